//! The papers: what each binds to, how far it has come, how long it lasts and how it is left.

use super::{Composer, Section};
use crate::brief::document::{Block, Cell, Column, Row, Span, Table, text};
use crate::model::{Date, Instrument, Listed, Package, Role, Term};
use crate::words::{self, say};

/// The section.
pub const SECTION: Section = Section {
    id: "papers",
    title: "The papers",
    in_note: false,
    applies: |m| !m.package.instruments.is_empty(),
    write,
};

fn write(c: &mut Composer) {
    c.say(
        "What each paper binds to, how far it has come, and how it ends. The articles are numbered \
         through for this brief; a commitment belongs in the paper \
         that stands here and beneath its text, a definition or trigger in every paper that uses it.",
    );
    let package = c.m.package;
    let rows = package.instruments.iter().map(|paper| row(c, package, paper)).collect();
    let label = c.table_label();
    c.push(Block::Table(Table {
        id: "papers-table".to_owned(),
        label,
        caption: text("The papers, and the articles that stand on each"),
        columns: vec![
            Column::share(2.0).heads_rows(),
            Column::share(0.8),
            Column::share(0.9),
            Column::share(1.2),
            Column::share(0.7),
            Column::share(0.8),
        ],
        header: ["Paper", "Force", "Status", "Term", "Notice", "Articles"].map(Cell::from).into(),
        rows,
        notes: Vec::new(),
    }));
}

fn row(c: &Composer, package: &Package, paper: &Instrument) -> Row {
    let mut name = text(paper.name());
    if let Some(citation) = c.cite(&paper.source) {
        name.extend([Span::new("\u{a0}"), citation]);
    }
    let mut articles: Vec<usize> = (0..package.commitments.len())
        .filter(|&index| package.commitments[index].instrument == paper.id)
        .map(|index| c.articles.commitment(index))
        .collect();
    articles.sort_unstable();
    let status = paper.status.map_or("–", Term::words).to_owned();
    let status = match paper.in_force_from {
        Some(day) => format!("{status}, from {day}"),
        None => status,
    };
    let notice = paper.withdrawal_notice_months;
    Row::new([
        Cell::from(name),
        Cell::from(paper.force.words()),
        Cell::from(status),
        Cell::from(term(paper)),
        Cell::from(notice.map_or("–".to_owned(), |months| say::measure(months, "month"))),
        Cell::from(ranges(&articles)),
    ])
}

/// How long a paper lasts: `10 years, renews by itself`.
fn term(paper: &Instrument) -> String {
    let years = paper.term_years.map(|years| say::measure(years, "year"));
    let renewal = paper.renewal.map(|renewal| renewal.words().to_owned());
    let parts: Vec<String> = years.into_iter().chain(renewal).collect();
    if parts.is_empty() { "–".to_owned() } else { parts.join(", ") }
}

/// Numbers in order, those that follow one another as a range: `3, 5–8`; a dash for none.
pub(super) fn ranges(numbers: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let said: Vec<String> = runs
        .iter()
        .map(|&(first, last)| match last - first {
            0 => first.to_string(),
            1 => format!("{first}, {last}"),
            _ => format!("{first}–{last}"),
        })
        .collect();
    if said.is_empty() { "–".to_owned() } else { said.join(", ") }
}

/// What is in force of the papers that commitments stand on, as a sentence for the bottom line;
/// none where the figures are as of a day already, no day is known, or all are in force.
pub(super) fn in_force(c: &Composer) -> Option<String> {
    let package = c.m.package;
    let day = package.head.date.filter(|_| c.m.as_of.is_none())?;
    let papers = &package.instruments;
    let valid = papers.iter().filter(|paper| paper.in_force_on(day)).count();
    if valid == papers.len() {
        return None;
    }
    let options = crate::analysis::Options { as_of: Some(day), ..Default::default() };
    let standing = handed_over_by(package, day);
    let today = crate::analysis::measure(&standing, &options);
    let papers = match (valid, papers.len()) {
        (0, 1) => format!("the one paper is not in force on {day}"),
        (0, _) => format!("on {day} none of the papers is"),
        (n, all) => format!(
            "on {day} {} of {} {}",
            words::number_word(n),
            words::number_word(all),
            say::agree(n, "is", "are"),
        ),
    };
    let share = words::percent_figure(today.assured);
    let assured = match share {
        0 => "nothing is assured".to_owned(),
        n => {
            let others = crate::analysis::measure(&without_own(standing), &options);
            let whose =
                if others.assured > 1e-9 { "" } else { ", all of it by the beneficiary itself" };
            format!("{n}\u{a0}per\u{a0}cent is assured{whose}")
        }
    };
    Some(if valid == 0 || share == words::percent_figure(c.m.analysis.measures.assured) {
        format!("This reads every paper as in force; {papers}.")
    } else {
        format!("This reads every paper as in force; {papers}, and {assured}.")
    })
}

/// The package as it stands on a day: what a paper that is not yet in force is to place in the
/// beneficiary's hands is not there.
fn handed_over_by(package: &Package, day: Date) -> Package {
    let mut package = package.clone();
    let own = beneficiaries(&package);
    let instruments = &package.instruments;
    for commitment in &mut package.commitments {
        let paper = instruments.iter().find(|paper| paper.id == commitment.instrument);
        if paper.is_some_and(|paper| !paper.in_force_on(day)) {
            let given = commitment.supplies.iter_mut().filter(|s| !own.contains(&s.by));
            given.for_each(|supply| supply.in_hand = false);
        }
    }
    package
}

/// The package without what the beneficiary provides itself.
fn without_own(mut package: Package) -> Package {
    let own = beneficiaries(&package);
    for commitment in &mut package.commitments {
        commitment.supplies.retain(|supply| !own.contains(&supply.by));
    }
    package
}

fn beneficiaries(package: &Package) -> Vec<String> {
    let own = package.parties.iter().filter(|p| p.role == Role::Beneficiary);
    own.map(|p| p.id.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_follow_one_another_are_a_range() {
        assert_eq!(ranges(&[3, 5, 6, 7, 9, 10]), "3, 5–7, 9, 10");
        assert_eq!(ranges(&[]), "–");
    }

    #[test]
    fn what_a_paper_not_yet_in_force_hands_over_is_not_there() {
        let catalogue = crate::templates::Catalogue::shipped();
        let package = &catalogue.entries.iter().find(|e| e.id == "porcupine").unwrap().package;
        let in_hand = |p: &Package| {
            let supplies = p.commitments.iter().flat_map(|c| &c.supplies);
            supplies.filter(|s| s.in_hand && s.by != "beneficiary").count()
        };
        let day = package.head.date.unwrap();
        assert!(in_hand(package) > 0, "stocks are handed over");
        assert_eq!(in_hand(&handed_over_by(package, day)), 0, "by papers that are ideas");
        let own = |p: &Package| {
            p.commitments.iter().flat_map(|c| &c.supplies).filter(|s| s.by == "beneficiary").count()
        };
        assert!(own(package) > 0);
        assert_eq!(own(&without_own(package.clone())), 0);
    }
}
