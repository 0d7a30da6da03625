//! What is the same on every page: marking, foot, watermark.

use super::display::{Artifact, GlyphRun, Item, Page, Path, PathStroke, Segment};
use super::style::{FOOT, MARGIN_SIDE, MARKING, MARKING_TRACKING, TextStyle, ink};
use super::text::glyph_run;
use crate::brief::document::Meta;
use crate::figures::{Paint, Point, Rgb};
use crate::typeset::outline::Step;
use crate::typeset::paragraph::Mode;
use crate::typeset::{Face, Language, outline};

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

/// A word along the rising diagonal of the page; drawn, not written, so that it neither copies
/// out amid the text nor is found by a search for it.
fn watermark(word: &str, width: f32, height: f32) -> Item {
    const SHARE_OF_DIAGONAL: f32 = 0.62;
    const LARGEST: f32 = 150.0;
    const TRACKING: f32 = 60.0;
    let style = |size| TextStyle {
        faces: [Face::SansBold; 4],
        size,
        leading: size,
        paint: Paint::Ink,
        mode: Mode::Ragged,
    };
    let unit = glyph_run(&style(1.0), word, TRACKING).width().max(f32::MIN_POSITIVE);
    let size = (SHARE_OF_DIAGONAL * width.hypot(height) / unit).min(LARGEST);
    let run = glyph_run(&style(size), word, TRACKING);
    let (sin, cos) = height.atan2(width).sin_cos();
    // The middle of the capitals lies on the middle of the page.
    let (left, down) = (run.width() / 2.0, 0.35 * size);
    let segments = drawn(&run, |x, y| {
        let (x, y) = (x - left, y - down);
        Point::new(width / 2.0 + x * cos - y * sin, height / 2.0 - x * sin - y * cos)
    });
    Item::Path(Path { segments, fill: Some(WATERMARK), stroke: None })
}

/// The outlines of a run; `place` says where a point so far right of the run's start, and so far
/// above its baseline, comes to lie.
fn drawn(run: &GlyphRun, place: impl Fn(f32, f32) -> Point) -> Vec<Segment> {
    let mut pen = 0.0;
    let mut segments = Vec::new();
    for glyph in &run.glyphs {
        let (right, up) = (pen + glyph.x_offset, glyph.y_offset);
        let at = |[x, y]: [f32; 2]| {
            let em = run.size / 1000.0;
            place((right + x) * em, (up + y) * em)
        };
        segments.extend(outline(run.face, glyph.id).into_iter().map(|step| match step {
            Step::Move(to) => Segment::Move(at(to)),
            Step::Line(to) => Segment::Line(at(to)),
            Step::Curve(a, b, to) => Segment::Curve(at(a), at(b), at(to)),
            Step::Close => Segment::Close,
        }));
        pen += glyph.advance;
    }
    segments
}

fn marked(kind: Artifact, items: impl IntoIterator<Item = Item>) -> Vec<Item> {
    let mut all = vec![Item::BeginArtifact(kind)];
    all.extend(items);
    all.push(Item::End);
    all
}
