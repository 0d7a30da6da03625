//! English treaty prose, read word by word: sentences, operative verbs, durations, and phrases of
//! any lexicon. Everything is found with its bytes in the text, so that it can be
//! underlined and struck.

mod leave;
mod pattern;
mod strike;
mod times;
mod tokens;
mod verbs;

pub use leave::{names_consent, names_own_decision};
pub use pattern::Pattern;
pub use strike::{insert, replaced, struck};
pub use times::{Duration, Limit};
pub use tokens::{Token, tokens};
pub use verbs::{Operative, has_agent};

use crate::model::{Modality, Term as _};
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
        let tokens = tokens(text);
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

/// A clause with another operative verb: every “will” that obliges becomes “shall”.
pub fn with_modal(text: &str, from: Modality, to: Modality) -> String {
    let prose = Prose::new(text);
    let verbs = prose.sentences.iter().flat_map(|s| prose.operatives(s));
    let said = verbs.filter(|o| !o.is_subordinate && !o.is_negated && o.strength == from);
    let places: Vec<Range<usize>> = said.map(|o| prose.bytes(&(o.modal..o.modal + 1))).collect();
    let mut text = text.to_owned();
    for place in places.into_iter().rev() {
        text.replace_range(place, to.words());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_verb_takes_the_place_of_the_one_that_obliges() {
        let said = "Each Party will act, in a way that it will choose; none will leave it.";
        let bound = "Each Party shall act, in a way that it will choose; none will leave it.";
        assert_eq!(with_modal(said, Modality::Will, Modality::Shall), bound);
    }
}
