//! Who can break it: smallest sets, one party out, power.

use super::{Composer, Section, prose};
use crate::analysis::NeedResult;
use crate::brief::document::{Block, Cell, Column, Row, Table, text};
use crate::model::Listed;
use crate::words;

/// How many smallest sets the table names for a need.
const MOST_SETS: usize = 4;

/// Power that would not print as nothing.
const LEAST_POWER: f64 = 0.005;

/// The section.
pub const SECTION: Section = Section {
    id: "resilience",
    title: "Who can break it",
    in_note: false,
    applies: |m| m.analysis.scenarios.iter().any(|s| !s.needs.is_empty()),
    write,
};

fn write(c: &mut Composer) {
    c.say(
        "A set breaks a need when all its members object at every gate and withhold what is not yet \
         in hand, while everyone else supports. The table names the smallest such sets, and what is \
         left of the need when the party that matters most stays out.",
    );
    let package = c.m.package;
    let mut rows = Vec::new();
    let mut incomplete = false;
    for result in &c.m.analysis.scenarios {
        let Some(scenario) = package.scenarios.get(result.scenario) else { continue };
        if result.needs.is_empty() {
            continue;
        }
        rows.push(Row::group(scenario.name()));
        for found in &result.needs {
            let Some(need) = scenario.needs.get(found.need) else { continue };
            incomplete |= !found.blocking_sets_complete;
            let power = found.power.iter().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(a.0)));
            let power = power.filter(|(_, power)| **power >= LEAST_POWER);
            let power = power.map_or("–".to_owned(), |(actor, power)| {
                format!("{} {power:.2}", package.element_name(actor))
            });
            rows.push(Row::new([
                Cell::from(prose::capability(package, &need.capability)),
                Cell::from(sets(c, found)),
                Cell::from(one_out(c, found)),
                Cell::from(power),
            ]));
        }
    }
    let label = c.table_label();
    let mut notes = vec![text(
        "Power is the Penrose–Banzhaf measure: the share of the ways in which the others may split \
         at which this actor’s defection breaks the need.",
    )];
    if incomplete {
        notes.push(text("Some needs have too many routes to search in full; for these only sets of up to four are named."));
    }
    c.push(Block::Table(Table {
        id: "sets".to_owned(),
        label,
        caption: text("What breaks each need"),
        columns: vec![
            Column::share(1.0).heads_rows(),
            Column::share(1.9),
            Column::share(0.9),
            Column::share(0.8),
        ],
        header: ["Need", "Smallest sets that break it", "Without one party", "Most power"]
            .map(Cell::from)
            .into(),
        rows,
        notes,
    }));
}

fn sets(c: &Composer, need: &NeedResult) -> String {
    match need.blocking_sets.first() {
        None => return "none: it holds against all".to_owned(),
        Some(set) if set.is_empty() => return "not met even if everyone acts".to_owned(),
        Some(_) => {}
    }
    let name = |set: &Vec<String>| {
        let names: Vec<&str> = set.iter().map(|actor| c.m.package.element_name(actor)).collect();
        names.join(" + ")
    };
    let mut names: Vec<String> = need.blocking_sets.iter().take(MOST_SETS).map(name).collect();
    if need.blocking_sets.len() > MOST_SETS {
        names.push(format!("{} more", need.blocking_sets.len() - MOST_SETS));
    }
    names.join("; ")
}

fn one_out(c: &Composer, need: &NeedResult) -> String {
    let worst = need.one_party_out.iter().min_by(|a, b| a.1.total_cmp(b.1).then(a.0.cmp(b.0)));
    worst.map_or("no loss".to_owned(), |(party, left)| {
        format!("{}: {}", c.m.package.element_name(party), words::percent(*left))
    })
}
