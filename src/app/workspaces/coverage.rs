//! The matrix: what is covered, and how automatically.

mod fill;
mod why;

use super::routes;
use crate::app::scene::{self, Kept};
use crate::app::{Action, Command, Ctx, widgets};
use crate::figures::Figure;
use crate::figures::matrix::{self, Column, Spot};
use crate::model::{Kind, Package};
use egui::Ui;

/// Which matrix is on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Tab {
    #[default]
    Severity,
    Layer,
    Guarantor,
}

/// Room kept for the choice of tabs, in points.
const TABS: f32 = 270.0;

/// What a kept matrix depends on: the state of the package, how it is looked at, the tab and the
/// width.
type Key = (u64, crate::analysis::Options, Tab, u32);

/// What this workspace remembers.
#[derive(Debug, Default)]
pub struct State {
    tab: Tab,
    /// The chosen cell by layer, by guarantor or of what stands ready; by severity it is in the
    /// view.
    other: Option<Spot>,
    unfolded: routes::Unfolded,
    figure: Kept<Key, Figure<Spot>>,
    precedents: why::Precedents,
    fillers: fill::Fillers,
}

/// Draws the workspace.
pub fn show(ui: &mut Ui, ctx: &mut Ctx) {
    let chosen = chosen(ctx);
    widgets::inspector(ui, "coverage", |ui| {
        let stale = ctx.is_stale();
        widgets::grey_when_stale(ui, stale, |ui| match chosen {
            Some(spot) => why::show(ui, ctx, spot),
            None => nothing_chosen(ui),
        });
    });
    widgets::page(ui, |ui| page(ui, ctx, chosen));
}

fn nothing_chosen(ui: &mut Ui) {
    widgets::section(ui, "Why?");
    widgets::muted(ui, "Choose a cell to see which promises answer it, gate by gate.");
}

/// The cell whose reasons are shown; its vector is a place in the assessed package.
fn chosen(ctx: &Ctx) -> Option<Spot> {
    let package = &ctx.assessment.package;
    let state = &ctx.states.coverage;
    let exists = |spot: &Spot| spot.vector < package.vectors.len();
    if let Some(spot) = state.other.filter(exists) {
        return Some(spot);
    }
    if state.tab != Tab::Severity {
        return None;
    }
    let (vector, severity) = ctx.view.cell.as_ref()?;
    let vector = package.position(Kind::Vector, vector)?;
    Some(Spot { vector, column: Column::Severity(*severity) })
}

fn page(ui: &mut Ui, ctx: &mut Ctx, chosen: Option<Spot>) {
    head(ui, ctx);
    let stale = ctx.is_stale();
    let assessment = ctx.assessment;
    let package = &assessment.package;
    if package.vectors.is_empty() {
        widgets::card(ui, "Coverage", |ui| {
            widgets::hint(
                ui,
                "The matrix has a row for each way of attack, and there is none yet.",
            );
            if widgets::primary_button(ui, "Add a way of attack").clicked() {
                ctx.run(Command::Add(Kind::Vector));
            }
        });
        return;
    }
    let tab = ctx.states.coverage.tab;
    let mut picked = None;
    widgets::grey_when_stale(ui, stale, |ui| {
        widgets::card(ui, tab.label(), |ui| {
            ui.add_space(4.0);
            let width = scene::room(ui);
            let key = (assessment.revision, assessment.options.clone(), tab, width.to_bits());
            let figure = ctx.states.coverage.figure.get(key, || {
                let draw = match tab {
                    Tab::Severity => matrix::by_severity,
                    Tab::Layer => matrix::by_layer,
                    Tab::Guarantor => matrix::by_guarantor,
                };
                draw(package, &assessment.analysis, width)
            });
            picked = scene::pick(ui, figure, |spot| Some(*spot) == chosen).copied();
        });
        foot(ui, ctx, tab);
    });
    if let Some(spot) = picked {
        pick(ctx, spot);
    }
}

fn head(ui: &mut Ui, ctx: &mut Ctx) {
    let tabs = [
        (Tab::Severity, "By severity"),
        (Tab::Layer, "By layer"),
        (Tab::Guarantor, "By guarantor"),
    ];
    let state = &mut ctx.states.coverage;
    let subtitle = state.tab.subtitle();
    let room = ui.available_width();
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width((room - TABS).max(160.0));
            widgets::page_title(ui, "What is covered, and how automatically", subtitle);
        });
        if widgets::segmented(ui, &tabs, &mut state.tab) {
            state.other = None;
            state.unfolded = None;
        }
    });
}

fn foot(ui: &mut Ui, ctx: &mut Ctx, tab: Tab) {
    let assessment = ctx.assessment;
    if tab == Tab::Severity
        && let Some(summary) = matrix::summary(&assessment.analysis)
    {
        widgets::muted(ui, &summary);
    }
    if widgets::button(ui, "Copy table").clicked() {
        let kept = ctx.states.coverage.figure.kept();
        let text = kept.map(|figure| table(&assessment.package, figure)).unwrap_or_default();
        ctx.actions.push(Action::CopyText { text, what: "The matrix".into() });
    }
}

/// The matrix as text that pastes into a spreadsheet.
fn table(package: &Package, figure: &Figure<Spot>) -> String {
    let mut columns: Vec<Column> = Vec::new();
    for spot in &figure.spots {
        if !columns.contains(&spot.target.column) {
            columns.push(spot.target.column);
        }
    }
    let mut lines = vec![String::new()];
    if let Some(head) = lines.first_mut() {
        for column in &columns {
            head.push('\t');
            head.push_str(&why::column_name(package, *column));
        }
    }
    for (vector, of) in package.vectors.iter().enumerate() {
        let mut line = crate::model::Listed::name(of).to_owned();
        for column in &columns {
            let wanted = Spot { vector, column: *column };
            let spot = figure.spots.iter().find(|s| s.target == wanted);
            let said = spot.and_then(|s| s.name.rsplit_once(": ")).map_or("", |(_, said)| said);
            line.push('\t');
            line.push_str(said);
        }
        lines.push(line);
    }
    lines.join("\n")
}

fn pick(ctx: &mut Ctx, spot: Spot) {
    ctx.states.coverage.unfolded = None;
    match spot.column {
        Column::Severity(severity) => {
            ctx.states.coverage.other = None;
            let vector = ctx.assessment.package.id_at(Kind::Vector, spot.vector);
            let cell = vector.map(|id| (id.to_owned(), severity));
            ctx.actions.push(Action::SelectCell(cell));
        }
        Column::Layer(_) | Column::Guarantor(_) | Column::Standing => {
            ctx.states.coverage.other = Some(spot);
        }
    }
}

impl Tab {
    fn label(self) -> &'static str {
        match self {
            Tab::Severity => "Kind of attack by severity",
            Tab::Layer => "Kind of attack by layer",
            Tab::Guarantor => "Kind of attack by guarantor",
        }
    }

    fn subtitle(self) -> &'static str {
        match self {
            Tab::Severity => {
                "Each cell: the best answer the package gives to this kind of attack at this severity"
            }
            Tab::Layer => "Each cell: the best answer of this layer, at any severity",
            Tab::Guarantor => "Each cell: the best answer of this guarantor, at any severity",
        }
    }
}
