//! From a package to a template of one's own: a block with all that its commitments refer to, or
//! the whole package, with the parties that others may exchange.

use crate::model::{
    Area, Body, Capability, Commitment, Instrument, Kind, Layer, Listed, Package, Party, Pool,
    Reference, Role, RoleSlot, Source, TALK, Template, TemplateKind, Trigger, Unknown, Vector,
    references,
};
use crate::words::article::party_wants_it;
use std::collections::{BTreeMap, BTreeSet};

/// Objects, by kind and place in their list.
type Places = BTreeSet<(Kind, usize)>;

/// The commitments at these places, with every object that they refer to, directly or through
/// others: what a block needs to stand in another package.
pub fn excerpt(package: &Package, commitments: &BTreeSet<usize>) -> Package {
    let kept = closure(package, commitments);
    let mut part = Package { template: package.template.clone(), ..Package::empty() };
    take::<Vector>(package, &kept, &mut part);
    take::<Capability>(package, &kept, &mut part);
    take::<Area>(package, &kept, &mut part);
    take::<Party>(package, &kept, &mut part);
    take::<Body>(package, &kept, &mut part);
    take::<Instrument>(package, &kept, &mut part);
    take::<Layer>(package, &kept, &mut part);
    take::<Pool>(package, &kept, &mut part);
    take::<Trigger>(package, &kept, &mut part);
    take::<Commitment>(package, &kept, &mut part);
    take::<Source>(package, &kept, &mut part);
    // What a parliament must approve counts only for what is provided: other kinds of help would
    // come along for nothing.
    let known: BTreeSet<String> = part.capabilities.iter().map(|c| c.id.clone()).collect();
    for organ in part.parties.iter_mut().flat_map(|p| &mut p.organs) {
        organ.authorises.retain(|id| known.contains(id) || id == TALK);
    }
    part
}

fn take<T: Listed>(package: &Package, kept: &Places, part: &mut Package) {
    let list = T::list(package).iter().enumerate();
    let taken = list.filter(|(i, _)| kept.contains(&(T::KIND, *i))).map(|(_, o)| o.clone());
    T::list_mut(part).extend(taken);
}

fn closure(package: &Package, commitments: &BTreeSet<usize>) -> Places {
    let mut by_place: BTreeMap<(Kind, usize), Vec<Reference>> = BTreeMap::new();
    for reference in references(package) {
        let place = (reference.place.kind, reference.place.index);
        by_place.entry(place).or_default().push(reference);
    }
    let mut kept = Places::new();
    let mut open: Vec<(Kind, usize)> =
        commitments.iter().map(|&index| (Kind::Commitment, index)).collect();
    while let Some(place) = open.pop() {
        if !kept.insert(place) {
            continue;
        }
        let named = by_place.get(&place).map_or(&[][..], Vec::as_slice);
        open.extend(named.iter().flat_map(|reference| targets(package, reference)));
    }
    kept
}

/// The objects that a reference leads to; an organ leads to its party.
fn targets(package: &Package, reference: &Reference) -> Vec<(Kind, usize)> {
    if reference.place.kind == Kind::Party && reference.to == [Kind::Capability] {
        return Vec::new();
    }
    let id = reference.id.split_once('.').map_or(reference.id, |(party, _)| party);
    let place = |&kind: &Kind| package.position(kind, id).map(|index| (kind, index));
    reference.to.iter().filter_map(place).collect()
}

/// The parties that whoever starts from a template would give to others: whom it guards, who
/// guards them, and against whom.
pub fn propose_roles(package: &Package) -> Vec<RoleSlot> {
    let mut slots = Vec::new();
    for (role, name) in [
        (Role::Beneficiary, "The state that is guaranteed"),
        (Role::Guarantor, "The guarantor"),
        (Role::Adversary, "The adversary"),
    ] {
        let of_role: Vec<&Party> = package.parties.iter().filter(|p| p.role == role).collect();
        for party in &of_role {
            let name = match of_role.len() {
                1 => name.to_owned(),
                _ if party_wants_it(party.name()) => format!("The part of the {}", party.name()),
                _ => format!("The part of {}", party.name()),
            };
            let (id, party) = (party.id.clone(), party.id.clone());
            slots.push(RoleSlot { id, name, party, unknown: Unknown::default() });
        }
    }
    slots
}

/// The package as a template, with what it says of examples where these still stand in it.
pub fn as_template(
    package: &Package,
    kind: TemplateKind,
    name: &str,
    purpose: &str,
    roles: &[RoleSlot],
) -> Package {
    let mut made = package.clone();
    let marks = package.template.as_ref().map_or(&[][..], |t| &t.illustrative);
    made.template = Some(Template {
        kind,
        name: name.trim().to_owned(),
        purpose: purpose.trim().to_owned(),
        roles: roles
            .iter()
            .filter(|r| package.find::<Party>(&r.party).is_some())
            .cloned()
            .collect(),
        illustrative: marks.iter().filter(|m| package.subject(m).is_some()).cloned().collect(),
        unknown: Unknown::default(),
    });
    if made.head.title.trim().is_empty() {
        name.trim().clone_into(&mut made.head.title);
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::templates::{Catalogue, Entry, insert, likely};

    fn paris() -> Package {
        Catalogue::shipped().find("paris-2026").unwrap().package.clone()
    }

    fn block(package: &Package, commitments: &BTreeSet<usize>) -> Entry {
        let part = excerpt(package, commitments);
        let roles = propose_roles(&part);
        let package = as_template(&part, TemplateKind::Block, "Mine", "", &roles);
        Entry { id: "mine".into(), file: None, package }
    }

    fn inserted(host: &Package, block: &Entry) -> Package {
        insert(&Catalogue::default(), host, block, &likely(host, block)).unwrap().package
    }

    fn dangling(package: &Package) -> usize {
        references(package).iter().filter(|r| !r.resolves(package)).count()
    }

    #[test]
    fn a_block_of_any_layer_dangles_nothing_in_an_empty_package() {
        let paris = paris();
        for layer in &paris.layers {
            let of_layer = |&i: &usize| paris.commitments[i].layer == layer.id;
            let chosen: BTreeSet<usize> = (0..paris.commitments.len()).filter(of_layer).collect();
            assert!(!chosen.is_empty(), "{}", layer.name);
            let block = block(&paris, &chosen);
            let whole = inserted(&Package::empty(), &block);
            assert_eq!(dangling(&whole), 0, "{}", layer.name);
            assert_eq!(whole.commitments.len(), chosen.len(), "{}", layer.name);
            assert!(whole.layers.iter().all(|l| l.id == layer.id), "only its own layer");
            let supplied = |id: &str| {
                let supplies = whole.commitments.iter().flat_map(|c| &c.supplies);
                supplies.into_iter().any(|s| s.capability == id)
                    || whole.pools.iter().any(|p| p.capability == id)
            };
            assert!(whole.capabilities.iter().all(|c| supplied(&c.id)), "{}", layer.name);
        }
    }

    #[test]
    fn a_block_of_the_whole_gives_back_the_same_commitments() {
        let paris = paris();
        let block = block(&paris, &(0..paris.commitments.len()).collect());
        let whole = inserted(&Package::empty(), &block);
        assert_eq!(whole.commitments, paris.commitments);
        assert_eq!(whole.triggers, paris.triggers);
        assert_eq!(dangling(&whole), 0);
    }

    #[test]
    fn a_block_finds_its_own_parties_again_where_it_came_from() {
        let paris = paris();
        let block = block(&paris, &[0].into());
        let whole = inserted(&paris, &block);
        assert_eq!(whole.parties, paris.parties);
        assert_eq!(whole.commitments.len(), paris.commitments.len() + 1);
        let copy = whole.commitments.last().unwrap();
        assert_eq!(copy.text, paris.commitments[0].text, "nobody changes places");
    }

    #[test]
    fn examples_are_still_marked_after_insertion() {
        let paris = paris();
        let marked = |package: &Package, id: &str| {
            let marks = package.template.as_ref().map_or(&[][..], |t| &t.illustrative);
            marks.contains(&format!("commitment:{id}"))
        };
        let example = |c: &&Commitment| marked(&paris, &c.id);
        let id = paris.commitments.iter().find(example).unwrap().id.clone();
        let block = block(&paris, &[paris.position(Kind::Commitment, &id).unwrap()].into());
        assert!(marked(&inserted(&Package::empty(), &block), &id));
        assert!(marked(&inserted(&paris, &block), &format!("{id}-2")), "the copy too");
    }

    #[test]
    fn roles_are_proposed_for_beneficiary_guarantors_and_adversary() {
        let roles = propose_roles(&paris());
        let named = |name: &str| roles.iter().filter(|r| r.name == name).count();
        assert_eq!(named("The state that is guaranteed"), 1);
        assert_eq!(named("The adversary"), 1);
        assert_eq!(named("The part of Germany"), 1);
        assert_eq!(named("The part of the Netherlands"), 1);
    }
}
