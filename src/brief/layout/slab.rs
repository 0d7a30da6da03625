//! Slabs: what the pages are stacked from. A line of a paragraph, a row of a table, a figure
//! are slabs; a page break can fall only between two of them.

use super::display::{Artifact, GlyphRun, Path};
use super::structure::NodeId;
use super::style::TextStyle;
use crate::brief::document::Target;
use crate::figures::{Area, Point};

/// A part of the document that stays in one piece.
#[derive(Clone, Debug, Default)]
pub(super) struct Slab {
    /// Distance to what is above; left out at the top of a page.
    pub space_before: f32,
    /// Its own height.
    pub height: f32,
    /// Must not be the last on its page.
    pub keep_with_next: bool,
    /// Starts a new page.
    pub new_page: bool,
    /// What it consists of; places are relative to its top left corner.
    pub parts: Vec<Part>,
    /// Ids that lead here.
    pub anchors: Vec<String>,
    /// Its entry in the outline: level and title.
    pub bookmark: Option<(u8, String)>,
    /// Index of the table head that is repeated above it when it is first on its page.
    pub repeated_head: Option<usize>,
}

/// A thing drawn or a mark, as in the display list but not yet on a page.
#[derive(Clone, Debug)]
pub(super) enum Part {
    /// The node takes its place in the structure even if it has no content.
    Attach(NodeId),
    /// What follows is content of a node.
    Begin(NodeId),
    /// What follows is no content.
    BeginArtifact(Artifact),
    /// What follows reads as this text.
    BeginReadAs(String),
    /// Ends the innermost mark.
    End,
    /// Text.
    Glyphs(GlyphRun),
    /// A line or area.
    Path(Path),
    /// A link; it becomes one only if its target is found.
    Link {
        /// Where it lies.
        area: Area,
        /// Where it leads.
        target: Target,
        /// Its node.
        node: NodeId,
        /// What it says.
        description: String,
    },
    /// The extent of a figure.
    Extent(NodeId, Area),
    /// The number of the page that an id lies on, set to end at a point, with a leader of dots
    /// from `start` to it.
    PageOf {
        /// The id.
        id: String,
        /// Node that the number belongs to.
        node: NodeId,
        /// Style of the number.
        style: TextStyle,
        /// Right end of the number, on the baseline.
        end: Point,
        /// Left end of the leader.
        start: f32,
    },
}

impl Slab {
    /// An empty slab of some height.
    pub fn new(height: f32) -> Self {
        Self { height, ..Self::default() }
    }

    /// Draws lines and areas that are no content.
    pub fn decorate(&mut self, paths: impl IntoIterator<Item = Path>) {
        self.parts.push(Part::BeginArtifact(Artifact::Decoration));
        self.parts.extend(paths.into_iter().map(Part::Path));
        self.parts.push(Part::End);
    }
}

impl Part {
    /// The same part at another place.
    pub fn moved(&self, by: Point) -> Self {
        let mut moved = self.clone();
        match &mut moved {
            Self::Glyphs(run) => shift(&mut run.at, by),
            Self::Path(path) => path.shift(by),
            Self::Link { area, .. } | Self::Extent(_, area) => {
                area.x += by.x;
                area.y += by.y;
            }
            Self::PageOf { end, start, .. } => {
                shift(end, by);
                *start += by.x;
            }
            Self::Attach(_)
            | Self::Begin(_)
            | Self::BeginArtifact(_)
            | Self::BeginReadAs(_)
            | Self::End => {}
        }
        moved
    }
}

fn shift(point: &mut Point, by: Point) {
    point.x += by.x;
    point.y += by.y;
}
