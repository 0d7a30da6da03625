//! What a brief is made of, and how it is wanted.

use super::layout::Paper;
use crate::analysis::{self, Analysis};
use crate::checks::{self, Finding};
use crate::model::{Date, Package};
use std::collections::BTreeSet;

/// The width of the text on A4, in points: what figures are made for.
pub const TEXT_WIDTH: f32 = 471.0;

/// What a brief is about: a package with its figures and findings.
pub struct Material<'a> {
    /// The package.
    pub package: &'a Package,
    /// Its figures.
    pub analysis: &'a Analysis,
    /// Its findings.
    pub findings: &'a [Finding],
    /// The day as of which the figures are; none: as designed.
    pub as_of: Option<Date>,
}

/// How much a brief holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Preset {
    /// The first page alone.
    OnePage,
    /// The first page, scenarios, coverage, gaps and what is accepted.
    Note,
    /// Everything.
    #[default]
    Full,
}

impl Preset {
    /// All presets, shortest first.
    pub const ALL: [Preset; 3] = [Preset::OnePage, Preset::Note, Preset::Full];

    /// Its name on screen.
    pub fn words(self) -> &'static str {
        match self {
            Preset::OnePage => "One page",
            Preset::Note => "Note",
            Preset::Full => "Full brief",
        }
    }
}

/// How a brief is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// How much it holds.
    pub preset: Preset,
    /// Sections left out, by id.
    pub without: BTreeSet<String>,
    /// The paper it is printed on.
    pub paper: Paper,
    /// To whom it goes.
    pub to: String,
    /// From whom it comes; empty: the package's office.
    pub from: String,
    /// “DRAFT” across the pages while the status is not final.
    pub watermark: bool,
}

/// Figures and findings of a package, computed together.
pub struct Examined {
    /// Its figures.
    pub analysis: Analysis,
    /// Its findings.
    pub findings: Vec<Finding>,
    as_of: Option<Date>,
}

impl Examined {
    /// Analyses and checks a package, as of a day, `today` deciding which acceptances still hold.
    pub fn new(package: &Package, as_of: Option<Date>, today: Option<Date>) -> Examined {
        let options = analysis::Options { as_of, ..analysis::Options::default() };
        let analysis = analysis::analyse(package, &options);
        let context = checks::Context { package, analysis: &analysis, as_of, today };
        let findings = checks::run(&context);
        Examined { analysis, findings, as_of }
    }

    /// As material for a brief.
    pub fn material<'a>(&'a self, package: &'a Package) -> Material<'a> {
        Material { package, analysis: &self.analysis, findings: &self.findings, as_of: self.as_of }
    }
}
