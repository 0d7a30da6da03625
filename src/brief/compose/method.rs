//! Method and sources: how each figure is defined, and what the facts rest on.

use super::{Composer, Section};
use crate::brief::document::{Block, Source, Span, text};
use crate::model::{Kind, Package, Term};
use crate::words::{self, say};

/// The section.
pub const SECTION: Section =
    Section { id: "method", title: "Method and sources", in_note: false, applies: |_| true, write };

/// How each figure is defined: a term, and its definition.
const DEFINITIONS: [(&str, &str); 7] = [
    (
        "Route.",
        "One trigger of one commitment for one provider’s share. It passes the gates of the trigger’s \
         determination and of the commitment’s activation in order; where the promise does not bind, \
         the provider’s own decision; and, unless it has consented in advance, each of the provider’s \
         organs that must authorise such help.",
    ),
    (
        "If everyone acts.",
        "The share of a need that arrives in time when every actor but the adversary supports, each \
         step taking its usual time.",
    ),
    (
        "Assured.",
        "The share that arrives in time when nobody decides anything that the words do not settle: \
         all are silent, providers do what they are bound to, and a promise is as good as its \
         deadline.",
    ),
    (
        "In hand.",
        "As assured, counting only what the beneficiary already holds or provides itself.",
    ),
    (
        "Scenario and package.",
        "A scenario’s figure is the mean over its needs; the package’s is the mean over its \
         scenarios by weight. Where supplies promise more than the stock they draw on holds, each \
         counts in proportion.",
    ),
    (
        "Breaking sets and power.",
        "A set breaks a need when its members object everywhere and withhold what is not in hand \
         while all others support; minimal sets are the minimal cut sets of fault-tree analysis. \
         Power is the Penrose–Banzhaf measure.",
    ),
    (
        "Not a forecast.",
        "No figure is a probability that help will come. Wording predicts that poorly; capability, \
         basing and interest predict it better.",
    ),
];

fn write(c: &mut Composer) {
    let defined = if c.m.analysis.routes.is_empty() { &[] } else { &DEFINITIONS[..] };
    for (term, definition) in defined {
        c.say_text(vec![Span::new(*term).strong(), Span::new(format!(" {definition}"))]);
    }
    if let Some(day) = c.m.as_of {
        c.say(format!(
            "The figures are as of {day}: instruments not in force on that day count as not binding."
        ));
    } else {
        c.say("The figures read the package as designed, whatever the status of its instruments.");
    }
    illustrative(c);
    sources(c);
}

fn illustrative(c: &mut Composer) {
    let Some(template) = &c.m.package.template else { return };
    let mut by_kind: Vec<(Kind, Vec<usize>)> = Vec::new();
    for object in &template.illustrative {
        let Some((kind, id)) = object.split_once(':') else { continue };
        let Some(&kind) = Kind::ALL.iter().find(|k| k.key() == kind) else { continue };
        let Some(index) = c.m.package.position(kind, id) else { continue };
        match by_kind.iter_mut().find(|(k, _)| *k == kind) {
            Some((_, places)) => places.push(index),
            None => by_kind.push((kind, vec![index])),
        }
    }
    if by_kind.is_empty() {
        return;
    }
    c.part("Figures that are examples");
    c.say("The amounts, hours and costs of what follows are illustrations, not facts.");
    let items = by_kind.into_iter().map(|(kind, places)| {
        vec![
            Span::new(format!("{}: ", heading(kind))).strong(),
            Span::new(format!("{}.", which(c.m.package, kind, &places))),
        ]
    });
    let items = items.collect();
    c.push(Block::List { ordered: false, items });
}

/// What objects of a kind are called; pools are nowhere else spoken of.
fn heading(kind: Kind) -> String {
    match kind {
        Kind::Pool => "Stocks and forces drawn on".to_owned(),
        _ => words::sentence_case(&words::plural(kind.words())),
    }
}

/// Which objects of a kind, by place, as shortly as can be: all, all but a few, or by name.
fn which(package: &Package, kind: Kind, places: &[usize]) -> String {
    let all: Vec<usize> =
        (0..).take_while(|index| package.name_at(kind, *index).is_some()).collect();
    let names = |places: &[usize]| {
        let names = places.iter().filter_map(|index| object(package, kind, *index));
        let names: Vec<String> = names.collect();
        // Names with commas of their own need a stronger sign between them.
        if names.iter().any(|n| n.contains(',')) { names.join("; ") } else { words::list(&names) }
    };
    let others: Vec<usize> = all.iter().copied().filter(|i| !places.contains(i)).collect();
    match others.len() {
        0 if all.len() == 2 => "both".to_owned(),
        0 if all.len() > 1 => format!("all {}", words::number_word(all.len())),
        n if n > 0 && n < places.len() => format!("all but {}", names(&others)),
        _ => names(places),
    }
}

/// The name of an object as a sentence has it; a pool, which has none, by whose it is.
fn object(package: &Package, kind: Kind, index: usize) -> Option<String> {
    match kind {
        Kind::Pool => Some(say::pool(package, package.pools.get(index)?)),
        Kind::Party => Some(say::element(package, &package.parties.get(index)?.id)),
        Kind::Body => Some(say::element(package, &package.bodies.get(index)?.id)),
        _ => package.name_at(kind, index).map(str::to_owned),
    }
}

fn sources(c: &mut Composer) {
    let listed: Vec<_> = c.listed_sources().collect();
    if listed.is_empty() {
        return;
    }
    c.part("Sources");
    let entries = listed.iter().zip(1_u32..).map(|(source, number)| {
        let mut parts = Vec::new();
        if !source.publisher.is_empty() {
            parts.push(source.publisher.clone());
        }
        parts.extend(source.date.map(|d| d.to_string()));
        parts.extend(source.verified.map(|d| format!("checked {d}")));
        let mut entry = vec![Span::new(if source.title.is_empty() {
            source.id.clone()
        } else {
            source.title.clone()
        })];
        if !parts.is_empty() {
            entry.push(Span::new(format!(". {}.", parts.join(", "))));
        }
        Source { number, text: entry }
    });
    let entries = entries.collect();
    c.push(Block::Sources(entries));
    if listed.iter().all(|s| s.verified.is_none()) {
        c.push(Block::Note(text("None of the sources states when it was last checked.")));
    }
}
