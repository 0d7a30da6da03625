//! The six workspaces: the one list, what each remembers, and how to write one.
//!
//! A workspace is a file in this folder with `pub fn show(ui: &mut egui::Ui, ctx: &mut Ctx)` and,
//! where it must remember something, a `State` in [`States`]. The `ui` it gets is all that lies
//! between the rail and the right edge, above the status bar. Use [`super::widgets::side_list`]
//! for a list at the left, [`super::widgets::inspector`] for the panel at the right, then
//! [`super::widgets::page`] for the middle, in this order; cards, tables, badges and the rest are
//! in [`super::widgets`], colours in [`super::theme`].
//!
//! **Reading.** `ctx.package` is the package as it is now: draw editors and names from it.
//! `ctx.assessment` pairs figures ([`Ctx::analysis`]) and findings ([`Ctx::findings`]) with the
//! very package they speak of, `ctx.assessment.package`: places in the figures are places in
//! *that* package. [`Ctx::is_stale`] says that newer figures are under way; call
//! [`super::widgets::grey_when_stale`] around what shows figures. `ctx.catalogue` has templates,
//! precedents and blocks; `ctx.view` what is selected and what-if settings.
//!
//! **Changing.** Nothing changes while drawing. `ctx.edit("add provider", edit)` asks for an edit
//! as one undoable step; `ctx.edit_run(name, target, edit)` for a run (typing, a slider) that is
//! one step until `Action::Seal`; other wishes are [`super::Action`]s pushed to `ctx.actions`:
//! select, show, take a party out, save bytes where the user says ([`super::Action::SaveCopy`]),
//! copy text, say something. Each is carried out after the frame.
//!
//! **Long work.** Keep a [`super::jobs::Task`] in your state: start it with `ui.ctx()`, take its
//! values as they come, and put a new one in its place to cancel it. Compare
//! `ctx.assessment.revision` to know when to start anew.

pub mod brief;
pub mod compare;
pub mod coverage;
pub mod draft;
pub mod levers;
mod routes;
pub mod stress;

use super::Ctx;

/// A workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Workspace {
    /// Outline and pages of the package.
    Draft,
    /// The matrix.
    Coverage,
    /// Scenarios.
    Stress,
    /// Moves that would close the gap.
    Levers,
    /// Beside another package.
    Compare,
    /// The printed pages.
    Brief,
}

impl Workspace {
    /// Every workspace in the order of the rail.
    pub const ALL: [Workspace; 6] = [
        Workspace::Draft,
        Workspace::Coverage,
        Workspace::Stress,
        Workspace::Levers,
        Workspace::Compare,
        Workspace::Brief,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Workspace::Draft => "Draft",
            Workspace::Coverage => "Coverage",
            Workspace::Stress => "Stress test",
            Workspace::Levers => "Levers",
            Workspace::Compare => "Compare",
            Workspace::Brief => "Brief",
        }
    }

    /// Draws it.
    pub fn show(self, ui: &mut egui::Ui, ctx: &mut Ctx) {
        match self {
            Workspace::Draft => draft::show(ui, ctx),
            Workspace::Coverage => coverage::show(ui, ctx),
            Workspace::Stress => stress::show(ui, ctx),
            Workspace::Levers => levers::show(ui, ctx),
            Workspace::Compare => compare::show(ui, ctx),
            Workspace::Brief => brief::show(ui, ctx),
        }
    }
}

/// What the commands ask of the Brief workspace; it takes the wish and acts on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BriefWish {
    /// Export as PDF.
    Export,
    /// Print.
    Print,
}

/// What the workspaces remember of their own while a package is open.
#[derive(Debug, Default)]
pub struct States {
    /// Draft.
    pub draft: draft::State,
    /// Coverage.
    pub coverage: coverage::State,
    /// Stress test.
    pub stress: stress::State,
    /// Levers.
    pub levers: levers::State,
    /// Compare.
    pub compare: compare::State,
    /// Brief.
    pub brief: brief::State,
    /// What a command asks of the Brief workspace.
    pub brief_wish: Option<BriefWish>,
    /// The open finding that “next finding” has last led to, by its place among the open ones.
    pub finding: Option<usize>,
}
