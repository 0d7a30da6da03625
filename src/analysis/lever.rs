//! Drafting moves that a negotiator could ask for, each with what it would buy.
//!
//! A lever's effect is found by applying it and measuring again what it can change; only moves that change something
//! in the text are offered. Where the page leaves it open: a gate's lever asks the parties that
//! sit at it, a supply's its provider, a change of a paper or a trigger all guarantors that are
//! parties to the papers concerned (backers and institutions included); a beneficiary is asked only
//! where nobody else is. `raise` aims at the need that is met least of those toward which the supply
//! arrives in time: in the stance *assured* where it arrives in it, else at the ceiling; what is
//! counted in whole things is raised to whole things. `majority` reaches the rule of a body that
//! decides, too. `in-hand` is offered for things, not for people or acts of a government. A clause
//! that was drafted from the structure is drafted again; `bind` says “shall” in any clause.

mod asks;
mod find;
mod hand;
mod plan;
mod raise;
mod trial;

pub use plan::{Obstacle, Plan, PlanStep, Reason, fewest_parties, plan, plan_of};

use super::{Measures, Options, measure};
use crate::edit::Edit;
use crate::model::{Package, Term};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use trial::Trial;

/// A kind of drafting move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeverKind {
    /// Set a deadline of 24 h on a gate or organ that has none.
    Deadline,
    /// Let a gate proceed in silence instead of lapsing.
    Silence,
    /// Let a majority decide instead of all.
    Majority,
    /// Remove a deciding gate.
    DropGate,
    /// Obtain the consent of a provider's organs in advance.
    PreAuthorise,
    /// Place a supply in the beneficiary's hands.
    InHand,
    /// Make a commitment binding.
    Bind,
    /// Lower a trigger's threshold by one step.
    Threshold,
    /// Let a trigger be established on murkier evidence, by one step.
    Evidence,
    /// Drop a trigger's limits of area, or add a scenario's ways of attack to it.
    Widen,
    /// Raise the amount of a supply.
    Raise,
}

impl Term for LeverKind {
    const ALL: &'static [LeverKind] = &[
        LeverKind::Deadline,
        LeverKind::Silence,
        LeverKind::Majority,
        LeverKind::DropGate,
        LeverKind::PreAuthorise,
        LeverKind::InHand,
        LeverKind::Bind,
        LeverKind::Threshold,
        LeverKind::Evidence,
        LeverKind::Widen,
        LeverKind::Raise,
    ];

    fn words(self) -> &'static str {
        match self {
            LeverKind::Deadline => "set a deadline",
            LeverKind::Silence => "let silence proceed",
            LeverKind::Majority => "decide by majority",
            LeverKind::DropGate => "drop a decision",
            LeverKind::PreAuthorise => "consent in advance",
            LeverKind::InHand => "place in hand",
            LeverKind::Bind => "make binding",
            LeverKind::Threshold => "lower the threshold",
            LeverKind::Evidence => "accept murkier evidence",
            LeverKind::Widen => "widen the trigger",
            LeverKind::Raise => "raise the amount",
        }
    }

    fn key(self) -> &'static str {
        match self {
            LeverKind::Deadline => "deadline",
            LeverKind::Silence => "silence",
            LeverKind::Majority => "majority",
            LeverKind::DropGate => "drop-gate",
            LeverKind::PreAuthorise => "pre-authorise",
            LeverKind::InHand => "in-hand",
            LeverKind::Bind => "bind",
            LeverKind::Threshold => "threshold",
            LeverKind::Evidence => "evidence",
            LeverKind::Widen => "widen",
            LeverKind::Raise => "raise",
        }
    }
}

/// One drafting move with its effect.
#[derive(Debug, Clone, PartialEq)]
pub struct Lever {
    /// Names the move, such as `deadline/commitment:air-reinforcement/0`; the same for the same
    /// move in the same package.
    pub id: String,
    /// Its kind.
    pub kind: LeverKind,
    /// What it changes, as `kind:id`.
    pub target: String,
    /// What it does, in plain words.
    pub title: String,
    /// The parties that would have to concede it, in the order of the file.
    pub asks: Vec<String>,
    /// The move.
    pub edit: Edit,
    /// The package's measures once it is made.
    pub after: Measures,
}

impl Lever {
    /// What it adds to the measure *assured*.
    pub fn gain(&self, before: &Measures) -> f64 {
        self.after.assured - before.assured
    }
}

/// All levers of a package, ranked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Levers {
    /// The measures as the package stands.
    pub before: Measures,
    /// The levers, the most useful first.
    pub levers: Vec<Lever>,
}

/// A move that has not been measured yet.
struct Move {
    id: String,
    kind: LeverKind,
    target: String,
    title: String,
    asks: Vec<String>,
    edit: Edit,
}

impl Move {
    fn with(self, after: Measures) -> Lever {
        let Move { id, kind, target, title, asks, edit } = self;
        Lever { id, kind, target, title, asks, edit, after }
    }
}

/// How many threads measure levers.
const WORKERS: usize = 2;

/// Finds and measures all levers on two threads; `on_found` gets each as soon as it is known, in no
/// order. Setting `cancel` ends the search early.
pub fn levers(
    package: &Package,
    options: &Options,
    cancel: &AtomicBool,
    mut on_found: impl FnMut(Lever),
) {
    let moves = find::moves(package, options);
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    std::thread::scope(|scope| {
        for _ in 0..WORKERS {
            let (sender, next, moves) = (sender.clone(), &next, &moves);
            scope.spawn(move || {
                let mut trial = Trial::new(package, options);
                while !cancel.load(Ordering::Relaxed) {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    let Some(found) = moves.get(place) else { break };
                    let after = trial.effect(&found.edit);
                    if after.is_some_and(|after| sender.send((place, after)).is_err()) {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut moves: Vec<Option<&Move>> = moves.iter().map(Some).collect();
        for (place, after) in receiver {
            if let Some(found) = moves.get_mut(place).and_then(Option::take) {
                on_found(found.copy().with(after));
            }
        }
    });
}

impl Move {
    fn copy(&self) -> Move {
        Move {
            id: self.id.clone(),
            kind: self.kind,
            target: self.target.clone(),
            title: self.title.clone(),
            asks: self.asks.clone(),
            edit: self.edit.clone(),
        }
    }
}

/// All levers of a package, ranked.
pub fn all_levers(package: &Package, options: &Options) -> Levers {
    levers_until(package, options, &AtomicBool::new(false))
}

fn levers_until(package: &Package, options: &Options, cancel: &AtomicBool) -> Levers {
    let before = measure(package, options);
    let mut found = Vec::new();
    levers(package, options, cancel, |lever| found.push(lever));
    rank(&mut found);
    Levers { before, levers: found }
}

/// Puts the most useful first: by what they make assured, then by the ceiling, then by fewer parties
/// asked; at last by id, so that the order is always the same.
pub fn rank(levers: &mut [Lever]) {
    // Figures that differ by rounding alone are equal.
    let step = |figure: f64| (figure * 1e9).round();
    levers.sort_by(|a, b| {
        step(b.after.assured)
            .total_cmp(&step(a.after.assured))
            .then_with(|| step(b.after.ceiling).total_cmp(&step(a.after.ceiling)))
            .then_with(|| a.asks.len().cmp(&b.asks.len()))
            .then_with(|| a.id.cmp(&b.id))
    });
}
