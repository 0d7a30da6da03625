//! From a block, party profile or scenario of the library into a package that is being drafted.

use super::instantiate::{Assignment, InstantiateError, instantiate};
use super::{Catalogue, Entry};
use crate::model::{Kind, Listed, Package, Party, RoleSlot, Term as _};

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
    for mut commitment in block.commitments {
        commitment.id = crate::model::fresh(&commitment.id, |id| {
            whole.position(Kind::Commitment, id).is_some()
        });
        join(&mut whole, vec![commitment], &mut new);
    }
    for mut scenario in block.scenarios {
        scenario.id =
            crate::model::fresh(&scenario.id, |id| whole.position(Kind::Scenario, id).is_some());
        join(&mut whole, vec![scenario], &mut new);
    }
    let first = [Kind::Commitment, Kind::Scenario, Kind::Party]
        .into_iter()
        .find_map(|kind| new.iter().find(|(k, _)| *k == kind))
        .or(new.first())
        .cloned();
    Ok(Inserted { package: whole, first })
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

/// Whom a drafter would most likely give a template's roles to: the package's own beneficiary and
/// adversary, its guarantors in order; the template's own party where the package has none left.
pub fn likely(package: &Package, entry: &Entry) -> Vec<Assignment> {
    let slots: &[RoleSlot] = entry.template().map_or(&[], |t| &t.roles);
    let mut taken: Vec<&str> = Vec::new();
    let mut given = Vec::new();
    for slot in slots {
        let Some(own) = entry.package.find::<Party>(&slot.party) else { continue };
        let fits = |p: &&Party| p.role == own.role && !taken.contains(&p.id.as_str());
        let party = package.parties.iter().find(fits);
        if let Some(party) = party {
            taken.push(&party.id);
        }
        let name = party.map_or(own.name.as_str(), |p| p.name.as_str());
        given.push(Assignment { role: slot.id.clone(), party: name.to_owned() });
    }
    given
}

/// What is inserted, kind by kind in words: `2 commitments and 1 trigger`.
pub fn contents(entry: &Entry) -> String {
    let package = &entry.package;
    let parts: Vec<String> = [Kind::Commitment, Kind::Trigger, Kind::Body, Kind::Scenario]
        .into_iter()
        .map(|kind| (kind, package.count(kind)))
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| crate::words::count(count, kind.words()))
        .collect();
    crate::words::list(&parts)
}
