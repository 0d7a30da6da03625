//! Pages as lists of what is drawn on them, naming no library that writes or shows them.
//!
//! Lengths are points; the origin of a page is its top left corner, `y` grows downwards.

use std::collections::{BTreeMap, BTreeSet};

use super::structure::{NodeId, Structure};
use crate::figures::{Area, Dash, Point, Rgb};
use crate::typeset::Face;

/// A document laid out.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// Width of every page.
    pub width: f32,
    /// Height of every page.
    pub height: f32,
    /// The pages in order.
    pub pages: Vec<Page>,
    /// What the marked content of the pages means, as a tree in reading order.
    pub structure: Structure,
    /// Headings for the outline, in order.
    pub bookmarks: Vec<Bookmark>,
    /// Where each id of the document came to lie.
    pub anchors: BTreeMap<String, Place>,
    /// Links whose target is not in the document; they are set as plain text.
    pub dangling: BTreeSet<String>,
    /// Characters that no embedded face has and that are shown as a substitute.
    pub missing: BTreeSet<char>,
}

/// One page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// What is drawn, later over earlier, with the marks that say what it is.
    pub items: Vec<Item>,
    /// For each marked content of the page (its number is the index), the node it belongs to.
    pub marked: Vec<NodeId>,
    /// Areas that lead somewhere.
    pub links: Vec<Link>,
}

/// A point on a page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// Index of the page, from 0.
    pub page: usize,
    /// Distance from the top edge.
    pub y: f32,
}

/// A thing drawn, or a mark around things drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// Text.
    Glyphs(GlyphRun),
    /// A line or area.
    Path(Path),
    /// What follows, up to the matching [`Item::End`], is content with this number on its page.
    BeginContent {
        /// Index into [`Page::marked`].
        number: usize,
    },
    /// What follows, up to the matching [`Item::End`], is not content: decoration, or matter
    /// that repeats from page to page.
    BeginArtifact(Artifact),
    /// What follows, up to the matching [`Item::End`], reads as this text.
    BeginReadAs(String),
    /// Ends the innermost mark.
    End,
}

/// What content that is not read out is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Artifact {
    /// At the head of each page.
    Header,
    /// At the foot of each page.
    Footer,
    /// A word across the page.
    Watermark,
    /// The head of a table, repeated.
    RepeatedHead,
    /// Rules, grounds, leaders.
    Decoration,
}

/// Glyphs of one face and size from left to right.
#[derive(Clone, Debug, PartialEq)]
pub struct GlyphRun {
    /// Typeface.
    pub face: Face,
    /// Size.
    pub size: f32,
    /// Where the pen starts, on the baseline.
    pub at: Point,
    /// Turn about `at` in degrees, counter-clockwise.
    pub rotation: f32,
    /// Colour.
    pub colour: Rgb,
    /// The glyphs.
    pub glyphs: Vec<PlacedGlyph>,
}

/// A glyph; measures in thousandths of an em.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedGlyph {
    /// Index of the glyph in its face.
    pub id: u16,
    /// How far the pen moves, kerning and spreading included.
    pub advance: f32,
    /// Displacement to the right of the pen.
    pub x_offset: f32,
    /// Displacement above the pen.
    pub y_offset: f32,
    /// What it stands for; empty for a further glyph of the same letters.
    pub text: String,
}

/// A line or an area.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// The outline.
    pub segments: Vec<Segment>,
    /// Colour inside.
    pub fill: Option<Rgb>,
    /// Line along the outline.
    pub stroke: Option<PathStroke>,
}

/// A step of an outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Segment {
    /// Starts at a point.
    Move(Point),
    /// A straight line to a point.
    Line(Point),
    /// A Bézier curve by its two control points and its end.
    Curve(Point, Point, Point),
    /// A straight line back to the start.
    Close,
}

/// How an outline is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PathStroke {
    /// Colour.
    pub colour: Rgb,
    /// Thickness.
    pub width: f32,
    /// Broken into dashes, or not.
    pub dash: Option<Dash>,
}

/// An area that leads somewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Where it lies.
    pub area: Area,
    /// Where it leads.
    pub destination: Destination,
    /// The link's node in the structure.
    pub node: NodeId,
    /// What it says, for those who do not see it.
    pub description: String,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Destination {
    /// A place in the document.
    Place(Place),
    /// An address outside.
    Uri(String),
}

/// An entry of the outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Bookmark {
    /// 1 for a section, deeper below.
    pub level: u8,
    /// Number and words.
    pub title: String,
    /// Where it leads.
    pub place: Place,
}

impl GlyphRun {
    /// Width in points.
    #[must_use]
    pub fn width(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum::<f32>() * self.size / 1000.0
    }

    /// What the glyphs say.
    #[must_use]
    pub fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.text.as_str()).collect()
    }
}

impl Path {
    /// A filled rectangle.
    #[must_use]
    pub fn filled(area: Area, colour: Rgb) -> Self {
        Self { segments: rectangle(area, 0.0), fill: Some(colour), stroke: None }
    }

    /// A straight line.
    #[must_use]
    pub fn line(from: Point, to: Point, stroke: PathStroke) -> Self {
        let segments = vec![Segment::Move(from), Segment::Line(to)];
        Self { segments, fill: None, stroke: Some(stroke) }
    }

    /// Moves the whole outline.
    pub fn shift(&mut self, by: Point) {
        let shift = |point: &mut Point| {
            point.x += by.x;
            point.y += by.y;
        };
        for segment in &mut self.segments {
            match segment {
                Segment::Move(point) | Segment::Line(point) => shift(point),
                Segment::Curve(a, b, c) => [a, b, c].into_iter().for_each(shift),
                Segment::Close => {}
            }
        }
    }
}

impl PathStroke {
    /// An unbroken line.
    #[must_use]
    pub const fn new(colour: Rgb, width: f32) -> Self {
        Self { colour, width, dash: None }
    }
}

/// The outline of a rectangle with corners rounded by `radius`.
#[must_use]
pub fn rectangle(area: Area, radius: f32) -> Vec<Segment> {
    let Area { x, y, .. } = area;
    let (right, bottom) = (area.right(), area.bottom());
    let r = radius.min(area.width / 2.0).min(area.height / 2.0);
    if r <= 0.0 {
        return vec![
            Segment::Move(Point::new(x, y)),
            Segment::Line(Point::new(right, y)),
            Segment::Line(Point::new(right, bottom)),
            Segment::Line(Point::new(x, bottom)),
            Segment::Close,
        ];
    }
    // The distance of the control points that makes a Bézier curve follow a quarter circle.
    let k = r * (1.0 - 0.552_285);
    let curve = |a: (f32, f32), b: (f32, f32), c: (f32, f32)| {
        Segment::Curve(Point::new(a.0, a.1), Point::new(b.0, b.1), Point::new(c.0, c.1))
    };
    vec![
        Segment::Move(Point::new(x + r, y)),
        Segment::Line(Point::new(right - r, y)),
        curve((right - k, y), (right, y + k), (right, y + r)),
        Segment::Line(Point::new(right, bottom - r)),
        curve((right, bottom - k), (right - k, bottom), (right - r, bottom)),
        Segment::Line(Point::new(x + r, bottom)),
        curve((x + k, bottom), (x, bottom - k), (x, bottom - r)),
        Segment::Line(Point::new(x, y + r)),
        curve((x, y + k), (x + k, y), (x + r, y)),
        Segment::Close,
    ]
}
