//! TIM003: help that stops before the need does.

use super::super::paths::SupplyAt;
use super::super::{Check, Context, Finding, Severity, gates, paths, say};
use crate::model::{Commitment, Kind, Need, Package, Role, Scenario, Supply};
use crate::words;
use std::collections::BTreeMap;

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "TIM003",
    name: "not-sustained",
    page: PAGE,
    many: "{n} {commitment has|commitments have} a share that is kept up for less long than it is needed: {list}.",
    run,
};

const PAGE: &str = "\
# TIM003 not-sustained

## What it finds

A share that a scenario could use, and that is kept up for fewer days than the scenario needs it. It does not count toward that need.

## Why it matters

Air cover that leaves after a fortnight tells the adversary when to come. What cannot be kept up for as long as it is needed has to be relieved by something, and nothing in the package says by what.

## What to do

Commit it for as long as it is needed, arrange its relief, or enter its successor as a supply of its own.

## Example

The squadron stays for 14 days; the salvoes go on for 30.
";

/// A share, and the longest need that it is too short for.
type Short<'a> = (SupplyAt, &'a Supply, &'a Scenario, f64);

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let mut short: BTreeMap<usize, Short> = BTreeMap::new();
    for result in &context.analysis.scenarios {
        let Some(scenario) = context.package.scenarios.get(result.scenario) else { continue };
        for (at, commitment, supply) in paths::live(context, scenario, &result.fired) {
            let is_against = commitment.counters.is_empty()
                || commitment.counters.iter().any(|v| scenario.vectors.contains(v));
            let is_theirs = gates::role(context.package, &supply.by) == Some(Role::Adversary);
            let Some(days) = longest_missed(scenario, supply).filter(|_| is_against && !is_theirs)
            else {
                continue;
            };
            let known = short.entry(at.0).or_insert((at, supply, scenario, days));
            if days > known.3 {
                *known = (at, supply, scenario, days);
            }
        }
    }
    for (index, found) in short {
        if let Some(commitment) = context.package.commitments.get(index) {
            findings.push(finding(context.package, commitment, found));
        }
    }
}

/// The days of the longest need of a scenario that a supply is too short for.
fn longest_missed(scenario: &Scenario, supply: &Supply) -> Option<f64> {
    let sustained = supply.sustain_days?;
    let days = |n: &Need| {
        n.for_days.filter(|d| n.capability == supply.capability && *d > sustained + 1e-9)
    };
    scenario.needs.iter().filter_map(days).max_by(f64::total_cmp)
}

fn finding(
    package: &Package,
    commitment: &Commitment,
    (at, supply, scenario, days): Short,
) -> Finding {
    let message = format!(
        "{} share of {} is kept up for {}; {} needs it for {}.",
        words::sentence_case(&say::element_owns(package, &supply.by)),
        say::quoted(say::spoken(commitment)),
        say::measure(supply.sustain_days.unwrap_or_default(), "day"),
        say::quoted(say::spoken(scenario)),
        words::amount(days),
    );
    CHECK
        .finding(Severity::Warning, gates::subject_at(package, Kind::Commitment, at.0), message)
        .help("Commit it for as long as it is needed, or enter what relieves it as a supply of its own.")
        .fix(
            format!("Keep it up for {}", say::measure(days, "day")),
            paths::change_supply(package, at, |s| s.sustain_days = Some(days)),
        )
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, changed, of, one};

    #[test]
    fn finds_help_that_leaves_too_soon() {
        let package = changed(|p| p.commitments[0].supplies[1].sustain_days = Some(14.0));
        let found = one("TIM003", &package);
        assert!(found.message.contains("kept up for 14 days"), "{}", found.message);
        all_mend(&package, &found);
        let package = changed(|p| p.commitments[0].supplies[1].sustain_days = Some(30.0));
        assert!(of("TIM003", &package).is_empty());
    }

    #[test]
    fn a_scenario_that_does_not_call_it_does_not_measure_it() {
        let package = changed(|p| {
            p.commitments[0].supplies[1].sustain_days = Some(14.0);
            p.commitments[0].counters = vec!["sea".into()];
        });
        assert!(of("TIM003", &package).is_empty());
    }
}
