//! The package: its head and all its lists.

use super::number;
use super::terms::vocabulary;
use super::unknown::Unknown;
use super::{
    Area, Body, Capability, Commitment, Date, Instrument, Layer, Party, Pool, Scenario, Template,
    Trigger, Vector,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The file format that this version reads and writes.
pub const FORMAT: u32 = 1;

vocabulary! {
    /// How far the package has come.
    PackageStatus {
        /// Being written.
        WorkingDraft = "working-draft", "working draft";
        /// With those who must clear it.
        ForClearance = "for-clearance", "for clearance";
        /// Cleared.
        Cleared = "cleared", "cleared";
        /// Final.
        Final = "final", "final";
    }
}

/// One guarantee package.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(title = "Casus package")]
pub struct Package {
    /// The file format, [`FORMAT`].
    pub format: u32,
    /// Title, office, status and the like.
    #[serde(rename = "package", default)]
    pub head: Head,
    /// What makes the file a template; absent in a package.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<Template>,
    /// Ways of attack or pressure that the package must answer.
    #[serde(rename = "vector", default, skip_serializing_if = "Vec::is_empty")]
    pub vectors: Vec<Vector>,
    /// Kinds of help.
    #[serde(rename = "capability", default, skip_serializing_if = "Vec::is_empty")]
    pub capabilities: Vec<Capability>,
    /// Places.
    #[serde(rename = "area", default, skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<Area>,
    /// States and organisations.
    #[serde(rename = "party", default, skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<Party>,
    /// Councils, commissions and missions.
    #[serde(rename = "body", default, skip_serializing_if = "Vec::is_empty")]
    pub bodies: Vec<Body>,
    /// Papers.
    #[serde(rename = "instrument", default, skip_serializing_if = "Vec::is_empty")]
    pub instruments: Vec<Instrument>,
    /// Layers.
    #[serde(rename = "layer", default, skip_serializing_if = "Vec::is_empty")]
    pub layers: Vec<Layer>,
    /// Stocks and forces.
    #[serde(rename = "pool", default, skip_serializing_if = "Vec::is_empty")]
    pub pools: Vec<Pool>,
    /// Facts that make promises fall due.
    #[serde(rename = "trigger", default, skip_serializing_if = "Vec::is_empty")]
    pub triggers: Vec<Trigger>,
    /// Promises.
    #[serde(rename = "commitment", default, skip_serializing_if = "Vec::is_empty")]
    pub commitments: Vec<Commitment>,
    /// Stress scenarios.
    #[serde(rename = "scenario", default, skip_serializing_if = "Vec::is_empty")]
    pub scenarios: Vec<Scenario>,
    /// Findings that the drafters mean to keep.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accepted: Vec<Accepted>,
    /// What the package's facts rest on.
    #[serde(rename = "source", default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// Unknown keys and tables.
    #[serde(skip)]
    pub unknown: Unknown,
}

/// The `[package]` table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Head {
    /// Title.
    #[serde(default)]
    pub title: String,
    /// The office's own number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reference: String,
    /// The office that drafts.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub office: String,
    /// Who drafts.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// The date of the draft.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// How far it has come.
    #[serde(default = "working_draft")]
    pub status: PackageStatus,
    /// Printed at head and foot of every page.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub marking: String,
    /// One paragraph that the reader must not miss.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// What hour 0 of the package's life is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub d_day: String,
    /// How many years the package must hold.
    #[serde(
        default,
        deserialize_with = "number::read_option",
        serialize_with = "number::write_option",
        skip_serializing_if = "Option::is_none"
    )]
    #[schemars(range(min = 0))]
    pub horizon_years: Option<f64>,
    /// Unknown keys.
    #[serde(skip)]
    pub unknown: Unknown,
}

fn working_draft() -> PackageStatus {
    PackageStatus::WorkingDraft
}

impl Default for Head {
    fn default() -> Head {
        Head {
            title: String::new(),
            reference: String::new(),
            office: String::new(),
            author: String::new(),
            date: None,
            status: PackageStatus::WorkingDraft,
            marking: String::new(),
            summary: String::new(),
            d_day: String::new(),
            horizon_years: None,
            unknown: Unknown::default(),
        }
    }
}

impl Package {
    /// A package with nothing in it.
    pub fn empty() -> Package {
        Package {
            format: FORMAT,
            head: Head::default(),
            template: None,
            vectors: Vec::new(),
            capabilities: Vec::new(),
            areas: Vec::new(),
            parties: Vec::new(),
            bodies: Vec::new(),
            instruments: Vec::new(),
            layers: Vec::new(),
            pools: Vec::new(),
            triggers: Vec::new(),
            commitments: Vec::new(),
            scenarios: Vec::new(),
            accepted: Vec::new(),
            sources: Vec::new(),
            unknown: Unknown::default(),
        }
    }
}

/// A finding that the drafters have seen and mean to keep.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Accepted {
    /// The check's code.
    pub code: String,
    /// The finding's subject, `kind:id`.
    pub subject: String,
    /// Why it is kept.
    #[serde(default)]
    pub reason: String,
    /// Who decided so.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The last day on which it is accepted; after it the finding is open again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Unknown keys.
    #[serde(skip)]
    pub unknown: Unknown,
}

/// A document that facts of the package rest on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// Id, unique among sources.
    pub id: String,
    /// Title in full.
    #[serde(default)]
    pub title: String,
    /// Its date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub publisher: String,
    /// When somebody last checked the facts against it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified: Option<Date>,
    /// Unknown keys.
    #[serde(skip)]
    pub unknown: Unknown,
}
