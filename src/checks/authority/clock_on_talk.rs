//! AUT009: a commitment whose only deadline is on a consultation.

use super::super::gates::{self, GateAt};
use super::super::{Check, Context, Finding, Severity, moves, paths, say};
use crate::analysis::{Route, StepKind};
use crate::model::{Commitment, GateKind, Kind, Listed, Package};
use crate::words;
use std::collections::BTreeSet;

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "AUT009",
    name: "clock-on-talk",
    page: PAGE,
    many: "In {n} {commitment|commitments} the only clock runs for consultation, and the decision to help has no deadline: {list}.",
    run,
};

const PAGE: &str = "\
# AUT009 clock-on-talk

## What it finds

A commitment to help whose only deadline is on a consultation, while the decision that follows it has none.

## Why it matters

The clock runs for talk, not for help. Of the guarantees of the last century hardly any sets a time for anything but meeting; “within 24 hours” in the agreements of 2024 is the time by which the sides consult. A reader takes it for the time by which help comes.

## What to do

Put a deadline on the decision as well, or bind the providers so that none is left to take.

## Example

Participants consult within 24 hours; each then decides what it considers appropriate, by no stated time.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    for (index, routes) in paths::by_commitment(context) {
        let Some(commitment) = context.package.commitments.get(index) else { continue };
        let routes: Vec<&Route> = routes
            .iter()
            .map(|(_, route)| *route)
            .filter(|r| paths::promise(context.package, r).is_some_and(|(_, s)| !paths::is_talk(s)))
            .collect();
        let gates: BTreeSet<GateAt> = routes
            .iter()
            .flat_map(|r| r.steps.iter().filter_map(|s| paths::gate_at(r, s)))
            .collect();
        if let Some(clock) = clock_on_talk(context.package, &gates)
            && routes.iter().any(|r| is_open(context.package, r))
        {
            let is_bound = !routes.iter().any(|r| paths::is_own_decision(r));
            findings.push(finding(context.package, (index, commitment), &gates, (clock, is_bound)));
        }
    }
}

/// The hours of a consultation, where no other gate has a deadline.
fn clock_on_talk(package: &Package, gates: &BTreeSet<GateAt>) -> Option<f64> {
    let mut clock = None;
    for at in gates {
        let Some(gate) = at.gate(package) else { continue };
        match (gate.kind, gate.within_hours) {
            (_, None) | (GateKind::Notify, _) => {}
            (GateKind::Consult, Some(hours)) => clock = clock.or(Some(hours)),
            // A deadline on the beneficiary's own request binds none of the others.
            (_, Some(_)) if gates::is_beneficiaries_own(package, gate) => {}
            (_, Some(_)) => return None,
        }
    }
    clock
}

/// Whether somebody still has to decide, by no stated time.
fn is_open(package: &Package, route: &Route) -> bool {
    route.steps.iter().any(|step| match step.kind {
        StepKind::OwnDecision => true,
        StepKind::Organ(_) | StepKind::Delivery => false,
        _ => paths::gate_at(route, step)
            .and_then(|at| at.gate(package))
            .is_some_and(|g| g.decides() && !gates::is_beneficiaries_own(package, g)),
    }) || paths::organs(package, route)
        .iter()
        .any(|o| o.get(package).is_some_and(|(_, organ)| organ.within_hours.is_none()))
}

fn finding(
    package: &Package,
    (index, commitment): (usize, &Commitment),
    gates: &BTreeSet<GateAt>,
    (clock, is_bound): (f64, bool),
) -> Finding {
    let message = format!(
        "The {} in {} run for consultation; the decision to help has no deadline.",
        words::hours(clock),
        say::quoted(say::spoken(commitment)),
    );
    let mut finding = CHECK
        .finding(Severity::Warning, gates::subject(Kind::Commitment, commitment.id()), message)
        .help("Set a deadline on the decision too, or bind the providers so that none is left to take.");
    if !is_bound {
        return finding.fix("Bind it: “shall”, on a binding text", moves::bind(package, index));
    }
    let open = gates.iter().filter(|at| {
        at.gate(package).is_some_and(|g| g.decides() && !gates::is_beneficiaries_own(package, g))
    });
    for at in open.take(2) {
        let (_, edit) = at.set_deadline(package);
        finding = finding.fix(format!("Set a deadline on {}", at.name(package)), edit);
    }
    finding
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, changed, of, one};
    use crate::model::{Gate, GateKind, Modality, Package};

    fn consultation(then: impl FnOnce(&mut Package)) -> Package {
        changed(|p| {
            let talk = Gate { within_hours: Some(24.0), ..Gate::new(GateKind::Consult) };
            p.triggers[0].determination = vec![talk];
            then(p);
        })
    }

    #[test]
    fn finds_a_clock_that_runs_for_talk() {
        let package = consultation(|p| {
            let gate = Gate { by: vec!["fra".into()], ..Gate::new(GateKind::Decide) };
            p.commitments[0].activation.push(gate);
        });
        let found = one("AUT009", &package);
        assert_eq!(found.subject, "commitment:batteries");
        all_mend(&package, &found);
        let own = consultation(|p| p.commitments[0].modality = Modality::Will);
        all_mend(&own, &one("AUT009", &own));
    }

    #[test]
    fn a_deadline_on_the_decision_or_no_decision_is_sound() {
        assert!(of("AUT009", &consultation(|_| {})).is_empty());
        let package = consultation(|p| {
            let mut gate = Gate { by: vec!["fra".into()], ..Gate::new(GateKind::Decide) };
            gate.within_hours = Some(24.0);
            p.commitments[0].activation.push(gate);
        });
        assert!(of("AUT009", &package).is_empty());
    }
}
