//! Who refers to whom: every reference of a package, once.
//!
//! Dangling references, "where is this used", and removal with its consequences all read this.

use super::{Gate, Kind, Listed, Package};

/// Where a reference stands: an object, and the key in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The kind of the object that refers.
    pub kind: Kind,
    /// Its place in its list.
    pub index: usize,
    /// The words for the key that holds the reference, such as “supply” or “decision-makers”.
    pub what: &'static str,
}

/// One reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference<'a> {
    /// Where it stands.
    pub place: Place,
    /// The kinds of object that it may name; an organ counts as [`Kind::Party`].
    pub to: &'static [Kind],
    /// The id that it names.
    pub id: &'a str,
}

const PARTY: &[Kind] = &[Kind::Party];
const ELEMENT: &[Kind] = &[Kind::Party, Kind::Body];

struct Collector<'a> {
    found: Vec<Reference<'a>>,
    kind: Kind,
    index: usize,
}

impl<'a> Collector<'a> {
    fn at(&mut self, kind: Kind, index: usize) {
        (self.kind, self.index) = (kind, index);
    }

    fn one(&mut self, what: &'static str, to: &'static [Kind], id: &'a str) {
        if !id.is_empty() {
            let place = Place { kind: self.kind, index: self.index, what };
            self.found.push(Reference { place, to, id });
        }
    }

    fn many(&mut self, what: &'static str, to: &'static [Kind], ids: &'a [String]) {
        for id in ids {
            self.one(what, to, id);
        }
    }

    fn gates(&mut self, what: &'static str, gates: &'a [Gate]) {
        for gate in gates {
            self.many(what, ELEMENT, &gate.by);
        }
    }
}

/// Every reference of the package, in the order of the file.
pub fn references(package: &Package) -> Vec<Reference<'_>> {
    let mut c = Collector { found: Vec::new(), kind: Kind::Vector, index: 0 };
    for (i, party) in package.parties.iter().enumerate() {
        c.at(Kind::Party, i);
        for organ in &party.organs {
            c.many("what an organ authorises", &[Kind::Capability], &organ.authorises);
            c.one("source", &[Kind::Source], &organ.source);
        }
    }
    for (i, body) in package.bodies.iter().enumerate() {
        c.at(Kind::Body, i);
        c.many("members", ELEMENT, &body.members);
    }
    for (i, instrument) in package.instruments.iter().enumerate() {
        c.at(Kind::Instrument, i);
        c.many("parties", PARTY, &instrument.parties);
        c.one("source", &[Kind::Source], &instrument.source);
    }
    for (i, pool) in package.pools.iter().enumerate() {
        c.at(Kind::Pool, i);
        c.one("holder", PARTY, &pool.by);
        c.one("capability", &[Kind::Capability], &pool.capability);
    }
    for (i, trigger) in package.triggers.iter().enumerate() {
        c.at(Kind::Trigger, i);
        c.many("ways of attack", &[Kind::Vector], &trigger.vectors);
        c.many("areas", &[Kind::Area], &trigger.areas);
        c.gates("determination", &trigger.determination);
    }
    for (i, commitment) in package.commitments.iter().enumerate() {
        c.at(Kind::Commitment, i);
        c.one("layer", &[Kind::Layer], &commitment.layer);
        c.one("instrument", &[Kind::Instrument], &commitment.instrument);
        c.many("triggers", &[Kind::Trigger], &commitment.triggers);
        c.many("ways of attack", &[Kind::Vector], &commitment.counters);
        c.many("areas", &[Kind::Area], &commitment.areas);
        c.many("consent in advance", PARTY, &commitment.pre_authorised);
        c.one("source", &[Kind::Source], &commitment.source);
        c.gates("activation", &commitment.activation);
        for supply in &commitment.supplies {
            c.one("provider", PARTY, &supply.by);
            c.one("capability", &[Kind::Capability], &supply.capability);
            c.many("areas of a supply", &[Kind::Area], &supply.areas);
            c.one("pool", &[Kind::Pool], &supply.pool);
        }
    }
    for (i, scenario) in package.scenarios.iter().enumerate() {
        c.at(Kind::Scenario, i);
        c.many("ways of attack", &[Kind::Vector], &scenario.vectors);
        c.one("area", &[Kind::Area], &scenario.area);
        for need in &scenario.needs {
            c.one("needed capability", &[Kind::Capability], &need.capability);
            c.one("source", &[Kind::Source], &need.source);
        }
    }
    c.found
}

impl Reference<'_> {
    /// Whether something in the package bears the id.
    pub fn resolves(&self, package: &Package) -> bool {
        if self.to == ELEMENT
            && let Some((party, organ)) = self.id.split_once('.')
        {
            return package
                .find::<super::Party>(party)
                .is_some_and(|p| p.organs.iter().any(|o| o.id == organ));
        }
        if self.to == [Kind::Capability] && self.id == super::TALK {
            return true;
        }
        self.to.iter().any(|&kind| package.position(kind, self.id).is_some())
    }
}

/// Where an object is used; a party also where one of its organs is.
pub fn uses_of(package: &Package, kind: Kind, id: &str) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for reference in references(package) {
        let names = reference.id == id
            || kind == Kind::Party && reference.id.split_once('.').is_some_and(|(p, _)| p == id);
        if names && reference.to.contains(&kind) && !places.contains(&reference.place) {
            places.push(reference.place);
        }
    }
    places
}

impl Package {
    /// Drops every reference to an object: list entries go, single references become empty, and
    /// supplies, needs and pools that cannot be without it go with it.
    ///
    /// A party's organs count as the party. Needs and supplies of a removed capability go.
    pub fn drop_references(&mut self, kind: Kind, id: &str) {
        let names = |reference: &str| {
            reference == id
                || kind == Kind::Party && reference.split_once('.').is_some_and(|(p, _)| p == id)
        };
        match kind {
            Kind::Vector => self.drop_vector(&names),
            Kind::Capability => self.drop_capability(&names),
            Kind::Area => self.drop_area(&names),
            Kind::Party => self.drop_party(&names),
            Kind::Body => self.drop_element(&names),
            Kind::Instrument => {
                self.commitments.iter_mut().for_each(|c| clear(&mut c.instrument, &names));
            }
            Kind::Layer => self.commitments.iter_mut().for_each(|c| clear(&mut c.layer, &names)),
            Kind::Pool => {
                let supplies = self.commitments.iter_mut().flat_map(|c| &mut c.supplies);
                supplies.for_each(|s| clear(&mut s.pool, &names));
            }
            Kind::Trigger => {
                self.commitments.iter_mut().for_each(|c| strip(&mut c.triggers, &names));
            }
            Kind::Source => self.drop_source(&names),
            Kind::Commitment | Kind::Scenario | Kind::Accepted => {}
        }
    }

    fn drop_vector(&mut self, names: &dyn Fn(&str) -> bool) {
        self.triggers.iter_mut().for_each(|t| strip(&mut t.vectors, names));
        self.commitments.iter_mut().for_each(|c| strip(&mut c.counters, names));
        self.scenarios.iter_mut().for_each(|s| strip(&mut s.vectors, names));
    }

    fn drop_capability(&mut self, names: &dyn Fn(&str) -> bool) {
        let organs = self.parties.iter_mut().flat_map(|p| &mut p.organs);
        organs.for_each(|o| strip(&mut o.authorises, names));
        self.pools.retain(|p| !names(&p.capability));
        self.commitments.iter_mut().for_each(|c| c.supplies.retain(|s| !names(&s.capability)));
        self.scenarios.iter_mut().for_each(|s| s.needs.retain(|n| !names(&n.capability)));
    }

    fn drop_area(&mut self, names: &dyn Fn(&str) -> bool) {
        self.triggers.iter_mut().for_each(|t| strip(&mut t.areas, names));
        for commitment in &mut self.commitments {
            strip(&mut commitment.areas, names);
            commitment.supplies.iter_mut().for_each(|s| strip(&mut s.areas, names));
        }
        self.scenarios.iter_mut().for_each(|s| clear(&mut s.area, names));
    }

    fn drop_party(&mut self, names: &dyn Fn(&str) -> bool) {
        self.drop_element(names);
        self.instruments.iter_mut().for_each(|i| strip(&mut i.parties, names));
        self.pools.retain(|p| !names(&p.by));
        for commitment in &mut self.commitments {
            strip(&mut commitment.pre_authorised, names);
            commitment.supplies.retain(|s| !names(&s.by));
        }
    }

    fn drop_element(&mut self, names: &dyn Fn(&str) -> bool) {
        self.bodies.iter_mut().for_each(|b| strip(&mut b.members, names));
        let determination = self.triggers.iter_mut().flat_map(|t| &mut t.determination);
        let activation = self.commitments.iter_mut().flat_map(|c| &mut c.activation);
        determination.chain(activation).for_each(|g| strip(&mut g.by, names));
    }

    fn drop_source(&mut self, names: &dyn Fn(&str) -> bool) {
        let organs = self.parties.iter_mut().flat_map(|p| &mut p.organs);
        organs.for_each(|o| clear(&mut o.source, names));
        self.instruments.iter_mut().for_each(|i| clear(&mut i.source, names));
        self.commitments.iter_mut().for_each(|c| clear(&mut c.source, names));
        let needs = self.scenarios.iter_mut().flat_map(|s| &mut s.needs);
        needs.for_each(|n| clear(&mut n.source, names));
    }
}

fn strip(list: &mut Vec<String>, names: &dyn Fn(&str) -> bool) {
    list.retain(|id| !names(id));
}

fn clear(id: &mut String, names: &dyn Fn(&str) -> bool) {
    if names(id) {
        id.clear();
    }
}

impl Place {
    /// The name of the object that refers, as people read it.
    pub fn object_name<'a>(&self, package: &'a Package) -> &'a str {
        package.name_at(self.kind, self.index).unwrap_or_default()
    }
}

/// Whether two objects of a list share an id, as pairs of places.
impl Package {
    /// Places of objects whose id an earlier object of the same list already bears.
    pub fn duplicate_ids<T: Listed>(&self) -> Vec<usize> {
        let mut seen = std::collections::HashSet::new();
        let list = T::list(self).iter().enumerate();
        list.filter(|(_, o)| !o.id().is_empty() && !seen.insert(o.id())).map(|(i, _)| i).collect()
    }
}
