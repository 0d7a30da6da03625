//! Package files: TOML, or JSON where the name ends in `.json`; read, written and saved whole.

mod read;
mod save;
mod schema;
mod write;

pub use read::{ParseError, from_json, from_toml};
pub use save::{SaveError, write_atomically};
pub use schema::schema;
pub use write::{to_json, to_toml};

use crate::model::Package;
use std::path::Path;

/// The largest file that is read, in bytes; a package is a thousandth of it.
pub const LARGEST_BYTES: u64 = 16 * 1024 * 1024;

/// Why a file could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The system would not give it.
    #[error("{path} could not be read: {why}")]
    Unreadable {
        /// The file's name.
        path: String,
        /// The reason in words.
        why: String,
    },
    /// It is far too large.
    #[error(
        "{path} is {mib} MiB large; a package file is at most 16 MiB, so this is something else"
    )]
    TooLarge {
        /// The file's name.
        path: String,
        /// Its size.
        mib: u64,
    },
    /// It is not text.
    #[error("{path} is not a text file in UTF-8, so it is not a package")]
    NotText {
        /// The file's name.
        path: String,
    },
    /// It is text, but not a package.
    #[error("{path} is not a package that this version can read: {error}")]
    Parse {
        /// The file's name.
        path: String,
        /// Where and why.
        error: ParseError,
    },
}

/// Whether a file name asks for JSON.
pub fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("json"))
}

/// Reads a package file.
///
/// # Errors
/// [`OpenError`] with a sentence for people; the file is never changed.
pub fn open(path: &Path) -> Result<Package, OpenError> {
    let name = || path.display().to_string();
    let unreadable = |e: std::io::Error| OpenError::Unreadable { path: name(), why: why(&e) };
    let size = std::fs::metadata(path).map_err(unreadable)?.len();
    if size > LARGEST_BYTES {
        return Err(OpenError::TooLarge { path: name(), mib: size / 1024 / 1024 });
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    let text = String::from_utf8(bytes).map_err(|_| OpenError::NotText { path: name() })?;
    parse(path, &text).map_err(|error| OpenError::Parse { path: name(), error })
}

/// Reads a package from text, as JSON where the name asks for it.
///
/// # Errors
/// [`ParseError`] with line, column and what was expected.
pub fn parse(path: &Path, text: &str) -> Result<Package, ParseError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if is_json(path) { from_json(text) } else { from_toml(text) }
}

/// Writes a package as the file name asks.
pub fn print(path: &Path, package: &Package) -> String {
    if is_json(path) { to_json(package) } else { to_toml(package) }
}

/// The reason of an input or output error in plain words.
pub fn why(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        ErrorKind::PermissionDenied => "this account may not open it".to_owned(),
        ErrorKind::IsADirectory => "it is a folder".to_owned(),
        ErrorKind::StorageFull => "the disk is full".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "the disk can only be read".to_owned(),
        _ => error.to_string(),
    }
}
