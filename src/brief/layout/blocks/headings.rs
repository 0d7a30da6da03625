//! Headings.

use crate::brief::document::{Heading, Span};
use crate::brief::layout::flow::Flow;
use crate::brief::layout::structure::{Role, Structure};
use crate::brief::layout::style::{HEADINGS, TextStyle};
use crate::brief::layout::text::SetText;

/// Room above headings, by level.
const BEFORE: [f32; 3] = [20.0, 14.0, 11.0];
/// Room beneath.
const AFTER: f32 = 3.5;

/// A heading; one of the first level opens a section.
pub(super) fn heading(flow: &mut Flow, heading: &Heading) {
    let level = heading.level.clamp(1, 3);
    if level == 1 {
        flow.section = flow.structure.add(Structure::ROOT, Role::Section);
    }
    flow.open_level = level;
    let index = usize::from(level - 1);
    let style = HEADINGS.get(index).copied().unwrap_or(HEADINGS[2]);
    let before = BEFORE.get(index).copied().unwrap_or(BEFORE[2]);
    let mut anchors = vec![heading_anchor(flow.headings)];
    anchors.extend((!heading.id.is_empty()).then(|| heading.id.clone()));
    flow.headings += 1;
    heading_like(flow, level, &title(heading), anchors, style, before);
}

/// The name of a heading among the anchors by its place among the document's headings; ids of
/// the document cannot clash with it.
pub(super) fn heading_anchor(index: usize) -> String {
    format!("\u{0}heading {index}")
}

/// Number and words of a heading.
fn title(heading: &Heading) -> String {
    if heading.number.is_empty() {
        heading.text.clone()
    } else {
        // A wide space between number and words, which no line end can take.
        format!("{}\u{A0}\u{A0}{}", heading.number, heading.text)
    }
}

/// Words that are read out and listed as a heading; they stay with what follows.
pub(super) fn heading_like(
    flow: &mut Flow,
    level: u8,
    title: &str,
    anchors: Vec<String>,
    style: TextStyle,
    before: f32,
) {
    let tagged = flow.tag_level(level);
    let node = flow.node(Role::Heading(tagged));
    let spans = [Span::new(title)];
    let text = SetText::new(flow, node, &spans, style, flow.width);
    let outline = title.replace("\u{A0}\u{A0}", " ");
    flow.push_lines(&text, 0.0, before, |index, slab| {
        slab.keep_with_next = true;
        if index == 0 {
            slab.bookmark = Some((level, outline.clone()));
            slab.anchors.clone_from(&anchors);
        }
    });
    flow.leave(AFTER);
}
