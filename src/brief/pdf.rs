//! From pages to the bytes of a PDF file; the only place that names the PDF libraries.
//!
//! printpdf writes fonts and page contents; a pass over its object tree then adds what it cannot
//! express: the structure tree, the outline, metadata, the output intent. The file meets PDF/UA-1
//! and PDF/A-2a at once, and equal documents give equal bytes.
//!
//! - `fonts`: subsets of the faces, with only the glyphs that the pages show;
//! - `content`: what is drawn on a page, as its operators;
//! - `tags`: the structure tree, the way back from content to it, the links;
//! - `outline`: the bookmarks;
//! - `metadata`: what the file says of itself;
//! - `profile`: the colour space that its colours are in;
//! - `serialize`: the object tree to bytes.

mod content;
mod fonts;
mod metadata;
mod objects;
mod outline;
mod profile;
mod serialize;
mod tags;

use lopdf::{Document as Objects, Object, ObjectId, StringFormat, dictionary};
use printpdf::{PdfDocument, PdfPage, PdfSaveOptions, Pt, Rect};

use self::fonts::Fonts;
use self::objects::{name, text_string};
use crate::brief::document::{Document, Meta};
use crate::brief::layout::{Layout, PageOptions, paginate};
use crate::typeset::Face;

/// Why a PDF could not be written. None of these depends on what the document says; each
/// would be a defect of the program or of a library.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// A face could not be reduced to the glyphs in use.
    #[error("the typeface {} could not be embedded: {reason}", .face.postscript_name())]
    Font {
        /// The face.
        face: Face,
        /// What the library says.
        reason: String,
    },
    /// The object tree is not as expected.
    #[error("the PDF could not be put together: {0}")]
    Structure(#[from] lopdf::Error),
    /// The bytes could not be written.
    #[error("the PDF could not be written: {0}")]
    Write(#[from] std::io::Error),
}

/// Lays a document out and writes it as PDF.
///
/// # Errors
///
/// [`PdfError`] if a library fails; never for what the document holds.
pub fn write(document: &Document, options: &PageOptions) -> Result<Vec<u8>, PdfError> {
    write_layout(&paginate(document, options), &document.meta)
}

/// Writes pages that have been laid out as PDF.
///
/// # Errors
///
/// As [`write()`].
pub fn write_layout(layout: &Layout, meta: &Meta) -> Result<Vec<u8>, PdfError> {
    let mut pdf = PdfDocument::new(&meta.title);
    let fonts = Fonts::embed(layout, &mut pdf)?;
    let sheet = Rect::from_wh(Pt(layout.width), Pt(layout.height));
    pdf.pages = layout
        .pages
        .iter()
        .map(|page| PdfPage {
            media_box: sheet.clone(),
            trim_box: sheet.clone(),
            crop_box: sheet.clone(),
            ops: content::operators(page, layout, &fonts),
        })
        .collect();
    let options = PdfSaveOptions {
        optimize: true,
        // The fonts are subsets already.
        subset_fonts: false,
        secure: true,
        image_optimization: None,
    };
    // What it warns of, colours out of range and text outside of text sections, cannot occur.
    let mut objects = pdf.to_lopdf_document(&options, &mut Vec::new());
    finish(&mut objects, layout, meta)?;
    serialize::to_bytes(objects)
}

/// Adds to the object tree what printpdf cannot express, and mends what it gets wrong.
fn finish(objects: &mut Objects, layout: &Layout, meta: &Meta) -> Result<(), PdfError> {
    "1.7".clone_into(&mut objects.version);
    let pages: Vec<ObjectId> = objects.get_pages().into_values().collect();
    let root = tags::add(objects, layout, &pages)?;
    let outline = outline::add(objects, layout, &pages);
    let metadata = metadata::add_stream(objects, meta);
    let intent = profile::add(objects);
    fonts::mend_descriptors(objects);

    let catalog = objects.trailer.get(b"Root")?.as_reference()?;
    let catalog = objects.get_object_mut(catalog)?.as_dict_mut()?;
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("StructTreeRoot", root);
    catalog.set("Lang", text_string(meta.language.tag()));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![intent]);
    catalog.set("PageLayout", name("SinglePage"));
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", name("UseOutlines"));
    }
    let decimal = dictionary! { "S" => name("D"), "St" => 1 };
    let labels = vec![Object::Integer(0), decimal.into()];
    catalog.set("PageLabels", dictionary! { "Nums" => labels });

    let info = objects.trailer.get(b"Info")?.as_reference()?;
    objects.set_object(info, metadata::info(meta));
    objects.prune_objects();
    let id = Object::String(objects::fingerprint(objects).to_vec(), StringFormat::Hexadecimal);
    objects.trailer.set("ID", vec![id.clone(), id]);
    Ok(())
}
