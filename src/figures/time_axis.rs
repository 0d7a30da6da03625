//! The scale of time that charts share: hours close up near the start, days far out.

use super::fit::Style;
use super::{Anchor, Paint, Point, Scene, Stroke};
use crate::typeset::Face;
use crate::words;

/// Where the axis is marked, in hours: as far as needed, at least to 30 days.
const MARKS: [f64; 9] = [0.0, 6.0, 24.0, 72.0, 240.0, 720.0, 2160.0, 8760.0, 87_600.0];
/// Where a month ends, in hours; the axis never ends before.
const MONTH: f64 = 720.0;

/// Style of the words along the axis.
pub(super) const WORDS: Style = Style::new(Face::Sans, 7.0, Paint::Muted);

/// A monotone warped scale, from 0 hours at its left to its last mark at its right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TimeAxis {
    left: f32,
    right: f32,
    end: f64,
}

impl TimeAxis {
    /// An axis from `left` to `right` on the canvas that reaches `hours`, at least 30 days and at
    /// most ten years.
    #[must_use]
    pub fn new(left: f32, right: f32, hours: f64) -> Self {
        let last = MARKS.last().copied().unwrap_or(MONTH);
        let end = MARKS.iter().copied().find(|m| *m >= MONTH && *m >= hours).unwrap_or(last);
        Self { left, right: right.max(left), end }
    }

    /// Where an hour lies on the canvas; times before 0 or beyond the end lie at the edge.
    #[must_use]
    pub fn x(self, hours: f64) -> f32 {
        let share = (hours.clamp(0.0, self.end).ln_1p() / self.end.ln_1p()) as f32;
        self.left + share * (self.right - self.left)
    }

    /// The hours at the right end.
    #[must_use]
    pub fn end(self) -> f64 {
        self.end
    }

    /// The left end on the canvas.
    #[must_use]
    pub fn left(self) -> f32 {
        self.left
    }

    /// The right end on the canvas.
    #[must_use]
    pub fn right(self) -> f32 {
        self.right
    }

    fn marks(self) -> impl Iterator<Item = f64> {
        MARKS.into_iter().filter(move |m| *m <= self.end)
    }

    /// Draws the grid lines between two heights and the words beneath; a word that would run into
    /// the one before it is left out.
    pub(super) fn draw(self, scene: &mut Scene, top: f32, bottom: f32) {
        let mut free = f32::NEG_INFINITY;
        for mark in self.marks() {
            let x = self.x(mark);
            scene.line(Point::new(x, top), Point::new(x, bottom), Stroke::new(Paint::Faint, 0.6));
            let label = WORDS.label(Point::new(x, bottom + 9.0), mark_words(mark), Anchor::Middle);
            if label.area().x > free {
                free = label.area().right() + 4.0;
                scene.text(label);
            }
        }
    }
}

fn mark_words(hours: f64) -> String {
    match hours {
        h if h <= 0.0 => "0".to_owned(),
        h if h >= 8760.0 => words::count((h / 8760.0).round() as usize, "year"),
        h => words::hours(h),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_runs_to_the_right_and_stays_on_the_canvas() {
        let axis = TimeAxis::new(40.0, 400.0, 100.0);
        assert_eq!(axis.end(), MONTH);
        let mut before = axis.x(-1.0);
        assert_eq!(before, 40.0);
        for hour in 1..800 {
            let x = axis.x(f64::from(hour));
            assert!(x >= before && x <= 400.0);
            before = x;
        }
        assert!((axis.x(MONTH) - 400.0).abs() < 0.01);
    }

    #[test]
    fn later_times_stretch_the_axis() {
        assert_eq!(TimeAxis::new(0.0, 1.0, 721.0).end(), 2160.0);
        assert_eq!(TimeAxis::new(0.0, 1.0, 1e12).end(), 87_600.0);
    }
}
