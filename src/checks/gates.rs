//! Gates wherever they stand: named, addressed and changed in one way.

use super::say;
use crate::edit::Edit;
use crate::model::{
    Body, Commitment, Gate, GateRule, IfSilent, Kind, Listed, Package, Party, Role, Rule, Term,
    Trigger,
};
use crate::words;
use std::collections::BTreeSet;

/// The deadline in hours that a fix sets where the text has none.
pub(super) const DEADLINE: f64 = 24.0;

/// Where a gate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum GateAt {
    /// In a trigger's determination: the trigger's place, the gate's place.
    Trigger(usize, usize),
    /// In a commitment's activation: the commitment's place, the gate's place.
    Commitment(usize, usize),
}

impl GateAt {
    /// The gate.
    pub(super) fn gate(self, package: &Package) -> Option<&Gate> {
        match self {
            GateAt::Trigger(owner, gate) => package.triggers.get(owner)?.determination.get(gate),
            GateAt::Commitment(owner, gate) => package.commitments.get(owner)?.activation.get(gate),
        }
    }

    /// `kind:id` of the object that it belongs to.
    pub(super) fn subject(self, package: &Package) -> String {
        match self {
            GateAt::Trigger(owner, _) => subject_at(package, Kind::Trigger, owner),
            GateAt::Commitment(owner, _) => subject_at(package, Kind::Commitment, owner),
        }
    }

    /// The quoted name of the object that it belongs to.
    pub(super) fn owner(self, package: &Package) -> String {
        match self {
            GateAt::Trigger(owner, _) => {
                package.triggers.get(owner).map(|t| say::quoted(say::spoken(t)))
            }
            GateAt::Commitment(owner, _) => {
                package.commitments.get(owner).map(|c| say::quoted(say::spoken(c)))
            }
        }
        .unwrap_or_default()
    }

    /// Its own name in quotation marks, or what it is where it has none.
    pub(super) fn name(self, package: &Package) -> String {
        let Some(gate) = self.gate(package) else { return String::new() };
        if gate.name.trim().is_empty() {
            format!("the {}", gate.kind.words())
        } else {
            say::quoted(&gate.name)
        }
    }

    /// Its name with its owner's, as a sentence speaks of it.
    pub(super) fn spoken(self, package: &Package) -> String {
        format!("{} in {}", self.name(package), self.owner(package))
    }

    /// A changed copy of the gate put in its place.
    pub(super) fn change(self, package: &Package, change: impl FnOnce(&mut Gate)) -> Option<Edit> {
        self.gate(package)?;
        match self {
            GateAt::Trigger(owner, gate) => Edit::change::<Trigger>(package, owner, |t| {
                t.determination.get_mut(gate).map(change);
            }),
            GateAt::Commitment(owner, gate) => Edit::change::<Commitment>(package, owner, |c| {
                c.activation.get_mut(gate).map(change);
            }),
        }
    }

    /// The gate taken out.
    pub(super) fn strike(self, package: &Package) -> Option<Edit> {
        self.gate(package)?;
        match self {
            GateAt::Trigger(owner, gate) => Edit::change::<Trigger>(package, owner, |t| {
                t.determination.remove(gate);
            }),
            GateAt::Commitment(owner, gate) => Edit::change::<Commitment>(package, owner, |c| {
                c.activation.remove(gate);
            }),
        }
    }

    /// A deadline set: the usual one, or what the step usually takes where that is longer.
    pub(super) fn set_deadline(self, package: &Package) -> (String, Option<Edit>) {
        let hours = self.gate(package).map_or(DEADLINE, |g| deadline_for(g.typical_hours));
        let edit = self.change(package, |gate| gate.within_hours = Some(hours));
        (format!("Set a deadline of {}", words::hours(hours)), edit)
    }

    /// Silence made to carry the matter on, with a deadline where there is none.
    pub(super) fn let_silence_proceed(self, package: &Package) -> (String, Option<Edit>) {
        let gate = self.gate(package);
        let hours =
            gate.map_or(DEADLINE, |g| g.within_hours.unwrap_or(deadline_for(g.typical_hours)));
        let edit = self.change(package, |gate| {
            gate.within_hours = Some(hours);
            gate.if_silent = IfSilent::Proceed;
        });
        (format!("Let silence carry it after {}", words::hours(hours)), edit)
    }
}

/// The deadline that a fix sets on a step that usually takes this long.
pub(super) fn deadline_for(typical_hours: Option<f64>) -> f64 {
    typical_hours.unwrap_or(0.0).max(DEADLINE)
}

/// Every gate of the package, in the order of the file.
pub(super) fn all(package: &Package) -> Vec<(GateAt, &Gate)> {
    let mut found = Vec::new();
    for (owner, trigger) in package.triggers.iter().enumerate() {
        let gates = trigger.determination.iter().enumerate();
        found.extend(gates.map(|(i, gate)| (GateAt::Trigger(owner, i), gate)));
    }
    for (owner, commitment) in package.commitments.iter().enumerate() {
        let gates = commitment.activation.iter().enumerate();
        found.extend(gates.map(|(i, gate)| (GateAt::Commitment(owner, i), gate)));
    }
    found
}

/// `kind:id` of the object at a place.
pub(super) fn subject_at(package: &Package, kind: Kind, index: usize) -> String {
    subject(kind, package.id_at(kind, index).unwrap_or_default())
}

/// `kind:id`.
pub(super) fn subject(kind: Kind, id: &str) -> String {
    format!("{}:{id}", kind.key())
}

/// The parties and organs that an element of a gate comes down to, bodies taken apart.
pub(super) fn actors<'a>(package: &'a Package, elements: &'a [String]) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut open: Vec<&str> = elements.iter().map(String::as_str).collect();
    while let Some(element) = open.pop() {
        match package.find::<Body>(element) {
            Some(body) if !element.contains('.') && package.find::<Party>(element).is_none() => {
                if seen.insert(element) {
                    open.extend(body.members.iter().map(String::as_str));
                }
            }
            _ => {
                found.insert(element);
            }
        }
    }
    found
}

/// The role of a party, or of the party that an organ belongs to.
pub(super) fn role(package: &Package, actor: &str) -> Option<Role> {
    let party = actor.split_once('.').map_or(actor, |(party, _)| party);
    package.find::<Party>(party).map(|p| p.role)
}

/// Whether only beneficiaries decide at a gate: it then passes promptly, in silence too.
pub(super) fn is_beneficiaries_own(package: &Package, gate: &Gate) -> bool {
    let actors = actors(package, &gate.by);
    gate.rule != GateRule::Each
        && !actors.is_empty()
        && actors.iter().all(|a| role(package, a) == Some(Role::Beneficiary))
}

/// The body that alone decides at a gate.
pub(super) fn sole_body<'a>(package: &'a Package, gate: &Gate) -> Option<(usize, &'a Body)> {
    let [only] = gate.by.as_slice() else { return None };
    let index = package.position(Kind::Body, only)?;
    Some((index, package.bodies.get(index)?))
}

/// Unanimity turned into a majority, at the gate or in the body that alone decides there.
pub(super) fn let_majority_decide(package: &Package, at: GateAt) -> Option<(String, Edit)> {
    let gate = at.gate(package)?;
    if gate.rule == GateRule::All && gate.by.len() >= 3 {
        let edit = at.change(package, |g| g.rule = GateRule::Majority)?;
        return Some(("Let a majority decide".to_owned(), edit));
    }
    let (index, body) = sole_body(package, gate)?;
    if body.rule != Rule::All || body.members.len() < 3 {
        return None;
    }
    let title = format!("Let a majority of {} decide", say::element(package, body.id()));
    let edit = Edit::change::<Body>(package, index, |b| b.rule = Rule::Majority)?;
    Some((title, edit))
}

/// A provider's organs taken to have consented to a commitment in advance.
pub(super) fn pre_authorise(package: &Package, commitment: usize, party: &str) -> Option<Edit> {
    Edit::change::<Commitment>(package, commitment, |c| {
        if !c.pre_authorised.iter().any(|p| p == party) {
            c.pre_authorised.push(party.to_owned());
        }
    })
}
