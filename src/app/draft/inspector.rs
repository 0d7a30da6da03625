//! What there is to say of the selected object: findings with their fixes, who can stop it.

use super::{outline, rows};
use crate::app::icons::{self, Icon};
use crate::app::jobs::Assessment;
use crate::app::theme::{self, Theme, size};
use crate::app::workspaces::levers;
use crate::app::{Action, Ctx, dialogs, widgets};
use crate::checks::{self, Finding, Group, Severity};
use crate::model::{Kind, Organ, Party};
use crate::typeset::Face;
use crate::words;
use egui::Ui;
use std::collections::HashMap;
use std::sync::Arc;

/// Draws the inspector.
pub fn show(ui: &mut Ui, ctx: &mut Ctx) {
    let stale = ctx.is_stale();
    if ctx.assessment.revision == 0 {
        widgets::hint(ui, "Analysing…");
        return;
    }
    let found = findings_here(ctx);
    widgets::grey_when_stale(ui, stale, |ui| {
        if ctx.view.selection == crate::app::Selection::Head {
            all_findings(ui, ctx);
            return;
        }
        widgets::section(ui, "Findings here");
        if found.is_empty() {
            widgets::hint(ui, "Nothing was found here");
        }
        for finding in &found {
            finding_card(ui, ctx, finding);
        }
        accepted_here(ui, ctx);
        who_can_stop(ui, ctx);
        best_lever(ui, ctx);
    });
}

/// Every open finding, gravest first, as rows that lead to what they are about.
fn all_findings(ui: &mut Ui, ctx: &mut Ctx) {
    let assessment = ctx.assessment;
    let key = (assessment.revision, assessment.options.clone());
    let rows = ctx.states.draft.found.get(key, || Arc::new(Row::all(assessment))).clone();
    widgets::section(ui, "All findings");
    if rows.is_empty() {
        widgets::hint(ui, "Nothing was found");
    }
    for row in rows.iter() {
        ui.push_id((row.severity, &row.key), |ui| match row.members.as_slice() {
            [only] => {
                if let Some(finding) = assessment.findings.get(*only) {
                    lead_to(ui, ctx, finding);
                }
            }
            _ => group_rows(ui, ctx, row),
        });
    }
}

/// Like findings as they are listed. Kept from frame to frame: there may be thousands.
#[derive(Debug)]
pub struct Row {
    /// What the group is known by.
    key: String,
    severity: Severity,
    sentence: String,
    /// Places among all findings.
    members: Vec<usize>,
}

impl Row {
    /// The open findings, gravest first.
    fn all(assessment: &Assessment) -> Vec<Row> {
        let findings = &assessment.findings;
        let places: HashMap<*const Finding, usize> =
            findings.iter().enumerate().map(|(place, f)| (std::ptr::from_ref(f), place)).collect();
        let mut open: Vec<&Finding> = findings.iter().filter(|f| f.is_open()).collect();
        open.sort_by_key(|f| f.severity);
        let row = |group: Group| Row {
            key: key(&group),
            severity: group.lead.severity,
            sentence: group.sentence(&assessment.package, checks::FEW),
            members: (group.members.iter())
                .filter_map(|f| places.get(&std::ptr::from_ref(*f)).copied())
                .collect(),
        };
        checks::groups(open).into_iter().map(row).collect()
    }
}

fn key(group: &Group) -> String {
    let like = &group.lead.like;
    format!("{} {} {}", group.lead.code, like.sentence, like.about)
}

/// How many findings an open group shows; the others come as these are mended.
const MOST_MEMBERS: usize = 100;

/// A group in one row, which opens to its findings with their fixes.
fn group_rows(ui: &mut Ui, ctx: &mut Ctx, row: &Row) {
    let is_open = outline::is_open(ctx, &row.key, false);
    let mark = if is_open { Icon::Open } else { Icon::Closed };
    if finding_row(ui, row.severity, Some(mark), &row.sentence).clicked() {
        outline::turn(ctx, &row.key);
    }
    if !is_open {
        return;
    }
    let findings = &ctx.assessment.findings;
    ui.indent(&row.key, |ui| {
        let members = row.members.iter().filter_map(|place| findings.get(*place));
        for (i, finding) in members.take(MOST_MEMBERS).enumerate() {
            ui.push_id(i, |ui| {
                lead_to(ui, ctx, finding);
                answers(ui, ctx, finding);
            });
        }
        if row.members.len() > MOST_MEMBERS {
            let left = words::amount((row.members.len() - MOST_MEMBERS) as f64);
            widgets::hint(ui, &format!("and {left} more"));
        }
    });
}

/// A finding as a row that leads to what it is about.
fn lead_to(ui: &mut Ui, ctx: &mut Ctx, finding: &Finding) {
    if finding_row(ui, finding.severity, None, &finding.message).clicked() {
        ctx.actions.push(Action::GoTo(finding.subject.clone()));
    }
}

fn finding_row(
    ui: &mut Ui,
    severity: Severity,
    mark: Option<Icon>,
    message: &str,
) -> egui::Response {
    let theme = Theme::of(ui);
    let color = dialogs::severity_color(theme, severity);
    let row = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.vertical(|ui| {
            ui.add_space(4.0);
            widgets::icon(ui, icons::severity(severity), 9.0, color);
            if let Some(mark) = mark {
                widgets::icon(ui, mark, 9.0, theme.muted);
            }
        });
        let text = egui::RichText::new(message).color(theme.ink);
        let label = egui::Label::new(text).wrap().sense(egui::Sense::click());
        ui.add(label).on_hover_cursor(egui::CursorIcon::PointingHand)
    });
    let line = egui::Stroke::new(1.0, theme.hairline);
    let rect = row.response.rect;
    ui.painter().hline(ui.max_rect().x_range(), rect.max.y + 3.0, line);
    row.inner
}

/// The open findings about what is selected.
fn findings_here(ctx: &Ctx) -> Vec<Finding> {
    let open = ctx.findings().iter().filter(|f| f.accepted.is_none());
    let subject = ctx.view.selection.subject();
    open.filter(|f| subject.as_deref().is_some_and(|s| is_about(&f.subject, s))).cloned().collect()
}

/// Whether a finding is about an object, its parts included: an organ of a party, a need of a
/// scenario.
fn is_about(finding: &str, subject: &str) -> bool {
    let need = finding.strip_prefix("need:").and_then(|n| n.split_once('/'));
    if let Some((scenario, _)) = need {
        return subject.strip_prefix("scenario:") == Some(scenario);
    }
    finding == subject
        || finding.strip_prefix(subject).is_some_and(|rest| rest.starts_with(['.', '/']))
}

/// A finding with its fixes and the way to accept it.
pub fn finding_card(ui: &mut Ui, ctx: &mut Ctx, finding: &Finding) {
    let theme = Theme::of(ui);
    let color = dialogs::severity_color(theme, finding.severity);
    let id = (finding.code, &finding.subject, finding.span.as_ref().map(|s| s.start));
    ui.push_id(id, |ui| {
        widgets::edged(ui, color, |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 3.0;
                ui.spacing_mut().button_padding = egui::vec2(2.0, 0.0);
                widgets::icon(ui, icons::severity(finding.severity), 9.0, color);
                let head = format!("{} {}", finding.code, finding.name);
                let text = theme::text(head, Face::SansSemiBold, size::LABEL).color(theme.muted);
                let button = egui::Button::new(text).frame_when_inactive(false);
                let button = ui.add(button.truncate()).on_hover_text("Explain");
                if button.clicked() {
                    ctx.actions.push(Action::Explain(finding.code));
                }
            });
            let message = egui::RichText::new(&finding.message).color(theme.ink);
            ui.add(egui::Label::new(message).wrap()).on_hover_text(&finding.help);
            ui.add_space(2.0);
            answers(ui, ctx, finding);
        });
    });
}

/// The fixes of a finding, and the way to accept it.
fn answers(ui: &mut Ui, ctx: &mut Ctx, finding: &Finding) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 4.0);
        for (i, fix) in finding.fixes.iter().enumerate() {
            if widgets::small_button(ui, &fix.title, i == 0).clicked() {
                ctx.edit(lower(&fix.title), fix.edit.clone());
            }
        }
        if widgets::small_button(ui, "Accept…", false).clicked() {
            ctx.actions.push(Action::Accept {
                code: finding.code,
                subject: finding.subject.clone(),
                message: finding.message.clone(),
            });
        }
    });
}

/// The title of a fix within “Undo …”.
fn lower(title: &str) -> String {
    let mut letters = title.chars();
    letters.next().map_or_else(String::new, |c| c.to_lowercase().chain(letters).collect())
}

fn accepted_here(ui: &mut Ui, ctx: &mut Ctx) {
    let Some(subject) = ctx.view.selection.subject() else { return };
    let accepted: Vec<(usize, String)> = ctx
        .findings()
        .iter()
        .filter(|f| is_about(&f.subject, &subject))
        .filter_map(|f| f.accepted.map(|at| (at, f.message.clone())))
        .collect();
    if accepted.is_empty() {
        return;
    }
    ui.add_space(10.0);
    widgets::section(ui, "Accepted");
    for (at, message) in accepted {
        widgets::muted(ui, &message);
        if widgets::link_button(ui, "Why it is kept").clicked() {
            let selection = crate::app::Selection::at(ctx.package, Kind::Accepted, at);
            ctx.actions.push(Action::Select(selection));
        }
    }
}

fn who_can_stop(ui: &mut Ui, ctx: &mut Ctx) {
    let Some((Kind::Commitment, index)) = ctx.view.selection.place(ctx.package) else { return };
    let Some(commitment) = ctx.package.commitments.get(index) else { return };
    let stoppers = rows::who_can_stop(ctx, commitment);
    ui.add_space(10.0);
    widgets::section(ui, "Who can stop it");
    if stoppers.is_empty() {
        widgets::hint(ui, "Nobody alone");
        return;
    }
    let theme = Theme::of(ui);
    for (actor, share) in stoppers {
        let name = actor_name(ctx, &actor);
        let lost = format!("loses {}", words::percent(share));
        let row = widgets::ListRow { text: &name, right: &lost, ..Default::default() };
        let response = widgets::list_row(ui, &row).on_hover_text(format!("{name} alone: {lost}"));
        let line = egui::Stroke::new(1.0, theme.hairline);
        ui.painter().hline(response.rect.x_range(), response.rect.max.y + 2.0, line);
        if response.clicked() {
            let party = actor.split_once('.').map_or(actor.as_str(), |(party, _)| party);
            ctx.select::<Party>(party);
        }
    }
}

/// The move on what is selected that adds most to what is assured.
fn best_lever(ui: &mut Ui, ctx: &mut Ctx) {
    let Some(subject) = ctx.view.selection.subject() else { return };
    let Some(lever) = levers::best_on(ui, ctx, &subject) else { return };
    let theme = Theme::of(ui);
    let before = ctx.analysis().measures.assured;
    ui.add_space(10.0);
    widgets::section(ui, "Best lever");
    widgets::edged(ui, theme.paint(crate::figures::Paint::AccentDark), |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let title = theme::text(&lever.title, Face::SansSemiBold, size::BODY);
        ui.add(egui::Label::new(title).wrap());
        let asks: Vec<&str> = lever.asks.iter().map(|id| ctx.package.element_name(id)).collect();
        let asks = if asks.is_empty() { "nobody".to_owned() } else { words::list(&asks) };
        let said = format!(
            "Assured {} → {}. Asks {asks}.",
            words::percent(before),
            words::percent(lever.after.assured)
        );
        ui.add(egui::Label::new(said).wrap());
        ui.horizontal_wrapped(|ui| {
            if widgets::small_button(ui, "Apply", true).clicked() {
                ctx.edit(format!("apply “{}”", lever.title), lever.edit.clone());
            }
            if widgets::small_button(ui, "All levers", false).clicked() {
                ctx.actions.push(Action::Show(crate::app::Workspace::Levers));
            }
        });
    });
}

/// An actor's name; an organ's with its party.
fn actor_name(ctx: &Ctx, actor: &str) -> String {
    let name = ctx.package.element_name(actor);
    match actor.split_once('.') {
        Some((party, organ)) => {
            let known: Option<&Organ> = ctx
                .package
                .find::<Party>(party)
                .and_then(|p| p.organs.iter().find(|o| o.id == organ));
            let of = ctx.package.element_name(party);
            if known.is_some() { format!("{name} ({of})") } else { name.to_owned() }
        }
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_about_parts_are_about_the_whole() {
        assert!(is_about("party:deu", "party:deu"));
        assert!(is_about("party:deu.bundestag", "party:deu"));
        assert!(is_about("need:winter/air-defence", "scenario:winter"));
        assert!(!is_about("party:deux", "party:deu"));
        assert!(!is_about("need:winter-2/air-defence", "scenario:winter"));
    }
}
