//! AUT011: a trigger that others establish without the beneficiary.

use super::super::{Check, Context, Finding, Severity, gates, say};
use crate::edit::Edit;
use crate::model::{Gate, GateKind, Kind, Package, Party, Role, Trigger};

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "AUT011",
    name: "beneficiary-unheard",
    page: PAGE,
    many: "{n} {trigger is|triggers are} determined without {about}: {list}.",
    run,
};

const PAGE: &str = "\
# AUT011 beneficiary-unheard

## What it finds

A trigger that somebody has to determine, and in whose determination the state that is guaranteed has no part: it is not asked, does not sit in the body, and has no right to call for a finding.

## Why it matters

Who starts the clock? Where the beneficiary cannot, an attack may go unexamined for as long as it suits the others. The bilateral agreements of 2024 let either side call for consultation; under Article VIII of the modified Brussels Treaty the Council is convened at the request of any party.

## What to do

Begin the determination with a notification or request by the beneficiary, from which the deadlines run, or give it a seat in the body that decides.

## Example

“As determined by the President of the United States after consultation”, with no request by Ukraine before it.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    let beneficiaries: Vec<&Party> =
        package.parties.iter().filter(|p| p.role == Role::Beneficiary).collect();
    if beneficiaries.is_empty() {
        return;
    }
    for (index, trigger) in package.triggers.iter().enumerate() {
        if is_unheard(package, trigger) {
            findings.push(finding(package, index, trigger, &beneficiaries));
        }
    }
}

fn is_unheard(package: &Package, trigger: &Trigger) -> bool {
    let has_part = |gate: &Gate| {
        let actors = gates::actors(package, &gate.by);
        actors.iter().any(|a| gates::role(package, a) == Some(Role::Beneficiary))
    };
    trigger.determination.iter().any(Gate::decides) && !trigger.determination.iter().any(has_part)
}

fn finding(package: &Package, index: usize, trigger: &Trigger, who: &[&Party]) -> Finding {
    let ids: Vec<&str> = who.iter().map(|p| p.id.as_str()).collect();
    let names = say::elements(package, &ids, 2);
    let edit = Edit::change::<Trigger>(package, index, |t| {
        let by = ids.iter().map(|&id| id.to_owned()).collect();
        let name = format!("Notification by {names}");
        t.determination.insert(0, Gate { by, name, ..Gate::new(GateKind::Notify) });
    });
    CHECK
        .finding(
            Severity::Note,
            gates::subject_at(package, Kind::Trigger, index),
            format!("The trigger {} is determined without {names}.", say::quoted(say::spoken(trigger))),
        )
        .about(&names)
        .help("Let the deadlines run from the beneficiary’s notification, or give it a seat where the finding is made.")
        .fix(format!("Begin with a notification by {names}"), edit)
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, changed, of, one, sound};

    #[test]
    fn finds_a_trigger_that_others_determine_alone() {
        let package = changed(|p| {
            p.bodies[0].members.retain(|m| m != "ukr");
        });
        let found = one("AUT011", &package);
        assert_eq!(found.subject, "trigger:attack");
        all_mend(&package, &found);
    }

    #[test]
    fn a_fact_that_speaks_for_itself_needs_nobody() {
        let package = changed(|p| p.triggers[0].determination.clear());
        assert!(of("AUT011", &package).is_empty());
        assert!(of("AUT011", &sound()).is_empty());
    }
}
