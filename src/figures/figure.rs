//! A figure whose parts can be pointed at.

use super::scene::{Area, Point, Scene};

/// A scene, and which part of it stands for what.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure<T> {
    /// What is drawn.
    pub scene: Scene,
    /// The parts that can be pointed at, in reading order.
    pub spots: Vec<Spot<T>>,
}

/// A part of a figure that can be pointed at.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot<T> {
    /// Where it is.
    pub area: Area,
    /// What it stands for.
    pub target: T,
    /// What it says in words: for screen readers, tooltips and tables of text.
    pub name: String,
}

impl<T> Figure<T> {
    /// The part under a place.
    pub fn at(&self, place: Point) -> Option<&Spot<T>> {
        self.spots.iter().find(|spot| spot.area.contains(place))
    }
}

impl Area {
    /// Whether a place lies inside or on the edge.
    #[must_use]
    pub fn contains(self, place: Point) -> bool {
        (self.x..=self.right()).contains(&place.x) && (self.y..=self.bottom()).contains(&place.y)
    }

    /// Whether two areas have more than an edge in common.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }
}

#[cfg(test)]
pub(super) mod checks {
    //! What must hold for every figure.

    use crate::figures::{Area, Label, Scene, Shape};

    /// Slack for rounding, in points.
    const SLACK: f32 = 0.6;

    pub fn labels(scene: &Scene) -> Vec<&Label> {
        fn label(shape: &Shape) -> Option<&Label> {
            match shape {
                Shape::Text(label) => Some(label),
                _ => None,
            }
        }
        scene.shapes.iter().filter_map(label).collect()
    }

    /// No text outside the canvas, none over another, none shortened away; words for those who do
    /// not see it.
    pub fn assert_sound(scene: &Scene) {
        assert!(!scene.alt.trim().is_empty(), "a figure says what it shows");
        assert!(scene.width.is_finite() && scene.height.is_finite() && scene.height > 0.0);
        let canvas = Area::new(0.0, 0.0, scene.width, scene.height).shrunk(-SLACK);
        let labels = labels(scene);
        for label in &labels {
            let area = label.area();
            assert!(
                area.x >= canvas.x
                    && area.y >= canvas.y
                    && area.right() <= canvas.right()
                    && area.bottom() <= canvas.bottom(),
                "“{}” at {area:?} leaves the canvas {} × {}",
                label.text,
                scene.width,
                scene.height
            );
            assert!(label.size >= 6.0, "“{}” is too small to read", label.text);
            assert!(!label.text.trim().is_empty(), "an empty text");
        }
        for (i, a) in labels.iter().enumerate() {
            for b in &labels[i + 1..] {
                assert!(
                    !a.area().shrunk(SLACK).overlaps(b.area().shrunk(SLACK)),
                    "“{}” lies over “{}”",
                    a.text,
                    b.text
                );
            }
        }
    }
}
