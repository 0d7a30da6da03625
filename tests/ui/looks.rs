//! Every workspace draws in both themes. With `CASUS_LOOKS=folder` the pictures are kept there, to
//! be looked at.

use crate::{settle, settle_gallery, window};
use casus::app::Workspace;
use eframe::egui::{Key, Modifiers, Theme};

const KEYS: [Key; 6] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6];

/// The Paris package in a file of its own.
pub fn paris(folder: &std::path::Path) -> std::path::PathBuf {
    let path = folder.join("paris.casus");
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/package/paris-2026.casus");
    std::fs::copy(source, &path).unwrap();
    path
}

/// Looks whether something is drawn, and keeps the picture where that is wanted.
pub fn keep(harness: &mut egui_kittest::Harness<'static, casus::app::App>, name: &str) {
    let picture = harness.render().unwrap();
    let colours: std::collections::HashSet<_> = picture.pixels().map(|p| p.0).collect();
    assert!(colours.len() > 20, "{name} shows hardly anything");
    if let Some(folder) = std::env::var_os("CASUS_LOOKS") {
        picture.save(std::path::Path::new(&folder).join(format!("{name}.png"))).unwrap();
    }
}

#[test]
fn every_workspace_draws_in_both_themes() {
    let folder = tempfile::tempdir().unwrap();
    for theme in [Theme::Light, Theme::Dark] {
        let file = paris(folder.path());
        let mut harness = window([1440.0, 900.0], theme, Some(file));
        settle(&mut harness);
        for (workspace, key) in Workspace::ALL.into_iter().zip(KEYS) {
            harness.key_press_modifiers(Modifiers::COMMAND, key);
            settle(&mut harness);
            assert_eq!(harness.state().view().workspace, workspace);
            keep(&mut harness, &format!("{workspace:?}-{theme:?}").to_lowercase());
        }
    }
}

#[test]
fn the_start_screen_draws_in_both_themes() {
    for theme in [Theme::Light, Theme::Dark] {
        let mut harness = window([1440.0, 900.0], theme, None);
        settle_gallery(&mut harness);
        keep(&mut harness, &format!("start-{theme:?}").to_lowercase());
        harness.key_press_modifiers(Modifiers::COMMAND, Key::N);
        settle(&mut harness);
        keep(&mut harness, &format!("wizard-{theme:?}").to_lowercase());
    }
}

#[test]
fn every_kind_of_page_draws() {
    use egui_kittest::kittest::{NodeT as _, Queryable as _};
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window([1440.0, 900.0], Theme::Light, Some(paris(folder.path())));
    settle(&mut harness);
    for name in [
        "Air-defence reinforcement",
        "Ukraine",
        "Attack from the air",
        "Winter salvo on the power grid",
    ] {
        let row = harness.query_all_by_role(eframe::egui::Role::Button).find(|node| {
            node.accesskit_node().label().is_some_and(|label| label.starts_with(name))
        });
        let Some(row) = row else { panic!("the outline has no row {name}") };
        row.click_accesskit();
        settle(&mut harness);
        let file = name.to_lowercase().replace([' ', ','], "-");
        keep(&mut harness, &format!("page-{file}"));
    }
}

#[test]
fn dialogs_draw() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window([1440.0, 900.0], Theme::Light, Some(paris(folder.path())));
    settle(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::I);
    settle(&mut harness);
    keep(&mut harness, "dialog-insert");
    harness.key_press(Key::Escape);
    harness.key_press(Key::F7);
    settle(&mut harness);
    harness.key_press(Key::F1);
    settle(&mut harness);
    keep(&mut harness, "dialog-explain");
}
