//! Styled text to lines, the breaks chosen for the paragraph as a whole.
//!
//! A paragraph is cut into *atoms*, stretches that may end a line (`atoms`); the cheapest way
//! to share them out over lines is found for all of them together (`fit`); the chosen lines
//! are then shaped word by word and, where asked, spread to the full width.

mod atoms;
mod fit;

use std::ops::Range;
use std::rc::Rc;

use self::atoms::{Atom, Break, atoms};
use super::face::Face;
use super::language::Language;
use super::shape::{ShapedText, shape, width};

/// A stretch of text in one style.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// The words; a line end in them ends the line.
    pub text: &'a str,
    /// Typeface.
    pub face: Face,
    /// Size in points.
    pub size: f32,
    /// Language, for hyphenation.
    pub language: Language,
}

/// How lines are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Flush left, the right edge uneven, no hyphens.
    Ragged,
    /// Spread to the full width, words divided where it helps.
    Justified,
}

/// A line of a paragraph.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Words, spaces and an added hyphen from left to right, a final space included, so that
    /// words do not run together in text that is copied out.
    pub pieces: Vec<Piece>,
    /// From the left edge to the end of the last visible piece, in points.
    pub width: f32,
}

/// A part of a line in one style.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Index of the run that it comes from.
    pub run: usize,
    /// What it is.
    pub kind: PieceKind,
    /// Its glyphs.
    pub shaped: Rc<ShapedText>,
    /// Size in points.
    pub size: f32,
    /// Distance from the left edge of the line in points.
    pub x: f32,
    /// Points added to the advance of the glyphs to spread the line; only for spaces.
    pub stretch: f32,
}

/// What a piece of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceKind {
    /// A word or part of one.
    Word,
    /// The space after a word.
    Space,
    /// A hyphen that was added where a word is divided.
    Hyphen,
}

/// The least and the greatest width that a text can take.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WidthRange {
    /// Width of the widest part that must not be broken, in points.
    pub least: f32,
    /// Width on as few lines as the text allows, in points.
    pub greatest: f32,
}

impl Piece {
    /// Width in points, spreading included.
    #[must_use]
    pub fn width(&self) -> f32 {
        self.shaped.width(self.size) + self.stretch
    }
}

/// Breaks styled text into lines no wider than `width` points. A part that is wider than that
/// and has no place to break is cut between letters. Empty text gives no lines.
#[must_use]
pub fn break_lines(runs: &[Run<'_>], width: f32, mode: Mode) -> Vec<Line> {
    let paragraph = Paragraph::new(runs);
    let atoms = atoms(&paragraph, width, mode == Mode::Justified);
    fit::line_ranges(&atoms, width, mode)
        .into_iter()
        .map(|range| {
            let is_last = range.end == atoms.len();
            let line_atoms = atoms.get(range).unwrap_or_default();
            let ends = is_last || line_atoms.last().is_some_and(|atom| atom.end == Break::Forced);
            let spread = match (mode, ends) {
                (Mode::Ragged, _) => Spread::No,
                (Mode::Justified, true) => Spread::Inwards,
                (Mode::Justified, false) => Spread::Full,
            };
            paragraph.set_line(line_atoms, width, spread)
        })
        .collect()
}

/// The widths between which the layout of `runs` can vary, words left whole.
#[must_use]
pub fn width_range(runs: &[Run<'_>]) -> WidthRange {
    let paragraph = Paragraph::new(runs);
    let mut range = WidthRange::default();
    let mut line = 0.0;
    for atom in atoms(&paragraph, f32::INFINITY, false) {
        range.least = range.least.max(atom.width);
        line += atom.width;
        range.greatest = range.greatest.max(line);
        line = if atom.end == Break::Forced { 0.0 } else { line + atom.space };
    }
    range
}

/// How the spaces of a line may change.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spread {
    /// Not at all.
    No,
    /// They shrink where the line is too long: the end of a paragraph.
    Inwards,
    /// They take the line to its full width.
    Full,
}

/// The text of all runs in one, and where each run lies in it.
struct Paragraph<'a> {
    text: String,
    runs: &'a [Run<'a>],
    bounds: Vec<Range<usize>>,
}

impl<'a> Paragraph<'a> {
    fn new(runs: &'a [Run<'a>]) -> Self {
        let text: String = runs.iter().map(|run| run.text).collect();
        let mut start = 0;
        let bounds = runs
            .iter()
            .map(|run| {
                let range = start..start + run.text.len();
                start = range.end;
                range
            })
            .collect();
        Self { text, runs, bounds }
    }

    /// The part of the text within `range`.
    fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    /// The runs that `range` touches, each with the part of it that lies within.
    fn parts(&self, range: Range<usize>) -> impl Iterator<Item = (usize, &Run<'a>, &str)> {
        // Runs are in order: skip to the first that reaches into the range.
        let first = self.bounds.partition_point(|bound| bound.end <= range.start);
        self.bounds.iter().zip(self.runs).enumerate().skip(first).map_while(
            move |(index, (bound, run))| {
                let part = bound.start.max(range.start)..bound.end.min(range.end);
                (bound.start < range.end).then(|| (index, run, self.slice(part)))
            },
        )
    }

    /// The run that the character at a byte offset belongs to.
    fn run_at(&self, offset: usize) -> Option<(usize, &Run<'a>)> {
        let index = self.bounds.partition_point(|bound| bound.end <= offset);
        self.runs.get(index).map(|run| (index, run))
    }

    /// Width of a part of the text on one line, in points.
    fn width(&self, range: Range<usize>) -> f32 {
        self.parts(range).map(|(_, run, part)| width(run.face, run.size, part)).sum()
    }

    fn set_line(&self, atoms: &[Atom], width: f32, spread: Spread) -> Line {
        let mut pieces = self.pieces(atoms);
        let visible = pieces
            .iter()
            .rposition(|piece| piece.kind != PieceKind::Space)
            .map_or(0, |index| index + 1);
        let (inner, _) = pieces.split_at_mut(visible);
        let natural: f32 = inner.iter().map(Piece::width).sum();
        let spaces = inner.iter().filter(|piece| piece.kind == PieceKind::Space).count();
        let adjusts = match spread {
            Spread::No => false,
            Spread::Inwards => natural > width,
            Spread::Full => true,
        };
        if adjusts && spaces > 0 {
            #[expect(clippy::cast_precision_loss, reason = "a line holds few spaces")]
            let stretch = (width - natural) / spaces as f32;
            for piece in inner.iter_mut().filter(|piece| piece.kind == PieceKind::Space) {
                piece.stretch = stretch;
            }
        }
        let mut x = 0.0;
        let mut end = 0.0;
        for (index, piece) in pieces.iter_mut().enumerate() {
            piece.x = x;
            x += piece.width();
            if index < visible {
                end = x;
            }
        }
        Line { pieces, width: end }
    }

    /// The words and spaces of a line; parts of one word that stay together are shaped together.
    fn pieces(&self, atoms: &[Atom]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut word_start = None;
        for (index, atom) in atoms.iter().enumerate() {
            let start = word_start.take().unwrap_or(atom.range.start);
            let is_last = index + 1 == atoms.len();
            if atom.spaces.is_empty() && !is_last {
                word_start = Some(start);
                continue;
            }
            pieces.extend(
                self.parts(start..atom.range.end)
                    .filter(|part| !part.2.is_empty())
                    .map(|(run, style, part)| Piece::new(run, style, PieceKind::Word, part)),
            );
            if atom.end == Break::Hyphen && is_last {
                let before = atom.range.end.saturating_sub(1);
                let hyphen = self
                    .run_at(before)
                    .map(|(run, style)| Piece::new(run, style, PieceKind::Hyphen, "-"));
                pieces.extend(hyphen);
            }
            if !atom.spaces.is_empty() {
                let space = self
                    .run_at(atom.spaces.start)
                    .map(|(run, style)| Piece::new(run, style, PieceKind::Space, " "));
                pieces.extend(space);
            }
        }
        pieces
    }
}

impl Piece {
    fn new(run: usize, style: &Run<'_>, kind: PieceKind, text: &str) -> Self {
        let shaped = shape(style.face, text);
        Self { run, kind, shaped, size: style.size, x: 0.0, stretch: 0.0 }
    }
}

#[cfg(test)]
mod tests;
