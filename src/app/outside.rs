//! Handing files and folders to the system’s own programs.

use super::App;
use super::dialogs::Dialog;
use crate::file;
use egui::Context;
use std::path::Path;

impl App {
    /// Opens a file or folder in the program that the system has for it.
    pub(super) fn open_outside(&mut self, path: &Path) {
        if let Err(error) = open::that_detached(path) {
            self.dialog = Some(Dialog::Failure(format!(
                "No program could be found to open {}: {}. The file is there all the same.",
                path.display(),
                file::why(&error)
            )));
        }
    }

    /// Opens a PDF file in the system’s viewer, which is where printers are chosen.
    pub(super) fn print(&mut self, ctx: &Context, bytes: &[u8]) {
        let Some(folder) = self.setup.folder.clone() else {
            let text = "There is no folder to keep the pages for the printer. Export the PDF and \
                        print it from your viewer.";
            self.dialog = Some(Dialog::Failure(text.to_owned()));
            return;
        };
        let path = folder.join("print.pdf");
        let written = std::fs::create_dir_all(&folder)
            .map_err(|e| file::why(&e))
            .and_then(|()| file::write_atomically(&path, bytes).map_err(|e| e.to_string()));
        match written {
            Ok(()) => {
                let text = "The brief opens in your PDF program: print it from there";
                self.notice.say(ctx, text.to_owned());
                self.open_outside(&path);
            }
            Err(why) => {
                self.dialog = Some(Dialog::Failure(format!("The brief was not printed: {why}.")));
            }
        }
    }
}
