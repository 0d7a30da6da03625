//! AUT005: contingent help that nobody is bound to give.

use super::super::{Check, Context, Finding, Severity, gates, moves, paths, say};
use crate::model::{Commitment, Force, Instrument, Kind, Listed, Modality, Package, Term};

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "AUT005",
    name: "promise-not-binding",
    page: PAGE,
    many: "{n} {commitment|commitments} on call {stands|stand} on paper that does not bind, so that each provider decides for itself: {list}.",
    run,
};

const PAGE: &str = "\
# AUT005 promise-not-binding

## What it finds

Help for the day of an attack that stands on a political instrument or on none, or that is promised with “will”, “should” or “may”.

## Why it matters

When the day comes each provider decides for itself whether it will act; nothing is broken if it does not. The analysis adds that decision as a hidden step, without a deadline. The agreements of 2024 with Ukraine are called agreements and say “Participants will”: the wording was chosen for that reason.

## What to do

Say “shall” and put the commitment on a binding instrument; or place the help in the beneficiary's hands, where no decision is left to take.

## Example

“We intend, in accordance with our respective legal and constitutional requirements, to provide Ukraine with swift and sustained security assistance” (G7, Vilnius 2023).
";

const BARE: &str = "{n} {commitment stands|commitments stand} on no instrument, so that each \
    provider decides for itself: {list}.";
const WEAK: &str = "{n} {commitment|commitments} on call {promises|promise} no more than “{about}”, so that each provider \
    decides for itself: {list}.";
const WEAK_AND_POLITICAL: &str = "{n} {commitment|commitments} on call {promises|promise} no more than “{about}” on paper that \
    does not bind, so that each provider decides for itself: {list}.";
const WEAK_AND_BARE: &str = "{n} {commitment|commitments} on call {promises|promise} no more than “{about}” and {stands|stand} on \
    no instrument, so that each provider decides for itself: {list}.";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    for (index, routes) in paths::by_commitment(context) {
        let Some(commitment) = context.package.commitments.get(index) else { continue };
        let is_open = routes.iter().any(|(_, route)| {
            let is_help =
                paths::promise(context.package, route).is_some_and(|(_, s)| !paths::is_talk(s));
            is_help && paths::is_own_decision(route)
        });
        if !commitment.is_standing() && is_open {
            findings.extend(finding(context.package, index, commitment));
        }
    }
}

fn finding(package: &Package, index: usize, commitment: &Commitment) -> Option<Finding> {
    let instrument = package.find::<Instrument>(&commitment.instrument);
    let is_bound = instrument.is_some_and(|i| i.force == Force::Binding);
    let verb = commitment.modality.words();
    let (why, many) = match (commitment.modality, instrument) {
        // Bound by design: it is only not in force yet, which TIM005 says.
        (Modality::Shall, Some(_)) if is_bound => return None,
        (Modality::Shall, Some(_)) => ("stands on paper that does not bind".to_owned(), CHECK.many),
        (Modality::Shall, None) => ("stands on no instrument".to_owned(), BARE),
        (_, Some(_)) if is_bound => (format!("promises no more than “{verb}”"), WEAK),
        (_, Some(_)) => (
            format!("promises no more than “{verb}” on paper that does not bind"),
            WEAK_AND_POLITICAL,
        ),
        (_, None) => {
            (format!("promises no more than “{verb}” and stands on no instrument"), WEAK_AND_BARE)
        }
    };
    let mut by: Vec<&str> = commitment.supplies.iter().map(|s| s.by.as_str()).collect();
    by.dedup();
    let who = match by.as_slice() {
        [one] => say::element(package, one),
        _ => "each provider".to_owned(),
    };
    let message = format!(
        "{} {why}: on the day {who} decides for itself.",
        say::quoted(say::spoken(commitment))
    );
    let finding = CHECK
        .finding(Severity::Warning, gates::subject(Kind::Commitment, commitment.id()), message)
        .many(many)
        .about(verb)
        .help("Say “shall” on a binding instrument, or place the help in the beneficiary’s hands.");
    let finding = match instrument {
        Some(_) if is_bound => finding.fix("Say “shall”", moves::moved(package, index, None)),
        Some(_) => finding.fix("Bind it: “shall”, on a binding text", moves::bind(package, index)),
        None => finding,
    };
    let other = binding_instrument(package, commitment).filter(|_| !is_bound);
    Some(match other {
        Some(to) => finding.fix(
            format!("Move it to {}", say::quoted(say::spoken(to))),
            moves::moved(package, index, Some(to)),
        ),
        None => finding,
    })
}

/// A binding instrument to which every provider is a party.
fn binding_instrument<'a>(package: &'a Package, commitment: &Commitment) -> Option<&'a Instrument> {
    let takes = |i: &&Instrument| {
        i.force == Force::Binding && commitment.supplies.iter().all(|s| i.parties.contains(&s.by))
    };
    package.instruments.iter().find(takes)
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, changed, of, one, sound, with};
    use crate::model::{Force, Modality};

    #[test]
    fn finds_will_on_a_binding_text() {
        let package = changed(|p| p.commitments[0].modality = Modality::Will);
        let found = one("AUT005", &package);
        assert!(found.message.contains("promises no more than “will”:"), "{}", found.message);
        all_mend(&package, &found);
    }

    #[test]
    fn finds_shall_on_a_declaration_and_offers_a_treaty() {
        let mut package = with(
            "[[instrument]]\nid = 'treaty'\ntitle = 'Treaty'\nforce = 'binding'\n\
             parties = ['ukr', 'deu', 'fra', 'gbr']\n",
        );
        package.instruments[0].force = Force::Political;
        let found = one("AUT005", &package);
        assert_eq!(found.fixes[1].title, "Move it to “Treaty”");
        all_mend(&package, &found);
    }

    #[test]
    fn talk_and_standing_promises_are_left_alone() {
        let talk = changed(|p| {
            p.commitments[0].modality = Modality::Will;
            p.commitments[0].supplies.iter_mut().for_each(|s| s.capability = "consultation".into());
        });
        assert!(of("AUT005", &talk).is_empty());
        let standing = changed(|p| {
            p.commitments[0].modality = Modality::Will;
            p.commitments[0].triggers.clear();
        });
        assert!(of("AUT005", &standing).is_empty());
        assert!(of("AUT005", &sound()).is_empty());
    }
}
