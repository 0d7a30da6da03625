//! Random packages: small, odd and different, with everything that the analysis knows of.
//!
//! A package is drawn from a seed and a size, so that a failing case shrinks by its size.

use casus::model::{
    Area, Body, Capability, Commitment, Date, Evidence, Force, Gate, GateKind, GateRule, IfSilent,
    Instrument, InstrumentStatus, Modality, Need, Organ, Package, Party, Pool, Renewal, Role, Rule,
    Scenario, Severity, Supply, TALK, Term, Trigger, Unknown, Vector,
};
use proptest::prelude::*;

/// A strategy for packages of up to `most` objects a list.
pub fn packages(most: usize) -> impl Strategy<Value = Package> {
    (1..=most, any::<u64>()).prop_map(|(size, seed)| Draw::new(seed).package(size))
}

/// Makes every gate and organ that has a deadline usually keep it.
#[allow(dead_code, reason = "each test file compiles its own copy, and not all call it")]
pub fn keep_deadlines(package: &mut Package) {
    let keep = |typical: &mut Option<f64>, within: Option<f64>| {
        if let (Some(hours), Some(deadline)) = (typical.as_mut(), within) {
            *hours = hours.min(deadline);
        }
    };
    let triggers = package.triggers.iter_mut().flat_map(|t| &mut t.determination);
    let commitments = package.commitments.iter_mut().flat_map(|c| &mut c.activation);
    for gate in triggers.chain(commitments) {
        keep(&mut gate.typical_hours, gate.within_hours);
    }
    for organ in package.parties.iter_mut().flat_map(|p| &mut p.organs) {
        keep(&mut organ.typical_hours, organ.within_hours);
    }
}

/// A source of choices (SplitMix64).
pub struct Draw(u64);

impl Draw {
    /// The same seed makes the same choices.
    pub fn new(seed: u64) -> Draw {
        Draw(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`, which is not 0.
    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    /// True once in `n` times.
    pub fn once_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    /// One of some values.
    pub fn pick<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    /// Up to `most` of some ids, perhaps none, rarely one twice or one that nothing bears.
    fn some(&mut self, ids: &[String], most: usize) -> Vec<String> {
        let mut list = Vec::new();
        if ids.is_empty() {
            return list;
        }
        for _ in 0..self.below(most + 1) {
            let id = self.pick(ids);
            if !list.contains(&id) || self.once_in(8) {
                list.push(id);
            }
        }
        if self.once_in(40) {
            list.push("nobody".to_owned());
        }
        list
    }

    fn hours(&mut self) -> Option<f64> {
        let known = [6.0, 12.0, 24.0, 24.5, 48.0];
        (!self.once_in(3)).then(|| self.pick(&known))
    }

    fn amount(&mut self) -> f64 {
        self.pick(&[0.0, 0.1, 0.2, 0.3, 1.0, 1.0, 2.0, 2.0, 3.0, 5.0])
    }

    fn gate(&mut self, elements: &[String]) -> Gate {
        let kinds = [
            GateKind::Notify,
            GateKind::Consult,
            GateKind::Decide,
            GateKind::Decide,
            GateKind::Decide,
            GateKind::Authorise,
        ];
        let mut gate = Gate::new(self.pick(&kinds));
        gate.by = self.some(elements, 4);
        // Rules that somebody can meet without everybody are what the figures are about.
        gate.rule = if self.once_in(2) {
            self.pick(&[GateRule::Any, GateRule::Majority])
        } else {
            self.pick(GateRule::ALL)
        };
        gate.at_least = (!self.once_in(4)).then(|| self.below(4) as u32);
        gate.typical_hours = self.hours();
        gate.within_hours = self.hours();
        gate.if_silent = self.pick(IfSilent::ALL);
        gate
    }

    fn gates(&mut self, elements: &[String]) -> Vec<Gate> {
        (0..self.below(3)).map(|_| self.gate(elements)).collect()
    }

    /// A whole package of up to `size` objects a list.
    pub fn package(&mut self, size: usize) -> Package {
        let mut package = Package::empty();
        let ids = |stem: &str, n: usize| (0..n).map(|i| format!("{stem}{i}")).collect::<Vec<_>>();
        let vectors = ids("v", 1 + self.below(2));
        let areas = ids("area", self.below(3));
        let mut capabilities = ids("c", 1 + self.below(2));
        let named = |id: &String| (id.clone(), id.to_uppercase());
        package.vectors = vectors
            .iter()
            .map(named)
            .map(|(id, name)| Vector { id, name, unknown: Unknown::default() })
            .collect();
        package.areas = areas
            .iter()
            .map(named)
            .map(|(id, name)| Area { id, name, unknown: Unknown::default() })
            .collect();
        package.capabilities = capabilities
            .iter()
            .map(named)
            .map(|(id, name)| Capability {
                id,
                name,
                unit: "team".into(),
                unknown: Unknown::default(),
            })
            .collect();
        if self.once_in(4) {
            capabilities.push(TALK.to_owned());
        }
        self.parties(&mut package, size, &capabilities);
        let parties: Vec<String> = package.parties.iter().map(|p| p.id.clone()).collect();
        let mut elements = parties.clone();
        for party in &package.parties {
            elements.extend(party.organs.iter().map(|o| format!("{}.{}", party.id, o.id)));
        }
        let bodies = ids("body", self.below(size.min(3) + 1));
        elements.extend(bodies.clone());
        for id in bodies {
            let members = self.some(&elements, 4);
            package.bodies.push(Body {
                name: id.clone(),
                id,
                members,
                rule: self.pick(Rule::ALL),
                at_least: (!self.once_in(4)).then(|| self.below(4) as u32),
                unknown: Unknown::default(),
            });
        }
        let instruments = ids("paper", 1 + self.below(2));
        for id in &instruments {
            let parties = self.some(&parties, 5);
            package.instruments.push(self.instrument(id, parties));
        }
        let pools = ids("pool", self.below(3));
        for id in &pools {
            package.pools.push(Pool {
                id: id.clone(),
                by: self.pick(&parties),
                capability: self.pick(&capabilities),
                amount: self.amount(),
                unknown: Unknown::default(),
            });
        }
        let triggers = ids("t", 1 + self.below(size.min(3)));
        for id in &triggers {
            package.triggers.push(Trigger {
                id: id.clone(),
                name: id.to_uppercase(),
                text: String::new(),
                vectors: self.some(&vectors, 2),
                threshold: self.pick(Severity::ALL),
                areas: self.some(&areas, 2),
                evidence: self.pick(Evidence::ALL),
                determination: self.gates(&elements),
                unknown: Unknown::default(),
            });
        }
        for i in 0..1 + self.below(size) {
            let lists = Lists {
                vectors: &vectors,
                areas: &areas,
                capabilities: &capabilities,
                parties: &parties,
                pools: &pools,
            };
            let mut commitment = self.commitment(&lists, &instruments, &triggers, &elements);
            commitment.id = format!("p{i}");
            package.commitments.push(commitment);
        }
        for i in 0..1 + self.below(size.min(3)) {
            let scenario = self.scenario(i, &vectors, &areas, &capabilities);
            package.scenarios.push(scenario);
        }
        package
    }

    fn parties(&mut self, package: &mut Package, size: usize, capabilities: &[String]) {
        let roles = [
            Role::Guarantor,
            Role::Guarantor,
            Role::Guarantor,
            Role::Backer,
            Role::Institution,
            Role::Guarantor,
            Role::Guarantor,
            Role::Beneficiary,
            Role::Adversary,
        ];
        for i in 0..1 + self.below(size.min(5)) {
            let organs = if self.once_in(2) { 1 } else { 0 } + usize::from(self.once_in(6));
            let organs = (0..organs).map(|o| Organ {
                id: format!("o{o}"),
                name: format!("Organ {o}"),
                authorises: self.some(capabilities, 2),
                typical_hours: self.hours(),
                within_hours: self.hours(),
                source: String::new(),
                unknown: Unknown::default(),
            });
            let organs = organs.collect();
            package.parties.push(Party {
                id: format!("a{i}"),
                name: format!("State {i}"),
                role: self.pick(&roles),
                note: String::new(),
                organs,
                unknown: Unknown::default(),
            });
        }
    }

    fn instrument(&mut self, id: &str, parties: Vec<String>) -> Instrument {
        let days = [Date::new(2026, 1, 1), Date::new(2027, 1, 1), None];
        Instrument {
            id: id.to_owned(),
            title: id.to_uppercase(),
            form: None,
            force: self.pick(&[
                Force::Binding,
                Force::Binding,
                Force::Binding,
                Force::Binding,
                Force::Binding,
                Force::Political,
                Force::None,
            ]),
            status: self.pick(&[
                None,
                Some(InstrumentStatus::InForce),
                Some(InstrumentStatus::InForce),
                Some(InstrumentStatus::Signed),
            ]),
            parties,
            in_force_from: self.pick(&days),
            term_years: self.pick(&[None, Some(0.5), Some(10.0)]),
            renewal: self.pick(&[None, Some(Renewal::Automatic), Some(Renewal::None)]),
            withdrawal_notice_months: None,
            source: String::new(),
            unknown: Unknown::default(),
        }
    }

    fn commitment(
        &mut self,
        lists: &Lists,
        instruments: &[String],
        triggers: &[String],
        elements: &[String],
    ) -> Commitment {
        let supplies = (0..self.below(4)).map(|_| self.supply(lists)).collect();
        Commitment {
            id: String::new(),
            title: "Promise".to_owned(),
            layer: String::new(),
            instrument: if self.once_in(15) { String::new() } else { self.pick(instruments) },
            text: String::new(),
            modality: self.pick(&[
                Modality::Shall,
                Modality::Shall,
                Modality::Shall,
                Modality::Shall,
                Modality::Shall,
                Modality::Will,
            ]),
            triggers: if self.once_in(4) { Vec::new() } else { self.some(triggers, 2) },
            counters: self.some(lists.vectors, 1),
            areas: if self.once_in(3) { self.some(lists.areas, 2) } else { Vec::new() },
            pre_authorised: self.some(lists.parties, 2),
            note: String::new(),
            source: String::new(),
            activation: self.gates(elements),
            supplies,
            unknown: Unknown::default(),
        }
    }

    fn supply(&mut self, lists: &Lists) -> Supply {
        Supply {
            by: if self.once_in(30) { "nobody".to_owned() } else { self.pick(lists.parties) },
            capability: self.pick(lists.capabilities),
            amount: self.amount(),
            delivery_hours: self.pick(&[0.0, 0.0, 12.0, 48.0]),
            sustain_days: self.pick(&[None, None, Some(10.0), Some(30.0)]),
            in_hand: self.once_in(4),
            areas: if self.once_in(4) { self.some(lists.areas, 1) } else { Vec::new() },
            pool: if lists.pools.is_empty() || self.once_in(2) {
                String::new()
            } else {
                self.pick(lists.pools)
            },
            cost_meur: None,
            unknown: Unknown::default(),
        }
    }

    fn scenario(
        &mut self,
        place: usize,
        vectors: &[String],
        areas: &[String],
        capabilities: &[String],
    ) -> Scenario {
        let needs = (0..self.below(3)).map(|_| Need {
            capability: self.pick(capabilities),
            amount: self.amount(),
            within_hours: self.pick(&[0.0, 12.0, 36.0, 48.0, 72.0, 200.0]),
            for_days: self.pick(&[None, None, Some(10.0), Some(20.0)]),
            source: String::new(),
            unknown: Unknown::default(),
        });
        let needs = needs.collect();
        Scenario {
            id: format!("s{place}"),
            name: format!("Scenario {place}"),
            narrative: String::new(),
            vectors: self.some(vectors, 2),
            severity: self.pick(&Severity::ALL[1..]),
            area: if areas.is_empty() || self.once_in(2) {
                String::new()
            } else {
                self.pick(areas)
            },
            attribution: self.pick(&[
                Evidence::Clear,
                Evidence::Clear,
                Evidence::Contested,
                Evidence::Deniable,
            ]),
            weight: self.pick(&[1.0, 1.0, 0.0, 2.5]),
            needs,
            unknown: Unknown::default(),
        }
    }
}

struct Lists<'a> {
    vectors: &'a [String],
    areas: &'a [String],
    capabilities: &'a [String],
    parties: &'a [String],
    pools: &'a [String],
}
