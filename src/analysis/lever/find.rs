//! The moves that a package admits, in a fixed order.

use super::{LeverKind, Move, asks, hand, raise};
use crate::analysis::Options;
use crate::analysis::engine::Engine;
use crate::analysis::naming;
use crate::clause;
use crate::edit::Edit;
use crate::model::{
    Body, Commitment, Force, Gate, GateKind, GateRule, IfSilent, Instrument, Kind, Modality,
    Package, Party, Role, Rule, Supply, TALK, Term, Trigger,
};
use crate::prose;
use crate::words::say;
use std::collections::HashSet;

/// The deadline that levers set, in hours.
const DEADLINE: f64 = 24.0;

/// Every applicable move.
pub(super) fn moves(package: &Package, options: &Options) -> Vec<Move> {
    let mut finder =
        Finder { package, shared: shared_gates(package), is_drafted: false, found: Vec::new() };
    for place in 0..package.parties.len() {
        finder.organs(place);
    }
    for place in 0..package.triggers.len() {
        finder.trigger(place);
    }
    for place in 0..package.bodies.len() {
        finder.body(place);
    }
    let raised = raise::amounts(&Engine::new(package, options));
    for (place, commitment) in package.commitments.iter().enumerate() {
        finder.is_drafted = !commitment.text.trim().is_empty()
            && commitment.text == clause::draft(package, commitment);
        if !commitment.is_standing() {
            finder.activation(place, commitment);
            finder.pre_authorise(place, commitment);
        }
        finder.bind(place, commitment);
        for at in 0..commitment.supplies.len() {
            finder.in_hand(place, commitment, at);
            finder.raise(place, commitment, at, raised.get(&(place, at)).copied());
        }
    }
    finder.found
}

struct Finder<'a> {
    package: &'a Package,
    /// What gates are known by, where several are known by the same.
    shared: HashSet<Known<'a>>,
    /// Whether the clause of the commitment at hand is word for word what its structure amounts to;
    /// a move then drafts it again.
    is_drafted: bool,
    found: Vec<Move>,
}

/// What a gate is known by: its name, and who decides.
type Known<'a> = (&'a str, &'a [String]);

fn known(gate: &Gate) -> Known<'_> {
    (&gate.name, &gate.by)
}

/// What more than one gate of a package is known by.
fn shared_gates(package: &Package) -> HashSet<Known<'_>> {
    let determination = package.triggers.iter().flat_map(|t| &t.determination);
    let gates = determination.chain(package.commitments.iter().flat_map(|c| &c.activation));
    let mut seen = HashSet::new();
    gates.map(known).filter(|gate| !seen.insert(*gate)).collect()
}

/// Where a gate stands.
#[derive(Clone, Copy)]
enum Holder {
    Trigger(usize),
    Commitment(usize),
}

impl<'a> Finder<'a> {
    /// Adds a move; `detail` tells it from others of its kind on the same target.
    fn add(
        &mut self,
        kind: LeverKind,
        target: (Kind, &str),
        detail: Option<String>,
        title: String,
        asks: Vec<String>,
        edit: Option<Edit>,
    ) {
        // What nobody could concede, a negotiator cannot ask for.
        let Some(edit) = edit.filter(|_| !asks.is_empty()) else { return };
        let target = format!("{}:{}", target.0.key(), target.1);
        let detail = detail.map_or_else(String::new, |d| format!("/{d}"));
        let id = format!("{}/{target}{detail}", kind.key());
        self.found.push(Move { id, kind, target, title, asks, edit });
    }

    fn organs(&mut self, place: usize) {
        let party = &self.package.parties[place];
        for (at, organ) in party.organs.iter().enumerate() {
            if organ.within_hours.is_none() && !organ.authorises.is_empty() {
                let name = say::element(self.package, &format!("{}.{}", party.id, organ.id));
                let edit = Edit::change::<Party>(self.package, place, |p| {
                    p.organs[at].within_hours = Some(DEADLINE);
                });
                let asks = asks::concede(self.package, [party.id.as_str()]);
                self.add(
                    LeverKind::Deadline,
                    (Kind::Party, &party.id),
                    Some(organ.id.clone()),
                    format!("Give {name} a deadline of 24 hours"),
                    asks,
                    edit,
                );
            }
        }
    }

    fn trigger(&mut self, place: usize) {
        let package = self.package;
        let trigger = &package.triggers[place];
        let unlocked: Vec<&Commitment> = asks::unlocked(package, &trigger.id).collect();
        // What unlocks nothing changes nothing.
        if unlocked.is_empty() {
            return;
        }
        for (at, gate) in trigger.determination.iter().enumerate() {
            let asks = asks::of_gate(package, gate, unlocked.iter().copied());
            self.gate(Holder::Trigger(place), at, gate, &trigger.id, &asks);
        }
        let asks = asks::of_papers(package, unlocked.iter().copied());
        let name = naming::trigger(trigger);
        let target = (Kind::Trigger, trigger.id.as_str());
        if let Some(lower) = step(trigger.threshold, -1) {
            let edit = Edit::change::<Trigger>(package, place, |t| t.threshold = lower);
            let title = format!("Lower the threshold of {name} to {}", naming::severity(lower));
            self.add(LeverKind::Threshold, target, None, title, asks.clone(), edit);
        }
        if let Some(murkier) = step(trigger.evidence, 1) {
            let edit = Edit::change::<Trigger>(package, place, |t| t.evidence = murkier);
            let title = format!("Let {name} be established {}", naming::evidence(murkier));
            self.add(LeverKind::Evidence, target, None, title, asks.clone(), edit);
        }
        self.widen(place, trigger, &asks);
    }

    fn widen(&mut self, place: usize, trigger: &Trigger, asks: &[String]) {
        let package = self.package;
        let name = naming::trigger(trigger);
        let target = (Kind::Trigger, trigger.id.as_str());
        if !trigger.areas.is_empty() {
            let edit = Edit::change::<Trigger>(package, place, |t| t.areas.clear());
            let title = format!("Let {name} apply in every area");
            let detail = Some("areas".to_owned());
            self.add(LeverKind::Widen, target, detail, title, asks.to_vec(), edit);
        }
        if trigger.vectors.is_empty() {
            return;
        }
        let mut offered: Vec<Vec<&String>> = Vec::new();
        for scenario in &package.scenarios {
            let mut missing: Vec<&String> = Vec::new();
            for vector in &scenario.vectors {
                if !trigger.vectors.contains(vector) && !missing.contains(&vector) {
                    missing.push(vector);
                }
            }
            // Two scenarios that lack the same ask for the same move.
            if missing.is_empty() || offered.contains(&missing) {
                continue;
            }
            let edit = Edit::change::<Trigger>(package, place, |t| {
                t.vectors.extend(missing.iter().map(|v| (*v).clone()));
            });
            let title = format!("Extend {name} to {}", naming::vectors(package, &missing));
            let detail = Some(format!("scenario:{}", scenario.id));
            self.add(LeverKind::Widen, target, detail, title, asks.to_vec(), edit);
            offered.push(missing);
        }
    }

    /// The rule of a body that decides somewhere: from all of its members to most of them.
    fn body(&mut self, place: usize) {
        let package = self.package;
        let body = &package.bodies[place];
        if body.rule != Rule::All || body.members.len() < 3 || !asks::decides(package, &body.id) {
            return;
        }
        let edit = Edit::change::<Body>(package, place, |b| b.rule = Rule::Majority);
        let title = format!("Let {} decide by majority", say::element(package, &body.id));
        let asks = asks::of_body(package, body);
        self.add(LeverKind::Majority, (Kind::Body, &body.id), None, title, asks, edit);
    }

    /// An edit of the commitment at hand, its clause drafted again where it was drafted from the
    /// structure.
    fn promise(&self, place: usize, change: impl FnOnce(&mut Commitment)) -> Option<Edit> {
        Edit::change::<Commitment>(self.package, place, |commitment| {
            change(commitment);
            if self.is_drafted {
                commitment.text = clause::draft(self.package, commitment);
            }
        })
    }

    fn activation(&mut self, place: usize, commitment: &Commitment) {
        for (at, gate) in commitment.activation.iter().enumerate() {
            let asks = asks::of_gate(self.package, gate, std::iter::once(commitment));
            self.gate(Holder::Commitment(place), at, gate, &commitment.id, &asks);
        }
    }

    /// The moves on one gate.
    fn gate(&mut self, holder: Holder, at: usize, gate: &Gate, id: &str, asks: &[String]) {
        let package = self.package;
        let (kind, owner) = match holder {
            Holder::Trigger(place) => (Kind::Trigger, say::spoken(&package.triggers[place])),
            Holder::Commitment(place) => {
                (Kind::Commitment, say::spoken(&package.commitments[place]))
            }
        };
        let mut name = naming::gate(package, gate);
        if self.shared.contains(&known(gate)) {
            name += &format!(" in {}", say::quoted(owner));
        }
        let mut add = |kind_of_move, title: String, change: &dyn Fn(&mut Vec<Gate>)| {
            let edit = match holder {
                Holder::Trigger(place) => {
                    Edit::change::<Trigger>(package, place, |t| change(&mut t.determination))
                }
                Holder::Commitment(place) => self.promise(place, |c| change(&mut c.activation)),
            };
            self.add(kind_of_move, (kind, id), Some(at.to_string()), title, asks.to_vec(), edit);
        };
        if gate.kind != GateKind::Notify && gate.within_hours.is_none() {
            let title = format!("Set a deadline of 24 hours for {name}");
            add(LeverKind::Deadline, title, &|gates| gates[at].within_hours = Some(DEADLINE));
        }
        if !gate.decides() {
            return;
        }
        if gate.if_silent == IfSilent::Lapse {
            let title = match gate.within_hours {
                Some(_) => format!("Let {name} proceed in silence"),
                None => format!("Let {name} proceed after 24 hours of silence"),
            };
            add(LeverKind::Silence, title, &|gates| {
                gates[at].if_silent = IfSilent::Proceed;
                gates[at].within_hours.get_or_insert(DEADLINE);
            });
        }
        if gate.rule == GateRule::All && gate.by.len() >= 3 {
            let title = format!("Take {name} by majority");
            add(LeverKind::Majority, title, &|gates| gates[at].rule = GateRule::Majority);
        }
        let title = format!("Do without {name}");
        add(LeverKind::DropGate, title, &|gates| {
            gates.remove(at);
        });
    }

    fn pre_authorise(&mut self, place: usize, commitment: &Commitment) {
        let package = self.package;
        let mut offered: Vec<&str> = Vec::new();
        for supply in &commitment.supplies {
            let by = supply.by.as_str();
            if supply.in_hand
                || commitment.pre_authorised.iter().any(|p| p == by)
                || offered.contains(&by)
            {
                continue;
            }
            let party = package.find::<Party>(by);
            let waits =
                |p: &Party| p.organs.iter().any(|o| o.authorises.contains(&supply.capability));
            if party.is_some_and(waits) {
                offered.push(by);
                let edit = self.promise(place, |c| c.pre_authorised.push(by.to_owned()));
                let title = format!(
                    "Pre-authorise {} share of {}",
                    say::element_owns(package, by),
                    say::quoted(say::spoken(commitment))
                );
                let target = (Kind::Commitment, commitment.id.as_str());
                let asks = asks::concede(package, [by]);
                self.add(LeverKind::PreAuthorise, target, Some(by.to_owned()), title, asks, edit);
            }
        }
    }

    fn bind(&mut self, place: usize, commitment: &Commitment) {
        let package = self.package;
        let Some(paper) = package.position(Kind::Instrument, &commitment.instrument) else {
            return;
        };
        let mut edits = Vec::new();
        if commitment.modality != Modality::Shall {
            edits.extend(self.promise(place, |c| {
                c.text = prose::with_modal(&c.text, c.modality, Modality::Shall);
                c.modality = Modality::Shall;
            }));
        }
        let name = say::quoted(say::spoken(commitment));
        let (asks, title) = if package.instruments[paper].force == Force::Binding {
            (asks::of_providers(package, commitment), format!("Say “shall” in {name}"))
        } else {
            edits.extend(Edit::change::<Instrument>(package, paper, |i| i.force = Force::Binding));
            (asks::of_paper_made_binding(package, commitment), format!("Make {name} binding"))
        };
        if !edits.is_empty() {
            let target = (Kind::Commitment, commitment.id.as_str());
            self.add(LeverKind::Bind, target, None, title, asks, Some(Edit::Batch(edits)));
        }
    }

    fn in_hand(&mut self, place: usize, commitment: &Commitment, at: usize) {
        let package = self.package;
        let supply = &commitment.supplies[at];
        if supply.in_hand
            || !self.may_provide(supply, |role| role != Role::Beneficiary)
            || !hand::can_be_handed_over(package, &supply.capability)
        {
            return;
        }
        let edit = self.promise(place, |c| c.supplies[at].in_hand = true);
        let title = format!(
            "Place {} from {} in {} ({})",
            naming::goods(package, supply),
            say::element(package, &supply.by),
            naming::hands(package),
            say::quoted(say::spoken(commitment))
        );
        let asks = asks::concede(package, [supply.by.as_str()]);
        let target = (Kind::Commitment, commitment.id.as_str());
        self.add(LeverKind::InHand, target, Some(at.to_string()), title, asks, edit);
    }

    fn raise(&mut self, place: usize, commitment: &Commitment, at: usize, to: Option<f64>) {
        let package = self.package;
        let supply = &commitment.supplies[at];
        let Some(to) = to.filter(|to| *to > supply.amount && to.is_finite()) else { return };
        if !self.may_provide(supply, |_| true) {
            return;
        }
        let edit = self.promise(place, |c| c.supplies[at].amount = to);
        let what = naming::share(package, commitment, supply);
        let amount = naming::quantity(package, &supply.capability, to);
        let title = format!("Raise {what} to {amount}");
        let asks = asks::concede(package, [supply.by.as_str()]);
        let target = (Kind::Commitment, commitment.id.as_str());
        self.add(LeverKind::Raise, target, Some(at.to_string()), title, asks, edit);
    }

    /// Whether a supply is help from a party that may give it.
    fn may_provide(&self, supply: &Supply, role: impl Fn(Role) -> bool) -> bool {
        let party = self.package.find::<Party>(&supply.by);
        supply.capability != TALK
            && party.is_some_and(|p| p.role != Role::Adversary && role(p.role))
    }
}

/// The value some steps along in a vocabulary that is in order.
fn step<T: Term>(value: T, by: isize) -> Option<T> {
    let place = T::ALL.iter().position(|v| *v == value)?;
    T::ALL.get(place.checked_add_signed(by)?).copied()
}
