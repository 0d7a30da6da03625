//! Which drafting moves a brief may put before a minister.
//!
//! The analysis lists every move that somebody could concede, so that its cost can be seen. A brief
//! advises; what no government would put on a table it leaves out.

use crate::analysis::{Lever, LeverKind};
use crate::checks::{self, Finding};
use crate::edit::Edit;
use crate::model::{
    Capability, Commitment, Force, Gate, Instrument, InstrumentStatus, Kind, Listed, Object,
    Package, PackageStatus, Party, Role,
};
use crate::precedent::Family;
use crate::prose;
use std::collections::BTreeSet;

/// The most to which a share may be asked to grow, as a multiple of what is offered.
const MOST_GROWTH: f64 = 2.0;

/// Words in the names and units of capabilities that are flown or sailed by their owners: handing
/// them over beforehand is another kind of help.
const MANNED: [&str; 6] = ["aircraft", "vessel", "ship", "maritime", "helicopter", "frigate"];

/// What tells the moves of a brief from all others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Advice {
    /// The objects, as `kind:id`, whose clauses promise an attempt or keep a way out: `shall` would
    /// not make a duty of them.
    evasive: BTreeSet<String>,
}

impl Advice {
    /// For a package with these findings.
    pub fn new(findings: &[Finding]) -> Advice {
        let evasive = findings.iter().filter(|f| matches!(f.code, "LNG001" | "LNG002"));
        Advice { evasive: evasive.map(|f| f.subject.clone()).collect() }
    }

    /// Whether a brief may print the move: not on a text that is closed or that the adversary
    /// signs too, nor on a nuclear promise, which nobody makes automatic; not a finding that
    /// nobody makes, nor a parliament's consent done away with or put under a deadline by others;
    /// no forces that act with nobody deciding, no step struck from what is law; no manned craft
    /// and no yearly flow given away, no share more than doubled, and no “shall” before a verb
    /// that promises nothing or a step that the provider has yet to decide.
    pub fn allows(&self, package: &Package, lever: &Lever) -> bool {
        if package.head.status == PackageStatus::Final
            || is_nuclear(package, lever)
            || is_signed_by_adversary(package, lever)
        {
            return false;
        }
        match lever.kind {
            LeverKind::Deadline => !is_party(package, lever),
            LeverKind::DropGate => !is_needed(package, lever) && !is_of_law(package, lever),
            LeverKind::Silence => !is_of_law(package, lever),
            LeverKind::Bind => {
                !self.evasive.contains(&lever.target) && !waits_for_itself(package, lever)
            }
            LeverKind::InHand => !is_manned(package, lever) && !is_flow(package, lever),
            LeverKind::Raise => growth(package, lever) <= MOST_GROWTH + 1e-9,
            _ => true,
        }
    }
}

fn is_party(package: &Package, lever: &Lever) -> bool {
    matches!(checks::place_of(package, &lever.target), Some((Kind::Party, _)))
}

/// The commitments that a move is about: its target, or what its target unlocks.
fn commitments<'a>(package: &'a Package, lever: &Lever) -> Vec<&'a Commitment> {
    match checks::place_of(package, &lever.target) {
        Some((Kind::Commitment, index)) => package.commitments.get(index).into_iter().collect(),
        Some((Kind::Trigger, index)) => {
            let id = package.triggers.get(index).map_or("", |t| t.id.as_str());
            let unlocked = |c: &&Commitment| c.triggers.iter().any(|t| t == id);
            package.commitments.iter().filter(unlocked).collect()
        }
        _ => Vec::new(),
    }
}

fn is_nuclear(package: &Package, lever: &Lever) -> bool {
    let about = commitments(package, lever);
    let nuclear = |c: &&Commitment| {
        c.supplies.iter().any(|s| Family::of(package, &s.capability) == Family::Nuclear)
    };
    !about.is_empty() && about.iter().all(nuclear)
}

/// The place of the gate or supply that a move is about: the last part of its id.
fn place(lever: &Lever) -> Option<usize> {
    lever.id.rsplit('/').next()?.parse().ok()
}

/// The gates among which is the one that a move is about.
fn gates<'a>(package: &'a Package, lever: &Lever) -> Option<&'a Vec<Gate>> {
    match checks::place_of(package, &lever.target)? {
        (Kind::Trigger, index) => package.triggers.get(index).map(|t| &t.determination),
        (Kind::Commitment, index) => package.commitments.get(index).map(|c| &c.activation),
        _ => None,
    }
}

/// Whether a gate is a trigger's only finding, the one decision to send forces, or the consent of
/// parliaments.
fn is_needed(package: &Package, lever: &Lever) -> bool {
    let Some(gates) = gates(package, lever) else { return false };
    let Some(gate) = place(lever).and_then(|at| gates.get(at)) else { return false };
    let sends_forces = || {
        let supplies = commitments(package, lever).into_iter().flat_map(|c| &c.supplies);
        let mut families = supplies.map(|s| Family::of(package, &s.capability));
        families.any(|family| family == Family::Forces)
    };
    let is_of_trigger =
        matches!(checks::place_of(package, &lever.target), Some((Kind::Trigger, _)));
    let is_only =
        gates.iter().filter(|g| g.decides()).count() == 1 && (is_of_trigger || sends_forces());
    let of_organs = !gate.by.is_empty() && gate.by.iter().all(|id| id.contains('.'));
    is_only || of_organs
}

/// Whether a step stands in a binding paper that is in force: striking it is for the lawmaker.
fn is_of_law(package: &Package, lever: &Lever) -> bool {
    let is_law = |c: &Commitment| {
        package.find::<Instrument>(&c.instrument).is_some_and(|paper| {
            paper.force == Force::Binding && paper.status == Some(InstrumentStatus::InForce)
        })
    };
    let about = commitments(package, lever);
    !about.is_empty() && about.into_iter().all(is_law)
}

/// Whether all that a move is about stands on papers to which an adversary is a party.
fn is_signed_by_adversary(package: &Package, lever: &Lever) -> bool {
    let is_adversary =
        |id: &String| package.find::<Party>(id).is_some_and(|p| p.role == Role::Adversary);
    let signs = |c: &&Commitment| {
        let paper = package.find::<Instrument>(&c.instrument);
        paper.is_some_and(|paper| paper.parties.iter().any(is_adversary))
    };
    let about = commitments(package, lever);
    !about.is_empty() && about.iter().all(signs)
}

/// Whether the clause gives the help only once its provider has decided: `shall` sets that
/// decision no time.
fn waits_for_itself(package: &Package, lever: &Lever) -> bool {
    commitments(package, lever).iter().any(|c| prose::names_own_decision(&c.text))
}

/// The capability of the supply that a move is about.
fn capability<'a>(package: &'a Package, lever: &Lever) -> Option<&'a Capability> {
    let supply = commitments(package, lever).first()?.supplies.get(place(lever)?)?;
    package.find(&supply.capability)
}

/// Whether help flows by the year or the month: what is to come cannot be handed over beforehand.
fn is_flow(package: &Package, lever: &Lever) -> bool {
    let flows = |c: &Capability| [" a year", " a month"].iter().any(|end| c.unit.ends_with(end));
    capability(package, lever).is_some_and(flows)
}

fn is_manned(package: &Package, lever: &Lever) -> bool {
    let says = |text: &str| {
        let text = text.to_lowercase();
        text.split(|c: char| !c.is_alphabetic())
            .any(|word| MANNED.contains(&word.strip_suffix('s').unwrap_or(word)))
    };
    capability(package, lever).is_some_and(|c| says(c.name()) || says(&c.unit))
}

/// How many times what is offered a move asks for.
fn growth(package: &Package, lever: &Lever) -> f64 {
    let amounts = || {
        let at = place(lever)?;
        let before = commitments(package, lever).first()?.supplies.get(at)?.amount;
        let Edit::Put { object, .. } = &lever.edit else { return None };
        let Object::Commitment(after) = object.as_ref() else { return None };
        Some((before, after.supplies.get(at)?.amount))
    };
    match amounts() {
        Some((before, after)) if before > 0.0 => after / before,
        Some(_) => f64::INFINITY,
        None => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{self, Options};
    use crate::brief::Examined;
    use crate::templates::Catalogue;
    use std::sync::atomic::AtomicBool;

    fn template(id: &str) -> Package {
        let catalogue = Catalogue::shipped();
        catalogue.entries.iter().find(|e| e.id == id).unwrap().package.clone()
    }

    fn levers(package: &Package) -> (Advice, Vec<Lever>) {
        let mut found = Vec::new();
        let never = AtomicBool::new(false);
        analysis::levers(package, &Options::default(), &never, |l| found.push(l));
        (Advice::new(&Examined::new(package, None, None).findings), found)
    }

    #[test]
    fn a_closed_text_is_not_advised_on() {
        let package = template("budapest-1994");
        let (advice, levers) = levers(&package);
        assert!(!levers.is_empty());
        assert!(levers.iter().all(|l| !advice.allows(&package, l)));
    }

    #[test]
    fn what_no_government_would_ask_is_left_out_and_the_rest_is_not() {
        let package = template("paris-2026");
        let (advice, levers) = levers(&package);
        let (kept, left): (Vec<&Lever>, Vec<&Lever>) =
            levers.iter().partition(|l| advice.allows(&package, l));
        assert!(kept.len() > left.len() && !left.is_empty());
        let kinds = |levers: &[&Lever], kind| levers.iter().filter(|l| l.kind == kind).count();
        assert!(kinds(&kept, LeverKind::Bind) > 0 && kinds(&kept, LeverKind::Silence) > 0);
        for lever in &kept {
            let nuclear = lever.target.contains("nuclear");
            assert!(!nuclear, "{}", lever.title);
            assert!(lever.kind != LeverKind::Deadline || !lever.target.starts_with("party:"));
            assert!(growth(&package, lever) <= MOST_GROWTH + 1e-9, "{}", lever.title);
        }
        let raised = left.iter().filter(|l| l.kind == LeverKind::Raise);
        assert!(
            raised.clone().all(|l| growth(&package, l) > MOST_GROWTH || is_nuclear(&package, l))
        );
    }

    /// The titles of all moves that begin so, and of those that a brief may print.
    fn told(id: &str, start: &str) -> (Vec<String>, Vec<String>) {
        let package = template(id);
        let (advice, levers) = levers(&package);
        let titles = |levers: Vec<&Lever>| -> Vec<String> {
            let titles = levers.into_iter().map(|l| l.title.clone());
            titles.filter(|title| title.starts_with(start)).collect()
        };
        let kept = levers.iter().filter(|l| advice.allows(&package, l)).collect();
        (titles(levers.iter().collect()), titles(kept))
    }

    #[test]
    fn nothing_is_asked_of_a_paper_that_the_adversary_signs() {
        let (all, kept) = told("paris-2026", "Do without “The Special Commission orders");
        assert_eq!((all.len(), kept.len()), (1, 0));
    }

    #[test]
    fn forces_do_not_go_out_with_nobody_deciding() {
        let (all, kept) = told("paris-2026", "Do without “The Coalition co-leads decide");
        assert!(!all.is_empty() && kept.is_empty(), "{kept:?}");
    }

    #[test]
    fn a_yearly_flow_is_not_handed_over_and_a_law_keeps_its_steps() {
        let flows = |titles: &[String]| titles.iter().filter(|t| t.contains("a year")).count();
        let (all, kept) = told("bilateral-network", "Place");
        assert!(flows(&all) > 0 && flows(&kept) == 0 && !kept.is_empty());
        let (all, kept) = told("bilateral-network", "Do without “The Commission");
        assert!(!all.is_empty() && kept.is_empty(), "{kept:?}");
    }
}
