//! A package without a finding, and helpers that spoil it and mend it again.

use super::{Context, Finding, run};
use crate::analysis::{Options, analyse};
use crate::model::{Date, Package};

/// A small package in which no check finds anything.
const SOUND: &str = r#"
format = 1
[package]
title = "Shield"
date = 2026-11-24
horizon_years = 15
[[vector]]
id = "drone"
name = "Drones"
[[capability]]
id = "consultation"
name = "Consultation"
unit = "meeting"
[[capability]]
id = "air-defence"
name = "Air defence"
unit = "battery"
[[capability]]
id = "ground-force"
name = "Ground forces"
unit = "brigade"
[[area]]
id = "east"
name = "East"
[[party]]
id = "ukr"
name = "Ukraine"
role = "beneficiary"
[[party]]
id = "deu"
name = "Germany"
role = "guarantor"
[[party.organ]]
id = "bundestag"
name = "Bundestag"
authorises = ["ground-force"]
typical_hours = 240
[[party]]
id = "fra"
name = "France"
role = "guarantor"
[[party]]
id = "gbr"
name = "United Kingdom"
role = "guarantor"
[[party]]
id = "rus"
name = "Russian Federation"
role = "adversary"
[[body]]
id = "commission"
name = "Joint Commission"
members = ["ukr", "deu", "fra", "gbr"]
rule = "majority"
[[instrument]]
id = "agreement"
title = "Agreement on the Shield"
form = "treaty"
force = "binding"
status = "in-force"
parties = ["ukr", "deu", "fra", "gbr"]
in_force_from = 2026-01-01
term_years = 20
renewal = "automatic"
withdrawal_notice_months = 24
[[layer]]
id = "shield"
name = "Air shield"
[[pool]]
id = "deu-batteries"
by = "deu"
capability = "air-defence"
amount = 2
[[trigger]]
id = "attack"
name = "Attack from the air"
text = "An attack from the air, as found by the Joint Commission within 12 hours; if it takes no decision in that time, the attack is taken as found."
threshold = "incident"
evidence = "deniable"
[[trigger.determination]]
kind = "decide"
name = "The Joint Commission finds an attack"
by = ["commission"]
rule = "any"
typical_hours = 6
within_hours = 12
if_silent = "proceed"
[[commitment]]
id = "batteries"
title = "Batteries"
layer = "shield"
instrument = "agreement"
text = "After a finding, Germany, France and the United Kingdom shall each bring 2 batteries into action in Ukraine within 24 hours."
modality = "shall"
triggers = ["attack"]
[[commitment.supply]]
by = "deu"
capability = "air-defence"
amount = 2
delivery_hours = 24
sustain_days = 60
pool = "deu-batteries"
cost_meur = 100
[[commitment.supply]]
by = "fra"
capability = "air-defence"
amount = 2
delivery_hours = 24
sustain_days = 60
cost_meur = 100
[[commitment.supply]]
by = "gbr"
capability = "air-defence"
amount = 2
delivery_hours = 24
sustain_days = 60
cost_meur = 100
[[scenario]]
id = "raid"
name = "Drone raid"
vectors = ["drone"]
severity = "limited-attack"
[[scenario.need]]
capability = "air-defence"
amount = 4
within_hours = 48
for_days = 30
"#;

/// The package without a finding.
pub(crate) fn sound() -> Package {
    crate::file::from_toml(SOUND).unwrap()
}

/// The sound package, changed.
pub(super) fn changed(change: impl FnOnce(&mut Package)) -> Package {
    let mut package = sound();
    change(&mut package);
    package
}

/// The sound package with another clause in its commitment.
pub(super) fn saying(text: &str) -> Package {
    changed(|p| text.clone_into(&mut p.commitments[0].text))
}

/// The package with tables in the file's format put after its own.
pub(super) fn with(tables: &str) -> Package {
    crate::file::from_toml(&format!("{SOUND}\n{tables}")).unwrap()
}

/// Every finding of a package, on the date of its draft.
pub(super) fn findings(package: &Package) -> Vec<Finding> {
    findings_as_of(package, None)
}

/// As [`findings`], with the instruments as they stand on a day.
pub(super) fn findings_as_of(package: &Package, as_of: Option<Date>) -> Vec<Finding> {
    let analysis = analyse(package, &Options { as_of, ..Options::default() });
    run(&Context::new(package, &analysis, as_of, package.head.date))
}

/// The findings of one check.
pub(super) fn of(code: &str, package: &Package) -> Vec<Finding> {
    let mut found = findings(package);
    found.retain(|f| f.code == code);
    found
}

/// The one finding of a check; its message is read as a drafter would read it.
#[track_caller]
pub(super) fn one(code: &str, package: &Package) -> Finding {
    let mut found = of(code, package);
    assert_eq!(found.len(), 1, "{code}: {found:#?}");
    let finding = found.remove(0);
    assert_readable(&finding);
    finding
}

/// A finding's words are complete, short enough, and hold no id of the kind `a-b`.
#[track_caller]
pub(super) fn assert_readable(finding: &Finding) {
    let Finding { code, message, help, .. } = finding;
    assert!(
        message.chars().count() <= 180,
        "{code} is {} long: {message}",
        message.chars().count()
    );
    assert!(message.ends_with(['.', '?']), "{code}: {message}");
    assert!(help.ends_with('.') && help.len() < 260, "{code}: help: {help}");
    for words in [message, help].into_iter().chain(finding.fixes.iter().map(|f| &f.title)) {
        assert!(!words.contains("  ") && !words.contains(" ,"), "{code}: {words}");
        assert!(!words.contains("““") && !words.contains("“”"), "{code}: {words}");
    }
}

/// Applies a fix of a finding; the finding must then be gone.
#[track_caller]
pub(super) fn mended(package: &Package, finding: &Finding, fix: usize) -> Package {
    let mut package = package.clone();
    finding.fixes[fix].edit.clone().apply(&mut package).unwrap();
    let left = of(finding.code, &package);
    let is_left = left.iter().any(|f| f.subject == finding.subject && f.message == finding.message);
    assert!(!is_left, "“{}” does not mend {}", finding.fixes[fix].title, finding.message);
    package
}

/// Applies every fix of a finding in turn; each must make it go away.
#[track_caller]
pub(super) fn all_mend(package: &Package, finding: &Finding) {
    assert!(!finding.fixes.is_empty(), "{} offers no fix", finding.code);
    for fix in 0..finding.fixes.len() {
        mended(package, finding, fix);
    }
}

#[test]
fn the_sound_package_has_no_finding() {
    assert_eq!(findings(&sound()), Vec::new());
}
