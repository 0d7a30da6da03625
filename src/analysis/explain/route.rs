//! A route, gate by gate.

use super::{LineKind, Lines, actors, grade_meaning};
use crate::analysis::{Route, Step, StepKind, naming};
use crate::model::{Gate, GateKind, GateRule, IfSilent, Package, Party, TALK, Term};
use crate::words::{self, say};

impl Lines<'_> {
    /// A route with all its steps.
    pub(super) fn route(&mut self, depth: usize, at: usize) -> Option<()> {
        let (package, analysis) = (self.package, self.analysis);
        let route = analysis.routes.get(at)?;
        self.heading(depth, title(package, route)?);
        self.fact(depth + 1, grade(package, route));
        self.fact(depth + 1, time(route));
        for step in &route.steps {
            let kind = if step.kind.is_hidden() { LineKind::Hidden } else { LineKind::Gate };
            let line = describe(package, route, step);
            self.add(depth + 1, kind, line);
        }
        self.fact(depth + 1, stopped(package, route));
        Some(())
    }

    /// A route in one line.
    pub(super) fn route_in_short(&mut self, depth: usize, at: usize) {
        let Some(route) = self.analysis.routes.get(at) else { return };
        let Some(title) = title(self.package, route) else { return };
        let grade = format!("{} ({})", route.grade.name(), route.grade.numeral());
        self.fact(depth, format!("{title}: {grade}. {}", time(route)));
    }
}

fn title(package: &Package, route: &Route) -> Option<String> {
    let commitment = package.commitments.get(route.commitment)?;
    let supply = commitment.supplies.get(route.supply)?;
    let share = words::sentence_case(&naming::share(package, commitment, supply));
    let amount = naming::quantity(package, &supply.capability, supply.amount);
    let after = route.trigger.and_then(|t| package.triggers.get(t));
    let after = after.map_or_else(String::new, |t| format!(", after {}", naming::trigger(t)));
    Some(format!("{share} ({amount}){after}"))
}

fn grade(package: &Package, route: &Route) -> String {
    let supply =
        package.commitments.get(route.commitment).and_then(|c| c.supplies.get(route.supply));
    let why = if route.blocked {
        "it cannot pass even when all support"
    } else if route.grade.numeral() > 0 {
        grade_meaning(route.grade)
    } else if supply.is_some_and(|s| s.capability == TALK) {
        "it is talk, not help"
    } else {
        "the promise does not bind"
    };
    format!("{} ({}): {why}.", route.grade.name(), route.grade.numeral())
}

fn time(route: &Route) -> String {
    let best = match route.best_hours {
        Some(hours) => format!("{} when all support", words::hours(hours)),
        None if route.blocked => "never, whoever supports".to_owned(),
        None => "no end in sight even when all support".to_owned(),
    };
    let worst = match route.worst_hours {
        Some(hours) => format!("by {} at the latest when all are silent", words::hours(hours)),
        None if route.steps.iter().all(|s| s.passes_in_silence) => {
            "no deadline holds when all are silent".to_owned()
        }
        None => "it lapses when all are silent".to_owned(),
    };
    format!("In effect: {best}; {worst}.")
}

fn stopped(package: &Package, route: &Route) -> String {
    match route.vetoes.len() {
        _ if route.blocked => "It is stopped already.".to_owned(),
        0 => "No single actor can stop it.".to_owned(),
        1 => {
            format!("{} alone can stop it.", words::sentence_case(&actors(package, &route.vetoes)))
        }
        _ => format!(
            "{} can each stop it alone.",
            words::sentence_case(&actors(package, &route.vetoes))
        ),
    }
}

fn describe(package: &Package, route: &Route, step: &Step) -> String {
    let name = match &step.kind {
        StepKind::Determination(at) => route
            .trigger
            .and_then(|t| package.triggers.get(t)?.determination.get(*at))
            .map(|gate| named(package, gate)),
        StepKind::Activation(at) => package
            .commitments
            .get(route.commitment)
            .and_then(|c| c.activation.get(*at))
            .map(|gate| named(package, gate)),
        StepKind::OwnDecision => {
            let by = provider(package, route);
            Some(format!(
                "Not in the words: {} decides for itself, since it is not bound",
                say::element(package, by)
            ))
        }
        StepKind::Organ(at) => {
            let by = provider(package, route);
            let organ = package.find::<Party>(by).and_then(|p| p.organs.get(*at));
            organ.map(|organ| {
                let id = format!("{by}.{}", organ.id);
                format!("Not in the words: {} must consent", say::element(package, &id))
            })
        }
        StepKind::Delivery => Some("From release to effect".to_owned()),
    };
    let name = name.unwrap_or_else(|| "A step".to_owned());
    format!("{name}: {}", hours(step))
}

fn provider<'a>(package: &'a Package, route: &Route) -> &'a str {
    let supply =
        package.commitments.get(route.commitment).and_then(|c| c.supplies.get(route.supply));
    supply.map_or("", |s| s.by.as_str())
}

fn hours(step: &Step) -> String {
    if !step.passes_with_support {
        return "it does not pass even when all support".to_owned();
    }
    let best = words::hours_or_never(step.best_hours);
    match step.worst_hours {
        Some(worst) if Some(worst) == step.best_hours => best,
        Some(worst) => format!("{best}, {} at worst", words::hours(worst)),
        None if step.passes_in_silence => format!("{best}; no deadline"),
        None => format!("{best}; silence lets it lapse"),
    }
}

/// A gate with who decides by which rule.
fn named(package: &Package, gate: &Gate) -> String {
    let name = words::sentence_case(&naming::gate(package, gate));
    if !gate.decides() {
        return name;
    }
    let who = match gate.rule {
        GateRule::Each => "each provider for its own supply".to_owned(),
        _ if gate.by.is_empty() => "nobody is named".to_owned(),
        _ if gate.by.len() == 1 => say::elements(package, &gate.by, 1),
        GateRule::Any => format!("any one of {}", say::elements(package, &gate.by, 5)),
        GateRule::All => format!("all of {}", say::elements(package, &gate.by, 5)),
        GateRule::Majority => format!("a majority of {}", say::elements(package, &gate.by, 5)),
        GateRule::AtLeast => {
            let least = gate.at_least.map_or(0, |n| n as usize);
            format!("at least {least} of {}", say::elements(package, &gate.by, 5))
        }
    };
    let silence = match (gate.kind, gate.if_silent) {
        (GateKind::Decide | GateKind::Authorise, IfSilent::Proceed) => ", proceeds in silence",
        _ => "",
    };
    format!("{name} ({}: {who}{silence})", gate.kind.words())
}
