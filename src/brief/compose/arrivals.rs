//! What arrives, by when: a chart for each need and a Gantt for each scenario.

use super::{Composer, Section, prose};
use crate::brief::TEXT_WIDTH;
use crate::brief::document::{Block, Figure, text};
use crate::figures::{Scene, arrival, gantt};
use crate::model::Listed;
use crate::words;
use std::collections::BTreeSet;

/// Room between two charts in a row, in points.
const GAP: f32 = 18.0;

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
         assured, and in hand. Beneath the charts of a scenario, its routes step by step; hatched \
         steps are decisions that the text leaves out.",
    );
    let package = c.m.package;
    for result in &c.m.analysis.scenarios {
        let Some(scenario) = package.scenarios.get(result.scenario) else { continue };
        if result.needs.is_empty() {
            continue;
        }
        c.part(scenario.name());
        let pairs = result.needs.chunks(2);
        for pair in pairs {
            let width = if pair.len() == 2 { (TEXT_WIDTH - GAP) / 2.0 } else { TEXT_WIDTH };
            let charts: Vec<Scene> = pair
                .iter()
                .filter_map(|n| {
                    arrival::of_need(package, c.m.analysis, result.scenario, n.need, width)
                })
                .collect();
            let scene = Scene::side_by_side(charts, GAP);
            let names: Vec<String> = pair
                .iter()
                .filter_map(|n| scenario.needs.get(n.need))
                .map(|n| prose::lower_first(prose::capability(package, &n.capability)))
                .collect();
            let caption = format!("{}: {}.", scenario.name(), words::list(&names));
            let label = c.figure_label();
            c.push(Block::Figure(Figure {
                id: String::new(),
                scene,
                label,
                caption: text(caption),
            }));
        }
        let nobody_out = BTreeSet::new();
        let gantt =
            gantt::of_scenario(package, c.m.analysis, result.scenario, &nobody_out, TEXT_WIDTH);
        if let Some(scene) = gantt.map(|figure| figure.scene) {
            let label = c.figure_label();
            let caption = text(format!("{}: route by route.", scenario.name()));
            c.push(Block::Figure(Figure { id: String::new(), scene, label, caption }));
        }
    }
}
