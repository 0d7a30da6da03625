//! How sentences name things: no ids, no overlong names, articles where English wants them.

use crate::model::{Listed, Package, Pool};
use crate::words::{self, article};

/// The longest name a message repeats in full, in characters.
const LONGEST: usize = 76;

/// A name that fits into a message.
pub(crate) fn short(name: &str) -> String {
    let name = name.trim();
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    let head: String = name.chars().take(LONGEST - 1).collect();
    let cut = head.rfind(' ').filter(|&at| at > LONGEST / 2).unwrap_or(head.len());
    format!("{}…", head[..cut].trim_end_matches([' ', ',', ':', ';', '–']))
}

/// A title in quotation marks.
pub(crate) fn quoted(name: &str) -> String {
    format!("“{}”", short(name))
}

/// An object's name; where it has none, that it has none, rather than its id.
pub(crate) fn spoken<T: Listed>(object: &T) -> &str {
    if object.name() == object.id() { "unnamed" } else { object.name() }
}

/// A party, organ or body as a sentence names it, with its article.
pub(crate) fn element(package: &Package, id: &str) -> String {
    let name = package.element_name(id);
    if name == id {
        return "a missing party".to_owned();
    }
    let name = short(name);
    let is_party = !id.contains('.') && package.find::<crate::model::Party>(id).is_some();
    if if is_party { article::party_wants_it(&name) } else { organ_wants_article(&name) } {
        format!("the {name}")
    } else {
        name
    }
}

/// As [`element`], at the start of a sentence.
pub(crate) fn element_first(package: &Package, id: &str) -> String {
    words::sentence_case(&element(package, id))
}

/// As [`element`], as one who owns.
pub(crate) fn element_owns(package: &Package, id: &str) -> String {
    owns(&element(package, id))
}

/// A pool, which has no name, by whose it is: `Germany’s combat aircraft`.
pub(crate) fn pool(package: &Package, pool: &Pool) -> String {
    format!("{} {}", element_owns(package, &pool.by), capability(package, &pool.capability))
}

/// Several elements as a list, the rest counted.
pub(crate) fn elements<S: AsRef<str>>(package: &Package, ids: &[S], most: usize) -> String {
    let names: Vec<String> = ids.iter().map(|id| element(package, id.as_ref())).collect();
    some(&names, most)
}

/// Several elements as alternatives: `France or the United Kingdom`.
pub(crate) fn either<S: AsRef<str>>(package: &Package, ids: &[S], most: usize) -> String {
    let names: Vec<String> = ids.iter().map(|id| element(package, id.as_ref())).collect();
    let list = some(&names, most);
    match list.rsplit_once(" and ") {
        Some((head, last)) if ids.len() > 1 => format!("{head} or {last}"),
        _ => list,
    }
}

/// The first names of a list and the number of the others.
pub(crate) fn some<S: AsRef<str>>(names: &[S], most: usize) -> String {
    // One other would take the room of its name.
    let most = if names.len().checked_sub(1) == Some(most) { names.len() } else { most };
    let said = names.iter().take(most).map(|n| n.as_ref().to_owned()).collect();
    some_of(said, names.len())
}

/// The names that are said of a list of `all`, and the number of the others.
pub(crate) fn some_of(mut said: Vec<String>, all: usize) -> String {
    let left = all.saturating_sub(said.len());
    if left > 0 {
        said.push(format!("{} {}", words::number_word(left), agree(left, "other", "others")));
    }
    words::list(&said)
}

/// A name as one who owns: `Germany’s`, `the United States’`.
pub(crate) fn owns(name: &str) -> String {
    if name.ends_with('s') { format!("{name}’") } else { format!("{name}’s") }
}

/// Where a name stands in a text as a word of its own, not within another word.
pub(crate) fn whole<'t>(text: &'t str, name: &'t str) -> impl Iterator<Item = usize> + 't {
    // Nothing stands everywhere and is no word.
    let found = (!name.is_empty()).then(|| text.match_indices(name).map(|(at, _)| at));
    found.into_iter().flatten().filter(move |&at| {
        let before = text[..at].chars().next_back();
        let after = text[at + name.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// A noun in lower case within a sentence, unless it is a proper name or an abbreviation. What
/// goes on with a preposition is a noun of its own: “Action by the Security Council”.
pub(crate) fn lower(name: &str) -> String {
    const PREPOSITIONS: [&str; 9] = ["by", "of", "on", "in", "at", "for", "with", "to", "against"];
    let is_capital = |word: &str| word.chars().any(char::is_uppercase);
    let mut words = name.splitn(3, ' ');
    let first_word = words.next().unwrap_or_default();
    let goes_on = words.next().is_some_and(|second| PREPOSITIONS.contains(&second));
    let mut chars = name.chars();
    let Some(first) = chars.next() else { return String::new() };
    // A name may begin with a space, so that its first word is empty.
    let first_rest = first_word.get(first.len_utf8()..).unwrap_or_default();
    let rest = if goes_on { first_rest } else { chars.as_str() };
    if is_capital(rest) { name.to_owned() } else { first.to_lowercase().chain(chars).collect() }
}

/// The name of a capability within a sentence.
pub(crate) fn capability(package: &Package, id: &str) -> String {
    match package.find::<crate::model::Capability>(id) {
        Some(found) => short(&lower(spoken(found))),
        None if id == crate::model::TALK => id.to_owned(),
        None => "a missing capability".to_owned(),
    }
}

/// A number with its noun, not always whole: `1 year`, `7.5 years`.
pub(crate) fn measure(value: f64, noun: &str) -> String {
    let noun = if value == 1.0 { noun.to_owned() } else { words::plural(noun) };
    format!("{} {noun}", words::amount(value))
}

/// The singular or plural of a verb or noun.
pub(crate) fn agree<'a>(n: usize, one: &'a str, many: &'a str) -> &'a str {
    if n == 1 { one } else { many }
}

fn organ_wants_article(name: &str) -> bool {
    const WITHOUT: [&str; 6] = ["Congress", "Parliament", "The", "NATO", "Each", "Cabinet"];
    let first = name.split(' ').next().unwrap_or_default();
    let of_somebody = name.contains(" of the ");
    let is_acronym = first == name && name.chars().all(|c| c.is_uppercase() || c.is_numeric());
    (of_somebody && first != "The") || (!WITHOUT.contains(&first) && !is_acronym)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::sound;

    #[test]
    fn names_take_articles_as_english_wants_them() {
        let mut package = sound();
        let mut said = |name: &str| {
            package.parties[1].name = name.into();
            element(&package, &package.parties[1].id)
        };
        assert_eq!(said("Germany"), "Germany");
        assert_eq!(said("United States"), "the United States");
        assert_eq!(said("Netherlands"), "the Netherlands");
        assert_eq!(said("Lead Guarantor"), "the Lead Guarantor");
        assert_eq!(said("Czech Republic"), "the Czech Republic");
        assert_eq!(said("Other EU member states"), "Other EU member states");
        assert_eq!(element(&sound(), "deu.bundestag"), "the Bundestag");
        assert_eq!(element(&sound(), "nobody"), "a missing party");
        assert_eq!(owns("the United States"), "the United States’");
    }

    #[test]
    fn lists_are_cut_and_alternatives_said() {
        assert_eq!(some(&["a", "b", "c"], 1), "a and two others");
        assert_eq!(some(&["a", "b", "c"], 2), "a, b and c");
        assert_eq!(either(&sound(), &["fra", "gbr"], 3), "France or the United Kingdom");
    }

    #[test]
    fn a_name_stands_as_a_word_of_its_own() {
        let places = |name| whole("Aid from A, as A’s Air shield; Älä", name).collect::<Vec<_>>();
        assert_eq!(places("A"), [9, 15]);
        assert!(places("Ai").is_empty() && places("").is_empty() && places("lä").is_empty());
    }

    #[test]
    fn overlong_names_are_cut_at_a_word() {
        let cut = short(&"reinforcement of the air defence ".repeat(300));
        assert!(cut.chars().count() <= LONGEST && cut.ends_with('…'), "{cut}");
        assert!(short(&"x".repeat(10_000)).chars().count() <= LONGEST);
        assert_eq!(lower("Air and missile defence"), "air and missile defence");
        assert_eq!(lower("NATO"), "NATO");
        assert_eq!(lower("Security Council action"), "Security Council action");
        assert_eq!(lower("Action by the Security Council"), "action by the Security Council");
        assert_eq!(lower("NATO on call"), "NATO on call");
        assert_eq!(lower(""), "");
        assert_eq!(lower(" of nothing"), " of nothing");
    }
}
