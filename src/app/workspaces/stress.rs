//! Scenarios: what arrives, by when, and who can stop it.

mod copy;
mod inspector;

use super::routes;
use crate::analysis::ScenarioResult;
use crate::app::scene::{self, Kept};
use crate::app::widgets::{self, ListRow};
use crate::app::{Action, Command, Ctx, Selection};
use crate::figures::{Figure, Scene, arrival, gantt};
use crate::model::{Capability, Kind, Listed, Need, Package, Role, Scenario, Term, Vector};
use crate::words;
use egui::Ui;

/// What kept charts depend on: the state of the package, how it is looked at, the scenario, the
/// need and the width.
type Key = (u64, crate::analysis::Options, usize, usize, u32);

/// What this workspace remembers.
#[derive(Debug, Default)]
pub struct State {
    /// The need on screen, by place in the scenario.
    need: usize,
    unfolded: routes::Unfolded,
    arrival: Kept<Key, Option<Scene>>,
    gantt: Kept<Key, Option<Figure<gantt::Target>>>,
    baseline: inspector::Baseline,
}

/// What the workspace is about: a scenario with its figures, and the need on screen.
#[derive(Clone, Copy)]
struct Shown<'a> {
    package: &'a Package,
    scenario: &'a Scenario,
    place: usize,
    result: &'a ScenarioResult,
    /// The need's place; out of range where the scenario has none.
    need: usize,
}

impl<'a> Shown<'a> {
    fn of(ctx: &Ctx<'a>) -> Option<Shown<'a>> {
        let package = &*ctx.assessment.package;
        let place = ctx.view.shown_scenario(package)?;
        let scenario = package.scenarios.get(place)?;
        let results = &ctx.assessment.analysis.scenarios;
        let result = results.iter().find(|r| r.scenario == place)?;
        let last = scenario.needs.len().saturating_sub(1);
        let need = ctx.states.stress.need.min(last);
        Some(Shown { package, scenario, place, result, need })
    }

    fn need_name(&self, need: &Need) -> &'a str {
        self.package.find::<Capability>(&need.capability).map_or("Unknown help", Listed::name)
    }
}

/// Draws the workspace.
pub fn show(ui: &mut Ui, ctx: &mut Ctx) {
    widgets::side_list(ui, "stress test", |ui| {
        scenarios(ui, ctx);
        ui.add_space(14.0);
        switches(ui, ctx);
    });
    let stale = ctx.is_stale();
    let Some(shown) = Shown::of(ctx) else {
        widgets::page(ui, |ui| nothing(ui, ctx));
        return;
    };
    widgets::inspector(ui, "stress test", |ui| {
        widgets::grey_when_stale(ui, stale, |ui| inspector::show(ui, ctx, shown));
    });
    widgets::page(ui, |ui| {
        widgets::grey_when_stale(ui, stale, |ui| page(ui, ctx, shown));
    });
}

fn nothing(ui: &mut Ui, ctx: &mut Ctx) {
    widgets::page_title(ui, "Stress test", "What arrives, by when, and who can stop it");
    widgets::card(ui, "Scenarios", |ui| {
        let waiting = ctx.is_stale() && !ctx.package.scenarios.is_empty();
        if waiting {
            widgets::hint(ui, "Analysing…");
            return;
        }
        widgets::hint(ui, "Nothing to measure yet: the package has no scenario to stand up to.");
        if widgets::primary_button(ui, "Add a scenario").clicked() {
            ctx.run(Command::Add(Kind::Scenario));
        }
    });
}

fn scenarios(ui: &mut Ui, ctx: &mut Ctx) {
    if widgets::section_with_add(ui, "Scenarios", "Add a scenario") {
        ctx.run(Command::Add(Kind::Scenario));
    }
    let assessment = ctx.assessment;
    let chosen = ctx.view.shown_scenario(&assessment.package);
    for (place, scenario) in assessment.package.scenarios.iter().enumerate() {
        let results = &assessment.analysis.scenarios;
        let measures = results.iter().find(|r| r.scenario == place).map(|r| r.measures);
        let assured = measures.filter(|m| m.measured).map(|m| m.assured);
        let right = assured.map_or_else(|| "–".to_owned(), words::percent);
        let row = ListRow {
            text: scenario.name(),
            selected: chosen == Some(place),
            right: &right,
            right_color: assured.filter(|a| *a <= 0.0).map(|_| ctx.theme.danger),
            ..ListRow::default()
        };
        let said = format!("{}: {right} assured", scenario.name());
        if widgets::list_row(ui, &row).on_hover_text(said).clicked() {
            ctx.actions.push(Action::SelectScenario(scenario.id.clone()));
            ctx.states.stress.need = 0;
            ctx.states.stress.unfolded = None;
        }
    }
    if assessment.package.scenarios.is_empty() {
        widgets::hint(ui, "None yet");
    }
}

/// Switches that take a party out of the picture.
fn switches(ui: &mut Ui, ctx: &mut Ctx) {
    widgets::section(ui, "On the day");
    widgets::note(ui, "Switch a party off and see what is left");
    let package = ctx.package;
    let free = |role: Role| !matches!(role, Role::Beneficiary | Role::Adversary);
    for party in package.parties.iter().filter(|p| free(p.role)) {
        let mut on = !ctx.view.options.out.contains(&party.id);
        if widgets::switch(ui, &mut on, party.name()).changed() {
            ctx.actions.push(Action::SetOut { party: party.id.clone(), out: !on });
        }
    }
}

fn subtitle(package: &Package, scenario: &Scenario) -> String {
    let vectors: Vec<&str> = scenario
        .vectors
        .iter()
        .map(|id| package.find::<Vector>(id).map_or(id.as_str(), Listed::name))
        .collect();
    let area = package.find::<crate::model::Area>(&scenario.area).map_or("anywhere", Listed::name);
    let parts = [
        vectors.join(", "),
        scenario.severity.words().to_owned(),
        area.to_owned(),
        format!("{} attribution", scenario.attribution.words()),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn page(ui: &mut Ui, ctx: &mut Ctx, shown: Shown) {
    let said = subtitle(shown.package, shown.scenario);
    widgets::page_title(ui, shown.scenario.name(), &said);
    if !shown.scenario.narrative.trim().is_empty() {
        ui.add(egui::Label::new(shown.scenario.narrative.trim()).wrap());
        ui.add_space(6.0);
    }
    let Some(need) = shown.scenario.needs.get(shown.need) else {
        widgets::card(ui, "Needs", |ui| {
            widgets::hint(ui, "This scenario calls for nothing yet, so nothing is measured.");
            if widgets::button(ui, "Add what it calls for in Draft").clicked() {
                edit_scenario(ctx, shown);
            }
        });
        return;
    };
    needs_choice(ui, ctx, shown);
    let title = format!("{}: what arrives, by when", shown.need_name(need));
    let count = shown.scenario.needs.len();
    let which = format!("{} of {}", shown.need + 1, words::count(count, "need"));
    widgets::card_with(
        ui,
        &title,
        |ui| {
            widgets::muted(ui, &which);
        },
        |ui| arrival_chart(ui, ctx, shown),
    );
    widgets::card(ui, "Route by route", |ui| gantt_chart(ui, ctx, shown));
    ui.horizontal(|ui| {
        if widgets::button(ui, "Copy table").clicked() {
            let text = copy::table(ctx.assessment, shown.place);
            ctx.actions.push(Action::CopyText { text, what: "The table".into() });
        }
        if widgets::button(ui, "Edit the scenario").clicked() {
            edit_scenario(ctx, shown);
        }
    });
}

fn edit_scenario(ctx: &mut Ctx, shown: Shown) {
    if let Some(selection) = Selection::of(ctx.package, Kind::Scenario, &shown.scenario.id) {
        ctx.actions.push(Action::Select(selection));
    }
}

/// The needs of the scenario as choices; nothing where it has one.
fn needs_choice(ui: &mut Ui, ctx: &mut Ctx, shown: Shown) {
    if shown.scenario.needs.len() < 2 {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for (place, need) in shown.scenario.needs.iter().enumerate() {
            let name = shown.need_name(need);
            if ui.selectable_label(place == shown.need, name).clicked() {
                ctx.states.stress.need = place;
                ctx.states.stress.unfolded = None;
            }
        }
    });
    ui.add_space(2.0);
}

fn key(ctx: &Ctx, shown: Shown, width: f32) -> Key {
    let assessment = ctx.assessment;
    let options = assessment.options.clone();
    (assessment.revision, options, shown.place, shown.need, width.to_bits())
}

fn arrival_chart(ui: &mut Ui, ctx: &mut Ctx, shown: Shown) {
    let width = scene::room(ui);
    let key = key(ctx, shown, width);
    let analysis = &ctx.assessment.analysis;
    let chart = ctx
        .states
        .stress
        .arrival
        .get(key, || arrival::of_need(shown.package, analysis, shown.place, shown.need, width));
    if let Some(chart) = chart {
        ui.add_space(4.0);
        scene::show(ui, chart);
    }
}

fn gantt_chart(ui: &mut Ui, ctx: &mut Ctx, shown: Shown) {
    let width = scene::room(ui);
    let key = key(ctx, shown, width);
    let assessment = ctx.assessment;
    let unfolded = ctx.states.stress.unfolded;
    let chart = ctx.states.stress.gantt.get(key, || {
        let out = &assessment.options.out;
        let which = (shown.place, shown.need);
        gantt::of_need(shown.package, &assessment.analysis, which, out, width)
    });
    let Some(chart) = chart else { return };
    let is_chosen = |target: &gantt::Target| target.route.is_some() && target.route == unfolded;
    let picked = scene::pick(ui, chart, is_chosen).map(|target| target.route);
    if let Some(route) = picked {
        ctx.states.stress.unfolded = if route == unfolded { None } else { route };
    }
}
