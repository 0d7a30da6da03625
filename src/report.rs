//! The report: figures and findings as other programs read them.
//!
//! The shape is a contract (`docs/analysis.md`, “The report”): numbers are plain, hours are null
//! where they never end, figures are null where there is nothing to measure, order is the file's.

use crate::analysis::{Analysis, CellStatus, Measures, NeedResult, Route, ScenarioResult};
use crate::checks::Finding;
use crate::model::{Need, Package, Scenario, Term};
use serde_json::{Map, Value, json};

/// The version of the report's shape.
pub const FORMAT: u32 = 1;

/// The whole report.
pub fn report(package: &Package, analysis: &Analysis, findings: &[Finding]) -> Value {
    let scenarios = analysis.scenarios.iter().filter_map(|result| scenario(package, result));
    let routes = analysis.routes.iter().filter_map(|found| route(package, found));
    let coverage = analysis.coverage.iter().filter_map(|cell| {
        let (status, grade) = match cell.status {
            CellStatus::NoTrigger => ("no-trigger", None),
            CellStatus::NoResponse => ("no-response", None),
            CellStatus::Graded(grade) => ("graded", Some(grade.numeral())),
        };
        Some(json!({
            "vector": package.vectors.get(cell.vector)?.id,
            "severity": cell.severity.key(),
            "status": status,
            "grade": grade,
            "providers": cell.providers,
        }))
    });
    json!({
        "format": FORMAT,
        "measures": measures(&analysis.measures),
        "scenarios": scenarios.collect::<Vec<_>>(),
        "routes": routes.collect::<Vec<_>>(),
        "coverage": coverage.collect::<Vec<_>>(),
        "findings": findings.iter().map(finding).collect::<Vec<_>>(),
    })
}

/// The three measures; null where there is nothing to measure.
pub fn measures(measures: &Measures) -> Value {
    Value::Object(stances(measures))
}

fn stances(measures: &Measures) -> Map<String, Value> {
    let figure = |value: f64| if measures.measured { json!(value) } else { Value::Null };
    let mut map = Map::new();
    map.insert("ceiling".to_owned(), figure(measures.ceiling));
    map.insert("assured".to_owned(), figure(measures.assured));
    map.insert("in_hand".to_owned(), figure(measures.in_hand));
    map
}

fn scenario(package: &Package, result: &ScenarioResult) -> Option<Value> {
    let scenario: &Scenario = package.scenarios.get(result.scenario)?;
    let mut map = Map::new();
    map.insert("id".to_owned(), json!(scenario.id));
    map.extend(stances(&result.measures));
    let needs = result.needs.iter().filter_map(|r| Some(need(scenario.needs.get(r.need)?, r)));
    map.insert("needs".to_owned(), needs.collect());
    Some(Value::Object(map))
}

fn need(need: &Need, result: &NeedResult) -> Value {
    let mut map = Map::new();
    map.insert("capability".to_owned(), json!(need.capability));
    map.insert("amount".to_owned(), json!(need.amount));
    map.insert("within_hours".to_owned(), json!(need.within_hours));
    map.extend(stances(&result.measures));
    map.insert("blocking_sets".to_owned(), json!(result.blocking_sets));
    map.insert("blocking_sets_complete".to_owned(), json!(result.blocking_sets_complete));
    map.insert("power".to_owned(), json!(result.power));
    map.insert("one_party_out".to_owned(), json!(result.one_party_out));
    Value::Object(map)
}

fn route(package: &Package, route: &Route) -> Option<Value> {
    let commitment = package.commitments.get(route.commitment)?;
    let supply = commitment.supplies.get(route.supply)?;
    Some(json!({
        "commitment": commitment.id,
        "trigger": route.trigger.and_then(|t| package.triggers.get(t)).map(|t| &t.id),
        "by": supply.by,
        "capability": supply.capability,
        "grade": route.grade.numeral(),
        "blocked": route.blocked,
        "vetoes": route.vetoes,
        "best_hours": route.best_hours,
        "worst_hours": route.worst_hours,
    }))
}

fn finding(finding: &Finding) -> Value {
    json!({
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "subject": finding.subject,
        "message": finding.message,
        "help": finding.help,
        "fixes": finding.fixes.len(),
        "accepted": finding.accepted.is_some(),
    })
}
