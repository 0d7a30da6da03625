//! The user's own templates and blocks: kept, told apart, shared, taken in, renamed, deleted.

use crate::drive::{Window, command, press, wait, write};
use crate::looks::{keep, paris};
use crate::{settle, settle_gallery, today, window_with};
use casus::app::Setup;
use casus::file;
use casus::model::TemplateKind;
use casus::templates::{Catalogue, Entry};
use eframe::egui::{Key, Modifiers, Role, Theme};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::{Path, PathBuf};

fn open(folder: &Path, theme: Theme, file: Option<PathBuf>) -> Window {
    let templates = Some(folder.join("templates"));
    let setup = Setup { file, folder: None, templates, today: today() };
    let mut harness = window_with([1440.0, 900.0], theme, setup);
    settle(&mut harness);
    harness
}

fn own(folder: &Path) -> Vec<Entry> {
    let all = Catalogue::with_user_folder(&folder.join("templates")).entries;
    all.into_iter().filter(|e| !e.is_shipped()).collect()
}

/// Does a command by its name, as from a menu.
fn choose(harness: &mut Window, name: &str) {
    command(harness, Key::K);
    harness.get_by_role_and_label(Role::TextInput, "Find or do anything").type_text(name);
    settle(harness);
    harness.key_press(Key::Enter);
    settle(harness);
}

fn tick(harness: &mut Window, name: &str) {
    let boxes = harness.query_all_by_role(Role::CheckBox);
    let found = boxes.into_iter().find(|b| b.accesskit_node().label().as_deref() == Some(name));
    found.unwrap().click_accesskit();
    settle(harness);
}

#[test]
fn a_layer_is_kept_as_a_block_and_inserted_into_another_package() {
    for theme in [Theme::Light, Theme::Dark] {
        let folder = tempfile::tempdir().unwrap();
        let mut harness = open(folder.path(), theme, Some(paris(folder.path())));
        press(&mut harness, "Air-defence reinforcement, grade");
        choose(&mut harness, "save as block");
        tick(&mut harness, "Air policing over Ukraine");
        keep(&mut harness, &format!("own-block-{theme:?}").to_lowercase());
        write(&mut harness, "Name", "Air shield of ours");
        press(&mut harness, "Save in your library");
        let kept = own(folder.path());
        assert_eq!((kept.len(), kept[0].kind()), (1, TemplateKind::Block));
        assert_eq!(kept[0].package.commitments.len(), 2);
        assert!(kept[0].template().unwrap().roles.len() > 2);

        // A package that knows none of it.
        let mut harness = open(folder.path(), theme, None);
        harness.key_press_modifiers(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::N);
        settle(&mut harness);
        command(&mut harness, Key::I);
        write(&mut harness, "Find in the library", "of ours");
        keep(&mut harness, &format!("own-insert-{theme:?}").to_lowercase());
        press(&mut harness, "Air shield of ours");
        press(&mut harness, "Insert it");
        let package = harness.state().package().unwrap();
        assert_eq!(package.commitments, kept[0].package.commitments);
        let lost =
            casus::model::references(package).iter().filter(|r| !r.resolves(package)).count();
        assert_eq!(lost, 0);
    }
}

#[test]
fn a_package_is_kept_as_a_template_that_the_gallery_tells_apart() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = open(folder.path(), Theme::Light, Some(paris(folder.path())));
    choose(&mut harness, "save as template");
    write(&mut harness, "Name", "Our framework");
    keep(&mut harness, "own-template");
    press(&mut harness, "Save in your library");
    command(&mut harness, Key::W);
    settle_gallery(&mut harness);
    keep(&mut harness, "own-gallery");
    press(&mut harness, "Our framework");
    press(&mut harness, "Create the package");
    assert_eq!(harness.state().package().unwrap().commitments.len(), 35);
    // It is a package now: it only remembers which figures are examples.
    let buttons: Vec<String> = harness
        .query_all_by_role(Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    assert!(buttons.iter().any(|b| b == "Make this file a template…"), "{buttons:?}");
    assert!(!harness.state().package().unwrap().template.as_ref().unwrap().illustrative.is_empty());
}

#[test]
fn own_ones_are_renamed_shared_deleted_and_taken_in() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = open(folder.path(), Theme::Light, Some(paris(folder.path())));
    press(&mut harness, "Air-defence reinforcement, grade");
    choose(&mut harness, "save as block");
    press(&mut harness, "Save in your library");
    choose(&mut harness, "your templates and blocks");
    write(&mut harness, "Name", "Batteries on call");
    harness.key_press(Key::Enter);
    settle(&mut harness);
    assert_eq!(own(folder.path())[0].name(), "Batteries on call");
    keep(&mut harness, "own-library");

    // There is no dialog service here, so the window asks for the path itself.
    let shared = folder.path().join("for a colleague.casus");
    press(&mut harness, "Share as a file…");
    wait(&mut harness, "a prompt for the path", |h| h.query_by_label("Path").is_some());
    write(&mut harness, "Path", &shared.display().to_string());
    press(&mut harness, "Save");
    assert_eq!(file::open(&shared).unwrap().template.unwrap().name, "Batteries on call");

    choose(&mut harness, "your templates and blocks");
    press(&mut harness, "Delete…");
    assert_eq!(own(folder.path()).len(), 1, "it asks first");
    press(&mut harness, "Delete it");
    assert!(own(folder.path()).is_empty());
    keep(&mut harness, "own-library-empty");
    press(&mut harness, "Take in a file…");
    wait(&mut harness, "a prompt for the path", |h| h.query_by_label("Path").is_some());
    write(&mut harness, "Path", &shared.display().to_string());
    press(&mut harness, "Take in");
    assert_eq!(own(folder.path())[0].name(), "Batteries on call");
}

#[test]
fn the_wizard_adds_blocks_of_the_library() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = open(folder.path(), Theme::Dark, None);
    settle_gallery(&mut harness);
    press(&mut harness, "Paris framework");
    let switch = harness.get_by_role_and_label(Role::Switch, "Silence procedure");
    switch.click_accesskit();
    settle(&mut harness);
    keep(&mut harness, "wizard-blocks");
    press(&mut harness, "Create the package");
    let package = harness.state().package().unwrap();
    assert_eq!(package.commitments.len(), 36);
    assert!(package.triggers.iter().any(|t| t.id == "silent-finding"));
}
