//! LNG008: words in the definition of an event that somebody has to judge.

use super::super::clauses;
use super::super::lexicon::Lexicon;
use super::super::{Check, Context, Finding, Severity, say};

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "LNG008",
    name: "open-threshold",
    page: PAGE,
    many: "{n} {trigger turns|triggers turn} on words that somebody has to judge: {list}.",
    run,
};

const PAGE: &str = "\
# LNG008 open-threshold

## What it finds

Words in a trigger's clause that are a matter of judgement: “significant, deliberate, and sustained”, “flagrant”, “able to satisfy itself”, “in the opinion of”.

## Why it matters

The commonest hidden discretion lies in the definition of the event. Each adjective is a question that can be answered “not yet”: three of them, stacked as in the draft of November 2025, are three ways out before the first promise is reached.

## What to do

Define the event by what can be seen and counted: a weapon, a line, a number of hours. Where a word of judgement must stay, say who judges, by when, and what silence means.

## Example

“A significant, deliberate, and sustained armed attack … across the agreed armistice line.”
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    for (clause, _) in clauses::of_triggers(context) {
        let found = clause.phrases(&Lexicon::get().threshold);
        let Some((first, entry)) = found.first() else { continue };
        let mut said: Vec<String> = Vec::new();
        for (place, _) in &found {
            let words = format!("“{}”", say::short(&clause.prose.words(place)));
            if !said.contains(&words) {
                said.push(words);
            }
        }
        let message = format!(
            "The trigger {} turns on {}, which somebody has to judge.",
            clause.owner,
            say::some(&said, 2)
        );
        findings.push(
            CHECK
                .finding(Severity::Warning, clause.subject.clone(), message)
                .help(entry.advice(
                    "Define it by what can be seen and counted, or say who judges and by when.",
                ))
                .at(clause.prose.bytes(first)),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{changed, of, one, sound};

    #[test]
    fn finds_stacked_adjectives_as_one() {
        let package = changed(|p| {
            p.triggers[0].text =
                "A significant, deliberate, and sustained armed attack across the agreed line."
                    .into();
        });
        let found = one("LNG008", &package);
        let words = &package.triggers[0].text[found.span.clone().unwrap()];
        assert_eq!(words, "significant, deliberate, and sustained");
    }

    #[test]
    fn an_event_that_can_be_seen_is_sound() {
        let package = changed(|p| p.triggers[0].text = "Any use of force across the line.".into());
        assert!(of("LNG008", &package).is_empty());
        assert!(of("LNG008", &sound()).is_empty());
    }
}
