//! Slabs in their places to pages: marks are numbered, links and page numbers resolved.

use std::collections::BTreeMap;

use super::breaker::PagePlan;
use super::display::{
    Artifact, Bookmark, Destination, GlyphRun, Item, Link, Page, Path, PathStroke, Place,
};
use super::flow::anchor_of;
use super::slab::{Part, Slab};
use super::structure::{Kid, NodeId, Structure};
use super::style::{TextStyle, ink};
use super::text::glyph_run;
use crate::brief::document::Target;
use crate::figures::{Area, Dash, Paint, Point};

/// What the pages are made of.
pub(super) struct Emitter<'a> {
    pub slabs: &'a [Slab],
    pub heads: &'a [Slab],
    pub plans: &'a [PagePlan],
    /// Top left corner of the column on each page.
    pub origin: Point,
    pub structure: Structure,
    pub anchors: BTreeMap<String, Place>,
}

impl<'a> Emitter<'a> {
    /// Finds where every id came to lie.
    pub fn new(
        slabs: &'a [Slab],
        heads: &'a [Slab],
        plans: &'a [PagePlan],
        origin: Point,
        structure: Structure,
    ) -> Self {
        let mut anchors = BTreeMap::new();
        for (slab, place) in places(slabs, plans, origin) {
            for anchor in &slab.anchors {
                anchors.entry(anchor.clone()).or_insert(place);
            }
        }
        Self { slabs, heads, plans, origin, structure, anchors }
    }

    /// The headings with their places.
    pub fn bookmarks(&self) -> Vec<Bookmark> {
        places(self.slabs, self.plans, self.origin)
            .filter_map(|(slab, place)| {
                let (level, title) = slab.bookmark.clone()?;
                Some(Bookmark { level, title, place })
            })
            .collect()
    }

    /// The pages, without what runs at their head and foot.
    pub fn pages(&mut self) -> Vec<Page> {
        (0..self.plans.len()).map(|number| self.page(number)).collect()
    }

    fn page(&mut self, number: usize) -> Page {
        let mut sheet = Sheet { number, page: Page::default(), marks: Vec::new(), open: None };
        let Some(plan) = self.plans.get(number) else { return sheet.page };
        if let Some(head) = plan.head.and_then(|index| self.heads.get(index)) {
            self.place(&mut sheet, head, 0.0);
        }
        for (index, y) in &plan.slabs {
            if let Some(slab) = self.slabs.get(*index) {
                self.place(&mut sheet, slab, *y);
            }
        }
        sheet.close();
        sheet.page
    }

    fn place(&mut self, sheet: &mut Sheet, slab: &Slab, y: f32) {
        let by = Point::new(self.origin.x, self.origin.y + y);
        for part in &slab.parts {
            match part.moved(by) {
                Part::Attach(node) => self.structure.attach(node),
                Part::Begin(node) => sheet.begin(node, &mut self.structure),
                Part::BeginArtifact(kind) => sheet.begin_artifact(kind),
                Part::BeginReadAs(text) => {
                    sheet.page.items.push(Item::BeginReadAs(text));
                    sheet.marks.push(Mark::Other);
                }
                Part::End => sheet.end(),
                Part::Glyphs(run) => sheet.push(Item::Glyphs(run)),
                Part::Path(path) => sheet.push(Item::Path(path)),
                Part::Link { area, target, node, description } => {
                    self.link(sheet, area, &target, node, description);
                }
                Part::Extent(node, area) => {
                    if let Some(node) = self.structure.get_mut(node) {
                        node.extent = Some((sheet.number, area));
                    }
                }
                Part::PageOf { id, node, style, end, start } => {
                    if let Some(place) = self.anchors.get(&id).copied() {
                        let run = page_number(&style, place, end);
                        sheet.leader(start, run.at.x - 3.0, end.y);
                        sheet.begin(node, &mut self.structure);
                        sheet.push(Item::Glyphs(run));
                        sheet.end();
                    }
                }
            }
        }
    }

    fn link(
        &mut self,
        sheet: &mut Sheet,
        area: Area,
        target: &Target,
        node: NodeId,
        description: String,
    ) {
        let destination = match (target, anchor_of(target)) {
            (Target::Uri(address), _) => Destination::Uri(address.clone()),
            (_, Some(id)) => match self.anchors.get(&id) {
                Some(place) => Destination::Place(*place),
                None => return,
            },
            (_, None) => return,
        };
        self.structure.push(node, Kid::Link(sheet.number, sheet.page.links.len()));
        sheet.page.links.push(Link { area, destination, node, description });
    }
}

/// Each slab with its place on the pages.
fn places<'s>(
    slabs: &'s [Slab],
    plans: &'s [PagePlan],
    origin: Point,
) -> impl Iterator<Item = (&'s Slab, Place)> {
    plans.iter().enumerate().flat_map(move |(page, plan)| {
        plan.slabs.iter().filter_map(move |(index, y)| {
            Some((slabs.get(*index)?, Place { page, y: origin.y + y }))
        })
    })
}

/// The number of a page, ending at a point; a space before it keeps it from running into the
/// words that it belongs to.
fn page_number(style: &TextStyle, place: Place, end: Point) -> GlyphRun {
    let mut run = glyph_run(style, &format!(" {}", place.page + 1), 0.0);
    run.at = Point::new(end.x - run.width(), end.y);
    run
}

enum Mark {
    Content(NodeId),
    Other,
}

/// A page being filled.
struct Sheet {
    number: usize,
    page: Page,
    marks: Vec<Mark>,
    /// Content that has ended but whose mark is still open, in case more of it follows: the
    /// lines of a paragraph then share one mark.
    open: Option<NodeId>,
}

impl Sheet {
    fn push(&mut self, item: Item) {
        self.page.items.push(item);
    }

    fn begin(&mut self, node: NodeId, structure: &mut Structure) {
        self.marks.push(Mark::Content(node));
        if self.open.take_if(|open| *open == node).is_some() {
            return;
        }
        self.close();
        let number = self.page.marked.len();
        self.page.marked.push(node);
        structure.push(node, Kid::Content(self.number, number));
        self.push(Item::BeginContent { number });
    }

    fn begin_artifact(&mut self, kind: Artifact) {
        self.close();
        self.marks.push(Mark::Other);
        self.push(Item::BeginArtifact(kind));
    }

    fn end(&mut self) {
        match self.marks.pop() {
            Some(Mark::Content(node)) => self.open = Some(node),
            Some(Mark::Other) => self.push(Item::End),
            None => {}
        }
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.push(Item::End);
        }
    }

    /// Dots that lead the eye from `start` to `end`, on a lattice so that those of neighbouring
    /// lines lie below one another.
    fn leader(&mut self, start: f32, end: f32, y: f32) {
        const PITCH: f32 = 4.0;
        const DOT: f32 = 0.8;
        let (first, last) = ((start / PITCH).ceil() * PITCH, (end / PITCH).floor() * PITCH);
        if last - first < 2.0 * PITCH {
            return;
        }
        let dash = Some(Dash { on: DOT, off: PITCH - DOT });
        let stroke = PathStroke { colour: ink(Paint::Muted), width: DOT, dash };
        let y = y - DOT / 2.0;
        self.begin_artifact(Artifact::Decoration);
        self.push(Item::Path(Path::line(Point::new(first, y), Point::new(last, y), stroke)));
        self.end();
    }
}
