//! Names of parties in clauses: when a role changes hands, the article changes with it.

use crate::words::article::party_wants_it;
use crate::words::say;

/// Where a name stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    at: usize,
    article: bool,
}

/// How often a party is named with “the”, and how often without.
///
/// The texts themselves say whether a name is said with an article, which no list of names could
/// do for a role such as “Lead Guarantor”.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Habit {
    with: usize,
    without: usize,
}

impl Habit {
    /// Counts the places of a name in one more text.
    pub(super) fn learn(&mut self, text: &str, name: &str) {
        for place in places(text, name) {
            if place.article { self.with += 1 } else { self.without += 1 }
        }
    }

    /// Whether `name` is said with an article: by its habit in the texts, or else by itself.
    fn has_article(self, name: &str) -> bool {
        self.with > self.without || party_wants_it(name)
    }
}

/// A name that gives way to another.
pub(super) struct Change<'a> {
    /// The name that stands in the texts, with its habit there.
    pub(super) old: (&'a str, Habit),
    /// The name that is to stand there, with its own habit where the texts know it already.
    pub(super) new: (&'a str, Habit),
}

/// The text with the old name replaced by `mark` where it stands as a word of its own, and the
/// article before it set as the new name wants it; none where the old name does not occur.
pub(super) fn replace(text: &str, change: &Change, mark: &str) -> Option<String> {
    let (old, habit) = change.old;
    let places = places(text, old);
    if places.is_empty() {
        return None;
    }
    let (had, wants) = (habit.has_article(old), change.new.1.has_article(change.new.0));
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for place in places {
        let end = place.at + old.len();
        out.push_str(&text[done..place.at]);
        if place.article && had && !wants {
            out.truncate(out.len() - ARTICLE.len());
        } else if !place.article && !had && wants && !is_compound(text, place.at, end) {
            out.push_str(if starts_sentence(&out) { "The " } else { ARTICLE });
        }
        out.push_str(mark);
        done = end + genitive(old, change.new.0, &text[end..], &mut out);
    }
    out.push_str(&text[done..]);
    Some(out)
}

/// Sets the genitive after a name as the new name forms it, “Spain’s” and “the Netherlands’”, and
/// says how many bytes of what followed the old name are done with by it.
fn genitive(old: &str, new: &str, rest: &str, out: &mut String) -> usize {
    let Some(sign) = rest.chars().next().filter(|c| matches!(c, '’' | '\'')) else { return 0 };
    let after = &rest[sign.len_utf8()..];
    let ends = |text: &str| text.chars().next().is_none_or(|c| !c.is_alphanumeric());
    let with_s = after.strip_prefix('s').is_some_and(ends);
    let bare = old.ends_with('s') && ends(after);
    if !with_s && !bare {
        return 0;
    }
    out.push(sign);
    if !new.ends_with('s') {
        out.push('s');
    }
    sign.len_utf8() + usize::from(with_s)
}

const ARTICLE: &str = "the ";

fn places(text: &str, name: &str) -> Vec<Place> {
    let place = |at: usize| Place { at, article: follows_article(&text[..at]) };
    say::whole(text, name).map(place).collect()
}

fn follows_article(before: &str) -> bool {
    let rest = before.strip_suffix("the ").or_else(|| before.strip_suffix("The "));
    rest.is_some_and(|r| !r.chars().next_back().is_some_and(char::is_alphanumeric))
}

/// “France–Ukraine agreement”: the name is part of another word group, which has its own article.
fn is_compound(text: &str, at: usize, end: usize) -> bool {
    let joins = |c: Option<char>| matches!(c, Some('-' | '–' | '/'));
    joins(text[..at].chars().next_back()) || joins(text[end..].chars().next())
}

fn starts_sentence(before: &str) -> bool {
    before.ends_with('\n')
        || before.trim_end().is_empty()
        || before.trim_end().ends_with(['.', '?'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn swap(text: &str, old: &str, new: &str) -> String {
        let habit = |name| {
            let mut habit = Habit::default();
            habit.learn(text, name);
            habit
        };
        replace(text, &Change { old: (old, habit(old)), new: (new, habit(new)) }, new).unwrap()
    }

    #[test]
    fn names_are_replaced_as_words() {
        let text = "Ukraine asks; Ukraine’s allies, not Ukrainians or XUkraine.";
        let changed = "Moldova asks; Moldova’s allies, not Ukrainians or XUkraine.";
        assert_eq!(swap(text, "Ukraine", "Moldova"), changed);
        let change = Change { old: ("Ukraine", Habit::default()), new: ("x", Habit::default()) };
        assert!(replace("Nobody.", &change, "x").is_none());
    }

    #[test]
    fn the_genitive_follows_the_name() {
        let text = "Ukraine’s ports, and the help that is Ukraine's.";
        let changed = "The Philippines’ ports, and the help that is the Philippines'.";
        assert_eq!(swap(text, "Ukraine", "Philippines"), changed);
        let back = "The Netherlands’ share and the Netherlands’.";
        assert_eq!(swap(back, "Netherlands", "Spain"), "Spain’s share and Spain’s.");
        assert_eq!(swap("Ukraine’sque", "Ukraine", "Chad"), "Chad’sque");
    }

    #[test]
    fn a_country_takes_no_article_from_the_role_it_fills() {
        let text = "The Beneficiary notifies.\nEach shall help the Beneficiary.";
        assert_eq!(
            swap(text, "Beneficiary", "Ukraine"),
            "Ukraine notifies.\nEach shall help Ukraine."
        );
        let kept = "The Netherlands notifies.\nEach shall help the Netherlands.";
        assert_eq!(swap(text, "Beneficiary", "Netherlands"), kept);
    }

    #[test]
    fn a_country_said_with_an_article_gets_it() {
        let text = "France shall act. Poland and France may follow; France–Poland talks go on.";
        let changed = "The United Kingdom shall act. Poland and the United Kingdom may follow; \
                       United Kingdom–Poland talks go on.";
        assert_eq!(swap(text, "France", "United Kingdom"), changed);
        assert_eq!(swap("The United Kingdom acts.", "United Kingdom", "France"), "France acts.");
    }

    #[test]
    fn a_role_that_takes_the_place_of_a_country_keeps_its_article() {
        let text = "Poland shall help the Beneficiary, and the Beneficiary shall ask Poland.";
        let changed = "The Beneficiary shall help the Beneficiary, and the Beneficiary shall ask \
                       the Beneficiary.";
        assert_eq!(swap(text, "Poland", "Beneficiary"), changed);
    }

    #[test]
    fn an_article_that_belongs_to_another_word_stays() {
        let text = "France, and the France contingent of the force that France leads.";
        let changed = "Spain, and the Spain contingent of the force that Spain leads.";
        assert_eq!(swap(text, "France", "Spain"), changed);
        let adjective = "The United States and United States forces.";
        assert_eq!(swap(adjective, "United States", "Canada"), "Canada and Canada forces.");
    }
}
