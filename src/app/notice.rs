//! Things said in passing, at the foot of the window.

use super::theme::{self, Theme, size};
use crate::typeset::Face;
use egui::{Align2, Area, Context, Frame, Margin, Order};

/// For how many seconds a notice stays.
const SECONDS: f64 = 5.0;

/// What is being said.
#[derive(Debug, Default)]
pub struct Notices {
    text: String,
    until: Option<f64>,
}

impl Notices {
    /// Says something.
    pub fn say(&mut self, ctx: &Context, text: String) {
        self.text = text;
        self.until = Some(ctx.input(|i| i.time) + SECONDS);
    }

    /// Draws what is being said, and wakes the window when it is over.
    pub fn show(&mut self, ctx: &Context) {
        let Some(until) = self.until else { return };
        let left = until - ctx.input(|i| i.time);
        if left <= 0.0 {
            self.until = None;
            return;
        }
        ctx.request_repaint_after_secs(left as f32);
        let theme = Theme::choose(ctx.theme() == egui::Theme::Dark);
        Area::new(egui::Id::unique("notice"))
            .order(Order::Tooltip)
            .interactable(false)
            .anchor(Align2::CENTER_BOTTOM, [0.0, -44.0])
            .show(ctx, |ui| {
                let frame = Frame::new()
                    .fill(theme.rail)
                    .corner_radius(5)
                    .inner_margin(Margin::symmetric(14, 8));
                frame.show(ui, |ui| {
                    let text = theme::text(&self.text, Face::Sans, size::BODY);
                    ui.label(text.color(theme.rail_text_chosen));
                });
            });
    }
}
