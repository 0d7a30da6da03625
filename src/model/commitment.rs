//! Commitments: who promises what, on which paper, when which trigger is pulled.

use super::gate::Gate;
use super::number;
use super::terms::vocabulary;
use super::unknown::Unknown;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

vocabulary! {
    /// The operative verb.
    Modality {
        /// Must.
        Shall = "shall", "shall";
        /// States an intention.
        Will = "will", "will";
        /// Recommends.
        Should = "should", "should";
        /// Permits.
        May = "may", "may";
    }
}

/// One promise of the package.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Commitment {
    /// Id, unique among commitments.
    pub id: String,
    /// Title as the drafter says it.
    #[serde(default)]
    pub title: String,
    /// Id of its layer.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub layer: String,
    /// Id of the paper it stands on.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub instrument: String,
    /// The clause.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The operative verb.
    #[serde(default = "shall")]
    pub modality: Modality,
    /// Triggers, any of which unlocks it; empty: a standing commitment.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub triggers: Vec<String>,
    /// Ways of attack it helps against; empty: any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counters: Vec<String>,
    /// Where it may be used; empty: anywhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<String>,
    /// Providers whose organs have consented in advance.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pre_authorised: Vec<String>,
    /// Anything the reader should know.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Id of the source.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Gates after the trigger is established, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub activation: Vec<Gate>,
    /// Who provides what.
    #[serde(rename = "supply", default, skip_serializing_if = "Vec::is_empty")]
    pub supplies: Vec<Supply>,
    /// Unknown keys.
    #[serde(skip)]
    pub unknown: Unknown,
}

fn shall() -> Modality {
    Modality::Shall
}

impl Commitment {
    /// Whether it is always on, without a trigger.
    pub fn is_standing(&self) -> bool {
        self.triggers.is_empty()
    }
}

/// One provider's share of a commitment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Supply {
    /// Id of the provider, a party.
    pub by: String,
    /// Id of the capability.
    pub capability: String,
    /// How much, in the capability's unit.
    #[serde(deserialize_with = "number::read", serialize_with = "number::write")]
    #[schemars(range(min = 0))]
    pub amount: f64,
    /// Hours from release to effect.
    #[serde(
        default,
        deserialize_with = "number::read",
        serialize_with = "number::write",
        skip_serializing_if = "number::is_zero"
    )]
    #[schemars(range(min = 0))]
    pub delivery_hours: f64,
    /// Days for which it can be kept up; absent: without end.
    #[serde(
        default,
        deserialize_with = "number::read_option",
        serialize_with = "number::write_option",
        skip_serializing_if = "Option::is_none"
    )]
    #[schemars(range(min = 0))]
    pub sustain_days: Option<f64>,
    /// Whether the beneficiary or an escrow agent already holds it.
    #[serde(default, skip_serializing_if = "number::is_false")]
    pub in_hand: bool,
    /// Where this provider's share may be used; empty: anywhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<String>,
    /// Id of the pool it is drawn from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub pool: String,
    /// Cost in million euro a year, at 2026 prices.
    #[serde(
        default,
        deserialize_with = "number::read_option",
        serialize_with = "number::write_option",
        skip_serializing_if = "Option::is_none"
    )]
    #[schemars(range(min = 0))]
    pub cost_meur: Option<f64>,
    /// Unknown keys.
    #[serde(skip)]
    pub unknown: Unknown,
}
