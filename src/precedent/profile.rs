//! What a layer promises, as shares that can be set beside another layer’s.

use super::Family;
use crate::analysis::{Analysis, Grade, Route, StepKind};
use crate::model::{Commitment, Kind, Package, TALK, Trigger};
use std::collections::{BTreeMap, BTreeSet};

/// Who decides whether help comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decider {
    /// Nobody has to.
    Nobody,
    /// Each provider for itself.
    Provider,
    /// Several together; none of them can stop it alone.
    Together,
    /// Somebody other than the provider can stop it alone.
    Others,
    /// It does not pass even when everyone acts.
    Blocked,
    /// Nothing but talk is owed.
    Talk,
}

/// What a layer of a package promises; every share is of its commitments that promise help, which
/// count alike however many providers they have.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Profile {
    /// The layer, by place; none for what stands outside the layers.
    pub layer: Option<usize>,
    /// Its commitments that promise help, by place.
    pub commitments: Vec<usize>,
    /// The best grade of its routes.
    pub best: Grade,
    /// The share that has each best grade, from 0.
    pub grades: [f64; 5],
    /// The share in which each decides.
    pub deciders: BTreeMap<Decider, f64>,
    /// The share that binds.
    pub binding: f64,
    /// The share that gives each kind of help.
    pub help: BTreeMap<Family, f64>,
    /// Who provides it, by id.
    pub providers: BTreeSet<String>,
    /// The ways of attack that unlock it or that it counters, by id.
    pub vectors: BTreeSet<String>,
}

impl Profile {
    /// The profiles of a package: its layers in their order, then what stands outside them.
    pub fn all(package: &Package, analysis: &Analysis) -> Vec<Profile> {
        let layer_of = |c: &Commitment| package.position(Kind::Layer, &c.layer);
        (0..package.layers.len())
            .map(Some)
            .chain([None])
            .filter_map(|layer| {
                let mut commitments: Vec<(usize, Vec<&Route>)> = Vec::new();
                for (place, commitment) in package.commitments.iter().enumerate() {
                    let routes: Vec<&Route> =
                        analysis.routes.iter().filter(|r| r.commitment == place).collect();
                    if layer_of(commitment) == layer && !routes.is_empty() {
                        commitments.push((place, routes));
                    }
                }
                (!commitments.is_empty()).then(|| Profile::of(package, layer, &commitments))
            })
            .collect()
    }

    fn of(package: &Package, layer: Option<usize>, commitments: &[(usize, Vec<&Route>)]) -> Self {
        let mut profile = Profile { layer, ..Profile::default() };
        let each = 1.0 / commitments.len() as f64;
        for (place, routes) in commitments {
            let Some(commitment) = package.commitments.get(*place) else { continue };
            profile.commitments.push(*place);
            let best = routes.iter().map(|r| r.grade).max().unwrap_or_default();
            profile.best = profile.best.max(best);
            if let Some(share) = profile.grades.get_mut(usize::from(best.numeral())) {
                *share += each;
            }
            let part = each / routes.len() as f64;
            for route in routes {
                *profile.deciders.entry(decider(commitment, route)).or_default() += part;
                if binds(route) {
                    profile.binding += part;
                }
            }
            let help: BTreeSet<Family> =
                commitment.supplies.iter().map(|s| Family::of(package, &s.capability)).collect();
            for family in &help {
                *profile.help.entry(family.clone()).or_default() += each / help.len() as f64;
            }
            profile.providers.extend(commitment.supplies.iter().map(|s| s.by.clone()));
            profile.vectors.extend(vectors(package, commitment));
        }
        profile
    }

    /// The share of what either promises that is of other kinds of help, from 0 to 1.
    pub fn other_help(&self, other: &Profile) -> f64 {
        shares_apart(&self.help, &other.help)
    }

    /// How far apart two layers are, from 0 (alike) to 1: the mean of
    ///
    /// - the kinds of help that they give, counted three times;
    /// - who provides it: the share of the smaller group that does not stand in the other;
    /// - the ways of attack that they answer: the share of all that only one answers;
    /// - the grades of their commitments: how many of the four steps apart, in the mean;
    /// - who decides;
    /// - the share that binds.
    ///
    /// Kinds of help and who decides are compared by the share of promises that would have to be
    /// other for the two to be alike.
    pub fn distance(&self, other: &Profile) -> f64 {
        let parts = [
            3.0 * self.other_help(other),
            strangers(&self.providers, &other.providers),
            unshared(&self.vectors, &other.vectors),
            steps_apart(&self.grades, &other.grades),
            shares_apart(&self.deciders, &other.deciders),
            (self.binding - other.binding).abs(),
        ];
        parts.iter().sum::<f64>() / 8.0
    }
}

/// Whether the provider is bound: the route does not wait for its own decision.
pub(crate) fn binds(route: &Route) -> bool {
    route.steps.iter().all(|step| step.kind != StepKind::OwnDecision)
}

fn decider(commitment: &Commitment, route: &Route) -> Decider {
    let Some(supply) = commitment.supplies.get(route.supply) else { return Decider::Talk };
    let is_own = |veto: &String| veto.split('.').next().is_some_and(|party| party == supply.by);
    if supply.capability == TALK {
        Decider::Talk
    } else if route.blocked {
        Decider::Blocked
    } else if route.steps.iter().all(|step| step.passes_in_silence) {
        Decider::Nobody
    } else if route.vetoes.is_empty() {
        Decider::Together
    } else if route.vetoes.iter().all(is_own) {
        Decider::Provider
    } else {
        Decider::Others
    }
}

/// The ways of attack of a commitment's triggers, or, where it is standing, that it counters.
fn vectors(package: &Package, commitment: &Commitment) -> BTreeSet<String> {
    let mut ids: BTreeSet<String> = commitment.counters.iter().cloned().collect();
    for trigger in commitment.triggers.iter().filter_map(|id| package.find::<Trigger>(id)) {
        if trigger.vectors.is_empty() {
            ids.extend(package.vectors.iter().map(|v| v.id.clone()));
        }
        ids.extend(trigger.vectors.iter().cloned());
    }
    ids
}

fn shares_apart<K: Ord>(a: &BTreeMap<K, f64>, b: &BTreeMap<K, f64>) -> f64 {
    let keys: BTreeSet<&K> = a.keys().chain(b.keys()).collect();
    let share = |of: &BTreeMap<K, f64>, key| of.get(key).copied().unwrap_or_default();
    keys.into_iter().map(|key| (share(a, key) - share(b, key)).abs()).sum::<f64>() / 2.0
}

fn steps_apart(a: &[f64; 5], b: &[f64; 5]) -> f64 {
    let (mut above, mut apart) = (0.0, 0.0);
    for (a, b) in a.iter().zip(b) {
        above += a - b;
        apart += f64::abs(above);
    }
    apart / 4.0
}

fn strangers(a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
    let fewer = a.len().min(b.len());
    if fewer == 0 {
        return 1.0;
    }
    1.0 - a.intersection(b).count() as f64 / fewer as f64
}

fn unshared(a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
    let all = a.union(b).count();
    if all == 0 { 0.0 } else { 1.0 - a.intersection(b).count() as f64 / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(grades: [f64; 5], help: Family) -> Profile {
        Profile { grades, help: BTreeMap::from([(help, 1.0)]), ..Profile::default() }
    }

    #[test]
    fn the_distance_is_symmetric_and_grows_with_each_step_of_the_scale() {
        let at = |grade: usize| {
            let mut grades = [0.0; 5];
            grades[grade] = 1.0;
            profile(grades, Family::Forces)
        };
        let apart: Vec<f64> = (0..5).map(|grade| at(0).distance(&at(grade))).collect();
        assert!(apart.is_sorted() && apart[1] > apart[0], "{apart:?}");
        assert!((at(1).distance(&at(4)) - at(4).distance(&at(1))).abs() < 1e-12);
    }

    #[test]
    fn other_help_is_farther_than_the_other_end_of_the_scale() {
        let base = profile([1.0, 0.0, 0.0, 0.0, 0.0], Family::Watch);
        let other_grade = profile([0.0, 0.0, 0.0, 0.0, 1.0], Family::Watch);
        let other_help = profile([1.0, 0.0, 0.0, 0.0, 0.0], Family::Forces);
        assert!(base.distance(&other_help) > base.distance(&other_grade));
        assert!((base.other_help(&other_help) - 1.0).abs() < 1e-12);
    }
}
