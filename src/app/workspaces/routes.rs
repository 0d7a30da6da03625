//! Routes in the inspectors: the badge, whose promise it is, and gate by gate how it comes.

use crate::analysis::{Analysis, Route, Step, StepKind};
use crate::app::theme::{self, Theme, size};
use crate::app::widgets::{self, ListRow};
use crate::app::{Action, Ctx, Selection};
use crate::figures::gate_words;
use crate::model::{Kind, Listed, Package};
use crate::typeset::Face;
use crate::words;
use egui::Ui;

/// Which route of an inspector is unfolded: its place among the routes.
pub type Unfolded = Option<usize>;

/// Lists routes, best first; a click on one unfolds its gates. `most` are shown, the rest counted.
pub fn list(ui: &mut Ui, ctx: &mut Ctx, routes: &[usize], unfolded: &mut Unfolded, most: usize) {
    let assessment = ctx.assessment;
    let (package, analysis) = (&*assessment.package, &*assessment.analysis);
    let mut sorted: Vec<usize> =
        routes.iter().copied().filter(|r| *r < analysis.routes.len()).collect();
    let hours = |r: usize| {
        let best = analysis.routes.get(r).and_then(|r| r.best_hours);
        best.unwrap_or(f64::INFINITY)
    };
    let grade = |r: usize| analysis.routes.get(r).map(|r| r.grade);
    sorted.sort_by(|a, b| grade(*b).cmp(&grade(*a)).then(hours(*a).total_cmp(&hours(*b))));
    for place in sorted.iter().copied().take(most) {
        row(ui, ctx, package, analysis, place, unfolded);
    }
    let rest = sorted.len().saturating_sub(most);
    if rest > 0 {
        widgets::note(ui, &format!("and {}", words::count(rest, "more route")));
    }
}

fn row(
    ui: &mut Ui,
    ctx: &mut Ctx,
    package: &Package,
    analysis: &Analysis,
    place: usize,
    unfolded: &mut Unfolded,
) {
    let Some(route) = analysis.routes.get(place) else { return };
    let open = *unfolded == Some(place);
    let title = title(package, route);
    let best = route.best_hours.map(words::hours).unwrap_or_else(|| "–".to_owned());
    let list_row = ListRow {
        text: &title,
        selected: open,
        grade: Some(route.grade),
        right: &best,
        ..ListRow::default()
    };
    if widgets::list_row(ui, &list_row).on_hover_text(&title).clicked() {
        *unfolded = (!open).then_some(place);
    }
    if open {
        ui.indent(("route", place), |ui| details(ui, ctx, package, route));
    }
}

/// Whose share of which commitment a route is.
pub fn title(package: &Package, route: &Route) -> String {
    let commitment = package.commitments.get(route.commitment).map_or("", Listed::name);
    let provider = package.element_name(gate_words::provider(package, route));
    format!("{commitment}, {provider}")
}

/// The gates of a route, who can stop it, and the clause.
pub fn details(ui: &mut Ui, ctx: &mut Ctx, package: &Package, route: &Route) {
    let trigger = route.trigger.and_then(|t| package.triggers.get(t));
    let when = trigger.map_or("Standing: no trigger is needed".to_owned(), |t| {
        format!("When: {}, {}", t.name(), gate_words::threshold(t.threshold))
    });
    widgets::note(ui, &when);
    for step in &route.steps {
        step_line(ui, package, route, step);
    }
    let best = words::hours_or_never(route.best_hours);
    let worst = words::hours_or_never(route.worst_hours);
    if route.blocked {
        danger(ui, "Cannot pass, even if everyone agrees");
    } else {
        widgets::note(ui, &format!("In all: {best} if everyone acts, {worst} as assured"));
    }
    if !route.vetoes.is_empty() {
        let names: Vec<&str> = route.vetoes.iter().map(|id| package.element_name(id)).collect();
        let each = if names.len() > 1 { "each alone" } else { "alone" };
        widgets::note(ui, &format!("Can stop it {each}: {}", words::list(&names)));
    }
    let Some(commitment) = package.commitments.get(route.commitment) else { return };
    if !commitment.text.trim().is_empty() {
        let text = theme::text(commitment.text.trim(), Face::Serif, size::BODY);
        ui.add(egui::Label::new(text).wrap());
    }
    if widgets::link_button(ui, "Show in Draft").clicked()
        && let Some(selection) = Selection::of(ctx.package, Kind::Commitment, &commitment.id)
    {
        ctx.actions.push(Action::Select(selection));
    }
}

fn step_line(ui: &mut Ui, package: &Package, route: &Route, step: &Step) {
    let theme = Theme::of(ui);
    let name = gate_words::step_name(package, route, step);
    let hidden = step.kind.is_hidden();
    let time = match (&step.kind, step.best_hours, step.worst_hours) {
        (_, None, _) => "cannot pass".to_owned(),
        (_, Some(best), Some(worst)) if (best - worst).abs() < 1e-9 => words::hours(best),
        (_, Some(best), Some(worst)) => {
            format!("{} to {}", words::hours(best), words::hours(worst))
        }
        (StepKind::Delivery, Some(best), None) => words::hours(best),
        (_, Some(best), None) => format!("{}, or never", words::hours(best)),
    };
    let color = match (hidden, step.best_hours) {
        (_, None) => theme.danger,
        (true, _) => theme.warning,
        _ => theme.ink,
    };
    let note = if hidden { " (not in the text)" } else { "" };
    let text = format!("{name}{note}: {time}");
    let text = theme::text(text, Face::Sans, 12.5).color(color);
    ui.add(egui::Label::new(text).wrap());
}

fn danger(ui: &mut Ui, text: &str) {
    let theme = Theme::of(ui);
    let text = theme::text(text, Face::SansMedium, size::BODY).color(theme.danger);
    ui.add(egui::Label::new(text).wrap());
}
