//! LNG004: haste without a number.

use super::super::clauses::{self, Clause};
use super::super::lexicon::Lexicon;
use super::super::{Check, Context, Finding, Severity, gates};
use crate::model::{Package, Supply};
use crate::prose::replaced;
use crate::words;
use std::ops::Range;

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "LNG004",
    name: "vague-time",
    page: PAGE,
    many: "{n} {clause gives|clauses give} a time without a number: {list}.",
    run,
};

const PAGE: &str = "\
# LNG004 vague-time

## What it finds

“Promptly”, “without delay”, “immediately”, “in due course” and the like, in a sentence that gives no number of hours or days.

## Why it matters

Nobody is ever late for “promptly”. “Forthwith” was struck from Article 5 and put back, and settled nothing either way. The League took twelve days in March 1936, under a treaty that says “without delay”.

## What to do

Give a number, and say from what the clock runs.

## Example

“The Council shall be immediately convened.”
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    for (clause, commitment) in clauses::of_commitments(context) {
        of_clause(context.package, clause, usual(&commitment.supplies), findings);
    }
    for (clause, _) in clauses::of_triggers(context) {
        of_clause(context.package, clause, gates::DEADLINE, findings);
    }
}

/// The hours that a fix proposes: what the structure says of delivery, where it says anything.
fn usual(supplies: &[Supply]) -> f64 {
    let longest = supplies.iter().map(|s| s.delivery_hours).fold(0.0, f64::max);
    if longest > 0.0 { longest } else { gates::DEADLINE }
}

fn of_clause(package: &Package, clause: &Clause, hours: f64, findings: &mut Vec<Finding>) {
    let prose = &clause.prose;
    for (place, entry) in clause.phrases(&Lexicon::get().time) {
        let sentence = prose.sentences.iter().find(|s| s.contains(&place.start));
        if sentence.is_some_and(|s| !prose.durations(s).is_empty()) {
            continue;
        }
        let words = prose.words(&place);
        let message = format!("In {} “{words}” has no number beside it.", clause.owner);
        let instead = format!("within {}", spelt(hours));
        let text = said_instead(clause, &place, &instead);
        findings.push(
            CHECK
                .finding(Severity::Warning, clause.subject.clone(), message)
                .help(entry.advice("Give hours or days, and say from what they run."))
                .fix(format!("Say “{instead}”"), clause.with_text(package, text))
                .at(prose.bytes(&place)),
        );
    }
}

/// A time as a clause spells it.
pub(in crate::checks) fn spelt(hours: f64) -> String {
    let (figure, unit) =
        if hours > 72.0 && hours % 24.0 == 0.0 { (hours / 24.0, "day") } else { (hours, "hour") };
    format!(
        "{} {}",
        words::amount(figure),
        if figure == 1.0 { unit.to_owned() } else { words::plural(unit) }
    )
}

/// The clause with a time instead, set in between commas where it parts a modal from its verb.
fn said_instead(clause: &Clause, place: &Range<usize>, instead: &str) -> String {
    let prose = &clause.prose;
    let bytes = prose.bytes(place);
    let before = place.start.checked_sub(1).and_then(|b| prose.tokens.get(b));
    let goes_on = prose.tokens.get(place.end).is_some_and(|t| t.is_word());
    match before {
        None => replaced(prose, &bytes, &words::sentence_case(instead)),
        Some(b)
            if goes_on && b.is_any(&["shall", "will", "should", "may", "must", "be", "each"]) =>
        {
            replaced(prose, &(b.span.end..bytes.end), &format!(", {instead},"))
        }
        Some(_) => replaced(prose, &bytes, instead),
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{changed, mended, of, one, saying};

    #[test]
    fn finds_haste_without_a_number() {
        let package = saying("The Guarantors shall immediately come to the assistance of Ukraine.");
        let found = one("LNG004", &package);
        let text = &mended(&package, &found, 0).commitments[0].text;
        assert_eq!(
            text,
            "The Guarantors shall, within 24 hours, come to the assistance of Ukraine."
        );
        let package = saying("The Guarantors shall act at once.");
        let text = &mended(&package, &one("LNG004", &package), 0).commitments[0].text;
        assert_eq!(text, "The Guarantors shall act within 24 hours.");
    }

    #[test]
    fn a_number_in_the_sentence_is_enough() {
        let text = "The Guarantors shall act without delay, and in any case within 24 hours.";
        assert!(of("LNG004", &saying(text)).is_empty());
    }

    #[test]
    fn reads_triggers_too() {
        let package =
            changed(|p| p.triggers[0].text = "An attack that is promptly reported.".into());
        assert_eq!(one("LNG004", &package).subject, "trigger:attack");
    }
}
