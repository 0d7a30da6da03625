//! RES002: a supply with no cost in a package that costs others.

use super::super::{Check, Context, Finding, Severity, gates, paths, say};
use crate::model::{Commitment, Kind, Package, Role, Supply};
use crate::words;

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "RES002",
    name: "uncosted",
    page: PAGE,
    many: "{n} {commitment has|commitments have} shares without a cost: {list}.",
    run,
};

const PAGE: &str = "\
# RES002 uncosted

## What it finds

A provider's share without a cost, in a package in which others have one. Talk, and what the beneficiary provides itself, are not looked at.

## Why it matters

A total that leaves some shares out is not a total. Treasuries ask for the missing line first.

## What to do

Enter what the share costs a year, or 0 where it costs nothing more.

## Example

Five of six shares of the second rung are costed; the batteries are not.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    let supplies = || package.commitments.iter().flat_map(|c| &c.supplies);
    if !supplies().any(|s| s.cost_meur.is_some()) {
        return;
    }
    for (index, commitment) in package.commitments.iter().enumerate() {
        let uncosted: Vec<&Supply> =
            commitment.supplies.iter().filter(|s| is_uncosted(package, s)).collect();
        if !uncosted.is_empty() {
            findings.push(finding(package, index, commitment, &uncosted));
        }
    }
}

fn is_uncosted(package: &Package, supply: &Supply) -> bool {
    let is_own = gates::role(package, &supply.by) == Some(Role::Beneficiary);
    supply.cost_meur.is_none() && !paths::is_talk(supply) && !is_own
}

fn finding(
    package: &Package,
    index: usize,
    commitment: &Commitment,
    uncosted: &[&Supply],
) -> Finding {
    let name = say::quoted(say::spoken(commitment));
    let mut parties: Vec<&str> = uncosted.iter().map(|s| s.by.as_str()).collect();
    parties.dedup();
    let message = match parties.as_slice() {
        [one] => format!(
            "{} share of {name} has no cost, and others in the package have.",
            words::sentence_case(&say::element_owns(package, one))
        ),
        _ => format!("{} of {name} have no cost.", words::count(uncosted.len(), "share")),
    };
    CHECK
        .finding(Severity::Note, gates::subject_at(package, Kind::Commitment, index), message)
        .help("Enter what it costs a year, or 0 where it costs nothing more.")
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{changed, of, one};

    #[test]
    fn finds_the_share_that_the_total_leaves_out() {
        let package = changed(|p| p.commitments[0].supplies[1].cost_meur = None);
        assert!(one("RES002", &package).message.starts_with("France’s share"));
        let package = changed(|p| p.commitments[0].supplies[1].cost_meur = Some(0.0));
        assert!(of("RES002", &package).is_empty());
    }

    #[test]
    fn a_package_without_any_cost_is_left_alone() {
        let package =
            changed(|p| p.commitments[0].supplies.iter_mut().for_each(|s| s.cost_meur = None));
        assert!(of("RES002", &package).is_empty());
    }
}
