//! The clauses, numbered by layer as articles, with definitions.

use super::{Composer, Section, definitions};
use crate::brief::document::{Block, Clause, ClauseParagraph, Span, Text, text};
use crate::model::{Commitment, Instrument, Layer, Listed, Term};

/// The section.
pub const SECTION: Section = Section {
    id: "clauses",
    title: "The clauses",
    in_note: false,
    applies: |m| !m.package.commitments.is_empty() || !m.package.triggers.is_empty(),
    write,
};

fn write(c: &mut Composer) {
    let noted = c.m.package.commitments.iter().any(|x| !x.note.trim().is_empty());
    let notes = if noted { " Notes are no part of the text." } else { "" };
    let mut intro = vec![Span::new("Words on which ")];
    intro.push(c.section_link("gaps").unwrap_or_else(|| Span::new("a finding")));
    intro.push(Span::new(format!(" remarks are underlined.{notes}")));
    c.say_text(intro);
    c.part("Definitions and triggers");
    definitions(c);
    for index in 0..c.m.package.triggers.len() {
        let trigger = &c.m.package.triggers[index];
        let body = if trigger.text.trim().is_empty() {
            text("No text is drafted yet.")
        } else {
            hedged(c, "trigger", &trigger.id, &trigger.text)
        };
        article(c, c.articles.trigger(index), trigger.name(), &trigger.id, body, Vec::new());
    }
    let package = c.m.package;
    for layer in package.layers.iter().map(Some).chain([None]) {
        let commitments = c.articles.of_layer(layer);
        if commitments.is_empty() {
            continue;
        }
        c.part(layer.map_or("Outside the layers", Listed::name));
        if let Some(aim) = layer.map(|l: &Layer| l.aim.trim()).filter(|aim| !aim.is_empty()) {
            c.push(Block::Note(text(aim.replace('\n', " "))));
        }
        for index in commitments {
            let commitment = &package.commitments[index];
            let body = if commitment.text.trim().is_empty() {
                text("No text is drafted yet.")
            } else {
                hedged(c, "commitment", &commitment.id, &commitment.text)
            };
            let number = c.articles.commitment(index);
            let beneath = beneath(c, commitment);
            article(c, number, commitment.name(), &commitment.id, body, beneath);
        }
    }
}

/// What stands beneath a clause and is no part of it: its paper and source, and the drafters’ note.
fn beneath(c: &Composer, commitment: &Commitment) -> Vec<Text> {
    let mut lines = Vec::new();
    if let Some(paper) = c.m.package.find::<Instrument>(&commitment.instrument) {
        let paper = format!("[{}, {}]", paper.name(), paper.force.words());
        let mut line = vec![Span::new(paper).emphasis()];
        if let Some(citation) = c.cite(&commitment.source) {
            line.extend([Span::new("\u{a0}"), citation]);
        }
        lines.push(line);
    }
    let note = commitment.note.trim().replace('\n', " ");
    if !note.is_empty() {
        lines.push(vec![
            Span::new("Note:").strong().emphasis(),
            Span::new(format!(" {note}")).emphasis(),
        ]);
    }
    lines
}

fn definitions(c: &mut Composer) {
    let terms = definitions::of(c.m.package);
    if terms.is_empty() {
        return;
    }
    let paragraphs = terms.into_iter().zip(1..).map(|(definition, number)| ClauseParagraph {
        number: format!("{number}."),
        level: 0,
        text: vec![
            Span::new(format!("“{}”", definition.term)).strong(),
            Span::new(format!(" means {}.", definition.meaning)),
        ],
    });
    let paragraphs = paragraphs.collect();
    c.push(Block::Clause(Clause {
        number: "Article\u{a0}1".to_owned(),
        title: "Definitions".to_owned(),
        id: "article-1".to_owned(),
        paragraphs,
    }));
}

fn article(
    c: &mut Composer,
    number: usize,
    title: &str,
    id: &str,
    body: Vec<Span>,
    beneath: Vec<Text>,
) {
    let paragraphs = paragraphs_of(body)
        .into_iter()
        .chain(beneath)
        .map(|text| ClauseParagraph { number: String::new(), level: 0, text })
        .collect();
    c.push(Block::Clause(Clause {
        number: format!("Article\u{a0}{number}"),
        title: title.to_owned(),
        id: format!("article-{number}-{id}"),
        paragraphs,
    }));
}

/// Splits styled text at its line breaks.
fn paragraphs_of(body: Text) -> Vec<Text> {
    let mut paragraphs: Vec<Text> = vec![Vec::new()];
    for span in body {
        for (i, line) in span.text.split('\n').enumerate() {
            if i > 0 {
                paragraphs.push(Vec::new());
            }
            if let Some(last) = paragraphs.last_mut().filter(|_| !line.is_empty()) {
                last.push(Span { text: line.to_owned(), ..span.clone() });
            }
        }
    }
    paragraphs.retain(|p| !p.is_empty());
    paragraphs
}

/// The clause with the words underlined that findings point at.
fn hedged(c: &Composer, kind: &str, id: &str, clause: &str) -> Text {
    let subject = format!("{kind}:{id}");
    let mut ranges: Vec<std::ops::Range<usize>> =
        c.m.findings
            .iter()
            .filter(|f| f.subject == subject)
            .filter_map(|f| f.span.clone())
            .filter(|r| clause.get(r.clone()).is_some())
            .collect();
    ranges.sort_by_key(|r| (r.start, std::cmp::Reverse(r.end)));
    let mut spans = Vec::new();
    let mut at = 0;
    for range in ranges {
        if range.start < at {
            continue;
        }
        spans.push(Span::new(&clause[at..range.start]));
        spans.push(Span::new(&clause[range.clone()]).hedge());
        at = range.end;
    }
    spans.push(Span::new(&clause[at..]));
    spans.retain(|s| !s.text.is_empty());
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_splits_at_its_line_breaks_and_keeps_its_styles() {
        let body = vec![Span::new("One "), Span::new("may\nTwo").hedge(), Span::new(" end.\n")];
        let paragraphs = paragraphs_of(body);
        assert_eq!(paragraphs.len(), 2);
        assert_eq!(paragraphs[1][0].text, "Two");
        assert!(paragraphs[1][0].style.hedge);
    }
}
