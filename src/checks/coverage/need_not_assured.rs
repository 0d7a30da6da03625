//! COV004: a need that is met only if people choose to.

use super::super::{Check, Context, Finding, Severity, say};
use crate::model::{Need, Package, Scenario};
use crate::words;

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "COV004",
    name: "need-not-assured",
    page: PAGE,
    many: "{n} {need is|needs are} met in full if everyone acts, and less than half assured: {list}.",
    run,
};

const PAGE: &str = "\
# COV004 need-not-assured

## What it finds

A need that the package meets if everyone acts, and of which less than half is owed in time when nobody decides anything.

## Why it matters

The difference hangs on somebody's will on the day. This is what drafting can change without a single battery more: deadlines, silence procedures, consent in advance, stocks handed over.

## What to do

Look at the levers for this scenario; they say which moves close the gap, and whom each asks.

## Example

All seven batteries can be there in time, and none of them has to be.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    for (scenario, need, result) in say::needs(context) {
        let measures = result.measures;
        if measures.ceiling >= 1.0 - 1e-9 && measures.assured < 0.5 {
            findings.push(finding(context.package, scenario, need, measures.assured));
        }
    }
}

fn finding(package: &Package, scenario: &Scenario, need: &Need, assured: f64) -> Finding {
    let share = match words::percent_figure(assured) {
        0 => "none".to_owned(),
        _ => format!("only {}", words::percent(assured)),
    };
    let message = format!(
        "If everyone acts, {} gets all the {} it needs; {share} is assured.",
        say::quoted(say::spoken(scenario)),
        say::capability(package, &need.capability),
    );
    CHECK
        .finding(Severity::Warning, say::need(scenario, need), message)
        .item(say::need_of(package, scenario, need))
        .help("Deadlines, silence procedures, consent in advance or stocks handed over assure it; see the levers.")
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{changed, of, one};
    use crate::model::IfSilent;

    #[test]
    fn finds_what_hangs_on_a_decision() {
        let package = changed(|p| p.triggers[0].determination[0].if_silent = IfSilent::Lapse);
        let found = one("COV004", &package);
        assert_eq!(found.subject, "need:raid/air-defence");
        assert!(found.message.ends_with("none is assured."), "{}", found.message);
    }

    #[test]
    fn half_is_enough() {
        let package = changed(|p| {
            p.commitments[0].supplies[0].in_hand = true;
            p.commitments[0].supplies[1].amount = 0.0;
            p.parties[3].organs = p.parties[1].organs.clone();
            p.parties[3].organs[0].authorises = vec!["air-defence".into()];
        });
        // Two of four are owed: Germany's batteries; the United Kingdom's wait for its parliament.
        assert!(of("COV004", &package).is_empty());
    }
}
