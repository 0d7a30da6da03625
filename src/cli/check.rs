//! `casus check`: figures and findings.

use super::Failure;
use super::table::{Align, BLUE, DIM, HEADING, RED, Table, YELLOW, line_width, styled, wrap};
use crate::analysis::{self, CellStatus, Figure, LineKind, Measures, Options};
use crate::brief::Examined;
use crate::checks::{self, Severity};
use crate::model::{Capability, Date, Listed, Package, Term};
use crate::{report, words};
use anstyle::Style;
use std::fmt::Write as _;

/// How many items the sentence for a group of findings names.
const MOST_ITEMS: usize = 12;

/// A package with its figures and findings.
pub struct Checked {
    /// The package.
    pub package: Package,
    /// Its figures and findings.
    pub examined: Examined,
}

impl Checked {
    /// Analyses and checks a package.
    pub fn new(package: Package, as_of: Option<Date>) -> Checked {
        let examined = Examined::new(&package, as_of, Some(super::today()));
        Checked { package, examined }
    }

    /// Whether findings of severity error are open.
    pub fn has_open_errors(&self) -> bool {
        self.examined.findings.iter().any(|f| f.accepted.is_none() && f.severity == Severity::Error)
    }

    /// The report as JSON.
    pub fn json(&self) -> String {
        format!(
            "{:#}\n",
            report::report(&self.package, &self.examined.analysis, &self.examined.findings)
        )
    }

    /// The report as text for a terminal.
    pub fn text(&self) -> String {
        let width = line_width();
        let head = &self.package.head;
        let mut out = format!("{}\n", styled(&head.title, HEADING));
        let facts = [head.reference.clone(), words::sentence_case(head.status.words())];
        let date = head.date.map(|d| d.to_string());
        let facts: Vec<String> = facts.into_iter().filter(|f| !f.is_empty()).chain(date).collect();
        let _ = writeln!(out, "{}\n", styled(&facts.join(" · "), DIM));
        out.push_str(&self.measures());
        out.push_str(&self.scenarios(width));
        out.push_str(&self.commitments(width));
        out.push_str(&self.coverage(width));
        out.push_str(&self.findings(width));
        out
    }

    fn measures(&self) -> String {
        let measures = &self.examined.analysis.measures;
        if !measures.measured {
            return "  Nothing to measure yet: no scenario has a need.\n\n".to_owned();
        }
        let line = |share: f64, label: &str| {
            let figure = format!("{:>3}\u{a0}%", words::percent_figure(share));
            format!("  {}  {label}\n", styled(&figure, HEADING))
        };
        line(measures.ceiling, "if everyone acts on the day")
            + &line(measures.assured, "assured: nobody has to decide anything")
            + &line(measures.in_hand, "in hand already")
            + "\n"
    }

    fn scenarios(&self, width: usize) -> String {
        let mut table = Table::new(&[
            ("Scenario and needs", Align::Left),
            ("If everyone acts", Align::Right),
            ("Assured", Align::Right),
            ("In hand", Align::Right),
            ("Smallest set that breaks it", Align::Left),
        ]);
        for result in &self.examined.analysis.scenarios {
            let Some(scenario) = self.package.scenarios.get(result.scenario) else { continue };
            let row = std::iter::once(scenario.name().to_owned())
                .chain(figures(&result.measures))
                .chain([String::new()]);
            table.styled_row(row.map(|cell| (cell, HEADING)));
            for found in &result.needs {
                let Some(need) = scenario.needs.get(found.need) else { continue };
                let capability = self
                    .package
                    .find::<Capability>(&need.capability)
                    .map_or(need.capability.as_str(), Listed::name);
                let name = format!(
                    "  {capability}: {} within {}",
                    words::quantity(&self.package, &need.capability, need.amount),
                    words::hours(need.within_hours)
                );
                let set = match found.blocking_sets.first() {
                    None => "none".to_owned(),
                    Some(set) if set.is_empty() => "unmet anyway".to_owned(),
                    Some(set) => {
                        let names: Vec<&str> =
                            set.iter().map(|actor| self.package.element_name(actor)).collect();
                        names.join(" + ")
                    }
                };
                table.row(std::iter::once(name).chain(figures(&found.measures)).chain([set]));
            }
        }
        section("What arrives", &table, width)
    }

    fn commitments(&self, width: usize) -> String {
        let mut table = Table::new(&[
            ("Commitment", Align::Left),
            ("Automaticity", Align::Left),
            ("Best", Align::Right),
            ("Worst", Align::Right),
            ("Can be stopped by one", Align::Left),
        ]);
        for (i, commitment) in self.package.commitments.iter().enumerate() {
            let routes: Vec<_> =
                self.examined.analysis.routes.iter().filter(|r| r.commitment == i).collect();
            let Some(best) = routes.iter().max_by_key(|r| r.grade) else {
                let none = ["none", "", "", ""].map(str::to_owned);
                table.row(std::iter::once(commitment.name().to_owned()).chain(none));
                continue;
            };
            let lowest = routes.iter().map(|r| r.grade).min().unwrap_or(best.grade);
            let grade = if lowest == best.grade {
                format!("{} {}", best.grade.numeral(), best.grade.name())
            } else {
                format!("{}–{} {}", lowest.numeral(), best.grade.numeral(), best.grade.name())
            };
            let soonest = routes.iter().filter_map(|r| r.best_hours).min_by(f64::total_cmp);
            let latest = routes.iter().filter_map(|r| r.worst_hours).min_by(f64::total_cmp);
            let mut stoppers: Vec<&str> = Vec::new();
            for actor in routes.iter().flat_map(|r| &r.vetoes) {
                let name = self.package.element_name(actor);
                if !stoppers.contains(&name) {
                    stoppers.push(name);
                }
            }
            table.row([
                commitment.name().to_owned(),
                grade,
                soonest.map_or_else(|| "blocked".to_owned(), words::hours),
                latest.map_or_else(|| "never".to_owned(), words::hours),
                match &stoppers[..] {
                    [a, b, rest @ ..] if rest.len() > 1 => {
                        format!("{a}, {b} and {} others", rest.len())
                    }
                    few => few.join(", "),
                },
            ]);
        }
        section("How automatic it is", &table, width)
    }

    fn coverage(&self, width: usize) -> String {
        let severities = crate::model::Severity::ALL;
        let heads: Vec<String> =
            severities.iter().map(|s| words::sentence_case(s.words())).collect();
        let columns: Vec<(&str, Align)> = std::iter::once(("Way of attack", Align::Left))
            .chain(heads.iter().map(|h| (h.as_str(), Align::Left)))
            .collect();
        let mut table = Table::new(&columns);
        for (i, vector) in self.package.vectors.iter().enumerate() {
            let cells =
                self.examined.analysis.coverage.iter().filter(|c| c.vector == i).map(|cell| {
                    match cell.status {
                        CellStatus::NoTrigger => ("× no trigger".to_owned(), RED),
                        CellStatus::NoResponse => ("× only talk".to_owned(), RED),
                        CellStatus::Graded(g) => {
                            let style = if g.numeral() >= 3 { BLUE } else { Style::new() };
                            (format!("{} {}", g.numeral(), g.name().to_lowercase()), style)
                        }
                    }
                });
            let name = (vector.name().to_owned(), Style::new());
            table.styled_row(std::iter::once(name).chain(cells));
        }
        section("What is covered", &table, width)
    }

    fn findings(&self, width: usize) -> String {
        let open = |severity| {
            self.examined
                .findings
                .iter()
                .filter(move |f| f.accepted.is_none() && f.severity == severity)
        };
        let mut out = String::new();
        for (severity, heading, style) in [
            (Severity::Error, "Errors: it cannot work as written", RED),
            (Severity::Warning, "Warnings: it may fail when needed", YELLOW),
            (Severity::Note, "Notes", DIM),
        ] {
            if open(severity).next().is_none() {
                continue;
            }
            let _ = writeln!(out, "{}", styled(heading, HEADING));
            for group in checks::groups(open(severity)) {
                let message = wrap(&group.sentence(&self.package, MOST_ITEMS), width, 10);
                let _ = writeln!(out, "  {}  {message}", styled(group.lead.code, style));
                if let Some(help) = group.help() {
                    let help = wrap(help, width, 10);
                    let _ = writeln!(out, "          {}", styled(&help, DIM));
                }
            }
            out.push('\n');
        }
        let count = |severity: Severity| words::count(open(severity).count(), severity.name());
        let accepted = self.examined.findings.iter().filter(|f| f.accepted.is_some()).count();
        let _ = writeln!(
            out,
            "{}, {}, {}; {accepted} accepted. `casus explain CODE` says more of each.",
            count(Severity::Error),
            count(Severity::Warning),
            count(Severity::Note)
        );
        out
    }
}

fn figures(measures: &Measures) -> [String; 3] {
    [measures.ceiling, measures.assured, measures.in_hand]
        .map(|share| if measures.measured { words::percent(share) } else { "–".to_owned() })
}

fn section(heading: &str, table: &Table, width: usize) -> String {
    if table.is_empty() {
        return String::new();
    }
    format!("{}\n{}\n", styled(heading, HEADING), table.render(width))
}

/// Prints figures and findings; the answer is whether errors are open.
pub fn run(package: Package, as_of: Option<Date>, json: bool) -> Result<bool, Failure> {
    let checked = Checked::new(package, as_of);
    super::print(&if json { checked.json() } else { checked.text() })?;
    Ok(checked.has_open_errors())
}

/// Prints why a figure is what it is.
pub fn explain(package: &Package, as_of: Option<Date>, subject: &str) -> Result<(), Failure> {
    let figure = Figure::of_subject(package, subject).ok_or_else(|| {
        Failure(format!("the package has no figure for “{subject}”; write it as commitment:ID"))
    })?;
    let analysis = analysis::analyse(package, &Options { as_of, ..Options::default() });
    let mut out = String::new();
    for line in analysis::explain(package, &analysis, figure) {
        let indent = 2 * line.depth;
        let text = wrap(&line.text, line_width(), indent + 2);
        let text = if line.kind == LineKind::Heading { styled(&text, HEADING) } else { text };
        let _ = writeln!(out, "{}{text}", " ".repeat(indent));
    }
    super::print(&out)
}
