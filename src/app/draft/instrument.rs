//! The page of an instrument.

use super::form::{Form, options, options_or};
use super::page;
use crate::app::{Ctx, widgets};
use crate::model::{Instrument, Party, Source, Term as _};
use crate::words;
use egui::Ui;

/// Draws the page.
pub fn show(ui: &mut Ui, ctx: &mut Ctx, index: usize) {
    let Some(mut paper) = ctx.package.instruments.get(index).cloned() else { return };
    let mut form = Form::default();
    let field = page::title(ui, ctx, "Title of the instrument", &paper.title);
    form.take("Title", &mut paper.title, field);
    widgets::muted(ui, &summary(&paper));
    ui.add_space(8.0);
    widgets::card(ui, "What it is", |ui| {
        form.choice_or_none(ui, "Form", &mut paper.form, "Not settled");
        form.choice(ui, "Force", &mut paper.force);
        form.choice_or_none(ui, "Status", &mut paper.status, "Not settled");
        form.many(ui, "Parties", &options::<Party>(ctx), &mut paper.parties, "Nobody yet");
        form.reference(ui, "Source", &options_or::<Source>(ctx, "No source"), &mut paper.source);
    });
    widgets::card(ui, "How long it lasts", |ui| {
        form.date(ui, "In force from", &mut paper.in_force_from);
        form.optional(ui, "Term", &mut paper.term_years, "years; nothing: without end");
        form.choice_or_none(ui, "At its end", &mut paper.renewal, "Not stated");
        form.optional(
            ui,
            "Withdrawal notice",
            &mut paper.withdrawal_notice_months,
            "months; nothing: not stated",
        );
    });
    form.finish(ctx, index, paper);
    page::used_by::<Instrument>(ui, ctx, index);
}

fn summary(paper: &Instrument) -> String {
    let mut parts = vec![paper.force.words().to_owned()];
    parts.extend(paper.form.map(|f| f.words().to_owned()));
    parts.extend(paper.status.map(|s| s.words().to_owned()));
    words::sentence_case(&parts.join(" · "))
}
