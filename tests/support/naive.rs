//! A second reading of `docs/analysis.md`: slow, plain, written from the page, and without a line
//! of the engine. It tries every set of defectors.

use casus::model::{
    Commitment, Date, Evidence, Force, Gate, GateKind, GateRule, IfSilent, Modality, Need, Organ,
    Package, Party, Role, Rule, Scenario, Severity, Supply, Term, Trigger,
};
use std::collections::{BTreeMap, BTreeSet};

pub type Set = BTreeSet<String>;

/// Who supports and who is silent; all others oppose.
pub struct Situation {
    supports: Set,
    silent: Set,
}

pub struct Naive<'a> {
    pub package: &'a Package,
    pub as_of: Option<Date>,
    pub out: Set,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Route {
    pub commitment: usize,
    pub trigger: Option<usize>,
    pub supply: usize,
    pub grade: u8,
    pub blocked: bool,
    pub vetoes: Vec<String>,
    pub best: Option<f64>,
    pub worst: Option<f64>,
}

#[derive(Clone, Copy, PartialEq)]
enum Hours {
    Best,
    Worst,
}

const NEVER: f64 = f64::INFINITY;

fn finite(hours: Option<f64>) -> Option<f64> {
    hours.filter(|h| *h < NEVER)
}

impl Naive<'_> {
    fn party(&self, id: &str) -> Option<&Party> {
        self.package.parties.iter().find(|p| p.id == id)
    }

    fn actors_of(party: &Party) -> Set {
        let organs = party.organs.iter().map(|o| format!("{}.{}", party.id, o.id));
        std::iter::once(party.id.clone()).chain(organs).collect()
    }

    fn actors(&self, which: impl Fn(&Party) -> bool) -> Set {
        self.package.parties.iter().filter(|p| which(p)).flat_map(Self::actors_of).collect()
    }

    fn always_support(&self) -> Set {
        self.actors(|p| p.role == Role::Beneficiary && !self.out.contains(&p.id))
    }

    pub fn free(&self) -> Set {
        self.actors(|p| {
            !matches!(p.role, Role::Beneficiary | Role::Adversary) && !self.out.contains(&p.id)
        })
    }

    /// All free actors but some support, and those oppose.
    fn against(&self, opposing: &Set) -> Situation {
        let mut supports = self.always_support();
        supports.extend(self.free().difference(opposing).cloned());
        Situation { supports, silent: Set::new() }
    }

    fn all_silent(&self) -> Situation {
        Situation { supports: self.always_support(), silent: self.free() }
    }

    fn counts(&self, element: &str, set: &Set, within: &[&str]) -> bool {
        let is_actor = self.package.parties.iter().any(|p| Self::actors_of(p).contains(element));
        if is_actor {
            return set.contains(element);
        }
        let body = self.package.bodies.iter().find(|b| b.id == element);
        let Some(body) = body.filter(|_| !within.contains(&element)) else { return false };
        let path: Vec<&str> = within.iter().copied().chain([element]).collect();
        self.rule(&body.members, body.rule, body.at_least, set, &path)
    }

    fn rule(
        &self,
        of: &[String],
        rule: Rule,
        least: Option<u32>,
        set: &Set,
        path: &[&str],
    ) -> bool {
        let n = of.iter().filter(|e| self.counts(e, set, path)).count();
        !of.is_empty()
            && match rule {
                Rule::Any => n > 0,
                Rule::All => n == of.len(),
                Rule::Majority => 2 * n > of.len(),
                Rule::AtLeast => least.is_some_and(|least| n as u32 >= least),
            }
    }

    fn gate_holds(&self, gate: &Gate, provider: &str, set: &Set) -> bool {
        let rule = match gate.rule {
            GateRule::Each => {
                return self.party(provider).is_some() && set.contains(provider);
            }
            GateRule::Any => Rule::Any,
            GateRule::All => Rule::All,
            GateRule::Majority => Rule::Majority,
            GateRule::AtLeast => Rule::AtLeast,
        };
        self.rule(&gate.by, rule, gate.at_least, set, &[])
    }

    /// Hours through a gate; none where it does not pass.
    fn gate(&self, gate: &Gate, provider: &str, who: &Situation, hours: Hours) -> Option<f64> {
        let (typical, within) = (gate.typical_hours, gate.within_hours);
        match gate.kind {
            GateKind::Notify => return Some(0.0),
            GateKind::Consult if hours == Hours::Best => {
                return Some(typical.or(within).unwrap_or(0.0));
            }
            GateKind::Consult => return Some(within.unwrap_or(NEVER)),
            GateKind::Decide | GateKind::Authorise => {}
        }
        if self.gate_holds(gate, provider, &who.supports) {
            return Some(match hours {
                Hours::Best => typical.or(within).unwrap_or(0.0),
                Hours::Worst => within.or(typical).unwrap_or(0.0),
            });
        }
        let both: Set = who.supports.union(&who.silent).cloned().collect();
        if gate.if_silent == IfSilent::Proceed && self.gate_holds(gate, provider, &both) {
            return Some(within.unwrap_or(NEVER));
        }
        None
    }

    fn binding(&self, commitment: &Commitment) -> bool {
        let paper = self.package.instruments.iter().find(|i| i.id == commitment.instrument);
        commitment.modality == Modality::Shall
            && paper.is_some_and(|i| {
                i.force == Force::Binding && self.as_of.is_none_or(|day| i.in_force_on(day))
            })
    }

    fn organs(&self, commitment: &Commitment, supply: &Supply) -> Vec<Organ> {
        let skip = supply.in_hand
            || commitment.triggers.is_empty()
            || commitment.pre_authorised.contains(&supply.by);
        let party = self.party(&supply.by).filter(|_| !skip);
        let organs = party.into_iter().flat_map(|p| p.organs.clone());
        organs.filter(|o| o.authorises.contains(&supply.capability)).collect()
    }

    /// Hours along a route; none where it is blocked.
    fn route_hours(
        &self,
        commitment: &Commitment,
        trigger: Option<&Trigger>,
        supply: &Supply,
        who: &Situation,
        hours: Hours,
    ) -> Option<f64> {
        let mut total = 0.0;
        if let Some(trigger) = trigger {
            for gate in trigger.determination.iter().chain(&commitment.activation) {
                total += self.gate(gate, &supply.by, who, hours)?;
            }
        }
        if !supply.in_hand && !self.binding(commitment) && !who.supports.contains(&supply.by) {
            return None;
        }
        let mut longest = 0.0_f64;
        for organ in self.organs(commitment, supply) {
            if !who.supports.contains(&format!("{}.{}", supply.by, organ.id)) {
                return None;
            }
            let (typical, within) = (organ.typical_hours, organ.within_hours);
            longest = longest.max(match hours {
                Hours::Best => typical.or(within).unwrap_or(0.0),
                Hours::Worst => within.or(typical).unwrap_or(0.0),
            });
        }
        Some(total + longest + supply.delivery_hours)
    }

    fn triggers_of(&self, commitment: &Commitment) -> Vec<Option<usize>> {
        if commitment.triggers.is_empty() {
            return vec![None];
        }
        let place = |id: &String| self.package.triggers.iter().position(|t| t.id == *id);
        commitment.triggers.iter().filter_map(place).map(Some).collect()
    }

    pub fn routes(&self) -> Vec<Route> {
        let mut routes = Vec::new();
        for (c, commitment) in self.package.commitments.iter().enumerate() {
            for trigger in self.triggers_of(commitment) {
                for (s, supply) in commitment.supplies.iter().enumerate() {
                    routes.push(self.route(c, commitment, trigger, s, supply));
                }
            }
        }
        routes
    }

    fn route(
        &self,
        place: usize,
        commitment: &Commitment,
        trigger: Option<usize>,
        at: usize,
        supply: &Supply,
    ) -> Route {
        let t = trigger.map(|t| &self.package.triggers[t]);
        let way = |who: &Situation, hours| self.route_hours(commitment, t, supply, who, hours);
        let best = way(&self.against(&Set::new()), Hours::Best);
        let silent = way(&self.all_silent(), Hours::Worst);
        let opposed = way(&self.against(&self.free()), Hours::Worst);
        let blocked = best.is_none();
        let stops = |a: &String| way(&self.against(&Set::from([a.clone()])), Hours::Best).is_none();
        let vetoes: Vec<String> =
            self.free().into_iter().filter(|a| !blocked && stops(a)).collect();
        let grade = if !self.binding(commitment) && !supply.in_hand
            || supply.capability == "consultation"
            || blocked
        {
            0
        } else if silent.is_some() {
            3 + u8::from(opposed.is_some())
        } else {
            1 + u8::from(vetoes.is_empty())
        };
        Route {
            commitment: place,
            trigger,
            supply: at,
            grade,
            blocked,
            vetoes,
            best: finite(best),
            worst: finite(silent),
        }
    }

    fn area_ok(limits: &[String], scenario: &Scenario) -> bool {
        limits.is_empty() || scenario.area.is_empty() || limits.contains(&scenario.area)
    }

    pub fn fires(&self, trigger: &Trigger, scenario: &Scenario) -> bool {
        let murk = |e: Evidence| Evidence::ALL.iter().position(|x| *x == e);
        let grave = |s: Severity| Severity::ALL.iter().position(|x| *x == s);
        (trigger.vectors.is_empty() || trigger.vectors.iter().any(|v| scenario.vectors.contains(v)))
            && grave(trigger.threshold) <= grave(scenario.severity)
            && Self::area_ok(&trigger.areas, scenario)
            && murk(scenario.attribution) <= murk(trigger.evidence)
    }

    /// The triggers by which a commitment's supply is reached in a scenario; none where it is not
    /// live.
    fn open(&self, c: &Commitment, s: &Supply, scenario: &Scenario) -> Vec<Option<usize>> {
        if !Self::area_ok(&c.areas, scenario) || !Self::area_ok(&s.areas, scenario) {
            return Vec::new();
        }
        let fires =
            |t: &Option<usize>| t.is_none_or(|t| self.fires(&self.package.triggers[t], scenario));
        self.triggers_of(c).into_iter().filter(fires).collect()
    }

    fn counted_amount(&self, supply: &Supply, scenario: &Scenario) -> f64 {
        let Some(pool) = self.package.pools.iter().find(|p| p.id == supply.pool) else {
            return supply.amount;
        };
        let mut promised = 0.0;
        for commitment in &self.package.commitments {
            for other in &commitment.supplies {
                if other.pool == pool.id && !self.open(commitment, other, scenario).is_empty() {
                    promised += other.amount;
                }
            }
        }
        if promised > pool.amount { supply.amount * pool.amount / promised } else { supply.amount }
    }

    /// What arrives in time; `keeps` tells which supplies are still there.
    fn arriving(
        &self,
        scenario: &Scenario,
        need: &Need,
        who: &Situation,
        hours: Hours,
        keeps: impl Fn(&Supply) -> bool,
    ) -> f64 {
        let mut sum = 0.0;
        for c in &self.package.commitments {
            let counters =
                c.counters.is_empty() || c.counters.iter().any(|v| scenario.vectors.contains(v));
            for s in &c.supplies {
                let adversary = self.party(&s.by).is_some_and(|p| p.role == Role::Adversary);
                let lost = self.out.contains(&s.by) && !s.in_hand;
                let lasts = s.sustain_days.is_none_or(|d| d >= need.for_days.unwrap_or(0.0));
                if !counters
                    || adversary
                    || lost
                    || !lasts
                    || s.capability != need.capability
                    || !keeps(s)
                {
                    continue;
                }
                let ways = self.open(c, s, scenario);
                let ways = ways.iter().filter_map(|t| {
                    let t = t.map(|t| &self.package.triggers[t]);
                    self.route_hours(c, t, s, who, hours)
                });
                if ways.fold(NEVER, f64::min) <= need.within_hours {
                    sum += self.counted_amount(s, scenario);
                }
            }
        }
        sum
    }

    fn share(sum: f64, need: &Need) -> f64 {
        if need.amount == 0.0 || sum / need.amount > 1.0 - 1e-9 { 1.0 } else { sum / need.amount }
    }

    /// Ceiling, assured and in hand.
    pub fn stances(&self, scenario: &Scenario, need: &Need) -> [f64; 3] {
        let own = |s: &Supply| {
            s.in_hand || self.party(&s.by).is_some_and(|p| p.role == Role::Beneficiary)
        };
        let all = self.against(&Set::new());
        let ceiling = self.arriving(scenario, need, &all, Hours::Best, |_| true);
        let silent = self.all_silent();
        let assured = self.arriving(scenario, need, &silent, Hours::Worst, |_| true);
        let in_hand = self.arriving(scenario, need, &silent, Hours::Worst, own);
        [ceiling, assured, in_hand].map(|sum| Self::share(sum, need))
    }

    pub fn without(&self, scenario: &Scenario, need: &Need, defect: &Set) -> f64 {
        let who = self.against(defect);
        let keeps = |s: &Supply| s.in_hand || !defect.contains(&s.by);
        Self::share(self.arriving(scenario, need, &who, Hours::Best, keeps), need)
    }

    pub fn one_party_out(&self, scenario: &Scenario, need: &Need) -> BTreeMap<String, f64> {
        let whole = self.without(scenario, need, &Set::new());
        let free = self.free();
        let parties = self.package.parties.iter().filter(|p| free.contains(&p.id));
        parties
            .map(|p| (p.id.clone(), self.without(scenario, need, &Self::actors_of(p))))
            .filter(|(_, left)| *left < whole - 1e-9)
            .collect()
    }

    /// Minimal blocking sets, and power, from every set of free actors.
    pub fn breaking(
        &self,
        scenario: &Scenario,
        need: &Need,
    ) -> (Vec<Vec<String>>, BTreeMap<String, f64>) {
        let free: Vec<String> = self.free().into_iter().collect();
        let chosen = |mask: usize| -> Set {
            (0..free.len()).filter(|i| mask >> i & 1 == 1).map(|i| free[i].clone()).collect()
        };
        let met: Vec<bool> = (0..1_usize << free.len())
            .map(|mask| self.without(scenario, need, &chosen(mask)) >= 1.0)
            .collect();
        let minimal = |mask: usize| {
            !met[mask] && (0..free.len()).all(|i| mask >> i & 1 == 0 || met[mask & !(1 << i)])
        };
        let mut sets: Vec<Vec<String>> = (0..met.len())
            .filter(|m| minimal(*m))
            .map(|m| chosen(m).into_iter().collect())
            .collect();
        sets.sort_by_key(|s| (s.len(), s.clone()));
        let mut power = BTreeMap::new();
        for (i, actor) in free.iter().enumerate() {
            let swings =
                (0..met.len()).filter(|m| m >> i & 1 == 0 && met[*m] && !met[m | 1 << i]).count();
            if swings > 0 {
                power.insert(actor.clone(), swings as f64 / (met.len() / 2) as f64);
            }
        }
        (sets, power)
    }

    /// Status (−2 no trigger, −1 no response, else the best grade) and number of providers.
    pub fn cell(&self, vector: &str, severity: Severity) -> (i8, usize) {
        let takes = |list: &[String]| list.is_empty() || list.iter().any(|v| v == vector);
        let fires = |t: &Trigger| takes(&t.vectors) && t.threshold <= severity;
        if !self.package.triggers.iter().any(fires) {
            return (-2, 0);
        }
        let mut grade = -1;
        let mut providers = Set::new();
        for route in self.routes() {
            let commitment = &self.package.commitments[route.commitment];
            let supply = &commitment.supplies[route.supply];
            if takes(&commitment.counters)
                && supply.capability != "consultation"
                && route.trigger.is_some_and(|t| fires(&self.package.triggers[t]))
            {
                grade = grade.max(route.grade as i8);
                providers.insert(supply.by.clone());
            }
        }
        (grade, providers.len())
    }
}
