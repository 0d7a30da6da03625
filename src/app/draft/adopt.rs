//! Moving objects by hand: to another place of their list, to another layer.

use crate::app::icons::Icon;
use crate::app::{Ctx, Theme};
use crate::edit::Edit;
use crate::model::{Commitment, Kind, Listed as _, Package};
use egui::{Response, Ui};

/// What is being dragged in the outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grip {
    /// Its kind.
    pub kind: Kind,
    /// Its place.
    pub index: usize,
}

/// Lets a row be dragged, and takes what is dropped on it: the dragged object comes to stand
/// before or after this one.
pub fn drag_and_drop(ui: &Ui, ctx: &mut Ctx, row: &Response, kind: Kind, index: usize) {
    row.dnd_set_drag_payload(Grip { kind, index });
    let Some(grip) = row.dnd_hover_payload::<Grip>() else { return };
    if grip.kind != kind {
        return;
    }
    let below = ui
        .input(|i| i.pointer.interact_pos())
        .is_some_and(|pointer| pointer.y > row.rect.center().y);
    let y = if below { row.rect.max.y + 2.0 } else { row.rect.min.y - 2.0 };
    let line = egui::Stroke::new(2.0, Theme::of(ui).button);
    ui.painter().hline(row.rect.x_range(), y, line);
    if let Some(grip) = row.dnd_release_payload::<Grip>() {
        drop_beside(ctx, *grip, index, below);
    }
}

fn drop_beside(ctx: &mut Ctx, grip: Grip, index: usize, below: bool) {
    // Taking the object out moves those behind it one place up.
    let target = if below { index + 1 } else { index };
    let to = if grip.index < target { target - 1 } else { target };
    let layer = ctx.package.commitments.get(index).map(|c| c.layer.clone());
    let layer = if grip.kind == Kind::Commitment { layer } else { None };
    if let Some(edit) = move_edit(ctx.package, grip, to, layer) {
        ctx.edit(format!("move {}", crate::model::Term::words(grip.kind)), edit);
    }
}

/// Takes a commitment that is dropped on the head of a layer.
pub fn drop_on_layer(ui: &Ui, ctx: &mut Ctx, row: &Response, layer: &str) {
    let dragged = row.dnd_hover_payload::<Grip>().filter(|g| g.kind == Kind::Commitment);
    if dragged.is_none() {
        return;
    }
    let ring = egui::Stroke::new(2.0, Theme::of(ui).button);
    ui.painter().rect_stroke(row.rect, 4.0, ring, egui::StrokeKind::Inside);
    if let Some(grip) = row.dnd_release_payload::<Grip>()
        && let Some(edit) = move_edit(ctx.package, *grip, grip.index, Some(layer.to_owned()))
    {
        ctx.edit("move commitment to another layer", edit);
    }
}

/// The edit that moves an object and, for a commitment, puts it into a layer; none where nothing
/// would change.
fn move_edit(package: &Package, grip: Grip, to: usize, layer: Option<String>) -> Option<Edit> {
    let Grip { kind, index } = grip;
    let mut edits = Vec::new();
    if let Some(layer) = layer
        && package.commitments.get(index).is_some_and(|c| c.layer != layer)
    {
        edits.push(Edit::change::<Commitment>(package, index, |c| c.layer = layer)?);
    }
    let to = to.min(package.count(kind).saturating_sub(1));
    if to != index {
        edits.push(Edit::Move { kind, from: index, to });
    }
    (!edits.is_empty()).then_some(Edit::Batch(edits))
}

/// The edit that moves an object one place up or down among its like: commitments within their
/// layer.
pub fn step_edit(package: &Package, kind: Kind, index: usize, down: bool) -> Option<Edit> {
    let alike = |other: usize| {
        kind != Kind::Commitment
            || package.commitments.get(other).map(|c| &c.layer)
                == package.commitments.get(index).map(|c| &c.layer)
    };
    let to = if down {
        (index + 1..package.count(kind)).find(|&other| alike(other))
    } else {
        (0..index).rev().find(|&other| alike(other))
    }?;
    Some(Edit::Move { kind, from: index, to })
}

/// The menu of an object in the outline.
pub fn context_menu(row: &Response, ctx: &mut Ctx, kind: Kind, index: usize) {
    use crate::app::{Action, Command, Selection};
    row.context_menu(|ui| {
        let selection = Selection::at(ctx.package, kind, index);
        for (name, command) in [
            ("Rename", Command::Rename),
            ("Duplicate", Command::Duplicate),
            ("Delete", Command::Delete),
        ] {
            if kind != Kind::Accepted && ui.button(name).clicked() {
                ctx.actions.push(Action::Select(selection.clone()));
                ctx.run(command);
            }
        }
        if matches!(kind, Kind::Commitment | Kind::Layer | Kind::Trigger)
            && ui.button("Save as block…").clicked()
        {
            ctx.actions.push(Action::Select(selection.clone()));
            ctx.run(Command::SaveBlock);
        }
        for (name, down) in [("Move up", false), ("Move down", true)] {
            let edit = step_edit(ctx.package, kind, index, down);
            if ui.add_enabled(edit.is_some(), egui::Button::new(name)).clicked()
                && let Some(edit) = edit
            {
                ctx.edit(format!("move {}", crate::model::Term::words(kind)), edit);
            }
        }
        if kind == Kind::Commitment {
            ui.separator();
            ui.menu_button("Move to layer", |ui| {
                for layer in &ctx.package.layers {
                    if ui.button(layer.name()).clicked() {
                        let grip = Grip { kind, index };
                        let layer = Some(layer.id.clone());
                        if let Some(edit) = move_edit(ctx.package, grip, index, layer) {
                            ctx.edit("move commitment to another layer", edit);
                        }
                    }
                }
            });
        }
    });
}

/// The picture of a group that can be opened.
pub fn turn_icon(open: bool) -> Icon {
    if open { Icon::Open } else { Icon::Closed }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::from_toml;

    fn package() -> Package {
        let commitment = |id: &str, layer: &str| {
            format!("[[commitment]]\nid = \"{id}\"\nlayer = \"{layer}\"\nmodality = \"shall\"\n")
        };
        let text = [
            "format = 1\n".to_owned(),
            commitment("a", "one"),
            commitment("b", "two"),
            commitment("c", "one"),
        ];
        from_toml(&text.concat()).unwrap()
    }

    fn order(package: &Package) -> String {
        package.commitments.iter().map(|c| c.id.as_str()).collect()
    }

    #[test]
    fn a_commitment_moves_within_its_layer() {
        let mut package = package();
        step_edit(&package, Kind::Commitment, 0, true).unwrap().apply(&mut package).unwrap();
        assert_eq!(order(&package), "bca");
        assert!(step_edit(&package, Kind::Commitment, 0, false).is_none());
    }

    #[test]
    fn a_commitment_moves_to_another_layer() {
        let mut package = package();
        let grip = Grip { kind: Kind::Commitment, index: 2 };
        let edit = move_edit(&package, grip, 1, Some("two".into())).unwrap();
        edit.apply(&mut package).unwrap();
        assert_eq!(
            (order(&package).as_str(), package.commitments[1].layer.as_str()),
            ("acb", "two")
        );
        assert!(move_edit(&package, grip, 2, Some("two".into())).is_none());
    }
}
