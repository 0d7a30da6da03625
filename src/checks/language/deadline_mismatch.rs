//! LNG005: a time in the text that differs from the structure's.

use super::super::clauses::{self, Clause};
use super::super::{Check, Context, Finding, Severity, paths};
use super::vague_time::spelt;
use crate::model::{Commitment, Gate, Package, Trigger};
use crate::prose::{Duration, Limit, replaced};
use crate::words;

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "LNG005",
    name: "deadline-mismatch",
    page: PAGE,
    many: "{n} {clause states|clauses state} a time that {its structure does|their structures do} not have: {list}.",
    run,
};

const PAGE: &str = "\
# LNG005 deadline-mismatch

## What it finds

Hours or days by which the clause says something must be done, or for which it must last, that appear nowhere in the structure: not as a deadline, a delivery time, their sum, or the days for which help is kept up.

## Why it matters

The figures of the brief come from the structure, the duty from the text. If one says 72 hours and the other 48, one of the two promises is not the one that ministers have seen.

## What to do

Correct whichever is wrong.

## Example

“… not later than 72 hours after that finding”, where the structure delivers within 48.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    for (clause, commitment) in clauses::of_commitments(context) {
        let hours = of_commitment(context, clause.index, commitment);
        let days: Vec<f64> =
            commitment.supplies.iter().filter_map(|s| s.sustain_days).map(|d| d * 24.0).collect();
        check(package, clause, &hours, &days, findings);
    }
    for (clause, trigger) in clauses::of_triggers(context) {
        // Without a deadline in its gates, a trigger's times count the attack: “three in one day”.
        let hours = stated(&trigger.determination);
        if hours.iter().any(|h| *h > 0.0) {
            check(package, clause, &hours, &[], findings);
        }
    }
}

/// The deadlines of some gates, the usual times where there is none, and the sum of all.
fn stated(gates: &[Gate]) -> Vec<f64> {
    let mut hours: Vec<f64> = gates.iter().filter_map(|g| g.within_hours).collect();
    let sum: f64 = hours.iter().sum();
    hours.push(sum);
    hours
}

/// Every time that a commitment's structure states or amounts to.
fn of_commitment(context: &Context, index: usize, commitment: &Commitment) -> Vec<f64> {
    let package = context.package;
    let triggers = commitment.triggers.iter().filter_map(|id| package.find::<Trigger>(id));
    let mut hours: Vec<f64> = triggers.flat_map(|t| stated(&t.determination)).collect();
    let own = stated(&commitment.activation);
    let after: f64 = own.last().copied().unwrap_or_default();
    hours.extend(own);
    for supply in &commitment.supplies {
        hours.extend([supply.delivery_hours, after + supply.delivery_hours]);
    }
    for route in paths::of_commitment(context, index) {
        hours.extend(route.best_hours);
        hours.extend(route.worst_hours);
        let organs = paths::organs(package, route);
        hours.extend(organs.iter().filter_map(|o| o.get(package)?.1.within_hours));
    }
    hours.retain(|h| *h > 0.0);
    hours.sort_by(f64::total_cmp);
    hours.dedup();
    hours
}

fn check(
    package: &Package,
    clause: &Clause,
    hours: &[f64],
    days: &[f64],
    findings: &mut Vec<Finding>,
) {
    let durations = clause.prose.sentences.iter().flat_map(|s| clause.prose.durations(s));
    let mut said: Vec<f64> = Vec::new();
    for duration in durations {
        let states: &[f64] = match duration.limit {
            Limit::Mention => continue,
            Limit::Period if days.is_empty() => continue,
            Limit::Period => days,
            Limit::Deadline | Limit::AfterDecision | Limit::AfterConsent => hours,
        };
        let is_there = states.iter().any(|h| (h - duration.hours).abs() < 1e-6);
        if !is_there && !said.contains(&duration.hours) {
            said.push(duration.hours);
            findings.push(finding(package, clause, &duration, states));
        }
    }
}

fn finding(package: &Package, clause: &Clause, duration: &Duration, states: &[f64]) -> Finding {
    let prose = &clause.prose;
    let said = prose.words(&duration.tokens);
    let mut states: Vec<f64> = states.iter().copied().filter(|h| *h > 0.0).collect();
    states.sort_by(f64::total_cmp);
    states.dedup();
    let known: Vec<String> = states.iter().map(|h| words::hours(*h)).collect();
    let structure = match known.len() {
        0 => "its structure sets no time".to_owned(),
        1..=3 => format!("its structure says {}", words::list(&known)),
        _ => "no gate or delivery in its structure takes that long".to_owned(),
    };
    let message = format!("{} says “{said}”; {structure}.", clause.owner);
    let bytes = prose.bytes(&duration.tokens);
    let finding = CHECK
        .finding(Severity::Error, clause.subject.clone(), message)
        .help("Correct whichever is wrong: the duty comes from the text, the figures from the structure.")
        .at(bytes.clone());
    let [only] = states.as_slice() else { return finding };
    let text = replaced(prose, &bytes, &spelt(*only));
    finding.fix(format!("Say “{}”", spelt(*only)), clause.with_text(package, text))
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, changed, of, one, saying};

    #[test]
    fn finds_hours_that_the_structure_does_not_know() {
        let package = saying(
            "Each Guarantor shall provide help not later than seventy-two (72) hours after that finding.",
        );
        let found = one("LNG005", &package);
        let said = &package.commitments[0].text[found.span.clone().unwrap()];
        assert_eq!(said, "seventy-two (72) hours");
        assert!(
            found.message.starts_with("“Batteries” says “seventy-two (72) hours”; "),
            "{}",
            found.message
        );
    }

    #[test]
    fn days_and_sums_are_the_same_time() {
        for text in [
            "Each Guarantor shall provide help within one day of the finding.",
            "Each Guarantor shall provide help within 36 hours of the attack.",
            "Each Guarantor shall keep it there for at least 60 days.",
            "The mandate runs for ten years, as of 24 May 2026, unless a vote is held within 9 days.",
        ] {
            assert!(of("LNG005", &saying(text)).is_empty(), "{text}");
        }
    }

    #[test]
    fn reads_triggers_and_corrects_them() {
        let package = changed(|p| {
            p.triggers[0].text =
                "An attack, as found within 24 hours by the Joint Commission.".into();
        });
        let found = one("LNG005", &package);
        assert_eq!(found.fixes[0].title, "Say “12 hours”");
        all_mend(&package, &found);
    }

    #[test]
    fn finds_help_that_ends_at_another_time() {
        let package = saying("Each Guarantor shall keep it there for at least 90 days.");
        all_mend(&package, &one("LNG005", &package));
    }
}
