//! STR004: a commitment that provides nothing; a layer or trigger that nothing uses.

use super::super::{Check, Context, Finding, Severity, gates, say};
use crate::edit::Edit;
use crate::model::Kind;

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "STR004",
    name: "no-supply",
    page: PAGE,
    many: "{n} {commitment promises|commitments promise} nothing that anybody has to provide: {list}.",
    run,
};

const PAGE: &str = "\
# STR004 no-supply

## What it finds

A commitment in which nobody provides anything; a layer without a commitment, once the first is drafted; a trigger that unlocks nothing.

## Why it matters

A promise without a provider and an amount cannot be called in. It reads well in a communiqué and adds nothing to any figure. A trigger that unlocks nothing is a definition of an attack to which no one has to respond.

## What to do

Say who provides what and how much, tie the trigger to a commitment, or delete what is not used.

## Example

“The Participants shall support Ukraine's resilience”, with no entry under “Who provides what”.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    let is_begun = !package.commitments.is_empty();
    for (index, layer) in package.layers.iter().enumerate() {
        if is_begun && !package.commitments.iter().any(|c| c.layer == layer.id) {
            let message =
                format!("The layer {} holds no commitment.", say::quoted(say::spoken(layer)));
            findings.push(
                unused(context, Kind::Layer, index, message)
                    .help("Move commitments into it, draft one, or delete the layer."),
            );
        }
    }
    for (index, trigger) in package.triggers.iter().enumerate() {
        if !package.commitments.iter().any(|c| c.triggers.contains(&trigger.id)) {
            let message =
                format!("The trigger {} unlocks nothing.", say::quoted(say::spoken(trigger)));
            findings.push(
                unused(context, Kind::Trigger, index, message)
                    .help("Name it in a commitment that answers such an attack, or delete it."),
            );
        }
    }
    for (index, commitment) in package.commitments.iter().enumerate() {
        if commitment.supplies.is_empty() {
            let message = format!(
                "{} promises nothing that anybody has to provide.",
                say::quoted(say::spoken(commitment))
            );
            findings.push(
                unused(context, Kind::Commitment, index, message).help(
                    "Say who provides what, how much and how soon, or delete the commitment.",
                ),
            );
        }
    }
}

fn unused(context: &Context, kind: Kind, index: usize, message: String) -> Finding {
    let package = context.package;
    let (title, many) = match kind {
        Kind::Layer => ("Delete the layer", "{n} {layer holds|layers hold} no commitment: {list}."),
        Kind::Trigger => {
            ("Delete the trigger", "{n} {trigger unlocks|triggers unlock} nothing: {list}.")
        }
        _ => ("Delete the commitment", CHECK.many),
    };
    CHECK
        .finding(Severity::Warning, gates::subject_at(package, kind, index), message)
        .many(many)
        .fix(title, Some(Edit::Remove { kind, index }))
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, changed, of, one, sound, with};

    #[test]
    fn finds_a_commitment_that_provides_nothing() {
        let package = changed(|p| p.commitments[0].supplies.clear());
        let found = one("STR004", &package);
        assert_eq!(found.subject, "commitment:batteries");
        all_mend(&package, &found);
        assert!(of("STR004", &sound()).is_empty());
    }

    #[test]
    fn finds_a_trigger_and_a_layer_that_nothing_uses() {
        let package = with(
            "[[trigger]]\nid = 'raid'\nname = 'Raid'\nthreshold = 'pattern'\n\
             [[layer]]\nid = 'sea'\nname = 'Sea'",
        );
        let found = of("STR004", &package);
        let subjects: Vec<&str> = found.iter().map(|f| f.subject.as_str()).collect();
        assert_eq!(subjects, ["layer:sea", "trigger:raid"]);
        found.iter().for_each(|f| all_mend(&package, f));
    }
}
