//! Reading routes: their gates, providers and organs, and which of them scenarios call for.

use super::Context;
use super::gates::GateAt;
use crate::analysis::{Route, Step, StepKind};
use crate::model::{Commitment, Organ, Package, Party, Supply, TALK};
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
