//! Kinds of help that do the same work.

use crate::model::{Capability, Listed, Package};

/// Kinds of help that do the same work, so that an observer mission is nearer to an inspection than
/// to a brigade.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Meetings and statements.
    Talk,
    /// Observing, inspecting, intelligence.
    Watch,
    /// Forces that act.
    Forces,
    /// Arms, stocks, and what an army needs to be built and kept.
    Arms,
    /// Money, repair and cover for losses.
    Money,
    /// Sanctions and frozen assets.
    Sanctions,
    /// Nuclear deterrence.
    Nuclear,
    /// A kind that the standard list does not know, by its name in lower case.
    Other(String),
}

impl Family {
    /// The family of a kind of help, by its id in the standard list.
    pub fn of(package: &Package, capability: &str) -> Family {
        match capability {
            "consultation" | "diplomacy" | "un-action" => Family::Talk,
            "monitoring" | "verification" | "intelligence" => Family::Watch,
            "ground-force" | "combat-air" | "maritime" | "air-defence" | "strike"
            | "mobile-reserve" => Family::Forces,
            "ammunition" | "interceptors" | "drones" | "armour" | "production" | "training"
            | "logistics" | "fortification" | "military-aid" => Family::Arms,
            "finance" | "cash" | "insurance" | "energy" => Family::Money,
            "sanctions" | "immobilised-assets" => Family::Sanctions,
            "nuclear-signalling" => Family::Nuclear,
            other => {
                let name = package.find::<Capability>(other).map_or(other, Listed::name);
                Family::Other(name.to_lowercase())
            }
        }
    }
}
