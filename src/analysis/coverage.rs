//! The matrix of ways of attack and severities.

use super::engine::Engine;
use super::scenario::shares_vector;
use super::{Cell, CellStatus, Route};
use crate::model::{Severity, TALK, Term, Trigger};
use std::collections::HashSet;

/// Every cell, row by row.
pub(super) fn matrix(engine: &Engine, routes: &[Route]) -> Vec<Cell> {
    let package = engine.package;
    let mut cells = Vec::with_capacity(package.vectors.len() * Severity::ALL.len());
    for (place, vector) in package.vectors.iter().enumerate() {
        let this = std::slice::from_ref(&vector.id);
        let counters: Vec<bool> =
            package.commitments.iter().map(|c| shares_vector(&c.counters, this)).collect();
        let takes: Vec<bool> =
            package.triggers.iter().map(|t| shares_vector(&t.vectors, this)).collect();
        let standing: Vec<usize> =
            (0..counters.len()).filter(|&c| counters[c] && engine.promises[c].standing).collect();
        let answers: Vec<usize> = (0..routes.len())
            .filter(|&r| counters[routes[r].commitment] && answers(engine, &routes[r], &takes))
            .collect();
        for &severity in Severity::ALL {
            let fires = |t: &Trigger| t.threshold <= severity;
            let any = package.triggers.iter().zip(&takes).any(|(t, takes)| *takes && fires(t));
            let open = |r: &usize| routes[*r].trigger.is_some_and(|t| fires(&package.triggers[t]));
            let open: Vec<usize> = answers.iter().copied().filter(open).collect();
            let best = open.iter().map(|&r| routes[r].grade).max();
            let status = match best {
                _ if !any => CellStatus::NoTrigger,
                None => CellStatus::NoResponse,
                Some(grade) => CellStatus::Graded(grade),
            };
            cells.push(Cell {
                vector: place,
                severity,
                status,
                providers: providers(engine, routes, &open),
                partial_area: !open.is_empty() && !reaches_everywhere(engine, routes, &open),
                standing: standing.clone(),
                routes: open,
            });
        }
    }
    cells
}

/// Whether a route is help that answers one of the triggers.
fn answers(engine: &Engine, route: &Route, takes: &[bool]) -> bool {
    let supply = &engine.package.commitments[route.commitment].supplies[route.supply];
    supply.capability != TALK && route.trigger.is_some_and(|t| takes[t])
}

fn providers(engine: &Engine, routes: &[Route], open: &[usize]) -> usize {
    let by = |r: &usize| {
        let route = &routes[*r];
        engine.package.commitments[route.commitment].supplies[route.supply].by.as_str()
    };
    open.iter().map(by).collect::<HashSet<_>>().len()
}

/// Whether every area of the package is reached by some route: its trigger, its commitment and its
/// supply all allow it.
fn reaches_everywhere(engine: &Engine, routes: &[Route], open: &[usize]) -> bool {
    let package = engine.package;
    package.areas.iter().all(|area| {
        let within = |limits: &[String]| limits.is_empty() || limits.contains(&area.id);
        open.iter().any(|&r| {
            let route = &routes[r];
            let commitment = &package.commitments[route.commitment];
            within(&commitment.areas)
                && within(&commitment.supplies[route.supply].areas)
                && route.trigger.is_none_or(|t| within(&package.triggers[t].areas))
        })
    })
}
