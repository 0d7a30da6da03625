//! The page of a trigger.

use super::form::{Form, options};
use super::{gates, page};
use crate::app::theme::{self, size};
use crate::app::{Ctx, widgets};
use crate::model::{Area, Severity, Term as _, Trigger, Vector};
use crate::typeset::Face;
use crate::words;
use egui::{TextEdit, Ui};

/// Draws the page.
pub fn show(ui: &mut Ui, ctx: &mut Ctx, index: usize) {
    let Some(mut trigger) = ctx.package.triggers.get(index).cloned() else { return };
    let mut form = Form::default();
    let field = page::title(ui, ctx, "Name of the trigger", &trigger.name);
    form.take("Name", &mut trigger.name, field);
    widgets::muted(ui, &summary(&trigger));
    ui.add_space(8.0);
    widgets::card(ui, "Definition", |ui| {
        let mut text = trigger.text.clone();
        let edit = TextEdit::multiline(&mut text)
            .font(theme::font(Face::Serif, size::CLAUSE))
            .hint_text("The clause that defines it")
            .desired_width(f32::INFINITY)
            .desired_rows(3);
        let response = ui.add(edit).accessible_name("Definition");
        let changed = response.changed().then_some(text);
        let field = widgets::Field { changed, left: response.lost_focus() };
        form.take("Definition", &mut trigger.text, field);
    });
    let (vectors, areas) = (options::<Vector>(ctx), options::<Area>(ctx));
    widgets::card(ui, "What it takes", |ui| {
        form.many(ui, "Ways of attack", &vectors, &mut trigger.vectors, "Any");
        form.choice(ui, "At least", &mut trigger.threshold);
        form.many(ui, "Where", &areas, &mut trigger.areas, "Anywhere");
        form.choice(ui, "Evidence may be", &mut trigger.evidence);
    });
    widgets::card(ui, "How it is established", |ui| {
        if trigger.determination.is_empty() {
            widgets::hint(ui, "By the fact itself: nobody has to find that it has occurred");
        }
        gates::show(ui, ctx, &mut form, "determination", &mut trigger.determination);
    });
    form.finish(ctx, index, trigger);
    page::used_by::<Trigger>(ui, ctx, index);
}

fn summary(trigger: &Trigger) -> String {
    let worse = if trigger.threshold == Severity::FullScale { "" } else { " or worse" };
    let by = match trigger.determination.len() {
        0 => "established by the fact itself".to_owned(),
        n => format!("established through {}", words::count(n, "gate")),
    };
    words::sentence_case(&format!("{}{worse} · {by}", trigger.threshold.words()))
}
