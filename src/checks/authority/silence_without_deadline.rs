//! AUT004: silence that carries a matter, with no hour from which it counts.

use super::super::gates::{self, GateAt};
use super::super::{Check, Context, Finding, Severity};
use crate::model::{IfSilent, Package};
use crate::words;

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "AUT004",
    name: "silence-without-deadline",
    page: PAGE,
    many: "{n} {step is|steps are} to proceed in silence, but no deadline says when silence has been kept: {list}.",
    run,
};

const PAGE: &str = "\
# AUT004 silence-without-deadline

## What it finds

A gate where silence is to carry the matter, without a deadline from which silence counts.

## Why it matters

A silence procedure is a deadline: until it has run out nobody has been silent yet. Without one the gate stays open for ever.

## What to do

Set the deadline, 24 hours being usual, or drop the silence procedure.

## Example

“In the absence of objection the measures take effect”, but absence until when?
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    for (at, gate) in gates::all(package) {
        let waits_for_ever = gate.if_silent == IfSilent::Proceed && gate.within_hours.is_none();
        if gate.decides() && waits_for_ever {
            findings.push(finding(package, at));
        }
    }
}

fn finding(package: &Package, at: GateAt) -> Finding {
    let message = format!(
        "{} is to proceed in silence, but no deadline says when silence has been kept.",
        words::sentence_case(&at.spoken(package)),
    );
    let (title, deadline) = at.set_deadline(package);
    let lapse = at.change(package, |gate| gate.if_silent = IfSilent::Lapse);
    CHECK
        .finding(Severity::Error, at.subject(package), message)
        .item(at.spoken(package))
        .help("Set a deadline; until it has passed nobody has been silent.")
        .fix(title, deadline)
        .fix("Drop the silence procedure", lapse)
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, changed, of, one, sound};

    #[test]
    fn finds_silence_without_a_deadline() {
        let package = changed(|p| p.triggers[0].determination[0].within_hours = None);
        all_mend(&package, &one("AUT004", &package));
        assert!(of("AUT004", &sound()).is_empty());
    }
}
