//! Every character of the library has a glyph in the faces that ship with the program.

use casus::app::theme;
use casus::templates::Catalogue;
use casus::typeset::Face;
use eframe::egui::{Context, RawInput};
use std::collections::BTreeSet;

#[test]
fn every_character_of_the_library_has_a_glyph() {
    let ctx = Context::default();
    theme::install(&ctx);
    let mut output = ctx.run_ui(RawInput::default(), |_| {});
    output.textures_delta.clear();
    let characters: BTreeSet<char> = Catalogue::shipped()
        .entries
        .iter()
        .flat_map(|entry| casus::file::to_toml(&entry.package).chars().collect::<Vec<_>>())
        .filter(|c| !c.is_whitespace())
        .collect();
    assert!(characters.len() > 80);
    for face in Face::ALL {
        let font = theme::font(face, 13.0);
        let missing: String = ctx.fonts_mut(|fonts| {
            characters.iter().filter(|&&c| !fonts.has_glyph(&font, c)).collect()
        });
        assert_eq!(missing, "", "{face:?}");
    }
}
