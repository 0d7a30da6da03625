//! Minimal sets by trying them, where a need's diagram outgrows its bound.

use super::bits::{LANES, Lanes, arrivals, sum_in};
use super::cuts::MOST_SETS;
use super::structure::{Algebra, Structure, TooLarge};
use super::{Breaking, Question, SMALL, in_order};
use crate::analysis::engine::Engine;
use crate::analysis::scenario::fulfilment;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// The most sets that are tried for a need.
const MOST_TRIALS: usize = 2_000_000;

/// The minimal blocking sets of up to [`SMALL`] actors (fewer where even that is too many), not
/// complete, without power.
pub(super) fn small(engine: &Engine, question: &Question) -> Breaking {
    let mut relevant = relevant(engine, question);
    let mut found: HashSet<Vec<usize>> = HashSet::new();
    let mut trials = 0;
    for size in 1..=SMALL {
        trials += combinations(relevant.len(), size);
        if trials > MOST_TRIALS {
            break;
        }
        let blocking = blocking(engine, question, &relevant, size, &found);
        if found.len() + blocking.len() > MOST_SETS {
            break;
        }
        if size == 1 {
            // No minimal set of several holds one that blocks alone.
            relevant.retain(|&actor| !blocking.contains(&vec![actor]));
        }
        found.extend(blocking);
    }
    let sets = in_order(engine, found.into_iter());
    Breaking { sets, complete: false, power: BTreeMap::new() }
}

fn combinations(of: usize, size: usize) -> usize {
    (0..size).fold(1, |ways: usize, n| ways.saturating_mul(of.saturating_sub(n)) / (n + 1))
}

/// The sets of one size that block, none of whose subsets has been found.
fn blocking(
    engine: &Engine,
    question: &Question,
    relevant: &[usize],
    size: usize,
    found: &HashSet<Vec<usize>>,
) -> Vec<Vec<usize>> {
    let mut blocking = Vec::new();
    let mut places: Vec<usize> = (0..size).collect();
    let mut batch: Vec<Vec<usize>> = Vec::with_capacity(LANES);
    let mut more = relevant.len() >= size;
    while more {
        batch.push(places.iter().map(|&p| relevant[p]).collect());
        more = advance(&mut places, relevant.len());
        if batch.len() == LANES || !more {
            let lanes =
                Lanes::new(engine.actors.all().len(), batch.iter().map(|set| set.as_slice()));
            let mut structure = Structure::new(engine, lanes);
            let need = question.need;
            let arrivals = arrivals(&mut structure, question.situation, need, &question.counting);
            for (lane, set) in batch.drain(..).enumerate() {
                let broken = fulfilment(sum_in(&arrivals, lane), need.amount) < 1.0;
                if broken && !holds_subset(found, &set) {
                    blocking.push(set);
                }
            }
        }
        if blocking.len() > MOST_SETS {
            break;
        }
    }
    blocking
}

/// The next choice of places, in order; false after the last.
fn advance(places: &mut [usize], of: usize) -> bool {
    let size = places.len();
    let Some(turn) = (0..size).rev().find(|&i| places[i] < of - size + i) else { return false };
    let start = places[turn] + 1;
    for (offset, place) in places[turn..].iter_mut().enumerate() {
        *place = start + offset;
    }
    true
}

fn holds_subset(found: &HashSet<Vec<usize>>, set: &[usize]) -> bool {
    // Sets have at most `SMALL` actors, so that there are few subsets.
    (1..(1_usize << set.len()) - 1).any(|mask| {
        let subset: Vec<usize> =
            set.iter().enumerate().filter(|(i, _)| mask >> i & 1 == 1).map(|(_, &a)| a).collect();
        found.contains(&subset)
    })
}

/// The free actors that have anything to do with a need, in order.
fn relevant(engine: &Engine, question: &Question) -> Vec<usize> {
    let mut structure = Structure::new(engine, Mentions);
    let mut all = BTreeSet::new();
    for live in &question.counting {
        all.extend(structure.arrives(question.situation, question.need, live).unwrap_or_default());
    }
    all.into_iter().collect()
}

/// Collects the actors that a function mentions.
struct Mentions;

impl Algebra for Mentions {
    type Value = BTreeSet<usize>;

    fn constant(&self, _: bool) -> BTreeSet<usize> {
        BTreeSet::new()
    }

    fn stands(&self, actor: usize) -> BTreeSet<usize> {
        BTreeSet::from([actor])
    }

    fn and(&self, a: &BTreeSet<usize>, b: &BTreeSet<usize>) -> Result<BTreeSet<usize>, TooLarge> {
        Ok(a.union(b).copied().collect())
    }

    fn or(&self, a: &BTreeSet<usize>, b: &BTreeSet<usize>) -> Result<BTreeSet<usize>, TooLarge> {
        self.and(a, b)
    }
}
