//! Operative verbs: the modal that makes a promise, its main verb, and who it obliges.

use super::tokens::{Token, TokenKind};
use crate::model::Modality;
use std::ops::Range;

/// A modal and what hangs on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Operative {
    /// How strong the modal is.
    pub strength: Modality,
    /// The modal's token.
    pub modal: usize,
    /// The main verb's token; none where the sentence breaks off.
    pub verb: Option<usize>,
    /// The tokens before the modal that may hold its subject.
    pub subject: Range<usize>,
    /// Whether it is denied: “shall not”, “No Party shall”.
    pub is_negated: bool,
    /// Whether it stands in a subordinate clause: “which may”, “if it should”.
    pub is_subordinate: bool,
    /// The participle, where it is passive: “shall be provided”.
    pub participle: Option<usize>,
}

/// The operative verbs of a sentence, in order.
pub fn operatives(tokens: &[Token], sentence: Range<usize>) -> Vec<Operative> {
    let mut found: Vec<Operative> = Vec::new();
    for at in sentence.clone() {
        let Some(strength) = modal(tokens, &sentence, at) else { continue };
        let (verb, denied) = main_verb(tokens, at + 1, sentence.end);
        let from = found.last().map_or(sentence.start, |last: &Operative| last.modal + 1);
        let subject = subject(tokens, from, at, found.is_empty());
        let is_none = tokens[subject.clone()]
            .iter()
            .any(|t| t.is_any(&["no", "nothing", "none", "neither", "nobody"]));
        found.push(Operative {
            strength,
            modal: at,
            verb,
            is_negated: denied || is_none,
            is_subordinate: is_subordinate(tokens, sentence.start, at),
            participle: verb.and_then(|v| participle(tokens, v, sentence.end)),
            subject,
        });
    }
    found
}

/// How strong a token is as a modal; none where it is something else.
fn modal(tokens: &[Token], sentence: &Range<usize>, at: usize) -> Option<Modality> {
    let token = &tokens[at];
    if token.is_quoted || !token.is_word() {
        return None;
    }
    let before = at.checked_sub(1).filter(|&b| b >= sentence.start).map(|b| &tokens[b]);
    let after = tokens.get(at + 1).filter(|_| at + 1 < sentence.end)?;
    let is_first = before.is_none_or(|b| !b.is_word() && !b.is(","));
    match token.lower.as_str() {
        "shall" | "must" => Some(Modality::Shall),
        // A name or a verb's noun: “Will Smith”, “the will of the people”, “at will”.
        "will" if token.is_capital() => None,
        "will" | "would" if !is_noun(before) => Some(Modality::Will),
        // “Should it be demonstrated …”: a condition.
        "should" if is_first => None,
        "should" if before.is_some_and(|b| b.is(",")) && starts_subject(after) => None,
        "should" => Some(Modality::Should),
        // The month: “5 May 2026”, “in May”, “May 2026”.
        "may" if token.is_capital() => None,
        "may" if before.is_some_and(|b| b.kind == TokenKind::Number) => None,
        "may" | "might" if after.is_word() || after.is(",") => Some(Modality::May),
        _ => None,
    }
}

fn is_noun(before: Option<&Token>) -> bool {
    const DETERMINERS: [&str; 20] = [
        "the",
        "a",
        "its",
        "their",
        "his",
        "her",
        "our",
        "own",
        "political",
        "national",
        "common",
        "free",
        "good",
        "ill",
        "popular",
        "of",
        "at",
        "against",
        "with",
        "'s",
    ];
    before.is_some_and(|b| b.is_any(&DETERMINERS))
}

fn starts_subject(token: &Token) -> bool {
    token.is_capital()
        || token.is_any(&["it", "they", "the", "a", "an", "any", "either", "one", "such"])
}

/// The main verb after a modal, and whether it is denied.
fn main_verb(tokens: &[Token], from: usize, end: usize) -> (Option<usize>, bool) {
    const ADVERBS: [&str; 26] = [
        "also",
        "forthwith",
        "each",
        "both",
        "all",
        "then",
        "thereupon",
        "severally",
        "itself",
        "themselves",
        "himself",
        "only",
        "always",
        "further",
        "likewise",
        "therefore",
        "thereby",
        "at",
        "once",
        "together",
        "again",
        "first",
        "so",
        "still",
        "nevertheless",
        "moreover",
    ];
    let mut denied = false;
    let mut at = from;
    while let Some(token) = tokens.get(at).filter(|_| at < end) {
        if token.is_any(&["not", "never"]) {
            denied = true;
        } else if token.is(",") {
            // What stands between two commas is set in: “shall, within 24 hours, provide”.
            match (at + 1..end).take(48).find(|&i| tokens[i].is(",")) {
                Some(close) => at = close,
                None => return (None, denied),
            }
        } else if token.is_any(&["within", "in"]) {
            match set_in(tokens, at, end) {
                Some(last) => at = last,
                None => return (None, denied),
            }
        } else if token.is_word() && !token.is_any(&ADVERBS) && !token.lower.ends_with("ly") {
            return (Some(at), denied);
        }
        at += 1;
    }
    (None, denied)
}

/// The last token of a phrase such as “within 24 hours” or “in such a case” after a modal.
fn set_in(tokens: &[Token], at: usize, end: usize) -> Option<usize> {
    const LAST: [&str; 10] = [
        "hours",
        "hour",
        "days",
        "day",
        "weeks",
        "case",
        "event",
        "turn",
        "addition",
        "particular",
    ];
    (at + 1..end).take(7).find(|&i| tokens[i].is_any(&LAST))
}

/// The participle after a form of “be”.
fn participle(tokens: &[Token], verb: usize, end: usize) -> Option<usize> {
    let mut at = verb;
    if tokens[at].is("have") && tokens.get(at + 1).is_some_and(|t| t.is("been")) {
        at += 1;
    } else if !tokens[at].is("be") {
        return None;
    }
    let skipped = |t: &Token| t.lower.ends_with("ly") || t.is_any(&["so", "also", "each", "then"]);
    let next = (at + 1..end).find(|&i| !skipped(&tokens[i]))?;
    is_participle(&tokens[next]).then_some(next)
}

fn is_participle(token: &Token) -> bool {
    const IRREGULAR: [&str; 42] = [
        "taken",
        "held",
        "made",
        "given",
        "sent",
        "put",
        "brought",
        "kept",
        "drawn",
        "paid",
        "built",
        "set",
        "borne",
        "laid",
        "met",
        "shown",
        "known",
        "found",
        "seen",
        "done",
        "begun",
        "sold",
        "lent",
        "withdrawn",
        "undertaken",
        "hidden",
        "chosen",
        "cut",
        "let",
        "led",
        "lost",
        "read",
        "told",
        "understood",
        "won",
        "written",
        "sought",
        "left",
        "spent",
        "bought",
        "caught",
        "flown",
    ];
    token.is_word() && (token.lower.ends_with("ed") || token.is_any(&IRREGULAR))
}

/// The tokens before a modal in which its subject stands.
fn subject(tokens: &[Token], from: usize, modal: usize, is_first: bool) -> Range<usize> {
    const OPENERS: [&str; 34] = [
        "in",
        "on",
        "after",
        "if",
        "when",
        "upon",
        "within",
        "following",
        "from",
        "at",
        "should",
        "where",
        "unless",
        "subject",
        "without",
        "for",
        "during",
        "to",
        "as",
        "faced",
        "once",
        "before",
        "until",
        "by",
        "with",
        "notwithstanding",
        "whenever",
        "while",
        "pending",
        "under",
        "pursuant",
        "through",
        "throughout",
        "since",
    ];
    let opens = |t: &Token| t.is_any(&OPENERS);
    let start = (from..modal).find(|&i| tokens[i].is_word()).unwrap_or(modal);
    let comma = (start..modal).find(|&i| tokens[i].is(","));
    match comma {
        Some(comma) if is_first && tokens.get(start).is_some_and(opens) => comma + 1..modal,
        _ if is_first => start..modal,
        // A later verb's subject stands after the last break; what the first one does lies before.
        _ => (start..modal).rev().find(|&i| tokens[i].is(",")).map_or(modal, |c| c + 1)..modal,
    }
}

/// Whether a modal stands in a subordinate clause.
fn is_subordinate(tokens: &[Token], start: usize, modal: usize) -> bool {
    let clause = (start..modal).rev().find(|&i| tokens[i].is(",")).map_or(start, |c| c + 1);
    let words: Vec<&Token> = tokens[clause..modal].iter().filter(|t| t.is_word()).collect();
    const RELATIVE: [&str; 6] = ["which", "that", "who", "whom", "what", "whatever"];
    const CONDITION: [&str; 7] = ["if", "when", "whenever", "unless", "until", "whether", "while"];
    let near = |n: usize| words.iter().rev().take(n);
    let is_pronoun = |t: &Token| {
        t.is_any(&["it", "they", "he", "she", "each", "them", "any", "all", "both", "also"])
    };
    // “which may”, “such action as it may”; “the mandates under which they are sent shall” is none.
    let relative = words.last().is_some_and(|t| t.is_any(&RELATIVE))
        || words.last().is_some_and(|t| is_pronoun(t))
            && near(3).any(|t| t.is_any(&RELATIVE) || t.is("as"));
    relative || near(8).any(|t| t.is_any(&CONDITION))
}

/// Whether somebody is named as the one who acts in a passive: “by the Council”.
pub fn has_agent(tokens: &[Token], participle: usize, end: usize) -> bool {
    let stop = (participle..end)
        .find(|&i| tokens[i].is_any(&["shall", "will", "should", ";"]))
        .unwrap_or(end);
    let names = |t: &Token| {
        t.is_capital()
            || t.is_any(&[
                "the", "a", "an", "each", "any", "all", "its", "their", "both", "those", "every",
                "them", "it",
            ])
    };
    (participle..stop).any(|i| tokens[i].is("by") && tokens.get(i + 1).is_some_and(names))
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let tokens = tokens(text);
        let say = |o: Operative| {
            let word = |at: usize| tokens[at].text;
            let mark = match (o.is_subordinate, o.is_negated) {
                (true, _) => " (subordinate)",
                (_, true) => " (denied)",
                _ => "",
            };
            format!("{} {}{mark}", word(o.modal), o.verb.map_or("–", word))
        };
        operatives(&tokens, 0..tokens.len()).into_iter().map(say).collect()
    }

    #[test]
    fn finds_the_verb_behind_what_is_set_in() {
        let text =
            "Germany shall, in accordance with its constitutional processes, provide 2 batteries.";
        assert_eq!(found(text), ["shall provide"]);
        assert_eq!(found("They shall within 24 hours jointly warn it."), ["shall warn"]);
        assert_eq!(
            found("Each shall also immediately send help and shall keep it there."),
            ["shall send", "shall keep"]
        );
        assert_eq!(found("The Council shall be convened."), ["shall be"]);
    }

    #[test]
    fn months_names_and_nouns_are_no_modals() {
        assert!(found("Signed on 5 May 2026 in May by Will Smith.").is_empty());
        assert!(
            found("May 2026 is the date; the will of the people and its own will count.")
                .is_empty()
        );
        assert!(found("“The Parties will consult” is the phrase.").is_empty());
        assert!(found("Should it be demonstrated, that counts").is_empty());
        assert_eq!(found("The Parties may act."), ["may act"]);
    }

    #[test]
    fn denials_and_subordinate_clauses_are_known() {
        assert_eq!(
            found("The Parties shall not withdraw."),
            ["shall not withdraw".replace("not ", "") + " (denied)"]
        );
        assert_eq!(found("No Party shall regard it so."), ["shall regard (denied)"]);
        assert_eq!(
            found("France shall send forces, which may include aircraft."),
            ["shall send", "may include (subordinate)"]
        );
        assert_eq!(
            found("It shall take such action as it may deem fit."),
            ["shall take", "may deem (subordinate)"]
        );
        assert_eq!(
            found("The mandates under which the contingents are sent shall include it."),
            ["shall include"]
        );
    }

    #[test]
    fn passives_and_their_agents_are_known() {
        let text = "The amounts shall be notified by the Coalition, and reports shall be kept.";
        let tokens = tokens(text);
        let verbs = operatives(&tokens, 0..tokens.len());
        let agents: Vec<bool> =
            verbs.iter().map(|o| has_agent(&tokens, o.participle.unwrap(), tokens.len())).collect();
        assert_eq!(agents, [true, false]);
    }
}
