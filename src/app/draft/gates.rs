//! Editors of gates: what has to happen, who acts, by which rule, by when.

use super::form::{Form, element_options};
use crate::app::icons::Icon;
use crate::app::theme::{self, Theme};
use crate::app::{Ctx, widgets};
use crate::model::{Gate, GateKind, GateRule, IfSilent, Term as _};
use crate::typeset::Face;
use crate::words;
use egui::{Frame, Margin, Stroke, Ui};

/// What is asked of the list of gates.
enum Wish {
    Remove(usize),
    Up(usize),
    Down(usize),
}

/// Draws the editors of a list of gates, in order, and a way to add one.
pub fn show(ui: &mut Ui, ctx: &Ctx, form: &mut Form, salt: &str, gates: &mut Vec<Gate>) {
    let theme = Theme::of(ui);
    let elements = element_options(ctx);
    let count = gates.len();
    let mut wish = None;
    for (i, gate) in gates.iter_mut().enumerate() {
        ui.push_id((salt, i), |ui| {
            Frame::new()
                .fill(theme.tint)
                .stroke(Stroke::new(1.0, theme.border))
                .corner_radius(5)
                .inner_margin(Margin::symmetric(12, 8))
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    head(ui, gate, i, count, &mut wish);
                    fields(ui, form, gate, &elements);
                });
        });
    }
    match wish {
        Some(Wish::Remove(i)) => {
            gates.remove(i);
            form.touch("remove gate");
        }
        Some(Wish::Up(i)) => {
            gates.swap(i - 1, i);
            form.touch("move gate");
        }
        Some(Wish::Down(i)) => {
            gates.swap(i, i + 1);
            form.touch("move gate");
        }
        None => {}
    }
    ui.horizontal_wrapped(|ui| {
        for &kind in GateKind::ALL {
            let text = format!("+ {}", words::sentence_case(kind.words()));
            let button = widgets::link_button(ui, &text);
            if button.accessible_name(format!("Add {}", kind.words())).clicked() {
                gates.push(Gate::new(kind));
                form.touch("add gate");
            }
        }
    });
}

fn head(ui: &mut Ui, gate: &Gate, i: usize, count: usize, wish: &mut Option<Wish>) {
    ui.horizontal(|ui| {
        let name = if gate.name.trim().is_empty() {
            words::sentence_case(gate.kind.words())
        } else {
            gate.name.clone()
        };
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let gate_number = i + 1;
            if widgets::icon_button(ui, Icon::Cross, &format!("Remove gate {gate_number}"))
                .clicked()
            {
                *wish = Some(Wish::Remove(i));
            }
            ui.add_enabled_ui(i + 1 < count, |ui| {
                let name = format!("Move gate {gate_number} down");
                if widgets::icon_button(ui, Icon::Down, &name).clicked() {
                    *wish = Some(Wish::Down(i));
                }
            });
            ui.add_enabled_ui(i > 0, |ui| {
                let name = format!("Move gate {gate_number} up");
                if widgets::icon_button(ui, Icon::Up, &name).clicked() {
                    *wish = Some(Wish::Up(i));
                }
            });
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let text = theme::text(format!("{gate_number}  {name}"), Face::SansSemiBold, 13.0);
                ui.add(egui::Label::new(text).truncate());
            });
        });
    });
}

fn fields(ui: &mut Ui, form: &mut Form, gate: &mut Gate, elements: &super::form::Options) {
    form.text(ui, "Name", &mut gate.name, "Such as: the Commission finds a breach");
    form.choice(ui, "What happens", &mut gate.kind);
    if gate.rule != GateRule::Each {
        form.many(ui, "Who acts", elements, &mut gate.by, "Nobody yet");
    }
    if gate.decides() {
        form.choice(ui, "Must agree", &mut gate.rule);
        if gate.rule == GateRule::AtLeast {
            let mut number = gate.at_least.map(f64::from);
            form.optional(ui, "At least", &mut number, "of them");
            gate.at_least = number.map(|n| n.round().clamp(0.0, 10_000.0) as u32);
        }
    }
    form.optional(ui, "Usually takes", &mut gate.typical_hours, "hours");
    form.optional(ui, "Deadline", &mut gate.within_hours, "hours; nothing: none is set");
    if gate.decides() {
        form.choice(ui, "If all are silent", &mut gate.if_silent);
        if gate.if_silent == IfSilent::Proceed && gate.within_hours.is_none() {
            widgets::note(ui, "Without a deadline silence never ends, so nothing ever proceeds");
        }
    }
}
