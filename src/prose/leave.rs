//! Whether a clause says that somebody has yet to consent or decide.

/// Whether a clause names an organ's consent: by its name, or parliaments and constitutional
/// requirements in general.
pub fn names_consent(clause: &str, organ: &str) -> bool {
    const IN_GENERAL: [&str; 4] =
        ["parliament", "constitutional", "legislature", "national procedures"];
    let clause = clause.to_lowercase();
    let organ = organ.trim().to_lowercase();
    !organ.is_empty() && clause.contains(&organ) || IN_GENERAL.iter().any(|w| clause.contains(w))
}

/// Whether a clause says that who gives the help decides on it first.
pub fn names_own_decision(clause: &str) -> bool {
    const SAID: [&str; 7] = [
        "own decision",
        "its decision",
        "s decision",
        "decides",
        "may decide",
        "deems",
        "considers",
    ];
    let clause = clause.to_lowercase();
    SAID.iter().any(|words| clause.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn consent_is_named_by_the_organ_or_in_general() {
        assert!(names_consent("on the consent of the Bundestag", "Bundestag"));
        assert!(names_consent("in accordance with its constitutional processes", "Seimas"));
        assert!(!names_consent("Germany shall send a brigade.", "Bundestag"));
        assert!(!names_consent("Germany shall send a brigade.", ""));
    }

    #[test]
    fn an_own_decision_is_named_by_its_words() {
        assert!(names_own_decision("within 48 hours of its own decision"));
        assert!(names_own_decision("such action as it deems necessary"));
        assert!(!names_own_decision("Poland will send ammunition."));
    }
}
