//! Accepted findings, those kept on purpose, with their reasons.

use super::{Composer, Section};
use crate::brief::document::{Block, Span};
use crate::words;

/// The section.
pub const SECTION: Section = Section {
    id: "accepted",
    title: "Accepted findings",
    in_note: true,
    applies: |m| m.findings.iter().any(|f| f.accepted.is_some()),
    write,
};

fn write(c: &mut Composer) {
    let mut items = Vec::new();
    for finding in c.m.findings {
        let Some(accepted) = finding.accepted.and_then(|i| c.m.package.accepted.get(i)) else {
            continue;
        };
        let reason = accepted.reason.trim().trim_end_matches('.');
        let mut who: Vec<String> = Vec::new();
        if !accepted.by.is_empty() {
            who.push(accepted.by.clone());
        }
        who.extend(accepted.date.map(|d| d.to_string()));
        who.extend(accepted.until.map(|d| format!("until {d}")));
        let mut item = vec![Span::new(c.with_articles(&finding.message))];
        if !reason.is_empty() {
            item.push(Span::new(format!(" Reason: {reason}.")).emphasis());
        }
        if !who.is_empty() {
            item.push(Span::new(format!(" ({})", words::sentence_case(&who.join(", ")))));
        }
        items.push(item);
    }
    c.say(if items.len() == 1 {
        "This finding is known and kept on purpose."
    } else {
        "These findings are known and kept on purpose."
    });
    c.push(Block::List { ordered: false, items });
}
