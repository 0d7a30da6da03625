//! This package beside another: measures, coverage, and what differs.

mod sides;

use crate::analysis::{self, Analysis, Options};
use crate::app::jobs::Task;
use crate::app::scene::Kept;
use crate::app::widgets::{self, ListRow};
use crate::app::{Action, Ctx};
use crate::compare::{self, Comparison};
use crate::figures::Scene;
use crate::model::{Package, TemplateKind};
use crate::templates::Entry;
use egui::Ui;
use std::path::Path;
use std::sync::Arc;

/// With what the package is compared.
#[derive(Debug, Clone)]
struct Other {
    name: String,
    /// Tells one from another.
    id: String,
    package: Arc<Package>,
}

/// What was found.
#[derive(Debug)]
struct Found {
    /// This package, as it was when it was compared.
    here: Arc<Package>,
    here_analysis: Arc<Analysis>,
    there: Arc<Package>,
    there_analysis: Analysis,
    comparison: Comparison,
}

/// What a comparison depends on.
type Key = (u64, Options, String);

/// What this workspace remembers.
#[derive(Debug, Default)]
pub struct State {
    other: Option<Other>,
    key: Option<Key>,
    task: Option<Task<Found>>,
    found: Option<Found>,
    matrices: Kept<(Key, u32), (Scene, Scene)>,
}

impl State {
    /// Compares with a package from a file.
    pub fn with_file(&mut self, path: &Path, package: Package) {
        let file = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let title = package.head.title.trim();
        let name = if title.is_empty() { file } else { format!("{title} ({file})") };
        // A file read again may hold something else.
        let id = format!("file {} {}", path.display(), self.key.as_ref().map_or(0, |k| k.0));
        self.found = None;
        self.other = Some(Other { name, id, package: Arc::new(package) });
    }

    fn with_entry(&mut self, entry: &Entry) {
        let id = entry_id(entry);
        let package = Arc::new(entry.package.clone());
        self.found = None;
        self.other = Some(Other { name: entry.name().to_owned(), id, package });
    }

    fn keep_up(&mut self, ui: &Ui, ctx: &Ctx) {
        let assessment = ctx.assessment;
        let Some(other) = &self.other else { return };
        let key = (assessment.revision, assessment.options.clone(), other.id.clone());
        if !ctx.is_stale() && self.key.as_ref() != Some(&key) {
            self.key = Some(key);
            let (here, there) = (assessment.package.clone(), other.package.clone());
            let here_analysis = assessment.analysis.clone();
            let options = assessment.options.clone();
            self.task = Some(Task::start(ui.ctx(), "compare", move |emit| {
                let there_analysis = analysis::analyse(&there, &options);
                let comparison = compare::compare(&here, &there, &options);
                emit.put(Found { here, here_analysis, there, there_analysis, comparison });
            }));
        }
        if let Some(found) = self.task.as_mut().and_then(Task::take) {
            self.found = Some(found);
            self.task = None;
        }
    }
}

fn entry_id(entry: &Entry) -> String {
    format!("{:?} {} {}", entry.kind(), entry.id, entry.is_shipped())
}

/// Draws the workspace.
pub fn show(ui: &mut Ui, ctx: &mut Ctx) {
    let mut state = std::mem::take(&mut ctx.states.compare);
    state.keep_up(ui, ctx);
    widgets::side_list(ui, "compare", |ui| choose(ui, ctx, &mut state));
    widgets::page(ui, |ui| page(ui, ctx, &mut state));
    ctx.states.compare = state;
}

fn choose(ui: &mut Ui, ctx: &mut Ctx, state: &mut State) {
    widgets::section(ui, "Compare with");
    if widgets::button(ui, "Another file…").clicked() {
        ctx.actions.push(Action::AskCompare);
    }
    if ctx.path.is_some() && widgets::button(ui, "As last saved").clicked() {
        ctx.actions.push(Action::CompareSaved);
    }
    let catalogue = ctx.catalogue;
    for (title, kind) in
        [("Templates", TemplateKind::Package), ("Precedents", TemplateKind::Precedent)]
    {
        ui.add_space(10.0);
        widgets::section(ui, title);
        for entry in catalogue.entries.iter().filter(|e| e.kind() == kind) {
            let selected = state.other.as_ref().is_some_and(|o| o.id == entry_id(entry));
            let row = ListRow { text: entry.name(), selected, ..ListRow::default() };
            if widgets::list_row(ui, &row).on_hover_text(entry.name()).clicked() {
                state.with_entry(entry);
            }
        }
    }
}

fn page(ui: &mut Ui, ctx: &mut Ctx, state: &mut State) {
    let Some(other) = &state.other else {
        let text = "Measures, coverage and every difference, object by object";
        widgets::page_title(ui, "This package beside another", text);
        widgets::card(ui, "Compare", |ui| {
            widgets::hint(ui, "Choose a template, a precedent or another file at the left.");
        });
        return;
    };
    let title = format!("Beside “{}”", other.name);
    widgets::page_title(ui, &title, "Here: this package. There: the other one.");
    let stale = ctx.is_stale() || state.task.is_some();
    let Some(found) = &state.found else {
        widgets::hint(ui, "Comparing…");
        return;
    };
    let key = state.key.clone();
    let matrices = &mut state.matrices;
    widgets::grey_when_stale(ui, stale, |ui| {
        sides::measures(ui, found);
        sides::coverage(ui, found, key, matrices);
        sides::triggers(ui, found);
        sides::differences(ui, ctx, found);
    });
}
