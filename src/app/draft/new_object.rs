//! A new object: its name is asked for, as its lasting id is made from it.

use crate::edit::Edit;
use crate::model::{
    Area, Body, Capability, Commitment, Date, Force, Instrument, Kind, Layer, Listed, Modality,
    Package, Party, Pool, Role, Rule, Scenario, Severity, Source, Trigger, Unknown, Vector,
};

/// An object as it is being named.
#[derive(Debug, Clone)]
pub struct NewObject {
    /// Its kind.
    pub kind: Kind,
    /// Its name; for a pool, what it is made from.
    pub name: String,
    /// For a commitment: the layer it goes to.
    pub layer: String,
    /// For a party: its role.
    pub role: Role,
}

fn append<T: Listed>(package: &Package, object: T) -> (Edit, (Kind, String)) {
    let id = object.id().to_owned();
    (Edit::append(package, object), (T::KIND, id))
}

/// The edit that adds the object at the end of its list, and what it will be found by; none for
/// kinds that are not added by hand.
pub fn edit_for(package: &Package, new: &NewObject, today: Date) -> Option<(Edit, (Kind, String))> {
    let name = new.name.trim().to_owned();
    let unknown = Unknown::default();
    Some(match new.kind {
        Kind::Vector => {
            append(package, Vector { id: package.fresh_id::<Vector>(&name), name, unknown })
        }
        Kind::Area => append(package, Area { id: package.fresh_id::<Area>(&name), name, unknown }),
        Kind::Capability => {
            let id = package.fresh_id::<Capability>(&name);
            append(package, Capability { id, name, unit: String::new(), unknown })
        }
        Kind::Layer => {
            let id = package.fresh_id::<Layer>(&name);
            append(package, Layer { id, name, aim: String::new(), unknown })
        }
        Kind::Party => {
            let id = package.fresh_id::<Party>(&name);
            let (note, organs) = (String::new(), Vec::new());
            append(package, Party { id, name, role: new.role, note, organs, unknown })
        }
        Kind::Body => {
            let id = package.fresh_id::<Body>(&name);
            let (members, rule) = (Vec::new(), Rule::Majority);
            append(package, Body { id, name, members, rule, at_least: None, unknown })
        }
        Kind::Source => {
            let id = package.fresh_id::<Source>(&name);
            let publisher = String::new();
            let verified = Some(today);
            append(package, Source { id, title: name, date: None, publisher, verified, unknown })
        }
        Kind::Pool => append(package, pool(package, &name)?),
        Kind::Instrument => append(package, instrument(package, name)),
        Kind::Trigger => append(package, trigger(package, name)),
        Kind::Scenario => append(package, scenario(package, name)),
        Kind::Commitment => append(package, commitment(package, name, new.layer.clone())),
        Kind::Accepted => return None,
    })
}

fn pool(package: &Package, name: &str) -> Option<Pool> {
    Some(Pool {
        id: package.fresh_id::<Pool>(name),
        by: package.parties.first()?.id.clone(),
        capability: package.capabilities.first()?.id.clone(),
        amount: 1.0,
        unknown: Unknown::default(),
    })
}

fn instrument(package: &Package, title: String) -> Instrument {
    Instrument {
        id: package.fresh_id::<Instrument>(&title),
        title,
        form: None,
        force: Force::Binding,
        status: None,
        parties: Vec::new(),
        in_force_from: None,
        term_years: None,
        renewal: None,
        withdrawal_notice_months: None,
        source: String::new(),
        unknown: Unknown::default(),
    }
}

fn trigger(package: &Package, name: String) -> Trigger {
    Trigger {
        id: package.fresh_id::<Trigger>(&name),
        name,
        text: String::new(),
        vectors: Vec::new(),
        threshold: Severity::LimitedAttack,
        areas: Vec::new(),
        evidence: crate::model::Evidence::Clear,
        determination: Vec::new(),
        unknown: Unknown::default(),
    }
}

fn scenario(package: &Package, name: String) -> Scenario {
    Scenario {
        id: package.fresh_id::<Scenario>(&name),
        name,
        narrative: String::new(),
        vectors: Vec::new(),
        severity: Severity::LimitedAttack,
        area: String::new(),
        attribution: crate::model::Evidence::Clear,
        weight: 1.0,
        needs: Vec::new(),
        unknown: Unknown::default(),
    }
}

fn commitment(package: &Package, title: String, layer: String) -> Commitment {
    let layer = if layer.is_empty() {
        package.layers.first().map_or_else(String::new, |l| l.id.clone())
    } else {
        layer
    };
    Commitment {
        id: package.fresh_id::<Commitment>(&title),
        title,
        layer,
        instrument: String::new(),
        text: String::new(),
        modality: Modality::Shall,
        triggers: Vec::new(),
        counters: Vec::new(),
        areas: Vec::new(),
        pre_authorised: Vec::new(),
        note: String::new(),
        source: String::new(),
        activation: Vec::new(),
        supplies: Vec::new(),
        unknown: Unknown::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Term as _;

    #[test]
    fn every_kind_that_can_be_added_is_added_and_found() {
        let mut package = Package::empty();
        let today = Date::from_unix_days(20_000);
        for &kind in Kind::ALL {
            let name = "A new one".to_owned();
            let new = NewObject { kind, name, layer: String::new(), role: Role::Guarantor };
            match edit_for(&package, &new, today) {
                Some((edit, (made, id))) => {
                    edit.apply(&mut package).unwrap();
                    assert_eq!(made, kind);
                    assert!(package.position(kind, &id).is_some());
                }
                None => assert_eq!(kind, Kind::Accepted),
            }
        }
    }
}
