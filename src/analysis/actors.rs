//! Who acts: parties and their organs, the bodies in which they decide, and what a rule asks.

use super::Options;
use crate::model::{Body, Gate, GateRule, Package, Role, Rule};
use std::collections::HashMap;

/// How an actor stands in every situation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Will {
    /// It acts in favour, always.
    Supports,
    /// It may support, stay silent or oppose.
    Free,
    /// It objects, always.
    Opposes,
}

/// An element of a gate or a body that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    /// A party or organ, by place among the actors.
    Actor(usize),
    /// A body, by place in the package.
    Body(usize),
}

/// One actor.
#[derive(Debug)]
pub(super) struct Actor {
    /// `deu` or `deu.bundestag`.
    pub id: String,
    /// The party, by place in the package.
    pub party: usize,
    /// How it stands.
    pub will: Will,
}

/// A list of elements with the rule over them. What is not there is [`None`]: it never counts, but
/// it is an element of the list.
#[derive(Debug, Clone)]
pub(super) struct Council {
    /// The elements, in the order of the list, duplicates included.
    pub elements: Vec<Option<Element>>,
    /// How many must count; none where the rule never holds.
    pub required: Option<usize>,
}

impl Council {
    fn of(
        index: &HashMap<String, Element>,
        ids: &[String],
        rule: Rule,
        least: Option<u32>,
    ) -> Self {
        let elements: Vec<_> = ids.iter().map(|id| index.get(id.as_str()).copied()).collect();
        Council { required: required(rule, least, elements.len()), elements }
    }

    /// Whether the rule holds where `counts` tells which elements count.
    pub fn holds(&self, counts: impl Fn(Element) -> bool) -> bool {
        let Some(required) = self.required else { return false };
        let mut missing = required;
        for element in self.elements.iter().flatten() {
            if missing == 0 {
                break;
            }
            missing -= usize::from(counts(*element));
        }
        missing == 0
    }
}

/// How many of `length` elements must count; none where no number of them is enough.
///
/// Over an empty list no rule holds. `at-least` without its number never holds; with 0 it always
/// does.
fn required(rule: Rule, at_least: Option<u32>, length: usize) -> Option<usize> {
    if length == 0 {
        return None;
    }
    match rule {
        Rule::Any => Some(1),
        Rule::All => Some(length),
        Rule::Majority => Some(length / 2 + 1),
        Rule::AtLeast => at_least.map(|n| n as usize).filter(|n| *n <= length),
    }
}

/// Which bodies hold for one set of actors.
#[derive(Debug, Clone, Default)]
struct Standing {
    bodies: Vec<bool>,
}

/// All actors and bodies of a package, and what the bodies say in the two situations from which
/// every stance follows.
#[derive(Debug)]
pub(super) struct Actors {
    actors: Vec<Actor>,
    index: HashMap<String, Element>,
    by_name: Vec<usize>,
    /// Actors before this place belong to earlier parties; one entry more than parties.
    first_of_party: Vec<usize>,
    bodies: Vec<Council>,
    /// All who do not always oppose.
    willing: Standing,
    /// Only those who always support.
    loyal: Standing,
    /// For each body that holds over the willing: the free actors without whom it does not.
    body_vetoes: Vec<Vec<usize>>,
}

impl Actors {
    /// Reads the actors of a package; of two that share an id the first counts.
    pub fn new(package: &Package, options: &Options) -> Actors {
        let mut actors = Vec::new();
        let mut index = HashMap::new();
        let mut first_of_party = vec![0];
        for (place, party) in package.parties.iter().enumerate() {
            let will = match party.role {
                _ if options.out.contains(&party.id) => Will::Opposes,
                Role::Beneficiary => Will::Supports,
                Role::Adversary => Will::Opposes,
                Role::Guarantor | Role::Backer | Role::Institution => Will::Free,
            };
            if !index.contains_key(&party.id) {
                let organs = party.organs.iter().map(|o| format!("{}.{}", party.id, o.id));
                for id in std::iter::once(party.id.clone()).chain(organs) {
                    if !index.contains_key(&id) {
                        index.insert(id.clone(), Element::Actor(actors.len()));
                        actors.push(Actor { id, party: place, will });
                    }
                }
            }
            first_of_party.push(actors.len());
        }
        for (place, body) in package.bodies.iter().enumerate() {
            index.entry(body.id.clone()).or_insert(Element::Body(place));
        }
        let council = |b: &Body| Council::of(&index, &b.members, b.rule, b.at_least);
        let bodies = package.bodies.iter().map(council).collect();
        let mut by_name: Vec<usize> = (0..actors.len()).collect();
        by_name.sort_by(|a, b| actors[*a].id.cmp(&actors[*b].id));
        let mut this = Actors {
            actors,
            by_name,
            index,
            first_of_party,
            bodies,
            willing: Standing::default(),
            loyal: Standing::default(),
            body_vetoes: Vec::new(),
        };
        this.willing = this.standing(|a| this.is_willing(a));
        this.loyal = this.standing(|a| this.is_loyal(a));
        this.body_vetoes = this.find_body_vetoes();
        this
    }

    /// Which bodies hold over a set of actors: the least fixpoint, so that a body that reaches
    /// itself does not count through itself.
    fn standing(&self, within: impl Fn(usize) -> bool) -> Standing {
        let mut holds = vec![false; self.bodies.len()];
        loop {
            let mut changed = false;
            // Bodies usually come after the bodies that sit in them; either way it ends.
            for (place, body) in self.bodies.iter().enumerate() {
                if !holds[place] {
                    let now = body.holds(|e| match e {
                        Element::Actor(a) => within(a),
                        Element::Body(b) => holds[b],
                    });
                    holds[place] = now;
                    changed |= now;
                }
            }
            if !changed {
                return Standing { bodies: holds };
            }
        }
    }

    fn find_body_vetoes(&self) -> Vec<Vec<usize>> {
        let mut vetoes = vec![Vec::new(); self.bodies.len()];
        let members = self.bodies.iter().flat_map(|b| b.elements.iter().flatten());
        let mut members: Vec<usize> = members
            .filter_map(|e| match e {
                Element::Actor(a) => Some(*a),
                Element::Body(_) => None,
            })
            .filter(|a| self.is_free(*a))
            .collect();
        members.sort_unstable();
        members.dedup();
        for actor in members {
            let without = self.standing(|a| a != actor && self.is_willing(a));
            for (place, list) in vetoes.iter_mut().enumerate() {
                if self.willing.bodies[place] && !without.bodies[place] {
                    list.push(actor);
                }
            }
        }
        vetoes
    }

    /// The council of a gate; rule `each` has none of its own.
    pub fn council(&self, gate: &Gate) -> Option<Council> {
        let rule = match gate.rule {
            GateRule::Any => Rule::Any,
            GateRule::All => Rule::All,
            GateRule::Majority => Rule::Majority,
            GateRule::AtLeast => Rule::AtLeast,
            GateRule::Each => return None,
        };
        Some(Council::of(&self.index, &gate.by, rule, gate.at_least))
    }

    /// The council of one actor that decides for itself; of nobody where it does not exist.
    pub fn alone(&self, actor: Option<usize>) -> Council {
        Council { elements: vec![actor.map(Element::Actor)], required: Some(1) }
    }

    /// All actors, in the order of the file, each party before its organs.
    pub fn all(&self) -> &[Actor] {
        &self.actors
    }

    /// The id of an actor.
    pub fn id(&self, actor: usize) -> &str {
        &self.actors[actor].id
    }

    /// All actors in the alphabetical order of their ids.
    pub fn by_name(&self) -> &[usize] {
        &self.by_name
    }

    /// All bodies' councils, in the order of the file.
    pub fn bodies(&self) -> &[Council] {
        &self.bodies
    }

    /// The party with this id, as an actor.
    pub fn party(&self, id: &str) -> Option<usize> {
        match self.index.get(id) {
            Some(Element::Actor(a)) if !self.is_organ(*a) => Some(*a),
            _ => None,
        }
    }

    /// An organ of a party, as an actor.
    pub fn organ(&self, party: usize, organ: &str) -> Option<usize> {
        let id = format!("{}.{organ}", self.actors[party].id);
        match self.index.get(&id) {
            Some(Element::Actor(a)) => Some(*a),
            _ => None,
        }
    }

    /// Whether an actor is an organ of a party.
    pub fn is_organ(&self, actor: usize) -> bool {
        self.first_of_party[self.actors[actor].party] != actor
    }

    /// The places of a party and its organs among the actors.
    pub fn of_party(&self, party: usize) -> std::ops::Range<usize> {
        self.first_of_party[party]..self.first_of_party[party + 1]
    }

    /// Whether an actor may oppose.
    pub fn is_free(&self, actor: usize) -> bool {
        self.actors[actor].will == Will::Free
    }

    /// Whether an actor does not always oppose.
    pub fn is_willing(&self, actor: usize) -> bool {
        self.actors[actor].will != Will::Opposes
    }

    /// Whether an actor always supports.
    pub fn is_loyal(&self, actor: usize) -> bool {
        self.actors[actor].will == Will::Supports
    }

    /// Whether a council's rule holds when all free actors support.
    pub fn willing_hold(&self, council: &Council) -> bool {
        council.holds(|e| match e {
            Element::Actor(a) => self.is_willing(a),
            Element::Body(b) => self.willing.bodies[b],
        })
    }

    /// Whether a council's rule holds over those alone who always support.
    pub fn loyal_hold(&self, council: &Council) -> bool {
        council.holds(|e| match e {
            Element::Actor(a) => self.is_loyal(a),
            Element::Body(b) => self.loyal.bodies[b],
        })
    }

    /// Free actors without whom alone a council's rule, which holds over the willing, fails.
    pub fn vetoes(&self, council: &Council) -> Vec<usize> {
        let mut candidates = Vec::new();
        for element in council.elements.iter().flatten() {
            match element {
                Element::Actor(a) if self.is_free(*a) => candidates.push(*a),
                Element::Actor(_) => {}
                Element::Body(b) => candidates.extend(&self.body_vetoes[*b]),
            }
        }
        candidates.sort_unstable();
        candidates.dedup();
        candidates.retain(|&actor| {
            !council.holds(|e| match e {
                Element::Actor(a) => a != actor && self.is_willing(a),
                Element::Body(b) => {
                    self.willing.bodies[b] && self.body_vetoes[b].binary_search(&actor).is_err()
                }
            })
        });
        candidates
    }
}
