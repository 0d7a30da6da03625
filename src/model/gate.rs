//! Triggers, and the gates between a fact and the help that answers it.

use super::number;
use super::terms::vocabulary;
use super::unknown::Unknown;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

vocabulary! {
    /// How grave an attack or violation is.
    Severity {
        /// A single violation.
        Incident = "incident", "incident";
        /// Repeated violations.
        Pattern = "pattern", "pattern of violations";
        /// An attack limited in place and means.
        LimitedAttack = "limited-attack", "limited attack";
        /// A heavy attack.
        MajorAttack = "major-attack", "major attack";
        /// An invasion.
        FullScale = "full-scale", "full-scale invasion";
    }
}

vocabulary! {
    /// How clearly an act can be attributed, clearest first.
    Evidence {
        /// Beyond dispute.
        Clear = "clear", "clear";
        /// Disputed.
        Contested = "contested", "contested";
        /// Deniable by design.
        Deniable = "deniable", "deniable";
    }
}

vocabulary! {
    /// What has to happen at a gate.
    GateKind {
        /// Somebody is told.
        Notify = "notify", "notification";
        /// Somebody is asked for a view, without a say.
        Consult = "consult", "consultation";
        /// Somebody decides.
        Decide = "decide", "decision";
        /// Somebody consents.
        Authorise = "authorise", "authorisation";
    }
}

vocabulary! {
    /// How many of a gate's elements must agree.
    GateRule {
        /// At least one.
        Any = "any", "any one";
        /// Every one.
        All = "all", "all";
        /// More than half.
        Majority = "majority", "a majority";
        /// At least `at_least` of them.
        AtLeast = "at-least", "at least";
        /// Every provider for its own supply.
        Each = "each", "each provider for itself";
    }
}

vocabulary! {
    /// What silence until the deadline means.
    IfSilent {
        /// The matter lapses.
        Lapse = "lapse", "it lapses";
        /// The matter proceeds: a silence procedure.
        Proceed = "proceed", "it proceeds";
    }
}

/// One step that a promise must pass.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Gate {
    /// What has to happen.
    pub kind: GateKind,
    /// Name as the drafter says it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Parties, organs and bodies that act; not used by rule [`GateRule::Each`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<String>,
    /// How many of them must agree.
    #[serde(default = "all", skip_serializing_if = "is_all")]
    pub rule: GateRule,
    /// The number for [`GateRule::AtLeast`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<u32>,
    /// Hours it takes when all go along.
    #[serde(
        default,
        deserialize_with = "number::read_option",
        serialize_with = "number::write_option",
        skip_serializing_if = "Option::is_none"
    )]
    #[schemars(range(min = 0))]
    pub typical_hours: Option<f64>,
    /// The deadline in hours that the text sets.
    #[serde(
        default,
        deserialize_with = "number::read_option",
        serialize_with = "number::write_option",
        skip_serializing_if = "Option::is_none"
    )]
    #[schemars(range(min = 0))]
    pub within_hours: Option<f64>,
    /// What silence until then means.
    #[serde(default = "lapse", skip_serializing_if = "is_lapse")]
    pub if_silent: IfSilent,
    /// Unknown keys.
    #[serde(skip)]
    pub unknown: Unknown,
}

fn all() -> GateRule {
    GateRule::All
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature is serde's")]
fn is_all(rule: &GateRule) -> bool {
    *rule == GateRule::All
}

fn lapse() -> IfSilent {
    IfSilent::Lapse
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature is serde's")]
fn is_lapse(if_silent: &IfSilent) -> bool {
    *if_silent == IfSilent::Lapse
}

fn clear() -> Evidence {
    Evidence::Clear
}

impl Gate {
    /// A gate of this kind that names nobody yet.
    pub fn new(kind: GateKind) -> Gate {
        Gate {
            kind,
            name: String::new(),
            by: Vec::new(),
            rule: GateRule::All,
            at_least: None,
            typical_hours: None,
            within_hours: None,
            if_silent: IfSilent::Lapse,
            unknown: Unknown::default(),
        }
    }

    /// Whether somebody has to say yes here.
    pub fn decides(&self) -> bool {
        matches!(self.kind, GateKind::Decide | GateKind::Authorise)
    }
}

/// A fact that makes promises fall due, and how it is established.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Trigger {
    /// Id, unique among triggers.
    pub id: String,
    /// Name as the drafter says it.
    #[serde(default)]
    pub name: String,
    /// The clause that defines it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Ways of attack it takes; empty: any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub vectors: Vec<String>,
    /// The least severity it takes.
    pub threshold: Severity,
    /// Where it takes them; empty: anywhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<String>,
    /// The murkiest attribution under which it can still be established.
    #[serde(default = "clear")]
    pub evidence: Evidence,
    /// Gates that establish it, in order; none: the fact itself does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub determination: Vec<Gate>,
    /// Unknown keys.
    #[serde(skip)]
    pub unknown: Unknown,
}
