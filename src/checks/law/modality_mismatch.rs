//! LEG002: a verb that the instrument cannot carry, or does not use.

use super::super::{Check, Context, Finding, Severity, clauses, gates, say};
use crate::edit::Edit;
use crate::model::{Commitment, Force, Instrument, Kind, Modality, Package, Term};

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "LEG002",
    name: "modality-mismatch",
    page: PAGE,
    many: "{n} {commitment is|commitments are} entered as {about}: {list}.",
    run,
};

const PAGE: &str = "\
# LEG002 modality-mismatch

## What it finds

“Shall” on an instrument that does not bind; “will” or “should” on one that does.

## Why it matters

Lawyers read the verb and the paper together. “Shall” in a declaration promises what the paper cannot hold, and is struck in the last round; “will” in a treaty is read as the absence of a duty by whoever wants to.

## What to do

Say “shall” on a binding instrument and “will” on a political one, or change the instrument.

## Example

“Germany shall provide a yearly package”, in a political declaration.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    for (index, commitment) in package.commitments.iter().enumerate() {
        let Some(instrument) = package.find::<Instrument>(&commitment.instrument) else { continue };
        let is_bound = instrument.force == Force::Binding;
        let is_mismatch = match commitment.modality {
            Modality::Shall => !is_bound,
            Modality::Will | Modality::Should => is_bound,
            Modality::May => false,
        };
        if is_mismatch {
            findings.push(finding(package, (index, commitment), instrument));
        }
    }
}

fn finding(
    package: &Package,
    (index, commitment): (usize, &Commitment),
    instrument: &Instrument,
) -> Finding {
    let is_bound = instrument.force == Force::Binding;
    let what = format!(
        "“{}” in an instrument that is {}",
        commitment.modality.words(),
        instrument.force.words(),
    );
    let message = format!("{} is entered as {what}.", say::quoted(say::spoken(commitment)));
    let finding = CHECK
        .finding(Severity::Warning, gates::subject_at(package, Kind::Commitment, index), message)
        .about(what);
    let say = |verb: Modality| {
        Edit::change::<Commitment>(package, index, |c| clauses::say_modal(c, verb))
    };
    if is_bound {
        return finding
            .help("Say “shall”; a binding text that says less is read as no duty.")
            .fix("Say “shall”", say(Modality::Shall));
    }
    let bound = package
        .position(Kind::Instrument, &instrument.id)
        .and_then(|place| Edit::change::<Instrument>(package, place, |i| i.force = Force::Binding));
    finding
        .help("Say “will”, or put the promise on an instrument that binds.")
        .fix("Say “will”", say(Modality::Will))
        .fix("Make the instrument binding", bound)
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, changed, of, one};
    use crate::model::{Force, Modality};

    #[test]
    fn finds_a_verb_that_the_paper_does_not_carry() {
        let package = changed(|p| p.instruments[0].force = Force::Political);
        let found = one("LEG002", &package);
        assert_eq!(
            found.message,
            "“Batteries” is entered as “shall” in an instrument that is politically binding."
        );
        all_mend(&package, &found);
        let package = changed(|p| p.commitments[0].modality = Modality::Will);
        all_mend(&package, &one("LEG002", &package));
    }

    #[test]
    fn a_power_may_stand_in_any_paper() {
        let package = changed(|p| p.commitments[0].modality = Modality::May);
        assert!(of("LEG002", &package).is_empty());
    }
}
