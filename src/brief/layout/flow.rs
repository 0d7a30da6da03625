//! The document as one long column of slabs, before pages are cut from it.

use std::collections::BTreeSet;

use super::slab::Slab;
use super::structure::{NodeId, Role, Structure};
use super::style::{BODY, TextStyle};
use super::text::SetText;
use crate::brief::document::{Align, Block, Document, Span, Target};
use crate::figures::Point;
use crate::typeset::{Language, missing_characters};

/// What grows while the blocks of a document are set one after the other.
pub(super) struct Flow {
    /// Width of the column.
    pub width: f32,
    /// Height of a page's column.
    pub page_height: f32,
    /// Language of the document.
    pub language: Language,
    /// The column.
    pub slabs: Vec<Slab>,
    /// Heads of tables, to be repeated.
    pub heads: Vec<Slab>,
    /// The tree that the content belongs to.
    pub structure: Structure,
    /// The section that blocks now belong to.
    pub section: NodeId,
    /// Characters that cannot be shown.
    pub missing: BTreeSet<char>,
    /// Links that lead nowhere.
    pub dangling: BTreeSet<String>,
    /// Level of the last heading as tagged, so that none is skipped.
    pub heading_level: u8,
    /// Level of the last heading in the document, articles left aside.
    pub open_level: u8,
    /// Number of headings so far, articles left aside.
    pub headings: usize,
    /// Whether there is a title, which is then the one heading of level 1.
    pub has_title: bool,
    /// Number of slabs before the first break that the document asks for: its front.
    pub front: Option<usize>,
    setting: Setting,
    known: BTreeSet<String>,
    space_after: f32,
    new_page: bool,
}

/// How close things are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// As is best read.
    Usual,
    /// Closer, up to the first break, where that saves a page for a few lines.
    CloseFront,
    /// As close as can still be read with ease, up to the first break, where less is not enough.
    ClosestFront,
}

impl Setting {
    /// What remains of the space between blocks, and of the distance of lines, up to the first
    /// break.
    const fn pace(self) -> (f32, f32) {
        match self {
            Self::Usual => (1.0, 1.0),
            Self::CloseFront => (0.74, 0.955),
            Self::ClosestFront => (0.55, 0.925),
        }
    }
}

impl Flow {
    /// An empty column for a document.
    pub fn new(document: &Document, width: f32, page_height: f32, setting: Setting) -> Self {
        Self {
            width,
            page_height,
            language: document.meta.language,
            slabs: Vec::new(),
            heads: Vec::new(),
            structure: Structure::default(),
            section: Structure::ROOT,
            missing: BTreeSet::new(),
            dangling: BTreeSet::new(),
            heading_level: 0,
            open_level: 0,
            headings: 0,
            has_title: document.blocks.iter().any(|block| matches!(block, Block::Title { .. })),
            front: None,
            setting,
            known: ids(document),
            space_after: 0.0,
            new_page: false,
        }
    }

    /// A new node in the present section.
    pub fn node(&mut self, role: Role) -> NodeId {
        self.structure.add(self.section, role)
    }

    /// The level under which a heading is tagged: beneath the title, and never more than one
    /// below the heading before it.
    pub fn tag_level(&mut self, level: u8) -> u8 {
        let wanted = level + u8::from(self.has_title);
        self.heading_level = wanted.min(self.heading_level + 1);
        self.heading_level
    }

    /// The level of an article's heading: one below the heading that it stands under.
    pub fn clause_level(&self) -> u8 {
        self.open_level + 1
    }

    /// States a node's language.
    pub fn set_language(&mut self, node: NodeId, language: Language) {
        if let Some(node) = self.structure.get_mut(node) {
            node.language = Some(language);
        }
    }

    /// Whether a link's target exists; notes it if not.
    pub fn knows(&mut self, target: &Target) -> bool {
        let Some(id) = anchor_of(target) else { return true };
        let known = self.known.contains(&id);
        if !known {
            self.dangling.insert(id);
        }
        known
    }

    /// Notes the characters that cannot be shown.
    pub fn note_missing(&mut self, spans: &[Span]) {
        for span in spans.iter().filter(|span| !span.text.is_ascii()) {
            self.missing.extend(missing_characters(&span.text));
        }
    }

    /// Adds a slab `before` points below the last, or as far as the last block asked if that is
    /// more.
    pub fn push(&mut self, before: f32, slab: Slab) {
        let space = before.max(std::mem::take(&mut self.space_after));
        let space_before = space * self.pace().0;
        let new_page = std::mem::take(&mut self.new_page) || slab.new_page;
        self.slabs.push(Slab { space_before, new_page, ..slab });
    }

    /// Asks for room between the last slab and whatever follows.
    pub fn leave(&mut self, space: f32) {
        self.space_after = self.space_after.max(space);
    }

    /// Whether things are now to be set closer than usual.
    pub fn is_close(&self) -> bool {
        self.setting != Setting::Usual && self.front.is_none()
    }

    /// What now remains of the space between blocks and of the distance of lines.
    fn pace(&self) -> (f32, f32) {
        if self.front.is_none() { self.setting.pace() } else { Setting::Usual.pace() }
    }

    /// A style with its lines as close as they are now to be.
    pub fn paced(&self, style: TextStyle) -> TextStyle {
        TextStyle { leading: style.leading * self.pace().1, ..style }
    }

    /// Starts a new page with the next slab.
    pub fn break_page(&mut self) {
        self.front.get_or_insert(self.slabs.len());
        self.new_page = true;
    }

    /// Adds text as a paragraph of slabs, a line each, indented by `indent`; neither its first
    /// nor its last line stands alone on a page. Empty text adds nothing.
    pub fn push_text(
        &mut self,
        node: NodeId,
        spans: &[Span],
        style: TextStyle,
        indent: f32,
        before: f32,
    ) {
        let text = SetText::new(self, node, spans, style, self.width - indent);
        self.push_lines(&text, indent, before, |_, _| {});
    }

    /// Adds lines as slabs of their own; `decorate` may add to each.
    pub fn push_lines(
        &mut self,
        text: &SetText<'_>,
        indent: f32,
        before: f32,
        mut decorate: impl FnMut(usize, &mut Slab),
    ) {
        let count = text.len();
        for index in 0..count {
            let mut slab = Slab::new(text.style().leading);
            text.draw(index, Point::new(indent, 0.0), Align::Left, &mut slab.parts);
            slab.keep_with_next = index + 1 < count && (index == 0 || index + 2 == count);
            decorate(index, &mut slab);
            self.push(if index == 0 { before } else { 0.0 }, slab);
        }
    }

    /// Adds a paragraph of running text.
    pub fn push_paragraph(&mut self, spans: &[Span]) {
        let node = self.node(Role::Paragraph);
        self.push_text(node, spans, BODY, 0.0, 4.0);
        self.leave(7.0);
    }
}

/// The name under which a target inside the document is found; none for addresses outside.
pub(super) fn anchor_of(target: &Target) -> Option<String> {
    match target {
        Target::Section(id) => Some(id.clone()),
        Target::Source(number) => Some(source_anchor(*number)),
        Target::Uri(_) => None,
    }
}

/// The name of a source among the anchors; ids of the document cannot clash with it.
pub(super) fn source_anchor(number: u32) -> String {
    format!("\u{0}source {number}")
}

fn ids(document: &Document) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for block in &document.blocks {
        match block {
            Block::Heading(heading) => drop(ids.insert(heading.id.clone())),
            Block::Table(table) => drop(ids.insert(table.id.clone())),
            Block::Figure(figure) => drop(ids.insert(figure.id.clone())),
            Block::Clause(clause) => drop(ids.insert(clause.id.clone())),
            Block::Sources(sources) => {
                ids.extend(sources.iter().map(|source| source_anchor(source.number)));
            }
            _ => {}
        }
    }
    ids.remove("");
    ids
}
