//! How far a supply would have to be raised.

use crate::analysis::engine::Engine;
use crate::analysis::scenario::{Live, Situation, TOLERANCE, in_time};
use crate::model::{Need, Package, Pool, Supply, TALK};
use std::collections::HashMap;

/// What a need still lacks, for a supply that arrives in time.
#[derive(Debug, Clone, Copy)]
struct Lack {
    fulfilment: f64,
    missing: f64,
}

/// For each supply, by places of commitment and supply: the amount to which it would have to be
/// raised so that the need which is met least is met, or what its pool holds where that is less.
pub(super) fn amounts(engine: &Engine) -> HashMap<(usize, usize), f64> {
    let mut tightest: HashMap<(usize, usize), Lack> = HashMap::new();
    for scenario in &engine.package.scenarios {
        let situation = Situation::new(engine, scenario);
        for need in &scenario.needs {
            for (place, lack) in lacks(engine, &situation, need) {
                let known = tightest.entry(place).or_insert(lack);
                if lack.fulfilment < known.fulfilment - TOLERANCE
                    || lack.fulfilment <= known.fulfilment + TOLERANCE
                        && lack.missing > known.missing
                {
                    *known = lack;
                }
            }
        }
    }
    let is_counted = counted(engine.package);
    let raised = |(&place, lack): (&(usize, usize), &Lack)| {
        let supply = supply(engine.package, place)?;
        let whole = is_counted.get(supply.capability.as_str()).copied().unwrap_or(false);
        let parts = if whole { 1.0 } else { 100.0 };
        let wanted = ((supply.amount + lack.missing) * parts - 1e-6).ceil() / parts;
        // Nobody can be asked to promise more than there is.
        let raised = pool(engine.package, supply).map_or(wanted, |holds| wanted.min(holds));
        (raised > supply.amount).then_some((place, raised))
    };
    tightest.iter().filter_map(raised).collect()
}

fn supply(package: &Package, (commitment, supply): (usize, usize)) -> Option<&Supply> {
    package.commitments.get(commitment)?.supplies.get(supply)
}

/// What the pool holds that a supply draws on; none where it draws on none.
fn pool(package: &Package, supply: &Supply) -> Option<f64> {
    let named = !supply.pool.is_empty();
    named.then(|| package.find::<Pool>(&supply.pool)).flatten().map(|pool| pool.amount)
}

/// Of each capability whether it is counted in whole things, so that a part of one is no offer:
/// its unit is no measure, and no supply, pool or need has a fraction of it. Of all others a
/// hundredth is the least, as amounts are said.
fn counted(package: &Package) -> HashMap<&str, bool> {
    let mut counted: HashMap<&str, bool> =
        package.capabilities.iter().map(|c| (c.id.as_str(), !is_measure(&c.unit))).collect();
    let supplies = package.commitments.iter().flat_map(|c| &c.supplies);
    let needs = package.scenarios.iter().flat_map(|s| &s.needs);
    let amounts = supplies
        .map(|s| (s.capability.as_str(), s.amount))
        .chain(package.pools.iter().map(|p| (p.capability.as_str(), p.amount)))
        .chain(needs.map(|n| (n.capability.as_str(), n.amount)));
    for (capability, _) in amounts.filter(|(_, amount)| amount.fract() != 0.0) {
        counted.insert(capability, false);
    }
    counted
}

/// Whether a unit measures rather than counts: money, lengths, power, or thousands of something.
fn is_measure(unit: &str) -> bool {
    const MEASURES: [&str; 16] = [
        "thousand",
        "million",
        "billion",
        "euro",
        "dollar",
        "km",
        "kilometre",
        "metre",
        "tonne",
        "t",
        "MW",
        "GW",
        "MWh",
        "GWh",
        "hour",
        "%",
    ];
    let first = unit.split(' ').next().unwrap_or_default();
    unit.trim().is_empty() || MEASURES.contains(&first.trim_end_matches('s'))
}

/// What the need lacks for each supply that arrives in time: in the stance *assured* where it
/// arrives in it, else at the ceiling.
fn lacks(engine: &Engine, situation: &Situation, need: &Need) -> Vec<((usize, usize), Lack)> {
    if need.capability == TALK {
        return Vec::new();
    }
    let counting: Vec<_> = situation.counting(engine, need).collect();
    let sum = |timely: &dyn Fn(&Live) -> bool| -> f64 {
        counting.iter().filter(|l| timely(l)).map(|l| l.amount).sum()
    };
    let assured = |l: &Live| in_time(l.hours.worst, need.within_hours);
    let ceiling = |l: &Live| in_time(l.hours.best, need.within_hours);
    let (sum_assured, sum_ceiling) = (sum(&assured), sum(&ceiling));
    let lack = |live: &Live| {
        let arrives = if assured(live) {
            sum_assured
        } else if ceiling(live) {
            sum_ceiling
        } else {
            return None;
        };
        let missing = need.amount - arrives;
        (missing > need.amount * TOLERANCE)
            .then(|| Lack { fulfilment: arrives / need.amount, missing })
    };
    counting.iter().filter_map(|live| Some(((live.commitment, live.supply), lack(live)?))).collect()
}
