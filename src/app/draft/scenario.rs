//! The page of a scenario, with its needs.

use super::form::{Form, Options, options, options_or};
use super::page;
use crate::app::icons::Icon;
use crate::app::{Action, Ctx, Workspace, widgets};
use crate::model::{Area, Capability, Kind, Need, Scenario, Source, Term as _, Unknown, Vector};
use crate::words;
use egui::Ui;

/// Draws the page.
pub fn show(ui: &mut Ui, ctx: &mut Ctx, index: usize) {
    let Some(mut scenario) = ctx.package.scenarios.get(index).cloned() else { return };
    let mut form = Form::default();
    let field = page::title(ui, ctx, "Name of the scenario", &scenario.name);
    form.take("Name", &mut scenario.name, field);
    widgets::muted(ui, &summary(&scenario));
    ui.add_space(8.0);
    figures(ui, ctx, &scenario);
    widgets::card(ui, "What happens", |ui| {
        let empty = "What happens, in a paragraph";
        let field = widgets::named(ui, "Narrative", |ui| {
            widgets::text_area(ui, &scenario.narrative, empty, 4)
        });
        form.take("Narrative", &mut scenario.narrative, field);
    });
    let (vectors, areas) = (options::<Vector>(ctx), options_or::<Area>(ctx, "Anywhere"));
    widgets::card(ui, "The violation", |ui| {
        form.many(ui, "Ways of attack", &vectors, &mut scenario.vectors, "None yet");
        form.choice(ui, "Severity", &mut scenario.severity);
        form.reference(ui, "Where", &areas, &mut scenario.area);
        form.choice(ui, "Attribution", &mut scenario.attribution);
        form.number(ui, "Weight", &mut scenario.weight, "in the package’s measures");
    });
    needs(ui, ctx, &mut form, &mut scenario);
    form.finish(ctx, index, scenario);
}

fn summary(scenario: &Scenario) -> String {
    let text = format!(
        "{} · {} attribution · {}",
        scenario.severity.words(),
        scenario.attribution.words(),
        words::count(scenario.needs.len(), "need")
    );
    words::sentence_case(&text)
}

/// The scenario's own figures, and the way to its stress test.
fn figures(ui: &mut Ui, ctx: &mut Ctx, scenario: &Scenario) {
    let place = ctx.assessment.package.position(Kind::Scenario, &scenario.id);
    let result = place.and_then(|p| ctx.analysis().scenarios.iter().find(|s| s.scenario == p));
    let Some(measures) = result.map(|r| r.measures).filter(|m| m.measured) else { return };
    ui.horizontal_wrapped(|ui| {
        let named = [
            ("If everyone acts", measures.ceiling),
            ("Assured", measures.assured),
            ("In hand", measures.in_hand),
        ];
        for (stance, (name, share)) in named.into_iter().enumerate() {
            widgets::note(ui, name);
            widgets::measure_bar(ui, share, widgets::stance_paint(stance), 72.0);
            ui.strong(words::percent(share));
        }
        if widgets::link_button(ui, "Stress test").clicked() {
            ctx.actions.push(Action::SelectScenario(scenario.id.clone()));
            ctx.actions.push(Action::Show(Workspace::Stress));
        }
    });
    ui.add_space(8.0);
}

fn needs(ui: &mut Ui, ctx: &mut Ctx, form: &mut Form, scenario: &mut Scenario) {
    let (capabilities, sources) =
        (options::<Capability>(ctx), options_or::<Source>(ctx, "No source"));
    let mut add = false;
    let right = |ui: &mut Ui| add = widgets::link_button(ui, "+ Add a need").clicked();
    let mut removed = None;
    widgets::card_with(ui, "What it calls for", right, |ui| {
        if scenario.needs.is_empty() {
            widgets::hint(ui, "Nothing yet, so the scenario measures nothing");
        }
        for (i, need) in scenario.needs.iter_mut().enumerate() {
            ui.push_id(i, |ui| {
                if i > 0 {
                    ui.separator();
                }
                if need_form(ui, ctx, form, need, (&capabilities, &sources), i) {
                    removed = Some(i);
                }
            });
        }
    });
    if let Some(i) = removed {
        scenario.needs.remove(i);
        form.touch("remove need");
    }
    if let (true, Some((capability, _))) = (add, capabilities.first()) {
        scenario.needs.push(Need {
            capability: capability.clone(),
            amount: 1.0,
            within_hours: 72.0,
            for_days: None,
            source: String::new(),
            unknown: Unknown::default(),
        });
        form.touch("add need");
    }
}

/// Draws the fields of a need; true when it is to be removed.
fn need_form(
    ui: &mut Ui,
    ctx: &Ctx,
    form: &mut Form,
    need: &mut Need,
    (capabilities, sources): (&Options, &Options),
    i: usize,
) -> bool {
    let mut removed = false;
    ui.horizontal(|ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let name = format!("Remove need {}", i + 1);
            removed = widgets::icon_button(ui, Icon::Cross, &name).clicked();
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                form.reference(ui, "Capability", capabilities, &mut need.capability);
            });
        });
    });
    let unit = ctx.package.find::<Capability>(&need.capability).map_or("", |c| c.unit.as_str());
    form.number(ui, "Amount", &mut need.amount, &words::plural(unit));
    form.number(ui, "Within", &mut need.within_hours, "hours");
    form.optional(ui, "For", &mut need.for_days, "days; nothing: as long as it is supplied");
    form.reference(ui, "Source", sources, &mut need.source);
    removed
}
