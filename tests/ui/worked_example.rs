//! The worked example of `docs/worked-example`: a package drafted by the window alone, its assured
//! measure more than doubled with levers. `UPDATE_DOCS=1` writes its files again.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use crate::drive::{Window, assured, command, press, wait, write};
use crate::{settle, settle_gallery, window};
use casus::file;
use casus::model::Package;
use eframe::egui::{Key, Modifiers, Role, Theme};
use egui_kittest::kittest::Queryable as _;
use std::path::{Path, PathBuf};

fn kept(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/worked-example").join(name)
}

/// Answers the prompt for a path, which stands in where no dialog service runs.
fn put(harness: &mut Window, button: &str, path: &Path) {
    wait(harness, "a prompt for the path", |h| h.query_by_label("Path").is_some());
    write(harness, "Path", &path.display().to_string());
    press(harness, button);
    wait(harness, "the file", |_| path.exists());
}

fn save_as(harness: &mut Window, path: &Path) {
    harness.key_press_modifiers(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S);
    settle(harness);
    put(harness, "Save", path);
}

fn export(harness: &mut Window, path: &Path) {
    command(harness, Key::Num6);
    command(harness, Key::E);
    put(harness, "Save", path);
}

/// The file that the window wrote is the one that the docs show.
fn holds(written: &Path, name: &str) {
    let kept = kept(name);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::copy(written, &kept).unwrap();
    }
    let same = std::fs::read(written).unwrap() == std::fs::read(&kept).unwrap();
    assert!(same, "{name} is no longer what the window makes; `UPDATE_DOCS=1` writes it again");
}

#[test]
fn the_assured_measure_is_doubled_by_the_window_alone() {
    let folder = tempfile::tempdir().unwrap();
    let here = |name: &str| folder.path().join(name);
    let mut harness = window([1440.0, 900.0], Theme::Light, None);
    settle_gallery(&mut harness);

    // The Paris framework, in case that no force can be sent.
    press(&mut harness, "Paris framework");
    harness.get_by_role_and_label(Role::Switch, "Multinational Force – Ukraine").click_accesskit();
    settle(&mut harness);
    press(&mut harness, "Create the package");
    write(&mut harness, "Title of the package", "Guarantees without a force on the ground");
    save_as(&mut harness, &here("before.casus"));
    export(&mut harness, &here("before.pdf"));
    let before = assured(&harness);

    command(&mut harness, Key::Num4);
    let found = "would lift what is assured";
    wait(&mut harness, "a plan", |h| h.query_by_label_contains(found).is_some());
    settle(&mut harness);
    press(&mut harness, "Apply the plan");
    // Two clauses still say that the providers decide; they are drafted anew.
    command(&mut harness, Key::Num1);
    for clause in ["Military response to an armed attack", "United States drawdown and sales"] {
        press(&mut harness, &format!("{clause}, grade"));
        press(&mut harness, "Draft from the structure");
    }
    let findings = &harness.state().assessment().findings;
    assert!(findings.iter().all(|f| f.code != "LNG003"), "no clause reopens what is settled");
    let after = assured(&harness);
    assert!(after >= 2.0 * before, "{before} to {after}");
    save_as(&mut harness, &here("after.casus"));
    export(&mut harness, &here("after.pdf"));

    for name in ["before.casus", "after.casus", "before.pdf", "after.pdf"] {
        holds(&here(name), name);
    }
    let title = |package: &Package| package.head.title.clone();
    let saved = file::open(&here("after.casus")).unwrap();
    assert_eq!(title(&saved), "Guarantees without a force on the ground");
    assert_eq!(Some(&saved), harness.state().package());
}
