//! Durations in figures and in words, and what they limit.

use super::tokens::{Token, TokenKind};
use std::ops::Range;

/// A duration of hours, days or weeks in a clause.
#[derive(Debug, Clone, PartialEq)]
pub struct Duration {
    /// In hours.
    pub hours: f64,
    /// Its tokens, number and unit.
    pub tokens: Range<usize>,
    /// What it limits.
    pub limit: Limit,
}

/// What a duration limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// A deadline that runs from a provider's own consent or decision.
    AfterConsent,
    /// A deadline that runs from a decision or an order of others.
    AfterDecision,
    /// A deadline that runs from anything else, or from nothing that is stated.
    Deadline,
    /// How long something lasts.
    Period,
    /// Neither: it is only mentioned.
    Mention,
}

/// The durations of a sentence; months and years are too coarse to compare and left out.
pub fn durations(tokens: &[Token], sentence: Range<usize>) -> Vec<Duration> {
    let mut found: Vec<Duration> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        match read(tokens, at, sentence.end) {
            Some((hours, end)) => {
                let limit = limit(tokens, &sentence, at..end);
                found.push(Duration { hours, tokens: at..end, limit });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Hours and the end of a duration that begins at a token.
fn read(tokens: &[Token], at: usize, end: usize) -> Option<(f64, usize)> {
    let (number, mut next) = number(tokens, at, end)?;
    // “seventy-two (72) hours”
    if is(tokens, next, end, &["("])
        && let Some((_, inner)) = self::number(tokens, next + 1, end)
        && is(tokens, inner, end, &[")"])
    {
        next = inner + 1;
    }
    // “24-hour”, “ten working days”
    const BETWEEN: [&str; 6] = ["-", "working", "calendar", "consecutive", "full", "clear"];
    if is(tokens, next, end, &BETWEEN) {
        next += 1;
    }
    let unit = tokens.get(next).filter(|_| next < end)?;
    let hours = match unit.lower.as_str() {
        "minute" | "minutes" => 1.0 / 60.0,
        "h" | "hour" | "hours" => 1.0,
        "d" | "day" | "days" => 24.0,
        "week" | "weeks" => 168.0,
        _ => return None,
    };
    Some((number * hours, next + 1))
}

fn is(tokens: &[Token], at: usize, end: usize, words: &[&str]) -> bool {
    at < end && tokens.get(at).is_some_and(|t| t.is_any(words))
}

/// A number in figures or words, and the token after it.
fn number(tokens: &[Token], at: usize, end: usize) -> Option<(f64, usize)> {
    let token = tokens.get(at).filter(|t| at < end && !t.is_quoted)?;
    if token.kind == TokenKind::Number {
        return Some((token.text.replace(',', "").parse().ok()?, at + 1));
    }
    let small = |at: usize| tokens.get(at).filter(|_| at < end).and_then(|t| word(&t.lower));
    let first = small(at)?;
    // “seventy-two”, “seventy two”
    if first >= 20.0 {
        let dash = usize::from(is(tokens, at + 1, end, &["-"]));
        if let Some(ones) = small(at + 1 + dash).filter(|n| *n < 10.0) {
            return Some((first + ones, at + 2 + dash));
        }
    }
    Some((first, at + 1))
}

fn word(word: &str) -> Option<f64> {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] =
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let place = |list: &[&str]| list.iter().position(|w| *w == word);
    match word {
        "a" | "an" => Some(1.0),
        _ => {
            place(&SMALL).map(|n| n as f64).or_else(|| place(&TENS).map(|n| (n + 2) as f64 * 10.0))
        }
    }
}

fn limit(tokens: &[Token], sentence: &Range<usize>, at: Range<usize>) -> Limit {
    let before = &tokens[sentence.start..at.start];
    let clause_start = before.iter().rposition(|t| t.is(",")).map_or(0, |comma| comma + 1);
    // What happens unless or if something is done by then is no deadline of the clause itself.
    if before[clause_start..].iter().any(|t| t.is_any(&["unless", "if", "until"])) {
        return Limit::Mention;
    }
    let near = &before[before.len().saturating_sub(4)..];
    let ends_with = |words: &[&str]| {
        near.len() >= words.len()
            && near[near.len() - words.len()..].iter().zip(words).all(|(t, w)| t.is(w))
    };
    let is_limit = ends_with(&["within"])
        || ends_with(&["within", "the", "first"])
        || ends_with(&["later", "than"])
        || ends_with(&["within", "at", "most"])
        || ends_with(&["inside"]);
    let follows = tokens[at.end..sentence.end].first();
    let runs_from = follows.is_some_and(|t| t.is_any(&["after", "from", "following"]));
    if is_limit || (runs_from && !ends_with(&["for"])) {
        return starts_at(tokens, sentence, &at);
    }
    let lasts = ends_with(&["for"]) || ends_with(&["least"]) || ends_with(&["for", "up", "to"]);
    if lasts { Limit::Period } else { Limit::Mention }
}

/// Where a clock starts: “of the Bundestag's consent”, “On that decision … ”.
fn starts_at(tokens: &[Token], sentence: &Range<usize>, at: &Range<usize>) -> Limit {
    const CONSENT: [&str; 9] = [
        "consent",
        "authorisation",
        "authorization",
        "approval",
        "vote",
        "consultation",
        "consultations",
        "own",
        "government",
    ];
    const DECISION: [&str; 7] =
        ["decision", "decisions", "order", "orders", "call", "release", "activation"];
    let kind = |t: &Token| match t {
        t if t.is_any(&CONSENT) => Some(Limit::AfterConsent),
        t if t.is_any(&DECISION) => Some(Limit::AfterDecision),
        _ => None,
    };
    let rest = &tokens[at.end..sentence.end];
    let anchored = rest.first().is_some_and(|t| t.is_any(&["of", "after", "from", "following"]));
    if anchored {
        let anchor = rest.iter().skip(1).take(12).take_while(|t| !t.is_any(&[",", "and", "."]));
        return anchor.filter_map(kind).next().unwrap_or(Limit::Deadline);
    }
    let before = &tokens[sentence.start..at.start];
    let refers = before.windows(2).filter(|w| w[0].is_any(&["that", "this", "the", "its"]));
    refers.filter_map(|w| kind(&w[1])).next().unwrap_or(Limit::Deadline)
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    fn found(text: &str) -> Vec<(f64, Limit)> {
        let tokens = tokens(text);
        durations(&tokens, 0..tokens.len()).into_iter().map(|d| (d.hours, d.limit)).collect()
    }

    #[test]
    fn reads_figures_and_words() {
        assert_eq!(found("within seventy-two (72) hours"), [(72.0, Limit::Deadline)]);
        assert_eq!(found("not later than 72 hours after that finding"), [(72.0, Limit::Deadline)]);
        assert_eq!(found("within three days"), [(72.0, Limit::Deadline)]);
        assert_eq!(
            found("a ten-day truce, a 24-hour watch"),
            [(240.0, Limit::Mention), (24.0, Limit::Mention)]
        );
        assert_eq!(found("within an hour"), [(1.0, Limit::Deadline)]);
        assert_eq!(found("for at least 60 days"), [(1440.0, Limit::Period)]);
        assert_eq!(found("within 1,000 hours"), [(1000.0, Limit::Deadline)]);
        assert!(found("12 batteries, two brigades, 24 months, a party").is_empty());
    }

    #[test]
    fn knows_from_what_a_clock_runs() {
        assert_eq!(
            found("within 24 hours of the Bundestag’s consent"),
            [(24.0, Limit::AfterConsent)]
        );
        assert_eq!(
            found("On that decision it shall act within 24 hours."),
            [(24.0, Limit::AfterDecision)]
        );
        assert_eq!(found("within 24 hours of Ukraine’s request"), [(24.0, Limit::Deadline)]);
        assert_eq!(
            found("granted unless a debate is demanded within 7 days"),
            [(168.0, Limit::Mention)]
        );
    }
}
