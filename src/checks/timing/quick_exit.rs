//! TIM004: a binding instrument that a party can leave at short notice.

use super::super::{Check, Context, Finding, Severity, gates, say};
use crate::edit::Edit;
use crate::model::{Force, Form, Instrument, Kind, Package};

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "TIM004",
    name: "quick-exit",
    page: PAGE,
    many: "A party can leave {n} binding {instrument|instruments} with less than 12 months of notice: {list}.",
    run,
};

/// The shortest notice, in months, that leaves time to replace a guarantor.
const NOTICE: f64 = 12.0;

const PAGE: &str = "\
# TIM004 quick-exit

## What it finds

A binding instrument on which commitments stand, with less than twelve months' notice of withdrawal, or with none stated. Statutes and resolutions, which are repealed and not left, are not looked at, nor are contracts that say nothing of it.

## Why it matters

A guarantor that can leave within a crisis can be pressed to. The North Atlantic Treaty asks for a year, the Rio Treaty for two; where nothing is stated the law of treaties offers twelve months and much argument.

## What to do

State twelve months' notice or more, and that duties which have fallen due before its end remain.

## Example

The agreement with the backer says nothing of withdrawal.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    for (index, instrument) in package.instruments.iter().enumerate() {
        let is_used = package.commitments.iter().any(|c| c.instrument == instrument.id);
        let is_left = !matches!(instrument.form, Some(Form::Statute | Form::Resolution));
        // Nobody leaves a contract that says nothing of it; a treaty's silence is disputed.
        let is_quick = match instrument.withdrawal_notice_months {
            Some(months) => months < NOTICE,
            None => instrument.form != Some(Form::Contract),
        };
        if is_used && is_left && is_quick && instrument.force == Force::Binding {
            findings.push(finding(package, index, instrument));
        }
    }
}

fn finding(package: &Package, index: usize, instrument: &Instrument) -> Finding {
    let name = say::quoted(say::spoken(instrument));
    let (message, many) = match instrument.withdrawal_notice_months {
        Some(months) => {
            let notice = say::measure(months, "month");
            (format!("A party can leave {name} with {notice} of notice."), CHECK.many)
        }
        None => (
            format!("{name} does not say how much notice a party must give before it leaves."),
            "{n} {instrument does|instruments do} not say how much notice a party must give before \
             it leaves: {list}.",
        ),
    };
    let edit =
        Edit::change::<Instrument>(package, index, |i| i.withdrawal_notice_months = Some(NOTICE));
    CHECK
        .finding(Severity::Warning, gates::subject_at(package, Kind::Instrument, index), message)
        .many(many)
        .help("Ask for at least 12 months, and keep alive what has fallen due before they end.")
        .fix("Ask for 12 months of notice", edit)
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, changed, of, one};
    use crate::model::{Force, Form};

    #[test]
    fn finds_short_notice_and_none() {
        for notice in [None, Some(6.0)] {
            let package = changed(|p| p.instruments[0].withdrawal_notice_months = notice);
            all_mend(&package, &one("TIM004", &package));
        }
        let package = changed(|p| p.instruments[0].withdrawal_notice_months = Some(12.0));
        assert!(of("TIM004", &package).is_empty());
    }

    #[test]
    fn nobody_leaves_a_statute_a_declaration_or_a_silent_contract() {
        let statute = changed(|p| {
            p.instruments[0].withdrawal_notice_months = None;
            p.instruments[0].form = Some(Form::Statute);
        });
        assert!(of("TIM004", &statute).is_empty());
        let contract = |notice| {
            changed(|p| {
                p.instruments[0].withdrawal_notice_months = notice;
                p.instruments[0].form = Some(Form::Contract);
            })
        };
        assert!(of("TIM004", &contract(None)).is_empty());
        assert_eq!(of("TIM004", &contract(Some(3.0))).len(), 1);
        let political = changed(|p| {
            p.instruments[0].withdrawal_notice_months = None;
            p.instruments[0].force = Force::Political;
        });
        assert!(of("TIM004", &political).is_empty());
    }
}
