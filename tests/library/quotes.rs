//! Words in quotation marks were seen, and it is on record where.

use super::{SHIPPED, entry, flat, folder, has_words, label, nothing, strings, values};
use casus::model::TemplateKind;
use serde::Deserialize;
use std::collections::BTreeSet;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    quote: Vec<Quote>,
}

/// A passage, and where it was seen.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Quote {
    precedent: String,
    instrument: String,
    article: String,
    provenance: String,
    text: String,
    seen: String,
}

fn record() -> Vec<Quote> {
    let text = std::fs::read_to_string(folder().join("sources/quotes.toml")).unwrap();
    toml::from_str::<Record>(&text).unwrap().quote
}

/// The passages within quotation marks; an error where a mark is left open.
fn quoted(text: &str) -> Result<Vec<String>, &'static str> {
    if text.contains('"') {
        return Err("straight quotation marks");
    }
    let mut passages = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('“') {
        if before.contains('”') {
            return Err("a closing mark too many");
        }
        let (passage, after) = after.split_once('”').ok_or("an open quotation mark")?;
        passages.push(flat(passage));
        rest = after;
    }
    if rest.contains('”') { Err("a closing mark too many") } else { Ok(passages) }
}

/// Every passage in quotation marks of every file, with its place.
fn passages() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in &SHIPPED.entries {
        strings(&values(entry), "", &mut |path, text| {
            let place = format!("{}{path}", label(entry));
            match quoted(text) {
                Ok(passages) => found.extend(passages.into_iter().map(|p| (place.clone(), p))),
                Err(what) => panic!("{place}: {what}"),
            }
        });
    }
    found
}

#[test]
fn every_quoted_passage_is_on_record_word_for_word() {
    let record: Vec<String> = record().iter().map(|q| flat(&q.text)).collect();
    let wrong: Vec<String> = passages()
        .iter()
        .filter(|(_, passage)| !record.iter().any(|text| has_words(text, passage)))
        .map(|(place, passage)| format!("{place}: “{passage}” is not in sources/quotes.toml"))
        .collect();
    nothing(&wrong);
}

#[test]
fn the_record_says_where_each_passage_was_seen_and_is_used() {
    let used: BTreeSet<String> = passages().into_iter().map(|(_, passage)| passage).collect();
    let mut wrong = Vec::new();
    for quote in record() {
        let head = format!("{}, {}", quote.precedent, quote.article);
        entry(TemplateKind::Precedent, &quote.precedent);
        if [&quote.instrument, &quote.article, &quote.seen]
            .iter()
            .any(|text| text.trim().is_empty())
        {
            wrong.push(format!("{head}: instrument, article or place is missing"));
        }
        // A passage written from memory is no quotation.
        if !["V", "VR", "VT"].contains(&quote.provenance.as_str()) {
            wrong.push(format!("{head}: the provenance “{}” is not known", quote.provenance));
        }
        let text = flat(&quote.text);
        if !used.iter().any(|passage| has_words(&text, passage)) {
            wrong.push(format!("{head}: nothing quotes it"));
        }
    }
    nothing(&wrong);
}

#[test]
fn marks_that_do_not_pair_are_found() {
    assert_eq!(quoted("a “b\n c” d “e”").unwrap(), ["b c", "e"]);
    assert!(quoted("a “b").is_err() && quoted("b” a").is_err() && quoted("a \"b\"").is_err());
}
