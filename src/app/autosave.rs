//! Keeping copies of unsaved work, so that a crash loses seconds and not an afternoon.

use super::App;
use super::jobs::Task;
use egui::Context;

/// For how many seconds the hands must rest before a copy is written.
const REST: f64 = 1.0;
/// After how many seconds a copy is written although the hands do not rest.
const LONGEST: f64 = 8.0;

/// What has been kept.
#[derive(Debug, Default)]
pub struct Autosave {
    /// The state of the document that was kept last.
    kept: u64,
    /// The state seen last, when it was first seen, and when work on it began.
    seen: Option<(u64, f64, f64)>,
    /// The copy being written; the sentence where it failed.
    task: Option<Task<Option<String>>>,
}

impl App {
    /// Writes a copy of unsaved work once the hands rest.
    pub(super) fn keep_copy(&mut self, ctx: &Context) {
        if let Some(Some(problem)) = self.autosave.task.as_mut().and_then(Task::take) {
            let text = format!("No safety copy could be kept: {problem}");
            self.notice.say(ctx, text);
        }
        let Some(document) = &self.document else { return };
        let revision = document.revision();
        if !document.is_modified() || self.store.is_none() || self.autosave.kept == revision {
            return;
        }
        let now = ctx.input(|i| i.time);
        let (seen, since, begun) = self.autosave.seen.unwrap_or((0, now, now));
        let since = if seen == revision { since } else { now };
        self.autosave.seen = Some((revision, since, begun));
        let wait = (REST - (now - since)).min(LONGEST - (now - begun));
        if wait <= 0.0 {
            self.keep_copy_now(ctx);
        } else {
            ctx.request_repaint_after_secs(wait as f32);
        }
    }

    /// Writes a copy of the work on screen, off the drawing thread.
    pub(super) fn keep_copy_now(&mut self, ctx: &Context) {
        let title = self.title();
        let (Some(store), Some(document)) = (&self.store, &self.document) else { return };
        let keeper = store.keeper(title, document.path().map(std::path::Path::to_path_buf));
        let package = document.package().clone();
        self.autosave.kept = document.revision();
        self.autosave.seen = None;
        self.autosave.task = Some(Task::start(ctx, "safety copy", move |emit| {
            emit.put(keeper.keep(&package).err().map(|error| error.to_string()));
        }));
    }

    /// Forgets the copy: the work is saved, or nobody wants it.
    pub(super) fn forget_copy(&mut self) {
        // A copy still being written would otherwise outlive its reason.
        while self.autosave.task.as_mut().is_some_and(|task| {
            task.take();
            !task.is_done()
        }) {
            std::thread::yield_now();
        }
        self.autosave = Autosave { kept: self.autosave.kept, ..Autosave::default() };
        if let Some(store) = &self.store {
            store.forget_own();
        }
    }
}
