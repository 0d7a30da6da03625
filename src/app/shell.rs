//! Menu bar, rail and status bar.

use super::command::{Command, Menu, Situation};
use super::icons::{self, Icon};
use super::theme::{self, Theme, size};
use super::widgets::{self, measure_bar, stance_paint, status_chip};
use super::{Action, Ctx, Workspace};
use crate::checks::Severity;
use crate::model::{Package, Term as _};
use crate::typeset::Face;
use crate::words;
use egui::{Button, Frame, Margin, Panel, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};
use std::time::SystemTime;

/// Whether and when the package was saved.
#[derive(Debug, Clone, Copy)]
pub struct Saved {
    /// Whether it differs from what was last saved.
    pub modified: bool,
    /// When it was last saved by this window.
    pub at: Option<SystemTime>,
    /// Whether it has a file.
    pub has_file: bool,
}

/// Draws the window around the workspace, and the workspace.
pub fn show(ui: &mut Ui, ctx: &mut Ctx, situation: &Situation, saved: Saved) {
    menu_bar(ui, Some(ctx.package), situation, ctx.actions);
    status_bar(ui, ctx, saved);
    rail(ui, ctx);
    what_if_bar(ui, ctx);
    ctx.view.workspace.show(ui, ctx);
}

/// The menu bar where no package is open.
pub fn menu_bar_alone(ui: &mut Ui, situation: &Situation, actions: &mut Vec<Action>) {
    menu_bar(ui, None, situation, actions);
}

fn menu_bar(
    ui: &mut Ui,
    package: Option<&Package>,
    situation: &Situation,
    actions: &mut Vec<Action>,
) {
    let theme = Theme::of(ui);
    let frame = Frame::new().fill(theme.panel).inner_margin(Margin {
        left: 8,
        right: 12,
        top: 7,
        bottom: 6,
    });
    Panel::top("menu bar").frame(frame).show(ui, |ui| {
        egui::MenuBar::new().ui(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            ui.spacing_mut().button_padding = vec2(6.0, 4.0);
            for menu in Menu::ALL {
                let text = theme::text(menu.name(), Face::Sans, 14.0).color(theme.muted);
                ui.menu_button(text, |ui| menu_entries(ui, menu, situation, actions));
            }
            ui.add_space(10.0);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if search_box(ui).clicked() {
                    actions.push(Action::Run(Command::Palette));
                }
                if let Some(package) = package {
                    ui.add_space(10.0);
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        title(ui, package, actions);
                    });
                }
            });
        });
    });
}

/// The title of the package with its status and marking.
fn title(ui: &mut Ui, package: &Package, actions: &mut Vec<Action>) {
    let theme = Theme::of(ui);
    ui.spacing_mut().item_spacing.x = 12.0;
    let name = package.head.title.trim();
    let name = if name.is_empty() { "Untitled package" } else { name };
    let chips = 110.0 + if package.head.marking.is_empty() { 0.0 } else { 150.0 };
    let room = ui.available_width();
    let with_chips = room > chips + 120.0;
    let text = theme::text(name, Face::SansSemiBold, 15.0).color(theme.ink);
    let width = if with_chips { room - chips } else { room };
    let galley = egui::WidgetText::from(text).into_galley(
        ui,
        Some(egui::TextWrapMode::Truncate),
        width.max(40.0),
        egui::TextStyle::Body,
    );
    let response = ui.add(egui::Label::new(galley).sense(Sense::click())).on_hover_text(name);
    if response.clicked() {
        actions.push(Action::Select(super::Selection::Head));
    }
    if with_chips {
        status_chip(ui, package.head.status.words(), theme.muted);
        if !package.head.marking.trim().is_empty() {
            status_chip(ui, package.head.marking.trim(), theme.danger);
        }
    }
}

/// The box that opens the palette.
fn search_box(ui: &mut Ui) -> egui::Response {
    let theme = Theme::of(ui);
    let width = (ui.available_width() * 0.3).clamp(120.0, 280.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 28.0), Sense::click());
    let stroke =
        if response.hovered() || response.has_focus() { theme.button } else { theme.border };
    let fill = theme.ground;
    ui.painter().rect(rect, 5.0, fill, Stroke::new(1.0, stroke), StrokeKind::Inside);
    let shortcut = super::dialogs::shortcut_text(ui.ctx(), Command::Palette);
    let font = theme::font(Face::Sans, size::BODY);
    let right = pos2(rect.max.x - 10.0, rect.center().y);
    let align = egui::Align2::RIGHT_CENTER;
    let end = ui.painter().text(right, align, shortcut, font, theme.muted).min.x;
    let room = rect.with_max_x(end - 6.0).shrink2(vec2(10.0, 0.0));
    let name = "Find or do anything…";
    widgets::paint_line(ui, room, name, Face::Sans, theme.muted);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    response.on_hover_cursor(egui::CursorIcon::Text)
}

fn menu_entries(ui: &mut Ui, menu: Menu, situation: &Situation, actions: &mut Vec<Action>) {
    ui.set_min_width(210.0);
    for entry in menu.entries() {
        let Some(command) = entry else {
            ui.separator();
            continue;
        };
        let mut button = Button::new(theme::text(command.text(situation), Face::Sans, size::BODY))
            .frame_when_inactive(false);
        if let Some(shortcut) = command.shortcuts().first() {
            button = button.shortcut_text(ui.ctx().format_shortcut(shortcut));
        }
        if ui.add_enabled(command.is_allowed(situation), button).clicked() {
            actions.push(Action::Run(command));
            ui.close();
        }
    }
}

/// The rail of workspaces.
fn rail(ui: &mut Ui, ctx: &mut Ctx) {
    let theme = Theme::of(ui);
    let frame = Frame::new().fill(theme.rail).inner_margin(Margin { top: 8, ..Margin::ZERO });
    Panel::left("rail")
        .frame(frame)
        .resizable(false)
        .exact_size(76.0)
        .show_separator_line(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let height = ((ui.available_height() - 12.0) / 6.0).clamp(40.0, 58.0);
            for workspace in Workspace::ALL {
                if rail_button(ui, workspace, workspace == ctx.view.workspace, height) {
                    ctx.actions.push(Action::Show(workspace));
                }
            }
        });
}

fn rail_button(ui: &mut Ui, workspace: Workspace, chosen: bool, height: f32) -> bool {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(76.0, height), Sense::click());
    let painter = ui.painter();
    if chosen || response.hovered() {
        let fill = theme.rail_chosen.gamma_multiply(if chosen { 1.0 } else { 0.5 });
        painter.rect_filled(rect, 0.0, fill);
    }
    if chosen {
        let mark = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        painter.rect_filled(mark, 0.0, theme.rail_mark);
    }
    if response.has_focus() {
        let ring = Stroke::new(2.0, theme.rail_mark);
        painter.rect_stroke(rect.shrink(2.0), 3.0, ring, StrokeKind::Inside);
    }
    let color = if chosen { theme.rail_text_chosen } else { theme.rail_text };
    let middle = rect.center();
    let icon = icons::square(pos2(middle.x, middle.y - 10.0), 18.0);
    icons::paint(painter, Icon::Workspace(workspace), icon, color);
    painter.text(
        pos2(middle.x, middle.y + 13.0),
        egui::Align2::CENTER_CENTER,
        workspace.name(),
        theme::font(Face::Sans, size::SMALL),
        color,
    );
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::Button, true, chosen, workspace.name())
    });
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}

/// Says plainly that the figures are not those of the package as designed.
fn what_if_bar(ui: &mut Ui, ctx: &mut Ctx) {
    if !ctx.view.is_what_if() {
        return;
    }
    let theme = Theme::of(ui);
    let fill = theme.paint(crate::figures::Paint::WarningTint);
    let frame = Frame::new().fill(fill).inner_margin(Margin::symmetric(16, 5));
    Panel::top("what-if").frame(frame).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let text = theme::text(what_if_words(ctx), Face::SansMedium, size::BODY);
            ui.label(text.color(theme.warning));
            if widgets::link_button(ui, "Leave what-if view").clicked() {
                ctx.run(Command::ClearWhatIf);
            }
        });
    });
}

fn what_if_words(ctx: &Ctx) -> String {
    let options = &ctx.view.options;
    let mut parts = Vec::new();
    if let Some(day) = options.as_of {
        parts.push(format!("as of {day}"));
    }
    if !options.out.is_empty() {
        let names: Vec<&str> = options.out.iter().map(|id| ctx.package.element_name(id)).collect();
        parts.push(format!("without {}", words::list(&names)));
    }
    format!("What-if view: {}. The package itself is unchanged.", parts.join(", "))
}

/// The three measures, the counts of findings, whether the file is saved.
fn status_bar(ui: &mut Ui, ctx: &mut Ctx, saved: Saved) {
    let theme = Theme::of(ui);
    let frame = Frame::new().fill(theme.panel).inner_margin(Margin::symmetric(14, 5));
    Panel::bottom("status bar").frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 7.0;
            ui.spacing_mut().button_padding = vec2(2.0, 1.0);
            let wide = ui.available_width() > 1000.0;
            widgets::grey_when_stale(ui, ctx.is_stale(), |ui| {
                ui.horizontal(|ui| {
                    measures(ui, ctx, wide);
                    counts(ui, ctx);
                });
            });
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let text = state_words(ctx, saved);
                let text = theme::text(text, Face::Sans, 12.0).color(theme.muted);
                ui.add(egui::Label::new(text).truncate());
            });
        });
    });
}

fn measures(ui: &mut Ui, ctx: &Ctx, wide: bool) {
    let theme = Theme::of(ui);
    let m = ctx.analysis().measures;
    let width = if wide { 108.0 } else { 48.0 };
    let named = [
        ("If everyone acts", m.ceiling, "What arrives in time if everybody who may act does"),
        ("Assured", m.assured, "What arrives in time if nobody does more than he is bound to"),
        ("In hand", m.in_hand, "What is already in the beneficiary’s hands"),
    ];
    if !m.measured {
        // Before the first figures come nothing can be said.
        if ctx.is_stale() {
            return;
        }
        let text = theme::text("Nothing to measure yet: no scenario has a need", Face::Sans, 12.0);
        ui.label(text.color(theme.muted));
        ui.add_space(12.0);
        return;
    }
    for (stance, (name, share, meaning)) in named.into_iter().enumerate() {
        ui.label(theme::text(name, Face::Sans, 12.0).color(theme.muted)).on_hover_text(meaning);
        measure_bar(ui, share, stance_paint(stance), width).on_hover_text(meaning);
        ui.label(theme::text(words::percent(share), Face::SansSemiBold, 12.5));
        ui.add_space(12.0);
    }
}

fn counts(ui: &mut Ui, ctx: &mut Ctx) {
    let theme = Theme::of(ui);
    for severity in [Severity::Error, Severity::Warning] {
        let found =
            ctx.findings().iter().filter(|f| f.severity == severity && f.accepted.is_none());
        let count = found.count();
        if count == 0 {
            continue;
        }
        let color = super::dialogs::severity_color(theme, severity);
        widgets::icon(ui, icons::severity(severity), 9.0, color);
        let text = theme::text(words::count(count, severity.name()), Face::SansMedium, 12.0);
        let button = Button::new(text.color(color)).frame_when_inactive(false);
        if ui.add(button).on_hover_text("Go to the next finding").clicked() {
            ctx.run(Command::NextFinding);
        }
        ui.add_space(4.0);
    }
    let accepted = ctx.findings().iter().filter(|f| f.accepted.is_some()).count();
    if accepted > 0 {
        let text = format!("{accepted} accepted");
        ui.label(theme::text(text, Face::Sans, 12.0).color(theme.muted));
    }
}

fn state_words(ctx: &Ctx, saved: Saved) -> String {
    let state = match (saved.modified, saved.at, saved.has_file) {
        (true, _, true) => "Not saved yet".to_owned(),
        (true, _, false) => "Not saved, no file yet".to_owned(),
        (false, Some(at), _) => format!("Saved {}", clock(at)),
        (false, None, true) => "As saved".to_owned(),
        (false, None, false) => "Empty".to_owned(),
    };
    let analysis = if ctx.is_stale() {
        "analysing…".to_owned()
    } else {
        let ms = ctx.assessment.took.as_secs_f64() * 1000.0;
        format!("analysis {ms:.1} ms")
    };
    format!("{state} · {analysis}")
}

/// How long ago, in words, as clocks of the place are not known without asking the system.
fn clock(at: SystemTime) -> String {
    let minutes = at.elapsed().map_or(0, |d| d.as_secs() / 60);
    match minutes {
        0 => "just now".to_owned(),
        1 => "a minute ago".to_owned(),
        2..=59 => format!("{minutes} minutes ago"),
        60..=119 => "an hour ago".to_owned(),
        _ => format!("{} hours ago", minutes / 60),
    }
}
