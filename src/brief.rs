//! The printed brief: a document of words and structure, laid out and written as PDF.
//!
//! - [`document`]: the tree of headings, paragraphs, tables and figures, without coordinates;
//! - [`compose`](mod@compose): from a package and its figures to that tree, section by section;
//! - [`layout`]: from the document to pages, as lists of what is drawn and what it means;
//! - [`pdf`]: from the pages to the bytes of a PDF file.

mod advice;
pub mod compose;
pub mod document;
pub mod layout;
mod options;
pub mod pdf;

pub use compose::compose;
pub use options::{Absence, Examined, Material, Moves, Options, Preset, TARGET, TEXT_WIDTH};

/// Composes a brief and prints it.
///
/// The same material and options give the same bytes.
///
/// # Errors
/// [`pdf::PdfError`] where the pages cannot be written.
pub fn print(material: &Material, options: &Options) -> Result<Vec<u8>, pdf::PdfError> {
    let document = compose(material, options);
    pdf::write(&document, &layout::PageOptions { paper: options.paper })
}
