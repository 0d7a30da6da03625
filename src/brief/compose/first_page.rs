//! The first page, complete in itself: the bottom line, the measures, the layers; `points` says
//! what decides.

use super::{Composer, Section, prose};
use crate::analysis::Grade;
use crate::brief::Options;
use crate::brief::document::{Block, Cell, Column, Fact, Measure, Row, Span, Table, text};
use crate::model::{Instrument, Listed, PackageStatus, Term};
use crate::words;
use std::collections::BTreeMap;

/// The package layer by layer.
pub const GLANCE: Section = Section {
    id: "glance",
    title: "The package at a glance",
    in_note: true,
    applies: |m| !m.package.commitments.is_empty(),
    write: glance,
};

/// Title, facts, bottom line and measures.
pub fn head(c: &mut Composer, options: &Options) {
    let head = &c.m.package.head;
    let what = match head.status {
        PackageStatus::Final => "Briefing on the package",
        _ => "Briefing on the draft package",
    };
    let subtitle = head.date.map_or_else(|| what.to_owned(), |date| format!("{what} of {date}"));
    let from = [&options.from, &head.office, &head.author];
    let facts = [
        ("To", options.to.as_str()),
        ("From", from.iter().find(|f| !f.is_empty()).map_or("", |f| f.as_str())),
        ("Reference", head.reference.as_str()),
        ("Status", &words::sentence_case(head.status.words())),
        ("As of", &c.m.as_of.map_or_else(String::new, |d| d.to_string())),
    ];
    let facts: Vec<Fact> = facts
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(label, value)| Fact { label: (*label).to_owned(), value: text(*value) })
        .collect();
    let title = super::title(c.m);
    c.push(Block::Title { title, subtitle });
    if !facts.is_empty() {
        c.push(Block::FactSheet(facts));
    }
    let line = bottom_line(c);
    c.push(Block::Callout(line));
    let measures = c.m.analysis.measures;
    if measures.measured {
        let measure = |share, label: &str, principal| Measure {
            value: words::percent(share),
            label: label.to_owned(),
            principal,
        };
        c.push(Block::Measures(vec![
            measure(measures.ceiling, "if everyone acts\non the day", false),
            measure(measures.assured, "assured: nobody has\nto decide anything", true),
            measure(measures.in_hand, "in hand:\nalready there", false),
        ]));
    }
}

fn bottom_line(c: &Composer) -> Vec<Span> {
    let measures = c.m.analysis.measures;
    if !measures.measured {
        return text(
            "No scenario calls for anything yet, so there is nothing to measure. What follows sets \
             out what the package holds.",
        );
    }
    let scenarios = c.m.analysis.scenarios.iter().filter(|s| s.measures.measured).count();
    let call = if scenarios == 1 { "one stress scenario calls" } else { "stress scenarios call" };
    let call = if scenarios == 1 {
        call.to_owned()
    } else {
        format!("{} {call}", words::number_word(scenarios))
    };
    let text_word = c.text_word();
    let mut line = if measures.assured <= 0.0 {
        vec![
            Span::new("Nothing is assured.").strong(),
            Span::new(format!(
                " Of the help that {call} for, the words of the {text_word} bring none in time unless \
                 governments decide on the day to give it. "
            )),
        ]
    } else {
        vec![
            Span::new(format!("Of the help that {call} for, ")),
            Span::new(prose::per_cent(measures.assured)).strong(),
            Span::new(format!(" is assured in time by the words of the {text_word}. ")),
        ]
    };
    if measures.ceiling - measures.assured < 0.005 {
        line.push(Span::new("Goodwill on the day would add nothing to it."));
        return line;
    }
    line.push(Span::new(format!(
        "With every government’s goodwill on the day it would be {}.",
        prose::per_cent(measures.ceiling)
    )));
    let names: Vec<String> = deciders(c).iter().map(|a| deciding(c, a)).collect();
    if !names.is_empty() {
        line.push(Span::new(format!(
            " The difference rests above all on the decisions of {}.",
            words::list(&names)
        )));
    }
    line
}

/// An actor's name, an organ with its state: `the Bundestag (Germany)`.
fn deciding(c: &Composer, actor: &str) -> String {
    let name = words::say::element(c.m.package, actor);
    match actor.split_once('.') {
        Some((party, _)) => format!("{name} ({})", c.m.package.element_name(party)),
        None => name,
    }
}

/// The actors on whose will most of the difference between ceiling and assured depends: each one's
/// power over a need, times what is not assured there. Only their order is used.
fn deciders(c: &Composer) -> Vec<String> {
    let mut at_stake: BTreeMap<&str, f64> = BTreeMap::new();
    for result in &c.m.analysis.scenarios {
        let weight = c.m.package.scenarios.get(result.scenario).map_or(0.0, |s| s.weight);
        for need in &result.needs {
            let open = weight * (need.measures.ceiling - need.measures.assured).max(0.0);
            for (actor, power) in &need.power {
                *at_stake.entry(actor).or_default() += open * power;
            }
        }
    }
    let mut actors: Vec<(&str, f64)> = at_stake.into_iter().filter(|(_, v)| *v > 0.0).collect();
    actors.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
    actors.into_iter().take(3).map(|(actor, _)| actor.to_owned()).collect()
}

fn glance(c: &mut Composer) {
    let package = c.m.package;
    let mut rows = Vec::new();
    let unlayered = c.articles.of_layer(None);
    let layers = package.layers.iter().enumerate().map(|(i, layer)| {
        (format!("{}\u{2002}{}", i + 1, layer.name()), c.articles.of_layer(Some(layer)))
    });
    let rest = (!unlayered.is_empty()).then(|| ("Outside the layers".to_owned(), unlayered));
    for (name, commitments) in layers.chain(rest) {
        let mut papers: Vec<&str> = Vec::new();
        let mut providers: Vec<&str> = Vec::new();
        for &index in &commitments {
            let commitment = &package.commitments[index];
            let paper = package.find::<Instrument>(&commitment.instrument).map(Listed::name);
            papers.extend(paper.filter(|p| !papers.contains(p)));
            for supply in &commitment.supplies {
                if !providers.contains(&supply.by.as_str()) {
                    providers.push(&supply.by);
                }
            }
        }
        let paper = match papers.len() {
            0 => "none".to_owned(),
            1 => main_title(papers[0]).to_owned(),
            n => format!("{} and {} more", main_title(papers[0]), words::number_word(n - 1)),
        };
        let row = [Cell::from(name), Cell::from(paper)].into_iter();
        let counts = c.grade_counts(&commitments).map(Cell::from);
        rows.push(Row::new(row.chain(counts).chain([Cell::from(providers.len().to_string())])));
    }
    let names: Vec<String> = Grade::ALL
        .iter()
        .rev()
        .map(|g| format!("{}\u{a0}{}", g.numeral(), words::say::lower(g.name())))
        .collect();
    let names = names.join(" · ");
    let mut note = vec![Span::new(format!(
        "Under the grades, the number of commitments that reach each at best: {names}."
    ))];
    if let Some(link) = c.section_link("automaticity") {
        note.extend([Span::new(" How each is found: "), link, Span::new(".")]);
    }
    c.push(Block::Table(Table {
        columns: [Column::share(1.0).heads_rows(), Column::share(1.2)]
            .into_iter()
            .chain([Column::auto().centred(); 5])
            .chain([Column::auto().right()])
            .collect(),
        header: ["Layer", "Instrument"]
            .map(Cell::from)
            .into_iter()
            .chain(Grade::ALL.iter().rev().map(|g| Cell::grade(g.numeral(), "")))
            .chain([Cell::from("Providers")])
            .collect(),
        rows,
        notes: vec![note],
        ..Table::default()
    }));
}

/// A paper's title without its subtitle.
fn main_title(title: &str) -> &str {
    title.split(':').next().unwrap_or(title).trim()
}
