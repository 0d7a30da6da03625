//! Naming something new.

use super::{Answer, buttons, title};
use crate::app::Action;
use crate::app::draft::NewObject;
use crate::app::widgets::{choice, field_row, note, text_field};
use crate::model::{Kind, Term as _};
use egui::Ui;

pub(super) fn show(ui: &mut Ui, new: &mut NewObject, actions: &mut Vec<Action>) {
    title(ui, &format!("Add {}", new.kind.words()));
    let entered = field_row(ui, "Name", |ui| {
        let field = text_field(ui, &new.name, example(new.kind));
        if let Some(name) = field.changed {
            new.name = name;
        }
        field.left && ui.input(|i| i.key_pressed(egui::Key::Enter))
    });
    if ui.memory(|m| m.focused().is_none()) && !entered {
        ui.memory_mut(|m| m.move_focus(egui::FocusDirection::Next));
    }
    if new.kind == Kind::Party {
        field_row(ui, "Role", |ui| {
            if let Some(role) = choice(ui, "role", new.role) {
                new.role = role;
            }
        });
    }
    if new.kind == Kind::Pool {
        note(ui, "The holder and what it holds are chosen on its page");
    }
    let pressed = buttons(ui, &["Add", "Cancel"]);
    let named = !new.name.trim().is_empty();
    if (pressed == Some(0) || entered) && named {
        actions.push(Action::Internal(Answer::New(new.clone())));
    } else if pressed == Some(1) {
        actions.push(Action::Internal(Answer::Cancel));
    }
}

fn example(kind: Kind) -> &'static str {
    match kind {
        Kind::Vector => "Such as: drones",
        Kind::Capability => "Such as: air and missile defence",
        Kind::Area => "Such as: the line of contact",
        Kind::Party => "Such as: Germany",
        Kind::Body => "Such as: Special Commission",
        Kind::Instrument => "Such as: Agreement on the Multinational Force",
        Kind::Layer => "Such as: air and missile shield",
        Kind::Pool => "Such as: German air-defence batteries",
        Kind::Trigger => "Such as: air, missile or drone attack",
        Kind::Commitment => "Such as: air-defence reinforcement",
        Kind::Scenario => "Such as: winter salvo on the power grid",
        Kind::Source => "Such as: Paris Declaration, 6 January 2026",
        Kind::Accepted => "",
    }
}
