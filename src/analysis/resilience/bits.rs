//! The structure evaluated for many defections at once, one bit each.

use super::structure::{Algebra, Structure, TooLarge};
use crate::analysis::engine::Engine;
use crate::analysis::scenario::{Live, Situation, TOLERANCE, fulfilment};
use crate::model::Need;
use std::collections::BTreeMap;

/// How many defections are evaluated at once.
pub(super) const LANES: usize = u128::BITS as usize;

/// One bit a defection: whether something holds under it.
pub(super) struct Lanes {
    /// For each actor, the defections under which it stands by the package.
    stands: Vec<u128>,
}

impl Lanes {
    /// Evaluates up to [`LANES`] defections, each a set of actors.
    pub fn new<'d>(actors: usize, defections: impl Iterator<Item = &'d [usize]>) -> Lanes {
        let mut stands = vec![u128::MAX; actors];
        for (lane, defection) in defections.take(LANES).enumerate() {
            for &actor in defection {
                stands[actor] &= !(1 << lane);
            }
        }
        Lanes { stands }
    }
}

impl Algebra for Lanes {
    type Value = u128;

    fn constant(&self, holds: bool) -> u128 {
        if holds { u128::MAX } else { 0 }
    }

    fn stands(&self, actor: usize) -> u128 {
        self.stands[actor]
    }

    fn and(&self, a: &u128, b: &u128) -> Result<u128, TooLarge> {
        Ok(a & b)
    }

    fn or(&self, a: &u128, b: &u128) -> Result<u128, TooLarge> {
        Ok(a | b)
    }
}

/// The amounts that arrive in time, each with the lanes in which it does.
pub(super) fn arrivals(
    structure: &mut Structure<Lanes>,
    situation: &Situation,
    need: &Need,
    counting: &[&Live],
) -> Vec<(f64, u128)> {
    let arrives = |live: &&Live| {
        // Bits never grow past a bound.
        let lanes = structure.arrives(situation, need, live).unwrap_or_default();
        (live.amount, lanes)
    };
    counting.iter().map(arrives).collect()
}

/// The sum of what arrives in one lane.
pub(super) fn sum_in(arrivals: &[(f64, u128)], lane: usize) -> f64 {
    let arriving = arrivals.iter().filter(|(_, lanes)| lanes >> lane & 1 == 1);
    // `sum` makes minus zero of nothing, and reports would print it.
    arriving.fold(0.0, |sum, (amount, _)| sum + amount)
}

/// Every free party out, one at a time, with its organs.
pub(super) struct Outages<'e> {
    chunks: Vec<(Vec<usize>, Structure<'e, Lanes>)>,
    engine: &'e Engine<'e>,
}

impl<'e> Outages<'e> {
    /// One lane for each free party.
    pub fn new(engine: &'e Engine<'e>) -> Outages<'e> {
        let actors = engine.actors.all();
        let parties: Vec<usize> = (0..actors.len())
            .filter(|&a| engine.actors.is_free(a) && !engine.actors.is_organ(a))
            .collect();
        let chunk = |parties: &[usize]| {
            let defections: Vec<Vec<usize>> = parties
                .iter()
                .map(|&p| engine.actors.of_party(actors[p].party).collect())
                .collect();
            let lanes = Lanes::new(actors.len(), defections.iter().map(Vec::as_slice));
            (parties.to_vec(), Structure::new(engine, lanes))
        };
        Outages { chunks: parties.chunks(LANES).map(chunk).collect(), engine }
    }

    /// The fulfilment of a need without each party that lowers it; `whole` is what all together
    /// bring.
    pub fn without_one(
        &mut self,
        situation: &Situation,
        need: &Need,
        counting: &[&Live],
        whole: f64,
    ) -> BTreeMap<String, f64> {
        let mut lower = BTreeMap::new();
        for (parties, structure) in &mut self.chunks {
            let arrivals = arrivals(structure, situation, need, counting);
            // A lane in which everything arrives lowers nothing.
            let touched = arrivals.iter().fold(0, |lanes, (_, arrives)| lanes | !arrives);
            for (lane, &party) in parties.iter().enumerate() {
                if touched >> lane & 1 == 1 {
                    let left = fulfilment(sum_in(&arrivals, lane), need.amount);
                    if left < whole * (1.0 - TOLERANCE) {
                        lower.insert(self.engine.actors.id(party).to_owned(), left);
                    }
                }
            }
        }
        lower
    }
}
