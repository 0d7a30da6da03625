//! The user's own templates and blocks: files in a folder of theirs, kept, renamed, deleted, and
//! taken in from colleagues.

use super::Entry;
use crate::file;
use crate::model::{Package, Template, fresh};
use std::path::{Path, PathBuf};

/// Why the user's folder could not be changed; what stood there before still stands.
#[derive(Debug, thiserror::Error)]
pub enum OwnError {
    /// The folder cannot be made.
    #[error("the folder of your templates, {path}, could not be made: {why}")]
    NoFolder {
        /// The folder.
        path: String,
        /// The reason in words.
        why: String,
    },
    /// A file cannot be written.
    #[error(transparent)]
    NotWritten(#[from] file::SaveError),
    /// The file that is to be taken in cannot be read.
    #[error(transparent)]
    NotRead(#[from] file::OpenError),
    /// A file cannot be deleted.
    #[error("{path} could not be deleted: {why}")]
    NotDeleted {
        /// The file.
        path: String,
        /// The reason in words.
        why: String,
    },
    /// What ships with the program stays as it is.
    #[error("“{0}” ships with the program and stays as it is")]
    Shipped(String),
}

/// Keeps a template in the folder, which is made where it is missing, under a file name that
/// nothing there bears; the file.
///
/// # Errors
/// [`OwnError`] where folder or file cannot be written.
pub fn keep(folder: &Path, template: &Package) -> Result<PathBuf, OwnError> {
    std::fs::create_dir_all(folder).map_err(|error| OwnError::NoFolder {
        path: folder.display().to_string(),
        why: file::why(&error),
    })?;
    let name = template.template.as_ref().map_or("", |t| t.name.as_str());
    let path = |id: &str| folder.join(format!("{id}.casus"));
    let path = path(&fresh(name, |id| path(id).exists()));
    file::write_atomically(&path, file::to_toml(template).as_bytes())?;
    Ok(path)
}

/// Takes in a file that a colleague has sent: a template as it is, a package as a template of its
/// title; the file in the folder.
///
/// # Errors
/// [`OwnError`] where the file cannot be read or the folder not be written.
pub fn take_in(folder: &Path, from: &Path) -> Result<PathBuf, OwnError> {
    let mut package = file::open(from)?;
    let title = package.head.title.trim().to_owned();
    let template = package.template.get_or_insert_with(Template::of_marks);
    if template.name.trim().is_empty() {
        let stem = || from.file_stem().map(|s| s.to_string_lossy().into_owned());
        template.name = if title.is_empty() { stem().unwrap_or_default() } else { title };
    }
    keep(folder, &package)
}

/// Gives an own template another name; its file keeps its own.
///
/// # Errors
/// [`OwnError`] where the file cannot be written, or the template ships with the program.
pub fn rename(entry: &Entry, name: &str) -> Result<(), OwnError> {
    let path = file_of(entry)?;
    let mut package = entry.package.clone();
    name.trim().clone_into(&mut package.template.get_or_insert_with(Template::of_marks).name);
    file::write_atomically(path, file::to_toml(&package).as_bytes())?;
    Ok(())
}

/// Deletes an own template.
///
/// # Errors
/// [`OwnError`] where the file cannot be deleted, or the template ships with the program.
pub fn delete(entry: &Entry) -> Result<(), OwnError> {
    let path = file_of(entry)?;
    std::fs::remove_file(path).map_err(|error| OwnError::NotDeleted {
        path: path.display().to_string(),
        why: file::why(&error),
    })
}

fn file_of(entry: &Entry) -> Result<&Path, OwnError> {
    entry.file.as_deref().ok_or_else(|| OwnError::Shipped(entry.name().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TemplateKind;
    use crate::templates::{Catalogue, as_template};

    fn block(name: &str) -> Package {
        as_template(&Package::empty(), TemplateKind::Block, name, "When it fits.", &[])
    }

    fn own(folder: &Path) -> Vec<Entry> {
        let all = Catalogue::with_user_folder(folder).entries;
        all.into_iter().filter(|e| !e.is_shipped()).collect()
    }

    #[test]
    fn what_is_kept_is_found_renamed_and_deleted() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("templates");
        let first = keep(&folder, &block("Air shield")).unwrap();
        let second = keep(&folder, &block("Air shield")).unwrap();
        assert_ne!(first, second, "nothing is replaced");
        rename(&own(&folder)[0], " Shield of the coast ").unwrap();
        let names: Vec<String> = own(&folder).iter().map(|e| e.name().to_owned()).collect();
        assert_eq!(names, ["Air shield", "Shield of the coast"]);
        delete(&own(&folder)[0]).unwrap();
        assert_eq!(own(&folder).len(), 1);
        assert_eq!(own(&folder)[0].template().unwrap().purpose, "When it fits.");
    }

    #[test]
    fn a_file_of_a_colleague_is_taken_in() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("templates");
        let sent = home.path().join("sent.json");
        std::fs::write(&sent, file::to_json(&block("Theirs"))).unwrap();
        take_in(&folder, &sent).unwrap();
        let plain = home.path().join("A plain package.casus");
        std::fs::write(&plain, "format = 1\n").unwrap();
        take_in(&folder, &plain).unwrap();
        let own = own(&folder);
        let found: Vec<_> = own.iter().map(|e| (e.kind(), e.name())).collect();
        let named = [(TemplateKind::Package, "A plain package"), (TemplateKind::Block, "Theirs")];
        assert_eq!(found, named);
        assert!(take_in(&folder, &home.path().join("missing.casus")).is_err());
    }

    #[test]
    fn what_ships_stays_as_it_is() {
        let catalogue = Catalogue::shipped();
        let entry = catalogue.find("blank").unwrap();
        assert!(matches!(rename(entry, "x"), Err(OwnError::Shipped(_))));
        assert!(matches!(delete(entry), Err(OwnError::Shipped(_))));
    }
}
