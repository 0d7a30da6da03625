//! STR003: a gate or body whose rule can never hold, or holds without anybody.

use super::super::gates::{self, GateAt};
use super::super::{Check, Context, Finding, Severity, say};
use crate::edit::Edit;
use crate::model::{Body, Gate, GateRule, Kind, Listed, Package, Rule};
use crate::words;

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "STR003",
    name: "empty-rule",
    page: PAGE,
    many: "{n} {decision|decisions} can never be taken, because the rule or its voters are missing: {list}.",
    run,
};

const PAGE: &str = "\
# STR003 empty-rule

## What it finds

A gate at which somebody must decide, or a body, that names nobody who could; or a rule “at least” whose number is missing, is 0, or is larger than the number of those who vote.

## Why it matters

Such a rule never holds, so everything behind it is blocked, whoever supports it; with the number 0 it says nothing at all. In a treaty the same slip reads “by a vote of the members of the Commission” with the Commission's members still to be agreed.

## What to do

Name who decides, correct the number, or strike the gate.

## Example

“Coalition headquarters releases the force” names no headquarters and no party.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    for (index, body) in package.bodies.iter().enumerate() {
        let number = (body.rule == Rule::AtLeast).then_some(body.at_least);
        if let Some(fault) = fault(body.members.len(), number) {
            findings.push(of_body(package, index, body, fault));
        }
    }
    for (at, gate) in gates::all(package) {
        if !gate.decides() || gate.rule == GateRule::Each {
            continue;
        }
        let number = (gate.rule == GateRule::AtLeast).then_some(gate.at_least);
        if let Some(fault) = fault(gate.by.len(), number) {
            findings.push(of_gate(package, at, gate, fault));
        }
    }
}

enum Fault {
    Nobody,
    NoNumber,
    TooMany(u32),
}

fn fault(elements: usize, number: Option<Option<u32>>) -> Option<Fault> {
    match number {
        _ if elements == 0 => Some(Fault::Nobody),
        Some(None | Some(0)) => Some(Fault::NoNumber),
        Some(Some(n)) if n as usize > elements => Some(Fault::TooMany(n)),
        _ => None,
    }
}

fn of_body(package: &Package, index: usize, body: &Body, fault: Fault) -> Finding {
    let name = say::element_first(package, &body.id);
    let n = body.members.len();
    let message = match fault {
        Fault::Nobody => format!("{name} cannot decide anything: it has no members."),
        Fault::NoNumber => format!("{name} decides by “at least”, but not by at least how many."),
        Fault::TooMany(most) => format!(
            "{name} can never decide: it asks for {most} votes and has {}.",
            words::count(n, "member")
        ),
    };
    let finding = CHECK.finding(Severity::Error, gates::subject(Kind::Body, body.id()), message);
    match fault {
        Fault::Nobody => finding.help("Name its members, or let somebody else decide."),
        Fault::NoNumber | Fault::TooMany(_) => {
            let edit = Edit::change::<Body>(package, index, |b| b.at_least = u32::try_from(n).ok());
            finding.help("Correct the number of votes, or add members.").fix(all_of(n), edit)
        }
    }
}

fn of_gate(package: &Package, at: GateAt, gate: &Gate, fault: Fault) -> Finding {
    let (name, owner) = (at.name(package), at.owner(package));
    let n = gate.by.len();
    let message = match fault {
        Fault::Nobody => {
            format!("In {owner}, the gate {name} names nobody who could pass it.")
        }
        Fault::NoNumber => {
            format!("In {owner}, the gate {name} does not say how many must agree.")
        }
        Fault::TooMany(most) => {
            format!("In {owner}, the gate {name} asks for {most} to agree and names {n}.")
        }
    };
    let finding =
        CHECK.finding(Severity::Error, at.subject(package), message).item(at.spoken(package));
    match fault {
        Fault::Nobody => {
            let finding = finding
                .help("Name who decides, or strike the gate; as it stands nothing gets past it.")
                .fix("Strike the gate", at.strike(package));
            if matches!(at, GateAt::Commitment(..)) {
                let edit = at.change(package, |g| g.rule = GateRule::Each);
                return finding.fix("Let each provider decide for itself", edit);
            }
            finding
        }
        Fault::NoNumber | Fault::TooMany(_) => {
            let edit = at.change(package, |g| g.at_least = u32::try_from(n).ok());
            finding.help("Correct the number, or name more who decide.").fix(all_of(n), edit)
        }
    }
}

fn all_of(n: usize) -> String {
    if n == 1 { "Ask for one vote".to_owned() } else { format!("Ask for all {n} votes") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::{all_mend, changed, of, one, sound};
    use crate::model::GateKind;

    #[test]
    fn finds_a_gate_that_names_nobody() {
        let package = changed(|p| p.commitments[0].activation.push(Gate::new(GateKind::Authorise)));
        let found = one("STR003", &package);
        assert_eq!(found.subject, "commitment:batteries");
        all_mend(&package, &found);
    }

    #[test]
    fn a_gate_that_tells_or_asks_each_needs_no_names() {
        let package = changed(|p| {
            let gate = Gate { rule: GateRule::Each, ..Gate::new(GateKind::Decide) };
            p.commitments[0].activation = vec![Gate::new(GateKind::Notify), gate];
        });
        assert!(of("STR003", &package).is_empty());
    }

    #[test]
    fn finds_numbers_that_cannot_be_reached() {
        let mut package = changed(|p| p.bodies[0].rule = Rule::AtLeast);
        all_mend(&package, &one("STR003", &package));
        package.bodies[0].at_least = Some(5);
        assert!(one("STR003", &package).message.contains("5 votes and has 4\u{a0}members"));
        package.bodies[0].at_least = Some(4);
        assert!(of("STR003", &package).is_empty());
        let package = changed(|p| {
            p.triggers[0].determination[0].rule = GateRule::AtLeast;
            p.triggers[0].determination[0].at_least = Some(0);
        });
        all_mend(&package, &one("STR003", &package));
    }

    #[test]
    fn finds_a_body_without_members() {
        let package = changed(|p| p.bodies[0].members.clear());
        assert_eq!(one("STR003", &package).subject, "body:commission");
        assert!(of("STR003", &sound()).is_empty());
    }
}
