//! What passes a gate, in every stance, and how long it takes.

use super::actors::{Actors, Council};
use crate::model::{Gate, GateKind, IfSilent, Organ};
use std::borrow::Cow;

/// What a gate does in the stances that the analysis knows. Hours that never end are infinite, and
/// so are those of a gate that does not pass.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Passage {
    /// Passes when all free actors support.
    pub support: bool,
    /// Passes when all free actors are silent.
    pub silence: bool,
    /// Passes when all free actors oppose.
    pub opposed: bool,
    /// Hours when all support.
    pub best: f64,
    /// Hours, worst, when all are silent.
    pub worst: f64,
    /// Free actors whose opposition alone stops it while all others support, in order of actors;
    /// empty where it does not pass anyway.
    pub vetoes: Vec<usize>,
}

impl Passage {
    /// Where nothing has to be passed.
    pub fn open() -> Passage {
        Passage {
            support: true,
            silence: true,
            opposed: true,
            best: 0.0,
            worst: 0.0,
            vetoes: Vec::new(),
        }
    }

    /// Another gate after this one.
    pub fn then(&mut self, next: &Passage) {
        self.meet(next);
        self.best += next.best;
        self.worst += next.worst;
    }

    /// Another gate beside this one: both must pass, the slower one counts.
    pub fn beside(&mut self, other: &Passage) {
        self.meet(other);
        self.best = self.best.max(other.best);
        self.worst = self.worst.max(other.worst);
    }

    fn meet(&mut self, other: &Passage) {
        self.support &= other.support;
        self.silence &= other.silence;
        self.opposed &= other.opposed;
        self.vetoes.extend(&other.vetoes);
    }
}

/// A gate of the words, read once for the whole package or once a provider.
#[derive(Debug)]
pub(super) enum Reading {
    /// The same for every supply; the council is that of a deciding gate.
    Common { passage: Passage, council: Option<Council> },
    /// Rule `each`: every provider decides for its own supply.
    Each(Terms),
}

/// What a gate says of time and silence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terms {
    typical: Option<f64>,
    within: Option<f64>,
    proceeds: bool,
    consults: bool,
}

impl Terms {
    fn of(gate: &Gate) -> Terms {
        Terms {
            typical: gate.typical_hours,
            within: gate.within_hours,
            proceeds: gate.if_silent == IfSilent::Proceed,
            consults: gate.kind == GateKind::Consult,
        }
    }

    /// The hidden gate of an organ, with the organ's own hours.
    pub fn of_organ(organ: &Organ) -> Terms {
        Terms { typical: organ.typical_hours, within: organ.within_hours, ..Terms::own_decision() }
    }

    /// The hidden gate of a provider that is not bound: no deadline, and silence lets it lapse.
    pub fn own_decision() -> Terms {
        Terms { typical: None, within: None, proceeds: false, consults: false }
    }

    fn promptly(&self) -> f64 {
        self.typical.or(self.within).unwrap_or(0.0)
    }

    /// What the gate does where `council` decides.
    pub fn read(&self, actors: &Actors, council: &Council) -> Passage {
        let support = actors.willing_hold(council);
        let opposed = actors.loyal_hold(council);
        // With every free actor silent, supporters and silent together are the willing.
        let silence = opposed || self.proceeds && support;
        let worst = if opposed {
            self.within.or(self.typical).unwrap_or(0.0)
        } else if silence {
            self.within.unwrap_or(f64::INFINITY)
        } else {
            f64::INFINITY
        };
        Passage {
            support,
            silence,
            opposed,
            best: if support { self.promptly() } else { f64::INFINITY },
            worst,
            vetoes: if support { actors.vetoes(council) } else { Vec::new() },
        }
    }

    fn read_talk(&self) -> Passage {
        let mut passage = Passage::open();
        if self.consults {
            passage.best = self.promptly();
            passage.worst = self.within.unwrap_or(f64::INFINITY);
        }
        passage
    }
}

impl Reading {
    /// Reads a gate.
    pub fn of(actors: &Actors, gate: &Gate) -> Reading {
        let terms = Terms::of(gate);
        match actors.council(gate) {
            _ if !gate.decides() => Reading::Common { passage: terms.read_talk(), council: None },
            Some(council) => {
                Reading::Common { passage: terms.read(actors, &council), council: Some(council) }
            }
            None => Reading::Each(terms),
        }
    }

    /// What the gate does for the supply of one provider.
    pub fn passage(&self, actors: &Actors, provider: Option<usize>) -> Cow<'_, Passage> {
        match self {
            Reading::Common { passage, .. } => Cow::Borrowed(passage),
            Reading::Each(terms) => Cow::Owned(terms.read(actors, &actors.alone(provider))),
        }
    }
}
