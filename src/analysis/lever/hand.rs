//! What can be placed in the beneficiary's hands.

use crate::model::{Capability, Listed, Package};

/// Units, and words in names, of what goes with people or is an act of a government: it can be
/// sent, stationed or decided, but nobody can hand it over beforehand.
const STAYS: [&str; 32] = [
    "troop",
    "soldier",
    "personnel",
    "force",
    "brigade",
    "battalion",
    "regiment",
    "squadron",
    "team",
    "crew",
    "mission",
    "monitor",
    "monitoring",
    "observer",
    "observation",
    "inspector",
    "inspection",
    "verification",
    "intelligence",
    "feed",
    "dossier",
    "training",
    "sanction",
    "signalling",
    "deterrence",
    "diplomacy",
    "démarche",
    "decision",
    "meeting",
    "restraint",
    "base",
    "hub",
];

/// Whether a capability is a thing, such as batteries, ammunition or money, rather than people with
/// what they man, or an act of a government. The file does not say; it is read from the unit by which
/// the capability is counted and from its name, and what is not known may be handed over.
pub(super) fn can_be_handed_over(package: &Package, capability: &str) -> bool {
    let Some(found) = package.find::<Capability>(capability) else { return true };
    let words = [found.unit.as_str(), found.name()];
    !words.iter().flat_map(|text| text.split(|c: char| !c.is_alphabetic())).any(stays)
}

fn stays(word: &str) -> bool {
    let word = word.to_lowercase();
    let one = word.strip_suffix('s').unwrap_or(&word);
    STAYS.iter().any(|known| *known == word || *known == one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::from_toml;

    fn is_a_thing(name: &str, unit: &str) -> bool {
        let table = format!("[[capability]]\nid = \"it\"\nname = \"{name}\"\nunit = \"{unit}\"");
        can_be_handed_over(&from_toml(&format!("format = 1\n{table}\n")).unwrap(), "it")
    }

    #[test]
    fn things_can_be_handed_over() {
        for (name, unit) in [
            ("Air and missile defence", "battery"),
            ("Interceptors", "missile"),
            ("Artillery ammunition", "thousand rounds"),
            ("Combat aircraft", "aircraft"),
            ("Budget support", "billion euro a year"),
            ("Energy repair", "transformer"),
            ("A2", "unit"),
        ] {
            assert!(is_a_thing(name, unit), "{name}");
        }
        assert!(can_be_handed_over(&Package::empty(), "missing"));
    }

    #[test]
    fn people_and_acts_of_government_cannot() {
        for (name, unit) in [
            ("Ground forces", "troops"),
            ("Ground forces", "contribution"),
            ("Military assistance", "brigade"),
            ("Monitoring", "km of line"),
            ("Inspection", "team"),
            ("Cyber response", "team"),
            ("Sanctions", "package"),
            ("Nuclear signalling", "state"),
            ("Intelligence", "national feed"),
            ("Logistic hubs", "hub"),
        ] {
            assert!(!is_a_thing(name, unit), "{name}");
        }
    }
}
