//! AUT002: a step without a deadline on a route that a scenario needs.

use super::super::gates::{self, GateAt};
use super::super::paths::OrganAt;
use super::super::{Check, Context, Finding, Severity, paths, say};
use crate::edit::Edit;
use crate::model::{GateKind, Kind, Package, Party};
use crate::words;
use std::collections::{BTreeMap, BTreeSet};

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "AUT002",
    name: "no-deadline",
    page: PAGE,
    many: "{n} {clause has|clauses have} a step without a deadline: {list}.",
    run,
};

const PAGE: &str = "\
# AUT002 no-deadline

## What it finds

A consultation, a decision or a parliament's consent for which no deadline is set, on the way to help that a scenario calls for.

## Why it matters

Without a deadline nobody is ever late. A consultation can go on, a motion can wait for the next sitting week, and the promise is kept to the letter while nothing arrives. The assured measure therefore counts nothing that waits for such a step.

## What to do

Set a deadline, and say what silence means when it passes. For a parliament, obtain its consent in advance: a standing mandate with a ceiling and an end.

## Example

“The Special Commission attributes the breach”, with no hour by which it has to.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    let mut gates: BTreeSet<GateAt> = BTreeSet::new();
    let mut organs: BTreeMap<OrganAt, BTreeSet<usize>> = BTreeMap::new();
    for place in paths::needed(context) {
        let Some(route) = context.analysis.routes.get(place) else { continue };
        gates.extend(route.steps.iter().filter_map(|s| paths::gate_at(route, s)));
        for organ in paths::organs(package, route) {
            organs.entry(organ).or_default().insert(route.commitment);
        }
    }
    findings.extend(gates.into_iter().filter_map(|at| of_gate(package, at)));
    findings.extend(organs.into_iter().filter_map(|(at, ways)| of_organ(package, at, &ways)));
}

fn of_gate(package: &Package, at: GateAt) -> Option<Finding> {
    let gate = at.gate(package)?;
    // What the beneficiary does by itself it does at once.
    let is_prompt = gate.kind == GateKind::Notify || gates::is_beneficiaries_own(package, gate);
    if gate.within_hours.is_some() || is_prompt {
        return None;
    }
    let message = format!("{} in {} has no deadline.", first(&at.name(package)), at.owner(package));
    let (title, edit) = at.set_deadline(package);
    let mut finding = CHECK
        .finding(Severity::Warning, at.subject(package), message)
        .help("Set a deadline, and say what silence means when it passes.")
        .fix(title, edit);
    if gate.decides() {
        let (title, edit) = at.let_silence_proceed(package);
        finding = finding.fix(title, edit);
    }
    Some(finding)
}

fn first(name: &str) -> String {
    words::sentence_case(name)
}

fn of_organ(package: &Package, at: OrganAt, commitments: &BTreeSet<usize>) -> Option<Finding> {
    let (party, organ) = at.get(package)?;
    if organ.within_hours.is_some() {
        return None;
    }
    let name = say::element_first(package, &at.id(package));
    let owner = say::element_owns(package, &party.id);
    let message = match commitments.iter().next().and_then(|&c| package.commitments.get(c)) {
        Some(only) if commitments.len() == 1 => format!(
            "{name} must consent to {owner} share of {}, and no deadline is set.",
            say::quoted(say::spoken(only))
        ),
        _ => format!(
            "{name} must consent to {owner} share of {}, and no deadline is set.",
            words::count(commitments.len(), "commitment")
        ),
    };
    let hours = gates::deadline_for(organ.typical_hours);
    let deadline = Edit::change::<Party>(package, at.party, |p| {
        if let Some(organ) = p.organs.get_mut(at.organ) {
            organ.within_hours = Some(hours);
        }
    });
    let in_advance: Option<Vec<Edit>> =
        commitments.iter().map(|&c| gates::pre_authorise(package, c, &party.id)).collect();
    Some(
        CHECK
            .finding(Severity::Warning, gates::subject(Kind::Party, &party.id), message)
            .many("{n} {organ has|organs have} no deadline for {its|their} consent: {list}.")
            .item(say::element(package, &at.id(package)))
            .help("Obtain the consent in advance, with a ceiling and an end, or agree a deadline.")
            .fix(
                format!("Pre-authorise {}", say::element(package, &party.id)),
                in_advance.map(Edit::Batch),
            )
            .fix(format!("Set a deadline of {}", words::hours(hours)), deadline),
    )
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, changed, of, one};

    #[test]
    fn finds_a_decision_without_a_deadline_on_the_way_to_a_need() {
        let package = changed(|p| {
            let gate = &mut p.triggers[0].determination[0];
            (gate.within_hours, gate.if_silent) = (None, crate::model::IfSilent::Lapse);
        });
        let found = one("AUT002", &package);
        assert_eq!(found.subject, "trigger:attack");
        all_mend(&package, &found);
    }

    #[test]
    fn a_step_that_no_scenario_needs_is_left_alone() {
        let package = changed(|p| {
            p.triggers[0].determination[0].within_hours = None;
            p.scenarios.clear();
        });
        assert!(of("AUT002", &package).is_empty());
    }

    #[test]
    fn what_the_beneficiary_does_itself_needs_no_deadline() {
        let package = changed(|p| {
            let gate = &mut p.triggers[0].determination[0];
            (gate.by, gate.within_hours) = (vec!["ukr".into()], None);
        });
        assert!(of("AUT002", &package).is_empty());
    }

    #[test]
    fn finds_a_parliament_once_for_all_it_must_consent_to() {
        let package = changed(|p| {
            p.parties[1].organs[0].authorises.push("air-defence".into());
            let again = crate::model::Commitment { id: "b".into(), ..p.commitments[0].clone() };
            p.commitments.push(again);
        });
        let found = one("AUT002", &package);
        assert_eq!(found.subject, "party:deu");
        assert!(
            found.message.contains("The Bundestag") && found.message.contains("2\u{a0}commitments")
        );
        all_mend(&package, &found);
    }
}
