//! Reading routes: their gates, providers and organs, and which of them scenarios call for.

use super::Context;
use super::gates::GateAt;
use crate::analysis::{Route, Step, StepKind};
use crate::edit::Edit;
use crate::model::{Commitment, Organ, Package, Party, Scenario, Supply, TALK};
use std::collections::BTreeSet;

/// The gate that a step stands for; none for hidden steps and delivery.
pub(super) fn gate_at(route: &Route, step: &Step) -> Option<GateAt> {
    match step.kind {
        StepKind::Determination(gate) => Some(GateAt::Trigger(route.trigger?, gate)),
        StepKind::Activation(gate) => Some(GateAt::Commitment(route.commitment, gate)),
        StepKind::OwnDecision | StepKind::Organ(_) | StepKind::Delivery => None,
    }
}

/// The commitment and the supply of a route.
pub(super) fn promise<'a>(
    package: &'a Package,
    route: &Route,
) -> Option<(&'a Commitment, &'a Supply)> {
    let commitment = package.commitments.get(route.commitment)?;
    Some((commitment, commitment.supplies.get(route.supply)?))
}

/// Whether a supply is talk, not help.
pub(super) fn is_talk(supply: &Supply) -> bool {
    supply.capability == TALK
}

/// The routes that bring what some scenario needs, by place.
pub(super) fn needed(context: &Context) -> BTreeSet<usize> {
    let needs = context.analysis.scenarios.iter().flat_map(|s| &s.needs);
    needs.flat_map(|n| &n.counting).flat_map(|c| c.routes.iter().copied()).collect()
}

/// An organ that a route's provider must ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct OrganAt {
    /// The party, by place.
    pub party: usize,
    /// The organ, by place in the party.
    pub organ: usize,
}

impl OrganAt {
    /// The party and its organ.
    pub(super) fn get(self, package: &Package) -> Option<(&Party, &Organ)> {
        let party = package.parties.get(self.party)?;
        Some((party, party.organs.get(self.organ)?))
    }

    /// `party.organ`.
    pub(super) fn id(self, package: &Package) -> String {
        self.get(package).map(|(p, o)| format!("{}.{}", p.id, o.id)).unwrap_or_default()
    }
}

/// The organs on a route whose consent the words leave out, in the order of the file.
pub(super) fn organs(package: &Package, route: &Route) -> Vec<OrganAt> {
    let Some((_, supply)) = promise(package, route) else { return Vec::new() };
    let Some(party) = package.parties.iter().position(|p| p.id == supply.by) else {
        return Vec::new();
    };
    let steps = route.steps.iter().filter_map(|step| match step.kind {
        StepKind::Organ(organ) => Some(OrganAt { party, organ }),
        _ => None,
    });
    steps.collect()
}

/// Whether a route's provider decides for itself, because the promise does not bind.
pub(super) fn is_own_decision(route: &Route) -> bool {
    route.steps.iter().any(|s| s.kind == StepKind::OwnDecision)
}

/// The routes of one commitment; the analysis lists them in the order of commitments.
pub(super) fn of_commitment<'a>(context: &Context<'a>, commitment: usize) -> &'a [Route] {
    let routes = &context.analysis.routes;
    let start = routes.partition_point(|r| r.commitment < commitment);
    let end = routes.partition_point(|r| r.commitment <= commitment);
    routes.get(start..end).unwrap_or_default()
}

/// The routes of each commitment that has any, with their places, in the order of the file.
pub(super) fn by_commitment<'a>(context: &Context<'a>) -> Vec<(usize, Vec<(usize, &'a Route)>)> {
    let mut groups: Vec<(usize, Vec<(usize, &Route)>)> = Vec::new();
    for (place, route) in context.analysis.routes.iter().enumerate() {
        match groups.last_mut() {
            Some((commitment, routes)) if *commitment == route.commitment => {
                routes.push((place, route));
            }
            _ => groups.push((route.commitment, vec![(place, route)])),
        }
    }
    groups
}

/// Whether a list of areas takes an area; empty on either side means anywhere.
pub(super) fn reaches(areas: &[String], area: &str) -> bool {
    areas.is_empty() || area.is_empty() || areas.iter().any(|a| a == area)
}

/// A supply, by commitment and place in it.
pub(super) type SupplyAt = (usize, usize);

/// The supplies that are live in a scenario, by place in the analysis' list.
pub(super) fn live<'a>(
    context: &Context<'a>,
    scenario: &Scenario,
    fired: &[usize],
) -> Vec<(SupplyAt, &'a Commitment, &'a Supply)> {
    let package = context.package;
    let fired: BTreeSet<&str> =
        fired.iter().filter_map(|&t| Some(package.triggers.get(t)?.id.as_str())).collect();
    let mut live = Vec::new();
    for (index, commitment) in package.commitments.iter().enumerate() {
        let is_called = commitment.is_standing()
            || commitment.triggers.iter().any(|t| fired.contains(t.as_str()));
        if !is_called || !reaches(&commitment.areas, &scenario.area) {
            continue;
        }
        let supplies = commitment.supplies.iter().enumerate();
        let here = supplies.filter(|(_, s)| reaches(&s.areas, &scenario.area));
        live.extend(here.map(|(at, supply)| ((index, at), commitment, supply)));
    }
    live
}

/// A commitment with one of its supplies changed.
pub(super) fn change_supply(
    package: &Package,
    (commitment, supply): SupplyAt,
    change: impl FnOnce(&mut Supply),
) -> Option<Edit> {
    package.commitments.get(commitment)?.supplies.get(supply)?;
    Edit::change::<Commitment>(package, commitment, |c| {
        c.supplies.get_mut(supply).map(change);
    })
}
