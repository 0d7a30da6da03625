//! Who provides what, as a table that is edited in place.

use super::form::{Form, Options, options, pool_options};
use super::rows;
use crate::analysis::Grade;
use crate::app::icons::Icon;
use crate::app::theme;
use crate::app::widgets::{self, Column, Table};
use crate::app::{Action, Ctx, Theme};
use crate::model::{Area, Capability, Commitment, Listed as _, Party, Supply, Unknown};
use crate::typeset::Face;
use crate::words;
use egui::Ui;

/// What the cells choose from, and the grades that the last column shows.
struct Sheet {
    parties: Options,
    capabilities: Options,
    pools: Options,
    areas: Options,
    grades: Vec<Option<Grade>>,
    /// The unit of each supply's amount.
    units: Vec<String>,
    /// Whether there is room for every column.
    wide: bool,
}

/// Draws the card.
pub fn show(ui: &mut Ui, ctx: &mut Ctx, form: &mut Form, commitment: &mut Commitment) {
    let unit = |s: &Supply| {
        let found = ctx.package.find::<Capability>(&s.capability);
        found.map_or_else(String::new, |c| c.unit.clone())
    };
    let count = commitment.supplies.len();
    let mut sheet = Sheet {
        parties: options::<Party>(ctx),
        capabilities: options::<Capability>(ctx),
        pools: short_pools(ctx),
        areas: options::<Area>(ctx),
        grades: (0..count).map(|i| rows::grade_of_supply(ctx, &commitment.id, i)).collect(),
        units: commitment.supplies.iter().map(unit).collect(),
        wide: ui.available_width() > 640.0,
    };
    let (mut add, mut copy) = (false, false);
    let right = |ui: &mut Ui| {
        add = widgets::link_button(ui, "+ Add a provider").clicked();
        copy = count > 0 && widgets::link_button(ui, "Copy table").clicked();
    };
    widgets::card_with(ui, "Who provides what", right, |ui| {
        if count == 0 {
            widgets::hint(ui, "Nobody provides anything yet");
        } else {
            table(ui, form, commitment, &mut sheet);
        }
    });
    if add {
        commitment.supplies.push(new_supply(ctx, commitment));
        form.touch("add provider");
    }
    if copy {
        let text = as_text(ctx, commitment);
        ctx.actions.push(Action::CopyText { text, what: "The table".into() });
    }
}

/// Pools as the narrow column says them; with the holder where it is not plain.
fn short_pools(ctx: &Ctx) -> Options {
    let mut options = pool_options(ctx);
    if let Some((_, none)) = options.first_mut() {
        "–".clone_into(none);
    }
    for ((_, name), pool) in options.iter_mut().skip(1).zip(&ctx.package.pools) {
        let held = words::amount(pool.amount);
        *name = format!("{held} of {}", ctx.package.element_name(&pool.by));
    }
    options
}

/// A share like the last one, by the first guarantor that has none yet.
fn new_supply(ctx: &Ctx, commitment: &Commitment) -> Supply {
    let provides = |id: &str| commitment.supplies.iter().any(|s| s.by == id);
    let parties = &ctx.package.parties;
    let guarantors = parties.iter().filter(|p| p.role == crate::model::Role::Guarantor);
    let party = guarantors.clone().find(|p| !provides(&p.id)).or(parties.first());
    let last = commitment.supplies.last();
    let capability = last.map(|s| s.capability.clone());
    let first = ctx.package.capabilities.first().map(|c| c.id.clone());
    Supply {
        by: party.map_or_else(String::new, |p| p.id.clone()),
        capability: capability.or(first).unwrap_or_default(),
        amount: 1.0,
        delivery_hours: last.map_or(0.0, |s| s.delivery_hours),
        sustain_days: last.and_then(|s| s.sustain_days),
        in_hand: false,
        areas: Vec::new(),
        pool: String::new(),
        cost_meur: None,
        unknown: Unknown::default(),
    }
}

/// The columns of the table, in order.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cell {
    Provider,
    Capability,
    Amount,
    Delivery,
    Sustained,
    Pool,
    Cost,
    InHand,
    Grade,
    More,
}

fn columns(wide: bool) -> Vec<(Cell, Column<'static>)> {
    let mut columns = vec![
        (Cell::Provider, Column::words("Provider", 86.0, 1.0)),
        (Cell::Capability, Column::words("Capability", 110.0, 4.0)),
        (Cell::Amount, Column::figures("Amount", 50.0)),
        (Cell::Delivery, Column::figures("Hours", 44.0)),
        (Cell::Sustained, Column::figures("Days", 40.0)),
    ];
    if wide {
        columns.push((Cell::Pool, Column::words("Drawn from", 88.0, 0.0)));
        columns.push((Cell::Cost, Column::figures("M€ a year", 56.0)));
    }
    columns.extend([
        (Cell::InHand, Column::words("In hand", 44.0, 0.0)),
        (Cell::Grade, Column::words("", 20.0, 0.0)),
        (Cell::More, Column::words("", 20.0, 0.0)),
    ]);
    columns
}

fn table(ui: &mut Ui, form: &mut Form, commitment: &mut Commitment, sheet: &mut Sheet) {
    let (cells, columns): (Vec<Cell>, Vec<Column>) = columns(sheet.wide).into_iter().unzip();
    let mut removed = None;
    egui::ScrollArea::horizontal().id_salt("supplies").show(ui, |ui| {
        let table = Table::new(ui, columns, 33.0);
        table.head(ui);
        for (i, supply) in commitment.supplies.iter_mut().enumerate() {
            ui.push_id(i, |ui| {
                table.row(ui, false, |ui, column| {
                    if let Some(&cell) = cells.get(column) {
                        draw(ui, form, supply, sheet, cell, i, &mut removed);
                    }
                });
            });
        }
    });
    if let Some(i) = removed {
        commitment.supplies.remove(i);
        form.touch("remove provider");
    }
}

fn draw(
    ui: &mut Ui,
    form: &mut Form,
    supply: &mut Supply,
    sheet: &Sheet,
    cell: Cell,
    i: usize,
    removed: &mut Option<usize>,
) {
    let row = i + 1;
    match cell {
        Cell::Provider => {
            choose(ui, form, "provider", row, &sheet.parties, &mut supply.by);
        }
        Cell::Capability => {
            choose(ui, form, "capability", row, &sheet.capabilities, &mut supply.capability);
        }
        Cell::Pool => choose(ui, form, "pool", row, &sheet.pools, &mut supply.pool),
        Cell::Amount => {
            let unit = sheet.units.get(i).map_or("", String::as_str);
            let mut value = Some(supply.amount);
            number(ui, form, "Amount", row, &words::plural(unit), &mut value);
            supply.amount = value.unwrap_or(supply.amount);
        }
        Cell::Delivery => {
            let mut value = Some(supply.delivery_hours);
            number(ui, form, "Hours to deliver", row, "hours from release to effect", &mut value);
            supply.delivery_hours = value.unwrap_or(0.0);
        }
        Cell::Sustained => {
            let hint = "days for which it can be kept up; nothing: without end";
            number(ui, form, "Days sustained", row, hint, &mut supply.sustain_days);
        }
        Cell::Cost => {
            let hint = "million euro a year, at 2026 prices";
            number(ui, form, "Cost", row, hint, &mut supply.cost_meur);
        }
        Cell::InHand => {
            let hint = "The beneficiary or an escrow agent already holds it";
            let name = format!("In hand, row {row}");
            let response = ui.checkbox(&mut supply.in_hand, "").accessible_name(name);
            if response.on_hover_text(hint).changed() {
                form.touch("change in hand");
            }
        }
        Cell::Grade => {
            if let Some(grade) = sheet.grades.get(i).copied().flatten() {
                widgets::grade_badge(ui, grade, 17.0);
            }
        }
        Cell::More => more(ui, form, supply, sheet, i, removed),
    }
}

/// The menu at the end of a row: where the share may be used, and its removal.
fn more(
    ui: &mut Ui,
    form: &mut Form,
    supply: &mut Supply,
    sheet: &Sheet,
    i: usize,
    removed: &mut Option<usize>,
) {
    let row = i + 1;
    let button = widgets::icon_button(ui, Icon::Grip, &format!("More about row {row}"));
    egui::Popup::menu(&button).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside).show(
        |ui| {
            ui.set_min_width(240.0);
            if ui.button("Remove this provider").clicked() {
                *removed = Some(i);
                ui.close();
            }
            ui.separator();
            let said = if supply.areas.is_empty() {
                "May be used anywhere"
            } else {
                "May be used only in"
            };
            widgets::muted(ui, said);
            for (id, name) in &sheet.areas {
                let mut on = supply.areas.contains(id);
                if ui.checkbox(&mut on, name).changed() {
                    if on {
                        supply.areas.push(id.clone());
                    } else {
                        supply.areas.retain(|other| other != id);
                    }
                    form.touch("change areas of a share");
                }
            }
        },
    );
}

fn choose(
    ui: &mut Ui,
    form: &mut Form,
    what: &str,
    row: usize,
    options: &Options,
    value: &mut String,
) {
    let name = options.iter().find(|(id, _)| id == value).map(|(_, name)| name.as_str());
    let width = ui.available_width();
    let shown = name.unwrap_or("Missing");
    flat(ui);
    let text = theme::text(shown, Face::Sans, theme::size::BODY);
    let button = egui::Button::new(text).truncate().min_size(egui::vec2(width, 24.0));
    let label = format!("{}, row {row}: {shown}", words::sentence_case(what));
    let response = ui.add(button.right_text("")).accessible_name(label).on_hover_text(shown);
    egui::Popup::menu(&response).show(|ui| {
        ui.set_min_width(180.0);
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for (id, name) in options {
                if ui.selectable_label(id == value, name).clicked() && id != value {
                    value.clone_from(id);
                    form.touch(format!("change {what}"));
                    ui.close();
                }
            }
        });
    });
}

/// Fields of a table show no frame until the pointer or the keyboard is on them.
fn flat(ui: &mut Ui) {
    let theme = Theme::of(ui);
    ui.spacing_mut().button_padding.x = 3.0;
    let inactive = &mut ui.visuals_mut().widgets.inactive;
    inactive.bg_stroke = egui::Stroke::NONE;
    inactive.weak_bg_fill = theme.panel;
}

/// A number in a cell; an absent one is empty.
fn number(
    ui: &mut Ui,
    form: &mut Form,
    label: &str,
    row: usize,
    hint: &str,
    value: &mut Option<f64>,
) {
    let shown = value.map_or_else(String::new, |v| format!("{v}"));
    let name = format!("{label}, row {row}");
    let width = ui.available_width() - 8.0;
    flat(ui);
    let field = widgets::cell_number(ui, &shown, width, &name, hint);
    if let Some(new) = field.changed {
        *value = new;
        form.run(format!("change {}", label.to_lowercase()), &name);
    }
    form.note_left(field.left);
}

/// The table as text that pastes into a spreadsheet.
fn as_text(ctx: &Ctx, commitment: &Commitment) -> String {
    let mut lines = vec![
        "Provider\tCapability\tAmount\tUnit\tHours\tDays\tDrawn from\tMillion euro a year\tIn hand"
            .to_owned(),
    ];
    for s in &commitment.supplies {
        let capability = ctx.package.find::<Capability>(&s.capability);
        let pool = ctx.package.find::<crate::model::Pool>(&s.pool);
        let optional = |v: Option<f64>| v.map_or_else(String::new, |v| format!("{v}"));
        lines.push(
            [
                ctx.package.element_name(&s.by).to_owned(),
                capability.map_or_else(String::new, |c| c.name().to_owned()),
                format!("{}", s.amount),
                capability.map_or_else(String::new, |c| c.unit.clone()),
                format!("{}", s.delivery_hours),
                optional(s.sustain_days),
                pool.map_or_else(String::new, |p| super::form::pool_name(ctx, p)),
                optional(s.cost_meur),
                if s.in_hand { "yes" } else { "no" }.to_owned(),
            ]
            .join("\t"),
        );
    }
    lines.join("\n")
}
