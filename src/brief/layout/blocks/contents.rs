//! The table of contents.

use super::headings::{heading_anchor, heading_like};
use crate::brief::document::{Block, Heading, Span, Target};
use crate::brief::layout::flow::Flow;
use crate::brief::layout::slab::Part;
use crate::brief::layout::structure::{NodeId, Role, Structure};
use crate::brief::layout::style::{CONTENTS, CONTENTS_WITHIN, HEADINGS, TextStyle};
use crate::brief::layout::text::{SetText, glyph_run};
use crate::figures::{Area, Point};
use crate::typeset::width as text_width;

/// Room at the right that belongs to the page numbers alone.
const NUMBER_ROOM: f32 = 36.0;
/// Headings below this level are never listed.
const DEEPEST: u8 = 2;

/// As many entries as one page holds; with more, the contents list the sections alone.
const MOST_ENTRIES: usize = 40;

/// The contents, with an entry for each heading of the document.
pub(super) fn contents(flow: &mut Flow, title: &str, blocks: &[Block]) {
    flow.section = flow.structure.add(Structure::ROOT, Role::Section);
    let [style, ..] = HEADINGS;
    heading_like(flow, 1, title, Vec::new(), style, 20.0);
    let list = flow.node(Role::Contents);
    let headings: Vec<(usize, &Heading)> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading(heading) => Some(heading),
            _ => None,
        })
        .enumerate()
        .collect();
    let listed = headings.iter().filter(|(_, heading)| heading.level <= DEEPEST).count();
    let deepest = if listed > MOST_ENTRIES { 1 } else { DEEPEST };
    let [face, ..] = CONTENTS.faces;
    let number_width = headings
        .iter()
        .map(|(_, heading)| text_width(face, CONTENTS.size, &heading.number) + 9.0)
        .fold(18.0, f32::max);
    for (index, heading) in headings.into_iter().filter(|(_, h)| h.level <= deepest) {
        entry(flow, list, heading, &heading_anchor(index), number_width);
    }
    flow.leave(16.0);
}

fn entry(flow: &mut Flow, list: NodeId, heading: &Heading, anchor: &str, number_width: f32) {
    let section = heading.level <= 1;
    let (style, indent, before) =
        if section { (CONTENTS, 0.0, 4.0) } else { (CONTENTS_WITHIN, number_width, 0.0) };
    let item = flow.structure.add(list, Role::ContentsItem);
    let reference = flow.structure.add(item, Role::Reference);
    let node = flow.structure.add(reference, Role::Link);
    let left = indent + number_width;
    let width = flow.width;
    let spans = [Span::new(heading.text.as_str())];
    let text = SetText::new(flow, node, &spans, style, flow.width - left - NUMBER_ROOM);

    let last = text.len().saturating_sub(1);
    flow.push_lines(&text, left, before, |index, slab| {
        slab.keep_with_next = index < last;
        if index == 0 {
            let number = number(&heading.number, &style, indent, node);
            slab.parts.splice(0..0, number);
        }
        if index == last {
            slab.parts.push(Part::PageOf {
                id: anchor.to_owned(),
                node,
                style: number_style(style),
                end: Point::new(width, style.baseline()),
                start: left + text.last_width() + 6.0,
            });
        }
        slab.parts.push(Part::Link {
            area: Area::new(indent, 1.0, width - indent, slab.height - 2.0),
            target: Target::Section(anchor.to_owned()),
            node,
            description: format!("{} {}", heading.number, heading.text).trim().to_owned(),
        });
    });
}

/// The number of an entry, if it has one; a space after it keeps it from running into the words.
fn number(number: &str, style: &TextStyle, x: f32, node: NodeId) -> Vec<Part> {
    if number.is_empty() {
        return Vec::new();
    }
    let mut run = glyph_run(style, &format!("{number} "), 0.0);
    run.at = Point::new(x, style.baseline());
    vec![Part::Begin(node), Part::Glyphs(run), Part::End]
}

/// Page numbers are plain even where the entry is not.
const fn number_style(style: TextStyle) -> TextStyle {
    TextStyle { faces: CONTENTS_WITHIN.faces, ..style }
}
