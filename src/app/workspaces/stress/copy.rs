//! The figures of a scenario as text that pastes into a spreadsheet.

use crate::app::Assessment;
use crate::figures::power;
use crate::model::{Capability, Listed};
use crate::words;

/// A row a need: what is called for, the three stances, and who can break it.
pub(super) fn table(assessment: &Assessment, scenario: usize) -> String {
    let package = &assessment.package;
    let mut lines = vec![
        [
            "Need",
            "Amount",
            "Within (hours)",
            "If everyone acts",
            "Assured",
            "In hand",
            "Smallest sets that break it",
            "Whose decision matters",
        ]
        .join("\t"),
    ];
    let needs = package.scenarios.get(scenario).map_or(&[][..], |s| s.needs.as_slice());
    let results = assessment.analysis.scenarios.iter().find(|r| r.scenario == scenario);
    for result in results.into_iter().flat_map(|r| &r.needs) {
        let Some(need) = needs.get(result.need) else { continue };
        let name = package.find::<Capability>(&need.capability).map_or("", Listed::name);
        let sets: Vec<String> = result
            .blocking_sets
            .iter()
            .map(|set| {
                let names: Vec<&str> = set.iter().map(|id| package.element_name(id)).collect();
                names.join(" + ")
            })
            .collect();
        let power: Vec<String> = power::ranked(package, &result.power)
            .into_iter()
            .map(|(name, share)| format!("{name} {}", power::figure(share)))
            .collect();
        let measures = result.measures;
        lines.push(
            [
                name.to_owned(),
                need.amount.to_string(),
                need.within_hours.to_string(),
                words::percent(measures.ceiling),
                words::percent(measures.assured),
                words::percent(measures.in_hand),
                sets.join("; "),
                power.join("; "),
            ]
            .join("\t"),
        );
    }
    lines.join("\n")
}
