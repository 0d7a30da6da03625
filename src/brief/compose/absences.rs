//! If some stay away: what is left of a scenario without the parties that were switched off in the
//! stress test and put in the brief.

use super::{Composer, Section, arrivals, prose};
use crate::analysis::{self, Analysis, NeedResult, Options, ScenarioResult};
use crate::brief::Absence;
use crate::brief::document::{Block, Cell, Column, Row, Table, text};
use crate::model::{Kind, Listed, Scenario};
use crate::words;

/// The section.
pub const SECTION: Section = Section {
    id: "absences",
    title: "If some stay away",
    in_note: true,
    applies: |m| m.absences.iter().any(|absence| absence.fits(m.package)),
    write,
};

fn write(c: &mut Composer) {
    let package = c.m.package;
    for absence in c.m.absences.iter().filter(|absence| absence.fits(package)) {
        let Some(place) = package.position(Kind::Scenario, &absence.scenario) else { continue };
        let Some(scenario) = package.scenarios.get(place) else { continue };
        let options = Options { as_of: c.m.as_of, out: absence.out.clone() };
        let without = analysis::analyse(package, &options);
        one(c, absence, (place, scenario), &without);
    }
}

fn one(c: &mut Composer, absence: &Absence, (place, scenario): (usize, &Scenario), now: &Analysis) {
    let package = c.m.package;
    let away: Vec<&str> = absence.out.iter().map(|id| package.element_name(id)).collect();
    let away = words::list(&away);
    c.part(&format!("{} without {away}", scenario.name()));
    let of = |analysis: &Analysis| -> Option<ScenarioResult> {
        analysis.scenarios.iter().find(|s| s.scenario == place).cloned()
    };
    let (Some(before), Some(after)) = (of(c.m.analysis), of(now)) else { return };
    let (all, left) = (before.measures, after.measures);
    c.say(format!(
        "Without {away}, {} of what this scenario calls for arrives in time if everyone else acts, \
         against {} with all; {} is assured, against {}.",
        prose::per_cent(left.ceiling),
        prose::per_cent(all.ceiling),
        prose::per_cent(left.assured),
        prose::per_cent(all.assured),
    ));
    let figures = |need: &NeedResult| [need.measures.ceiling, need.measures.assured];
    let mut rows = Vec::new();
    for (was, is) in before.needs.iter().zip(&after.needs) {
        let Some(need) = scenario.needs.get(is.need) else { continue };
        let [acts, assured] = figures(was);
        let [acts_left, assured_left] = figures(is);
        let shares = [acts, acts_left, assured, assured_left];
        let what = [
            prose::capability(package, &need.capability).to_owned(),
            words::quantity(package, &need.capability, need.amount),
            words::hours(need.within_hours),
        ];
        rows.push(Row::new(what.into_iter().chain(shares.map(words::percent)).map(Cell::from)));
    }
    let label = c.table_label();
    let mut columns = vec![Column::share(1.0).heads_rows()];
    columns.resize_with(7, || Column::auto().right());
    c.push(Block::Table(Table {
        id: String::new(),
        label,
        caption: text(format!("{}, with all and without {away}", scenario.name())),
        columns,
        header: [
            "Need",
            "Amount",
            "Within",
            "All act",
            "All others act",
            "Assured with all",
            "Assured without",
        ]
        .map(Cell::from)
        .into(),
        rows,
        notes: Vec::new(),
    }));
    let said = format!("{}, route by route without {away}", scenario.name());
    arrivals::routes(c, now, place, &absence.out, &said);
}
