//! Grades, chips and bars.

use crate::analysis::Grade;
use crate::app::theme::{self, Theme, size};
use crate::figures::Paint;
use crate::typeset::Face;
use egui::{Color32, Rect, Response, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

/// The fill and the text colour of a grade.
pub fn grade_fill(theme: &Theme, grade: Grade) -> (Color32, Color32) {
    let number = grade.numeral();
    (theme.paint(Paint::Grade(number)), theme.paint(Paint::OnGrade(number)))
}

/// Draws the badge of a grade into a rectangle: its numeral on its colour; grade 0 is hatched.
pub fn paint_grade(ui: &Ui, rect: Rect, grade: Grade) {
    let theme = Theme::of(ui);
    let (fill, ink) = grade_fill(theme, grade);
    let radius = (rect.height() * 0.16).clamp(2.0, 4.0);
    let painter = ui.painter();
    painter.rect_filled(rect, radius, fill);
    if grade == Grade::Declaratory {
        hatch(&painter.with_clip_rect(rect.shrink(0.5).intersect(ui.clip_rect())), rect, theme);
    }
    painter.text(
        rect.center(),
        egui::Align2::CENTER_CENTER,
        grade.numeral(),
        theme::font(Face::SansSemiBold, rect.height() * 0.68),
        ink,
    );
}

fn hatch(painter: &egui::Painter, rect: Rect, theme: &Theme) {
    let stroke = Stroke::new(0.8, theme.paint(Paint::HatchLine));
    let step = 4.0;
    let mut x = rect.min.x - rect.height();
    while x < rect.max.x {
        painter.line_segment([pos2(x, rect.min.y), pos2(x + rect.height(), rect.max.y)], stroke);
        x += step;
    }
}

/// The badge of a grade, `side` points high.
pub fn grade_badge(ui: &mut Ui, grade: Grade, side: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
    if ui.is_rect_visible(rect) {
        paint_grade(ui, rect, grade);
    }
    let words = format!("Grade {}: {}", grade.numeral(), grade.name());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &words));
    response.on_hover_text(grade.name())
}

fn framed(ui: &mut Ui, text: &str, ink: Color32, stroke: Color32, sense: Sense) -> Response {
    let theme = Theme::of(ui);
    let font = theme::font(Face::SansSemiBold, size::SMALL);
    let width = (ui.available_width() - 2.0).max(40.0);
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width - 12.0);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let padding = vec2(6.0, 2.0);
    let (rect, response) = ui.allocate_exact_size(galley.size() + 2.0 * padding, sense);
    if ui.is_rect_visible(rect) {
        let fill =
            if response.hovered() && sense.senses_click() { theme.hover } else { theme.panel };
        ui.painter().rect(rect, 3.0, fill, Stroke::new(1.0, stroke), StrokeKind::Inside);
        ui.painter().galley(rect.min + padding, galley, ink);
        if response.has_focus() {
            let ring = Stroke::new(2.0, theme.button);
            ui.painter().rect_stroke(rect.expand(1.0), 4.0, ring, StrokeKind::Outside);
        }
    }
    let role = if sense.senses_click() { egui::Role::Button } else { egui::Role::Label };
    let enabled = ui.is_enabled();
    response.widget_info(|| egui::WidgetInfo::labeled(role, enabled, text));
    response
}

/// A word in a thin frame.
pub fn chip(ui: &mut Ui, text: &str) -> Response {
    let theme = Theme::of(ui);
    framed(ui, text, theme.ink, theme.outline, Sense::hover())
}

/// A word in a thin frame that leads somewhere.
pub fn link_chip(ui: &mut Ui, text: &str) -> Response {
    let theme = Theme::of(ui);
    framed(ui, text, theme.link, theme.outline, Sense::click())
        .on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A word in capitals in a thin frame of its colour, for status and marking.
pub fn status_chip(ui: &mut Ui, text: &str, color: Color32) -> Response {
    let stroke = color.gamma_multiply(0.55);
    framed(ui, &text.to_uppercase(), color, stroke, Sense::hover()).accessible_name(text)
}

/// The colour of the measures: if everyone acts, assured, in hand.
pub fn stance_paint(stance: usize) -> Paint {
    match stance {
        0 => Paint::AccentLight,
        1 => Paint::Accent,
        _ => Paint::AccentDark,
    }
}

/// A bar of a width in points, filled by a share.
pub fn measure_bar(ui: &mut Ui, share: f64, paint: Paint, width: f32) -> Response {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 9.0), Sense::hover());
    ui.painter().rect_filled(rect, 1.0, theme.paint(Paint::Faint));
    let filled = rect.width() * share.clamp(0.0, 1.0) as f32;
    let fill = Rect::from_min_size(rect.min, vec2(filled, rect.height()));
    ui.painter().rect_filled(fill, 1.0, theme.paint(paint));
    response
}
