//! STR005: an acceptance whose finding no longer occurs.

use super::super::{Check, Context, Finding, Severity, place_of, say};
use crate::edit::Edit;
use crate::model::{Accepted, Kind};

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "STR005",
    name: "stale-acceptance",
    page: PAGE,
    many: "{n} {acceptance covers|acceptances cover} a finding that is no longer there: {list}.",
    run,
};

const PAGE: &str = "\
# STR005 stale-acceptance

## What it finds

The drafters accepted a finding and gave their reason, and the finding has gone since: the text was mended, or what it was about was deleted.

## Why it matters

The brief prints every acceptance with its reason. One without its finding explains a weakness that the package no longer has, and would silently cover the finding if it came back for another reason.

## What to do

Remove the acceptance.

## Example

“Ministers prefer discretion here” was the reason for leaving a veto in place; the gate has become a silence procedure meanwhile.
";

/// Reads the findings of all other checks, which have run before it.
fn run(context: &Context, findings: &mut Vec<Finding>) {
    let accepted = &context.package.accepted;
    let stale: Vec<usize> = (0..accepted.len())
        .filter(|&i| accepted.get(i).is_some_and(|a| is_stale(context, findings, a)))
        .collect();
    findings.extend(stale.iter().filter_map(|&i| Some(finding(context, i, accepted.get(i)?))));
}

fn is_stale(context: &Context, findings: &[Finding], accepted: &Accepted) -> bool {
    // Whether an instrument is in force is asked only where a day is looked at.
    let is_asked = accepted.code != "TIM005" || context.as_of.is_some();
    is_asked
        && accepted.code != CHECK.code
        && !findings.iter().any(|f| f.code == accepted.code && f.subject == accepted.subject)
}

fn finding(context: &Context, index: usize, accepted: &Accepted) -> Finding {
    let package = context.package;
    let about = place_of(package, &accepted.subject)
        .and_then(|(kind, i)| package.name_at(kind, i))
        .map_or_else(|| "something no longer in the package".to_owned(), say::quoted);
    let code = say::short(&accepted.code);
    let message = format!("{code} was accepted for {about}, and is no longer found there.");
    let edit = Edit::Remove { kind: Kind::Accepted, index };
    CHECK
        .finding(Severity::Note, accepted.subject.clone(), message)
        .item(format!("{code} for {about}"))
        .help("Remove the acceptance, so that it cannot cover a new finding unseen.")
        .fix("Remove the acceptance", Some(edit))
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, findings, of, one, with};
    use crate::checks::{Counts, Finding};

    const ACCEPTED: &str =
        "[[accepted]]\ncode = 'STR004'\nsubject = 'layer:sea'\nreason = 'later'\n";
    const LAYER: &str = "[[layer]]\nid = 'sea'\nname = 'Sea'\n";

    #[test]
    fn finds_an_acceptance_without_its_finding() {
        let package = with(ACCEPTED);
        let found = one("STR005", &package);
        all_mend(&package, &found);
        let package = with(&format!("{ACCEPTED}{LAYER}"));
        assert!(of("STR005", &package).is_empty());
    }

    #[test]
    fn an_accepted_finding_leaves_the_counts_until_its_day() {
        let counts = |until: &str| {
            let package = with(&format!("{ACCEPTED}{until}\n{LAYER}"));
            Counts::of(&findings(&package))
        };
        let accepted = Counts { accepted: 1, ..Counts::default() };
        assert_eq!(counts(""), accepted);
        assert_eq!(counts("until = 2026-11-24"), accepted);
        assert_eq!(counts("until = 2026-11-23"), Counts { warnings: 1, ..Counts::default() });
    }

    #[test]
    fn acceptance_is_by_code_and_subject() {
        let package = with(&format!("{ACCEPTED}{LAYER}[[layer]]\nid = 'land'\nname = 'Land'\n"));
        let open: Vec<Finding> = findings(&package).into_iter().filter(Finding::is_open).collect();
        assert_eq!(open.len(), 1);
        assert_eq!(open[0].subject, "layer:land");
    }
}
