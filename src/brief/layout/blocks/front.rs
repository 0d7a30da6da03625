//! What stands on the first page only: title, facts, bottom line, measures.

use crate::brief::document::{Align, Fact, Measure, Span, SpanStyle, Text, text};
use crate::brief::layout::display::{Path, PathStroke, rectangle};
use crate::brief::layout::flow::Flow;
use crate::brief::layout::slab::Slab;
use crate::brief::layout::structure::{Labels, Role};
use crate::brief::layout::style::{
    BODY, FACT, MEASURE, MEASURE_LABEL, SUBTITLE, TITLE, TextStyle, ink,
};
use crate::brief::layout::text::SetText;
use crate::figures::{Area, Paint, Point};
use crate::typeset::width;

/// Room above the title: it stands lower than the text of other pages.
const TITLE_DROP: f32 = 12.0;
/// A title of more lines than this is set smaller.
const TITLE_LINES: usize = 3;

/// The title and the line beneath it.
pub(super) fn title(flow: &mut Flow, title: &str, subtitle: &str) {
    flow.push(0.0, Slab { keep_with_next: true, ..Slab::new(TITLE_DROP) });
    let level = flow.tag_level(0);
    let node = flow.node(Role::Heading(level));
    let spans = [Span::new(title)];
    let mut text = SetText::new(flow, node, &spans, TITLE, flow.width);
    if text.len() > TITLE_LINES {
        let smaller = TextStyle { size: 15.0, leading: 19.0, ..TITLE };
        text = SetText::new(flow, node, &spans, smaller, flow.width);
    }
    flow.push_lines(&text, 0.0, 0.0, |_, _| {});
    if !subtitle.is_empty() {
        let node = flow.node(Role::Paragraph);
        flow.push_text(node, &[Span::new(subtitle)], SUBTITLE, 0.0, 3.5);
    }
    flow.leave(11.0);
}

/// Labelled facts in two columns between rules, filled column by column.
pub(super) fn facts(flow: &mut Flow, facts: &[Fact]) {
    const PADDING: f32 = 6.5;
    const GUTTER: f32 = 16.0;
    if facts.is_empty() {
        return;
    }
    let column = (flow.width - GUTTER) / 2.0;
    let label_width = facts
        .iter()
        .map(|fact| width(FACT.face(strong()), FACT.size, &fact.label) + 14.0)
        .fold(column * 0.33, f32::max)
        .min(column * 0.6);
    let list = flow.node(Role::List(Labels::Words));
    let per_column = facts.len().div_ceil(2);
    let mut slab = Slab::default();
    let mut bottom = PADDING;
    for (index, side) in facts.chunks(per_column).enumerate() {
        let x = if index == 0 { 0.0 } else { column + GUTTER };
        let mut y = PADDING;
        for fact in side {
            let item = flow.structure.add(list, Role::ListItem);
            let label = flow.structure.add(item, Role::Label);
            let body = flow.structure.add(item, Role::ListBody);
            // A space ends the label, so that it does not run into the value.
            let spans = [Span::new(format!("{} ", fact.label)).strong()];
            let label = SetText::new(flow, label, &spans, FACT, label_width - 6.0);
            let value = SetText::new(flow, body, &fact.value, FACT, column - label_width);
            label.draw_all(Point::new(x, y), Align::Left, &mut slab.parts);
            value.draw_all(Point::new(x + label_width, y), Align::Left, &mut slab.parts);
            y += label.height().max(value.height()).max(FACT.leading);
        }
        bottom = bottom.max(y);
    }
    slab.height = bottom + PADDING;
    if slab.height > flow.page_height {
        return plainly(flow, facts.iter().map(|fact| (fact.label.as_str(), fact.value.clone())));
    }
    let rule = |y: f32| {
        let stroke = PathStroke::new(ink(Paint::Ink), 0.8);
        Path::line(Point::new(0.0, y), Point::new(flow.width, y), stroke)
    };
    slab.decorate([rule(0.0), rule(slab.height)]);
    flow.push(11.0, slab);
    flow.leave(12.0);
}

const fn strong() -> SpanStyle {
    SpanStyle { strong: true, emphasis: false, hedge: false }
}

/// What is too long for any box, as paragraphs.
fn plainly<'a>(flow: &mut Flow, entries: impl Iterator<Item = (&'a str, Text)>) {
    for (label, mut words) in entries {
        words.insert(0, Span::new(format!("{label} ")).strong());
        let node = flow.node(Role::Paragraph);
        flow.push_text(node, &words, FACT, 0.0, 4.0);
    }
    flow.leave(12.0);
}

/// The bottom line: a paragraph with a bar at its left.
pub(super) fn callout(flow: &mut Flow, spans: &[Span]) {
    const BAR: f32 = 2.2;
    const INDENT: f32 = 13.6;
    const OVERHANG: f32 = 3.0;
    let node = flow.node(Role::Paragraph);
    let text = SetText::new(flow, node, spans, BODY, flow.width - INDENT);
    let last = text.len().saturating_sub(1);
    flow.push_lines(&text, INDENT, 8.0, |index, slab| {
        let above = if index == 0 { OVERHANG } else { 0.0 };
        let below = if index == last { OVERHANG } else { 0.0 };
        let bar = Area::new(0.0, -above, BAR, slab.height + above + below);
        slab.decorate([Path::filled(bar, ink(Paint::AccentDark))]);
    });
    flow.leave(13.0);
}

/// Figures in boxes of one height, side by side.
pub(super) fn measures(flow: &mut Flow, measures: &[Measure]) {
    const GAP: f32 = 11.2;
    const PADDING: f32 = 8.8;
    /// More boxes than this do not fit side by side.
    const PER_ROW: usize = 4;
    for row in measures.chunks(PER_ROW) {
        #[expect(clippy::cast_precision_loss, reason = "at most four")]
        let count = row.len() as f32;
        let box_width = (flow.width - GAP * (count - 1.0)) / count;
        let mut slab = Slab::default();
        let mut x = 0.0;
        let mut boxes = Vec::new();
        for measure in row {
            let node = flow.node(Role::Paragraph);
            let inner = box_width - 2.0 * PADDING;
            // A space ends the value, so that it does not run into what it is.
            let value = [Span::new(format!("{} ", measure.value))];
            let label = [Span::new(measure.label.as_str())];
            let value = SetText::new(flow, node, &value, MEASURE, inner);
            let label = SetText::new(flow, node, &label, MEASURE_LABEL, inner);
            let y = PADDING - 2.0;
            value.draw_all(Point::new(x + PADDING, y), Align::Left, &mut slab.parts);
            let below = y + value.height();
            label.draw_all(Point::new(x + PADDING, below), Align::Left, &mut slab.parts);
            slab.height = slab.height.max(below + label.height() + PADDING - 1.0);
            boxes.push((x, measure.principal));
            x += box_width + GAP;
        }
        let height = slab.height;
        if height > flow.page_height {
            let texts = row.iter().map(|measure| (measure.value.as_str(), text(&measure.label)));
            plainly(flow, texts);
            continue;
        }
        slab.decorate(boxes.into_iter().map(|(x, principal)| {
            let (paint, line) =
                if principal { (Paint::AccentDark, 1.3) } else { (Paint::Rule, 0.7) };
            Path {
                segments: rectangle(Area::new(x, 0.0, box_width, height), 0.0),
                fill: None,
                stroke: Some(PathStroke::new(ink(paint), line)),
            }
        }));
        flow.push(13.0, slab);
        flow.leave(11.2);
    }
    flow.leave(14.0);
}
