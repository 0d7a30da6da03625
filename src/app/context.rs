//! What the parts of the window read, and how they ask for change.

use super::command::Command;
use super::jobs::Assessment;
use super::theme::Theme;
use super::workspaces::{States, Workspace};
use crate::analysis::{Analysis, Options};
use crate::checks::Finding;
use crate::edit::Edit;
use crate::model::{Date, Kind, Listed, Package, Severity};
use crate::templates::Catalogue;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What every part of the window may read while it draws. Nothing changes while drawing: a part
/// asks for change through [`Ctx::edit`] and its neighbours, and the owner acts after the frame.
#[derive(Debug)]
pub struct Ctx<'a> {
    /// The package as it is now: draw editors from this.
    pub package: &'a Package,
    /// Figures and findings, with the package that they speak of: draw figures from this.
    pub assessment: &'a Assessment,
    /// Which state of the document [`Ctx::package`] is.
    pub revision: u64,
    /// Templates, precedents and blocks.
    pub catalogue: &'a Arc<Catalogue>,
    /// What is selected, and how the package is looked at.
    pub view: &'a View,
    /// The file, where the package has one.
    pub path: Option<&'a Path>,
    /// Today.
    pub today: Date,
    /// Colours.
    pub theme: &'static Theme,
    /// What each workspace remembers of its own: scroll places, tabs, running tasks.
    pub states: &'a mut States,
    /// What the parts ask for.
    pub actions: &'a mut Vec<Action>,
}

/// What is selected, and how the package is looked at; never saved into it.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// The workspace on screen.
    pub workspace: Workspace,
    /// What the Draft workspace shows.
    pub selection: Selection,
    /// The cell of the coverage matrix that is selected: a vector's id and a severity.
    pub cell: Option<(String, Severity)>,
    /// The scenario that the stress test shows, by id; the first one otherwise.
    pub scenario: Option<String>,
    /// The day as of which, and without whom, the package is looked at.
    pub options: Options,
}

impl Default for View {
    fn default() -> View {
        View {
            workspace: Workspace::Draft,
            selection: Selection::Head,
            cell: None,
            scenario: None,
            options: Options::default(),
        }
    }
}

impl View {
    /// The scenario that the stress test shows, by its place in a package: the chosen one, or the
    /// first.
    pub fn shown_scenario(&self, package: &Package) -> Option<usize> {
        let chosen = self.scenario.as_ref().and_then(|id| package.position(Kind::Scenario, id));
        let index = chosen.unwrap_or(0);
        (index < package.scenarios.len()).then_some(index)
    }

    /// Whether the figures on screen are not those of the package as designed.
    pub fn is_what_if(&self) -> bool {
        self.options != Options::default()
    }
}

/// What the Draft workspace shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Selection {
    /// The title page.
    #[default]
    Head,
    /// What makes the package a template.
    Template,
    /// An object, by kind, place and id. The id finds it again where an edit has moved it.
    Object {
        /// Its kind.
        kind: Kind,
        /// Its place in its list.
        index: usize,
        /// Its id; empty for an acceptance.
        id: String,
    },
}

impl Selection {
    /// The object at a place.
    pub fn at(package: &Package, kind: Kind, index: usize) -> Selection {
        let id = package.id_at(kind, index).unwrap_or_default().to_owned();
        Selection::Object { kind, index, id }
    }

    /// The object with an id, where there is one.
    pub fn of(package: &Package, kind: Kind, id: &str) -> Option<Selection> {
        package.position(kind, id).map(|index| Selection::at(package, kind, index))
    }

    /// The object's kind and its place in this package; none where it is gone.
    pub fn place(&self, package: &Package) -> Option<(Kind, usize)> {
        let Selection::Object { kind, index, id } = self else { return None };
        let here = package.id_at(*kind, *index).is_some_and(|other| other == id);
        let place = if here { Some(*index) } else { package.position(*kind, id) };
        place.map(|index| (*kind, index))
    }

    /// Whether this is the object at a place.
    pub fn is(&self, package: &Package, kind: Kind, index: usize) -> bool {
        self.place(package) == Some((kind, index))
    }

    /// As the subject of a finding, `kind:id`.
    pub fn subject(&self) -> Option<String> {
        use crate::model::Term as _;
        match self {
            Selection::Head => Some("package".to_owned()),
            Selection::Template => None,
            Selection::Object { kind, id, .. } => Some(format!("{}:{id}", kind.key())),
        }
    }
}

/// What a part of the window asks for.
#[derive(Debug)]
pub enum Action {
    /// Do a command.
    Run(Command),
    /// Change the package, as one step that can be undone.
    Edit {
        /// What undo calls it, such as “add provider”.
        name: String,
        /// Edits of one target in a row are one step until [`Action::Seal`].
        target: Option<String>,
        /// The change.
        edit: Edit,
    },
    /// The run of edits is over: the next one is a step of its own.
    Seal,
    /// Change the package to what it would be, and select what was added.
    EditAndSelect {
        /// What undo calls it.
        name: String,
        /// The change.
        edit: Edit,
        /// What is selected afterwards: a kind and an id.
        select: (Kind, String),
    },
    /// Select and show in the Draft workspace.
    Select(Selection),
    /// Select a cell of the coverage matrix, or none.
    SelectCell(Option<(String, Severity)>),
    /// Show a scenario in the stress test.
    SelectScenario(String),
    /// Show a workspace.
    Show(Workspace),
    /// Take a party out of the view, or back in.
    SetOut {
        /// The party's id.
        party: String,
        /// Whether it is out.
        out: bool,
    },
    /// Look at the package as of a day, or as designed.
    SetAsOf(Option<Date>),
    /// Remove an object; asks where it is used.
    Remove {
        /// Its kind.
        kind: Kind,
        /// Its place.
        index: usize,
    },
    /// Remove an object with what refers to it, without asking again.
    RemoveConfirmed {
        /// Its kind.
        kind: Kind,
        /// Its place.
        index: usize,
    },
    /// Ask for the name of a new object.
    AskNew {
        /// Its kind.
        kind: Kind,
        /// For a commitment: its layer; empty where it does not matter.
        layer: String,
    },
    /// Ask who plays which part in a block of the library, by id, and insert it.
    AskInsert(String),
    /// Ask for the reason of an acceptance.
    Accept {
        /// The check's code.
        code: &'static str,
        /// The finding's subject.
        subject: String,
        /// What was found.
        message: String,
    },
    /// Show the page of a check.
    Explain(&'static str),
    /// Go to what a finding is about.
    GoTo(String),
    /// Open a file; asks first where work is not saved.
    OpenFile(PathBuf),
    /// Open a package that has no file yet; asks first where work is not saved.
    OpenNew(Box<Package>),
    /// Start the wizard on a template.
    StartFrom(String),
    /// Ask for a file and compare the package with what it holds.
    AskCompare,
    /// Compare the package with its file, as it was last saved.
    CompareSaved,
    /// Write bytes to a file that the user names; says where they went.
    SaveCopy(Box<Copy>),
    /// Hand a PDF file to the system’s own program, to print it from there.
    Print(Arc<Vec<u8>>),
    /// Put text on the clipboard and say so.
    CopyText {
        /// The text.
        text: String,
        /// What it is, such as “The table”.
        what: String,
    },
    /// Say something in passing.
    Say(String),
    /// Say that something failed, in sentences.
    Fail(String),
    /// Something from a dialog or the files.
    Internal(super::dialogs::Answer),
}

/// Bytes to be written where the user says.
#[derive(Debug, Clone)]
pub struct Copy {
    /// The title of the dialog, such as “Export brief”.
    pub title: String,
    /// The file's name, with its ending.
    pub suggested: String,
    /// What the ending means, such as “PDF”.
    pub format: String,
    /// The bytes.
    pub bytes: Arc<Vec<u8>>,
    /// Whether the folder is opened afterwards.
    pub reveal: bool,
}

impl Ctx<'_> {
    /// The figures; their places are places in `self.assessment.package`.
    pub fn analysis(&self) -> &Analysis {
        &self.assessment.analysis
    }

    /// What the checks found; subjects are ids.
    pub fn findings(&self) -> &[Finding] {
        &self.assessment.findings
    }

    /// Whether the figures are those of an older state than the package on screen: draw them grey.
    pub fn is_stale(&self) -> bool {
        self.assessment.revision != self.revision || self.assessment.options != self.view.options
    }

    /// Asks for a change of the package as a step of its own.
    pub fn edit(&mut self, name: impl Into<String>, edit: Edit) {
        self.actions.push(Action::Seal);
        self.actions.push(Action::Edit { name: name.into(), target: None, edit });
    }

    /// Asks for a change that belongs to a run: typing in one field, one drag. Push
    /// [`Action::Seal`] when the field loses the focus or the drag ends.
    pub fn edit_run(&mut self, name: impl Into<String>, target: impl Into<String>, edit: Edit) {
        self.actions.push(Action::Edit { name: name.into(), target: Some(target.into()), edit });
    }

    /// Selects the object with an id and shows it in the Draft workspace.
    pub fn select<T: Listed>(&mut self, id: &str) {
        if let Some(selection) = Selection::of(self.package, T::KIND, id) {
            self.actions.push(Action::Select(selection));
        }
    }

    /// Asks for a command.
    pub fn run(&mut self, command: Command) {
        self.actions.push(Action::Run(command));
    }
}
