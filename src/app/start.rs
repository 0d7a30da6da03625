//! The start screen: what a crash left, recent files, the gallery of templates.

use super::Action;
use super::command::Command;
use super::dialogs::Answer;
use super::jobs::Task;
use super::scene;
use super::store::{Left, Recent, Store};
use super::theme::{self, Theme};
use super::widgets::{self, button, primary_button};
use crate::analysis::{Options, analyse};
use crate::figures::{Scene, miniature};
use crate::model::TemplateKind;
use crate::templates::{Catalogue, Entry};
use crate::typeset::Face;
use egui::{Frame, Margin, Sense, Stroke, Ui, vec2};
use std::collections::HashMap;
use std::sync::Arc;

/// What the start screen shows.
#[derive(Debug, Default)]
pub struct State {
    recent: Vec<Recent>,
    left: Vec<Left>,
    pictures: HashMap<String, Scene>,
    task: Option<Task<(String, Scene)>>,
}

const PICTURE: [f32; 2] = [150.0, 76.0];
const CARD: [f32; 2] = [330.0, 182.0];

impl State {
    /// Reads anew what the store has.
    pub fn read(&mut self, store: Option<&Store>) {
        self.recent = store.map(Store::recent).unwrap_or_default();
        self.left = store.map(Store::left).unwrap_or_default();
    }

    /// Draws the miniatures on another thread, once.
    fn draw_pictures(&mut self, ctx: &egui::Context, catalogue: &Arc<Catalogue>) {
        if self.task.is_none() {
            let catalogue = catalogue.clone();
            self.task = Some(Task::start(ctx, "gallery", move |emit| {
                for entry in catalogue.entries.iter().filter(|e| is_shown(e)) {
                    if emit.is_cancelled() {
                        return;
                    }
                    let analysis = analyse(&entry.package, &Options::default());
                    let [width, height] = PICTURE;
                    let scene = miniature::coverage(&entry.package, &analysis, width, height);
                    emit.put((entry.id.clone(), scene));
                }
            }));
        }
        while let Some((id, scene)) = self.task.as_mut().and_then(Task::take) {
            self.pictures.insert(id, scene);
        }
    }

    /// Draws every miniature again: the library has changed.
    pub fn draw_anew(&mut self) {
        self.task = None;
    }

    /// The matrix of a template in miniature, once it is drawn.
    pub fn picture(&self, id: &str) -> Option<&Scene> {
        self.pictures.get(id)
    }

    /// Whether every miniature has been drawn.
    pub fn is_ready(&self) -> bool {
        self.task.as_ref().is_some_and(Task::is_done)
    }
}

/// Whether a template is one to start a package from.
pub fn is_shown(entry: &Entry) -> bool {
    entry.kind() == TemplateKind::Package
}

/// Draws the start screen.
pub fn show(ui: &mut Ui, state: &mut State, catalogue: &Arc<Catalogue>, actions: &mut Vec<Action>) {
    state.draw_pictures(ui.ctx(), catalogue);
    widgets::side_list(ui, "start", |ui| aside(ui, state, actions));
    widgets::page(ui, |ui| {
        let subtitle =
            "Draft a security-guarantee package, see what it really promises, print the brief";
        widgets::page_title(ui, "Start from a template", subtitle);
        let (shipped, own): (Vec<&Entry>, Vec<&Entry>) =
            catalogue.entries.iter().filter(|e| is_shown(e)).partition(|e| e.is_shipped());
        if !own.is_empty() {
            widgets::section(ui, "Your own");
            gallery(ui, state, &own, actions);
            ui.add_space(12.0);
            widgets::section(ui, "From the library of Casus");
        }
        gallery(ui, state, &shipped, actions);
        for problem in &catalogue.problems {
            widgets::note(ui, &format!("A template of yours could not be read: {problem}"));
        }
    });
}

fn aside(ui: &mut Ui, state: &State, actions: &mut Vec<Action>) {
    ui.add_space(6.0);
    ui.vertical_centered_justified(|ui| {
        if primary_button(ui, "New from template…").clicked() {
            actions.push(Action::Run(Command::New));
        }
        if button(ui, "Open…").clicked() {
            actions.push(Action::Run(Command::Open));
        }
        if button(ui, "New empty package").clicked() {
            actions.push(Action::Run(Command::NewBlank));
        }
        if button(ui, "Your templates and blocks…").clicked() {
            actions.push(Action::Run(Command::Library));
        }
    });
    if !state.left.is_empty() {
        ui.add_space(14.0);
        widgets::list_label(ui, "Not saved when Casus last ended");
        for left in &state.left {
            recovery(ui, left, actions);
        }
    }
    ui.add_space(14.0);
    widgets::list_label(ui, "Recent files");
    if state.recent.is_empty() {
        ui.horizontal(|ui| {
            ui.add_space(6.0);
            widgets::muted(ui, "None yet");
        });
    }
    for recent in &state.recent {
        let title = if recent.title.is_empty() { "Untitled package" } else { &recent.title };
        let row = widgets::ListRow { text: title, ..Default::default() };
        let response = ui.push_id(&recent.path, |ui| widgets::list_row(ui, &row)).inner;
        if response.on_hover_text(recent.path.display().to_string()).clicked() {
            actions.push(Action::OpenFile(recent.path.clone()));
        }
    }
}

fn recovery(ui: &mut Ui, left: &Left, actions: &mut Vec<Action>) {
    let theme = Theme::of(ui);
    ui.push_id(&left.session, |ui| {
        widgets::edged(ui, theme.warning, |ui| {
            ui.label(theme::text(&left.title, Face::SansSemiBold, theme::size::BODY));
            match &left.path {
                Some(path) => widgets::note(ui, &path.display().to_string()),
                None => widgets::note(ui, "It had no file yet"),
            };
            ui.horizontal_wrapped(|ui| {
                if widgets::small_button(ui, "Recover", true).clicked() {
                    actions.push(Action::Internal(Answer::Recover(left.clone())));
                }
                if widgets::small_button(ui, "Forget it", false).clicked() {
                    actions.push(Action::Internal(Answer::Forget(left.session.clone())));
                }
            });
        });
    });
}

fn gallery(ui: &mut Ui, state: &State, shown: &[&Entry], actions: &mut Vec<Action>) {
    let columns = ((ui.available_width() + 14.0) / (CARD[0] + 14.0)).floor().max(1.0);
    let width = ((ui.available_width() + 14.0) / columns - 14.0).max(220.0);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(14.0, 14.0);
        for row in shown.chunks(columns as usize) {
            ui.horizontal_top(|ui| {
                for entry in row {
                    if card(ui, entry, state.picture(&entry.id), width) {
                        actions.push(Action::StartFrom(entry.id.clone()));
                    }
                }
            });
        }
    });
}

/// Draws the card of a template; true when it was chosen.
fn card(ui: &mut Ui, entry: &Entry, picture: Option<&Scene>, width: f32) -> bool {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, CARD[1]), Sense::click());
    let hot = response.hovered() || response.has_focus();
    let stroke =
        Stroke::new(if hot { 1.5 } else { 1.0 }, if hot { theme.button } else { theme.border });
    ui.painter().rect(rect, 7.0, theme.panel, stroke, egui::StrokeKind::Inside);
    let inner = rect.shrink2(vec2(14.0, 12.0));
    let layout = egui::Layout::top_down(egui::Align::Min);
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(inner).layout(layout));
    child.spacing_mut().item_spacing.y = 5.0;
    let clip = rect.intersect(ui.clip_rect());
    child.set_clip_rect(clip);
    child.add(
        egui::Label::new(theme::text(entry.name(), Face::SansSemiBold, 14.0).color(theme.ink))
            .truncate(),
    );
    if let Some(picture) = picture {
        scene::paint(&child, picture, child.cursor().min, 1.0);
    }
    child.add_space(PICTURE[1] + 4.0);
    let purpose = entry.template().map_or("", |t| t.purpose.trim());
    let first = purpose.lines().next().unwrap_or_default();
    let mut job = egui::text::LayoutJob::simple(
        first.to_owned(),
        theme::font(Face::Sans, 12.0),
        theme.muted,
        inner.width(),
    );
    job.wrap.max_rows = 3;
    let galley = child.fonts_mut(|f| f.layout_job(job));
    child.painter().galley(child.cursor().min, galley, theme.muted);
    let name = entry.name().to_owned();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text(purpose).clicked()
}

/// A frame for a picture that is shown on its own.
pub fn picture_frame(ui: &mut Ui, picture: &Scene, scale: f32) {
    let theme = Theme::of(ui);
    Frame::new()
        .stroke(Stroke::new(1.0, theme.border))
        .fill(theme.panel)
        .corner_radius(6)
        .inner_margin(Margin::same(10))
        .show(ui, |ui| scene::show_scaled(ui, picture, scale));
}
