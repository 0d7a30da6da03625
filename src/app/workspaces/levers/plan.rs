//! The plan: moves in order until a target is met.

use super::{asks, change_words};
use crate::analysis::{self, Options, Plan, Reason};
use crate::app::Ctx;
use crate::app::jobs::Task;
use crate::app::theme::{self, Theme, size};
use crate::app::widgets::{self, Column, Table};
use crate::edit::Edit;
use crate::model::{Capability, Listed, Package};
use crate::typeset::Face;
use crate::words;
use egui::Ui;

/// What a plan spares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Aim {
    /// The greatest gain for each party asked, step by step.
    #[default]
    Gain,
    /// As few parties asked as possible.
    Parties,
}

/// What a plan depends on.
type Key = (u64, Options, u32, Aim);

/// What the card remembers.
#[derive(Debug)]
pub(super) struct State {
    /// The target in per cent.
    target: u32,
    aim: Aim,
    key: Option<Key>,
    task: Option<Task<Plan>>,
    plan: Option<Plan>,
    /// Whether every step is shown.
    unfolded: bool,
}

/// Steps shown until the rest is asked for.
const FIRST: usize = 8;

impl Default for State {
    fn default() -> State {
        State {
            target: 80,
            aim: Aim::default(),
            key: None,
            task: None,
            plan: None,
            unfolded: false,
        }
    }
}

impl State {
    fn keep_up(&mut self, ui: &Ui, ctx: &Ctx) {
        let assessment = ctx.assessment;
        let key = (assessment.revision, assessment.options.clone(), self.target, self.aim);
        if !ctx.is_stale() && self.key.as_ref() != Some(&key) {
            let (package, options) = (assessment.package.clone(), assessment.options.clone());
            let (target, aim) = (f64::from(self.target) / 100.0, self.aim);
            self.key = Some(key);
            self.task = Some(Task::start(ui.ctx(), "plan", move |emit| {
                let plan = match aim {
                    Aim::Gain => analysis::plan,
                    Aim::Parties => analysis::fewest_parties,
                };
                emit.put(plan(&package, &options, target, emit.cancelled()));
            }));
        }
        if let Some(task) = &mut self.task
            && let Some(plan) = task.take()
        {
            self.plan = Some(plan);
            self.task = None;
        }
    }
}

/// Draws the card.
pub(super) fn card(ui: &mut Ui, ctx: &mut Ctx) {
    let mut state = std::mem::take(&mut ctx.states.levers.plan);
    state.keep_up(ui, ctx);
    widgets::card(ui, "The way to a target", |ui| {
        controls(ui, &mut state);
        // A slider that moves asks for another plan in the next frame.
        let stale = ctx.is_stale() || state.task.is_some();
        widgets::grey_when_stale(ui, stale, |ui| match &state.plan {
            Some(plan) => show(ui, ctx, plan, &mut state.unfolded, stale),
            None => widgets::hint(ui, "Looking for a way…"),
        });
    });
    ctx.states.levers.plan = state;
}

fn controls(ui: &mut Ui, state: &mut State) {
    ui.horizontal_wrapped(|ui| {
        let label = ui.label("Assured, at least");
        ui.spacing_mut().slider_width = 150.0;
        let slider = egui::Slider::new(&mut state.target, 0..=100).suffix("\u{a0}%");
        ui.scope(|ui| {
            // The rail would else have the colour of the card.
            let theme = Theme::of(ui);
            ui.visuals_mut().widgets.inactive.bg_fill = theme.outline;
            ui.visuals_mut().selection.bg_fill = theme.button;
            ui.add(slider.trailing_fill(true)).labelled_by(label.id);
        });
    });
    let aims = [(Aim::Gain, "Most for each party asked"), (Aim::Parties, "Fewest parties")];
    widgets::segmented(ui, &aims, &mut state.aim);
    ui.add_space(4.0);
}

fn show(ui: &mut Ui, ctx: &mut Ctx, plan: &Plan, unfolded: &mut bool, stale: bool) {
    let package = &ctx.assessment.package;
    ui.add(egui::Label::new(theme::text(summary(package, plan), Face::Sans, size::BODY)).wrap());
    ui.add_space(2.0);
    if !plan.steps.is_empty() {
        let columns = vec![
            Column::figures("", 22.0),
            Column::words("Move", 100.0, 1.0),
            Column::words("Asks of", 70.0, 0.4),
            Column::figures("Assured", 78.0),
        ];
        let table = Table::new(ui, columns, 26.0);
        table.head(ui);
        let mut before = plan.before.assured;
        let most = if *unfolded { usize::MAX } else { FIRST };
        for (place, step) in plan.steps.iter().take(most).enumerate() {
            let after = step.lever.after.assured;
            let texts = [
                (place + 1).to_string(),
                step.lever.title.clone(),
                asks(package, &step.lever),
                change_words(before, after),
            ];
            table.text_row(ui, &texts.each_ref().map(String::as_str), false);
            before = after;
        }
        if plan.steps.len() > most {
            let rest = words::count(plan.steps.len() - most, "more step");
            if widgets::link_button(ui, &format!("Show {rest}")).clicked() {
                *unfolded = true;
            }
        }
        ui.add_space(8.0);
        let name = if plan.steps.len() == 1 { "Apply the move" } else { "Apply the plan" };
        ui.add_enabled_ui(!stale, |ui| {
            if widgets::primary_button(ui, name).clicked() {
                let edits = plan.steps.iter().map(|step| step.lever.edit.clone()).collect();
                ctx.edit("apply the plan", Edit::Batch(edits));
            }
        });
    }
    obstacles(ui, package, plan);
}

fn summary(package: &Package, plan: &Plan) -> String {
    let target = words::percent(plan.target);
    let (before, after) = (plan.before.assured, plan.after().assured);
    if plan.steps.is_empty() && plan.is_reached() {
        return format!("{} is assured already.", words::percent(before));
    }
    if plan.steps.is_empty() {
        return "No move raises what is assured.".to_owned();
    }
    let names: Vec<&str> = plan.parties.iter().map(|id| package.element_name(id)).collect();
    let of =
        if names.len() <= 5 { words::list(&names) } else { words::count(names.len(), "party") };
    let moves = words::count(plan.steps.len(), "move");
    let (from, to) = (words::percent(before), words::percent(after));
    if plan.is_reached() {
        format!("{moves} would lift what is assured from {from} to {to}, asking {of}.")
    } else if plan.cut_short {
        format!(
            "{moves} would lift what is assured from {from} to {to}, asking {of}; the package is too large to search for more."
        )
    } else {
        format!(
            "{target} is out of reach: {moves} would lift what is assured from {from} to {to}, asking {of}."
        )
    }
}

fn obstacles(ui: &mut Ui, package: &Package, plan: &Plan) {
    const MOST: usize = 5;
    if plan.obstacles.is_empty() {
        return;
    }
    ui.add_space(8.0);
    widgets::section(ui, "What stands in the way");
    for obstacle in plan.obstacles.iter().take(MOST) {
        let Some(scenario) = package.scenarios.get(obstacle.scenario) else { continue };
        let Some(need) = scenario.needs.get(obstacle.need) else { continue };
        let what = package.find::<Capability>(&need.capability).map_or("Help", Listed::name);
        let why = match obstacle.reason {
            Reason::NothingOffered => "nothing in the package counts toward it".to_owned(),
            Reason::TooLittle(amount) => format!(
                "only {} of {} are promised",
                words::amount(amount),
                words::quantity(package, &need.capability, need.amount)
            ),
            Reason::TooLate => "enough is promised, but it comes too late".to_owned(),
            Reason::Undecided => "enough can come in time, but only if somebody decides".to_owned(),
        };
        widgets::muted(ui, &format!("{what} in “{}”: {why}.", scenario.name()));
    }
}
