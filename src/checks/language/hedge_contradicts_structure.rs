//! LNG003: words that reopen a decision in a clause whose structure needs none.

use super::super::clauses;
use super::super::lexicon::Lexicon;
use super::super::{Check, Context, Finding, Severity, say};
use super::escape_clause::{is_automatic, mended};

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "LNG003",
    name: "hedge-contradicts-structure",
    page: PAGE,
    many: "{n} {commitment is|commitments are} built to come without a decision, but {its words reopen|their words reopen} it: {list}.",
    run,
};

const PAGE: &str = "\
# LNG003 hedge-contradicts-structure

## What it finds

Words that reopen a decision, in the clause of a commitment whose gates are built so that its help is automatic or comes by default.

## Why it matters

Structure and text say two things, and the text is what is signed. Every figure for this commitment rests on steps that the words take back; the one party that wants out will quote the words.

## What to do

Strike the words; or put the step for which they stand into the gates, and see what it costs.

## Example

Silence carries the finding after 12 hours and help follows, “in accordance with their respective constitutional processes”.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    for (clause, _) in clauses::of_commitments(context) {
        if !is_automatic(context, clause.index) {
            continue;
        }
        for (place, entry) in clause.phrases(&Lexicon::get().escape) {
            let words = say::short(&clause.prose.words(&place));
            let message = format!(
                "{} is built to come without a decision, but “{words}” reopens it.",
                clause.owner
            );
            let finding = CHECK.finding(Severity::Error, clause.subject.clone(), message).help(
                format!("These words {}. Strike them, or enter the step as a gate.", entry.why),
            );
            findings.push(mended(context.package, clause, finding, &place, entry));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, of, one, saying};
    use crate::model::IfSilent;

    const TEXT: &str = "Upon a finding, each Guarantor shall, in accordance with its respective constitutional processes, act.";

    #[test]
    fn finds_words_that_take_back_the_structure() {
        let package = saying(TEXT);
        let found = one("LNG003", &package);
        all_mend(&package, &found);
        assert!(of("LNG002", &package).is_empty());
    }

    #[test]
    fn where_somebody_decides_anyway_they_are_an_escape() {
        let mut package = saying(TEXT);
        package.triggers[0].determination[0].if_silent = IfSilent::Lapse;
        assert!(of("LNG003", &package).is_empty());
        assert_eq!(of("LNG002", &package).len(), 1);
    }
}
