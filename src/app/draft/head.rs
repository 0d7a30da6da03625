//! The title page of the package, and what makes it a template.

use super::form::{Form, options};
use super::page;
use crate::app::{Command, Ctx, widgets};
use crate::edit::Edit;
use crate::model::{Kind, Party, RoleSlot, Template, Unknown};
use crate::templates::propose_roles;
use crate::words;
use egui::Ui;

/// Markings that offices use; any other can be typed.
const MARKINGS: [&str; 8] = [
    "OFFICIAL",
    "OFFICIAL – SENSITIVE",
    "RESTREINT UE/EU RESTRICTED",
    "NATO UNCLASSIFIED",
    "NATO RESTRICTED",
    "VS – NUR FÜR DEN DIENSTGEBRAUCH",
    "DIFFUSION RESTREINTE",
    "ДЛЯ СЛУЖБОВОГО КОРИСТУВАННЯ",
];

/// What a drafter who faces an empty package can do.
fn where_to_begin(ui: &mut Ui, ctx: &mut Ctx) {
    widgets::card(ui, "Where to begin", |ui| {
        let text = "Name the parties, say which fact unlocks help, and promise something; \
            a scenario then shows what arrives in time. The + signs at the left add each of them.";
        ui.add(egui::Label::new(text).wrap());
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            for (name, command) in [
                ("Add a party", Command::Add(Kind::Party)),
                ("Insert from the library…", Command::Insert),
                ("Start from a template…", Command::New),
            ] {
                if widgets::button(ui, name).clicked() {
                    ctx.run(command);
                }
            }
        });
    });
}

/// Draws the title page.
pub fn show(ui: &mut Ui, ctx: &mut Ctx) {
    let mut head = ctx.package.head.clone();
    let mut form = Form::default();
    let field = page::title(ui, ctx, "Title of the package", &head.title);
    form.take("Title", &mut head.title, field);
    widgets::muted(ui, "Title page and summary");
    ui.add_space(8.0);
    if ctx.package.parties.is_empty() && ctx.package.commitments.is_empty() {
        where_to_begin(ui, ctx);
    }
    widgets::card(ui, "Summary", |ui| {
        let empty = "One paragraph that the reader must not miss";
        let field =
            widgets::named(ui, "Summary", |ui| widgets::text_area(ui, &head.summary, empty, 6));
        form.take("Summary", &mut head.summary, field);
    });
    widgets::card(ui, "Document", |ui| {
        form.text(ui, "Reference", &mut head.reference, "The office’s own number");
        form.text(ui, "Office", &mut head.office, "");
        form.text(ui, "Author", &mut head.author, "");
        form.date(ui, "Date", &mut head.date);
        form.choice(ui, "Status", &mut head.status);
        form.text(ui, "Marking", &mut head.marking, "Printed at head and foot of every page");
        widgets::field_row(ui, "", |ui| {
            let button = widgets::link_button(ui, "Usual markings…");
            egui::Popup::menu(&button).show(|ui| {
                for marking in MARKINGS {
                    if ui.button(marking).clicked() {
                        head.marking = marking.to_owned();
                        form.touch("change marking");
                    }
                }
            });
        });
    });
    widgets::card(ui, "Life of the package", |ui| {
        form.text(
            ui,
            "Hour 0 is when",
            &mut head.d_day,
            "Such as: the ceasefire enters into force",
        );
        form.optional(ui, "Must hold for", &mut head.horizon_years, "years");
    });
    form.finish_as(ctx, "head", || Edit::Head(Box::new(head)));
    let template = ctx.package.template.as_ref().filter(|t| !t.only_marks());
    let text = if template.is_some() {
        "This file is a template…"
    } else {
        "Make this file a template…"
    };
    if widgets::link_button(ui, text).clicked() {
        if template.is_none() {
            let mut new = ctx.package.template.clone().unwrap_or_else(Template::of_marks);
            new.name = ctx.package.head.title.clone();
            new.roles = propose_roles(ctx.package);
            ctx.edit("make it a template", Edit::Template(Some(Box::new(new))));
        }
        ctx.actions.push(crate::app::Action::Select(crate::app::Selection::Template));
    }
}

/// Draws the page of what makes the package a template.
pub fn template(ui: &mut Ui, ctx: &mut Ctx) {
    let Some(mut template) = ctx.package.template.clone() else {
        return show(ui, ctx);
    };
    let mut form = Form::default();
    let field = page::title(ui, ctx, "Name of the template", &template.name);
    form.take("Name", &mut template.name, field);
    widgets::muted(ui, "What makes this file a template that others can start from");
    ui.add_space(8.0);
    widgets::card(ui, "Template", |ui| {
        form.choice(ui, "Kind", &mut template.kind);
        form.area(ui, "Purpose", &mut template.purpose, "When to start from this", 5);
    });
    roles(ui, ctx, &mut form, &mut template);
    widgets::note(
        ui,
        &format!(
            "The figures of {} are marked as examples.",
            words::count(template.illustrative.len(), "object")
        ),
    );
    let mut stop = false;
    if widgets::link_button(ui, "Make it an ordinary package").clicked() {
        stop = true;
    }
    if stop {
        // What it says of examples holds of a package too.
        let marks = Template { illustrative: template.illustrative, ..Template::of_marks() };
        let kept = (!marks.illustrative.is_empty()).then(|| Box::new(marks));
        ctx.edit("make it an ordinary package", Edit::Template(kept));
        ctx.actions.push(crate::app::Action::Select(crate::app::Selection::Head));
    } else {
        form.finish_as(ctx, "template", || Edit::Template(Some(Box::new(template))));
    }
}

fn roles(ui: &mut Ui, ctx: &Ctx, form: &mut Form, template: &mut Template) {
    let parties = options::<Party>(ctx);
    let mut add = false;
    let right = |ui: &mut Ui| add = widgets::link_button(ui, "+ Add a role").clicked();
    let mut removed = None;
    widgets::card_with(ui, "Roles that a user may reassign", right, |ui| {
        if template.roles.is_empty() {
            widgets::hint(ui, "None");
        }
        for (i, role) in template.roles.iter_mut().enumerate() {
            ui.push_id(i, |ui| {
                form.text(ui, "Role", &mut role.name, "Such as: the state that is guaranteed");
                form.reference(ui, "Played by", &parties, &mut role.party);
                if widgets::link_button(ui, "Remove this role").clicked() {
                    removed = Some(i);
                }
            });
        }
    });
    if let Some(i) = removed {
        template.roles.remove(i);
        form.touch("remove role");
    }
    if let (true, Some((party, name))) = (add, parties.first()) {
        let taken = |id: &str| template.roles.iter().any(|r| r.id == id);
        template.roles.push(RoleSlot {
            id: crate::model::fresh("role", taken),
            name: name.clone(),
            party: party.clone(),
            unknown: Unknown::default(),
        });
        form.touch("add role");
    }
}
