//! A template can be made with other parties, and then speaks of them alone.

use super::{SHIPPED, flat, has_words, label, nothing, of_kind, template};
use casus::model::{Package, Party, TemplateKind};
use casus::templates::{Assignment, Entry, instantiate};

/// Names that no template knows, one for each role.
const OTHERS: [&str; 12] = [
    "Arendal",
    "Borovia",
    "Cascara",
    "Dunmore",
    "Elvania",
    "Fjordland",
    "Gravonia",
    "Hestia",
    "Istrelia",
    "Jotunia",
    "Kestrel",
    "Lorania",
];

/// The texts that name parties: not the parties' own table, and not the titles of sources.
fn prose(package: &Package) -> Vec<(String, String)> {
    let mut texts = vec![
        ("title".to_owned(), package.head.title.clone()),
        ("summary".to_owned(), package.head.summary.clone()),
        ("d_day".to_owned(), package.head.d_day.clone()),
    ];
    let mut add = |place: String, text: &str| texts.push((place, text.to_owned()));
    package.areas.iter().for_each(|a| add(format!("area {}", a.id), &a.name));
    package.bodies.iter().for_each(|b| add(format!("body {}", b.id), &b.name));
    for layer in &package.layers {
        add(format!("layer {}", layer.id), &layer.name);
        add(format!("layer {}", layer.id), &layer.aim);
    }
    for trigger in &package.triggers {
        let place = format!("trigger {}", trigger.id);
        add(place.clone(), &trigger.name);
        add(place.clone(), &trigger.text);
        trigger.determination.iter().for_each(|g| add(place.clone(), &g.name));
    }
    for commitment in &package.commitments {
        let place = format!("commitment {}", commitment.id);
        add(place.clone(), &commitment.title);
        add(place.clone(), &commitment.text);
        commitment.activation.iter().for_each(|g| add(place.clone(), &g.name));
    }
    for scenario in &package.scenarios {
        add(format!("scenario {}", scenario.id), &scenario.name);
        add(format!("scenario {}", scenario.id), &scenario.narrative);
    }
    package.accepted.iter().for_each(|a| add(format!("reason for {}", a.subject), &a.reason));
    texts
}

/// A text without the passages that it quotes.
fn own_words(text: &str) -> String {
    let mut words = String::new();
    for (i, part) in text.split(['“', '”']).enumerate() {
        if i % 2 == 0 {
            words.push_str(part);
        }
    }
    flat(&words)
}

/// The package with every role given to somebody else, and the names that have left it.
fn with_others(entry: &Entry) -> (Package, Vec<String>) {
    let roles = &template(entry).roles;
    assert!(roles.len() <= OTHERS.len(), "{} has {} roles", label(entry), roles.len());
    let given: Vec<Assignment> = roles
        .iter()
        .zip(OTHERS)
        .map(|(role, party)| Assignment { role: role.id.clone(), party: party.to_owned() })
        .collect();
    let left = roles.iter().filter_map(|r| entry.package.find::<Party>(&r.party));
    let left = left.map(|p| p.name.clone()).collect();
    (instantiate(&SHIPPED, entry, &given).unwrap(), left)
}

/// A package template that is a historical text; the others can be made for anybody.
const HISTORY: &str = "budapest-1994";

#[test]
fn names_give_way_when_roles_are_given_to_others() {
    let kinds = [TemplateKind::Package, TemplateKind::Block, TemplateKind::Scenario];
    let mut wrong = Vec::new();
    for entry in kinds.into_iter().flat_map(of_kind) {
        let (package, left) = with_others(entry);
        for (place, text) in prose(&package) {
            for name in left.iter().filter(|name| has_words(&own_words(&text), name)) {
                wrong.push(format!("{}: {place} still names {name}", label(entry)));
            }
        }
    }
    nothing(&wrong);
}

#[test]
fn templates_speak_of_no_state_but_their_parties() {
    // The states whose profiles ship, and what is said of people and places of one war.
    let profiles = of_kind(TemplateKind::Party).flat_map(|e| &e.package.parties);
    let mut words: Vec<String> = profiles.map(|p| p.name.clone()).collect();
    let others =
        ["Russia", "Russian", "Ukrainian", "Kyiv", "Moscow", "Washington", "Odesa", "oblasts"];
    words.extend(others.map(String::from));
    let kinds = [TemplateKind::Package, TemplateKind::Block];
    let mut wrong = Vec::new();
    for entry in kinds.into_iter().flat_map(of_kind).filter(|e| e.id != HISTORY) {
        let (package, _) = with_others(entry);
        let is_party = |word: &str| package.parties.iter().any(|p| p.name == word);
        for (place, text) in prose(&package) {
            let own = own_words(&text);
            for word in words.iter().filter(|word| !is_party(word) && has_words(&own, word)) {
                wrong.push(format!("{}: {place} says {word}", label(entry)));
            }
        }
    }
    nothing(&wrong);
}

#[test]
fn a_name_is_a_word_of_its_own() {
    assert!(has_words("Ukraine’s border", "Ukraine") && !has_words("Ukrainer", "Ukraine"));
    assert_eq!(own_words("a “Ukraine” b"), "a b");
}
