//! AUT008: every provider determines for itself whether the trigger occurred.

use super::super::gates::{self, GateAt};
use super::super::{Check, Context, Finding, Severity, paths, say};
use crate::model::{Body, Gate, GateRule, Kind, Listed, Package, Role, Trigger};
use crate::words;
use std::collections::BTreeSet;

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "AUT008",
    name: "self-judging-trigger",
    page: PAGE,
    many: "Each provider determines for itself whether {n} {trigger has|triggers have} occurred: {list}.",
    run,
};

const PAGE: &str = "\
# AUT008 self-judging-trigger

## What it finds

A trigger that those who would have to help determine for themselves: each provider for its own share, or the only provider alone.

## Why it matters

Whoever would have to pay decides whether payment is due. The discretion hides in the definition of the event, not in the promise: “as soon as the said Power has been able to satisfy itself” at Locarno, “to the satisfaction of the United States” in the memorandum of 1979, a determination by the President in the drafts of 2025.

## What to do

Leave the finding to a body in which the beneficiary sits, or let silence establish it after a deadline.

## Example

“An extended attack, as determined by the President of the United States”, where the United States alone would have to act.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    for (index, trigger) in package.triggers.iter().enumerate() {
        let providers = providers(package, trigger);
        let judged =
            trigger.determination.iter().position(|g| is_own_judge(package, g, &providers));
        if let Some(gate) = judged.filter(|_| !providers.is_empty()) {
            findings.push(finding(package, trigger, GateAt::Trigger(index, gate), &providers));
        }
    }
}

/// Those who would have to help, beneficiaries aside.
fn providers<'a>(package: &'a Package, trigger: &Trigger) -> BTreeSet<&'a str> {
    let unlocked = package.commitments.iter().filter(|c| c.triggers.contains(&trigger.id));
    let supplies = unlocked.flat_map(|c| &c.supplies).filter(|s| !paths::is_talk(s));
    let others = supplies.filter(|s| gates::role(package, &s.by) != Some(Role::Beneficiary));
    others.map(|s| s.by.as_str()).collect()
}

fn is_own_judge(package: &Package, gate: &Gate, providers: &BTreeSet<&str>) -> bool {
    if !gate.decides() {
        return false;
    }
    if gate.rule == GateRule::Each {
        return true;
    }
    let mut actors = gates::actors(package, &gate.by).into_iter().peekable();
    let party =
        |actor: &'_ str| actor.split_once('.').map_or(actor.to_owned(), |(p, _)| p.to_owned());
    let Some(&only) = providers.iter().next().filter(|_| providers.len() == 1) else {
        return false;
    };
    actors.peek().is_some() && actors.all(|actor| party(actor) == only)
}

fn finding(
    package: &Package,
    trigger: &Trigger,
    at: GateAt,
    providers: &BTreeSet<&str>,
) -> Finding {
    let name = say::quoted(say::spoken(trigger));
    let found = |message: String| {
        CHECK.finding(Severity::Warning, at.subject(package), message).help(
            "Leave the finding to a body in which the beneficiary sits, or let silence establish it.",
        )
    };
    let mut finding = match providers.iter().next() {
        Some(only) if providers.len() == 1 => {
            let who = say::element(package, only);
            found(format!(
                "{} alone, which would then have to help, says whether {name} has occurred.",
                words::sentence_case(&who)
            ))
            .many(
                "{about} alone, which would then have to help, says whether {n} {trigger has|triggers \
                 have} occurred: {list}.",
            )
            .about(who)
        }
        _ => found(format!("Each provider determines for itself whether {name} has occurred.")),
    };
    if let Some(body) = neutral_body(package) {
        let title = format!("Let {} find it", say::element(package, body.id()));
        let edit = at.change(package, |gate| {
            gate.by = vec![body.id().to_owned()];
            gate.rule = GateRule::Any;
            gate.name = String::new();
        });
        finding = finding.fix(title, edit);
    }
    finding
}

/// A body in which a beneficiary sits and no adversary.
fn neutral_body(package: &Package) -> Option<&Body> {
    package.bodies.iter().find(|body| {
        let actors = gates::actors(package, &body.members);
        let has = |role| actors.iter().any(|a| gates::role(package, a) == Some(role));
        has(Role::Beneficiary)
            && !has(Role::Adversary)
            && package.position(Kind::Party, &body.id).is_none()
    })
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, changed, of, one, sound};
    use crate::model::GateRule;

    #[test]
    fn finds_each_for_itself() {
        let package = changed(|p| p.triggers[0].determination[0].rule = GateRule::Each);
        all_mend(&package, &one("AUT008", &package));
    }

    #[test]
    fn finds_the_only_provider_as_judge() {
        let package = changed(|p| {
            p.triggers[0].determination[0].by = vec!["deu".into()];
            p.commitments[0].supplies.truncate(1);
        });
        let found = one("AUT008", &package);
        assert!(
            found.message.contains("Germany alone, which would then have to help, says"),
            "{}",
            found.message
        );
        all_mend(&package, &found);
    }

    #[test]
    fn one_judge_among_several_providers_is_another_matter() {
        let package = changed(|p| p.triggers[0].determination[0].by = vec!["deu".into()]);
        assert!(of("AUT008", &package).is_empty());
        assert!(of("AUT008", &sound()).is_empty());
    }
}
