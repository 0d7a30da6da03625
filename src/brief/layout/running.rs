//! What is the same on every page: marking, foot, watermark.

use super::display::{Artifact, GlyphRun, Item, Page, Path, PathStroke};
use super::style::{FOOT, MARGIN_SIDE, MARKING, MARKING_TRACKING, TextStyle, ink};
use super::text::glyph_run;
use crate::brief::document::Meta;
use crate::figures::{Paint, Point, Rgb};
use crate::typeset::paragraph::Mode;
use crate::typeset::{Face, Language};

/// Baselines of the marking from the edges, and of the foot from the bottom edge.
const MARKING_TOP: f32 = 31.0;
const MARKING_BOTTOM: f32 = 22.5;
const FOOT_BASELINE: f32 = 37.5;
const FOOT_RULE: f32 = 50.5;
/// Just dark enough to be read on paper, light enough not to disturb what lies over it.
const WATERMARK: Rgb = Rgb::hex(0xF0_F2_F5);

/// Sets head, foot and watermark on a page; `number` counts from 1.
pub(super) fn dress(page: &mut Page, meta: &Meta, size: (f32, f32), number: usize, count: usize) {
    let (width, height) = size;
    let column = width - 2.0 * MARGIN_SIDE;
    let mut before = Vec::new();
    if let Some(word) = meta.watermark.as_deref().filter(|word| !word.is_empty()) {
        before.extend(marked(Artifact::Watermark, [watermark(word, width, height)]));
    }
    if !meta.marking.is_empty() {
        let mut marking = fitted(&MARKING, &meta.marking, column, MARKING_TRACKING);
        let x = (width - marking.width()) / 2.0;
        marking.at = Point::new(x, MARKING_TOP);
        before.extend(marked(Artifact::Header, [Item::Glyphs(marking.clone())]));
        marking.at.y = height - MARKING_BOTTOM;
        page.items.extend(marked(Artifact::Footer, [Item::Glyphs(marking)]));
    }
    page.items.extend(foot(meta, size, number, count));
    before.append(&mut page.items);
    page.items = before;
}

fn foot(meta: &Meta, (width, height): (f32, f32), number: usize, count: usize) -> Vec<Item> {
    const GAP: f32 = 24.0;
    let right = width - MARGIN_SIDE;
    let baseline = height - FOOT_BASELINE;
    let mut page = glyph_run(&FOOT, &page_of(meta.language, number, count), 0.0);
    page.at = Point::new(right - page.width(), baseline);
    let room = page.at.x - GAP - MARGIN_SIDE;
    let mut about = fitted(&FOOT, &about(meta), room, 0.0);
    about.at = Point::new(MARGIN_SIDE, baseline);
    let y = height - FOOT_RULE;
    let rule = Path::line(
        Point::new(MARGIN_SIDE, y),
        Point::new(right, y),
        PathStroke::new(ink(Paint::Rule), 0.6),
    );
    marked(Artifact::Footer, [Item::Path(rule), Item::Glyphs(about), Item::Glyphs(page)])
}

/// Reference and status, as far as there are any.
fn about(meta: &Meta) -> String {
    [meta.reference.as_str(), meta.status.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

fn page_of(language: Language, number: usize, count: usize) -> String {
    match language {
        Language::English => format!("Page {number} of {count}"),
        Language::Ukrainian => format!("Сторінка {number} з {count}"),
    }
}

/// A line of text, cut short where there is no room for it.
fn fitted(style: &TextStyle, text: &str, room: f32, tracking: f32) -> GlyphRun {
    let whole = glyph_run(style, text, tracking);
    if whole.width() <= room {
        return whole;
    }
    let ends: Vec<usize> = text.char_indices().map(|(offset, _)| offset).collect();
    let cut = |end: usize| {
        let kept = text.get(..end).unwrap_or_default().trim_end();
        glyph_run(style, &format!("{kept}…"), tracking)
    };
    let fits = ends.partition_point(|end| cut(*end).width() <= room);
    cut(fits.checked_sub(1).and_then(|last| ends.get(last)).copied().unwrap_or_default())
}

/// A word along the rising diagonal of the page.
fn watermark(word: &str, width: f32, height: f32) -> Item {
    const SHARE_OF_DIAGONAL: f32 = 0.62;
    const LARGEST: f32 = 150.0;
    let style = |size| TextStyle {
        faces: [Face::SansBold; 4],
        size,
        leading: size,
        paint: Paint::Ink,
        mode: Mode::Ragged,
    };
    let tracking = 60.0;
    let unit = glyph_run(&style(1.0), word, tracking).width().max(f32::MIN_POSITIVE);
    let size = (SHARE_OF_DIAGONAL * width.hypot(height) / unit).min(LARGEST);
    let mut run = glyph_run(&style(size), word, tracking);
    let angle = height.atan2(width);
    let (sin, cos) = angle.sin_cos();
    // The middle of the capitals lies on the middle of the page.
    let (along, across) = (run.width() / 2.0, 0.35 * size);
    run.at = Point::new(
        width / 2.0 - along * cos + across * sin,
        height / 2.0 + along * sin + across * cos,
    );
    run.rotation = angle.to_degrees();
    run.colour = WATERMARK;
    Item::Glyphs(run)
}

fn marked(kind: Artifact, items: impl IntoIterator<Item = Item>) -> Vec<Item> {
    let mut all = vec![Item::BeginArtifact(kind)];
    all.extend(items);
    all.push(Item::End);
    all
}
