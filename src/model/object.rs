//! Objects of a package, addressed by kind and place in their list.

use super::terms::Term;
use super::{
    Accepted, Area, Body, Capability, Commitment, Instrument, Layer, Package, Party, Pool,
    Scenario, Source, Trigger, Vector,
};

/// Declares kinds, objects and the lists they live in.
macro_rules! objects {
    ($($kind:ident, $field:ident, $key:literal, $words:literal, $o:ident => $id:expr, $name:expr;)+) => {
        /// A kind of object.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $(#[doc = concat!("A ", $words, ".")] $kind,)+ }

        impl Term for Kind {
            const ALL: &'static [Kind] = &[$(Kind::$kind),+];
            fn words(self) -> &'static str { match self { $(Kind::$kind => $words),+ } }
            fn key(self) -> &'static str { match self { $(Kind::$kind => $key),+ } }
        }

        /// Any object of a package.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Object { $(#[doc = concat!("A ", $words, ".")] $kind($kind),)+ }

        impl Object {
            /// Its kind.
            pub fn kind(&self) -> Kind { match self { $(Object::$kind(_) => Kind::$kind),+ } }
            /// Its id; empty for an acceptance.
            pub fn id(&self) -> &str { match self { $(Object::$kind(o) => o.id()),+ } }
            /// Its name as people read it.
            pub fn name(&self) -> &str { match self { $(Object::$kind(o) => o.name()),+ } }
        }

        $(impl Listed for $kind {
            const KIND: Kind = Kind::$kind;
            fn list(package: &Package) -> &Vec<$kind> { &package.$field }
            fn list_mut(package: &mut Package) -> &mut Vec<$kind> { &mut package.$field }
            fn into_object(self) -> Object { Object::$kind(self) }
            fn id(&self) -> &str { let $o = self; $id }
            fn name(&self) -> &str { let $o = self; $name }
        })+

        impl Package {
            /// How many objects of a kind there are.
            pub fn count(&self, kind: Kind) -> usize {
                match kind { $(Kind::$kind => self.$field.len()),+ }
            }
            /// A copy of the object at a place in its list.
            pub fn object(&self, kind: Kind, index: usize) -> Option<Object> {
                match kind { $(Kind::$kind => self.$field.get(index).cloned().map(Object::$kind)),+ }
            }
            /// The id at a place in a list.
            pub fn id_at(&self, kind: Kind, index: usize) -> Option<&str> {
                match kind { $(Kind::$kind => self.$field.get(index).map(Listed::id)),+ }
            }
            /// The name at a place in a list.
            pub fn name_at(&self, kind: Kind, index: usize) -> Option<&str> {
                match kind { $(Kind::$kind => self.$field.get(index).map(Listed::name)),+ }
            }
            /// Where the first object of a kind with this id stands.
            pub fn position(&self, kind: Kind, id: &str) -> Option<usize> {
                match kind { $(Kind::$kind => self.$field.iter().position(|o| Listed::id(o) == id)),+ }
            }
        }
    };
}

/// An object that lives in one of a package's lists.
pub trait Listed: Clone + PartialEq + Sized {
    /// Its kind.
    const KIND: Kind;
    /// The list it lives in.
    fn list(package: &Package) -> &Vec<Self>;
    /// The list it lives in, to change.
    fn list_mut(package: &mut Package) -> &mut Vec<Self>;
    /// As an object of any kind.
    fn into_object(self) -> Object;
    /// Its id; empty for an acceptance.
    fn id(&self) -> &str;
    /// Its name as people read it; the id where it has none.
    fn name(&self) -> &str;
}

fn or<'a>(name: &'a str, id: &'a str) -> &'a str {
    if name.trim().is_empty() { id } else { name }
}

objects! {
    Vector, vectors, "vector", "way of attack", o => &o.id, or(&o.name, &o.id);
    Capability, capabilities, "capability", "capability", o => &o.id, or(&o.name, &o.id);
    Area, areas, "area", "area", o => &o.id, or(&o.name, &o.id);
    Party, parties, "party", "party", o => &o.id, or(&o.name, &o.id);
    Body, bodies, "body", "body", o => &o.id, or(&o.name, &o.id);
    Instrument, instruments, "instrument", "instrument", o => &o.id, or(&o.title, &o.id);
    Layer, layers, "layer", "layer", o => &o.id, or(&o.name, &o.id);
    Pool, pools, "pool", "pool", o => &o.id, &o.id;
    Trigger, triggers, "trigger", "trigger", o => &o.id, or(&o.name, &o.id);
    Commitment, commitments, "commitment", "commitment", o => &o.id, or(&o.title, &o.id);
    Scenario, scenarios, "scenario", "scenario", o => &o.id, or(&o.name, &o.id);
    Accepted, accepted, "accepted", "acceptance", o => { let _: &Accepted = o; "" }, &o.code;
    Source, sources, "source", "source", o => &o.id, or(&o.title, &o.id);
}

impl Package {
    /// The first object of a type with this id.
    pub fn find<T: Listed>(&self, id: &str) -> Option<&T> {
        T::list(self).iter().find(|object| object.id() == id)
    }

    /// The kind and place of the object that a subject such as `commitment:air-policing` names.
    pub fn subject(&self, subject: &str) -> Option<(Kind, usize)> {
        let (kind, id) = subject.split_once(':')?;
        let &kind = Kind::ALL.iter().find(|k| k.key() == kind)?;
        self.position(kind, id).map(|index| (kind, index))
    }

    /// An id for a new object of this type, made from its name.
    pub fn fresh_id<T: Listed>(&self, name: &str) -> String {
        super::fresh(name, |id| self.find::<T>(id).is_some())
    }

    /// The name people read for an actor or gate element: a party, an organ (with its party where
    /// the organ's name does not stand alone) or a body; the id itself where nothing bears it.
    pub fn element_name<'a>(&'a self, id: &'a str) -> &'a str {
        if let Some((party, organ)) = id.split_once('.') {
            return self
                .find::<Party>(party)
                .and_then(|p| p.organs.iter().find(|o| o.id == organ))
                .map_or(id, |o| or(&o.name, &o.id));
        }
        self.find::<Party>(id)
            .map(Listed::name)
            .or_else(|| self.find::<Body>(id).map(Listed::name))
            .unwrap_or(id)
    }
}
