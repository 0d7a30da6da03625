//! How levers and explanations name what they are about.

use crate::model::{
    Capability, Commitment, Evidence, Gate, GateRule, Listed, Package, Severity, Supply, Term,
    Trigger, Vector,
};
use crate::words::{self, say};

/// The gate as a sentence names it: its own name, or who decides.
pub(super) fn gate(package: &Package, gate: &Gate) -> String {
    if !gate.name.trim().is_empty() {
        return say::quoted(&gate.name);
    }
    let what = gate.kind.words();
    if gate.rule == GateRule::Each {
        return format!("each provider’s own {what}");
    }
    if gate.by.is_empty() {
        return format!("the {what}");
    }
    format!("the {what} of {}", say::elements(package, &gate.by, 2))
}

/// A provider's share of a commitment; where it has several, with the capability.
pub(super) fn share(package: &Package, commitment: &Commitment, supply: &Supply) -> String {
    let whose = say::element_owns(package, &supply.by);
    let title = say::quoted(say::spoken(commitment));
    if commitment.supplies.iter().filter(|s| s.by == supply.by).count() > 1 {
        let what = say::capability(package, &supply.capability);
        return format!("{whose} {what} under {title}");
    }
    format!("{whose} share of {title}")
}

/// A trigger by its name.
pub(super) fn trigger(trigger: &Trigger) -> String {
    say::quoted(say::spoken(trigger))
}

/// A severity with its article.
pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Incident => "a single incident",
        Severity::Pattern => "a pattern of violations",
        Severity::LimitedAttack => "a limited attack",
        Severity::MajorAttack => "a major attack",
        Severity::FullScale => "a full-scale invasion",
    }
}

/// What the attribution then may be.
pub(super) fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Clear => "where attribution is clear",
        Evidence::Contested => "where attribution is contested",
        Evidence::Deniable => "where the act is deniable",
    }
}

/// Ways of attack by their names.
pub(super) fn vectors<S: AsRef<str>>(package: &Package, ids: &[S]) -> String {
    let name = |id: &S| {
        let found = package.find::<Vector>(id.as_ref());
        found.map_or_else(|| "a missing way of attack".to_owned(), |v| say::lower(say::spoken(v)))
    };
    words::list(&ids.iter().map(name).collect::<Vec<_>>())
}

/// An amount of a supply's capability; with its name where it has no unit.
pub(super) fn quantity(package: &Package, capability: &str, amount: f64) -> String {
    let unit = package.find::<Capability>(capability).is_some_and(|c| !c.unit.trim().is_empty());
    let said = words::quantity(package, capability, amount);
    if unit { said } else { format!("{said} of {}", say::capability(package, capability)) }
}

/// What a supply brings, counted: `20 transformers`; with the capability's name where that says
/// more than the unit.
pub(super) fn goods(package: &Package, supply: &Supply) -> String {
    let said = quantity(package, &supply.capability, supply.amount);
    let unit = package.find::<Capability>(&supply.capability).map_or("", |c| c.unit.trim());
    let name = say::capability(package, &supply.capability);
    let says_no_more = unit.is_empty() || name.to_lowercase().contains(&unit.to_lowercase());
    if says_no_more { said } else { format!("{said} ({name})") }
}

/// The beneficiaries as owners of what is in their hands.
pub(super) fn hands(package: &Package) -> String {
    let ids: Vec<&str> = package
        .parties
        .iter()
        .filter(|p| p.role == crate::model::Role::Beneficiary)
        .map(Listed::id)
        .collect();
    match ids[..] {
        [one] => format!("{} hands", say::element_owns(package, one)),
        _ => "the beneficiary’s hands".to_owned(),
    }
}
