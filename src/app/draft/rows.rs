//! What several parts of the workspace say of a commitment.

use crate::analysis::{Analysis, Grade, Route};
use crate::app::Ctx;
use crate::model::{Commitment, Kind};

/// The routes of the commitment with this id, in the figures at hand.
pub fn routes_of<'a>(ctx: &'a Ctx, id: &str) -> Vec<&'a Route> {
    match ctx.assessment.package.position(Kind::Commitment, id) {
        Some(index) => routes_at(ctx.analysis(), index),
        None => Vec::new(),
    }
}

fn routes_at(analysis: &Analysis, commitment: usize) -> Vec<&Route> {
    // Routes stand in the order of commitments.
    let first = analysis.routes.partition_point(|r| r.commitment < commitment);
    let from = analysis.routes.get(first..).unwrap_or_default();
    from.iter().take_while(|r| r.commitment == commitment).collect()
}

/// The grade of a commitment: that of its least automatic route. A promise is as good as its
/// weakest share.
pub fn grade_of(ctx: &Ctx, id: &str) -> Option<Grade> {
    routes_of(ctx, id).iter().map(|r| r.grade).min()
}

/// The best grade of one supply of a commitment, over its triggers.
pub fn grade_of_supply(ctx: &Ctx, id: &str, supply: usize) -> Option<Grade> {
    routes_of(ctx, id).iter().filter(|r| r.supply == supply).map(|r| r.grade).max()
}

/// Who alone can stop how much of a commitment: actors (as ids) and the share that each stops or,
/// as a provider, withholds; the greatest first.
pub fn who_can_stop(ctx: &Ctx, commitment: &Commitment) -> Vec<(String, f64)> {
    let routes = routes_of(ctx, &commitment.id);
    let mut total = 0.0;
    let mut lost: Vec<(String, f64)> = Vec::new();
    for (i, supply) in commitment.supplies.iter().enumerate() {
        let of_supply: Vec<&&Route> = routes.iter().filter(|r| r.supply == i).collect();
        // Shares of different capabilities cannot be added up: each supply counts by its part of
        // its own capability.
        let same = commitment.supplies.iter().filter(|s| s.capability == supply.capability);
        let of_capability: f64 = same.map(|s| s.amount).sum();
        if of_supply.is_empty() || of_capability <= 0.0 {
            continue;
        }
        let part = supply.amount / of_capability;
        total += part;
        let mut stoppers: Vec<&String> = of_supply.first().map_or(Vec::new(), |first| {
            let in_all = |v: &&String| of_supply.iter().all(|r| r.vetoes.contains(v));
            first.vetoes.iter().filter(in_all).collect()
        });
        if !supply.in_hand && !stoppers.contains(&&supply.by) {
            stoppers.push(&supply.by);
        }
        for actor in stoppers {
            match lost.iter_mut().find(|(id, _)| id == actor) {
                Some((_, share)) => *share += part,
                None => lost.push((actor.clone(), part)),
            }
        }
    }
    if total > 0.0 {
        lost.iter_mut().for_each(|(_, share)| *share /= total);
    }
    lost.sort_by(|a, b| b.1.total_cmp(&a.1));
    lost
}
