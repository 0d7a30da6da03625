//! The Draft workspace: the outline of the package, the selected object as a page, and what there
//! is to say of it.

mod adopt;
mod applies;
mod bodies;
mod clause_card;
mod commitment;
mod find;
mod form;
mod gates;
mod head;
mod inspector;
mod instrument;
mod new_object;
mod outline;
mod page;
mod party;
mod rows;
mod scenario;
mod supplies;
mod taxonomy;
mod trigger;

pub use adopt::step_edit;
pub use new_object::{NewObject, edit_for};

use super::scene::Kept;
use super::{Ctx, Selection};
use crate::analysis::Options;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What the Draft workspace remembers.
#[derive(Debug, Default)]
pub struct State {
    /// Groups of the outline that are not as they begin: open ones closed, closed ones open.
    pub turned: BTreeSet<String>,
    /// The findings as the inspector lists them, for a state of the package and a way to look at it.
    found: Kept<(u64, Options), Arc<Vec<inspector::Row>>>,
    /// What was selected when the outline was drawn last: a new selection is brought into sight.
    pub revealed: Selection,
    /// What the outline is narrowed to.
    pub filter: String,
    /// The objects that hold what the outline is narrowed to, for a state of the package and the
    /// words.
    matches: Kept<(u64, String), Arc<Vec<find::Found>>>,
    /// Whether the field of the filter is to take the keyboard.
    pub focus_filter: bool,
    /// Whether the title of the page is to take the keyboard.
    pub focus_title: bool,
    /// The commitment whose clause is being typed, by id.
    pub editing_clause: Option<String>,
    /// The trigger whose route is shown for a commitment, by id.
    pub shown_trigger: Option<String>,
    /// Whether the gates of a commitment are open for editing.
    pub gates_open: bool,
}

/// Draws the workspace.
pub fn show(ui: &mut egui::Ui, ctx: &mut Ctx) {
    super::widgets::side_list(ui, "draft", |ui| outline::show(ui, ctx));
    ctx.states.draft.revealed = ctx.view.selection.clone();
    super::widgets::inspector(ui, "draft", |ui| inspector::show(ui, ctx));
    super::widgets::page(ui, |ui| page::show(ui, ctx));
}
