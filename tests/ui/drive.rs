//! The main job, by labels and keys.

use crate::looks::paris;
use crate::{settle, settle_gallery, today, window, window_with};
use casus::app::{App, Setup, Workspace};
use casus::file;
use eframe::egui::{Key, Modifiers, Role, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::time::{Duration, Instant};

/// The window under test.
pub type Window = Harness<'static, App>;

/// Presses the button whose name begins so, wherever it is in the window.
pub fn press(harness: &mut Window, name: &str) {
    {
        let buttons = harness.query_all_by_role(Role::Button);
        let found = buttons.into_iter().find(|node| {
            let node = node.accesskit_node();
            node.label().is_some_and(|label| label.starts_with(name)) && !node.is_disabled()
        });
        let Some(button) = found else { panic!("there is no button “{name}”") };
        button.click_accesskit();
    }
    settle(harness);
}

/// Types into the field of this name in place of what stands there.
pub fn write(harness: &mut Window, field: &str, text: &str) {
    harness.get_by_role_and_label(Role::TextInput, field).focus();
    harness.run_ok();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_ok();
    harness.get_by_role_and_label(Role::TextInput, field).type_text(text);
    settle(harness);
}

/// Presses a key with the command key.
pub fn command(harness: &mut Window, key: Key) {
    harness.key_press_modifiers(Modifiers::COMMAND, key);
    settle(harness);
}

pub fn assured(harness: &Window) -> f64 {
    harness.state().assessment().analysis.measures.assured
}

/// Steps until something holds.
pub fn wait(harness: &mut Window, what: &str, mut holds: impl FnMut(&Window) -> bool) {
    let begun = Instant::now();
    while !holds(harness) {
        assert!(begun.elapsed() < Duration::from_secs(60), "{what}");
        std::thread::sleep(Duration::from_millis(5));
        harness.step();
    }
}

#[test]
fn the_outline_finds_what_clauses_say() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window([1440.0, 900.0], Theme::Light, Some(paris(folder.path())));
    settle(&mut harness);
    command(&mut harness, Key::F);
    write(&mut harness, "Find in names and clauses", "without further consent");
    let package = harness.state().package().unwrap();
    let says = |c: &&casus::model::Commitment| c.text.contains("without further consent");
    let (saying, silent): (Vec<_>, Vec<_>) = package.commitments.iter().partition(says);
    assert!(!saying.is_empty() && saying.iter().all(|c| !c.title.contains("without further")));
    for commitment in saying {
        assert!(is_listed(&harness, &commitment.title), "{} is found", commitment.title);
    }
    for commitment in silent {
        assert!(!is_listed(&harness, &commitment.title), "{} is not", commitment.title);
    }
}

/// Whether the outline has a row of this name.
fn is_listed(harness: &Window, name: &str) -> bool {
    let start = format!("{name}, grade");
    let buttons = harness.query_all_by_role(Role::Button);
    buttons
        .into_iter()
        .any(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(&start)))
}

#[test]
fn a_package_from_a_template_is_changed_undone_and_saved() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window([1440.0, 900.0], Theme::Light, None);
    settle_gallery(&mut harness);
    press(&mut harness, "Paris framework");
    press(&mut harness, "Create the package");
    assert_eq!(harness.state().package().unwrap().commitments.len(), 35);
    assert!(harness.state().is_modified());

    // A deadline nobody can meet: what was assured is assured no longer.
    press(&mut harness, "Air-defence reinforcement, grade");
    let before = assured(&harness);
    write(&mut harness, "Hours to deliver, row 1", "9000");
    assert!(assured(&harness) < before, "the figures follow the edit");
    command(&mut harness, Key::Z);
    assert!((assured(&harness) - before).abs() < 1e-12, "undo brings them back");
    command(&mut harness, Key::Y);
    assert!(assured(&harness) < before, "redo does it again");

    // Without a dialog service the window asks for the path itself.
    command(&mut harness, Key::S);
    wait(&mut harness, "a prompt for the path", |h| h.query_by_label("Path").is_some());
    let path = folder.path().join("mine.casus");
    write(&mut harness, "Path", &path.display().to_string());
    press(&mut harness, "Save");
    assert!(!harness.state().is_modified());
    let saved = file::open(&path).unwrap();
    assert_eq!(Some(&saved), harness.state().package());
}

#[test]
fn the_clause_is_drafted_from_the_structure() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window([1440.0, 900.0], Theme::Light, Some(paris(folder.path())));
    settle(&mut harness);
    press(&mut harness, "Air-defence reinforcement, grade");
    press(&mut harness, "Draft from the structure");
    let package = harness.state().package().unwrap();
    let index = package.commitments.iter().position(|c| c.title == "Air-defence reinforcement");
    let clause = &package.commitments[index.unwrap()].text;
    assert!(clause.starts_with("In the event of an attack from the air, Germany shall provide"));
    assert!(harness.query_by_label("drafted from the structure").is_some());
}

#[test]
fn like_findings_are_one_row_that_opens_to_its_members() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window([1440.0, 900.0], Theme::Light, Some(paris(folder.path())));
    settle(&mut harness);
    let findings = harness.state().assessment().findings.clone();
    let open = findings.iter().filter(|f| f.is_open());
    let groups = casus::checks::groups(open);
    let group = groups.iter().rfind(|g| g.members.len() > 2).unwrap();
    let sentence = group.sentence(harness.state().package().unwrap(), casus::checks::FEW);
    let member = &group.members[1];
    assert!(harness.query_by_label(&member.message).is_none(), "closed at first");
    harness.get_by_label(&sentence).click_accesskit();
    settle(&mut harness);
    harness.get_by_label(&member.message).click_accesskit();
    settle(&mut harness);
    let selection = harness.state().view().selection.subject();
    assert_eq!(selection.as_ref(), Some(&member.subject), "a member leads to what it is about");
}

#[test]
fn what_is_in_use_asks_before_it_goes() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window([1440.0, 900.0], Theme::Light, Some(paris(folder.path())));
    settle(&mut harness);
    press(&mut harness, "Attack from the air");
    harness.key_press(Key::Delete);
    settle(&mut harness);
    let count = harness.state().package().unwrap().triggers.len();
    press(&mut harness, "Delete with its references");
    let package = harness.state().package().unwrap();
    assert_eq!(package.triggers.len(), count - 1);
    assert!(package.commitments.iter().all(|c| !c.triggers.contains(&"air-attack".to_owned())));
    command(&mut harness, Key::Z);
    assert_eq!(harness.state().package().unwrap().triggers.len(), count);
}

#[test]
fn objects_are_added_named_and_found_by_keyboard() {
    let mut harness = window([1280.0, 800.0], Theme::Light, None);
    settle(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::N);
    settle(&mut harness);
    press(&mut harness, "Add party");
    write(&mut harness, "Name", "Ruritania");
    harness.get_by_role_and_label(Role::Button, "Add").click_accesskit();
    settle(&mut harness);
    assert_eq!(harness.state().package().unwrap().parties[0].id, "ruritania");
    write(&mut harness, "Name of the party", "Kingdom of Ruritania");
    assert_eq!(harness.state().package().unwrap().parties[0].name, "Kingdom of Ruritania");
    command(&mut harness, Key::Num2);
    assert_eq!(harness.state().view().workspace, Workspace::Coverage);
    command(&mut harness, Key::K);
    harness.get_by_role_and_label(Role::TextInput, "Find or do anything").type_text("kingdom");
    settle(&mut harness);
    harness.key_press(Key::Enter);
    settle(&mut harness);
    assert_eq!(harness.state().view().workspace, Workspace::Draft);
    assert!(harness.query_by_label("Name of the party").is_some());
}

#[test]
fn a_fix_is_applied_and_a_finding_accepted() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window([1440.0, 900.0], Theme::Light, Some(paris(folder.path())));
    settle(&mut harness);
    let open = |h: &Window| {
        h.state().assessment().findings.iter().filter(|f| f.accepted.is_none()).count()
    };
    let before = open(&harness);
    harness.key_press(Key::F7);
    settle(&mut harness);
    while harness.query_all_by_label("Accept…").next().is_none() {
        harness.key_press(Key::F7);
        settle(&mut harness);
    }
    press(&mut harness, "Accept…");
    harness.get_by_role_and_label(Role::MultilineTextInput, "Reason").focus();
    harness.run_ok();
    harness
        .get_by_role_and_label(Role::MultilineTextInput, "Reason")
        .type_text("Ministers prefer discretion here.");
    settle(&mut harness);
    let accepted = harness.state().package().unwrap().accepted.len();
    harness.get_by_role_and_label(Role::Button, "Accept").click_accesskit();
    settle(&mut harness);
    assert_eq!(harness.state().package().unwrap().accepted.len(), accepted + 1);
    assert!(open(&harness) < before);
}

#[test]
fn a_crash_loses_nothing_that_was_kept() {
    let folder = tempfile::tempdir().unwrap();
    let setup = |file| Setup {
        file,
        folder: Some(folder.path().join("data")),
        templates: None,
        today: today(),
    };
    let file = paris(folder.path());
    let mut harness = window_with([1280.0, 800.0], Theme::Light, setup(Some(file)));
    settle(&mut harness);
    write(&mut harness, "Title of the package", "Changed before the crash");
    let kept = folder.path().join("data/recovery");
    wait(&mut harness, "a safety copy", |_| {
        std::fs::read_dir(&kept)
            .unwrap()
            .flatten()
            .any(|f| f.path().extension().is_some_and(|e| e == "json"))
    });
    // The window goes without a word, as in a crash: its lock is released, its copy stays.
    drop(harness);
    let mut harness = window_with([1280.0, 800.0], Theme::Light, setup(None));
    settle(&mut harness);
    press(&mut harness, "Recover");
    let package = harness.state().package().unwrap();
    assert_eq!(package.head.title, "Changed before the crash");
    assert!(harness.state().is_modified());
}

#[test]
fn leaving_unsaved_work_asks() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window([1280.0, 800.0], Theme::Light, Some(paris(folder.path())));
    settle(&mut harness);
    write(&mut harness, "Title of the package", "Another title");
    command(&mut harness, Key::W);
    assert!(harness.state().package().is_some(), "the package is still there");
    press(&mut harness, "Discard changes");
    assert!(harness.state().package().is_none());
}

#[test]
fn a_file_changed_by_another_program_is_not_replaced_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let file = paris(folder.path());
    let mut harness = window([1280.0, 800.0], Theme::Light, Some(file.clone()));
    settle(&mut harness);
    write(&mut harness, "Title of the package", "Mine");
    std::fs::write(&file, "format = 1\n[package]\ntitle = \"Theirs\"\n").unwrap();
    command(&mut harness, Key::S);
    assert!(harness.query_by_label("The file has changed on disk").is_some());
    assert_eq!(file::open(&file).unwrap().head.title, "Theirs");
    press(&mut harness, "Replace it");
    assert_eq!(file::open(&file).unwrap().head.title, "Mine");
}

#[test]
fn a_file_that_is_no_package_is_refused_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bad.casus");
    std::fs::write(&path, "format = 1\n[package\n").unwrap();
    let mut harness = window([1024.0, 640.0], Theme::Dark, Some(path));
    settle(&mut harness);
    assert!(harness.query_by_label("That did not work").is_some());
    press(&mut harness, "OK");
    assert!(harness.query_by_label("That did not work").is_none());
}

#[test]
fn a_block_of_the_library_joins_the_package() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window([1440.0, 900.0], Theme::Light, Some(paris(folder.path())));
    settle(&mut harness);
    let before = harness.state().package().unwrap().clone();
    command(&mut harness, Key::I);
    write(&mut harness, "Find in the library", "policing");
    harness.get_by_role_and_label(Role::Button, "Air policing").click_accesskit();
    settle(&mut harness);
    harness.get_by_role_and_label(Role::Button, "Insert it").click_accesskit();
    settle(&mut harness);
    let after = harness.state().package().unwrap();
    assert!(after.commitments.len() > before.commitments.len());
    assert_eq!(after.parties.len(), before.parties.len(), "its roles fall to known parties");
    command(&mut harness, Key::Z);
    assert_eq!(harness.state().package(), Some(&before));
}

#[test]
fn the_size_of_text_is_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let setup = || Setup {
        file: None,
        folder: Some(folder.path().to_path_buf()),
        templates: None,
        today: today(),
    };
    let mut harness = window_with([1280.0, 800.0], Theme::Light, setup());
    settle(&mut harness);
    command(&mut harness, Key::Plus);
    assert!((harness.ctx.zoom_factor() - 1.1).abs() < 0.01);
    drop(harness);
    let harness = window_with([1280.0, 800.0], Theme::Light, setup());
    assert!((harness.ctx.zoom_factor() - 1.1).abs() < 0.01);
}
