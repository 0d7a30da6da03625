//! Words struck from a clause or put into it, so that it still reads.

use super::Prose;
use std::ops::Range;

/// The clause without some bytes: the commas that set the words in go with them.
pub fn struck(prose: &Prose, bytes: &Range<usize>) -> String {
    let (before, after) = around(prose, bytes);
    let before = before.trim_end();
    let after = after.trim_start();
    let is_set_in = before.ends_with(',');
    let (before, after) = match after.chars().next() {
        Some(',') if is_set_in => (before.trim_end_matches(','), after.trim_start_matches(',')),
        Some('.' | ';' | ':') | None if is_set_in => (before.trim_end_matches(','), after),
        // “shall, in accordance with …, and not later than”: the “and” joined what is struck.
        _ if is_set_in && after.starts_with("and ") => (before, after.trim_start_matches("and ")),
        _ => (before, after),
    };
    joined(before, after)
}

/// The clause with other words in place of some bytes.
pub fn replaced(prose: &Prose, bytes: &Range<usize>, words: &str) -> String {
    let (before, after) = around(prose, bytes);
    format!("{before}{words}{after}")
}

/// The clause with words put in at a byte.
pub fn insert(prose: &Prose, at: usize, words: &str) -> String {
    replaced(prose, &(at..at), words)
}

fn around<'a>(prose: &Prose<'a>, bytes: &Range<usize>) -> (&'a str, &'a str) {
    let text = prose.text;
    (text.get(..bytes.start).unwrap_or(text), text.get(bytes.end..).unwrap_or_default())
}

fn joined(before: &str, after: &str) -> String {
    let after = after.trim_start_matches([' ', '\u{a0}']);
    let closes = after.starts_with([',', '.', ';', ':', ')', '\n']) || after.is_empty();
    let before = before.trim_end_matches([' ', '\u{a0}']);
    if before.is_empty() {
        return crate::words::sentence_case(after);
    }
    format!("{before}{}{after}", if closes { "" } else { " " })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(text: &str, words: &str) -> String {
        let start = text.find(words).unwrap();
        struck(&Prose::new(text), &(start..start + words.len()))
    }

    #[test]
    fn commas_go_with_the_words_they_set_in() {
        let words = "in accordance with its processes";
        assert_eq!(
            without("It shall, in accordance with its processes, act.", words),
            "It shall act."
        );
        assert_eq!(
            without("It shall act, in accordance with its processes.", words),
            "It shall act."
        );
        assert_eq!(
            without("It shall act in accordance with its processes.", words),
            "It shall act."
        );
        assert_eq!(
            without("It shall, in accordance with its processes and within 3 days, act.", words),
            "It shall, within 3 days, act."
        );
        assert_eq!(without("As appropriate, they act.", "As appropriate,"), "They act.");
        assert_eq!(
            without("They shall seek to provide help.", "seek to"),
            "They shall provide help."
        );
    }
}
