//! Gaps and what would close them: levers, the plan, open findings.

use super::{Composer, Section};
use crate::brief::document::{Block, Cell, Column, Row, Table};
use crate::checks::Severity;

/// The section.
pub const SECTION: Section = Section {
    id: "gaps",
    title: "Gaps, and what would close them",
    in_note: true,
    applies: |m| m.findings.iter().any(|f| f.accepted.is_none()),
    write,
};

fn write(c: &mut Composer) {
    findings(c);
}

fn findings(c: &mut Composer) {
    for (severity, title) in [
        (Severity::Error, "Errors: it cannot work as written"),
        (Severity::Warning, "Warnings: it may fail when needed"),
        (Severity::Note, "Notes"),
    ] {
        let open: Vec<Row> =
            c.m.findings
                .iter()
                .filter(|f| f.accepted.is_none() && f.severity == severity)
                .map(|f| Row::new([Cell::from(f.code), Cell::from(f.message.clone())]))
                .collect();
        if !open.is_empty() {
            c.part(title);
            c.push(Block::Table(Table {
                columns: vec![Column::auto().heads_rows(), Column::share(1.0)],
                header: ["Check", "Finding"].map(Cell::from).into(),
                rows: open,
                ..Table::default()
            }));
        }
    }
}
