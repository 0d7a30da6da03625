//! Keeping the package as a template of one's own, or some of its commitments as a block.

use super::{Answer, buttons, title};
use crate::app::Action;
use crate::app::widgets::{self, field_row, text_area, text_field};
use crate::model::{Kind, Layer, Listed as _, Package, Party, RoleSlot, TemplateKind};
use crate::templates::{as_template, contents, excerpt, propose_roles};
use crate::words;
use egui::{ScrollArea, Ui};
use std::collections::BTreeSet;

/// A template or block as it is being described.
#[derive(Debug, Clone)]
pub struct Keeping {
    kind: TemplateKind,
    name: String,
    purpose: String,
    /// The commitments that make up a block, by place.
    chosen: BTreeSet<usize>,
    /// What will be kept: the whole package, or the chosen commitments with all that they need.
    part: Package,
    /// The parts that others may give away, and whether they may.
    roles: Vec<(bool, RoleSlot)>,
}

impl Keeping {
    /// The whole package as a template.
    pub fn template(package: &Package) -> Keeping {
        let known = package.template.as_ref().filter(|t| !t.only_marks());
        let name = known.map_or(&package.head.title, |t| &t.name).clone();
        let proposed = known.map_or("", |t| &t.purpose);
        let purpose = if proposed.is_empty() { &package.head.summary } else { proposed };
        Keeping {
            kind: TemplateKind::Package,
            name,
            purpose: purpose.trim().to_owned(),
            chosen: BTreeSet::new(),
            part: package.clone(),
            roles: roles(package),
        }
    }

    /// Commitments as a block, named after the layer or commitment that they are.
    pub fn block(package: &Package, name: &str, chosen: BTreeSet<usize>) -> Keeping {
        Keeping {
            kind: TemplateKind::Block,
            name: name.to_owned(),
            purpose: String::new(),
            part: excerpt(package, &chosen),
            chosen,
            roles: roles(package),
        }
    }

    fn choose(&mut self, package: &Package, commitments: &[usize], on: bool) {
        for &index in commitments {
            if on {
                self.chosen.insert(index);
            } else {
                self.chosen.remove(&index);
            }
        }
        self.part = excerpt(package, &self.chosen);
    }

    fn is_complete(&self) -> bool {
        let empty = self.kind == TemplateKind::Block && self.chosen.is_empty();
        !self.name.trim().is_empty() && !empty
    }

    /// The template or block as it will stand in the user’s folder.
    pub fn made(&self) -> Package {
        let on = self.roles.iter().filter(|(on, _)| *on);
        let roles: Vec<RoleSlot> = on.map(|(_, slot)| slot.clone()).collect();
        as_template(&self.part, self.kind, &self.name, &self.purpose, &roles)
    }
}

/// The roles that the package has as a template, and others that it could have.
fn roles(package: &Package) -> Vec<(bool, RoleSlot)> {
    let known = package.template.as_ref().map_or(&[][..], |t| &t.roles);
    let other = |slot: &RoleSlot| known.iter().all(|k| k.party != slot.party);
    let proposed = propose_roles(package).into_iter().filter(other);
    let on = known.iter().map(|slot| (true, slot.clone()));
    on.chain(proposed.map(|slot| (known.is_empty(), slot))).collect()
}

pub(super) fn show(
    ui: &mut Ui,
    keeping: &mut Keeping,
    package: Option<&Package>,
    actions: &mut Vec<Action>,
) {
    let Some(package) = package else { return };
    let block = keeping.kind == TemplateKind::Block;
    title(ui, if block { "Save as a block" } else { "Save as a template" });
    let height = (ui.ctx().content_rect().height() - 220.0).clamp(160.0, 460.0);
    if block {
        let list = (ui.available_width() * 0.42).max(150.0);
        ui.horizontal_top(|ui| {
            ui.allocate_ui(egui::vec2(list, height), |ui| {
                ui.vertical(|ui| checklist(ui, keeping, package, height));
            });
            ui.add_space(6.0);
            ui.vertical(|ui| scrolled(ui, height, |ui| describe(ui, keeping)));
        });
    } else {
        scrolled(ui, height, |ui| describe(ui, keeping));
    }
    match buttons(ui, &["Save in your library", "Cancel"]) {
        Some(0) if keeping.is_complete() => {
            actions.push(Action::Internal(Answer::Keep(Box::new(keeping.made()))));
        }
        Some(1) => actions.push(Action::Internal(Answer::Cancel)),
        _ => {}
    }
}

fn scrolled(ui: &mut Ui, height: f32, contents: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().id_salt("describe").max_height(height).show(ui, contents);
}

/// Which commitments go into the block, layer by layer.
fn checklist(ui: &mut Ui, keeping: &mut Keeping, package: &Package, height: f32) {
    widgets::section(ui, "Commitments of the block");
    if package.commitments.is_empty() {
        widgets::hint(ui, "The package has no commitment yet");
    }
    let known = |id: &str| package.find::<Layer>(id).is_some();
    let groups = package.layers.iter().map(|l| (l.name(), Some(l.id.as_str())));
    ScrollArea::vertical().id_salt("commitments").max_height(height - 24.0).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        for (name, layer) in groups.chain([("Without a layer", None)]) {
            let list = package.commitments.iter().enumerate();
            let of_group = |layer: Option<&str>, other: &str| match layer {
                Some(layer) => layer == other,
                None => !known(other),
            };
            let members: Vec<usize> =
                list.filter(|(_, c)| of_group(layer, &c.layer)).map(|(i, _)| i).collect();
            if !members.is_empty() {
                group(ui, keeping, package, name, &members);
            }
        }
    });
}

fn group(ui: &mut Ui, keeping: &mut Keeping, package: &Package, name: &str, members: &[usize]) {
    let mut all = members.iter().all(|i| keeping.chosen.contains(i));
    let some = members.iter().any(|i| keeping.chosen.contains(i));
    ui.add_space(3.0);
    let text = egui::RichText::new(name).strong();
    let partly = some && !all;
    if ui.add(egui::Checkbox::new(&mut all, text).indeterminate(partly)).changed() {
        keeping.choose(package, members, all);
    }
    for &index in members {
        let mut on = keeping.chosen.contains(&index);
        let name = package.name_at(Kind::Commitment, index).unwrap_or_default();
        ui.push_id(index, |ui| {
            ui.horizontal(|ui| {
                ui.add_space(16.0);
                if ui.checkbox(&mut on, name).changed() {
                    keeping.choose(package, &[index], on);
                }
            });
        });
    }
}

/// Its name, what it is for, and whom others may put in the place of whom.
fn describe(ui: &mut Ui, keeping: &mut Keeping) {
    let block = keeping.kind == TemplateKind::Block;
    field_row(ui, "Name", |ui| {
        let example = if block { "Such as: air shield" } else { "Such as: mutual defence" };
        if let Some(name) = text_field(ui, &keeping.name, example).changed {
            keeping.name = name;
        }
    });
    field_row(ui, "Purpose", |ui| {
        let field = text_area(ui, &keeping.purpose, "When to use it, and what it costs", 4);
        if let Some(purpose) = field.changed {
            keeping.purpose = purpose;
        }
    });
    if block {
        let what = contents(&keeping.part);
        let text = if keeping.chosen.is_empty() {
            "Choose at least one commitment".to_owned()
        } else {
            let with = [Kind::Party, Kind::Instrument].map(|kind| {
                words::count(keeping.part.count(kind), crate::model::Term::words(kind))
            });
            format!("{what}, with {}, as they need them", words::list(&with))
        };
        widgets::muted(ui, &words::sentence_case(&text));
    }
    ui.add_space(4.0);
    widgets::section(ui, "Parts that others may give to another party");
    let part = &keeping.part;
    let mut none = true;
    for (on, slot) in &mut keeping.roles {
        let Some(party) = part.find::<Party>(&slot.party) else { continue };
        none = false;
        ui.push_id(&slot.party, |ui| {
            ui.horizontal(|ui| {
                let (size, left) =
                    (egui::vec2(170.0, 24.0), egui::Layout::left_to_right(egui::Align::Center));
                ui.allocate_ui_with_layout(size, left, |ui| {
                    ui.set_min_width(size.x);
                    ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
                    ui.checkbox(on, party.name());
                });
                let name = format!("What the part of {} is called", party.name());
                widgets::named(ui, &name, |ui| {
                    if let Some(new) = text_field(ui, &slot.name, party.name()).changed {
                        slot.name = new;
                    }
                });
            });
        });
    }
    if none {
        widgets::hint(ui, "No beneficiary, guarantor or adversary is part of it");
    }
}
