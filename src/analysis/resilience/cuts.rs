//! What a decision diagram says: minimal blocking sets and power.
//!
//! Sets after A. Rauzy's recursion for minimal cuts of coherent fault trees (1993): those of a node
//! are those of its “stands” branch, and its actor with each of the “defects” branch that does not
//! block in the “stands” branch already.

use super::SMALL;
use super::structure::TooLarge;

/// The most minimal sets that are listed for a need.
pub(super) const MOST_SETS: usize = 20_000;
/// The most sets kept on the way.
const MOST_ENTRIES: usize = 2_000_000;

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

/// A set as a list in ascending order: its first variable and the set of the others.
#[derive(Debug, Clone, Copy)]
struct Entry {
    variable: u32,
    others: u32,
    size: u32,
}

const EMPTY: u32 = 0;

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
    /// whether they are all; where there are too many, those of up to [`SMALL`] variables.
    pub fn minimal_cuts(&self) -> (Vec<Vec<u32>>, bool) {
        if let Ok(sets) = self.cuts_up_to(usize::MAX) {
            return (sets, true);
        }
        let small = (0..=SMALL).rev().find_map(|size| self.cuts_up_to(size).ok());
        (small.unwrap_or_default(), false)
    }

    fn cuts_up_to(&self, size: usize) -> Result<Vec<Vec<u32>>, TooLarge> {
        let mut entries = vec![Entry { variable: u32::MAX, others: EMPTY, size: 0 }];
        let mut cuts: Vec<Vec<u32>> = vec![vec![EMPTY], Vec::new()];
        let mut kept = 0;
        for node in &self.nodes {
            let mut list = cuts[node.stands as usize].clone();
            for &others in &cuts[node.defects as usize] {
                let grown = entries[others as usize].size + 1;
                if grown as usize <= size && !self.blocks(&entries, node.stands, others) {
                    list.push(entries.len() as u32);
                    entries.push(Entry { variable: node.variable, others, size: grown });
                }
            }
            kept += list.len();
            if kept > MOST_ENTRIES {
                return Err(TooLarge);
            }
            cuts.push(list);
        }
        let found = &cuts[self.root as usize];
        if found.len() > MOST_SETS {
            return Err(TooLarge);
        }
        let spell = |&set: &u32| {
            let mut variables = Vec::new();
            let mut set = set;
            while set != EMPTY {
                variables.push(entries[set as usize].variable);
                set = entries[set as usize].others;
            }
            variables
        };
        Ok(found.iter().map(spell).collect())
    }

    /// Whether it is not met from a node on where the variables of a set defect.
    fn blocks(&self, entries: &[Entry], from: u32, set: u32) -> bool {
        let (mut place, mut set) = (from, set);
        while let Some(node) = self.node(place) {
            let entry = entries[set as usize];
            if entry.variable < node.variable {
                set = entry.others;
            } else if entry.variable == node.variable {
                place = node.defects;
            } else {
                place = node.stands;
            }
        }
        place == NO
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
