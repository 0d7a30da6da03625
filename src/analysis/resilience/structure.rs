//! The structure of a need, evaluated in any algebra: bodies, gates, routes, supplies.

use crate::analysis::actors::{Council, Element};
use crate::analysis::engine::{Engine, Promise, Share};
use crate::analysis::gates::Reading;
use crate::analysis::scenario::{Live, Situation, in_time};
use crate::model::Need;

/// The structure grew past its bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooLarge;

/// What monotone functions of the actors are made of.
pub(super) trait Algebra {
    /// A function.
    type Value: Clone + PartialEq;
    /// Holds always, or never.
    fn constant(&self, holds: bool) -> Self::Value;
    /// Holds where the free actor stands by the package.
    fn stands(&self, actor: usize) -> Self::Value;
    /// Holds where both hold.
    fn and(&self, a: &Self::Value, b: &Self::Value) -> Result<Self::Value, TooLarge>;
    /// Holds where one of them holds.
    fn or(&self, a: &Self::Value, b: &Self::Value) -> Result<Self::Value, TooLarge>;
}

/// A package's structure in one algebra; what several needs share is computed once.
pub(super) struct Structure<'e, A: Algebra> {
    engine: &'e Engine<'e>,
    /// The algebra.
    pub algebra: A,
    bodies: Vec<Option<A::Value>>,
    determinations: Vec<Option<A::Value>>,
    activations: Vec<Option<A::Value>>,
}

impl<'e, A: Algebra> Structure<'e, A> {
    /// Nothing is evaluated yet.
    pub fn new(engine: &'e Engine<'e>, algebra: A) -> Self {
        Structure {
            engine,
            algebra,
            bodies: vec![None; engine.actors.bodies().len()],
            determinations: vec![None; engine.determinations.len()],
            activations: vec![None; engine.promises.len()],
        }
    }

    /// Where a supply arrives in time for a need: a route that is open, quick enough and passes,
    /// and, unless it is in hand, a provider that stands by its word.
    pub fn arrives(
        &mut self,
        situation: &Situation,
        need: &Need,
        live: &Live,
    ) -> Result<A::Value, TooLarge> {
        let engine = self.engine;
        let promise = &engine.promises[live.commitment];
        let share = &promise.supplies[live.supply];
        let mut arrives = self.algebra.constant(false);
        for way in situation.open_ways(engine, live) {
            if in_time(share.ways[way].best, need.within_hours) {
                let passes = self.passes(live.commitment, promise, share, way)?;
                arrives = self.algebra.or(&arrives, &passes)?;
            }
        }
        let supply = &engine.package.commitments[live.commitment].supplies[live.supply];
        if supply.in_hand {
            return Ok(arrives);
        }
        // A provider that bears no id of the package cannot defect.
        let Some(provider) = share.provider else { return Ok(arrives) };
        let stands = self.actor(provider);
        self.algebra.and(&arrives, &stands)
    }

    fn passes(
        &mut self,
        place: usize,
        promise: &'e Promise,
        share: &Share,
        way: usize,
    ) -> Result<A::Value, TooLarge> {
        let mut passes = self.algebra.constant(true);
        if !promise.standing {
            let trigger = promise.triggers[way];
            let gates = &self.engine.determinations[trigger];
            let common = match self.determinations[trigger].take() {
                Some(known) => known,
                None => self.common(gates)?,
            };
            self.determinations[trigger] = Some(common.clone());
            let own = match self.activations[place].take() {
                Some(known) => known,
                None => self.common(&promise.activation)?,
            };
            self.activations[place] = Some(own.clone());
            passes = self.algebra.and(&common, &own)?;
            if has_each(gates) || has_each(&promise.activation) {
                let provider = self.alone(share.provider);
                passes = self.algebra.and(&passes, &provider)?;
            }
        }
        if share.hidden.own.is_some() {
            let provider = self.alone(share.provider);
            passes = self.algebra.and(&passes, &provider)?;
        }
        for organ in &share.hidden.organs {
            let organ = self.alone(organ.actor);
            passes = self.algebra.and(&passes, &organ)?;
        }
        Ok(passes)
    }

    /// The gates that are the same for every supply, all together.
    fn common(&mut self, gates: &'e [Reading]) -> Result<A::Value, TooLarge> {
        let mut all = self.algebra.constant(true);
        for gate in gates {
            if let Reading::Common { council: Some(council), .. } = gate {
                let gate = self.council(council)?;
                all = self.algebra.and(&all, &gate)?;
            }
        }
        Ok(all)
    }

    fn alone(&self, actor: Option<usize>) -> A::Value {
        actor.map_or_else(|| self.algebra.constant(false), |a| self.actor(a))
    }

    fn actor(&self, actor: usize) -> A::Value {
        if self.engine.actors.is_free(actor) {
            self.algebra.stands(actor)
        } else {
            self.algebra.constant(self.engine.actors.is_willing(actor))
        }
    }

    fn council(&mut self, council: &'e Council) -> Result<A::Value, TooLarge> {
        for element in council.elements.iter().flatten() {
            if let Element::Body(body) = element
                && self.bodies[*body].is_none()
            {
                self.find_body(*body)?;
            }
        }
        self.rule(council)
    }

    /// The rule over a council whose bodies are known; one that is not known yet does not hold.
    fn rule(&self, council: &Council) -> Result<A::Value, TooLarge> {
        let no = self.algebra.constant(false);
        let Some(required) = council.required else { return Ok(no) };
        // After each element: where at least 0, 1, … `required` of those so far count.
        let mut at_least = vec![no.clone(); required + 1];
        at_least[0] = self.algebra.constant(true);
        for (seen, element) in council.elements.iter().enumerate() {
            let counts = match element {
                None => continue,
                Some(Element::Actor(a)) => self.actor(*a),
                Some(Element::Body(b)) => self.bodies[*b].clone().unwrap_or_else(|| no.clone()),
            };
            // What cannot reach `required` any more need not be kept up.
            let left = council.elements.len() - seen - 1;
            for n in (required.saturating_sub(left).max(1)..=required.min(seen + 1)).rev() {
                let with = self.algebra.and(&at_least[n - 1], &counts)?;
                at_least[n] = self.algebra.or(&at_least[n], &with)?;
            }
        }
        Ok(at_least.swap_remove(required))
    }

    /// Evaluates a body and all that it reaches: the least fixpoint, from nothing upwards.
    fn find_body(&mut self, body: usize) -> Result<(), TooLarge> {
        let councils = self.engine.actors.bodies();
        let (order, cyclic) = self.reach(body);
        let no = self.algebra.constant(false);
        order.iter().for_each(|&b| self.bodies[b] = Some(no.clone()));
        loop {
            let mut changed = false;
            for &b in &order {
                let Ok(value) = self.rule(&councils[b]) else {
                    // What is not finished must not be taken for the truth by the next need.
                    order.iter().for_each(|&b| self.bodies[b] = None);
                    return Err(TooLarge);
                };
                changed |= self.bodies[b].as_ref() != Some(&value);
                self.bodies[b] = Some(value);
            }
            if !(cyclic && changed) {
                return Ok(());
            }
        }
    }

    /// Bodies not yet known that a body reaches, members first, itself last; and whether some of
    /// them sit in themselves.
    fn reach(&self, body: usize) -> (Vec<usize>, bool) {
        #[derive(Clone, Copy, PartialEq)]
        enum Mark {
            New,
            Open,
            Done,
        }
        let councils = self.engine.actors.bodies();
        let mut marks = vec![Mark::New; councils.len()];
        let (mut order, mut cyclic) = (Vec::new(), false);
        let mut path = vec![(body, 0)];
        marks[body] = Mark::Open;
        while let Some((b, next)) = path.last_mut() {
            let Some(element) = councils[*b].elements.get(*next) else {
                marks[*b] = Mark::Done;
                order.push(*b);
                path.pop();
                continue;
            };
            *next += 1;
            if let Some(Element::Body(member)) = *element
                && self.bodies[member].is_none()
            {
                match marks[member] {
                    Mark::New => {
                        marks[member] = Mark::Open;
                        path.push((member, 0));
                    }
                    Mark::Open => cyclic = true,
                    Mark::Done => {}
                }
            }
        }
        (order, cyclic)
    }
}

fn has_each(gates: &[Reading]) -> bool {
    gates.iter().any(|g| matches!(g, Reading::Each(_)))
}
