//! The page of a party, with its organs.

use super::form::{Form, Options, options, options_or};
use super::page;
use crate::app::icons::Icon;
use crate::app::{Ctx, widgets};
use crate::model::{Capability, Organ, Party, Source, Term as _, Unknown};
use crate::words;
use egui::Ui;

/// Draws the page.
pub fn show(ui: &mut Ui, ctx: &mut Ctx, index: usize) {
    let Some(mut party) = ctx.package.parties.get(index).cloned() else { return };
    let mut form = Form::default();
    let field = page::title(ui, ctx, "Name of the party", &party.name);
    form.take("Name", &mut party.name, field);
    widgets::muted(ui, &words::sentence_case(party.role.words()));
    ui.add_space(8.0);
    widgets::card(ui, "Party", |ui| {
        form.choice(ui, "Role", &mut party.role);
        form.area(ui, "Note", &mut party.note, "Anything the reader should know", 2);
    });
    let (capabilities, sources) =
        (options::<Capability>(ctx), options_or::<Source>(ctx, "No source"));
    organs(ui, &mut form, &mut party, &capabilities, &sources);
    promises(ui, ctx, &party);
    form.finish(ctx, index, party);
    page::used_by::<Party>(ui, ctx, index);
}

fn organs(
    ui: &mut Ui,
    form: &mut Form,
    party: &mut Party,
    capabilities: &Options,
    sources: &Options,
) {
    let mut add = false;
    let right = |ui: &mut Ui| add = widgets::link_button(ui, "+ Add an organ").clicked();
    let mut removed = None;
    widgets::card_with(ui, "Organs that must consent", right, |ui| {
        if party.organs.is_empty() {
            widgets::hint(ui, "None: the government decides alone");
        }
        for (i, organ) in party.organs.iter_mut().enumerate() {
            ui.push_id(i, |ui| {
                if i > 0 {
                    ui.separator();
                }
                if organ_form(ui, form, organ, capabilities, sources) {
                    removed = Some(i);
                }
            });
        }
    });
    if let Some(i) = removed {
        party.organs.remove(i);
        form.touch("remove organ");
    }
    if add {
        party.organs.push(new_organ(&party.organs));
        form.touch("add organ");
    }
}

/// Draws the fields of an organ; true when it is to be removed.
fn organ_form(
    ui: &mut Ui,
    form: &mut Form,
    organ: &mut Organ,
    capabilities: &Options,
    sources: &Options,
) -> bool {
    let mut removed = false;
    ui.horizontal(|ui| {
        let name = if organ.name.is_empty() { "this organ" } else { &organ.name };
        let remove = format!("Remove {name}");
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            removed = widgets::icon_button(ui, Icon::Cross, &remove).clicked();
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                form.text(ui, "Name", &mut organ.name, "Such as Bundestag");
            });
        });
    });
    form.many(ui, "Must consent to", capabilities, &mut organ.authorises, "Nothing");
    form.optional(ui, "Usually takes", &mut organ.typical_hours, "hours");
    form.optional(ui, "Must decide within", &mut organ.within_hours, "hours, by law");
    form.reference(ui, "Source", sources, &mut organ.source);
    removed
}

fn new_organ(others: &[Organ]) -> Organ {
    let taken = |id: &str| others.iter().any(|o| o.id == id);
    Organ {
        id: crate::model::fresh("parliament", taken),
        name: "Parliament".into(),
        authorises: Vec::new(),
        typical_hours: None,
        within_hours: None,
        source: String::new(),
        unknown: Unknown::default(),
    }
}

/// What the party promises, commitment by commitment.
fn promises(ui: &mut Ui, ctx: &mut Ctx, party: &Party) {
    let package = ctx.package;
    let mut lines = Vec::new();
    for commitment in &package.commitments {
        let shares: Vec<String> = commitment
            .supplies
            .iter()
            .filter(|s| s.by == party.id)
            .map(|s| {
                let capability = package.find::<Capability>(&s.capability);
                let name = capability.map_or("", |c| c.name.as_str()).to_lowercase();
                format!("{} of {name}", words::quantity(package, &s.capability, s.amount))
            })
            .collect();
        if !shares.is_empty() {
            lines.push((commitment.id.clone(), commitment.title.clone(), words::list(&shares)));
        }
    }
    widgets::card(ui, "What it promises", |ui| {
        if lines.is_empty() {
            widgets::hint(ui, "Nothing in this package");
        }
        for (id, title, shares) in &lines {
            ui.horizontal_wrapped(|ui| {
                if widgets::link_chip(ui, title).clicked() {
                    ctx.select::<crate::model::Commitment>(id);
                }
                widgets::muted(ui, shares);
            });
        }
    });
}
