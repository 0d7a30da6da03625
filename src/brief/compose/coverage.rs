//! Coverage: the matrix, and the grey zone in words.

use super::{Composer, Section};
use crate::analysis::{Cell as Answer, CellStatus, Grade};
use crate::brief::TEXT_WIDTH;
use crate::brief::document::{Block, Cell, Column, Figure, Row, Table, text};
use crate::figures::matrix;
use crate::model::{Listed, Package, Severity, Term};
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
    c.say(format!(
        "Each cell gives the best answer that the {} has for one kind of attack at one severity. {}",
        c.text_word(),
        unanswered(&c.m.analysis.coverage),
    ));
    let (figure, standing) = matrix::for_the_page(c.m.package, c.m.analysis, TEXT_WIDTH);
    let label = c.figure_label();
    c.push(Block::Figure(Figure {
        id: "matrix".to_owned(),
        scene: figure.scene,
        label,
        caption: text("Best automaticity by kind of attack and severity."),
    }));
    if let Some(n) = standing.filter(|n| *n > 0) {
        c.say(format!(
            "Besides, {} {} on whatever happens.",
            words::number_word(n),
            words::say::agree(n, "standing commitment is", "standing commitments are"),
        ));
    }
    grounds(c);
    grey_zone(c);
    weak_cells(c);
}

/// One line of what the best grades rest on.
#[derive(PartialEq)]
struct Ground {
    from: Severity,
    to: Severity,
    grade: Grade,
    /// The commitments whose routes reach the grade, by place.
    commitments: Vec<usize>,
}

/// What the best grades rest on: a four that is owed to one state's sanctions is another thing than
/// one that is owed to an army.
fn grounds(c: &mut Composer) {
    let mut by_grounds: Vec<(Vec<Ground>, Vec<String>)> = Vec::new();
    for (vector, named) in c.m.package.vectors.iter().enumerate() {
        let grounds = grounds_of(c, vector);
        if grounds.is_empty() {
            continue;
        }
        let name = words::say::lower(named.name());
        match by_grounds.iter_mut().find(|(other, _)| *other == grounds) {
            Some((_, names)) => names.push(name),
            None => by_grounds.push((grounds, vec![name])),
        }
    }
    let mut rows = Vec::new();
    for (grounds, vectors) in &by_grounds {
        rows.push(Row::group(words::sentence_case(&words::list(vectors))));
        for ground in grounds {
            rows.push(Row::new([
                Cell::from(range(ground)),
                Cell::grade(ground.grade.numeral(), ""),
                Cell::from(rests_on(c, &ground.commitments)),
            ]));
        }
    }
    if rows.is_empty() {
        return;
    }
    c.part("What the best grades rest on");
    let label = c.table_label();
    c.push(Block::Table(Table {
        id: "grounds".to_owned(),
        label,
        caption: text("What gives each kind of attack its best grade"),
        columns: vec![Column::share(1.0).heads_rows(), Column::auto(), Column::share(2.0)],
        header: ["Severity", "Grade", "By what"].map(Cell::from).into(),
        rows,
        notes: Vec::new(),
    }));
}

fn grounds_of(c: &Composer, vector: usize) -> Vec<Ground> {
    let mut grounds: Vec<Ground> = Vec::new();
    let cells = c.m.analysis.coverage.iter().filter(|cell| cell.vector == vector);
    for cell in cells {
        let CellStatus::Graded(grade) = cell.status else { continue };
        let routes = cell.routes.iter().filter_map(|&r| c.m.analysis.routes.get(r));
        let mut commitments: Vec<usize> =
            routes.filter(|r| r.grade == grade).map(|r| r.commitment).collect();
        commitments.sort_unstable();
        commitments.dedup();
        match grounds.last_mut() {
            Some(last) if last.grade == grade && last.commitments == commitments => {
                last.to = cell.severity;
            }
            _ => {
                grounds.push(Ground { from: cell.severity, to: cell.severity, grade, commitments })
            }
        }
    }
    grounds
}

fn range(ground: &Ground) -> String {
    let from = words::sentence_case(ground.from.words());
    if ground.from == ground.to { from } else { format!("{from} to {}", ground.to.words()) }
}

/// Commitments by name and article, the first few.
fn rests_on(c: &Composer, commitments: &[usize]) -> String {
    const MOST: usize = 3;
    let name = |index: &usize| {
        let commitment = c.m.package.commitments.get(*index).map_or("", Listed::name);
        format!("{commitment} ({})", c.articles.name(*index))
    };
    let names: Vec<String> = commitments.iter().map(name).collect();
    words::say::some(&names, MOST)
}

fn grey_zone(c: &mut Composer) {
    let below: Vec<&Answer> =
        c.m.analysis.coverage.iter().filter(|x| x.severity < Severity::LimitedAttack).collect();
    let open = below.iter().filter(|x| !matches!(x.status, CellStatus::Graded(_))).count();
    let names = |severity: Severity| {
        let open = below
            .iter()
            .filter(|x| x.severity == severity && !matches!(x.status, CellStatus::Graded(_)));
        open.filter_map(|x| c.m.package.vectors.get(x.vector))
            .map(|v| words::say::lower(v.name()))
            .collect::<Vec<_>>()
    };
    c.part("The grey zone");
    if open == 0 {
        let binding = |x: &&&Answer| !matches!(x.status, CellStatus::Graded(Grade::Declaratory));
        let all = "Below a limited attack every kind of attack has a trigger and an answer";
        c.say(match (below.len(), below.len() - below.iter().filter(binding).count()) {
            (_, 0) => format!("{all}."),
            (n, same) if n == same => {
                format!("{all}; all are declaratory: talk, blocked, or binding nobody.")
            }
            (_, some) => format!(
                "{all}; {} of them {} declaratory: talk, blocked, or binding nobody.",
                words::number_word(some),
                words::say::agree(some, "is", "are"),
            ),
        });
        return;
    }
    if open == below.len() {
        let none = c.m.analysis.coverage.iter().all(|x| !matches!(x.status, CellStatus::Graded(_)));
        c.say(if none {
            "No kind of attack has an answer at any level."
        } else {
            "Below a limited attack no kind of attack has an answer."
        });
        return;
    }
    if open * 2 > below.len() {
        let answered: Vec<&Answer> =
            below.iter().copied().filter(|x| matches!(x.status, CellStatus::Graded(_))).collect();
        c.say(format!(
            "Below a limited attack, {} of {} cells are without an answer. Only these are answered: {}.",
            words::number_word(open),
            words::number_word(below.len()),
            named(c.m.package, &answered),
        ));
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

/// How many cells have no trigger, and how many nothing but talk, as a sentence.
fn unanswered(cells: &[Answer]) -> String {
    let of = |status| cells.iter().filter(|cell| cell.status == status).count();
    let (silent, talk) = (of(CellStatus::NoTrigger), of(CellStatus::NoResponse));
    let first = match silent {
        0 => "Every cell has a trigger".to_owned(),
        n if n == cells.len() => "No cell has a trigger".to_owned(),
        n => format!(
            "{} of the {} cells {} no trigger at all",
            words::sentence_case(&words::number_word(n)),
            words::number_word(cells.len()),
            words::say::agree(n, "has", "have"),
        ),
    };
    match talk {
        0 => format!("{first}."),
        n if silent == 0 => format!(
            "{first}, but in {} of the {} nothing but talk answers.",
            words::number_word(n),
            words::number_word(cells.len()),
        ),
        n => format!("{first}, and in {} more nothing but talk answers.", words::number_word(n)),
    }
}

fn weak_cells(c: &mut Composer) {
    let named = |is_weak: fn(&Answer) -> bool| {
        let weak = c.m.analysis.coverage.iter().filter(|cell| is_weak(cell));
        named(c.m.package, &weak.collect::<Vec<_>>())
    };
    let one = named(|cell| cell.providers == 1);
    let partial = named(|cell| cell.partial_area);
    let mut items = Vec::new();
    if !one.is_empty() {
        items.push(format!("On a single provider rests the answer to {one}."));
    }
    if !partial.is_empty() {
        items.push(format!("In some areas only is there an answer to {partial}."));
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

/// Cells by kind of attack: `missiles and drones at every severity, and ground attack as an
/// incident`.
fn named(package: &Package, cells: &[&Answer]) -> String {
    let mut by_levels: Vec<(Vec<Severity>, Vec<String>)> = Vec::new();
    for (index, vector) in package.vectors.iter().enumerate() {
        let levels: Vec<Severity> =
            cells.iter().filter(|cell| cell.vector == index).map(|cell| cell.severity).collect();
        if levels.is_empty() {
            continue;
        }
        let name = words::say::lower(vector.name());
        match by_levels.iter_mut().find(|(other, _)| *other == levels) {
            Some((_, names)) => names.push(name),
            None => by_levels.push((levels, vec![name])),
        }
    }
    let parts = by_levels.iter().map(|(levels, names)| {
        let names = words::list(names);
        if levels.len() == Severity::ALL.len() {
            format!("{names} at every severity")
        } else {
            let levels: Vec<String> = levels.iter().map(|l| with_article(*l)).collect();
            format!("{names} as {}", words::alternatives(&levels))
        }
    });
    parts.collect::<Vec<_>>().join("; ")
}

/// `an incident`, `a pattern of violations`.
fn with_article(severity: Severity) -> String {
    let word = severity.words();
    let article = if word.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
    format!("{article} {word}")
}
