//! AUT001: a route that cannot pass because an adversary's consent is needed.

use super::super::gates::{self, GateAt};
use super::super::{Check, Context, Finding, Severity, paths, say};
use crate::edit::Edit;
use crate::model::{Body, Package, Role};
use crate::words;
use std::collections::BTreeSet;

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "AUT001",
    name: "adversary-veto",
    page: PAGE,
    many: "{n} {step needs|steps need} the consent of {about}: {list}.",
    run,
};

const PAGE: &str = "\
# AUT001 adversary-veto

## What it finds

A gate at which the state that is guaranteed against must agree, itself or in a body whose rule cannot be met without it.

## Why it matters

Nothing behind such a gate is ever owed, whatever everybody else wants. The Budapest Memorandum of 1994 sends the victim to the Security Council, where the aggressor has a veto; monitoring missions that decide by consensus were silent for the same reason.

## What to do

Take the adversary out of the decision, let a majority decide, or let somebody else find the breach. Where it must sit at the table, let it be heard and not counted: interested parties do not vote under the Rio Treaty.

## Example

The Special Commission attributes a breach by consensus of its members, and the Russian Federation is one of them.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    let mut stuck: BTreeSet<GateAt> = BTreeSet::new();
    for route in context.analysis.routes.iter().filter(|r| r.blocked) {
        let steps = route.steps.iter().filter(|s| !s.passes_with_support);
        stuck.extend(steps.filter_map(|s| paths::gate_at(route, s)));
    }
    for at in stuck {
        let Some(gate) = at.gate(package) else { continue };
        let actors = gates::actors(package, &gate.by).into_iter();
        let adversaries: Vec<&str> = actors.filter(|a| opposes(package, a)).collect();
        if !adversaries.is_empty() {
            findings.push(finding(package, at, &adversaries));
        }
    }
}

fn opposes(package: &Package, actor: &str) -> bool {
    gates::role(package, actor) == Some(Role::Adversary)
}

fn finding(package: &Package, at: GateAt, adversaries: &[&str]) -> Finding {
    let who = say::elements(package, adversaries, 1);
    let step = at.spoken(package);
    let message = format!("{} needs the consent of {who}.", words::sentence_case(&step));
    let mut finding =
        CHECK.finding(Severity::Error, at.subject(package), message).about(who).item(step).help(
            "Leave the decision to others, or to a rule that does not need the adversary’s vote.",
        );
    for (title, edit) in taken_out(package, at) {
        finding = finding.fix(title, edit);
    }
    let Some((title, edit)) = gates::let_majority_decide(package, at) else { return finding };
    if majority_suffices(package, at) { finding.fix(title, Some(edit)) } else { finding }
}

/// Moves that take adversaries out of the gate, or out of the bodies that decide there.
fn taken_out(package: &Package, at: GateAt) -> Vec<(String, Option<Edit>)> {
    let Some(gate) = at.gate(package) else { return Vec::new() };
    let direct: Vec<&str> =
        gate.by.iter().map(String::as_str).filter(|e| opposes(package, e)).collect();
    if !direct.is_empty() {
        let edit = at.change(package, |g| g.by.retain(|e| !opposes(package, e)));
        return vec![(format!("Take {} out", say::elements(package, &direct, 2)), edit)];
    }
    let mut moves = Vec::new();
    for (index, body) in package.bodies.iter().enumerate() {
        let members: Vec<&str> =
            body.members.iter().map(String::as_str).filter(|m| opposes(package, m)).collect();
        if !members.is_empty() && gate.by.contains(&body.id) {
            let title = format!(
                "Take {} out of {}",
                say::elements(package, &members, 2),
                say::element(package, &body.id)
            );
            let edit = Edit::change::<Body>(package, index, |b| {
                b.members.retain(|m| !opposes(package, m));
            });
            moves.push((title, edit));
        }
    }
    moves
}

fn majority_suffices(package: &Package, at: GateAt) -> bool {
    let Some(gate) = at.gate(package) else { return false };
    let voters = match gates::sole_body(package, gate) {
        Some((_, body)) => &body.members,
        None => &gate.by,
    };
    let against = voters.iter().filter(|v| opposes(package, v)).count();
    (voters.len() - against) * 2 > voters.len()
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, changed, of, one};
    use crate::model::{GateRule, Rule};

    #[test]
    fn finds_the_aggressor_in_the_council() {
        let package = changed(|p| {
            p.bodies[0].members.push("rus".into());
            p.bodies[0].rule = Rule::All;
        });
        let found = one("AUT001", &package);
        assert_eq!(found.subject, "trigger:attack");
        assert_eq!(found.fixes.len(), 2);
        all_mend(&package, &found);
    }

    #[test]
    fn finds_the_aggressor_at_the_gate() {
        let package = changed(|p| {
            p.triggers[0].determination[0].by = vec!["ukr".into(), "rus".into()];
            p.triggers[0].determination[0].rule = GateRule::All;
        });
        all_mend(&package, &one("AUT001", &package));
    }

    #[test]
    fn an_adversary_that_can_be_outvoted_is_no_veto() {
        let package = changed(|p| p.bodies[0].members.push("rus".into()));
        assert!(of("AUT001", &package).is_empty());
    }
}
