//! LNG007: a duty with no one who must act.

use super::super::clauses::{self, Clause};
use super::super::{Check, Context, Finding, Severity, say};
use crate::model::{Commitment, Package};
use crate::prose::{Operative, has_agent, insert};
use crate::words;

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "LNG007",
    name: "no-actor",
    page: PAGE,
    many: "{n} {clause has|clauses have} a duty that falls to nobody by name: {list}.",
    run,
};

const PAGE: &str = "\
# LNG007 no-actor

## What it finds

An operative sentence in the passive that does not say by whom: “assistance shall be provided”.

## Why it matters

A duty of nobody is kept by nobody. In negotiation the passive is where a question of “who pays” is parked; in a crisis it is where it is found again.

## What to do

Say who acts: “by Germany”, “by each Guarantor for its own share”, or turn the sentence round.

## Example

“What is drawn shall be replaced within the year.”
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    for (clause, commitment) in clauses::of_commitments(context) {
        let prose = &clause.prose;
        let mut open: Vec<(Operative, usize)> = Vec::new();
        for sentence in &prose.sentences {
            let verbs = prose
                .operatives(sentence)
                .into_iter()
                .filter(|o| !o.is_subordinate && !o.is_negated);
            open.extend(verbs.filter_map(|o| {
                let participle = o.participle?;
                let is_done = !is_state(&prose.tokens[participle].lower);
                (is_done && !has_agent(&prose.tokens, participle, sentence.end))
                    .then_some((o, participle))
            }));
        }
        if !open.is_empty() {
            findings.push(finding(context.package, clause, commitment, &open));
        }
    }
}

/// Participles that describe a state, a duty or a reading, and not a deed.
fn is_state(participle: &str) -> bool {
    const STATES: [&str; 19] = [
        "obliged",
        "bound",
        "entitled",
        "required",
        "prepared",
        "committed",
        "authorised",
        "authorized",
        "considered",
        "deemed",
        "regarded",
        "taken",
        "understood",
        "limited",
        "called",
        "ratified",
        "permitted",
        "allowed",
        "engaged",
    ];
    STATES.contains(&participle)
}

fn finding(
    package: &Package,
    clause: &Clause,
    commitment: &Commitment,
    open: &[(Operative, usize)],
) -> Finding {
    let prose = &clause.prose;
    let (first, participle) = &open[0];
    let span = first.modal..participle + 1;
    let message = match open.len() {
        1 => format!(
            "In {} “{}” does not say by whom.",
            clause.owner,
            say::short(&prose.words(&span))
        ),
        n => format!(
            "In {} “{}” and {} do not say by whom.",
            clause.owner,
            say::short(&prose.words(&span)),
            words::count(n - 1, "other verb"),
        ),
    };
    let mut providers: Vec<&str> = commitment.supplies.iter().map(|s| s.by.as_str()).collect();
    providers.dedup();
    let by = match providers.as_slice() {
        [] => None,
        [one] => Some(format!("by {}", say::element(package, one))),
        _ => Some("by each of them".to_owned()),
    };
    let mut finding = CHECK
        .finding(Severity::Note, clause.subject.clone(), message)
        .help("Say who acts, or turn the sentence round: a duty of nobody is kept by nobody.")
        .at(prose.bytes(&span));
    if let Some(by) = by {
        let mut text = prose.text.to_owned();
        for (_, participle) in open.iter().rev() {
            let at = prose.tokens[*participle].span.end;
            text = insert(&crate::prose::Prose::new(&text), at, &format!(" {by}"));
        }
        finding = finding.fix(format!("Say “{by}”"), clause.with_text(package, text));
    }
    finding
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{mended, of, one, saying};

    #[test]
    fn finds_duties_of_nobody() {
        let package = saying(
            "The Guarantors shall act. What is drawn shall be replaced, and records shall be kept.",
        );
        let found = one("LNG007", &package);
        assert!(
            found.message.contains("“shall be replaced” and 1\u{a0}other verb"),
            "{}",
            found.message
        );
        let text = &mended(&package, &found, 0).commitments[0].text;
        assert!(text.contains(
            "shall be replaced by each of them, and records shall be kept by each of them."
        ));
    }

    #[test]
    fn states_and_named_actors_are_left_alone() {
        for text in [
            "The batteries shall be placed by each Guarantor under the command of Ukraine.",
            "An attack shall be considered an attack against them all; the Parties shall be obliged to act.",
            "The Guarantors shall be free to use it and shall act.",
        ] {
            assert!(of("LNG007", &saying(text)).is_empty(), "{text}");
        }
    }
}
