//! All checks on everything that ships, and on packages from which things are missing.

use super::testing::{assert_readable, findings};
use super::{ALL, Counts, Group, groups};
use crate::model::{Kind, Package, Term};
use crate::templates::Catalogue;
use std::collections::BTreeMap;

#[test]
fn what_ships_is_checked_in_readable_words() {
    let mut by_code: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in Catalogue::shipped().entries {
        let found = findings(&entry.package);
        println!("{}: {:?}", entry.id, Counts::of(&found));
        for finding in &found {
            println!(
                "  {} {} {}: {}",
                finding.severity.name(),
                finding.code,
                finding.subject,
                finding.message
            );
            println!(
                "      {} {:?}",
                finding.help,
                finding.fixes.iter().map(|f| &f.title).collect::<Vec<_>>()
            );
            assert_readable(finding);
            *by_code.entry(finding.code).or_default() += 1;
        }
        for group in groups(&found) {
            assert_said(&entry.package, &group);
        }
    }
    println!("{by_code:?}");
}

/// A group's sentence has no blank left, and tells one thing from many.
fn assert_said(package: &Package, group: &Group) {
    let said = group.sentence(package, usize::MAX);
    println!("  {} × {}: {said}", group.lead.code, group.members.len());
    assert!(!said.contains(['{', '}', '|']), "{said}");
    assert!(!said.contains("  ") && !said.contains(" ,") && !said.contains(": ."), "{said}");
    assert!(said.ends_with(['.', '?']), "{said}");
}

#[test]
fn every_fix_applies() {
    for entry in Catalogue::shipped().entries {
        for finding in findings(&entry.package) {
            for fix in finding.fixes {
                let mut package = entry.package.clone();
                assert!(fix.edit.apply(&mut package).is_ok(), "{}: {}", entry.id, fix.title);
                assert!(
                    package != entry.package,
                    "{}: {} changes nothing",
                    finding.code,
                    fix.title
                );
            }
        }
    }
}

/// Takes things out of a package at random, references to them left dangling.
fn thinned(package: &Package, seed: u64) -> Package {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut package = package.clone();
    for &kind in Kind::ALL {
        for index in (0..package.count(kind)).rev() {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            if state % 10 < seed % 7 {
                crate::edit::Edit::Remove { kind, index }.apply(&mut package).unwrap();
            }
        }
    }
    package
}

/// Clauses whose words are out of order, cut in the middle and strewn with marks.
fn garbled(package: &Package, seed: usize) -> Package {
    let mut package = package.clone();
    let texts = package.commitments.iter_mut().map(|c| &mut c.text);
    for (i, text) in texts.chain(package.triggers.iter_mut().map(|t| &mut t.text)).enumerate() {
        let mut words: Vec<&str> = text.split_inclusive(' ').collect();
        let turn = (seed * 7 + i) % (words.len() + 1);
        words.rotate_left(turn);
        let half: String = words.concat().chars().skip(seed % 9).collect();
        *text = match (seed + i) % 4 {
            0 => format!("“{half} shall, ’s – within (ten) May “will"),
            1 => half.replace(' ', ", "),
            2 => half.replace(". ", "\n\n"),
            _ => format!("may {half}"),
        };
    }
    package
}

#[test]
fn no_clause_is_too_garbled_to_read() {
    let paris = Catalogue::shipped().find("paris-2026").unwrap().package.clone();
    for seed in 0..16 {
        let package = garbled(&paris, seed);
        for finding in findings(&package) {
            assert_readable(&finding);
            if let Some(span) = &finding.span {
                let (kind, index) = finding.place(&package).unwrap();
                let text = match kind {
                    Kind::Trigger => &package.triggers[index].text,
                    _ => &package.commitments[index].text,
                };
                assert!(text.get(span.clone()).is_some_and(|t| !t.is_empty()), "{finding:?}");
            }
        }
    }
}

#[test]
fn treaties_that_differ_by_a_phrase_are_told_apart() {
    let catalogue = Catalogue::shipped();
    let escapes = |id: &str| {
        let found = findings(&catalogue.find(id).unwrap().package);
        found.into_iter().filter(|f| f.code == "LNG002").map(|f| f.message).collect::<Vec<_>>()
    };
    assert!(escapes("nato1949").iter().any(|m| m.contains("such action as it deems necessary")));
    assert!(escapes("brussels1948").is_empty(), "{:?}", escapes("brussels1948"));
    assert!(escapes("usjapan1960").iter().any(|m| m.contains("constitutional")));
}

#[test]
fn no_package_is_too_broken_to_check() {
    let paris = Catalogue::shipped().find("paris-2026").unwrap().package.clone();
    for seed in 1..20 {
        let package = thinned(&paris, seed);
        for finding in findings(&package) {
            assert_readable(&finding);
            for fix in finding.fixes {
                assert!(fix.edit.apply(&mut package.clone()).is_ok());
            }
        }
    }
    assert_eq!(findings(&Package::empty()), Vec::new());
    assert!(ALL.len() > 40);
}
