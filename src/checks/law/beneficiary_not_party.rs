//! LEG005: a binding agreement to which the beneficiary is not a party.

use super::super::{Check, Context, Finding, Severity, gates, say};
use crate::edit::Edit;
use crate::model::{Force, Form, Instrument, Kind, Package, Party, Role};

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "LEG005",
    name: "beneficiary-not-party",
    page: PAGE,
    many: "{about} not party to {n} {instrument|instruments}, and cannot invoke {it|them}: {list}.",
    run,
};

const PAGE: &str = "\
# LEG005 beneficiary-not-party

## What it finds

A binding treaty, agreement or contract on which commitments stand, to which the state that is guaranteed is not a party. Statutes and resolutions, which have no such parties, are not looked at.

## Why it matters

Who is not a party can neither invoke the instrument nor stop its amendment. The others may change or end it between themselves, over the beneficiary's head.

## What to do

Make the beneficiary a party, or say in the instrument that it confers rights on it which it can invoke.

## Example

Two guarantors agree between themselves on how they would help a third.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    let guaranteed: Vec<&Party> =
        package.parties.iter().filter(|p| p.role == Role::Beneficiary).collect();
    for (index, instrument) in package.instruments.iter().enumerate() {
        let is_used = package.commitments.iter().any(|c| c.instrument == instrument.id);
        let has_parties = !matches!(instrument.form, None | Some(Form::Statute | Form::Resolution));
        let is_party = guaranteed.iter().any(|p| instrument.parties.contains(&p.id));
        let is_bare = instrument.parties.is_empty() || guaranteed.is_empty();
        if is_used && has_parties && !is_party && !is_bare && instrument.force == Force::Binding {
            findings.push(finding(package, (index, instrument), &guaranteed));
        }
    }
}

fn finding(
    package: &Package,
    (index, instrument): (usize, &Instrument),
    guaranteed: &[&Party],
) -> Finding {
    let ids: Vec<&str> = guaranteed.iter().map(|p| p.id.as_str()).collect();
    let names = say::elements(package, &ids, 2);
    let edit = Edit::change::<Instrument>(package, index, |i| {
        i.parties.extend(ids.iter().map(|&id| id.to_owned()));
    });
    let who = format!("{names} {}", say::agree(ids.len(), "is", "are"));
    let message = format!(
        "{} not party to {}, and cannot invoke it.",
        crate::words::sentence_case(&who),
        say::quoted(say::spoken(instrument)),
    );
    CHECK
        .finding(Severity::Note, gates::subject_at(package, Kind::Instrument, index), message)
        .about(who)
        .help("Make the beneficiary a party, or give it rights that it can invoke.")
        .fix(format!("Add {names} to its parties"), edit)
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, changed, of, one};
    use crate::model::Form;

    #[test]
    fn finds_a_guarantee_over_the_beneficiarys_head() {
        let package = changed(|p| p.instruments[0].parties.retain(|id| id != "ukr"));
        let found = one("LEG005", &package);
        all_mend(&package, &found);
        let statute = changed(|p| {
            p.instruments[0].parties.retain(|id| id != "ukr");
            p.instruments[0].form = Some(Form::Statute);
        });
        assert!(of("LEG005", &statute).is_empty());
    }
}
