//! LNG002: words that reopen a decision.

use super::super::clauses::{self, Clause};
use super::super::lexicon::{Entry, Lexicon};
use super::super::{Check, Context, Finding, Severity, paths, say};
use crate::analysis::Grade;
use crate::model::Package;
use crate::prose::{replaced, struck};
use std::ops::Range;

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "LNG002",
    name: "escape-clause",
    page: PAGE,
    many: "{n} {clause has|clauses have} words that reopen a decision: {list}.",
    run,
};

const PAGE: &str = "\
# LNG002 escape-clause

## What it finds

Words that reopen what the clause seems to settle: “such action as it deems necessary”, “in accordance with its constitutional processes”, “subject to the availability of”, “where possible”, “which may include”.

## Why it matters

Every one of them was put in on purpose. Three edits of one phrase between December 1948 and March 1949 moved Article 5 of the North Atlantic Treaty from what “may be necessary” to what each party “deems necessary”. Such words rarely change what a willing party does, and always what an unwilling one may.

## What to do

Strike them, or name the step they stand for as a gate with a deadline. Where they are the price of the agreement, accept the finding and say so.

## Example

“… will assist the Party so attacked by taking forthwith such action as it deems necessary.”
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    for (clause, _) in clauses::of_commitments(context) {
        if is_automatic(context, clause.index) {
            continue;
        }
        for (place, entry) in clause.phrases(&Lexicon::get().escape) {
            let words = say::short(&clause.prose.words(&place));
            let message = format!("In {} the words “{words}” {}.", clause.owner, entry.why);
            let finding = CHECK.finding(Severity::Warning, clause.subject.clone(), message).help(
                entry.advice("Strike them, or name the step they stand for, with a deadline."),
            );
            findings.push(mended(context.package, clause, finding, &place, entry));
        }
    }
}

/// Whether some help of a commitment comes by default: such words then contradict its structure.
pub(in crate::checks) fn is_automatic(context: &Context, commitment: usize) -> bool {
    paths::of_commitment(context, commitment).iter().any(|route| {
        let is_help =
            paths::promise(context.package, route).is_some_and(|(_, s)| !paths::is_talk(s));
        is_help && route.grade >= Grade::DefaultOn
    })
}

/// The finding with its place, and the words struck or replaced where the clause reads on.
pub(in crate::checks) fn mended(
    package: &Package,
    clause: &Clause,
    finding: Finding,
    place: &Range<usize>,
    entry: &Entry,
) -> Finding {
    let prose = &clause.prose;
    let bytes = prose.bytes(place);
    let finding = match &entry.to {
        Some(words) => finding.fix(
            format!("Say “{words}”"),
            clause.with_text(package, replaced(prose, &bytes, words)),
        ),
        None if entry.strike => {
            finding.fix("Strike the words", clause.with_text(package, struck(prose, &bytes)))
        }
        None => finding,
    };
    finding.at(bytes)
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{mended, of, one, saying};
    use crate::model::{IfSilent, Package};

    /// A clause of a commitment that somebody has to decide on.
    fn decided(text: &str) -> Package {
        let mut package = saying(text);
        package.triggers[0].determination[0].if_silent = IfSilent::Lapse;
        package
    }

    #[test]
    fn finds_what_article_5_says() {
        let package = decided(
            "Each of them will assist the Party so attacked by taking forthwith, individually and in \
             concert with the other Parties, such action as it deems necessary.",
        );
        let found = one("LNG002", &package);
        let words = &package.commitments[0].text[found.span.clone().unwrap()];
        assert_eq!(words, "such action as it deems necessary");
        assert!(found.help.contains("North Atlantic Treaty"));
    }

    #[test]
    fn strikes_what_the_clause_can_do_without() {
        let package = decided(
            "Each Guarantor shall, in accordance with its constitutional provisions and processes, act.",
        );
        let found = one("LNG002", &package);
        assert_eq!(mended(&package, &found, 0).commitments[0].text, "Each Guarantor shall act.");
        let package = decided("The Guarantors shall provide help, which may include aircraft.");
        let text = &mended(&package, &one("LNG002", &package), 0).commitments[0].text;
        assert_eq!(text, "The Guarantors shall provide help, which shall include aircraft.");
    }

    #[test]
    fn sound_words_and_quotations_are_left_alone() {
        for text in [
            "The Guarantors shall do all that is necessary in accordance with Article 51 of the Charter.",
            "The phrase “such action as it deems necessary” shall not be used by any Party.",
            "The Guarantors shall provide appropriate help within their power.",
        ] {
            assert!(of("LNG002", &decided(text)).is_empty(), "{text}");
        }
    }
}
