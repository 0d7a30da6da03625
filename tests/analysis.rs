//! The figures of small packages, worked out by hand from `docs/analysis.md`.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use casus::analysis::{CellStatus, Grade, Options, Route, StepKind, analyse, measure};
use casus::model::Package;
use std::path::Path;

fn package(text: &str) -> Package {
    casus::file::parse(Path::new("test.casus"), text).expect("a package")
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-12
}

/// A silence procedure, an organ, a pool promised twice, something in hand.
const SHIELD: &str = r#"
format = 1
[[vector]]
id = "drone"
[[vector]]
id = "ground"
[[area]]
id = "rear"
[[area]]
id = "front"
[[party]]
id = "ukr"
role = "beneficiary"
[[party]]
id = "deu"
role = "guarantor"
[[party.organ]]
id = "bundestag"
authorises = ["air-defence"]
typical_hours = 100
[[party]]
id = "fra"
role = "guarantor"
[[party]]
id = "rus"
role = "adversary"
[[body]]
id = "cell"
members = ["deu", "fra", "rus"]
rule = "majority"
[[instrument]]
id = "treaty"
force = "binding"
status = "in-force"
in_force_from = 2027-01-01
term_years = 10
[[pool]]
id = "batteries"
by = "deu"
capability = "air-defence"
amount = 3
[[trigger]]
id = "attack"
vectors = ["drone"]
threshold = "limited-attack"
areas = ["rear"]
[[trigger.determination]]
kind = "decide"
by = ["cell"]
typical_hours = 3
within_hours = 12
if_silent = "proceed"
[[commitment]]
id = "reinforce"
instrument = "treaty"
triggers = ["attack"]
[[commitment.supply]]
by = "deu"
capability = "air-defence"
amount = 2
delivery_hours = 24
pool = "batteries"
[[commitment.supply]]
by = "fra"
capability = "air-defence"
amount = 2
delivery_hours = 24
[[commitment.supply]]
by = "fra"
capability = "air-defence"
amount = 0.5
in_hand = true
[[commitment]]
id = "presence"
instrument = "treaty"
[[commitment.supply]]
by = "deu"
capability = "air-defence"
amount = 2
pool = "batteries"
[[scenario]]
id = "salvo"
vectors = ["drone"]
severity = "major-attack"
area = "rear"
[[scenario.need]]
capability = "air-defence"
amount = 5.5
within_hours = 130
"#;

#[test]
fn measures_what_arrives_in_each_stance() {
    let analysis = analyse(&package(SHIELD), &Options::default());
    let m = analysis.measures;
    assert!(m.measured && close(m.ceiling, 1.0), "{m:?}");
    // 2 of France's, half of what it placed in hand, and Germany's standing share of its pool.
    assert!(close(m.assured, 4.0 / 5.5), "{m:?}");
    assert!(close(m.in_hand, 0.5 / 5.5), "{m:?}");
    assert_eq!(measure(&package(SHIELD), &Options::default()), m);
    let counting = &analysis.scenarios[0].needs[0].counting;
    let amounts: Vec<f64> = counting.iter().map(|c| c.amount).collect();
    assert_eq!(amounts, [1.5, 2.0, 0.5, 1.5]);
    assert_eq!(counting[0].ceiling_hours, Some(127.0));
    assert_eq!(counting[0].assured_hours, None);
    assert_eq!(counting[3].routes, [3]);
}

#[test]
fn grades_routes_by_who_can_stop_them() {
    let analysis = analyse(&package(SHIELD), &Options::default());
    let seen = |r: &Route| (r.grade, r.vetoes.join(" "), r.best_hours, r.worst_hours);
    let routes: Vec<_> = analysis.routes.iter().map(seen).collect();
    let all = "deu deu.bundestag fra".to_owned();
    let two = "deu fra".to_owned();
    assert_eq!(
        routes,
        [
            (Grade::Discretionary, all, Some(127.0), None),
            (Grade::DefaultOn, two.clone(), Some(27.0), Some(36.0)),
            (Grade::DefaultOn, two, Some(3.0), Some(12.0)),
            (Grade::Automatic, String::new(), Some(0.0), Some(0.0)),
        ]
    );
    let steps: Vec<_> = analysis.routes[0].steps.iter().map(|s| s.kind.clone()).collect();
    assert_eq!(steps, [StepKind::Determination(0), StepKind::Organ(0), StepKind::Delivery]);
}

#[test]
fn covers_the_matrix() {
    let analysis = analyse(&package(SHIELD), &Options::default());
    let status: Vec<_> = analysis.coverage.iter().map(|c| c.status).collect();
    let graded = CellStatus::Graded(Grade::DefaultOn);
    assert_eq!(status[..5], [CellStatus::NoTrigger, CellStatus::NoTrigger, graded, graded, graded]);
    assert_eq!(status[5..], [CellStatus::NoTrigger; 5]);
    let cell = &analysis.coverage[2];
    assert_eq!((cell.providers, cell.partial_area, &cell.standing[..]), (2, true, &[1][..]));
}

#[test]
fn before_it_is_in_force_a_treaty_does_not_bind() {
    let as_of = |day: &str| Options { as_of: Some(day.parse().unwrap()), ..Options::default() };
    let before = analyse(&package(SHIELD), &as_of("2026-12-31"));
    // Only what is in hand is still owed; with everyone willing the ceiling stays.
    assert!(close(before.measures.ceiling, 1.0));
    assert!(close(before.measures.assured, 0.5 / 5.5));
    assert_eq!(before.routes[3].grade, Grade::Declaratory);
    assert_eq!(before.routes[3].vetoes, ["deu"]);
    let after = analyse(&package(SHIELD), &as_of("2027-01-01"));
    assert_eq!(after, analyse(&package(SHIELD), &Options::default()));
}

#[test]
fn a_party_that_is_out_opposes_and_delivers_nothing() {
    let options = Options { out: ["deu".to_owned()].into(), ..Options::default() };
    let analysis = analyse(&package(SHIELD), &options);
    // Without Germany the cell has no majority: even France's share is blocked.
    assert!(analysis.routes[..3].iter().all(|r| r.blocked && r.vetoes.is_empty()));
    assert!(close(analysis.measures.ceiling, 0.0));
}

#[test]
fn odd_packages_give_figures_that_make_sense() {
    let odd = r#"
format = 1
[[party]]
id = "a"
role = "guarantor"
[[body]]
id = "ring"
members = ["loop"]
rule = "any"
[[body]]
id = "loop"
members = ["ring", "nobody"]
rule = "any"
[[body]]
id = "zero"
members = ["nobody"]
rule = "at-least"
at_least = 0
[[trigger]]
id = "t"
threshold = "incident"
[[trigger.determination]]
kind = "decide"
by = ["ring"]
[[trigger]]
id = "u"
threshold = "incident"
[[trigger.determination]]
kind = "decide"
by = ["zero"]
[[commitment]]
id = "c"
instrument = "missing"
triggers = ["t", "u", "gone"]
[[commitment.supply]]
by = "a"
capability = "x"
amount = 1
in_hand = true
[[commitment]]
id = "d"
triggers = ["gone"]
[[commitment.supply]]
by = "a"
capability = "x"
amount = 1
in_hand = true
[[scenario]]
id = "s"
severity = "incident"
[[scenario.need]]
capability = "x"
amount = 0
within_hours = 0
[[scenario.need]]
capability = "x"
amount = 2
within_hours = 0
"#;
    let analysis = analyse(&package(odd), &Options::default());
    assert_eq!(analysis.routes.len(), 2);
    assert!(analysis.routes[0].blocked);
    assert_eq!(analysis.routes[1].grade, Grade::Automatic);
    let needs: Vec<f64> = analysis.scenarios[0].needs.iter().map(|n| n.measures.assured).collect();
    assert_eq!(needs, [1.0, 0.5]);
    let nothing = analyse(&Package::empty(), &Options::default());
    assert!(!nothing.measures.measured);
}

#[test]
fn nothing_left_is_zero_and_not_minus_zero() {
    let paris = include_str!("../templates/package/paris-2026.casus");
    let analysis = analyse(&package(paris), &Options::default());
    let needs = analysis.scenarios.iter().flat_map(|s| &s.needs);
    let zeros: Vec<f64> =
        needs.flat_map(|n| n.one_party_out.values()).copied().filter(|left| *left == 0.0).collect();
    assert!(!zeros.is_empty());
    assert!(zeros.iter().all(|left| left.is_sign_positive()));
}
