//! The coverage matrix: what kinds of attack are answered, and how automatically.

mod draw;

use super::figure::Figure;
use crate::analysis::{Analysis, Cell, CellStatus, Grade};
use crate::model::{Commitment, Layer, Listed, Package, Role, Severity, Term, Vector};
use crate::words;
use std::collections::BTreeSet;

pub(super) use draw::{cross, grade_box};

/// What a cell stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Spot {
    /// The vector, by place.
    pub vector: usize,
    /// The column.
    pub column: Column,
}

/// What a column stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// A severity.
    Severity(Severity),
    /// A layer, by place.
    Layer(usize),
    /// A guarantor, by its place among the parties.
    Guarantor(usize),
    /// What stands ready without a trigger.
    Standing,
}

/// What a cell shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Content {
    Graded {
        grade: Grade,
        /// Only some areas are covered.
        partial: bool,
    },
    NoTrigger,
    NoResponse,
    /// This layer or guarantor has no answer; not a gap in itself.
    Nothing,
    /// This layer or guarantor has no answer but stands ready without a trigger.
    StandingOnly,
}

/// A matrix before it is drawn.
struct Grid {
    /// What it shows, as the beginning of its words.
    intro: String,
    rows: Vec<(usize, String)>,
    columns: Vec<(Column, String)>,
    /// Row by row.
    cells: Vec<Vec<Content>>,
    /// Commitments that stand ready, a row each; none: no such column.
    standing: Option<Vec<usize>>,
}

impl Content {
    fn in_words(self) -> String {
        match self {
            Self::Graded { grade, partial } => {
                let where_ = if partial { ", in some areas only" } else { "" };
                format!("{} {}{where_}", grade.numeral(), grade.name().to_lowercase())
            }
            Self::NoTrigger => "no trigger".to_owned(),
            Self::NoResponse => "no answer but talk".to_owned(),
            Self::Nothing => "nothing".to_owned(),
            Self::StandingOnly => "standing only".to_owned(),
        }
    }
}

impl Grid {
    fn in_words(&self) -> String {
        let mut text = self.intro.clone();
        for (row, (_, name)) in self.rows.iter().enumerate() {
            let cells = self.cells.get(row).into_iter().flatten();
            let parts: Vec<String> = self
                .columns
                .iter()
                .zip(cells)
                .map(|((_, column), content)| format!("{column} {}", content.in_words()))
                .collect();
            text.push_str(&format!(" {name}: {}", parts.join("; ")));
            match self.standing.as_ref().and_then(|s| s.get(row)) {
                Some(0) | None => text.push('.'),
                Some(n) => {
                    text.push_str(&format!("; {}.", words::count(*n, "standing commitment")))
                }
            }
        }
        text
    }
}

/// Vector by severity, with what stands ready without a trigger; `width` in points.
pub fn by_severity(package: &Package, analysis: &Analysis, width: f32) -> Figure<Spot> {
    draw::figure(&severity_grid(package, analysis), width)
}

/// As [`by_severity`], with what stands ready only where it differs from row to row: a column that
/// says the same of every attack says nothing of any. The number where it is the same.
pub fn for_the_page(
    package: &Package,
    analysis: &Analysis,
    width: f32,
) -> (Figure<Spot>, Option<usize>) {
    let mut grid = severity_grid(package, analysis);
    let counts = grid.standing.as_deref().unwrap_or_default();
    let same = counts.first().copied().filter(|first| counts.iter().all(|n| n == first));
    if same.is_some() {
        grid.standing = None;
    }
    (draw::figure(&grid, width), same)
}

fn severity_grid(package: &Package, analysis: &Analysis) -> Grid {
    let columns = Severity::ALL
        .iter()
        .map(|s| (Column::Severity(*s), words::sentence_case(s.words())))
        .collect();
    let rows = rows(package);
    let cells = rows
        .iter()
        .map(|(vector, _)| {
            Severity::ALL.iter().map(|s| content(cell(analysis, *vector, *s))).collect()
        })
        .collect();
    let standing = rows.iter().map(|(vector, _)| standing(package, analysis, *vector).len());
    let standing = Some(standing.collect());
    let intro = format!(
        "Best automaticity by kind of attack and severity. {}",
        summary(analysis).unwrap_or_default()
    );
    Grid { intro, rows, columns, cells, standing }
}

/// Vector by layer: the best grade that each layer answers with, at any severity; `width` in
/// points.
pub fn by_layer(package: &Package, analysis: &Analysis, width: f32) -> Figure<Spot> {
    let layers = package.layers.iter().enumerate();
    let columns = layers.map(|(i, l)| (Column::Layer(i), l.name().to_owned())).collect();
    split(package, analysis, columns, "layer", width)
}

/// Vector by guarantor: the best grade among the routes that each guarantor provides, at any
/// severity; `width` in points.
pub fn by_guarantor(package: &Package, analysis: &Analysis, width: f32) -> Figure<Spot> {
    let provides: BTreeSet<&str> =
        package.commitments.iter().flat_map(|c| &c.supplies).map(|s| s.by.as_str()).collect();
    let columns = package
        .parties
        .iter()
        .enumerate()
        .filter(|(_, party)| match party.role {
            Role::Guarantor => true,
            Role::Backer | Role::Institution => provides.contains(party.id.as_str()),
            Role::Beneficiary | Role::Adversary => false,
        })
        .map(|(i, party)| (Column::Guarantor(i), party.name().to_owned()))
        .collect();
    split(package, analysis, columns, "guarantor", width)
}

/// How much of the matrix has no trigger, in a sentence; none where the matrix is empty.
pub fn summary(analysis: &Analysis) -> Option<String> {
    let total = analysis.coverage.len();
    let missing = |c: &&Cell| c.status == CellStatus::NoTrigger;
    let none = analysis.coverage.iter().filter(missing).count();
    let grey = |c: &&Cell| c.severity < Severity::LimitedAttack;
    let low = analysis.coverage.iter().filter(missing).filter(grey).count();
    let silent = |c: &&Cell| c.status == CellStatus::NoResponse;
    let talk = analysis.coverage.iter().filter(silent).count();
    if total == 0 {
        return None;
    }
    let mut text = if none == 0 {
        format!("Every one of the {} has a trigger", words::count(total, "cell"))
    } else {
        let verb = if none == 1 { "has" } else { "have" };
        format!("{none} of {} {verb} no trigger", words::count(total, "cell"))
    };
    if low > 0 {
        let (part, verb) = match (low == none, low) {
            (true, 1) => ("it".to_owned(), "lies"),
            (true, _) => ("all of them".to_owned(), "lie"),
            (false, 1) => ("1 of them".to_owned(), "lies"),
            (false, n) => (format!("{n} of them"), "lie"),
        };
        text.push_str(&format!("; {part} {verb} below “limited attack”: the grey zone"));
    }
    if talk > 0 {
        let verb = if talk == 1 { "is" } else { "are" };
        text.push_str(&format!("; {talk} {verb} answered by nothing but talk"));
    }
    text.push('.');
    Some(text)
}

/// The cell of a vector at a severity.
pub fn cell(analysis: &Analysis, vector: usize, severity: Severity) -> Option<&Cell> {
    analysis.coverage.iter().find(|c| c.vector == vector && c.severity == severity)
}

/// The routes behind a cell of any of the matrices, by place in [`Analysis::routes`].
pub fn routes(package: &Package, analysis: &Analysis, spot: Spot) -> Vec<usize> {
    if let Column::Severity(severity) = spot.column {
        return cell(analysis, spot.vector, severity).map(|c| c.routes.clone()).unwrap_or_default();
    }
    let of_vector = analysis.coverage.iter().filter(|c| c.vector == spot.vector);
    let places: BTreeSet<usize> = of_vector.flat_map(|c| c.routes.iter().copied()).collect();
    places.into_iter().filter(|route| belongs(package, analysis, *route, spot.column)).collect()
}

/// The commitments that stand ready against a vector, by place.
pub fn standing(package: &Package, analysis: &Analysis, vector: usize) -> Vec<usize> {
    let of_vector = analysis.coverage.iter().filter(|c| c.vector == vector);
    let places: BTreeSet<usize> = of_vector.flat_map(|c| c.standing.iter().copied()).collect();
    places.into_iter().filter(|place| *place < package.commitments.len()).collect()
}

fn rows(package: &Package) -> Vec<(usize, String)> {
    package.vectors.iter().map(Vector::name).map(str::to_owned).enumerate().collect()
}

fn content(cell: Option<&Cell>) -> Content {
    match cell.map(|c| (c.status, c.partial_area)) {
        Some((CellStatus::Graded(grade), partial)) => Content::Graded { grade, partial },
        Some((CellStatus::NoResponse, _)) => Content::NoResponse,
        Some((CellStatus::NoTrigger, _)) | None => Content::NoTrigger,
    }
}

fn split(
    package: &Package,
    analysis: &Analysis,
    columns: Vec<(Column, String)>,
    what: &str,
    width: f32,
) -> Figure<Spot> {
    let rows = rows(package);
    let cells = rows
        .iter()
        .map(|(vector, _)| {
            let spots = columns.iter().map(|(column, _)| Spot { vector: *vector, column: *column });
            spots.map(|spot| part(package, analysis, spot)).collect()
        })
        .collect();
    let intro = format!("Best automaticity by kind of attack and {what}, at any severity.");
    draw::figure(&Grid { intro, rows, columns, cells, standing: None }, width)
}

/// What one layer or guarantor has against a vector.
fn part(package: &Package, analysis: &Analysis, spot: Spot) -> Content {
    let grades = routes(package, analysis, spot)
        .into_iter()
        .filter_map(|place| analysis.routes.get(place))
        .map(|route| route.grade);
    if let Some(grade) = grades.max() {
        return Content::Graded { grade, partial: false };
    }
    let ready = standing(package, analysis, spot.vector).into_iter().any(|place| {
        package.commitments.get(place).is_some_and(|c| stands_in(package, c, spot.column))
    });
    if ready { Content::StandingOnly } else { Content::Nothing }
}

fn belongs(package: &Package, analysis: &Analysis, route: usize, column: Column) -> bool {
    let Some(route) = analysis.routes.get(route) else { return false };
    let Some(commitment) = package.commitments.get(route.commitment) else { return false };
    match column {
        Column::Layer(layer) => in_layer(package, commitment, layer),
        Column::Guarantor(party) => {
            let by = commitment.supplies.get(route.supply).map(|s| s.by.as_str());
            by.is_some() && by == package.parties.get(party).map(|p| p.id.as_str())
        }
        Column::Severity(_) | Column::Standing => true,
    }
}

fn stands_in(package: &Package, commitment: &Commitment, column: Column) -> bool {
    match column {
        Column::Layer(layer) => in_layer(package, commitment, layer),
        Column::Guarantor(party) => {
            let id = package.parties.get(party).map(|p| p.id.as_str());
            commitment.supplies.iter().any(|s| Some(s.by.as_str()) == id)
        }
        Column::Severity(_) | Column::Standing => true,
    }
}

fn in_layer(package: &Package, commitment: &Commitment, layer: usize) -> bool {
    package.layers.get(layer).map(Layer::id) == Some(commitment.layer.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{self, Options};
    use crate::figures::Area;
    use crate::figures::figure::checks::{assert_sound, labels};
    use crate::templates::Catalogue;

    fn paris() -> (Package, Analysis) {
        let package = Catalogue::shipped().find("paris-2026").unwrap().package.clone();
        let analysis = analysis::analyse(&package, &Options::default());
        (package, analysis)
    }

    #[test]
    fn matrices_of_every_template_are_sound() {
        for entry in Catalogue::shipped().entries {
            let package = entry.package;
            let analysis = analysis::analyse(&package, &Options::default());
            for width in [330.0, 451.0, 690.0] {
                for draw in [by_severity, by_layer, by_guarantor] {
                    let figure = draw(&package, &analysis, width);
                    assert_sound(&figure.scene);
                    let canvas = Area::new(0.0, 0.0, width, figure.scene.height).shrunk(-0.1);
                    assert!(figure.spots.iter().all(|s| s.area.x >= canvas.x
                        && s.area.right() <= canvas.right()
                        && s.area.bottom() <= canvas.bottom()));
                }
            }
        }
    }

    #[test]
    fn there_is_a_cell_for_every_vector_and_severity_and_it_says_its_grade() {
        let (package, analysis) = paris();
        let figure = by_severity(&package, &analysis, 451.0);
        // Five severities and what stands ready.
        assert_eq!(figure.spots.len(), package.vectors.len() * 6);
        for spot in &figure.spots {
            let Column::Severity(severity) = spot.target.column else { continue };
            let status = cell(&analysis, spot.target.vector, severity).unwrap().status;
            let inside: Vec<&str> = labels(&figure.scene)
                .into_iter()
                .filter(|l| spot.area.contains(l.area().centre()))
                .map(|l| l.text.as_str())
                .collect();
            let expected = match status {
                CellStatus::Graded(g) => vec![g.numeral().to_string(), g.name().to_owned()],
                CellStatus::NoTrigger => vec!["no trigger".to_owned()],
                CellStatus::NoResponse => vec!["no answer".to_owned()],
            };
            assert_eq!(inside, expected, "{}", spot.name);
        }
    }

    #[test]
    fn a_layer_shows_the_best_grade_of_its_own_routes() {
        let (package, analysis) = paris();
        let figure = by_layer(&package, &analysis, 690.0);
        let mut graded = 0;
        for spot in &figure.spots {
            let Column::Layer(layer) = spot.target.column else { panic!("a layer") };
            let best = analysis
                .coverage
                .iter()
                .filter(|c| c.vector == spot.target.vector)
                .flat_map(|c| &c.routes)
                .map(|r| &analysis.routes[*r])
                .filter(|r| package.commitments[r.commitment].layer == package.layers[layer].id)
                .map(|r| r.grade)
                .max();
            match best {
                Some(grade) => {
                    graded += 1;
                    assert!(spot.name.contains(&grade.name().to_lowercase()), "{}", spot.name);
                }
                None => assert!(spot.name.contains("nothing") || spot.name.contains("standing")),
            }
        }
        assert!(graded > 5);
    }

    #[test]
    fn the_grey_zone_is_counted_in_words() {
        let (_, mut analysis) = paris();
        for cell in &mut analysis.coverage {
            cell.status = CellStatus::Graded(Grade::Collective);
        }
        assert!(summary(&analysis).unwrap().starts_with("Every one of the"));
        analysis.coverage[0].status = CellStatus::NoTrigger;
        let said = summary(&analysis).unwrap();
        assert!(said.contains("has no trigger; it lies below “limited attack”"), "{said}");
        assert_eq!(summary(&Analysis::default()), None);
    }
}
