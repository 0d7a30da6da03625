//! COV003: a need that is not met even if everybody acts.

use super::super::{Check, Context, Finding, Severity, paths, say};
use crate::analysis::NeedResult;
use crate::edit::Edit;
use crate::model::{Need, Package, Scenario};
use crate::words;

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "COV003",
    name: "need-unmet",
    page: PAGE,
    many: "{n} {need is|needs are} not met in full even if everyone acts: {list}.",
    run,
};

const PAGE: &str = "\
# COV003 need-unmet

## What it finds

A scenario needs more of a capability, by a certain hour, than the whole package brings when every party supports and every step takes no longer than it usually does.

## Why it matters

Political will cannot close this gap: it is one of quantity, reach or time. The best wording of everything else leaves it open.

## What to do

Raise a share, find another provider, shorten the delivery, or widen where the help may be used. If the need is set too high, correct it and cite its source.

## Example

“Winter salvo on the power grid” needs 7 batteries within 96 hours; if everyone acts, 5 arrive.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    for (scenario, need, result) in say::needs(context) {
        if result.measures.ceiling < 1.0 - 1e-9 {
            findings.push(finding(context.package, scenario, need, result));
        }
    }
}

fn finding(package: &Package, scenario: &Scenario, need: &Need, result: &NeedResult) -> Finding {
    let said = |some: f64| words::quantity(package, &need.capability, some);
    let arrives = match result.measures.ceiling * need.amount {
        some if some > 0.0 && said(some).starts_with('€') => format!("{} arrives", said(some)),
        some if some > 1.0 => format!("{} arrive", words::amount(some)),
        some if some > 0.0 => format!("{} arrives", words::amount(some)),
        _ => "none arrives".to_owned(),
    };
    let message = format!(
        "{} needs {} ({}) within {}; if everyone acts, {arrives}.",
        say::quoted(say::spoken(scenario)),
        words::quantity(package, &need.capability, need.amount),
        say::capability(package, &need.capability),
        words::hours(need.within_hours),
    );
    let mut finding = CHECK
        .finding(Severity::Error, say::need(scenario, need), message)
        .item(say::need_of(package, scenario, need))
        .help(
            "Raise a share, find another provider, or shorten the delivery; or correct the need.",
        );
    if let Some((title, edit)) = raised(package, need, result) {
        finding = finding.fix(title, Some(edit));
    }
    finding
}

/// The largest share that comes in time, raised by what is lacking.
fn raised(package: &Package, need: &Need, result: &NeedResult) -> Option<(String, Edit)> {
    let lacking = need.amount * (1.0 - result.measures.ceiling);
    let in_time = result.counting.iter().filter(|c| {
        let supply = package.commitments.get(c.commitment).and_then(|p| p.supplies.get(c.supply));
        // What a pool holds cannot be raised by promising more of it.
        supply.is_some_and(|s| s.pool.is_empty())
            && c.ceiling_hours.is_some_and(|hours| hours <= need.within_hours)
    });
    let largest = in_time.max_by(|a, b| a.amount.total_cmp(&b.amount))?;
    let at = (largest.commitment, largest.supply);
    let supply = package.commitments.get(at.0)?.supplies.get(at.1)?;
    // Half units would be no offer.
    let to = (supply.amount + lacking - 1e-9).ceil();
    let title = format!(
        "Raise {} share from {} to {}",
        say::element_owns(package, &supply.by),
        words::amount(supply.amount),
        words::quantity(package, &supply.capability, to),
    );
    Some((title, paths::change_supply(package, at, |s| s.amount = to)?))
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, changed, of, one};

    #[test]
    fn finds_a_need_beyond_all_help() {
        let package = changed(|p| p.scenarios[0].needs[0].amount = 8.0);
        let found = one("COV003", &package);
        assert_eq!(found.subject, "need:raid/air-defence");
        assert!(found.message.ends_with("if everyone acts, 6 arrive."), "{}", found.message);
        assert_eq!(
            found.fixes[0].title,
            "Raise the United Kingdom’s share from 2 to 4\u{a0}batteries"
        );
        all_mend(&package, &found);
    }

    #[test]
    fn a_need_just_met_is_met() {
        let package = changed(|p| p.scenarios[0].needs[0].amount = 6.0);
        assert!(of("COV003", &package).is_empty());
    }
}
