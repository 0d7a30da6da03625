//! Asking for files: native dialogs on a thread of their own, and a prompt where there are none.

use super::context::Copy;
use super::jobs::Task;
use crate::model::Package;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// What a path is asked for.
#[derive(Debug, Clone)]
pub enum Purpose {
    /// To open a package.
    Open,
    /// To save the package, and what comes after.
    Save(Option<Then>),
    /// To write bytes.
    Copy(Box<Copy>),
    /// To compare the package with another.
    Compare,
    /// To take a template or block into the user's library.
    TakeIn,
}

/// What comes after unsaved work is dealt with.
#[derive(Debug, Clone)]
pub enum Then {
    /// The program ends.
    Quit,
    /// Back to the start screen.
    Close,
    /// A file is opened.
    Open(PathBuf),
    /// A dialog asks which file to open.
    AskOpen,
    /// A package without a file is opened.
    New(Box<Package>),
    /// The wizard starts, on a template where one is named.
    Wizard(Option<String>),
}

impl Purpose {
    /// The title of the dialog.
    pub fn title(&self) -> &str {
        match self {
            Purpose::Open => "Open a package",
            Purpose::Save(_) => "Save the package",
            Purpose::Copy(copy) => &copy.title,
            Purpose::Compare => "Compare with a package",
            Purpose::TakeIn => "Take in a template or block",
        }
    }

    /// The button of the prompt.
    pub fn verb(&self) -> &'static str {
        match self {
            Purpose::Open => "Open",
            Purpose::Save(_) | Purpose::Copy(_) => "Save",
            Purpose::Compare => "Compare",
            Purpose::TakeIn => "Take in",
        }
    }
}

/// What came of asking.
#[derive(Debug)]
pub enum Asked {
    /// This file.
    Path(PathBuf),
    /// None: the user thought better of it.
    Cancelled,
    /// There is no dialog service here.
    NoService,
}

/// A dialog that is open.
#[derive(Debug)]
pub struct Asking {
    /// What for.
    pub purpose: Purpose,
    /// A name to begin with.
    pub suggested: String,
    task: Task<Asked>,
}

/// Sooner than this no person has answered: there was no dialog.
const NOBODY_IS_SO_QUICK: Duration = Duration::from_millis(100);

impl Asking {
    /// Opens a dialog for a purpose.
    pub fn start(
        ctx: &egui::Context,
        purpose: Purpose,
        folder: Option<&Path>,
        suggested: String,
    ) -> Asking {
        let mut dialog = rfd::AsyncFileDialog::new().set_title(purpose.title());
        if let Some(folder) = folder {
            dialog = dialog.set_directory(folder);
        }
        let (saving, dialog) = match &purpose {
            Purpose::Open | Purpose::Compare | Purpose::TakeIn => (
                false,
                dialog.add_filter("Packages", &["casus", "json"]).add_filter("All files", &["*"]),
            ),
            Purpose::Save(_) => (
                true,
                dialog
                    .add_filter("Casus package", &["casus"])
                    .add_filter("The same as JSON", &["json"])
                    .set_file_name(&suggested),
            ),
            Purpose::Copy(copy) => {
                let ending = Path::new(&copy.suggested).extension();
                let ending = ending.map(|e| e.to_string_lossy().into_owned()).unwrap_or_default();
                (true, dialog.add_filter(&copy.format, &[ending]).set_file_name(&suggested))
            }
        };
        // The future is made here, on the main thread, and awaited elsewhere: some platforms
        // insist on the first, and a window must never wait.
        let begun = Instant::now();
        let answer: std::pin::Pin<Box<dyn Future<Output = Option<rfd::FileHandle>> + Send>> =
            if saving { Box::pin(dialog.save_file()) } else { Box::pin(dialog.pick_file()) };
        let task = Task::start(ctx, "file dialog", move |emit| {
            let asked = match block_on(answer) {
                Some(handle) => Asked::Path(handle.path().to_path_buf()),
                None if begun.elapsed() < NOBODY_IS_SO_QUICK => Asked::NoService,
                None => Asked::Cancelled,
            };
            emit.put(asked);
        });
        Asking { purpose, suggested, task }
    }

    /// What came of it, once it is known.
    pub fn poll(&mut self) -> Option<Asked> {
        let asked = self.task.take();
        if asked.is_none() && self.task.is_done() {
            return Some(Asked::NoService);
        }
        asked
    }
}

/// Waits for a future on this thread.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    struct Unpark(std::thread::Thread);
    impl std::task::Wake for Unpark {
        fn wake(self: std::sync::Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = std::sync::Arc::new(Unpark(std::thread::current())).into();
    let mut context = std::task::Context::from_waker(&waker);
    let mut future = std::pin::pin!(future);
    loop {
        if let std::task::Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
        std::thread::park();
    }
}

/// A file name from a title: what any system can bear.
pub fn file_name(title: &str, ending: &str) -> String {
    let cleaned: String = title
        .chars()
        .map(|c| if c.is_alphanumeric() || " -_,().".contains(c) { c } else { ' ' })
        .take(80)
        .collect();
    let words: Vec<&str> = cleaned.split_whitespace().collect();
    let name = words.join(" ");
    let name = name.trim_matches(['.', ' ']);
    if name.is_empty() { format!("Package.{ending}") } else { format!("{name}.{ending}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_files_so_that_any_system_can_bear_them() {
        assert_eq!(
            file_name("Guarantees: Ukraine/2026?", "casus"),
            "Guarantees Ukraine 2026.casus"
        );
        assert_eq!(file_name("...", "pdf"), "Package.pdf");
        assert!(file_name(&"x".repeat(10_000), "pdf").len() < 100);
    }

    #[test]
    fn waits_for_a_future_that_is_woken_later() {
        let (sender, receiver) = std::sync::mpsc::channel();
        let mut woken = false;
        let value = block_on(std::future::poll_fn(move |cx| {
            if woken {
                return std::task::Poll::Ready(7);
            }
            woken = true;
            let waker = cx.waker().clone();
            sender.send(()).unwrap();
            std::thread::spawn(move || waker.wake());
            std::task::Poll::Pending
        }));
        receiver.recv().unwrap();
        assert_eq!(value, 7);
    }
}
