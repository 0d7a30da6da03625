//! Text to positioned glyphs.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::rc::Rc;

use harfrust::{Buffer, ShapeOptions, ShaperFont};

use super::face::{Face, UNITS_PER_EM};

/// A glyph of a face with its place relative to the one before it; measures are thousandths of
/// an em.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// Index of the glyph in its face; never 0, the glyph for "not defined".
    pub id: u16,
    /// How far the pen moves, kerning included.
    pub advance: i32,
    /// Displacement to the right of the pen.
    pub x_offset: i32,
    /// Displacement above the pen.
    pub y_offset: i32,
    /// The bytes of [`ShapedText::text`] that the glyph stands for; empty for the second and
    /// further glyphs of one cluster.
    pub text: Range<usize>,
}

/// A line of text in one face, shaped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShapedText {
    /// The face that the glyphs belong to.
    pub face: Face,
    /// What the glyphs show: the text asked for, with a visible substitute in place of each
    /// character that the face lacks.
    pub text: String,
    /// The glyphs from left to right.
    pub glyphs: Vec<Glyph>,
    /// Total advance in thousandths of an em.
    pub advance: i32,
}

impl ShapedText {
    /// Width in points at a size in points.
    #[must_use]
    pub fn width(&self, size: f32) -> f32 {
        em_to_points(self.advance, size)
    }
}

/// Points that `thousandths` of an em take at `size` points.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "advances of a line are far below 2^24")]
pub fn em_to_points(thousandths: i32, size: f32) -> f32 {
    thousandths as f32 * size / UNITS_PER_EM as f32
}

/// What stands in for a character that no embedded face has.
pub const SUBSTITUTE: char = '\u{FFFD}';

/// Shapes of words are asked for again and again, by the breaker, the tables and the screen.
/// The bound keeps a session that edits for days from growing without end.
const CACHED_SHAPES: usize = 20_000;

thread_local! {
    static SHAPES: RefCell<HashMap<Face, HashMap<String, Rc<ShapedText>>>> =
        RefCell::new(HashMap::new());
}

/// Shapes one line of text. Line ends and tabs count as spaces; characters without a visible
/// form (joiners, soft hyphens, direction marks, controls) are left out; a character that the
/// face lacks becomes [`SUBSTITUTE`].
#[must_use]
pub fn shape(face: Face, text: &str) -> Rc<ShapedText> {
    SHAPES.with_borrow_mut(|shapes| {
        let of_face = shapes.entry(face).or_default();
        if let Some(shaped) = of_face.get(text) {
            return Rc::clone(shaped);
        }
        if of_face.len() >= CACHED_SHAPES {
            of_face.clear();
        }
        let shaped = Rc::new(shape_afresh(face, text));
        of_face.insert(text.to_owned(), Rc::clone(&shaped));
        shaped
    })
}

/// Width in points of `text` set on one line.
#[must_use]
pub fn width(face: Face, size: f32, text: &str) -> f32 {
    shape(face, text).width(size)
}

/// The characters of `text` that the embedded faces cannot show. The faces of the family cover
/// the same alphabets, so one answer serves all of them.
#[must_use]
pub fn missing_characters(text: &str) -> BTreeSet<char> {
    let font = ShaperFont::new(Face::Sans.font());
    text.chars()
        .filter(|c| {
            !is_invisible(*c) && !is_space(*c) && font.nominal_glyph(u32::from(*c)).is_none()
        })
        .collect()
}

fn shape_afresh(face: Face, text: &str) -> ShapedText {
    let font = ShaperFont::new(face.font());
    let text: String = text
        .chars()
        .filter(|c| is_space(*c) || !is_invisible(*c))
        .map(|c| match c {
            c if is_space(c) => ' ',
            c if font.nominal_glyph(u32::from(c)).is_none() => SUBSTITUTE,
            c => c,
        })
        .collect();
    let mut buffer = Buffer::new();
    buffer.push_str(&text);
    buffer.guess_segment_properties();
    buffer.set_direction(harfrust::Direction::LeftToRight);
    if harfrust::shape(&font, &mut buffer, ShapeOptions::new()).is_err() {
        // Cannot happen with a direction set and no plan of our own; blank is the safe reading.
        return ShapedText { face, text, glyphs: Vec::new(), advance: 0 };
    }
    let glyphs = glyphs_of(&buffer, text.len());
    let advance = glyphs.iter().map(|glyph| glyph.advance).sum();
    ShapedText { face, text, glyphs, advance }
}

fn glyphs_of(buffer: &Buffer, text_length: usize) -> Vec<Glyph> {
    let infos = buffer.glyph_infos();
    let mut glyphs: Vec<Glyph> = Vec::with_capacity(infos.len());
    // From the right, so that the end of a cluster is the start of the one after it.
    let mut next = text_length;
    let mut end = text_length;
    for (info, position) in infos.iter().zip(buffer.glyph_positions()).rev() {
        let start = info.cluster as usize;
        if start != next {
            end = next;
            next = start;
        }
        glyphs.push(Glyph {
            id: u16::try_from(info.glyph_id).unwrap_or_default(),
            advance: position.x_advance,
            x_offset: position.x_offset,
            y_offset: position.y_offset,
            text: start..end,
        });
    }
    glyphs.reverse();
    // Only the first glyph of a cluster carries its text.
    let mut last_start = None;
    for glyph in &mut glyphs {
        if last_start == Some(glyph.text.start) {
            glyph.text = glyph.text.end..glyph.text.end;
        } else {
            last_start = Some(glyph.text.start);
        }
    }
    glyphs
}

const fn is_space(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Characters that steer layout and have no picture of their own.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kerning_and_ligatures_are_applied() {
        let pair = shape(Face::Sans, "AV").advance;
        let apart = shape(Face::Sans, "A").advance + shape(Face::Sans, "V").advance;
        assert!(pair < apart, "A and V are drawn together");
        let ligature = shape(Face::Serif, "office");
        assert!(ligature.glyphs.len() < 6, "ffi or fi is one glyph");
        let text: String =
            ligature.glyphs.iter().map(|glyph| &ligature.text[glyph.text.clone()]).collect();
        assert_eq!(text, "office", "the glyphs still say the whole word");
    }

    #[test]
    fn figures_are_all_of_one_width_in_every_face() {
        for face in Face::ALL {
            let zero = shape(face, "0").advance;
            for digit in '1'..='9' {
                assert_eq!(shape(face, &digit.to_string()).advance, zero, "{face:?} {digit}");
            }
            assert_eq!(shape(face, "1174").advance, 4 * zero, "no kerning between figures");
        }
    }

    #[test]
    fn every_face_shows_both_alphabets_and_the_signs_we_use() {
        let needed =
            "AbcdÉßİŁ АбвгґєіїЙщьюя’ʼ «»„“”–—−×→·…€§№✓❌ 0123456789 % °\u{A0}\u{202F}\u{2011}";
        for face in Face::ALL {
            let shaped = shape(face, needed);
            assert!(!shaped.text.contains(SUBSTITUTE), "{face:?}: {}", shaped.text);
            assert!(shaped.glyphs.iter().all(|glyph| glyph.id != 0), "{face:?}");
        }
        assert!(missing_characters(needed).is_empty());
    }

    #[test]
    fn a_missing_character_is_reported_and_shown_as_a_substitute() {
        assert_eq!(missing_characters("平 plan 和"), BTreeSet::from(['和', '平']));
        let shaped = shape(Face::Serif, "平a");
        assert_eq!(shaped.text, "\u{FFFD}a");
        assert_eq!(shaped.glyphs.len(), 2);
        assert!(shaped.glyphs.iter().all(|glyph| glyph.id != 0));
    }

    #[test]
    fn characters_without_a_form_take_no_room() {
        assert_eq!(*shape(Face::Sans, "a\u{AD}b\u{200B}c\u{7}"), *shape(Face::Sans, "abc"));
        assert_eq!(shape(Face::Sans, "a\tb\nc").text, "a b c");
        assert_eq!(width(Face::Sans, 10.0, ""), 0.0);
    }
}
