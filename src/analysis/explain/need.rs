//! A need: what counts toward it, and who can break it.

use super::{Lines, actors, capability, said};
use crate::analysis::{Counting, NeedResult, naming};
use crate::model::{Need, Package};
use crate::words::{self, say};

/// The most sets and parties that an explanation lists.
const MOST: usize = 5;

/// What a need calls for, in a line.
pub(super) fn what(package: &Package, need: &Need) -> String {
    let amount = words::quantity(package, &need.capability, need.amount);
    let what = capability(package, &need.capability);
    let within = words::hours(need.within_hours);
    let days = need
        .for_days
        .map_or_else(String::new, |days| format!(" for {}", say::measure(days, "day")));
    words::sentence_case(&format!("{what}, {amount} within {within}{days}"))
}

impl Lines<'_> {
    /// A need with everything behind it.
    pub(super) fn need(&mut self, at: usize, place: usize) -> Option<()> {
        let (package, analysis) = (self.package, self.analysis);
        let scenario = package.scenarios.get(at)?;
        let need = scenario.needs.get(place)?;
        let result = analysis.scenarios.get(at)?.needs.get(place)?;
        self.heading(0, format!("{}: {}", say::quoted(say::spoken(scenario)), what(package, need)));
        self.fact(1, said(&result.measures));
        if result.counting.is_empty() {
            self.fact(1, "No supply counts toward it.");
        }
        for counting in &result.counting {
            self.counting(need, counting);
        }
        self.breaking(result);
        Some(())
    }

    fn counting(&mut self, need: &Need, counting: &Counting) -> Option<()> {
        let package = self.package;
        let commitment = package.commitments.get(counting.commitment)?;
        let supply = commitment.supplies.get(counting.supply)?;
        let share = words::sentence_case(&naming::share(package, commitment, supply));
        let amount = words::quantity(package, &supply.capability, counting.amount);
        let pool = if counting.amount < supply.amount {
            format!(
                " of {} promised, since its pool is promised more than once",
                words::amount(supply.amount)
            )
        } else {
            String::new()
        };
        self.heading(1, format!("{share}: {amount}{pool}"));
        let late = |hours: f64| {
            if hours <= need.within_hours * (1.0 + 1e-9) { "in time" } else { "too late" }
        };
        let best = counting.ceiling_hours.map_or_else(
            || "never, even when all support".to_owned(),
            |hours| format!("{} when all support, {}", words::hours(hours), late(hours)),
        );
        let worst = counting.assured_hours.map_or_else(
            || "not owed by any hour when all are silent".to_owned(),
            |hours| format!("by {} when all are silent, {}", words::hours(hours), late(hours)),
        );
        self.fact(2, format!("Arrives {best}; {worst}."));
        for &route in &counting.routes {
            self.route(2, route);
        }
        Some(())
    }

    fn breaking(&mut self, result: &NeedResult) {
        let package = self.package;
        let sets = &result.blocking_sets;
        match sets.first() {
            None => self.fact(1, "Nobody can break it: it is met whoever defects."),
            Some(set) if set.is_empty() => {
                self.fact(1, "It is not met even when all support.");
            }
            Some(_) => {
                let count = if sets.len() > MOST {
                    format!(", the first {MOST} of {}", words::amount(sets.len() as f64))
                } else {
                    String::new()
                };
                self.fact(1, format!("Enough to break it{count}:"));
                for set in sets.iter().take(MOST) {
                    self.fact(2, words::sentence_case(&actors(package, set)));
                }
            }
        }
        if !result.blocking_sets_complete {
            self.fact(1, "The package is too intricate to find every such set; there may be more.");
        }
        let mut power: Vec<(&String, f64)> = result.power.iter().map(|(a, p)| (a, *p)).collect();
        power.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        for (actor, power) in power.into_iter().take(MOST) {
            let who = say::element_first(package, actor);
            self.fact(
                1,
                format!(
                    "{who} decides the outcome in {} of the ways in which the others can split.",
                    words::percent(power)
                ),
            );
        }
        for (party, left) in &result.one_party_out {
            let who = say::element(package, party);
            self.fact(1, format!("Without {who}: {}.", words::percent(*left)));
        }
    }
}
