//! Blocks, scenarios and parties join any package.

use super::{SHIPPED, analyse, entry, findings, label, of_kind, template};
use casus::checks::Severity;
use casus::model::{Package, Party, TemplateKind, references};
use casus::templates::{Assignment, Entry, insert, likely};

fn dangling(package: &Package) -> usize {
    references(package).iter().filter(|r| !r.resolves(package)).count()
}

/// Inserts with the roles given as the program proposes.
fn inserted(package: &Package, entry: &Entry) -> (Package, Vec<Assignment>) {
    let given = likely(package, entry);
    (insert(&SHIPPED, package, entry, &given).unwrap().package, given)
}

#[test]
fn blocks_and_scenarios_join_the_blank_and_the_paris_package() {
    for host in ["blank", "paris-2026"] {
        let host = &entry(TemplateKind::Package, host).package;
        let before = dangling(host);
        for entry in of_kind(TemplateKind::Block).chain(of_kind(TemplateKind::Scenario)) {
            let (whole, given) = inserted(host, entry);
            assert_eq!(dangling(&whole), before, "{}", label(entry));
            assert_eq!(given.len(), template(entry).roles.len(), "{}", label(entry));
            for Assignment { role, party } in &given {
                let count = whole.parties.iter().filter(|p| p.name == *party).count();
                assert_eq!(count, 1, "{}: {role} is {party}", label(entry));
            }
            let new = whole.commitments.len() - host.commitments.len();
            assert_eq!(new, entry.package.commitments.len(), "{}", label(entry));
            let new = whole.scenarios.len() - host.scenarios.len();
            assert_eq!(new, entry.package.scenarios.len(), "{}", label(entry));
        }
    }
}

#[test]
fn every_block_brings_a_clause_that_binds_and_works() {
    let blank = &entry(TemplateKind::Package, "blank").package;
    for entry in of_kind(TemplateKind::Block) {
        let (whole, _) = inserted(blank, entry);
        assert!(!whole.commitments.is_empty(), "{} promises nothing", label(entry));
        let routes = analyse(&whole).routes;
        assert!(!routes.is_empty() && routes.iter().all(|r| !r.blocked), "{}", label(entry));
        let texts =
            whole.commitments.iter().map(|c| &c.text).chain(whole.triggers.iter().map(|t| &t.text));
        assert!(texts.into_iter().all(|text| text.trim().len() > 60), "{}", label(entry));
        let errors: Vec<_> = findings(&whole)
            .into_iter()
            .filter(|f| f.severity == Severity::Error && f.is_open())
            .map(|f| (f.code, f.subject))
            .filter(|(code, _)| !["COV001", "COV002"].contains(code))
            .collect();
        assert!(errors.is_empty(), "{}: {errors:?}", label(entry));
    }
}

#[test]
fn every_block_leaves_its_parties_to_be_named() {
    for entry in of_kind(TemplateKind::Block) {
        let roles = &template(entry).roles;
        for party in &entry.package.parties {
            let filled = roles.iter().filter(|role| role.party == party.id).count();
            assert_eq!(filled, 1, "{}: {} is no role", label(entry), party.name);
        }
    }
}

#[test]
fn a_party_comes_with_its_organs() {
    let blank = &entry(TemplateKind::Package, "blank").package;
    for entry in of_kind(TemplateKind::Party) {
        let own = &entry.package.parties[0];
        let (whole, _) = inserted(blank, entry);
        let party = whole.find::<Party>(&own.id).unwrap();
        assert_eq!(party.organs, own.organs, "{}", label(entry));
        assert_eq!(dangling(&whole), 0, "{}", label(entry));
    }
}

#[test]
fn inserting_twice_brings_the_commitments_twice() {
    let block = entry(TemplateKind::Block, "air-policing");
    let paris = &entry(TemplateKind::Package, "paris-2026").package;
    let given = likely(paris, block);
    let once = insert(&SHIPPED, paris, block, &given).unwrap().package;
    let twice = insert(&SHIPPED, &once, block, &given).unwrap().package;
    let added = once.commitments.len() - paris.commitments.len();
    assert_eq!(twice.commitments.len() - once.commitments.len(), added);
    assert_eq!(twice.parties.len(), once.parties.len());
}
