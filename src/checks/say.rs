//! What findings say besides names: subjects, and levels of severity.

use super::Context;
use crate::analysis::{Cell, NeedResult};
use crate::model::{Listed, Need, Package, Scenario, Severity, Term, Vector};
pub(super) use crate::words::say::*;

/// A severity as a sentence speaks of one case of it.
pub(super) fn level(severity: Severity) -> String {
    let words = severity.words();
    format!("{} {words}", if words.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" })
}

/// The subject of a finding about a cell of the matrix.
pub(super) fn cell(package: &Package, cell: &Cell) -> String {
    let vector = package.vectors.get(cell.vector).map_or("", Vector::id);
    format!("cell:{vector}/{}", cell.severity.key())
}

/// The subject of a finding about a need.
pub(super) fn need(scenario: &Scenario, need: &Need) -> String {
    format!("need:{}/{}", scenario.id, need.capability)
}

/// Every need with its scenario and its figures.
pub(super) fn needs<'a>(
    context: &Context<'a>,
) -> impl Iterator<Item = (&'a Scenario, &'a Need, &'a NeedResult)> {
    let package = context.package;
    context.analysis.scenarios.iter().flat_map(move |result| {
        let scenario = package.scenarios.get(result.scenario);
        result.needs.iter().filter_map(move |need| {
            let scenario = scenario?;
            Some((scenario, scenario.needs.get(need.need)?, need))
        })
    })
}

/// The most characters that three names may take in a message.
const ROOM: usize = 56;

/// Actors as alternatives: three by name where there is room, else two and the number of others.
pub(super) fn any_of<S: AsRef<str>>(package: &Package, ids: &[S]) -> String {
    let three = either(package, ids, 3);
    let fits = ids.len() <= 3 && three.chars().count() <= ROOM;
    if fits { three } else { either(package, ids, 2) }
}
