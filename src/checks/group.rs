//! Like findings said together: one sentence for many, with the members untouched.

use super::{Finding, place_of, say};
use crate::model::{Kind, Package};
use crate::words;
use std::collections::{HashMap, HashSet};

/// How many items a sentence names where there is little room.
pub const FEW: usize = 3;

/// Findings of one check and severity that differ in their items only.
#[derive(Debug, Clone)]
pub struct Group<'a> {
    /// The first of them in the order in which they came.
    pub lead: &'a Finding,
    /// All of them, in the order in which they came; at least one.
    pub members: Vec<&'a Finding>,
    /// One finding for each item that they name.
    items: Vec<&'a Finding>,
}

impl Group<'_> {
    /// The sentence for the group: the message itself where there is one finding only. It names up
    /// to `most` items and counts the others.
    pub fn sentence(&self, package: &Package, most: usize) -> String {
        if self.members.len() == 1 {
            return self.lead.message.clone();
        }
        let n = self.items.len();
        // One other would take the room of its name.
        let most = if n.checked_sub(1) == Some(most) { n } else { most };
        let named = |quoted: fn(&str) -> String| -> Vec<String> {
            self.items.iter().take(most).map(|finding| item(package, finding, quoted)).collect()
        };
        let mut names = named(say::quoted);
        // Long names that are the same once they are cut are said at more length.
        if names.iter().collect::<HashSet<_>>().len() < names.len() {
            names =
                named(|name| format!("“{}”", name.trim().chars().take(160).collect::<String>()));
        }
        let like = &self.lead.like;
        let values = [
            ("n", words::number_word(n)),
            ("list", say::some_of(names, n)),
            ("about", like.about.clone()),
        ];
        words::sentence_case(&filled(like.sentence, &values, n))
    }

    /// Puts the items that the sentence names into an order.
    pub fn order_by<K: Ord>(&mut self, key: impl Fn(&Finding) -> K) {
        self.items.sort_by_cached_key(|finding| key(finding));
    }

    /// What to do about them, where it is the same for all.
    pub fn help(&self) -> Option<&str> {
        let help = &self.lead.help;
        (!help.is_empty() && self.members.iter().all(|f| f.help == *help)).then_some(help)
    }
}

/// Findings by what they have in common, in the order of the first of each group.
///
/// Pass those that the reader is to see: open ones, of one severity or of all.
pub fn groups<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Vec<Group<'a>> {
    let mut groups: Vec<Group> = Vec::new();
    let mut known = HashMap::new();
    let mut said = HashSet::new();
    for finding in findings {
        let key = (finding.code, finding.severity, finding.like.sentence, &finding.like.about);
        let at = *known.entry(key).or_insert(groups.len());
        if at == groups.len() {
            groups.push(Group { lead: finding, members: Vec::new(), items: Vec::new() });
        }
        let item = if finding.like.item.is_empty() { &finding.subject } else { &finding.like.item };
        let is_new = said.insert((at, item));
        if let Some(group) = groups.get_mut(at) {
            group.members.push(finding);
            group.items.extend(is_new.then_some(finding));
        }
    }
    groups
}

/// What a finding adds to the list of its like.
fn item(package: &Package, finding: &Finding, quoted: fn(&str) -> String) -> String {
    if !finding.like.item.is_empty() {
        return finding.like.item.clone();
    }
    match place_of(package, &finding.subject) {
        Some((Kind::Party | Kind::Body, _)) => {
            let id = finding.subject.split_once(':').map_or("", |(_, id)| id);
            say::element(package, id)
        }
        Some((Kind::Pool, index)) => {
            package.pools.get(index).map_or_else(String::new, |pool| say::pool(package, pool))
        }
        Some((kind, index)) => {
            let name =
                package.name_at(kind, index).filter(|n| Some(*n) != package.id_at(kind, index));
            quoted(name.unwrap_or("unnamed"))
        }
        None => "the package as a whole".to_owned(),
    }
}

/// A sentence with its blanks filled: `{one|many}` by the number, the others by their names.
fn filled(sentence: &str, values: &[(&str, String)], n: usize) -> String {
    let mut out = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        out += before;
        let (blank, left) = after.split_once('}').unwrap_or((after, ""));
        match blank.split_once('|') {
            Some((one, many)) => out += say::agree(n, one, many),
            None => out += values.iter().find(|(name, _)| *name == blank).map_or("", |(_, v)| v),
        }
        rest = left;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::ALL;
    use crate::checks::testing::{changed, findings};

    /// Two commitments more, on no instrument, and a scenario that calls for nothing.
    fn spoilt() -> Package {
        changed(|p| {
            for title in ["Depots", "Licences"] {
                let mut copy = p.commitments[0].clone();
                copy.id = title.to_lowercase();
                copy.title = title.into();
                copy.instrument.clear();
                p.commitments.push(copy);
            }
            let mut calm = p.scenarios[0].clone();
            (calm.id, calm.name) = ("calm".into(), "Calm".into());
            calm.needs.clear();
            p.scenarios.push(calm);
        })
    }

    #[test]
    fn like_findings_are_one_sentence_and_others_stay_as_they_are() {
        let package = spoilt();
        let found = findings(&package);
        let groups = groups(&found);
        assert_eq!(groups.iter().map(|g| g.members.len()).sum::<usize>(), found.len());
        let of = |code| groups.iter().find(|g| g.lead.code == code).unwrap();
        let bare = of("LEG004");
        assert_eq!(bare.members.len(), 2);
        assert_eq!(
            bare.sentence(&package, FEW),
            "Two commitments stand on no instrument, and so bind nobody: “Depots” and “Licences”."
        );
        assert_eq!(bare.help(), Some("Choose the instrument into which the clause is to go."));
        let calm = of("COV009");
        assert_eq!(calm.sentence(&package, FEW), calm.lead.message);
    }

    #[test]
    fn a_long_list_is_cut_and_counted() {
        let package = changed(|p| {
            for i in 0..12 {
                let mut copy = p.commitments[0].clone();
                (copy.id, copy.title) = (format!("c{i}"), format!("Promise {i}"));
                copy.instrument.clear();
                p.commitments.push(copy);
            }
        });
        let found = findings(&package);
        let groups = groups(&found);
        let said = groups.iter().find(|g| g.lead.code == "LEG004").unwrap().sentence(&package, FEW);
        assert!(
            said.ends_with(": “Promise 0”, “Promise 1”, “Promise 2” and nine others."),
            "{said}"
        );
    }

    #[test]
    fn a_pool_without_a_name_is_called_by_whose_it_is() {
        let catalogue = crate::templates::Catalogue::shipped();
        let package = &catalogue.find("paris-2026").unwrap().package;
        let finding = |pool: &crate::model::Pool| {
            let subject = format!("pool:{}", pool.id);
            crate::checks::find("RES001").unwrap().finding(
                crate::checks::Severity::Error,
                subject,
                String::new(),
            )
        };
        let found: Vec<Finding> = package.pools.iter().map(finding).collect();
        let sentence = groups(&found)[0].sentence(package, FEW);
        assert!(sentence.contains("Germany’s air and missile defence"), "{sentence}");
    }

    #[test]
    fn names_that_are_the_same_once_cut_are_told_apart() {
        let long = "Agreement on security co-operation and long-term support between Ukraine and ";
        let package = changed(|p| {
            for party in ["France", "Germany"] {
                let mut copy = p.commitments[0].clone();
                (copy.id, copy.title) = (party.to_lowercase(), format!("{long}{party}"));
                copy.instrument.clear();
                p.commitments.push(copy);
            }
        });
        let found = findings(&package);
        let groups = groups(found.iter().filter(|f| f.code == "LEG004"));
        let said = groups[0].sentence(&package, FEW);
        assert!(
            said.contains("Ukraine and France” and") && said.contains("and Germany”"),
            "{said}"
        );
    }

    #[test]
    fn two_findings_about_one_thing_are_said_in_the_singular() {
        let package = changed(|p| {
            p.commitments[0].text = "Germany shall act promptly. France shall act immediately. \
                                     The United Kingdom shall act without delay."
                .into();
        });
        let found = findings(&package);
        let groups = groups(found.iter().filter(|f| f.code == "LNG004"));
        assert_eq!(groups.len(), 1);
        assert_eq!(groups[0].members.len(), 3);
        assert_eq!(
            groups[0].sentence(&package, FEW),
            "One clause gives a time without a number: “Batteries”."
        );
    }

    #[test]
    fn every_check_can_be_said_of_many() {
        for check in ALL {
            for n in [1, 4] {
                let values = ["n", "list", "about"].map(|name| (name, format!("[{name}]")));
                let said = filled(check.many, &values, n);
                assert!(!said.contains(['{', '}', '|']), "{}: {said}", check.code);
                assert!(
                    said.ends_with("[list].") && !said.contains("  "),
                    "{}: {said}",
                    check.code
                );
            }
        }
    }
}
