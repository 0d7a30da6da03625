//! The languages that text is set in.

use hypher::Lang;

/// A language that the brief can be written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// British English.
    #[default]
    English,
    /// Ukrainian.
    Ukrainian,
}

impl Language {
    /// The language tag (BCP 47) that goes into files.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en-GB",
            Self::Ukrainian => "uk-UA",
        }
    }

    /// Byte offsets within `word` at which it may be divided with a hyphen; none for words that
    /// ought not to be: short ones, names, anything with a digit or a mark.
    ///
    /// `word` is a run of letters, without surrounding punctuation.
    pub(super) fn hyphenation_points(self, word: &str) -> Vec<usize> {
        const SHORTEST: usize = 6;
        const LONGEST: usize = 60;
        const APOSTROPHES: [char; 3] = ['’', '\'', 'ʼ'];
        let length = word.chars().count();
        let letters = word.chars().all(|c| c.is_alphabetic() || APOSTROPHES.contains(&c));
        let capitals = word.chars().any(char::is_uppercase);
        if !(SHORTEST..=LONGEST).contains(&length) || !letters || capitals {
            return Vec::new();
        }
        let (language, before, after) = match self {
            Self::English => (Lang::English, 2, 3),
            Self::Ukrainian => (Lang::Ukrainian, 2, 2),
        };
        let mut offset = 0;
        let mut points: Vec<usize> = hypher::hyphenate_bounded(word, language, before, after)
            .map(|syllable| {
                offset += syllable.len();
                offset
            })
            .collect();
        points.pop();
        points
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divided(language: Language, word: &str) -> String {
        let mut out = String::new();
        let mut start = 0;
        for point in language.hyphenation_points(word) {
            out.push_str(&word[start..point]);
            out.push('-');
            start = point;
        }
        out + &word[start..]
    }

    #[test]
    fn words_divide_by_language() {
        assert_eq!(divided(Language::English, "extensive"), "ex-ten-sive");
        assert_eq!(divided(Language::English, "authorisation"), "au-tho-ri-sa-tion");
        assert!(divided(Language::Ukrainian, "зобов’язання").contains('-'));
        assert!(divided(Language::Ukrainian, "гарантування").contains('-'));
    }

    #[test]
    fn names_short_words_and_figures_stay_whole() {
        for word in ["SAMP", "Parliamentary", "force", "F16aircraft", ""] {
            assert!(Language::English.hyphenation_points(word).is_empty(), "{word}");
        }
    }
}
