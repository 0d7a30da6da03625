//! STR009: a source that nobody has checked lately, in a package that is to be cleared.

use super::super::{Check, Context, Finding, Severity, gates, say};
use crate::model::{Date, Kind, PackageStatus, Source};

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "STR009",
    name: "unchecked-source",
    page: PAGE,
    many: "{n} {source was|sources were} not checked against the package, or too long ago: {list}.",
    run,
};

/// How many months a check of a source is good for.
const GOOD_FOR: u32 = 12;

const PAGE: &str = "\
# STR009 unchecked-source

## What it finds

A source on which facts of the package rest, and against which nobody has checked them in the year before the draft, once the package has left the stage of a working draft.

## Why it matters

A parliament changes its rules, a declaration gets a second edition, a press report turns out wrong. The brief cites the source as if somebody had looked.

## What to do

Look, correct what has changed, and enter the day of the check with the source.

## Example

The days that a parliament takes rest on a survey of 2012 that nobody has opened since.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    if package.head.status == PackageStatus::WorkingDraft {
        return;
    }
    for (index, source) in package.sources.iter().enumerate() {
        if let Some(why) = unchecked(source, package.head.date) {
            let message = format!("{} {why}.", say::quoted(say::spoken(source)));
            findings.push(
                CHECK
                    .finding(
                        Severity::Note,
                        gates::subject_at(package, Kind::Source, index),
                        message,
                    )
                    .help("Check the facts that rest on it, and enter the day with the source."),
            );
        }
    }
}

fn unchecked(source: &Source, draft: Option<Date>) -> Option<String> {
    match (source.verified, draft) {
        (None, _) => Some("was never checked against the package".to_owned()),
        (Some(checked), Some(day)) if checked.plus_months(GOOD_FOR) < day => {
            Some(format!("was last checked on {checked}"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{of, one, with};
    use crate::model::PackageStatus;

    const SOURCE: &str = "[[source]]\nid = 'a'\ntitle = 'Survey of parliaments'\n";

    #[test]
    fn finds_a_source_that_nobody_has_looked_at() {
        let mut package = with(SOURCE);
        assert!(of("STR009", &package).is_empty());
        package.head.status = PackageStatus::ForClearance;
        assert_eq!(
            one("STR009", &package).message,
            "“Survey of parliaments” was never checked against the package."
        );
        package.sources[0].verified = "2025-11-23".parse().ok();
        assert!(one("STR009", &package).message.contains("last checked on 23\u{a0}November 2025"));
        package.sources[0].verified = "2025-11-24".parse().ok();
        assert!(of("STR009", &package).is_empty());
    }
}
