//! Questions and messages in front of the window.

mod accept;
mod add;
mod insert;
mod keep;
mod library;
mod pages;

use super::files::{Purpose, Then};
use super::store::Left;
use super::theme::{self, Theme, size};
use super::widgets::{button, muted, named, primary_button, text_field};
use super::{Action, command::Situation, draft::NewObject};
use crate::model::{Date, Kind, Package};
use crate::templates::Catalogue;
use crate::typeset::Face;
use egui::{Context, Modal, Ui};
use std::path::PathBuf;

pub use accept::Acceptance;
pub use insert::Insertion;
pub use keep::Keeping;
pub use library::{Deed, Shelf};

/// What is asked or said.
#[derive(Debug)]
pub enum Dialog {
    /// Something failed.
    Failure(String),
    /// Work is not saved, and something would lose it.
    Unsaved {
        /// The title of the package.
        title: String,
        /// What comes after.
        then: Then,
    },
    /// Another program has changed the file.
    ChangedOnDisk {
        /// The file.
        path: PathBuf,
        /// What comes after saving.
        then: Option<Then>,
    },
    /// Another window has the file open.
    OpenElsewhere {
        /// The file.
        path: PathBuf,
    },
    /// What is to be removed is used.
    Remove {
        /// Its kind.
        kind: Kind,
        /// Its place.
        index: usize,
        /// Its name.
        name: String,
        /// Where it is used, as people read it.
        uses: Vec<String>,
    },
    /// Something new is to be named.
    New(NewObject),
    /// Something of the library is to be inserted.
    Insert(Insertion),
    /// The package or a part of it is to be kept as a template or block.
    Keep(Box<Keeping>),
    /// The user's own templates and blocks.
    Library(Shelf),
    /// A finding is to be accepted.
    Accept(Acceptance),
    /// The page of a check.
    Explain(&'static str),
    /// The day as of which the package is looked at.
    AsOf {
        /// The day as typed.
        text: String,
    },
    /// A path, where no dialog service runs.
    Path {
        /// What for.
        purpose: Purpose,
        /// The path as typed.
        text: String,
    },
    /// The shortcuts.
    Shortcuts,
    /// What the program is.
    About,
}

/// What was answered.
#[derive(Debug)]
pub enum Answer {
    /// Nothing is to be done.
    Cancel,
    /// Save, then go on.
    SaveThen(Then),
    /// Go on without saving.
    DiscardThen(Then),
    /// Write over what another program wrote.
    Overwrite(Option<Then>),
    /// Save under another name.
    SaveAs,
    /// Open although another window has it.
    OpenAnyway(PathBuf),
    /// Add an object.
    New(NewObject),
    /// Open what a crash left.
    Recover(Left),
    /// Forget what a crash left, by its session.
    Forget(String),
    /// Open the package that the wizard has made.
    Create(Box<Package>),
    /// Back from the wizard to the start screen.
    LeaveWizard,
    /// Insert something of the library.
    Insert(Insertion),
    /// Keep a template or block in the user's folder.
    Keep(Box<Package>),
    /// Do something in the user's library.
    Own(Deed),
    /// Accept a finding.
    Accept(Acceptance),
    /// A path was given.
    Path(Purpose, PathBuf),
}

/// What dialogs may read.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Today.
    pub today: Date,
    /// The library.
    pub catalogue: &'a Catalogue,
    /// The package that is open.
    pub package: Option<&'a Package>,
}

/// A frame in front of the window, with the margins of a printed card.
pub fn modal(ctx: &Context, name: &str) -> Modal {
    let style = ctx.global_style();
    let frame = egui::Frame::popup(&style).corner_radius(8).inner_margin(egui::Margin {
        left: 20,
        right: 20,
        top: 16,
        bottom: 16,
    });
    Modal::new(egui::Id::unique(("modal", name))).frame(frame)
}

/// Draws a dialog and adds what was answered.
pub fn show(ctx: &Context, dialog: &mut Dialog, known: &Known, actions: &mut Vec<Action>) {
    let modal = modal(ctx, "dialog").show(ctx, |ui| {
        let width = (ui.ctx().content_rect().width() - 60.0).clamp(240.0, dialog.width());
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 8.0;
        contents(ui, dialog, known, actions);
    });
    if modal.should_close() {
        actions.push(Action::Internal(Answer::Cancel));
    }
}

impl Dialog {
    fn width(&self) -> f32 {
        match self {
            Dialog::Explain(_) | Dialog::Shortcuts => 620.0,
            Dialog::Insert(_) | Dialog::Keep(_) | Dialog::Library(_) => 780.0,
            _ => 460.0,
        }
    }
}

fn contents(ui: &mut Ui, dialog: &mut Dialog, known: &Known, actions: &mut Vec<Action>) {
    let mut answer = |a: Answer| actions.push(Action::Internal(a));
    match dialog {
        Dialog::Failure(text) => {
            title(ui, "That did not work");
            body(ui, text);
            if buttons(ui, &["OK"]).is_some() {
                answer(Answer::Cancel);
            }
        }
        Dialog::Unsaved { title: name, then } => {
            title(ui, "Save the changes first?");
            body(ui, &format!("“{name}” has changes that are not saved."));
            match buttons(ui, &["Save", "Discard changes", "Cancel"]) {
                Some(0) => answer(Answer::SaveThen(then.clone())),
                Some(1) => answer(Answer::DiscardThen(then.clone())),
                Some(_) => answer(Answer::Cancel),
                None => {}
            }
        }
        Dialog::ChangedOnDisk { path, then } => {
            title(ui, "The file has changed on disk");
            body(
                ui,
                "Another program, or another window, has written to this file since it was opened \
                 here. Saving now would replace what it wrote.",
            );
            muted(ui, &path.display().to_string());
            match buttons(ui, &["Save under another name…", "Replace it", "Cancel"]) {
                Some(0) => answer(Answer::SaveAs),
                Some(1) => answer(Answer::Overwrite(then.clone())),
                Some(_) => answer(Answer::Cancel),
                None => {}
            }
        }
        Dialog::OpenElsewhere { path } => {
            title(ui, "This file is open in another window");
            body(
                ui,
                "Whichever window saves last would have to replace what the other wrote. You will \
                 be asked before that happens.",
            );
            muted(ui, &path.display().to_string());
            match buttons(ui, &["Open here too", "Cancel"]) {
                Some(0) => answer(Answer::OpenAnyway(path.clone())),
                Some(_) => answer(Answer::Cancel),
                None => {}
            }
        }
        Dialog::Remove { kind, index, name, uses } => {
            title(ui, &format!("Delete “{name}”?"));
            body(ui, "It is used here, and these references would go with it:");
            listed(ui, uses);
            match buttons(ui, &["Delete with its references", "Cancel"]) {
                Some(0) => {
                    actions.push(Action::Internal(Answer::Cancel));
                    actions.push(Action::RemoveConfirmed { kind: *kind, index: *index });
                }
                Some(_) => answer(Answer::Cancel),
                None => {}
            }
        }
        Dialog::Insert(insertion) => {
            insert::show(ui, insertion, known.catalogue, known.package, actions);
        }
        Dialog::Keep(keeping) => keep::show(ui, keeping, known.package, actions),
        Dialog::Library(shelf) => library::show(ui, shelf, known.catalogue, actions),
        Dialog::New(new) => add::show(ui, new, actions),
        Dialog::Accept(acceptance) => accept::show(ui, acceptance, known.today, actions),
        Dialog::Explain(code) => pages::explain(ui, code, actions),
        Dialog::AsOf { text } => as_of(ui, text, actions),
        Dialog::Path { purpose, text } => path(ui, purpose, text, actions),
        Dialog::Shortcuts => pages::shortcuts(ui, actions),
        Dialog::About => pages::about(ui, actions),
    }
}

/// The title of a dialog.
pub(super) fn title(ui: &mut Ui, text: &str) {
    ui.add(egui::Label::new(theme::text(text, Face::SansSemiBold, 17.0)).wrap());
}

fn body(ui: &mut Ui, text: &str) {
    ui.add(egui::Label::new(theme::text(text, Face::Sans, size::BODY)).wrap());
}

/// A list in a dialog, scrolled where it is long.
fn listed(ui: &mut Ui, lines: &[String]) {
    egui::ScrollArea::vertical().max_height(220.0).show(ui, |ui| {
        for line in lines {
            ui.add(egui::Label::new(format!("•  {line}")).wrap());
        }
    });
}

/// Buttons at the right of a dialog, the main one first; the one that was pressed. Enter presses
/// the main one where no text is typed.
pub(super) fn buttons(ui: &mut Ui, names: &[&str]) -> Option<usize> {
    let mut pressed = None;
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        for (i, name) in names.iter().enumerate() {
            let response = if i == 0 { primary_button(ui, name) } else { button(ui, name) };
            if i == 0 && ui.memory(|m| m.focused().is_none()) {
                response.request_focus();
            }
            if response.clicked() {
                pressed = Some(i);
            }
        }
    });
    pressed
}

fn as_of(ui: &mut Ui, text: &mut String, actions: &mut Vec<Action>) {
    title(ui, "Look at the package as of a day");
    body(
        ui,
        "Only instruments that are in force on that day then count as binding. The package itself \
         is not changed.",
    );
    let field = named(ui, "Day", |ui| text_field(ui, text, "2026-11-24"));
    if let Some(new) = field.changed {
        *text = new;
    }
    let day: Result<Date, _> = text.parse();
    match &day {
        Ok(day) => muted(ui, &day.to_string()),
        Err(_) => muted(ui, "Write the day as year-month-day, such as 2026-11-24"),
    };
    match buttons(ui, &["Look as of this day", "As designed", "Cancel"]) {
        Some(0) => {
            if let Ok(day) = day {
                actions.push(Action::SetAsOf(Some(day)));
                actions.push(Action::Internal(Answer::Cancel));
            }
        }
        Some(1) => {
            actions.push(Action::SetAsOf(None));
            actions.push(Action::Internal(Answer::Cancel));
        }
        Some(_) => actions.push(Action::Internal(Answer::Cancel)),
        None => {}
    }
}

fn path(ui: &mut Ui, purpose: &Purpose, text: &mut String, actions: &mut Vec<Action>) {
    title(ui, purpose.title());
    body(ui, "This desktop offers no file dialog, so please type the path of the file.");
    let field = named(ui, "Path", |ui| text_field(ui, text, "/home/name/package.casus"));
    if let Some(new) = field.changed {
        *text = new;
    }
    let entered = field.left && ui.input(|i| i.key_pressed(egui::Key::Enter));
    let pressed = buttons(ui, &[purpose.verb(), "Cancel"]);
    if (pressed == Some(0) || entered) && !text.trim().is_empty() {
        let path = PathBuf::from(text.trim());
        actions.push(Action::Internal(Answer::Path(purpose.clone(), path)));
    } else if pressed == Some(1) {
        actions.push(Action::Internal(Answer::Cancel));
    }
}

/// A shortcut as this platform writes it.
pub(super) fn shortcut_text(ctx: &Context, command: super::Command) -> String {
    let shortcuts = command.shortcuts();
    let texts: Vec<String> = shortcuts.iter().map(|s| ctx.format_shortcut(s)).collect();
    texts.join(", ")
}

/// The words of a command where nothing is known of the situation.
pub(super) fn command_text(command: super::Command) -> String {
    command.text(&Situation::default())
}

/// The colour of a severity.
pub fn severity_color(theme: &Theme, severity: crate::checks::Severity) -> egui::Color32 {
    match severity {
        crate::checks::Severity::Error => theme.danger,
        crate::checks::Severity::Warning => theme.warning,
        crate::checks::Severity::Note => theme.link,
    }
}
