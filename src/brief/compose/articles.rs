//! The numbers under which the draft's clauses are printed and cited.

use super::definitions;
use crate::checks;
use crate::model::{Commitment, Kind, Layer, Listed, Package};
use crate::words::say;
use std::collections::HashMap;

/// Article 1 defines the terms, where any need it; then come the triggers, then the commitments,
/// layer by layer in the order of the package, those without a layer last.
pub struct Articles<'a> {
    package: &'a Package,
    /// The number of the first trigger's article.
    first: usize,
    commitments: Vec<usize>,
    /// The articles by the name that sentences quote; none where several objects share it.
    by_name: HashMap<String, Option<usize>>,
}

impl<'a> Articles<'a> {
    /// Numbers a package.
    pub fn of(package: &'a Package) -> Articles<'a> {
        let mut commitments = Vec::with_capacity(package.commitments.len());
        for layer in &package.layers {
            commitments.extend(of_layer(package, Some(layer)));
        }
        commitments.extend(of_layer(package, None));
        let first = if definitions::of(package).is_empty() { 1 } else { 2 };
        let mut articles = Articles { package, first, commitments, by_name: HashMap::new() };
        let triggers = package.triggers.iter().map(Listed::name).zip(first..);
        let places = articles.commitments.iter().zip(first + package.triggers.len()..);
        let promises = places.map(|(&index, article)| (package.commitments[index].name(), article));
        let mut by_name: HashMap<String, Option<usize>> = HashMap::new();
        for (name, article) in triggers.chain(promises) {
            let shared = |known: &mut Option<usize>| *known = None;
            by_name.entry(say::short(name)).and_modify(shared).or_insert(Some(article));
        }
        for scenario in &package.scenarios {
            by_name.remove(&say::short(scenario.name()));
        }
        articles.by_name = by_name;
        articles
    }

    /// The article of the one trigger or commitment that sentences quote by this name.
    pub fn called(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied().flatten()
    }

    /// The article of what a finding is about, where it is about a trigger or a commitment.
    pub fn of_subject(&self, subject: &str) -> Option<usize> {
        match checks::place_of(self.package, subject)? {
            (Kind::Trigger, index) => Some(self.trigger(index)),
            (Kind::Commitment, index) => Some(self.commitment(index)),
            _ => None,
        }
    }

    /// The number of a trigger's article, by its place.
    pub fn trigger(&self, index: usize) -> usize {
        self.first + index
    }

    /// The number of a commitment's article, by its place.
    pub fn commitment(&self, index: usize) -> usize {
        let place = self.commitments.iter().position(|&c| c == index).unwrap_or_default();
        self.first + self.package.triggers.len() + place
    }

    /// “Article 6” for a commitment.
    pub fn name(&self, index: usize) -> String {
        format!("Article\u{a0}{}", self.commitment(index))
    }

    /// The commitments of a layer (none: those whose layer is not there), by place, in order.
    pub fn of_layer(&self, layer: Option<&Layer>) -> Vec<usize> {
        of_layer(self.package, layer)
    }
}

fn of_layer(package: &Package, layer: Option<&Layer>) -> Vec<usize> {
    let belongs = |c: &Commitment| match layer {
        Some(layer) => c.layer == layer.id(),
        None => package.find::<Layer>(&c.layer).is_none(),
    };
    let all = package.commitments.iter().enumerate();
    all.filter(|(_, c)| belongs(c)).map(|(i, _)| i).collect()
}
