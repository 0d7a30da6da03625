//! AUT009: a commitment whose only deadline is on a consultation.

use super::super::gates::{self, GateAt};
use super::super::{Check, Context, Finding, Severity, moves, paths, say};
use crate::analysis::Route;
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

A commitment to help whose only deadline is on a consultation, while the decision that follows it has none. Each way by which the commitment can be unlocked is judged by itself.

## Why it matters

The clock runs for talk, not for help. Of the guarantees of the last century hardly any sets a time for anything but meeting; “within 24 hours” in the agreements of 2024 is the time by which the sides consult. A reader takes it for the time by which help comes.

## What to do

Put a deadline on the decision as well, or bind the providers so that none is left to take.

## Example

Participants consult within 24 hours; each then decides what it considers appropriate, by no stated time.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    for (index, routes) in paths::by_commitment(context) {
        let Some(commitment) = package.commitments.get(index) else { continue };
        let help = routes.iter().map(|(_, route)| *route).filter(|r| {
            paths::promise(package, r).is_some_and(|(_, supply)| !paths::is_talk(supply))
        });
        let mut found: Option<Talk> = None;
        for talk in help.filter_map(|route| talk(package, route)) {
            match &mut found {
                None => found = Some(talk),
                Some(known) => {
                    known.is_own |= talk.is_own;
                    known.open.extend(talk.open);
                }
            }
        }
        if let Some(talk) = found {
            findings.push(finding(package, (index, commitment), &talk));
        }
    }
}

/// A consultation with the only clock on the way to help, and what is still to be decided then.
struct Talk {
    clock: f64,
    open: BTreeSet<GateAt>,
    is_own: bool,
}

/// What a route makes of it: none where something else has a deadline too, or nothing is left to
/// decide after the talk. A fact found before it is no decision to help.
fn talk(package: &Package, route: &Route) -> Option<Talk> {
    let mut clock = None;
    let mut open = BTreeSet::new();
    for at in route.steps.iter().filter_map(|step| paths::gate_at(route, step)) {
        let Some(gate) = at.gate(package) else { continue };
        match (gate.kind, gate.within_hours) {
            (GateKind::Consult, Some(hours)) => clock = clock.or(Some(hours)),
            (GateKind::Consult | GateKind::Notify, _) => {}
            // A deadline on the beneficiary's own request binds none of the others.
            _ if gates::is_beneficiaries_own(package, gate) => {}
            (_, Some(_)) => return None,
            (_, None) if clock.is_some() => {
                open.insert(at);
            }
            (_, None) => {}
        }
    }
    let is_own = paths::is_own_decision(route);
    let talk = Talk { clock: clock?, open, is_own };
    (talk.is_own || !talk.open.is_empty()).then_some(talk)
}

fn finding(package: &Package, (index, commitment): (usize, &Commitment), talk: &Talk) -> Finding {
    let message = format!(
        "The {} in {} run for consultation; the decision to help has no deadline.",
        words::hours(talk.clock),
        say::quoted(say::spoken(commitment)),
    );
    let mut finding = CHECK
        .finding(Severity::Warning, gates::subject(Kind::Commitment, commitment.id()), message)
        .help("Set a deadline on the decision too, or bind the providers so that none is left to take.");
    if talk.is_own {
        return finding.fix("Bind it: “shall”, on a binding text", moves::bind(package, index));
    }
    for at in talk.open.iter().take(2) {
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
    fn a_fact_found_without_a_clock_is_no_decision_to_help() {
        // By one way talk has the clock and nothing is left to decide; by the other a finding has
        // no deadline, and nobody talks.
        let package = consultation(|p| {
            let mut found = p.triggers[0].clone();
            found.id = "found".into();
            found.determination =
                vec![Gate { by: vec!["commission".into()], ..Gate::new(GateKind::Decide) }];
            p.triggers.push(found);
            p.commitments[0].triggers.push("found".into());
        });
        assert!(of("AUT009", &package).is_empty());
        // A parliament's consent is no clock on talk either: AUT002 says that it has none.
        let package = consultation(|p| {
            p.parties[1].organs[0].authorises.push("air-defence".into());
        });
        assert!(of("AUT009", &package).is_empty());
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
