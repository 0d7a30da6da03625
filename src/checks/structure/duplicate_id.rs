//! STR002: two objects of a kind with one id.

use super::super::{Check, Context, Finding, Severity, gates, say};
use crate::edit::Edit;
use crate::model::{
    Area, Body, Capability, Commitment, Instrument, Layer, Listed, Package, Party, Pool, Scenario,
    Source, Term, Trigger, Vector, fresh,
};
use std::collections::HashSet;

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "STR002",
    name: "duplicate-id",
    page: PAGE,
    many: "{n} {entry has|entries have} the id of another, so nothing can refer to {it|them}: {list}.",
    run,
};

const PAGE: &str = "\
# STR002 duplicate-id

## What it finds

Two objects of one kind bear the same id, the internal name by which the file's parts refer to each other. It happens when text is copied within a file outside this program, or when two drafts are merged.

## Why it matters

A reference reaches the first of them only. The second is never used, although it looks as if it were: its figures stand in the file and count for nothing.

## What to do

Give the second an id of its own, then point at it whatever was meant for it; or delete it if it is a leftover copy.

## Example

Two commitments, “Rapid resupply” and its copy, both bear the id of the first.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    of_kind::<Vector>(package, findings, |o, id| o.id = id);
    of_kind::<Capability>(package, findings, |o, id| o.id = id);
    of_kind::<Area>(package, findings, |o, id| o.id = id);
    of_kind::<Party>(package, findings, |o, id| o.id = id);
    of_kind::<Body>(package, findings, |o, id| o.id = id);
    of_kind::<Instrument>(package, findings, |o, id| o.id = id);
    of_kind::<Layer>(package, findings, |o, id| o.id = id);
    of_kind::<Pool>(package, findings, |o, id| o.id = id);
    of_kind::<Trigger>(package, findings, |o, id| o.id = id);
    of_kind::<Commitment>(package, findings, |o, id| o.id = id);
    of_kind::<Scenario>(package, findings, |o, id| o.id = id);
    of_kind::<Source>(package, findings, |o, id| o.id = id);
    for (index, party) in package.parties.iter().enumerate() {
        organs(package, index, party, findings);
    }
}

const HELP: &str = "References reach only the first of the two. Give the second an id of its own.";

fn of_kind<T: Listed>(
    package: &Package,
    findings: &mut Vec<Finding>,
    set: impl Fn(&mut T, String) + Copy,
) {
    for index in package.duplicate_ids::<T>() {
        let Some(object) = T::list(package).get(index) else { continue };
        let name = say::quoted(say::spoken(object));
        let first = package.find::<T>(object.id()).map(|o| say::quoted(say::spoken(o)));
        let what = T::KIND.words();
        let message = match first {
            Some(first) if first != name => {
                format!("The {what} {name} has the same id as {first}, so nothing can refer to it.")
            }
            _ => format!(
                "Two entries {name} ({what}) have one id, so nothing can refer to the second."
            ),
        };
        let id = package.fresh_id::<T>(object.name());
        findings.push(
            CHECK
                .finding(Severity::Error, gates::subject(T::KIND, object.id()), message)
                .help(HELP)
                .fix(
                    "Give the second an id of its own",
                    Edit::change(package, index, |o| set(o, id)),
                ),
        );
    }
}

fn organs(package: &Package, index: usize, party: &Party, findings: &mut Vec<Finding>) {
    let mut seen = HashSet::new();
    for (at, organ) in party.organs.iter().enumerate() {
        if organ.id.is_empty() || seen.insert(&organ.id) {
            continue;
        }
        let message = format!(
            "Two organs of {} have one id, so nothing can refer to the second.",
            say::element(package, &party.id)
        );
        let id = fresh(&organ.name, |id| party.organs.iter().any(|o| o.id == id));
        let edit = Edit::change::<Party>(package, index, |p| {
            if let Some(organ) = p.organs.get_mut(at) {
                organ.id = id;
            }
        });
        findings.push(
            CHECK
                .finding(Severity::Error, gates::subject(Party::KIND, &party.id), message)
                .help(HELP)
                .fix("Give the second an id of its own", edit),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, changed, of, one, sound};

    #[test]
    fn finds_two_parties_with_one_id() {
        let package = changed(|p| p.parties[3].id = "fra".into());
        let found = one("STR002", &package);
        assert_eq!(found.subject, "party:fra");
        assert!(found.message.contains("“United Kingdom”") && found.message.contains("“France”"));
        all_mend(&package, &found);
    }

    #[test]
    fn finds_two_organs_with_one_id() {
        let package = changed(|p| {
            let organ = p.parties[1].organs[0].clone();
            p.parties[1].organs.push(organ);
        });
        all_mend(&package, &one("STR002", &package));
    }

    #[test]
    fn one_id_may_serve_two_kinds() {
        assert!(of("STR002", &changed(|p| p.bodies[0].id = "shield".into())).is_empty());
        assert!(of("STR002", &sound()).is_empty());
    }
}
