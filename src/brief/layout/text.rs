//! Spans of a document to lines, and lines to glyphs with their marks.

use super::display::{Artifact, GlyphRun, Path, PathStroke, PlacedGlyph};
use super::flow::Flow;
use super::slab::Part;
use super::structure::{NodeId, Role};
use super::style::{TextStyle, ink};
use crate::brief::document::{Align, Span, Target, words};
use crate::figures::{Area, Paint, Point, Rgb};
use crate::typeset::paragraph::{Line, Piece, PieceKind, Run, break_lines};
use crate::typeset::{Language, shape};

/// Text broken into lines, ready to be drawn.
pub(super) struct SetText<'a> {
    spans: Vec<SetSpan<'a>>,
    style: TextStyle,
    width: f32,
    lines: Vec<Line>,
}

/// A span with the node that its words belong to.
struct SetSpan<'a> {
    span: &'a Span,
    node: NodeId,
    colour: Rgb,
}

/// The runs that a text is broken from.
pub(super) fn runs<'a>(spans: &'a [Span], style: &TextStyle, language: Language) -> Vec<Run<'a>> {
    spans
        .iter()
        .map(|span| Run {
            text: &span.text,
            face: style.face(span.style),
            size: style.size,
            language: span.language.unwrap_or(language),
        })
        .collect()
}

impl<'a> SetText<'a> {
    /// Breaks the spans into lines of `width`; their words belong to `node`, or to nodes
    /// beneath it for links and for words in another language.
    pub fn new(
        flow: &mut Flow,
        node: NodeId,
        spans: &'a [Span],
        style: TextStyle,
        width: f32,
    ) -> Self {
        let style = flow.paced(style);
        let lines = break_lines(&runs(spans, &style, flow.language), width, style.mode);
        flow.note_missing(spans);
        let language = common_language(spans, flow.language);
        if language != flow.language {
            flow.set_language(node, language);
        }
        let spans = spans
            .iter()
            .map(|span| {
                let words_language = span.language.unwrap_or(flow.language);
                let link = span.target.as_ref().is_some_and(|target| flow.knows(target));
                let node = match (link, words_language == language) {
                    (true, _) => flow.structure.add(node, Role::Link),
                    (false, false) => flow.structure.add(node, Role::Span),
                    (false, true) => node,
                };
                if words_language != language {
                    flow.set_language(node, words_language);
                }
                let outward = matches!(span.target, Some(Target::Uri(_)));
                let paint = if outward { Paint::AccentDark } else { style.paint };
                SetSpan { span, node, colour: ink(paint) }
            })
            .collect();
        Self { spans, style, width, lines }
    }

    /// Number of lines.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Height of all lines.
    #[expect(clippy::cast_precision_loss, reason = "lines of one text are far below 2^24")]
    pub fn height(&self) -> f32 {
        self.lines.len() as f32 * self.style.leading
    }

    /// Width of a line, and of the widest.
    pub fn widest(&self) -> f32 {
        self.lines.iter().map(|line| line.width).fold(0.0, f32::max)
    }

    /// The style that the text is set in.
    pub const fn style(&self) -> &TextStyle {
        &self.style
    }

    /// Where the last line ends.
    pub fn last_width(&self) -> f32 {
        self.lines.last().map_or(0.0, |line| line.width)
    }

    /// Draws all lines one below the other, the first with its top at `at`.
    #[expect(clippy::cast_precision_loss, reason = "lines of one text are far below 2^24")]
    pub fn draw_all(&self, at: Point, align: Align, parts: &mut Vec<Part>) {
        for index in 0..self.lines.len() {
            let top = at.y + index as f32 * self.style.leading;
            self.draw(index, Point::new(at.x, top), align, parts);
        }
    }

    /// Draws one line with its top left corner at `at`.
    pub fn draw(&self, index: usize, at: Point, align: Align, parts: &mut Vec<Part>) {
        let Some(line) = self.lines.get(index) else { return };
        let slack = self.width - line.width;
        let x = at.x
            + match align {
                Align::Left => 0.0,
                Align::Centre => slack / 2.0,
                Align::Right => slack,
            };
        let origin = Point::new(x, at.y + self.style.baseline());
        for group in line.pieces.chunk_by(|a, b| self.node(a) == self.node(b)) {
            let Some(node) = group.first().and_then(|piece| self.node(piece)) else { continue };
            parts.push(Part::Begin(node));
            self.draw_glyphs(group, origin, parts);
            parts.push(Part::End);
        }
        self.draw_links(line, origin, parts);
        self.underline_hedges(line, origin, parts);
    }

    fn span(&self, piece: &Piece) -> Option<&SetSpan<'a>> {
        self.spans.get(piece.run)
    }

    fn node(&self, piece: &Piece) -> Option<NodeId> {
        self.span(piece).map(|span| span.node)
    }

    fn draw_glyphs(&self, pieces: &[Piece], origin: Point, parts: &mut Vec<Part>) {
        for piece in pieces {
            let Some(span) = self.span(piece) else { continue };
            let glyphs = placed_glyphs(piece);
            let at = Point::new(origin.x + piece.x, origin.y);
            let run = GlyphRun {
                face: piece.shaped.face,
                size: piece.size,
                at,
                rotation: 0.0,
                colour: span.colour,
                glyphs,
            };
            if piece.kind == PieceKind::Hyphen {
                // What was added to divide a word is no part of the text.
                parts.push(Part::BeginReadAs('\u{AD}'.to_string()));
                parts.push(Part::Glyphs(run));
                parts.push(Part::End);
                continue;
            }
            match parts.last_mut() {
                Some(Part::Glyphs(last)) if last.face == run.face && last.colour == run.colour => {
                    last.glyphs.extend(run.glyphs);
                }
                _ => parts.push(Part::Glyphs(run)),
            }
        }
    }

    fn draw_links(&self, line: &Line, origin: Point, parts: &mut Vec<Part>) {
        for group in visible(line).chunk_by(|a, b| a.run == b.run) {
            let Some(span) = group.first().and_then(|piece| self.span(piece)) else { continue };
            let Some(target) = span.span.target.clone() else { continue };
            parts.push(Part::Link {
                area: self.extent(group, origin),
                target,
                node: span.node,
                description: words(std::slice::from_ref(span.span)),
            });
        }
    }

    fn underline_hedges(&self, line: &Line, origin: Point, parts: &mut Vec<Part>) {
        const BELOW: f32 = 2.0;
        let hedge = |piece: &Piece| self.span(piece).is_some_and(|span| span.span.style.hedge);
        let lines: Vec<Part> = visible(line)
            .chunk_by(|a, b| hedge(a) == hedge(b))
            .filter(|group| group.first().is_some_and(hedge))
            .map(|group| {
                let area = self.extent(group, origin);
                let y = origin.y + BELOW;
                Part::Path(Path::line(
                    Point::new(area.x, y),
                    Point::new(area.right(), y),
                    PathStroke::new(ink(Paint::Warning), 0.7),
                ))
            })
            .collect();
        if !lines.is_empty() {
            parts.push(Part::BeginArtifact(Artifact::Decoration));
            parts.extend(lines);
            parts.push(Part::End);
        }
    }

    /// The room that neighbouring pieces take.
    fn extent(&self, pieces: &[Piece], origin: Point) -> Area {
        let start = pieces.first().map_or(0.0, |piece| piece.x);
        let end = pieces.last().map_or(0.0, |piece| piece.x + piece.width());
        let top = origin.y - 0.8 * self.style.size;
        Area::new(origin.x + start, top, end - start, 1.05 * self.style.size)
    }
}

/// The pieces of a line without the space at its end.
fn visible(line: &Line) -> &[Piece] {
    let end = line.pieces.iter().rposition(|piece| piece.kind != PieceKind::Space);
    end.and_then(|end| line.pieces.get(..=end)).unwrap_or_default()
}

/// The language that all words share, or the document's.
fn common_language(spans: &[Span], default: Language) -> Language {
    let mut languages = spans.iter().map(|span| span.language.unwrap_or(default));
    let first = languages.next().unwrap_or(default);
    if languages.all(|language| language == first) { first } else { default }
}

/// The glyphs of a piece with the space that spreads the line.
fn placed_glyphs(piece: &Piece) -> Vec<PlacedGlyph> {
    let stretch = piece.stretch * 1000.0 / piece.size;
    piece.shaped.glyphs.iter().map(|glyph| placed(glyph, &piece.shaped.text, stretch)).collect()
}

#[expect(clippy::cast_precision_loss, reason = "measures of a glyph are far below 2^24")]
fn placed(glyph: &crate::typeset::Glyph, text: &str, stretch: f32) -> PlacedGlyph {
    PlacedGlyph {
        id: glyph.id,
        advance: glyph.advance as f32 + stretch,
        x_offset: glyph.x_offset as f32,
        y_offset: glyph.y_offset as f32,
        text: text.get(glyph.text.clone()).unwrap_or_default().to_owned(),
    }
}

/// One line of text in one face, the pen at the origin; `tracking` is added between letters, in
/// thousandths of an em.
pub(super) fn glyph_run(style: &TextStyle, text: &str, tracking: f32) -> GlyphRun {
    let [face, ..] = style.faces;
    let shaped = shape(face, text);
    let glyphs = shaped.glyphs.iter().map(|glyph| placed(glyph, &shaped.text, tracking)).collect();
    GlyphRun {
        face,
        size: style.size,
        at: Point::default(),
        rotation: 0.0,
        colour: ink(style.paint),
        glyphs,
    }
}
