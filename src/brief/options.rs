//! What a brief is made of, and how it is wanted.

use super::advice::Advice;
use super::layout::Paper;
use crate::analysis::{self, Analysis, Lever, Plan};
use crate::checks::{self, Finding};
use crate::model::{Date, Kind, Package};
use crate::precedent::Precedent;
use std::collections::BTreeSet;
use std::sync::atomic::AtomicBool;

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
    /// What to ask for, the most useful first.
    pub levers: &'a [Lever],
    /// How the target could be reached.
    pub plan: Option<&'a Plan>,
    /// The day as of which the figures are; none: as designed.
    pub as_of: Option<Date>,
    /// What is to be shown without some parties, in this order.
    pub absences: &'a [Absence],
    /// What to set the package beside; none: the brief says nothing of precedent.
    pub precedents: &'a [Precedent],
}

/// A scenario to be shown without some parties; a way to look at a package, never saved in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    /// The scenario, by id.
    pub scenario: String,
    /// Who stays away, by id.
    pub out: BTreeSet<String>,
}

impl Absence {
    /// Whether the package has the scenario and everyone who stays away, and somebody does.
    pub fn fits(&self, package: &Package) -> bool {
        let known = |id: &String| package.position(Kind::Party, id).is_some();
        package.position(Kind::Scenario, &self.scenario).is_some()
            && !self.out.is_empty()
            && self.out.iter().all(known)
    }
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

/// The share that the plan of a brief aims at.
pub const TARGET: f64 = 0.8;

/// Levers and the plan of a package: what a brief says on top of figures and findings.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Moves {
    /// What to ask for, the most useful first.
    pub levers: Vec<Lever>,
    /// How [`TARGET`] could be reached.
    pub plan: Plan,
}

impl Moves {
    /// Finds those that a brief may print; setting `cancel` ends the search early with what was
    /// found so far.
    pub fn find(package: &Package, examined: &Examined, cancel: &AtomicBool) -> Moves {
        let options = analysis::Options { as_of: examined.as_of, ..analysis::Options::default() };
        let advice = Advice::new(&examined.findings);
        let allowed = |now: &Package, lever: &Lever| advice.allows(now, lever);
        let mut levers = Vec::new();
        analysis::levers(package, &options, cancel, |found| {
            if allowed(package, &found) {
                levers.push(found);
            }
        });
        analysis::rank(&mut levers);
        let plan = analysis::plan_of(package, &options, TARGET, cancel, allowed);
        Moves { levers, plan }
    }
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
        let context = checks::Context::new(package, &analysis, as_of, today);
        let findings = checks::run(&context);
        Examined { analysis, findings, as_of }
    }

    /// As material for a brief, with the moves found for it.
    pub fn material<'a>(&'a self, package: &'a Package, moves: &'a Moves) -> Material<'a> {
        Material {
            package,
            analysis: &self.analysis,
            findings: &self.findings,
            levers: &moves.levers,
            plan: Some(&moves.plan),
            as_of: self.as_of,
            absences: &[],
            precedents: &[],
        }
    }
}
