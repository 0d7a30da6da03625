//! From a block, party profile or scenario of the library into a package that is being drafted.

use super::instantiate::{Assignment, InstantiateError, instantiate};
use super::{Catalogue, Entry};
use crate::model::{Kind, Listed, Package, Party, RoleSlot, Template, Term as _};

/// A package with something inserted.
#[derive(Debug, Clone, PartialEq)]
pub struct Inserted {
    /// The package as it then is.
    pub package: Package,
    /// What to look at first: the first new commitment, scenario or other object; none where
    /// everything was there already.
    pub first: Option<(Kind, String)>,
}

/// Puts a template into a package. What bears the same id as something of the package is taken to
/// be the same, so that a block joins the package's own lists; a commitment or scenario of the
/// same id comes in beside it under a new one.
///
/// # Errors
/// [`InstantiateError`] for a role that the template lacks, or one given to nobody.
pub fn insert(
    catalogue: &Catalogue,
    package: &Package,
    entry: &Entry,
    assignments: &[Assignment],
) -> Result<Inserted, InstantiateError> {
    let mut block = instantiate(catalogue, entry, assignments)?;
    join_parties(package, &mut block);
    let mut whole = package.clone();
    let mut new = Vec::new();
    join(&mut whole, block.vectors, &mut new);
    join(&mut whole, block.capabilities, &mut new);
    join(&mut whole, block.areas, &mut new);
    join(&mut whole, block.sources, &mut new);
    join(&mut whole, block.parties, &mut new);
    join(&mut whole, block.bodies, &mut new);
    join(&mut whole, block.instruments, &mut new);
    join(&mut whole, block.layers, &mut new);
    join(&mut whole, block.pools, &mut new);
    join(&mut whole, block.triggers, &mut new);
    let mut marks = block.template.map_or_else(Vec::new, |t| t.illustrative);
    for mut commitment in block.commitments {
        commitment.id = beside(&whole, Kind::Commitment, &commitment.id, &mut marks);
        join(&mut whole, vec![commitment], &mut new);
    }
    for mut scenario in block.scenarios {
        scenario.id = beside(&whole, Kind::Scenario, &scenario.id, &mut marks);
        join(&mut whole, vec![scenario], &mut new);
    }
    mark(&mut whole, &new, marks);
    let first = [Kind::Commitment, Kind::Scenario, Kind::Party]
        .into_iter()
        .find_map(|kind| new.iter().find(|(k, _)| *k == kind))
        .or(new.first())
        .cloned();
    Ok(Inserted { package: whole, first })
}

/// The id under which an object comes in beside one that has its id already; its mark as an
/// example follows.
fn beside(package: &Package, kind: Kind, id: &str, marks: &mut [String]) -> String {
    let new = crate::model::fresh(id, |id| package.position(kind, id).is_some());
    let (old, renamed) = (subject(kind, id), subject(kind, &new));
    marks.iter_mut().filter(|mark| **mark == old).for_each(|mark| mark.clone_from(&renamed));
    new
}

fn subject(kind: Kind, id: &str) -> String {
    format!("{}:{id}", kind.key())
}

/// Marks as examples what has come in and is one, so that the brief says so.
fn mark(package: &mut Package, new: &[(Kind, String)], marks: Vec<String>) {
    let came_in = |mark: &String| new.iter().any(|(kind, id)| subject(*kind, id) == *mark);
    let marks: Vec<String> = marks.into_iter().filter(came_in).collect();
    if !marks.is_empty() {
        package.template.get_or_insert_with(Template::of_marks).illustrative.extend(marks);
    }
}

/// Appends what the package does not have yet.
fn join<T: Listed>(package: &mut Package, objects: Vec<T>, new: &mut Vec<(Kind, String)>) {
    for object in objects {
        if package.find::<T>(object.id()).is_none() {
            new.push((T::KIND, object.id().to_owned()));
            T::list_mut(package).push(object);
        }
    }
}

/// A party of the block that the package knows by the same name becomes that party.
fn join_parties(package: &Package, block: &mut Package) {
    let known = |party: &Party| {
        let same = |p: &&Party| p.name.eq_ignore_ascii_case(&party.name);
        package.parties.iter().find(same).map(|p| p.id.clone())
    };
    let pairs: Vec<(String, String)> = block
        .parties
        .iter()
        .filter_map(|p| Some((p.id.clone(), known(p)?)))
        .filter(|(old, new)| old != new)
        .collect();
    block.map_parties(&|id| {
        let (party, organ) = id.split_once('.').map_or((id, None), |(p, o)| (p, Some(o)));
        let new = pairs.iter().find(|(old, _)| old == party).map_or(party, |(_, new)| new);
        Some(organ.map_or_else(|| new.to_owned(), |organ| format!("{new}.{organ}")))
    });
    for party in &mut block.parties {
        if let Some((_, new)) = pairs.iter().find(|(old, _)| *old == party.id) {
            party.id.clone_from(new);
        }
    }
}

/// Whom a drafter would most likely give a template's roles to: the package's party of the same
/// name, or else its own beneficiary and adversary, its guarantors in order; the template's own
/// party where the package has none left.
pub fn likely(package: &Package, entry: &Entry) -> Vec<Assignment> {
    let slots: &[RoleSlot] = entry.template().map_or(&[], |t| &t.roles);
    let own: Vec<(&RoleSlot, &Party)> =
        slots.iter().filter_map(|s| Some((s, entry.package.find::<Party>(&s.party)?))).collect();
    let same = |own: &Party| {
        package.parties.iter().find(|p| p.name.eq_ignore_ascii_case(&own.name)).map(|p| &p.id)
    };
    let mut taken: Vec<&str> =
        own.iter().filter_map(|(_, own)| same(own)).map(String::as_str).collect();
    let mut given = Vec::new();
    for (slot, own) in own {
        let fits = |p: &&Party| p.role == own.role && !taken.contains(&p.id.as_str());
        let mut name = own.name.as_str();
        if same(own).is_none()
            && let Some(party) = package.parties.iter().find(fits)
        {
            taken.push(&party.id);
            name = &party.name;
        }
        given.push(Assignment { role: slot.id.clone(), party: name.to_owned() });
    }
    given
}

/// What is inserted, kind by kind in words: `2 commitments and 1 trigger`.
pub fn contents(package: &Package) -> String {
    let parts: Vec<String> = [Kind::Commitment, Kind::Trigger, Kind::Body, Kind::Scenario]
        .into_iter()
        .map(|kind| (kind, package.count(kind)))
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| crate::words::count(count, kind.words()))
        .collect();
    crate::words::list(&parts)
}
