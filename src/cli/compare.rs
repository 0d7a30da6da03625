//! `casus compare`: two packages side by side.

use super::Failure;
use super::table::{Align, DIM, HEADING, Table, line_width, styled};
use crate::analysis::{CellStatus, Grade, Measures, Options};
use crate::compare::{self, Change, Comparison};
use crate::model::{Listed, Package, Severity, Term, Vector};
use crate::words;
use std::fmt::Write as _;

/// Compares two packages.
pub fn run(first: &Package, second: &Package, as_json: bool) -> Result<(), Failure> {
    let comparison = compare::compare(first, second, &Options::default());
    super::print(&if as_json {
        format!("{:#}\n", compare::report(&comparison))
    } else {
        text(first, second, &comparison)
    })
}

fn text(first: &Package, second: &Package, comparison: &Comparison) -> String {
    let width = line_width();
    let mut out = format!(
        "{} {} {}\n\n",
        styled(&first.head.title, HEADING),
        styled("beside", DIM),
        styled(&second.head.title, HEADING)
    );
    let mut table =
        Table::new(&[("", Align::Left), ("First", Align::Right), ("Second", Align::Right)]);
    let (a, b) = comparison.measures;
    let figure = |m: &Measures, share: f64| {
        if m.measured { words::percent(share) } else { "–".to_owned() }
    };
    for (label, x, y) in [
        ("If everyone acts", a.ceiling, b.ceiling),
        ("Assured", a.assured, b.assured),
        ("In hand", a.in_hand, b.in_hand),
    ] {
        table.row([label.to_owned(), figure(&a, x), figure(&b, y)]);
    }
    section(&mut out, "Measures", &table, width);

    let mut table =
        Table::new(&[("Trigger", Align::Left), ("First", Align::Left), ("Second", Align::Left)]);
    for trigger in &comparison.triggers {
        table.row([trigger.name.clone(), grade(trigger.first), grade(trigger.second)]);
    }
    section(&mut out, "The best that each trigger unlocks", &table, width);
    section(&mut out, "Coverage that differs, first → second", &cells(first, comparison), width);
    section(&mut out, "What differs", &differences(comparison), width);
    out
}

fn section(out: &mut String, heading: &str, table: &Table, width: usize) {
    if !table.is_empty() {
        let _ = writeln!(out, "{}\n{}", styled(heading, HEADING), table.render(width));
    }
}

fn grade(grade: Option<Grade>) -> String {
    grade.map_or("–".to_owned(), |g| format!("{} {}", g.numeral(), g.name()))
}

fn cells(first: &Package, comparison: &Comparison) -> Table {
    let heads: Vec<String> =
        Severity::ALL.iter().map(|s| words::sentence_case(s.words())).collect();
    let columns: Vec<(&str, Align)> = std::iter::once(("Way of attack", Align::Left))
        .chain(heads.iter().map(|h| (h.as_str(), Align::Left)))
        .collect();
    let mut table = Table::new(&columns);
    let sign = |status: CellStatus| match status {
        CellStatus::NoTrigger | CellStatus::NoResponse => "×".to_owned(),
        CellStatus::Graded(grade) => grade.numeral().to_string(),
    };
    for row in comparison.cells.chunk_by(|a, b| a.vector == b.vector) {
        if row.iter().all(|cell| cell.first == cell.second) {
            continue;
        }
        let id = row[0].vector.as_str();
        let name = first.find::<Vector>(id).map_or(id, Listed::name).to_owned();
        let cells = row.iter().map(|cell| match (sign(cell.first), sign(cell.second)) {
            (a, b) if a == b => a,
            (a, b) => format!("{a} → {b}"),
        });
        table.row(std::iter::once(name).chain(cells));
    }
    table
}

fn differences(comparison: &Comparison) -> Table {
    let mut table = Table::new(&[
        ("Object", Align::Left),
        ("Kind", Align::Left),
        ("Change", Align::Left),
        ("Assured, by this alone", Align::Right),
    ]);
    let before = comparison.measures.0;
    for difference in &comparison.differences {
        let change = match &difference.change {
            Change::Added => "added".to_owned(),
            Change::Removed => "removed".to_owned(),
            Change::Changed(keys) => format!("changed: {}", keys.join(", ")),
        };
        let moves = difference.moves.map_or(String::new(), |after| {
            format!("{} → {}", words::percent_figure(before.assured), words::percent(after.assured))
        });
        table.row([difference.name.clone(), difference.kind.words().to_owned(), change, moves]);
    }
    table
}
