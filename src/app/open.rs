//! Opening, saving and leaving packages; finding objects by what findings call them.

use super::dialogs::Dialog;
use super::document::Document;
use super::files::{Asked, Asking, Purpose, Then, file_name};
use super::store::Left;
use super::wizard::Wizard;
use super::{App, Selection, States, View, nothing_known};
use crate::edit::Edit;
use crate::file;
use crate::model::{Kind, Object, Package, Severity, Term as _};
use egui::{Context, ViewportCommand};
use std::path::Path;

impl App {
    /// Goes on to something that loses the package on screen; asks first where it is not saved.
    pub(super) fn leave_for(&mut self, then: Then) {
        if self.is_modified() {
            let title = self.title();
            self.dialog = Some(Dialog::Unsaved { title, then });
        } else {
            self.pending = Some(then);
        }
    }

    /// Does what was put off until the package on screen was dealt with.
    pub(super) fn go_on(&mut self, ctx: &Context, then: Then) {
        match then {
            Then::Quit => {
                self.forget_copy();
                self.may_close = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Then::Close => self.close_document(),
            Then::Open(path) => self.open_claimed(&path),
            Then::AskOpen => self.ask(ctx, Purpose::Open, String::new()),
            Then::New(package) => self.show_document(|revision| Document::new(*package, revision)),
            Then::Wizard(template) => {
                self.close_document();
                self.wizard = Some(template.as_deref().map_or_else(Wizard::default, Wizard::on));
            }
        }
    }

    /// The title of the package, as people read it.
    pub(super) fn title(&self) -> String {
        let title = self.package().map(|p| p.head.title.trim()).unwrap_or_default();
        if title.is_empty() { "Untitled package".to_owned() } else { title.to_owned() }
    }

    fn show_document(&mut self, make: impl FnOnce(u64) -> Document) {
        self.forget_copy();
        self.wizard = None;
        self.revision = self.document.as_ref().map_or(self.revision, Document::revision) + 1;
        let document = make(self.revision);
        self.assessment = nothing_known(document.package().clone());
        self.view = View::default();
        self.states = States::default();
        self.document = Some(document);
        self.keep_figures_new();
    }

    /// Back to the start screen.
    fn close_document(&mut self) {
        self.forget_copy();
        if let Some(store) = &mut self.store {
            store.release();
        }
        self.document = None;
        self.start.read(self.store.as_ref());
    }

    /// Opens a file unless another window has it, in which case it asks.
    pub(super) fn open_claimed(&mut self, path: &Path) {
        if self.store.as_mut().is_some_and(|store| path.exists() && !store.claim(path)) {
            self.dialog = Some(Dialog::OpenElsewhere { path: path.to_path_buf() });
        } else {
            self.open_now(path);
        }
    }

    /// Remembers a file among the recent ones.
    fn remember(&self, path: &Path) {
        if let (Some(store), Some(package)) = (&self.store, self.package()) {
            store.remember(path, package.head.title.trim());
        }
    }

    /// Opens what a crash left; it is unsaved work until it is saved.
    pub(super) fn recover(&mut self, ctx: &Context, left: Left) {
        let Some(store) = &self.store else { return };
        match store.recover(&left.session) {
            Ok(package) => {
                let path = left.path.filter(|path| path.exists());
                self.show_document(|revision| Document::recovered(package, path, revision));
                self.keep_copy_now(ctx);
                if let Some(store) = &self.store {
                    store.forget(&left.session);
                }
                let text = "Recovered. Save it when you have looked at it";
                self.notice.say(ctx, text.to_owned());
            }
            Err(error) => self.dialog = Some(Dialog::Failure(format!("{error}."))),
        }
    }

    /// Opens a file in place of what is on screen.
    pub(super) fn open_now(&mut self, path: &Path) {
        match Document::open(path, self.revision) {
            Ok(document) => {
                self.show_document(|revision| document.at(revision));
                self.remember(path);
            }
            Err(error) => self.dialog = Some(Dialog::Failure(format!("{error}."))),
        }
    }

    /// Opens a dialog that asks for a file.
    pub(super) fn ask(&mut self, ctx: &Context, purpose: Purpose, suggested: String) {
        if self.asking.is_some() {
            return;
        }
        let folder = self.document.as_ref().and_then(|d| d.path()).and_then(Path::parent);
        self.asking = Some(Asking::start(ctx, purpose, folder, suggested));
    }

    /// A dialog has been answered.
    pub(super) fn asked(&mut self, ctx: &Context, asking: Asking, asked: Asked) {
        match asked {
            Asked::Path(path) => self.use_path(ctx, asking.purpose, &path),
            Asked::Cancelled => {}
            Asked::NoService => {
                let text = self.document.as_ref().and_then(|d| d.path()).map_or_else(
                    || asking.suggested.clone(),
                    |p| p.with_file_name(&asking.suggested).display().to_string(),
                );
                self.dialog = Some(Dialog::Path { purpose: asking.purpose, text });
            }
        }
    }

    /// Uses the path that was asked for.
    pub(super) fn use_path(&mut self, ctx: &Context, purpose: Purpose, path: &Path) {
        match purpose {
            Purpose::Open => self.open_claimed(path),
            Purpose::Save(then) => self.write_package(ctx, path, then),
            Purpose::TakeIn => self.take_in(ctx, path),
            Purpose::Compare => match file::open(path) {
                Ok(package) => self.states.compare.with_file(path, package),
                Err(error) => self.dialog = Some(Dialog::Failure(format!("{error}."))),
            },
            Purpose::Copy(copy) => match file::write_atomically(path, &copy.bytes) {
                Ok(()) => {
                    self.notice.say(ctx, format!("Written to {}", path.display()));
                    if let Some(folder) = path.parent().filter(|_| copy.reveal) {
                        self.open_outside(folder);
                    }
                }
                Err(error) => self.dialog = Some(Dialog::Failure(error.to_string())),
            },
        }
    }

    /// Saves under the file's name, asking for one where there is none.
    pub(super) fn save(&mut self, ctx: &Context, then: Option<Then>) {
        let Some(document) = &self.document else { return };
        let Some(path) = document.path().map(Path::to_path_buf) else {
            return self.save_as(ctx, then);
        };
        if document.changed_on_disk() {
            self.dialog = Some(Dialog::ChangedOnDisk { path, then });
        } else {
            self.write_package(ctx, &path, then);
        }
    }

    /// Saves although another program has changed the file.
    pub(super) fn save_over(&mut self, ctx: &Context, then: Option<Then>) {
        let path = self.document.as_ref().and_then(|d| d.path()).map(Path::to_path_buf);
        if let Some(path) = path {
            self.write_package(ctx, &path, then);
        }
    }

    /// Asks for a name and saves under it.
    pub(super) fn save_as(&mut self, ctx: &Context, then: Option<Then>) {
        let suggested = file_name(&self.title(), "casus");
        self.ask(ctx, Purpose::Save(then), suggested);
    }

    fn write_package(&mut self, ctx: &Context, path: &Path, then: Option<Then>) {
        let path = if path.extension().is_none() {
            path.with_extension("casus")
        } else {
            path.to_path_buf()
        };
        let Some(document) = &mut self.document else { return };
        match document.save(&path) {
            Ok(()) => {
                self.forget_copy();
                self.remember(&path);
                if let Some(store) = &mut self.store {
                    // Another window may hold it: it was told so when it opened the file.
                    store.claim(&path);
                }
                self.notice.say(ctx, format!("Saved as {}", path.display()));
                if let Some(then) = then {
                    self.go_on(ctx, then);
                }
            }
            Err(error) => self.dialog = Some(Dialog::Failure(error.to_string())),
        }
    }

    /// Opens a file that was dropped on the window.
    pub(super) fn take_dropped_files(&mut self, ctx: &Context) {
        let dropped =
            ctx.input(|i| i.raw.dropped_files.first().map(|file| file.path().to_path_buf()));
        if let Some(path) = dropped {
            self.leave_for(Then::Open(path));
        }
    }
}

/// What the subject of a finding leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum PlaceOf {
    /// Something in the Draft workspace.
    Selection(Selection),
    /// A cell of the matrix: a vector's id and a severity.
    Cell(String, Severity),
}

/// Finds what a finding is about; the title page where it is about the package or nothing known.
pub(super) fn place_of(package: &Package, subject: &str) -> PlaceOf {
    let (kind, id) = subject.split_once(':').unwrap_or((subject, ""));
    if kind == "cell"
        && let Some((vector, severity)) = id.split_once('/')
        && let Some(&severity) = Severity::ALL.iter().find(|s| s.key() == severity)
    {
        return PlaceOf::Cell(vector.to_owned(), severity);
    }
    let object = if kind == "need" {
        let scenario = id.split_once('/').map_or(id, |(scenario, _)| scenario);
        Selection::of(package, Kind::Scenario, scenario)
    } else {
        let kind = Kind::ALL.iter().copied().find(|k| k.key() == kind);
        let id = id.split_once(['/', '.']).map_or(id, |(first, _)| first);
        kind.and_then(|kind| Selection::of(package, kind, id))
    };
    PlaceOf::Selection(object.unwrap_or_default())
}

/// An edit that inserts a copy of an object after it, and the copy's id.
pub(super) fn duplicate(package: &Package, kind: Kind, index: usize) -> Option<(Edit, String)> {
    let mut object = package.object(kind, index)?;
    let name = format!("{} (copy)", object.name());
    let id = crate::model::fresh(object.id(), |id| package.position(kind, id).is_some());
    rename(&mut object, &id, &name);
    let edit = Edit::Insert { index: index + 1, object: Box::new(object) };
    Some((edit, id))
}

fn rename(object: &mut Object, new_id: &str, new_name: &str) {
    let (id, name) = match object {
        Object::Vector(o) => (&mut o.id, Some(&mut o.name)),
        Object::Capability(o) => (&mut o.id, Some(&mut o.name)),
        Object::Area(o) => (&mut o.id, Some(&mut o.name)),
        Object::Party(o) => (&mut o.id, Some(&mut o.name)),
        Object::Body(o) => (&mut o.id, Some(&mut o.name)),
        Object::Instrument(o) => (&mut o.id, Some(&mut o.title)),
        Object::Layer(o) => (&mut o.id, Some(&mut o.name)),
        Object::Pool(o) => (&mut o.id, None),
        Object::Trigger(o) => (&mut o.id, Some(&mut o.name)),
        Object::Commitment(o) => (&mut o.id, Some(&mut o.title)),
        Object::Scenario(o) => (&mut o.id, Some(&mut o.name)),
        Object::Source(o) => (&mut o.id, Some(&mut o.title)),
        Object::Accepted(_) => return,
    };
    new_id.clone_into(id);
    if let Some(name) = name {
        new_name.clone_into(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Area;

    fn package() -> Package {
        let mut package = Package::empty();
        package.areas =
            vec![Area { id: "rear".into(), name: "Rear".into(), unknown: Default::default() }];
        package
    }

    #[test]
    fn finds_what_findings_speak_of() {
        let package = package();
        let at = |subject| place_of(&package, subject);
        let area = Selection::at(&package, Kind::Area, 0);
        assert_eq!(at("area:rear"), PlaceOf::Selection(area));
        assert_eq!(at("cell:drone/incident"), PlaceOf::Cell("drone".into(), Severity::Incident));
        assert_eq!(at("party:none"), PlaceOf::Selection(Selection::Head));
        assert_eq!(at("package"), PlaceOf::Selection(Selection::Head));
    }

    #[test]
    fn a_copy_stands_after_its_original_under_its_own_id() {
        let mut package = package();
        let (edit, id) = duplicate(&package, Kind::Area, 0).unwrap();
        edit.apply(&mut package).unwrap();
        assert_eq!((id.as_str(), package.areas.len()), ("rear-2", 2));
        assert_eq!(package.areas[1].name, "Rear (copy)");
    }
}
