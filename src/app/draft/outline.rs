//! The outline: everything in the package, to be selected, added, moved.

use super::{adopt, find, page, rows};
use crate::app::icons::Icon;
use crate::app::widgets::{self, ListRow, list_row};
use crate::app::{Action, Ctx, Selection};
use crate::model::{Commitment, Kind, Role, Term as _};
use crate::words;
use egui::Ui;

/// Draws the outline.
pub fn show(ui: &mut Ui, ctx: &mut Ctx) {
    ui.spacing_mut().item_spacing.y = 1.0;
    filter(ui, ctx);
    if !ctx.states.draft.filter.trim().is_empty() {
        matches(ui, ctx);
        return;
    }
    heading(ui, ctx, "Package", &[]);
    let head = ListRow {
        text: "Title page and summary",
        selected: ctx.view.selection == Selection::Head,
        ..Default::default()
    };
    if list_row(ui, &head).clicked() {
        ctx.actions.push(Action::Select(Selection::Head));
    }
    group(ui, ctx, "Instruments", Kind::Instrument, &all(ctx, Kind::Instrument));
    parties(ui, ctx);
    heading(ui, ctx, "Triggers", &[Kind::Trigger]);
    objects(ui, ctx, Kind::Trigger, &all(ctx, Kind::Trigger), 0.0);
    layers(ui, ctx);
    heading(ui, ctx, "Scenarios", &[Kind::Scenario]);
    objects(ui, ctx, Kind::Scenario, &all(ctx, Kind::Scenario), 0.0);
    heading(ui, ctx, "Lists", &[]);
    for (name, kind) in [
        ("Pools", Kind::Pool),
        ("Ways of attack", Kind::Vector),
        ("Capabilities", Kind::Capability),
        ("Areas", Kind::Area),
        ("Sources", Kind::Source),
        ("Accepted findings", Kind::Accepted),
    ] {
        group(ui, ctx, name, kind, &all(ctx, kind));
    }
    ui.add_space(12.0);
}

fn all(ctx: &Ctx, kind: Kind) -> Vec<usize> {
    (0..ctx.package.count(kind)).collect()
}

/// The label of a section, with a “+” for the kinds that can be added there.
fn heading(ui: &mut Ui, ctx: &mut Ctx, name: &str, adds: &[Kind]) {
    ui.add_space(9.0);
    egui::Frame::new().inner_margin(egui::Margin { left: 6, right: 4, top: 0, bottom: 1 }).show(
        ui,
        |ui| match adds {
            [] => {
                widgets::section(ui, name);
            }
            [kind] => {
                if widgets::section_with_add(ui, name, &format!("Add {}", kind.words())) {
                    ctx.actions.push(Action::AskNew { kind: *kind, layer: String::new() });
                }
            }
            [first, ..] => {
                let add = format!("Add {} or other", first.words());
                if widgets::section_with_add(ui, name, &add) {
                    ctx.actions.push(Action::AskNew { kind: *first, layer: String::new() });
                }
            }
        },
    );
}

/// A field that narrows the outline.
fn filter(ui: &mut Ui, ctx: &mut Ctx) {
    let draft = &mut ctx.states.draft;
    if !draft.focus_filter && draft.filter.is_empty() {
        return;
    }
    ui.horizontal(|ui| {
        let room = ui.available_width() - 26.0;
        let edit = egui::TextEdit::singleline(&mut draft.filter)
            .hint_text("Find in names and clauses")
            .desired_width(room);
        let response = ui.add(edit).accessible_name("Find in names and clauses");
        if std::mem::take(&mut draft.focus_filter) {
            response.request_focus();
            draft.filter.push(' ');
        }
        let escaped = response.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Escape));
        if widgets::icon_button(ui, Icon::Cross, "Show the whole outline").clicked() || escaped {
            draft.filter.clear();
        }
    });
}

/// Every object whose name or text holds what is looked for.
fn matches(ui: &mut Ui, ctx: &mut Ctx) {
    let found = find::found(ctx);
    for (kind, places) in found.iter() {
        ui.add_space(6.0);
        widgets::section(ui, &words::plural(kind.words()));
        objects(ui, ctx, *kind, places, 0.0);
    }
    if found.is_empty() {
        widgets::hint(ui, "No name and no clause holds that");
    }
}

/// Parties by role, then bodies.
fn parties(ui: &mut Ui, ctx: &mut Ctx) {
    heading(ui, ctx, "Parties", &[Kind::Party]);
    for &role in Role::ALL {
        let of_role: Vec<usize> = all(ctx, Kind::Party)
            .into_iter()
            .filter(|&i| ctx.package.parties.get(i).is_some_and(|p| p.role == role))
            .collect();
        if of_role.len() == 1 {
            objects(ui, ctx, Kind::Party, &of_role, 0.0);
        } else if !of_role.is_empty() {
            let name = words::sentence_case(&words::plural(role.words()));
            group(ui, ctx, &name, Kind::Party, &of_role);
        }
    }
    group(ui, ctx, "Bodies", Kind::Body, &all(ctx, Kind::Body));
}

/// Layers with their commitments.
fn layers(ui: &mut Ui, ctx: &mut Ctx) {
    heading(ui, ctx, "Layers", &[Kind::Layer]);
    let known: Vec<String> = ctx.package.layers.iter().map(|l| l.id.clone()).collect();
    for (number, id) in known.iter().enumerate() {
        let text = ctx.package.name_at(Kind::Layer, number).unwrap_or_default();
        let text = format!("{} {text}", number + 1);
        open_for_selection(ctx, id);
        let open = is_open(ctx, &format!("layer {id}"), true);
        let row = ListRow {
            text: &text,
            strong: true,
            icon: Some(adopt::turn_icon(open)),
            selected: ctx.view.selection.is(ctx.package, Kind::Layer, number),
            draggable: true,
            ..Default::default()
        };
        let response = list_row(ui, &row);
        if response.clicked() {
            turn_or_select(ui, ctx, &response, &format!("layer {id}"), Kind::Layer, number);
        }
        adopt::drop_on_layer(ui, ctx, &response, id);
        adopt::drag_and_drop(ui, ctx, &response, Kind::Layer, number);
        adopt::context_menu(&response, ctx, Kind::Layer, number);
        if open {
            commitments(ui, ctx, |c| c.layer == *id);
            if let Some(true) = add_row(ui, ctx, id) {
                ctx.actions.push(Action::AskNew { kind: Kind::Commitment, layer: id.clone() });
            }
        }
    }
    if ctx.package.commitments.iter().any(|c| !known.contains(&c.layer)) {
        widgets::note(ui, "Without a layer");
        commitments(ui, ctx, |c| !known.contains(&c.layer));
    }
}

/// Opens a layer whose commitment has just been selected elsewhere.
fn open_for_selection(ctx: &mut Ctx, layer: &str) {
    let Some((Kind::Commitment, index)) = ctx.view.selection.place(ctx.package) else { return };
    let holds = ctx.package.commitments.get(index).is_some_and(|c| c.layer == layer);
    if holds && is_new_selection(ctx) {
        ctx.states.draft.turned.remove(&format!("layer {layer}"));
    }
}

/// A row that adds a commitment to the layer that is selected; whether it was pressed.
fn add_row(ui: &mut Ui, ctx: &Ctx, layer: &str) -> Option<bool> {
    let (kind, index) = ctx.view.selection.place(ctx.package)?;
    let here = match kind {
        Kind::Layer => ctx.package.id_at(kind, index) == Some(layer),
        Kind::Commitment => ctx.package.commitments.get(index)?.layer == layer,
        _ => false,
    };
    if !here {
        return None;
    }
    let row = ListRow {
        text: "Add a commitment",
        icon: Some(Icon::Plus),
        indent: 14.0,
        ..Default::default()
    };
    Some(list_row(ui, &row).clicked())
}

fn commitments(ui: &mut Ui, ctx: &mut Ctx, belongs: impl Fn(&Commitment) -> bool) {
    let all = ctx.package.commitments.iter().enumerate();
    let members: Vec<usize> = all.filter(|(_, c)| belongs(c)).map(|(index, _)| index).collect();
    objects(ui, ctx, Kind::Commitment, &members, 14.0);
}

/// A row of a layer: its triangle turns it, its name selects it.
fn turn_or_select(
    ui: &Ui,
    ctx: &mut Ctx,
    row: &egui::Response,
    group: &str,
    kind: Kind,
    index: usize,
) {
    let on_triangle = ui
        .input(|i| i.pointer.interact_pos())
        .is_some_and(|pointer| pointer.x < row.rect.min.x + 22.0);
    if on_triangle || ctx.view.selection.is(ctx.package, kind, index) {
        turn(ctx, group);
    }
    if !on_triangle {
        ctx.actions.push(Action::Select(Selection::at(ctx.package, kind, index)));
    }
}

/// Whether a group of rows is open.
pub fn is_open(ctx: &Ctx, group: &str, at_first: bool) -> bool {
    ctx.states.draft.turned.contains(group) != at_first
}

/// Opens a group of rows that is closed, and closes an open one.
pub fn turn(ctx: &mut Ctx, group: &str) {
    if !ctx.states.draft.turned.remove(group) {
        ctx.states.draft.turned.insert(group.to_owned());
    }
}

/// A group of objects of a kind, closed at first, with its count and a way to add one.
fn group(ui: &mut Ui, ctx: &mut Ctx, name: &str, kind: Kind, members: &[usize]) {
    let holds_selection = members.iter().any(|&i| ctx.view.selection.is(ctx.package, kind, i));
    let open = is_open(ctx, name, false) || holds_selection;
    let count = members.len().to_string();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let can_add = kind != Kind::Accepted;
        let room = ui.available_width() - if can_add { 22.0 } else { 0.0 };
        ui.allocate_ui(egui::vec2(room, 25.0), |ui| {
            let row = ListRow {
                text: name,
                aside: &count,
                icon: Some(adopt::turn_icon(open)),
                ..Default::default()
            };
            if list_row(ui, &row).clicked() {
                turn(ctx, name);
            }
        });
        if can_add
            && widgets::icon_button(ui, Icon::Plus, &format!("Add {}", kind.words())).clicked()
        {
            ctx.actions.push(Action::AskNew { kind, layer: String::new() });
        }
    });
    if open {
        objects(ui, ctx, kind, members, 14.0);
    }
}

/// Rows of objects; one that has just been selected elsewhere is brought into sight.
fn objects(ui: &mut Ui, ctx: &mut Ctx, kind: Kind, members: &[usize], indent: f32) {
    let place = ctx.view.selection.place(ctx.package).filter(|_| is_new_selection(ctx));
    let reveal = place
        .filter(|(selected, _)| *selected == kind)
        .and_then(|(_, index)| members.iter().position(|&member| member == index));
    widgets::long_list(ui, members.len(), reveal, |ui, place| {
        if let Some(&index) = members.get(place) {
            object(ui, ctx, kind, index, indent);
        }
    });
}

/// Whether the outline has not been drawn since the selection changed.
fn is_new_selection(ctx: &Ctx) -> bool {
    ctx.view.selection != ctx.states.draft.revealed
}

/// The row of an object.
fn object(ui: &mut Ui, ctx: &mut Ctx, kind: Kind, index: usize, indent: f32) {
    let name = page::place_name(ctx, kind, index);
    let role = ctx.package.parties.get(index).map(|p| p.role.words());
    let grade = match (kind, ctx.package.id_at(kind, index)) {
        (Kind::Commitment, Some(id)) => rows::grade_of(ctx, id),
        _ => None,
    };
    let row = ListRow {
        text: &name,
        selected: ctx.view.selection.is(ctx.package, kind, index),
        indent,
        grade,
        aside: if kind == Kind::Party && indent == 0.0 { role.unwrap_or_default() } else { "" },
        draggable: kind != Kind::Accepted,
        ..Default::default()
    };
    let id = ctx.package.id_at(kind, index).unwrap_or_default().to_owned();
    ui.push_id((kind, index, id), |ui| {
        let response = list_row(ui, &row);
        if response.clicked() {
            ctx.actions.push(Action::Select(Selection::at(ctx.package, kind, index)));
        }
        if kind != Kind::Accepted {
            adopt::drag_and_drop(ui, ctx, &response, kind, index);
        }
        adopt::context_menu(&response, ctx, kind, index);
    });
}
