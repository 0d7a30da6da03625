//! English treaty prose, read word by word: sentences, operative verbs, durations, actors, and the
//! phrases of the lexicon. Everything is found with its bytes in the text, so that it can be
//! underlined and struck.

mod actors;
mod pattern;
mod strike;
mod times;
mod tokens;
mod verbs;

pub use actors::{Named, Names};
pub use pattern::Pattern;
pub use strike::{insert, replaced, struck};
pub use times::{Duration, Limit};
pub use tokens::Token;
pub use verbs::{Operative, has_agent};

use std::ops::Range;

/// A clause taken apart.
pub struct Prose<'a> {
    /// The clause as it stands.
    pub text: &'a str,
    /// Its words, numbers and marks.
    pub tokens: Vec<Token<'a>>,
    /// Its sentences, as ranges of tokens.
    pub sentences: Vec<Range<usize>>,
}

impl<'a> Prose<'a> {
    /// Reads a clause.
    pub fn new(text: &'a str) -> Prose<'a> {
        let tokens = tokens::tokens(text);
        let sentences = tokens::sentences(&tokens);
        Prose { text, tokens, sentences }
    }

    /// The bytes of some tokens.
    pub fn bytes(&self, tokens: &Range<usize>) -> Range<usize> {
        let start = self.tokens.get(tokens.start).map_or(self.text.len(), |t| t.span.start);
        let last = tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last));
        start..last.map_or(start, |t| t.span.end.max(start))
    }

    /// The words of some tokens as they stand, on one line.
    pub fn words(&self, tokens: &Range<usize>) -> String {
        let words = self.text.get(self.bytes(tokens)).unwrap_or_default();
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The operative verbs of a sentence.
    pub fn operatives(&self, sentence: &Range<usize>) -> Vec<Operative> {
        verbs::operatives(&self.tokens, sentence.clone())
    }

    /// The durations of a sentence.
    pub fn durations(&self, sentence: &Range<usize>) -> Vec<Duration> {
        times::durations(&self.tokens, sentence.clone())
    }
}
