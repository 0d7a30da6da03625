//! Colours, typefaces and sizes of the window, light and dark, in one place.
//!
//! What carries meaning (grades, danger, the three stances) comes from
//! [`crate::figures::Palette`], so that a figure looks alike on screen and on paper; what is only
//! furniture (rail, panels, buttons) is here.

use crate::figures::{Paint, Palette, Rgb};
use crate::typeset::Face;
use egui::{Color32, CornerRadius, FontFamily, FontId, Margin, Stroke, TextStyle, Vec2};
use std::sync::Arc;

/// The furniture of the window in one of the two themes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Theme {
    /// The colours that carry meaning.
    pub palette: Palette,
    /// Behind the cards of a workspace.
    pub ground: Color32,
    /// Menu bar, lists, inspector, status bar, cards.
    pub panel: Color32,
    /// Around cards and panels.
    pub border: Color32,
    /// Between the rows of a table.
    pub hairline: Color32,
    /// Text.
    pub ink: Color32,
    /// Text that steps back.
    pub muted: Color32,
    /// The main button of a place, switches that are on.
    pub button: Color32,
    /// Text on [`Theme::button`].
    pub on_button: Color32,
    /// Text that leads somewhere.
    pub link: Color32,
    /// The row that is selected.
    pub selection: Color32,
    /// The row under the pointer.
    pub hover: Color32,
    /// The ground of a field that can be typed in.
    pub field: Color32,
    /// Around fields and plain buttons.
    pub outline: Color32,
    /// The ground of the end boxes of a strip, of badges without meaning.
    pub tint: Color32,
    /// The rail of workspaces.
    pub rail: Color32,
    /// The chosen workspace on the rail.
    pub rail_chosen: Color32,
    /// The mark beside the chosen workspace.
    pub rail_mark: Color32,
    /// Text on the rail.
    pub rail_text: Color32,
    /// Text of the chosen workspace.
    pub rail_text_chosen: Color32,
    /// What cannot work.
    pub danger: Color32,
    /// What may fail.
    pub warning: Color32,
}

const fn hex(value: u32) -> Color32 {
    let [_, r, g, b] = value.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

static LIGHT: Theme = Theme {
    palette: Palette::Light,
    ground: hex(0xF3_F5_F8),
    panel: hex(0xFF_FF_FF),
    border: hex(0xDA_DF_E6),
    hairline: hex(0xE8_EB_F0),
    ink: hex(0x18_20_2C),
    muted: hex(0x5A_66_75),
    button: hex(0x0B_5C_AB),
    on_button: hex(0xFF_FF_FF),
    link: hex(0x0B_5C_AB),
    selection: hex(0xE4_EF_FA),
    hover: hex(0xEF_F3_F8),
    field: hex(0xFF_FF_FF),
    outline: hex(0xC3_CB_D6),
    tint: hex(0xEF_F4_F8),
    rail: hex(0x17_26_3B),
    rail_chosen: hex(0x24_40_61),
    rail_mark: hex(0x5C_AE_F2),
    rail_text: hex(0xA9_B6_C7),
    rail_text_chosen: hex(0xFF_FF_FF),
    danger: hex(0xB4_23_1E),
    warning: hex(0x8F_5B_00),
};

static DARK: Theme = Theme {
    palette: Palette::Dark,
    ground: hex(0x13_18_1F),
    panel: hex(0x1B_21_29),
    border: hex(0x30_39_45),
    hairline: hex(0x29_31_3C),
    ink: hex(0xE9_EC_F1),
    muted: hex(0xA3_AD_BA),
    button: hex(0x5A_A0_E0),
    on_button: hex(0x0A_16_23),
    link: hex(0x7F_BC_F2),
    selection: hex(0x24_3B_55),
    hover: hex(0x24_2C_37),
    field: hex(0x14_1A_21),
    outline: hex(0x46_51_5F),
    tint: hex(0x22_2B_36),
    rail: hex(0x0D_13_1B),
    rail_chosen: hex(0x1C_2E_44),
    rail_mark: hex(0x5C_AE_F2),
    rail_text: hex(0x97_A4_B4),
    rail_text_chosen: hex(0xFF_FF_FF),
    danger: hex(0xFF_8A_80),
    warning: hex(0xF0_B9_4D),
};

/// Sizes of text, in points at a zoom of 100 %.
pub mod size {
    /// The title of a page.
    pub const TITLE: f32 = 20.0;
    /// Running text, rows, fields.
    pub const BODY: f32 = 13.0;
    /// Notes, tags.
    pub const SMALL: f32 = 11.5;
    /// The labels of sections, in spaced capitals.
    pub const LABEL: f32 = 11.0;
    /// A clause.
    pub const CLAUSE: f32 = 15.5;
}

impl Theme {
    /// The theme that this part of the window is drawn in.
    pub fn of(ui: &egui::Ui) -> &'static Theme {
        Theme::choose(ui.visuals().dark_mode)
    }

    /// The dark theme, or the light one.
    pub fn choose(dark: bool) -> &'static Theme {
        if dark { &DARK } else { &LIGHT }
    }

    /// The colour of a meaning.
    pub fn paint(&self, paint: Paint) -> Color32 {
        let Rgb { r, g, b } = self.palette.resolve(paint);
        Color32::from_rgb(r, g, b)
    }
}

/// The family under which a face is installed.
pub fn family(face: Face) -> FontFamily {
    match face {
        Face::Sans => FontFamily::Proportional,
        other => FontFamily::Name(other.postscript_name().into()),
    }
}

/// A face at a size in points.
pub fn font(face: Face, size: f32) -> FontId {
    FontId::new(size, family(face))
}

/// Text in a face, at a size in points.
pub fn text(text: impl Into<String>, face: Face, size: f32) -> egui::RichText {
    egui::RichText::new(text).font(font(face, size))
}

/// Installs typefaces, colours and spacing of both themes.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts());
    // Where the system does not say what it prefers: as paper.
    ctx.options_mut(|options| options.fallback_theme = egui::Theme::Light);
    for (theme, furniture) in [(egui::Theme::Light, &LIGHT), (egui::Theme::Dark, &DARK)] {
        ctx.set_visuals_of(theme, visuals(furniture));
    }
    ctx.all_styles_mut(|style| {
        style.text_styles = [
            (TextStyle::Small, font(Face::Sans, size::SMALL)),
            (TextStyle::Body, font(Face::Sans, size::BODY)),
            (TextStyle::Button, font(Face::SansMedium, size::BODY)),
            (TextStyle::Heading, font(Face::SansSemiBold, size::TITLE)),
            (TextStyle::Monospace, font(Face::Sans, size::BODY)),
        ]
        .into();
        style.animation_time = 0.0;
        style.spacing.item_spacing = Vec2::new(8.0, 6.0);
        style.spacing.button_padding = Vec2::new(9.0, 4.0);
        style.spacing.interact_size = Vec2::new(32.0, 24.0);
        style.spacing.menu_margin = Margin::same(5);
        style.spacing.window_margin = Margin::same(18);
        style.spacing.scroll.floating = true;
        style.spacing.scroll.bar_width = 8.0;
        style.spacing.tooltip_width = 360.0;
        style.spacing.combo_width = 120.0;
        style.spacing.icon_width = 16.0;
        style.interaction.selectable_labels = false;
        style.interaction.tooltip_delay = 0.4;
        style.visuals.text_cursor.blink = false;
    });
}

fn fonts() -> egui::FontDefinitions {
    let mut fonts = egui::FontDefinitions::empty();
    let sans = Face::Sans.postscript_name().to_owned();
    for face in Face::ALL {
        let name = face.postscript_name().to_owned();
        fonts.font_data.insert(name.clone(), Arc::new(egui::FontData::from_static(face.data())));
        // What a face lacks is taken from the one that has most.
        let mut order = vec![name.clone()];
        if name != sans {
            order.push(sans.clone());
        }
        fonts.families.insert(family(face), order);
    }
    fonts.families.insert(FontFamily::Monospace, vec![sans]);
    fonts
}

fn visuals(theme: &Theme) -> egui::Visuals {
    let mut v =
        if theme.palette == Palette::Dark { egui::Visuals::dark() } else { egui::Visuals::light() };
    let radius = CornerRadius::same(4);
    v.override_text_color = None;
    v.weak_text_color = Some(theme.muted);
    v.hyperlink_color = theme.link;
    v.panel_fill = theme.panel;
    v.window_fill = theme.panel;
    v.window_stroke = Stroke::new(1.0, theme.border);
    v.window_corner_radius = CornerRadius::same(8);
    v.menu_corner_radius = CornerRadius::same(6);
    v.extreme_bg_color = theme.field;
    v.text_edit_bg_color = Some(theme.field);
    v.faint_bg_color = theme.hover;
    v.code_bg_color = theme.tint;
    v.warn_fg_color = theme.warning;
    v.error_fg_color = theme.danger;
    v.selection.bg_fill = theme.selection;
    v.selection.stroke = Stroke::new(1.0, theme.ink);
    v.button_frame = true;
    v.widgets.noninteractive.bg_stroke = Stroke::new(1.0, theme.border);
    v.widgets.noninteractive.fg_stroke = Stroke::new(1.0, theme.ink);
    v.widgets.noninteractive.bg_fill = theme.panel;
    v.widgets.noninteractive.corner_radius = radius;
    for (state, outline, fill) in [
        (&mut v.widgets.inactive, theme.outline, theme.panel),
        (&mut v.widgets.hovered, theme.muted, theme.hover),
        (&mut v.widgets.active, theme.button, theme.selection),
        (&mut v.widgets.open, theme.button, theme.hover),
    ] {
        state.bg_fill = fill;
        state.weak_bg_fill = fill;
        state.bg_stroke = Stroke::new(1.0, outline);
        state.fg_stroke = Stroke::new(1.0, theme.ink);
        state.corner_radius = radius;
        state.expansion = 0.0;
    }
    v
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contrast(a: Color32, b: Color32) -> f32 {
        let rgb = |c: Color32| Rgb { r: c.r(), g: c.g(), b: c.b() };
        rgb(a).contrast(rgb(b))
    }

    #[test]
    fn text_stands_out_from_its_ground() {
        for t in [&LIGHT, &DARK] {
            let pairs = [
                (t.ink, t.panel),
                (t.ink, t.ground),
                (t.ink, t.selection),
                (t.ink, t.hover),
                (t.muted, t.panel),
                (t.muted, t.ground),
                (t.muted, t.tint),
                (t.on_button, t.button),
                (t.link, t.panel),
                (t.danger, t.panel),
                (t.warning, t.panel),
                (t.rail_text, t.rail),
                (t.rail_text_chosen, t.rail_chosen),
            ];
            for (text, ground) in pairs {
                let contrast = contrast(text, ground);
                assert!(contrast >= 4.5, "{text:?} on {ground:?}: {contrast:.2}");
            }
        }
    }
}
