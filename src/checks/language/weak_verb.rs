//! LNG001: an operative verb weaker than the commitment's modality.

use super::super::clauses::{self, Clause};
use super::super::lexicon::Lexicon;
use super::super::{Check, Context, Finding, Severity};
use crate::model::{Commitment, Modality, Package, Term};
use crate::prose::{Operative, Prose, struck};
use std::ops::Range;

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "LNG001",
    name: "weak-verb",
    page: PAGE,
    many: "{n} {clause says|clauses say} less than {its structure|their structures}: {list}.",
    run,
};

const PAGE: &str = "\
# LNG001 weak-verb

## What it finds

A clause whose verb promises less than the commitment is entered as: “may” where the structure says “shall”, or a verb that promises an attempt, an intention or what was said before, instead of an act, such as “seek to”, “endeavour to”, “consider” or “stand ready to”.

## Why it matters

What is signed is the text. The Budapest Memorandum does not promise assistance: it promises to seek action by the Security Council. “Will be prepared to consider, on an urgent basis” is three steps away from a duty.

## What to do

Let the clause say what the structure says, or enter the commitment as what it is.

## Example

“The Participants shall seek to provide air-defence systems.”
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    for (clause, commitment) in clauses::of_commitments(context) {
        let verbs: Vec<Operative> = clause
            .prose
            .sentences
            .iter()
            .flat_map(|s| clause.prose.operatives(s))
            .filter(|o| !o.is_subordinate)
            .collect();
        let weaker: Vec<&Operative> =
            verbs.iter().filter(|o| !o.is_negated && o.strength > commitment.modality).collect();
        if !weaker.is_empty() {
            findings.push(of_modals(context.package, clause, commitment, &weaker));
        }
        if commitment.modality != Modality::May {
            of_attempts(context.package, clause, &verbs, findings);
        }
    }
}

fn of_modals(
    package: &Package,
    clause: &Clause,
    commitment: &Commitment,
    weaker: &[&Operative],
) -> Finding {
    let prose = &clause.prose;
    let meant = commitment.modality.words();
    let bytes = |o: &Operative| prose.bytes(&(o.modal..o.modal + 1));
    let said = prose.tokens.get(weaker[0].modal).map_or("", |t| t.text).to_lowercase();
    let times = match weaker.len() {
        1 => String::new(),
        2 => " twice".to_owned(),
        n => format!(" {} times", crate::words::number_word(n)),
    };
    let message = format!(
        "The clause of {} says “{said}”{times}, and is entered as “{meant}”.",
        clause.owner
    );
    let mut text = prose.text.to_owned();
    for verb in weaker.iter().rev() {
        text.replace_range(bytes(verb), meant);
    }
    CHECK
        .finding(Severity::Warning, clause.subject.clone(), message)
        .help("Let the clause say what the structure says, or enter the commitment as what it is.")
        .fix(format!("Say “{meant}” in the clause"), clause.with_text(package, text))
        .at(bytes(weaker[0]))
}

/// Verbs that promise an attempt: behind a modal, or as the verb of a sentence without one.
fn of_attempts(
    package: &Package,
    clause: &Clause,
    verbs: &[Operative],
    findings: &mut Vec<Finding>,
) {
    let prose = &clause.prose;
    let has_modal = |at: &Range<usize>| {
        let sentence = prose.sentences.iter().find(|s| s.contains(&at.start));
        sentence.is_some_and(|s| verbs.iter().any(|o| s.contains(&o.modal)))
    };
    for (place, entry) in clause.phrases(&Lexicon::get().weak) {
        let is_verb = verbs.iter().any(|o| !o.is_negated && o.verb == Some(place.start));
        if !is_verb && (has_modal(&place) || is_subject(prose, &place)) {
            continue;
        }
        let bytes = prose.bytes(&place);
        let words = prose.words(&place);
        let message = if entry.why.is_empty() {
            format!("The clause of {} promises an attempt: “{words}”.", clause.owner)
        } else {
            format!("In {} the words “{words}” {}.", clause.owner, entry.why)
        };
        let edit = entry.strike.then(|| clause.with_text(package, struck(prose, &bytes))).flatten();
        findings.push(
            CHECK
                .finding(Severity::Warning, clause.subject.clone(), message)
                .many("{n} {clause promises|clauses promise} an attempt, an intention or what was said before, instead of an act: {list}.")
                .help(entry.advice("Promise the thing itself."))
                .fix(format!("Strike “{words}”"), edit)
                .at(bytes),
        );
    }
}

/// Whether a verb is what its sentence speaks of, and nobody's promise: “To seek action is all …”.
fn is_subject(prose: &Prose, place: &Range<usize>) -> bool {
    let opens = |s: &Range<usize>| s.start + 1 == place.start;
    prose.sentences.iter().any(opens) && prose.tokens[place.start - 1].is("to")
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, mended, of, one, saying};
    use crate::model::Modality;

    #[test]
    fn finds_a_modal_weaker_than_the_structure() {
        let package = saying(
            "Germany, France and the United Kingdom may each bring 2 batteries and will keep them.",
        );
        let found = one("LNG001", &package);
        assert!(
            found.message.contains("says “may” twice, and is entered as “shall”"),
            "{}",
            found.message
        );
        let text = &mended(&package, &found, 0).commitments[0].text;
        assert!(text.contains("shall each bring") && text.contains("shall keep"), "{text}");
    }

    #[test]
    fn finds_an_attempt_and_strikes_it() {
        let package = saying(
            "Germany, France and the United Kingdom shall seek to provide 2 batteries each.",
        );
        let found = one("LNG001", &package);
        assert_eq!(&package.commitments[0].text[found.span.clone().unwrap()], "seek to");
        let text = &mended(&package, &found, 0).commitments[0].text;
        assert!(text.contains("shall provide 2 batteries"), "{text}");
        let package = saying("The Parties stand ready to commit to a system of guarantees.");
        all_mend(&package, &one("LNG001", &package));
    }

    #[test]
    fn what_only_looks_like_a_weak_verb_is_left_alone() {
        for text in [
            "Each Guarantor shall from 5 May 2026 provide help, which may include aircraft.",
            "No Guarantor may withdraw. The Guarantors may not reduce it.",
            "The Guarantors shall act if they may do so; the will of each Guarantor is free.",
            "The Guarantors shall not seek to delay it.",
            "The Guarantors act. To seek action is all that is asked.",
        ] {
            assert!(of("LNG001", &saying(text)).is_empty(), "{text}");
        }
        let mut package = saying("The Guarantors may consider help.");
        package.commitments[0].modality = Modality::May;
        assert!(of("LNG001", &package).is_empty());
    }
}
