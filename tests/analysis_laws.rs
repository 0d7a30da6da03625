//! Laws of the analysis on generated packages: it says what a naive second reading says, and what
//! the definitions imply.
//!
//! Runs a few hundred packages each; `PROPTEST_CASES=10000 cargo test --test analysis_laws` runs
//! ten thousand.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

#[path = "support/generate.rs"]
mod generate;
#[path = "support/naive.rs"]
mod naive;

use casus::analysis::{Analysis, CellStatus, Options, analyse, measure};
use casus::model::{Date, Package};
use generate::packages;
use naive::{Naive, Set};
use proptest::prelude::*;

fn options() -> impl Strategy<Value = Options> {
    let day = prop::option::weighted(0.2, Just(Date::new(2027, 6, 1).expect("a day")));
    let out = prop::collection::btree_set("a[0-3]", 0..=1);
    (day, prop::bool::weighted(0.2), out).prop_map(|(as_of, some_out, out)| Options {
        as_of,
        out: if some_out { out } else { Default::default() },
    })
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

fn same_hours(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => close(a, b),
        (None, None) => true,
        _ => false,
    }
}

fn naive<'a>(package: &'a Package, options: &Options) -> Naive<'a> {
    Naive { package, as_of: options.as_of, out: options.out.clone() }
}

fn check_routes(naive: &Naive, analysis: &Analysis) -> Result<(), TestCaseError> {
    let expected = naive.routes();
    prop_assert_eq!(analysis.routes.len(), expected.len());
    for (route, expected) in analysis.routes.iter().zip(expected) {
        prop_assert_eq!(
            (route.commitment, route.trigger, route.supply),
            (expected.commitment, expected.trigger, expected.supply)
        );
        prop_assert_eq!(route.grade.numeral(), expected.grade, "{:?}", expected);
        prop_assert_eq!(route.blocked, expected.blocked);
        prop_assert_eq!(&route.vetoes, &expected.vetoes);
        prop_assert!(same_hours(route.best_hours, expected.best), "{:?} {:?}", route, expected);
        prop_assert!(same_hours(route.worst_hours, expected.worst), "{:?} {:?}", route, expected);
    }
    Ok(())
}

fn check_needs(naive: &Naive, analysis: &Analysis) -> Result<(), TestCaseError> {
    for (scenario, result) in naive.package.scenarios.iter().zip(&analysis.scenarios) {
        let fired: Vec<usize> = (0..naive.package.triggers.len())
            .filter(|&t| naive.fires(&naive.package.triggers[t], scenario))
            .collect();
        prop_assert_eq!(&result.fired, &fired);
        for (need, got) in scenario.needs.iter().zip(&result.needs) {
            let [ceiling, assured, in_hand] = naive.stances(scenario, need);
            prop_assert!(close(got.measures.ceiling, ceiling), "{:?} {}", got, ceiling);
            prop_assert!(close(got.measures.assured, assured), "{:?} {}", got, assured);
            prop_assert!(close(got.measures.in_hand, in_hand), "{:?} {}", got, in_hand);
            let (sets, power) = naive.breaking(scenario, need);
            prop_assert!(got.blocking_sets_complete);
            prop_assert_eq!(&got.blocking_sets, &sets);
            let ids =
                |p: &std::collections::BTreeMap<String, f64>| p.keys().cloned().collect::<Vec<_>>();
            prop_assert_eq!(ids(&got.power), ids(&power));
            prop_assert!(got.power.values().zip(power.values()).all(|(a, b)| close(*a, *b)));
            let out = naive.one_party_out(scenario, need);
            prop_assert_eq!(ids(&got.one_party_out), ids(&out));
            prop_assert!(got.one_party_out.values().zip(out.values()).all(|(a, b)| close(*a, *b)));
        }
    }
    Ok(())
}

fn check_coverage(naive: &Naive, analysis: &Analysis) -> Result<(), TestCaseError> {
    for cell in &analysis.coverage {
        let status = match cell.status {
            CellStatus::NoTrigger => -2,
            CellStatus::NoResponse => -1,
            CellStatus::Graded(grade) => grade.numeral() as i8,
        };
        let vector = &naive.package.vectors[cell.vector].id;
        prop_assert_eq!((status, cell.providers), naive.cell(vector, cell.severity));
    }
    Ok(())
}

proptest! {
    #[test]
    fn says_what_a_naive_reading_says(package in packages(4), options in options()) {
        let analysis = analyse(&package, &options);
        let naive = naive(&package, &options);
        check_routes(&naive, &analysis)?;
        check_needs(&naive, &analysis)?;
        check_coverage(&naive, &analysis)?;
    }

    #[test]
    fn measures_lie_in_order(mut package in packages(6), options in options()) {
        // Where a decision usually takes longer than its deadline allows, the worst hours are
        // fewer than the best by definition, and the order need not hold.
        generate::keep_deadlines(&mut package);
        let analysis = analyse(&package, &options);
        prop_assert_eq!(measure(&package, &options), analysis.measures);
        let needs = analysis.scenarios.iter().flat_map(|s| &s.needs).map(|n| n.measures);
        for m in needs.chain([analysis.measures]) {
            prop_assert!(0.0 <= m.in_hand && m.in_hand <= m.assured, "{:?}", m);
            prop_assert!(m.assured <= m.ceiling && m.ceiling <= 1.0, "{:?}", m);
        }
    }

    #[test]
    fn more_support_never_lowers_a_fulfilment(
        package in packages(6),
        party in 0_usize..6,
    ) {
        // A party that is out opposes everywhere: all figures are at most those with it.
        let with = analyse(&package, &Options::default());
        let Some(party) = package.parties.get(party) else { return Ok(()) };
        let out = Options { out: Set::from([party.id.clone()]), ..Options::default() };
        let without = analyse(&package, &out);
        let needs = |a: &Analysis| -> Vec<_> {
            a.scenarios.iter().flat_map(|s| &s.needs).map(|n| n.measures).collect()
        };
        for (with, without) in needs(&with).iter().zip(needs(&without)) {
            prop_assert!(without.ceiling <= with.ceiling + 1e-12);
            prop_assert!(without.assured <= with.assured + 1e-12);
            prop_assert!(without.in_hand <= with.in_hand + 1e-12);
        }
    }
}

#[test]
fn every_blocking_set_blocks_and_is_minimal() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/package/paris-2026.casus");
    let text = std::fs::read_to_string(path).expect("the Paris package");
    let package = casus::file::parse(std::path::Path::new(path), &text).expect("a package");
    let analysis = analyse(&package, &Options::default());
    let naive = naive(&package, &Options::default());
    let mut seen = 0;
    for (scenario, result) in package.scenarios.iter().zip(&analysis.scenarios) {
        for (need, result) in scenario.needs.iter().zip(&result.needs) {
            // The shortest and the longest stand for all: the naive reading is slow.
            let sets = &result.blocking_sets;
            for set in sets.first().into_iter().chain(sets.last().filter(|_| sets.len() > 1)) {
                let whole: Set = set.iter().cloned().collect();
                assert!(naive.without(scenario, need, &whole) < 1.0, "{set:?} does not block");
                for one in set {
                    let mut fewer = whole.clone();
                    fewer.remove(one);
                    assert!(naive.without(scenario, need, &fewer) >= 1.0, "{set:?} is not minimal");
                }
                seen += 1;
            }
        }
    }
    assert!(seen > 0);
}

/// What the laws are tested on must not be all alike.
#[test]
fn generated_packages_have_everything() {
    let (mut grades, mut broken, mut several, mut part, mut met) = ([0; 5], 0, 0, 0, 0);
    for seed in 0..400 {
        let package = generate::Draw::new(seed).package(4);
        let analysis = analyse(&package, &Options::default());
        for route in &analysis.routes {
            grades[usize::from(route.grade.numeral())] += 1;
        }
        for need in analysis.scenarios.iter().flat_map(|s| &s.needs) {
            met += usize::from(need.blocking_sets.is_empty());
            broken += usize::from(need.blocking_sets.iter().any(|s| s.len() == 1));
            several += usize::from(need.blocking_sets.iter().any(|s| s.len() > 1));
            part += usize::from((0.01..0.99).contains(&need.measures.ceiling));
        }
    }
    assert!(grades.iter().all(|n| *n >= 15), "{grades:?}");
    assert!(
        met >= 20 && broken >= 20 && several >= 10 && part >= 20,
        "{met} {broken} {several} {part}"
    );
}
