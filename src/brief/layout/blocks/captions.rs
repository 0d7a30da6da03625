//! Titles of tables and figures.

use crate::brief::document::{Span, Text};
use crate::brief::layout::flow::Flow;
use crate::brief::layout::structure::{NodeId, Role};
use crate::brief::layout::style::CAPTION;
use crate::brief::layout::text::SetText;

/// A caption that belongs to `owner`, with its label in front; nothing if both are empty. It
/// stays with what follows if `above` it.
pub(super) fn caption(flow: &mut Flow, owner: NodeId, label: &str, words: &[Span], above: bool) {
    let spans = labelled(label, words);
    if spans.is_empty() {
        return;
    }
    let node = flow.structure.add(owner, Role::Caption);
    let text = SetText::new(flow, node, &spans, CAPTION, flow.width);
    let last = text.len().saturating_sub(1);
    flow.push_lines(&text, 0.0, if above { 4.0 } else { 6.0 }, |index, slab| {
        slab.keep_with_next = above || index < last;
    });
}

fn labelled(label: &str, words: &[Span]) -> Text {
    let mut text = Text::new();
    if !label.is_empty() {
        let gap = if words.is_empty() { "" } else { " " };
        text.push(Span::new(format!("{label}{gap}")).strong());
    }
    text.extend_from_slice(words);
    text
}
