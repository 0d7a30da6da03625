//! TIM002: an instrument that ends before the package's horizon.

use super::super::{Check, Context, Finding, Severity, gates, say};
use crate::edit::Edit;
use crate::model::{Date, Instrument, Kind, Package, Renewal};
use crate::words;

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "TIM002",
    name: "expires-early",
    page: PAGE,
    many: "{n} {instrument ends|instruments end} before the {about} that the package must hold, and {does|do} not renew by {itself|themselves}: {list}.",
    run,
};

const PAGE: &str = "\
# TIM002 expires-early

## What it finds

An instrument on which commitments stand, whose term ends before the years for which the package must hold, and which does not renew by itself.

## Why it matters

An adversary can wait. Every renewal that needs agreement is a new negotiation, with one veto a party; the six-monthly rollover of sanctions shows what that costs. A term that ends is a date in somebody's plans.

## What to do

Let it renew by itself unless a party gives notice, or give it the term that the package needs.

## Example

The bilateral agreements of 2024 run for ten years; the package must hold for fifteen.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    let Some(horizon) = package.head.horizon_years else { return };
    for (index, instrument) in package.instruments.iter().enumerate() {
        let is_used = package.commitments.iter().any(|c| c.instrument == instrument.id);
        let renews = instrument.renewal == Some(Renewal::Automatic);
        let Some(years) = years_left(package.head.date, instrument) else { continue };
        if is_used && !renews && years < horizon - 0.01 {
            findings.push(finding(package, (index, instrument), horizon, years));
        }
    }
}

/// How many years of the package's life the term covers; none where it has no end.
fn years_left(start: Option<Date>, instrument: &Instrument) -> Option<f64> {
    let term = instrument.term_years?;
    let (Some(start), Some(from), Some(end)) =
        (start, instrument.in_force_from, instrument.expires())
    else {
        return Some(term);
    };
    // What enters into force later than the draft's date covers its own term from then on.
    Some(if from > start { term } else { years_between(start, end).max(0.0) })
}

fn years_between(from: Date, to: Date) -> f64 {
    let years = |d: Date| {
        f64::from(d.year()) + f64::from(d.month() - 1) / 12.0 + f64::from(d.day() - 1) / 365.25
    };
    years(to) - years(from)
}

fn finding(
    package: &Package,
    (index, instrument): (usize, &Instrument),
    horizon: f64,
    years: f64,
) -> Finding {
    let name = say::quoted(say::spoken(instrument));
    let term = instrument.term_years.unwrap_or_default();
    let holds = words::amount(horizon);
    let message = match instrument.expires() {
        Some(end) if years < term - 0.01 => format!(
            "{name} ends on {end} and does not renew by itself; the package must hold for {holds} years."
        ),
        _ => format!(
            "{name} runs for {} and does not renew by itself; the package must hold for {holds}.",
            say::measure(term, "year"),
        ),
    };
    let renewed =
        Edit::change::<Instrument>(package, index, |i| i.renewal = Some(Renewal::Automatic));
    let to = (term + horizon - years).ceil();
    let extended = Edit::change::<Instrument>(package, index, |i| i.term_years = Some(to));
    CHECK
        .finding(Severity::Warning, gates::subject_at(package, Kind::Instrument, index), message)
        .about(say::measure(horizon, "year"))
        .help("Let it renew by itself unless a party gives notice, or extend its term.")
        .fix("Let it renew by itself", renewed)
        .fix(format!("Extend its term to {} years", words::amount(to)), extended)
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, changed, of, one};
    use crate::model::Renewal;

    #[test]
    fn finds_a_term_shorter_than_the_horizon() {
        let package = changed(|p| {
            let instrument = &mut p.instruments[0];
            (instrument.term_years, instrument.renewal) = (Some(10.0), Some(Renewal::ByAgreement));
            instrument.in_force_from = None;
        });
        let found = one("TIM002", &package);
        assert!(found.message.contains("runs for 10 years"), "{}", found.message);
        all_mend(&package, &found);
    }

    #[test]
    fn counts_from_the_day_of_the_draft() {
        let package = changed(|p| p.instruments[0].renewal = None);
        assert!(of("TIM002", &package).is_empty());
        let package = changed(|p| {
            p.instruments[0].renewal = None;
            p.instruments[0].in_force_from = "2020-01-01".parse().ok();
        });
        let found = one("TIM002", &package);
        assert!(found.message.contains("1\u{a0}January 2040"), "{}", found.message);
        all_mend(&package, &found);
    }
}
