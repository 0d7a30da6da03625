//! The structure as decision diagrams: when a need is met, as a function of who stands by it.

use super::cuts::Diagram;
use super::structure::{Algebra, Structure, TooLarge};
use super::{Breaking, Question, in_order, search};
use crate::analysis::actors::{Council, Element};
use crate::analysis::engine::Engine;
use crate::analysis::gates::Reading;
use crate::analysis::scenario::TOLERANCE;
use oxidd::bdd::{BDDFunction, BDDManagerRef, new_manager};
use oxidd::util::{FxHasher, Ref};
use oxidd::{BooleanFunction, Function, HasLevel, InnerNode, Manager, ManagerRef, Node};
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::{Mutex, PoisonError};

/// The largest diagram of one need.
pub(super) const MOST_NODES: usize = 1 << 16;
/// The most steps in adding up one need's supplies.
pub(super) const MOST_STATES: usize = 1 << 14;
/// The most free actors for which diagrams are built, whose depth is the number of actors.
const MOST_ACTORS: usize = 1_000;
/// Room for nodes; where the work on one need takes more, it is given up.
const CAPACITY: usize = 1 << 18;
/// Room for results of steps, which need not be taken again.
const CACHE: usize = 1 << 14;
/// After so many needs that outgrew it, those with more than [`FEW`] supplies are not tried.
const MOST_FAILURES: usize = 3;
/// A number of supplies whose diagram is small however they are tied.
const FEW: usize = 8;
/// Nodes left over by earlier work, beyond which it is cleared away.
const LEFTOVERS: usize = 1 << 16;

type Map<K, V> = HashMap<K, V, BuildHasherDefault<FxHasher>>;

/// Where diagrams are made. Making one is slower than most packages are to analyse, so that each is
/// used again.
pub(super) struct Workbench {
    manager: BDDManagerRef,
    variables: usize,
}

static IDLE: Mutex<Vec<Workbench>> = Mutex::new(Vec::new());

impl Workbench {
    /// Works on a bench that nobody else uses.
    pub fn with<T>(work: impl FnOnce(&mut Workbench) -> T) -> T {
        let idle = || IDLE.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = idle().pop();
        let mut bench = kept.unwrap_or_else(|| Workbench {
            manager: new_manager(CAPACITY, CACHE, 1),
            variables: 0,
        });
        let done = work(&mut bench);
        idle().push(bench);
        done
    }

    /// Settles every question.
    pub fn answer(&mut self, engine: &Engine, questions: Vec<Question>) {
        let order = Order::new(engine);
        if order.actors.len() > MOST_ACTORS {
            for mut question in questions {
                let breaking = search::small(engine, &question);
                question.settle(breaking);
            }
            return;
        }
        self.make_room(order.actors.len());
        self.manager.with_manager_shared(|manager| {
            let algebra = Diagrams::new(manager, &order);
            let mut reader = Reader { engine, order: &order, known: Map::default() };
            let mut structure = Structure::new(engine, algebra);
            let mut failures = 0;
            for mut question in questions {
                let hopeless = failures >= MOST_FAILURES && question.counting.len() > FEW;
                let breaking =
                    if hopeless { Err(TooLarge) } else { reader.answer(&mut structure, &question) };
                let breaking = breaking.unwrap_or_else(|TooLarge| {
                    if !hopeless {
                        failures += 1;
                        manager.gc();
                    }
                    search::small(engine, &question)
                });
                question.settle(breaking);
            }
        });
    }

    fn make_room(&mut self, variables: usize) {
        self.manager.with_manager_exclusive(|manager| {
            if manager.num_inner_nodes() > LEFTOVERS {
                manager.gc();
            }
            let missing = variables.saturating_sub(self.variables);
            // At most [`MOST_ACTORS`].
            manager.add_vars(missing as u32);
            self.variables += missing;
        });
    }
}

/// Reads answers out of diagrams, equal ones once.
struct Reader<'e> {
    engine: &'e Engine<'e>,
    order: &'e Order,
    /// By topmost node; each function is kept, so that its node is not given to another.
    known: Map<usize, (BDDFunction, Breaking)>,
}

impl Reader<'_> {
    fn answer(
        &mut self,
        structure: &mut Structure<Diagrams>,
        question: &Question,
    ) -> Result<Breaking, TooLarge> {
        let supplies = question.supplies(structure)?;
        let Diagrams { yes, no, .. } = &structure.algebra;
        let met = Sum::new(supplies, question.need.amount, yes, no).reaches()?;
        if let Some((_, breaking)) = self.known.get(&node(&met)) {
            return Ok(breaking.clone());
        }
        let breaking = self.read(&read_out(&met, yes)?);
        self.known.insert(node(&met), (met, breaking.clone()));
        Ok(breaking)
    }

    fn read(&self, diagram: &Diagram) -> Breaking {
        let actor = |level: usize| self.order.actors[level];
        let (sets, complete) = diagram.minimal_cuts();
        let actors = |set: Vec<u32>| set.into_iter().map(|level| actor(level as usize)).collect();
        let id = |level: usize| self.engine.actors.id(actor(level)).to_owned();
        let power = diagram.power().into_iter().map(|(level, power)| (id(level), power));
        Breaking {
            sets: in_order(self.engine, sets.into_iter().map(actors)),
            complete,
            power: power.collect(),
        }
    }
}

impl Question<'_> {
    /// When each supply arrives, with its amount; those that arrive together added up.
    fn supplies(
        &self,
        structure: &mut Structure<Diagrams>,
    ) -> Result<Vec<(f64, BDDFunction)>, TooLarge> {
        let mut supplies: Vec<(f64, BDDFunction)> = Vec::new();
        let mut places: Map<usize, usize> = Map::default();
        for live in &self.counting {
            let arrives = structure.arrives(self.situation, self.need, live)?;
            if arrives != structure.algebra.no {
                let place = *places.entry(node(&arrives)).or_insert_with(|| {
                    supplies.push((0.0, arrives));
                    supplies.len() - 1
                });
                supplies[place].0 += live.amount;
            }
        }
        if supplies.len() > MOST_ACTORS {
            return Err(TooLarge);
        }
        // In the order of levels, so that each step adds at the top of what is there.
        supplies.sort_by_cached_key(|(_, arrives)| level(arrives));
        Ok(supplies)
    }
}

/// The free actors in the order of the diagrams' levels: those on councils first, for what many
/// supplies wait for belongs at the top; then parties with their organs.
struct Order {
    actors: Vec<usize>,
    level: Vec<Option<u32>>,
}

impl Order {
    fn new(engine: &Engine) -> Order {
        let mut order = Order { actors: Vec::new(), level: vec![None; engine.actors.all().len()] };
        let own = engine.promises.iter().map(|p| &p.activation);
        for gate in engine.determinations.iter().chain(own).flatten() {
            if let Reading::Common { council: Some(council), .. } = gate {
                order.add_council(engine, council);
            }
        }
        for body in engine.actors.bodies() {
            order.add_council(engine, body);
        }
        for actor in 0..engine.actors.all().len() {
            order.add(engine, actor);
        }
        order
    }

    fn add_council(&mut self, engine: &Engine, council: &Council) {
        for element in council.elements.iter().flatten() {
            if let Element::Actor(actor) = element {
                self.add(engine, *actor);
            }
        }
    }

    fn add(&mut self, engine: &Engine, actor: usize) {
        if engine.actors.is_free(actor) && self.level[actor].is_none() {
            self.level[actor] = u32::try_from(self.actors.len()).ok();
            self.actors.push(actor);
        }
    }
}

/// Decision diagrams as an algebra.
pub(super) struct Diagrams {
    stands: Vec<BDDFunction>,
    yes: BDDFunction,
    no: BDDFunction,
}

impl Diagrams {
    fn new<'id>(manager: &<BDDFunction as Function>::Manager<'id>, order: &Order) -> Diagrams {
        let (yes, no) = (BDDFunction::t(manager), BDDFunction::f(manager));
        // One node a variable: there is room for them, or the package has no free actor.
        let variable = |level: &Option<u32>| {
            level.and_then(|l| BDDFunction::var(manager, l).ok()).unwrap_or_else(|| yes.clone())
        };
        Diagrams { stands: order.level.iter().map(variable).collect(), yes, no }
    }
}

impl Algebra for Diagrams {
    type Value = BDDFunction;

    fn constant(&self, holds: bool) -> BDDFunction {
        if holds { self.yes.clone() } else { self.no.clone() }
    }

    fn stands(&self, actor: usize) -> BDDFunction {
        self.stands[actor].clone()
    }

    fn and(&self, a: &BDDFunction, b: &BDDFunction) -> Result<BDDFunction, TooLarge> {
        a.and(b).map_err(|_| TooLarge)
    }

    fn or(&self, a: &BDDFunction, b: &BDDFunction) -> Result<BDDFunction, TooLarge> {
        a.or(b).map_err(|_| TooLarge)
    }
}

/// Supplies added up until they reach an amount.
///
/// From each supply on, what is still missing falls into ranges that lead to the same function;
/// they are kept, so that as many steps are taken as there are such functions.
struct Sum<'f> {
    supplies: Vec<(f64, BDDFunction)>,
    /// For each supply, what it and those after it bring together.
    rest: Vec<f64>,
    /// For each supply, ranges of what is missing, in ascending order.
    ranges: Vec<Vec<Range>>,
    states: usize,
    amount: f64,
    slack: f64,
    yes: &'f BDDFunction,
    no: &'f BDDFunction,
}

/// Where the missing amount is above `low` and at most `high`, the function is the same.
#[derive(Clone)]
struct Range {
    low: f64,
    high: f64,
    met: BDDFunction,
}

impl<'f> Sum<'f> {
    fn new(
        supplies: Vec<(f64, BDDFunction)>,
        amount: f64,
        yes: &'f BDDFunction,
        no: &'f BDDFunction,
    ) -> Sum<'f> {
        let mut rest = vec![0.0; supplies.len() + 1];
        for (place, (amount, _)) in supplies.iter().enumerate().rev() {
            rest[place] = rest[place + 1] + amount;
        }
        let ranges = vec![Vec::new(); supplies.len()];
        Sum { supplies, rest, ranges, states: 0, amount, slack: amount * TOLERANCE, yes, no }
    }

    fn reaches(mut self) -> Result<BDDFunction, TooLarge> {
        Ok(self.from(0, self.amount)?.met)
    }

    fn from(&mut self, place: usize, missing: f64) -> Result<Range, TooLarge> {
        if missing <= self.slack {
            return Ok(Range { low: f64::NEG_INFINITY, high: self.slack, met: self.yes.clone() });
        }
        let reach = self.rest[place] + self.slack;
        if missing > reach {
            return Ok(Range { low: reach, high: f64::INFINITY, met: self.no.clone() });
        }
        let at = self.ranges[place].partition_point(|r| r.high < missing);
        if let Some(range) = self.ranges[place].get(at).filter(|r| r.low < missing) {
            return Ok(range.clone());
        }
        self.states += 1;
        if self.states > MOST_STATES {
            return Err(TooLarge);
        }
        let amount = self.supplies[place].0;
        let with = self.from(place + 1, missing - amount)?;
        let without = self.from(place + 1, missing)?;
        let met = self.supplies[place].1.ite(&with.met, &without.met).map_err(|_| TooLarge)?;
        let range = Range {
            low: without.low.max(with.low + amount),
            high: without.high.min(with.high + amount),
            met,
        };
        self.ranges[place].insert(at, range.clone());
        Ok(range)
    }
}

/// The number of a function's topmost node: the same for equal functions that are alive.
fn node(function: &BDDFunction) -> usize {
    function.with_manager_shared(|_, edge| edge.node_id())
}

/// The level of a function's topmost node; that of a constant is below all.
fn level(function: &BDDFunction) -> u32 {
    function.with_manager_shared(|manager, edge| match manager.get_node(edge) {
        Node::Inner(node) => node.level(),
        Node::Terminal(_) => u32::MAX,
    })
}

/// Reads a diagram out of the bench.
fn read_out(root: &BDDFunction, yes: &BDDFunction) -> Result<Diagram, TooLarge> {
    struct Walk {
        yes: usize,
        seen: Map<usize, u32>,
        diagram: Diagram,
    }
    fn visit<M: Manager>(
        walk: &mut Walk,
        manager: &M,
        edge: Ref<'_, M::Edge>,
    ) -> Result<u32, TooLarge>
    where
        M::InnerNode: HasLevel,
    {
        let id = edge.node_id();
        let node = match manager.get_node(edge) {
            Node::Terminal(_) => return Ok(u32::from(id == walk.yes)),
            Node::Inner(node) => node,
        };
        if let Some(&known) = walk.seen.get(&id) {
            return Ok(known);
        }
        let stands = visit(walk, manager, node.child(0))?;
        let defects = visit(walk, manager, node.child(1))?;
        if walk.diagram.len() >= MOST_NODES {
            return Err(TooLarge);
        }
        let place = walk.diagram.push(node.level(), stands, defects);
        walk.seen.insert(id, place);
        Ok(place)
    }
    let mut walk = Walk { yes: node(yes), seen: Map::default(), diagram: Diagram::default() };
    walk.diagram.root =
        root.with_manager_shared(|manager, edge| visit(&mut walk, manager, edge))?;
    Ok(walk.diagram)
}
