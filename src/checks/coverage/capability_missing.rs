//! COV008: a capability that scenarios need and nobody supplies.

use super::super::{Check, Context, Finding, Severity, gates, say};
use crate::model::{Capability, Kind, Package, Role, Scenario};
use std::collections::BTreeSet;

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "COV008",
    name: "capability-missing",
    page: PAGE,
    many: "Nobody provides {n} {kind|kinds} of help that scenarios call for: {list}.",
    run,
};

const PAGE: &str = "\
# COV008 capability-missing

## What it finds

A capability that at least one scenario calls for and that no commitment provides.

## Why it matters

The need stays at nothing whatever else is done. It is usually an oversight between two desks: the scenario comes from the military staff, the commitments from those who negotiate.

## What to do

Find a provider and draft the commitment, or take the need out of the scenarios if the package is not meant to answer it.

## Example

“Mines and inspections close the ports” needs vessels, and nobody has promised one.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    let supplied: BTreeSet<&str> = package
        .commitments
        .iter()
        .flat_map(|c| &c.supplies)
        .filter(|s| gates::role(package, &s.by) != Some(Role::Adversary))
        .map(|s| s.capability.as_str())
        .collect();
    for (index, capability) in package.capabilities.iter().enumerate() {
        let needed: Vec<&Scenario> = package
            .scenarios
            .iter()
            .filter(|s| s.needs.iter().any(|n| n.capability == capability.id && n.amount > 0.0))
            .collect();
        if !supplied.contains(capability.id.as_str()) && !needed.is_empty() {
            findings.push(finding(package, index, capability, &needed));
        }
    }
}

fn finding(
    package: &Package,
    index: usize,
    capability: &Capability,
    needed: &[&Scenario],
) -> Finding {
    let scenarios: Vec<String> = needed.iter().map(|s| say::quoted(say::spoken(*s))).collect();
    let name = say::capability(package, &capability.id);
    let message = format!(
        "Nobody provides {name}, which {} {} for.",
        say::some(&scenarios, 1),
        say::agree(needed.len(), "calls", "call"),
    );
    CHECK
        .finding(Severity::Error, gates::subject_at(package, Kind::Capability, index), message)
        .item(name)
        .help("Find a provider and draft the commitment, or take the need out of the scenarios.")
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{changed, of, one, sound};

    #[test]
    fn finds_what_is_needed_and_not_provided() {
        let package = changed(|p| {
            let more = crate::model::Need {
                capability: "ground-force".into(),
                ..p.scenarios[0].needs[0].clone()
            };
            p.scenarios[0].needs.push(more);
        });
        let found = one("COV008", &package);
        assert_eq!(found.message, "Nobody provides ground forces, which “Drone raid” calls for.");
        assert!(of("COV008", &sound()).is_empty());
    }

    #[test]
    fn what_the_adversary_promises_is_no_supply() {
        let package =
            changed(|p| p.commitments[0].supplies.iter_mut().for_each(|s| s.by = "rus".into()));
        assert_eq!(of("COV008", &package).len(), 1);
    }
}
