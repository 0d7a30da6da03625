//! The draft clauses, numbered by layer as articles, with definitions.

use super::{Composer, Section, prose};
use crate::brief::document::{Block, Clause, ClauseParagraph, Span, Text, text};
use crate::model::{Instrument, Layer, Listed, Role, Rule, Term};
use crate::words;

/// The section.
pub const SECTION: Section = Section {
    id: "clauses",
    title: "The draft clauses",
    in_note: false,
    applies: |m| !m.package.commitments.is_empty() || !m.package.triggers.is_empty(),
    write,
};

fn write(c: &mut Composer) {
    c.say("Words that leave a party a way out are underlined.");
    c.part("Definitions and triggers");
    definitions(c);
    for index in 0..c.m.package.triggers.len() {
        let trigger = &c.m.package.triggers[index];
        let body = if trigger.text.trim().is_empty() {
            text("No text is drafted yet.")
        } else {
            hedged(c, "trigger", &trigger.id, &trigger.text)
        };
        article(c, c.articles.trigger(index), trigger.name(), &trigger.id, body, None);
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
            let paper = package.find::<Instrument>(&commitment.instrument);
            let paper = paper.map(|p| format!("{}, {}", p.name(), p.force.words()));
            let number = c.articles.commitment(index);
            article(c, number, commitment.name(), &commitment.id, body, paper);
        }
    }
}

fn definitions(c: &mut Composer) {
    let package = c.m.package;
    let names = |role: Role| {
        let of_role = package.parties.iter().filter(|p| p.role == role);
        prose::actors(package, &of_role.map(|p| &p.id).collect::<Vec<_>>())
    };
    let mut paragraphs = Vec::new();
    let mut define = |term: &str, meaning: String| {
        // A party that is called what it is needs no definition.
        let says_itself = meaning.trim_start_matches("the ").eq_ignore_ascii_case(term);
        if !meaning.is_empty() && !says_itself {
            let mut words = vec![Span::new(format!("“{term}”")).strong()];
            words.push(Span::new(format!(" means {meaning}.")));
            paragraphs.push(ClauseParagraph {
                number: format!("{}.", paragraphs.len() + 1),
                level: 0,
                text: words,
            });
        }
    };
    define("Beneficiary", names(Role::Beneficiary));
    define("Guarantor", one_of(&names(Role::Guarantor), "each of "));
    define("Backer", names(Role::Backer));
    for body in &package.bodies {
        if let [_, _, ..] = body.members[..] {
            let members = prose::actors(package, &body.members);
            define(
                body.name(),
                format!(
                    "the body made up of {members}, which {}",
                    decides(body.rule, body.at_least)
                ),
            );
        }
    }
    let day = package.head.d_day.trim();
    define("D-day", day_on_which(day));
    if !paragraphs.is_empty() {
        c.push(Block::Clause(Clause {
            number: "Article\u{a0}1".to_owned(),
            title: "Definitions".to_owned(),
            id: "article-1".to_owned(),
            paragraphs,
        }));
    }
}

/// How a body decides, as the end of a sentence that names its members.
fn decides(rule: Rule, at_least: Option<u32>) -> String {
    match rule {
        Rule::Any => "any one of them may decide for".to_owned(),
        Rule::All => "decides by consensus".to_owned(),
        Rule::Majority => "decides by a majority".to_owned(),
        Rule::AtLeast => {
            let votes = words::number_word(at_least.unwrap_or_default() as usize);
            format!("decides by at least {votes} of them")
        }
    }
}

/// A day that is said as an event, such as “the ceasefire enters into force”.
fn day_on_which(event: &str) -> String {
    let is_day = event.is_empty() || event.to_lowercase().starts_with("the day");
    if is_day { event.to_owned() } else { format!("the day on which {event}") }
}

fn one_of(names: &str, prefix: &str) -> String {
    if names.is_empty() { String::new() } else { format!("{prefix}{names}") }
}

fn article(
    c: &mut Composer,
    number: usize,
    title: &str,
    id: &str,
    body: Vec<Span>,
    paper: Option<String>,
) {
    let mut paragraphs: Vec<ClauseParagraph> = paragraphs_of(body)
        .into_iter()
        .map(|text| ClauseParagraph { number: String::new(), level: 0, text })
        .collect();
    if let Some(paper) = paper {
        paragraphs.push(ClauseParagraph {
            number: String::new(),
            level: 0,
            text: vec![Span::new(format!("[{paper}]")).emphasis()],
        });
    }
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
    fn definitions_read_as_a_treaty_has_them() {
        assert_eq!(
            day_on_which("the ceasefire enters into force"),
            "the day on which the ceasefire enters into force"
        );
        assert_eq!(day_on_which("the day of signature"), "the day of signature");
        assert_eq!(decides(Rule::All, None), "decides by consensus");
        assert_eq!(decides(Rule::AtLeast, Some(3)), "decides by at least three of them");
    }

    #[test]
    fn a_clause_splits_at_its_line_breaks_and_keeps_its_styles() {
        let body = vec![Span::new("One "), Span::new("may\nTwo").hedge(), Span::new(" end.\n")];
        let paragraphs = paragraphs_of(body);
        assert_eq!(paragraphs.len(), 2);
        assert_eq!(paragraphs[1][0].text, "Two");
        assert!(paragraphs[1][0].style.hedge);
    }
}
