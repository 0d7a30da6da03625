//! LEG003: a binding instrument with no review, renewal or termination stated.

use super::super::{Check, Context, Finding, Severity, gates, say};
use crate::edit::Edit;
use crate::model::{Force, Instrument, Kind, Package, Renewal};

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "LEG003",
    name: "no-review",
    page: PAGE,
    many: "{n} binding {instrument states|instruments state} no term, renewal or withdrawal: {list}.",
    run,
};

const PAGE: &str = "\
# LEG003 no-review

## What it finds

A binding instrument on which commitments stand, and that states neither a term, nor what happens at its end, nor how a party leaves it.

## Why it matters

Final clauses are drafted last and fought over longest. Where they are missing, each side fills them in as suits it: the Budapest Memorandum has none, and what it binds anybody to is argued over to this day.

## What to do

State the term, whether it renews by itself, and the notice that a party must give.

## Example

An agreement whose last article is about languages.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    for (index, instrument) in package.instruments.iter().enumerate() {
        let is_used = package.commitments.iter().any(|c| c.instrument == instrument.id);
        let is_open = instrument.term_years.is_none()
            && instrument.renewal.is_none()
            && instrument.withdrawal_notice_months.is_none();
        if is_used && is_open && instrument.force == Force::Binding {
            findings.push(finding(package, index, instrument));
        }
    }
}

fn finding(package: &Package, index: usize, instrument: &Instrument) -> Finding {
    let term = package.head.horizon_years.unwrap_or(10.0);
    let edit = Edit::change::<Instrument>(package, index, |i| {
        (i.term_years, i.renewal) = (Some(term), Some(Renewal::Automatic));
    });
    let title = format!("Give it {}, renewed by itself", say::measure(term, "year"));
    CHECK
        .finding(
            Severity::Note,
            gates::subject_at(package, Kind::Instrument, index),
            format!(
                "{} states no term, renewal or withdrawal.",
                say::quoted(say::spoken(instrument))
            ),
        )
        .help("State how long it lasts, whether it renews by itself, and how a party leaves.")
        .fix(title, edit)
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, changed, of, one};

    #[test]
    fn finds_an_instrument_without_final_clauses() {
        let bare = |p: &mut crate::model::Package| {
            let i = &mut p.instruments[0];
            (i.term_years, i.renewal, i.withdrawal_notice_months) = (None, None, None);
        };
        let package = changed(bare);
        all_mend(&package, &one("LEG003", &package));
        let package = changed(|p| {
            bare(p);
            p.instruments[0].withdrawal_notice_months = Some(12.0);
        });
        assert!(of("LEG003", &package).is_empty());
    }
}
