//! Drafting moves that would close the gap: what to ask for, of whom, and what it would buy.

mod inspector;
mod plan;
mod search;

use crate::analysis::{Lever, LeverKind, Measures};
use crate::app::theme::{self, size};
use crate::app::widgets::{self, Column, ListRow, Table};
use crate::app::{Action, Command, Ctx};
use crate::model::{Kind, Package, Term};
use crate::typeset::Face;
use crate::words;
use egui::Ui;
use std::collections::BTreeMap;

/// Rows of the table before “show all”.
const FIRST: usize = 40;

/// What this workspace remembers.
#[derive(Debug, Default)]
pub struct State {
    search: search::Search,
    plan: plan::State,
    inspector: inspector::State,
    kind: Option<LeverKind>,
    /// The party asked, by id.
    party: Option<String>,
    /// The chosen lever, by id.
    chosen: Option<String>,
    all: bool,
}

impl State {
    fn fits(&self, lever: &Lever) -> bool {
        self.kind.is_none_or(|kind| kind == lever.kind)
            && self.party.as_ref().is_none_or(|party| lever.asks.contains(party))
    }
}

/// The best move found so far on an object, written as the subject of a finding, where it adds to
/// what is assured; looks anew after each edit.
pub fn best_on(ui: &Ui, ctx: &mut Ctx, subject: &str) -> Option<Lever> {
    let mut search = std::mem::take(&mut ctx.states.levers.search);
    search.keep_up(ui, ctx);
    let before = ctx.analysis().measures;
    let known = search.is_of(ctx);
    let on = |l: &&Lever| l.target == subject && l.gain(&before) > 0.0;
    let best = search.levers().iter().find(on).filter(|_| known).cloned();
    ctx.states.levers.search = search;
    best
}

/// Draws the workspace.
pub fn show(ui: &mut Ui, ctx: &mut Ctx) {
    let mut search = std::mem::take(&mut ctx.states.levers.search);
    search.keep_up(ui, ctx);
    widgets::side_list(ui, "levers", |ui| filters(ui, ctx, search.levers()));
    let chosen = ctx.states.levers.chosen.clone();
    let chosen = chosen.and_then(|id| search.levers().iter().find(|l| l.id == id));
    let stale = ctx.is_stale() || !search.is_of(ctx);
    widgets::inspector(ui, "levers", |ui| {
        widgets::grey_when_stale(ui, stale, |ui| match chosen {
            Some(lever) => inspector::show(ui, ctx, lever, stale),
            None => {
                widgets::section(ui, "Before and after");
                widgets::muted(ui, "Choose a move to see what it changes, and apply it.");
            }
        });
    });
    widgets::page(ui, |ui| page(ui, ctx, &search, stale));
    ctx.states.levers.search = search;
}

fn filters(ui: &mut Ui, ctx: &mut Ctx, levers: &[Lever]) {
    widgets::section(ui, "Asked of");
    let mut parties: BTreeMap<&str, usize> = BTreeMap::new();
    for lever in levers {
        for party in &lever.asks {
            *parties.entry(party.as_str()).or_default() += 1;
        }
    }
    let state = &mut ctx.states.levers;
    if filter_row(ui, "Anyone", levers.len(), state.party.is_none()) {
        state.party = None;
    }
    for party in &ctx.assessment.package.parties {
        let Some(count) = parties.get(party.id.as_str()) else { continue };
        let chosen = state.party.as_ref() == Some(&party.id);
        if filter_row(ui, crate::model::Listed::name(party), *count, chosen) {
            state.party = (!chosen).then(|| party.id.clone());
        }
    }
    ui.add_space(12.0);
    widgets::section(ui, "Kind of move");
    if filter_row(ui, "Every kind", levers.len(), state.kind.is_none()) {
        state.kind = None;
    }
    for kind in LeverKind::ALL {
        let count = levers.iter().filter(|l| l.kind == *kind).count();
        let chosen = state.kind == Some(*kind);
        if count > 0 && filter_row(ui, &words::sentence_case(kind.words()), count, chosen) {
            state.kind = (!chosen).then_some(*kind);
        }
    }
}

fn filter_row(ui: &mut Ui, name: &str, count: usize, selected: bool) -> bool {
    let right = count.to_string();
    let row = ListRow { text: name, selected, right: &right, ..ListRow::default() };
    widgets::list_row(ui, &row).clicked()
}

fn page(ui: &mut Ui, ctx: &mut Ctx, search: &search::Search, stale: bool) {
    widgets::page_title(
        ui,
        "What to ask for, and what it would buy",
        "Each move is made on a copy and measured; nothing changes until you apply it",
    );
    let measures = ctx.analysis().measures;
    if !measures.measured {
        widgets::card(ui, "Levers", |ui| {
            widgets::hint(ui, "Nothing to measure yet: no scenario calls for anything.");
            if widgets::primary_button(ui, "Add a scenario").clicked() {
                ctx.run(Command::Add(Kind::Scenario));
            }
        });
        return;
    }
    plan::card(ui, ctx);
    let title = if search.is_done() { "All moves, best first" } else { "Looking for moves…" };
    let shown: Vec<&Lever> = search.levers().iter().filter(|l| ctx.states.levers.fits(l)).collect();
    let counted = words::count(shown.len(), "move");
    let mut copy = false;
    widgets::card_with(
        ui,
        title,
        |ui| {
            copy = widgets::link_button(ui, "Copy table").clicked();
            widgets::muted(ui, &counted);
        },
        |ui| {
            widgets::grey_when_stale(ui, stale, |ui| table(ui, ctx, &shown, measures, stale));
        },
    );
    if copy {
        let text = tsv(&ctx.assessment.package, measures, &shown);
        ctx.actions.push(Action::CopyText { text, what: "The table of moves".into() });
    }
}

fn table(ui: &mut Ui, ctx: &mut Ctx, shown: &[&Lever], before: Measures, stale: bool) {
    if shown.is_empty() {
        widgets::hint(ui, "No move fits.");
        return;
    }
    // A narrow page has no room for the ceiling; the inspector has it too.
    let wide = ui.available_width() > 620.0;
    let columns = vec![
        Column::figures("", 22.0),
        Column::words("Move", if wide { 190.0 } else { 90.0 }, 1.0),
        Column::words("Asks of", if wide { 90.0 } else { 60.0 }, 0.4),
        Column::figures("Assured", 78.0),
        Column::figures(if wide { "All act" } else { "" }, if wide { 78.0 } else { 0.0 }),
        Column::figures("", 52.0),
    ];
    let table = Table::new(ui, columns, 29.0);
    table.head(ui);
    let most = if ctx.states.levers.all { usize::MAX } else { FIRST };
    for (place, lever) in shown.iter().take(most).enumerate() {
        row(ui, ctx, &table, (place, lever), before, stale);
    }
    if shown.len() > most && widgets::link_button(ui, "Show all").clicked() {
        ctx.states.levers.all = true;
    }
}

fn row(
    ui: &mut Ui,
    ctx: &mut Ctx,
    table: &Table,
    (place, lever): (usize, &Lever),
    before: Measures,
    stale: bool,
) {
    let chosen = ctx.states.levers.chosen.as_ref() == Some(&lever.id);
    let asks = asks(&ctx.assessment.package, lever);
    let (mut choose, mut apply) = (false, false);
    let words = [(1, lever.title.as_str()), (2, asks.as_str())];
    table.row_around(ui, &words, chosen, |ui, i| match i {
        0 => {
            widgets::muted(ui, &(place + 1).to_string());
        }
        1 => choose = move_button(ui, ctx, &lever.title),
        2 => {
            ui.add(egui::Label::new(asks.as_str()).wrap());
        }
        3 => change(ui, ctx, before.assured, lever.after.assured),
        4 if ui.available_width() > 40.0 => {
            change(ui, ctx, before.ceiling, lever.after.ceiling);
        }
        4 => {}
        _ => {
            let name = format!("Apply: {}", lever.title);
            ui.add_enabled_ui(!stale, |ui| {
                let button = widgets::small_button(ui, "Apply", false);
                apply = button.accessible_name(name).clicked();
            });
        }
    });
    if choose {
        ctx.states.levers.chosen = (!chosen).then(|| lever.id.clone());
    }
    if apply {
        apply_lever(ctx, lever);
    }
}

fn move_button(ui: &mut Ui, ctx: &Ctx, name: &str) -> bool {
    ui.spacing_mut().button_padding.x = 0.0;
    let text = theme::text(name, Face::Sans, size::BODY).color(ctx.theme.link);
    let button = egui::Button::new(text).frame_when_inactive(false).wrap();
    ui.add(button).clicked()
}

/// A measure before and after: “37 → 49 %”, or the one figure where it does not change.
fn change(ui: &mut Ui, ctx: &Ctx, before: f64, after: f64) {
    let text = change_words(before, after);
    let moved = (before - after).abs() > 1e-9;
    let face = if moved { Face::SansMedium } else { Face::Sans };
    let color = if moved { ctx.theme.ink } else { ctx.theme.muted };
    ui.label(theme::text(text, face, size::BODY).color(color));
}

fn change_words(before: f64, after: f64) -> String {
    if (before - after).abs() <= 1e-9 {
        return words::percent(after);
    }
    format!("{} → {}", words::percent_figure(before), words::percent(after))
}

/// The parties that a lever asks, by name, or how many there are.
pub fn asks(package: &Package, lever: &Lever) -> String {
    let names: Vec<&str> = lever.asks.iter().map(|id| package.element_name(id)).collect();
    if names.len() <= 3 { words::list(&names) } else { words::count(names.len(), "party") }
}

fn apply_lever(ctx: &mut Ctx, lever: &Lever) {
    ctx.edit(format!("apply “{}”", lever.title), lever.edit.clone());
    ctx.states.levers.chosen = None;
}

fn tsv(package: &Package, before: Measures, levers: &[&Lever]) -> String {
    let head = "Move\tAsks of\tAssured before\tAssured after\tAll act before\tAll act after";
    let mut lines = vec![head.to_owned()];
    for lever in levers {
        let names: Vec<&str> = lever.asks.iter().map(|id| package.element_name(id)).collect();
        lines.push(
            [
                lever.title.clone(),
                names.join(", "),
                words::percent(before.assured),
                words::percent(lever.after.assured),
                words::percent(before.ceiling),
                words::percent(lever.after.ceiling),
            ]
            .join("\t"),
        );
    }
    lines.join("\n")
}
