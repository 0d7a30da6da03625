//! What ships with the program to start from, and what the user has added.

mod excerpt;
mod insert;
mod instantiate;
mod names;
pub mod own;

pub use excerpt::{as_template, excerpt, propose_roles};
pub use insert::{Inserted, contents, insert, likely};
pub use instantiate::{Assignment, InstantiateError, instantiate};

use crate::file;
use crate::model::{Package, Template, TemplateKind};
use include_dir::{Dir, include_dir};
use std::path::{Path, PathBuf};

static SHIPPED: Dir = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// A template: a package file with a `[template]` table.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its id, the file's name without its ending.
    pub id: String,
    /// The file in the user's folder; none for what ships with the program.
    pub file: Option<PathBuf>,
    /// The package that it makes, the `[template]` table included.
    pub package: Package,
}

impl Entry {
    /// Whether it ships with the program; otherwise the user has added it.
    pub fn is_shipped(&self) -> bool {
        self.file.is_none()
    }

    /// The `[template]` table.
    pub fn template(&self) -> Option<&Template> {
        self.package.template.as_ref()
    }

    /// What it is for; a file without a `[template]` table is a package.
    pub fn kind(&self) -> TemplateKind {
        self.template().map_or(TemplateKind::Package, |t| t.kind)
    }

    /// Its name in the gallery; the title of the package where it has none.
    pub fn name(&self) -> &str {
        let name = self.template().map_or("", |t| t.name.trim());
        if name.is_empty() { self.package.head.title.trim() } else { name }
    }
}

/// The templates that could be read, and a sentence for each file that could not.
#[derive(Debug, Default)]
pub struct Catalogue {
    /// By kind, then in the order of their names.
    pub entries: Vec<Entry>,
    /// What could not be read, as sentences.
    pub problems: Vec<String>,
}

impl Catalogue {
    /// What ships with the program.
    pub fn shipped() -> Catalogue {
        let mut catalogue = Catalogue::default();
        for kind in SHIPPED.dirs() {
            for file in kind.files() {
                let text = file.contents_utf8().unwrap_or_default();
                catalogue.add_shipped(file.path(), text);
            }
        }
        catalogue.sort();
        catalogue
    }

    /// What ships, and what stands in the user's folder: files there, and one level below.
    pub fn with_user_folder(folder: &Path) -> Catalogue {
        let mut catalogue = Catalogue::shipped();
        catalogue.add_folder(folder, 1);
        catalogue.sort();
        catalogue
    }

    fn add_folder(&mut self, folder: &Path, depth: u8) {
        // No such folder: the user has added nothing.
        let Ok(files) = std::fs::read_dir(folder) else { return };
        for path in files.flatten().map(|f| f.path()) {
            if path.is_dir() && depth > 0 {
                self.add_folder(&path, depth - 1);
            } else if path.extension().is_some_and(|e| e == "casus") {
                match file::open(&path) {
                    Ok(package) => self.push(&path, package, Some(path.clone())),
                    Err(error) => self.problems.push(error.to_string()),
                }
            }
        }
    }

    fn add_shipped(&mut self, path: &Path, text: &str) {
        if path.extension().is_none_or(|e| e != "casus") {
            return;
        }
        match file::from_toml(text) {
            Ok(package) => self.push(path, package, None),
            Err(error) => self.problems.push(format!("{}: {error}", path.display())),
        }
    }

    fn push(&mut self, path: &Path, package: Package, file: Option<PathBuf>) {
        let id = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        self.entries.push(Entry { id, file, package });
    }

    fn sort(&mut self) {
        self.entries.sort_by(|a, b| (a.kind(), a.name()).cmp(&(b.kind(), b.name())));
    }

    /// The template with this id; of any kind, packages first, the user's own before ours.
    pub fn find(&self, id: &str) -> Option<&Entry> {
        let found = self.entries.iter().filter(|e| e.id == id);
        found.min_by_key(|e| (e.kind(), e.is_shipped()))
    }
}

/// Where the user's own templates lie, within the platform's data folder; none where the account
/// has no home.
pub fn user_folder() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "Casus").map(|dirs| dirs.data_dir().join("templates"))
}
