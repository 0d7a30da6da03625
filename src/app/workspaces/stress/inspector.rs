//! What a scenario stands on: needs, smallest sets, power, one party out.

use super::{Shown, routes};
use crate::analysis::{self, Analysis, NeedResult, Options};
use crate::app::jobs::Task;
use crate::app::theme::{self, size};
use crate::app::widgets::{self, Column, Table};
use crate::app::{Action, Ctx, scene};
use crate::brief::Absence;
use crate::figures::power;
use crate::model::Date;
use crate::typeset::Face;
use crate::words;
use egui::Ui;
use std::sync::Arc;

/// The figures with every party in, for comparison while some are out.
#[derive(Debug, Default)]
pub(super) struct Baseline {
    known: Option<(u64, Option<Date>, Arc<Analysis>)>,
    task: Option<(u64, Option<Date>, Task<Analysis>)>,
}

impl Baseline {
    /// Keeps or finds the figures of this state of the package with every party in.
    fn update(&mut self, ui: &Ui, ctx: &Ctx) {
        let assessment = ctx.assessment;
        let (revision, as_of) = (assessment.revision, assessment.options.as_of);
        if assessment.options.out.is_empty() {
            self.known = Some((revision, as_of, assessment.analysis.clone()));
            self.task = None;
            return;
        }
        if self.of(ctx).is_some() {
            return;
        }
        let wanted =
            |task: &(u64, Option<Date>, Task<Analysis>)| (task.0, task.1) == (revision, as_of);
        if !self.task.as_ref().is_some_and(wanted) {
            let package = assessment.package.clone();
            let task = Task::start(ui.ctx(), "baseline", move |emit| {
                let options = Options { as_of, ..Options::default() };
                emit.put(analysis::analyse(&package, &options));
            });
            self.task = Some((revision, as_of, task));
        }
        if let Some((_, _, task)) = &mut self.task
            && let Some(found) = task.take()
        {
            self.known = Some((revision, as_of, Arc::new(found)));
        }
    }

    /// The figures, where they are those of the state on screen.
    fn of(&self, ctx: &Ctx) -> Option<Arc<Analysis>> {
        let (revision, as_of, analysis) = self.known.as_ref()?;
        let fits = *revision == ctx.assessment.revision && *as_of == ctx.assessment.options.as_of;
        fits.then(|| analysis.clone())
    }
}

/// Draws the inspector.
pub(super) fn show(ui: &mut Ui, ctx: &mut Ctx, shown: Shown) {
    let mut baseline = std::mem::take(&mut ctx.states.stress.baseline);
    baseline.update(ui, ctx);
    let before = baseline.of(ctx);
    ctx.states.stress.baseline = baseline;
    if ctx.assessment.options.out.is_empty() {
        stances(ui, ctx, shown);
    } else {
        without(ui, ctx, shown, before.as_deref());
        put_in_brief(ui, ctx, shown);
    }
    let Some(result) = shown.result.needs.iter().find(|n| n.need == shown.need) else { return };
    if let Some(place) = ctx.states.stress.unfolded
        && let Some(route) = ctx.assessment.analysis.routes.get(place)
    {
        ui.add_space(8.0);
        widgets::section(ui, &routes::title(shown.package, route));
        routes::details(ui, ctx, shown.package, route);
    }
    ui.add_space(8.0);
    sets(ui, shown, result);
    ui.add_space(8.0);
    widgets::section(ui, "Whose decision matters (Banzhaf)");
    let bars = power::bars(shown.package, &result.power, scene::room(ui));
    scene::show(ui, &bars);
    ui.add_space(8.0);
    one_out(ui, shown, result);
}

/// The figures of each need in the three stances.
fn stances(ui: &mut Ui, ctx: &mut Ctx, shown: Shown) {
    widgets::section(ui, "What arrives in time");
    let columns = vec![
        Column::words("Need", 70.0, 1.0),
        Column::figures("All act", 46.0),
        Column::figures("Assured", 50.0),
        Column::figures("In hand", 48.0),
    ];
    let table = Table::new(ui, columns, 26.0);
    table.head(ui);
    for result in &shown.result.needs {
        let Some(need) = shown.scenario.needs.get(result.need) else { continue };
        let shares = [result.measures.ceiling, result.measures.assured, result.measures.in_hand];
        let name = shown.need_name(need);
        let mut chosen = false;
        let only = shown.result.needs.len() < 2;
        table.row(ui, !only && result.need == shown.need, |ui, i| match i.checked_sub(1) {
            None => chosen = need_button(ui, ctx, name),
            Some(stance) => share(ui, ctx, shares.get(stance).copied().unwrap_or(0.0)),
        });
        if chosen {
            ctx.states.stress.need = result.need;
            ctx.states.stress.unfolded = None;
        }
    }
}

fn need_button(ui: &mut Ui, ctx: &Ctx, name: &str) -> bool {
    let text = theme::text(name, Face::Sans, size::BODY).color(ctx.theme.link);
    ui.spacing_mut().button_padding.x = 0.0;
    let button = egui::Button::new(text).frame_when_inactive(false).truncate();
    ui.add(button).on_hover_text(name).clicked()
}

/// What is assured and what could be, with all and without those who are out.
fn without(ui: &mut Ui, ctx: &mut Ctx, shown: Shown, before: Option<&Analysis>) {
    let out = &ctx.assessment.options.out;
    let names: Vec<&str> = out.iter().map(|id| shown.package.element_name(id)).collect();
    widgets::section(ui, &format!("Without {}", words::list(&names)));
    let columns = vec![
        Column::words("Need", 80.0, 1.0),
        Column::figures("All", 48.0),
        Column::figures("Now", 48.0),
    ];
    for (title, pick) in [
        ("If everyone else acts", (|m: &NeedResult| m.measures.ceiling) as fn(&NeedResult) -> f64),
        ("Assured", |m: &NeedResult| m.measures.assured),
    ] {
        widgets::note(ui, title);
        let table = Table::new(ui, columns.clone(), 26.0);
        table.head(ui);
        for result in &shown.result.needs {
            let Some(need) = shown.scenario.needs.get(result.need) else { continue };
            let name = shown.need_name(need);
            let was = before
                .and_then(|a| a.scenarios.iter().find(|s| s.scenario == shown.place))
                .and_then(|s| s.needs.iter().find(|n| n.need == result.need))
                .map(pick);
            let now = pick(result);
            table.row(ui, false, |ui, i| match i {
                0 => {
                    ui.add(egui::Label::new(name).truncate()).on_hover_text(name);
                }
                1 => {
                    ui.label(was.map_or_else(|| "…".to_owned(), words::percent));
                }
                _ => {
                    let fell = was.is_some_and(|was| now < was - 1e-9);
                    let face = if fell { Face::SansSemiBold } else { Face::Sans };
                    let color = if fell { ctx.theme.danger } else { ctx.theme.ink };
                    ui.label(theme::text(words::percent(now), face, size::BODY).color(color));
                }
            });
        }
        ui.add_space(6.0);
    }
}

/// Has the brief show what is left without those who are out; it shows the scenario with all anyway.
fn put_in_brief(ui: &mut Ui, ctx: &mut Ctx, shown: Shown) {
    let out = ctx.assessment.options.out.clone();
    let absence = Absence { scenario: shown.scenario.id.clone(), out };
    let there = ctx.states.brief.shows(&absence);
    let name = if there { "Take out of the brief" } else { "Put in the brief" };
    if widgets::button(ui, name).clicked() {
        let said = if there { "Taken out of the brief" } else { "The brief shows this too" };
        ctx.states.brief.toggle(absence);
        ctx.actions.push(Action::Say(said.to_owned()));
    }
}

fn share(ui: &mut Ui, ctx: &Ctx, share: f64) {
    let color = if share <= 0.0 { ctx.theme.danger } else { ctx.theme.ink };
    ui.label(theme::text(words::percent(share), Face::Sans, size::BODY).color(color));
}

fn sets(ui: &mut Ui, shown: Shown, result: &NeedResult) {
    const MOST: usize = 10;
    widgets::section(ui, "Smallest sets that break it");
    let sets = &result.blocking_sets;
    if sets.iter().any(Vec::is_empty) {
        widgets::muted(ui, "The need is not met even if everyone acts.");
        return;
    }
    if sets.is_empty() {
        widgets::muted(ui, "Nobody can break it: what it needs is there already.");
    }
    let table = Table::new(ui, vec![Column::words("", 60.0, 1.0)], 27.0);
    for set in sets.iter().take(MOST) {
        let names: Vec<&str> = set.iter().map(|id| shown.package.element_name(id)).collect();
        table.text_row(ui, &[&names.join(" + ")], false);
    }
    if sets.len() > MOST {
        widgets::note(ui, &format!("and {}", words::count(sets.len() - MOST, "larger set")));
    }
    if !result.blocking_sets_complete {
        widgets::note(ui, "Only sets of up to four were searched; larger ones may exist.");
    }
}

fn one_out(ui: &mut Ui, shown: Shown, result: &NeedResult) {
    widgets::section(ui, "One party out");
    if result.one_party_out.is_empty() {
        widgets::muted(ui, "No single party’s absence lowers what arrives.");
        return;
    }
    let mut rows: Vec<(&str, f64)> = result
        .one_party_out
        .iter()
        .map(|(id, left)| (shown.package.element_name(id), *left))
        .collect();
    rows.sort_by(|a, b| a.1.total_cmp(&b.1).then_with(|| a.0.cmp(b.0)));
    let columns = vec![Column::words("Without", 80.0, 1.0), Column::figures("Still arrives", 90.0)];
    let table = Table::new(ui, columns, 26.0);
    table.head(ui);
    for (name, left) in rows {
        table.text_row(ui, &[name, &words::percent(left)], false);
    }
}
