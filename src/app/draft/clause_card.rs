//! The clause of a commitment: as it will read, its hedges underlined; typed over at a click.

use super::form::Form;
use crate::app::theme::{self, Theme, size};
use crate::app::{Ctx, widgets};
use crate::clause;
use crate::model::{Commitment, Term as _};
use crate::typeset::Face;
use egui::text::{CCursor, LayoutJob, TextFormat};
use egui::{Color32, Galley, Pos2, Stroke, TextEdit, Ui, pos2};
use std::ops::Range;

/// Draws the card.
pub fn show(ui: &mut Ui, ctx: &mut Ctx, form: &mut Form, commitment: &mut Commitment) {
    let editing = ctx.states.draft.editing_clause.as_deref() == Some(commitment.id.as_str());
    let drafted = clause::draft(ctx.package, commitment);
    let (mut edit, mut redraft) = (false, false);
    let as_drafted = commitment.text.trim() == drafted.trim();
    let unwritten = commitment.text.trim().is_empty();
    let right = |ui: &mut Ui| {
        let text = if editing { "Done" } else { "Edit text" };
        edit = widgets::link_button(ui, text).clicked();
        if !as_drafted && !drafted.is_empty() {
            let name = "Draft from the structure";
            let hint = "Replaces the text by what the structure says; undo brings it back";
            redraft = widgets::link_button(ui, name).on_hover_text(hint).clicked();
        }
        let state = match (unwritten, as_drafted) {
            (true, _) => "no text yet",
            (false, true) => "drafted from the structure",
            (false, false) => "written by hand",
        };
        widgets::note(ui, state);
    };
    widgets::card_with(ui, "Clause", right, |ui| {
        if editing {
            type_over(ui, form, commitment);
        } else if commitment.text.trim().is_empty() {
            widgets::hint(ui, "The clause is not written yet");
        } else {
            read(ui, ctx, commitment);
        }
    });
    if redraft {
        commitment.text = drafted;
        form.touch("draft clause from the structure");
    }
    if edit {
        ctx.states.draft.editing_clause = (!editing).then(|| commitment.id.clone());
    }
}

fn type_over(ui: &mut Ui, form: &mut Form, commitment: &mut Commitment) {
    let mut text = commitment.text.clone();
    let edit = TextEdit::multiline(&mut text)
        .font(theme::font(Face::Serif, size::CLAUSE))
        .desired_width(f32::INFINITY)
        .desired_rows(4);
    let response = ui.add(edit).accessible_name("Clause");
    let field =
        widgets::Field { changed: response.changed().then_some(text), left: response.lost_focus() };
    form.take("Clause", &mut commitment.text, field);
}

/// The clause as it will read: the operative verb in semi-bold, hedges with a wavy line.
fn read(ui: &mut Ui, ctx: &Ctx, commitment: &Commitment) {
    let theme = Theme::of(ui);
    let text = one_paragraph(&commitment.text);
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    let format = |face: Face, color: Color32| TextFormat {
        line_height: Some(size::CLAUSE * 1.5),
        ..TextFormat::simple(theme::font(face, size::CLAUSE), color)
    };
    let mut end = 0;
    for verb in verbs(&text, commitment.modality.words()) {
        job.append(
            text.get(end..verb.start).unwrap_or_default(),
            0.0,
            format(Face::Serif, theme.ink),
        );
        let words = text.get(verb.clone()).unwrap_or_default();
        job.append(words, 0.0, format(Face::SerifSemiBold, theme.ink));
        end = verb.end;
    }
    job.append(text.get(end..).unwrap_or_default(), 0.0, format(Face::Serif, theme.ink));
    let galley = ui.fonts_mut(|f| f.layout_job(job));
    let (rect, response) = ui.allocate_exact_size(galley.size(), egui::Sense::hover());
    ui.painter().galley(rect.min, galley.clone(), theme.ink);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &text));
    let subject = format!("commitment:{}", commitment.id);
    for finding in ctx.findings().iter().filter(|f| f.subject == subject && f.accepted.is_none()) {
        let Some(span) = finding.span.clone() else { continue };
        let color = crate::app::dialogs::severity_color(theme, finding.severity);
        let parts = underline(ui, rect.min, &galley, &text, span, color);
        for (i, part) in parts.into_iter().enumerate() {
            let id = response.id.with((finding.code, &finding.span, i));
            ui.interact(part, id, egui::Sense::hover()).on_hover_text(&finding.message);
        }
    }
}

/// The same bytes with the ends of lines as spaces, so that places in the text stay.
fn one_paragraph(text: &str) -> String {
    let trimmed = text.trim_end();
    trimmed
        .split("\n\n")
        .map(|paragraph| paragraph.replace('\n', " "))
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// Where the operative verb stands as a word of its own.
fn verbs(text: &str, verb: &str) -> Vec<Range<usize>> {
    let lettered = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(verb)
        .filter(|&(at, _)| {
            let before = text.get(..at).and_then(|t| t.chars().next_back());
            let after = text.get(at + verb.len()..).and_then(|t| t.chars().next());
            !lettered(before) && !lettered(after)
        })
        .map(|(at, _)| at..at + verb.len())
        .collect()
}

/// Draws a wavy line under a span of bytes and returns the places that it covers.
fn underline(
    ui: &Ui,
    origin: Pos2,
    galley: &Galley,
    text: &str,
    span: Range<usize>,
    color: Color32,
) -> Vec<egui::Rect> {
    let chars = |byte: usize| text.get(..byte).map(|t| t.chars().count());
    let (Some(from), Some(to)) = (chars(span.start), chars(span.end)) else { return Vec::new() };
    let mut places: Vec<egui::Rect> = Vec::new();
    for index in from..to {
        let left = galley.pos_from_cursor(CCursor::new(index)).translate(origin.to_vec2());
        let right = galley.pos_from_cursor(CCursor::new(index + 1)).translate(origin.to_vec2());
        let same_row = (left.min.y - right.min.y).abs() < 1.0;
        let end = if same_row { right.min.x } else { left.min.x };
        match places.last_mut().filter(|r| (r.min.y - left.min.y).abs() < 1.0) {
            Some(row) => row.max.x = row.max.x.max(end),
            None => {
                let max = pos2(end, left.max.y);
                places.push(egui::Rect::from_min_max(left.min, max));
            }
        }
    }
    for row in &places {
        let y = row.max.y - 3.0;
        let mut points = Vec::new();
        let mut x = row.min.x;
        let mut up = false;
        while x <= row.max.x {
            points.push(pos2(x, if up { y - 1.2 } else { y + 1.2 }));
            up = !up;
            x += 3.0;
        }
        ui.painter().line(points, Stroke::new(1.2, color));
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_operative_verb_is_a_word_of_its_own() {
        let text = "They shall; the shallow marshall shall.";
        assert_eq!(verbs(text, "shall"), [5..10, 33..38]);
    }

    #[test]
    fn places_in_the_text_stay() {
        let text = "One.\nTwo.\n\nThree.\n";
        assert_eq!(one_paragraph(text), "One. Two.\n\nThree.");
    }
}
