//! The threat and the scenarios: what each calls for, and what of it arrives.

use super::{Composer, Section, prose};
use crate::brief::document::{Block, Cell, Column, Row, Span, Table, text};
use crate::model::{Listed, Scenario};
use crate::words;

/// The section.
pub const SECTION: Section = Section {
    id: "scenarios",
    title: "Background and scenarios",
    in_note: true,
    applies: |m| !m.package.scenarios.is_empty(),
    write,
};

fn write(c: &mut Composer) {
    let package = c.m.package;
    let summary = package.head.summary.trim();
    if !summary.is_empty() {
        c.say(summary.replace('\n', " "));
    }
    if package.scenarios.iter().any(|s| !s.needs.is_empty()) {
        needs(c);
    }
    in_words(c);
}

/// The table of needs, with what of each arrives.
fn needs(c: &mut Composer) {
    let package = c.m.package;
    let n = package.scenarios.len();
    let scenarios = if n == 1 { "one scenario" } else { "scenarios" };
    let against = if n == 1 {
        scenarios.to_owned()
    } else {
        format!("{} {scenarios}", words::number_word(n))
    };
    c.say(format!(
        "The {} is tested against {against}. For each need, the table gives the share that \
         arrives in time if everyone acts on the day, the share that is assured by the words alone, \
         and the share that is already in the beneficiary’s hands.",
        c.text_word()
    ));
    let mut rows = Vec::new();
    let is_example = |scenario: &Scenario| c.is_illustrative(&format!("scenario:{}", scenario.id));
    let all_examples = package.scenarios.iter().all(is_example);
    for result in &c.m.analysis.scenarios {
        let Some(scenario) = package.scenarios.get(result.scenario) else { continue };
        if result.needs.is_empty() {
            continue;
        }
        let mark = if is_example(scenario) && !all_examples { "\u{a0}*" } else { "" };
        rows.push(Row::group(format!("{}{mark}{}", scenario.name(), counts(scenario.weight))));
        for found in &result.needs {
            let Some(need) = scenario.needs.get(found.need) else { continue };
            let mut what = text(prose::capability(package, &need.capability));
            if let Some(citation) = c.cite(&need.source) {
                what.extend([Span::new("\u{a0}"), citation]);
            }
            let figures = [found.measures.ceiling, found.measures.assured, found.measures.in_hand];
            rows.push(Row::new(
                [
                    Cell::from(what),
                    Cell::from(words::quantity(package, &need.capability, need.amount)),
                    Cell::from(words::hours(need.within_hours)),
                ]
                .into_iter()
                .chain(figures.map(|share| Cell::from(words::percent(share)))),
            ));
        }
    }
    let whole = c.m.analysis.measures;
    if whole.measured {
        let mut total = vec![Cell::from("The package"), Cell::empty(), Cell::empty()];
        let shares = [whole.ceiling, whole.assured, whole.in_hand].map(words::percent);
        total.extend(shares.map(Cell::from));
        rows.push(Row::total(total));
    }
    let notes = if all_examples {
        vec![text("The figures of the scenarios are examples, not facts.")]
    } else if package.scenarios.iter().any(is_example) {
        vec![text("* The figures of this scenario are examples, not facts.")]
    } else {
        Vec::new()
    };
    let label = c.table_label();
    c.push(Block::Table(Table {
        id: "scenario-table".to_owned(),
        label,
        caption: text("What the scenarios call for, and what of it arrives"),
        columns: vec![
            Column::share(1.0).heads_rows(),
            Column::auto().right(),
            Column::auto().right(),
            Column::auto().right(),
            Column::auto().right(),
            Column::auto().right(),
        ],
        header: ["Need", "Amount", "Within", "If everyone acts", "Assured", "In hand"]
            .map(Cell::from)
            .into(),
        rows,
        notes,
    }));
}

/// How often a scenario counts in the package's measures, where that is not once.
fn counts(weight: f64) -> String {
    if weight == 1.0 {
        String::new()
    } else if weight <= 0.0 {
        " (does not count)".to_owned()
    } else if weight == 2.0 {
        " (counts twice)".to_owned()
    } else {
        format!(" (counts {} times)", words::amount(weight))
    }
}

/// What happens in each scenario.
fn in_words(c: &mut Composer) {
    c.part("The scenarios in words");
    for scenario in &c.m.package.scenarios {
        let mut line = vec![
            Span::new(format!("{}.", scenario.name())).strong(),
            Span::new(format!(" {}.", prose::scenario_line(c.m.package, scenario))).emphasis(),
        ];
        let narrative = scenario.narrative.trim().replace('\n', " ");
        if !narrative.is_empty() {
            line.push(Span::new(format!(" {narrative}")));
        }
        c.say_text(line);
    }
}
