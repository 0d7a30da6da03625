//! The outlines of glyphs, for letters that are drawn and not read.

use super::face::Face;

/// A step of an outline in thousandths of an em: `x` to the right of the pen, `y` above the
/// baseline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// Starts at a point.
    Move([f32; 2]),
    /// A straight line to a point.
    Line([f32; 2]),
    /// A cubic Bézier curve by its two control points and its end.
    Curve([f32; 2], [f32; 2], [f32; 2]),
    /// Back to the start.
    Close,
}

/// The outline of a glyph; nothing for a glyph without one, such as a space.
#[must_use]
pub fn outline(face: Face, glyph: u16) -> Vec<Step> {
    let mut tracer = Tracer::default();
    if let Ok(font) = ttf_parser::Face::parse(face.data(), 0) {
        font.outline_glyph(ttf_parser::GlyphId(glyph), &mut tracer);
    }
    tracer.steps
}

#[derive(Default)]
struct Tracer {
    steps: Vec<Step>,
    pen: [f32; 2],
}

impl Tracer {
    fn add(&mut self, step: Step, pen: [f32; 2]) {
        self.steps.push(step);
        self.pen = pen;
    }
}

impl ttf_parser::OutlineBuilder for Tracer {
    fn move_to(&mut self, x: f32, y: f32) {
        self.add(Step::Move([x, y]), [x, y]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.add(Step::Line([x, y]), [x, y]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        // The same curve as a cubic one: its controls lie two thirds of the way.
        let towards = |[from_x, from_y]: [f32; 2]| {
            [from_x + (x1 - from_x) * 2.0 / 3.0, from_y + (y1 - from_y) * 2.0 / 3.0]
        };
        self.add(Step::Curve(towards(self.pen), towards([x, y]), [x, y]), [x, y]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.add(Step::Curve([x1, y1], [x2, y2], [x, y]), [x, y]);
    }

    fn close(&mut self) {
        self.steps.push(Step::Close);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::shape;

    fn contours(letter: &str) -> usize {
        let shaped = shape(Face::SansBold, letter);
        let steps = outline(Face::SansBold, shaped.glyphs[0].id);
        assert!(steps.first().is_none_or(|step| matches!(step, Step::Move(_))), "{letter}");
        steps.iter().filter(|step| **step == Step::Close).count()
    }

    #[test]
    fn letters_have_as_many_contours_as_edges() {
        assert_eq!(["T", "D", "B", " "].map(contours), [1, 2, 3, 0]);
        assert_eq!(outline(Face::SansBold, u16::MAX), []);
    }

    #[test]
    fn an_outline_stays_between_the_lines_of_its_letter() {
        let shaped = shape(Face::SansBold, "D");
        for step in outline(Face::SansBold, shaped.glyphs[0].id) {
            let ends = match step {
                Step::Move(p) | Step::Line(p) | Step::Curve(_, _, p) => p,
                Step::Close => continue,
            };
            assert!((0.0..=700.0).contains(&ends[0]) && (0.0..=698.0).contains(&ends[1]));
        }
    }
}
