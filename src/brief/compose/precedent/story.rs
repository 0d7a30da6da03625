//! What the library says of a precedent: its lesson, its test, its words.

use crate::model::{Instrument, Listed, Package, Source};
use crate::precedent::Profile;

/// What a precedent’s purpose says, part by part; a part that it leaves out is empty.
///
/// Its paragraphs begin with a label and a colon: “What it teaches”, “When tested” (or, for
/// what was never in force as a whole, “How it came about”), “Where the grade and history (or
/// scholarship) differ”.
#[derive(Debug, PartialEq, Eq)]
pub struct Story<'a> {
    /// The first sentence of what it teaches.
    pub lesson: &'a str,
    /// How it was tested.
    pub tested: &'a str,
    /// How it came about.
    pub origin: &'a str,
    /// Where its grade and history differ.
    pub differs: &'a str,
}

impl<'a> Story<'a> {
    /// Reads a purpose.
    pub fn of(purpose: &'a str) -> Story<'a> {
        let part = |label: &str| {
            let paragraphs = purpose.split("\n\n").map(str::trim);
            let found = paragraphs.filter_map(|p| p.split_once(": "));
            let mut found = found.filter(|(head, _)| head.starts_with(label));
            found.next().map_or("", |(_, words)| words)
        };
        Story {
            lesson: first_sentence(part("What it teaches")),
            tested: part("When tested"),
            origin: part("How it came about"),
            differs: part("Where the grade"),
        }
    }
}

/// The text up to the first full stop that ends a sentence, that stop included.
fn first_sentence(text: &str) -> &str {
    let ends = text.match_indices(". ").find(|(at, _)| {
        let is_abbreviation = ["Art", "Arts", "Sec"].iter().any(|a| text[..*at].ends_with(a));
        let starts_anew = text[at + 2..].chars().next().is_some_and(|c| !c.is_lowercase());
        starts_anew && !is_abbreviation
    });
    ends.map_or(text, |(at, _)| &text[..=at])
}

/// The operative words of a precedent, as they were seen.
#[derive(Debug)]
pub struct Quoted<'a> {
    /// The words; with quotation marks where words of ours lead to them.
    pub words: String,
    /// The article and the paper.
    pub attribution: String,
    /// Where they were seen.
    pub source: &'a Source,
}

/// The words of the best promise of a layer; none where the library has only a paraphrase, or names
/// no checked source.
pub fn quoted<'a>(package: &'a Package, profile: &Profile) -> Option<Quoted<'a>> {
    profile.commitments.iter().find_map(|&place| {
        let commitment = package.commitments.get(place)?;
        let source = package.find::<Source>(&commitment.source)?;
        source.verified?;
        let (lead, rest) = commitment.text.split_once('“')?;
        let (passage, after) = rest.split_once('”')?;
        // The sentence goes on behind the quotation, up to the bracket that names the article.
        let ends = [after.find(". "), after.find(" ("), after.strip_suffix('.').map(str::len)];
        let end = ends.into_iter().flatten().min().unwrap_or(after.len());
        let (tail, after) = after.split_at(end);
        // What stands before belongs to the quotation only within the same sentence.
        let lead = lead.trim_start();
        let words = match lead.rfind(". ").map_or(lead, |at| &lead[at + 2..]) {
            "" if tail.is_empty() => passage.to_owned(),
            lead => format!("{lead}“{passage}”{tail}"),
        };
        let paper = package.find::<Instrument>(&commitment.instrument);
        let article = after.strip_prefix(' ').filter(|a| a.starts_with('(')).map(bracketed);
        let mut parts: Vec<&str> = article.into_iter().collect();
        parts.extend(paper.map(Listed::name));
        Some(Quoted { words, attribution: parts.join(", "), source })
    })
}

/// What stands between the bracket at the start of a text and the one that closes it.
fn bracketed(text: &str) -> &str {
    let mut depth = 0_u32;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return text.get(1..at).unwrap_or_default();
        }
    }
    text.get(1..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::precedent;

    #[test]
    fn a_purpose_is_read_part_by_part() {
        let story = Story::of(
            "What it teaches: of Art. 5 this. And that.\n\nWhen tested: never.\n\nWhere the grade \
             and scholarship differ: they agree: so it is.",
        );
        assert_eq!(story.lesson, "of Art. 5 this.");
        assert_eq!(story.tested, "never.");
        assert_eq!(story.differs, "they agree: so it is.");
        assert_eq!(Story::of("Free words").lesson, "");
    }

    #[test]
    fn every_shipped_precedent_tells_its_story() {
        for precedent in precedent::shipped() {
            let purpose = &precedent.package.template.as_ref().unwrap().purpose;
            let story = Story::of(purpose);
            let record = if story.tested.is_empty() { story.origin } else { story.tested };
            for part in [story.lesson, record, story.differs] {
                assert!(part.ends_with(['.', '”']), "{}: {part}", precedent.name);
            }
        }
    }

    #[test]
    fn only_words_that_were_seen_are_quoted() {
        let quote = |name: &str| {
            let found = precedent::shipped().iter().find(|p| p.name.starts_with(name)).unwrap();
            let help = |p: &&precedent::Profile| {
                let layer = p.layer.map(|layer| found.package.layers[layer].id.as_str());
                layer == Some("assistance")
            };
            let profile = found.profiles.iter().find(help).unwrap();
            quoted(&found.package, profile).map(|q| (q.words, q.attribution))
        };
        assert!(quote("United States – Republic of Korea").is_none(), "a paraphrase");
        let (words, attribution) = quote("Brussels Treaty").unwrap();
        assert!(words.starts_with("If any of the High Contracting Parties"), "{words}");
        assert!(attribution.starts_with("Art. IV of 1948, Art. V of 1954, "), "{attribution}");
        let (words, _) = quote("Treaty of Aachen").unwrap();
        assert!(words.ends_with("in their power”, which includes military means"), "{words}");
    }
}
