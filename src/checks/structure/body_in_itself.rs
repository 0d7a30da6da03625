//! STR007: a body that sits in itself.

use super::super::{Check, Context, Finding, Severity, gates, say};
use crate::edit::Edit;
use crate::model::{Body, Kind, Package};
use std::collections::HashSet;

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "STR007",
    name: "body-in-itself",
    page: PAGE,
    many: "{n} {body is a member of itself|bodies are members of themselves}: {list}.",
    run,
};

const PAGE: &str = "\
# STR007 body-in-itself

## What it finds

A body that is, directly or by way of other bodies, a member of itself.

## Why it matters

Its decision would wait for its own decision. Such a vote has no outcome, and what depends on it cannot be relied on.

## What to do

Take the body out of itself, or name its members one by one.

## Example

The Council has the Committee as a member, and the Committee has the Council.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    // Bodies on a circle that has been named already are part of the same slip.
    let mut named: HashSet<&str> = HashSet::new();
    for (index, body) in package.bodies.iter().enumerate() {
        if named.contains(body.id.as_str()) {
            continue;
        }
        let Some(circle) = way_back(package, body) else { continue };
        named.extend(&circle);
        findings.push(finding(package, index, body, &circle));
    }
}

/// The bodies by which a body is a member of itself, itself first.
fn way_back<'a>(package: &'a Package, body: &'a Body) -> Option<Vec<&'a str>> {
    let mut seen = HashSet::new();
    let mut open = vec![vec![body.id.as_str()]];
    while let Some(way) = open.pop() {
        let last = package.find::<Body>(way.last()?)?;
        for member in &last.members {
            if *member == body.id {
                return Some(way);
            }
            if package.find::<Body>(member).is_some() && seen.insert(member) {
                open.push(way.iter().copied().chain([member.as_str()]).collect());
            }
        }
    }
    None
}

fn finding(package: &Package, index: usize, body: &Body, circle: &[&str]) -> Finding {
    let name = say::element_first(package, &body.id);
    let message = match circle {
        [_] => format!("{name} is a member of itself."),
        [_, by, ..] => {
            format!("{name} is a member of itself, by way of {}.", say::element(package, by))
        }
        [] => String::new(),
    };
    let out = circle.get(1).copied().unwrap_or(&body.id);
    let edit = Edit::change::<Body>(package, index, |b| b.members.retain(|m| m != out));
    let title = format!("Take {} out", say::element(package, out));
    CHECK
        .finding(Severity::Error, gates::subject(Kind::Body, &body.id), message)
        .help("A vote that waits for itself has no outcome. Name the members one by one.")
        .fix(title, edit)
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, changed, of, one, with};

    #[test]
    fn finds_circles_once() {
        let package = changed(|p| p.bodies[0].members.push("commission".into()));
        all_mend(&package, &one("STR007", &package));
        let mut package =
            with("[[body]]\nid = 'cell'\nname = 'Cell'\nmembers = ['commission']\nrule = 'any'\n");
        assert!(of("STR007", &package).is_empty());
        package.bodies[0].members.push("cell".into());
        let found = one("STR007", &package);
        assert_eq!(found.subject, "body:commission");
        all_mend(&package, &found);
    }
}
