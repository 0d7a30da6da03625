//! Coverage, Stress test, Levers and Compare, used as a user uses them.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use crate::looks::{keep, paris};
use crate::{settle, window};
use casus::analysis::{Cell, CellStatus};
use casus::app::{App, Workspace};
use casus::model::{Kind, Severity};
use eframe::egui::{Key, Modifiers, Role, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

fn open(workspace: Workspace) -> (Harness<'static, App>, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window([1440.0, 900.0], Theme::Light, Some(paris(folder.path())));
    settle(&mut harness);
    let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6];
    let at = Workspace::ALL.iter().position(|w| *w == workspace).unwrap();
    harness.key_press_modifiers(Modifiers::COMMAND, keys[at]);
    settle(&mut harness);
    (harness, folder)
}

/// Presses the control of a role whose name begins so.
fn press(harness: &mut Harness<'static, App>, role: Role, name: &str) {
    let node = harness
        .query_all_by_role(role)
        .find(|node| node.accesskit_node().label().is_some_and(|l| l.starts_with(name)));
    let Some(node) = node else { panic!("there is no {role:?} “{name}”") };
    node.click_accesskit();
    settle(harness);
}

pub fn says(harness: &Harness<'static, App>, text: &str) -> bool {
    // The labels of sections are drawn in capitals.
    let text = text.to_lowercase();
    let contains = |said: Option<String>| said.is_some_and(|s| s.to_lowercase().contains(&text));
    let found = harness.query_all_by(|node| contains(node.label()) || contains(node.value()));
    found.into_iter().next().is_some()
}

#[test]
fn a_cell_of_the_matrix_says_why() {
    let (mut harness, _folder) = open(Workspace::Coverage);
    let gap = harness
        .query_all_by_role(Role::Button)
        .find_map(|n| n.accesskit_node().label().filter(|l| l.ends_with(": no trigger")))
        .expect("the framework leaves cells of the grey zone without a trigger");
    press(&mut harness, Role::Button, &gap);
    assert!(says(&harness, "No trigger takes this up"));
    keep(&mut harness, "coverage-gap");
    press(&mut harness, Role::Button, "Ground attack, major attack: ");
    assert!(says(&harness, "Routes behind it"));
    let row = harness
        .query_all_by_role(Role::Button)
        .find(|node| node.accesskit_node().label().is_some_and(|l| l.contains(", grade ")))
        .expect("a route");
    row.click_accesskit();
    settle(&mut harness);
    assert!(says(&harness, "In all: "), "gate by gate");
    keep(&mut harness, "coverage-why");
}

#[test]
fn a_cell_offers_moves_and_blocks_that_raise_it() {
    let (mut harness, _folder) = open(Workspace::Coverage);
    let graded = |h: &Harness<'static, App>| {
        let assessment = h.state().assessment();
        let place = assessment.package.position(Kind::Vector, "sabotage").unwrap();
        let cell = |c: &&Cell| c.vector == place && c.severity == Severity::LimitedAttack;
        assessment.analysis.coverage.iter().find(cell).unwrap().status
    };
    assert_eq!(graded(&harness), CellStatus::NoTrigger);
    press(&mut harness, Role::Button, "Sabotage or deniable force, limited attack: ");
    wait_for(&mut harness, "Block: ");
    keep(&mut harness, "coverage-fillers");
    let name = harness
        .query_all_by_role(Role::Button)
        .find_map(|n| n.accesskit_node().label().filter(|l| l.starts_with("Insert ")))
        .expect("a block");
    press(&mut harness, Role::Button, &name);
    keep(&mut harness, "coverage-insert");
    assert!(says(&harness, "Who plays which part"), "the dialog is on the block");
    press(&mut harness, Role::Button, "Insert it");
    assert!(matches!(graded(&harness), CellStatus::Graded(_)), "the block fills the cell");
}

#[test]
fn the_matrix_turns_to_layers_and_guarantors() {
    let (mut harness, _folder) = open(Workspace::Coverage);
    for (tab, cell) in [("By layer", "Cyber attack, "), ("By guarantor", "Drones")] {
        press(&mut harness, Role::Button, tab);
        press(&mut harness, Role::Button, cell);
        keep(&mut harness, &tab.to_lowercase().replace(' ', "-"));
    }
}

#[test]
fn a_party_that_is_switched_off_is_missed_at_once_and_never_in_the_package() {
    let (mut harness, _folder) = open(Workspace::Stress);
    press(&mut harness, Role::Button, "Winter salvo on the power grid");
    keep(&mut harness, "stress-winter");
    let before = harness.state().package().unwrap().clone();
    let all = harness.state().assessment().analysis.measures;
    press(&mut harness, Role::Switch, "Germany");
    let without = harness.state().assessment().analysis.measures;
    assert!(without.ceiling < all.ceiling);
    assert!(says(&harness, "Without Germany"));
    assert_eq!(harness.state().package(), Some(&before));
    keep(&mut harness, "stress-without");
    press(&mut harness, Role::Button, "Put in the brief");
    assert!(says(&harness, "Take out of the brief"));
    press(&mut harness, Role::Switch, "Germany");
    assert_eq!(harness.state().assessment().analysis.measures, all);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num6);
    settle(&mut harness);
    assert!(says(&harness, "If some stay away"), "a section of its own");
    press(&mut harness, Role::Button, "Take out: Winter salvo on the power grid without Germany");
    assert!(!says(&harness, "From the stress test"));
}

#[test]
fn a_package_is_compared_with_itself_as_last_saved() {
    let (mut harness, _folder) = open(Workspace::Compare);
    press(&mut harness, Role::Button, "As last saved");
    wait_for(&mut harness, "Best answer to each trigger");
    keep(&mut harness, "compare-saved");
}

/// Steps until levers and plan are found.
fn wait_for(harness: &mut Harness<'static, App>, text: &str) {
    let begun = std::time::Instant::now();
    while !says(harness, text) {
        assert!(begun.elapsed() < std::time::Duration::from_secs(60), "“{text}” never comes");
        std::thread::sleep(std::time::Duration::from_millis(20));
        harness.step();
    }
}

#[test]
fn a_lever_is_tried_applied_and_undone() {
    let (mut harness, _folder) = open(Workspace::Levers);
    wait_for(&mut harness, "All moves, best first");
    wait_for(&mut harness, "Apply the plan");
    keep(&mut harness, "levers-found");
    let before = harness.state().package().unwrap().clone();
    let assured = harness.state().assessment().analysis.measures.assured;
    press(&mut harness, Role::Button, "Drop a decision");
    let apply = "Apply: ";
    let title = harness
        .query_all_by_role(Role::Button)
        .find_map(|n| n.accesskit_node().label()?.strip_prefix(apply).map(str::to_owned))
        .expect("a move that drops a decision");
    press(&mut harness, Role::Button, &title);
    assert!(says(&harness, "And after the move"));
    keep(&mut harness, "levers-one");
    assert_eq!(harness.state().package(), Some(&before), "a look changes nothing");
    press(&mut harness, Role::Button, "Apply the plan");
    let after = harness.state().assessment().analysis.measures.assured;
    assert!(after >= assured + 0.3, "{assured} to {after}");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut harness);
    assert_eq!(harness.state().package(), Some(&before), "the plan is one step");
}

#[test]
fn a_package_is_compared_with_its_template_and_with_a_precedent() {
    let (mut harness, _folder) = open(Workspace::Compare);
    press(&mut harness, Role::Button, "Paris framework");
    wait_for(&mut harness, "Best answer to each trigger");
    keep(&mut harness, "compare-same");
    press(&mut harness, Role::Button, "Budapest Memorandum");
    wait_for(&mut harness, "If this one difference");
    assert!(says(&harness, "only here") && says(&harness, "only there"));
    keep(&mut harness, "compare-budapest");
}

#[test]
fn workspaces_hold_their_layout_in_a_small_window() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window([1024.0, 640.0], Theme::Dark, Some(paris(folder.path())));
    settle(&mut harness);
    for (workspace, key) in [
        ("coverage", Key::Num2),
        ("stress", Key::Num3),
        ("levers", Key::Num4),
        ("compare", Key::Num5),
    ] {
        harness.key_press_modifiers(Modifiers::COMMAND, key);
        settle(&mut harness);
        keep(&mut harness, &format!("small-{workspace}"));
        // Nothing is drawn beyond the window.
        let root = harness.ctx.content_rect();
        for node in harness.query_all_by_role(Role::Button) {
            let left = node.rect().min.x;
            assert!(left >= 0.0 && left < root.width(), "{workspace}: {:?}", node.rect());
        }
    }
}
