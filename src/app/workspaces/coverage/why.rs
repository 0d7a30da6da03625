//! Why a cell is as it is, and what would fill it.

use super::{fill, routes};
use crate::analysis::{self, CellStatus, Grade, Options};
use crate::app::jobs::Task;
use crate::app::theme::Theme;
use crate::app::widgets::{self, ListRow};
use crate::app::{Action, Ctx, Selection};
use crate::checks::Finding;
use crate::figures::gate_words;
use crate::figures::matrix::{self, Column, Spot};
use crate::model::{Kind, Listed, Package, Severity, TemplateKind, Term, Trigger};
use crate::words;
use egui::Ui;

/// How the precedents answer each kind of attack; found once, in the background.
#[derive(Debug, Default)]
pub(super) struct Precedents {
    task: Option<Task<Answers>>,
    found: Vec<Answers>,
}

/// How one precedent answers.
#[derive(Debug)]
struct Answers {
    name: String,
    /// Vector, severity and what the precedent has for it.
    cells: Vec<(String, Severity, CellStatus)>,
}

/// Draws the reasons of a cell.
pub(super) fn show(ui: &mut Ui, ctx: &mut Ctx, spot: Spot) {
    let assessment = ctx.assessment;
    let (package, analysis) = (&*assessment.package, &*assessment.analysis);
    let vector = package.vectors.get(spot.vector).map_or("", Listed::name);
    widgets::section(ui, &format!("{vector} × {}", column_name(package, spot.column)));
    if spot.column == Column::Standing {
        standing(ui, ctx, spot.vector);
        return;
    }
    let places = matrix::routes(package, analysis, spot);
    let text = match spot.column {
        Column::Severity(severity) => why(package, ctx, spot.vector, severity),
        _ => part_words(package, ctx, spot, places.len()),
    };
    widgets::muted(ui, &text);
    if !places.is_empty() {
        ui.add_space(6.0);
        widgets::section(ui, "Routes behind it");
        let mut unfolded = ctx.states.coverage.unfolded;
        routes::list(ui, ctx, &places, &mut unfolded, 12);
        ctx.states.coverage.unfolded = unfolded;
    }
    if let Column::Severity(severity) = spot.column {
        findings(ui, ctx, spot.vector, severity);
        let vector = package.id_at(Kind::Vector, spot.vector).unwrap_or_default();
        fill::show(ui, ctx, vector, severity);
        precedents(ui, ctx, spot.vector, severity);
    }
}

/// The name of a column.
pub(super) fn column_name(package: &Package, column: Column) -> String {
    match column {
        Column::Severity(severity) => severity.words().to_owned(),
        Column::Layer(place) => package.layers.get(place).map_or("", Listed::name).to_owned(),
        Column::Guarantor(place) => package.parties.get(place).map_or("", Listed::name).to_owned(),
        Column::Standing => "standing".to_owned(),
    }
}

fn takes(trigger: &Trigger, vector: &str) -> bool {
    trigger.vectors.is_empty() || trigger.vectors.iter().any(|v| v == vector)
}

/// The reasons of a cell by severity, in sentences.
fn why(package: &Package, ctx: &Ctx, vector: usize, severity: Severity) -> String {
    let id = package.id_at(Kind::Vector, vector).unwrap_or_default();
    let fitting: Vec<&Trigger> = package.triggers.iter().filter(|t| takes(t, id)).collect();
    let firing: Vec<String> = fitting
        .iter()
        .filter(|t| t.threshold <= severity)
        .map(|t| format!("“{}”", t.name()))
        .collect();
    let Some(cell) = matrix::cell(ctx.analysis(), vector, severity) else {
        return "Not analysed yet.".to_owned();
    };
    match cell.status {
        CellStatus::NoTrigger if fitting.is_empty() => {
            "No trigger takes this up: none names this way of attack.".to_owned()
        }
        CellStatus::NoTrigger => {
            let late: Vec<String> = fitting
                .iter()
                .map(|t| format!("“{}” asks for {}", t.name(), gate_words::threshold(t.threshold)))
                .collect();
            format!("No trigger takes this up: {}.", words::list(&late))
        }
        CellStatus::NoResponse => {
            let verb = if firing.len() == 1 { "fires" } else { "fire" };
            format!(
                "{} {verb}, but nothing that counters this way of attack answers, unless with talk.",
                words::list(&firing)
            )
        }
        CellStatus::Graded(grade) => graded(grade, cell, &firing),
    }
}

fn graded(grade: Grade, cell: &analysis::Cell, firing: &[String]) -> String {
    let mut text = format!(
        "{}: {} The best of {} by {}, unlocked by {}.",
        grade.name(),
        meaning(grade),
        words::count(cell.routes.len(), "route"),
        words::count(cell.providers, "provider"),
        words::list(firing)
    );
    if cell.providers == 1 {
        text.push_str(" Only one provider answers.");
    }
    if cell.partial_area {
        text.push_str(" Only some areas are covered.");
    }
    text
}

/// What a grade means, in a sentence.
fn meaning(grade: Grade) -> &'static str {
    match grade {
        Grade::Automatic => "nobody has to decide, and only a breach can stop it.",
        Grade::DefaultOn => "it passes in silence, but objectors can stop it.",
        Grade::Collective => "someone has to decide, and no one alone can stop it.",
        Grade::Discretionary => "someone has to decide, and one alone can stop it.",
        Grade::Declaratory => "nothing binds, or nothing can pass.",
    }
}

fn part_words(package: &Package, ctx: &Ctx, spot: Spot, count: usize) -> String {
    if count > 0 {
        return format!("The best of {}, at any severity.", words::count(count, "route"));
    }
    let ready = matrix::standing(package, ctx.analysis(), spot.vector);
    if ready.is_empty() {
        "No commitment here answers this way of attack.".to_owned()
    } else {
        "No trigger unlocks an answer here; what there is stands ready without one.".to_owned()
    }
}

fn standing(ui: &mut Ui, ctx: &mut Ctx, vector: usize) {
    let package = &ctx.assessment.package;
    let places = matrix::standing(package, ctx.analysis(), vector);
    widgets::muted(ui, "What stands ready against this way of attack without any trigger.");
    for place in places {
        let Some(commitment) = package.commitments.get(place) else { continue };
        let row = ListRow { text: commitment.name(), ..ListRow::default() };
        if widgets::list_row(ui, &row).on_hover_text(commitment.name()).clicked()
            && let Some(selection) = Selection::of(ctx.package, Kind::Commitment, &commitment.id)
        {
            ctx.actions.push(Action::Select(selection));
        }
    }
}

fn findings(ui: &mut Ui, ctx: &mut Ctx, vector: usize, severity: Severity) {
    let package = &ctx.assessment.package;
    let id = package.id_at(Kind::Vector, vector).unwrap_or_default();
    let subjects = [format!("cell:{id}/{}", severity.key()), format!("vector:{id}")];
    let here: Vec<Finding> = ctx
        .findings()
        .iter()
        .filter(|f| subjects.contains(&f.subject) && f.accepted.is_none())
        .cloned()
        .collect();
    if here.is_empty() {
        return;
    }
    ui.add_space(6.0);
    widgets::section(ui, "Findings here");
    for finding in here {
        let edge = match finding.severity {
            crate::checks::Severity::Error => ctx.theme.danger,
            crate::checks::Severity::Warning => ctx.theme.warning,
            crate::checks::Severity::Note => ctx.theme.link,
        };
        widgets::edged(ui, edge, |ui| finding_card(ui, ctx, &finding));
    }
}

fn finding_card(ui: &mut Ui, ctx: &mut Ctx, finding: &Finding) {
    ui.add(egui::Label::new(finding.message.as_str()).wrap());
    widgets::note(ui, &finding.help);
    ui.horizontal_wrapped(|ui| {
        for (i, fix) in finding.fixes.iter().enumerate() {
            if widgets::small_button(ui, &fix.title, i == 0).clicked() && !ctx.is_stale() {
                ctx.edit(fix.title.to_lowercase(), fix.edit.clone());
            }
        }
        if widgets::small_button(ui, "Accept…", false).clicked() {
            let (code, subject, message) =
                (finding.code, finding.subject.clone(), finding.message.clone());
            ctx.actions.push(Action::Accept { code, subject, message });
        }
        if widgets::link_button(ui, "Why it matters").clicked() {
            ctx.actions.push(Action::Explain(finding.code));
        }
    });
}

fn precedents(ui: &mut Ui, ctx: &mut Ctx, vector: usize, severity: Severity) {
    let state = &mut ctx.states.coverage.precedents;
    state.keep_looking(ui, ctx.catalogue);
    let package = &ctx.assessment.package;
    let id = package.id_at(Kind::Vector, vector).unwrap_or_default();
    let mut answers: Vec<(&str, Grade)> = state
        .found
        .iter()
        .filter_map(|answers| {
            let cell = answers.cells.iter().find(|(v, s, _)| v == id && *s == severity)?;
            match cell.2 {
                CellStatus::Graded(grade) => Some((answers.name.as_str(), grade)),
                CellStatus::NoTrigger | CellStatus::NoResponse => None,
            }
        })
        .collect();
    if answers.is_empty() {
        return;
    }
    answers.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    ui.add_space(6.0);
    widgets::section(ui, "In precedent");
    for (name, grade) in answers.iter().take(6) {
        let color = Theme::of(ui).ink;
        ui.horizontal(|ui| {
            widgets::grade_badge(ui, *grade, 17.0);
            ui.add(egui::Label::new(egui::RichText::new(*name).color(color)).truncate())
                .on_hover_text(*name);
        });
    }
}

impl Precedents {
    /// Starts looking at the first call, and takes what has been found since.
    fn keep_looking(&mut self, ui: &Ui, catalogue: &crate::templates::Catalogue) {
        let task = self.task.get_or_insert_with(|| {
            let precedents: Vec<(String, Package)> = catalogue
                .entries
                .iter()
                .filter(|e| e.kind() == TemplateKind::Precedent)
                .map(|e| (e.name().to_owned(), e.package.clone()))
                .collect();
            Task::start(ui.ctx(), "precedents", move |emit| {
                for (name, package) in precedents {
                    if emit.is_cancelled() {
                        return;
                    }
                    emit.put(answers(name, &package));
                }
            })
        });
        while let Some(answers) = task.take() {
            self.found.push(answers);
        }
    }
}

fn answers(name: String, package: &Package) -> Answers {
    let analysis = analysis::analyse(package, &Options::default());
    Answers { name, cells: fill::answers(package, &analysis) }
}
