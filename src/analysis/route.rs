//! Every route with its steps, its grade and who alone can stop it.

use super::engine::{Engine, Promise, Share};
use super::gates::Passage;
use super::{Grade, Route, Step, StepKind};
use crate::model::{Supply, TALK};

/// All routes, in the order of commitments, then triggers, then supplies.
pub(super) fn all(engine: &Engine) -> Vec<Route> {
    let mut routes = Vec::new();
    let commitments = engine.package.commitments.iter().zip(&engine.promises);
    for (place, (commitment, promise)) in commitments.enumerate() {
        let mut add = |trigger: Option<usize>| {
            let supplies = commitment.supplies.iter().zip(&promise.supplies);
            routes.extend(supplies.enumerate().map(|(at, (supply, share))| {
                let places = Places { commitment: place, trigger, supply: at };
                Walk::new(engine, promise, share, trigger).finish(places, supply)
            }));
        };
        if promise.standing {
            add(None);
        } else {
            promise.triggers.iter().for_each(|&t| add(Some(t)));
        }
    }
    routes
}

struct Places {
    commitment: usize,
    trigger: Option<usize>,
    supply: usize,
}

/// The way along one route.
struct Walk<'e> {
    engine: &'e Engine<'e>,
    promise: &'e Promise,
    steps: Vec<Step>,
    total: Passage,
}

impl<'e> Walk<'e> {
    fn new(
        engine: &'e Engine<'e>,
        promise: &'e Promise,
        share: &'e Share,
        trigger: Option<usize>,
    ) -> Self {
        let mut walk = Walk { engine, promise, steps: Vec::new(), total: Passage::open() };
        if let Some(trigger) = trigger {
            walk.gates(&engine.determinations[trigger], share, StepKind::Determination);
            walk.gates(&promise.activation, share, StepKind::Activation);
        }
        if let Some(own) = &share.hidden.own {
            walk.note(StepKind::OwnDecision, own);
            walk.total.then(own);
        }
        let mut organs = Passage::open();
        for organ in &share.hidden.organs {
            walk.note(StepKind::Organ(organ.place), &organ.passage);
            organs.beside(&organ.passage);
        }
        walk.total.then(&organs);
        walk
    }

    fn gates(
        &mut self,
        readings: &[super::gates::Reading],
        share: &Share,
        kind: fn(usize) -> StepKind,
    ) {
        for (place, reading) in readings.iter().enumerate() {
            let passage = reading.passage(&self.engine.actors, share.provider);
            self.note(kind(place), &passage);
            self.total.then(&passage);
        }
    }

    fn note(&mut self, kind: StepKind, passage: &Passage) {
        self.steps.push(Step {
            kind,
            best_hours: finite(passage.best),
            worst_hours: finite(passage.worst),
            passes_in_silence: passage.silence,
            passes_with_support: passage.support,
        });
    }

    fn finish(mut self, places: Places, supply: &Supply) -> Route {
        let mut delivery = Passage::open();
        (delivery.best, delivery.worst) = (supply.delivery_hours, supply.delivery_hours);
        self.note(StepKind::Delivery, &delivery);
        self.total.then(&delivery);
        let blocked = !self.total.support;
        let mut vetoes = std::mem::take(&mut self.total.vetoes);
        if blocked {
            vetoes.clear();
        }
        vetoes.sort_unstable();
        vetoes.dedup();
        let declaratory =
            !self.promise.binding && !supply.in_hand || supply.capability == TALK || blocked;
        let grade = match (self.total.silence, self.total.opposed) {
            _ if declaratory => Grade::Declaratory,
            (true, true) => Grade::Automatic,
            (true, false) => Grade::DefaultOn,
            (false, _) if vetoes.is_empty() => Grade::Collective,
            (false, _) => Grade::Discretionary,
        };
        Route {
            commitment: places.commitment,
            trigger: places.trigger,
            supply: places.supply,
            grade,
            blocked,
            vetoes: vetoes.into_iter().map(|a| self.engine.actors.id(a).to_owned()).collect(),
            best_hours: finite(self.total.best),
            worst_hours: finite(self.total.worst),
            steps: self.steps,
        }
    }
}

/// Hours, unless they never end.
pub(super) fn finite(hours: f64) -> Option<f64> {
    hours.is_finite().then_some(hours)
}
