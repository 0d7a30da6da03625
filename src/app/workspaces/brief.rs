//! The pages as they will print, kept up to date while the package changes.

mod pages;

use super::BriefWish;
use crate::app::jobs::Task;
use crate::app::theme::Theme;
use crate::app::{Action, Copy, Ctx, widgets};
use crate::brief::compose::SECTIONS;
use crate::brief::layout::Paper;
use crate::brief::{Absence, Options, Preset};
use crate::edit::Edit;
use crate::model::{Head, Listed, Package, Scenario};
use crate::words;
use egui::{TextureHandle, TextureOptions, Ui, vec2};
use pages::{Piece, Wish};
use std::sync::Arc;

/// Points of the window for a point of paper.
const SCALE: f32 = 1.15;

/// What this workspace remembers.
pub struct State {
    options: Options,
    /// What the stress test put in.
    absences: Vec<Absence>,
    /// What the pages on screen were made from.
    made_from: Option<(u64, Wish)>,
    task: Option<Task<Piece>>,
    file: Option<Arc<Vec<u8>>>,
    pages: Vec<Option<TextureHandle>>,
    problem: Option<String>,
    /// Whether the folder is opened after an export.
    open_folder: bool,
}

impl Default for State {
    fn default() -> State {
        State {
            options: Options { watermark: true, ..Options::default() },
            absences: Vec::new(),
            made_from: None,
            task: None,
            file: None,
            pages: Vec::new(),
            problem: None,
            open_folder: false,
        }
    }
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.debug_struct("State").field("options", &self.options).finish_non_exhaustive()
    }
}

/// Draws the workspace.
pub fn show(ui: &mut Ui, ctx: &mut Ctx) {
    keep_up(ui, ctx);
    widgets::side_list(ui, "What to print", |ui| settings(ui, ctx));
    widgets::inspector(ui, "Export", |ui| export(ui, ctx));
    widgets::page(ui, |ui| sheets(ui, ctx));
    grant(ctx);
}

/// Takes what the worker has made, and starts anew where package or settings have changed.
fn keep_up(ui: &Ui, ctx: &mut Ctx) {
    let stale = ctx.is_stale();
    let state = &mut ctx.states.brief;
    while let Some(piece) = state.task.as_mut().and_then(Task::take) {
        match piece {
            Piece::File(bytes, count) => {
                state.file = Some(bytes);
                // The old pages stay on screen until each new one is there.
                state.pages.resize(count, None);
                state.problem = None;
            }
            Piece::Page(place, image) => {
                let name = format!("brief page {place}");
                let texture = ui.load_texture(name, *image, TextureOptions::LINEAR);
                if let Some(page) = state.pages.get_mut(place) {
                    *page = Some(texture);
                }
            }
            Piece::Failed(why) => state.problem = Some(why),
        }
    }
    let (options, absences) = (state.options.clone(), state.absences.clone());
    let wish = Wish { options, absences, as_of: ctx.assessment.options.as_of, today: ctx.today };
    let wanted = (ctx.assessment.revision, wish.clone());
    if stale || state.made_from.as_ref() == Some(&wanted) {
        return;
    }
    state.made_from = Some(wanted);
    state.file = None;
    let package = ctx.assessment.package.clone();
    let scale = SCALE * ui.pixels_per_point();
    state.task = Some(Task::start(ui.ctx(), "brief", move |emit| {
        pages::work(emit, &package, &wish, scale);
    }));
}

fn settings(ui: &mut Ui, ctx: &mut Ctx) {
    widgets::section(ui, "Length");
    let mut options = ctx.states.brief.options.clone();
    for preset in Preset::ALL {
        ui.radio_value(&mut options.preset, preset, preset.words());
    }
    ui.add_space(12.0);
    widgets::section(ui, "Sections");
    for section in SECTIONS {
        let mut bare = options.clone();
        bare.without.clear();
        if !section.included(&bare) {
            continue;
        }
        let mut included = !options.without.contains(section.id);
        if ui.checkbox(&mut included, section.title).changed() {
            if included {
                options.without.remove(section.id);
            } else {
                options.without.insert(section.id.to_owned());
            }
        }
    }
    absences(ui, ctx);
    ui.add_space(12.0);
    widgets::section(ui, "Paper");
    ui.radio_value(&mut options.paper, Paper::A4, "A4");
    ui.radio_value(&mut options.paper, Paper::Letter, "US Letter");
    ui.checkbox(&mut options.watermark, "“DRAFT” across each page");
    ctx.states.brief.options = options;
}

/// What the stress test put in, each to be taken out again.
fn absences(ui: &mut Ui, ctx: &mut Ctx) {
    let package = &ctx.assessment.package;
    let state = &mut ctx.states.brief;
    state.absences.retain(|absence| absence.fits(package));
    if state.absences.is_empty() {
        return;
    }
    ui.add_space(12.0);
    widgets::section(ui, "From the stress test");
    let mut gone = None;
    for (place, absence) in state.absences.iter().enumerate() {
        let name = absence_name(package, absence);
        ui.add(egui::Label::new(name.as_str()).wrap());
        let button = widgets::link_button(ui, "Take out");
        if button.accessible_name(format!("Take out: {name}")).clicked() {
            gone = Some(place);
        }
    }
    if let Some(place) = gone {
        state.absences.remove(place);
    }
}

fn absence_name(package: &Package, absence: &Absence) -> String {
    let names: Vec<&str> = absence.out.iter().map(|id| package.element_name(id)).collect();
    let scenario = package.find::<Scenario>(&absence.scenario).map_or("", Listed::name);
    format!("{scenario} without {}", words::list(&names))
}

impl State {
    /// Whether the stress test has put this in.
    pub fn shows(&self, absence: &Absence) -> bool {
        self.absences.contains(absence)
    }

    /// Puts in what is left without some parties, or takes it out again.
    pub fn toggle(&mut self, absence: Absence) {
        match self.absences.iter().position(|a| *a == absence) {
            Some(place) => {
                self.absences.remove(place);
            }
            None => self.absences.push(absence),
        }
    }
}

fn export(ui: &mut Ui, ctx: &mut Ctx) {
    widgets::section(ui, "On the first page");
    let before = ctx.states.brief.options.clone();
    let to = widgets::field_row(ui, "To", |ui| widgets::text_field(ui, &before.to, "Nobody named"));
    if let Some(to) = to.changed {
        ctx.states.brief.options.to = to;
    }
    let office = ctx.package.head.office.clone();
    let from = widgets::field_row(ui, "From", |ui| {
        widgets::text_field(
            ui,
            &before.from,
            if office.is_empty() { "Nobody named" } else { &office },
        )
    });
    if let Some(from) = from.changed {
        ctx.states.brief.options.from = from;
    }
    ui.add_space(8.0);
    widgets::section(ui, "Marking");
    let marking = widgets::field_row(ui, "Head and foot", |ui| {
        widgets::text_field(ui, &ctx.package.head.marking, "None")
    });
    if let Some(marking) = marking.changed {
        let head = Head { marking, ..ctx.package.head.clone() };
        ctx.edit_run("change marking", "head/marking", Edit::Head(Box::new(head)));
    }
    if marking.left {
        ctx.actions.push(Action::Seal);
    }
    ui.add_space(12.0);
    let ready = ctx.states.brief.file.is_some();
    ui.add_enabled_ui(ready, |ui| {
        if widgets::primary_button(ui, "Export PDF…").clicked() {
            ctx.states.brief_wish = Some(BriefWish::Export);
        }
        if widgets::button(ui, "Print…").clicked() {
            ctx.states.brief_wish = Some(BriefWish::Print);
        }
    });
    ui.checkbox(&mut ctx.states.brief.open_folder, "Open the folder afterwards");
    ui.add_space(8.0);
    let state = &ctx.states.brief;
    match (&state.problem, &state.file) {
        (Some(why), _) => {
            let color = Theme::of(ui).paint(crate::figures::Paint::Danger);
            let text = format!("The brief could not be made: {why}. The package is unharmed.");
            ui.colored_label(color, text);
        }
        (None, Some(bytes)) => {
            let pages = words::count(state.pages.len(), "page");
            widgets::note(
                ui,
                &format!(
                    "{pages}, {} KB. Tagged for screen readers, fit for the archive.",
                    bytes.len() / 1000
                ),
            );
        }
        (None, None) => {
            widgets::note(ui, "Setting the pages…");
        }
    }
}

fn sheets(ui: &mut Ui, ctx: &Ctx) {
    let state = &ctx.states.brief;
    let stale = state.file.is_none() || ctx.is_stale();
    let count = state.pages.len();
    if count == 0 {
        widgets::hint(ui, "Setting the pages…");
    }
    widgets::grey_when_stale(ui, stale, |ui| {
        for (place, page) in state.pages.iter().enumerate() {
            let Some(texture) = page else { continue };
            let size = texture.size_vec2() / ui.pixels_per_point();
            let size = size * (ui.available_width() / size.x).min(1.0);
            ui.vertical_centered(|ui| {
                let sheet = egui::Image::new((texture.id(), size)).fit_to_exact_size(size);
                let name = format!("Page {} of {count}", place + 1);
                let response = ui.add(sheet.alt_text(name));
                let edge = egui::Stroke::new(1.0, Theme::of(ui).outline);
                let inside = egui::StrokeKind::Inside;
                ui.painter().rect_stroke(response.rect, 0.0, edge, inside);
            });
            ui.allocate_space(vec2(1.0, 14.0));
        }
    });
}

/// Does what a command or a button asked for, as soon as the file is there.
fn grant(ctx: &mut Ctx) {
    let Some(bytes) = ctx.states.brief.file.clone().filter(|_| !ctx.is_stale()) else { return };
    let Some(wish) = ctx.states.brief_wish.take() else { return };
    let title = &ctx.package.head.title;
    let name = if title.trim().is_empty() { "brief" } else { title.trim() };
    let suggested = format!("{}.pdf", name.replace(['/', '\\', ':'], "-"));
    match wish {
        BriefWish::Export => ctx.actions.push(Action::SaveCopy(Box::new(Copy {
            title: "Export brief".to_owned(),
            suggested,
            format: "PDF".to_owned(),
            bytes,
            reveal: ctx.states.brief.open_folder,
        }))),
        BriefWish::Print => ctx.actions.push(Action::Print(bytes)),
    }
}
