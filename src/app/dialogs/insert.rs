//! Inserting a block, a party profile or a scenario of the library.

use super::{Answer, buttons, title};
use crate::app::Action;
use crate::app::widgets::{self, ListRow, list_row};
use crate::model::{Package, TemplateKind};
use crate::templates::{Assignment, Catalogue, Entry, contents, likely};
use crate::words;
use egui::{ScrollArea, Ui};

/// What is about to be inserted.
#[derive(Debug, Clone, Default)]
pub struct Insertion {
    /// What the list is narrowed to.
    query: String,
    /// The template's id.
    pub template: String,
    /// Who plays which part.
    pub given: Vec<Assignment>,
}

impl Insertion {
    /// Of a template, its parts given to whom they would most likely fall.
    pub fn of(package: &Package, entry: &Entry) -> Insertion {
        let (template, given) = (entry.id.clone(), likely(package, entry));
        Insertion { query: String::new(), template, given }
    }
}

const KINDS: [(TemplateKind, &str); 3] = [
    (TemplateKind::Block, "Blocks"),
    (TemplateKind::Scenario, "Scenarios"),
    (TemplateKind::Party, "Parties"),
];

pub(super) fn show(
    ui: &mut Ui,
    insertion: &mut Insertion,
    catalogue: &Catalogue,
    package: Option<&Package>,
    actions: &mut Vec<Action>,
) {
    let Some(package) = package else { return };
    title(ui, "Insert from the library");
    let height = (ui.ctx().content_rect().height() - 220.0).clamp(160.0, 420.0);
    let list = (ui.available_width() * 0.4).max(150.0);
    ui.horizontal_top(|ui| {
        ui.allocate_ui(egui::vec2(list, height), |ui| {
            ui.vertical(|ui| choose(ui, insertion, catalogue, package, height));
        });
        ui.add_space(6.0);
        ui.vertical(|ui| {
            ScrollArea::vertical().id_salt("about").max_height(height).show(
                ui,
                |ui| match catalogue.find(&insertion.template) {
                    Some(entry) => about(ui, insertion, entry, package),
                    None => widgets::hint(ui, "Choose what to insert"),
                },
            );
        });
    });
    match buttons(ui, &["Insert it", "Cancel"]) {
        Some(0) if !insertion.template.is_empty() => {
            actions.push(Action::Internal(Answer::Insert(insertion.clone())));
        }
        Some(1) => actions.push(Action::Internal(Answer::Cancel)),
        _ => {}
    }
}

fn choose(
    ui: &mut Ui,
    insertion: &mut Insertion,
    catalogue: &Catalogue,
    package: &Package,
    height: f32,
) {
    let field = widgets::named(ui, "Find in the library", |ui| {
        widgets::text_field(ui, &insertion.query, "Find in the library")
    });
    if let Some(query) = field.changed {
        insertion.query = query;
    }
    let wanted = insertion.query.trim().to_lowercase();
    ScrollArea::vertical().id_salt("library").max_height(height - 34.0).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for (kind, heading) in KINDS {
            let fits = |e: &&Entry| e.kind() == kind && e.name().to_lowercase().contains(&wanted);
            let found: Vec<&Entry> = catalogue.entries.iter().filter(fits).collect();
            if found.is_empty() {
                continue;
            }
            ui.add_space(6.0);
            widgets::list_label(ui, heading);
            for entry in found {
                let selected = entry.id == insertion.template;
                let aside = widgets::whose(entry);
                let row = ListRow { text: entry.name(), selected, aside, ..Default::default() };
                let response = ui.push_id((heading, &entry.id), |ui| list_row(ui, &row)).inner;
                if response.on_hover_text(entry.name()).clicked() {
                    let query = std::mem::take(&mut insertion.query);
                    *insertion = Insertion { query, ..Insertion::of(package, entry) };
                }
            }
        }
    });
}

fn about(ui: &mut Ui, insertion: &mut Insertion, entry: &Entry, package: &Package) {
    let what = contents(&entry.package);
    if !what.is_empty() {
        widgets::muted(ui, &words::sentence_case(&what));
    }
    let purpose = entry.template().map_or("", |t| t.purpose.trim());
    for paragraph in purpose.lines() {
        ui.add(egui::Label::new(paragraph).wrap());
    }
    let Some(template) = entry.template().filter(|t| !t.roles.is_empty()) else { return };
    ui.add_space(6.0);
    widgets::section(ui, "Who plays which part");
    let names: Vec<(String, String)> =
        package.parties.iter().map(|p| (p.name.clone(), p.name.clone())).collect();
    for slot in &template.roles {
        let Some(given) = insertion.given.iter_mut().find(|a| a.role == slot.id) else { continue };
        let mut options = names.clone();
        if !options.iter().any(|(name, _)| *name == given.party) {
            let new = format!("{} (new)", given.party);
            options.push((given.party.clone(), new));
        }
        let chosen = widgets::field_row(ui, &slot.name, |ui| {
            widgets::reference(ui, &slot.id, &options, &given.party)
        });
        if let Some(party) = chosen {
            given.party = party;
        }
    }
}
