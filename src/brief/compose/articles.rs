//! The numbers under which the draft's clauses are printed and cited.

use super::definitions;
use crate::model::{Commitment, Layer, Listed, Package};

/// Article 1 defines the terms, where any need it; then come the triggers, then the commitments,
/// layer by layer in the order of the package, those without a layer last.
pub struct Articles<'a> {
    package: &'a Package,
    /// The number of the first trigger's article.
    first: usize,
    commitments: Vec<usize>,
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
        Articles { package, first, commitments }
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
