//! Outline and pages of the package.

pub use crate::app::draft::{State, show};
