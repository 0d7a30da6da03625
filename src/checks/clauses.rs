//! The clauses of a package, read as prose, with what their structure says of time.

use super::lexicon::Entry;
use super::{Context, gates, say};
use crate::edit::Edit;
use crate::model::{Commitment, Kind, Listed, Modality, Package, Trigger};
use crate::prose::{self, Prose};
use std::ops::Range;

/// A clause of a commitment or trigger.
pub(super) struct Clause<'a> {
    /// Whose clause it is.
    pub kind: Kind,
    /// Its owner's place in its list.
    pub index: usize,
    /// `kind:id` of its owner.
    pub subject: String,
    /// The quoted name of its owner.
    pub owner: String,
    /// Its words.
    pub prose: Prose<'a>,
}

impl Clause<'_> {
    /// The owner with another text.
    pub(super) fn with_text(&self, package: &Package, text: String) -> Option<Edit> {
        match self.kind {
            Kind::Trigger => Edit::change::<Trigger>(package, self.index, |t| t.text = text),
            _ => Edit::change::<Commitment>(package, self.index, |c| c.text = text),
        }
    }

    /// Where phrases stand, in order; a longer one goes before a shorter one within it.
    pub(super) fn phrases<'e>(&self, entries: &'e [Entry]) -> Vec<(Range<usize>, &'e Entry)> {
        let mut found: Vec<(Range<usize>, &Entry)> = Vec::new();
        for sentence in &self.prose.sentences {
            for entry in entries {
                let places = entry.pattern.find(&self.prose.tokens, sentence.clone());
                found.extend(places.into_iter().map(|place| (place, entry)));
            }
        }
        found.sort_by_key(|(place, _)| (std::cmp::Reverse(place.len()), place.start));
        let mut kept: Vec<(Range<usize>, &Entry)> = Vec::new();
        for (place, entry) in found {
            if kept.iter().all(|(k, _)| place.end <= k.start || k.end <= place.start) {
                kept.push((place, entry));
            }
        }
        kept.sort_by_key(|(place, _)| place.start);
        kept
    }
}

/// The clauses of a package, each read once for all checks.
pub(super) struct Clauses<'a> {
    commitments: Vec<Clause<'a>>,
    triggers: Vec<Clause<'a>>,
}

impl<'a> Clauses<'a> {
    fn of(package: &'a Package) -> Clauses<'a> {
        Clauses {
            commitments: written::<Commitment>(package, |c| &c.text),
            triggers: written::<Trigger>(package, |t| &t.text),
        }
    }
}

/// The clauses of a list that are not empty.
fn written<'a, T: Listed + 'a>(package: &'a Package, text: impl Fn(&T) -> &str) -> Vec<Clause<'a>> {
    let written = T::list(package).iter().enumerate().filter(|(_, o)| !text(o).trim().is_empty());
    let read = written.map(|(index, owner)| Clause {
        kind: T::KIND,
        index,
        subject: gates::subject_at(package, T::KIND, index),
        owner: say::quoted(say::spoken(owner)),
        prose: Prose::new(text(owner)),
    });
    read.collect()
}

/// The clauses of all commitments that have one, with their commitments.
pub(super) fn of_commitments<'c, 'a>(
    context: &'c Context<'a>,
) -> impl Iterator<Item = (&'c Clause<'a>, &'a Commitment)> {
    with_owners(&read(context).commitments, &context.package.commitments)
}

/// The clauses of all triggers that have one, with their triggers.
pub(super) fn of_triggers<'c, 'a>(
    context: &'c Context<'a>,
) -> impl Iterator<Item = (&'c Clause<'a>, &'a Trigger)> {
    with_owners(&read(context).triggers, &context.package.triggers)
}

fn read<'c, 'a>(context: &'c Context<'a>) -> &'c Clauses<'a> {
    context.clauses.get_or_init(|| Clauses::of(context.package))
}

fn with_owners<'c, 'a, T>(
    clauses: &'c [Clause<'a>],
    owners: &'a [T],
) -> impl Iterator<Item = (&'c Clause<'a>, &'a T)> {
    clauses.iter().filter_map(|clause| Some((clause, owners.get(clause.index)?)))
}

/// The commitment with another operative verb, in its structure and in its clause.
pub(super) fn say_modal(commitment: &mut Commitment, verb: Modality) {
    commitment.text = prose::with_modal(&commitment.text, commitment.modality, verb);
    commitment.modality = verb;
}
