//! The command palette: every command and every object, found by typing part of its name.

use super::command::{Command, Situation};
use super::scene::Kept;
use super::theme::Theme;
use super::widgets::{ListRow, hint, list_row};
use super::{Action, Selection};
use crate::model::{Kind, Package, Term as _};
use crate::words;
use egui::{Context, Key, Modifiers, ScrollArea, TextEdit};

/// How many entries are shown; who has more types on.
const MOST: usize = 200;

/// The palette while it is open.
#[derive(Debug, Default)]
pub struct Palette {
    query: String,
    chosen: usize,
    /// What is offered for what was typed; nothing else changes while the palette is open.
    offered: Kept<String, Vec<Entry>>,
}

/// Something that the palette offers.
#[derive(Debug, Clone)]
struct Entry {
    text: String,
    aside: String,
    deed: Deed,
}

#[derive(Debug, Clone)]
enum Deed {
    Command(Command),
    Object(Selection),
}

/// Draws the palette and adds what was chosen; true when it is to be closed.
pub fn show(
    ctx: &Context,
    palette: &mut Palette,
    package: Option<&Package>,
    situation: &Situation,
    actions: &mut Vec<Action>,
) -> bool {
    let query = palette.query.clone();
    let found =
        palette.offered.get(query, || entries(ctx, &palette.query, package, situation)).as_slice();
    let more = found.len().saturating_sub(MOST);
    let entries = found.get(..MOST).unwrap_or(found);
    palette.chosen = palette.chosen.min(entries.len().saturating_sub(1));
    let mut chosen = None;
    let moved = ctx.input_mut(|i| {
        let down = i.consume_key(Modifiers::NONE, Key::ArrowDown);
        let up = i.consume_key(Modifiers::NONE, Key::ArrowUp);
        if i.consume_key(Modifiers::NONE, Key::Enter) {
            chosen = Some(palette.chosen);
        }
        (down, up)
    });
    match moved {
        (true, _) if palette.chosen + 1 < entries.len() => palette.chosen += 1,
        (_, true) => palette.chosen = palette.chosen.saturating_sub(1),
        _ => {}
    }
    let modal = super::dialogs::modal(ctx, "palette").show(ctx, |ui| {
        let screen = ui.ctx().content_rect();
        ui.set_width((screen.width() - 60.0).clamp(240.0, 560.0));
        let edit = TextEdit::singleline(&mut palette.query)
            .hint_text("Find or do anything…")
            .margin(egui::Margin::symmetric(8, 6))
            .desired_width(f32::INFINITY);
        let response = ui.add(edit).accessible_name("Find or do anything");
        response.request_focus();
        if response.changed() {
            palette.chosen = 0;
        }
        let height = (screen.height() - 160.0).clamp(80.0, 420.0);
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            if entries.is_empty() {
                hint(ui, "Nothing bears such a name");
            }
            for (i, entry) in entries.iter().enumerate() {
                let theme = Theme::of(ui);
                let row = ListRow {
                    text: &entry.text,
                    selected: i == palette.chosen,
                    right: &entry.aside,
                    right_color: Some(theme.muted),
                    ..Default::default()
                };
                let response = ui.push_id(i, |ui| list_row(ui, &row)).inner;
                if i == palette.chosen && (moved.0 || moved.1) {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    chosen = Some(i);
                }
            }
            if more > 0 {
                let more = words::amount(more as f64);
                hint(ui, &format!("and {more} more: type more of the name"));
            }
        });
    });
    let Some(entry) = chosen.and_then(|i| entries.get(i)) else { return modal.should_close() };
    actions.push(match &entry.deed {
        Deed::Command(command) => Action::Run(*command),
        Deed::Object(selection) => Action::Select(selection.clone()),
    });
    true
}

/// What is offered for a query: names that begin with it first, then those that hold it.
fn entries(
    ctx: &Context,
    query: &str,
    package: Option<&Package>,
    situation: &Situation,
) -> Vec<Entry> {
    let query = query.trim().to_lowercase();
    let words: Vec<&str> = query.split_whitespace().collect();
    let mut found: Vec<(usize, Entry)> = Vec::new();
    let mut offer = |text: String, aside: String, deed: Deed| {
        let name = text.to_lowercase();
        if words.iter().all(|word| name.contains(word)) {
            let rank = if name.starts_with(&query) { 0 } else { 1 };
            found.push((rank, Entry { text, aside, deed }));
        }
    };
    for command in Command::all() {
        if command != Command::Palette && command.is_allowed(situation) {
            let shortcut = command.shortcuts().first().map(|s| ctx.format_shortcut(s));
            let text = command.text(situation);
            offer(text, shortcut.unwrap_or_default(), Deed::Command(command));
        }
    }
    // Objects only once something is typed: there may be hundreds.
    if let Some(package) = package.filter(|_| !words.is_empty()) {
        for &kind in Kind::ALL {
            for index in 0..package.count(kind) {
                if kind == Kind::Accepted || kind == Kind::Pool {
                    continue;
                }
                let name = package.name_at(kind, index).unwrap_or_default().to_owned();
                let selection = Selection::at(package, kind, index);
                offer(name, kind.words().to_owned(), Deed::Object(selection));
            }
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, entry)| entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Area;

    #[test]
    fn finds_commands_and_objects_by_part_of_their_names() {
        let ctx = Context::default();
        let mut package = Package::empty();
        package.areas.push(Area {
            id: "rear".into(),
            name: "Rear oblasts".into(),
            unknown: Default::default(),
        });
        let situation = Situation { open: true, ..Situation::default() };
        let texts = |query: &str| -> Vec<String> {
            let found = entries(&ctx, query, Some(&package), &situation);
            found.into_iter().map(|e| e.text).collect()
        };
        assert_eq!(texts("rear"), ["Rear oblasts"]);
        assert!(texts("add area").contains(&"Add area".to_owned()));
        assert!(texts("undo").is_empty(), "there is nothing to undo");
        assert!(texts("").len() > 20);
    }
}
