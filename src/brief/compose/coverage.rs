//! Coverage: the matrix, and the grey zone in words.

use super::{Composer, Section, prose};
use crate::analysis::{Cell, CellStatus};
use crate::brief::TEXT_WIDTH;
use crate::brief::document::{Block, Figure, text};
use crate::figures::matrix;
use crate::model::{Listed, Severity};
use crate::words;

/// The section.
pub const SECTION: Section = Section {
    id: "coverage",
    title: "Coverage",
    in_note: true,
    applies: |m| !m.analysis.coverage.is_empty(),
    write,
};

fn write(c: &mut Composer) {
    let cells = &c.m.analysis.coverage;
    let silent = cells.iter().filter(|cell| cell.status == CellStatus::NoTrigger).count();
    let first = match silent {
        0 => "Every cell has a trigger.".to_owned(),
        n if n == cells.len() => "No cell has a trigger.".to_owned(),
        n => format!(
            "{} of the {} cells {} no trigger at all.",
            words::sentence_case(&words::number_word(n)),
            words::number_word(cells.len()),
            if n == 1 { "has" } else { "have" }
        ),
    };
    c.say(format!(
        "Each cell gives the best answer that the {} has for one kind of attack at one severity. \
         {first}",
        c.text_word()
    ));
    let scene = matrix::by_severity(c.m.package, c.m.analysis, TEXT_WIDTH).scene;
    let label = c.figure_label();
    c.push(Block::Figure(Figure {
        id: "matrix".to_owned(),
        scene,
        label,
        caption: text(
            "Best automaticity by kind of attack and severity. Shading and number say the same.",
        ),
    }));
    grey_zone(c);
    weak_cells(c);
}

fn grey_zone(c: &mut Composer) {
    let below: Vec<&Cell> =
        c.m.analysis.coverage.iter().filter(|x| x.severity < Severity::LimitedAttack).collect();
    let open = below.iter().filter(|x| !matches!(x.status, CellStatus::Graded(_))).count();
    let names = |severity: Severity| {
        let open = below
            .iter()
            .filter(|x| x.severity == severity && !matches!(x.status, CellStatus::Graded(_)));
        open.filter_map(|x| c.m.package.vectors.get(x.vector))
            .map(|v| prose::lower_first(v.name()))
            .collect::<Vec<_>>()
    };
    c.part("The grey zone");
    if open == 0 {
        c.say("Below a limited attack every kind of attack has a trigger and an answer.");
        return;
    }
    if open == below.len() {
        c.say("Below a limited attack no kind of attack has an answer.");
        return;
    }
    let [incident, pattern] = [Severity::Incident, Severity::Pattern].map(names);
    let unanswered = |level: &str, names: &[String]| {
        if names.is_empty() {
            String::new()
        } else {
            format!(" At the level of {level} nothing answers {}.", words::alternatives(names))
        }
    };
    let sentences = if incident == pattern {
        unanswered("an incident and of a pattern of violations alike", &incident)
    } else {
        unanswered("an incident", &incident) + &unanswered("a pattern of violations", &pattern)
    };
    c.say(format!(
        "Below a limited attack, {} of {} cells {} without an answer.{sentences}",
        words::number_word(open),
        words::number_word(below.len()),
        if open == 1 { "is" } else { "are" },
    ));
}

fn weak_cells(c: &mut Composer) {
    let cells = &c.m.analysis.coverage;
    let talk = cells.iter().filter(|x| x.status == CellStatus::NoResponse).count();
    let one = cells.iter().filter(|x| x.providers == 1).count();
    let partial = cells.iter().filter(|x| x.partial_area).count();
    let mut items = Vec::new();
    if talk > 0 {
        let verb = if talk == 1 { "has" } else { "have" };
        items.push(format!(
            "{} {verb} a trigger, and nothing but talk answers it.",
            cells_in_words(talk)
        ));
    }
    if one > 0 {
        let verb = if one == 1 { "rests" } else { "rest" };
        items.push(format!("{} {verb} on a single provider.", cells_in_words(one)));
    }
    if partial > 0 {
        let verb = if partial == 1 { "is" } else { "are" };
        items.push(format!("{} {verb} covered in some areas only.", cells_in_words(partial)));
    }
    match items.len() {
        0 => {}
        1 => c.say(items.concat()),
        _ => {
            c.part("Where the cover is thin");
            c.push(Block::List { ordered: false, items: items.into_iter().map(text).collect() });
        }
    }
}

/// `One cell`, `Two cells`: how a sentence begins.
fn cells_in_words(n: usize) -> String {
    let noun = words::say::agree(n, "cell", "cells");
    format!("{} {noun}", words::sentence_case(&words::number_word(n)))
}
