//! Stress scenarios and what they call for.

use super::gate::{Evidence, Severity};
use super::number;
use super::unknown::Unknown;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A violation that the package must stand up to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Scenario {
    /// Id, unique among scenarios.
    pub id: String,
    /// Name as the drafter says it.
    #[serde(default)]
    pub name: String,
    /// What happens.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub narrative: String,
    /// Ways of attack it uses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub vectors: Vec<String>,
    /// How grave it is.
    pub severity: Severity,
    /// Id of the area; empty: anywhere.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub area: String,
    /// How clearly it can be attributed.
    #[serde(default = "clear")]
    pub attribution: Evidence,
    /// Its weight in the package's measures.
    #[serde(
        default = "number::one",
        deserialize_with = "number::read",
        serialize_with = "number::write",
        skip_serializing_if = "number::is_one"
    )]
    #[schemars(range(min = 0))]
    pub weight: f64,
    /// What it calls for.
    #[serde(rename = "need", default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<Need>,
    /// Unknown keys.
    #[serde(skip)]
    pub unknown: Unknown,
}

fn clear() -> Evidence {
    Evidence::Clear
}

/// An amount of one capability that a scenario calls for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Need {
    /// Id of the capability.
    pub capability: String,
    /// How much, in the capability's unit.
    #[serde(deserialize_with = "number::read", serialize_with = "number::write")]
    #[schemars(range(min = 0))]
    pub amount: f64,
    /// Hours within which it must be there.
    #[serde(deserialize_with = "number::read", serialize_with = "number::write")]
    #[schemars(range(min = 0))]
    pub within_hours: f64,
    /// Days for which it is needed; absent: as long as it is supplied.
    #[serde(
        default,
        deserialize_with = "number::read_option",
        serialize_with = "number::write_option",
        skip_serializing_if = "Option::is_none"
    )]
    #[schemars(range(min = 0))]
    pub for_days: Option<f64>,
    /// Id of the source.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Unknown keys.
    #[serde(skip)]
    pub unknown: Unknown,
}
