//! The printed brief: a document of words and structure, laid out and written as PDF.
//!
//! - [`document`]: the tree of headings, paragraphs, tables and figures, without coordinates.
