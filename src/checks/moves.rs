//! Moves that several checks offer: a promise bound, or put on other paper.

use super::clauses;
use crate::edit::Edit;
use crate::model::{Commitment, Force, Instrument, Kind, Modality, Package};

/// The commitment with “shall”, on another instrument where one is given.
pub(super) fn moved(package: &Package, index: usize, to: Option<&Instrument>) -> Option<Edit> {
    Edit::change::<Commitment>(package, index, |c| {
        clauses::say_modal(c, Modality::Shall);
        if let Some(to) = to {
            to.id.clone_into(&mut c.instrument);
        }
    })
}

/// The commitment with “shall”, and its instrument made binding where it is not.
pub(super) fn bind(package: &Package, index: usize) -> Option<Edit> {
    let instrument = &package.commitments.get(index)?.instrument;
    let place = package.position(Kind::Instrument, instrument)?;
    let binding = Edit::change::<Instrument>(package, place, |i| i.force = Force::Binding)?;
    Some(Edit::Batch(vec![moved(package, index, None)?, binding]))
}
