//! Who would have to concede a move.

use crate::model::{Body, Commitment, Gate, GateRule, Instrument, Modality, Package, Role};
use std::collections::BTreeSet;

/// The parties among some ids that can concede something, in the order of the file: those whose
/// will is free; where there is none, the beneficiaries.
pub(super) fn concede<'a>(
    package: &Package,
    ids: impl IntoIterator<Item = &'a str>,
) -> Vec<String> {
    let named: BTreeSet<&str> = ids.into_iter().collect();
    let with = |wanted: fn(Role) -> bool| -> Vec<String> {
        let parties = package.parties.iter();
        parties
            .filter(|p| named.contains(p.id.as_str()) && wanted(p.role))
            .map(|p| p.id.clone())
            .collect()
    };
    let free = with(|role| matches!(role, Role::Guarantor | Role::Backer | Role::Institution));
    if free.is_empty() { with(|role| role == Role::Beneficiary) } else { free }
}

/// The commitments that a trigger unlocks.
pub(super) fn unlocked<'a>(
    package: &'a Package,
    trigger: &'a str,
) -> impl Iterator<Item = &'a Commitment> {
    package.commitments.iter().filter(move |c| c.triggers.iter().any(|t| t == trigger))
}

fn providers(commitment: &Commitment) -> impl Iterator<Item = &str> {
    commitment.supplies.iter().map(|s| s.by.as_str())
}

/// The parties at a gate of some commitments; where nobody sits at it, those to the papers.
pub(super) fn of_gate<'a>(
    package: &'a Package,
    gate: &'a Gate,
    commitments: impl Iterator<Item = &'a Commitment> + Clone,
) -> Vec<String> {
    let asked = if gate.rule == GateRule::Each && gate.decides() {
        concede(package, commitments.clone().flat_map(providers))
    } else {
        concede(package, parties_of(package, &gate.by))
    };
    if asked.is_empty() { of_papers(package, commitments) } else { asked }
}

/// The parties to the papers that some commitments stand on, and, where a commitment has none, its
/// providers.
pub(super) fn of_papers<'a>(
    package: &'a Package,
    commitments: impl Iterator<Item = &'a Commitment>,
) -> Vec<String> {
    let mut ids: BTreeSet<&str> = BTreeSet::new();
    for commitment in commitments {
        match package.find::<Instrument>(&commitment.instrument) {
            Some(paper) if !paper.parties.is_empty() => {
                ids.extend(paper.parties.iter().map(String::as_str));
            }
            _ => ids.extend(providers(commitment)),
        }
    }
    concede(package, ids)
}

/// Whom a paper binds once it is binding: the parties to it, the providers of the commitment at hand
/// and those of every other commitment on it that says “shall”.
pub(super) fn of_paper_made_binding(package: &Package, commitment: &Commitment) -> Vec<String> {
    let paper = package.find::<Instrument>(&commitment.instrument);
    let parties = paper.into_iter().flat_map(|i| i.parties.iter().map(String::as_str));
    let on_it = package.commitments.iter().filter(|other| {
        other.instrument == commitment.instrument && other.modality == Modality::Shall
    });
    concede(package, parties.chain(providers(commitment)).chain(on_it.flat_map(providers)))
}

/// The providers of a commitment.
pub(super) fn of_providers(package: &Package, commitment: &Commitment) -> Vec<String> {
    concede(package, providers(commitment))
}

/// The members of a body.
pub(super) fn of_body(package: &Package, body: &Body) -> Vec<String> {
    concede(package, parties_of(package, &body.members))
}

/// Whether a body sits at a deciding gate that unlocks something, itself or through other bodies.
pub(super) fn decides(package: &Package, body: &str) -> bool {
    let of_triggers = package.triggers.iter().filter(|t| unlocked(package, &t.id).next().is_some());
    let of_commitments = package.commitments.iter().filter(|c| !c.is_standing());
    let gates = of_triggers
        .flat_map(|t| &t.determination)
        .chain(of_commitments.flat_map(|c| &c.activation))
        .filter(|g| g.decides() && g.rule != GateRule::Each);
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut open: Vec<&str> = gates.flat_map(|g| &g.by).map(String::as_str).collect();
    while let Some(id) = open.pop() {
        if id == body {
            return true;
        }
        if seen.insert(id)
            && let Some(found) = package.find::<Body>(id)
        {
            open.extend(found.members.iter().map(String::as_str));
        }
    }
    false
}

/// The parties behind gate elements: organs speak for their party, bodies for their members.
fn parties_of<'a>(package: &'a Package, elements: &'a [String]) -> BTreeSet<&'a str> {
    let mut parties = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut open: Vec<&str> = elements.iter().map(String::as_str).collect();
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        let party = id.split_once('.').map_or(id, |(party, _)| party);
        if package.parties.iter().any(|p| p.id == party) {
            parties.insert(party);
        } else if let Some(body) = package.find::<Body>(id) {
            open.extend(body.members.iter().map(String::as_str));
        }
    }
    parties
}
