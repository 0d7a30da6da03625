//! The user's own templates and blocks: renamed, shared as a file, deleted, taken in.

use super::{Answer, body, title};
use crate::app::Action;
use crate::app::widgets::{self, ListRow, button, field_row, list_row, primary_button};
use crate::model::{TemplateKind, Term as _};
use crate::templates::{Catalogue, Entry, contents};
use crate::words;
use egui::{ScrollArea, Ui};
use std::path::{Path, PathBuf};

/// The user's library while it is shown.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    /// The file of the one that is chosen.
    chosen: Option<PathBuf>,
    /// Its name as typed.
    name: Option<String>,
    /// Whether it is asked about deleting it.
    deleting: bool,
}

/// What is to be done in the user's library.
#[derive(Debug, Clone)]
pub enum Deed {
    /// Give it another name.
    Rename(PathBuf, String),
    /// Delete it.
    Delete(PathBuf),
    /// Write it to a file for others.
    Share(PathBuf),
    /// Take in a file that others have given.
    TakeIn,
    /// Start a package from it.
    Start(String),
}

impl Shelf {
    /// The library with one of its files chosen.
    pub fn on(path: &Path) -> Shelf {
        Shelf { chosen: Some(path.to_path_buf()), ..Shelf::default() }
    }
}

pub(super) fn show(
    ui: &mut Ui,
    shelf: &mut Shelf,
    catalogue: &Catalogue,
    actions: &mut Vec<Action>,
) {
    title(ui, "Your templates and blocks");
    let own: Vec<&Entry> = catalogue.entries.iter().filter(|e| !e.is_shipped()).collect();
    if shelf.chosen.is_none() {
        shelf.chosen = own.first().and_then(|e| e.file.clone());
    }
    let height = (ui.ctx().content_rect().height() - 240.0).clamp(140.0, 360.0);
    if own.is_empty() {
        body(
            ui,
            "None yet. “Save as template…” keeps the package on screen here, “Save as block…” some \
             of its commitments; “Take in a file…” adds one that a colleague has given you.",
        );
    } else {
        let list = (ui.available_width() * 0.4).max(150.0);
        ui.horizontal_top(|ui| {
            ui.allocate_ui(egui::vec2(list, height), |ui| {
                ui.vertical(|ui| choose(ui, shelf, &own, height));
            });
            ui.add_space(6.0);
            let scroll = ScrollArea::vertical().id_salt("about own").max_height(height);
            let chosen = own.iter().find(|e| e.file == shelf.chosen);
            ui.vertical(|ui| match chosen {
                Some(entry) => scroll.show(ui, |ui| about(ui, shelf, entry, actions)).inner,
                None => widgets::hint(ui, "Choose one of them"),
            });
        });
    }
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        if primary_button(ui, "Close").clicked() {
            actions.push(Action::Internal(Answer::Cancel));
        }
        if button(ui, "Take in a file…").clicked() {
            actions.push(Action::Internal(Answer::Own(Deed::TakeIn)));
        }
    });
}

fn choose(ui: &mut Ui, shelf: &mut Shelf, own: &[&Entry], height: f32) {
    ScrollArea::vertical().id_salt("own").max_height(height).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for entry in own {
            let selected = entry.file == shelf.chosen;
            let aside = entry.kind().words();
            let row = ListRow { text: entry.name(), selected, aside, ..Default::default() };
            if ui.push_id(&entry.file, |ui| list_row(ui, &row)).inner.clicked() {
                *shelf = Shelf { chosen: entry.file.clone(), ..Shelf::default() };
            }
        }
    });
}

fn about(ui: &mut Ui, shelf: &mut Shelf, entry: &Entry, actions: &mut Vec<Action>) {
    let Some(path) = &entry.file else { return };
    let mut ask = |deed: Deed| actions.push(Action::Internal(Answer::Own(deed)));
    field_row(ui, "Name", |ui| {
        let shown = shelf.name.as_deref().unwrap_or(entry.name());
        let field = widgets::text_field(ui, shown, "");
        if let Some(name) = field.changed {
            shelf.name = Some(name);
        }
        if field.left
            && let Some(name) = shelf.name.take().filter(|n| !n.trim().is_empty())
        {
            ask(Deed::Rename(path.clone(), name));
        }
    });
    let what = contents(&entry.package);
    if !what.is_empty() {
        widgets::muted(ui, &words::sentence_case(&what));
    }
    for paragraph in entry.template().map_or("", |t| t.purpose.trim()).lines() {
        ui.add(egui::Label::new(paragraph).wrap());
    }
    widgets::note(ui, &path.display().to_string());
    ui.add_space(6.0);
    if shelf.deleting {
        body(ui, &format!("Delete “{}” from this computer? That cannot be undone.", entry.name()));
        ui.horizontal_wrapped(|ui| {
            if button(ui, "Delete it").clicked() {
                ask(Deed::Delete(path.clone()));
            }
            if button(ui, "Keep it").clicked() {
                shelf.deleting = false;
            }
        });
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if entry.kind() == TemplateKind::Package && button(ui, "Start from it").clicked() {
            ask(Deed::Start(entry.id.clone()));
        }
        if button(ui, "Share as a file…").clicked() {
            ask(Deed::Share(path.clone()));
        }
        if button(ui, "Delete…").clicked() {
            shelf.deleting = true;
        }
    });
}
