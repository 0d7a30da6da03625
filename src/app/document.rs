//! The package that is open, its history, and the file it came from.

use crate::edit::{Edit, History, Outdated};
use crate::file::{self, OpenError, SaveError};
use crate::model::Package;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// How a file looked when it was last read or written by us.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stamp {
    modified: Option<SystemTime>,
    size: u64,
}

impl Stamp {
    fn of(path: &Path) -> Option<Stamp> {
        let data = std::fs::metadata(path).ok()?;
        Some(Stamp { modified: data.modified().ok(), size: data.len() })
    }
}

/// An open package.
#[derive(Debug)]
pub struct Document {
    package: Arc<Package>,
    saved: Arc<Package>,
    history: History,
    path: Option<PathBuf>,
    stamp: Option<Stamp>,
    revision: u64,
    modified: bool,
    saved_at: Option<SystemTime>,
}

impl Document {
    /// A package without a file. It counts as unsaved unless it is empty.
    pub fn new(package: Package, revision: u64) -> Document {
        let modified = package != Package::empty();
        Document {
            package: Arc::new(package),
            saved: Arc::new(Package::empty()),
            history: History::default(),
            path: None,
            stamp: None,
            revision,
            modified,
            saved_at: None,
        }
    }

    /// Reads a file.
    ///
    /// # Errors
    /// [`OpenError`] with a sentence for people.
    pub fn open(path: &Path, revision: u64) -> Result<Document, OpenError> {
        let stamp = Stamp::of(path);
        let package = Arc::new(file::open(path)?);
        Ok(Document {
            saved: package.clone(),
            package,
            history: History::default(),
            path: Some(path.to_path_buf()),
            stamp,
            revision,
            modified: false,
            saved_at: None,
        })
    }

    /// The same document, its states numbered from `revision`.
    pub fn at(self, revision: u64) -> Document {
        Document { revision, ..self }
    }

    /// What a crash left: a package that came from a file, with edits that the file lacks.
    pub fn recovered(package: Package, path: Option<PathBuf>, revision: u64) -> Document {
        let mut document = Document::new(package, revision);
        document.modified = true;
        if let Some(path) = path {
            // Where the file is as we remember, edits are measured against it.
            if let Ok(saved) = file::open(&path) {
                document.saved = Arc::new(saved);
                document.modified = document.package != document.saved;
            }
            document.stamp = Stamp::of(&path);
            document.path = Some(path);
        }
        document
    }

    /// The package.
    pub fn package(&self) -> &Arc<Package> {
        &self.package
    }

    /// The history of its edits.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Its file.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The number of its state: every change has a higher one.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether it differs from what was last saved.
    pub fn is_modified(&self) -> bool {
        self.modified
    }

    /// When it was last saved by this window.
    pub fn saved_at(&self) -> Option<SystemTime> {
        self.saved_at
    }

    fn touched(&mut self) {
        self.revision += 1;
        self.modified = self.package != self.saved;
    }

    /// Applies an edit as a step that can be undone.
    ///
    /// # Errors
    /// [`Outdated`] where it does not fit the package; nothing has changed then.
    pub fn commit(
        &mut self,
        name: String,
        target: Option<String>,
        edit: Edit,
    ) -> Result<(), Outdated> {
        let package = Arc::make_mut(&mut self.package);
        self.history.commit(package, name, target, edit)?;
        self.touched();
        Ok(())
    }

    /// Ends a run of edits.
    pub fn seal(&mut self) {
        self.history.seal();
    }

    /// Takes back the last step and returns its name.
    pub fn undo(&mut self) -> Option<String> {
        let name = self.history.undo(Arc::make_mut(&mut self.package))?;
        self.touched();
        Some(name)
    }

    /// Brings back the step taken back last and returns its name.
    pub fn redo(&mut self) -> Option<String> {
        let name = self.history.redo(Arc::make_mut(&mut self.package))?;
        self.touched();
        Some(name)
    }

    /// Whether the file is no longer as it was when this window last read or wrote it.
    pub fn changed_on_disk(&self) -> bool {
        let Some(path) = &self.path else { return false };
        let now = Stamp::of(path);
        now.is_some() && now != self.stamp
    }

    /// Writes the package to a file, which is its file from then on.
    ///
    /// # Errors
    /// [`SaveError`] with a sentence for people; the old file is then unchanged.
    pub fn save(&mut self, path: &Path) -> Result<(), SaveError> {
        let text = file::print(path, &self.package);
        file::write_atomically(path, text.as_bytes())?;
        self.path = Some(path.to_path_buf());
        self.stamp = Stamp::of(path);
        self.saved = self.package.clone();
        self.modified = false;
        self.saved_at = Some(SystemTime::now());
        self.history.seal();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Head;

    fn retitle(document: &mut Document, title: &str) {
        let head = Head { title: title.into(), ..document.package().head.clone() };
        document.commit("change title".into(), None, Edit::Head(Box::new(head))).unwrap();
    }

    #[test]
    fn undoing_to_what_was_saved_leaves_nothing_to_save() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.casus");
        let mut document = Document::new(Package::empty(), 1);
        retitle(&mut document, "One");
        assert!(document.is_modified());
        document.save(&path).unwrap();
        assert!(!document.is_modified());
        retitle(&mut document, "Two");
        assert!(document.is_modified());
        assert_eq!(document.undo().as_deref(), Some("change title"));
        assert!(!document.is_modified());
        assert_eq!(Document::open(&path, 1).unwrap().package().head.title, "One");
    }

    #[test]
    fn notices_that_another_program_changed_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.casus");
        let mut document = Document::new(Package::empty(), 1);
        document.save(&path).unwrap();
        assert!(!document.changed_on_disk());
        std::fs::write(&path, "format = 1\n[package]\ntitle = \"Theirs\"\n").unwrap();
        assert!(document.changed_on_disk());
    }
}
