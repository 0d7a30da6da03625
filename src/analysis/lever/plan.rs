//! Plans: which levers to pull, in which order, to reach a target.

use super::{Lever, levers_until};
use crate::analysis::{Analysis, Measures, NeedResult, Options, analyse, measure};
use crate::model::Package;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};

/// Gains below this are rounding.
const LEAST_GAIN: f64 = 1e-9;
/// The most steps of a plan.
const MOST_STEPS: usize = 200;
/// The most work of a search, in moves tried times commitments: a package of some hundred
/// commitments stays far below it, one of thousands comes to the end of it after a few steps.
const MOST_WORK: usize = 100_000_000;

/// A plan.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    /// The measure *assured* that it aims at, 0 to 1.
    pub target: f64,
    /// The measures as the package stands.
    pub before: Measures,
    /// What to do, in order; each lever fits the package that those before it have left.
    pub steps: Vec<PlanStep>,
    /// All parties asked, in the order in which they are first asked.
    pub parties: Vec<String>,
    /// Where the target is not reached: what stands in the way, the heaviest first.
    pub obstacles: Vec<Obstacle>,
    /// Whether the search ended at its bound, though further moves may gain more.
    pub cut_short: bool,
}

/// One step of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanStep {
    /// The lever, with the measures after it and all before it.
    pub lever: Lever,
    /// What it adds to the measure *assured*.
    pub gain: f64,
}

/// A need that keeps a package from its target.
#[derive(Debug, Clone, PartialEq)]
pub struct Obstacle {
    /// The scenario, by place.
    pub scenario: usize,
    /// The need, by place within the scenario.
    pub need: usize,
    /// Its figures at the end of the plan.
    pub measures: Measures,
    /// What it costs the package's measure *assured*.
    pub loss: f64,
    /// Why it is not met.
    pub reason: Reason,
}

/// Why a need is not met with certainty.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reason {
    /// No supply counts toward it.
    NothingOffered,
    /// Not even all that counts toward it is enough; the amount that counts.
    TooLittle(f64),
    /// Enough is offered, but it comes too late or not at all even when all support.
    TooLate,
    /// Enough can come in time, but only if somebody decides.
    Undecided,
}

impl Plan {
    /// Whether the target is reached; it is not where there is nothing to measure.
    pub fn is_reached(&self) -> bool {
        self.before.measured && self.after().assured >= self.target - LEAST_GAIN
    }

    /// The measures at the end.
    pub fn after(&self) -> Measures {
        self.steps.last().map_or(self.before, |step| step.lever.after)
    }
}

/// Takes again and again the lever of the greatest gain in *assured* per party asked, until the
/// target is met or nothing gains. Setting `cancel` ends it early with the steps found so far.
pub fn plan(package: &Package, options: &Options, target: f64, cancel: &AtomicBool) -> Plan {
    plan_of(package, options, target, cancel, |_, _| true)
}

/// As [`plan`], of such moves alone as `allowed` lets pass; it is given the package as the steps
/// before have left it.
pub fn plan_of(
    package: &Package,
    options: &Options,
    target: f64,
    cancel: &AtomicBool,
    allowed: impl Fn(&Package, &Lever) -> bool,
) -> Plan {
    let mut search = Search::new(package, options, target, cancel);
    search.climb(|now, lever, gain, _| {
        allowed(now, lever).then(|| gain / lever.asks.len().max(1) as f64)
    });
    search.finish()
}

/// Looks for the fewest parties to ask: takes again and again the lever of the greatest gain for each
/// party that has not been asked yet, then leaves out every party without whom the target is
/// reached too.
///
/// None of the parties that it names can be left out; that no other set is smaller is not proved.
pub fn fewest_parties(
    package: &Package,
    options: &Options,
    target: f64,
    cancel: &AtomicBool,
) -> Plan {
    let mut search = Search::new(package, options, target, cancel);
    search.climb(|_, lever, gain, asked| {
        let new = lever.asks.iter().filter(|party| !asked.contains(*party)).count();
        // Whoever is asked already may as well be asked for everything.
        Some(if new == 0 { f64::MAX.min(1e6 + gain) } else { gain / new as f64 })
    });
    if !search.plan.is_reached() {
        return search.finish();
    }
    let mut best = search.finish();
    for party in best.parties.clone() {
        if cancel.load(Ordering::Relaxed) {
            break;
        }
        if !best.parties.contains(&party) {
            continue;
        }
        let without: BTreeSet<String> =
            best.parties.iter().filter(|p| **p != party).cloned().collect();
        let mut search = Search::new(package, options, target, cancel);
        search.climb(|_, lever, gain, _| {
            lever.asks.iter().all(|asked| without.contains(asked)).then_some(gain)
        });
        if search.plan.is_reached() {
            best = search.finish();
        }
    }
    best
}

struct Search<'a> {
    package: Package,
    options: &'a Options,
    cancel: &'a AtomicBool,
    /// What may still be tried, in moves times commitments.
    work_left: usize,
    plan: Plan,
}

impl<'a> Search<'a> {
    fn new(package: &Package, options: &'a Options, target: f64, cancel: &'a AtomicBool) -> Self {
        let before = measure(package, options);
        let plan = Plan { target, before, ..Plan::default() };
        Search { package: package.clone(), options, cancel, work_left: MOST_WORK, plan }
    }

    /// Takes the lever with the best score until the target is reached or none gains. A score is
    /// given the package as it stands by then, the lever, its gain and the parties asked so far; none
    /// leaves it out.
    fn climb(&mut self, score: impl Fn(&Package, &Lever, f64, &[String]) -> Option<f64>) {
        while self.plan.before.measured
            && !self.plan.is_reached()
            && self.plan.steps.len() < MOST_STEPS
        {
            if self.work_left == 0 {
                self.plan.cut_short = true;
                return;
            }
            let found = levers_until(&self.package, self.options, self.cancel);
            if self.cancel.load(Ordering::Relaxed) {
                return;
            }
            let work = found.levers.len().saturating_mul(self.package.commitments.len());
            self.work_left = self.work_left.saturating_sub(work);
            let mut best: Option<(f64, f64, Lever)> = None;
            // In the order of ranks, so that the first of equals is taken.
            for lever in found.levers {
                let gain = lever.gain(&found.before);
                if gain <= LEAST_GAIN {
                    continue;
                }
                let Some(points) = score(&self.package, &lever, gain, &self.plan.parties) else {
                    continue;
                };
                if best.as_ref().is_none_or(|(most, _, _)| points > most + 1e-12) {
                    best = Some((points, gain, lever));
                }
            }
            let Some((_, gain, lever)) = best else { return };
            if lever.edit.clone().apply(&mut self.package).is_err() {
                return;
            }
            for party in &lever.asks {
                if !self.plan.parties.contains(party) {
                    self.plan.parties.push(party.clone());
                }
            }
            self.plan.steps.push(PlanStep { lever, gain });
        }
    }

    fn finish(mut self) -> Plan {
        if !self.plan.is_reached() {
            let analysis = analyse(&self.package, self.options);
            self.plan.obstacles = obstacles(&self.package, &analysis);
        }
        self.plan
    }
}

/// The needs that are not assured, the heaviest first.
fn obstacles(package: &Package, analysis: &Analysis) -> Vec<Obstacle> {
    let counted = || analysis.scenarios.iter().filter(|s| !s.needs.is_empty());
    let weights: f64 = counted().map(|s| package.scenarios[s.scenario].weight).sum();
    let mut obstacles = Vec::new();
    for result in counted() {
        let scenario = &package.scenarios[result.scenario];
        for need in result.needs.iter().filter(|n| n.measures.assured < 1.0) {
            let share = scenario.weight / weights / result.needs.len() as f64;
            let amount = scenario.needs[need.need].amount;
            obstacles.push(Obstacle {
                scenario: result.scenario,
                need: need.need,
                measures: need.measures,
                loss: share * (1.0 - need.measures.assured),
                reason: reason(need, amount),
            });
        }
    }
    obstacles.sort_by(|a, b| b.loss.total_cmp(&a.loss));
    obstacles
}

fn reason(need: &NeedResult, amount: f64) -> Reason {
    let offered: f64 = need.counting.iter().map(|c| c.amount).sum();
    if need.counting.is_empty() {
        Reason::NothingOffered
    } else if offered < amount * (1.0 - LEAST_GAIN) {
        Reason::TooLittle(offered)
    } else if need.measures.ceiling < 1.0 {
        Reason::TooLate
    } else {
        Reason::Undecided
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_that_comes_to_its_bound_says_so() {
        let paris =
            crate::templates::Catalogue::shipped().find("paris-2026").unwrap().package.clone();
        let (options, never) = (Options::default(), AtomicBool::new(false));
        let climb = |work_left| {
            let mut search = Search::new(&paris, &options, 1.0, &never);
            search.work_left = work_left;
            search.climb(|_, _, gain, _| Some(gain));
            search.finish()
        };
        let short = climb(1);
        assert!(short.cut_short && short.steps.len() == 1, "one step, then no work is left");
        let nothing = climb(0);
        assert!(nothing.cut_short && nothing.steps.is_empty() && !nothing.obstacles.is_empty());
        let whole = climb(MOST_WORK);
        assert!(!whole.cut_short && whole.steps.len() > 1);
    }
}
