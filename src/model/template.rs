//! What makes a package file a template.

use super::terms::vocabulary;
use super::unknown::Unknown;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

vocabulary! {
    /// What a template is for.
    TemplateKind {
        /// A whole package to start from.
        Package = "package", "package";
        /// A part to insert into a package.
        Block = "block", "block";
        /// A party with its organs.
        Party = "party", "party";
        /// A stress scenario.
        Scenario = "scenario", "scenario";
        /// A treaty or practice of the past to compare with.
        Precedent = "precedent", "precedent";
    }
}

/// The `[template]` table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Template {
    /// What it is for.
    pub kind: TemplateKind,
    /// Its name in the gallery.
    #[serde(default)]
    pub name: String,
    /// When to start from it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub purpose: String,
    /// The parties that a user may reassign.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<RoleSlot>,
    /// Objects, as `kind:id`, whose figures are examples and not facts; printed as such.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub illustrative: Vec<String>,
    /// Unknown keys.
    #[serde(skip)]
    pub unknown: Unknown,
}

impl Template {
    /// A table that only marks examples, as a package needs that is no template itself.
    pub fn of_marks() -> Template {
        Template {
            kind: TemplateKind::Package,
            name: String::new(),
            purpose: String::new(),
            roles: Vec::new(),
            illustrative: Vec::new(),
            unknown: Unknown::default(),
        }
    }

    /// Whether it does no more than to mark examples: nobody is invited to start from the file.
    pub fn only_marks(&self) -> bool {
        self.kind == TemplateKind::Package
            && self.purpose.trim().is_empty()
            && self.roles.is_empty()
    }
}

/// A role that a user may give to another party.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RoleSlot {
    /// Id, unique within the template; `new --role ID=PARTY` names it.
    pub id: String,
    /// What the role is.
    #[serde(default)]
    pub name: String,
    /// Id of the party that plays it in the template.
    pub party: String,
    /// Unknown keys.
    #[serde(skip)]
    pub unknown: Unknown,
}
