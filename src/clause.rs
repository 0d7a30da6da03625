//! From the structure of a commitment to the prose of a treaty clause.
//!
//! The clause says what the structure says and nothing more: whom it obliges, when, to what, by
//! which deadline, and whose consent is still awaited. A drafter may change it by hand afterwards.

use crate::model::{
    Area, Capability, Commitment, Gate, GateKind, GateRule, IfSilent, Listed as _, Modality,
    Package, Party, Role, Supply, Term as _, Trigger,
};
use crate::words;

/// The clause that a commitment's structure amounts to, one sentence a line; empty where it
/// promises nothing yet.
pub fn draft(package: &Package, commitment: &Commitment) -> String {
    if commitment.supplies.is_empty() {
        return String::new();
    }
    let mut sentences = Vec::new();
    let mut opening = opening(package, commitment);
    for gate in &commitment.activation {
        sentences.push(gate_sentence(package, gate, &commitment.modality, &opening));
        // Only the first sentence says the occasion in full.
        if !opening.is_empty() {
            opening = "In that event".to_owned();
        }
    }
    let from = starting_point(package, commitment);
    for (i, group) in by_provider(commitment).into_iter().enumerate() {
        let lead = if i == 0 { opening.as_str() } else { "" };
        sentences.push(supply_sentence(package, commitment, &group, lead, &from));
    }
    sentences.extend(consents(package, commitment));
    if !commitment.areas.is_empty() {
        let areas = names::<Area>(package, &commitment.areas);
        sentences.push(format!("This applies only to {}.", words::list(&areas)));
    }
    sentences.join("\n")
}

fn names<T: crate::model::Listed>(package: &Package, ids: &[String]) -> Vec<String> {
    ids.iter().filter_map(|id| package.find::<T>(id)).map(|o| o.name().to_owned()).collect()
}

/// “In the event of an air attack or a blockade”; empty for a standing commitment.
fn opening(package: &Package, commitment: &Commitment) -> String {
    let triggers: Vec<String> = commitment
        .triggers
        .iter()
        .filter_map(|id| package.find::<Trigger>(id))
        .map(|t| with_article(t.name()))
        .collect();
    match triggers.split_last() {
        None => String::new(),
        Some((one, [])) => format!("In the event of {one}"),
        Some((last, rest)) => format!("In the event of {} or {last}", rest.join(", ")),
    }
}

/// A name within a sentence: its first letter lowered, unless it begins an abbreviation.
fn lowered(name: &str) -> String {
    let mut letters = name.chars();
    let (first, second) = (letters.next(), letters.next());
    if second.is_some_and(char::is_uppercase) {
        return name.to_owned();
    }
    let rest: String = name.chars().skip(1).collect();
    first.map_or_else(String::new, |c| c.to_lowercase().collect::<String>() + &rest)
}

fn with_article(name: &str) -> String {
    let name = lowered(name);
    let bare = ["a ", "an ", "the ", "any "].iter().any(|article| name.starts_with(article));
    if bare {
        return name;
    }
    let vowel = name.chars().next().is_some_and(|c| "aeiou".contains(c));
    format!("{} {name}", if vowel { "an" } else { "a" })
}

/// What hours of delivery run from.
fn starting_point(package: &Package, commitment: &Commitment) -> String {
    let gates = commitment.activation.iter().chain(
        commitment
            .triggers
            .first()
            .and_then(|id| package.find::<Trigger>(id))
            .into_iter()
            .flat_map(|t| &t.determination),
    );
    let decides = |g: &&Gate| g.decides();
    if commitment.activation.iter().any(|g| g.decides()) {
        "of that decision".to_owned()
    } else if gates.clone().any(|g| decides(&g)) {
        "of the finding that this has occurred".to_owned()
    } else if commitment.triggers.is_empty() {
        "of the entry into force of this instrument".to_owned()
    } else {
        "of the event".to_owned()
    }
}

fn hours_words(hours: f64) -> String {
    let unit = if (hours - 1.0).abs() < 1e-9 { "hour" } else { "hours" };
    format!("{} {unit}", words::amount(hours))
}

fn modal(modality: Modality) -> &'static str {
    modality.words()
}

fn elements(package: &Package, gate: &Gate) -> Vec<String> {
    gate.by.iter().map(|id| with_the(package, id)).collect()
}

/// A decision-maker's name, with “the” before councils and organs.
fn with_the(package: &Package, id: &str) -> String {
    let name = package.element_name(id);
    let state = package.find::<Party>(id).is_some();
    let takes_the = !state || name.starts_with("United ") || name.contains(" Union");
    if takes_the && !name.to_lowercase().starts_with("the ") {
        format!("the {name}")
    } else {
        name.to_owned()
    }
}

fn gate_sentence(package: &Package, gate: &Gate, modality: &Modality, opening: &str) -> String {
    let by = match gate.rule {
        GateRule::Each => "each provider".to_owned(),
        GateRule::Any if gate.by.len() > 1 => {
            format!("any one of {}", words::list(&elements(package, gate)))
        }
        GateRule::Majority if gate.by.len() > 1 => {
            format!("a majority of {}", words::list(&elements(package, gate)))
        }
        GateRule::AtLeast if gate.by.len() > 1 => {
            let number = usize::try_from(gate.at_least.unwrap_or(1)).unwrap_or(1);
            let count = words::number_word(number);
            format!("at least {count} of {}", words::list(&elements(package, gate)))
        }
        _ => words::list(&elements(package, gate)),
    };
    let within = gate.within_hours.map_or(String::new(), |h| format!("within {} ", hours_words(h)));
    let verb = modal(*modality);
    let deed = match gate.kind {
        GateKind::Notify => format!("{by} {verb} {within}be notified"),
        GateKind::Consult => format!("the parties {verb} {within}consult {by}"),
        GateKind::Decide => format!("{by} {verb} {within}decide whether the following is given"),
        GateKind::Authorise => format!("{by} {verb} {within}give or refuse consent"),
    };
    let deed =
        if opening.is_empty() { words::sentence_case(&deed) } else { format!("{opening}, {deed}") };
    let silence = match (gate.decides(), gate.if_silent, gate.within_hours) {
        (true, IfSilent::Proceed, Some(_)) => {
            "; where there is no objection within that time, the decision is taken"
        }
        _ => "",
    };
    format!("{deed}{silence}.")
}

/// The supplies of each provider, providers in the order of the file.
fn by_provider(commitment: &Commitment) -> Vec<Vec<&Supply>> {
    let mut groups: Vec<Vec<&Supply>> = Vec::new();
    for supply in &commitment.supplies {
        let known = groups
            .iter_mut()
            .find(|g| g.first().is_some_and(|s| s.by == supply.by && same_terms(s, supply)));
        match known {
            Some(group) => group.push(supply),
            None => groups.push(vec![supply]),
        }
    }
    groups
}

/// Whether two shares can be promised in one sentence.
fn same_terms(a: &Supply, b: &Supply) -> bool {
    a.in_hand == b.in_hand
        && a.delivery_hours == b.delivery_hours
        && a.sustain_days == b.sustain_days
        && a.areas == b.areas
}

fn supply_sentence(
    package: &Package,
    commitment: &Commitment,
    supplies: &[&Supply],
    opening: &str,
    from: &str,
) -> String {
    let Some(first) = supplies.first() else { return String::new() };
    let provider = with_the(package, &first.by);
    let what: Vec<String> = supplies.iter().map(|s| amount_words(package, s)).collect();
    let what = words::list(&what);
    let verb = modal(commitment.modality);
    let receiver = receiver(package);
    let own = package.find::<Party>(&first.by).is_some_and(|p| p.role == Role::Beneficiary);
    let mut deed = match (first.in_hand, own) {
        (true, false) => format!("{provider} {verb} place {what} in the hands of {receiver}"),
        (_, true) => format!("{provider} {verb} hold {what} ready"),
        (false, false) if commitment.is_standing() => {
            format!("{provider} {verb} maintain {what} for {receiver}")
        }
        (false, false) => format!("{provider} {verb} provide {what} to {receiver}"),
    };
    if first.delivery_hours > 0.0 && !first.in_hand {
        deed += &format!(" within {} {from}", hours_words(first.delivery_hours));
    }
    if let Some(days) = first.sustain_days {
        let unit = if (days - 1.0).abs() < 1e-9 { "day" } else { "days" };
        deed +=
            &format!(", and {verb} sustain this for not less than {} {unit}", words::amount(days));
    }
    if !first.areas.is_empty() {
        deed += &format!(", in {} only", words::list(&names::<Area>(package, &first.areas)));
    }
    if opening.is_empty() {
        words::sentence_case(&deed) + "."
    } else {
        format!("{opening}, {deed}.")
    }
}

fn amount_words(package: &Package, supply: &Supply) -> String {
    let amount = words::quantity(package, &supply.capability, supply.amount);
    match package.find::<Capability>(&supply.capability) {
        Some(capability) => format!("{amount} of {}", lowered(capability.name())),
        None => amount,
    }
}

fn receiver(package: &Package) -> String {
    let of_role = package.parties.iter().filter(|p| p.role == Role::Beneficiary);
    let names: Vec<String> = of_role.map(|p| with_the(package, &p.id)).collect();
    if names.is_empty() { "the beneficiary".to_owned() } else { words::list(&names) }
}

/// Whose consent has been given in advance, and whose is awaited every time.
fn consents(package: &Package, commitment: &Commitment) -> Vec<String> {
    let mut sentences = Vec::new();
    for party in &package.parties {
        let supplies: Vec<&Supply> =
            commitment.supplies.iter().filter(|s| s.by == party.id && !s.in_hand).collect();
        let organs: Vec<String> = party
            .organs
            .iter()
            .filter(|o| supplies.iter().any(|s| o.authorises.contains(&s.capability)))
            .map(|o| with_the(package, &format!("{}.{}", party.id, o.id)))
            .collect();
        if organs.is_empty() || commitment.is_standing() {
            continue;
        }
        let organs = words::list(&organs);
        let provider = with_the(package, &party.id);
        sentences.push(if commitment.pre_authorised.contains(&party.id) {
            format!("The consent of {organs} to the share of {provider} has been given in advance.")
        } else {
            format!("The share of {provider} is subject to the consent of {organs}.")
        });
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::from_toml;

    fn package() -> Package {
        from_toml(
            r#"
format = 1
[[capability]]
id = "air-defence"
name = "Air and missile defence"
unit = "battery"
[[party]]
id = "ukr"
name = "Ukraine"
role = "beneficiary"
[[party]]
id = "deu"
name = "Germany"
role = "guarantor"
[[party.organ]]
id = "bundestag"
name = "Bundestag"
authorises = ["air-defence"]
[[party]]
id = "gbr"
name = "United Kingdom"
role = "guarantor"
[[trigger]]
id = "air"
name = "Air attack"
threshold = "limited-attack"
[[commitment]]
id = "a"
title = "Reinforcement"
triggers = ["air"]
[[commitment.activation]]
kind = "decide"
by = ["gbr", "deu"]
rule = "any"
within_hours = 24
if_silent = "proceed"
[[commitment.supply]]
by = "deu"
capability = "air-defence"
amount = 2
delivery_hours = 48
sustain_days = 60
[[commitment.supply]]
by = "gbr"
capability = "air-defence"
amount = 1
in_hand = true
"#,
        )
        .unwrap()
    }

    #[test]
    fn says_what_the_structure_says() {
        let package = package();
        let text = draft(&package, &package.commitments[0]).replace('\u{a0}', " ");
        let expected = [
            "In the event of an air attack, any one of the United Kingdom and Germany shall within \
             24 hours decide whether the following is given; where there is no objection within \
             that time, the decision is taken.",
            "In that event, Germany shall provide 2 batteries of air and missile defence to Ukraine \
             within 48 hours of that decision, and shall sustain this for not less than 60 days.",
            "The United Kingdom shall place 1 battery of air and missile defence in the hands of \
             Ukraine.",
            "The share of Germany is subject to the consent of the Bundestag.",
        ];
        assert_eq!(text, expected.join("\n"));
    }

    #[test]
    fn follows_consent_given_in_advance() {
        let mut package = package();
        package.commitments[0].pre_authorised.push("deu".into());
        let text = draft(&package, &package.commitments[0]);
        assert!(
            text.contains("The consent of the Bundestag to the share of Germany has been given")
        );
        assert!(!text.contains("subject to"));
    }

    #[test]
    fn promises_nothing_where_nothing_is_supplied() {
        let mut package = package();
        package.commitments[0].supplies.clear();
        assert_eq!(draft(&package, &package.commitments[0]), "");
    }
}
