//! When, where and against what a commitment helps.

use super::form::{Form, options};
use crate::app::{Ctx, widgets};
use crate::model::{Area, Commitment, Listed as _, Trigger, Vector};
use crate::words;
use egui::Ui;

/// Draws the card.
pub fn show(ui: &mut Ui, ctx: &mut Ctx, form: &mut Form, commitment: &mut Commitment) {
    let triggers = options::<Trigger>(ctx);
    let (vectors, areas) = (options::<Vector>(ctx), options::<Area>(ctx));
    let providers = providers(ctx, commitment);
    widgets::card(ui, "Applies to", |ui| {
        let none = "Nothing has to happen: it stands always";
        form.many(ui, "Unlocked by", &triggers, &mut commitment.triggers, none);
        let none = "Any way of attack";
        form.many(ui, "Helps against", &vectors, &mut commitment.counters, none);
        form.many(ui, "Where", &areas, &mut commitment.areas, "Anywhere");
        let none = "No organ has consented in advance";
        form.many(ui, "Consent in advance", &providers, &mut commitment.pre_authorised, none);
        let scenarios = answered(ctx, &commitment.id);
        let said = match scenarios {
            0 => "Answers no need of any scenario".to_owned(),
            n => format!("Answers needs in {}", words::count(n, "scenario")),
        };
        widgets::note(ui, &said);
    });
}

/// The providers of a commitment; those already listed as having consented stay in the list.
fn providers(ctx: &Ctx, commitment: &Commitment) -> Vec<(String, String)> {
    ctx.package
        .parties
        .iter()
        .filter(|p| {
            commitment.supplies.iter().any(|s| s.by == p.id)
                || commitment.pre_authorised.contains(&p.id)
        })
        .map(|p| (p.id.clone(), p.name().to_owned()))
        .collect()
}

/// In how many scenarios the commitment counts toward a need.
fn answered(ctx: &Ctx, id: &str) -> usize {
    let Some(place) = ctx.assessment.package.position(Commitment::KIND, id) else { return 0 };
    let counts = |s: &&crate::analysis::ScenarioResult| {
        s.needs.iter().any(|n| n.counting.iter().any(|c| c.commitment == place))
    };
    ctx.analysis().scenarios.iter().filter(counts).count()
}
