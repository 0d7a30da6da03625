//! Who can break it: minimal blocking sets, power, and what is left without one party.
//!
//! A need is a monotone function of who stands by the package. It is evaluated by one reading of
//! the structure ([`structure`]) in two algebras: bits, one for each defection that is tried, and
//! decision diagrams, from which minimal sets and power are read exactly.
//!
//! The bounds: a need whose diagram or whose search outgrows [`diagram::MOST_STATES`],
//! [`diagram::MOST_NODES`] or [`cuts::MOST_SETS`] is reported as incomplete, with the minimal sets
//! of up to [`SMALL`] actors; where the diagram is what outgrew, power is left out.

mod bits;
mod cuts;
mod diagram;
mod search;
mod structure;

use super::engine::Engine;
use super::scenario::{Live, Situation, in_time};
use super::{NeedResult, ScenarioResult};
use crate::model::Need;
use bits::Outages;
use diagram::Workbench;
use std::collections::BTreeMap;

/// The size up to which minimal sets are searched where not all can be.
pub(super) const SMALL: usize = 4;

/// Minimal blocking sets and power, as they stand in a result.
#[derive(Debug, Clone)]
struct Breaking {
    sets: Vec<Vec<String>>,
    complete: bool,
    power: BTreeMap<String, f64>,
}

/// Adds to every need of a package who can break it. `situations` are those of `results`.
pub(super) fn add(engine: &Engine, situations: &[Situation], results: &mut [ScenarioResult]) {
    let mut outages = Outages::new(engine);
    let mut open = Vec::new();
    for (situation, result) in situations.iter().zip(results) {
        for (need, out) in situation.scenario.needs.iter().zip(&mut result.needs) {
            let counting: Vec<&Live> = situation
                .counting(engine, need)
                .filter(|live| in_time(live.hours.best, need.within_hours))
                .collect();
            let whole = out.measures.ceiling;
            out.one_party_out = outages.without_one(situation, need, &counting, whole);
            if whole < 1.0 {
                out.blocking_sets = vec![Vec::new()];
            } else if need.amount > 0.0 {
                open.push(Question { situation, need, counting, out });
            }
        }
    }
    if !open.is_empty() {
        Workbench::with(|bench| bench.answer(engine, open));
    }
}

/// A need that is met while all stand by it, and the place for what breaks it.
struct Question<'q> {
    situation: &'q Situation<'q>,
    need: &'q Need,
    /// Supplies that arrive in time when all support.
    counting: Vec<&'q Live>,
    out: &'q mut NeedResult,
}

impl Question<'_> {
    fn settle(&mut self, breaking: Breaking) {
        self.out.blocking_sets = breaking.sets;
        self.out.blocking_sets_complete = breaking.complete;
        self.out.power = breaking.power;
    }
}

/// Puts sets of actors into the order of the report: by size, then alphabetically.
fn in_order(engine: &Engine, sets: impl Iterator<Item = Vec<usize>>) -> Vec<Vec<String>> {
    let by_name = engine.actors.by_name();
    let mut rank = vec![0; by_name.len()];
    for (place, &actor) in by_name.iter().enumerate() {
        rank[actor] = place;
    }
    let ranked = |mut set: Vec<usize>| {
        set.iter_mut().for_each(|actor| *actor = rank[*actor]);
        set.sort_unstable();
        set
    };
    let mut sets: Vec<Vec<usize>> = sets.map(ranked).collect();
    sets.sort_unstable_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
    let name = |place: usize| engine.actors.id(by_name[place]).to_owned();
    sets.into_iter().map(|set| set.into_iter().map(name).collect()).collect()
}
