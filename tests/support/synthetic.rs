//! Packages made to measure, for benches and for the bounds.

use casus::model::{
    Body, Capability, Commitment, Evidence, Force, Gate, GateKind, GateRule, IfSilent, Instrument,
    Modality, Need, Organ, Package, Party, Role, Rule, Scenario, Severity, Supply, Trigger,
    Unknown, Vector,
};

/// A package with every object that another can need: one vector, one capability, one treaty.
fn base(parties: usize) -> Package {
    let mut package = Package::empty();
    package.vectors.push(Vector { id: "v".into(), name: "V".into(), unknown: Unknown::default() });
    let unit = "team".into();
    package.capabilities.push(Capability {
        id: "c".into(),
        name: "C".into(),
        unit,
        unknown: Unknown::default(),
    });
    package.parties = (0..parties).map(party).collect();
    package.instruments.push(Instrument {
        id: "treaty".into(),
        title: "Treaty".into(),
        form: None,
        force: Force::Binding,
        status: None,
        parties: package.parties.iter().map(|p| p.id.clone()).collect(),
        in_force_from: None,
        term_years: None,
        renewal: None,
        withdrawal_notice_months: None,
        source: String::new(),
        unknown: Unknown::default(),
    });
    package
}

fn party(place: usize) -> Party {
    let organ = Organ {
        id: "house".into(),
        name: format!("House {place}"),
        authorises: if place.is_multiple_of(2) { vec!["c".into()] } else { Vec::new() },
        typical_hours: Some(24.0),
        within_hours: None,
        source: String::new(),
        unknown: Unknown::default(),
    };
    Party {
        id: format!("a{place:02}"),
        name: format!("State {place}"),
        role: Role::Guarantor,
        note: String::new(),
        organs: vec![organ],
        unknown: Unknown::default(),
    }
}

fn body(id: String, members: Vec<String>, rule: Rule) -> Body {
    Body { name: id.clone(), id, members, rule, at_least: None, unknown: Unknown::default() }
}

fn decision(by: Vec<String>, rule: GateRule, proceeds: bool) -> Gate {
    let mut gate = Gate::new(GateKind::Decide);
    gate.by = by;
    gate.rule = rule;
    gate.typical_hours = Some(3.0);
    gate.within_hours = Some(12.0);
    gate.if_silent = if proceeds { IfSilent::Proceed } else { IfSilent::Lapse };
    gate
}

fn trigger(id: String, determination: Vec<Gate>, threshold: Severity) -> Trigger {
    Trigger {
        name: id.clone(),
        id,
        text: String::new(),
        vectors: Vec::new(),
        threshold,
        areas: Vec::new(),
        evidence: Evidence::Deniable,
        determination,
        unknown: Unknown::default(),
    }
}

fn supply(by: usize, amount: f64) -> Supply {
    Supply {
        by: format!("a{by:02}"),
        capability: "c".into(),
        amount,
        delivery_hours: 24.0,
        sustain_days: None,
        in_hand: false,
        areas: Vec::new(),
        pool: String::new(),
        cost_meur: None,
        unknown: Unknown::default(),
    }
}

fn commitment(place: usize, triggers: Vec<String>, supplies: Vec<Supply>) -> Commitment {
    Commitment {
        id: format!("p{place}"),
        title: format!("Promise {place}"),
        layer: String::new(),
        instrument: "treaty".into(),
        text: String::new(),
        modality: Modality::Shall,
        triggers,
        counters: Vec::new(),
        areas: Vec::new(),
        pre_authorised: Vec::new(),
        note: String::new(),
        source: String::new(),
        activation: Vec::new(),
        supplies,
        unknown: Unknown::default(),
    }
}

fn scenario(place: usize, severity: Severity, needs: &[f64]) -> Scenario {
    let need = |amount: &f64| Need {
        capability: "c".into(),
        amount: *amount,
        within_hours: 96.0,
        for_days: None,
        source: String::new(),
        unknown: Unknown::default(),
    };
    Scenario {
        id: format!("s{place}"),
        name: format!("Scenario {place}"),
        narrative: String::new(),
        vectors: vec!["v".into()],
        severity,
        area: String::new(),
        attribution: Evidence::Clear,
        weight: 1.0,
        needs: needs.iter().map(need).collect(),
        unknown: Unknown::default(),
    }
}

/// A large package such as a coalition might draft: parties with organs, overlapping councils, and
/// `commitments` of three shares each, spread over 36 capabilities.
pub fn large(parties: usize, commitments: usize, scenarios: usize) -> Package {
    let mut package = base(parties);
    let id = |n: usize| format!("a{:02}", n % parties);
    for c in 0..36 {
        let capability = Capability { id: format!("c{c}"), ..package.capabilities[0].clone() };
        package.capabilities.push(capability);
    }
    for b in 0..5 {
        let members = (0..4).map(|m| id(b * 7 + m)).collect();
        package.bodies.push(body(format!("body{b}"), members, Rule::Majority));
    }
    let severities = [Severity::Incident, Severity::LimitedAttack, Severity::MajorAttack];
    for t in 0..12 {
        let council = if t % 3 == 0 { id(t) } else { format!("body{}", t % 5) };
        let gates = vec![decision(vec![council], GateRule::All, t % 2 == 0)];
        package.triggers.push(trigger(format!("t{t}"), gates, severities[t % 3]));
    }
    for p in 0..commitments {
        let capability = format!("c{}", p % 36);
        let supplies = (0..3).map(|s| {
            let amount = 1.0 + ((p + 2 * s) % 4) as f64;
            Supply { capability: capability.clone(), ..supply((p * 3 + s * 11) % parties, amount) }
        });
        let supplies = supplies.collect();
        let triggers = vec![format!("t{}", p % 12), format!("t{}", (p * 5 + 1) % 12)];
        let mut promise = commitment(p, triggers, supplies);
        promise.activation = vec![decision(vec![id(p), id(p + 1)], GateRule::Any, false)];
        package.commitments.push(promise);
    }
    for s in 0..scenarios {
        let mut scenario = scenario(s, Severity::FullScale, &[8.0, 10.0, 12.0]);
        for (n, need) in scenario.needs.iter_mut().enumerate() {
            need.capability = format!("c{}", (s + 12 * n) % 36);
        }
        package.scenarios.push(scenario);
    }
    package
}

/// A package built to blow up decision diagrams: shares whose sums are all different, each behind
/// several councils that overlap without any order.
pub fn intricate(parties: usize) -> Package {
    let mut package = base(parties);
    let mut state = 7_usize;
    let mut next = |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    for b in 0..parties {
        let members = (0..9).map(|_| format!("a{:02}", next(parties))).collect();
        package.bodies.push(body(format!("body{b}"), members, Rule::Majority));
    }
    let mut total = 0.0;
    for p in 0..parties {
        let by = (0..3).map(|_| format!("body{}", next(parties))).collect();
        let gates = vec![decision(by, GateRule::Majority, false)];
        package.triggers.push(trigger(format!("t{p}"), gates, Severity::Incident));
        let amount = 1_000.0 + next(1_000_000) as f64 / 7.0;
        total += amount;
        package.commitments.push(commitment(p, vec![format!("t{p}")], vec![supply(p, amount)]));
    }
    package.scenarios.push(scenario(0, Severity::FullScale, &[total * 0.6]));
    package
}

/// A package ten times over: triggers, commitments and scenarios, with needs to match.
pub fn ten_times(package: &Package) -> Package {
    let mut ten = package.clone();
    for copy in 1..10 {
        let name = |id: &String| format!("{id}-{copy}");
        for trigger in &package.triggers {
            ten.triggers.push(Trigger { id: name(&trigger.id), ..trigger.clone() });
        }
        for commitment in &package.commitments {
            let triggers = commitment.triggers.iter().map(name).collect();
            ten.commitments.push(Commitment {
                id: name(&commitment.id),
                triggers,
                ..commitment.clone()
            });
        }
        for scenario in &package.scenarios {
            ten.scenarios.push(Scenario { id: name(&scenario.id), ..scenario.clone() });
        }
    }
    for need in ten.scenarios.iter_mut().flat_map(|s| &mut s.needs) {
        need.amount *= 10.0;
    }
    ten
}
