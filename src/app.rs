//! The window.
//!
//! [`App`] owns everything. Each frame it thinks ([`eframe::App::logic`]: finished jobs, shortcuts,
//! closing), draws ([`eframe::App::ui`]: the parts read a [`Ctx`] and ask for [`Action`]s), and
//! acts. Nothing changes while it draws.

mod act;
mod autosave;
mod command;
mod context;
mod desktop;
mod dialogs;
mod document;
mod draft;
mod files;
mod icons;
mod jobs;
mod library;
mod notice;
mod open;
mod outside;
mod palette;
mod run;
pub mod scene;
mod settings;
mod shell;
mod start;
mod store;
pub mod theme;
pub mod widgets;
mod wizard;
pub mod workspaces;

pub use command::Command;
pub use context::{Action, Copy, Ctx, Selection, View};
pub use icons::Icon;
pub use jobs::{Assessment, Emit, Task};
pub use run::{StartError, run};
pub use theme::Theme;
pub use workspaces::{States, Workspace};

use crate::analysis::{Analysis, Options};
use crate::model::{Date, Package};
use crate::templates::Catalogue;
use command::Situation;
use dialogs::Dialog;
use document::Document;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// Where the window begins, and what it may not find out for itself.
#[derive(Debug, Clone)]
pub struct Setup {
    /// The file to open.
    pub file: Option<PathBuf>,
    /// The folder for recent files and recovery; none keeps nothing.
    pub folder: Option<PathBuf>,
    /// The folder of the user's own templates.
    pub templates: Option<PathBuf>,
    /// Today.
    pub today: Date,
}

/// The window and all that it shows.
#[derive(Debug)]
pub struct App {
    setup: Setup,
    catalogue: Arc<Catalogue>,
    document: Option<Document>,
    assessment: Assessment,
    analyst: jobs::Analyst,
    revision: u64,
    view: View,
    states: States,
    dialog: Option<Dialog>,
    asking: Option<files::Asking>,
    notice: notice::Notices,
    palette: Option<palette::Palette>,
    actions: Vec<Action>,
    store: Option<store::Store>,
    settings: settings::Settings,
    start: start::State,
    wizard: Option<wizard::Wizard>,
    autosave: autosave::Autosave,
    /// The title in the frame of the window.
    shown_title: String,
    may_close: bool,
    /// What comes next, now that nothing unsaved would be lost.
    pending: Option<files::Then>,
}

fn nothing_known(package: Arc<Package>) -> Assessment {
    Assessment {
        revision: 0,
        package,
        options: Options::default(),
        analysis: Arc::new(Analysis::default()),
        findings: Arc::new(Vec::new()),
        took: Duration::ZERO,
    }
}

impl App {
    /// The window on the start screen, or on a file.
    pub fn new(ctx: &egui::Context, setup: Setup) -> App {
        theme::install(ctx);
        ctx.options_mut(|options| {
            // Leaving asks about unsaved work, which egui's own shortcut would not.
            options.quit_shortcuts.clear();
            // Where the system does not say: paper is white.
            options.fallback_theme = egui::Theme::Light;
        });
        let catalogue = match &setup.templates {
            Some(folder) => Catalogue::with_user_folder(folder),
            None => Catalogue::shipped(),
        };
        let mut app = App {
            catalogue: Arc::new(catalogue),
            document: None,
            assessment: nothing_known(Arc::new(Package::empty())),
            analyst: jobs::Analyst::start(ctx),
            revision: 1,
            view: View::default(),
            states: States::default(),
            dialog: None,
            asking: None,
            notice: notice::Notices::default(),
            palette: None,
            actions: Vec::new(),
            settings: settings::Settings::default(),
            store: setup.folder.as_deref().and_then(store::Store::open),
            start: start::State::default(),
            wizard: None,
            autosave: autosave::Autosave::default(),
            shown_title: String::new(),
            may_close: false,
            pending: None,
            setup,
        };
        app.start.read(app.store.as_ref());
        app.take_settings(ctx);
        if let Some(file) = app.setup.file.take() {
            app.open_claimed(&file);
        }
        app
    }

    /// The package that is open.
    pub fn package(&self) -> Option<&Package> {
        self.document.as_ref().map(|d| &**d.package())
    }

    /// The figures and findings that are known.
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// Whether the figures are those of the package on screen.
    pub fn is_settled(&self) -> bool {
        self.document.as_ref().is_none_or(|d| {
            self.assessment.revision == d.revision() && self.assessment.options == self.view.options
        })
    }

    /// What is selected, and how the package is looked at.
    pub fn view(&self) -> &View {
        &self.view
    }

    /// Whether the start screen has drawn all that it shows.
    pub fn gallery_is_ready(&self) -> bool {
        self.start.is_ready()
    }

    /// Whether the package differs from what was last saved.
    pub fn is_modified(&self) -> bool {
        self.document.as_ref().is_some_and(Document::is_modified)
    }

    fn situation(&self) -> Situation {
        let Some(document) = &self.document else { return Situation::default() };
        let place = self.view.selection.place(document.package());
        let draft = self.view.workspace == Workspace::Draft;
        Situation {
            open: true,
            undo: document.history().next_undo().map(str::to_owned),
            redo: document.history().next_redo().map(str::to_owned),
            object: draft && place.is_some(),
            clause: place.is_some_and(|(kind, _)| kind == crate::model::Kind::Commitment),
            findings: self.assessment.findings.iter().any(|f| f.accepted.is_none()),
            what_if: self.view.is_what_if(),
        }
    }

    /// Asks for figures of the package as it is now, where they are not known or on their way.
    fn keep_figures_new(&mut self) {
        if let Some(document) = &self.document {
            self.analyst.ask(jobs::Request {
                revision: document.revision(),
                package: document.package().clone(),
                options: self.view.options.clone(),
                today: self.setup.today,
            });
        }
    }

    /// Says in the frame of the window what is open, and whether it is saved.
    fn keep_title(&mut self, ctx: &egui::Context) {
        let title = match &self.document {
            Some(document) => {
                let mark = if document.is_modified() { "• " } else { "" };
                let title = self.title();
                let name = document.path().and_then(|p| p.file_name());
                let file = name.map_or_else(String::new, |n| format!(" ({})", n.to_string_lossy()));
                format!("{mark}{title}{file} – Casus")
            }
            None => "Casus".to_owned(),
        };
        if title != self.shown_title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.shown_title = title;
        }
    }

    fn take_results(&mut self, ctx: &egui::Context) {
        if let Some(assessment) = self.analyst.take() {
            self.assessment = assessment;
        }
        let asked = self.asking.as_mut().and_then(files::Asking::poll);
        if let Some(asked) = asked
            && let Some(asking) = self.asking.take()
        {
            self.asked(ctx, asking, asked);
        }
    }

    fn draw(&mut self, ui: &mut egui::Ui) {
        let situation = self.situation();
        let mut actions = std::mem::take(&mut self.actions);
        if let Some(document) = &self.document {
            let mut ctx = Ctx {
                package: document.package(),
                assessment: &self.assessment,
                revision: document.revision(),
                catalogue: &self.catalogue,
                view: &self.view,
                path: document.path(),
                today: self.setup.today,
                theme: Theme::of(ui),
                states: &mut self.states,
                actions: &mut actions,
            };
            let saved = shell::Saved {
                modified: document.is_modified(),
                at: document.saved_at(),
                has_file: document.path().is_some(),
            };
            shell::show(ui, &mut ctx, &situation, saved);
        } else {
            shell::menu_bar_alone(ui, &situation, &mut actions);
            match &mut self.wizard {
                Some(wizard) => {
                    wizard::show(ui, wizard, &self.start, &self.catalogue, &mut actions);
                }
                None => start::show(ui, &mut self.start, &self.catalogue, &mut actions),
            }
        }
        if let Some(dialog) = &mut self.dialog {
            let known = dialogs::Known {
                today: self.setup.today,
                catalogue: &self.catalogue,
                package: self.document.as_ref().map(|d| &**d.package()),
            };
            dialogs::show(ui.ctx(), dialog, &known, &mut actions);
        }
        if let Some(palette) = &mut self.palette {
            let package = self.document.as_ref().map(|d| &**d.package());
            if palette::show(ui.ctx(), palette, package, &situation, &mut actions) {
                self.palette = None;
            }
        }
        self.notice.show(ui.ctx());
        self.actions = actions;
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.take_results(ctx);
        self.keep_copy(ctx);
        self.keep_title(ctx);
        self.watch_closing(ctx);
        self.take_dropped_files(ctx);
        if self.dialog.is_none() && self.palette.is_none() {
            let situation = self.situation();
            let commands = command::pressed(ctx, &situation);
            self.actions.extend(commands.into_iter().map(Action::Run));
        }
        self.act_on_all(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.draw(ui);
        self.act_on_all(ui.ctx());
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        Theme::choose(visuals.dark_mode).ground.to_normalized_gamma_f32()
    }
}
