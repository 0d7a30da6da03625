//! STR001: an id that nothing bears.

use super::super::{Check, Context, Finding, Severity, gates, say};
use crate::edit::Edit;
use crate::model::{Kind, Object, Package, Party, Reference, Term, references};
use std::collections::HashSet;

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "STR001",
    name: "dangling-reference",
    page: PAGE,
    many: "{n} {entry names|entries name} {about}, which is not in the package: {list}.",
    run,
};

const PAGE: &str = "\
# STR001 dangling-reference

## What it finds

Something in the package refers to an object that is not there: a commitment to a trigger that was deleted, a supply to a party that nobody entered.

## Why it matters

What is missing counts as absent. A commitment whose only trigger is missing can never be unlocked; a gate that names a missing party waits for it for ever.

## What to do

Add what is missing, choose another object in its place, or drop the reference.

## Example

“Air-defence reinforcement” is unlocked by “air attack”, and no such trigger is in the package.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    let known = Known::of(package);
    let mut said: HashSet<(Kind, usize, &str)> = HashSet::new();
    for reference in references(package) {
        let place = (reference.place.kind, reference.place.index, reference.id);
        if !known.resolves(&reference) && said.insert(place) {
            findings.push(finding(package, &reference));
        }
    }
}

fn finding(package: &Package, reference: &Reference) -> Finding {
    let place = &reference.place;
    let missing = say::quoted(&reference.id.replace(['-', '.'], " "));
    let owner = match place.object_name(package) {
        name if Some(name) == package.id_at(place.kind, place.index) => "unnamed",
        name => name,
    };
    let message = format!(
        "The {} {} names {missing} ({}), which is not in the package.",
        place.kind.words(),
        say::quoted(owner),
        place.what,
    );
    CHECK
        .finding(Severity::Error, gates::subject_at(package, place.kind, place.index), message)
        .about(missing)
        .help("Add it, choose another in its place, or drop the reference.")
        .fix("Drop the reference", drop_from(package, reference))
}

/// The referring object without the reference; what cannot be without it goes.
fn drop_from(package: &Package, reference: &Reference) -> Option<Edit> {
    let (kind, index) = (reference.place.kind, reference.place.index);
    let mut alone = Package::empty();
    let object = Box::new(package.object(kind, index)?);
    Edit::Insert { index: 0, object }.apply(&mut alone).ok()?;
    for &to in reference.to {
        alone.drop_references(to, reference.id);
    }
    Some(match alone.object(kind, 0) {
        Some(Object::Accepted(_)) | None => Edit::Remove { kind, index },
        Some(object) => Edit::Put { index, object: Box::new(object) },
    })
}

/// Every id that can be referred to; made once, so that large packages stay quick.
struct Known<'a> {
    ids: HashSet<(Kind, &'a str)>,
    organs: HashSet<(&'a str, &'a str)>,
}

impl<'a> Known<'a> {
    fn of(package: &'a Package) -> Known<'a> {
        let ids = |kind: Kind| {
            (0..package.count(kind)).filter_map(move |i| Some((kind, package.id_at(kind, i)?)))
        };
        let organs = |party: &'a Party| party.organs.iter().map(|o| (&*party.id, &*o.id));
        Known {
            ids: Kind::ALL.iter().copied().flat_map(ids).collect(),
            organs: package.parties.iter().flat_map(organs).collect(),
        }
    }

    fn resolves(&self, reference: &Reference) -> bool {
        let is_element = reference.to.contains(&Kind::Body);
        if is_element && let Some(organ) = reference.id.split_once('.') {
            return self.organs.contains(&organ);
        }
        let is_talk = reference.to == [Kind::Capability] && reference.id == crate::model::TALK;
        is_talk || reference.to.iter().any(|&kind| self.ids.contains(&(kind, reference.id)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::{all_mend, changed, of, one, sound};

    #[test]
    fn finds_what_nothing_bears() {
        let package = changed(|p| p.commitments[0].triggers = vec!["air-raid".into()]);
        let found = one("STR001", &package);
        assert_eq!(found.subject, "commitment:batteries");
        assert!(found.message.contains("“air raid”"), "{}", found.message);
        all_mend(&package, &found);
        let organ = changed(|p| p.bodies[0].members.push("deu.bundesrat".into()));
        all_mend(&organ, &one("STR001", &organ));
    }

    #[test]
    fn a_pool_goes_with_its_missing_holder() {
        let package = changed(|p| p.pools[0].by = "pol".into());
        all_mend(&package, &one("STR001", &package));
    }

    #[test]
    fn organs_and_consultation_resolve() {
        let package = changed(|p| {
            p.bodies[0].members.push("deu.bundestag".into());
            p.capabilities.remove(0);
            p.commitments[0].supplies[0].capability = "consultation".into();
        });
        assert!(of("STR001", &package).is_empty());
    }

    #[test]
    fn agrees_with_the_model_on_what_resolves() {
        let package = changed(|p| {
            p.bodies[0].members =
                vec!["deu.bundestag".into(), "x".into(), "ukr".into(), "deu.x".into()];
            p.scenarios[0].area = "west".into();
        });
        let known = Known::of(&package);
        for reference in references(&package).iter().chain(&references(&sound())) {
            assert_eq!(known.resolves(reference), reference.resolves(&package), "{reference:?}");
        }
    }
}
