//! Grades as small squares with a numeral.

use crate::brief::document::Badge;
use crate::brief::layout::display::{Artifact, Path, PathStroke, rectangle};
use crate::brief::layout::slab::Part;
use crate::brief::layout::structure::NodeId;
use crate::brief::layout::style::{TextStyle, ink};
use crate::brief::layout::text::glyph_run;
use crate::figures::{Area, Dash, Hatch, Paint, Point, hatch};
use crate::typeset::Face;
use crate::typeset::paragraph::Mode;

/// Width that a badge takes, the gap after it included.
pub(super) const BADGE_WIDTH: f32 = 14.6;
/// Side of the square.
const SIDE: f32 = 10.4;

const NUMERAL: TextStyle = TextStyle {
    faces: [Face::SansSemiBold; 4],
    size: 7.6,
    leading: SIDE,
    paint: Paint::Ink,
    mode: Mode::Ragged,
};

/// Draws a badge beside the first line of a cell whose top left corner is `at`.
pub(super) fn draw(badge: Badge, node: NodeId, at: Point, line: &TextStyle, parts: &mut Vec<Part>) {
    // The square lies around the middle of the capitals.
    let middle = at.y + line.baseline() - 0.35 * line.size;
    let square = Area::new(at.x, middle - SIDE / 2.0, SIDE, SIDE);
    parts.push(Part::BeginArtifact(Artifact::Decoration));
    parts.extend(ground(badge, square).into_iter().map(Part::Path));
    parts.push(Part::End);

    let (sign, paint) = match badge {
        Badge::Grade(grade) => (grade.to_string(), Paint::OnGrade(grade)),
        Badge::NoAnswer => ("×".to_owned(), Paint::Danger),
    };
    let mut run = glyph_run(&NUMERAL, &sign, 0.0);
    let baseline = middle + 0.35 * NUMERAL.size;
    run.at = Point::new(square.centre().x - run.width() / 2.0, baseline);
    run.colour = ink(paint);
    // A space ends the numeral, so that it does not run into the words.
    run.glyphs.extend(glyph_run(&NUMERAL, " ", 0.0).glyphs);
    parts.extend([Part::Begin(node), Part::Glyphs(run), Part::End]);
}

fn ground(badge: Badge, square: Area) -> Vec<Path> {
    const RADIUS: f32 = 1.6;
    let rounded = |fill, stroke| Path { segments: rectangle(square, RADIUS), fill, stroke };
    match badge {
        Badge::Grade(0) => {
            let line = PathStroke::new(ink(Paint::HatchLine), 0.45);
            let pattern = Hatch { spacing: 2.0, ..Hatch::falling(Paint::HatchLine) };
            let mut paths = vec![rounded(Some(ink(Paint::Ground)), None)];
            paths.extend(
                hatch::lines(square.shrunk(0.3), pattern)
                    .into_iter()
                    .map(|(from, to)| Path::line(from, to, line)),
            );
            // A plain plate under the numeral.
            paths.push(Path::filled(square.shrunk(2.2), ink(Paint::Ground)));
            paths
        }
        Badge::Grade(grade) => vec![rounded(Some(ink(Paint::Grade(grade))), None)],
        Badge::NoAnswer => {
            let dash = Some(Dash { on: 1.6, off: 1.1 });
            vec![rounded(None, Some(PathStroke { colour: ink(Paint::Danger), width: 0.6, dash }))]
        }
    }
}
