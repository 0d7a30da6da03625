//! TIM005: an instrument that is not in force on the day looked at.

use super::super::{Check, Context, Finding, Severity, gates, say};
use crate::model::{Date, Instrument, InstrumentStatus, Kind, Package, Term};

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "TIM005",
    name: "not-in-force",
    page: PAGE,
    many: "{n} {instrument is|instruments are} not in force on {about}: {list}.",
    run,
};

const PAGE: &str = "\
# TIM005 not-in-force

## What it finds

An instrument on which commitments stand and that is not in force on the day for which the package is looked at. Without such a day the package is read as designed, and nothing is found.

## Why it matters

Between the signing of a guarantee and its entry into force lies the time in which it is cheapest to break it. Nothing in the instrument binds anybody yet, and the analysis counts it so.

## What to do

Provide for provisional application, bring the entry into force forward, or bridge the gap with what is in force already.

## Example

“Agreement on the Multinational Force” is in negotiation on 24 November 2026.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let Some(day) = context.as_of else { return };
    let package = context.package;
    for (index, instrument) in package.instruments.iter().enumerate() {
        let is_used = package.commitments.iter().any(|c| c.instrument == instrument.id);
        if is_used && !instrument.in_force_on(day) {
            findings.push(finding(package, index, instrument, day));
        }
    }
}

fn finding(package: &Package, index: usize, instrument: &Instrument, day: Date) -> Finding {
    let why = match instrument.status {
        Some(InstrumentStatus::InForce)
            if instrument.in_force_from.is_some_and(|from| from > day) =>
        {
            "it enters into force later".to_owned()
        }
        Some(InstrumentStatus::InForce) => "its term is over".to_owned(),
        Some(InstrumentStatus::Idea) => "it is no more than an idea".to_owned(),
        Some(status) => format!("it is {} only", status.words()),
        None => "its status is not stated".to_owned(),
    };
    let message =
        format!("{} is not in force on {day}: {why}.", say::quoted(say::spoken(instrument)));
    CHECK
        .finding(Severity::Note, gates::subject_at(package, Kind::Instrument, index), message)
        .about(day.to_string())
        .help("Apply it provisionally, bring its entry into force forward, or bridge the gap.")
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{assert_readable, changed, findings_as_of, sound};
    use crate::model::{InstrumentStatus, Package};

    fn found(package: &Package, day: &str) -> Vec<String> {
        let mut found = findings_as_of(package, day.parse().ok());
        found.retain(|f| f.code == "TIM005");
        found.iter().for_each(assert_readable);
        found.into_iter().map(|f| f.message).collect()
    }

    #[test]
    fn finds_what_does_not_bind_yet() {
        assert!(found(&sound(), "2026-06-01").is_empty());
        let before = "“Agreement on the Shield” is not in force on 1\u{a0}December 2025: it enters into force later.";
        assert_eq!(found(&sound(), "2025-12-01"), [before]);
        let package = changed(|p| p.instruments[0].status = Some(InstrumentStatus::Negotiation));
        assert_eq!(found(&package, "2026-06-01").len(), 1);
        assert!(found(&package, "no day").is_empty());
    }
}
