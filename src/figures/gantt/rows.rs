//! The rows of a Gantt: supplies with the same steps share one.

use super::Target;
use crate::analysis::{Analysis, Counting, NeedResult, Route, Step, StepKind};
use crate::figures::gate_words;
use crate::model::{GateKind, Listed, Package};
use crate::words;
use std::collections::BTreeSet;

/// What a stretch of a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    Find,
    Decide,
    Hidden,
    Deliver,
    /// Standing or in hand.
    Ready,
}

/// A stretch of a row.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Segment {
    pub phase: Phase,
    /// Hours after the fact at which it ends, best.
    pub until: f64,
    /// What to write on it, the longest first.
    pub said: Vec<String>,
}

/// A row: a commitment and the providers whose share goes the same way.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub name: String,
    pub segments: Vec<Segment>,
    pub best: Option<f64>,
    pub worst: Option<f64>,
    /// Every provider of the row is out.
    pub out: bool,
    pub target: Target,
}

impl Row {
    pub fn best_words(&self) -> String {
        match self.best {
            _ if self.out => "out".to_owned(),
            Some(hours) => words::delay(hours),
            None => "cannot pass".to_owned(),
        }
    }

    pub fn worst_words(&self) -> String {
        match self.worst {
            _ if self.out => "out".to_owned(),
            None if self.best.is_none() => "cannot pass".to_owned(),
            hours => hours.map_or_else(|| "not assured".to_owned(), words::delay),
        }
    }

    pub fn in_words(&self) -> String {
        if self.out {
            return format!("{}: out", self.name);
        }
        let (best, worst) = (self.best_words(), self.worst_words());
        format!("{}: {best} if everyone acts, {worst} assured", self.name)
    }
}

/// One supply and the way it comes.
struct Share<'a> {
    counting: &'a Counting,
    /// The fastest of its routes when all support, with its place.
    route: Option<(usize, &'a Route)>,
    provider: &'a str,
}

/// The rows of a need, in the order of the package.
pub(super) fn of(
    package: &Package,
    analysis: &Analysis,
    result: &NeedResult,
    out: &BTreeSet<String>,
) -> Vec<Row> {
    let mut groups: Vec<Vec<Share>> = Vec::new();
    for counting in &result.counting {
        let share = share(package, analysis, counting);
        let same = groups
            .iter_mut()
            .find(|group| group.first().is_some_and(|first| goes_the_same_way(first, &share, out)));
        match same {
            Some(group) => group.push(share),
            None => groups.push(vec![share]),
        }
    }
    groups.iter().filter_map(|group| row(package, group, out)).collect()
}

fn share<'a>(package: &'a Package, analysis: &'a Analysis, counting: &'a Counting) -> Share<'a> {
    let route = counting
        .routes
        .iter()
        .filter_map(|place| Some((*place, analysis.routes.get(*place)?)))
        .min_by(|a, b| {
            let hours = |r: &Route| r.best_hours.unwrap_or(f64::INFINITY);
            hours(a.1).total_cmp(&hours(b.1))
        });
    let supply =
        package.commitments.get(counting.commitment).and_then(|c| c.supplies.get(counting.supply));
    Share { counting, route, provider: supply.map_or("", |s| s.by.as_str()) }
}

fn goes_the_same_way(a: &Share, b: &Share, out: &BTreeSet<String>) -> bool {
    let steps = |share: &Share| -> Vec<(StepKind, Option<f64>, Option<f64>)> {
        let route = share.route.iter().flat_map(|(_, route)| &route.steps);
        let kind = |kind: &StepKind| match kind {
            // Which organ it is does not matter to how long it takes.
            StepKind::Organ(_) => StepKind::Organ(0),
            other => other.clone(),
        };
        route.map(|s| (kind(&s.kind), s.best_hours, s.worst_hours)).collect()
    };
    a.counting.commitment == b.counting.commitment
        && a.counting.in_hand == b.counting.in_hand
        && a.counting.ceiling_hours == b.counting.ceiling_hours
        && a.counting.assured_hours == b.counting.assured_hours
        && a.route.map(|(_, r)| r.trigger) == b.route.map(|(_, r)| r.trigger)
        && out.contains(a.provider) == out.contains(b.provider)
        && steps(a) == steps(b)
}

fn row(package: &Package, group: &[Share], out: &BTreeSet<String>) -> Option<Row> {
    let first = group.first()?;
    let commitment = package.commitments.get(first.counting.commitment)?;
    let mut providers: Vec<&str> = Vec::new();
    for share in group {
        let name = package.element_name(share.provider);
        if !providers.contains(&name) {
            providers.push(name);
        }
    }
    let by = if providers.len() <= 3 {
        words::list(&providers)
    } else {
        words::count(providers.len(), "provider")
    };
    let segments = first.route.map_or_else(Vec::new, |(_, route)| {
        segments(package, route, group.len(), commitment.is_standing() || first.counting.in_hand)
    });
    // “Swift assistance from France” says already whose it is.
    let title = commitment.name();
    let is_said =
        matches!(providers[..], [only] if words::say::whole(title, only).next().is_some());
    Some(Row {
        name: if is_said { title.to_owned() } else { format!("{title}, {by}") },
        segments,
        best: first.counting.ceiling_hours,
        worst: first.counting.assured_hours,
        out: out.contains(first.provider),
        target: Target {
            commitment: first.counting.commitment,
            supplies: group.iter().map(|share| share.counting.supply).collect(),
            route: first.route.map(|(place, _)| place),
        },
    })
}

/// What happens at a gate, in a word; `decided` where somebody decides.
fn what(package: &Package, route: &Route, step: &Step, decided: &str) -> String {
    let kind = gate_words::gate_of(package, route, &step.kind).map(|gate| gate.kind);
    match kind {
        Some(GateKind::Notify) => "Notice",
        Some(GateKind::Consult) => "Consultation",
        Some(GateKind::Authorise) => "Consent",
        Some(GateKind::Decide) | None => decided,
    }
    .to_owned()
}

/// The phases of a route with the hours at which they end; they stop where it cannot pass.
fn segments(package: &Package, route: &Route, shares: usize, ready: bool) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    let mut now = 0.0;
    // Organs decide side by side: they start together and the slowest counts.
    let mut consent: f64 = 0.0;
    let organs = route.steps.iter().filter(|s| matches!(s.kind, StepKind::Organ(_))).count();
    for step in &route.steps {
        let (phase, mut said) = match step.kind {
            StepKind::Determination(_) => {
                (Phase::Find, vec![what(package, route, step, "Finding")])
            }
            StepKind::Activation(_) => {
                (Phase::Decide, vec![what(package, route, step, "Decision")])
            }
            StepKind::OwnDecision => (Phase::Hidden, vec!["Own decision".to_owned()]),
            StepKind::Organ(_) => (Phase::Hidden, vec!["Consent".to_owned()]),
            StepKind::Delivery if ready => (Phase::Ready, Vec::new()),
            StepKind::Delivery => (Phase::Deliver, Vec::new()),
        };
        if shares == 1 || !step.kind.is_hidden() {
            said.insert(0, gate_words::step_name(package, route, step));
        }
        let Some(hours) = step.best_hours else { break };
        if matches!(step.kind, StepKind::Organ(_)) {
            consent = consent.max(hours);
            let until = now + consent;
            match segments.last_mut().filter(|_| organs > 1) {
                Some(last) if last.said.first().is_some_and(|s| s == "Organs consent") => {
                    last.until = until;
                }
                _ if organs > 1 => {
                    let said = vec!["Organs consent".to_owned(), "Consent".to_owned()];
                    segments.push(Segment { phase, until, said });
                }
                _ => segments.push(Segment { phase, until, said }),
            }
            continue;
        }
        now += hours + consent;
        consent = 0.0;
        let waits = hours > 0.0 || step.kind.is_hidden() || step.kind == StepKind::Delivery;
        if waits {
            segments.push(Segment { phase, until: now, said });
        }
    }
    segments
}
