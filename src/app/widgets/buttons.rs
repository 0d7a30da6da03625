//! Buttons, switches and choices that stand side by side.

use crate::app::icons::{self, Icon};
use crate::app::theme::{self, Theme, size};
use crate::typeset::Face;
use egui::{Button, Rect, Response, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

/// A button.
pub fn button(ui: &mut Ui, text: &str) -> Response {
    ui.add(Button::new(theme::text(text, Face::SansMedium, size::BODY)))
}

/// The main button of a place.
pub fn primary_button(ui: &mut Ui, text: &str) -> Response {
    let theme = Theme::of(ui);
    let text = theme::text(text, Face::SansSemiBold, size::BODY).color(theme.on_button);
    ui.add(Button::new(text).fill(theme.button).stroke(Stroke::new(1.0, theme.button)))
}

/// A button of a card in a narrow column.
pub fn small_button(ui: &mut Ui, text: &str, primary: bool) -> Response {
    let theme = Theme::of(ui);
    let mut rich = theme::text(text, Face::SansMedium, 12.0);
    if primary {
        rich = rich.color(theme.on_button);
    }
    let mut button = Button::new(rich).min_size(vec2(0.0, 22.0)).wrap();
    if primary {
        button = button.fill(theme.button).stroke(Stroke::new(1.0, theme.button));
    }
    ui.add(button)
}

/// Text that does something.
pub fn link_button(ui: &mut Ui, text: &str) -> Response {
    let theme = Theme::of(ui);
    let rich = theme::text(text, Face::SansMedium, 12.5).color(theme.link);
    ui.add(Button::new(rich).frame_when_inactive(false).min_size(vec2(0.0, 18.0)))
        .on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A picture that does something; `name` is what it does.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::click());
    if ui.is_rect_visible(rect) {
        let hovered = response.hovered() || response.has_focus();
        if hovered {
            ui.painter().rect_filled(rect, 3.0, theme.hover);
        }
        let color = if hovered { theme.ink } else { theme.muted };
        let color = if ui.is_enabled() { color } else { color.gamma_multiply(0.4) };
        icons::paint(ui.painter(), icon, icons::square(rect.center(), 9.0), color);
        if response.has_focus() {
            let ring = Stroke::new(2.0, theme.button);
            ui.painter().rect_stroke(rect, 3.0, ring, StrokeKind::Inside);
        }
    }
    let enabled = ui.is_enabled();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, name));
    response.on_hover_text(name)
}

/// A switch with its name at the left; true when it was turned.
pub fn switch(ui: &mut Ui, on: &mut bool, name: &str) -> Response {
    let theme = Theme::of(ui);
    let size = vec2(ui.available_width(), 24.0);
    let (rect, mut response) = ui.allocate_exact_size(size, Sense::click());
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    if ui.is_rect_visible(rect) {
        let color = if *on { theme.ink } else { theme.muted };
        let room = rect.with_max_x(rect.max.x - 44.0);
        paint_line(ui, room.shrink2(vec2(6.0, 0.0)), name, Face::Sans, color);
        let track =
            Rect::from_center_size(pos2(rect.max.x - 21.0, rect.center().y), vec2(32.0, 18.0));
        let fill = if *on { theme.button } else { theme.outline };
        ui.painter().rect_filled(track, 9.0, fill);
        let x = if *on { track.max.x - 9.0 } else { track.min.x + 9.0 };
        ui.painter().circle_filled(pos2(x, track.center().y), 7.0, theme.panel);
        if response.has_focus() {
            let ring = Stroke::new(2.0, theme.button);
            ui.painter().rect_stroke(track.expand(2.0), 11.0, ring, StrokeKind::Outside);
        }
    }
    let (enabled, selected) = (ui.is_enabled(), *on);
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::Switch, enabled, selected, name));
    response
}

/// One line of text in a rectangle, centred vertically, cut off with `…` where it is too long.
pub fn paint_line(ui: &Ui, rect: Rect, text: &str, face: Face, color: egui::Color32) {
    let font = theme::font(face, size::BODY);
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, color);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width().max(8.0));
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let y = rect.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(rect.min.x, y), galley, color);
}

/// Choices side by side, one of them chosen; true when another was chosen.
pub fn segmented<T: PartialEq + Copy>(ui: &mut Ui, choices: &[(T, &str)], chosen: &mut T) -> bool {
    let theme = Theme::of(ui);
    let mut changed = false;
    let frame = egui::Frame::new()
        .stroke(Stroke::new(1.0, theme.outline))
        .fill(theme.panel)
        .corner_radius(5)
        .inner_margin(egui::Margin::same(1));
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            // Where the row is filled from the right, the last choice comes first.
            let backwards = ui.layout().prefer_right_to_left();
            for place in 0..choices.len() {
                let place = if backwards { choices.len() - 1 - place } else { place };
                let (value, name) = choices[place];
                let on = value == *chosen;
                let mut text = theme::text(name, Face::SansMedium, 12.5);
                if on {
                    text = text.color(theme.on_button);
                }
                let fill = if on { theme.button } else { theme.panel };
                let button = Button::new(text).fill(fill).stroke(Stroke::NONE).selected(on);
                if ui.add(button).clicked() && !on {
                    *chosen = value;
                    changed = true;
                }
            }
        });
    });
    changed
}
