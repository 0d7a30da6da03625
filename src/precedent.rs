//! The precedents of the library, and which of them are nearest to what a package promises.
//!
//! A package is a bundle of promises, a precedent as a rule a single one; so they are matched layer
//! by layer. Each layer, and what stands outside the layers, has a [`Profile`]; the precedent
//! nearest to it is the one with the layer at the least [`Profile::distance`] that gives enough of
//! the same kinds of help ([`nearest`]). Of two at the same distance the one in force is taken, then
//! the younger, then the first in the alphabet. A precedent whose text the layer's clauses cite is
//! taken to be nearer than it would be by that. The same package and library always give the same answer.

mod family;
mod profile;

pub use family::Family;
pub use profile::{Decider, Profile};

use crate::analysis::{self, Analysis};
use crate::model::{InstrumentStatus, Listed, Package, Party, Role, TemplateKind};
use crate::templates::Catalogue;
use std::sync::OnceLock;

/// The largest share of promises of other kinds of help with which a layer still counts as near.
const MOST_OTHER_HELP: f64 = 0.5;

/// By how much a precedent is nearer whose text the layer's clauses cite.
const CITED: f64 = 0.25;

/// A precedent with its figures.
#[derive(Debug, Clone)]
pub struct Precedent {
    /// Its name, with the year as a rule.
    pub name: String,
    /// The package that states it.
    pub package: Package,
    /// Its figures, as designed.
    pub analysis: Analysis,
    /// What it promises, layer by layer.
    pub profiles: Vec<Profile>,
}

impl Precedent {
    /// Analyses a precedent.
    pub fn new(name: &str, package: &Package) -> Precedent {
        let analysis = analysis::analyse(package, &analysis::Options::default());
        let profiles = Profile::all(package, &analysis);
        Precedent { name: name.to_owned(), package: package.clone(), analysis, profiles }
    }

    /// Whether any of its papers is in force.
    fn is_in_force(&self) -> bool {
        let papers = &self.package.instruments;
        papers.iter().any(|paper| paper.status == Some(InstrumentStatus::InForce))
    }

    /// Whether the state against which a package guarantees gives help here: nobody sets his draft
    /// beside his adversary's alliance. One that only signed, as the Russian Federation the plan
    /// of action of 2015, leads nothing.
    fn is_led_by_adversary_of(&self, package: &Package) -> bool {
        let opposed = package.parties.iter().filter(|p| p.role == Role::Adversary);
        let opposed: Vec<&str> = opposed.map(|p| p.id.as_str()).collect();
        let gives = |p: &Party| matches!(p.role, Role::Guarantor | Role::Backer);
        let supplies = self.package.commitments.iter().flat_map(|c| &c.supplies);
        let mut givers = supplies.filter_map(|s| self.package.find::<Party>(&s.by));
        givers.any(|p| gives(p) && opposed.contains(&p.id.as_str()))
    }

    /// Whether a package is this precedent, or holds its very paper.
    pub fn is_part_of(&self, package: &Package) -> bool {
        let same = |name: &str| {
            let name = name.trim();
            !name.is_empty() && (name == self.name || name == self.package.head.title.trim())
        };
        same(&package.head.title)
            || package.template.as_ref().is_some_and(|t| same(&t.name))
            || package.instruments.iter().any(|i| same(i.name()))
    }
}

/// The precedents that ship with the program, analysed at the first call; the user's own are left
/// out, so that a brief is the same on every machine.
pub fn shipped() -> &'static [Precedent] {
    static SHIPPED: OnceLock<Vec<Precedent>> = OnceLock::new();
    SHIPPED.get_or_init(|| {
        let catalogue = Catalogue::shipped();
        let precedents = catalogue.entries.iter().filter(|e| e.kind() == TemplateKind::Precedent);
        precedents.map(|entry| Precedent::new(entry.name(), &entry.package)).collect()
    })
}

/// A layer of a package and the precedent nearest to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Match<'a> {
    /// What the package promises there.
    pub here: Profile,
    /// The nearest precedent and what it promises; none where none gives such help.
    pub there: Option<Nearest<'a>>,
}

/// The nearest precedent.
#[derive(Debug, Clone, Copy)]
pub struct Nearest<'a> {
    /// The precedent.
    pub precedent: &'a Precedent,
    /// Its layer that is nearest.
    pub profile: &'a Profile,
    /// How far apart the two layers are, from 0 to 1, less a quarter where the one cites the other.
    pub distance: f64,
}

impl PartialEq for Nearest<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.profile, other.profile)
    }
}

/// The nearest precedent of each layer of a package, in the order of its layers.
pub fn nearest<'a>(
    package: &Package,
    analysis: &Analysis,
    precedents: &'a [Precedent],
) -> Vec<Match<'a>> {
    let others: Vec<&Precedent> = precedents
        .iter()
        .filter(|p| !p.is_part_of(package) && !p.is_led_by_adversary_of(package))
        .collect();
    let find = |here: Profile| {
        let all = others.iter().flat_map(|&precedent| {
            let of = move |profile| (precedent, profile);
            precedent.profiles.iter().map(of)
        });
        let near = all
            .filter(|(_, profile)| here.other_help(profile) <= MOST_OTHER_HELP)
            .map(|(precedent, profile)| Nearest {
                precedent,
                profile,
                distance: here.distance(profile)
                    - if cites(package, &here, precedent) { CITED } else { 0.0 },
            })
            .min_by(|a, b| order(a, b));
        Match { here, there: near }
    };
    Profile::all(package, analysis).into_iter().map(find).collect()
}

/// Whether a clause of the layer names as its source what the precedent rests on.
fn cites(package: &Package, here: &Profile, precedent: &Precedent) -> bool {
    let layer = here.layer.and_then(|place| package.layers.get(place)).map_or("", |l| &l.id);
    let cited = package.commitments.iter().filter(|c| c.layer == layer).map(|c| &c.source);
    let mut titles = cited
        .filter_map(|id| package.sources.iter().find(|s| s.id == *id))
        .map(|source| source.title.trim());
    titles.any(|title| {
        !title.is_empty() && precedent.package.sources.iter().any(|s| s.title.trim() == title)
    })
}

fn order(a: &Nearest, b: &Nearest) -> std::cmp::Ordering {
    // What differs by rounding alone is the same distance.
    let step = |distance: f64| (distance * 1e6).round();
    let day = |n: &Nearest| n.precedent.package.head.date;
    let in_force = |n: &Nearest| n.precedent.is_in_force();
    step(a.distance)
        .total_cmp(&step(b.distance))
        .then_with(|| in_force(b).cmp(&in_force(a)))
        .then_with(|| day(b).cmp(&day(a)))
        .then_with(|| a.precedent.name.cmp(&b.precedent.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn template(kind: TemplateKind, id: &str) -> Package {
        let catalogue = Catalogue::shipped();
        let entry = catalogue.entries.iter().find(|e| e.kind() == kind && e.id == id);
        entry.unwrap().package.clone()
    }

    fn names(package: &Package) -> Vec<(String, Option<String>)> {
        let analysis = analysis::analyse(package, &analysis::Options::default());
        nearest(package, &analysis, shipped())
            .into_iter()
            .map(|m| {
                let layer = m.here.layer.and_then(|l| package.layers.get(l));
                let there = m.there.map(|n| n.precedent.name.clone());
                (layer.map_or_else(String::new, |l| l.id.clone()), there)
            })
            .collect()
    }

    #[test]
    fn the_layers_of_the_paris_framework_meet_the_precedents_a_reader_expects() {
        let found = names(&template(TemplateKind::Package, "paris-2026"));
        for (layer, precedent) in [
            ("monitoring", "Multinational Force and Observers"),
            ("response", "Response ladder 24, 48, 72 hours"),
            ("economic", "EU sanctions rollover"),
        ] {
            let (_, there) = found.iter().find(|(l, _)| l == layer).unwrap();
            assert!(there.as_ref().unwrap().starts_with(precedent), "{layer}: {there:?}");
        }
    }

    #[test]
    fn the_order_of_the_library_changes_nothing() {
        let package = template(TemplateKind::Package, "article-5-style");
        let analysis = analysis::analyse(&package, &analysis::Options::default());
        let mut turned = shipped().to_vec();
        turned.reverse();
        let chosen = |precedents: &[Precedent]| -> Vec<Option<String>> {
            let found = nearest(&package, &analysis, precedents);
            found.iter().map(|m| m.there.map(|n| n.precedent.name.clone())).collect()
        };
        assert_eq!(chosen(shipped()), chosen(&turned));
    }

    #[test]
    fn nothing_is_its_own_precedent() {
        let budapest = template(TemplateKind::Package, "budapest-1994");
        let mut lists = vec![names(&budapest)];
        for precedent in shipped() {
            lists.push(names(&precedent.package));
            let found = lists.last().unwrap();
            assert!(found.iter().all(|(_, there)| there.as_ref() != Some(&precedent.name)));
        }
        assert!(
            lists[0].iter().all(|(_, there)| there.as_deref() != Some("Budapest Memorandum, 1994"))
        );
    }

    #[test]
    fn what_promises_nothing_has_no_precedent_and_unlike_help_has_none() {
        assert!(names(&template(TemplateKind::Package, "blank")).is_empty());
        let restraint = names(&template(TemplateKind::Package, "budapest-1994"));
        assert!(restraint.iter().any(|(layer, there)| layer == "restraint" && there.is_none()));
    }
}
