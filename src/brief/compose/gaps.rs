//! Gaps and what would close them: levers, the plan, open findings.

use super::{Composer, Section, prose};
use crate::analysis::{Lever, Measures, PlanStep};
use crate::brief::document::{Block, Cell, Column, Row, Table, text};
use crate::checks::{self, Severity};
use crate::words;

/// How many single moves the table holds, and how many in a note.
const MOST_LEVERS: usize = 12;
const MOST_LEVERS_IN_NOTE: usize = 6;

/// How many parties a row names; more are counted.
const MOST_ASKED: usize = 5;

/// How many items a sentence on like findings names; the earlier sections hold the others.
const MOST_NAMED: usize = 6;

/// The section.
pub const SECTION: Section = Section {
    id: "gaps",
    title: "Gaps, and what would close them",
    in_note: true,
    applies: |m| !m.levers.is_empty() || m.findings.iter().any(|f| f.accepted.is_none()),
    write,
};

fn write(c: &mut Composer) {
    levers(c);
    plan(c);
    findings(c);
}

/// A move as a row: its number, the measures before it and what they are after it.
struct Step<'a> {
    number: usize,
    lever: &'a Lever,
    before: Measures,
}

fn asks(c: &Composer, parties: &[String]) -> String {
    match parties {
        [] => "nobody".to_owned(),
        few if few.len() <= MOST_ASKED => {
            let names: Vec<&str> = few.iter().map(|p| c.m.package.element_name(p)).collect();
            names.join(", ")
        }
        many => format!("{} parties", words::number_word(many.len())),
    }
}

/// A share before and after a move: `44 → 48 %`, or the one figure where both print alike.
fn shift(from: f64, to: f64) -> String {
    let (from, to) = (words::percent_figure(from), words::percent_figure(to));
    if from == to { format!("{to}\u{a0}%") } else { format!("{from} → {to}\u{a0}%") }
}

/// The moves as a table; what arrives if everyone acts has a column only where some move changes it.
fn move_table(c: &mut Composer, id: &str, caption: &str, steps: &[Step]) {
    let label = c.table_label();
    let ceiling = |step: &Step| shift(step.before.ceiling, step.lever.after.ceiling);
    let is_constant = steps.iter().all(|step| !ceiling(step).contains('→'));
    let mut columns = vec![
        Column::auto().right(),
        Column::share(2.2).heads_rows(),
        Column::share(1.1),
        Column::auto().right(),
    ];
    let mut header: Vec<Cell> =
        ["#", "Drafting move", "Needs the agreement of", "Assured"].map(Cell::from).into();
    if !is_constant {
        columns.push(Column::auto().right());
        header.push(Cell::from("If everyone acts"));
    }
    let row = |step: &Step| {
        let mut cells = vec![
            Cell::from(step.number.to_string()),
            Cell::from(step.lever.title.clone()),
            Cell::from(asks(c, &step.lever.asks)),
            Cell::from(shift(step.before.assured, step.lever.after.assured)),
        ];
        if !is_constant {
            cells.push(Cell::from(ceiling(step)));
        }
        Row::new(cells)
    };
    let rows = steps.iter().map(row).collect();
    let note = format!(
        "If everyone acts, {} arrives before and after each of these moves.",
        words::percent(steps.first().map_or(0.0, |step| step.before.ceiling))
    );
    c.push(Block::Table(Table {
        id: id.to_owned(),
        label,
        caption: text(caption),
        columns,
        header,
        rows,
        notes: if is_constant { vec![text(note)] } else { Vec::new() },
    }));
}

fn levers(c: &mut Composer) {
    let before = c.m.analysis.measures;
    let gains = |l: &&Lever| {
        l.after.assured > before.assured + 1e-9 || l.after.ceiling > before.ceiling + 1e-9
    };
    let most = if c.is_note { MOST_LEVERS_IN_NOTE } else { MOST_LEVERS };
    let useful = c.m.levers.iter().filter(gains).take(most);
    let steps: Vec<Step> =
        (1..).zip(useful).map(|(number, lever)| Step { number, lever, before }).collect();
    if steps.is_empty() && before.measured {
        c.say(
            "No single drafting move that could be asked of anybody adds to what arrives or is \
             assured.",
        );
    }
    if steps.is_empty() {
        return;
    }
    c.part("Single drafting moves");
    c.say(
        "Arithmetic, not advice: each move is made on its own and the package measured again, so \
         that what a clause costs can be seen. They are ranked by what they add to the assured \
         share, then by how few must agree; the gains of several do not add up.",
    );
    move_table(c, "levers", "What single moves would add", &steps);
}

/// The steps of a plan up to its target, or to the last that changes a figure as it is printed.
fn seen(before: Measures, target: f64, steps: &[PlanStep]) -> &[PlanStep] {
    let printed = |m: Measures| [m.assured, m.ceiling].map(words::percent_figure);
    let reached = |step: &PlanStep| printed(step.lever.after);
    let moves = |at: usize| {
        let from = at.checked_sub(1).map_or(printed(before), |last| reached(&steps[last]));
        reached(&steps[at]) != from
    };
    // What prints as the target has reached it.
    let goal = words::percent_figure(target);
    let reaches = |step: &PlanStep| words::percent_figure(step.lever.after.assured) >= goal;
    let end = steps.iter().position(reaches).map_or(steps.len(), |at| at + 1);
    let count = (0..end).rev().find(|&at| moves(at)).map_or(0, |at| at + 1);
    &steps[..count]
}

fn plan(c: &mut Composer) {
    let Some(plan) = c.m.plan else { return };
    let shown = seen(plan.before, plan.target, &plan.steps);
    let Some(last) = shown.last() else { return };
    c.part("A plan");
    let count = shown.len();
    let moves =
        format!("{} {}", words::number_word(count), words::say::agree(count, "move", "moves"));
    let bring = words::say::agree(count, "brings", "bring");
    let after = prose::per_cent(last.lever.after.assured);
    let target = prose::per_cent(plan.target);
    let how = if c.is_note {
        ""
    } else {
        " The moves are taken one by one, each time the one that gains most \
         for each who must agree."
    };
    c.say(if words::percent_figure(last.lever.after.assured) >= words::percent_figure(plan.target) {
        format!(
            "By way of illustration, with a target of {target}: {moves} {bring} the assured share to \
             {after}.{how}"
        )
    } else if plan.cut_short {
        format!(
            "By way of illustration, with a target of {target}: {moves} {bring} the assured share to \
             {after}, short of it; the package is too large to search for more.{how}"
        )
    } else {
        format!(
            "By way of illustration, with a target of {target}: {moves} {bring} the assured share to \
             {after}, short of it. After that no single move of this kind changes a figure here.{how}"
        )
    });
    if c.is_note {
        return;
    }
    let mut before = plan.before;
    let mut steps = Vec::new();
    for (number, step) in (1..).zip(shown) {
        steps.push(Step { number, lever: &step.lever, before });
        before = step.lever.after;
    }
    move_table(c, "plan", "The moves in order, each with the measures after it", &steps);
}

fn findings(c: &mut Composer) {
    // A note names the gravest; the full brief holds all.
    let most = if c.is_note { checks::FEW } else { MOST_NAMED };
    let mut is_first = true;
    for (severity, title) in [
        (Severity::Error, "Errors: it cannot work as written"),
        (Severity::Warning, "Warnings: it may fail when needed"),
        (Severity::Note, "Notes"),
    ] {
        if c.is_note && severity == Severity::Note {
            continue;
        }
        let open = c.m.findings.iter().filter(|f| f.is_open() && f.severity == severity);
        let mut groups = checks::groups(open);
        groups.iter_mut().for_each(|g| g.order_by(|f| c.articles.of_subject(&f.subject)));
        let open: Vec<Row> = groups
            .iter()
            .map(|g| {
                Row::new([
                    Cell::from(c.with_articles(&g.sentence(c.m.package, most))),
                    Cell::from(g.lead.code),
                ])
            })
            .collect();
        if !open.is_empty() {
            c.part(title);
            if std::mem::take(&mut is_first) {
                c.say(
                    "The code beside a finding is that of the check that made it, for those who \
                     want to look it up.",
                );
            }
            c.push(Block::Table(Table {
                columns: vec![Column::share(1.0).heads_rows(), Column::auto()],
                header: ["Finding", "Check"].map(Cell::from).into(),
                rows: open,
                ..Table::default()
            }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::{Examined, Moves};
    use crate::templates::Catalogue;
    use std::sync::atomic::AtomicBool;

    #[test]
    fn a_plan_is_told_to_its_last_step_that_shows() {
        let catalogue = Catalogue::shipped();
        let package = &catalogue.find("paris-2026").unwrap().package;
        let examined = Examined::new(package, None, None);
        let moves = Moves::find(package, &examined, &AtomicBool::new(false));
        let plan = moves.plan;
        let shown = seen(plan.before, plan.target, &plan.steps);
        let printed = |m: Measures| [m.assured, m.ceiling].map(words::percent_figure);
        let [.., before, last] = shown else { panic!("the plan has steps") };
        assert_ne!(printed(before.lever.after), printed(last.lever.after));
        let end = plan.steps.last().unwrap().lever.after;
        assert_eq!(printed(last.lever.after), printed(end), "nothing visible is left out");

        // A target that prints as reached by the first step ends the plan there.
        let first = plan.steps[0].lever.after.assured;
        assert_eq!(seen(plan.before, first, &plan.steps).len(), 1);
        assert!(seen(plan.before, plan.target, &[]).is_empty());
    }
}
