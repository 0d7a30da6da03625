//! From a [`Document`] to pages.
//!
//! The blocks are set one after the other as a column of *slabs*: lines, rows,
//! figures, each with its words, its drawing and its place in the structure. The column is cut
//! into pages where the slabs allow it; then marks are numbered, links and page numbers
//! resolved, and head and foot added. The outcome ([`Layout`]) names no library: the PDF writer
//! and the screen read the same list.

mod blocks;
mod breaker;
mod display;
mod emit;
mod flow;
mod running;
mod slab;
mod structure;
mod style;
mod text;

pub use display::{
    Artifact, Bookmark, Destination, GlyphRun, Item, Layout, Link, Page, Path, PathStroke, Place,
    PlacedGlyph, Segment,
};
pub use structure::{Kid, Labels, Node, NodeId, Role, Structure};

use self::blocks::set_blocks;
use self::breaker::{PagePlan, cut_into_pages};
use self::emit::Emitter;
use self::flow::{Flow, Setting};
use self::style::{MARGIN_BOTTOM, MARGIN_SIDE, MARGIN_TOP};
use crate::brief::document::{Block, Document};
use crate::figures::Point;

/// From so many pages on a document shows its contents.
pub const CONTENTS_FROM_PAGES: usize = 4;

/// How pages are to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PageOptions {
    /// The sheet.
    pub paper: Paper,
}

/// A size of paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8½ × 11 inches.
    Letter,
}

impl Paper {
    /// Width and height in points.
    #[must_use]
    pub const fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.276, 841.89),
            Self::Letter => (612.0, 792.0),
        }
    }
}

/// Width in points of the column of text on a paper: the width to draw figures for.
#[must_use]
pub const fn text_width(paper: Paper) -> f32 {
    paper.size().0 - 2.0 * MARGIN_SIDE
}

/// Lays a document out.
#[must_use]
pub fn paginate(document: &Document, options: &PageOptions) -> Layout {
    let (width, height) = options.paper.size();
    let (flow, plans) = best_column(document, options);
    let origin = Point::new(MARGIN_SIDE, MARGIN_TOP);
    let mut emitter = Emitter::new(&flow.slabs, &flow.heads, &plans, origin, flow.structure);
    let mut pages = emitter.pages();
    let count = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        running::dress(page, &document.meta, (width, height), index + 1, count);
    }
    Layout {
        width,
        height,
        pages,
        bookmarks: emitter.bookmarks(),
        structure: emitter.structure,
        anchors: emitter.anchors,
        dangling: flow.dangling,
        missing: flow.missing,
    }
}

/// The column set as suits the document: with contents if it is long, and its front set closer
/// if that brings the front on one page.
fn best_column(document: &Document, options: &PageOptions) -> (Flow, Vec<PagePlan>) {
    let mut setting = Setting::Usual;
    let (mut flow, mut plans) = column(document, options, setting, false);
    if flow.has_title && front_pages(&flow, &plans) == 2 {
        for closer in [Setting::CloseFront, Setting::ClosestFront] {
            let (close, close_plans) = column(document, options, closer, false);
            if front_pages(&close, &close_plans) == 1 {
                setting = closer;
                (flow, plans) = (close, close_plans);
                break;
            }
        }
    }
    let has_contents = document.blocks.iter().any(|block| matches!(block, Block::Contents { .. }));
    if has_contents && plans.len() >= CONTENTS_FROM_PAGES {
        (flow, plans) = column(document, options, setting, true);
    }
    (flow, plans)
}

/// The number of pages that the front takes; of a document without breaks, all of it.
fn front_pages(flow: &Flow, plans: &[PagePlan]) -> usize {
    let front = flow.front.unwrap_or(flow.slabs.len());
    let holds_front =
        |plan: &&PagePlan| plan.slabs.first().is_some_and(|(index, _)| *index < front);
    plans.iter().filter(holds_front).count()
}

/// The document as a column, and where it is cut.
fn column(
    document: &Document,
    options: &PageOptions,
    setting: Setting,
    with_contents: bool,
) -> (Flow, Vec<PagePlan>) {
    let (_, height) = options.paper.size();
    let column_height = height - MARGIN_TOP - MARGIN_BOTTOM;
    let mut flow = Flow::new(document, text_width(options.paper), column_height, setting);
    for words in [&document.meta.marking, &document.meta.reference, &document.meta.status] {
        flow.note_missing(&[words.as_str().into()]);
    }
    set_blocks(&mut flow, document, with_contents);
    let plans = cut_into_pages(&flow.slabs, &flow.heads, column_height);
    (flow, plans)
}
