//! Draws figures, which know nothing of windows, into the window.

use super::theme::{self, Theme};
use crate::figures::figure::{Figure, Spot};
use crate::figures::{Anchor, Area, Point, Scene, Shape, Stroke, hatch};
use egui::{Color32, Pos2, Rect, Response, Sense, StrokeKind, Ui, pos2, vec2};

/// What came of a figure in this frame: the part under the pointer, and the part clicked.
#[derive(Debug)]
pub struct Shown<'a, T> {
    /// The response of the whole figure.
    pub response: Response,
    /// The part that was clicked, or chosen with the keyboard.
    pub clicked: Option<&'a Spot<T>>,
}

/// Draws a figure at the size it was made for, times `scale`; its parts can be clicked and are
/// named for screen readers.
pub fn show<'a, T>(ui: &mut Ui, figure: &'a Figure<T>, scale: f32) -> Shown<'a, T> {
    let response = still(ui, &figure.scene, scale);
    let origin = response.rect.min;
    let mut clicked = None;
    for (i, spot) in figure.spots.iter().enumerate() {
        let rect = place(origin, scale, spot.area);
        let part = ui.interact(rect, response.id.with(i), Sense::click());
        let theme = Theme::of(ui);
        if part.hovered() || part.has_focus() {
            let width = if part.has_focus() { 2.0 } else { 1.0 };
            let ring = egui::Stroke::new(width, theme.button);
            ui.painter().rect_stroke(rect, 3.0, ring, StrokeKind::Inside);
        }
        part.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &spot.name));
        if part.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text(&spot.name).clicked()
        {
            clicked = Some(spot);
        }
    }
    Shown { response, clicked }
}

/// Draws a scene that only shows; its words are there for screen readers.
pub fn still(ui: &mut Ui, scene: &Scene, scale: f32) -> Response {
    let size = vec2(scene.width, scene.height) * scale;
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    if ui.is_rect_visible(rect) {
        paint(ui, rect.min, scene, scale);
    }
    let kind = egui::Role::Image;
    response.widget_info(|| egui::WidgetInfo::labeled(kind, true, &scene.alt));
    response
}

fn place(origin: Pos2, scale: f32, area: Area) -> Rect {
    let min = origin + vec2(area.x, area.y) * scale;
    Rect::from_min_size(min, vec2(area.width, area.height) * scale)
}

/// Paints a scene with its top left corner at `origin`.
pub fn paint(ui: &Ui, origin: Pos2, scene: &Scene, scale: f32) {
    let theme = Theme::of(ui);
    let at = |p: Point| origin + vec2(p.x, p.y) * scale;
    let line = |points: Vec<Pos2>, stroke: &Stroke| {
        let pen = pen(theme, stroke, scale);
        match stroke.dash {
            Some(dash) => {
                let (on, off) = (dash.on * scale, dash.off * scale);
                ui.painter().extend(egui::Shape::dashed_line(&points, pen, on, off));
            }
            None => {
                ui.painter().line(points, pen);
            }
        }
    };
    for shape in &scene.shapes {
        match shape {
            Shape::Rect { area, radius, fill, stroke } => {
                let rect = place(origin, scale, *area);
                let radius = *radius * scale;
                if let Some(fill) = fill {
                    ui.painter().rect_filled(rect, radius, theme.paint(*fill));
                }
                if let Some(stroke) = stroke {
                    if stroke.dash.is_some() {
                        let corners = [
                            rect.left_top(),
                            rect.right_top(),
                            rect.right_bottom(),
                            rect.left_bottom(),
                            rect.left_top(),
                        ];
                        line(corners.to_vec(), stroke);
                    } else {
                        let pen = pen(theme, stroke, scale);
                        ui.painter().rect_stroke(rect, radius, pen, StrokeKind::Middle);
                    }
                }
            }
            Shape::Line { from, to, stroke } => line(vec![at(*from), at(*to)], stroke),
            Shape::Polyline { points, stroke } => {
                line(points.iter().map(|&p| at(p)).collect(), stroke);
            }
            Shape::Polygon { points, fill, stroke } => {
                let points: Vec<Pos2> = points.iter().map(|&p| at(p)).collect();
                let fill = fill.map_or(Color32::TRANSPARENT, |f| theme.paint(f));
                let pen = stroke.map_or(egui::Stroke::NONE, |s| pen(theme, &s, scale));
                ui.painter().add(egui::Shape::convex_polygon(points, fill, pen));
            }
            Shape::Hatch { area, hatch: lines } => {
                let pen =
                    egui::Stroke::new((lines.width * scale).max(0.7), theme.paint(lines.paint));
                for (from, to) in hatch::lines(*area, *lines) {
                    ui.painter().line_segment([at(from), at(to)], pen);
                }
            }
            Shape::Text(label) => text(ui, at(label.at), label, scale, theme),
        }
    }
}

fn pen(theme: &Theme, stroke: &Stroke, scale: f32) -> egui::Stroke {
    egui::Stroke::new((stroke.width * scale).max(0.8), theme.paint(stroke.paint))
}

fn text(ui: &Ui, at: Pos2, label: &crate::figures::Label, scale: f32, theme: &Theme) {
    let color = theme.paint(label.paint);
    let font = theme::font(label.face, label.size * scale);
    let galley = ui.fonts_mut(|f| f.layout_no_wrap(label.text.clone(), font, color));
    let lead = match label.anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => galley.size().x / 2.0,
        Anchor::End => galley.size().x,
    };
    let ascent = galley
        .rows
        .first()
        .and_then(|row| row.row.glyphs.first().map(|glyph| row.pos.y + glyph.pos.y))
        .unwrap_or(label.size * scale);
    let offset = vec2(-lead, -ascent);
    if label.rotation == 0.0 {
        ui.painter().galley(at + offset, galley, color);
    } else {
        let angle = -label.rotation.to_radians();
        let turn = egui::emath::Rot2::from_angle(angle);
        let position = at + turn * offset;
        let shape = egui::epaint::TextShape::new(pos2(position.x, position.y), galley, color);
        ui.painter().add(shape.with_angle(angle));
    }
}
