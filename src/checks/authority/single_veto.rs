//! AUT003: a binding commitment that one free actor can stop.

use super::super::gates::{self, GateAt};
use super::super::{Check, Context, Finding, Severity, paths, say};
use crate::analysis::Route;
use crate::edit::Edit;
use crate::model::{Commitment, Kind, Listed, Package};
use std::collections::{BTreeMap, BTreeSet};

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "AUT003",
    name: "single-veto",
    page: PAGE,
    many: "{n} {commitment that binds|commitments that bind} can be stopped by one party or organ alone, in whole or in part: {list}.",
    run,
};

const PAGE: &str = "\
# AUT003 single-veto

## What it finds

A binding commitment, or one provider's share of it, that a single actor can stop while all others go along.

## Why it matters

A rule of consensus gives every member the last word. In February 2003 three allies broke silence and held up the planning for Türkiye's defence; sanctions that need unanimity end with one objection. What one actor can stop is as good as that actor's will on the day.

## What to do

Let a majority decide, strike the gate, or obtain a parliament's consent in advance. Ministers may want the discretion: then accept the finding and say why, so that the brief shows it.

## Example

“The Coalition co-leads release the force”, where the co-leads are two and decide together.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    for (index, routes) in paths::by_commitment(context) {
        let Some(commitment) = context.package.commitments.get(index) else { continue };
        let routes: Vec<&Route> =
            routes.iter().map(|(_, r)| *r).filter(|r| is_judged(context.package, r)).collect();
        let stops = Stops::of(context.package, &routes);
        if !stops.all.is_empty() || !stops.share.is_empty() {
            findings.push(finding(context.package, (index, commitment), &routes, &stops));
        }
    }
}

/// Only binding help that can pass at all is judged here; other checks see to the rest.
fn is_judged(package: &Package, route: &Route) -> bool {
    let is_help = paths::promise(package, route).is_some_and(|(_, s)| !paths::is_talk(s));
    is_help && !route.blocked && !paths::is_own_decision(route)
}

/// Who can stop what.
#[derive(Default)]
struct Stops<'a> {
    /// Actors who alone stop everything that some trigger unlocks.
    all: BTreeSet<&'a str>,
    /// Actors who alone stop one provider's share, with the provider.
    share: BTreeMap<&'a str, &'a str>,
}

impl<'a> Stops<'a> {
    fn of(package: &'a Package, routes: &[&'a Route]) -> Stops<'a> {
        let mut stops = Stops::default();
        let triggers: BTreeSet<Option<usize>> = routes.iter().map(|r| r.trigger).collect();
        for trigger in triggers {
            let of_trigger: Vec<&Route> =
                routes.iter().copied().filter(|r| r.trigger == trigger).collect();
            for route in &of_trigger {
                for actor in &route.vetoes {
                    if of_trigger.iter().all(|r| r.vetoes.contains(actor)) {
                        stops.all.insert(actor);
                    } else if let Some((_, supply)) = paths::promise(package, route) {
                        stops.share.insert(actor, &supply.by);
                    }
                }
            }
        }
        let Stops { all, share } = &mut stops;
        share.retain(|actor, _| !all.contains(actor));
        stops
    }
}

fn finding(
    package: &Package,
    (index, commitment): (usize, &Commitment),
    routes: &[&Route],
    stops: &Stops,
) -> Finding {
    let title = say::quoted(say::spoken(commitment));
    let all: Vec<&str> = stops.all.iter().copied().collect();
    let partial: Vec<&str> = stops.share.keys().copied().collect();
    let who = |actors: &[&str]| crate::words::sentence_case(&say::any_of(package, actors));
    let message = match (all.as_slice(), partial.as_slice()) {
        ([], [one]) => format!(
            "{} alone can stop {} share of {title}.",
            who(&[one]),
            say::element_owns(package, stops.share[one]),
        ),
        ([], some) => format!("{} alone can stop a share of {title}.", who(some)),
        (some, []) => format!("{} alone can stop {title}.", who(some)),
        (some, _) => format!("{} alone can stop {title}, and others can stop a share.", who(some)),
    };
    let mut finding = CHECK
        .finding(Severity::Warning, gates::subject(Kind::Commitment, commitment.id()), message)
        .help("Let a majority decide, strike a gate, or obtain consent in advance.");
    if let Some((title, edit)) = consent_in_advance(package, index, routes, stops) {
        finding = finding.fix(title, Some(edit));
    }
    for at in gates_with_a_veto(package, routes, stops).into_iter().take(2) {
        if let Some((title, edit)) = gates::let_majority_decide(package, at) {
            finding = finding.fix(title, Some(edit));
        }
        let title = match at.gate(package) {
            Some(gate) if !gate.name.trim().is_empty() => {
                format!("Strike “{}”", say::short(&gate.name))
            }
            _ => "Strike the gate".to_owned(),
        };
        finding = finding.fix(title, at.strike(package));
    }
    finding
}

fn consent_in_advance(
    package: &Package,
    commitment: usize,
    routes: &[&Route],
    stops: &Stops,
) -> Option<(String, Edit)> {
    let organs = routes.iter().flat_map(|r| paths::organs(package, r));
    let parties: BTreeSet<usize> = organs
        .filter(|organ| {
            let id = organ.id(package);
            stops.all.contains(id.as_str()) || stops.share.contains_key(id.as_str())
        })
        .map(|organ| organ.party)
        .collect();
    let ids: Vec<&str> =
        parties.iter().filter_map(|&p| Some(package.parties.get(p)?.id.as_str())).collect();
    let edit = Edit::change::<Commitment>(package, commitment, |c| {
        for id in &ids {
            if !c.pre_authorised.iter().any(|p| p == id) {
                c.pre_authorised.push((*id).to_owned());
            }
        }
    })?;
    (!ids.is_empty()).then(|| (format!("Pre-authorise {}", say::elements(package, &ids, 2)), edit))
}

fn gates_with_a_veto(package: &Package, routes: &[&Route], stops: &Stops) -> BTreeSet<GateAt> {
    let steps = routes.iter().flat_map(|r| r.steps.iter().filter_map(|s| paths::gate_at(r, s)));
    let has_veto = |at: &GateAt| {
        at.gate(package).is_some_and(|gate| {
            let actors = gates::actors(package, &gate.by);
            let may_stop = |a: &&str| stops.all.contains(*a) || stops.share.contains_key(*a);
            gate.decides() && actors.iter().any(may_stop)
        })
    };
    steps.filter(has_veto).collect()
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, changed, mended, of, one};
    use crate::model::{Force, GateRule, IfSilent, Rule};

    #[test]
    fn finds_one_whose_no_is_enough() {
        let package = changed(|p| p.bodies[0].rule = Rule::All);
        let found = one("AUT003", &package);
        assert_eq!(found.subject, "commitment:batteries");
        assert!(
            found.message.starts_with("Germany, France or the United Kingdom alone"),
            "{}",
            found.message
        );
        all_mend(&package, &found);
    }

    #[test]
    fn finds_a_parliament_that_stops_a_share() {
        let package = changed(|p| p.parties[1].organs[0].authorises.push("air-defence".into()));
        let found = one("AUT003", &package);
        assert_eq!(found.message, "The Bundestag alone can stop Germany’s share of “Batteries”.");
        assert_eq!(found.fixes[0].title, "Pre-authorise Germany");
        mended(&package, &found, 0);
    }

    #[test]
    fn a_majority_has_no_single_veto_and_a_political_promise_is_judged_elsewhere() {
        let package = changed(|p| {
            p.triggers[0].determination[0].if_silent = IfSilent::Lapse;
            p.triggers[0].determination[0].by = vec!["deu".into(), "fra".into(), "gbr".into()];
            p.triggers[0].determination[0].rule = GateRule::Majority;
        });
        assert!(of("AUT003", &package).is_empty());
        let political = changed(|p| p.instruments[0].force = Force::Political);
        assert!(of("AUT003", &political).is_empty());
    }
}
