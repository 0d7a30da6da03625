//! The terms that the draft's clauses use and Article 1 defines.

use super::prose;
use crate::model::{Listed, Package, Role, Rule};
use crate::words;

/// A term and what it means.
#[derive(Debug, PartialEq, Eq)]
pub struct Definition {
    /// The term as the clauses use it.
    pub term: String,
    /// Its meaning, to go on after “means”.
    pub meaning: String,
}

/// The definitions of a package: of the roles, bodies and the day that its clauses name. What no
/// clause names needs no definition, nor does a party that is called what it is.
pub fn of(package: &Package) -> Vec<Definition> {
    let names = |role: Role| {
        let of_role = package.parties.iter().filter(|p| p.role == role);
        prose::actors(package, &of_role.map(|p| &p.id).collect::<Vec<_>>())
    };
    let mut all = vec![
        ("Beneficiary", names(Role::Beneficiary)),
        ("Guarantor", one_of(&names(Role::Guarantor), "each of ")),
        ("Backer", names(Role::Backer)),
    ];
    for body in &package.bodies {
        if let [_, _, ..] = body.members[..] {
            let members = prose::actors(package, &body.members);
            let how = decides(body.rule, body.at_least, body.members.len());
            all.push((body.name(), format!("the body made up of {members}, {how}")));
        }
    }
    all.push(("D-day", day_on_which(package.head.d_day.trim())));
    let is_used = |term: &str| {
        let triggers = package.triggers.iter().map(|t| &t.text);
        triggers.chain(package.commitments.iter().map(|c| &c.text)).any(|text| text.contains(term))
    };
    let says_itself =
        |term: &str, meaning: &str| meaning.trim_start_matches("the ").eq_ignore_ascii_case(term);
    all.into_iter()
        .filter(|(term, meaning)| {
            !meaning.is_empty() && !says_itself(term, meaning) && is_used(term)
        })
        .map(|(term, meaning)| Definition { term: term.to_owned(), meaning })
        .collect()
}

/// How a body decides, as the end of a sentence that names its members.
fn decides(rule: Rule, at_least: Option<u32>, members: usize) -> String {
    match rule {
        Rule::Any if members == 2 => "for which either may decide".to_owned(),
        Rule::Any => "for which any one of them may decide".to_owned(),
        Rule::All => "which decides by consensus".to_owned(),
        Rule::Majority => "which decides by a majority".to_owned(),
        Rule::AtLeast => {
            let votes = words::number_word(at_least.unwrap_or_default() as usize);
            format!("which decides by at least {votes} of them")
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::sound;

    #[test]
    fn definitions_read_as_a_treaty_has_them() {
        assert_eq!(
            day_on_which("the ceasefire enters into force"),
            "the day on which the ceasefire enters into force"
        );
        assert_eq!(day_on_which("the day of signature"), "the day of signature");
        assert_eq!(decides(Rule::All, None, 3), "which decides by consensus");
        let three = decides(Rule::AtLeast, Some(3), 5);
        assert_eq!(three, "which decides by at least three of them");
        assert_eq!(decides(Rule::Any, None, 2), "for which either may decide");
    }

    #[test]
    fn what_no_clause_names_is_not_defined() {
        let mut package = sound();
        package.head.d_day = "the ceasefire enters into force".to_owned();
        for commitment in &mut package.commitments {
            commitment.text = "Each Guarantor shall act.".to_owned();
        }
        for trigger in &mut package.triggers {
            trigger.text.clear();
        }
        let terms = |package: &Package| -> Vec<String> {
            of(package).into_iter().map(|d| d.term).collect()
        };
        assert_eq!(terms(&package), ["Guarantor"]);
        package.triggers[0].text = "From D-day on, the Beneficiary may call.".to_owned();
        assert!(terms(&package).contains(&"D-day".to_owned()));
    }
}
