//! Phrases matched on words, with alternatives, words that may be missing, and gaps.

use super::tokens::Token;
use std::ops::Range;

/// The most words that a gap takes between two words of the phrase, and at its end.
const GAP: usize = 6;
const LAST_GAP: usize = 14;

/// Words before which a gap at the end of a phrase stops where it is cut: what they begin would
/// be cut within.
const BREAKS: [&str; 5] = ["and", "or", "as", "shall", "will"];

/// A phrase, written as in `assets/lexicon.toml`.
#[derive(Debug, Clone, PartialEq)]
pub struct Pattern(Vec<Piece>);

#[derive(Debug, Clone, PartialEq)]
enum Piece {
    /// One of these words.
    Word(Vec<String>),
    /// One of these words, or none.
    Optional(Vec<String>),
    /// At least so many words, at most [`GAP`] or [`LAST_GAP`].
    Gap(usize),
}

impl Pattern {
    /// Reads a phrase.
    pub fn new(phrase: &str) -> Pattern {
        let words = |piece: &str| piece.split('/').map(str::to_lowercase).collect();
        let pieces = phrase.split_whitespace().map(|piece| match piece {
            "*" => Piece::Gap(1),
            "~" => Piece::Gap(0),
            _ => match piece.strip_suffix('?') {
                Some(piece) => Piece::Optional(words(piece)),
                None => Piece::Word(words(piece)),
            },
        });
        Pattern(pieces.collect())
    }

    /// Where the phrase ends if it begins at a token.
    pub fn matches_at(&self, tokens: &[Token], at: usize) -> Option<usize> {
        // A phrase does not begin at a comma, though it may run over one.
        tokens.get(at).filter(|t| !t.is(",")).and_then(|_| matched(&self.0, tokens, at))
    }

    /// Every place in a range of tokens where the phrase stands, outside quotation marks.
    pub fn find(&self, tokens: &[Token], within: Range<usize>) -> Vec<Range<usize>> {
        let Some(tokens) = tokens.get(..within.end) else { return Vec::new() };
        let starts = within.filter(|&at| !tokens[at].is_quoted);
        starts.filter_map(|at| Some(at..self.matches_at(tokens, at)?)).collect()
    }
}

fn matched(pieces: &[Piece], tokens: &[Token], at: usize) -> Option<usize> {
    let Some((piece, rest)) = pieces.split_first() else { return Some(at) };
    let is =
        |words: &[String], at: usize| tokens.get(at).is_some_and(|t| words.iter().any(|w| t.is(w)));
    // A comma between two words does not matter.
    let over_comma = at + usize::from(tokens.get(at).is_some_and(|t| t.is(",")));
    match piece {
        Piece::Word(words) if is(words, over_comma) => matched(rest, tokens, over_comma + 1),
        Piece::Word(_) => None,
        Piece::Optional(words) if is(words, over_comma) => {
            matched(rest, tokens, over_comma + 1).or_else(|| matched(rest, tokens, at))
        }
        Piece::Optional(_) => matched(rest, tokens, at),
        Piece::Gap(least) => gap(*least, rest, tokens, at),
    }
}

fn gap(least: usize, rest: &[Piece], tokens: &[Token], at: usize) -> Option<usize> {
    let is_filler = |t: &Token| t.is_word() || t.is("-") || t.is("'s");
    let fillers = |most| tokens.iter().skip(at).take(most).take_while(|t| is_filler(t)).count();
    if rest.is_empty() {
        // At the end of a phrase a gap takes all that belongs to it.
        let all = fillers(LAST_GAP + 1);
        let cut = || (least..GAP).rev().find(|&n| tokens[at + n].is_any(&BREAKS)).unwrap_or(GAP);
        let taken = if all > LAST_GAP { cut() } else { all };
        return (taken >= least).then_some(at + taken);
    }
    let longest = fillers(GAP);
    // The longest: “constitutional provisions and processes” is more than its first two words.
    (least..=longest).rev().find_map(|words| matched(rest, tokens, at + words))
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    fn found(phrase: &str, text: &str) -> Vec<String> {
        let tokens = tokens(text);
        let say = |r: Range<usize>| {
            text[tokens[r.start].span.start..tokens[r.end - 1].span.end].to_owned()
        };
        Pattern::new(phrase).find(&tokens, 0..tokens.len()).into_iter().map(say).collect()
    }

    #[test]
    fn matches_alternatives_gaps_and_missing_words() {
        let phrase = "in accordance with its/their respective? constitutional ~ processes";
        let text = "acts in accordance with their constitutional provisions and processes, \
                    and In accordance with its respective constitutional processes";
        assert_eq!(found(phrase, text).len(), 2);
        assert!(found(phrase, "in accordance with the constitutional processes").is_empty());
    }

    #[test]
    fn runs_over_a_comma_and_not_over_a_sentence() {
        assert_eq!(
            found(
                "significant deliberate and? sustained",
                "a significant, deliberate, and sustained attack"
            ),
            ["significant, deliberate, and sustained"]
        );
        assert!(found("such * as", "such. Means as").is_empty());
        assert!(found("may include", "“may include” is quoted").is_empty());
    }

    #[test]
    fn a_phrase_that_ends_in_a_gap_ends_with_what_belongs_to_it() {
        let phrase = "subject to ~ the? availability of *";
        let text = "subject to the availability of stocks and the approval of its parliament, and";
        assert_eq!(
            found(phrase, text),
            ["subject to the availability of stocks and the approval of its parliament"]
        );
        let text = "subject to the availability of those stocks and of whatever else any of its \
                    many ministries, agencies and commands";
        assert_eq!(
            found(phrase, &text.replace(',', " of all kinds")),
            ["subject to the availability of those stocks"]
        );
    }

    #[test]
    fn words_match_whole() {
        assert!(found("may", "mayor dismay").is_empty());
        assert!(found("as appropriate", "was appropriated").is_empty());
    }
}
