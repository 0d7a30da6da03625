//! Levers and plans: what they foretell is what happens.
//!
//! `PROPTEST_CASES=10000 cargo test --test analysis_levers` tries ten thousand packages.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

#[path = "support/generate.rs"]
mod generate;

use casus::analysis::{
    LeverKind, Levers, Options, Plan, Reason, all_levers, analyse, fewest_parties, measure, plan,
};
use casus::model::{Package, Term};
use generate::packages;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::AtomicBool;

fn paris() -> Package {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/package/paris-2026.casus");
    let text = std::fs::read_to_string(path).expect("the Paris package");
    casus::file::parse(Path::new(path), &text).expect("a package")
}

fn never() -> AtomicBool {
    AtomicBool::new(false)
}

fn check_foretold(package: &Package, found: &Levers) -> Result<(), TestCaseError> {
    prop_assert_eq!(found.before, measure(package, &Options::default()));
    let mut ids = BTreeSet::new();
    for lever in &found.levers {
        prop_assert!(ids.insert(lever.id.clone()), "two levers are {}", lever.id);
        let mut changed = package.clone();
        lever.edit.clone().apply(&mut changed).expect("the lever fits");
        prop_assert_ne!(&changed, package, "{} changes nothing", lever.id);
        let after = analyse(&changed, &Options::default()).measures;
        prop_assert_eq!(after, lever.after, "{}", lever.id);
    }
    Ok(())
}

fn check_ranked(found: &Levers) {
    let step = |x: f64| (x * 1e9).round();
    let key =
        |l: &casus::analysis::Lever| (-step(l.after.assured), -step(l.after.ceiling), l.asks.len());
    assert!(found.levers.windows(2).all(|pair| key(&pair[0]) <= key(&pair[1])));
}

fn check_plan(package: &Package, plan: &Plan) {
    let mut changed = package.clone();
    for step in &plan.steps {
        let before = measure(&changed, &Options::default());
        step.lever.edit.clone().apply(&mut changed).expect("the step fits");
        let after = measure(&changed, &Options::default());
        assert_eq!(after, step.lever.after, "{}", step.lever.id);
        assert!(step.gain > 0.0 && (after.assured - before.assured - step.gain).abs() < 1e-12);
        assert!(step.lever.asks.iter().all(|party| plan.parties.contains(party)));
    }
    assert_eq!(plan.is_reached(), plan.after().assured >= plan.target - 1e-9);
    assert!(!plan.is_reached() || plan.obstacles.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases / 4, ..Default::default() })]

    #[test]
    fn a_lever_does_what_it_foretells(package in packages(5)) {
        let found = all_levers(&package, &Options::default());
        check_foretold(&package, &found)?;
        check_ranked(&found);
    }

    #[test]
    fn a_plan_does_what_it_foretells(package in packages(4), target in 0.2_f64..1.0) {
        check_plan(&package, &plan(&package, &Options::default(), target, &never()));
        check_plan(&package, &fewest_parties(&package, &Options::default(), target, &never()));
    }
}

#[test]
fn the_paris_package_has_levers_of_every_kind() {
    let mut package = paris();
    // Its councils are bodies; a majority can be asked for where a gate names the deciders itself.
    package.commitments.iter_mut().flat_map(|c| &mut c.activation).take(1).for_each(|gate| {
        gate.by = ["gbr", "fra", "usa"].map(String::from).into();
        gate.rule = casus::model::GateRule::All;
    });
    let found = all_levers(&package, &Options::default());
    check_ranked(&found);
    let kinds: BTreeSet<LeverKind> = found.levers.iter().map(|l| l.kind).collect();
    assert_eq!(kinds.len(), LeverKind::ALL.len(), "{kinds:?}");
    for lever in &found.levers {
        assert!(lever.id.starts_with(&format!("{}/{}", lever.kind.key(), lever.target)));
        assert!(!lever.asks.is_empty(), "{} asks nobody", lever.id);
        let ids = package.parties.iter().map(|p| p.id.as_str());
        let title = &lever.title;
        assert!(ids.clone().all(|id| !title.split(' ').any(|word| word == id)), "{title}");
        assert!(!title.contains('*') && !title.contains("missing"), "{title}");
    }
    let pre = found.levers.iter().find(|l| l.kind == LeverKind::PreAuthorise).expect("one");
    assert!(pre.title.starts_with("Pre-authorise ") && pre.asks.len() == 1, "{}", pre.title);
}

fn lever<'a>(found: &'a Levers, id: &str) -> Option<&'a casus::analysis::Lever> {
    found.levers.iter().find(|l| l.id == id)
}

fn applied(package: &Package, lever: &casus::analysis::Lever) -> Package {
    let mut changed = package.clone();
    lever.edit.clone().apply(&mut changed).expect("the lever fits");
    changed
}

#[test]
fn a_bodys_own_rule_can_be_brought_to_a_majority() {
    let mut package = paris();
    let council = package.bodies.iter_mut().find(|b| b.id == "special-commission").expect("it");
    council.rule = casus::model::Rule::All;
    let found = all_levers(&package, &Options::default());
    let majority = lever(&found, "majority/body:special-commission").expect("the lever");
    assert_eq!(majority.title, "Let the Special Commission decide by majority");
    assert!(
        majority.asks.contains(&"usa".to_owned()) && !majority.asks.contains(&"ukr".to_owned())
    );
    // Where it decides nothing, nothing is to be asked for.
    for trigger in &mut package.triggers {
        trigger.determination.retain(|g| !g.by.contains(&"special-commission".to_owned()));
    }
    for commitment in &mut package.commitments {
        commitment.activation.retain(|g| !g.by.contains(&"special-commission".to_owned()));
    }
    let found = all_levers(&package, &Options::default());
    assert!(lever(&found, "majority/body:special-commission").is_none());
}

#[test]
fn nobody_is_asked_for_a_part_of_a_battery_for_more_than_there_is_or_to_hand_over_troops() {
    let mut package = paris();
    let found = all_levers(&package, &Options::default());
    let units = |capability: &str| {
        let known = package.capabilities.iter().find(|c| c.id == capability);
        known.map_or("", |c| c.unit.as_str())
    };
    let (mut raised, mut drawn) = (0, 0);
    for lever in &found.levers {
        let Some((target, place)) = lever.id.rsplit_once('/') else { continue };
        let commitment = |p: &Package| {
            p.commitments.iter().find(|c| target.ends_with(&format!(":{}", c.id))).cloned()
        };
        let supply =
            |p: &Package| commitment(p)?.supplies.get(place.parse::<usize>().ok()?).cloned();
        match lever.kind {
            LeverKind::Raise => {
                let to = supply(&applied(&package, lever)).expect("the supply");
                assert!(to.amount.fract() == 0.0, "{}", lever.title);
                let pool = package.pools.iter().find(|p| p.id == to.pool);
                assert!(pool.is_none_or(|p| to.amount <= p.amount), "{}", lever.title);
                drawn += usize::from(pool.is_some());
                raised += usize::from(units(&to.capability) == "battery");
            }
            LeverKind::InHand => {
                let unit = units(&supply(&package).expect("the supply").capability).to_owned();
                let never = ["troops", "team", "package", "state", "hub"];
                assert!(!never.contains(&unit.as_str()), "{}", lever.title);
            }
            _ => {}
        }
    }
    assert!(raised > 0 && drawn > 0);
    // Once the file itself speaks of a part of a battery, parts of one may be asked for.
    let need = package.scenarios.iter_mut().flat_map(|s| &mut s.needs);
    need.filter(|n| n.capability == "air-defence").for_each(|n| n.amount += 0.25);
    let found = all_levers(&package, &Options::default());
    let is_part = |title: &str| title.contains('.') && title.contains("batter");
    assert!(found.levers.iter().any(|l| l.kind == LeverKind::Raise && is_part(&l.title)));
}

#[test]
fn the_clause_follows_the_move() {
    let mut package = paris();
    let place = package.commitments.iter().position(|c| c.id == "cyber-assistance").expect("it");
    let found = all_levers(&package, &Options::default());
    let bind = lever(&found, "bind/commitment:cyber-assistance").expect("the lever");
    let text = applied(&package, bind).commitments[place].text.clone();
    assert!(text.contains("shall offer Ukraine") && !text.contains(" will "), "{text}");
    // A clause that was drafted from the structure is drafted again, whatever changes.
    let drafted = casus::clause::draft(&package, &package.commitments[place]);
    package.commitments[place].text = drafted;
    let found = all_levers(&package, &Options::default());
    let of_it = found.levers.iter().filter(|l| l.target == "commitment:cyber-assistance");
    let mut seen = 0;
    for lever in of_it {
        let after = applied(&package, lever);
        let clause = casus::clause::draft(&after, &after.commitments[place]);
        assert_eq!(after.commitments[place].text, clause, "{}", lever.title);
        seen += 1;
    }
    assert!(seen > 0);
}

#[test]
fn the_paris_package_can_be_brought_to_its_target() {
    let package = paris();
    let before = measure(&package, &Options::default());
    let target = before.assured + 0.1;
    let plan = plan(&package, &Options::default(), target, &never());
    assert!(plan.is_reached() && !plan.steps.is_empty());
    check_plan(&package, &plan);
}

#[test]
fn where_a_target_cannot_be_reached_it_says_why() {
    let mut package = paris();
    for commitment in &mut package.commitments {
        commitment.supplies.retain(|s| s.capability != "cyber-teams");
    }
    package.scenarios.retain(|s| s.id == "grid-cyber");
    assert_eq!(package.scenarios.len(), 1);
    let plan = plan(&package, &Options::default(), 0.5, &never());
    assert!(!plan.is_reached());
    assert_eq!(plan.obstacles.len(), 1);
    assert_eq!(plan.obstacles[0].reason, Reason::NothingOffered);
    assert!((plan.obstacles[0].loss - 1.0).abs() < 1e-12);
}

#[test]
fn a_search_that_is_cancelled_ends() {
    let cancelled = AtomicBool::new(true);
    let mut found = 0;
    casus::analysis::levers(&paris(), &Options::default(), &cancelled, |_| found += 1);
    assert_eq!(found, 0);
    let plan = plan(&paris(), &Options::default(), 1.0, &cancelled);
    assert!(plan.steps.is_empty());
}

#[test]
fn an_empty_package_has_no_levers_and_no_plan() {
    let package = Package::empty();
    assert!(all_levers(&package, &Options::default()).levers.is_empty());
    let plan = plan(&package, &Options::default(), 0.8, &never());
    assert!(!plan.is_reached() && plan.steps.is_empty() && plan.obstacles.is_empty());
}

#[test]
fn a_paper_made_binding_asks_everyone_whom_it_then_binds() {
    let text = r#"
format = 1
[[party]]
id = "ukr"
role = "beneficiary"
[[party]]
id = "deu"
role = "guarantor"
[[party]]
id = "fra"
role = "guarantor"
[[party]]
id = "rus"
role = "adversary"
[[instrument]]
id = "memo"
force = "political"
[[commitment]]
id = "a"
instrument = "memo"
modality = "shall"
[[commitment.supply]]
by = "deu"
capability = "shells"
amount = 1
[[commitment]]
id = "b"
instrument = "memo"
modality = "shall"
[[commitment.supply]]
by = "fra"
capability = "shells"
amount = 1
[[commitment]]
id = "c"
[[commitment.supply]]
by = "rus"
capability = "shells"
amount = 1
"#;
    let package = casus::file::parse(std::path::Path::new("t.casus"), text).expect("a package");
    let found = all_levers(&package, &Options::default());
    let bind = lever(&found, "bind/commitment:a").expect("it can be bound");
    assert_eq!(bind.asks, ["deu", "fra"]);
    assert!(found.levers.iter().all(|l| !l.asks.is_empty()), "only what somebody can concede");
}
