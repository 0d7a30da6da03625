//! The words that weaken treaty prose, from `assets/lexicon.toml`.

use crate::prose::Pattern;
use serde::{Deserialize, Deserializer};
use std::sync::LazyLock;

/// Phrases, each with a clause in which it was seen.
#[derive(Debug, Default, Deserialize)]
pub struct Lexicon {
    /// Words that reopen a decision.
    pub escape: Vec<Entry>,
    /// Verbs that promise an attempt.
    pub weak: Vec<Entry>,
    /// Time without a number.
    pub time: Vec<Entry>,
    /// Words in the definition of an event that somebody has to judge.
    pub threshold: Vec<Entry>,
    /// Words that stand for all who owe.
    pub collective: Vec<Entry>,
    /// Other names of parties.
    alias: Vec<Alias>,
}

/// One phrase.
#[derive(Debug, Deserialize)]
pub struct Entry {
    /// The phrase.
    #[serde(rename = "phrase", deserialize_with = "pattern")]
    pub pattern: Pattern,
    /// The instrument and article in which it was seen; none for everyday drafting.
    #[serde(default)]
    pub seen: Option<String>,
    /// What it does, after “these words”; empty where its list says it.
    #[serde(default)]
    pub why: String,
    /// Whether the clause reads on without it.
    #[serde(default)]
    pub strike: bool,
    /// What to say instead.
    #[serde(default)]
    pub to: Option<String>,
}

impl Entry {
    /// Advice, and where the phrase was seen.
    pub fn advice(&self, advice: &str) -> String {
        match &self.seen {
            Some(seen) => format!("{advice} Seen in: {seen}."),
            None => advice.to_owned(),
        }
    }
}

#[derive(Debug, Deserialize)]
struct Alias {
    name: String,
    also: Vec<String>,
}

fn pattern<'de, D: Deserializer<'de>>(d: D) -> Result<Pattern, D::Error> {
    Ok(Pattern::new(&String::deserialize(d)?))
}

impl Lexicon {
    /// The lexicon that ships with the program.
    pub fn get() -> &'static Lexicon {
        // A test sees to it that the file can be read; without it clauses would go unread.
        static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
            toml::from_str(include_str!("../../assets/lexicon.toml")).unwrap_or_default()
        });
        &LEXICON
    }

    /// The other names of a party.
    pub fn also(&self, name: &str) -> &[String] {
        let found = self.alias.iter().find(|a| a.name == name || a.also.iter().any(|o| o == name));
        found.map_or(&[], |a| a.also.as_slice())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::Prose;

    #[test]
    fn the_lexicon_can_be_read() {
        let lexicon: Lexicon = toml::from_str(include_str!("../../assets/lexicon.toml")).unwrap();
        for list in [&lexicon.escape, &lexicon.weak, &lexicon.time, &lexicon.threshold] {
            assert!(list.len() > 10);
        }
        assert!(lexicon.escape.iter().all(|e| !e.why.is_empty()));
        assert!(lexicon.also("United States").contains(&"US".to_owned()));
    }

    #[test]
    fn what_is_said_to_have_been_seen_stands_in_a_precedent() {
        let lexicon = Lexicon::get();
        let catalogue = crate::templates::Catalogue::shipped();
        let packages = || catalogue.entries.iter().map(|e| &e.package);
        let commitments = packages().flat_map(|p| p.commitments.iter().map(|c| &c.text));
        let triggers = packages().flat_map(|p| p.triggers.iter().map(|t| &t.text));
        let clauses: Vec<Prose> =
            commitments.chain(triggers).map(|text| Prose::new(text)).collect();
        let lists = [&lexicon.escape, &lexicon.weak, &lexicon.time, &lexicon.threshold];
        let unseen: Vec<&Entry> = lists
            .into_iter()
            .flatten()
            .filter(|e| e.seen.is_some())
            .filter(|e| {
                !clauses.iter().any(|c| !e.pattern.find(&c.tokens, 0..c.tokens.len()).is_empty())
            })
            .collect();
        assert!(unseen.is_empty(), "{unseen:#?}");
    }
}
