//! How the brief looks: faces, sizes and distances, in points.

use crate::brief::document::SpanStyle;
use crate::figures::{Paint, Palette, Rgb};
use crate::typeset::Face;
use crate::typeset::paragraph::Mode;

/// How a kind of text is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct TextStyle {
    /// Its faces: plain, strong, emphasised, both.
    pub faces: [Face; 4],
    /// Size of the letters.
    pub size: f32,
    /// Distance from baseline to baseline.
    pub leading: f32,
    /// Colour.
    pub paint: Paint,
    /// Ragged or justified.
    pub mode: Mode,
}

const SERIF: [Face; 4] =
    [Face::Serif, Face::SerifSemiBold, Face::SerifItalic, Face::SerifSemiBoldItalic];
const SANS: [Face; 4] = [Face::Sans, Face::SansSemiBold, Face::SansItalic, Face::SansSemiBold];
const SANS_SEMI_BOLD: [Face; 4] = [Face::SansSemiBold; 4];
const CONDENSED: [Face; 4] =
    [Face::Condensed, Face::CondensedSemiBold, Face::SansItalic, Face::CondensedSemiBold];
const CONDENSED_SEMI_BOLD: [Face; 4] = [Face::CondensedSemiBold; 4];

const fn ragged(faces: [Face; 4], size: f32, leading: f32) -> TextStyle {
    TextStyle { faces, size, leading, paint: Paint::Ink, mode: Mode::Ragged }
}

const fn muted(style: TextStyle) -> TextStyle {
    TextStyle { paint: Paint::Muted, ..style }
}

/// Running text.
pub(super) const BODY: TextStyle = ragged(SERIF, 10.4, 15.1);
/// The draft's articles, and words quoted.
pub(super) const CLAUSE: TextStyle =
    TextStyle { mode: Mode::Justified, ..ragged(SERIF, 10.0, 14.4) };
/// The list of sources.
pub(super) const SOURCE: TextStyle = ragged(SANS, 8.6, 12.2);
/// Title of the document.
pub(super) const TITLE: TextStyle = ragged(SANS_SEMI_BOLD, 23.5, 28.5);
/// The line beneath the title.
pub(super) const SUBTITLE: TextStyle = muted(ragged(SANS, 11.2, 15.0));
/// Headings by level, from 1.
pub(super) const HEADINGS: [TextStyle; 3] = [
    ragged(SANS_SEMI_BOLD, 13.2, 17.0),
    ragged(SANS_SEMI_BOLD, 10.8, 14.6),
    ragged(SANS_SEMI_BOLD, 9.6, 13.4),
];
/// Cells of tables.
pub(super) const CELL: TextStyle = ragged(SANS, 8.6, 11.6);
/// Heads of tables.
pub(super) const CELL_HEAD: TextStyle = ragged(SANS_SEMI_BOLD, 8.4, 11.2);
/// Cells of tables with much in them.
pub(super) const CELL_DENSE: TextStyle = ragged(CONDENSED, 8.6, 11.2);
/// Heads of tables with much in them.
pub(super) const CELL_HEAD_DENSE: TextStyle = ragged(CONDENSED_SEMI_BOLD, 8.6, 11.0);
/// Captions of tables and figures.
pub(super) const CAPTION: TextStyle = ragged(SANS, 8.4, 11.8);
/// Remarks in small type.
pub(super) const NOTE: TextStyle = muted(ragged(SANS, 8.1, 11.4));
/// Labels and values of the facts under the title.
pub(super) const FACT: TextStyle = ragged(SANS, 8.9, 13.6);
/// The figures in boxes.
pub(super) const MEASURE: TextStyle = ragged([Face::SansBold; 4], 18.5, 22.0);
/// What they are.
pub(super) const MEASURE_LABEL: TextStyle = ragged(SANS, 8.5, 11.8);
/// Entries of the contents for sections, and for what is within them.
pub(super) const CONTENTS: TextStyle = ragged(SANS_SEMI_BOLD, 9.4, 15.2);
pub(super) const CONTENTS_WITHIN: TextStyle = ragged(SANS, 9.0, 13.2);
/// Foot of the pages.
pub(super) const FOOT: TextStyle = muted(ragged(SANS, 7.9, 11.0));
/// Protective marking.
pub(super) const MARKING: TextStyle = ragged(SANS_SEMI_BOLD, 7.9, 11.0);
/// Space between the letters of the marking, in thousandths of an em.
pub(super) const MARKING_TRACKING: f32 = 85.0;

/// The left and right margins.
pub(super) const MARGIN_SIDE: f32 = 62.4;
/// From the top edge to the text.
pub(super) const MARGIN_TOP: f32 = 58.0;
/// From the bottom edge to the text.
pub(super) const MARGIN_BOTTOM: f32 = 66.0;

impl TextStyle {
    /// The face for an emphasis.
    pub fn face(&self, style: SpanStyle) -> Face {
        let [plain, strong, emphasis, both] = self.faces;
        match (style.strong, style.emphasis) {
            (false, false) => plain,
            (true, false) => strong,
            (false, true) => emphasis,
            (true, true) => both,
        }
    }

    /// From the top of a line to its baseline: the small letters lie in the middle of the line.
    pub fn baseline(&self) -> f32 {
        (self.leading + 0.68 * self.size) / 2.0
    }
}

/// The colour that a meaning has on paper.
pub(super) const fn ink(paint: Paint) -> Rgb {
    Palette::Print.resolve(paint)
}
