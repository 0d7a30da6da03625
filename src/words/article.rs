//! The definite article, where English wants it before a name.

/// Whether a country or organisation of this name is said with “the”.
pub(crate) fn party_wants_it(name: &str) -> bool {
    const FIRST: [&str; 9] = [
        "United",
        "Russian",
        "European",
        "Baltic",
        "Republic",
        "Kingdom",
        "Netherlands",
        "Czech",
        "Nordic",
    ];
    const LAST: [&str; 13] = [
        "Union",
        "States",
        "Kingdom",
        "Federation",
        "Republic",
        "Netherlands",
        "Philippines",
        "Nations",
        "Alliance",
        "Organisation",
        "Organization",
        "Commission",
        "Coalition",
    ];
    // A role that a general template leaves open: “Lead Guarantor”, “Monitoring Mission”.
    const ROLE: [&str; 15] = [
        "Beneficiary",
        "Guarantor",
        "Backer",
        "Adversary",
        "Power",
        "Neighbour",
        "Armourer",
        "Producer",
        "Financier",
        "Supplier",
        "Donor",
        "Mission",
        "Force",
        "Depositary",
        "Depository",
    ];
    let first = name.split(' ').next().unwrap_or_default();
    let last = name.rsplit(' ').next().unwrap_or_default();
    let role = |word: &str| ROLE.iter().any(|r| r.eq_ignore_ascii_case(word));
    // “Other EU member states” and “Seven states” have their determiner already.
    let plain = ["Other", "All", "Each", "Both", "The"].contains(&first);
    !plain && (FIRST.contains(&first) || LAST.contains(&last) || last == "states" || role(last))
}
