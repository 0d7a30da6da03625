//! What arrives in a scenario, in the three stances.

use super::engine::{Engine, Hours};
use super::route::finite;
use super::{Counting, Measures, NeedResult, ScenarioResult};
use crate::model::{Need, Scenario, Trigger};

/// Sums and hours that agree to this relative difference are equal: shares of a pool that add up
/// exactly must count as met.
pub(super) const TOLERANCE: f64 = 1e-9;

/// The share of `amount` that `sum` meets, at most 1; what asks for nothing is met.
pub(super) fn fulfilment(sum: f64, amount: f64) -> f64 {
    if sum >= amount * (1.0 - TOLERANCE) { 1.0 } else { sum / amount }
}

/// Whether something that arrives at `hours` is in time.
pub(super) fn in_time(hours: f64, within: f64) -> bool {
    hours <= within * (1.0 + TOLERANCE)
}

/// A supply that is live in a scenario.
#[derive(Debug, Clone, Copy)]
pub(super) struct Live {
    /// The commitment, by place.
    pub commitment: usize,
    /// The supply, by place within the commitment.
    pub supply: usize,
    /// How much of it counts, after its pool is shared out.
    pub amount: f64,
    /// When it arrives, over the routes of the triggers that fire.
    pub hours: Hours,
    /// Whether its commitment counters the scenario.
    pub counters: bool,
}

/// A scenario with what is live in it.
#[derive(Debug)]
pub(super) struct Situation<'a> {
    pub scenario: &'a Scenario,
    /// Whether each trigger fires.
    pub fires: Vec<bool>,
    /// Live supplies that can count, in the order of the file.
    pub live: Vec<Live>,
}

/// Whether a list that limits something allows an id: it is empty or holds it.
fn allows(limits: &[String], id: &str) -> bool {
    limits.is_empty() || limits.iter().any(|l| l == id)
}

/// Whether limits of area allow a scenario's area, or it has none.
pub(super) fn allows_area(limits: &[String], area: &str) -> bool {
    area.is_empty() || allows(limits, area)
}

/// Whether a list of ways of attack is empty or shares one with another list.
pub(super) fn shares_vector(vectors: &[String], with: &[String]) -> bool {
    vectors.is_empty() || vectors.iter().any(|v| with.contains(v))
}

/// Whether a trigger fires in a scenario.
pub(super) fn fires(trigger: &Trigger, scenario: &Scenario) -> bool {
    shares_vector(&trigger.vectors, &scenario.vectors)
        && trigger.threshold <= scenario.severity
        && allows_area(&trigger.areas, &scenario.area)
        && scenario.attribution <= trigger.evidence
}

impl<'a> Situation<'a> {
    /// Reads a scenario.
    pub fn new(engine: &Engine<'a>, scenario: &'a Scenario) -> Situation<'a> {
        Situation::among(engine, scenario, 0..engine.promises.len())
    }

    /// Reads a scenario as if only some commitments were there, in the order of the file.
    pub fn among(
        engine: &Engine<'a>,
        scenario: &'a Scenario,
        commitments: impl Iterator<Item = usize>,
    ) -> Situation<'a> {
        let fires = engine.package.triggers.iter().map(|t| fires(t, scenario)).collect();
        let mut situation = Situation { scenario, fires, live: Vec::new() };
        let mut promised = vec![0.0; engine.package.pools.len()];
        for commitment in commitments {
            situation.add_live(engine, commitment, &mut promised);
        }
        for live in &mut situation.live {
            let share = &engine.promises[live.commitment].supplies[live.supply];
            if let Some(pool) = share.pool {
                let holds = engine.package.pools[pool].amount;
                if promised[pool] > holds {
                    live.amount = live.amount * holds / promised[pool];
                }
            }
        }
        situation.live.retain(|l| engine.promises[l.commitment].supplies[l.supply].eligible);
        situation
    }

    fn add_live(&mut self, engine: &Engine, place: usize, promised: &mut [f64]) {
        let (commitment, promise) = (engine.commitments[place], &engine.promises[place]);
        let area = &self.scenario.area;
        if !promise.is_on(&self.fires) || !allows_area(&commitment.areas, area) {
            return;
        }
        let counters = shares_vector(&commitment.counters, &self.scenario.vectors);
        for (at, (supply, share)) in commitment.supplies.iter().zip(&promise.supplies).enumerate() {
            if !allows_area(&supply.areas, area) {
                continue;
            }
            if let Some(pool) = share.pool {
                promised[pool] += supply.amount;
            }
            let ways = share.ways.iter().enumerate();
            let hours = ways
                .filter(|(way, _)| promise.standing || self.fires[promise.triggers[*way]])
                .fold(Hours::NEVER, |hours, (_, way)| hours.or(*way));
            let live =
                Live { commitment: place, supply: at, amount: supply.amount, hours, counters };
            self.live.push(live);
        }
    }

    /// The live supplies that count toward a need.
    pub fn counting<'s>(
        &'s self,
        engine: &'s Engine,
        need: &'s Need,
    ) -> impl Iterator<Item = &'s Live> + 's {
        let capability = engine.capability(&need.capability);
        self.live.iter().filter(move |live| {
            let share = &engine.promises[live.commitment].supplies[live.supply];
            let supply = &engine.commitments[live.commitment].supplies[live.supply];
            live.counters
                && Some(share.capability) == capability
                && supply.sustain_days.is_none_or(|days| need.for_days.is_none_or(|n| days >= n))
        })
    }

    /// Fulfilment of a need in the three stances.
    pub fn measure(&self, engine: &Engine, need: &Need) -> Measures {
        let (mut ceiling, mut assured, mut in_hand) = (0.0, 0.0, 0.0);
        for live in self.counting(engine, need) {
            if in_time(live.hours.best, need.within_hours) {
                ceiling += live.amount;
            }
            if in_time(live.hours.worst, need.within_hours) {
                assured += live.amount;
                if engine.promises[live.commitment].supplies[live.supply].in_hand {
                    in_hand += live.amount;
                }
            }
        }
        Measures {
            ceiling: fulfilment(ceiling, need.amount),
            assured: fulfilment(assured, need.amount),
            in_hand: fulfilment(in_hand, need.amount),
            measured: true,
        }
    }

    /// The measures of the scenario: means over its needs.
    pub fn measures(&self, engine: &Engine) -> Measures {
        let needs = self.scenario.needs.iter();
        mean(needs.map(|need| (1.0, self.measure(engine, need))))
    }

    /// Everything about the scenario but who can break it.
    pub fn describe(&self, engine: &Engine, place: usize) -> ScenarioResult {
        let needs = self.scenario.needs.iter().enumerate();
        let needs: Vec<_> = needs
            .map(|(at, need)| NeedResult {
                need: at,
                measures: self.measure(engine, need),
                counting: self.counting(engine, need).map(|l| self.entry(engine, l)).collect(),
                blocking_sets_complete: true,
                ..NeedResult::default()
            })
            .collect();
        ScenarioResult {
            scenario: place,
            measures: mean(needs.iter().map(|n| (1.0, n.measures))),
            needs,
            fired: (0..self.fires.len()).filter(|&t| self.fires[t]).collect(),
        }
    }

    fn entry(&self, engine: &Engine, live: &Live) -> Counting {
        let promise = &engine.promises[live.commitment];
        let share = &promise.supplies[live.supply];
        Counting {
            commitment: live.commitment,
            supply: live.supply,
            amount: live.amount,
            routes: self
                .open_ways(engine, live)
                .map(|way| promise.route(way, live.supply))
                .collect(),
            ceiling_hours: finite(live.hours.best),
            assured_hours: finite(live.hours.worst),
            in_hand: share.in_hand,
        }
    }

    /// The ways to a live supply whose triggers fire, by place among those of its commitment.
    pub fn open_ways<'s>(
        &'s self,
        engine: &'s Engine,
        live: &Live,
    ) -> impl Iterator<Item = usize> + 's {
        let promise = &engine.promises[live.commitment];
        let open = move |way: &usize| promise.standing || self.fires[promise.triggers[*way]];
        (0..promise.ways()).filter(open)
    }
}

/// The mean of measures by weight; not measured where the weights add up to nothing.
pub(super) fn mean(measures: impl Iterator<Item = (f64, Measures)>) -> Measures {
    let (mut sum, mut weights) = (Measures::default(), 0.0);
    for (weight, m) in measures.filter(|(_, m)| m.measured) {
        weights += weight;
        sum.ceiling += weight * m.ceiling;
        sum.assured += weight * m.assured;
        sum.in_hand += weight * m.in_hand;
    }
    if weights <= 0.0 {
        return Measures::default();
    }
    Measures {
        ceiling: sum.ceiling / weights,
        assured: sum.assured / weights,
        in_hand: sum.in_hand / weights,
        measured: true,
    }
}
