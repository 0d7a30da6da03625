//! Two packages side by side: measures, coverage, and what differs, object by object.
//!
//! Objects are matched by kind and id. For each difference, what it does to the measures is found
//! by making it alone in the first package and analysing again.

use crate::analysis::{self, Analysis, CellStatus, Grade, Measures, Options};
use crate::edit::Edit;
use crate::model::{Kind, Listed, Object, Package, Severity, Term};
use serde_json::{Value, json};
use toml::Value as Toml;

/// What became of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It is in the second package alone.
    Added,
    /// It is in the first package alone.
    Removed,
    /// It is in both, and these keys differ.
    Changed(Vec<String>),
}

/// One object that differs.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// Its name; in the second package, where it has one there.
    pub name: String,
    /// What became of it.
    pub change: Change,
    /// The first package's measures with this difference alone made in it; none where there is
    /// nothing to measure, or the difference does not move them.
    pub moves: Option<Measures>,
}

/// A cell of the coverage matrix in both packages, for a way of attack that both know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellPair {
    /// The id of the way of attack.
    pub vector: String,
    /// The severity.
    pub severity: Severity,
    /// In the first package.
    pub first: CellStatus,
    /// In the second package.
    pub second: CellStatus,
}

/// The best grade that a trigger unlocks, in both packages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TriggerPair {
    /// The trigger's name.
    pub name: String,
    /// In the first package; none where it is not there or unlocks nothing.
    pub first: Option<Grade>,
    /// In the second package.
    pub second: Option<Grade>,
}

/// Two packages side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Measures of the first and of the second package.
    pub measures: (Measures, Measures),
    /// Cells of ways of attack that both packages know.
    pub cells: Vec<CellPair>,
    /// Triggers of both, those of the first package first.
    pub triggers: Vec<TriggerPair>,
    /// What differs, in the order of the file.
    pub differences: Vec<Difference>,
}

/// Compares two packages.
pub fn compare(first: &Package, second: &Package, options: &Options) -> Comparison {
    let figures = (analysis::analyse(first, options), analysis::analyse(second, options));
    let before = figures.0.measures;
    let mut differences = Vec::new();
    for &kind in Kind::ALL {
        compare_kind(first, second, kind, &mut differences);
    }
    let differences = differences
        .into_iter()
        .map(|(mut difference, edit)| {
            let mut changed = first.clone();
            // An edit made for this very package fits it.
            if edit.apply(&mut changed).is_ok() {
                let after = analysis::measure(&changed, options);
                difference.moves = (after.measured && moved(before, after)).then_some(after);
            }
            difference
        })
        .collect();
    Comparison {
        measures: (before, figures.1.measures),
        cells: cells(first, second, &figures.0, &figures.1),
        triggers: triggers(first, second, &figures.0, &figures.1),
        differences,
    }
}

fn moved(before: Measures, after: Measures) -> bool {
    let apart = |a: f64, b: f64| (a - b).abs() > 1e-9;
    before.measured != after.measured
        || apart(before.ceiling, after.ceiling)
        || apart(before.assured, after.assured)
        || apart(before.in_hand, after.in_hand)
}

fn compare_kind(
    first: &Package,
    second: &Package,
    kind: Kind,
    differences: &mut Vec<(Difference, Edit)>,
) {
    let mut add = |object: &Object, change: Change, edit: Edit| {
        let (id, name) = (object.id().to_owned(), object.name().to_owned());
        differences.push((Difference { kind, id, name, change, moves: None }, edit));
    };
    for index in 0..first.count(kind) {
        let Some(old) = first.object(kind, index) else { continue };
        match counterpart(second, &old) {
            None => add(&old, Change::Removed, Edit::Remove { kind, index }),
            Some(new) if new != old => {
                let keys = differing_keys(&old, &new);
                let edit = Edit::Put { index, object: Box::new(new.clone()) };
                add(&new, Change::Changed(keys), edit);
            }
            Some(_) => {}
        }
    }
    for index in 0..second.count(kind) {
        let Some(new) = second.object(kind, index) else { continue };
        if counterpart(first, &new).is_none() {
            let end = first.count(kind);
            add(&new, Change::Added, Edit::Insert { index: end, object: Box::new(new.clone()) });
        }
    }
}

/// The object of the other package that bears the same id; an acceptance has none, and is the same
/// where code and subject are.
fn counterpart(other: &Package, object: &Object) -> Option<Object> {
    if let Object::Accepted(accepted) = object {
        let same =
            |a: &&crate::model::Accepted| a.code == accepted.code && a.subject == accepted.subject;
        return other.accepted.iter().find(same).cloned().map(Object::Accepted);
    }
    let kind = object.kind();
    other.position(kind, object.id()).and_then(|index| other.object(kind, index))
}

/// The keys whose values differ, as people say them.
fn differing_keys(old: &Object, new: &Object) -> Vec<String> {
    let (old, new) = (table(old), table(new));
    let mut keys: Vec<&String> = old.keys().chain(new.keys()).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.retain(|key| old.get(*key) != new.get(*key));
    keys.into_iter().map(|key| words_for(key).to_owned()).collect()
}

fn table(object: &Object) -> toml::Table {
    let value = match object {
        Object::Vector(o) => Toml::try_from(o),
        Object::Capability(o) => Toml::try_from(o),
        Object::Area(o) => Toml::try_from(o),
        Object::Party(o) => Toml::try_from(o),
        Object::Body(o) => Toml::try_from(o),
        Object::Instrument(o) => Toml::try_from(o),
        Object::Layer(o) => Toml::try_from(o),
        Object::Pool(o) => Toml::try_from(o),
        Object::Trigger(o) => Toml::try_from(o),
        Object::Commitment(o) => Toml::try_from(o),
        Object::Scenario(o) => Toml::try_from(o),
        Object::Accepted(o) => Toml::try_from(o),
        Object::Source(o) => Toml::try_from(o),
    };
    match value {
        Ok(Toml::Table(table)) => table,
        // Objects of the model are tables, so this is out of reach; no keys is a true answer.
        _ => toml::Table::new(),
    }
}

/// What a key of the file is called on screen.
fn words_for(key: &str) -> &str {
    match key {
        "text" => "clause",
        "by" => "holder",
        "counters" | "vectors" => "ways of attack",
        "pre_authorised" => "consent in advance",
        "activation" => "gates",
        "determination" => "how it is established",
        "supply" => "who provides what",
        "need" => "needs",
        "organ" => "organs",
        "at_least" => "number that must agree",
        "in_force_from" => "entry into force",
        "term_years" => "term",
        "withdrawal_notice_months" => "notice of withdrawal",
        other => other,
    }
}

fn cells(first: &Package, second: &Package, a: &Analysis, b: &Analysis) -> Vec<CellPair> {
    let mut pairs = Vec::new();
    for (index, vector) in first.vectors.iter().enumerate() {
        let Some(other) = second.position(Kind::Vector, &vector.id) else { continue };
        for &severity in Severity::ALL {
            let status = |analysis: &Analysis, vector: usize| {
                let cell =
                    analysis.coverage.iter().find(|c| c.vector == vector && c.severity == severity);
                cell.map_or(CellStatus::NoTrigger, |c| c.status)
            };
            let (first, second) = (status(a, index), status(b, other));
            pairs.push(CellPair { vector: vector.id.clone(), severity, first, second });
        }
    }
    pairs
}

fn triggers(first: &Package, second: &Package, a: &Analysis, b: &Analysis) -> Vec<TriggerPair> {
    let best = |package: &Package, analysis: &Analysis, id: &str| {
        let place = package.position(Kind::Trigger, id)?;
        analysis.routes.iter().filter(|r| r.trigger == Some(place)).map(|r| r.grade).max()
    };
    let new = second.triggers.iter().filter(|t| first.position(Kind::Trigger, &t.id).is_none());
    let all = first.triggers.iter().chain(new);
    all.map(|trigger| TriggerPair {
        name: trigger.name().to_owned(),
        first: best(first, a, &trigger.id),
        second: best(second, b, &trigger.id),
    })
    .collect()
}

/// The comparison as other programs read it.
pub fn report(comparison: &Comparison) -> Value {
    let status = |status: CellStatus| match status {
        CellStatus::NoTrigger => json!({"status": "no-trigger", "grade": null}),
        CellStatus::NoResponse => json!({"status": "no-response", "grade": null}),
        CellStatus::Graded(grade) => json!({"status": "graded", "grade": grade.numeral()}),
    };
    let cells = comparison.cells.iter().map(|cell| {
        json!({
            "vector": cell.vector,
            "severity": cell.severity.key(),
            "first": status(cell.first),
            "second": status(cell.second),
        })
    });
    let differences = comparison.differences.iter().map(|difference| {
        let (change, keys): (_, &[String]) = match &difference.change {
            Change::Added => ("added", &[]),
            Change::Removed => ("removed", &[]),
            Change::Changed(keys) => ("changed", keys),
        };
        json!({
            "kind": difference.kind.key(),
            "id": difference.id,
            "name": difference.name,
            "change": change,
            "keys": keys,
            "alone": difference.moves.as_ref().map(crate::report::measures),
        })
    });
    json!({
        "format": crate::report::FORMAT,
        "first": crate::report::measures(&comparison.measures.0),
        "second": crate::report::measures(&comparison.measures.1),
        "coverage": cells.collect::<Vec<_>>(),
        "differences": differences.collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(activation: &str, extra: &str) -> Package {
        crate::file::from_toml(&format!(
            r#"
format = 1
[[vector]]
id = "v"
[[capability]]
id = "help"
[[party]]
id = "g"
name = "Guarantor"
role = "guarantor"
[[instrument]]
id = "treaty"
force = "binding"
[[trigger]]
id = "t"
name = "Attack"
threshold = "incident"
[[commitment]]
id = "c"
title = "Help"
instrument = "treaty"
triggers = ["t"]
{activation}
[[commitment.supply]]
by = "g"
capability = "help"
amount = 1
{extra}
[[scenario]]
id = "s"
severity = "incident"
vectors = ["v"]
[[scenario.need]]
capability = "help"
amount = 1
within_hours = 24
"#
        ))
        .unwrap()
    }

    #[test]
    fn what_differs_is_named_with_what_it_moves() {
        let free = package("", "");
        let gated = package("[[commitment.activation]]\nkind = \"decide\"\nby = [\"g\"]", "");
        let comparison = compare(&free, &gated, &Options::default());
        assert!((comparison.measures.0.assured - 1.0).abs() < 1e-9);
        assert!(comparison.measures.1.assured.abs() < 1e-9);
        let [difference] = &comparison.differences[..] else { panic!("one object differs") };
        assert_eq!(difference.change, Change::Changed(vec!["gates".to_owned()]));
        assert_eq!(difference.moves.map(|m| m.assured), Some(0.0));
        let [trigger] = &comparison.triggers[..] else { panic!("one trigger") };
        assert_eq!(
            (trigger.first, trigger.second),
            (Some(Grade::Automatic), Some(Grade::Discretionary))
        );
        assert_eq!(comparison.cells.len(), 5);
    }

    #[test]
    fn a_package_does_not_differ_from_itself() {
        let package = package("", "[[source]]\nid = \"x\"\n");
        assert!(compare(&package, &package, &Options::default()).differences.is_empty());
    }

    #[test]
    fn additions_that_move_nothing_say_so() {
        let extra = "[[party]]\nid = \"h\"\nname = \"Other\"\nrole = \"backer\"\n";
        let comparison = compare(&package("", ""), &package("", extra), &Options::default());
        let [difference] = &comparison.differences[..] else { panic!("one object differs") };
        assert_eq!((difference.change.clone(), difference.moves), (Change::Added, None));
    }
}
