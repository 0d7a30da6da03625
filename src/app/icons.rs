//! Small vector shapes, drawn with the painter: the typefaces have no pictures.

use super::workspaces::Workspace;
use egui::{Color32, Painter, Pos2, Rect, Stroke, StrokeKind, pos2, vec2};

/// A picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// Of a workspace.
    Workspace(Workspace),
    /// Something can be added.
    Plus,
    /// Something can be removed.
    Cross,
    /// A group that is open.
    Open,
    /// A group that is closed.
    Closed,
    /// Go on, leads to.
    Arrow,
    /// Up.
    Up,
    /// Down.
    Down,
    /// An error.
    Error,
    /// A warning.
    Warning,
    /// A note.
    Note,
    /// Done.
    Tick,
    /// What can be dragged.
    Grip,
    /// Search.
    Search,
}

/// Points of the unit square to points of a rectangle.
fn at(rect: Rect, x: f32, y: f32) -> Pos2 {
    rect.min + vec2(rect.width() * x, rect.height() * y)
}

/// Draws a picture into a rectangle.
pub fn paint(painter: &Painter, icon: Icon, rect: Rect, color: Color32) {
    let stroke = Stroke::new((rect.width() / 11.0).max(1.2), color);
    let line = |points: &[(f32, f32)]| {
        let points = points.iter().map(|&(x, y)| at(rect, x, y)).collect();
        painter.line(points, stroke);
    };
    let solid = |points: &[(f32, f32)]| {
        let points = points.iter().map(|&(x, y)| at(rect, x, y)).collect();
        painter.add(egui::Shape::convex_polygon(points, color, Stroke::NONE));
    };
    match icon {
        Icon::Workspace(workspace) => paint_workspace(painter, workspace, rect, color),
        Icon::Plus => {
            line(&[(0.5, 0.15), (0.5, 0.85)]);
            line(&[(0.15, 0.5), (0.85, 0.5)]);
        }
        Icon::Cross => {
            line(&[(0.2, 0.2), (0.8, 0.8)]);
            line(&[(0.8, 0.2), (0.2, 0.8)]);
        }
        Icon::Open => solid(&[(0.15, 0.3), (0.85, 0.3), (0.5, 0.75)]),
        Icon::Closed => solid(&[(0.3, 0.15), (0.75, 0.5), (0.3, 0.85)]),
        Icon::Arrow => {
            line(&[(0.1, 0.5), (0.9, 0.5)]);
            line(&[(0.62, 0.25), (0.9, 0.5), (0.62, 0.75)]);
        }
        Icon::Up => line(&[(0.2, 0.65), (0.5, 0.3), (0.8, 0.65)]),
        Icon::Down => line(&[(0.2, 0.35), (0.5, 0.7), (0.8, 0.35)]),
        Icon::Error => {
            painter.circle_filled(rect.center(), rect.width() * 0.45, color);
        }
        Icon::Warning => solid(&[(0.5, 0.05), (0.98, 0.92), (0.02, 0.92)]),
        Icon::Note => {
            painter.rect_filled(rect.shrink(rect.width() * 0.14), 1.0, color);
        }
        Icon::Tick => line(&[(0.15, 0.55), (0.4, 0.8), (0.85, 0.2)]),
        Icon::Grip => {
            for (x, y) in
                [(0.35, 0.2), (0.65, 0.2), (0.35, 0.5), (0.65, 0.5), (0.35, 0.8), (0.65, 0.8)]
            {
                painter.circle_filled(at(rect, x, y), rect.width() * 0.08, color);
            }
        }
        Icon::Search => {
            painter.circle_stroke(at(rect, 0.42, 0.42), rect.width() * 0.3, stroke);
            line(&[(0.64, 0.64), (0.92, 0.92)]);
        }
    }
}

fn paint_workspace(painter: &Painter, workspace: Workspace, rect: Rect, color: Color32) {
    let stroke = Stroke::new(1.4, color);
    let line = |points: &[(f32, f32)]| {
        painter.line(points.iter().map(|&(x, y)| at(rect, x, y)).collect(), stroke);
    };
    let part = |x0, y0, x1, y1| Rect::from_min_max(at(rect, x0, y0), at(rect, x1, y1));
    match workspace {
        Workspace::Draft => {
            // A pencil over a line of writing.
            line(&[(0.14, 0.7), (0.62, 0.2), (0.8, 0.36), (0.32, 0.86), (0.1, 0.9), (0.14, 0.7)]);
            line(&[(0.52, 0.31), (0.7, 0.47)]);
            line(&[(0.55, 0.9), (0.92, 0.9)]);
        }
        Workspace::Coverage => {
            for row in 0..3_u8 {
                for column in 0..3_u8 {
                    let (x, y) = (0.1 + 0.29 * f32::from(column), 0.1 + 0.29 * f32::from(row));
                    let cell = part(x, y, x + 0.22, y + 0.22);
                    if (row + column).is_multiple_of(2) {
                        painter.rect_filled(cell, 0.5, color);
                    } else {
                        painter.rect_stroke(cell, 0.5, Stroke::new(1.0, color), StrokeKind::Inside);
                    }
                }
            }
        }
        Workspace::Stress => {
            painter.circle_stroke(rect.center(), rect.width() * 0.42, stroke);
            line(&[(0.5, 0.24), (0.5, 0.52), (0.68, 0.62)]);
        }
        Workspace::Levers => {
            line(&[(0.3, 0.1), (0.3, 0.9)]);
            line(&[(0.7, 0.1), (0.7, 0.9)]);
            painter.rect_filled(part(0.18, 0.52, 0.42, 0.7), 1.0, color);
            painter.rect_filled(part(0.58, 0.24, 0.82, 0.42), 1.0, color);
        }
        Workspace::Compare => {
            painter.rect_stroke(part(0.08, 0.14, 0.44, 0.86), 1.0, stroke, StrokeKind::Inside);
            painter.rect_stroke(part(0.56, 0.14, 0.92, 0.86), 1.0, stroke, StrokeKind::Inside);
            line(&[(0.16, 0.36), (0.36, 0.36)]);
            line(&[(0.64, 0.36), (0.84, 0.36)]);
            line(&[(0.16, 0.54), (0.36, 0.54)]);
            line(&[(0.64, 0.54), (0.76, 0.54)]);
        }
        Workspace::Brief => {
            line(&[
                (0.2, 0.08),
                (0.62, 0.08),
                (0.82, 0.28),
                (0.82, 0.92),
                (0.2, 0.92),
                (0.2, 0.08),
            ]);
            line(&[(0.62, 0.08), (0.62, 0.28), (0.82, 0.28)]);
            line(&[(0.34, 0.46), (0.68, 0.46)]);
            line(&[(0.34, 0.6), (0.68, 0.6)]);
            line(&[(0.34, 0.74), (0.56, 0.74)]);
        }
    }
}

/// Draws a mark for the severity of a finding: a disc, a triangle or a square, never colour alone.
pub fn severity(severity: crate::checks::Severity) -> Icon {
    match severity {
        crate::checks::Severity::Error => Icon::Error,
        crate::checks::Severity::Warning => Icon::Warning,
        crate::checks::Severity::Note => Icon::Note,
    }
}

/// A square of a side around a point.
pub fn square(center: Pos2, side: f32) -> Rect {
    Rect::from_center_size(pos2(center.x, center.y), vec2(side, side))
}
