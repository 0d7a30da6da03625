//! TIM006: a deadline shorter than a step it must wait for usually takes.

use super::super::clauses::{self, Clause};
use super::super::gates::{self, GateAt};
use super::super::paths::OrganAt;
use super::super::{Check, Context, Finding, Severity, paths, say};
use crate::edit::Edit;
use crate::model::{Commitment, Gate, GateRule, IfSilent, Kind, Package, Party};
use crate::prose::{Duration, Limit};
use crate::words;
use std::collections::BTreeSet;
use std::ops::Range;

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "TIM006",
    name: "clock-beats-prerequisite",
    page: PAGE,
    many: "{n} {deadline is|deadlines are} shorter than what {it waits|they wait} for: {list}.",
    run,
};

const PAGE: &str = "\
# TIM006 clock-beats-prerequisite

## What it finds

A deadline in the clause, on a gate or on an organ that is shorter than what has to happen within it usually takes: 72 hours, behind a parliament that needs ten days. A clock that starts at each provider’s own decision waits for nobody: a state has decided when all whom it must ask at home have consented.

## Why it matters

Such a promise is broken on the day it is made. Those who drafted it knew one half of the procedure, those who have to keep it the other.

## What to do

Obtain the consent beforehand, shorten the step by law, or set a deadline that can be kept.

## Example

“… have their units in place within 5 days of the call”, when the Bundestag's consent takes ten.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    for (index, party) in package.parties.iter().enumerate() {
        findings.extend(
            (0..party.organs.len())
                .filter_map(|organ| of_organ(package, OrganAt { party: index, organ })),
        );
    }
    findings.extend(
        gates::all(package).into_iter().filter_map(|(at, gate)| of_gate(package, at, gate)),
    );
    for (clause, commitment) in clauses::of_commitments(context) {
        findings.extend(of_clause(context, clause, commitment));
    }
}

fn of_organ(package: &Package, at: OrganAt) -> Option<Finding> {
    let (party, organ) = at.get(package)?;
    let (within, usual) = (organ.within_hours?, organ.typical_hours?);
    if usual <= within {
        return None;
    }
    let message = format!(
        "{} has {} by law and usually takes {}.",
        say::element_first(package, &at.id(package)),
        words::hours(within),
        words::hours(usual),
    );
    let edit = Edit::change::<Party>(package, at.party, |p| {
        if let Some(organ) = p.organs.get_mut(at.organ) {
            organ.within_hours = Some(usual);
        }
    });
    Some(
        CHECK
            .finding(Severity::Error, gates::subject(Kind::Party, &party.id), message)
            .item(say::element(package, &at.id(package)))
            .help("Check both figures against the law; one of them does not describe what happens.")
            .fix(format!("Set the deadline to {}", words::hours(usual)), edit),
    )
}

fn of_gate(package: &Package, at: GateAt, gate: &Gate) -> Option<Finding> {
    let within = gate.within_hours?;
    // In a silence procedure the deadline is kept by doing nothing.
    if gate.if_silent == IfSilent::Proceed {
        return None;
    }
    let organs = gate.by.iter().filter_map(|id| Some((id.as_str(), usual_of(package, id)?)));
    let slowest = organs.max_by(|a, b| a.1.total_cmp(&b.1));
    let (who, usual) = match (gate.typical_hours, slowest) {
        (Some(own), _) => ("it".to_owned(), own),
        (None, Some((id, usual))) => (say::element(package, id), usual),
        (None, None) => return None,
    };
    if usual <= within {
        return None;
    }
    let message = format!(
        "{} is given {}, and {who} usually takes {}.",
        words::sentence_case(&at.spoken(package)),
        words::hours(within),
        words::hours(usual),
    );
    let edit = at.change(package, |g| g.within_hours = Some(usual));
    Some(
        CHECK
            .finding(Severity::Error, at.subject(package), message)
            .item(at.spoken(package))
            .help("Set a deadline that can be kept, or shorten the step.")
            .fix(format!("Set the deadline to {}", words::hours(usual)), edit),
    )
}

/// What an organ, written `party.organ`, usually takes.
fn usual_of(package: &Package, id: &str) -> Option<f64> {
    let (party, organ) = id.split_once('.')?;
    package.find::<Party>(party)?.organs.iter().find(|o| o.id == organ)?.typical_hours
}

/// What has to happen between the start of a clock in the clause and the help.
struct Wait {
    hours: f64,
    longest: f64,
    what: String,
    organs: Vec<(OrganAt, f64)>,
}

fn of_clause(context: &Context, clause: &Clause, commitment: &Commitment) -> Option<Finding> {
    let prose = &clause.prose;
    for sentence in &prose.sentences {
        if speaks_of_deciding(clause, sentence) {
            continue;
        }
        for duration in prose.durations(sentence) {
            let is_gates =
                commitment.activation.iter().any(|g| g.within_hours == Some(duration.hours));
            let wait = match duration.limit {
                Limit::AfterDecision if is_own_decision(context, clause.index, commitment) => {
                    continue;
                }
                Limit::Deadline if !is_gates => wait(context, clause.index, commitment, true),
                Limit::AfterDecision => wait(context, clause.index, commitment, false),
                _ => continue,
            };
            if let Some(wait) = wait.filter(|w| w.hours > duration.hours + 1e-9) {
                return Some(of_wait(context.package, clause, &duration, &wait));
            }
        }
    }
    None
}

/// Whether a sentence sets a time for deciding or talking, and not for help.
fn speaks_of_deciding(clause: &Clause, sentence: &Range<usize>) -> bool {
    const TALK: [&str; 10] = [
        "decide",
        "determine",
        "consult",
        "convene",
        "meet",
        "notify",
        "inform",
        "find",
        "confirm",
        "seek",
    ];
    let verb = clause.prose.operatives(sentence).into_iter().next().and_then(|o| o.verb);
    verb.and_then(|v| clause.prose.tokens.get(v)).is_some_and(|v| v.is_any(&TALK))
}

/// Whether the decision of which a clause speaks is each provider's own. A state has decided when
/// all at home whom it must ask have consented, so a clock that starts there waits for nobody.
fn is_own_decision(context: &Context, index: usize, commitment: &Commitment) -> bool {
    let mut decisions = commitment.activation.iter().filter(|g| g.decides()).peekable();
    if decisions.peek().is_some() {
        return decisions.all(|gate| gate.rule == GateRule::Each);
    }
    paths::of_commitment(context, index).iter().any(paths::is_own_decision)
}

/// The gates of the activation, where the clock starts before them, and the slowest organ.
fn wait(
    context: &Context,
    index: usize,
    commitment: &Commitment,
    with_gates: bool,
) -> Option<Wait> {
    let package = context.package;
    let routes = paths::of_commitment(context, index).iter();
    let organs: BTreeSet<OrganAt> = routes.flat_map(|r| paths::organs(package, r)).collect();
    let organs: Vec<(OrganAt, f64)> =
        organs.into_iter().filter_map(|o| Some((o, o.get(package)?.1.typical_hours?))).collect();
    let slowest = organs.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1));
    let gates = commitment.activation.iter().enumerate();
    let gates: Vec<(usize, f64)> = gates
        .filter(|(_, g)| with_gates && g.decides() && g.if_silent == IfSilent::Lapse)
        .filter_map(|(i, g)| Some((i, g.typical_hours?)))
        .collect();
    let longest_gate = gates.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1));
    let hours = gates.iter().map(|g| g.1).sum::<f64>() + slowest.map_or(0.0, |s| s.1);
    match (slowest, longest_gate) {
        (Some((organ, usual)), gate) if gate.is_none_or(|g| g.1 <= usual) => Some(Wait {
            hours,
            longest: usual,
            what: say::element(package, &organ.id(package)),
            organs,
        }),
        (_, Some((gate, usual))) => Some(Wait {
            hours,
            longest: usual,
            what: GateAt::Commitment(index, gate).name(package),
            organs,
        }),
        _ => None,
    }
}

fn of_wait(package: &Package, clause: &Clause, duration: &Duration, wait: &Wait) -> Finding {
    let message = format!(
        "{} promises “{}”, and must wait for {}: usually {}.",
        clause.owner,
        say::short(&clause.prose.words(&duration.tokens)),
        wait.what,
        words::hours(wait.longest),
    );
    let finding = CHECK
        .finding(Severity::Error, clause.subject.clone(), message)
        .help("Obtain the consent beforehand, or set a time that can be kept.")
        .at(clause.prose.bytes(&duration.tokens));
    let slow = wait.organs.iter().filter(|(_, usual)| *usual > duration.hours);
    let mut parties: Vec<&str> =
        slow.filter_map(|(organ, _)| Some(organ.get(package)?.0.id.as_str())).collect();
    parties.dedup();
    if parties.is_empty() {
        return finding;
    }
    let edit = Edit::change::<Commitment>(package, clause.index, |c| {
        c.pre_authorised.extend(parties.iter().map(|&p| p.to_owned()));
    });
    finding.fix(format!("Pre-authorise {}", say::elements(package, &parties, 2)), edit)
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, changed, of, one, saying};
    use crate::model::{Gate, GateKind, GateRule, Modality, Package};

    fn with_parliament(text: &str) -> Package {
        let mut package = saying(text);
        package.parties[1].organs[0].authorises.push("air-defence".into());
        package
    }

    #[test]
    fn finds_hours_behind_a_parliament_that_needs_days() {
        let package =
            with_parliament("Each Guarantor shall provide help within 24 hours of the finding.");
        let found = one("TIM006", &package);
        let said = "“Batteries” promises “24 hours”, and must wait for the Bundestag: usually 10\u{a0}days.";
        assert_eq!(found.message, said);
        all_mend(&package, &found);
        let call =
            with_parliament("Each Guarantor shall provide help within 24 hours of the call.");
        assert_eq!(of("TIM006", &call).len(), 1);
    }

    #[test]
    fn a_clock_that_starts_at_the_consent_or_speaks_of_talk_waits_for_nothing() {
        for text in [
            "Each Guarantor shall provide help within 24 hours of its parliament’s consent.",
            "The Guarantors shall consult within 24 hours; each Guarantor shall then act.",
            "Each Guarantor shall provide help within 10 days of the finding.",
        ] {
            assert!(of("TIM006", &with_parliament(text)).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_providers_own_decision_includes_its_parliaments_consent() {
        let text = "Each Guarantor shall provide help within 24 hours of its decision.";
        // Bound as they are, nothing is theirs to decide: the decision is that of others.
        let mut package = with_parliament(text);
        assert_eq!(of("TIM006", &package).len(), 1);
        let judges = Gate { rule: GateRule::Each, ..Gate::new(GateKind::Decide) };
        package.commitments[0].activation.push(judges);
        assert!(of("TIM006", &package).is_empty());
        let mut unbound = with_parliament(&text.replace("shall", "will"));
        unbound.commitments[0].modality = Modality::Will;
        assert!(of("TIM006", &unbound).is_empty());
    }

    #[test]
    fn finds_gates_and_organs_given_too_little() {
        let package = changed(|p| {
            let mut gate = Gate::new(GateKind::Authorise);
            (gate.by, gate.within_hours) = (vec!["deu.bundestag".into()], Some(72.0));
            p.commitments[0].activation.push(gate);
        });
        all_mend(&package, &one("TIM006", &package));
        let package = changed(|p| p.parties[1].organs[0].within_hours = Some(72.0));
        let found = one("TIM006", &package);
        assert_eq!(found.subject, "party:deu");
        all_mend(&package, &found);
    }
}
