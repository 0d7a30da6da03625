//! What the user sets for this program on this machine: the size of text, light or dark.

use super::App;
use egui::{Context, ThemePreference};
use serde::{Deserialize, Serialize};

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Colours {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What is set.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The size of everything; 1 is usual.
    pub zoom: f32,
    /// Light or dark.
    pub colours: Colours,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { zoom: 1.0, colours: Colours::System }
    }
}

/// The smallest and the largest text.
const ZOOM: std::ops::RangeInclusive<f32> = 0.6..=2.0;

impl App {
    /// Takes over what was set in an earlier session.
    pub(super) fn take_settings(&mut self, ctx: &Context) {
        let Some(store) = &self.store else { return };
        self.settings = store.settings();
        if !ZOOM.contains(&self.settings.zoom) {
            self.settings.zoom = 1.0;
        }
        ctx.set_zoom_factor(self.settings.zoom);
        apply(ctx, self.settings.colours);
    }

    /// Sets the size of everything, held to what can be read and to tenths.
    pub(super) fn set_zoom(&mut self, ctx: &Context, zoom: f32) {
        self.settings.zoom = ((zoom * 10.0).round() / 10.0).clamp(*ZOOM.start(), *ZOOM.end());
        ctx.set_zoom_factor(self.settings.zoom);
        self.keep_settings();
    }

    /// Sets light or dark.
    pub(super) fn set_colours(&mut self, ctx: &Context, colours: Colours) {
        self.settings.colours = colours;
        apply(ctx, colours);
        self.keep_settings();
    }

    fn keep_settings(&self) {
        if let Some(store) = &self.store {
            store.set(&self.settings);
        }
    }
}

fn apply(ctx: &Context, colours: Colours) {
    ctx.set_theme(match colours {
        Colours::System => ThemePreference::System,
        Colours::Light => ThemePreference::Light,
        Colours::Dark => ThemePreference::Dark,
    });
}
