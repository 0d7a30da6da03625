//! What a decision diagram says: minimal blocking sets and power.
//!
//! Sets after A. Rauzy's recursion for minimal cuts of coherent fault trees (1993): those of a node
//! are those of its “stands” branch, and its actor with each of the “defects” branch that does not
//! block in the “stands” branch already. Families of sets are kept as diagrams of their own
//! (S. Minato's zero-suppressed form), so that they are spelt out only at the end.

use super::SMALL;
use super::structure::TooLarge;
use oxidd::util::FxHasher;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

/// The most minimal sets that are listed for a need.
pub(super) const MOST_SETS: usize = 10_000;
/// The most steps in finding them.
const MOST_STEPS: usize = 1 << 18;

type Map<K, V> = HashMap<K, V, BuildHasherDefault<FxHasher>>;

/// Not met, whoever stands.
const NO: u32 = 0;
/// Met, whoever defects.
const YES: u32 = 1;

/// When a need is met: a decision diagram whose nodes come after the nodes that they lead to.
#[derive(Debug, Default)]
pub(super) struct Diagram {
    nodes: Vec<Node>,
    /// The topmost node.
    pub root: u32,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    /// The variable; it is smaller than those of the branches.
    variable: u32,
    stands: u32,
    defects: u32,
}

impl Diagram {
    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Adds a node whose branches are there already, and returns its place; 0 and 1 are the ends
    /// “not met” and “met”.
    pub fn push(&mut self, variable: u32, stands: u32, defects: u32) -> u32 {
        self.nodes.push(Node { variable, stands, defects });
        self.nodes.len() as u32 + YES
    }

    fn node(&self, place: u32) -> Option<Node> {
        self.nodes.get((place as usize).checked_sub(2)?).copied()
    }

    /// All minimal sets of variables without which it is not met, in ascending order each, and
    /// whether they are all; where there are too many, those of up to [`SMALL`] variables, or of
    /// fewer where even those are too many.
    pub fn minimal_cuts(&self) -> (Vec<Vec<u32>>, bool) {
        let mut families = Families::default();
        let Ok(all) = families.minimal(self) else { return (Vec::new(), false) };
        if let Some(sets) = families.spell_out(all, usize::MAX) {
            return (sets, true);
        }
        let small = (0..=SMALL).rev().find_map(|size| families.spell_out(all, size));
        (small.unwrap_or_default(), false)
    }

    /// The Penrose–Banzhaf measure of each variable that has any: the share of the ways in which the
    /// others can split at which it decides. With each variable standing half of the time, that is
    /// the chance of reaching a node of it, times what it changes there.
    pub fn power(&self) -> Vec<(usize, f64)> {
        let mut met = vec![0.0, 1.0];
        for node in &self.nodes {
            met.push((met[node.stands as usize] + met[node.defects as usize]) / 2.0);
        }
        let mut reached = vec![0.0; met.len()];
        reached[self.root as usize] = 1.0;
        let variables = self.nodes.iter().map(|n| n.variable as usize + 1).max().unwrap_or(0);
        let mut power = vec![0.0; variables];
        for (place, node) in self.nodes.iter().enumerate().rev() {
            let here = reached[place + 2];
            let (stands, defects) = (node.stands as usize, node.defects as usize);
            power[node.variable as usize] += here * (met[stands] - met[defects]);
            reached[stands] += here / 2.0;
            reached[defects] += here / 2.0;
        }
        power.into_iter().enumerate().filter(|(_, power)| *power > 0.0).collect()
    }
}

/// No set at all.
const NONE: u32 = 0;
/// The empty set alone.
const EMPTY: u32 = 1;

/// A family of sets: those with a variable, and those without it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Family {
    /// Smaller than all others in the family.
    variable: u32,
    with: u32,
    without: u32,
}

/// Families of sets that share their parts.
#[derive(Default)]
struct Families {
    nodes: Vec<Family>,
    places: Map<Family, u32>,
    /// By family and place in the diagram.
    harmless: Map<(u32, u32), u32>,
}

impl Families {
    fn get(&self, family: u32) -> Option<Family> {
        self.nodes.get((family as usize).checked_sub(2)?).copied()
    }

    fn make(&mut self, variable: u32, with: u32, without: u32) -> Result<u32, TooLarge> {
        if with == NONE {
            return Ok(without);
        }
        let family = Family { variable, with, without };
        if let Some(&known) = self.places.get(&family) {
            return Ok(known);
        }
        if self.nodes.len() >= MOST_STEPS {
            return Err(TooLarge);
        }
        self.nodes.push(family);
        let place = self.nodes.len() as u32 + 1;
        self.places.insert(family, place);
        Ok(place)
    }

    /// The minimal sets that block.
    fn minimal(&mut self, diagram: &Diagram) -> Result<u32, TooLarge> {
        let mut minimal = vec![EMPTY, NONE];
        for node in &diagram.nodes {
            let with = self.harmless(diagram, minimal[node.defects as usize], node.stands)?;
            let without = minimal[node.stands as usize];
            minimal.push(self.make(node.variable, with, without)?);
        }
        Ok(minimal[diagram.root as usize])
    }

    /// Those sets of a family that do not block from a place of the diagram on.
    fn harmless(&mut self, diagram: &Diagram, family: u32, from: u32) -> Result<u32, TooLarge> {
        if family == NONE || from == NO {
            return Ok(NONE);
        }
        // Where nobody defects it is met: support never hurts, and this is not “never met”.
        if family == EMPTY || from == YES {
            return Ok(family);
        }
        let (Some(sets), Some(node)) = (self.get(family), diagram.node(from)) else {
            return Ok(family);
        };
        if sets.variable > node.variable {
            return self.harmless(diagram, family, node.stands);
        }
        if let Some(&known) = self.harmless.get(&(family, from)) {
            return Ok(known);
        }
        if self.harmless.len() >= MOST_STEPS {
            return Err(TooLarge);
        }
        let (stands, defects) =
            if sets.variable == node.variable { (node.stands, node.defects) } else { (from, from) };
        let with = self.harmless(diagram, sets.with, defects)?;
        let without = self.harmless(diagram, sets.without, stands)?;
        let found = self.make(sets.variable, with, without)?;
        self.harmless.insert((family, from), found);
        Ok(found)
    }

    /// The sets of a family of up to a size; none where there are more than [`MOST_SETS`].
    fn spell_out(&self, family: u32, size: usize) -> Option<Vec<Vec<u32>>> {
        // The smallest set of each family tells where a search would find nothing.
        let mut smallest = vec![usize::MAX, 0];
        for node in &self.nodes {
            let with = smallest[node.with as usize].saturating_add(1);
            smallest.push(with.min(smallest[node.without as usize]));
        }
        let mut found = Vec::new();
        // What is still to be looked at, with how many of the variables on the way belong to it.
        let mut open = vec![(family, 0)];
        let mut set = Vec::new();
        while let Some((family, depth)) = open.pop() {
            set.truncate(depth);
            if smallest[family as usize].saturating_add(depth) > size {
                continue;
            }
            match self.get(family) {
                Some(node) => {
                    open.push((node.without, depth));
                    if smallest[node.with as usize].saturating_add(depth + 1) <= size {
                        // Looked at next, before anything shortens the way.
                        set.push(node.variable);
                        open.push((node.with, depth + 1));
                    }
                }
                None if family == EMPTY => found.push(set.clone()),
                None => {}
            }
            if found.len() > MOST_SETS {
                return None;
            }
        }
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two of three.
    fn majority() -> Diagram {
        let mut d = Diagram::default();
        let last = d.push(2, YES, NO);
        let both = d.push(1, last, NO);
        let either = d.push(1, YES, last);
        d.root = d.push(0, either, both);
        d
    }

    #[test]
    fn finds_minimal_sets_and_power() {
        let (mut sets, complete) = majority().minimal_cuts();
        sets.sort();
        assert_eq!(sets, [[0, 1], [0, 2], [1, 2]]);
        assert!(complete);
        assert_eq!(majority().power(), [(0, 0.5), (1, 0.5), (2, 0.5)]);
    }

    #[test]
    fn constants_have_no_power() {
        let met = Diagram { root: YES, ..Diagram::default() };
        assert_eq!(met.minimal_cuts(), (Vec::new(), true));
        let never = Diagram { root: NO, ..Diagram::default() };
        assert_eq!(never.minimal_cuts(), (vec![Vec::new()], true));
        assert!(met.power().is_empty() && never.power().is_empty());
    }

    #[test]
    fn lists_small_sets_where_there_are_too_many() {
        // Half of 20: 184,756 minimal sets of ten, and none of four.
        let mut d = Diagram::default();
        let mut below: Vec<u32> = (0..=20).map(|n| if n >= 11 { YES } else { NO }).collect();
        for variable in (0..20_u32).rev() {
            below = (0..=variable as usize)
                .map(|n| match (below[n + 1], below[n]) {
                    (stands, defects) if stands == defects => stands,
                    (stands, defects) => d.push(variable, stands, defects),
                })
                .collect();
        }
        d.root = below[0];
        assert_eq!(d.minimal_cuts(), (Vec::new(), false));
        let total: f64 = d.power().iter().map(|p| p.1).sum();
        assert!((total - 20.0 * 92_378.0 / 524_288.0).abs() < 1e-12);
    }
}
