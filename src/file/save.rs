//! Saving: the old file stands until the new one is whole on the disk.

use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Why a file could not be written; what stood there before still stands.
#[derive(Debug, thiserror::Error)]
#[error("{path} could not be written: {why}. What stood there before is unchanged.")]
pub struct SaveError {
    /// The file's name.
    pub path: String,
    /// The reason in words.
    pub why: String,
}

/// Writes a file so that at every moment either the old or the new content stands under its name:
/// writes beside it, syncs, renames. Permissions of an existing file are kept, and a symbolic
/// link stays a link.
///
/// # Errors
/// [`SaveError`] with a sentence for people; the old file is then unchanged.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    let fail =
        |e: std::io::Error| SaveError { path: path.display().to_string(), why: super::why(&e) };
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let folder = match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_path_buf(),
        _ => PathBuf::from("."),
    };
    let permissions = std::fs::metadata(&target).ok().map(|m| m.permissions());
    if permissions.as_ref().is_some_and(std::fs::Permissions::readonly) {
        return Err(SaveError {
            path: path.display().to_string(),
            why: "it is marked read-only".to_owned(),
        });
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".casus-").suffix(".part");
    #[cfg(unix)]
    if permissions.is_none() {
        use std::os::unix::fs::PermissionsExt as _;
        // A new file gets what the account's mask allows, not the private mode of scratch files.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(&folder).map_err(fail)?;
    file.write_all(bytes).map_err(fail)?;
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions).map_err(fail)?;
    }
    file.as_file().sync_all().map_err(fail)?;
    file.persist(&target).map_err(|e| fail(e.error))?;
    #[cfg(unix)]
    if let Ok(folder) = std::fs::File::open(&folder) {
        // The rename is on the disk once the folder is; where a disk cannot say so, it is done anyway.
        folder.sync_all().ok();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_a_file_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.casus");
        write_atomically(&path, b"one").unwrap();
        write_atomically(&path, b"two").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn keeps_permissions_and_links() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("a.casus"), folder.path().join("link.casus"));
        write_atomically(&path, b"one").unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        write_atomically(&link, b"two").unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
    }

    #[test]
    fn says_why_it_could_not_write() {
        let folder = tempfile::tempdir().unwrap();
        let error = write_atomically(&folder.path().join("no/such/a.casus"), b"x").unwrap_err();
        assert!(error.to_string().contains("no such file or folder"), "{error}");
    }
}
