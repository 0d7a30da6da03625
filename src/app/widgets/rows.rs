//! Rows of lists.

use super::buttons::paint_line;
use crate::analysis::Grade;
use crate::app::icons::{self, Icon};
use crate::app::theme::{self, Theme, size};
use crate::typeset::Face;
use egui::{Color32, Rect, Response, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

/// How high a row is, in points.
pub const ROW_HEIGHT: f32 = 25.0;

/// A row of a list: a badge or picture, a name, a figure at the right.
#[derive(Debug, Clone, Default)]
pub struct ListRow<'a> {
    /// The name.
    pub text: &'a str,
    /// Whether it is the one on screen.
    pub selected: bool,
    /// Whether its name is set in semi-bold.
    pub strong: bool,
    /// How far it is set in, in points.
    pub indent: f32,
    /// The grade whose badge stands before the name.
    pub grade: Option<Grade>,
    /// The picture before the name.
    pub icon: Option<Icon>,
    /// What stands at the right end.
    pub right: &'a str,
    /// The colour of what stands at the right; ink where absent.
    pub right_color: Option<Color32>,
    /// What follows the name, stepping back.
    pub aside: &'a str,
    /// Whether it can be dragged.
    pub draggable: bool,
}

/// What tells the user's own templates from those that ship with the program.
pub fn whose(entry: &crate::templates::Entry) -> &'static str {
    if entry.is_shipped() { "" } else { "yours" }
}

/// Draws a row and returns its response: clicked, focused, hovered, dragged.
pub fn list_row(ui: &mut Ui, row: &ListRow) -> Response {
    let theme = Theme::of(ui);
    let sense = if row.draggable { Sense::click_and_drag() } else { Sense::click() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), sense);
    if ui.is_rect_visible(rect) {
        paint(ui, row, rect, &response, theme);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let (enabled, selected) = (ui.is_enabled(), row.selected);
    let words = match row.grade {
        Some(grade) => format!("{}, grade {} {}", row.text, grade.numeral(), grade.name()),
        None => row.text.to_owned(),
    };
    let kind = egui::Role::Button;
    response.widget_info(|| egui::WidgetInfo::selected(kind, enabled, selected, &words));
    response
}

fn paint(ui: &Ui, row: &ListRow, rect: Rect, response: &Response, theme: &Theme) {
    let painter = ui.painter();
    if row.selected {
        painter.rect_filled(rect, 4.0, theme.selection);
    } else if response.hovered() {
        painter.rect_filled(rect, 4.0, theme.hover);
    }
    if response.has_focus() {
        let ring = Stroke::new(1.5, theme.button);
        painter.rect_stroke(rect, 4.0, ring, StrokeKind::Inside);
    }
    let mut x = rect.min.x + 8.0 + row.indent;
    if let Some(grade) = row.grade {
        let badge = Rect::from_center_size(pos2(x + 8.5, rect.center().y), vec2(17.0, 17.0));
        super::paint_grade(ui, badge, grade);
        x += 25.0;
    }
    if let Some(icon) = row.icon {
        let place = icons::square(pos2(x + 4.0, rect.center().y), 9.0);
        icons::paint(painter, icon, place, theme.muted);
        x += 15.0;
    }
    let mut end = rect.max.x - 8.0;
    if !row.right.is_empty() {
        let font = theme::font(Face::SansSemiBold, size::BODY);
        let color = row.right_color.unwrap_or(theme.ink);
        let align = egui::Align2::RIGHT_CENTER;
        let drawn = painter.text(pos2(end, rect.center().y), align, row.right, font, color);
        end = drawn.min.x - 8.0;
    }
    let face = if row.strong || row.selected { Face::SansSemiBold } else { Face::Sans };
    let name = Rect::from_min_max(pos2(x, rect.min.y), pos2(end.max(x + 8.0), rect.max.y));
    paint_line(ui, name, row.text, face, theme.ink);
    if !row.aside.is_empty() {
        let font = theme::font(face, size::BODY);
        let width =
            ui.fonts_mut(|f| f.layout_no_wrap(row.text.to_owned(), font, theme.ink).size().x);
        let aside = name.with_min_x(name.min.x + width + 7.0);
        if aside.width() > 20.0 {
            paint_line(ui, aside, row.aside, Face::Sans, theme.muted);
        }
    }
}
