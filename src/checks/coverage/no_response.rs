//! COV002: a trigger fires, and nothing but talk answers.

use super::super::{Check, Context, Finding, Severity, paths, say};
use crate::analysis::{Cell, CellStatus};
use crate::edit::Edit;
use crate::model::{Commitment, Package, Trigger, Vector};

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "COV002",
    name: "no-response",
    page: PAGE,
    many: "Nothing but talk answers {n} {way|ways} of attack {about}: {list}.",
    run,
};

const PAGE: &str = "\
# COV002 no-response

## What it finds

A cell of the coverage matrix in which a trigger fires, and no commitment against this way of attack answers with anything but consultation.

## Why it matters

The package names the attack, and owes nothing for it. That is worse than silence: it tells the adversary what the guarantors have thought of and left alone.

## What to do

Let one of the commitments against this way of attack be unlocked by the trigger, or draft one.

## Example

A cyber attack is found, and the Participants consult.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    for cell in &context.analysis.coverage {
        if cell.status == CellStatus::NoResponse
            && let Some(vector) = context.package.vectors.get(cell.vector)
        {
            findings.push(
                finding(context.package, cell, vector)
                    .about(say::levels_like(context.analysis, cell, |_| true))
                    .item(say::vector(vector)),
            );
        }
    }
}

fn finding(package: &Package, cell: &Cell, vector: &Vector) -> Finding {
    let message = format!(
        "Against {} at the level of {} a trigger fires, and nothing but talk answers.",
        say::vector(vector),
        say::level(cell.severity),
    );
    let mut finding = CHECK.finding(Severity::Error, say::cell(package, cell), message).help(
        "Let a commitment against this way of attack be unlocked by the trigger, or draft one.",
    );
    let fires = |t: &&Trigger| {
        t.threshold <= cell.severity && (t.vectors.is_empty() || t.vectors.contains(&vector.id))
    };
    let Some(trigger) = package.triggers.iter().find(fires) else { return finding };
    for (index, commitment) in answers(package, vector).take(2) {
        let title = format!(
            "Let {} unlock {}",
            say::quoted(say::spoken(trigger)),
            say::quoted(say::spoken(commitment))
        );
        let edit =
            Edit::change::<Commitment>(package, index, |c| c.triggers.push(trigger.id.clone()));
        finding = finding.fix(title, edit);
    }
    finding
}

/// Contingent commitments that provide help against a way of attack.
fn answers<'a>(
    package: &'a Package,
    vector: &'a Vector,
) -> impl Iterator<Item = (usize, &'a Commitment)> {
    package.commitments.iter().enumerate().filter(|(_, c)| {
        let is_against = c.counters.is_empty() || c.counters.contains(&vector.id);
        !c.is_standing() && is_against && c.supplies.iter().any(|s| !paths::is_talk(s))
    })
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, assert_readable, changed, of, sound, with};

    #[test]
    fn finds_an_attack_that_nothing_answers() {
        let package = changed(|p| {
            p.commitments[0].supplies.iter_mut().for_each(|s| s.capability = "consultation".into());
        });
        let found = of("COV002", &package);
        assert_eq!(found.len(), 5);
        assert_eq!(found[0].subject, "cell:drone/incident");
        found.iter().for_each(assert_readable);
        assert!(of("COV002", &sound()).is_empty());
    }

    #[test]
    fn a_commitment_can_be_made_to_answer() {
        let mut package = with(
            "[[trigger]]\nid = 'cyber'\nname = 'Cyber'\nthreshold = 'incident'\nvectors = ['cyber']\n\
             [[vector]]\nid = 'cyber'\nname = 'Cyber attack'\n",
        );
        package.triggers[0].vectors = vec!["drone".into()];
        let found = of("COV002", &package);
        assert_eq!(found.len(), 5);
        found.iter().for_each(|f| all_mend(&package, f));
    }
}
