//! This package beside another.

use crate::app::{Ctx, widgets};

/// What this workspace remembers.
#[derive(Debug, Default)]
pub struct State {}

/// Draws the workspace.
pub fn show(ui: &mut egui::Ui, ctx: &mut Ctx) {
    widgets::page(ui, |ui| {
        widgets::page_title(ui, &ctx.package.head.title, "This package beside another");
    });
}
