//! A new package from a template: pick it, say who plays which part, leave out layers, add blocks,
//! create.

use super::Action;
use super::dialogs::Answer;
use super::start;
use super::theme::{self, Theme, size};
use super::widgets::{self, ListRow, button, list_row, primary_button};
use crate::model::{Listed as _, Package, TemplateKind};
use crate::templates::{
    Assignment, Catalogue, Entry, InstantiateError, insert, instantiate, likely,
};
use crate::typeset::Face;
use crate::words;
use egui::Ui;
use std::collections::BTreeSet;

/// The wizard while it is open.
#[derive(Debug, Default)]
pub struct Wizard {
    /// The template's id; empty: none is picked yet.
    template: String,
    /// The parts that are given to others: the role's id and the party's name.
    given: Vec<Assignment>,
    /// Layers that are left out, by id.
    without: BTreeSet<String>,
    /// Blocks of the library that are added, by id.
    blocks: BTreeSet<String>,
    problem: Option<String>,
}

impl Wizard {
    /// The wizard on a template.
    pub fn on(template: &str) -> Wizard {
        Wizard { template: template.to_owned(), ..Wizard::default() }
    }

    fn pick(&mut self, template: &str) {
        if self.template != template {
            *self = Wizard::on(template);
        }
    }

    /// The package that was asked for.
    fn make(&self, catalogue: &Catalogue, entry: &Entry) -> Result<Package, InstantiateError> {
        let given: Vec<Assignment> =
            self.given.iter().filter(|a| !a.party.trim().is_empty()).cloned().collect();
        let mut package = instantiate(catalogue, entry, &given)?;
        leave_out(&mut package, &self.without);
        for block in blocks(catalogue).filter(|b| self.blocks.contains(&b.id)) {
            package = insert(catalogue, &package, block, &likely(&package, block))?.package;
        }
        Ok(package)
    }
}

/// The blocks that can be added.
fn blocks(catalogue: &Catalogue) -> impl Iterator<Item = &Entry> {
    catalogue.entries.iter().filter(|e| e.kind() == TemplateKind::Block)
}

/// Takes layers out of a package with their commitments, and triggers that nothing uses then.
fn leave_out(package: &mut Package, layers: &BTreeSet<String>) {
    let used = |package: &Package, id: &String| {
        package.commitments.iter().any(|c| c.triggers.contains(id))
    };
    let before: BTreeSet<String> =
        package.triggers.iter().map(|t| t.id.clone()).filter(|id| used(package, id)).collect();
    package.commitments.retain(|c| !layers.contains(&c.layer));
    package.layers.retain(|l| !layers.contains(&l.id));
    let idle: BTreeSet<String> = before.into_iter().filter(|id| !used(package, id)).collect();
    package.triggers.retain(|t| !idle.contains(&t.id));
}

/// Draws the wizard.
pub fn show(
    ui: &mut Ui,
    wizard: &mut Wizard,
    pictures: &start::State,
    catalogue: &Catalogue,
    actions: &mut Vec<Action>,
) {
    let entries: Vec<&Entry> = catalogue.entries.iter().filter(|e| start::is_shown(e)).collect();
    if wizard.template.is_empty()
        && let Some(first) = entries.first()
    {
        wizard.pick(&first.id);
    }
    widgets::side_list(ui, "templates", |ui| {
        widgets::list_label(ui, "Templates");
        ui.spacing_mut().item_spacing.y = 1.0;
        for entry in &entries {
            let selected = entry.id == wizard.template;
            let aside = widgets::whose(entry);
            let row = ListRow { text: entry.name(), selected, aside, ..Default::default() };
            if ui.push_id(&entry.id, |ui| list_row(ui, &row)).inner.clicked() {
                wizard.pick(&entry.id);
            }
        }
    });
    let entry = entries.iter().find(|e| e.id == wizard.template);
    widgets::page(ui, |ui| match entry {
        Some(entry) => page(ui, wizard, pictures, catalogue, entry, actions),
        None => widgets::hint(ui, "There is no template to start from"),
    });
}

fn page(
    ui: &mut Ui,
    wizard: &mut Wizard,
    pictures: &start::State,
    catalogue: &Catalogue,
    entry: &Entry,
    actions: &mut Vec<Action>,
) {
    widgets::page_title(ui, entry.name(), &summary(&entry.package));
    ui.horizontal(|ui| {
        if primary_button(ui, "Create the package").clicked() {
            match wizard.make(catalogue, entry) {
                Ok(package) => {
                    actions.push(Action::Internal(Answer::Create(Box::new(package))));
                }
                Err(error) => {
                    wizard.problem = Some(words::sentence_case(&format!("{error}.")));
                }
            }
        }
        if button(ui, "Cancel").clicked() {
            actions.push(Action::Internal(Answer::LeaveWizard));
        }
    });
    if let Some(problem) = &wizard.problem {
        let color = Theme::of(ui).danger;
        ui.label(theme::text(problem, Face::SansMedium, size::BODY).color(color));
    }
    ui.add_space(8.0);
    widgets::card(ui, "When to start from this", |ui| {
        if let Some(picture) = pictures.picture(&entry.id) {
            start::picture_frame(ui, picture, 1.6);
            ui.add_space(6.0);
        }
        let purpose = entry.template().map_or("", |t| t.purpose.trim());
        for paragraph in purpose.lines() {
            ui.add(egui::Label::new(paragraph).wrap());
        }
    });
    roles(ui, wizard, catalogue, entry);
    layers(ui, wizard, entry);
    add_blocks(ui, wizard, catalogue);
}

fn summary(package: &Package) -> String {
    let parts = [
        words::count(package.layers.len(), "layer"),
        words::count(package.commitments.len(), "commitment"),
        words::count(package.scenarios.len(), "scenario"),
    ];
    words::list(&parts)
}

/// Who plays which part.
fn roles(ui: &mut Ui, wizard: &mut Wizard, catalogue: &Catalogue, entry: &Entry) {
    let Some(template) = entry.template().filter(|t| !t.roles.is_empty()) else { return };
    let names = party_names(catalogue, entry);
    widgets::card(ui, "Who plays which part", |ui| {
        for role in &template.roles {
            let usual = entry.package.element_name(&role.party);
            let at = wizard.given.iter().position(|a| a.role == role.id);
            let mut name = at
                .and_then(|i| wizard.given.get(i))
                .map_or_else(|| usual.to_owned(), |a| a.party.clone());
            let before = name.clone();
            ui.push_id(&role.id, |ui| {
                widgets::field_row(ui, &role.name, |ui| {
                    ui.horizontal(|ui| {
                        let room = (ui.available_width() - 90.0).max(80.0);
                        let edit = egui::TextEdit::singleline(&mut name).desired_width(room);
                        ui.add(edit).accessible_name(&role.name);
                        let button = widgets::link_button(ui, "Choose…");
                        let named = format!("Choose {}", role.name);
                        egui::Popup::menu(&button.accessible_name(named)).show(|ui| {
                            ui.set_min_width(200.0);
                            egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                                for option in &names {
                                    if ui.selectable_label(*option == name, option).clicked() {
                                        name.clone_from(option);
                                    }
                                }
                            });
                        });
                    });
                });
            });
            if name != before {
                let given = Assignment { role: role.id.clone(), party: name };
                match at.and_then(|i| wizard.given.get_mut(i)) {
                    Some(slot) => *slot = given,
                    None => wizard.given.push(given),
                }
                wizard.given.retain(|a| a.role != role.id || a.party != usual);
            }
        }
        widgets::note(ui, "Any other name makes a new party; a known one brings its parliament");
    });
}

/// Parties of the template and of the library, by name.
fn party_names(catalogue: &Catalogue, entry: &Entry) -> Vec<String> {
    let profiles = catalogue.entries.iter().filter(|e| e.kind() == TemplateKind::Party);
    let own = entry.package.parties.iter();
    let names: BTreeSet<String> =
        own.chain(profiles.flat_map(|e| &e.package.parties)).map(|p| p.name().to_owned()).collect();
    names.into_iter().collect()
}

/// Which layers are taken over.
fn layers(ui: &mut Ui, wizard: &mut Wizard, entry: &Entry) {
    if entry.package.layers.is_empty() {
        return;
    }
    widgets::card(ui, "Layers to take over", |ui| {
        for layer in &entry.package.layers {
            let mut on = !wizard.without.contains(&layer.id);
            if widgets::switch(ui, &mut on, layer.name()).changed() {
                set(&mut wizard.without, &layer.id, !on);
            }
        }
    });
}

/// Which blocks of the library come in besides.
fn add_blocks(ui: &mut Ui, wizard: &mut Wizard, catalogue: &Catalogue) {
    widgets::card(ui, "Blocks to add", |ui| {
        widgets::note(
            ui,
            "Each brings its triggers, commitments and clauses; its parts fall to the parties of \
             the package. More can be inserted, changed and taken out at any time.",
        );
        for block in blocks(catalogue) {
            let mut on = wizard.blocks.contains(&block.id);
            let whose = widgets::whose(block);
            let name = match whose {
                "" => block.name().to_owned(),
                whose => format!("{} ({whose})", block.name()),
            };
            let purpose = block.template().map_or("", |t| t.purpose.trim());
            if widgets::switch(ui, &mut on, &name).on_hover_text(purpose).changed() {
                set(&mut wizard.blocks, &block.id, on);
            }
        }
    });
}

fn set(ids: &mut BTreeSet<String>, id: &str, on: bool) {
    if on {
        ids.insert(id.to_owned());
    } else {
        ids.remove(id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layer_left_out_takes_its_commitments_and_idle_triggers_along() {
        let catalogue = Catalogue::shipped();
        let entry = catalogue.find("paris-2026").unwrap();
        let mut wizard = Wizard::on("paris-2026");
        let whole = wizard.make(&catalogue, entry).unwrap();
        wizard.without.insert("response".into());
        let layer = whole.layers.iter().find(|l| l.name.contains("Response")).unwrap().id.clone();
        wizard.without = [layer.clone()].into();
        let less = wizard.make(&catalogue, entry).unwrap();
        assert_eq!(less.layers.len(), whole.layers.len() - 1);
        assert!(less.commitments.iter().all(|c| c.layer != layer));
        assert!(less.triggers.len() < whole.triggers.len());
    }

    #[test]
    fn blocks_that_are_switched_on_come_in_with_the_parties_of_the_package() {
        let catalogue = Catalogue::shipped();
        let entry = catalogue.find("paris-2026").unwrap();
        let mut wizard = Wizard::on("paris-2026");
        let plain = wizard.make(&catalogue, entry).unwrap();
        wizard.blocks = ["air-policing".to_owned(), "review-sunset".to_owned()].into();
        let more = wizard.make(&catalogue, entry).unwrap();
        assert!(more.commitments.len() >= plain.commitments.len() + 2);
        assert_eq!(more.commitments[..plain.commitments.len()], plain.commitments[..]);
        assert_eq!(more.parties, plain.parties);
    }
}
