//! What a check is, and what it says.

use super::Context;
use crate::edit::Edit;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It cannot work as written.
    Error,
    /// It may fail when needed.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// One thing that is looked for.
pub struct Check {
    /// Its code, such as `AUT002`: stable, never used again.
    pub code: &'static str,
    /// Its name, such as `no-deadline`.
    pub name: &'static str,
    /// The page that explains it: Markdown with the headings “What it finds”, “Why it matters” and
    /// “What to do”.
    pub page: &'static str,
    /// Looks, and adds what it finds.
    pub run: fn(&Context, &mut Vec<Finding>),
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The check's code.
    pub code: &'static str,
    /// The check's name.
    pub name: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// What it is about: `kind:id`, such as `commitment:air-reinforcement`, `party:deu`,
    /// `cell:drone/incident`, `need:winter-salvo/air-defence`.
    pub subject: String,
    /// What was found, in the drafter's words, with the names and figures at hand.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// Drafting moves that mend it.
    pub fixes: Vec<Fix>,
    /// The acceptance that covers it, by place in the package.
    pub accepted: Option<usize>,
    /// For a finding about words: the bytes of the clause that it is about.
    pub span: Option<std::ops::Range<usize>>,
}

/// A drafting move that mends a finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Fix {
    /// What it will do, such as “Pre-authorise Germany”.
    pub title: String,
    /// The move.
    pub edit: Edit,
}
