//! COV005: a need that one party's absence breaks.

use super::super::{Check, Context, Finding, Severity, say};
use crate::model::{Need, Package, Scenario};
use crate::words;

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "COV005",
    name: "single-provider",
    page: PAGE,
    many: "{n} {need is|needs are} not met in full if one party stays out: {list}.",
    run,
};

const PAGE: &str = "\
# COV005 single-provider

## What it finds

A need that is met when everyone acts, and is not when one party stays away: it provides too much of the help, or its consent is needed for the help of others.

## Why it matters

Governments change, parliaments vote, stocks run out. A package that breaks with one absence is worth no more than that party's next election.

## What to do

Add a second provider or a reserve, raise the shares of others, or take the party's consent out of the way of their help.

## Example

Without the United States, a third of the interceptors arrive.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    for (scenario, need, result) in say::needs(context) {
        let out = &result.one_party_out;
        let breaks: Vec<(&str, f64)> = out
            .iter()
            .filter(|(_, left)| **left < 1.0 - 1e-9)
            .map(|(p, left)| (&**p, *left))
            .collect();
        if result.measures.ceiling >= 1.0 - 1e-9 && !breaks.is_empty() {
            findings.push(finding(context.package, scenario, need, breaks));
        }
    }
}

fn finding(
    package: &Package,
    scenario: &Scenario,
    need: &Need,
    mut breaks: Vec<(&str, f64)>,
) -> Finding {
    breaks.sort_by(|a, b| a.1.total_cmp(&b.1));
    let parties: Vec<&str> = breaks.iter().map(|(party, _)| *party).collect();
    let worst = breaks.first().map_or(0.0, |(_, left)| *left);
    let left = match words::percent_figure(worst) {
        0 => "none".to_owned(),
        _ => words::percent(worst),
    };
    let name = say::quoted(say::spoken(scenario));
    let capability = say::capability(package, &need.capability);
    let message = match parties.as_slice() {
        [one] => format!(
            "Without {}, {name} gets {left} of the {capability} it needs.",
            say::element(package, one)
        ),
        some => format!(
            "Without {}, {name} lacks {capability}; at worst it gets {left}.",
            say::any_of(package, some)
        ),
    };
    CHECK
        .finding(Severity::Warning, say::need(scenario, need), message)
        .item(say::need_of(package, scenario, need))
        .help("Add a provider or a reserve, or take that party’s consent out of the way of others’ help.")
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{changed, of, one};

    #[test]
    fn finds_a_party_that_cannot_be_spared() {
        let package = changed(|p| p.scenarios[0].needs[0].amount = 5.0);
        let found = one("COV005", &package);
        assert_eq!(found.subject, "need:raid/air-defence");
        assert!(found.message.contains("at worst it gets 80\u{a0}%"), "{}", found.message);
        let package = changed(|p| p.commitments[0].supplies[0].amount = 4.0);
        assert!(of("COV005", &package).is_empty());
    }

    #[test]
    fn names_the_only_provider() {
        let package = changed(|p| {
            p.commitments[0].supplies.truncate(1);
            p.scenarios[0].needs[0].amount = 2.0;
        });
        let found = one("COV005", &package);
        assert_eq!(
            found.message,
            "Without Germany, “Drone raid” gets none of the air defence it needs."
        );
    }
}
