//! LEG004: a commitment that stands on no paper.

use super::super::{Check, Context, Finding, Severity, gates, say};
use crate::edit::Edit;
use crate::model::{Commitment, Instrument, Kind, Package};

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "LEG004",
    name: "no-instrument",
    page: PAGE,
    many: "{n} {commitment stands|commitments stand} on no instrument, and so {binds|bind} nobody: {list}.",
    run,
};

const PAGE: &str = "\
# LEG004 no-instrument

## What it finds

A commitment for which no instrument is named.

## Why it matters

A promise binds through the paper on which it stands. Without one it counts as not binding, whatever its verb; and nobody can say who its parties are, or when it ends.

## What to do

Choose the instrument into which the clause is to go.

## Example

“Interceptor stock”, drafted in a hurry and never assigned to an agreement.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    for (index, commitment) in package.commitments.iter().enumerate() {
        if commitment.instrument.is_empty() {
            findings.push(finding(package, index, commitment));
        }
    }
}

fn finding(package: &Package, index: usize, commitment: &Commitment) -> Finding {
    let mut finding = CHECK
        .finding(
            Severity::Warning,
            gates::subject_at(package, Kind::Commitment, index),
            format!(
                "{} stands on no instrument, so it binds nobody.",
                say::quoted(say::spoken(commitment))
            ),
        )
        .help("Choose the instrument into which the clause is to go.");
    let takes = |i: &&Instrument| commitment.supplies.iter().all(|s| i.parties.contains(&s.by));
    for instrument in package.instruments.iter().filter(takes).take(2) {
        let title = format!("Put it into {}", say::quoted(say::spoken(instrument)));
        let edit = Edit::change::<Commitment>(package, index, |c| {
            instrument.id.clone_into(&mut c.instrument)
        });
        finding = finding.fix(title, edit);
    }
    finding
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, changed, of, one, sound};

    #[test]
    fn finds_a_promise_on_no_paper() {
        let package = changed(|p| p.commitments[0].instrument.clear());
        all_mend(&package, &one("LEG004", &package));
        assert!(of("LEG004", &sound()).is_empty());
    }
}
