//! The table of contents.

use super::headings::{heading_anchor, heading_like};
use crate::brief::document::{Align, Block, Heading, Span, Target};
use crate::brief::layout::flow::Flow;
use crate::brief::layout::slab::{Part, Slab};
use crate::brief::layout::structure::{NodeId, Role, Structure};
use crate::brief::layout::style::{CONTENTS, CONTENTS_WITHIN, HEADINGS, TextStyle};
use crate::brief::layout::text::{SetText, glyph_run};
use crate::figures::{Area, Point};
use crate::typeset::width;

/// Room at the right that belongs to the page numbers alone.
const NUMBER_ROOM: f32 = 36.0;
/// Headings below this level are not listed.
const DEEPEST: u8 = 2;

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
        .filter(|(_, heading)| heading.level <= DEEPEST)
        .collect();
    let [face, ..] = CONTENTS.faces;
    let number_width = headings
        .iter()
        .map(|(_, heading)| width(face, CONTENTS.size, &heading.number) + 9.0)
        .fold(18.0, f32::max);
    for (index, heading) in headings {
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
    let spans = [Span::new(heading.text.as_str())];
    let text = SetText::new(flow, node, &spans, style, flow.width - left - NUMBER_ROOM);

    let mut slab = Slab::new(text.height().max(style.leading));
    if !heading.number.is_empty() {
        let mut number = glyph_run(&style, &format!("{} ", heading.number), 0.0);
        number.at = Point::new(indent, style.baseline());
        slab.parts.extend([Part::Begin(node), Part::Glyphs(number), Part::End]);
    }
    text.draw_all(Point::new(left, 0.0), Align::Left, &mut slab.parts);
    let baseline = slab.height - style.leading + style.baseline();
    slab.parts.push(Part::PageOf {
        id: anchor.to_owned(),
        node,
        style: number_style(style),
        end: Point::new(flow.width, baseline),
        start: left + text.last_width() + 6.0,
    });
    slab.parts.push(Part::Link {
        area: Area::new(indent, 1.0, flow.width - indent, slab.height - 2.0),
        target: Target::Section(anchor.to_owned()),
        node,
        description: format!("{} {}", heading.number, heading.text).trim().to_owned(),
    });
    flow.push(before, slab);
}

/// Page numbers are plain even where the entry is not.
const fn number_style(style: TextStyle) -> TextStyle {
    TextStyle { faces: CONTENTS_WITHIN.faces, ..style }
}
