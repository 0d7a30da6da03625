//! Carrying out what the parts of the window have asked for.

use super::dialogs::{Answer, Dialog};
use super::files::{Purpose, Then};
use super::settings::Colours;
use super::workspaces::BriefWish;
use super::{Action, App, Command, Selection, Workspace};
use crate::edit::Edit;
use crate::model::{Accepted, Kind, Package, Term as _, uses_of};
use egui::{Context, ViewportCommand};

impl App {
    pub(super) fn act_on_all(&mut self, ctx: &Context) {
        if self.actions.is_empty() {
            return;
        }
        let state =
            |app: &App| (app.document.as_ref().map(|d| d.revision()), app.view.options.clone());
        let before = state(self);
        while !self.actions.is_empty() {
            for action in std::mem::take(&mut self.actions) {
                self.act(ctx, action);
            }
            if let Some(then) = self.pending.take() {
                self.go_on(ctx, then);
            }
        }
        if state(self) != before {
            self.keep_figures_new();
        }
        ctx.request_repaint();
    }

    fn act(&mut self, ctx: &Context, action: Action) {
        match action {
            Action::Run(command) => self.run_command(ctx, command),
            Action::Edit { name, target, edit } => {
                self.commit(ctx, name, target, edit);
            }
            Action::Seal => {
                if let Some(document) = &mut self.document {
                    document.seal();
                }
            }
            Action::EditAndSelect { name, edit, select: (kind, id) } => {
                if self.commit(ctx, name, None, edit)
                    && let Some(package) = self.package()
                    && let Some(selection) = Selection::of(package, kind, &id)
                {
                    self.view.selection = selection;
                    self.view.workspace = Workspace::Draft;
                }
            }
            Action::Select(selection) => {
                self.view.selection = selection;
                self.view.workspace = Workspace::Draft;
            }
            Action::SelectCell(cell) => self.view.cell = cell,
            Action::SelectScenario(id) => self.view.scenario = Some(id),
            Action::Show(workspace) => self.view.workspace = workspace,
            Action::SetOut { party, out } => {
                if out {
                    self.view.options.out.insert(party);
                } else {
                    self.view.options.out.remove(&party);
                }
            }
            Action::SetAsOf(day) => self.view.options.as_of = day,
            Action::Remove { kind, index } => self.remove(ctx, kind, index),
            Action::RemoveConfirmed { kind, index } => {
                self.remove_with_references(ctx, kind, index)
            }
            Action::AskNew { kind, layer } => self.ask_new(kind, layer),
            Action::AskInsert(template) => self.ask_insert(&template),
            Action::Accept { code, subject, message } => {
                self.dialog = Some(Dialog::Accept(super::dialogs::Acceptance {
                    code,
                    subject,
                    message,
                    reason: String::new(),
                    by: String::new(),
                    until: String::new(),
                }));
            }
            Action::Explain(code) => self.dialog = Some(Dialog::Explain(code)),
            Action::GoTo(subject) => self.go_to(&subject),
            Action::OpenFile(path) => self.leave_for(Then::Open(path)),
            Action::OpenNew(package) => self.leave_for(Then::New(package)),
            Action::StartFrom(template) => self.leave_for(Then::Wizard(Some(template))),
            Action::AskCompare => self.ask(ctx, Purpose::Compare, String::new()),
            Action::CompareSaved => {
                if let Some(path) =
                    self.document.as_ref().and_then(|d| d.path()).map(std::path::Path::to_path_buf)
                {
                    self.use_path(ctx, Purpose::Compare, &path);
                }
            }
            Action::SaveCopy(copy) => {
                let suggested = copy.suggested.clone();
                self.ask(ctx, Purpose::Copy(copy), suggested);
            }
            Action::Print(bytes) => self.print(ctx, &bytes),
            Action::CopyText { text, what } => {
                ctx.copy_text(text);
                self.notice.say(ctx, format!("{what} is on the clipboard"));
            }
            Action::Say(text) => self.notice.say(ctx, text),
            Action::Fail(text) => self.dialog = Some(Dialog::Failure(text)),
            Action::Internal(answer) => self.answer(ctx, answer),
        }
    }

    /// Applies an edit; says so where it no longer fits.
    fn commit(&mut self, ctx: &Context, name: String, target: Option<String>, edit: Edit) -> bool {
        let Some(document) = &mut self.document else { return false };
        let fits = document.commit(name, target, edit).is_ok();
        if !fits {
            self.notice.say(ctx, "The package has changed meanwhile; nothing was done".to_owned());
        }
        fits
    }

    fn run_command(&mut self, ctx: &Context, command: Command) {
        if !command.is_allowed(&self.situation()) {
            return;
        }
        match command {
            Command::New => self.leave_for(Then::Wizard(None)),
            Command::NewBlank => self.leave_for(Then::New(Box::new(Package::empty()))),
            Command::Open => self.leave_for(Then::AskOpen),
            Command::Save => self.save(ctx, None),
            Command::SaveAs => self.save_as(ctx, None),
            Command::SaveTemplate => self.ask_template(),
            Command::SaveBlock => self.ask_block(),
            Command::Library => self.dialog = Some(Dialog::Library(Default::default())),
            Command::Export => self.wish(BriefWish::Export),
            Command::Print => self.wish(BriefWish::Print),
            Command::Close => self.leave_for(Then::Close),
            Command::Quit => self.leave_for(Then::Quit),
            Command::Undo => self.turn_back(ctx, true),
            Command::Redo => self.turn_back(ctx, false),
            Command::Find => {
                self.view.workspace = Workspace::Draft;
                self.states.draft.focus_filter = true;
            }
            Command::Palette => self.palette = Some(super::palette::Palette::default()),
            Command::Rename => self.states.draft.focus_title = true,
            Command::MoveUp => self.step(ctx, false),
            Command::MoveDown => self.step(ctx, true),
            Command::Duplicate => self.duplicate(ctx),
            Command::Delete => {
                if let Some((kind, index)) = self.selected_place() {
                    self.remove(ctx, kind, index);
                }
            }
            Command::CopyClause => self.copy_clause(ctx),
            Command::CopyFindings => self.copy_findings(ctx),
            Command::Add(kind) => self.ask_new(kind, String::new()),
            Command::Insert => self.dialog = Some(Dialog::Insert(Default::default())),
            Command::Show(workspace) => self.view.workspace = workspace,
            Command::AsOf => {
                let day = self.view.options.as_of.unwrap_or(self.setup.today);
                self.dialog = Some(Dialog::AsOf { text: day.iso() });
            }
            Command::ClearWhatIf => self.view.options = Default::default(),
            Command::NextFinding => self.step_finding(true),
            Command::PreviousFinding => self.step_finding(false),
            Command::ZoomIn => self.set_zoom(ctx, self.settings.zoom + 0.1),
            Command::ZoomOut => self.set_zoom(ctx, self.settings.zoom - 0.1),
            Command::ZoomReset => self.set_zoom(ctx, 1.0),
            Command::ThemeSystem => self.set_colours(ctx, Colours::System),
            Command::ThemeLight => self.set_colours(ctx, Colours::Light),
            Command::ThemeDark => self.set_colours(ctx, Colours::Dark),
            Command::Explain => self.explain_selected(ctx),
            Command::Shortcuts => self.dialog = Some(Dialog::Shortcuts),
            Command::About => self.dialog = Some(Dialog::About),
        }
    }

    fn wish(&mut self, wish: BriefWish) {
        self.states.brief_wish = Some(wish);
        self.view.workspace = Workspace::Brief;
    }

    fn turn_back(&mut self, ctx: &Context, undo: bool) {
        let Some(document) = &mut self.document else { return };
        let name = if undo { document.undo() } else { document.redo() };
        if let Some(name) = name {
            let verb = if undo { "Undone" } else { "Done again" };
            self.notice.say(ctx, format!("{verb}: {name}"));
        }
    }

    fn selected_place(&self) -> Option<(Kind, usize)> {
        self.view.selection.place(self.package()?)
    }

    /// Removes an object, or asks first where something refers to it.
    fn remove(&mut self, ctx: &Context, kind: Kind, index: usize) {
        let Some(package) = self.package() else { return };
        let Some(id) = package.id_at(kind, index) else { return };
        let places = uses_of(package, kind, id);
        if places.is_empty() {
            self.remove_with_references(ctx, kind, index);
            return;
        }
        let uses = places
            .iter()
            .map(|p| format!("{} “{}”: {}", p.kind.words(), p.object_name(package), p.what))
            .map(|line| crate::words::sentence_case(&line))
            .collect();
        let name = package.name_at(kind, index).unwrap_or_default().to_owned();
        self.dialog = Some(Dialog::Remove { kind, index, name, uses });
    }

    fn remove_with_references(&mut self, ctx: &Context, kind: Kind, index: usize) {
        let Some(package) = self.package() else { return };
        let Some(name) = package.name_at(kind, index).map(str::to_owned) else { return };
        let Some(edit) = Edit::remove_with_references(package, kind, index) else { return };
        let gone = self.view.selection.is(package, kind, index);
        if self.commit(ctx, format!("delete {}", kind.words()), None, edit) {
            if gone {
                self.select_neighbour(kind, index);
            }
            self.notice.say(ctx, format!("“{name}” is deleted; undo brings it back"));
        }
    }

    fn select_neighbour(&mut self, kind: Kind, index: usize) {
        let Some(package) = self.package() else { return };
        let count = package.count(kind);
        self.view.selection = if count == 0 {
            Selection::Head
        } else {
            Selection::at(package, kind, index.min(count - 1))
        };
    }

    fn duplicate(&mut self, ctx: &Context) {
        let Some((kind, index)) = self.selected_place() else { return };
        let Some(package) = self.package() else { return };
        let Some((edit, id)) = super::open::duplicate(package, kind, index) else { return };
        let name = format!("duplicate {}", kind.words());
        self.act(ctx, Action::EditAndSelect { name, edit, select: (kind, id) });
    }

    /// Moves what is selected one place up or down.
    fn step(&mut self, ctx: &Context, down: bool) {
        let Some((kind, index)) = self.selected_place() else { return };
        let Some(package) = self.package() else { return };
        if let Some(edit) = super::draft::step_edit(package, kind, index, down) {
            self.commit(ctx, format!("move {}", kind.words()), None, edit);
        }
    }

    fn ask_insert(&mut self, template: &str) {
        let (Some(package), Some(entry)) = (self.package(), self.catalogue.find(template)) else {
            return;
        };
        self.dialog = Some(Dialog::Insert(super::dialogs::Insertion::of(package, entry)));
    }

    /// Inserts something of the library, as one step.
    fn insert(&mut self, ctx: &Context, insertion: &super::dialogs::Insertion) {
        let Some(package) = self.package() else { return };
        let Some(entry) = self.catalogue.find(&insertion.template) else { return };
        match crate::templates::insert(&self.catalogue, package, entry, &insertion.given) {
            Ok(inserted) => {
                let name = format!("insert “{}”", entry.name());
                let edit = Edit::Whole(Box::new(inserted.package));
                match inserted.first {
                    Some(select) => self.act(ctx, Action::EditAndSelect { name, edit, select }),
                    None => {
                        let text = "The package has all of it already";
                        self.notice.say(ctx, text.to_owned());
                    }
                }
            }
            Err(error) => {
                let text = crate::words::sentence_case(&format!("{error}."));
                self.dialog = Some(Dialog::Failure(text));
            }
        }
    }

    fn ask_new(&mut self, kind: Kind, layer: String) {
        let role = crate::model::Role::Guarantor;
        let new = super::draft::NewObject { kind, name: String::new(), layer, role };
        self.dialog = Some(Dialog::New(new));
    }

    fn add_new(&mut self, ctx: &Context, new: &super::draft::NewObject) {
        let Some(package) = self.package() else { return };
        match super::draft::edit_for(package, new, self.setup.today) {
            Some((edit, select)) => {
                let name = format!("add {}", new.kind.words());
                self.act(ctx, Action::EditAndSelect { name, edit, select });
            }
            None => {
                let text = "A pool needs a party that holds it and a capability; add these first";
                self.notice.say(ctx, text.to_owned());
            }
        }
    }

    fn copy_clause(&mut self, ctx: &Context) {
        let Some((Kind::Commitment, index)) = self.selected_place() else { return };
        let text = self.package().and_then(|p| p.commitments.get(index)).map(|c| c.text.clone());
        if let Some(text) = text {
            self.act(ctx, Action::CopyText { text, what: "The clause".into() });
        }
    }

    fn copy_findings(&mut self, ctx: &Context) {
        let lines: Vec<String> = self
            .assessment
            .findings
            .iter()
            .filter(|f| f.accepted.is_none())
            .map(|f| format!("{}\t{}\t{}\t{}", f.code, f.severity.name(), f.message, f.help))
            .collect();
        let text = lines.join("\n");
        self.act(ctx, Action::CopyText { text, what: "The list of findings".into() });
    }

    /// Shows what a finding is about.
    fn go_to(&mut self, subject: &str) {
        let Some(package) = self.package() else { return };
        match super::open::place_of(package, subject) {
            super::open::PlaceOf::Selection(selection) => {
                self.view.selection = selection;
                self.view.workspace = Workspace::Draft;
            }
            super::open::PlaceOf::Cell(vector, severity) => {
                self.view.cell = Some((vector, severity));
                self.view.workspace = Workspace::Coverage;
            }
        }
    }

    /// Goes to the finding after (or before) those about what is selected.
    fn step_finding(&mut self, forward: bool) {
        let open: Vec<&crate::checks::Finding> =
            self.assessment.findings.iter().filter(|f| f.accepted.is_none()).collect();
        if open.is_empty() {
            return;
        }
        let count = open.len();
        let at = self.states.finding.filter(|&i| i < count);
        let next = match (at, forward) {
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(i), true) => (i + 1) % count,
            (Some(i), false) => (i + count - 1) % count,
        };
        let Some(subject) = open.get(next).map(|f| f.subject.clone()) else { return };
        self.states.finding = Some(next);
        self.go_to(&subject);
    }

    /// The finding that [`Command::NextFinding`] has last led to, or the first about what is
    /// selected.
    fn explain_selected(&mut self, ctx: &Context) {
        let open: Vec<&crate::checks::Finding> =
            self.assessment.findings.iter().filter(|f| f.accepted.is_none()).collect();
        let subject = self.view.selection.subject();
        let stepped = self.states.finding.and_then(|i| open.get(i));
        let here = open.iter().find(|f| Some(&f.subject) == subject.as_ref());
        match stepped.filter(|f| Some(&f.subject) == subject.as_ref()).or(here) {
            Some(finding) => self.dialog = Some(Dialog::Explain(finding.code)),
            None => self.notice.say(ctx, "Nothing was found here that needs explaining".into()),
        }
    }

    fn answer(&mut self, ctx: &Context, answer: Answer) {
        self.dialog = None;
        match answer {
            Answer::Cancel => {}
            Answer::SaveThen(then) => self.save(ctx, Some(then)),
            Answer::DiscardThen(then) => self.go_on(ctx, then),
            Answer::Overwrite(then) => self.save_over(ctx, then),
            Answer::SaveAs => self.save_as(ctx, None),
            Answer::OpenAnyway(path) => self.open_now(&path),
            Answer::Accept(acceptance) => {
                let accepted: Accepted = acceptance.into_accepted(self.setup.today);
                if let Some(package) = self.package() {
                    let edit = Edit::append(package, accepted);
                    self.commit(ctx, "accept finding".into(), None, edit);
                }
            }
            Answer::Recover(left) => self.recover(ctx, left),
            Answer::Forget(session) => {
                if let Some(store) = &self.store {
                    store.forget(&session);
                }
                self.start.read(self.store.as_ref());
            }
            Answer::Create(package) => self.go_on(ctx, Then::New(package)),
            Answer::LeaveWizard => self.wizard = None,
            Answer::Insert(insertion) => self.insert(ctx, &insertion),
            Answer::Keep(template) => self.keep_own(ctx, &template),
            Answer::Own(deed) => self.do_own(ctx, deed),
            Answer::New(new) => self.add_new(ctx, &new),
            Answer::Path(purpose, path) => self.use_path(ctx, purpose, &path),
        }
    }
}

impl App {
    pub(super) fn watch_closing(&mut self, ctx: &Context) {
        if !ctx.input(|i| i.viewport().close_requested()) || self.may_close {
            return;
        }
        if self.is_modified() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
            ctx.send_viewport_cmd(ViewportCommand::Focus);
            self.leave_for(Then::Quit);
        }
    }
}
