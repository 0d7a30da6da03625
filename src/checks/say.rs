//! What findings say besides names: subjects, and levels of severity.

use super::Context;
use crate::analysis::{Analysis, Cell, NeedResult};
use crate::model::{Listed, Need, Package, Scenario, Severity, Term, Vector};
pub(super) use crate::words::say::*;

/// A severity as a sentence speaks of one case of it.
pub(super) fn level(severity: Severity) -> String {
    let words = severity.words();
    format!("{} {words}", if words.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" })
}

/// A way of attack within a sentence.
pub(super) fn vector(vector: &Vector) -> String {
    short(&lower(spoken(vector)))
}

/// The levels at which a cell's way of attack fares as in the cell, of those that `like` puts
/// together with it: `below a limited attack`, `at any level`.
pub(super) fn levels_like(
    analysis: &Analysis,
    cell: &Cell,
    like: impl Fn(Severity) -> bool,
) -> String {
    let cells = analysis.coverage.iter().filter(|c| c.vector == cell.vector);
    let alike =
        cells.filter(|c| c.status == cell.status && like(c.severity) == like(cell.severity));
    let found: Vec<Severity> = alike.map(|c| c.severity).collect();
    let all = Severity::ALL;
    match found.as_slice() {
        some if some == all => "at any level".to_owned(),
        some if all.starts_with(some) => format!("below {}", level(all[some.len()])),
        [lowest, ..] if all.ends_with(&found) => format!("from {} upwards", level(*lowest)),
        some => {
            let named: Vec<String> = some.iter().copied().map(level).collect();
            format!("at the level of {}", crate::words::list(&named))
        }
    }
}

/// The subject of a finding about a cell of the matrix.
pub(super) fn cell(package: &Package, cell: &Cell) -> String {
    let vector = package.vectors.get(cell.vector).map_or("", Vector::id);
    format!("cell:{vector}/{}", cell.severity.key())
}

/// A need within a list of them: `air defence in “Winter salvo”`.
pub(super) fn need_of(package: &Package, scenario: &Scenario, need: &Need) -> String {
    format!("{} in {}", capability(package, &need.capability), quoted(spoken(scenario)))
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
    if fits { three } else { format!("any one of {}", elements(package, ids, 2)) }
}
