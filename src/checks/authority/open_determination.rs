//! AUT010: a finding that lapses in silence.

use super::super::gates::GateAt;
use super::super::{Check, Context, Finding, Severity, paths, say};
use crate::model::{IfSilent, Package};
use std::collections::BTreeSet;

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "AUT010",
    name: "open-determination",
    page: PAGE,
    many: "If {about} keeps silent or cannot agree, {n} {trigger is|triggers are} never established: {list}.",
    run,
};

const PAGE: &str = "\
# AUT010 open-determination

## What it finds

A trigger that somebody must find to have occurred, where silence or deadlock means that nothing has.

## Why it matters

The most common discretion in guarantees sits here, before any promise is reached. The League needed twelve days for its finding of March 1936, and the moment had passed. The Franco-Soviet protocol of 1935 knew the answer: if the Council makes no recommendation, the duty to assist applies all the same. So did the snapback of 2015: without a resolution in thirty days the sanctions return.

## What to do

Let silence establish the fact after a deadline, so that it takes a decision to stop help rather than to start it.

## Example

“Violations that the Special Commission attributes to the Russian Federation”, by consensus and by no stated time.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    let mut open: BTreeSet<GateAt> = BTreeSet::new();
    for route in &context.analysis.routes {
        // What cannot pass at all is a graver matter, and said elsewhere.
        let steps = route.steps.iter().filter(|s| s.passes_with_support && !s.passes_in_silence);
        open.extend(steps.filter_map(|s| paths::gate_at(route, s)));
    }
    let mut triggers = BTreeSet::new();
    for at in open {
        let GateAt::Trigger(trigger, _) = at else { continue };
        let lapses =
            at.gate(package).is_some_and(|g| g.decides() && g.if_silent == IfSilent::Lapse);
        if lapses && triggers.insert(trigger) {
            findings.push(finding(package, at));
        }
    }
}

fn finding(package: &Package, at: GateAt) -> Finding {
    let owner = at.owner(package);
    let who =
        at.gate(package).filter(|g| !g.by.is_empty() && g.rule != crate::model::GateRule::Each);
    let found = |message: String| CHECK.finding(Severity::Warning, at.subject(package), message);
    let finding = match who.map(|gate| say::either(package, &gate.by, 2)) {
        Some(who) => {
            found(format!("If {who} keeps silent or cannot agree, {owner} is never established."))
                .about(who)
        }
        None => {
            found(format!("If those who must find it keep silent, {owner} is never established."))
                .many(
                    "If those who must find {it|them} keep silent, {n} {trigger is|triggers are} \
                     never established: {list}.",
                )
        }
    };
    let (title, edit) = at.let_silence_proceed(package);
    finding
        .help("Let silence establish the fact after a deadline, so that it takes a decision to stop help.")
        .fix(title, edit)
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, changed, of, one, sound};
    use crate::model::{Gate, GateKind, IfSilent};

    #[test]
    fn finds_a_finding_that_lapses() {
        let package = changed(|p| p.triggers[0].determination[0].if_silent = IfSilent::Lapse);
        let found = one("AUT010", &package);
        assert_eq!(found.subject, "trigger:attack");
        all_mend(&package, &found);
    }

    #[test]
    fn a_request_by_the_beneficiary_does_not_lapse() {
        let package = changed(|p| {
            let request = Gate { by: vec!["ukr".into()], ..Gate::new(GateKind::Decide) };
            p.triggers[0].determination.insert(0, request);
        });
        assert!(of("AUT010", &package).is_empty());
        assert!(of("AUT010", &sound()).is_empty());
    }
}
