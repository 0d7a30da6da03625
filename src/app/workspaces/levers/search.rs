//! The search for levers, streamed as they are found and begun anew after each edit.

use crate::analysis::{self, Lever, Options};
use crate::app::Ctx;
use crate::app::jobs::Task;
use egui::Ui;

/// The levers of a state of the package, found so far.
#[derive(Debug, Default)]
pub(super) struct Search {
    of: Option<(u64, Options)>,
    task: Option<Task<Lever>>,
    levers: Vec<Lever>,
    /// Whether what is listed is of the state before, until the first of the new ones comes in.
    outdated: bool,
}

impl Search {
    /// The levers found so far, ranked.
    pub fn levers(&self) -> &[Lever] {
        &self.levers
    }

    /// Whether all are found.
    pub fn is_done(&self) -> bool {
        self.task.as_ref().is_some_and(Task::is_done)
    }

    /// Whether the levers are of the state on screen.
    pub fn is_of(&self, ctx: &Ctx) -> bool {
        let of = self.of.as_ref();
        !self.outdated
            && of.is_some_and(|(revision, options)| {
                *revision == ctx.revision && *options == ctx.view.options
            })
    }

    /// Takes what was found, and looks anew where the package has changed.
    pub fn keep_up(&mut self, ui: &Ui, ctx: &Ctx) {
        let assessment = ctx.assessment;
        let wanted = (assessment.revision, assessment.options.clone());
        if !ctx.is_stale() && self.of.as_ref() != Some(&wanted) {
            let (package, options) = (assessment.package.clone(), assessment.options.clone());
            self.of = Some(wanted);
            self.outdated = true;
            self.task = Some(Task::start(ui.ctx(), "levers", move |emit| {
                analysis::levers(&package, &options, emit.cancelled(), |lever| emit.put(lever));
            }));
        }
        let mut found = Vec::new();
        let Some(task) = &mut self.task else { return };
        while let Some(lever) = task.take() {
            found.push(lever);
        }
        if self.outdated && (!found.is_empty() || task.is_done()) {
            self.outdated = false;
            self.levers.clear();
        }
        if !found.is_empty() {
            self.levers.extend(found);
            analysis::rank(&mut self.levers);
        }
    }
}
