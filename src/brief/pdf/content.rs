//! What is drawn on a page, as its operators.

use printpdf::{
    Codepoint, Color, DictItem, Line, LineDashPattern, LinePoint, Op, PaintMode, PdfFontHandle,
    Point, Polygon, PolygonRing, Pt, TextItem, TextMatrix, WindingOrder,
};

use super::fonts::{EmbeddedFace, Fonts};
use super::objects::{rounded, utf16};
use super::tags::tag;
use crate::brief::layout::{
    Artifact, GlyphRun, Item, Layout, Page, Path, PathStroke, PlacedGlyph, Segment,
};
use crate::figures::{Dash, Rgb};

/// The operators of a page.
pub(super) fn operators(page: &Page, layout: &Layout, fonts: &Fonts) -> Vec<Op> {
    let mut writer = Writer { page, layout, fonts, ops: Vec::new(), state: State::default() };
    for item in &page.items {
        writer.item(item);
    }
    writer.ops
}

struct Writer<'a> {
    page: &'a Page,
    layout: &'a Layout,
    fonts: &'a Fonts,
    ops: Vec<Op>,
    state: State,
}

/// What the operators so far have set, so that nothing is set twice.
#[derive(Default)]
struct State {
    fill: Option<Rgb>,
    stroke: Option<Rgb>,
    width: Option<f32>,
    dash: Option<Dash>,
}

impl Writer<'_> {
    fn item(&mut self, item: &Item) {
        match item {
            Item::Glyphs(run) => self.glyphs(run),
            Item::Path(path) => self.path(path),
            Item::BeginContent { number } => self.begin_content(*number),
            Item::BeginArtifact(kind) => self.begin("Artifact", artifact(*kind)),
            Item::BeginReadAs(text) => {
                let data = utf16(text);
                let actual = DictItem::String { data, literal: false };
                self.begin("Span", vec![("ActualText", actual)]);
            }
            Item::End => self.ops.push(Op::EndMarkedContent),
        }
    }

    fn begin(&mut self, tag: &str, properties: Vec<(&str, DictItem)>) {
        let map = properties.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties: DictItem::Dict { map },
        });
    }

    fn begin_content(&mut self, number: usize) {
        let node = self.page.marked.get(number).and_then(|id| self.layout.structure.get(*id));
        let role = node.map_or_else(|| "P".to_owned(), |node| tag(node.role));
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        self.begin(&role, vec![("MCID", DictItem::Int(number))]);
    }

    fn fill(&mut self, colour: Rgb) {
        if self.state.fill.replace(colour) != Some(colour) {
            self.ops.push(Op::SetFillColor { col: color(colour) });
        }
    }

    fn stroke(&mut self, stroke: PathStroke) {
        if self.state.stroke.replace(stroke.colour) != Some(stroke.colour) {
            self.ops.push(Op::SetOutlineColor { col: color(stroke.colour) });
        }
        let width = rounded(stroke.width);
        if self.state.width.replace(width) != Some(width) {
            self.ops.push(Op::SetOutlineThickness { pt: Pt(width) });
        }
        if self.state.dash != stroke.dash {
            self.state.dash = stroke.dash;
            let dash = stroke.dash.map_or_else(LineDashPattern::solid, |dash| {
                LineDashPattern::new(0.0, &[rounded(dash.on), rounded(dash.off)])
            });
            self.ops.push(Op::SetLineDashPattern { dash });
        }
    }

    /// A point of the page, in the file's coordinates: from the bottom up.
    fn point(&self, point: crate::figures::Point) -> Point {
        Point { x: Pt(rounded(point.x)), y: Pt(rounded(self.layout.height - point.y)) }
    }

    fn path(&mut self, path: &Path) {
        let is_closed = matches!(path.segments.last(), Some(Segment::Close));
        if let Some(colour) = path.fill {
            self.fill(colour);
        }
        if let Some(stroke) = path.stroke {
            self.stroke(stroke);
        }
        let mode = match (path.fill, path.stroke) {
            (None, None) => return,
            (None, Some(_)) => {
                let points = self.points(&path.segments);
                self.ops.push(Op::DrawLine { line: Line { points, is_closed } });
                return;
            }
            (Some(_), None) => PaintMode::Fill,
            (Some(_), Some(_)) => PaintMode::FillStroke,
        };
        let in_one_ring = |_: &Segment, next: &Segment| !matches!(next, Segment::Move(_));
        let rings = path.segments.chunk_by(in_one_ring);
        let rings = rings.map(|ring| PolygonRing { points: self.points(ring) }).collect();
        let polygon = Polygon { rings, mode, winding_order: WindingOrder::NonZero };
        self.ops.push(Op::DrawPolygon { polygon });
    }

    fn points(&self, segments: &[Segment]) -> Vec<LinePoint> {
        let line_point = |point, bezier| LinePoint { p: self.point(point), bezier };
        segments
            .iter()
            .flat_map(|segment| match *segment {
                Segment::Move(point) | Segment::Line(point) => vec![line_point(point, false)],
                Segment::Curve(a, b, end) => {
                    vec![line_point(a, true), line_point(b, true), line_point(end, false)]
                }
                Segment::Close => Vec::new(),
            })
            .collect()
    }

    fn glyphs(&mut self, run: &GlyphRun) {
        let Some(face) = self.fonts.get(run.face).filter(|_| !run.glyphs.is_empty()) else {
            return;
        };
        self.fill(run.colour);
        let at = self.point(run.at);
        let matrix = if run.rotation == 0.0 {
            TextMatrix::Translate(at.x, at.y)
        } else {
            let (sin, cos) = run.rotation.to_radians().sin_cos();
            TextMatrix::Raw([cos, sin, -sin, cos, at.x.0, at.y.0])
        };
        self.ops.extend([
            Op::StartTextSection,
            Op::SetFont {
                font: PdfFontHandle::External(face.id.clone()),
                size: Pt(rounded(run.size)),
            },
            Op::SetTextMatrix { matrix },
        ]);
        let mut pen = Pen::default();
        for raised in run.glyphs.chunk_by(|a, b| a.y_offset == b.y_offset) {
            let rise = raised.first().map_or(0.0, |glyph| glyph.y_offset);
            if rise != 0.0 {
                self.ops.push(Op::SetLineOffset { multiplier: rise * run.size / 1000.0 });
            }
            self.ops.push(Op::ShowText { items: pen.items(raised, face) });
            if rise != 0.0 {
                self.ops.push(Op::SetLineOffset { multiplier: 0.0 });
            }
        }
        self.ops.push(Op::EndTextSection);
    }
}

/// Turns advances into the corrections that the file states them by: each glyph moves the pen
/// by its own width, and what is to be added or taken away follows it.
#[derive(Default)]
struct Pen {
    /// What the corrections so far have left out by rounding.
    owed: f32,
}

impl Pen {
    fn items(&mut self, glyphs: &[PlacedGlyph], face: &EmbeddedFace) -> Vec<TextItem> {
        let mut items = Vec::new();
        let mut shown = Vec::new();
        for glyph in glyphs {
            let Some(embedded) = face.glyph(glyph.id) else { continue };
            if glyph.x_offset != 0.0 {
                items.push(TextItem::GlyphIds(std::mem::take(&mut shown)));
                items.push(TextItem::Offset(-glyph.x_offset));
            }
            let exact = embedded.width - glyph.advance + glyph.x_offset + self.owed;
            let offset = rounded(exact);
            self.owed = exact - offset;
            let cid = if glyph.text.is_empty() { NOTHING } else { &glyph.text };
            shown.push(Codepoint::with_cid(embedded.id, offset, cid.to_owned()));
        }
        items.push(TextItem::GlyphIds(shown));
        items.retain(|item| !matches!(item, TextItem::GlyphIds(glyphs) if glyphs.is_empty()));
        items
    }
}

/// What a glyph stands for that only completes the one before it: every glyph has to stand for
/// something.
const NOTHING: &str = "\u{200B}";

fn color(colour: Rgb) -> Color {
    let channel = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
    Color::Rgb(printpdf::Rgb {
        r: channel(colour.r),
        g: channel(colour.g),
        b: channel(colour.b),
        icc_profile: None,
    })
}

fn artifact(kind: Artifact) -> Vec<(&'static str, DictItem)> {
    let entry = |key, value: &str| (key, DictItem::Name(value.as_bytes().to_vec()));
    match kind {
        Artifact::Header => vec![entry("Type", "Pagination"), entry("Subtype", "Header")],
        Artifact::Footer => vec![entry("Type", "Pagination"), entry("Subtype", "Footer")],
        Artifact::Watermark => vec![entry("Type", "Pagination"), entry("Subtype", "Watermark")],
        Artifact::RepeatedHead => vec![entry("Type", "Pagination")],
        Artifact::Decoration => vec![entry("Type", "Layout")],
    }
}
