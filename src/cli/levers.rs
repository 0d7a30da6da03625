//! `casus levers` and `casus apply`: what to ask for, of whom, and what it buys.

use super::Failure;
use super::table::{Align, DIM, HEADING, Table, line_width, styled};
use crate::analysis::{self, Lever, Levers, Obstacle, Options, Plan, Reason};
use crate::model::{Listed, Package, Term};
use crate::{file, report, words};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::atomic::AtomicBool;

/// How many levers the text lists; the rest move nothing or little.
const MOST: usize = 30;

/// Lists the levers of a package; a plan where a target is named.
pub fn run(package: &Package, target: Option<f64>, as_json: bool) -> Result<(), Failure> {
    let options = Options::default();
    let levers = analysis::all_levers(package, &options);
    let never = AtomicBool::new(false);
    let plan = target.map(|target| analysis::plan(package, &options, target, &never));
    super::print(&if as_json {
        format!("{:#}\n", as_report(&levers, plan.as_ref()))
    } else {
        text(package, &levers, plan.as_ref())
    })
}

fn lever_json(lever: &Lever) -> Value {
    json!({
        "id": lever.id,
        "kind": lever.kind.key(),
        "target": lever.target,
        "title": lever.title,
        "asks": lever.asks,
        "after": report::measures(&lever.after),
    })
}

fn as_report(levers: &Levers, plan: Option<&Plan>) -> Value {
    let mut value = json!({
        "before": report::measures(&levers.before),
        "levers": levers.levers.iter().map(lever_json).collect::<Vec<_>>(),
    });
    if let (Some(plan), Some(object)) = (plan, value.as_object_mut()) {
        object.insert(
            "plan".to_owned(),
            json!({
                "target": plan.target,
                "reached": plan.is_reached(),
                "steps": plan.steps.iter().map(|s| lever_json(&s.lever)).collect::<Vec<_>>(),
                "asks": plan.parties,
            }),
        );
    }
    value
}

fn text(package: &Package, levers: &Levers, plan: Option<&Plan>) -> String {
    let width = line_width();
    let before = levers.before;
    let mut out = format!("{}\n", styled(&package.head.title, HEADING));
    if !before.measured {
        return out + "Nothing to measure yet: no scenario has a need.\n";
    }
    let _ = writeln!(
        out,
        "Assured {}, if everyone acts {}.\n",
        words::percent(before.assured),
        words::percent(before.ceiling)
    );
    let moves: Vec<&Lever> = levers
        .levers
        .iter()
        .filter(|l| {
            l.after.assured > before.assured + 1e-9 || l.after.ceiling > before.ceiling + 1e-9
        })
        .collect();
    let mut table = table();
    for lever in moves.iter().take(MOST) {
        row(&mut table, package, before.assured, lever);
    }
    if table.is_empty() {
        out += "No single drafting move gains anything.\n";
    } else {
        let _ = writeln!(out, "{}\n{}", styled("Drafting moves", HEADING), table.render(width));
    }
    if moves.len() > MOST {
        let more = words::count(moves.len() - MOST, "more move");
        let _ = writeln!(out, "{}\n", styled(&format!("and {more} that gain less"), DIM));
    }
    if let Some(plan) = plan {
        out += &plan_text(package, plan, width);
    }
    out
}

fn table() -> Table {
    Table::new(&[
        ("Move", Align::Left),
        ("Asks of", Align::Left),
        ("Assured", Align::Right),
        ("If everyone acts", Align::Right),
    ])
}

fn row(table: &mut Table, package: &Package, before: f64, lever: &Lever) {
    let asks: Vec<&str> = lever.asks.iter().map(|p| package.element_name(p)).collect();
    let asks = match asks.len() {
        0..=2 => asks.join(", "),
        n => words::count(n, "party"),
    };
    table.row([
        lever.title.clone(),
        asks,
        format!("{} → {}", words::percent_figure(before), words::percent(lever.after.assured)),
        words::percent(lever.after.ceiling),
    ]);
}

fn plan_text(package: &Package, plan: &Plan, width: usize) -> String {
    let mut out = String::new();
    let target = words::percent(plan.target);
    if plan.is_reached() && plan.steps.is_empty() {
        return format!("{target} is assured already: no move is needed.\n");
    }
    let heading = if plan.is_reached() {
        format!("A plan that reaches {target}")
    } else if plan.cut_short {
        format!("A plan on the way to {target}; the package is too large to search for more")
    } else {
        format!("{target} is out of reach; this far single moves lead")
    };
    let mut table = table();
    let mut before = plan.before.assured;
    for step in &plan.steps {
        row(&mut table, package, before, &step.lever);
        before = step.lever.after.assured;
    }
    let _ = writeln!(out, "{}\n{}", styled(&heading, HEADING), table.render(width));
    if !plan.is_reached() && !plan.obstacles.is_empty() {
        let _ = writeln!(out, "{}", styled("What stands in the way", HEADING));
        for obstacle in &plan.obstacles {
            if let Some(line) = obstacle_line(package, obstacle) {
                let _ = writeln!(out, "  {line}");
            }
        }
    }
    out
}

/// What keeps a need from being assured, in a sentence.
fn obstacle_line(package: &Package, obstacle: &Obstacle) -> Option<String> {
    let scenario = package.scenarios.get(obstacle.scenario)?;
    let need = scenario.needs.get(obstacle.need)?;
    let capability = words::say::capability(package, &need.capability);
    let reason = match obstacle.reason {
        Reason::NothingOffered => "nobody offers any".to_owned(),
        Reason::TooLittle(amount) => format!(
            "only {} of {} is offered",
            words::amount(amount),
            words::quantity(package, &need.capability, need.amount)
        ),
        Reason::TooLate => "what is offered comes too late or is blocked".to_owned(),
        Reason::Undecided => "it waits for a decision".to_owned(),
    };
    Some(format!("{}, {capability}: {reason}", scenario.name()))
}

/// Applies a lever and writes the changed package.
pub fn apply(package: &Package, id: &str, output: &Path) -> Result<(), Failure> {
    let levers = analysis::all_levers(package, &Options::default());
    let lever = levers.levers.iter().find(|lever| lever.id == id).ok_or_else(|| {
        Failure(format!(
            "the package has no lever “{id}”; `casus levers` lists them with --format json"
        ))
    })?;
    let mut changed = package.clone();
    lever.edit.clone().apply(&mut changed)?;
    file::write_atomically(output, file::print(output, &changed).as_bytes())?;
    super::print(&format!("{}. Wrote {}.\n", lever.title, output.display()))
}
