//! Nothing that can be pressed or typed in lies outside the window, and every control has a name.

use crate::looks::{keep, paris};
use crate::{settle, window};
use casus::app::App;
use eframe::egui::{Key, Modifiers, Rect, Role, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

const KEYS: [Key; 6] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6];

/// What must be on screen whole at any time: it does not scroll.
const FIXED: [&str; 12] = [
    "Draft",
    "Coverage",
    "Stress test",
    "Levers",
    "Compare",
    "Brief",
    "File",
    "Edit",
    "Insert",
    "View",
    "Help",
    "Find or do anything…",
];

fn check(harness: &Harness<'static, App>, at: &str) {
    let window: Rect = harness.ctx.content_rect();
    let mut seen = 0;
    for node in harness.root().children_recursive() {
        let role = node.accesskit_node().role();
        if !matches!(
            role,
            Role::Button
                | Role::TextInput
                | Role::MultilineTextInput
                | Role::CheckBox
                | Role::ComboBox
        ) {
            continue;
        }
        seen += 1;
        let name = node.accesskit_node().label().unwrap_or_default();
        let rect = node.rect();
        let whole = window.expand(1.0).contains_rect(rect);
        assert!(whole || !FIXED.contains(&name.as_str()), "{at}: “{name}” at {rect:?} is cut off");
        // Lists and pages scroll down, never to the side.
        let reachable = rect.min.x >= window.min.x - 1.0 && rect.max.x <= window.max.x + 1.0;
        assert!(reachable, "{at}: “{name}” at {rect:?} cannot be reached by scrolling down");
    }
    assert!(seen > 10, "{at}: hardly anything can be done");
    assert_eq!(harness.unnamed_widgets(), Vec::<String>::new(), "{at}");
}

#[test]
fn everything_fits_a_small_window_and_large_text() {
    let folder = tempfile::tempdir().unwrap();
    for (size, zoom) in [([1024.0, 640.0], 1.0), ([2048.0, 1280.0], 2.0), ([3840.0, 2160.0], 1.0)] {
        let mut harness = window(size, Theme::Light, Some(paris(folder.path())));
        harness.ctx.set_zoom_factor(zoom);
        settle(&mut harness);
        for key in KEYS {
            harness.key_press_modifiers(Modifiers::COMMAND, key);
            settle(&mut harness);
            let workspace = harness.state().view().workspace;
            check(&harness, &format!("{workspace:?} at {size:?} and {zoom}"));
        }
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Num1);
        settle(&mut harness);
        for name in ["Air-defence reinforcement, grade", "Attack from the air", "Winter salvo"] {
            let buttons = harness.query_all_by_role(Role::Button);
            let found = buttons.into_iter().find(|node| {
                node.accesskit_node().label().is_some_and(|label| label.starts_with(name))
            });
            found.unwrap().click_accesskit();
            settle(&mut harness);
            check(&harness, &format!("{name} at {size:?} and {zoom}"));
        }
    }
}

#[test]
fn text_at_twice_its_size_leaves_the_page_its_room() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window([1440.0, 900.0], Theme::Light, Some(paris(folder.path())));
    // The panels are as wide as they were when the text grows.
    settle(&mut harness);
    harness.ctx.set_zoom_factor(2.0);
    settle(&mut harness);
    for key in KEYS {
        harness.key_press_modifiers(Modifiers::COMMAND, key);
        settle(&mut harness);
        check(&harness, &format!("{:?} at twice its size", harness.state().view().workspace));
    }
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num1);
    settle(&mut harness);
    let row = harness.query_all_by_role(Role::Button).find(|node| {
        let label = node.accesskit_node().label();
        label.is_some_and(|label| label.starts_with("Air-defence reinforcement, grade"))
    });
    row.unwrap().click_accesskit();
    settle(&mut harness);
    keep(&mut harness, "fits-twice");
    let title = harness.get_by_role_and_label(Role::TextInput, "Title of the commitment").rect();
    assert!(title.width() > 200.0, "{title:?}");
    for name in ["Draft from the structure", "Edit text", "Edit gates", "+ Add a provider"] {
        let button = harness.get_by_role_and_label(Role::Button, name).rect();
        assert!(button.min.x >= title.min.x && button.max.x <= title.max.x, "{name}: {button:?}");
    }
}
