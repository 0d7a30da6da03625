//! `casus demo`: the main job on the shipped Paris example.

use super::Failure;
use super::check::Checked;
use super::table::{HEADING, styled};
use crate::brief::{Material, Moves};
use crate::templates::{self, Catalogue};
use crate::{app, brief, file, precedent, words};
use std::path::Path;
use std::sync::atomic::AtomicBool;

/// The template that the demonstration is made from.
const EXAMPLE: &str = "paris-2026";

/// Makes the package, its report and its brief, and opens the window where there is a display.
pub fn run(folder: &Path, no_window: bool) -> Result<(), Failure> {
    let catalogue = Catalogue::shipped();
    let entry = catalogue
        .find(EXAMPLE)
        .ok_or_else(|| Failure("the Paris example is not part of this program".to_owned()))?;
    let package = templates::instantiate(&catalogue, entry, &[])?;
    std::fs::create_dir_all(folder).map_err(|e| {
        Failure(format!("{} could not be made: {}", folder.display(), file::why(&e)))
    })?;
    let path = |name: &str| folder.join(format!("{EXAMPLE}{name}"));
    let (package_file, report, pdf) = (path(".casus"), path("-report.json"), path("-brief.pdf"));

    file::write_atomically(&package_file, file::to_toml(&package).as_bytes())?;
    let checked = Checked::new(package, None);
    file::write_atomically(&report, checked.json().as_bytes())?;
    let moves = Moves::find(&checked.package, &checked.examined, &AtomicBool::new(false));
    let material = Material {
        precedents: precedent::shipped(),
        ..checked.examined.material(&checked.package, &moves)
    };
    let options = brief::Options { watermark: true, ..brief::Options::default() };
    let bytes = brief::print(&material, &options)?;
    file::write_atomically(&pdf, &bytes)?;

    let measures = checked.examined.analysis.measures;
    let mut out = format!("{}\n", styled(&checked.package.head.title, HEADING));
    out += &format!(
        "If everyone acts, {} of what the scenarios call for arrives in time; {} is assured; {} is in hand already.\n\n",
        words::percent(measures.ceiling),
        words::percent(measures.assured),
        words::percent(measures.in_hand),
    );
    for (what, path) in [("Package", &package_file), ("Report", &report), ("Brief", &pdf)] {
        out += &format!("  {what:<8} {}\n", path.display());
    }
    super::print(&out)?;
    if no_window {
        return Ok(());
    }
    match app::run(Some(package_file)) {
        Ok(()) => Ok(()),
        // The main job is done; that there is no window is worth a sentence, not a failure.
        Err(why) => super::print(&format!("\n{why}\n")),
    }
}
