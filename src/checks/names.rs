//! Who is named in a clause: parties by any of their names, and words that stand for all.

use super::gates;
use super::lexicon::Lexicon;
use crate::model::{Body, Package};
use crate::prose::{Pattern, Token, tokens};
use std::collections::BTreeSet;
use std::ops::Range;

/// The names under which a package's parties and bodies appear in its clauses.
pub struct Names {
    /// Names as tokens in lower case, with whom they stand for; longest first.
    names: Vec<(Vec<String>, Named)>,
    collectives: Vec<Pattern>,
}

/// Whom a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// The party at this place.
    Party(usize),
    /// A body, and the places of the parties that sit in it.
    Body(BTreeSet<usize>),
    /// All who owe.
    All,
}

/// A name in a clause.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Whom it stands for.
    pub named: Named,
}

impl Names {
    /// The names of a package's parties and bodies, and their other names in the lexicon.
    pub fn of(package: &Package, lexicon: &Lexicon) -> Names {
        let mut names = Vec::new();
        for (place, party) in package.parties.iter().enumerate() {
            let also = lexicon.also(&party.name).iter().map(String::as_str);
            for name in [party.name.as_str()].into_iter().chain(also) {
                names.push((words(name), Named::Party(place)));
            }
        }
        for body in &package.bodies {
            names.push((words(&body.name), Named::Body(members(package, body))));
        }
        names.retain(|(words, _)| !words.is_empty());
        names.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        Names { names, collectives: lexicon.collective.iter().map(|e| e.pattern.clone()).collect() }
    }

    /// Who is named in a range of tokens; a longer name goes before a shorter one within it.
    pub fn mentions(&self, tokens: &[Token], within: Range<usize>) -> Vec<Mention> {
        let mut found = Vec::new();
        let mut at = within.start;
        while at < within.end {
            match self.mention_at(tokens, at, within.end) {
                Some(mention) => {
                    at = mention.tokens.end.max(at + 1);
                    found.push(mention);
                }
                None => at += 1,
            }
        }
        found
    }

    fn mention_at(&self, tokens: &[Token], at: usize, end: usize) -> Option<Mention> {
        // “us” is not “US”: a name begins with a capital wherever it stands.
        let first = tokens.get(at)?;
        let is_name = first.is_capital()
            && (first.text.len() > 2 || first.text.chars().all(char::is_uppercase));
        let stands_here = |(words, _): &&(Vec<String>, Named)| {
            let here = tokens.get(at..(at + words.len()).min(end)).unwrap_or_default();
            here.len() == words.len() && here.iter().zip(words).all(|(t, w)| t.lower == *w)
        };
        let named = self.names.iter().filter(|_| is_name).find(stands_here);
        if let Some((words, named)) = named {
            return Some(Mention { tokens: at..at + words.len(), named: named.clone() });
        }
        let ends = self.collectives.iter().filter_map(|p| p.matches_at(tokens, at));
        let longest = ends.filter(|e| *e <= end).max()?;
        Some(Mention { tokens: at..longest, named: Named::All })
    }
}

fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = tokens(name).into_iter().map(|t| t.lower).collect();
    if words.first().is_some_and(|w| w == "the") {
        words.remove(0);
    }
    words
}

/// The places of the parties that sit in a body, itself or through others.
fn members(package: &Package, body: &Body) -> BTreeSet<usize> {
    let actors = gates::actors(package, &body.members);
    let party = |actor: &str| {
        let id = actor.split_once('.').map_or(actor, |(party, _)| party);
        package.parties.iter().position(|p| p.id == id)
    };
    actors.into_iter().filter_map(party).collect()
}
