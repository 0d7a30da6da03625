//! Drawing the figures of [`crate::figures`] in the window.

use super::theme::{self, Theme};
use crate::figures::{self, Anchor, Area, Figure, Label, Scene, Shape};
use egui::{Painter, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

/// Points of the window for a point of the page: figures are made for paper, whose text is
/// smaller than a screen's.
pub const SCALE: f32 = 1.45;

/// The width to make a figure for, so that it fills the room there is.
pub fn room(ui: &Ui) -> f32 {
    (ui.available_width() / SCALE).max(150.0)
}

/// A value that is made anew only when what it depends on has changed.
#[derive(Debug)]
pub struct Kept<K, V>(Option<(K, V)>);

impl<K, V> Default for Kept<K, V> {
    fn default() -> Self {
        Self(None)
    }
}

impl<K: PartialEq, V> Kept<K, V> {
    /// The value for a key: the one kept, or a new one.
    pub fn get(&mut self, key: K, make: impl FnOnce() -> V) -> &V {
        let kept = self.0.take().filter(|(old, _)| *old == key);
        &self.0.insert(kept.unwrap_or_else(|| (key, make()))).1
    }

    /// The value that was made last.
    pub fn kept(&self) -> Option<&V> {
        self.0.as_ref().map(|(_, value)| value)
    }
}

/// Draws a scene and names it by its words.
pub fn show(ui: &mut Ui, scene: &Scene) -> Response {
    show_scaled(ui, scene, SCALE)
}

/// As [`show`], with another scale.
pub fn show_scaled(ui: &mut Ui, scene: &Scene, scale: f32) -> Response {
    let size = vec2(scene.width, scene.height) * scale;
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    paint(ui, scene, rect.min, scale);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &scene.alt));
    response
}

/// Draws a figure whose parts can be pointed at; the parts that `is_chosen` holds for are ringed.
/// Returns the part that was clicked.
pub fn pick<'a, T>(
    ui: &mut Ui,
    figure: &'a Figure<T>,
    is_chosen: impl Fn(&T) -> bool,
) -> Option<&'a T> {
    let response = show(ui, &figure.scene);
    let origin = response.rect.min;
    let theme = Theme::of(ui);
    let mut clicked = None;
    for (i, spot) in figure.spots.iter().enumerate() {
        let rect = place(spot.area, origin, SCALE);
        let part = ui.interact(rect, response.id.with(i), Sense::click());
        let chosen = is_chosen(&spot.target);
        if chosen || part.has_focus() {
            let ring = Stroke::new(2.0, theme.button);
            ui.painter().rect_stroke(rect.expand(1.0), 4.0, ring, StrokeKind::Outside);
        } else if part.hovered() {
            let ring = Stroke::new(1.0, theme.muted);
            ui.painter().rect_stroke(rect, 3.0, ring, StrokeKind::Outside);
        }
        let enabled = ui.is_enabled();
        part.widget_info(|| {
            egui::WidgetInfo::selected(egui::Role::Button, enabled, chosen, &spot.name)
        });
        let part = part.on_hover_text(&spot.name);
        if part.clicked() {
            clicked = Some(&spot.target);
        }
    }
    clicked
}

fn place(area: Area, origin: Pos2, scale: f32) -> Rect {
    let min = origin + vec2(area.x, area.y) * scale;
    Rect::from_min_size(min, vec2(area.width, area.height) * scale)
}

/// Draws a scene with its top left corner at `origin`.
pub fn paint(ui: &Ui, scene: &Scene, origin: Pos2, scale: f32) {
    let size = vec2(scene.width, scene.height) * scale;
    if !ui.is_rect_visible(Rect::from_min_size(origin, size)) {
        return;
    }
    let brush = Brush { ui, painter: ui.painter(), theme: Theme::of(ui), origin, scale };
    for shape in &scene.shapes {
        brush.shape(shape);
    }
}

struct Brush<'a> {
    ui: &'a Ui,
    painter: &'a Painter,
    theme: &'static Theme,
    origin: Pos2,
    scale: f32,
}

impl Brush<'_> {
    fn at(&self, point: figures::Point) -> Pos2 {
        self.origin + vec2(point.x, point.y) * self.scale
    }

    fn stroke(&self, stroke: &figures::Stroke) -> Stroke {
        Stroke::new(stroke.width * self.scale, self.theme.paint(stroke.paint))
    }

    fn shape(&self, shape: &Shape) {
        match shape {
            Shape::Rect { area, radius, fill, stroke } => {
                self.rect(*area, *radius, *fill, stroke.as_ref());
            }
            Shape::Line { from, to, stroke } => {
                self.path(&[self.at(*from), self.at(*to)], stroke);
            }
            Shape::Polyline { points, stroke } => {
                let points: Vec<Pos2> = points.iter().map(|p| self.at(*p)).collect();
                self.path(&points, stroke);
            }
            Shape::Polygon { points, fill, stroke } => {
                let points: Vec<Pos2> = points.iter().map(|p| self.at(*p)).collect();
                let fill = fill.map_or(egui::Color32::TRANSPARENT, |p| self.theme.paint(p));
                let stroke = stroke.as_ref().map_or(Stroke::NONE, |s| self.stroke(s));
                self.painter.add(egui::Shape::convex_polygon(points, fill, stroke));
            }
            Shape::Hatch { area, hatch } => {
                let color = self.theme.paint(hatch.paint);
                let stroke = Stroke::new((hatch.width * self.scale).max(0.8), color);
                for (from, to) in figures::hatch::lines(*area, *hatch) {
                    self.painter.line_segment([self.at(from), self.at(to)], stroke);
                }
            }
            Shape::Text(label) => self.text(label),
        }
    }

    fn rect(
        &self,
        area: Area,
        radius: f32,
        fill: Option<figures::Paint>,
        stroke: Option<&figures::Stroke>,
    ) {
        let rect = place(area, self.origin, self.scale);
        let radius = radius * self.scale;
        if let Some(paint) = fill {
            self.painter.rect_filled(rect, radius, self.theme.paint(paint));
        }
        match stroke {
            Some(stroke) if stroke.dash.is_some() => self.path(&outline(rect, radius), stroke),
            Some(stroke) => {
                self.painter.rect_stroke(rect, radius, self.stroke(stroke), StrokeKind::Middle);
            }
            None => {}
        }
    }

    fn path(&self, points: &[Pos2], stroke: &figures::Stroke) {
        let line = self.stroke(stroke);
        match stroke.dash {
            Some(dash) => {
                let (on, off) = (dash.on * self.scale, dash.off * self.scale);
                self.painter.extend(egui::Shape::dashed_line(points, line, on, off));
            }
            None => {
                self.painter.line(points.to_vec(), line);
            }
        }
    }

    fn text(&self, label: &Label) {
        let font = theme::font(label.face, label.size * self.scale);
        let color = self.theme.paint(label.paint);
        let galley = self.ui.fonts_mut(|f| f.layout_no_wrap(label.text.clone(), font, color));
        let lead = match label.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => galley.size().x / 2.0,
            Anchor::End => galley.size().x,
        };
        let row = galley.rows.first();
        let baseline = row
            .and_then(|row| Some(row.pos.y + row.glyphs.first()?.pos.y))
            .unwrap_or(label.size * self.scale);
        let angle = -label.rotation.to_radians();
        // Turned about the place, as the text itself is.
        let offset = egui::emath::Rot2::from_angle(angle) * vec2(-lead, -baseline);
        let shape = egui::epaint::TextShape::new(self.at(label.at) + offset, galley, color);
        self.painter.add(if angle == 0.0 { shape } else { shape.with_angle(angle) });
    }
}

/// The outline of a rounded rectangle as a closed path, for dashes.
fn outline(rect: Rect, radius: f32) -> Vec<Pos2> {
    const STEPS: usize = 4;
    let radius = radius.min(rect.width() / 2.0).min(rect.height() / 2.0);
    let corners = [
        (rect.right() - radius, rect.top() + radius, -90.0_f32),
        (rect.right() - radius, rect.bottom() - radius, 0.0),
        (rect.left() + radius, rect.bottom() - radius, 90.0),
        (rect.left() + radius, rect.top() + radius, 180.0),
    ];
    let mut points: Vec<Pos2> = corners
        .iter()
        .flat_map(|&(x, y, from)| {
            (0..=STEPS).map(move |step| {
                let angle = (from + 90.0 * step as f32 / STEPS as f32).to_radians();
                pos2(x + radius * angle.cos(), y + radius * angle.sin())
            })
        })
        .collect();
    points.extend(points.first().copied());
    points
}
