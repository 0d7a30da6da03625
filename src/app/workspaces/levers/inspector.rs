//! One lever: the measures, the gates and the clause before and after.

use super::{apply_lever, asks, change_words};
use crate::analysis::{self, Analysis, Lever, Options};
use crate::app::scene::{self, Kept};
use crate::app::theme::{self, size};
use crate::app::{Ctx, widgets};
use crate::figures::{Figure, gate_strip};
use crate::model::{Commitment, Kind, Listed, Package, Term};
use crate::typeset::Face;
use crate::words;
use egui::Ui;

/// What a preview depends on: the state of the package, how it is looked at, the lever, the width.
type Key = (u64, Options, String, u32);

/// What the inspector remembers.
#[derive(Debug, Default)]
pub(super) struct State {
    preview: Kept<Key, Preview>,
}

/// What a lever changes, ready to be drawn.
#[derive(Debug, Default)]
struct Preview {
    /// The commitment whose gates are shown; empty where none is touched.
    title: String,
    strips: Option<(Figure<gate_strip::Target>, Figure<gate_strip::Target>)>,
    /// The clause before and after, where it changes.
    clause: Option<(String, String)>,
}

/// Draws the inspector.
pub(super) fn show(ui: &mut Ui, ctx: &mut Ctx, lever: &Lever, stale: bool) {
    let package = &ctx.assessment.package;
    widgets::section(ui, lever.kind.words());
    let title = theme::text(lever.title.as_str(), Face::SansSemiBold, 14.5);
    ui.add(egui::Label::new(title).wrap());
    widgets::muted(ui, &format!("Asks: {}", asks(package, lever)));
    if lever.asks.len() > 3 {
        let names: Vec<&str> = lever.asks.iter().map(|id| package.element_name(id)).collect();
        widgets::note(ui, &words::list(&names));
    }
    ui.add_space(4.0);
    let before = ctx.analysis().measures;
    for (name, a, b) in [
        ("If everyone acts", before.ceiling, lever.after.ceiling),
        ("Assured", before.assured, lever.after.assured),
        ("In hand", before.in_hand, lever.after.in_hand),
    ] {
        ui.horizontal(|ui| {
            ui.label(theme::text(name, Face::Sans, size::BODY).color(ctx.theme.muted));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.label(theme::text(change_words(a, b), Face::SansSemiBold, size::BODY));
            });
        });
    }
    ui.add_space(4.0);
    ui.add_enabled_ui(!stale, |ui| {
        if widgets::primary_button(ui, "Apply").clicked() {
            apply_lever(ctx, lever);
        }
    });
    ui.add_space(8.0);
    let width = scene::room(ui);
    let assessment = ctx.assessment;
    let key = (assessment.revision, assessment.options.clone(), lever.id.clone(), width.to_bits());
    let preview = ctx
        .states
        .levers
        .inspector
        .preview
        .get(key, || preview(package, &assessment.analysis, &assessment.options, lever, width));
    draw(ui, preview);
}

fn draw(ui: &mut Ui, preview: &Preview) {
    if let Some((before, after)) = &preview.strips {
        widgets::section(ui, &format!("How “{}” unlocks now", preview.title));
        scene::show(ui, &before.scene);
        ui.add_space(8.0);
        widgets::section(ui, "And after the move");
        scene::show(ui, &after.scene);
    }
    if let Some((before, after)) = &preview.clause {
        ui.add_space(8.0);
        widgets::section(ui, "The clause now");
        ui.add(egui::Label::new(theme::text(before, Face::Serif, size::BODY)).wrap());
        widgets::section(ui, "The clause after");
        ui.add(egui::Label::new(theme::text(after, Face::Serif, size::BODY)).wrap());
    }
}

fn preview(
    package: &Package,
    analysis: &Analysis,
    options: &Options,
    lever: &Lever,
    width: f32,
) -> Preview {
    let Some(place) = commitment_touched(package, lever) else { return Preview::default() };
    let mut changed = package.clone();
    if lever.edit.clone().apply(&mut changed).is_err() {
        return Preview::default();
    }
    let after = analysis::analyse(&changed, options);
    let way = |a: &Analysis| a.routes.iter().find(|r| r.commitment == place).map(|r| r.trigger);
    let strips = way(analysis).zip(way(&after)).map(|(old, new)| {
        (
            gate_strip::of_commitment(package, analysis, place, old, width),
            gate_strip::of_commitment(&changed, &after, place, new, width),
        )
    });
    let text = |p: &Package| p.commitments.get(place).map(|c| c.text.clone()).unwrap_or_default();
    let (old, new) = (text(package), text(&changed));
    let title = package.commitments.get(place).map_or("", Listed::name).to_owned();
    Preview { title, strips, clause: (old != new).then_some((old, new)) }
}

/// The commitment that a lever changes; for a trigger or a paper, the first that rests on it.
fn commitment_touched(package: &Package, lever: &Lever) -> Option<usize> {
    let (kind, id) = lever.target.split_once(':')?;
    let first = |fits: &dyn Fn(&Commitment) -> bool| package.commitments.iter().position(fits);
    match Kind::ALL.iter().find(|k| k.key() == kind)? {
        Kind::Commitment => package.position(Kind::Commitment, id),
        Kind::Trigger => first(&|c| c.triggers.iter().any(|t| t == id)),
        Kind::Instrument => first(&|c| c.instrument == id),
        Kind::Party => {
            let party = id.split('.').next().unwrap_or(id);
            first(&|c| c.supplies.iter().any(|s| s.by == party))
        }
        _ => None,
    }
}
