//! COV009: a scenario that measures nothing.

use super::super::{Check, Context, Finding, Severity, gates, say};
use crate::edit::Edit;
use crate::model::{Kind, Scenario};

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "COV009",
    name: "nothing-to-measure",
    page: PAGE,
    many: "{n} {scenario calls|scenarios call} for nothing, so {it tests|they test} nothing: {list}.",
    run,
};

const PAGE: &str = "\
# COV009 nothing-to-measure

## What it finds

A scenario that calls for nothing, or whose weight is 0.

## Why it matters

It tells a story and tests nothing: the package's measures leave it out, and a reader who sees it in the list takes it for covered.

## What to do

Say what the scenario calls for, how much and by when; or give it a weight.

## Example

“Nuclear blackmail”, with no entry under “What is needed”.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    for (index, scenario) in context.package.scenarios.iter().enumerate() {
        let name = say::quoted(say::spoken(scenario));
        let (message, many) = match scenario {
            s if s.needs.is_empty() => {
                (format!("{name} calls for nothing, so it tests nothing."), CHECK.many)
            }
            s if s.weight == 0.0 => (
                format!("{name} has the weight 0, so the measures leave it out."),
                "{n} {scenario has|scenarios have} the weight 0, so the measures leave {it|them} \
                 out: {list}.",
            ),
            _ => continue,
        };
        let subject = gates::subject_at(context.package, Kind::Scenario, index);
        let weighed = Edit::change::<Scenario>(context.package, index, |s| s.weight = 1.0)
            .filter(|_| !scenario.needs.is_empty());
        findings.push(
            CHECK
                .finding(Severity::Note, subject, message)
                .many(many)
                .help("Say what it calls for, how much and by when, and give it a weight.")
                .fix("Give it the weight 1", weighed),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, changed, of, one, sound};

    #[test]
    fn finds_a_scenario_without_needs_or_weight() {
        let found = one("COV009", &changed(|p| p.scenarios[0].needs.clear()));
        assert_eq!(found.subject, "scenario:raid");
        let package = changed(|p| p.scenarios[0].weight = 0.0);
        all_mend(&package, &one("COV009", &package));
        assert!(of("COV009", &sound()).is_empty());
    }
}
