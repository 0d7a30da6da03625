//! What arrives, by when: a chart for each need and a Gantt for each scenario.

use super::{Composer, Section};
use crate::analysis::{Analysis, Counting, NeedResult};
use crate::brief::TEXT_WIDTH;
use crate::brief::document::{Block, Figure, text};
use crate::figures::{Scene, arrival, gantt};
use crate::model::{Listed, Package, Scenario};
use crate::words;
use std::collections::BTreeSet;

/// Room between two charts in a row, in points.
const GAP: f32 = 18.0;

/// The height in points up to which the routes of a scenario make one figure; taller ones would
/// leave much of a page empty.
const TALLEST: f32 = 170.0;

/// The section.
pub const SECTION: Section = Section {
    id: "arrivals",
    title: "What arrives, by when",
    in_note: false,
    applies: |m| m.analysis.scenarios.iter().any(|s| !s.needs.is_empty()),
    write,
};

fn write(c: &mut Composer) {
    c.say(
        "Each chart sets what arrives over time against what is needed, if everyone acts, as \
         assured, and in hand; a need of which nothing comes later than at once, or all is assured, \
         has none. Beneath the charts of a scenario, its routes step by step; hatched steps are a \
         provider’s own decision and consent at home that the text leaves out, or mentions without \
         a deadline. The scale of time is compressed.",
    );
    let package = c.m.package;
    for result in &c.m.analysis.scenarios {
        let Some(scenario) = package.scenarios.get(result.scenario) else { continue };
        if result.needs.is_empty() {
            continue;
        }
        c.part(scenario.name());
        let drawn: Vec<&NeedResult> = result.needs.iter().filter(|n| worth_drawing(n)).collect();
        for pair in drawn.chunks(2) {
            let width = (TEXT_WIDTH - GAP) / 2.0;
            let charts: Vec<Scene> = pair
                .iter()
                .filter_map(|n| {
                    arrival::of_need(package, c.m.analysis, result.scenario, n.need, width)
                })
                .collect();
            let scene = Scene::side_by_side(charts, GAP);
            let needs: Vec<usize> = pair.iter().map(|n| n.need).collect();
            let caption = format!("{}: {}.", scenario.name(), names(package, scenario, &needs));
            let label = c.figure_label();
            c.push(Block::Figure(Figure {
                id: String::new(),
                scene,
                label,
                caption: text(caption),
            }));
        }
        let said = format!("{}, route by route", scenario.name());
        routes(c, c.m.analysis, result.scenario, &BTreeSet::new(), &said);
    }
}

/// Whether a chart of the need would show anything: help that counts and is not there from the
/// first hour on, toward a need that the words alone do not meet.
fn worth_drawing(need: &NeedResult) -> bool {
    let later = |hours: Option<f64>| hours.is_some_and(|h| h > 0.0);
    let comes = |c: &Counting| c.amount > 0.0 && (later(c.ceiling_hours) || later(c.assured_hours));
    need.measures.assured < 1.0 && need.counting.iter().any(comes)
}

/// A scenario's routes step by step, as one figure or several; `said` begins their captions.
pub(super) fn routes(
    c: &mut Composer,
    analysis: &Analysis,
    place: usize,
    out: &BTreeSet<String>,
    said: &str,
) {
    let package = c.m.package;
    let Some(scenario) = package.scenarios.get(place) else { return };
    let parts = gantt::of_scenario(package, analysis, place, out, (TEXT_WIDTH, TALLEST));
    let is_split = parts.len() > 1;
    for part in parts {
        let label = c.figure_label();
        let caption = if is_split {
            format!("{said}: {}.", names(package, scenario, &part.needs))
        } else {
            format!("{said}.")
        };
        let (scene, caption) = (part.scene, text(caption));
        c.push(Block::Figure(Figure { id: String::new(), scene, label, caption }));
    }
}

/// The capabilities that some needs of a scenario call for, as a list.
fn names(package: &Package, scenario: &Scenario, needs: &[usize]) -> String {
    let needs = needs.iter().filter_map(|place| scenario.needs.get(*place));
    let names: Vec<String> =
        needs.map(|n| words::say::capability(package, &n.capability)).collect();
    words::list(&names)
}
