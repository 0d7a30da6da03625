//! Subsets of the faces, with only the glyphs that the pages show.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Document as Objects, Object};
use printpdf::{FontId, ParsedFont, PdfDocument, PdfFont};
use subsetter::GlyphRemapper;

use super::PdfError;
use super::objects::subset_tag;
use crate::brief::layout::{Item, Layout};
use crate::typeset::Face;

/// The faces as embedded in one file.
pub(super) struct Fonts {
    faces: BTreeMap<Face, EmbeddedFace>,
}

/// A face reduced to some of its glyphs.
pub(super) struct EmbeddedFace {
    /// Its name in the file.
    pub id: FontId,
    /// Glyphs of the face to glyphs of the subset.
    glyphs: BTreeMap<u16, EmbeddedGlyph>,
}

/// A glyph of a subset.
#[derive(Clone, Copy)]
pub(super) struct EmbeddedGlyph {
    /// Its index.
    pub id: u16,
    /// Its own advance as the file states it, in thousandths of an em.
    pub width: f32,
}

impl Fonts {
    /// Embeds what the pages need of each face.
    pub fn embed(layout: &Layout, pdf: &mut PdfDocument) -> Result<Self, PdfError> {
        let mut used: BTreeMap<Face, BTreeSet<u16>> = BTreeMap::new();
        for item in layout.pages.iter().flat_map(|page| &page.items) {
            if let Item::Glyphs(run) = item {
                used.entry(run.face).or_default().extend(run.glyphs.iter().map(|glyph| glyph.id));
            }
        }
        let mut faces = BTreeMap::new();
        for (face, glyphs) in used {
            faces.insert(face, embed(face, &glyphs, pdf)?);
        }
        Ok(Self { faces })
    }

    /// The face as embedded; `None` only for a face that no page uses.
    pub fn get(&self, face: Face) -> Option<&EmbeddedFace> {
        self.faces.get(&face)
    }
}

impl EmbeddedFace {
    /// The glyph as embedded; `None` only for a glyph that no page uses.
    pub fn glyph(&self, id: u16) -> Option<EmbeddedGlyph> {
        self.glyphs.get(&id).copied()
    }
}

fn embed(
    face: Face,
    used: &BTreeSet<u16>,
    pdf: &mut PdfDocument,
) -> Result<EmbeddedFace, PdfError> {
    let failure = |reason: String| PdfError::Font { face, reason };
    let mut mapper = GlyphRemapper::new();
    for glyph in used {
        mapper.remap(*glyph);
    }
    let subset =
        subsetter::subset(face.data(), 0, &mapper).map_err(|error| failure(error.to_string()))?;
    let mut font = ParsedFont::from_bytes(&subset, 0, &mut Vec::new())
        .ok_or_else(|| failure("its subset cannot be read back".to_owned()))?;
    font.font_name = Some(format!("{}+{}", subset_tag(&subset), face.postscript_name()));
    // The subset leaves out the table that states the weight.
    font.pdf_font_metrics.us_weight_class = face.weight();
    let units = f32::from(font.units_per_em.max(1));
    let glyphs = used
        .iter()
        .filter_map(|glyph| {
            let id = mapper.get(*glyph)?;
            // printpdf states widths cut to whole thousandths.
            let width = f32::from(font.get_glyph_width(id)?) * 1000.0 / units;
            Some((*glyph, EmbeddedGlyph { id, width: width.trunc() }))
        })
        .collect();
    let id = FontId(format!("F{}", face as usize));
    pdf.resources.fonts.map.insert(id.clone(), PdfFont::new(font));
    Ok(EmbeddedFace { id, glyphs })
}

/// States the height of capitals, which printpdf gives as that of ascenders, and whether the
/// letters have serifs.
pub(super) fn mend_descriptors(objects: &mut Objects) {
    const SERIF: i64 = 1 << 1;
    for object in objects.objects.values_mut() {
        let Object::Dictionary(descriptor) = object else { continue };
        if !descriptor.has_type(b"FontDescriptor") {
            continue;
        }
        let font_name = descriptor.get(b"FontName").and_then(Object::as_name).unwrap_or_default();
        let face = Face::ALL.into_iter().find(|face| {
            font_name.splitn(2, |byte| *byte == b'+').nth(1)
                == Some(face.postscript_name().as_bytes())
        });
        let Some(face) = face else { continue };
        let flags = descriptor.get(b"Flags").and_then(Object::as_i64).unwrap_or_default();
        descriptor.set("CapHeight", face.metrics().cap_height);
        descriptor.set("Flags", if face.is_serif() { flags | SERIF } else { flags });
    }
}
