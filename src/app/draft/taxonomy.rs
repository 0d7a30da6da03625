//! The pages of the package's own lists: layers, ways of attack, capabilities, areas, pools,
//! sources and accepted findings.

use super::form::{Form, options};
use super::page;
use crate::app::{Action, Ctx, widgets};
use crate::checks;
use crate::model::{Area, Capability, Commitment, Kind, Listed as _, Party, Pool, Source, Vector};
use crate::words;
use egui::Ui;

/// A page with a name and nothing else but where it is used.
macro_rules! named_page {
    ($name:ident, $type:ty, $list:ident, $label:literal, $kind:literal) => {
        /// Draws the page.
        pub fn $name(ui: &mut Ui, ctx: &mut Ctx, index: usize) {
            let Some(mut object) = ctx.package.$list.get(index).cloned() else { return };
            let mut form = Form::default();
            let field = page::title(ui, ctx, $label, &object.name);
            form.take("Name", &mut object.name, field);
            widgets::muted(ui, $kind);
            ui.add_space(8.0);
            form.finish(ctx, index, object);
            page::used_by::<$type>(ui, ctx, index);
        }
    };
}

named_page!(
    vector,
    Vector,
    vectors,
    "Name of the way of attack",
    "A way of attack: a row of the coverage matrix"
);
named_page!(
    area,
    Area,
    areas,
    "Name of the area",
    "A place where triggers apply, help may be used and scenarios happen"
);

/// The page of a capability.
pub fn capability(ui: &mut Ui, ctx: &mut Ctx, index: usize) {
    let Some(mut capability) = ctx.package.capabilities.get(index).cloned() else { return };
    let mut form = Form::default();
    let field = page::title(ui, ctx, "Name of the capability", &capability.name);
    form.take("Name", &mut capability.name, field);
    let talk = capability.id == crate::model::TALK;
    widgets::muted(ui, if talk { "Talk, which counts as no help" } else { "A kind of help" });
    ui.add_space(8.0);
    widgets::card(ui, "Measure", |ui| {
        form.text(ui, "Unit", &mut capability.unit, "One of it, such as battery");
        if !capability.unit.is_empty() {
            let many = words::plural(&capability.unit);
            widgets::note(
                ui,
                &format!("Every amount of it is in this unit: 1 {}, 2 {many}", capability.unit),
            );
        }
    });
    form.finish(ctx, index, capability);
    page::used_by::<Capability>(ui, ctx, index);
}

/// The page of a layer, with its commitments.
pub fn layer(ui: &mut Ui, ctx: &mut Ctx, index: usize) {
    let package = ctx.package;
    let Some(mut layer) = package.layers.get(index).cloned() else { return };
    let mut form = Form::default();
    let field = page::title(ui, ctx, "Name of the layer", &layer.name);
    form.take("Name", &mut layer.name, field);
    widgets::muted(ui, &format!("Layer {} of {}", index + 1, package.layers.len()));
    ui.add_space(8.0);
    widgets::card(ui, "Aim", |ui| {
        form.area(ui, "Aim", &mut layer.aim, "What the layer is for", 2);
    });
    let id = layer.id.clone();
    form.finish(ctx, index, layer);
    let mut add = false;
    let right = |ui: &mut Ui| add = widgets::link_button(ui, "+ Add a commitment").clicked();
    widgets::card_with(ui, "Commitments", right, |ui| {
        let mut none = true;
        for commitment in &package.commitments {
            if commitment.layer != id {
                continue;
            }
            none = false;
            let row = widgets::ListRow {
                text: commitment.name(),
                grade: super::rows::grade_of(ctx, &commitment.id),
                ..Default::default()
            };
            if widgets::list_row(ui, &row).clicked() {
                ctx.select::<Commitment>(&commitment.id);
            }
        }
        if none {
            widgets::hint(ui, "None yet");
        }
    });
    if add {
        ctx.actions.push(Action::AskNew { kind: Kind::Commitment, layer: id });
    }
}

/// The page of a pool.
pub fn pool(ui: &mut Ui, ctx: &mut Ctx, index: usize) {
    let package = ctx.package;
    let Some(mut pool) = package.pools.get(index).cloned() else { return };
    let mut form = Form::default();
    widgets::page_title(
        ui,
        &super::form::pool_name(ctx, &pool),
        "The real stock or force that supplies draw on, so that nothing is promised twice",
    );
    widgets::card(ui, "Pool", |ui| {
        form.reference(ui, "Held by", &options::<Party>(ctx), &mut pool.by);
        form.reference(ui, "Capability", &options::<Capability>(ctx), &mut pool.capability);
        let unit = package.find::<Capability>(&pool.capability).map_or("", |c| &c.unit);
        form.number(ui, "Amount", &mut pool.amount, &words::plural(unit));
        let promised: f64 = package
            .commitments
            .iter()
            .flat_map(|c| &c.supplies)
            .filter(|s| s.pool == pool.id)
            .map(|s| s.amount)
            .sum();
        let promised = words::quantity(package, &pool.capability, promised);
        widgets::note(ui, &format!("{promised} promised from it in all commitments together"));
    });
    form.finish(ctx, index, pool);
    page::used_by::<Pool>(ui, ctx, index);
}

/// The page of a source.
pub fn source(ui: &mut Ui, ctx: &mut Ctx, index: usize) {
    let Some(mut source) = ctx.package.sources.get(index).cloned() else { return };
    let mut form = Form::default();
    let field = page::title(ui, ctx, "Title of the source", &source.title);
    form.take("Title", &mut source.title, field);
    widgets::muted(ui, "What facts of the package rest on; the brief cites it by number");
    ui.add_space(8.0);
    widgets::card(ui, "Source", |ui| {
        form.text(ui, "Publisher", &mut source.publisher, "");
        form.date(ui, "Date", &mut source.date);
        form.date(ui, "Last checked", &mut source.verified);
    });
    form.finish(ctx, index, source);
    page::used_by::<Source>(ui, ctx, index);
}

/// The page of an accepted finding.
pub fn accepted(ui: &mut Ui, ctx: &mut Ctx, index: usize) {
    let Some(mut accepted) = ctx.package.accepted.get(index).cloned() else { return };
    let mut form = Form::default();
    let check = checks::ALL.iter().find(|c| c.code == accepted.code);
    let title = check.map_or("An accepted finding", |c| c.name).replace('-', " ");
    let finding = ctx.findings().iter().find(|f| f.accepted == Some(index));
    let says = finding.map(|f| f.message.clone());
    widgets::page_title(ui, &format!("Accepted: {title}"), &accepted.code);
    widgets::card(ui, "What was found", |ui| match &says {
        Some(message) => {
            ui.add(egui::Label::new(message).wrap());
        }
        None => widgets::hint(ui, "This finding no longer occurs, so the acceptance can go"),
    });
    widgets::card(ui, "Why it is kept", |ui| {
        form.area(ui, "Reason", &mut accepted.reason, "The brief prints it", 3);
        form.text(ui, "Decided by", &mut accepted.by, "");
        form.date(ui, "Decided on", &mut accepted.date);
        form.date(ui, "Holds until", &mut accepted.until);
    });
    let subject = accepted.subject.clone();
    form.finish(ctx, index, accepted);
    ui.horizontal(|ui| {
        if widgets::button(ui, "Go to what it is about").clicked() {
            ctx.actions.push(Action::GoTo(subject));
        }
        if widgets::button(ui, "Take the acceptance back").clicked() {
            ctx.actions.push(Action::Remove { kind: Kind::Accepted, index });
        }
    });
}
