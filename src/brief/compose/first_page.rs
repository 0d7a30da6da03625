//! The first page, complete in itself: the bottom line, the measures, what decides, the layers.

use super::{Composer, Section, prose};
use crate::analysis::Lever;
use crate::brief::Options;
use crate::brief::document::{Block, Cell, Column, Fact, Measure, Row, Span, Table, text};
use crate::checks::{self, Severity};
use crate::model::{Instrument, Listed, Term};
use crate::words;
use std::collections::BTreeMap;

/// How many points the first page makes at most.
const MOST_POINTS: usize = 5;

/// How many of them are levers at most; the others are findings.
const MOST_LEVERS: usize = 3;

/// The least gain of a lever that is worth a point.
const LEAST_GAIN: f64 = 0.005;

/// What decides the outcome.
pub const OUTCOME: Section = Section {
    id: "outcome",
    title: "What decides the outcome",
    in_note: true,
    applies: |m| !m.levers.is_empty() || m.findings.iter().any(|f| f.accepted.is_none()),
    write: outcome,
};

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
    let subtitle = match head.date {
        Some(date) => format!("Briefing on the draft package of {date}"),
        None => "Briefing on the draft package".to_owned(),
    };
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
             out what the draft holds.",
        );
    }
    let scenarios = c.m.analysis.scenarios.iter().filter(|s| s.measures.measured).count();
    let call = if scenarios == 1 { "one stress scenario calls" } else { "stress scenarios call" };
    let call = if scenarios == 1 {
        call.to_owned()
    } else {
        format!("{} {call}", words::number_word(scenarios))
    };
    let mut line = vec![
        Span::new(format!("Of the help that {call} for, ")),
        Span::new(prose::per_cent(measures.assured)).strong(),
        Span::new(" is assured in time by the words of the draft. "),
    ];
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

/// A lever as a point of the first page: the finding that it mends, where there is one, the move,
/// what it would add, and whom it asks.
fn lever_point(c: &Composer, lever: &Lever) -> Vec<Span> {
    let before = c.m.analysis.measures;
    let asks = match lever.asks.len() {
        0 => String::new(),
        1..=3 => format!(", and asks a concession of {}", prose::actors(c.m.package, &lever.asks)),
        n => format!(", and asks a concession of {} parties", words::number_word(n)),
    };
    vec![
        Span::new(format!("{}.", lever.title)).strong(),
        Span::new(format!(
            " It would lift what is assured from {} to {}{asks}.",
            words::percent_figure(before.assured),
            prose::per_cent(lever.after.assured)
        )),
    ]
}

fn outcome(c: &mut Composer) {
    let mut points: Vec<Vec<Span>> = Vec::new();
    let mut told: Vec<&str> = Vec::new();
    let before = c.m.analysis.measures;
    for lever in c.m.levers.iter().filter(|l| l.gain(&before) >= LEAST_GAIN) {
        if points.len() >= MOST_LEVERS {
            break;
        }
        if !told.contains(&lever.target.as_str()) {
            told.push(&lever.target);
            points.push(lever_point(c, lever));
        }
    }
    let open = |severity| {
        c.m.findings.iter().filter(move |f| f.accepted.is_none() && f.severity == severity)
    };
    let open = open(Severity::Error).chain(open(Severity::Warning));
    for group in checks::groups(open) {
        if points.len() >= MOST_POINTS {
            break;
        }
        if group.members.iter().all(|f| told.contains(&f.subject.as_str())) {
            continue;
        }
        told.extend(group.members.iter().map(|f| f.subject.as_str()));
        points.push(vec![Span::new(group.sentence(c.m.package, checks::FEW))]);
    }
    c.push(Block::List { ordered: true, items: points });
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
        let grades: Vec<String> = commitments
            .iter()
            .map(|&i| c.grades_of(i).first().map_or("–".to_owned(), u8::to_string))
            .collect();
        let paper = match papers.len() {
            0 => "none".to_owned(),
            1 => short_title(papers[0]),
            n => format!("{} and {}", short_title(papers[0]), words::count(n - 1, "other")),
        };
        rows.push(Row::new([
            Cell::from(name),
            Cell::from(commitments.len().to_string()),
            Cell::from(paper),
            Cell::from(grades.join(" · ")),
            Cell::from(providers.len().to_string()),
        ]));
    }
    let mut note = vec![Span::new(
        "Automaticity, the best of each commitment: 4 automatic · 3 default-on · 2 collective · 1 \
         discretionary · 0 declaratory.",
    )];
    if let Some(link) = c.section_link("automaticity") {
        note.extend([Span::new(" How each is found: "), link, Span::new(".")]);
    }
    c.push(Block::Table(Table {
        columns: vec![
            Column::share(1.2).heads_rows(),
            Column::auto().right(),
            Column::share(1.3),
            Column::auto(),
            Column::auto().right(),
        ],
        header: ["Layer", "No.", "Instrument", "Automaticity", "Providers"].map(Cell::from).into(),
        rows,
        notes: vec![note],
        ..Table::default()
    }));
}

/// The longest title that a cell of the table takes in one line.
const LONGEST_TITLE: usize = 30;

/// A paper's title without its subtitle, shortened at a word.
fn short_title(title: &str) -> String {
    let title = title.split(':').next().unwrap_or(title).trim();
    if title.chars().count() <= LONGEST_TITLE {
        return title.to_owned();
    }
    let mut short = String::new();
    for word in title.split(' ') {
        if short.chars().count() + word.chars().count() + 1 > LONGEST_TITLE {
            break;
        }
        short.push_str(word);
        short.push(' ');
    }
    format!("{}…", short.trim_end())
}
