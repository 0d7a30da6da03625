//! TIM001: help that would count but arrives after the need.

use super::super::{Check, Context, Finding, Severity, gates, paths, say};
use crate::analysis::Counting;
use crate::model::{Kind, Need, Package, Scenario};
use crate::words;
use std::collections::BTreeMap;

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "TIM001",
    name: "arrives-late",
    page: PAGE,
    many: "{n} {commitment has|commitments have} a share that arrives after it is needed: {list}.",
    run,
};

const PAGE: &str = "\
# TIM001 arrives-late

## What it finds

A share that would count toward a need which is not met, and that arrives too late for it even when everyone acts without delay.

## Why it matters

Help that comes after the fact on the ground has been made changes the price of the war, not its outcome. A limited land grab is planned for less than 72 hours.

## What to do

Move the help closer or hand it over beforehand, so that delivery takes less; shorten the steps before it; or cover the first days from somewhere else.

## Example

The reserve arrives after 6 days; “Limited land grab” needs it within 48 hours.
";

/// A share that comes too late, and the need it misses by the most.
struct Late<'a> {
    counting: &'a Counting,
    hours: f64,
    scenario: &'a Scenario,
    need: &'a Need,
    needs: usize,
}

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let mut late: BTreeMap<usize, Late> = BTreeMap::new();
    for (scenario, need, result) in say::needs(context) {
        if result.measures.ceiling >= 1.0 - 1e-9 {
            continue;
        }
        for counting in &result.counting {
            let Some(hours) = counting.ceiling_hours.filter(|h| *h > need.within_hours + 1e-9)
            else {
                continue;
            };
            let found = Late { counting, hours, scenario, need, needs: 1 };
            late.entry(counting.commitment)
                .and_modify(|worst| {
                    let needs = worst.needs + 1;
                    if hours - need.within_hours > worst.hours - worst.need.within_hours {
                        *worst = Late { counting, hours, scenario, need, needs };
                    }
                    worst.needs = needs;
                })
                .or_insert(found);
        }
    }
    findings.extend(late.values().filter_map(|late| finding(context.package, late)));
}

fn finding(package: &Package, late: &Late) -> Option<Finding> {
    let at = (late.counting.commitment, late.counting.supply);
    let commitment = package.commitments.get(at.0)?;
    let supply = commitment.supplies.get(at.1)?;
    let message = format!(
        "{} share of {} arrives after {}; {} needs it within {}.",
        words::sentence_case(&say::element_owns(package, &supply.by)),
        say::quoted(say::spoken(commitment)),
        words::hours(late.hours),
        say::quoted(say::spoken(late.scenario)),
        words::hours(late.need.within_hours),
    );
    let help = match late.needs {
        1 => "Bring it closer, hand it over beforehand, or shorten the steps before it.".to_owned(),
        n => format!(
            "Shares of this commitment come too late for {} needs. Bring them closer, or shorten the steps before them.",
            words::number_word(n)
        ),
    };
    let delivery = supply.delivery_hours - (late.hours - late.need.within_hours);
    let quicker = (delivery >= 0.0)
        .then(|| paths::change_supply(package, at, |s| s.delivery_hours = delivery))
        .flatten();
    Some(
        CHECK
            .finding(Severity::Warning, gates::subject_at(package, Kind::Commitment, at.0), message)
            .help(help)
            .fix(
                format!(
                    "Deliver within {} instead of {}",
                    words::hours(delivery.max(0.0)),
                    words::hours(supply.delivery_hours)
                ),
                quicker,
            ),
    )
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, changed, of, one};

    #[test]
    fn finds_help_that_comes_too_late_for_an_open_need() {
        let package = changed(|p| {
            p.scenarios[0].needs[0].amount = 6.0;
            p.commitments[0].supplies[1].delivery_hours = 72.0;
        });
        let found = one("TIM001", &package);
        assert!(
            found.message.contains("arrives after 3\u{a0}days\u{a0}6\u{a0}h"),
            "{}",
            found.message
        );
        assert_eq!(found.fixes[0].title, "Deliver within 42\u{a0}h instead of 72\u{a0}h");
        all_mend(&package, &found);
    }

    #[test]
    fn a_second_wave_behind_a_need_that_is_met_is_no_fault() {
        let package = changed(|p| p.commitments[0].supplies[1].delivery_hours = 72.0);
        assert!(of("TIM001", &package).is_empty());
    }
}
