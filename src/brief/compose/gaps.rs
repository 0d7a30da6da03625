//! Gaps and what would close them: levers, the plan, open findings.

use super::{Composer, Section};
use crate::analysis::{Lever, Measures};
use crate::brief::document::{Block, Cell, Column, Row, Table, text};
use crate::checks::{self, Severity};
use crate::words;

/// How many single moves the table holds, and how many in a note.
const MOST_LEVERS: usize = 12;
const MOST_LEVERS_IN_NOTE: usize = 6;

/// How many items a sentence on like findings names; the earlier sections hold the others.
const MOST_NAMED: usize = 6;

/// The section.
pub const SECTION: Section = Section {
    id: "gaps",
    title: "Gaps, and what would close them",
    in_note: true,
    applies: |m| !m.levers.is_empty() || m.findings.iter().any(|f| f.accepted.is_none()),
    write,
};

fn write(c: &mut Composer) {
    levers(c);
    plan(c);
    findings(c);
}

fn move_columns() -> Vec<Column> {
    vec![
        Column::auto().right(),
        Column::share(2.2).heads_rows(),
        Column::share(1.0),
        Column::auto().right(),
        Column::auto().right(),
    ]
}

fn asks(c: &Composer, parties: &[String]) -> String {
    let names: Vec<&str> = parties.iter().map(|p| c.m.package.element_name(p)).collect();
    match names.len() {
        0 => "nobody".to_owned(),
        1..=2 => names.join(", "),
        n => format!("{} parties", words::number_word(n)),
    }
}

/// A row of the table of moves: its number, the move, whom it asks, and the measures around it.
fn move_row(c: &Composer, number: usize, lever: &Lever, before: Measures) -> Row {
    let shift = |from: f64, to: f64| {
        let (from, to) = (words::percent_figure(from), words::percent_figure(to));
        if from == to { format!("{to}\u{a0}%") } else { format!("{from} → {to}\u{a0}%") }
    };
    Row::new([
        Cell::from(number.to_string()),
        Cell::from(lever.title.clone()),
        Cell::from(asks(c, &lever.asks)),
        Cell::from(shift(before.assured, lever.after.assured)),
        Cell::from(shift(before.ceiling, lever.after.ceiling)),
    ])
}

fn move_table(c: &mut Composer, id: &str, caption: &str, rows: Vec<Row>) {
    let label = c.table_label();
    c.push(Block::Table(Table {
        id: id.to_owned(),
        label,
        caption: text(caption),
        columns: move_columns(),
        header: ["#", "Drafting move", "Asks of", "Assured", "If everyone acts"]
            .map(Cell::from)
            .into(),
        rows,
        notes: Vec::new(),
    }));
}

fn levers(c: &mut Composer) {
    let before = c.m.analysis.measures;
    let gains = |l: &&Lever| {
        l.after.assured > before.assured + 1e-9 || l.after.ceiling > before.ceiling + 1e-9
    };
    let most = if c.is_note { MOST_LEVERS_IN_NOTE } else { MOST_LEVERS };
    let useful = c.m.levers.iter().filter(gains).take(most);
    let rows: Vec<Row> =
        useful.enumerate().map(|(i, lever)| move_row(c, i + 1, lever, before)).collect();
    if rows.is_empty() {
        return;
    }
    c.part("Single drafting moves");
    c.say(
        "Each move is computed by making it and analysing the package again; the moves are ranked \
         by what they add to the assured share, then by how few they ask.",
    );
    move_table(c, "levers", "What single moves would add", rows);
}

fn plan(c: &mut Composer) {
    let Some(plan) = c.m.plan.filter(|plan| !plan.steps.is_empty()) else { return };
    c.part("A plan");
    let moves = words::count(plan.steps.len(), "move");
    let after = words::percent(plan.after().assured);
    let target = words::percent(plan.target);
    c.say(if plan.is_reached() {
        format!("Taken together, {moves} bring the assured share to {after}; the aim is {target}.")
    } else if plan.cut_short {
        format!(
            "{moves} bring the assured share to {after}; the aim is {target}, and the package is \
             too large to search for more."
        )
    } else {
        format!(
            "No sequence of moves that each gain something reaches {target}: {moves} bring the \
             assured share to {after}."
        )
    });
    if c.is_note {
        return;
    }
    let mut before = plan.before;
    let mut rows = Vec::new();
    for (i, step) in plan.steps.iter().enumerate() {
        rows.push(move_row(c, i + 1, &step.lever, before));
        before = step.lever.after;
    }
    move_table(c, "plan", "The moves in order, each with the measures after it", rows);
}

fn findings(c: &mut Composer) {
    // A note names the gravest; the full brief holds all.
    let most = if c.is_note { checks::FEW } else { MOST_NAMED };
    for (severity, title) in [
        (Severity::Error, "Errors: it cannot work as written"),
        (Severity::Warning, "Warnings: it may fail when needed"),
        (Severity::Note, "Notes"),
    ] {
        if c.is_note && severity == Severity::Note {
            continue;
        }
        let open = c.m.findings.iter().filter(|f| f.is_open() && f.severity == severity);
        let open: Vec<Row> = checks::groups(open)
            .iter()
            .map(|g| Row::new([Cell::from(g.lead.code), Cell::from(g.sentence(c.m.package, most))]))
            .collect();
        if !open.is_empty() {
            c.part(title);
            c.push(Block::Table(Table {
                columns: vec![Column::auto().heads_rows(), Column::share(1.0)],
                header: ["Check", "Finding"].map(Cell::from).into(),
                rows: open,
                ..Table::default()
            }));
        }
    }
}
