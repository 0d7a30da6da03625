//! What a package promises: when the violation happens, what arrives, by when, who can stop it.
//!
//! Every figure is defined by the package alone (`docs/analysis.md`); nothing here can fail, reads
//! a clock or a file, or knows of a screen.
//!
//! Where that page leaves a reading open, this is how it is read:
//! - What bears no id of the package never counts, but it is an element of its list: `all` over a
//!   list that names somebody who is not there never holds. An id listed twice is two elements.
//! - `at-least` without its number never holds; with 0 it holds over every list that is not empty.
//! - A body that sits in itself, directly or through others, does not count through itself.
//! - Of two objects with one id the first is meant; an element's id names a party or organ before a
//!   body.
//! - A trigger that a commitment lists twice gives two routes; one that does not exist gives none. A
//!   commitment all of whose triggers are missing is not standing, and has no route.
//! - Gates of a standing commitment are not read.
//! - A need of amount 0 is met. Amounts and hours that differ by less than a billionth are equal.
//! - A pool is shared among all live supplies that draw on it, whoever provides them, and the shares
//!   do not change when a party is out or defects.
//! - A route that is blocked, or whose provider is an adversary, still answers in the coverage
//!   matrix, with the grade that it has.

mod actors;
mod coverage;
mod engine;
mod explain;
mod gates;
mod lever;
mod naming;
mod resilience;
mod result;
mod route;
mod scenario;

pub use explain::{ExplainLine, Figure, LineKind, explain};
pub use lever::{
    Lever, LeverKind, Levers, Obstacle, Plan, PlanStep, Reason, all_levers, fewest_parties, levers,
    plan, plan_of, rank,
};
pub use result::{
    Analysis, Cell, CellStatus, Counting, Grade, Measures, NeedResult, Options, Route,
    ScenarioResult, Step, StepKind,
};

use crate::model::Package;
use engine::Engine;
use scenario::Situation;

/// Analyses a package.
pub fn analyse(package: &Package, options: &Options) -> Analysis {
    let engine = Engine::new(package, options);
    let routes = route::all(&engine);
    let coverage = coverage::matrix(&engine, &routes);
    let situations: Vec<Situation> =
        package.scenarios.iter().map(|s| Situation::new(&engine, s)).collect();
    let described = situations.iter().enumerate();
    let mut scenarios: Vec<ScenarioResult> =
        described.map(|(place, situation)| situation.describe(&engine, place)).collect();
    resilience::add(&engine, &situations, &mut scenarios);
    let weighted = package.scenarios.iter().zip(&scenarios);
    let measures = scenario::mean(weighted.map(|(s, r)| (s.weight, r.measures)));
    Analysis { measures, scenarios, routes, coverage }
}

/// The package's measures alone, much quicker than [`analyse`]: the same figures.
pub fn measure(package: &Package, options: &Options) -> Measures {
    let engine = Engine::new(package, options);
    let figures =
        package.scenarios.iter().map(|s| (s.weight, Situation::new(&engine, s).measures(&engine)));
    scenario::mean(figures)
}
