//! The selected object as a page.

use super::{bodies, commitment, head, instrument, party, scenario, taxonomy, trigger};
use crate::app::theme::{self, size};
use crate::app::{Ctx, Selection, Theme, widgets};
use crate::model::{Kind, Listed};
use crate::typeset::Face;
use egui::{TextEdit, Ui};

/// Draws the page of what is selected.
pub fn show(ui: &mut Ui, ctx: &mut Ctx) {
    let Some((kind, index)) = ctx.view.selection.place(ctx.package) else {
        match ctx.view.selection {
            Selection::Template => head::template(ui, ctx),
            _ => head::show(ui, ctx),
        }
        return;
    };
    ui.push_id((kind, ctx.package.id_at(kind, index)), |ui| match kind {
        Kind::Party => party::show(ui, ctx, index),
        Kind::Body => bodies::show(ui, ctx, index),
        Kind::Instrument => instrument::show(ui, ctx, index),
        Kind::Trigger => trigger::show(ui, ctx, index),
        Kind::Commitment => commitment::show(ui, ctx, index),
        Kind::Scenario => scenario::show(ui, ctx, index),
        Kind::Layer => taxonomy::layer(ui, ctx, index),
        Kind::Vector => taxonomy::vector(ui, ctx, index),
        Kind::Capability => taxonomy::capability(ui, ctx, index),
        Kind::Area => taxonomy::area(ui, ctx, index),
        Kind::Pool => taxonomy::pool(ui, ctx, index),
        Kind::Source => taxonomy::source(ui, ctx, index),
        Kind::Accepted => taxonomy::accepted(ui, ctx, index),
    });
}

/// The title of an object's page, which can be typed over; the new title where it was.
pub fn title(ui: &mut Ui, ctx: &mut Ctx, label: &str, value: &str) -> widgets::Field<String> {
    let theme = Theme::of(ui);
    let mut text = value.to_owned();
    let font = theme::font(Face::SansSemiBold, size::TITLE);
    let hint = theme::text("Name it", Face::SansSemiBold, size::TITLE).color(theme.muted);
    let response = ui.add(
        TextEdit::singleline(&mut text)
            .font(font)
            .text_color(theme.ink)
            .hint_text(hint)
            .desired_width(f32::INFINITY)
            .frame(egui::Frame::NONE)
            .margin(egui::Margin::ZERO),
    );
    let response = response.accessible_name(label);
    if std::mem::take(&mut ctx.states.draft.focus_title) {
        response.request_focus();
    }
    if response.hovered() || response.has_focus() {
        let line =
            egui::Stroke::new(1.0, if response.has_focus() { theme.button } else { theme.border });
        let y = response.rect.max.y + 1.0;
        ui.painter().hline(response.rect.x_range(), y, line);
    }
    widgets::Field { changed: response.changed().then_some(text), left: response.lost_focus() }
}

/// Where an object is used, as a line that leads there.
pub fn used_by<T: Listed>(ui: &mut Ui, ctx: &mut Ctx, index: usize) {
    let package = ctx.package;
    let Some(id) = package.id_at(T::KIND, index) else { return };
    let mut places = crate::model::uses_of(package, T::KIND, id);
    places.dedup_by_key(|p| (p.kind, p.index));
    widgets::card(ui, "Where it is used", |ui| {
        if places.is_empty() {
            widgets::hint(ui, "Nothing refers to it");
            return;
        }
        ui.horizontal_wrapped(|ui| {
            for place in &places {
                if widgets::link_chip(ui, &place_name(ctx, place.kind, place.index)).clicked() {
                    let selection = Selection::at(package, place.kind, place.index);
                    ctx.actions.push(crate::app::Action::Select(selection));
                }
            }
        });
    });
}

/// What an object is called; pools by what they hold.
pub fn place_name(ctx: &Ctx, kind: Kind, index: usize) -> String {
    match kind {
        Kind::Pool => ctx
            .package
            .pools
            .get(index)
            .map_or_else(String::new, |pool| super::form::pool_name(ctx, pool)),
        _ => ctx.package.name_at(kind, index).unwrap_or_default().to_owned(),
    }
}
