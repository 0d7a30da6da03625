//! COV006: a scenario in which no trigger fires only because its attribution is murky.

use super::super::{Check, Context, Finding, Severity, gates, paths, say};
use crate::edit::Edit;
use crate::model::{Kind, Package, Scenario, Term, Trigger};

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "COV006",
    name: "evidence-too-strict",
    page: PAGE,
    many: "In {n} {scenario|scenarios} no trigger fires, only because the attribution is {about}: {list}.",
    run,
};

const PAGE: &str = "\
# COV006 evidence-too-strict

## What it finds

A scenario in which no trigger fires, although one takes this way of attack, at this severity and in this place: it only asks for clearer attribution than the adversary will leave.

## Why it matters

Deniability is a method. In the spring of 2014 the men without insignia were unattributed for as long as it mattered. A standard of proof that fits a court gives three weeks to whoever needs three days.

## What to do

Let the trigger be established on contested or deniable evidence, with a body that attributes and a deadline to do it by; or add a trigger for the fact itself, whoever did it.

## Example

“Unmarked men seize a border town” is an armed attack in all but the flag.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    for result in &context.analysis.scenarios {
        let Some(scenario) = package.scenarios.get(result.scenario) else { continue };
        let strict: Vec<(usize, &Trigger)> = package
            .triggers
            .iter()
            .enumerate()
            .filter(|(_, t)| asks_too_much(t, scenario))
            .collect();
        if result.fired.is_empty() && !strict.is_empty() {
            findings.push(finding(package, result.scenario, scenario, &strict));
        }
    }
}

/// Whether a trigger takes the scenario in all but its evidence.
fn asks_too_much(trigger: &Trigger, scenario: &Scenario) -> bool {
    let takes =
        trigger.vectors.is_empty() || trigger.vectors.iter().any(|v| scenario.vectors.contains(v));
    takes
        && trigger.threshold <= scenario.severity
        && paths::reaches(&trigger.areas, &scenario.area)
        && trigger.evidence < scenario.attribution
}

fn finding(
    package: &Package,
    index: usize,
    scenario: &Scenario,
    strict: &[(usize, &Trigger)],
) -> Finding {
    let message = format!(
        "In {} no trigger fires, only because its attribution is {}.",
        say::quoted(say::spoken(scenario)),
        scenario.attribution.words(),
    );
    let mut finding = CHECK
        .finding(Severity::Warning, gates::subject_at(package, Kind::Scenario, index), message)
        .about(scenario.attribution.words())
        .help("Let a trigger be established on murkier evidence, with somebody to attribute it by a deadline.");
    for (place, trigger) in strict.iter().take(2) {
        let title = format!(
            "Let {} evidence do for {}",
            scenario.attribution.words(),
            say::quoted(say::spoken(*trigger))
        );
        let edit = Edit::change::<Trigger>(package, *place, |t| t.evidence = scenario.attribution);
        finding = finding.fix(title, edit);
    }
    finding
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, changed, of, one};
    use crate::model::Evidence;

    #[test]
    fn finds_a_scenario_that_only_proof_keeps_out() {
        let package = changed(|p| {
            p.triggers[0].evidence = Evidence::Clear;
            p.scenarios[0].attribution = Evidence::Contested;
        });
        let found = one("COV006", &package);
        assert_eq!(found.subject, "scenario:raid");
        all_mend(&package, &found);
    }

    #[test]
    fn a_scenario_that_is_out_of_reach_otherwise_is_another_matter() {
        let package = changed(|p| {
            p.triggers[0].evidence = Evidence::Clear;
            p.triggers[0].threshold = crate::model::Severity::FullScale;
            p.scenarios[0].attribution = Evidence::Contested;
        });
        assert!(of("COV006", &package).is_empty());
        let package = changed(|p| p.scenarios[0].attribution = Evidence::Deniable);
        assert!(of("COV006", &package).is_empty());
    }
}
