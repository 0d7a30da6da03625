//! RES003: one guarantor carries more than half.

use super::super::{Check, Context, Finding, Severity, gates, paths, say};
use crate::model::{Kind, Package, Party, Role, Supply};
use crate::words;

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "RES003",
    name: "burden-concentrated",
    page: PAGE,
    many: "{n} {party carries|parties carry} more than half of the cost or of a kind of help: {list}.",
    run,
};

const PAGE: &str = "\
# RES003 burden-concentrated

## What it finds

A guarantor or backer that carries more than half of the package's cost, or provides more than half of a capability in which others have a share too or should have.

## Why it matters

What one capital carries, one capital can stop; and its taxpayers will ask why. A spread of burdens is a spread of risks.

## What to do

Ask others for more of it, or name the concentration in the brief and say why it holds.

## Example

The United States covers three quarters of the monitored line.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    for (index, party) in package.parties.iter().enumerate() {
        if !matches!(party.role, Role::Guarantor | Role::Backer | Role::Institution) {
            continue;
        }
        let mut carries = Vec::new();
        if let Some(share) = share(package, party, |s| s.cost_meur.unwrap_or(0.0)) {
            carries.push(format!("{} of the cost", words::percent(share)));
        }
        for capability in package.capabilities.iter().filter(|c| c.id != crate::model::TALK) {
            let amount = |s: &Supply| if s.capability == capability.id { s.amount } else { 0.0 };
            if let Some(share) = share(package, party, amount) {
                let name = say::capability(package, &capability.id);
                carries.push(format!("{} of {name}", words::percent(share)));
            }
        }
        if !carries.is_empty() {
            findings.push(finding(package, index, party, &carries));
        }
    }
}

/// The party's share of a sum over all supplies, where it is more than half.
fn share(package: &Package, party: &Party, of: impl Fn(&Supply) -> f64) -> Option<f64> {
    let (mut own, mut all) = (0.0, 0.0);
    for supply in
        package.commitments.iter().flat_map(|c| &c.supplies).filter(|s| !paths::is_talk(s))
    {
        all += of(supply);
        own += if supply.by == party.id { of(supply) } else { 0.0 };
    }
    (all > 0.0 && own / all > 0.5 + 1e-9).then(|| own / all)
}

fn finding(package: &Package, index: usize, party: &Party, carries: &[String]) -> Finding {
    let others = match carries.len() {
        0..=2 => String::new(),
        3 => ", and most of one other kind of help".to_owned(),
        n => format!(", and most of {} other kinds of help", words::number_word(n - 2)),
    };
    let message = format!(
        "{} carries {}{others}.",
        say::element_first(package, &party.id),
        words::list(&carries.iter().take(2).collect::<Vec<_>>()),
    );
    let carried = say::some(carries, 2);
    CHECK
        .finding(Severity::Note, gates::subject_at(package, Kind::Party, index), message)
        .item(format!("{} ({carried})", say::element(package, &party.id)))
        .help("Ask others for more of it, or say in the brief why the concentration holds.")
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{changed, of, one};

    #[test]
    fn finds_one_that_carries_more_than_half() {
        let package = changed(|p| p.commitments[0].supplies[1].amount = 5.0);
        let found = one("RES003", &package);
        assert_eq!(found.message, "France carries 56\u{a0}% of air defence.");
        let package = changed(|p| p.commitments[0].supplies[1].cost_meur = Some(300.0));
        assert_eq!(one("RES003", &package).message, "France carries 60\u{a0}% of the cost.");
        let half = changed(|p| p.commitments[0].supplies[1].amount = 4.0);
        assert!(of("RES003", &half).is_empty());
    }
}
