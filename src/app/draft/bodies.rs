//! The page of a body.

use super::form::{Form, element_options};
use super::page;
use crate::app::{Ctx, widgets};
use crate::model::{Body, Rule, Term as _};
use crate::words;
use egui::Ui;

/// Draws the page.
pub fn show(ui: &mut Ui, ctx: &mut Ctx, index: usize) {
    let Some(mut body) = ctx.package.bodies.get(index).cloned() else { return };
    let mut form = Form::default();
    let field = page::title(ui, ctx, "Name of the body", &body.name);
    form.take("Name", &mut body.name, field);
    widgets::muted(ui, &summary(&body));
    ui.add_space(8.0);
    let mut elements = element_options(ctx);
    elements.retain(|(id, _)| *id != body.id);
    widgets::card(ui, "Who decides", |ui| {
        form.many(ui, "Members", &elements, &mut body.members, "Nobody yet");
        form.choice(ui, "Must agree", &mut body.rule);
        if body.rule == Rule::AtLeast {
            let mut number = body.at_least.map(f64::from);
            form.optional(ui, "At least", &mut number, "of them");
            body.at_least = number.map(|n| n.round().clamp(0.0, 10_000.0) as u32);
        }
    });
    form.finish(ctx, index, body);
    page::used_by::<Body>(ui, ctx, index);
}

fn summary(body: &Body) -> String {
    let members = words::count(body.members.len(), "member");
    let rule = match (body.rule, body.at_least) {
        (Rule::AtLeast, Some(n)) => format!("at least {n}"),
        (rule, _) => rule.words().to_owned(),
    };
    format!("{members} · {rule} must agree")
}
