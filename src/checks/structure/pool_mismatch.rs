//! STR008: a supply drawn from somebody else's pool, or from one of another capability.

use super::super::{Check, Context, Finding, Severity, gates, say};
use crate::edit::Edit;
use crate::model::{Commitment, Kind, Listed, Package, Pool, Supply};

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "STR008",
    name: "pool-mismatch",
    page: PAGE,
    many: "{n} {commitment draws|commitments draw} on a pool of another party or another kind of help: {list}.",
    run,
};

const PAGE: &str = "\
# STR008 pool-mismatch

## What it finds

A provider's share of a commitment is drawn from a pool that another party holds, or that holds another capability.

## Why it matters

Pools are there so that nothing is promised twice. A share booked on the wrong pool hides an overdraft in one place and shows a false one in another.

## What to do

Choose the provider's own pool for the capability, or none.

## Example

France's batteries are drawn from the German stock.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    for (index, commitment) in package.commitments.iter().enumerate() {
        for (at, supply) in commitment.supplies.iter().enumerate() {
            let Some(pool) = package.find::<Pool>(&supply.pool) else { continue };
            if pool.by != supply.by || pool.capability != supply.capability {
                findings.push(finding(package, (index, commitment), (at, supply), pool));
            }
        }
    }
}

fn finding(
    package: &Package,
    (index, commitment): (usize, &Commitment),
    (at, supply): (usize, &Supply),
    pool: &Pool,
) -> Finding {
    let message = format!(
        "{} {} under {} is drawn from {} pool of {}.",
        say::owns(&say::element_first(package, &supply.by)),
        say::capability(package, &supply.capability),
        say::quoted(say::spoken(commitment)),
        say::element_owns(package, &pool.by),
        say::capability(package, &pool.capability),
    );
    let set = |to: String| {
        Edit::change::<Commitment>(package, index, |c| {
            if let Some(supply) = c.supplies.get_mut(at) {
                supply.pool = to;
            }
        })
    };
    let own = package.pools.iter().find(|p| p.by == supply.by && p.capability == supply.capability);
    CHECK
        .finding(Severity::Error, gates::subject(Kind::Commitment, commitment.id()), message)
        .help("Draw the share from the provider's own pool of that capability, or from none.")
        .fix("Draw it from the provider’s own pool", own.and_then(|p| set(p.id.clone())))
        .fix("Draw it from no pool", set(String::new()))
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, changed, of, one, with};

    #[test]
    fn finds_a_share_of_anothers_pool() {
        let mut package = with(
            "[[pool]]\nid = 'fra-batteries'\nby = 'fra'\ncapability = 'air-defence'\namount = 2\n",
        );
        package.commitments[0].supplies[1].pool = "deu-batteries".into();
        let found = one("STR008", &package);
        assert_eq!(found.fixes.len(), 2);
        all_mend(&package, &found);
        package.commitments[0].supplies[1].pool = "fra-batteries".into();
        assert!(of("STR008", &package).is_empty());
    }

    #[test]
    fn finds_a_pool_of_another_capability() {
        let package = changed(|p| p.pools[0].capability = "ground-force".into());
        all_mend(&package, &one("STR008", &package));
    }
}
