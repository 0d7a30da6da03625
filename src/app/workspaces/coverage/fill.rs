//! What would fill a cell or raise it: levers and blocks, each tried on a copy of the package.

use crate::analysis::{self, Analysis, CellStatus, Grade, Lever, LeverKind, Options};
use crate::app::jobs::{Emit, Task};
use crate::app::widgets;
use crate::app::workspaces::levers;
use crate::app::{Action, Ctx};
use crate::model::{Kind, Package, Severity, TemplateKind};
use crate::templates::{self, Catalogue};
use crate::words;
use egui::Ui;
use std::sync::Arc;

/// How many of each are offered.
const LEVERS: usize = 2;
const BLOCKS: usize = 3;

/// A cell by its vector's id and its severity, and what answers it.
type Answer = (String, Severity, CellStatus);

/// Something that answers a cell better than the package does.
#[derive(Debug)]
struct Filler {
    means: Means,
    /// The cells that are better answered with it, as they then are.
    raised: Vec<Answer>,
}

#[derive(Debug)]
enum Means {
    Lever(Box<Lever>),
    /// A block, by the template's id.
    Block(String),
}

/// What was tried on a state of the package; tried anew after each edit.
#[derive(Debug, Default)]
pub(super) struct Fillers {
    of: Option<(u64, Options)>,
    task: Option<Task<Filler>>,
    found: Vec<Filler>,
}

impl Fillers {
    fn keep_up(&mut self, ui: &Ui, ctx: &Ctx) {
        let assessment = ctx.assessment;
        let wanted = (assessment.revision, assessment.options.clone());
        if !ctx.is_stale() && self.of.as_ref() != Some(&wanted) {
            self.of = Some(wanted);
            self.found.clear();
            let (package, options) = (assessment.package.clone(), assessment.options.clone());
            let (before, catalogue) = (assessment.analysis.clone(), ctx.catalogue.clone());
            self.task = Some(Task::start(ui.ctx(), "fillers", move |emit| {
                let trial = Trial { package: &package, options: &options, before: &before };
                trial.levers(emit);
                trial.blocks(emit, &catalogue);
            }));
        }
        while let Some(found) = self.task.as_mut().and_then(Task::take) {
            self.found.push(found);
        }
    }

    /// What answers a cell better, the best first.
    fn on(&self, vector: &str, severity: Severity) -> Vec<(&Filler, Grade)> {
        let mut fitting: Vec<(&Filler, Grade)> = self
            .found
            .iter()
            .filter_map(|filler| Some((filler, filler.grade(vector, severity)?)))
            .collect();
        fitting.sort_by_key(|(filler, grade)| {
            (std::cmp::Reverse((*grade, filler.raised.len())), filler.asks())
        });
        fitting
    }
}

impl Filler {
    fn grade(&self, vector: &str, severity: Severity) -> Option<Grade> {
        let here = self.raised.iter().find(|(v, s, _)| v == vector && *s == severity)?;
        match here.2 {
            CellStatus::Graded(grade) => Some(grade),
            CellStatus::NoTrigger | CellStatus::NoResponse => None,
        }
    }

    fn asks(&self) -> usize {
        match &self.means {
            Means::Lever(lever) => lever.asks.len(),
            Means::Block(_) => 0,
        }
    }

    /// What it does here and elsewhere, in words.
    fn effect(&self, grade: Grade) -> String {
        let elsewhere = self.raised.len().saturating_sub(1);
        let here = format!("{} here", grade.name());
        match elsewhere {
            0 => format!("{here}."),
            _ => format!("{here}; raises {} too.", words::count(elsewhere, "other cell")),
        }
    }
}

/// The package that means are tried on.
struct Trial<'a> {
    package: &'a Package,
    options: &'a Options,
    before: &'a Analysis,
}

impl Trial<'_> {
    fn levers(&self, emit: &Emit<Filler>) {
        let (send, found) = std::sync::mpsc::channel();
        analysis::levers(self.package, self.options, emit.cancelled(), |lever| {
            // The other end is in this function.
            let _ = send.send(lever);
        });
        drop(send);
        // How much there is changes no grade.
        for lever in found.into_iter().filter(|l| l.kind != LeverKind::Raise) {
            if emit.is_cancelled() {
                return;
            }
            let mut copy = self.package.clone();
            if lever.edit.clone().apply(&mut copy).is_ok() {
                self.put(emit, Means::Lever(Box::new(lever)), &copy);
            }
        }
    }

    fn blocks(&self, emit: &Emit<Filler>, catalogue: &Catalogue) {
        for entry in catalogue.entries.iter().filter(|e| e.kind() == TemplateKind::Block) {
            if emit.is_cancelled() {
                return;
            }
            let given = templates::likely(self.package, entry);
            if let Ok(with) = templates::insert(catalogue, self.package, entry, &given) {
                self.put(emit, Means::Block(entry.id.clone()), &with.package);
            }
        }
    }

    fn put(&self, emit: &Emit<Filler>, means: Means, with: &Package) {
        let raised = self.raised(with);
        if !raised.is_empty() {
            emit.put(Filler { means, raised });
        }
    }

    /// The cells that a changed package answers better.
    fn raised(&self, with: &Package) -> Vec<Answer> {
        let before = answers(self.package, self.before);
        let after = answers(with, &analysis::analyse(with, self.options));
        let better = |cell: &Answer| {
            let same = |old: &&Answer| old.0 == cell.0 && old.1 == cell.1;
            before.iter().find(same).is_some_and(|old| rank(cell.2) > rank(old.2))
        };
        after.into_iter().filter(better).collect()
    }
}

/// The cells of a matrix, by what they are about.
pub(super) fn answers(package: &Package, analysis: &Analysis) -> Vec<Answer> {
    let named = |cell: &analysis::Cell| {
        let vector = package.id_at(Kind::Vector, cell.vector)?;
        Some((vector.to_owned(), cell.severity, cell.status))
    };
    analysis.coverage.iter().filter_map(named).collect()
}

fn rank(status: CellStatus) -> Option<Grade> {
    match status {
        CellStatus::NoTrigger | CellStatus::NoResponse => None,
        CellStatus::Graded(grade) => Some(grade),
    }
}

/// Offers what would fill a cell, or raise it.
pub(super) fn show(ui: &mut Ui, ctx: &mut Ctx, vector: &str, severity: Severity) {
    let mut fillers = std::mem::take(&mut ctx.states.coverage.fillers);
    fillers.keep_up(ui, ctx);
    // Not as they are found: a card that moves under the pointer would be the wrong one.
    let is_done = fillers.task.as_ref().is_some_and(Task::is_done);
    let fitting = if is_done { fillers.on(vector, severity) } else { Vec::new() };
    if !is_done || !fitting.is_empty() {
        ui.add_space(6.0);
        widgets::section(ui, "What could fill or raise it");
    }
    if !is_done {
        widgets::muted(ui, "Trying moves and blocks…");
    }
    let (mut levers, mut blocks) = (0, 0);
    for (filler, grade) in fitting {
        match &filler.means {
            Means::Lever(lever) if levers < LEVERS => {
                levers += 1;
                ui.push_id(&lever.id, |ui| lever_card(ui, ctx, lever, &filler.effect(grade)));
            }
            Means::Block(id) if blocks < BLOCKS => {
                blocks += 1;
                ui.push_id(id, |ui| block_card(ui, ctx, id, &filler.effect(grade)));
            }
            Means::Lever(_) | Means::Block(_) => {}
        }
    }
    ctx.states.coverage.fillers = fillers;
}

fn card_title(ui: &mut Ui, text: &str) {
    ui.add(egui::Label::new(egui::RichText::new(text).strong()).wrap());
}

fn lever_card(ui: &mut Ui, ctx: &mut Ctx, lever: &Lever, effect: &str) {
    let asks = levers::asks(&ctx.assessment.package, lever);
    widgets::edged(ui, ctx.theme.link, |ui| {
        card_title(ui, &lever.title);
        widgets::note(ui, effect);
        widgets::note(ui, &format!("Asks {asks}."));
        let apply = widgets::small_button(ui, "Apply", true);
        if apply.accessible_name(format!("Apply: {}", lever.title)).clicked() && !ctx.is_stale() {
            ctx.edit(format!("apply “{}”", lever.title), lever.edit.clone());
        }
    });
}

fn block_card(ui: &mut Ui, ctx: &mut Ctx, id: &str, effect: &str) {
    let catalogue: Arc<Catalogue> = ctx.catalogue.clone();
    let Some(block) = catalogue.find(id) else { return };
    widgets::edged(ui, ctx.theme.link, |ui| {
        card_title(ui, &format!("Block: {}", block.name()));
        let purpose = block.template().and_then(|t| t.purpose.trim().lines().next());
        widgets::note(ui, purpose.unwrap_or_default());
        widgets::note(ui, effect);
        let insert = widgets::small_button(ui, "Insert…", true);
        if insert.accessible_name(format!("Insert {}…", block.name())).clicked() {
            ctx.actions.push(Action::AskInsert(id.to_owned()));
        }
    });
}
