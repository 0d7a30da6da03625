//! Work off the drawing thread: the analysis that follows every edit, and tasks of the workspaces.

use crate::analysis::{self, Analysis, Options};
use crate::checks::{self, Finding};
use crate::model::{Date, Package};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender, TryRecvError};
use std::time::{Duration, Instant};

/// What is known of one state of the package: the figures and findings, and the very package that
/// they speak of. Places in the figures are places in this package, never in a newer one.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// Which state of the document it is; see [`super::Ctx::is_stale`].
    pub revision: u64,
    /// The package that was looked at.
    pub package: Arc<Package>,
    /// How it was looked at.
    pub options: Options,
    /// Its figures.
    pub analysis: Arc<Analysis>,
    /// What the checks found.
    pub findings: Arc<Vec<Finding>>,
    /// How long analysis and checks took.
    pub took: Duration,
}

/// What to look at.
#[derive(Debug, Clone)]
pub struct Request {
    /// Which state of the document it is.
    pub revision: u64,
    /// The package.
    pub package: Arc<Package>,
    /// How to look at it.
    pub options: Options,
    /// Today, to know whether an acceptance still holds.
    pub today: Date,
}

impl Request {
    /// Analyses the package and runs the checks.
    pub fn assess(self) -> Assessment {
        let start = Instant::now();
        let analysis = analysis::analyse(&self.package, &self.options);
        let context =
            checks::Context::new(&self.package, &analysis, self.options.as_of, Some(self.today));
        let findings = checks::run(&context);
        Assessment {
            revision: self.revision,
            package: self.package,
            options: self.options,
            analysis: Arc::new(analysis),
            findings: Arc::new(findings),
            took: start.elapsed(),
        }
    }
}

/// The thread that analyses: of the requests that wait it takes the latest and drops the others.
#[derive(Debug)]
pub struct Analyst {
    requests: Sender<Request>,
    results: Receiver<Assessment>,
}

impl Analyst {
    /// Starts the thread; it wakes the window when it has something, and ends with the `Analyst`.
    pub fn start(ctx: &egui::Context) -> Analyst {
        let (requests, inbox) = mpsc::channel::<Request>();
        let (outbox, results) = mpsc::channel();
        let ctx = ctx.clone();
        let work = move || {
            while let Ok(first) = inbox.recv() {
                let request = inbox.try_iter().last().unwrap_or(first);
                if outbox.send(request.assess()).is_err() {
                    return;
                }
                ctx.request_repaint();
            }
        };
        // Without threads nothing would ever be analysed; the window then says “analysing”.
        std::thread::Builder::new().name("analysis".into()).spawn(work).ok();
        Analyst { requests, results }
    }

    /// Asks for an assessment; an earlier request that has not begun is forgotten.
    pub fn ask(&self, request: Request) {
        // The thread ends only with the window.
        self.requests.send(request).ok();
    }

    /// The newest assessment that has come in since the last call.
    pub fn take(&self) -> Option<Assessment> {
        self.results.try_iter().last()
    }
}

/// A piece of work on its own thread that hands over values as it finds them. Dropping the task
/// (or putting a newer one in its place) cancels it.
#[derive(Debug)]
pub struct Task<T> {
    values: Receiver<T>,
    cancelled: Arc<AtomicBool>,
    done: bool,
}

/// The worker's side of a [`Task`].
#[derive(Debug)]
pub struct Emit<T> {
    values: Sender<T>,
    cancelled: Arc<AtomicBool>,
    ctx: egui::Context,
}

impl<T> Emit<T> {
    /// Hands over a value and wakes the window.
    pub fn put(&self, value: T) {
        // Nobody waits for what was cancelled.
        self.values.send(value).ok();
        self.ctx.request_repaint();
    }

    /// The switch that cancels the work, for what takes one.
    pub fn cancelled(&self) -> &AtomicBool {
        &self.cancelled
    }

    /// Whether the work is no longer wanted; long work asks this often and returns.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}

impl<T> Drop for Emit<T> {
    fn drop(&mut self) {
        // The window learns from the closed channel that the work is done.
        self.ctx.request_repaint();
    }
}

impl<T: Send + 'static> Task<T> {
    /// Starts work on a thread of this name.
    pub fn start(
        ctx: &egui::Context,
        name: &str,
        work: impl FnOnce(&Emit<T>) + Send + 'static,
    ) -> Task<T> {
        let (sender, values) = mpsc::channel();
        let cancelled = Arc::new(AtomicBool::new(false));
        let emit = Emit { values: sender, cancelled: cancelled.clone(), ctx: ctx.clone() };
        // Where no thread can be had the channel closes at once, and the task is done.
        std::thread::Builder::new().name(name.into()).spawn(move || work(&emit)).ok();
        Task { values, cancelled, done: false }
    }

    /// The next value, where one has come in.
    pub fn take(&mut self) -> Option<T> {
        match self.values.try_recv() {
            Ok(value) => Some(value),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => {
                self.done = true;
                None
            }
        }
    }

    /// Whether the work is over and every value has been taken.
    pub fn is_done(&self) -> bool {
        self.done
    }
}

impl<T> Drop for Task<T> {
    fn drop(&mut self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait<T>(mut take: impl FnMut() -> Option<T>) -> T {
        let start = Instant::now();
        loop {
            if let Some(value) = take() {
                return value;
            }
            assert!(start.elapsed() < Duration::from_secs(10), "nothing came");
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    #[test]
    fn the_latest_request_is_answered_last() {
        let analyst = Analyst::start(&egui::Context::default());
        for revision in 1..=20 {
            let package = Arc::new(Package::empty());
            let today = Date::from_unix_days(20_000);
            analyst.ask(Request { revision, package, options: Options::default(), today });
        }
        wait(|| analyst.take().filter(|a| a.revision == 20));
    }

    #[test]
    fn a_task_hands_over_values_and_ends() {
        let ctx = egui::Context::default();
        let mut task = Task::start(&ctx, "count", |emit| (1..=3).for_each(|n| emit.put(n)));
        assert_eq!([wait(|| task.take()), wait(|| task.take()), wait(|| task.take())], [1, 2, 3]);
        wait(|| {
            task.take();
            task.is_done().then_some(())
        });
    }

    #[test]
    fn a_dropped_task_is_cancelled() {
        let (told, heard) = mpsc::channel();
        let task = Task::<()>::start(&egui::Context::default(), "wait", move |emit| {
            while !emit.is_cancelled() {
                std::thread::sleep(Duration::from_millis(1));
            }
            told.send(()).unwrap();
        });
        drop(task);
        heard.recv_timeout(Duration::from_secs(10)).unwrap();
    }
}
