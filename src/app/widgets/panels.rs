//! Pages, cards and labels.

use crate::app::icons::{self, Icon};
use crate::app::theme::{self, Theme, size};
use crate::typeset::Face;
use egui::{Frame, InnerResponse, Margin, Response, RichText, ScrollArea, Stroke, Ui};

/// What the page between list and inspector keeps for itself, in points, where the window is narrow
/// or its text large.
const LEAST_PAGE: f32 = 300.0;

/// What an inspector needs to be read.
const LEAST_INSPECTOR: f32 = 190.0;

/// The width of a panel at the side of a page: at least `least` where there is room, and at most a
/// share of the room that leaves the page its own.
fn side_width(room: f32, least: f32, most: f32, others: f32) -> std::ops::RangeInclusive<f32> {
    let least = least.min(room * 0.36);
    least..=(room * most).min(room - LEAST_PAGE - others).max(least)
}

/// The list at the left of a workspace, scrolled where it is long. Call before [`page`].
pub fn side_list<R>(ui: &mut Ui, name: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let theme = Theme::of(ui);
    let room = ui.available_width();
    egui::Panel::left(format!("list of {name}"))
        .frame(Frame::new().fill(theme.panel).inner_margin(Margin {
            left: 8,
            right: 8,
            top: 12,
            bottom: 8,
        }))
        .default_size((ui.ctx().content_rect().width() * 0.19).clamp(190.0, 272.0))
        .size_range(side_width(room, 170.0, 0.4, LEAST_INSPECTOR))
        .show(ui, |ui| {
            ScrollArea::vertical()
                .id_salt(("list", name))
                .auto_shrink([false, false])
                .show(ui, contents)
                .inner
        })
        .inner
}

/// The panel at the right of a workspace, scrolled where it is long. Call before [`page`].
pub fn inspector<R>(ui: &mut Ui, name: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let theme = Theme::of(ui);
    let room = ui.available_width();
    egui::Panel::right(format!("inspector of {name}"))
        .frame(Frame::new().fill(theme.panel).inner_margin(Margin {
            left: 14,
            right: 14,
            top: 14,
            bottom: 8,
        }))
        .default_size((ui.ctx().content_rect().width() * 0.215).clamp(210.0, 312.0))
        .size_range(side_width(room, LEAST_INSPECTOR, 0.45, 0.0))
        .show(ui, |ui| {
            // What cannot be narrower is scrolled: content that widens a panel at the right pushes
            // it out of the window.
            let width = ui.available_width() - ui.spacing().scroll.allocated_width();
            ScrollArea::both()
                .id_salt(("inspector", name))
                .auto_shrink([false, false])
                .show(ui, |ui| {
                    ui.set_max_width(width);
                    contents(ui)
                })
                .inner
        })
        .inner
}

/// The middle of a workspace: a ground with margins, scrolled where it is long.
pub fn page<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let theme = Theme::of(ui);
    egui::CentralPanel::no_frame()
        .frame(Frame::new().fill(theme.ground))
        .show(ui, |ui| {
            ScrollArea::vertical()
                .id_salt("page")
                .auto_shrink([false, false])
                .show(ui, |ui| {
                    let side = if ui.available_width() < 620.0 { 14 } else { 24 };
                    let margin = Margin { left: side, right: side, top: 18, bottom: 28 };
                    Frame::new().inner_margin(margin).show(ui, contents).inner
                })
                .inner
        })
        .inner
}

/// The title of a page, and a line below it that says what it is.
pub fn page_title(ui: &mut Ui, title: &str, subtitle: &str) {
    let theme = Theme::of(ui);
    ui.add(egui::Label::new(theme::text(title, Face::SansSemiBold, size::TITLE).color(theme.ink)));
    if !subtitle.is_empty() {
        ui.add_space(-2.0);
        muted(ui, subtitle);
    }
    ui.add_space(8.0);
}

fn label_text(text: &str, theme: &Theme) -> RichText {
    theme::text(text.to_uppercase(), Face::SansSemiBold, size::LABEL)
        .color(theme.muted)
        .extra_letter_spacing(0.7)
}

/// The label of a section, in small spaced capitals.
pub fn section(ui: &mut Ui, text: &str) -> Response {
    let theme = Theme::of(ui);
    let response = ui.add(egui::Label::new(label_text(text, theme)).wrap());
    ui.add_space(2.0);
    response.accessible_name(text)
}

/// The label of a section in a list, set in as far as the rows of the list.
pub fn list_label(ui: &mut Ui, text: &str) {
    Frame::new().inner_margin(Margin { left: 6, ..Margin::ZERO }).show(ui, |ui| section(ui, text));
}

/// The label of a section with a “+” at its right end; true when that was pressed.
pub fn section_with_add(ui: &mut Ui, text: &str, add: &str) -> bool {
    let theme = Theme::of(ui);
    let mut pressed = false;
    ui.horizontal(|ui| {
        ui.add(egui::Label::new(label_text(text, theme)).truncate()).accessible_name(text);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            pressed = super::icon_button(ui, Icon::Plus, add).clicked();
        });
    });
    pressed
}

/// A card with the label of a section.
pub fn card<R>(ui: &mut Ui, title: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    card_with(ui, title, |_| (), contents)
}

/// A card with the label of a section, and something at the right end of the label.
pub fn card_with<R>(
    ui: &mut Ui,
    title: &str,
    right: impl FnOnce(&mut Ui),
    contents: impl FnOnce(&mut Ui) -> R,
) -> R {
    let theme = Theme::of(ui);
    let frame = Frame::new()
        .fill(theme.panel)
        .stroke(Stroke::new(1.0, theme.border))
        .corner_radius(7)
        .inner_margin(Margin { left: 16, right: 16, top: 12, bottom: 14 });
    let InnerResponse { inner, .. } = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        // In a narrow card both do not fit in one line.
        if ui.available_width() < 420.0 {
            ui.add(egui::Label::new(label_text(title, theme)).truncate()).accessible_name(title);
            ui.horizontal_wrapped(right);
        } else {
            ui.horizontal(|ui| {
                let label = egui::Label::new(label_text(title, theme)).truncate();
                ui.add(label).accessible_name(title);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), right);
            });
        }
        ui.add_space(2.0);
        contents(ui)
    });
    ui.add_space(8.0);
    inner
}

/// Text that steps back.
pub fn muted(ui: &mut Ui, text: &str) -> Response {
    let color = Theme::of(ui).muted;
    ui.add(egui::Label::new(RichText::new(text).color(color)).wrap())
}

/// Small text that steps back.
pub fn note(ui: &mut Ui, text: &str) -> Response {
    let color = Theme::of(ui).muted;
    ui.add(egui::Label::new(theme::text(text, Face::Sans, size::SMALL).color(color)).wrap())
}

/// What an empty place says instead of its contents.
pub fn hint(ui: &mut Ui, text: &str) {
    ui.add_space(2.0);
    muted(ui, text);
    ui.add_space(2.0);
}

/// Draws figures paler while newer ones are under way.
pub fn grey_when_stale<R>(ui: &mut Ui, stale: bool, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        if stale {
            ui.set_opacity(0.55);
        }
        contents(ui)
    })
    .inner
}

/// A thin frame with a coloured edge at the left, for findings and proposals.
pub fn edged<R>(ui: &mut Ui, edge: egui::Color32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let theme = Theme::of(ui);
    let frame = Frame::new()
        .fill(theme.panel)
        .stroke(Stroke::new(1.0, theme.border))
        .corner_radius(5)
        .inner_margin(Margin { left: 13, right: 10, top: 8, bottom: 9 });
    let response = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        contents(ui)
    });
    let rect = response.response.rect;
    let bar = egui::Rect::from_min_max(rect.min, egui::pos2(rect.min.x + 3.0, rect.max.y));
    let radius = egui::CornerRadius { nw: 3, sw: 3, ne: 0, se: 0 };
    ui.painter().rect_filled(bar, radius, edge);
    ui.add_space(4.0);
    response.inner
}

/// An icon in the line of text.
pub fn icon(ui: &mut Ui, icon: Icon, side: f32, color: egui::Color32) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(side, side), egui::Sense::hover());
    icons::paint(ui.painter(), icon, rect, color);
}
