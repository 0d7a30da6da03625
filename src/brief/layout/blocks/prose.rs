//! Lists, notes, quotations, articles and sources.

use super::headings::heading_like;
use crate::brief::document::{Align, Clause, ClauseParagraph, Source, Span, Text};
use crate::brief::layout::flow::{Flow, source_anchor};
use crate::brief::layout::slab::Slab;
use crate::brief::layout::structure::{Labels, NodeId, Role};
use crate::brief::layout::style::{BODY, CLAUSE, HEADINGS, NOTE, SOURCE, TextStyle};
use crate::brief::layout::text::SetText;
use crate::figures::Point;
use crate::typeset::width;

/// A list, numbered or with bullets.
pub(super) fn list(flow: &mut Flow, ordered: bool, items: &[Text]) {
    let list = flow.node(Role::List(if ordered { Labels::Numbers } else { Labels::Bullets }));
    let labels: Vec<String> = (1..=items.len())
        .map(|number| if ordered { format!("{number}.") } else { "•".to_owned() })
        .collect();
    let [face, ..] = BODY.faces;
    let widest = labels.iter().map(|label| width(face, BODY.size, label)).fold(7.5, f32::max);
    let indent = widest + 6.8;
    for (index, (item, label)) in items.iter().zip(labels).enumerate() {
        let before = if index == 0 { 3.0 } else { 3.4 };
        let node = flow.structure.add(list, Role::ListItem);
        labelled(flow, node, &label, item, BODY, Label::right(widest, indent), before, &[]);
    }
    flow.leave(7.0);
}

/// A remark in small type; under a heading it belongs to it, and stays with what follows.
pub(super) fn note(flow: &mut Flow, text: &[Span]) {
    let under_heading = flow.slabs.last().is_some_and(|slab| slab.keep_with_next);
    let node = flow.node(Role::Paragraph);
    flow.push_text(node, text, NOTE, 0.0, 6.0);
    if let Some(last) = flow.slabs.last_mut() {
        last.keep_with_next |= under_heading;
    }
    flow.leave(7.0);
}

/// Words from elsewhere, set in, and whose they are.
pub(super) fn quote(flow: &mut Flow, text: &[Span], attribution: &[Span]) {
    const INDENT: f32 = 18.0;
    let quote = flow.node(Role::Quote);
    let words = flow.structure.add(quote, Role::Paragraph);
    let start = flow.slabs.len();
    let set = SetText::new(flow, words, text, CLAUSE, flow.width - 2.0 * INDENT);
    flow.push_lines(&set, INDENT, 6.0, |_, _| {});
    if !attribution.is_empty() {
        // The source stays with the last lines of what it is the source of.
        let last = flow.slabs.len().saturating_sub(1).max(start);
        if let Some(slab) = flow.slabs.get_mut(last) {
            slab.keep_with_next = true;
        }
        let source = flow.structure.add(quote, Role::Paragraph);
        flow.push_text(source, attribution, NOTE, INDENT, 2.0);
    }
    flow.leave(9.0);
}

/// An article of the draft.
pub(super) fn clause(flow: &mut Flow, clause: &Clause) {
    const INDENT: f32 = 22.0;
    let title = match (clause.number.is_empty(), clause.title.is_empty()) {
        (false, false) => format!("{}\u{A0}\u{A0}{}", clause.number, clause.title),
        _ => format!("{}{}", clause.number, clause.title),
    };
    if !title.is_empty() {
        let [.., style] = HEADINGS;
        let level = flow.clause_level();
        let anchors = Vec::from_iter((!clause.id.is_empty()).then(|| clause.id.clone()));
        heading_like(flow, level, &title, anchors, style, 12.0);
    }
    for (index, paragraph) in clause.paragraphs.iter().enumerate() {
        let start = flow.slabs.len();
        clause_paragraph(flow, paragraph, INDENT);
        // A last line of its own, such as that on the instrument, does not begin a page.
        let is_lone_end =
            index + 1 == clause.paragraphs.len() && index > 0 && flow.slabs.len() == start + 1;
        if let Some(before) = start.checked_sub(1).and_then(|i| flow.slabs.get_mut(i)) {
            before.keep_with_next |= is_lone_end;
        }
    }
    flow.leave(9.0);
}

fn clause_paragraph(flow: &mut Flow, paragraph: &ClauseParagraph, step: f32) {
    let start = f32::from(paragraph.level.min(3)) * step;
    if paragraph.number.is_empty() {
        let node = flow.node(Role::Paragraph);
        flow.push_text(node, &paragraph.text, CLAUSE, start, 3.0);
    } else {
        let [face, ..] = CLAUSE.faces;
        let number = width(face, CLAUSE.size, &paragraph.number);
        let label =
            Label { start, width: number, indent: start + step.max(number + 6.0), right: false };
        let list = flow.node(Role::List(Labels::Numbers));
        let item = flow.structure.add(list, Role::ListItem);
        labelled(flow, item, &paragraph.number, &paragraph.text, CLAUSE, label, 3.0, &[]);
    }
    flow.leave(4.0);
}

/// The numbered sources.
pub(super) fn sources(flow: &mut Flow, sources: &[Source]) {
    let list = flow.node(Role::List(Labels::Numbers));
    let labels: Vec<String> = sources.iter().map(|source| format!("[{}]", source.number)).collect();
    let [face, ..] = SOURCE.faces;
    let widest = labels.iter().map(|label| width(face, SOURCE.size, label)).fold(12.0, f32::max);
    for (source, label) in sources.iter().zip(labels) {
        let node = flow.structure.add(list, Role::ListItem);
        let place = Label::right(widest, widest + 7.0);
        let anchor = [source_anchor(source.number)];
        labelled(flow, node, &label, &source.text, SOURCE, place, 3.2, &anchor);
    }
    flow.leave(7.0);
}

/// Where the label of an entry stands and where its text begins.
#[derive(Clone, Copy)]
struct Label {
    start: f32,
    width: f32,
    indent: f32,
    right: bool,
}

impl Label {
    /// A label that ends at `width`, before text indented by `indent`.
    const fn right(width: f32, indent: f32) -> Self {
        Self { start: 0.0, width, indent, right: true }
    }
}

/// An entry with its number or bullet beside its first line.
#[expect(clippy::too_many_arguments, reason = "what an entry consists of, each once")]
fn labelled(
    flow: &mut Flow,
    item: NodeId,
    label: &str,
    text: &[Span],
    style: TextStyle,
    place: Label,
    before: f32,
    anchors: &[String],
) {
    let label_node = flow.structure.add(item, Role::Label);
    let body = flow.structure.add(item, Role::ListBody);
    // A space ends the label, so that it does not run into the text.
    let label = [Span::new(format!("{label} "))];
    let label = SetText::new(flow, label_node, &label, style, place.width + 1.0);
    let align = if place.right { Align::Right } else { Align::Left };
    let at = Point::new(place.start - if place.right { 1.0 } else { 0.0 }, 0.0);
    let set = SetText::new(flow, body, text, style, flow.width - place.indent);
    let start = |slab: &mut Slab| {
        slab.anchors.extend_from_slice(anchors);
        let mut parts = Vec::new();
        label.draw_all(at, align, &mut parts);
        parts.append(&mut slab.parts);
        slab.parts = parts;
    };
    if set.len() == 0 {
        let mut slab = Slab::new(style.leading);
        start(&mut slab);
        flow.push(before, slab);
        return;
    }
    flow.push_lines(&set, place.indent, before, |index, slab| {
        if index == 0 {
            start(slab);
        }
    });
}
