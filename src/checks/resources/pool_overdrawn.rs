//! RES001: a pool that promises more than it holds.

use super::super::paths::SupplyAt;
use super::super::{Check, Context, Finding, Severity, gates, paths, say};
use crate::edit::Edit;
use crate::model::{Kind, Package, Pool, Scenario, Supply};
use crate::words;
use std::collections::BTreeMap;

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "RES001",
    name: "pool-overdrawn",
    page: PAGE,
    many: "{n} {pool promises|pools promise} more than {it holds|they hold} in some scenario: {list}.",
    run,
};

const PAGE: &str = "\
# RES001 pool-overdrawn

## What it finds

A stock or force of which more is promised than it holds, by commitments that fall due in one and the same scenario.

## Why it matters

Two promises of one battery are one battery. Each looks sound by itself, and on the day the second to call goes short. The analysis shares the pool out evenly among those who draw on it.

## What to do

Cut a share, let another provider take it over, or enlarge the pool if there is more.

## Example

Germany's batteries are promised to the second rung and to the reinforcement; it has four, and five are owed.
";

/// What is drawn on a pool in the scenario that draws most.
struct Overdraft<'a> {
    scenario: &'a Scenario,
    promised: f64,
    shares: Vec<(SupplyAt, &'a Supply, String)>,
}

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    if package.pools.is_empty() {
        return;
    }
    let mut worst: BTreeMap<&str, Overdraft> = BTreeMap::new();
    for result in &context.analysis.scenarios {
        let Some(scenario) = package.scenarios.get(result.scenario) else { continue };
        for (pool, drawn) in drawn(context, scenario, &result.fired) {
            let known = worst.get(pool).map_or(0.0, |w| w.promised);
            if drawn.promised > known {
                worst.insert(pool, drawn);
            }
        }
    }
    for (index, pool) in package.pools.iter().enumerate() {
        if let Some(over) = worst.get(pool.id.as_str()).filter(|w| w.promised > pool.amount + 1e-9)
        {
            findings.push(finding(package, (index, pool), over));
        }
    }
}

fn drawn<'a>(
    context: &Context<'a>,
    scenario: &'a Scenario,
    fired: &[usize],
) -> BTreeMap<&'a str, Overdraft<'a>> {
    let mut drawn: BTreeMap<&str, Overdraft> = BTreeMap::new();
    for (at, commitment, supply) in paths::live(context, scenario, fired) {
        if supply.pool.is_empty() {
            continue;
        }
        let empty = || Overdraft { scenario, promised: 0.0, shares: Vec::new() };
        let pool = drawn.entry(&supply.pool).or_insert_with(empty);
        pool.promised += supply.amount;
        pool.shares.push((at, supply, say::quoted(say::spoken(commitment))));
    }
    drawn
}

fn finding(package: &Package, (index, pool): (usize, &Pool), over: &Overdraft) -> Finding {
    let message = format!(
        "{} pool of {} holds {}; in {} {} is promised from it.",
        words::sentence_case(&say::element_owns(package, &pool.by)),
        say::capability(package, &pool.capability),
        words::quantity(package, &pool.capability, pool.amount),
        say::quoted(say::spoken(over.scenario)),
        words::amount(over.promised),
    );
    let message = if over.promised == 1.0 {
        message
    } else {
        message.replace(" is promised", " are promised")
    };
    let mut names: Vec<&str> = over.shares.iter().map(|(_, _, name)| name.as_str()).collect();
    names.dedup();
    let help = format!(
        "Promised by {}. Cut a share, or enlarge the pool if there is more.",
        say::some(&names, 2)
    );
    let excess = over.promised - pool.amount;
    let mut finding = CHECK
        .finding(Severity::Error, gates::subject_at(package, Kind::Pool, index), message)
        .help(help);
    let largest = over.shares.iter().max_by(|a, b| a.1.amount.total_cmp(&b.1.amount));
    if let Some((at, supply, name)) = largest.filter(|(_, s, _)| s.amount >= excess) {
        let to = supply.amount - excess;
        let title = format!(
            "Cut the share in {name} from {} to {}",
            words::amount(supply.amount),
            words::quantity(package, &supply.capability, to)
        );
        finding = finding.fix(title, paths::change_supply(package, *at, |s| s.amount = to));
    }
    let title = format!(
        "Enlarge the pool to {}",
        words::quantity(package, &pool.capability, over.promised)
    );
    let edit = Edit::change::<Pool>(package, index, |p| p.amount = over.promised);
    finding.fix(title, edit)
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, changed, of, one};

    #[test]
    fn finds_what_is_promised_twice() {
        let package = changed(|p| {
            let mut again = p.commitments[0].clone();
            (again.id, again.title) = ("more".into(), "More batteries".into());
            again.supplies.truncate(1);
            p.commitments.push(again);
        });
        let found = one("RES001", &package);
        assert_eq!(found.subject, "pool:deu-batteries");
        let said = "Germany’s pool of air defence holds 2\u{a0}batteries; in “Drone raid” 4 are promised from it.";
        assert_eq!(found.message, said);
        all_mend(&package, &found);
    }

    #[test]
    fn promises_that_never_fall_due_together_do_not_add_up() {
        let package = changed(|p| {
            let mut sea = p.triggers[0].clone();
            (sea.id, sea.vectors) = ("sea".into(), vec!["sea".into()]);
            p.triggers.push(sea);
            let mut again = p.commitments[0].clone();
            (again.id, again.triggers) = ("more".into(), vec!["sea".into()]);
            p.commitments.push(again);
        });
        assert!(of("RES001", &package).is_empty());
    }
}
