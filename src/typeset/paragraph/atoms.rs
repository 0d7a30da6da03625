//! Where a line may end: text cut into stretches that stay together.

use std::ops::Range;

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::Paragraph;
use crate::typeset::shape::{em_to_points, shape, width};

/// How the end of an atom may serve as the end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Break {
    /// A line may end here.
    Allowed,
    /// A line may end here at the cost of a hyphen.
    Hyphen,
    /// A line ends here.
    Forced,
}

/// A stretch of text that stays together.
#[derive(Clone, Debug)]
pub(super) struct Atom {
    /// The visible part, as bytes of the paragraph's text.
    pub range: Range<usize>,
    /// The spaces after it.
    pub spaces: Range<usize>,
    /// Width of the visible part in points.
    pub width: f32,
    /// Width of the space after it in points; several count as one.
    pub space: f32,
    /// Width of the hyphen that a break after it adds.
    pub hyphen: f32,
    /// What a break after it means.
    pub end: Break,
    /// How unwelcome a break after it is, beyond what its kind costs; 0 for not at all.
    pub reluctance: f64,
}

impl Atom {
    /// A part of a word.
    const fn part(range: Range<usize>, width: f32, end: Break, hyphen: f32) -> Self {
        let spaces = range.end..range.end;
        Self { range, spaces, width, space: 0.0, hyphen, end, reluctance: 0.0 }
    }
}

/// Cuts a paragraph into atoms. Words are divided by their language if `hyphenate`, and between
/// any two letters where they would not fit into `line_width` otherwise.
pub(super) fn atoms(paragraph: &Paragraph<'_>, line_width: f32, hyphenate: bool) -> Vec<Atom> {
    let text = paragraph.text.as_str();
    let mut atoms = Vec::new();
    let mut start = 0;
    for (end, opportunity) in linebreaks(text) {
        let forced = opportunity == BreakOpportunity::Mandatory;
        if !forced && stays_together(text, end) {
            continue;
        }
        let segment = paragraph.slice(start..end);
        let visible = segment.trim_end_matches([' ', '\n', '\r', '\t', '\u{2028}', '\u{2029}']);
        let range = start..start + visible.len();
        let spaces = range.end..end;
        start = end;
        let whole = Atom {
            width: paragraph.width(range.clone()),
            space: space_width(paragraph, &spaces),
            hyphen: 0.0,
            end: if forced { Break::Forced } else { Break::Allowed },
            reluctance: reluctance(visible),
            range,
            spaces,
        };
        if hyphenate {
            divide(paragraph, whole, line_width, &mut atoms);
        } else {
            push_fitting(paragraph, whole, line_width, &mut atoms);
        }
    }
    atoms
}

/// Breaks that the general rules allow and good typography does not: before a dash that follows
/// a space, and after the dash of a range of numbers.
fn stays_together(text: &str, end: usize) -> bool {
    let (Some(before), Some(after)) = (text.get(..end), text.get(end..)) else { return false };
    if before.ends_with(' ') && after.starts_with(['–', '—']) {
        // A dash at the very start of the text has nothing to stay with.
        return !before.trim_end().is_empty();
    }
    let number_before =
        before.strip_suffix('–').is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
    number_before && after.starts_with(|c: char| c.is_ascii_digit())
}

/// One-letter words ("в", "a") look lost at the end of a line.
fn reluctance(visible: &str) -> f64 {
    let mut letters = visible.chars();
    let single = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    if single { 12.0 } else { 0.0 }
}

fn space_width(paragraph: &Paragraph<'_>, spaces: &Range<usize>) -> f32 {
    if spaces.is_empty() {
        return 0.0;
    }
    paragraph.run_at(spaces.start).map_or(0.0, |(_, run)| width(run.face, run.size, " "))
}

/// Divides a word where its language allows; what remains too wide is cut anywhere.
fn divide(paragraph: &Paragraph<'_>, whole: Atom, line_width: f32, atoms: &mut Vec<Atom>) {
    let word = paragraph.slice(whole.range.clone());
    let letters = word.trim_matches(|c: char| !c.is_alphabetic());
    let before = word.find(letters).unwrap_or_default();
    let Some((_, run)) = paragraph.run_at(whole.range.start + before) else {
        return push_fitting(paragraph, whole, line_width, atoms);
    };
    let hyphen = width(run.face, run.size, "-");
    let mut start = whole.range.start;
    for point in run.language.hyphenation_points(letters) {
        let end = whole.range.start + before + point;
        let part = Atom::part(start..end, paragraph.width(start..end), Break::Hyphen, hyphen);
        push_fitting(paragraph, part, line_width, atoms);
        start = end;
    }
    let range = start..whole.range.end;
    let rest = Atom { width: paragraph.width(range.clone()), range, ..whole };
    push_fitting(paragraph, rest, line_width, atoms);
}

/// Adds an atom, cut between letters into parts that fit if it is too wide.
fn push_fitting(paragraph: &Paragraph<'_>, atom: Atom, line_width: f32, atoms: &mut Vec<Atom>) {
    if atom.width <= line_width {
        atoms.push(atom);
        return;
    }
    let mut start = atom.range.start;
    let mut taken = 0.0;
    for (offset, advance) in clusters(paragraph, &atom.range) {
        if taken + advance > line_width && offset > start {
            atoms.push(Atom::part(start..offset, taken, Break::Allowed, 0.0));
            start = offset;
            taken = 0.0;
        }
        taken += advance;
    }
    atoms.push(Atom { range: start..atom.range.end, width: taken, ..atom });
}

/// Start (byte offset in the paragraph) and width in points of each letter with the marks that
/// combine with it.
fn clusters(paragraph: &Paragraph<'_>, range: &Range<usize>) -> Vec<(usize, f32)> {
    let mut clusters: Vec<(usize, f32)> = Vec::new();
    let mut start = range.start;
    for (_, run, part) in paragraph.parts(range.clone()) {
        for (offset, c) in part.char_indices() {
            let letter = shape(run.face, c.encode_utf8(&mut [0; 4]));
            let advance = em_to_points(letter.advance, run.size);
            // What combines with the letter before adds no width and stays with it.
            if advance > 0.0 || clusters.is_empty() {
                clusters.push((start + offset, advance));
            }
        }
        start += part.len();
    }
    clusters
}
