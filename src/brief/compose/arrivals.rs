//! What arrives, by when: a chart for each need and a Gantt for each scenario.

use super::{Composer, Section, prose};
use crate::brief::TEXT_WIDTH;
use crate::brief::document::{Block, Figure, text};
use crate::figures::{arrival, gantt};
use crate::model::Listed;
use std::collections::BTreeSet;

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
        for found in &result.needs {
            let Some(wanted) = scenario.needs.get(found.need) else { continue };
            let of = (result.scenario, found.need);
            let chart = arrival::of_need(package, c.m.analysis, of.0, of.1, TEXT_WIDTH);
            let Some(scene) = chart else { continue };
            let caption = format!(
                "{}: {}.",
                scenario.name(),
                prose::lower_first(prose::capability(package, &wanted.capability))
            );
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
