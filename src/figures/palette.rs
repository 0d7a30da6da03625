//! Colours by meaning.

/// What a colour says; a [`Palette`] decides how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Paint {
    /// Text and the lines that matter.
    Ink,
    /// Text that steps back: notes, axis labels.
    Muted,
    /// Lines that hardly show: grid lines, tracks of bars.
    Faint,
    /// Lines between rows and around boxes.
    Rule,
    /// The ground under text and figures.
    Plate,
    /// The ground of a cell that carries a hatch.
    Ground,
    /// A cell or badge of an automaticity grade, 0 to 4; higher counts as 4.
    Grade(u8),
    /// Text on [`Paint::Grade`].
    OnGrade(u8),
    /// The hatch of grade 0.
    HatchLine,
    /// What is missing or broken: no trigger, errors, a need not met.
    Danger,
    /// A very light tint of [`Paint::Danger`] to lie under a chart.
    DangerTint,
    /// What should be looked at: a hidden gate, a warning.
    Warning,
    /// A very light tint of [`Paint::Warning`].
    WarningTint,
    /// The middle of the three blues: the assured stance, links.
    Accent,
    /// The light blue: if everyone acts.
    AccentLight,
    /// The navy: in hand, the bar beside the bottom line.
    AccentDark,
    /// Text on [`Paint::Accent`] and [`Paint::AccentDark`].
    OnAccent,
    /// A phase of a route before anything is decided: finding, consulting.
    PhaseEarly,
    /// A phase of a route that someone decides: authorising, releasing.
    PhaseDecide,
}

/// A colour in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgb {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
}

/// A set of colours for one medium.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Palette {
    /// White paper, colour or grey.
    Print,
    /// A light window.
    Light,
    /// A dark window.
    Dark,
}

impl Rgb {
    /// A colour as it is written in style sheets: `0xRRGGBB`.
    #[must_use]
    pub const fn hex(value: u32) -> Self {
        let [_, r, g, b] = value.to_be_bytes();
        Self { r, g, b }
    }

    /// Relative luminance as the accessibility guidelines define it, 0 black to 1 white.
    #[must_use]
    pub fn luminance(self) -> f32 {
        let linear = |channel: u8| {
            let c = f32::from(channel) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.r) + 0.7152 * linear(self.g) + 0.0722 * linear(self.b)
    }

    /// Contrast with another colour, 1 (none) to 21 (black on white).
    #[must_use]
    pub fn contrast(self, other: Self) -> f32 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

impl Palette {
    /// The colour that a meaning has in this palette.
    #[must_use]
    pub const fn resolve(self, paint: Paint) -> Rgb {
        Rgb::hex(match self {
            Self::Print | Self::Light => Self::on_white(paint),
            Self::Dark => Self::on_black(paint),
        })
    }

    const fn on_white(paint: Paint) -> u32 {
        match paint {
            Paint::Ink => 0x14_17_1C,
            Paint::Muted => 0x55_5F_6D,
            Paint::Faint => 0xE6_E9_ED,
            Paint::Rule => 0xB4_B9_C1,
            Paint::Plate | Paint::OnAccent | Paint::OnGrade(3..) => 0xFF_FF_FF,
            Paint::Ground => 0xF4_F2_EE,
            Paint::Grade(0) => 0xEC_E8_E1,
            Paint::Grade(1) => 0xF3_DF_AE,
            Paint::Grade(2) | Paint::AccentLight => 0xA6_C8_E4,
            Paint::Grade(3) | Paint::Accent => 0x3C_78_B4,
            Paint::Grade(4..) | Paint::AccentDark => 0x0B_3B_70,
            Paint::OnGrade(_) => 0x14_17_1C,
            Paint::HatchLine => 0xA3_9C_90,
            Paint::Danger => 0xB4_23_1E,
            Paint::DangerTint => 0xFB_F3_F2,
            Paint::Warning => 0x8F_5B_00,
            Paint::WarningTint => 0xFD_F4_DC,
            Paint::PhaseEarly => 0xCB_D3_DD,
            Paint::PhaseDecide => 0x9F_B0_C4,
        }
    }

    const fn on_black(paint: Paint) -> u32 {
        match paint {
            Paint::Ink => 0xE9_EC_F1,
            Paint::Muted => 0xA3_AD_BA,
            Paint::Faint => 0x2C_34_3F,
            Paint::Rule => 0x46_50_5D,
            Paint::Plate => 0x1B_21_29,
            Paint::Ground => 0x24_2B_34,
            Paint::Grade(0) => 0x34_38_3E,
            Paint::Grade(1) => 0x5C_4A_1C,
            Paint::Grade(2) => 0x35_6A_96,
            Paint::Grade(3) | Paint::Accent => 0x6A_AB_E6,
            Paint::Grade(4..) => 0xC9_E2_FA,
            Paint::OnGrade(3..) | Paint::OnAccent => 0x0E_16_20,
            Paint::OnGrade(_) => 0xF3_F5_F8,
            Paint::HatchLine => 0x6C_70_76,
            Paint::Danger => 0xFF_8A_80,
            Paint::DangerTint => 0x34_22_24,
            Paint::Warning => 0xF0_B9_4D,
            Paint::WarningTint => 0x3A_30_1C,
            Paint::AccentLight => 0x3F_6F_99,
            Paint::AccentDark => 0xC9_E2_FA,
            Paint::PhaseEarly => 0x3A_45_52,
            Paint::PhaseDecide => 0x5A_6C_82,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Palette; 3] = [Palette::Print, Palette::Light, Palette::Dark];

    #[test]
    fn text_stands_out_from_its_ground() {
        for palette in ALL {
            let mut pairs = vec![
                (Paint::Ink, Paint::Plate),
                (Paint::Muted, Paint::Plate),
                (Paint::Danger, Paint::Plate),
                (Paint::Danger, Paint::DangerTint),
                (Paint::Warning, Paint::Plate),
                (Paint::Warning, Paint::WarningTint),
                (Paint::Ink, Paint::Ground),
                (Paint::Ink, Paint::PhaseEarly),
                (Paint::OnAccent, Paint::Accent),
                (Paint::OnAccent, Paint::AccentDark),
            ];
            pairs.extend((0..=4).map(|grade| (Paint::OnGrade(grade), Paint::Grade(grade))));
            for (text, ground) in pairs {
                let contrast = palette.resolve(text).contrast(palette.resolve(ground));
                assert!(contrast >= 4.5, "{palette:?} {text:?} on {ground:?}: {contrast:.2}");
            }
        }
    }

    #[test]
    fn grades_that_are_not_hatched_differ_in_grey() {
        for palette in ALL {
            let grade = |number| palette.resolve(Paint::Grade(number));
            for (a, b) in [(1, 2), (2, 3), (3, 4)] {
                let contrast = grade(a).contrast(grade(b));
                assert!(contrast > 1.25, "{palette:?} {a} and {b}: {contrast:.2}");
            }
        }
    }

    #[test]
    fn grades_above_four_look_like_four() {
        assert_eq!(
            Palette::Print.resolve(Paint::Grade(9)),
            Palette::Print.resolve(Paint::Grade(4))
        );
    }
}
