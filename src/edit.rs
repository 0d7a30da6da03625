//! Every way in which a package can change, as values that can be applied and undone.
//!
//! An edit replaces, inserts, removes or moves whole objects; applying one returns the edit that
//! undoes it. Fixes of findings, levers and the hand of the drafter all use the same edits.

mod history;

pub use history::{History, Step};

use crate::model::{Head, Kind, Listed, Object, Package, Template};

/// One change of a package.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Replaces the title page.
    Head(Box<Head>),
    /// Replaces, adds or removes what makes the package a template.
    Template(Option<Box<Template>>),
    /// Replaces the object at a place.
    Put {
        /// Its place in its list.
        index: usize,
        /// What stands there afterwards.
        object: Box<Object>,
    },
    /// Inserts an object before a place; the length of the list appends it.
    Insert {
        /// Its place in its list.
        index: usize,
        /// What stands there afterwards.
        object: Box<Object>,
    },
    /// Removes the object at a place.
    Remove {
        /// Its kind.
        kind: Kind,
        /// Its place in its list.
        index: usize,
    },
    /// Moves an object within its list.
    Move {
        /// Its kind.
        kind: Kind,
        /// Where it stands.
        from: usize,
        /// Where it stands afterwards.
        to: usize,
    },
    /// Replaces the whole package, for edits that touch it everywhere.
    Whole(Box<Package>),
    /// Several edits as one; all of them apply, or none.
    Batch(Vec<Edit>),
}

/// An edit that does not fit the package, because the package has changed since it was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the package has changed in the meantime, so this edit no longer fits")]
pub struct Outdated;

impl Edit {
    /// Replaces the object at a place by a changed copy.
    pub fn put<T: Listed>(index: usize, object: T) -> Edit {
        Edit::Put { index, object: Box::new(object.into_object()) }
    }

    /// A changed copy of the object at a place; none where nothing stands there.
    pub fn change<T: Listed>(
        package: &Package,
        index: usize,
        change: impl FnOnce(&mut T),
    ) -> Option<Edit> {
        let mut object = T::list(package).get(index)?.clone();
        change(&mut object);
        Some(Edit::put(index, object))
    }

    /// Appends an object to its list.
    pub fn append<T: Listed>(package: &Package, object: T) -> Edit {
        let index = T::list(package).len();
        Edit::Insert { index, object: Box::new(object.into_object()) }
    }

    /// Removes an object and every reference to it.
    pub fn remove_with_references(package: &Package, kind: Kind, index: usize) -> Option<Edit> {
        let id = package.id_at(kind, index)?.to_owned();
        let mut changed = package.clone();
        changed.drop_references(kind, &id);
        // Dropping references may remove pools, never an object of the kind itself before `index`.
        Edit::Remove { kind, index }.apply(&mut changed).ok()?;
        Some(Edit::Whole(Box::new(changed)))
    }

    /// Applies the edit and returns the edit that undoes it.
    ///
    /// # Errors
    /// [`Outdated`] where the edit does not fit; the package is then as it was.
    pub fn apply(self, package: &mut Package) -> Result<Edit, Outdated> {
        match self {
            Edit::Head(mut head) => {
                std::mem::swap(&mut package.head, &mut head);
                Ok(Edit::Head(head))
            }
            Edit::Template(template) => {
                let before = std::mem::replace(&mut package.template, template.map(|t| *t));
                Ok(Edit::Template(before.map(Box::new)))
            }
            Edit::Whole(mut whole) => {
                std::mem::swap(package, &mut whole);
                Ok(Edit::Whole(whole))
            }
            Edit::Put { index, object } => put(package, index, *object),
            Edit::Insert { index, object } => insert(package, index, *object),
            Edit::Remove { kind, index } => remove(package, kind, index),
            Edit::Move { kind, from, to } => {
                let length = package.count(kind);
                if from >= length || to >= length {
                    return Err(Outdated);
                }
                let object = package.object(kind, from).ok_or(Outdated)?;
                remove(package, kind, from)?;
                insert(package, to, object)?;
                Ok(Edit::Move { kind, from: to, to: from })
            }
            Edit::Batch(edits) => batch(package, edits),
        }
    }
}

fn batch(package: &mut Package, edits: Vec<Edit>) -> Result<Edit, Outdated> {
    let mut undo = Vec::with_capacity(edits.len());
    for edit in edits {
        match edit.apply(package) {
            Ok(inverse) => undo.push(inverse),
            Err(outdated) => {
                for inverse in undo.into_iter().rev() {
                    // An inverse fits the state that its edit has just left.
                    inverse.apply(package)?;
                }
                return Err(outdated);
            }
        }
    }
    undo.reverse();
    Ok(Edit::Batch(undo))
}

/// Calls a generic function with the list type that an object belongs to.
macro_rules! by_object {
    ($object:expr, $bound:ident => $body:expr) => {
        match $object {
            Object::Vector($bound) => $body,
            Object::Capability($bound) => $body,
            Object::Area($bound) => $body,
            Object::Party($bound) => $body,
            Object::Body($bound) => $body,
            Object::Instrument($bound) => $body,
            Object::Layer($bound) => $body,
            Object::Pool($bound) => $body,
            Object::Trigger($bound) => $body,
            Object::Commitment($bound) => $body,
            Object::Scenario($bound) => $body,
            Object::Accepted($bound) => $body,
            Object::Source($bound) => $body,
        }
    };
}

fn put(package: &mut Package, index: usize, object: Object) -> Result<Edit, Outdated> {
    by_object!(object, new => {
        let slot = Listed::list_mut(package).get_mut(index).ok_or(Outdated)?;
        Ok(Edit::put(index, std::mem::replace(slot, new)))
    })
}

fn insert(package: &mut Package, index: usize, object: Object) -> Result<Edit, Outdated> {
    let kind = object.kind();
    by_object!(object, new => {
        let list = Listed::list_mut(package);
        if index > list.len() {
            return Err(Outdated);
        }
        list.insert(index, new);
    });
    Ok(Edit::Remove { kind, index })
}

fn remove(package: &mut Package, kind: Kind, index: usize) -> Result<Edit, Outdated> {
    let object = package.object(kind, index).ok_or(Outdated)?;
    fn take<T: Listed>(package: &mut Package, index: usize, _: &T) {
        T::list_mut(package).remove(index);
    }
    by_object!(&object, of => take(package, index, of));
    Ok(Edit::Insert { index, object: Box::new(object) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Area;

    fn area(id: &str) -> Area {
        Area { id: id.into(), name: id.to_uppercase(), unknown: Default::default() }
    }

    fn package() -> Package {
        let mut package = Package::empty();
        package.areas = vec![area("a"), area("b"), area("c")];
        package
    }

    fn check_law(edit: Edit) -> Package {
        let before = package();
        let mut now = before.clone();
        let inverse = edit.clone().apply(&mut now).unwrap();
        let after = now.clone();
        let again = inverse.apply(&mut now).unwrap();
        assert_eq!(now, before);
        again.apply(&mut now).unwrap();
        assert_eq!(now, after);
        after
    }

    #[test]
    fn every_edit_is_undone_by_its_inverse() {
        let ids = |p: &Package| p.areas.iter().map(|a| a.id.clone()).collect::<Vec<_>>().join("");
        let p = package();
        assert_eq!(ids(&check_law(Edit::append(&p, area("d")))), "abcd");
        assert_eq!(ids(&check_law(Edit::Remove { kind: Kind::Area, index: 1 })), "ac");
        assert_eq!(ids(&check_law(Edit::Move { kind: Kind::Area, from: 0, to: 2 })), "bca");
        let put = Edit::change::<Area>(&p, 1, |a| a.name = "x".into()).unwrap();
        assert_eq!(check_law(put.clone()).areas[1].name, "x");
        let batch = Edit::Batch(vec![put, Edit::Remove { kind: Kind::Area, index: 0 }]);
        assert_eq!(ids(&check_law(batch)), "bc");
    }

    #[test]
    fn a_batch_that_does_not_fit_changes_nothing() {
        let mut p = package();
        let batch = Edit::Batch(vec![
            Edit::Remove { kind: Kind::Area, index: 0 },
            Edit::Remove { kind: Kind::Area, index: 7 },
        ]);
        assert_eq!(batch.apply(&mut p), Err(Outdated));
        assert_eq!(p, package());
    }
}
