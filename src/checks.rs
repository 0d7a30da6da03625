//! Checks: what a drafter would want to be told, each with a code, a page and, where a drafting
//! move mends it, fixes.
//!
//! A check reads the package and its analysis and computes nothing that the analysis should.
//! Adding one touches its file and the list [`ALL`].

mod finding;

pub use finding::{Check, Finding, Fix, Severity};

use crate::analysis::Analysis;
use crate::model::{Date, Package};

/// Every check, in the order of their codes.
pub static ALL: &[&Check] = &[];

/// What a check may look at.
pub struct Context<'a> {
    /// The package.
    pub package: &'a Package,
    /// Its figures.
    pub analysis: &'a Analysis,
    /// The day on which it is looked at; none: as designed.
    pub as_of: Option<Date>,
    /// Today, to know whether an acceptance still holds; none where it is not known.
    pub today: Option<Date>,
}

/// Runs every check; findings in the order of codes, then of the file.
pub fn run(context: &Context) -> Vec<Finding> {
    let mut findings = Vec::new();
    for check in ALL {
        (check.run)(context, &mut findings);
    }
    findings
}
