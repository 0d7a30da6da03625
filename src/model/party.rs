//! Parties, their organs, and the bodies in which they decide together.

use super::number;
use super::terms::vocabulary;
use super::unknown::Unknown;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

vocabulary! {
    /// What a party is to the package.
    Role {
        /// The state that is guaranteed: it always supports.
        Beneficiary = "beneficiary", "beneficiary";
        /// A state that owes help.
        Guarantor = "guarantor", "guarantor";
        /// A state that stands behind the guarantors.
        Backer = "backer", "backer";
        /// An organisation that acts.
        Institution = "institution", "institution";
        /// The state guaranteed against: it always opposes.
        Adversary = "adversary", "adversary";
    }
}

vocabulary! {
    /// How many members of a body must agree.
    Rule {
        /// At least one.
        Any = "any", "any one";
        /// Every one.
        All = "all", "all";
        /// More than half.
        Majority = "majority", "a majority";
        /// At least `at_least` of them.
        AtLeast = "at-least", "at least";
    }
}

/// A state or organisation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Party {
    /// Id, unique among parties.
    pub id: String,
    /// Name in full.
    #[serde(default)]
    pub name: String,
    /// What it is to the package.
    pub role: Role,
    /// Anything the reader should know.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Decision-makers inside the party, usually its parliament.
    #[serde(rename = "organ", default, skip_serializing_if = "Vec::is_empty")]
    pub organs: Vec<Organ>,
    /// Unknown keys.
    #[serde(skip)]
    pub unknown: Unknown,
}

/// A second decision-maker inside a party.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Organ {
    /// Id, unique within the party; elsewhere written `party.organ`.
    pub id: String,
    /// Name in full.
    #[serde(default)]
    pub name: String,
    /// The capabilities that the party may supply only with this organ's yes, every time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authorises: Vec<String>,
    /// Hours its decision takes when all go along.
    #[serde(
        default,
        deserialize_with = "number::read_option",
        serialize_with = "number::write_option",
        skip_serializing_if = "Option::is_none"
    )]
    #[schemars(range(min = 0))]
    pub typical_hours: Option<f64>,
    /// Hours within which it must decide by law, where there is such a deadline.
    #[serde(
        default,
        deserialize_with = "number::read_option",
        serialize_with = "number::write_option",
        skip_serializing_if = "Option::is_none"
    )]
    #[schemars(range(min = 0))]
    pub within_hours: Option<f64>,
    /// Id of the source of these facts.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Unknown keys.
    #[serde(skip)]
    pub unknown: Unknown,
}

/// A council, commission or mission that decides by a rule over its members.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Body {
    /// Id, unique among bodies.
    pub id: String,
    /// Name in full.
    #[serde(default)]
    pub name: String,
    /// Parties, organs and bodies that sit in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<String>,
    /// How many of the members must agree.
    pub rule: Rule,
    /// The number for [`Rule::AtLeast`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<u32>,
    /// Unknown keys.
    #[serde(skip)]
    pub unknown: Unknown,
}
