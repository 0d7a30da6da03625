//! The threat and the scenarios: what each calls for, and what of it arrives.

use super::{Composer, Section, prose};
use crate::brief::document::{Block, Cell, Column, Row, Span, Table, text};
use crate::model::Listed;
use crate::words;

/// The section.
pub const SECTION: Section = Section {
    id: "scenarios",
    title: "The threat and the scenarios",
    in_note: true,
    applies: |m| !m.package.scenarios.is_empty(),
    write,
};

fn write(c: &mut Composer) {
    let package = c.m.package;
    let purpose = package.template.as_ref().map_or("", |t| t.purpose.trim());
    for text in [package.head.summary.trim(), purpose].into_iter().filter(|t| !t.is_empty()) {
        c.say(text.replace('\n', " "));
    }
    let n = package.scenarios.len();
    let scenarios = if n == 1 { "one scenario" } else { "scenarios" };
    let against = if n == 1 {
        scenarios.to_owned()
    } else {
        format!("{} {scenarios}", words::number_word(n))
    };
    c.say(format!(
        "The draft is tested against {against}. For each need, the table gives the share that \
         arrives in time if everyone acts on the day, the share that is assured by the words alone, \
         and the share that is already in the beneficiary’s hands."
    ));
    let mut rows = Vec::new();
    let mut any_illustrative = false;
    for result in &c.m.analysis.scenarios {
        let Some(scenario) = package.scenarios.get(result.scenario) else { continue };
        let illustrative = c.is_illustrative(&format!("scenario:{}", scenario.id));
        any_illustrative |= illustrative;
        let mark = if illustrative { "\u{a0}*" } else { "" };
        let heading = vec![
            Span::new(format!("{}{mark}", scenario.name())).strong(),
            Span::new(format!("  {}", prose::scenario_line(package, scenario))),
        ];
        rows.push(Row::group(heading));
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
    let label = c.table_label();
    let mut notes = Vec::new();
    if any_illustrative {
        notes.push(text("* The figures of this scenario are examples, not facts."));
    }
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
    c.part("The scenarios in words");
    for scenario in &package.scenarios {
        let narrative = scenario.narrative.trim().replace('\n', " ");
        if !narrative.is_empty() {
            c.say_text(vec![
                Span::new(format!("{}.", scenario.name())).strong(),
                Span::new(format!(" {narrative}")),
            ]);
        }
    }
}
