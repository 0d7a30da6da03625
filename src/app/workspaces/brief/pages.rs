//! The brief's pages as pictures: composed, printed and drawn off the window's thread.

use crate::app::jobs::Emit;
use crate::brief::{self, Absence, Examined, Material, Moves, Options};
use crate::model::{Date, Package};
use crate::precedent;
use egui::ColorImage;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use std::sync::Arc;

/// What the worker hands over, in this order: the file, then its pages.
pub enum Piece {
    /// The file as it will be exported, and how many pages it has.
    File(Arc<Vec<u8>>, usize),
    /// A page by its place, as a picture.
    Page(usize, Box<ColorImage>),
    /// There is no file, for this reason.
    Failed(String),
}

/// What the pages are made from.
#[derive(Debug, Clone, PartialEq)]
pub struct Wish {
    /// How the brief is wanted.
    pub options: Options,
    /// What the stress test put in.
    pub absences: Vec<Absence>,
    /// The day as of which the figures are; none: as designed.
    pub as_of: Option<Date>,
    /// Today, which decides which acceptances still hold.
    pub today: Date,
}

/// Prints the brief of a package and draws its pages, `scale` pixels for a point. Its figures are
/// those with every party in, whoever is switched off on screen.
pub fn work(emit: &Emit<Piece>, package: &Package, wish: &Wish, scale: f32) {
    let examined = Examined::new(package, wish.as_of, Some(wish.today));
    let moves = Moves::find(package, &examined, emit.cancelled());
    if emit.is_cancelled() {
        return;
    }
    let material = Material {
        absences: &wish.absences,
        precedents: precedent::shipped(),
        ..examined.material(package, &moves)
    };
    match brief::print(&material, &wish.options) {
        Ok(bytes) => draw(emit, bytes, scale),
        Err(error) => emit.put(Piece::Failed(error.to_string())),
    }
}

fn draw(emit: &Emit<Piece>, bytes: Vec<u8>, scale: f32) {
    let bytes = Arc::new(bytes);
    let Ok(pdf) = Pdf::new(bytes.to_vec()) else {
        emit.put(Piece::Failed("the pages cannot be shown; they can still be exported".to_owned()));
        return;
    };
    let pages = pdf.pages();
    emit.put(Piece::File(bytes, pages.len()));
    let cache = RenderCache::new();
    let interpret = InterpreterSettings::default();
    let paper = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    for (place, page) in pages.iter().enumerate() {
        if emit.is_cancelled() {
            return;
        }
        let picture = hayro::render(page, &cache, &interpret, &RenderSettings::default(), &paper);
        let size = [usize::from(picture.width()), usize::from(picture.height())];
        // The paper is opaque, so premultiplied colours are plain ones.
        let image = ColorImage::from_rgba_premultiplied(size, picture.data_as_u8_slice());
        emit.put(Piece::Page(place, Box::new(image)));
    }
}
