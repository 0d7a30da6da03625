//! COV001: a way of attack, at some severity, that no trigger takes.

use super::super::{Check, Context, Finding, Severity, say};
use crate::analysis::{Cell, CellStatus};
use crate::edit::Edit;
use crate::model::{Package, Severity as Level, Term, Trigger, Vector};

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "COV001",
    name: "no-trigger",
    page: PAGE,
    many: "No trigger covers {n} {way|ways} of attack {about}: {list}.",
    run,
};

const PAGE: &str = "\
# COV001 no-trigger

## What it finds

A cell of the coverage matrix that no trigger takes: a way of attack at a severity for which the package has no word.

## Why it matters

What no trigger takes unlocks nothing. An adversary reads the definitions too, and stays just below them: probing fire, drones over a depot, men without insignia. Below a limited attack, the grey zone, the finding is a warning; from a limited attack on it is an error.

## What to do

Lower the threshold of a trigger that takes this way of attack at higher severities, let another trigger take it too, or draft one.

## Example

Sabotage counts only from “armed attack” on; the years of sabotage before it unlock nothing.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    if context.package.triggers.is_empty() && !context.package.vectors.is_empty() {
        findings.push(
            CHECK
                .finding(
                    Severity::Error,
                    "package",
                    "The package has no trigger, so no attack unlocks anything.",
                )
                .help("Draft a trigger for each way of attack that the package must answer."),
        );
        return;
    }
    for cell in &context.analysis.coverage {
        if cell.status == CellStatus::NoTrigger
            && let Some(vector) = context.package.vectors.get(cell.vector)
        {
            findings.push(
                finding(context.package, cell, vector)
                    .about(say::levels_like(context.analysis, cell, is_grave))
                    .item(say::vector(vector)),
            );
        }
    }
}

/// Whether nothing may be left unanswered at a level; below it lies the grey zone.
fn is_grave(level: Level) -> bool {
    level >= Level::LimitedAttack
}

fn finding(package: &Package, cell: &Cell, vector: &Vector) -> Finding {
    let severity = if is_grave(cell.severity) { Severity::Error } else { Severity::Warning };
    let message = format!(
        "No trigger covers {} at the level of {}.",
        say::vector(vector),
        say::level(cell.severity),
    );
    let subject = say::cell(package, cell);
    let mut finding = CHECK
        .finding(severity, subject, message)
        .help("Lower a threshold, let another trigger take this way of attack, or draft a trigger for it.");
    let mut takes_higher: Vec<(usize, &Trigger)> =
        triggers(package).filter(|(_, t)| takes(t, vector)).collect();
    takes_higher.sort_by_key(|(_, t)| t.threshold);
    if let Some((index, trigger)) = takes_higher.first() {
        let title = format!(
            "Lower the threshold of {} to {}",
            say::quoted(say::spoken(*trigger)),
            cell.severity.words()
        );
        let edit = Edit::change::<Trigger>(package, *index, |t| t.threshold = cell.severity);
        return finding.fix(title, edit);
    }
    for (index, trigger) in triggers(package).filter(|(_, t)| t.threshold <= cell.severity).take(2)
    {
        let title = format!("Let {} cover it too", say::quoted(say::spoken(trigger)));
        let edit = Edit::change::<Trigger>(package, index, |t| t.vectors.push(vector.id.clone()));
        finding = finding.fix(title, edit);
    }
    finding
}

fn triggers(package: &Package) -> impl Iterator<Item = (usize, &Trigger)> {
    package.triggers.iter().enumerate()
}

fn takes(trigger: &Trigger, vector: &Vector) -> bool {
    trigger.vectors.is_empty() || trigger.vectors.contains(&vector.id)
}

#[cfg(test)]
mod tests {
    use crate::checks::Severity;
    use crate::checks::testing::{all_mend, assert_readable, changed, of, sound};
    use crate::model::Severity as Level;

    #[test]
    fn finds_the_grey_zone_and_graver_gaps() {
        let package = changed(|p| p.triggers[0].threshold = Level::MajorAttack);
        let found = of("COV001", &package);
        let said: Vec<(&str, Severity)> =
            found.iter().map(|f| (f.subject.as_str(), f.severity)).collect();
        let expected = [
            ("cell:drone/incident", Severity::Warning),
            ("cell:drone/pattern", Severity::Warning),
            ("cell:drone/limited-attack", Severity::Error),
        ];
        assert_eq!(said, expected);
        found.iter().for_each(assert_readable);
        found.iter().for_each(|f| all_mend(&package, f));
        assert!(of("COV001", &sound()).is_empty());
    }

    #[test]
    fn a_package_without_any_trigger_is_told_once() {
        let found = of("COV001", &changed(|p| p.triggers.clear()));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].subject, "package");
    }

    #[test]
    fn another_trigger_can_take_a_way_of_attack() {
        let package = changed(|p| {
            let sea = crate::model::Vector { id: "sea".into(), ..p.vectors[0].clone() };
            p.vectors.push(sea);
            p.triggers[0].vectors = vec!["drone".into()];
        });
        let found = of("COV001", &package);
        assert_eq!(found.len(), 5);
        found.iter().for_each(|f| all_mend(&package, f));
    }
}
