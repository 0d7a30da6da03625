//! The two sides of a comparison, card by card.

use super::{Found, Key};
use crate::analysis::{Grade, Measures};
use crate::app::scene::{self, Kept, SCALE};
use crate::app::theme::{self, Theme, size};
use crate::app::widgets::{self, Column, Table};
use crate::app::{Action, Ctx, Selection};
use crate::compare::{Change, Difference};
use crate::figures::{Scene, matrix};
use crate::model::Term;
use crate::typeset::Face;
use crate::words;
use egui::Ui;

/// From this width on the two matrices stand side by side, in points.
const SIDE_BY_SIDE: f32 = 860.0;
/// Between the two matrices, in points.
const GAP: f32 = 28.0;

/// The three measures of both.
pub(super) fn measures(ui: &mut Ui, found: &Found) {
    let (here, there) = found.comparison.measures;
    widgets::card(ui, "Measures", |ui| {
        let columns = vec![
            Column::words("", 140.0, 1.0),
            Column::figures("Here", 90.0),
            Column::figures("There", 90.0),
        ];
        let table = Table::new(ui, columns, 26.0);
        table.head(ui);
        for (name, pick) in [
            ("If everyone acts", (|m: Measures| m.ceiling) as fn(Measures) -> f64),
            ("Assured", |m| m.assured),
            ("In hand", |m| m.in_hand),
        ] {
            let said = |m: Measures| {
                if m.measured { words::percent(pick(m)) } else { "–".to_owned() }
            };
            table.text_row(ui, &[name, &said(here), &said(there)], false);
        }
        if !here.measured || !there.measured {
            ui.add_space(4.0);
            widgets::note(ui, "– Nothing to measure: no scenario there calls for anything.");
        }
    });
}

/// Both matrices, side by side where there is room.
pub(super) fn coverage(
    ui: &mut Ui,
    found: &Found,
    key: Option<Key>,
    kept: &mut Kept<(Key, u32), (Scene, Scene)>,
) {
    let Some(key) = key else { return };
    widgets::card(ui, "Coverage", |ui| {
        let room = ui.available_width();
        let beside = room >= SIDE_BY_SIDE;
        let width = if beside { (room - GAP) / 2.0 / SCALE } else { room / SCALE };
        let (here, there) = kept.get((key, width.to_bits()), || {
            (
                matrix::by_severity(&found.here, &found.here_analysis, width).scene,
                matrix::by_severity(&found.there, &found.there_analysis, width).scene,
            )
        });
        let side = |ui: &mut Ui, name: &str, matrix: &Scene| {
            ui.vertical(|ui| {
                widgets::section(ui, name);
                scene::show(ui, matrix);
            });
        };
        if beside {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                side(ui, "Here", here);
                side(ui, "There", there);
            });
        } else {
            side(ui, "Here", here);
            ui.add_space(10.0);
            side(ui, "There", there);
        }
    });
}

/// The best grade that each trigger unlocks.
pub(super) fn triggers(ui: &mut Ui, found: &Found) {
    let pairs = &found.comparison.triggers;
    if pairs.is_empty() {
        return;
    }
    widgets::card(ui, "Best answer to each trigger", |ui| {
        let columns = vec![
            Column::words("Trigger", 180.0, 1.0),
            Column::words("Here", 120.0, 0.0),
            Column::words("There", 120.0, 0.0),
        ];
        let table = Table::new(ui, columns, 28.0);
        table.head(ui);
        for pair in pairs {
            table.row(ui, false, |ui, i| match i {
                0 => {
                    ui.add(egui::Label::new(pair.name.as_str()).truncate());
                }
                1 => grade(ui, pair.first),
                _ => grade(ui, pair.second),
            });
        }
    });
}

fn grade(ui: &mut Ui, grade: Option<Grade>) {
    match grade {
        Some(grade) => {
            widgets::grade_badge(ui, grade, 18.0);
            ui.label(grade.name());
        }
        None => {
            widgets::muted(ui, "–");
        }
    }
}

/// Every difference; those that move the measures first.
pub(super) fn differences(ui: &mut Ui, ctx: &mut Ctx, found: &Found) {
    let comparison = &found.comparison;
    let before = comparison.measures.0;
    let gain = |d: &Difference| d.moves.map_or(0.0, |m| m.assured - before.assured);
    let mut sorted: Vec<&Difference> = comparison.differences.iter().collect();
    sorted.sort_by(|a, b| {
        b.moves.is_some().cmp(&a.moves.is_some()).then(gain(b).abs().total_cmp(&gain(a).abs()))
    });
    let title = words::count(sorted.len(), "difference");
    let mut copy = false;
    widgets::card_with(
        ui,
        &title,
        |ui| copy = !sorted.is_empty() && widgets::link_button(ui, "Copy table").clicked(),
        |ui| {
            if sorted.is_empty() {
                widgets::hint(ui, "The two packages are the same.");
                return;
            }
            let note = "The last column says what would become of this package’s measure \
                        “assured” (or another, where that stays) if this one difference were \
                        taken over from there.";
            widgets::note(ui, note);
            let columns = vec![
                Column::words("What", 170.0, 1.0),
                Column::words("Kind", 104.0, 0.0),
                Column::words("Difference", 150.0, 0.7),
                Column::figures("If taken over", 130.0),
            ];
            let table = Table::new(ui, columns, 26.0);
            table.head(ui);
            for difference in &sorted {
                row(ui, ctx, &table, difference, before);
            }
        },
    );
    if copy {
        let lines = sorted.iter().map(|d| {
            let kind = words::sentence_case(d.kind.words());
            [d.name.clone(), kind, change_words(&d.change), effect(d, before)].join("\t")
        });
        let head = "What\tKind\tDifference\tIf taken over".to_owned();
        let text = std::iter::once(head).chain(lines).collect::<Vec<_>>().join("\n");
        ctx.actions.push(Action::CopyText { text, what: "The table of differences".into() });
    }
}

fn row(ui: &mut Ui, ctx: &mut Ctx, table: &Table, difference: &Difference, before: Measures) {
    let theme = Theme::of(ui);
    let change = change_words(&difference.change);
    let effect = effect(difference, before);
    let mut show = false;
    table.row(ui, false, |ui, i| match i {
        0 if difference.change == Change::Added => {
            let name = difference.name.as_str();
            ui.add(egui::Label::new(name).truncate()).on_hover_text(name);
        }
        0 => {
            ui.spacing_mut().button_padding.x = 0.0;
            let name = difference.name.as_str();
            let text = theme::text(name, Face::Sans, size::BODY).color(theme.link);
            let button = egui::Button::new(text).frame_when_inactive(false).truncate();
            show = ui.add(button).on_hover_text(name).clicked();
        }
        1 => {
            let kind = words::sentence_case(difference.kind.words());
            ui.add(egui::Label::new(kind).truncate());
        }
        2 => {
            ui.add(egui::Label::new(change.as_str()).truncate()).on_hover_text(&change);
        }
        _ => {
            ui.label(theme::text(effect.as_str(), Face::SansMedium, size::BODY));
        }
    });
    if show && let Some(selection) = Selection::of(ctx.package, difference.kind, &difference.id) {
        ctx.actions.push(Action::Select(selection));
    }
}

fn change_words(change: &Change) -> String {
    match change {
        Change::Added => "only there".to_owned(),
        Change::Removed => "only here".to_owned(),
        Change::Changed(keys) if keys.is_empty() => "differs".to_owned(),
        Change::Changed(keys) => format!("differs in {}", words::list(keys)),
    }
}

fn effect(difference: &Difference, before: Measures) -> String {
    let Some(after) = difference.moves else { return "–".to_owned() };
    let arrow = |a: f64, b: f64| format!("{} → {}", words::percent_figure(a), words::percent(b));
    let moved = |a: f64, b: f64| (a - b).abs() > 1e-9;
    if moved(before.assured, after.assured) {
        arrow(before.assured, after.assured)
    } else if moved(before.ceiling, after.ceiling) {
        format!("all act {}", arrow(before.ceiling, after.ceiling))
    } else {
        format!("in hand {}", arrow(before.in_hand, after.in_hand))
    }
}
