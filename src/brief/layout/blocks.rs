//! Each kind of block to slabs.

mod captions;
mod contents;
mod figure;
mod front;
mod headings;
mod prose;
mod table;

use super::flow::Flow;
use crate::brief::document::{Block, Document};

/// Sets all blocks of a document. The contents come in only if asked for.
pub(super) fn set_blocks(flow: &mut Flow, document: &Document, with_contents: bool) {
    for block in &document.blocks {
        match block {
            Block::Title { title, subtitle } => front::title(flow, title, subtitle),
            Block::FactSheet(facts) => front::facts(flow, facts),
            Block::Callout(text) => front::callout(flow, text),
            Block::Measures(measures) => front::measures(flow, measures),
            Block::Heading(heading) => headings::heading(flow, heading),
            Block::Paragraph(text) => flow.push_paragraph(text),
            Block::List { ordered, items } => prose::list(flow, *ordered, items),
            Block::Note(text) => prose::note(flow, text),
            Block::Quote { text, attribution } => prose::quote(flow, text, attribution),
            Block::Clause(clause) => prose::clause(flow, clause),
            Block::Sources(sources) => prose::sources(flow, sources),
            Block::Table(table) => table::table(flow, table),
            Block::Figure(figure) => figure::figure(flow, figure),
            Block::Contents { title } if with_contents => {
                contents::contents(flow, title, &document.blocks);
            }
            Block::Contents { .. } => {}
            Block::PageBreak => flow.break_page(),
        }
    }
}
