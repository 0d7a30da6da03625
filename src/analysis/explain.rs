//! “Why?”: what is behind a figure, as lines that a person can follow to gates and clauses.

mod need;
mod route;

use super::{Analysis, Cell, CellStatus, Grade, Measures};
use crate::model::{
    Capability, Commitment, Force, Instrument, Listed, Modality, Package, Party, Scenario,
    Severity, Term, Trigger, Vector,
};
use crate::words::{self, say};

/// A figure that can be asked about; places as in [`Analysis`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Figure {
    /// The package's measures.
    Package,
    /// A scenario's measures.
    Scenario(usize),
    /// The figures of a need: scenario, then need.
    Need(usize, usize),
    /// What a commitment is worth.
    Commitment(usize),
    /// One route.
    Route(usize),
    /// One cell of the matrix.
    Cell(usize),
}

/// What a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineKind {
    /// What the lines below it are about.
    Heading,
    /// A figure and how it comes about.
    Fact,
    /// A gate that the words name.
    Gate,
    /// A step that the words leave out.
    Hidden,
    /// An excerpt of the clause.
    Clause,
}

/// One line of an explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExplainLine {
    /// How deep it is set in, from 0.
    pub depth: usize,
    /// What it says.
    pub kind: LineKind,
    /// The words.
    pub text: String,
}

impl Figure {
    /// The figure that a subject such as `commitment:air-reinforcement`, `scenario:salvo`,
    /// `need:salvo/air-defence`, `cell:drone/incident` or `package` names.
    pub fn of_subject(package: &Package, subject: &str) -> Option<Figure> {
        if subject == "package" {
            return Some(Figure::Package);
        }
        let (kind, id) = subject.split_once(':')?;
        let scenario = |id: &str| package.scenarios.iter().position(|s| s.id == id);
        match kind {
            "commitment" => {
                package.commitments.iter().position(|c| c.id == id).map(Figure::Commitment)
            }
            "scenario" => scenario(id).map(Figure::Scenario),
            "need" => {
                let (at, capability) = id.split_once('/')?;
                let at = scenario(at)?;
                let needs = &package.scenarios[at].needs;
                let need = needs.iter().position(|n| n.capability == capability)?;
                Some(Figure::Need(at, need))
            }
            "cell" => {
                let (vector, severity) = id.split_once('/')?;
                let row = package.vectors.iter().position(|v| v.id == vector)?;
                let column = Severity::ALL.iter().position(|s| s.key() == severity)?;
                Some(Figure::Cell(row * Severity::ALL.len() + column))
            }
            _ => None,
        }
    }
}

/// Explains a figure; nothing where there is no such figure.
pub fn explain(package: &Package, analysis: &Analysis, figure: Figure) -> Vec<ExplainLine> {
    let mut lines = Lines { package, analysis, lines: Vec::new() };
    // A figure of another package is not explained rather than wrongly.
    let _: Option<()> = match figure {
        Figure::Package => {
            lines.whole();
            Some(())
        }
        Figure::Scenario(at) => lines.scenario(at),
        Figure::Need(at, need) => lines.need(at, need),
        Figure::Commitment(at) => lines.commitment(at),
        Figure::Route(at) => lines.route(0, at),
        Figure::Cell(at) => lines.cell(at),
    };
    lines.lines
}

struct Lines<'a> {
    package: &'a Package,
    analysis: &'a Analysis,
    lines: Vec<ExplainLine>,
}

impl<'a> Lines<'a> {
    fn add(&mut self, depth: usize, kind: LineKind, text: impl Into<String>) {
        self.lines.push(ExplainLine { depth, kind, text: text.into() });
    }

    fn heading(&mut self, depth: usize, text: impl Into<String>) {
        self.add(depth, LineKind::Heading, text);
    }

    fn fact(&mut self, depth: usize, text: impl Into<String>) {
        self.add(depth, LineKind::Fact, text);
    }

    fn whole(&mut self) {
        self.heading(0, "The package");
        if !self.analysis.measures.measured {
            self.fact(1, "Nothing to measure yet: no scenario with a weight has a need.");
            return;
        }
        self.fact(1, said(&self.analysis.measures));
        self.fact(1, "The mean over the scenarios that have needs, by weight:");
        for result in &self.analysis.scenarios {
            let Some(scenario) = self.package.scenarios.get(result.scenario) else { continue };
            if result.measures.measured {
                let name = say::quoted(say::spoken(scenario));
                let weight = words::amount(scenario.weight);
                self.fact(2, format!("{name}, weight {weight}: {}", said(&result.measures)));
            }
        }
    }

    fn scenario(&mut self, at: usize) -> Option<()> {
        let package = self.package;
        let scenario = package.scenarios.get(at)?;
        let result = self.analysis.scenarios.get(at)?;
        self.heading(0, say::quoted(say::spoken(scenario)));
        self.fact(1, circumstances(package, scenario));
        let fired = result.fired.iter().filter_map(|t| package.triggers.get(*t));
        let fired: Vec<String> = fired.map(|t| say::quoted(say::spoken(t))).collect();
        self.fact(
            1,
            match &fired[..] {
                [] => "No trigger fires.".to_owned(),
                fired => format!("What fires: {}.", words::list(fired)),
            },
        );
        if result.measures.measured {
            self.fact(1, format!("{}, the mean over its needs:", said(&result.measures)));
        } else {
            self.fact(1, "It calls for nothing, so that nothing is measured.");
        }
        for need in &result.needs {
            if let Some(needed) = scenario.needs.get(need.need) {
                let what = need::what(package, needed);
                self.fact(2, format!("{what}: {}", said(&need.measures)));
            }
        }
        Some(())
    }

    fn commitment(&mut self, at: usize) -> Option<()> {
        let package = self.package;
        let commitment = package.commitments.get(at)?;
        self.heading(0, say::quoted(say::spoken(commitment)));
        self.fact(1, binding(package, commitment));
        self.clause(1, &commitment.text);
        let routes: Vec<usize> = (0..self.analysis.routes.len())
            .filter(|&r| self.analysis.routes[r].commitment == at)
            .collect();
        if routes.is_empty() {
            self.fact(1, "No help comes of it: it provides nothing, or no trigger leads to it.");
        }
        if commitment.is_standing() && !routes.is_empty() {
            self.fact(1, "It stands at all times and waits for no trigger.");
        }
        for route in routes {
            self.route(1, route)?;
        }
        Some(())
    }

    fn cell(&mut self, at: usize) -> Option<()> {
        let package = self.package;
        let cell = self.analysis.coverage.get(at)?;
        let vector = package.vectors.get(cell.vector)?;
        let severity = cell.severity.words();
        self.heading(0, format!("{}, {severity}", say::spoken(vector)));
        self.fact(1, cell_status(cell));
        let takes = |t: &&Trigger| {
            (t.vectors.is_empty() || t.vectors.contains(&vector.id)) && t.threshold <= cell.severity
        };
        let triggers: Vec<String> =
            package.triggers.iter().filter(takes).map(|t| say::quoted(say::spoken(t))).collect();
        if !triggers.is_empty() {
            self.fact(1, format!("What fires: {}.", words::list(&triggers)));
        }
        if cell.partial_area {
            self.fact(1, "The answers reach only some of the areas.");
        }
        let mut routes = cell.routes.clone();
        routes.sort_by_key(|&r| std::cmp::Reverse(self.analysis.routes.get(r).map(|r| r.grade)));
        for route in routes {
            self.route_in_short(1, route);
        }
        let standing = cell.standing.iter().filter_map(|&c| package.commitments.get(c));
        let standing: Vec<String> = standing.map(|c| say::quoted(say::spoken(c))).collect();
        if !standing.is_empty() {
            let standing = words::list(&standing);
            self.fact(1, format!("Standing, whatever fires: {standing}."));
        }
        Some(())
    }

    fn clause(&mut self, depth: usize, text: &str) {
        let excerpt = excerpt(text);
        if !excerpt.is_empty() {
            self.add(depth, LineKind::Clause, format!("“{excerpt}”"));
        }
    }
}

/// The three figures in a line.
fn said(measures: &Measures) -> String {
    format!(
        "ceiling {}, assured {}, in hand {}",
        words::percent(measures.ceiling),
        words::percent(measures.assured),
        words::percent(measures.in_hand)
    )
}

/// What a grade means.
fn grade_meaning(grade: Grade) -> &'static str {
    match grade {
        Grade::Automatic => "nobody has to decide, and only a breach can stop it",
        Grade::DefaultOn => "it passes in silence, but objectors can stop it",
        Grade::Collective => "somebody has to decide, and no single actor can stop it",
        Grade::Discretionary => "somebody has to decide, and one actor alone can stop it",
        Grade::Declaratory => "nothing is owed that anyone could count on",
    }
}

fn cell_status(cell: &Cell) -> String {
    match cell.status {
        CellStatus::NoTrigger => "No trigger takes this.".to_owned(),
        CellStatus::NoResponse => "A trigger fires, and nothing but talk answers.".to_owned(),
        CellStatus::Graded(grade) => format!(
            "{} ({}) at best: {}. {} would provide.",
            grade.name(),
            grade.numeral(),
            grade_meaning(grade),
            words::sentence_case(&words::count(cell.providers, "party")),
        ),
    }
}

/// Whether a commitment binds, and by what.
fn binding(package: &Package, commitment: &Commitment) -> String {
    let verb = commitment.modality.words();
    let Some(paper) = package.find::<Instrument>(&commitment.instrument) else {
        return format!("Not binding: “{verb}”, on no paper.");
    };
    let title = say::quoted(say::spoken(paper));
    if paper.force == Force::Binding && commitment.modality == Modality::Shall {
        format!("Binding: “{verb}”, in {title}.")
    } else {
        format!("Not binding: “{verb}”, in {title}, which is {}.", paper.force.words())
    }
}

/// What happens in a scenario, in a line.
fn circumstances(package: &Package, scenario: &Scenario) -> String {
    let vectors: Vec<String> = scenario
        .vectors
        .iter()
        .filter_map(|v| package.find::<Vector>(v))
        .map(|v| say::lower(say::spoken(v)))
        .collect();
    let by =
        if vectors.is_empty() { String::new() } else { format!(" by {}", words::list(&vectors)) };
    let severity = words::sentence_case(scenario.severity.words());
    let area = package.find::<crate::model::Area>(&scenario.area);
    let area = area.map_or_else(String::new, |a| format!(", {}", say::lower(say::spoken(a))));
    format!("{severity}{by}{area}; attribution {}.", scenario.attribution.words())
}

/// A capability's name within a sentence.
fn capability(package: &Package, id: &str) -> String {
    let found = package.find::<Capability>(id);
    found.map_or_else(|| say::capability(package, id), |c| say::lower(c.name()))
}

/// The names of actors, as those who can stop something.
fn actors(package: &Package, ids: &[String]) -> String {
    let known = |id: &&String| id.contains('.') || package.find::<Party>(id).is_some();
    let ids: Vec<&String> = ids.iter().filter(known).collect();
    say::elements(package, &ids, 4)
}

/// The first words of a clause, up to a sentence or a line's length.
fn excerpt(text: &str) -> String {
    const MOST: usize = 200;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let end = text
        .match_indices(['.', ';'])
        .map(|(at, _)| at + 1)
        .find(|at| *at >= 60 && text[*at..].starts_with(' ') || *at == text.len());
    let first = end.map_or(text.as_str(), |end| &text[..end]);
    if first.chars().count() <= MOST {
        return first.to_owned();
    }
    let head: String = first.chars().take(MOST).collect();
    let cut = head.rfind(' ').unwrap_or(head.len());
    format!("{}…", &head[..cut])
}
