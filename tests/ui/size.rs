//! A package with thousands of commitments, and packages with next to nothing in them.

use crate::looks::{keep, paris};
use crate::workspaces::says;
use crate::{settle, window};
use casus::app::{App, Selection, Workspace};
use casus::file;
use casus::model::{Kind, Package};
use eframe::egui::{Key, Modifiers, Role, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::{Path, PathBuf};

type Window = Harness<'static, App>;

/// The Paris package, changed.
fn changed(folder: &Path, change: impl FnOnce(&mut Package)) -> PathBuf {
    let path = paris(folder);
    let mut package = file::open(&path).unwrap();
    change(&mut package);
    std::fs::write(&path, file::print(&path, &package)).unwrap();
    path
}

/// Its commitments repeated until there are so many; those that are added promise nothing, so that
/// the tests need not wait for their figures.
fn repeat(package: &mut Package, count: usize) {
    let some = package.commitments.clone();
    for (number, one) in some.iter().cycle().enumerate().take(count).skip(some.len()) {
        let mut copy = one.clone();
        copy.id = format!("copy-{number}");
        copy.title = format!("Promise {number}");
        copy.supplies.clear();
        package.commitments.push(copy);
    }
}

fn rows(harness: &Window) -> Vec<String> {
    let buttons = harness.query_all_by_role(Role::Button);
    let names = buttons.filter_map(|node| node.accesskit_node().label());
    names.filter(|name| name.starts_with("Promise ")).collect()
}

#[test]
fn of_thousands_of_commitments_only_those_in_sight_are_drawn() {
    let folder = tempfile::tempdir().unwrap();
    let path = changed(folder.path(), |package| repeat(package, 5000));
    let mut harness = window([1440.0, 900.0], Theme::Light, Some(path));
    harness.run_ok();
    let seen = rows(&harness);
    assert!(seen.len() < 400, "{} rows are drawn", seen.len());

    // What is found by its name is brought into sight.
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_ok();
    harness.get_by_label("Find or do anything").type_text("promise 4321");
    harness.run_ok();
    harness.key_press(Key::Enter);
    harness.run_ok();
    let selection = &harness.state().view().selection;
    assert_eq!(
        selection,
        &Selection::at(harness.state().package().unwrap(), Kind::Commitment, 4321)
    );
    harness.run_steps(8);
    let row = harness
        .query_all_by_role(Role::Button)
        .find(|node| node.accesskit_node().label().is_some_and(|l| l.starts_with("Promise 4321")));
    let rect = row.unwrap().rect();
    assert!(rect.min.y > 40.0 && rect.max.y < 880.0, "the outline shows it: {rect:?}");
    keep(&mut harness, "size-outline");
}

#[test]
fn packages_with_next_to_nothing_in_them_say_what_is_missing() {
    let one_party = |package: &mut Package| {
        let party = package.parties.remove(0);
        *package = Package::empty();
        package.parties.push(party);
    };
    // Of each workspace, in the order of the rail: what it says or offers.
    let nothing = "Nothing to measure yet: no scenario calls for anything.";
    let stress = "Nothing to measure yet: the package has no scenario to stand up to.";
    let compare = "Choose a template, a precedent or another file at the left.";
    let none = |package: &mut Package| *package = Package::empty();
    check("empty", none, ["Where to begin", "Add a way of attack", stress, nothing, compare]);
    check("one-party", one_party, ["Parties", "Add a way of attack", stress, nothing, compare]);
    let no_scenarios = |package: &mut Package| package.scenarios.clear();
    let matrix = "Kind of attack by severity";
    check("no-scenarios", no_scenarios, ["Layers", matrix, stress, nothing, compare]);
    let no_parties = |package: &mut Package| package.parties.clear();
    let sets = "Smallest sets that break it";
    check("no-parties", no_parties, ["Layers", matrix, sets, "Asked of", compare]);
}

/// Goes through the workspaces of a changed package; each must say what it is expected to say.
fn check(name: &str, change: impl FnOnce(&mut Package), expected: [&str; 5]) {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window([1440.0, 900.0], Theme::Dark, Some(changed(folder.path(), change)));
    settle(&mut harness);
    let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];
    for ((workspace, key), text) in Workspace::ALL.into_iter().zip(keys).zip(expected) {
        harness.key_press_modifiers(Modifiers::COMMAND, key);
        settle(&mut harness);
        keep(&mut harness, &format!("{name}-{workspace:?}").to_lowercase());
        assert!(says(&harness, text), "{name}: {workspace:?} does not say “{text}”");
    }
}
