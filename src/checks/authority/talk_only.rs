//! AUT007: a trigger that unlocks nothing but consultation.

use super::super::{Check, Context, Finding, Severity, gates, paths, say};
use crate::edit::Edit;
use crate::model::{Commitment, Kind, Listed, Package, Trigger};

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "AUT007",
    name: "talk-only",
    page: PAGE,
    many: "{n} {trigger unlocks|triggers unlock} consultation and nothing else: {list}.",
    run,
};

const PAGE: &str = "\
# AUT007 talk-only

## What it finds

A trigger to which every commitment answers with consultation and with nothing else.

## Why it matters

Consultation is a meeting. Ukraine asked for it under the Budapest Memorandum in March 2014; one signatory did not come, and nothing followed. In most agreements the only clock is the one that runs for talk.

## What to do

Tie the trigger to a commitment that provides help, or draft one.

## Example

“… at the request of either of the Participants, the Participants will consult within 24 hours to determine measures needed to counter or deter the aggression.”
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    for (index, trigger) in package.triggers.iter().enumerate() {
        let unlocked = package.commitments.iter().filter(|c| c.triggers.contains(&trigger.id));
        let mut supplies = unlocked.flat_map(|c| &c.supplies).peekable();
        if supplies.peek().is_some() && supplies.all(paths::is_talk) {
            findings.push(finding(package, index, trigger));
        }
    }
}

fn finding(package: &Package, index: usize, trigger: &Trigger) -> Finding {
    let name = say::quoted(say::spoken(trigger));
    let mut finding = CHECK
        .finding(
            Severity::Warning,
            gates::subject_at(package, Kind::Trigger, index),
            format!("The trigger {name} unlocks consultation and nothing else."),
        )
        .help("Name it in a commitment that provides help, or draft one.");
    for (place, commitment) in answers(package, trigger).take(2) {
        let title = format!("Let it also unlock {}", say::quoted(say::spoken(commitment)));
        let edit = Edit::change::<Commitment>(package, place, |c| {
            c.triggers.push(trigger.id().to_owned());
        });
        finding = finding.fix(title, edit);
    }
    finding
}

/// Contingent commitments that provide help against what the trigger takes.
fn answers<'a>(
    package: &'a Package,
    trigger: &'a Trigger,
) -> impl Iterator<Item = (usize, &'a Commitment)> {
    let is_against = |c: &Commitment| {
        c.counters.is_empty()
            || trigger.vectors.is_empty()
            || c.counters.iter().any(|v| trigger.vectors.contains(v))
    };
    package.commitments.iter().enumerate().filter(move |(_, c)| {
        !c.is_standing() && is_against(c) && c.supplies.iter().any(|s| !paths::is_talk(s))
    })
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, of, one, sound, with};

    const TALK: &str = "
[[trigger]]
id = 'threat'
name = 'Threat'
threshold = 'incident'
[[commitment]]
id = 'talk'
title = 'Talk'
instrument = 'agreement'
triggers = ['threat']
[[commitment.supply]]
by = 'fra'
capability = 'consultation'
amount = 1
";

    #[test]
    fn finds_a_trigger_that_is_answered_by_talk() {
        let package = with(TALK);
        let found = one("AUT007", &package);
        assert_eq!(found.subject, "trigger:threat");
        all_mend(&package, &found);
    }

    #[test]
    fn one_share_of_help_is_enough() {
        let mut package = with(TALK);
        package.commitments[1].supplies[0].capability = "air-defence".into();
        assert!(of("AUT007", &package).is_empty());
        assert!(of("AUT007", &sound()).is_empty());
    }
}
