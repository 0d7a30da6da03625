//! The typefaces that ship inside the program: IBM Plex under the SIL Open Font License.

use std::sync::LazyLock;

use harfrust::Font;

/// One of the embedded typefaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// IBM Plex Sans, regular: tables, figures, running matter.
    Sans,
    /// IBM Plex Sans, medium.
    SansMedium,
    /// IBM Plex Sans, semi-bold: headings, table heads.
    SansSemiBold,
    /// IBM Plex Sans, bold: the large figures of the measures.
    SansBold,
    /// IBM Plex Sans, italic.
    SansItalic,
    /// IBM Plex Sans Condensed: dense tables and figures.
    Condensed,
    /// IBM Plex Sans Condensed, semi-bold.
    CondensedSemiBold,
    /// IBM Plex Serif: the text.
    Serif,
    /// IBM Plex Serif, italic.
    SerifItalic,
    /// IBM Plex Serif, semi-bold.
    SerifSemiBold,
    /// IBM Plex Serif, semi-bold italic.
    SerifSemiBoldItalic,
}

/// Vertical measures of a face, in thousandths of an em; `descent` is
/// negative, as it lies below the baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metrics {
    /// Height of the tallest letters above the baseline.
    pub ascent: i32,
    /// Depth of the lowest letters; negative.
    pub descent: i32,
    /// Height of a capital letter.
    pub cap_height: i32,
    /// Height of a lower-case x.
    pub x_height: i32,
}

/// All faces of the family have 1000 units to the em, so that units are thousandths of an em.
pub const UNITS_PER_EM: i32 = 1000;

impl Face {
    /// Every embedded face, in a fixed order.
    pub const ALL: [Self; 11] = [
        Self::Sans,
        Self::SansMedium,
        Self::SansSemiBold,
        Self::SansBold,
        Self::SansItalic,
        Self::Condensed,
        Self::CondensedSemiBold,
        Self::Serif,
        Self::SerifItalic,
        Self::SerifSemiBold,
        Self::SerifSemiBoldItalic,
    ];

    /// The font file (TrueType) of this face.
    #[must_use]
    pub const fn data(self) -> &'static [u8] {
        match self {
            Self::Sans => include_bytes!("../../assets/fonts/IBMPlexSans-Regular.ttf"),
            Self::SansMedium => include_bytes!("../../assets/fonts/IBMPlexSans-Medium.ttf"),
            Self::SansSemiBold => include_bytes!("../../assets/fonts/IBMPlexSans-SemiBold.ttf"),
            Self::SansBold => include_bytes!("../../assets/fonts/IBMPlexSans-Bold.ttf"),
            Self::SansItalic => include_bytes!("../../assets/fonts/IBMPlexSans-Italic.ttf"),
            Self::Condensed => {
                include_bytes!("../../assets/fonts/IBMPlexSansCondensed-Regular.ttf")
            }
            Self::CondensedSemiBold => {
                include_bytes!("../../assets/fonts/IBMPlexSansCondensed-SemiBold.ttf")
            }
            Self::Serif => include_bytes!("../../assets/fonts/IBMPlexSerif-Regular.ttf"),
            Self::SerifItalic => include_bytes!("../../assets/fonts/IBMPlexSerif-Italic.ttf"),
            Self::SerifSemiBold => include_bytes!("../../assets/fonts/IBMPlexSerif-SemiBold.ttf"),
            Self::SerifSemiBoldItalic => {
                include_bytes!("../../assets/fonts/IBMPlexSerif-SemiBoldItalic.ttf")
            }
        }
    }

    /// The face's PostScript name, as a PDF names it.
    #[must_use]
    pub const fn postscript_name(self) -> &'static str {
        match self {
            Self::Sans => "IBMPlexSans",
            Self::SansMedium => "IBMPlexSans-Medm",
            Self::SansSemiBold => "IBMPlexSans-SmBld",
            Self::SansBold => "IBMPlexSans-Bold",
            Self::SansItalic => "IBMPlexSans-Italic",
            Self::Condensed => "IBMPlexSansCond",
            Self::CondensedSemiBold => "IBMPlexSansCond-SmBld",
            Self::Serif => "IBMPlexSerif-Regular",
            Self::SerifItalic => "IBMPlexSerif-Italic",
            Self::SerifSemiBold => "IBMPlexSerif-SemiBold",
            Self::SerifSemiBoldItalic => "IBMPlexSerif-SemiBoldItalic",
        }
    }

    /// Vertical measures; the faces of one family share them nearly, and the one that differs is
    /// the height of the lower-case letters.
    #[must_use]
    pub const fn metrics(self) -> Metrics {
        let x_height = match self {
            Self::SansMedium => 520,
            Self::SansSemiBold
            | Self::CondensedSemiBold
            | Self::SerifSemiBold
            | Self::SerifSemiBoldItalic => 522,
            Self::SansBold => 525,
            Self::Sans | Self::SansItalic | Self::Condensed | Self::Serif | Self::SerifItalic => {
                516
            }
        };
        Metrics { ascent: 1025, descent: -275, cap_height: 698, x_height }
    }

    /// The weight of the strokes on the usual scale, 400 for regular.
    #[must_use]
    pub const fn weight(self) -> u16 {
        match self {
            Self::SansBold => 700,
            Self::SansSemiBold
            | Self::CondensedSemiBold
            | Self::SerifSemiBold
            | Self::SerifSemiBoldItalic => 600,
            Self::SansMedium => 500,
            Self::Sans | Self::SansItalic | Self::Condensed | Self::Serif | Self::SerifItalic => {
                400
            }
        }
    }

    /// Whether the letters slant.
    #[must_use]
    pub const fn is_italic(self) -> bool {
        matches!(self, Self::SansItalic | Self::SerifItalic | Self::SerifSemiBoldItalic)
    }

    /// Whether the face has serifs.
    #[must_use]
    pub const fn is_serif(self) -> bool {
        matches!(
            self,
            Self::Serif | Self::SerifItalic | Self::SerifSemiBold | Self::SerifSemiBoldItalic
        )
    }

    /// The parsed font, shared by the whole process.
    pub(super) fn font(self) -> &'static Font {
        let index = self as usize;
        #[expect(clippy::indexing_slicing, reason = "FONTS has an entry for each face of ALL")]
        &FONTS[index]
    }
}

static FONTS: LazyLock<[Font; Face::ALL.len()]> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the fonts are embedded, and a test parses each")]
    Face::ALL.map(|face| Font::new(face.data(), 0).expect("an embedded font parses"))
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_has_the_measures_we_state() {
        for (index, face) in Face::ALL.into_iter().enumerate() {
            assert_eq!(face as usize, index, "ALL is in the order of the enum");
            let parsed = ttf_parser::Face::parse(face.data(), 0).unwrap();
            let metrics = face.metrics();
            assert_eq!(i32::from(parsed.units_per_em()), UNITS_PER_EM, "{face:?}");
            assert_eq!(i32::from(parsed.ascender()), metrics.ascent, "{face:?}");
            assert_eq!(i32::from(parsed.descender()), metrics.descent, "{face:?}");
            assert_eq!(
                parsed.capital_height().map(i32::from),
                Some(metrics.cap_height),
                "{face:?}"
            );
            assert_eq!(parsed.x_height().map(i32::from), Some(metrics.x_height), "{face:?}");
            assert_eq!(parsed.weight().to_number(), face.weight(), "{face:?}");
            assert_eq!(parsed.is_italic(), face.is_italic(), "{face:?}");
            assert_eq!(i32::from(face.font().units_per_em()), UNITS_PER_EM);
        }
    }
}
