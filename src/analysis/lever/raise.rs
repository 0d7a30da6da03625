//! How far a supply would have to be raised.

use crate::analysis::engine::Engine;
use crate::analysis::scenario::{Live, Situation, TOLERANCE, in_time};
use crate::model::{Need, Package, TALK};
use std::collections::HashMap;

/// What a need still lacks, for a supply that arrives in time.
#[derive(Debug, Clone, Copy)]
struct Lack {
    fulfilment: f64,
    missing: f64,
}

/// For each supply, by places of commitment and supply: the amount to which it would have to be
/// raised so that the need which is met least is met.
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
    let raised = |(place, lack): ((usize, usize), Lack)| {
        Some((place, round_up(amount(engine.package, place)? + lack.missing)))
    };
    tightest.into_iter().filter_map(raised).collect()
}

fn amount(package: &Package, (commitment, supply): (usize, usize)) -> Option<f64> {
    Some(package.commitments.get(commitment)?.supplies.get(supply)?.amount)
}

/// To the next hundredth, as amounts are said.
fn round_up(amount: f64) -> f64 {
    (amount * 100.0 - 1e-6).ceil() / 100.0
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
