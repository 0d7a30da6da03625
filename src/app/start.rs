//! The start screen.

use super::Action;
use super::command::Command;
use super::widgets::{self, button, primary_button};
use crate::model::TemplateKind;
use crate::templates::Catalogue;
use egui::Ui;

/// Draws the start screen.
pub fn show(ui: &mut Ui, catalogue: &Catalogue, actions: &mut Vec<Action>) {
    widgets::page(ui, |ui| {
        widgets::page_title(
            ui,
            "Casus",
            "Draft a security-guarantee package, see what it really promises, print the brief",
        );
        ui.horizontal(|ui| {
            if primary_button(ui, "New from template…").clicked() {
                actions.push(Action::Run(Command::New));
            }
            if button(ui, "Open…").clicked() {
                actions.push(Action::Run(Command::Open));
            }
            if button(ui, "New empty package").clicked() {
                actions.push(Action::Run(Command::NewBlank));
            }
        });
        for entry in &catalogue.entries {
            if entry.kind() != TemplateKind::Package {
                continue;
            }
            widgets::card(ui, entry.name(), |ui| {
                if let Some(template) = entry.template() {
                    widgets::muted(ui, &template.purpose);
                }
                if button(ui, "Start from this").clicked() {
                    let mut package = entry.package.clone();
                    package.template = None;
                    actions.push(Action::OpenNew(Box::new(package)));
                }
            });
        }
    });
}
