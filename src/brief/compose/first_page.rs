//! The first page, complete in itself: the bottom line, the measures, the layers; `points` says
//! what decides.

use super::{Composer, Section, papers, prose};
use crate::analysis::Grade;
use crate::brief::Options;
use crate::brief::document::{Block, Cell, Column, Fact, Measure, Row, Span, Table, text};
use crate::model::{Instrument, Listed, PackageStatus, Party, Role, Term};
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

/// How many actors the bottom line names at most.
const MOST_DECIDERS: usize = 3;

/// The share of the first one's weight that an actor must have to be named with it.
const LEAST_OF_THE_FIRST: f64 = 0.25;

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
    if let Some(lead) = lead(&c.m.package.head.summary) {
        c.say(lead);
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
            measure(
                measures.in_hand,
                "in hand: what the beneficiary\nholds or provides itself",
                false,
            ),
        ]));
    }
}

/// The beginning of the summary, which says what the package is: its first sentence, and the next
/// where that one is short; none where it is too long for the first page. Section 3 has the whole.
fn lead(summary: &str) -> Option<String> {
    const LONGEST: usize = 320;
    const SHORT: usize = 110;
    let summary = summary.trim().replace('\n', " ");
    let ends = summary.match_indices(". ").map(|(at, _)| at + 1).chain([summary.len()]);
    let mut lead = "";
    for end in ends {
        let longer = &summary[..end];
        if longer.chars().count() > LONGEST {
            break;
        }
        lead = longer;
        if longer.chars().count() > SHORT {
            break;
        }
    }
    (!lead.is_empty()).then(|| lead.to_owned())
}

fn bottom_line(c: &Composer) -> Vec<Span> {
    let measures = c.m.analysis.measures;
    if !measures.measured {
        return text("No scenario calls for anything yet, so there is nothing to measure.");
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
        line.extend(papers::in_force(c).map(|said| Span::new(format!(" {said}"))));
        return line;
    }
    line.push(Span::new(format!(
        "If {} acts on the day, {} arrives.",
        everyone(c),
        prose::per_cent(measures.ceiling)
    )));
    let names: Vec<String> = deciders(c).iter().map(|a| deciding(c, a)).collect();
    if !names.is_empty() {
        line.push(Span::new(format!(
            " The difference rests above all on the decisions of {}.",
            words::list(&names)
        )));
    }
    line.extend(papers::in_force(c).map(|said| Span::new(format!(" {said}"))));
    line
}

/// Everyone but the adversary: `every government`, `every government but the Russian Federation’s`
/// where the adversary itself undertakes something.
fn everyone(c: &Composer) -> String {
    let package = c.m.package;
    let gives = |party: &&Party| {
        let mut supplies = package.commitments.iter().flat_map(|x| &x.supplies);
        party.role == Role::Adversary && supplies.any(|s| s.by == party.id)
    };
    let opposed: Vec<String> = package
        .parties
        .iter()
        .filter(gives)
        .map(|p| words::say::element_owns(package, &p.id))
        .collect();
    if opposed.is_empty() {
        "every government".to_owned()
    } else {
        format!("every government but {}", words::list(&opposed))
    }
}

/// An actor's name, an organ with its state where the name leaves it out: `the Bundestag (Germany)`.
fn deciding(c: &Composer, actor: &str) -> String {
    let name = words::say::element(c.m.package, actor);
    match actor.split_once('.').map(|(party, _)| c.m.package.element_name(party)) {
        Some(party) if !name.contains(party) => format!("{name} ({party})"),
        _ => name,
    }
}

/// The actors on whose will most of the difference between ceiling and assured depends, at most
/// [`MOST_DECIDERS`]: each one's power over a need, times what is not assured there, times what the
/// need counts in the package's measure. Who matters far less than the first is left out, and so
/// are all who tie where not all of them can be named.
fn deciders(c: &Composer) -> Vec<String> {
    let mut at_stake: BTreeMap<&str, f64> = BTreeMap::new();
    for result in &c.m.analysis.scenarios {
        let weight = c.m.package.scenarios.get(result.scenario).map_or(0.0, |s| s.weight);
        let of_each = weight / result.needs.len().max(1) as f64;
        for need in &result.needs {
            let open = of_each * (need.measures.ceiling - need.measures.assured).max(0.0);
            for (actor, power) in &need.power {
                *at_stake.entry(actor).or_default() += open * power;
            }
        }
    }
    let mut actors: Vec<(&str, f64)> = at_stake.into_iter().filter(|(_, v)| *v > 0.0).collect();
    actors.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
    let worth_naming = actors.first().map_or(0.0, |(_, most)| most * LEAST_OF_THE_FIRST);
    actors.retain(|(_, stake)| *stake >= worth_naming);
    if let Some((_, left_out)) = actors.get(MOST_DECIDERS).copied() {
        actors.truncate(MOST_DECIDERS);
        actors.retain(|(_, stake)| *stake > left_out + 1e-9);
    }
    actors.into_iter().map(|(actor, _)| actor.to_owned()).collect()
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
            n => format!("{} papers", words::number_word(n)),
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
    let mut note = vec![Span::new(format!("Number of commitments by their best grade: {names}."))];
    if let Some(link) = c.section_link("automaticity") {
        note.extend([Span::new(" How each is found: "), link, Span::new(".")]);
    }
    c.push(Block::Table(Table {
        columns: [Column::share(1.2).heads_rows(), Column::share(1.0)]
            .into_iter()
            .chain([Column::auto().centred(); 5])
            .chain([Column::auto().right()])
            .collect(),
        header: ["Layer", "Paper"]
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lead_is_a_sentence_or_two() {
        let long = "x".repeat(400);
        assert_eq!(lead(&long), None);
        assert_eq!(lead(""), None);
        let second =
            "It then says at some length what is promised, to whom, by when and by whose decision.";
        let summary = format!("One clock, three rungs. {second} {long}");
        assert_eq!(lead(&summary), Some(format!("One clock, three rungs. {second}")));
    }
}
