//! The package's own lists: ways of attack, kinds of help, areas, layers, pools.

use super::number;
use super::unknown::Unknown;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The capability that is talk, not help.
pub const TALK: &str = "consultation";

/// A way of attack or pressure that the package must answer; a row of the coverage matrix.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Vector {
    /// Id, unique among vectors.
    pub id: String,
    /// Name as the drafter says it.
    #[serde(default)]
    pub name: String,
    /// Unknown keys.
    #[serde(skip)]
    pub unknown: Unknown,
}

/// A kind of help; [`TALK`] is reserved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Capability {
    /// Id, unique among capabilities.
    pub id: String,
    /// Name as the drafter says it.
    #[serde(default)]
    pub name: String,
    /// The unit of every amount of it, in the singular.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// Unknown keys.
    #[serde(skip)]
    pub unknown: Unknown,
}

/// A place where triggers apply, help may be used and scenarios happen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Area {
    /// Id, unique among areas.
    pub id: String,
    /// Name as the drafter says it.
    #[serde(default)]
    pub name: String,
    /// Unknown keys.
    #[serde(skip)]
    pub unknown: Unknown,
}

/// A layer of the package.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Layer {
    /// Id, unique among layers.
    pub id: String,
    /// Name as the drafter says it.
    #[serde(default)]
    pub name: String,
    /// What the layer is for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub aim: String,
    /// Unknown keys.
    #[serde(skip)]
    pub unknown: Unknown,
}

/// The real stock or force that supplies draw on, so that nothing is promised twice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Pool {
    /// Id, unique among pools.
    pub id: String,
    /// Id of the party that holds it.
    pub by: String,
    /// Id of the capability.
    pub capability: String,
    /// How much it holds, in the capability's unit.
    #[serde(deserialize_with = "number::read", serialize_with = "number::write")]
    #[schemars(range(min = 0))]
    pub amount: f64,
    /// Unknown keys.
    #[serde(skip)]
    pub unknown: Unknown,
}
