//! How gates, steps and hidden gates are said in a few words.

use crate::analysis::{Route, Step, StepKind};
use crate::model::{Gate, GateKind, GateRule, IfSilent, Organ, Package, Severity, Term};
use crate::words;

/// Who acts at a gate: “the United Kingdom or France”, “a majority of 5”, “each provider for
/// itself”; empty where nobody is named.
pub fn who(package: &Package, gate: &Gate) -> String {
    let names: Vec<&str> = gate.by.iter().map(|id| package.element_name(id)).collect();
    let count = names.len();
    match (gate.rule, names.as_slice()) {
        (GateRule::Each, _) => "each provider for itself".to_owned(),
        (_, []) => String::new(),
        (_, [one]) => (*one).to_owned(),
        (GateRule::Any, [head @ .., last]) if count <= 3 => {
            format!("{} or {last}", head.join(", "))
        }
        (GateRule::Any, _) => format!("any one of {count}"),
        (GateRule::All, names) if count <= 3 => words::list(names),
        (GateRule::All, _) => format!("all {count} together"),
        (GateRule::Majority, _) => format!("a majority of {count}"),
        (GateRule::AtLeast, _) => match objections(gate) {
            Some(most) => format!("{most} of {count} can stop it"),
            None => format!("{} of {count}", gate.at_least.unwrap_or(0)),
        },
    }
}

/// How many objections stop a gate at which so many at least must agree and silence is consent.
pub fn objections(gate: &Gate) -> Option<usize> {
    let is_silent = gate.rule == GateRule::AtLeast && gate.if_silent == IfSilent::Proceed;
    let needed = gate.at_least.filter(|_| is_silent && gate.decides())? as usize;
    // With none needed nothing stops it, and with more than there are it stands still by itself.
    (1..=gate.by.len()).contains(&needed).then(|| gate.by.len() - needed + 1)
}

/// How long a gate takes: “12 h”, “6 h, at most 24 h”, “12 h, no deadline”, “no deadline”.
pub fn time(gate: &Gate) -> String {
    if gate.kind == GateKind::Notify {
        return "at once".to_owned();
    }
    times(gate.typical_hours, gate.within_hours)
}

fn times(typical: Option<f64>, within: Option<f64>) -> String {
    match (typical, within) {
        (Some(typical), Some(within)) if typical < within => {
            format!("{}, at most {}", words::hours(typical), words::hours(within))
        }
        (_, Some(within)) => format!("within {}", words::hours(within)),
        (Some(typical), None) => format!("{}, no deadline", words::hours(typical)),
        (None, None) => "no deadline".to_owned(),
    }
}

/// “silence proceeds” at a gate where somebody decides and silence is consent; that it lapses
/// otherwise goes without saying.
pub fn silence(gate: &Gate) -> Option<&'static str> {
    (gate.decides() && gate.if_silent == IfSilent::Proceed).then_some("silence proceeds")
}

/// Who, how long and what silence means, as one line: “any one of 4 · 12 h · silence proceeds”.
pub fn details(package: &Package, gate: &Gate) -> String {
    let parts = [who(package, gate), time(gate), silence(gate).unwrap_or_default().to_owned()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// A gate's name; its kind where it has none.
pub fn name(gate: &Gate) -> String {
    match gate.name.trim() {
        "" => words::sentence_case(gate.kind.words()),
        name => name.to_owned(),
    }
}

/// How long an organ takes: “no deadline”, “72 h, no deadline”.
pub fn organ_time(organ: &Organ) -> String {
    times(organ.typical_hours, organ.within_hours)
}

/// A severity and all above it: “limited attack or worse”, “full-scale invasion”.
pub fn threshold(severity: Severity) -> String {
    if Some(&severity) == Severity::ALL.last() {
        severity.words().to_owned()
    } else {
        format!("{} or worse", severity.words())
    }
}

/// The gate that a step passes; none for hidden gates and delivery.
pub fn gate_of<'a>(package: &'a Package, route: &Route, step: &StepKind) -> Option<&'a Gate> {
    match step {
        StepKind::Determination(place) => {
            package.triggers.get(route.trigger?)?.determination.get(*place)
        }
        StepKind::Activation(place) => {
            package.commitments.get(route.commitment)?.activation.get(*place)
        }
        StepKind::OwnDecision | StepKind::Organ(_) | StepKind::Delivery => None,
    }
}

/// The name of a step of a route: the gate's, the organ's, “Own decision of Poland”, “Delivery”.
pub fn step_name(package: &Package, route: &Route, step: &Step) -> String {
    let provider = provider(package, route);
    match step.kind {
        StepKind::Determination(_) | StepKind::Activation(_) => {
            gate_of(package, route, &step.kind).map_or_else(|| "Decision".to_owned(), name)
        }
        StepKind::OwnDecision => format!("Own decision of {}", package.element_name(provider)),
        StepKind::Organ(place) => organ_of(package, route, place).map_or_else(
            || format!("Consent within {}", package.element_name(provider)),
            |organ| package.element_name(&format!("{provider}.{}", organ.id)).to_owned(),
        ),
        StepKind::Delivery => "Delivery".to_owned(),
    }
}

/// The organ of a route's provider at a place.
pub fn organ_of<'a>(package: &'a Package, route: &Route, place: usize) -> Option<&'a Organ> {
    let provider = provider(package, route);
    package.parties.iter().find(|p| p.id == provider)?.organs.get(place)
}

/// The id of the provider of a route; empty where the route fits no supply.
pub fn provider<'a>(package: &'a Package, route: &Route) -> &'a str {
    package
        .commitments
        .get(route.commitment)
        .and_then(|c| c.supplies.get(route.supply))
        .map_or("", |s| s.by.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gate(by: &[&str], rule: GateRule) -> Gate {
        Gate {
            by: by.iter().map(|s| (*s).to_owned()).collect(),
            rule,
            ..Gate::new(GateKind::Decide)
        }
    }

    #[test]
    fn those_who_act_are_named_or_counted() {
        let package = Package::empty();
        let said = |by: &[&str], rule| who(&package, &gate(by, rule));
        assert_eq!(said(&["a", "b"], GateRule::Any), "a or b");
        assert_eq!(said(&["a", "b", "c"], GateRule::All), "a, b and c");
        assert_eq!(said(&["a", "b", "c", "d", "e"], GateRule::Majority), "a majority of 5");
        assert_eq!(said(&[], GateRule::Each), "each provider for itself");
        assert_eq!(said(&[], GateRule::All), "");
    }

    #[test]
    fn where_silence_proceeds_those_who_can_stop_it_are_counted() {
        let package = Package::empty();
        let mut gate = gate(&["a", "b", "c", "d", "e", "f"], GateRule::AtLeast);
        gate.at_least = Some(3);
        assert_eq!((objections(&gate), who(&package, &gate).as_str()), (None, "3 of 6"));
        gate.if_silent = IfSilent::Proceed;
        assert_eq!(objections(&gate), Some(4));
        assert_eq!(who(&package, &gate), "4 of 6 can stop it");
        for nonsense in [None, Some(0), Some(7)] {
            gate.at_least = nonsense;
            assert_eq!(objections(&gate), None);
        }
    }

    #[test]
    fn details_say_who_how_long_and_what_silence_means() {
        let package = Package::empty();
        let mut gate = gate(&["a"], GateRule::All);
        assert_eq!(details(&package, &gate), "a · no deadline");
        gate.typical_hours = Some(6.0);
        gate.within_hours = Some(24.0);
        gate.if_silent = IfSilent::Proceed;
        assert_eq!(details(&package, &gate), "a · 6\u{a0}h, at most 24\u{a0}h · silence proceeds");
        gate.typical_hours = Some(24.0);
        assert_eq!(time(&gate), "within 24\u{a0}h");
    }

    #[test]
    fn a_threshold_includes_what_is_worse() {
        assert_eq!(threshold(Severity::LimitedAttack), "limited attack or worse");
        assert_eq!(threshold(Severity::FullScale), "full-scale invasion");
    }
}
