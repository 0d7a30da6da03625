//! What a package promises: when the violation happens, what arrives, by when, who can stop it.
//!
//! Every figure is defined by the package alone (`docs/analysis.md`); nothing here can fail, reads
//! a clock or a file, or knows of a screen.

mod result;

pub use result::{
    Analysis, Cell, CellStatus, Counting, Grade, Measures, NeedResult, Options, Route,
    ScenarioResult, Step, StepKind,
};

use crate::model::Package;

/// Analyses a package.
pub fn analyse(_package: &Package, _options: &Options) -> Analysis {
    Analysis::default()
}
