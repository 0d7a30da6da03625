//! Measuring a package with a move made, without reading again what the move cannot change.
//!
//! The figure of a need depends on the supplies of its capability and, where a pool is shared out,
//! on those that draw on a pool with one of them. Capabilities that share a pool are kin. A move
//! that replaces commitments, or the paper that they stand on, changes the promises of these alone,
//! and with them only needs of the kin of what they supply, in scenarios that unlock one of them
//! before or after; all other figures stand. Sums run in the order of the file either way, so the
//! figures are the very same. A move that changes anything else (a trigger, a party, a body) is
//! measured in full.

use crate::analysis::engine::{Engine, Lookup, Promise};
use crate::analysis::scenario::{self, Situation};
use crate::analysis::{Measures, Options, measure};
use crate::edit::Edit;
use crate::model::{Commitment, Instrument, Object, Package};
use std::collections::{BTreeSet, HashMap};

/// A package read once, in which moves are tried.
pub(super) struct Trial<'a> {
    package: &'a Package,
    options: &'a Options,
    engine: Engine<'a>,
    lookup: Lookup<'a>,
    /// The kin of each capability, both by number.
    kin: Vec<usize>,
    /// The commitments that supply something of each kin, in the order of the file.
    members: Vec<Vec<usize>>,
    /// What stands as the package stands, by scenario.
    known: Vec<Known>,
    /// A copy for moves that are measured in full.
    copy: Option<Package>,
}

/// A scenario as the package stands.
struct Known {
    /// Whether each trigger fires.
    fires: Vec<bool>,
    /// The figures of its needs.
    figures: Vec<Measures>,
}

/// What a move replaces, where it replaces commitments and papers only.
#[derive(Default)]
struct Change<'a> {
    commitments: Vec<(usize, &'a Commitment)>,
    papers: Vec<&'a Instrument>,
}

impl<'a> Trial<'a> {
    /// Reads a package.
    pub(super) fn new(package: &'a Package, options: &'a Options) -> Trial<'a> {
        let engine = Engine::new(package, options);
        let kin = kin(&engine);
        let mut members = vec![Vec::new(); kin.len()];
        for (place, promise) in engine.promises.iter().enumerate() {
            let supplied: BTreeSet<usize> =
                promise.supplies.iter().map(|s| kin[s.capability]).collect();
            for kin in supplied {
                members[kin].push(place);
            }
        }
        let known = package.scenarios.iter().map(|scenario| {
            let situation = Situation::new(&engine, scenario);
            let needs = scenario.needs.iter();
            let figures = needs.map(|need| situation.measure(&engine, need)).collect();
            Known { fires: situation.fires, figures }
        });
        let known = known.collect();
        let lookup = Lookup::new(package);
        Trial { package, options, engine, lookup, kin, members, known, copy: None }
    }

    /// The measures with a move made; none where it does not fit.
    pub(super) fn effect(&mut self, edit: &'a Edit) -> Option<Measures> {
        let mut change = Change::default();
        if self.collect(edit, &mut change) { Some(self.with(&change)) } else { self.in_full(edit) }
    }

    fn in_full(&mut self, edit: &Edit) -> Option<Measures> {
        let copy = self.copy.get_or_insert_with(|| self.package.clone());
        let undo = edit.clone().apply(copy).ok()?;
        let after = measure(copy, self.options);
        // The inverse of an edit fits the package that the edit has left.
        undo.apply(copy).ok()?;
        Some(after)
    }

    /// Adds what an edit replaces; whether that is all that it does.
    fn collect(&self, edit: &'a Edit, change: &mut Change<'a>) -> bool {
        match edit {
            Edit::Batch(edits) => edits.iter().all(|edit| self.collect(edit, change)),
            Edit::Put { index, object } => match &**object {
                Object::Commitment(new) => {
                    let known = self.package.commitments.get(*index);
                    change.commitments.push((*index, new));
                    known.is_some_and(|old| draws_alike(old, new))
                }
                Object::Instrument(new) => {
                    let known = self.lookup.instruments.get(new.id.as_str());
                    let replaced = self.package.instruments.get(*index);
                    change.papers.push(new);
                    // Of two papers with one id only the first is read.
                    known
                        .zip(replaced)
                        .is_some_and(|(known, replaced)| std::ptr::eq(*known, replaced))
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// The measures with commitments and papers replaced, which stand as they were afterwards.
    fn with(&mut self, change: &Change<'a>) -> Measures {
        let papers: Vec<&Instrument> = change
            .papers
            .iter()
            .filter_map(|new| self.lookup.instruments.insert(&new.id, new))
            .collect();
        let mut touched: BTreeSet<usize> = change.commitments.iter().map(|(at, _)| *at).collect();
        for (place, commitment) in self.package.commitments.iter().enumerate() {
            if change.papers.iter().any(|paper| paper.id == commitment.instrument) {
                touched.insert(place);
            }
        }
        for (place, new) in &change.commitments {
            self.engine.commitments[*place] = new;
        }
        let replaced: Vec<(usize, Promise)> =
            touched.iter().map(|&place| (place, self.read(place))).collect();
        let after = self.measure(&replaced);
        for (place, promise) in replaced {
            self.engine.commitments[place] = &self.package.commitments[place];
            self.engine.promises[place] = promise;
        }
        for paper in papers.into_iter().rev() {
            self.lookup.instruments.insert(&paper.id, paper);
        }
        after
    }

    /// Reads the commitment at a place anew; the answer is its promise from before.
    fn read(&mut self, place: usize) -> Promise {
        let first_route = self.engine.promises[place].first_route;
        let commitment = self.engine.commitments[place];
        let new = self.engine.promise(&self.lookup, self.options, commitment, first_route);
        std::mem::replace(&mut self.engine.promises[place], new)
    }

    fn measure(&self, replaced: &[(usize, Promise)]) -> Measures {
        let supplies = replaced.iter().flat_map(|(_, promise)| &promise.supplies);
        let changed: BTreeSet<usize> =
            supplies.filter_map(|share| self.kin.get(share.capability).copied()).collect();
        let places: BTreeSet<usize> =
            changed.iter().flat_map(|&kin| self.members[kin].iter().copied()).collect();
        let places: Vec<usize> = places.into_iter().collect();
        let scenarios = self.package.scenarios.iter().zip(&self.known);
        scenario::mean(scenarios.map(|(scenario, known)| {
            let is_unlocked = replaced.iter().any(|(place, before)| {
                before.is_on(&known.fires) || self.engine.promises[*place].is_on(&known.fires)
            });
            let is_changed = |capability: &str| {
                let number = self.engine.capability(capability);
                is_unlocked && number.is_some_and(|number| changed.contains(&self.kin[number]))
            };
            let mut situation = None;
            let needs = scenario.needs.iter().zip(&known.figures).map(|(need, figure)| {
                if !is_changed(&need.capability) {
                    return (1.0, *figure);
                }
                let situation = situation.get_or_insert_with(|| {
                    Situation::among(&self.engine, scenario, places.iter().copied())
                });
                (1.0, situation.measure(&self.engine, need))
            });
            (scenario.weight, scenario::mean(needs))
        }))
    }
}

/// Whether two commitments supply the same capabilities from the same pools, so that the kin of
/// what they supply is the same.
fn draws_alike(a: &Commitment, b: &Commitment) -> bool {
    fn drawn(c: &Commitment) -> impl Iterator<Item = (&String, &String)> {
        c.supplies.iter().map(|s| (&s.capability, &s.pool))
    }
    drawn(a).eq(drawn(b))
}

/// The kin of each capability, by numbers: those that share a pool, directly or through others,
/// have one number.
fn kin(engine: &Engine) -> Vec<usize> {
    let shares = || engine.promises.iter().flat_map(|p| &p.supplies);
    let count = shares().map(|s| s.capability + 1).max().unwrap_or(0);
    let mut kin: Vec<usize> = (0..count).collect();
    let mut of_pool: HashMap<usize, usize> = HashMap::new();
    for share in shares() {
        let Some(pool) = share.pool else { continue };
        let first = *of_pool.entry(pool).or_insert(share.capability);
        let (from, to) = (kin[share.capability], kin[first]);
        if from != to {
            kin.iter_mut().filter(|k| **k == from).for_each(|k| *k = to);
        }
    }
    kin
}
