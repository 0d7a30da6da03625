//! Pages to read: a check, the shortcuts, the program.

use super::{Answer, body, buttons, command_text, shortcut_text, title};
use crate::app::Action;
use crate::app::command::Menu;
use crate::app::theme::{self, size};
use crate::app::widgets::{muted, section};
use crate::checks;
use crate::typeset::Face;
use egui::Ui;

/// The page of a check.
pub(super) fn explain(ui: &mut Ui, code: &str, actions: &mut Vec<Action>) {
    match checks::ALL.iter().find(|check| check.code == code) {
        Some(check) => {
            egui::ScrollArea::vertical()
                .max_height((ui.ctx().content_rect().height() - 190.0).max(120.0))
                .show(ui, |ui| markdown(ui, check.page));
        }
        None => body(ui, "There is no page for this check."),
    }
    if buttons(ui, &["Close"]).is_some() {
        actions.push(Action::Internal(Answer::Cancel));
    }
}

/// The little Markdown that the pages of checks use: headings, paragraphs, lists.
pub(in crate::app) fn markdown(ui: &mut Ui, page: &str) {
    let mut paragraph = String::new();
    for line in page.lines().map(str::trim).chain([""]) {
        let heading = line.trim_start_matches('#');
        let starts_new = line.is_empty() || heading.len() < line.len() || line.starts_with("- ");
        if starts_new && !paragraph.is_empty() {
            block(ui, &paragraph);
            paragraph.clear();
        }
        if heading.len() < line.len() {
            ui.add_space(4.0);
            let text = theme::text(plain(heading.trim()), Face::SansSemiBold, 14.5);
            ui.add(egui::Label::new(text).wrap());
        } else if !line.is_empty() {
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(line);
        }
    }
}

fn block(ui: &mut Ui, text: &str) {
    let (text, bullet) = match text.strip_prefix("- ") {
        Some(rest) => (rest, "•  "),
        None => (text, ""),
    };
    let text = format!("{bullet}{}", plain(text));
    ui.add(egui::Label::new(theme::text(text, Face::Sans, size::BODY)).wrap());
}

/// Text without the marks of emphasis and code.
fn plain(text: &str) -> String {
    text.replace("**", "").replace(['*', '`'], "")
}

/// Every command that has a shortcut, menu by menu.
pub(super) fn shortcuts(ui: &mut Ui, actions: &mut Vec<Action>) {
    title(ui, "Keyboard shortcuts");
    let height = (ui.ctx().content_rect().height() - 190.0).max(120.0);
    egui::ScrollArea::vertical().max_height(height).show(ui, |ui| {
        for menu in Menu::ALL {
            let commands: Vec<_> = menu
                .entries()
                .into_iter()
                .flatten()
                .filter(|c| !c.shortcuts().is_empty())
                .collect();
            if commands.is_empty() {
                continue;
            }
            section(ui, menu.name());
            egui::Grid::new(menu.name()).num_columns(2).spacing([40.0, 4.0]).show(ui, |ui| {
                for command in commands {
                    ui.label(command_text(command));
                    let keys = shortcut_text(ui.ctx(), command);
                    ui.label(theme::text(keys, Face::SansMedium, size::BODY));
                    ui.end_row();
                }
            });
            ui.add_space(6.0);
        }
    });
    if buttons(ui, &["Close"]).is_some() {
        actions.push(Action::Internal(Answer::Cancel));
    }
}

/// What the program is.
pub(super) fn about(ui: &mut Ui, actions: &mut Vec<Action>) {
    title(ui, "Casus");
    muted(ui, &format!("Version {}", env!("CARGO_PKG_VERSION")));
    body(
        ui,
        "Draft a security-guarantee package, see what it really promises, print the brief. A casus \
         foederis is the event that makes an alliance’s promise fall due.",
    );
    body(
        ui,
        "Casus never uses a network: it has no account, sends nothing and looks nothing up. \
         Everything is in the file you save.",
    );
    body(
        ui,
        "None of its measures is a probability that help will come. They say what the words of a \
         package oblige, of whom, by when, and who can stop it.",
    );
    muted(ui, "Typefaces: IBM Plex, under the SIL Open Font License.");
    if buttons(ui, &["Close"]).is_some() {
        actions.push(Action::Internal(Answer::Cancel));
    }
}
