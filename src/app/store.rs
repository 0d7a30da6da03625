//! What the program keeps between sessions in the platform's data folder: recent files, and
//! copies of unsaved work for the case of a crash.
//!
//! A session holds a lock on a file of its own, which the system releases when the program ends,
//! however it ends. A recovery copy whose session is no longer locked is what a crash left. A
//! package file that is open is locked in the same way, so that a second window notices.

use super::settings::Settings;
use crate::file;
use crate::model::Package;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

/// How many recent files are remembered.
const MOST_RECENT: usize = 12;

/// A file that was open lately.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// The file.
    pub path: PathBuf,
    /// The title of its package.
    pub title: String,
}

/// What a crash left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// The session that it belonged to.
    #[serde(default)]
    pub session: String,
    /// The title of the package.
    pub title: String,
    /// Its file, where it had one.
    pub path: Option<PathBuf>,
}

/// The store of one session.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    session: String,
    /// Held while the session lasts.
    _lock: Option<File>,
    /// Held while a package file is open.
    claim: Option<(PathBuf, File)>,
}

fn locked(path: &Path) -> Option<File> {
    let file = File::options().create(true).truncate(false).write(true).open(path).ok()?;
    file.try_lock().ok()?;
    Some(file)
}

impl Store {
    /// Opens the store in a folder, which is made where it is missing; none where that cannot be,
    /// and the program then keeps nothing.
    pub fn open(folder: &Path) -> Option<Store> {
        for part in ["recovery", "open"] {
            fs::create_dir_all(folder.join(part)).ok()?;
        }
        let mut store = Store {
            folder: folder.to_path_buf(),
            session: String::new(),
            _lock: None,
            claim: None,
        };
        for number in 0_u32..1_000 {
            let session = format!("{}-{number}", std::process::id());
            if !store.package_of(&session).exists()
                && let Some(lock) = locked(&store.lock_of(&session))
            {
                store.session = session;
                store._lock = Some(lock);
                return Some(store);
            }
        }
        None
    }

    fn lock_of(&self, session: &str) -> PathBuf {
        self.folder.join("recovery").join(format!("{session}.lock"))
    }

    fn package_of(&self, session: &str) -> PathBuf {
        self.folder.join("recovery").join(format!("{session}.casus"))
    }

    fn about(&self, session: &str) -> PathBuf {
        self.folder.join("recovery").join(format!("{session}.json"))
    }

    /// The files that were open lately, the last first; those that are gone are left out.
    pub fn recent(&self) -> Vec<Recent> {
        let text = fs::read_to_string(self.folder.join("recent.json")).unwrap_or_default();
        // A list that cannot be read is no list: it is only a convenience.
        let recent: Vec<Recent> = serde_json::from_str(&text).unwrap_or_default();
        recent.into_iter().filter(|r| r.path.exists()).collect()
    }

    /// Remembers a file as the one open last.
    pub fn remember(&self, path: &Path, title: &str) {
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        let mut recent = self.recent();
        recent.retain(|r| r.path != path);
        recent.insert(0, Recent { path, title: title.to_owned() });
        recent.truncate(MOST_RECENT);
        if let Ok(text) = serde_json::to_string_pretty(&recent) {
            // Not remembering a file loses nothing.
            file::write_atomically(&self.folder.join("recent.json"), text.as_bytes()).ok();
        }
    }

    /// What the user has set.
    pub fn settings(&self) -> Settings {
        let text = fs::read_to_string(self.folder.join("settings.json")).unwrap_or_default();
        // Settings that cannot be read are as they were at first.
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// Remembers what the user has set.
    pub fn set(&self, settings: &Settings) {
        if let Ok(text) = serde_json::to_string_pretty(settings) {
            // What cannot be remembered is set anew next time.
            file::write_atomically(&self.folder.join("settings.json"), text.as_bytes()).ok();
        }
    }

    /// Where to keep a copy of unsaved work, and with what beside it.
    pub fn keeper(&self, title: String, path: Option<PathBuf>) -> Keeper {
        Keeper {
            package: self.package_of(&self.session),
            about: self.about(&self.session),
            left: Left { session: self.session.clone(), title, path },
        }
    }

    /// Forgets the copy of this session's work: it is saved, or nobody wants it.
    pub fn forget_own(&self) {
        self.forget(&self.session);
    }

    /// Forgets what a session left.
    pub fn forget(&self, session: &str) {
        // What is not there need not be removed.
        fs::remove_file(self.package_of(session)).ok();
        fs::remove_file(self.about(session)).ok();
        if session != self.session {
            fs::remove_file(self.lock_of(session)).ok();
        }
    }

    /// What crashes left, oldest first.
    pub fn left(&self) -> Vec<Left> {
        let Ok(files) = fs::read_dir(self.folder.join("recovery")) else { return Vec::new() };
        let mut found = Vec::new();
        for path in files.flatten().map(|f| f.path()) {
            let session = path.file_stem().map(|s| s.to_string_lossy().into_owned());
            let Some(session) = session.filter(|s| *s != self.session) else { continue };
            if path.extension().is_none_or(|e| e != "json") {
                continue;
            }
            // Still locked: another window is at work on it.
            if locked(&self.lock_of(&session)).is_none() {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap_or_default();
            if let Ok(left) = serde_json::from_str::<Left>(&text)
                && self.package_of(&session).exists()
            {
                found.push(Left { session, ..left });
            }
        }
        found.sort_by(|a, b| a.session.cmp(&b.session));
        found
    }

    /// The package that a crash left.
    ///
    /// # Errors
    /// [`file::OpenError`] where the copy cannot be read.
    pub fn recover(&self, session: &str) -> Result<Package, file::OpenError> {
        file::open(&self.package_of(session))
    }

    /// Claims a package file for this window, giving up the one before; false where another window
    /// has it.
    pub fn claim(&mut self, path: &Path) -> bool {
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        if self.claim.as_ref().is_some_and(|(claimed, _)| *claimed == path) {
            return true;
        }
        let mut hasher = DefaultHasher::new();
        path.hash(&mut hasher);
        let name = format!("{:016x}.lock", hasher.finish());
        match locked(&self.folder.join("open").join(name)) {
            Some(file) => {
                self.claim = Some((path, file));
                true
            }
            None => false,
        }
    }

    /// Gives up the claim on the package file.
    pub fn release(&mut self) {
        self.claim = None;
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        if !self.package_of(&self.session).exists() {
            // The lock of a session that left nothing says nothing.
            fs::remove_file(self.lock_of(&self.session)).ok();
        }
    }
}

/// Writes a copy of unsaved work; made to be sent to another thread.
#[derive(Debug)]
pub struct Keeper {
    package: PathBuf,
    about: PathBuf,
    left: Left,
}

impl Keeper {
    /// Writes the copy.
    ///
    /// # Errors
    /// [`file::SaveError`] where it cannot be written.
    pub fn keep(&self, package: &Package) -> Result<(), file::SaveError> {
        let text = file::to_toml(package);
        file::write_atomically(&self.package, text.as_bytes())?;
        let about = serde_json::to_string(&self.left).unwrap_or_default();
        file::write_atomically(&self.about, about.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titled(title: &str) -> Package {
        let mut package = Package::empty();
        package.head.title = title.into();
        package
    }

    #[test]
    fn what_a_crash_left_is_found_and_recovered() {
        let folder = tempfile::tempdir().unwrap();
        let first = Store::open(folder.path()).unwrap();
        first.keeper("Draft".into(), None).keep(&titled("Draft")).unwrap();
        let second = Store::open(folder.path()).unwrap();
        assert_eq!(second.left(), [], "the first window is still at work");
        // As when the program is killed: the lock goes, the files stay.
        drop(first);
        let left = second.left();
        assert_eq!(left.iter().map(|l| l.title.as_str()).collect::<Vec<_>>(), ["Draft"]);
        assert_eq!(second.recover(&left[0].session).unwrap().head.title, "Draft");
        second.forget(&left[0].session);
        assert_eq!(second.left(), []);
    }

    #[test]
    fn a_second_window_notices_that_a_file_is_open() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.casus");
        fs::write(&path, "format = 1\n").unwrap();
        let mut first = Store::open(folder.path()).unwrap();
        let mut second = Store::open(folder.path()).unwrap();
        assert!(first.claim(&path) && first.claim(&path));
        assert!(!second.claim(&path));
        first.release();
        assert!(second.claim(&path));
    }

    #[test]
    fn recent_files_come_last_first_and_only_while_they_exist() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        for name in ["a", "b", "a"] {
            let path = folder.path().join(name);
            fs::write(&path, "").unwrap();
            store.remember(&path, name);
        }
        let titles: Vec<String> = store.recent().into_iter().map(|r| r.title).collect();
        assert_eq!(titles, ["a", "b"]);
        fs::remove_file(folder.path().join("b")).unwrap();
        assert_eq!(store.recent().len(), 1);
    }
}
