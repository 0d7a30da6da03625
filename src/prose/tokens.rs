//! Words, numbers and marks of a clause, with their places in its text.

use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters.
    Word,
    /// Digits, with a decimal point or thousands set apart.
    Number,
    /// Anything else but white space; the ending of a possessive too.
    Mark,
}

/// A word, number or mark.
#[derive(Debug, Clone, PartialEq)]
pub struct Token<'a> {
    /// As it stands in the text.
    pub text: &'a str,
    /// In lower case.
    pub lower: String,
    /// Its bytes in the text.
    pub span: Range<usize>,
    /// What it is.
    pub kind: TokenKind,
    /// Whether it stands within quotation marks.
    pub is_quoted: bool,
    /// Whether an empty line, the end of a paragraph, comes before it.
    pub starts_paragraph: bool,
}

impl Token<'_> {
    /// Whether it is this word or mark, given in lower case.
    pub fn is(&self, word: &str) -> bool {
        self.lower == word
    }

    /// Whether it is one of these words, given in lower case.
    pub fn is_any(&self, words: &[&str]) -> bool {
        words.contains(&self.lower.as_str())
    }

    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// Whether it is a word with a capital letter.
    pub fn is_capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// Takes a text apart.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut quotes = Quotes::default();
    let mut at = 0;
    let mut newlines = 0;
    while let Some(first) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if first.is_whitespace() {
            newlines += usize::from(first == '\n');
            at += first.len_utf8();
            continue;
        }
        let (length, kind) = measure(&text[at..], first);
        let span = at..at + length;
        let piece = &text[span.clone()];
        quotes.see(piece);
        found.push(Token {
            text: piece,
            lower: piece.to_lowercase().replace('’', "'"),
            span,
            kind,
            is_quoted: quotes.is_open && !Quotes::is_mark(piece),
            starts_paragraph: newlines > 1,
        });
        newlines = 0;
        at += length;
    }
    read_long_quotations(&mut found);
    found
}

/// The most words that are taken as a mention of words.
const MENTION: usize = 8;

/// A clause quoted whole from a treaty is a clause; only a short quotation mentions words.
fn read_long_quotations(tokens: &mut [Token]) {
    for run in tokens.chunk_by_mut(|a, b| a.is_quoted == b.is_quoted) {
        let is_long = run.iter().filter(|t| t.is_word()).count() > MENTION;
        for token in run.iter_mut().filter(|_| is_long) {
            token.is_quoted = false;
        }
    }
}

/// The length in bytes of the token at the start of a text, and what it is.
fn measure(rest: &str, first: char) -> (usize, TokenKind) {
    let run = |is_part: fn(char) -> bool| rest.find(|c| !is_part(c)).unwrap_or(rest.len());
    if first.is_alphabetic() {
        return (run(char::is_alphabetic), TokenKind::Word);
    }
    if first.is_ascii_digit() {
        // A point or comma belongs to the number where a digit follows it.
        let mut length = 0;
        let mut chars = rest.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next_is_digit = chars.peek().is_some_and(|(_, n)| n.is_ascii_digit());
            if c.is_ascii_digit() || (matches!(c, '.' | ',') && next_is_digit) {
                length = at + c.len_utf8();
            } else {
                break;
            }
        }
        return (length, TokenKind::Number);
    }
    let is_possessive = matches!(first, '’' | '\'')
        && rest[first.len_utf8()..].starts_with('s')
        && !rest[first.len_utf8() + 1..].starts_with(char::is_alphabetic);
    (first.len_utf8() + usize::from(is_possessive), TokenKind::Mark)
}

/// Whether quotation marks are open; straight ones open and close in turn.
#[derive(Default)]
struct Quotes {
    is_open: bool,
}

impl Quotes {
    fn is_mark(piece: &str) -> bool {
        matches!(piece, "“" | "”" | "\"" | "«" | "»")
    }

    fn see(&mut self, piece: &str) {
        match piece {
            "“" | "«" => self.is_open = true,
            "”" | "»" => self.is_open = false,
            "\"" => self.is_open = !self.is_open,
            _ => {}
        }
    }
}

/// Sentences, as ranges of tokens: a semicolon ends one too, as it does in treaties.
pub fn sentences(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 0..tokens.len() {
        if tokens[at].starts_paragraph && at > start {
            found.push(start..at);
            start = at;
        }
        if ends_sentence(tokens, start, at) {
            found.push(start..at + 1);
            start = at + 1;
        }
    }
    if start < tokens.len() {
        found.push(start..tokens.len());
    }
    found
}

fn ends_sentence(tokens: &[Token], start: usize, at: usize) -> bool {
    const SHORT: [&str; 12] =
        ["art", "no", "para", "cf", "st", "mr", "mrs", "dr", "approx", "p", "pp", "vol"];
    let token = &tokens[at];
    if token.is_quoted || token.kind != TokenKind::Mark {
        return false;
    }
    match token.text {
        ";" | "!" | "?" => true,
        "." => {
            let next = tokens.get(at + 1);
            // “U.S.” and “e.g.” stand close; “1.” at the start numbers a paragraph.
            let is_close = next.is_some_and(|n| n.span.start == token.span.end && n.is_word());
            let before = at.checked_sub(1).filter(|&b| b >= start).map(|b| &tokens[b]);
            let is_short = before
                .is_some_and(|b| b.is_word() && (b.text.chars().count() == 1 || b.is_any(&SHORT)));
            let is_numbering =
                before.is_some_and(|b| b.kind == TokenKind::Number) && at == start + 1;
            let opens = next.is_none_or(|n| n.is_capital() || !n.is_word());
            !is_close && !is_short && !is_numbering && opens
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        let tokens = tokens(text);
        let say = |r: Range<usize>| {
            text[tokens[r.start].span.start..tokens[r.end - 1].span.end].to_owned()
        };
        sentences(&tokens).into_iter().map(say).collect()
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        let text =
            "1. Under Art. 5 the U.S. shall pay 2.5 billion. It may;\nit need not. See No. 7.";
        let expected = [
            "1. Under Art. 5 the U.S. shall pay 2.5 billion.",
            "It may;",
            "it need not.",
            "See No. 7.",
        ];
        assert_eq!(split(text), expected);
        assert_eq!(split("First part\n\nsecond part"), ["First part", "second part"]);
        assert!(split(" \n ").is_empty());
    }

    #[test]
    fn tokens_keep_their_places() {
        let text = "Germany’s “own words” cost 1,200 – at 24-hour notice";
        for token in tokens(text) {
            assert_eq!(&text[token.span.clone()], token.text);
        }
        let tokens = tokens(text);
        let words: Vec<&str> = tokens.iter().map(|t| t.text).collect();
        let expected = [
            "Germany", "’s", "“", "own", "words", "”", "cost", "1,200", "–", "at", "24", "-",
            "hour", "notice",
        ];
        assert_eq!(words, expected);
        let quoted: Vec<&str> = tokens.iter().filter(|t| t.is_quoted).map(|t| t.text).collect();
        assert_eq!(quoted, ["own", "words"]);
        let clause = "“In the event of an attack, we intend to immediately consult with Ukraine.”";
        assert!(super::tokens(clause).iter().all(|t| !t.is_quoted));
    }
}
