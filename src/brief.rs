//! The printed brief: a document of words and structure, laid out and written as PDF.
//!
//! - [`document`]: the tree of headings, paragraphs, tables and figures, without coordinates;
//! - [`compose`](mod@compose): from a package and its figures to that tree, section by section.

pub mod compose;
pub mod document;
mod options;

pub use compose::compose;
pub use options::{Examined, Material, Options, Preset, TEXT_WIDTH};
