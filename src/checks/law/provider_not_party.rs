//! LEG001: a provider that is not a party to the commitment's instrument.

use super::super::{Check, Context, Finding, Severity, gates, say};
use crate::edit::Edit;
use crate::model::{Commitment, Instrument, Kind, Package};

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "LEG001",
    name: "provider-not-party",
    page: PAGE,
    many: "{about} must provide under {n} {commitment|commitments} on an instrument not joined: {list}.",
    run,
};

const PAGE: &str = "\
# LEG001 provider-not-party

## What it finds

A party that has to provide something under an instrument to which it is not a party.

## Why it matters

A treaty creates no duty for a third state without its consent. Whatever the clause says of that party, it has not said it.

## What to do

Make it a party, move its share to an instrument that it has joined, or name another provider.

## Example

The clause has Norway send inspectors under an agreement that Norway does not sign.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    for (index, commitment) in package.commitments.iter().enumerate() {
        let Some(place) = package.position(Kind::Instrument, &commitment.instrument) else {
            continue;
        };
        let Some(instrument) = package.instruments.get(place) else { continue };
        let mut outside: Vec<&str> = Vec::new();
        for supply in &commitment.supplies {
            let by = supply.by.as_str();
            if !instrument.parties.contains(&supply.by) && !outside.contains(&by) {
                outside.push(by);
            }
        }
        if !outside.is_empty() {
            findings.push(finding(package, (index, commitment), (place, instrument), &outside));
        }
    }
}

fn finding(
    package: &Package,
    (index, commitment): (usize, &Commitment),
    (place, instrument): (usize, &Instrument),
    outside: &[&str],
) -> Finding {
    let who = say::elements(package, outside, 2);
    let message = format!(
        "{} must provide under {}, but {} not party to {}.",
        crate::words::sentence_case(&who),
        say::quoted(say::spoken(commitment)),
        say::agree(outside.len(), "is", "are"),
        say::quoted(say::spoken(instrument)),
    );
    let joined = Edit::change::<Instrument>(package, place, |i| {
        i.parties.extend(outside.iter().map(|&id| id.to_owned()));
    });
    let known = outside.iter().all(|id| package.position(Kind::Party, id).is_some());
    CHECK
        .finding(Severity::Error, gates::subject_at(package, Kind::Commitment, index), message)
        .about(&who)
        .help("Make it a party, move the share to an instrument that it has joined, or name another provider.")
        .fix(format!("Add {who} to its parties"), joined.filter(|_| known))
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, changed, of, one, sound};

    #[test]
    fn finds_who_has_not_signed() {
        let package = changed(|p| p.instruments[0].parties.retain(|id| id != "fra"));
        let found = one("LEG001", &package);
        let said =
            "France must provide under “Batteries”, but is not party to “Agreement on the Shield”.";
        assert_eq!(found.message, said);
        all_mend(&package, &found);
        assert!(of("LEG001", &sound()).is_empty());
    }
}
