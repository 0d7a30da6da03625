//! The page of a commitment.

use super::form::{Form, options_or};
use super::{applies, clause_card, gates, page, rows, supplies};
use crate::app::theme;
use crate::app::{Action, Ctx, Selection, scene, widgets};
use crate::figures::gate_strip::{self, Target};
use crate::model::{Commitment, Instrument, Kind, Layer, Listed as _, Source, Trigger};
use crate::typeset::Face;
use crate::words;
use egui::Ui;

/// Draws the page.
pub fn show(ui: &mut Ui, ctx: &mut Ctx, index: usize) {
    let Some(mut commitment) = ctx.package.commitments.get(index).cloned() else { return };
    let mut form = Form::default();
    heading(ui, ctx, &mut form, &mut commitment);
    clause_card::show(ui, ctx, &mut form, &mut commitment);
    unlocks(ui, ctx, &mut form, &mut commitment);
    supplies::show(ui, ctx, &mut form, &mut commitment);
    applies::show(ui, ctx, &mut form, &mut commitment);
    widgets::card(ui, "Stands on", |ui| {
        let layers = options_or::<Layer>(ctx, "No layer");
        form.reference(ui, "Layer", &layers, &mut commitment.layer);
        let papers = options_or::<Instrument>(ctx, "No instrument");
        form.reference(ui, "Instrument", &papers, &mut commitment.instrument);
        form.choice(ui, "Operative verb", &mut commitment.modality);
        let sources = options_or::<Source>(ctx, "No source");
        form.reference(ui, "Source", &sources, &mut commitment.source);
        form.area(ui, "Note", &mut commitment.note, "Anything the reader should know", 2);
    });
    form.finish(ctx, index, commitment);
}

/// Title, grade, and the line below.
fn heading(ui: &mut Ui, ctx: &mut Ctx, form: &mut Form, commitment: &mut Commitment) {
    let grade = rows::grade_of(ctx, &commitment.id);
    // Beside the grade a narrow page would leave the title no room.
    if ui.available_width() < 420.0 {
        let field = page::title(ui, ctx, "Title of the commitment", &commitment.title);
        form.take("Title", &mut commitment.title, field);
        ui.horizontal_wrapped(|ui| {
            if let Some(grade) = grade {
                widgets::grade_badge(ui, grade, 24.0);
                ui.label(theme::text(grade.name(), Face::SansSemiBold, 13.5));
            }
        });
        widgets::muted(ui, &subtitle(ctx, commitment));
        ui.add_space(8.0);
        return;
    }
    ui.horizontal(|ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if let Some(grade) = grade {
                ui.label(theme::text(grade.name(), Face::SansSemiBold, 13.5));
                widgets::grade_badge(ui, grade, 24.0);
                ui.add_space(8.0);
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let field = page::title(ui, ctx, "Title of the commitment", &commitment.title);
                form.take("Title", &mut commitment.title, field);
            });
        });
    });
    widgets::muted(ui, &subtitle(ctx, commitment));
    ui.add_space(8.0);
}

fn subtitle(ctx: &Ctx, commitment: &Commitment) -> String {
    let mut parts = Vec::new();
    if let Some(number) = ctx.package.position(Kind::Layer, &commitment.layer) {
        parts.push(format!("Layer {}", number + 1));
    }
    if let Some(paper) = ctx.package.find::<Instrument>(&commitment.instrument) {
        parts.push(paper.name().to_owned());
    }
    let standing = commitment.is_standing();
    parts.push(if standing { "standing" } else { "contingent" }.to_owned());
    words::sentence_case(&parts.join(" · "))
}

/// The strip of gates, and their editors.
fn unlocks(ui: &mut Ui, ctx: &mut Ctx, form: &mut Form, commitment: &mut Commitment) {
    let trigger = shown_trigger(ctx, commitment);
    let said = hours_said(ctx, &commitment.id, trigger.as_deref());
    let mut turn = false;
    let open = ctx.states.draft.gates_open;
    let right = |ui: &mut Ui| {
        let text = if open { "Done" } else { "Edit gates" };
        turn = widgets::link_button(ui, text).clicked();
        if let Some((best, worst)) = &said {
            let theme = crate::app::Theme::of(ui);
            let never = worst.is_none();
            let worst = words::hours_or_never(*worst);
            let color = if never { theme.danger } else { theme.muted };
            ui.label(theme::text(worst, Face::SansSemiBold, 12.0).color(color));
            let best = format!("best {} · worst", words::hours_or_never(*best));
            ui.label(theme::text(best, Face::SansSemiBold, 12.0).color(theme.muted));
        }
    };
    widgets::card_with(ui, "How it unlocks", right, |ui| {
        choose_trigger(ui, ctx, commitment, trigger.as_deref());
        strip(ui, ctx, commitment, trigger.as_deref());
        if open {
            ui.add_space(8.0);
            gates::show(ui, ctx, form, "activation", &mut commitment.activation);
        }
    });
    if turn {
        ctx.states.draft.gates_open = !open;
    }
}

/// The trigger whose route is shown: the one chosen, or the first.
fn shown_trigger(ctx: &Ctx, commitment: &Commitment) -> Option<String> {
    let chosen = ctx.states.draft.shown_trigger.as_ref();
    let chosen = chosen.filter(|id| commitment.triggers.contains(id));
    chosen.or(commitment.triggers.first()).cloned()
}

fn choose_trigger(ui: &mut Ui, ctx: &mut Ctx, commitment: &Commitment, shown: Option<&str>) {
    if commitment.triggers.len() < 2 {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        widgets::muted(ui, "After");
        for id in &commitment.triggers {
            let Some(trigger) = ctx.package.find::<Trigger>(id) else { continue };
            let on = shown == Some(id.as_str());
            if ui.selectable_label(on, trigger.name()).clicked() {
                ctx.states.draft.shown_trigger = Some(id.clone());
            }
        }
    });
    ui.add_space(4.0);
}

fn strip(ui: &mut Ui, ctx: &mut Ctx, commitment: &Commitment, trigger: Option<&str>) {
    // The figures speak of the package they were made from.
    let package = ctx.assessment.package.clone();
    let Some(at) = package.position(Kind::Commitment, &commitment.id) else {
        widgets::hint(ui, "The gates appear as soon as the analysis has seen them");
        return;
    };
    let trigger = match trigger {
        Some(id) => match package.position(Kind::Trigger, id) {
            Some(place) => Some(place),
            None => return,
        },
        None => None,
    };
    if commitment.supplies.is_empty() {
        widgets::hint(ui, "Nothing is provided yet, so there is nothing to unlock");
        return;
    }
    let width = scene::room(ui);
    let figure = gate_strip::of_commitment(&package, ctx.analysis(), at, trigger, width);
    let stale = ctx.is_stale();
    let clicked =
        widgets::grey_when_stale(ui, stale, |ui| scene::pick(ui, &figure, |_| false).cloned());
    match clicked {
        Some(Target::Fact(place)) | Some(Target::Determination(place)) => {
            let place =
                if matches!(clicked, Some(Target::Fact(_))) { Some(place) } else { trigger };
            let id = place.and_then(|p| package.id_at(Kind::Trigger, p));
            if let Some(selection) = id.and_then(|id| Selection::of(ctx.package, Kind::Trigger, id))
            {
                ctx.actions.push(Action::Select(selection));
            }
        }
        Some(Target::Activation(_)) => ctx.states.draft.gates_open = true,
        Some(Target::Organs(organs)) => {
            let party = organs.first().and_then(|o| o.split_once('.')).map(|(p, _)| p);
            if let Some(selection) =
                party.and_then(|id| Selection::of(ctx.package, Kind::Party, id))
            {
                ctx.actions.push(Action::Select(selection));
            }
        }
        Some(Target::OwnDecision(_)) => {
            if let Some(selection) =
                Selection::of(ctx.package, Kind::Instrument, &commitment.instrument)
            {
                ctx.actions.push(Action::Select(selection));
            }
        }
        _ => {}
    }
}

/// Best and worst hours over the routes of a commitment for one trigger.
type Hours = (Option<f64>, Option<f64>);

fn hours_said(ctx: &Ctx, id: &str, trigger: Option<&str>) -> Option<Hours> {
    let package = &ctx.assessment.package;
    let place = trigger.and_then(|t| package.position(Kind::Trigger, t));
    let routes = rows::routes_of(ctx, id);
    let shown: Vec<_> = routes.iter().filter(|r| r.trigger == place).collect();
    if shown.is_empty() {
        return None;
    }
    let best = shown.iter().filter_map(|r| r.best_hours).min_by(f64::total_cmp);
    let never = shown.iter().any(|r| r.worst_hours.is_none());
    let worst = shown.iter().filter_map(|r| r.worst_hours).max_by(f64::total_cmp);
    Some((best, if never { None } else { worst }))
}
