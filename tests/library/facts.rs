//! Facts have sources that somebody has checked; figures without one are marked as examples.

use super::{SHIPPED, label, nothing, template};
use casus::checks::place_of;
use casus::model::{Date, Gate, InstrumentStatus, Package, Source, Supply, TemplateKind};
use casus::templates::Entry;

/// What is wrong with the sources of a file.
fn sources(package: &Package) -> Vec<String> {
    let mut wrong = Vec::new();
    for source in &package.sources {
        if source.title.trim().is_empty() || source.publisher.trim().is_empty() {
            wrong.push(format!("source {} has no title or no publisher", source.id));
        }
        if source.verified.is_none() {
            wrong.push(format!("source {} was never checked", source.id));
        }
        if checked_before_it_was(source) {
            wrong.push(format!("source {} was checked before its date", source.id));
        }
    }
    let known = |id: &str| package.sources.iter().any(|s| s.id == id);
    let mut cites = |what: String, source: &str| {
        if !known(source) {
            wrong.push(format!("{what} cites no source of the file"));
        }
    };
    for instrument in &package.instruments {
        // An idea or a draft in negotiation may be the drafters' own.
        let exists = instrument.status.is_some_and(|status| {
            !matches!(status, InstrumentStatus::Idea | InstrumentStatus::Negotiation)
        });
        if exists || !instrument.source.is_empty() {
            cites(format!("instrument {}", instrument.id), &instrument.source);
        }
    }
    for (party, organ) in package.parties.iter().flat_map(|p| p.organs.iter().map(move |o| (p, o)))
    {
        // A made-up party, which stands for whoever takes its role, has made-up organs.
        let is_real = SHIPPED.entries.iter().any(|e| {
            e.kind() == TemplateKind::Party && e.package.parties.iter().any(|p| p.id == party.id)
        });
        if is_real || !organ.source.is_empty() {
            cites(format!("organ {}.{}", party.id, organ.id), &organ.source);
        }
    }
    for commitment in &package.commitments {
        let quotes = commitment.text.contains('“') || commitment.note.contains('“');
        if quotes || !commitment.source.is_empty() {
            cites(format!("commitment {}", commitment.id), &commitment.source);
        }
    }
    for (scenario, need) in
        package.scenarios.iter().flat_map(|s| s.needs.iter().map(move |n| (s, n)))
    {
        if !need.source.is_empty() {
            cites(format!("need {}/{}", scenario.id, need.capability), &need.source);
        }
    }
    wrong
}

fn checked_before_it_was(source: &Source) -> bool {
    matches!((source.date, source.verified), (Some(date), Some(verified)) if verified < date)
}

fn estimated(gates: &[Gate]) -> bool {
    gates.iter().any(|gate| gate.typical_hours.is_some())
}

/// The objects whose figures no source bears out.
fn examples(package: &Package) -> Vec<String> {
    let mut found = Vec::new();
    for party in &package.parties {
        if party.organs.iter().any(|organ| organ.typical_hours.is_some()) {
            found.push(format!("party:{}", party.id));
        }
    }
    found.extend(package.pools.iter().map(|pool| format!("pool:{}", pool.id)));
    for trigger in &package.triggers {
        if estimated(&trigger.determination) {
            found.push(format!("trigger:{}", trigger.id));
        }
    }
    for commitment in &package.commitments {
        // One signatory that keeps a promise at once is a count, no estimate; and what has a source
        // of its own is no example.
        let counts =
            |s: &Supply| s.amount == 1.0 && s.delivery_hours == 0.0 && s.cost_meur.is_none();
        let amounts = commitment.source.is_empty()
            && commitment.supplies.iter().any(|s| s.capability != "consultation" && !counts(s));
        if amounts || estimated(&commitment.activation) {
            found.push(format!("commitment:{}", commitment.id));
        }
    }
    for scenario in &package.scenarios {
        if scenario.needs.iter().any(|need| need.source.is_empty()) {
            found.push(format!("scenario:{}", scenario.id));
        }
    }
    found
}

fn unmarked(entry: &Entry) -> Vec<String> {
    let marked = &template(entry).illustrative;
    let mut wrong: Vec<String> = examples(&entry.package)
        .into_iter()
        .filter(|subject| !marked.contains(subject))
        .map(|subject| {
            format!("{}: {subject} has figures without a source or a mark", label(entry))
        })
        .collect();
    for subject in marked {
        if place_of(&entry.package, subject).is_none() {
            wrong.push(format!("{}: {subject} is marked and not there", label(entry)));
        }
    }
    wrong
}

#[test]
fn every_fact_has_a_source_with_the_day_on_which_it_was_checked() {
    let wrong: Vec<String> = SHIPPED
        .entries
        .iter()
        .flat_map(|e| sources(&e.package).into_iter().map(|w| format!("{}: {w}", label(e))))
        .collect();
    nothing(&wrong);
}

#[test]
fn every_example_figure_is_marked_as_one() {
    let wrong: Vec<String> = SHIPPED.entries.iter().flat_map(unmarked).collect();
    nothing(&wrong);
}

#[test]
fn a_source_checked_before_its_date_is_found() {
    let day = |text: &str| text.parse::<Date>().unwrap();
    let mut source =
        SHIPPED.entries.iter().find_map(|e| e.package.sources.first()).cloned().unwrap();
    (source.date, source.verified) = (Some(day("2026-02-02")), Some(day("2026-01-01")));
    assert!(checked_before_it_was(&source));
    source.verified = Some(day("2026-02-02"));
    assert!(!checked_before_it_was(&source));
}
