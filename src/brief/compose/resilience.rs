//! Who can break it: smallest sets, one party out, power.

use super::{Composer, Section, prose};
use crate::analysis::NeedResult;
use crate::brief::document::{Block, Cell, Column, Row, Table, text};
use crate::figures::power;
use crate::model::Listed;
use crate::words;

/// How many sets of several the table names for a need.
const MOST_SETS: usize = 3;

/// How many who can break a need alone it names.
const MOST_ALONE: usize = 8;

/// How many who tie are named.
const MOST_TIES: usize = 3;

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
        "Who can keep a need from being met, alone or together, by objecting at every gate and \
         withholding what is not yet in hand, while everyone else supports? The table names the \
         smallest such sets, first those who can do it alone; a plus joins those who must act \
         together. Beside them stands what is left of the need without the one party that would be \
         missed most.",
    );
    let package = c.m.package;
    let mut rows = Vec::new();
    let mut unmet: Vec<String> = Vec::new();
    let mut incomplete = false;
    for result in &c.m.analysis.scenarios {
        let Some(scenario) = package.scenarios.get(result.scenario) else { continue };
        let mut of_scenario = Vec::new();
        let mut nothing: Vec<String> = Vec::new();
        for found in &result.needs {
            let Some(need) = scenario.needs.get(found.need) else { continue };
            incomplete |= !found.blocking_sets_complete;
            if nothing_to_break(found) {
                nothing.push(words::say::capability(package, &need.capability));
            } else {
                of_scenario.push(row(c, found, prose::capability(package, &need.capability)));
            }
        }
        if !nothing.is_empty() {
            unmet.push(format!("{} in “{}”", words::list(&nothing), scenario.name()));
        }
        if !of_scenario.is_empty() {
            rows.push(Row::group(scenario.name()));
            rows.extend(of_scenario);
        }
    }
    if !rows.is_empty() {
        table(c, rows, incomplete);
    }
    if !unmet.is_empty() {
        c.say(format!(
            "Not met even if everyone acts, and none the worse for any one party’s absence: {}.",
            unmet.join("; ")
        ));
    }
}

/// Whether a need is so far from being met that no defection makes a difference.
fn nothing_to_break(need: &NeedResult) -> bool {
    need.blocking_sets.first().is_some_and(Vec::is_empty)
        && need.one_party_out.is_empty()
        && strongest(need).is_none()
}

/// The actors with the most power over a need, and their power, where it would print as more than
/// nothing.
fn strongest(need: &NeedResult) -> Option<(Vec<&str>, f64)> {
    first_of(need.power.iter().map(|(actor, power)| (actor.as_str(), -power)))
        .map(|(actors, power)| (actors, -power))
        .filter(|(_, power)| *power >= LEAST_POWER)
}

/// Those with the least figure, all who tie, and that figure.
fn first_of<'a>(all: impl Iterator<Item = (&'a str, f64)> + Clone) -> Option<(Vec<&'a str>, f64)> {
    let least = all.clone().map(|(_, figure)| figure).min_by(f64::total_cmp)?;
    let ties = all.filter(|(_, figure)| figure - least < 1e-9);
    Some((ties.map(|(actor, _)| actor).collect(), least))
}

/// Actors of whom each is meant: by name as long as they are few.
fn each_of(c: &Composer, actors: &[&str]) -> String {
    let names: Vec<&str> = actors.iter().map(|actor| c.m.package.element_name(actor)).collect();
    if names.len() <= MOST_TIES {
        words::alternatives(&names)
    } else {
        format!("any one of {}", words::number_word(names.len()))
    }
}

fn row(c: &Composer, found: &NeedResult, need: &str) -> Row {
    let power = strongest(found).map_or("–".to_owned(), |(actors, share)| {
        format!("{} {}", each_of(c, &actors), power::figure(share))
    });
    Row::new([
        Cell::from(need),
        Cell::from(sets(c, found)),
        Cell::from(one_out(c, found)),
        Cell::from(power),
    ])
}

fn table(c: &mut Composer, rows: Vec<Row>, incomplete: bool) {
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
        header: ["Need", "Who can break it", "What is left without", "Most power"]
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
    let package = c.m.package;
    let (alone, together): (Vec<_>, Vec<_>) =
        need.blocking_sets.iter().partition(|set| set.len() == 1);
    let alone: Vec<&str> = alone.into_iter().flatten().map(|id| package.element_name(id)).collect();
    let mut parts = Vec::new();
    match alone.len() {
        0 => {}
        1..=MOST_ALONE => parts.push(words::alternatives(&alone)),
        n => parts.push(format!("any one of {}", words::number_word(n))),
    }
    parts.extend(
        together.iter().take(MOST_SETS).map(|set| {
            set.iter().map(|id| package.element_name(id)).collect::<Vec<_>>().join(" + ")
        }),
    );
    if together.len() > MOST_SETS {
        let left = together.len() - MOST_SETS;
        parts.push(format!("{left} more {}", words::say::agree(left, "set", "sets")));
    }
    parts.join("; ")
}

fn one_out(c: &Composer, need: &NeedResult) -> String {
    let left = need.one_party_out.iter().map(|(party, left)| (party.as_str(), *left));
    first_of(left).map_or("no loss".to_owned(), |(parties, left)| {
        format!("{}: {}", each_of(c, &parties), words::percent(left))
    })
}
