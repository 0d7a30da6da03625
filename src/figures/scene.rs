//! The primitives of a figure, in points with the origin at the top left.

use super::palette::Paint;
use crate::typeset::{Face, width};

/// A figure: a canvas of fixed size, what is drawn on it in order, and what it says in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Width of the canvas in points.
    pub width: f32,
    /// Height of the canvas in points.
    pub height: f32,
    /// What the figure says, in sentences, for those who do not see it. Never empty in a brief.
    pub alt: String,
    /// What is drawn, later over earlier.
    pub shapes: Vec<Shape>,
}

/// A place on the canvas.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Points from the left edge.
    pub x: f32,
    /// Points from the top edge, downwards.
    pub y: f32,
}

/// A rectangle on the canvas.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Extent to the right.
    pub width: f32,
    /// Extent downwards.
    pub height: f32,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Colour by meaning.
    pub paint: Paint,
    /// Thickness in points.
    pub width: f32,
    /// Broken into dashes, or not.
    pub dash: Option<Dash>,
}

/// Lengths of the strokes and gaps of a broken line, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dash {
    /// Length drawn.
    pub on: f32,
    /// Length left out.
    pub off: f32,
}

/// Parallel lines that fill an area: a tone that survives any printer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hatch {
    /// Colour of the lines.
    pub paint: Paint,
    /// Thickness of the lines in points.
    pub width: f32,
    /// Distance from line to line in points, measured across them.
    pub spacing: f32,
    /// Direction of the lines in degrees, counter-clockwise from the horizontal.
    pub angle: f32,
}

/// Which part of a text lies at its given place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    /// The text begins there.
    #[default]
    Start,
    /// The text is centred there.
    Middle,
    /// The text ends there.
    End,
}

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Where the anchor lies; `y` is the baseline.
    pub at: Point,
    /// The text.
    pub text: String,
    /// Typeface.
    pub face: Face,
    /// Size in points.
    pub size: f32,
    /// Which part of the text lies at `at`.
    pub anchor: Anchor,
    /// Colour by meaning.
    pub paint: Paint,
    /// Turn about `at` in degrees, counter-clockwise; 90 reads upwards.
    pub rotation: f32,
}

/// One thing drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A rectangle, filled, outlined or both.
    Rect {
        /// Where.
        area: Area,
        /// Radius of the rounded corners in points, 0 for square ones.
        radius: f32,
        /// Colour inside.
        fill: Option<Paint>,
        /// Outline, centred on the edge.
        stroke: Option<Stroke>,
    },
    /// A straight line.
    Line {
        /// One end.
        from: Point,
        /// The other.
        to: Point,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// Connected lines, not closed.
    Polyline {
        /// The corners in order.
        points: Vec<Point>,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A closed shape, filled, outlined or both.
    Polygon {
        /// The corners in order.
        points: Vec<Point>,
        /// Colour inside.
        fill: Option<Paint>,
        /// Outline.
        stroke: Option<Stroke>,
    },
    /// An area filled with parallel lines.
    Hatch {
        /// Where.
        area: Area,
        /// The lines.
        hatch: Hatch,
    },
    /// A line of text.
    Text(Label),
}

impl Shape {
    /// The same shape, `by` points further to the right.
    #[must_use]
    fn moved_right(mut self, by: f32) -> Self {
        match &mut self {
            Self::Rect { area, .. } | Self::Hatch { area, .. } => area.x += by,
            Self::Line { from, to, .. } => {
                from.x += by;
                to.x += by;
            }
            Self::Polyline { points, .. } | Self::Polygon { points, .. } => {
                points.iter_mut().for_each(|point| point.x += by);
            }
            Self::Text(label) => label.at.x += by,
        }
        self
    }
}

impl Point {
    /// A place on the canvas.
    #[must_use]
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }
}

impl Area {
    /// A rectangle by its top left corner and its extent.
    #[must_use]
    pub const fn new(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self { x, y, width, height }
    }

    /// Right edge.
    #[must_use]
    pub const fn right(self) -> f32 {
        self.x + self.width
    }

    /// Bottom edge.
    #[must_use]
    pub const fn bottom(self) -> f32 {
        self.y + self.height
    }

    /// The middle.
    #[must_use]
    pub const fn centre(self) -> Point {
        Point { x: self.x + self.width / 2.0, y: self.y + self.height / 2.0 }
    }

    /// The same area with every edge moved inwards by `inset` points (outwards if negative);
    /// never of negative extent.
    #[must_use]
    pub fn shrunk(self, inset: f32) -> Self {
        Self {
            x: self.x + inset,
            y: self.y + inset,
            width: (self.width - 2.0 * inset).max(0.0),
            height: (self.height - 2.0 * inset).max(0.0),
        }
    }
}

impl Stroke {
    /// An unbroken line.
    #[must_use]
    pub const fn new(paint: Paint, width: f32) -> Self {
        Self { paint, width, dash: None }
    }

    /// The same line, broken into dashes.
    #[must_use]
    pub const fn dashed(self, on: f32, off: f32) -> Self {
        Self { dash: Some(Dash { on, off }), ..self }
    }
}

impl Hatch {
    /// Thin lines falling to the right, as grade 0 is shown.
    #[must_use]
    pub const fn falling(paint: Paint) -> Self {
        Self { paint, width: 0.5, spacing: 2.8, angle: -45.0 }
    }

    /// Thin lines rising to the right, as a hidden gate is shown.
    #[must_use]
    pub const fn rising(paint: Paint) -> Self {
        Self { paint, width: 0.6, spacing: 3.2, angle: 45.0 }
    }
}

impl Label {
    /// Text that begins at `at`, upright, in ink.
    #[must_use]
    pub fn new(at: Point, text: impl Into<String>, face: Face, size: f32) -> Self {
        Self {
            at,
            text: text.into(),
            face,
            size,
            anchor: Anchor::Start,
            paint: Paint::Ink,
            rotation: 0.0,
        }
    }

    /// The same text with another part of it at its place.
    #[must_use]
    pub fn anchored(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    /// The same text in another colour.
    #[must_use]
    pub fn painted(self, paint: Paint) -> Self {
        Self { paint, ..self }
    }

    /// The same text turned counter-clockwise by `degrees`.
    #[must_use]
    pub fn rotated(self, degrees: f32) -> Self {
        Self { rotation: degrees, ..self }
    }

    /// Width of the text in points.
    #[must_use]
    pub fn width(&self) -> f32 {
        width(self.face, self.size, &self.text)
    }

    /// How far left of `at` the text begins, in points along its own direction.
    #[must_use]
    pub fn lead(&self) -> f32 {
        match self.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => self.width() / 2.0,
            Anchor::End => self.width(),
        }
    }

    /// The room that the upright text takes, from the top of its capitals to just below the
    /// baseline.
    #[must_use]
    pub fn area(&self) -> Area {
        const BELOW: f32 = 0.22;
        const ABOVE: f32 = 0.74;
        Area::new(
            self.at.x - self.lead(),
            self.at.y - ABOVE * self.size,
            self.width(),
            (ABOVE + BELOW) * self.size,
        )
    }
}

impl Scene {
    /// Scenes in a row from left to right, their tops aligned, with `gap` points between them.
    #[must_use]
    pub fn side_by_side(scenes: Vec<Self>, gap: f32) -> Self {
        let mut row = Self::default();
        for scene in scenes {
            let shift = if row.shapes.is_empty() { 0.0 } else { row.width + gap };
            row.width = shift + scene.width;
            row.height = row.height.max(scene.height);
            if !row.alt.is_empty() {
                row.alt.push(' ');
            }
            row.alt.push_str(&scene.alt);
            row.shapes.extend(scene.shapes.into_iter().map(|shape| shape.moved_right(shift)));
        }
        row
    }

    /// An empty canvas of a size in points, with what the figure says in words.
    #[must_use]
    pub fn new(width: f32, height: f32, alt: impl Into<String>) -> Self {
        Self { width, height, alt: alt.into(), shapes: Vec::new() }
    }

    /// Draws a filled rectangle.
    pub fn fill(&mut self, area: Area, paint: Paint) {
        self.rounded(area, 0.0, Some(paint), None);
    }

    /// Draws the outline of a rectangle.
    pub fn outline(&mut self, area: Area, stroke: Stroke) {
        self.rounded(area, 0.0, None, Some(stroke));
    }

    /// Draws a rectangle with rounded corners.
    pub fn rounded(
        &mut self,
        area: Area,
        radius: f32,
        fill: Option<Paint>,
        stroke: Option<Stroke>,
    ) {
        self.shapes.push(Shape::Rect { area, radius, fill, stroke });
    }

    /// Draws a straight line.
    pub fn line(&mut self, from: Point, to: Point, stroke: Stroke) {
        self.shapes.push(Shape::Line { from, to, stroke });
    }

    /// Draws connected lines.
    pub fn polyline(&mut self, points: Vec<Point>, stroke: Stroke) {
        self.shapes.push(Shape::Polyline { points, stroke });
    }

    /// Draws a closed shape.
    pub fn polygon(&mut self, points: Vec<Point>, fill: Option<Paint>, stroke: Option<Stroke>) {
        self.shapes.push(Shape::Polygon { points, fill, stroke });
    }

    /// Hatches an area.
    pub fn hatch(&mut self, area: Area, hatch: Hatch) {
        self.shapes.push(Shape::Hatch { area, hatch });
    }

    /// Writes a line of text.
    pub fn text(&mut self, label: Label) {
        self.shapes.push(Shape::Text(label));
    }

    /// Writes a line of upright text on a plain plate, so that a hatch beneath does not cross it.
    pub fn text_on_plate(&mut self, label: Label, plate: Paint) {
        const MARGIN: f32 = 1.5;
        let area = label.area();
        let plate_area = Area { x: area.x - MARGIN, width: area.width + 2.0 * MARGIN, ..area };
        self.fill(plate_area, plate);
        self.text(label);
    }

    /// Draws all of `other` with its origin at `at`. Its words are not taken over.
    pub fn place(&mut self, at: Point, other: &Self) {
        self.shapes.extend(other.shapes.iter().map(|shape| shape.moved(at)));
    }
}

impl Shape {
    /// The same shape moved right and down.
    #[must_use]
    pub fn moved(&self, by: Point) -> Self {
        let point = |p: &Point| Point::new(p.x + by.x, p.y + by.y);
        let area = |a: &Area| Area { x: a.x + by.x, y: a.y + by.y, ..*a };
        let mut moved = self.clone();
        match &mut moved {
            Self::Rect { area: a, .. } | Self::Hatch { area: a, .. } => *a = area(a),
            Self::Line { from, to, .. } => (*from, *to) = (point(from), point(to)),
            Self::Polyline { points, .. } | Self::Polygon { points, .. } => {
                points.iter_mut().for_each(|p| *p = point(p));
            }
            Self::Text(label) => label.at = point(&label.at),
        }
        moved
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_centred_label_lies_around_its_place() {
        let label = Label::new(Point::new(50.0, 20.0), "Missiles", Face::Sans, 9.0)
            .anchored(Anchor::Middle);
        let area = label.area();
        assert!((area.centre().x - 50.0).abs() < 0.01);
        assert!(area.y < 20.0 && area.bottom() > 20.0);
    }

    #[test]
    fn a_plate_covers_the_text_it_lies_under() {
        let mut scene = Scene::new(100.0, 40.0, "");
        let label = Label::new(Point::new(10.0, 20.0), "declaratory", Face::Condensed, 7.0);
        let text = label.area();
        scene.text_on_plate(label, Paint::Plate);
        let [Shape::Rect { area, .. }, Shape::Text(_)] = scene.shapes.as_slice() else {
            panic!("a plate, then the text")
        };
        assert!(area.x <= text.x && area.right() >= text.right());
    }

    #[test]
    fn placing_moves_every_kind_of_shape() {
        let stroke = Stroke::new(Paint::Ink, 1.0);
        let mut inner = Scene::new(10.0, 10.0, "");
        inner.fill(Area::new(0.0, 0.0, 1.0, 1.0), Paint::Plate);
        inner.line(Point::new(0.0, 0.0), Point::new(1.0, 1.0), stroke);
        inner.polyline(vec![Point::new(0.0, 0.0)], stroke);
        inner.polygon(vec![Point::new(0.0, 0.0)], None, Some(stroke));
        inner.hatch(Area::new(0.0, 0.0, 1.0, 1.0), Hatch::falling(Paint::Muted));
        inner.text(Label::new(Point::new(0.0, 0.0), "a", Face::Sans, 8.0));
        let mut outer = Scene::new(50.0, 50.0, "");
        outer.place(Point::new(5.0, 7.0), &inner);
        for shape in &outer.shapes {
            let origin = match shape {
                Shape::Rect { area, .. } | Shape::Hatch { area, .. } => Point::new(area.x, area.y),
                Shape::Line { from, .. } => *from,
                Shape::Polyline { points, .. } | Shape::Polygon { points, .. } => points[0],
                Shape::Text(label) => label.at,
            };
            assert_eq!(origin, Point::new(5.0, 7.0));
        }
    }
}
