//! AUT006: an organ's consent that the words do not mention.

use super::super::paths::OrganAt;
use super::super::{Check, Context, Finding, Severity, gates, paths, say};
use crate::edit::Edit;
use crate::model::{Commitment, Kind, Listed, Package};
use crate::prose;
use std::collections::BTreeSet;

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "AUT006",
    name: "hidden-authorisation",
    page: PAGE,
    many: "{n} {commitment does|commitments do} not say whose consent {it needs|they need} at home: {list}.",
    run,
};

const PAGE: &str = "\
# AUT006 hidden-authorisation

## What it finds

A provider may supply its share only with the consent of its parliament or another organ, and neither the clause nor a gate says so.

## Why it matters

The clock in the text runs, and the country concerned has not yet begun to decide. Others find out on the day. The Bundestag's consent, for one, is constitutive: without it there is no deployment, whatever the government has signed.

## What to do

Obtain the consent in advance, so that the step falls away; or name it in the clause, so that everybody can plan with it.

## Example

“Germany shall deploy a brigade within 5 days of the call”, with no word of the Bundestag.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    for (index, routes) in paths::by_commitment(context) {
        let Some(commitment) = package.commitments.get(index) else { continue };
        let organs = routes.iter().flat_map(|(_, route)| paths::organs(package, route));
        let hidden: BTreeSet<OrganAt> =
            organs.filter(|at| !is_said(package, commitment, *at)).collect();
        if !hidden.is_empty() {
            let hidden: Vec<OrganAt> = hidden.into_iter().collect();
            findings.push(finding(package, (index, commitment), &hidden));
        }
    }
}

/// Whether the clause or a gate says that the organ has to consent.
fn is_said(package: &Package, commitment: &Commitment, at: OrganAt) -> bool {
    let Some((_, organ)) = at.get(package) else { return true };
    let id = at.id(package);
    let is_gate = commitment.activation.iter().any(|g| g.decides() && g.by.contains(&id));
    is_gate || prose::names_consent(&commitment.text, &organ.name)
}

fn finding(
    package: &Package,
    (index, commitment): (usize, &Commitment),
    hidden: &[OrganAt],
) -> Finding {
    let names: Vec<String> =
        hidden.iter().map(|at| say::element(package, &at.id(package))).collect();
    let mut parties: Vec<&str> =
        hidden.iter().filter_map(|at| Some(at.get(package)?.0.id.as_str())).collect();
    parties.dedup();
    let message = format!(
        "{} does not say that it needs the consent of {}.",
        say::quoted(say::spoken(commitment)),
        say::some(&names, 2),
    );
    let in_advance = Edit::change::<Commitment>(package, index, |c| {
        c.pre_authorised.extend(parties.iter().map(|&p| p.to_owned()));
    });
    let said = Edit::change::<Commitment>(package, index, |c| {
        for at in hidden {
            c.text = format!("{}\n{}", c.text.trim_end(), sentence(package, *at));
        }
        c.text = c.text.trim_start().to_owned();
    });
    CHECK
        .finding(Severity::Warning, gates::subject(Kind::Commitment, commitment.id()), message)
        .help("Obtain the consent in advance, so that the step falls away, or say in the clause that it is needed.")
        .fix(format!("Pre-authorise {}", say::elements(package, &parties, 2)), in_advance)
        .fix("Say so in the clause", said)
}

fn sentence(package: &Package, at: OrganAt) -> String {
    let Some((party, organ)) = at.get(package) else { return String::new() };
    format!(
        "The contribution of {} requires the consent of the {}.",
        say::element(package, &party.id),
        organ.name.trim()
    )
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, changed, of, one};
    use crate::model::{Gate, GateKind};

    #[test]
    fn finds_a_consent_that_nothing_mentions() {
        let package = changed(|p| p.parties[1].organs[0].authorises.push("air-defence".into()));
        let found = one("AUT006", &package);
        assert_eq!(
            found.message,
            "“Batteries” does not say that it needs the consent of the Bundestag."
        );
        all_mend(&package, &found);
    }

    #[test]
    fn a_word_or_a_gate_is_enough() {
        let needs_consent = |change: fn(&mut crate::model::Package)| {
            changed(|p| {
                p.parties[1].organs[0].authorises.push("air-defence".into());
                change(p);
            })
        };
        let package = needs_consent(|p| p.commitments[0].text += " Parliaments shall be asked.");
        assert!(of("AUT006", &package).is_empty());
        let package = needs_consent(|p| {
            let by = vec!["deu.bundestag".to_owned()];
            let gate = Gate { by, ..Gate::new(GateKind::Authorise) };
            p.commitments[0].activation.push(gate);
        });
        assert!(of("AUT006", &package).is_empty());
    }
}
