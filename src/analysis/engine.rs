//! A package read once: its gates, its commitments and the hours of every route.

use super::Options;
use super::actors::Actors;
use super::gates::{Passage, Reading, Terms};
use crate::model::{Commitment, Force, Instrument, Modality, Package, Role, Supply};
use std::collections::HashMap;

/// A package with everything resolved that its figures need.
#[derive(Debug)]
pub(super) struct Engine<'a> {
    pub package: &'a Package,
    /// The package's commitments, in the order of the file.
    pub commitments: Vec<&'a Commitment>,
    pub actors: Actors,
    /// The gates of each trigger's determination.
    pub determinations: Vec<Vec<Reading>>,
    pub promises: Vec<Promise>,
    capabilities: HashMap<&'a str, usize>,
}

/// A commitment, resolved.
#[derive(Debug)]
pub(super) struct Promise {
    /// Whether instrument and modality bind.
    pub binding: bool,
    /// Whether it needs no trigger; one whose triggers are all missing is not standing.
    pub standing: bool,
    /// Its triggers that exist, by place, in the order of its list.
    pub triggers: Vec<usize>,
    /// Its own gates.
    pub activation: Vec<Reading>,
    /// Its supplies, in the order of the file.
    pub supplies: Vec<Share>,
    /// The place of its first route among all routes.
    pub first_route: usize,
}

impl Promise {
    /// How many triggers lead to each supply: its own, or one way in for a standing commitment.
    pub fn ways(&self) -> usize {
        if self.standing { 1 } else { self.triggers.len() }
    }

    /// Whether it is unlocked where some triggers fire.
    pub fn is_on(&self, fires: &[bool]) -> bool {
        self.standing || self.triggers.iter().any(|&t| fires[t])
    }

    /// The place among all routes of one way to one supply.
    pub fn route(&self, way: usize, supply: usize) -> usize {
        self.first_route + way * self.supplies.len() + supply
    }
}

/// A supply, resolved.
#[derive(Debug)]
pub(super) struct Share {
    /// The provider, as an actor; none where it does not exist.
    pub provider: Option<usize>,
    /// Number of its capability, the same for equal ids.
    pub capability: usize,
    /// The pool, by place.
    pub pool: Option<usize>,
    /// Whether it can count at all: not an adversary's, and not lost with a party that is out.
    pub eligible: bool,
    /// Whether it counts in the stance “in hand”.
    pub in_hand: bool,
    /// The hidden gates of its provider.
    pub hidden: Hidden,
    /// One a trigger of the commitment, in the order of its list; one alone where it is standing.
    pub ways: Vec<Hours>,
}

/// Gates that the words leave out.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    /// The provider's own decision, where the promise does not bind.
    pub own: Option<Passage>,
    /// The consent of its organs.
    pub organs: Vec<Consent>,
}

/// The consent of an organ.
#[derive(Debug)]
pub(super) struct Consent {
    /// The organ, by place among the provider's.
    pub place: usize,
    /// The organ, as an actor.
    pub actor: Option<usize>,
    /// What it does.
    pub passage: Passage,
}

/// The hours of a route; infinite where it does not pass or never ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Hours {
    /// When all free actors support.
    pub best: f64,
    /// Worst, when all are silent.
    pub worst: f64,
}

impl Hours {
    /// Neither passes.
    pub const NEVER: Hours = Hours { best: f64::INFINITY, worst: f64::INFINITY };

    /// The quicker of two ways, in each stance.
    pub fn or(self, other: Hours) -> Hours {
        Hours { best: self.best.min(other.best), worst: self.worst.min(other.worst) }
    }
}

impl<'a> Engine<'a> {
    /// Reads a package.
    pub fn new(package: &'a Package, options: &Options) -> Engine<'a> {
        let actors = Actors::new(package, options);
        let determinations = package
            .triggers
            .iter()
            .map(|t| t.determination.iter().map(|g| Reading::of(&actors, g)).collect())
            .collect();
        let mut capabilities = HashMap::new();
        for supply in package.commitments.iter().flat_map(|c| &c.supplies) {
            let next = capabilities.len();
            capabilities.entry(supply.capability.as_str()).or_insert(next);
        }
        let mut engine = Engine {
            package,
            commitments: package.commitments.iter().collect(),
            actors,
            determinations,
            promises: Vec::with_capacity(package.commitments.len()),
            capabilities,
        };
        let lookup = Lookup::new(package);
        let mut first_route = 0;
        for commitment in &package.commitments {
            let promise = engine.promise(&lookup, options, commitment, first_route);
            first_route += promise.ways() * promise.supplies.len();
            engine.promises.push(promise);
        }
        engine
    }

    /// The number of a capability that some supply has; none where none has it.
    pub fn capability(&self, id: &str) -> Option<usize> {
        self.capabilities.get(id).copied()
    }

    /// Reads a commitment, one of the package or one that takes its place.
    pub fn promise(
        &self,
        lookup: &Lookup<'a>,
        options: &Options,
        commitment: &Commitment,
        first_route: usize,
    ) -> Promise {
        let gates = commitment.activation.iter();
        let triggers = commitment.triggers.iter();
        let mut promise = Promise {
            binding: lookup.binds(options, commitment),
            standing: commitment.is_standing(),
            triggers: triggers.filter_map(|id| lookup.triggers.get(id.as_str()).copied()).collect(),
            activation: gates.map(|g| Reading::of(&self.actors, g)).collect(),
            supplies: Vec::with_capacity(commitment.supplies.len()),
            first_route,
        };
        for supply in &commitment.supplies {
            let share = self.share(lookup, &promise, commitment, supply);
            promise.supplies.push(share);
        }
        promise
    }

    fn share(
        &self,
        lookup: &Lookup<'a>,
        promise: &Promise,
        commitment: &Commitment,
        supply: &Supply,
    ) -> Share {
        let provider = self.actors.party(&supply.by);
        let role = provider.and_then(|p| self.package.parties.get(self.actors.all()[p].party));
        let role = role.map(|party| party.role);
        let lost = provider.is_some_and(|p| !self.actors.is_willing(p)) && !supply.in_hand;
        let hidden = self.hidden(promise, commitment, supply, provider);
        let mut share = Share {
            provider,
            // Every supply's capability has been numbered.
            capability: self.capability(&supply.capability).unwrap_or(usize::MAX),
            pool: lookup.pools.get(supply.pool.as_str()).copied(),
            eligible: role != Some(Role::Adversary) && !lost,
            in_hand: supply.in_hand || role == Some(Role::Beneficiary),
            hidden,
            ways: Vec::new(),
        };
        share.ways = self.ways(promise, &share, supply.delivery_hours);
        share
    }

    /// The hidden gates of a supply; what is in hand has none.
    fn hidden(
        &self,
        promise: &Promise,
        commitment: &Commitment,
        supply: &Supply,
        provider: Option<usize>,
    ) -> Hidden {
        if supply.in_hand {
            return Hidden::default();
        }
        let own = (!promise.binding)
            .then(|| Terms::own_decision().read(&self.actors, &self.actors.alone(provider)));
        let mut organs = Vec::new();
        if let Some(party) = provider
            && !promise.standing
            && !commitment.pre_authorised.contains(&supply.by)
        {
            let all = &self.package.parties[self.actors.all()[party].party].organs;
            for (place, organ) in all.iter().enumerate() {
                if organ.authorises.contains(&supply.capability) {
                    let actor = self.actors.organ(party, &organ.id);
                    let council = self.actors.alone(actor);
                    let passage = Terms::of_organ(organ).read(&self.actors, &council);
                    organs.push(Consent { place, actor, passage });
                }
            }
        }
        Hidden { own, organs }
    }

    fn ways(&self, promise: &Promise, share: &Share, delivery: f64) -> Vec<Hours> {
        let sum = |readings: &[Reading]| {
            readings.iter().fold(Hours { best: 0.0, worst: 0.0 }, |sum, reading| {
                let gate = reading.passage(&self.actors, share.provider);
                Hours { best: sum.best + gate.best, worst: sum.worst + gate.worst }
            })
        };
        let own = share.hidden.own.as_ref();
        let longest = |hours: fn(&Passage) -> f64| {
            share.hidden.organs.iter().map(|o| hours(&o.passage)).fold(0.0, f64::max)
        };
        let activation = sum(&promise.activation);
        let rest = Hours {
            best: own.map_or(0.0, |p| p.best) + longest(|p| p.best) + delivery,
            worst: own.map_or(0.0, |p| p.worst) + longest(|p| p.worst) + delivery,
        };
        let after = |trigger: Hours| Hours {
            best: trigger.best + activation.best + rest.best,
            worst: trigger.worst + activation.worst + rest.worst,
        };
        if promise.standing {
            // A standing commitment has no gates of its own to pass.
            return vec![rest];
        }
        promise.triggers.iter().map(|&t| after(sum(&self.determinations[t]))).collect()
    }
}

/// Ids of the package's lists; of two that are the same the first counts.
pub(super) struct Lookup<'a> {
    pub instruments: HashMap<&'a str, &'a Instrument>,
    triggers: HashMap<&'a str, usize>,
    pools: HashMap<&'a str, usize>,
}

impl<'a> Lookup<'a> {
    /// Reads the ids of a package.
    pub fn new(package: &'a Package) -> Self {
        let mut lookup =
            Lookup { instruments: HashMap::new(), triggers: HashMap::new(), pools: HashMap::new() };
        // A supply without a pool names none, even where a pool's id is empty.
        for instrument in package.instruments.iter().filter(|i| !i.id.is_empty()) {
            lookup.instruments.entry(&instrument.id).or_insert(instrument);
        }
        for (place, trigger) in package.triggers.iter().enumerate() {
            lookup.triggers.entry(&trigger.id).or_insert(place);
        }
        for (place, pool) in package.pools.iter().enumerate().filter(|(_, p)| !p.id.is_empty()) {
            lookup.pools.entry(&pool.id).or_insert(place);
        }
        lookup
    }

    fn binds(&self, options: &Options, commitment: &Commitment) -> bool {
        let instrument = self.instruments.get(commitment.instrument.as_str());
        commitment.modality == Modality::Shall
            && instrument.is_some_and(|i| {
                i.force == Force::Binding && options.as_of.is_none_or(|day| i.in_force_on(day))
            })
    }
}
