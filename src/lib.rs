//! Casus: draft a security-guarantee package, see what it really promises, print the brief.
//!
//! *Casus foederis* is the event that makes an alliance's promise fall due. The crate answers four
//! questions and keeps them apart: *whether* help is owed, *what* and how much, *when*, and *who
//! decides*. `ARCHITECTURE.md` maps the modules; dependencies run one way:
//! [`model`] ← [`edit`], [`file`](mod@file), [`analysis`] ← [`checks`] ← [`report`] ← ([`brief`], [`cli`],
//! [`app`]).

pub mod analysis;
pub mod app;
pub mod brief;
pub mod checks;
pub mod clause;
pub mod cli;
pub mod compare;
pub mod edit;
pub mod figures;
pub mod file;
pub mod model;
pub mod precedent;
mod prose;
pub mod report;
pub mod templates;
pub mod typeset;
pub mod words;
