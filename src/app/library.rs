//! The user's own templates and blocks, as the window keeps them.

use super::context::Copy;
use super::dialogs::{Deed, Dialog, Keeping, Shelf};
use super::files::{Purpose, Then, file_name};
use super::{Action, App};
use crate::file;
use crate::model::{Kind, Package};
use crate::templates::own::{self, OwnError};
use crate::templates::{Catalogue, Entry};
use crate::words;
use egui::Context;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

impl App {
    /// Asks what the whole package is called as a template.
    pub(super) fn ask_template(&mut self) {
        self.dialog = self.package().map(|p| Dialog::Keep(Box::new(Keeping::template(p))));
    }

    /// Asks which commitments make up a block; those of what is selected at first.
    pub(super) fn ask_block(&mut self) {
        let Some(package) = self.package() else { return };
        let (name, chosen) = block_of(package, self.view.selection.place(package));
        self.dialog = Some(Dialog::Keep(Box::new(Keeping::block(package, &name, chosen))));
    }

    /// Keeps a template or block in the user's folder.
    pub(super) fn keep_own(&mut self, ctx: &Context, template: &Package) {
        let Some(folder) = self.setup.templates.clone() else { return self.no_folder() };
        match own::keep(&folder, template) {
            Ok(_) => {
                self.read_library();
                let name = template.template.as_ref().map_or("", |t| t.name.as_str());
                self.notice.say(ctx, format!("“{name}” is in your library"));
            }
            Err(error) => self.say_failure(&error),
        }
    }

    /// Does what was asked for in the dialog of the user's library, which stays open.
    pub(super) fn do_own(&mut self, ctx: &Context, deed: Deed) {
        let catalogue = self.catalogue.clone();
        let at = |path: &Path| catalogue.entries.iter().find(|e| e.file.as_deref() == Some(path));
        let done = match &deed {
            Deed::Rename(path, name) => at(path).map(|entry| own::rename(entry, name)),
            Deed::Delete(path) => at(path).map(own::delete),
            Deed::Share(path) => return self.share(at(path)),
            Deed::TakeIn => return self.ask(ctx, Purpose::TakeIn, String::new()),
            Deed::Start(id) => return self.leave_for(Then::Wizard(Some(id.clone()))),
        };
        if let Some(Err(error)) = done {
            return self.say_failure(&error);
        }
        self.read_library();
        self.dialog = Some(Dialog::Library(match deed {
            Deed::Rename(path, _) => Shelf::on(&path),
            _ => Shelf::default(),
        }));
    }

    fn share(&mut self, entry: Option<&Entry>) {
        let Some(entry) = entry else { return };
        let text = file::to_toml(&entry.package);
        let copy = Copy {
            title: "Share as a file".into(),
            suggested: file_name(entry.name(), "casus"),
            format: "Casus package".into(),
            bytes: Arc::new(text.into_bytes()),
            reveal: false,
        };
        self.actions.push(Action::SaveCopy(Box::new(copy)));
    }

    /// Takes in a template or block that a colleague has given.
    pub(super) fn take_in(&mut self, ctx: &Context, path: &Path) {
        let Some(folder) = self.setup.templates.clone() else { return self.no_folder() };
        match own::take_in(&folder, path) {
            Ok(file) => {
                self.read_library();
                self.dialog = Some(Dialog::Library(Shelf::on(&file)));
                self.notice.say(ctx, "It is in your library".to_owned());
            }
            Err(error) => self.say_failure(&error),
        }
    }

    /// Reads the user's folder anew.
    fn read_library(&mut self) {
        if let Some(folder) = &self.setup.templates {
            self.catalogue = Arc::new(Catalogue::with_user_folder(folder));
            self.start.draw_anew();
        }
    }

    fn no_folder(&mut self) {
        let text = "This account has no home folder, so nothing can be kept in a library of its \
                    own. “Save as…” writes the package to a file that others can open.";
        self.dialog = Some(Dialog::Failure(text.to_owned()));
    }

    fn say_failure(&mut self, error: &OwnError) {
        let text = error.to_string();
        let text = words::sentence_case(text.trim_end_matches('.'));
        self.dialog = Some(Dialog::Failure(format!("{text}.")));
    }
}

/// What a block would most likely be made of, and its name: the selected commitment or layer, what
/// the selected trigger unlocks, or else nothing yet.
fn block_of(package: &Package, place: Option<(Kind, usize)>) -> (String, BTreeSet<usize>) {
    let Some((kind, index)) = place else { return Default::default() };
    let id = package.id_at(kind, index).unwrap_or_default();
    let list = package.commitments.iter().enumerate();
    let chosen: BTreeSet<usize> = match kind {
        Kind::Commitment => [index].into(),
        Kind::Layer => list.filter(|(_, c)| c.layer == id).map(|(i, _)| i).collect(),
        Kind::Trigger => {
            list.filter(|(_, c)| c.triggers.iter().any(|t| t == id)).map(|(i, _)| i).collect()
        }
        _ => return Default::default(),
    };
    (package.name_at(kind, index).unwrap_or_default().to_owned(), chosen)
}
