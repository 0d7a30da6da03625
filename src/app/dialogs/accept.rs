//! Accepting a finding: the reason is asked for, as the brief prints it.

use super::{Answer, body, buttons, title};
use crate::app::Action;
use crate::app::widgets::{field_row, muted, note, text_area, text_field};
use crate::model::{Accepted, Date, Unknown};
use egui::Ui;

/// An acceptance as it is being written.
#[derive(Debug, Clone)]
pub struct Acceptance {
    /// The check's code.
    pub code: &'static str,
    /// The finding's subject.
    pub subject: String,
    /// What was found.
    pub message: String,
    /// Why it is kept.
    pub reason: String,
    /// Who decides so.
    pub by: String,
    /// The last day on which it holds, as typed; empty: without end.
    pub until: String,
}

impl Acceptance {
    /// As it stands in the package.
    pub fn into_accepted(self, today: Date) -> Accepted {
        Accepted {
            code: self.code.to_owned(),
            subject: self.subject,
            reason: self.reason.trim().to_owned(),
            by: self.by.trim().to_owned(),
            date: Some(today),
            until: self.until.trim().parse().ok(),
            unknown: Unknown::default(),
        }
    }

    fn is_complete(&self) -> bool {
        let until = self.until.trim();
        !self.reason.trim().is_empty() && (until.is_empty() || until.parse::<Date>().is_ok())
    }
}

pub(super) fn show(ui: &mut Ui, a: &mut Acceptance, today: Date, actions: &mut Vec<Action>) {
    title(ui, "Accept this finding");
    body(ui, &a.message);
    muted(ui, "It leaves the counts, and the brief prints it with your reason.");
    field_row(ui, "Reason", |ui| {
        if let Some(new) = text_area(ui, &a.reason, "Ministers prefer discretion here.", 3).changed
        {
            a.reason = new;
        }
    });
    field_row(ui, "Decided by", |ui| {
        if let Some(new) = text_field(ui, &a.by, "Political Director").changed {
            a.by = new;
        }
    });
    field_row(ui, "Until", |ui| {
        if let Some(new) = text_field(ui, &a.until, "Without end").changed {
            a.until = new;
        }
        let until: Option<Date> = a.until.trim().parse().ok();
        match until {
            Some(day) if day < today => note(ui, "That day is past: the finding would stay open"),
            Some(day) => note(ui, &format!("Open again after {day}")),
            None => note(ui, "A day such as 2027-03-01, or nothing"),
        };
    });
    match buttons(ui, &["Accept", "Cancel"]) {
        Some(0) if a.is_complete() => actions.push(Action::Internal(Answer::Accept(a.clone()))),
        Some(1) => actions.push(Action::Internal(Answer::Cancel)),
        _ => {}
    }
}
