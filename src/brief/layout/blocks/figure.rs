//! Figures: the primitives of a scene on the page.

use super::captions::caption;
use crate::brief::document::Figure;
use crate::brief::layout::display::{GlyphRun, Path, PathStroke, Segment, rectangle};
use crate::brief::layout::flow::Flow;
use crate::brief::layout::slab::{Part, Slab};
use crate::brief::layout::structure::Role;
use crate::brief::layout::style::{TextStyle, ink};
use crate::brief::layout::text::glyph_run;
use crate::figures::{Area, Dash, Label, Point, Scene, Shape, Stroke, hatch};
use crate::typeset::paragraph::Mode;

/// Room kept for a caption beneath a figure that takes a whole page.
const CAPTION_ROOM: f32 = 48.0;

/// A figure with its caption, scaled down to the width of the text and the height of a page if
/// need be.
pub(super) fn figure(flow: &mut Flow, figure: &Figure) {
    let scene = &figure.scene;
    let node = flow.node(Role::Figure);
    let fits = |room: f32, need: f32| if need > room { room / need } else { 1.0 };
    let scale =
        fits(flow.width, scene.width).min(fits(flow.page_height - CAPTION_ROOM, scene.height));
    let area = Area::new(0.0, 0.0, scene.width * scale, scene.height * scale);
    if let Some(node) = flow.structure.get_mut(node) {
        node.alt = Some(scene.alt.clone());
    }
    note_missing(flow, scene);
    let mut slab = Slab::new(area.height);
    slab.anchors.extend((!figure.id.is_empty()).then(|| figure.id.clone()));
    slab.keep_with_next = !figure.label.is_empty() || !figure.caption.is_empty();
    slab.parts.push(Part::Begin(node));
    for shape in &scene.shapes {
        draw(shape, scale, &mut slab.parts);
    }
    slab.parts.push(Part::End);
    slab.parts.push(Part::Extent(node, area));
    flow.push(8.0, slab);
    caption(flow, node, &figure.label, &figure.caption, false);
    flow.leave(13.0);
}

fn note_missing(flow: &mut Flow, scene: &Scene) {
    for shape in &scene.shapes {
        if let Shape::Text(label) = shape {
            flow.note_missing(&[label.text.as_str().into()]);
        }
    }
}

fn draw(shape: &Shape, scale: f32, parts: &mut Vec<Part>) {
    let point = |p: &Point| Point::new(p.x * scale, p.y * scale);
    let area = |a: &Area| Area::new(a.x * scale, a.y * scale, a.width * scale, a.height * scale);
    let stroke = |s: Stroke| path_stroke(s, scale);
    let path = match shape {
        Shape::Text(label) => {
            parts.push(Part::Glyphs(label_run(label, scale)));
            return;
        }
        Shape::Hatch { area: a, hatch } => {
            let line = path_stroke(Stroke::new(hatch.paint, hatch.width), scale);
            parts.extend(
                hatch::lines(*a, *hatch)
                    .iter()
                    .map(|(from, to)| Part::Path(Path::line(point(from), point(to), line))),
            );
            return;
        }
        Shape::Rect { area: a, radius, fill, stroke: s } => Path {
            segments: rectangle(area(a), radius * scale),
            fill: fill.map(ink),
            stroke: s.map(stroke),
        },
        Shape::Line { from, to, stroke: s } => Path::line(point(from), point(to), stroke(*s)),
        Shape::Polyline { points, stroke: s } => {
            Path { segments: outline(points, scale), fill: None, stroke: Some(stroke(*s)) }
        }
        Shape::Polygon { points, fill, stroke: s } => {
            let mut segments = outline(points, scale);
            segments.push(Segment::Close);
            Path { segments, fill: fill.map(ink), stroke: s.map(stroke) }
        }
    };
    parts.push(Part::Path(path));
}

fn outline(points: &[Point], scale: f32) -> Vec<Segment> {
    points
        .iter()
        .enumerate()
        .map(|(index, p)| {
            let p = Point::new(p.x * scale, p.y * scale);
            if index == 0 { Segment::Move(p) } else { Segment::Line(p) }
        })
        .collect()
}

fn path_stroke(stroke: Stroke, scale: f32) -> PathStroke {
    let dash = stroke.dash.map(|dash| Dash { on: dash.on * scale, off: dash.off * scale });
    PathStroke { colour: ink(stroke.paint), width: stroke.width * scale, dash }
}

fn label_run(label: &Label, scale: f32) -> GlyphRun {
    let style = TextStyle {
        faces: [label.face; 4],
        size: label.size * scale,
        leading: label.size * scale,
        paint: label.paint,
        mode: Mode::Ragged,
    };
    let lead = label.lead() * scale;
    let (sin, cos) = label.rotation.to_radians().sin_cos();
    let mut run = glyph_run(&style, &label.text, 0.0);
    // A space ends each label, so that labels do not run into one another when copied out.
    run.glyphs.extend(glyph_run(&style, " ", 0.0).glyphs);
    run.rotation = label.rotation;
    run.at = Point::new(label.at.x * scale - lead * cos, label.at.y * scale + lead * sin);
    run
}
