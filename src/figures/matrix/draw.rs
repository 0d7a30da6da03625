//! How a matrix looks.

use super::{Content, Grid, Spot};
use crate::figures::figure::{Figure, Spot as Place};
use crate::figures::fit::{Style, first_baseline};
use crate::figures::{Anchor, Area, Hatch, Paint, Point, Scene, Stroke};
use crate::typeset::Face;

const ROW_NAME: Style = Style::new(Face::Sans, 8.5, Paint::Ink);
const HEAD: Style = Style::new(Face::SansSemiBold, 7.5, Paint::Ink);
const LEGEND: Style = Style::new(Face::Sans, 7.5, Paint::Ink);
const NUMERAL: f32 = 10.0;
const CELL_NAME: f32 = 7.0;
const CELL_HEIGHT: f32 = 29.0;
const GAP: f32 = 2.5;
/// Shares of the width that the names of the rows may take.
const USUAL_NAMES: f32 = 0.26;
const LEAST_NAMES: f32 = 0.17;
/// Narrower than this, the names of the grades would not fit their cells.
const LEAST_COLUMN: f32 = 40.0;
const MOST_COLUMN: f32 = 92.0;
const STANDING_COLUMN: f32 = 46.0;
const SWATCH: f32 = 11.0;
const ROUND: f32 = 2.0;

/// Where things go.
struct Plan {
    width: f32,
    /// Right edge of the row names.
    names: f32,
    /// Left edge of the first column.
    left: f32,
    column: f32,
    /// Columns in one band; where there are more, the matrix goes on below.
    per_band: usize,
    /// The names of the rows, broken into lines.
    row_names: Vec<Vec<String>>,
    head: Style,
    standing: bool,
}

impl Plan {
    fn new(grid: &Grid, width: f32) -> Self {
        let widest = grid.rows.iter().map(|(_, name)| ROW_NAME.width(name)).fold(0.0, f32::max);
        let standing = if grid.standing.is_some() { STANDING_COLUMN + GAP } else { 0.0 };
        let wanted = grid.columns.len() as f32 * (LEAST_COLUMN + GAP);
        let room_beside = |share: f32| width - widest.min(width * share) - 8.0 - standing;
        // Names of rows break sooner where that spares a second band.
        let spares = room_beside(USUAL_NAMES) < wanted && room_beside(LEAST_NAMES) >= wanted;
        let room = room_beside(if spares { LEAST_NAMES } else { USUAL_NAMES }).max(LEAST_COLUMN);
        let count = grid.columns.len().max(1);
        let fit = ((room / (LEAST_COLUMN + GAP)).floor() as usize).clamp(1, count);
        let bands = count.div_ceil(fit);
        let per_band = count.div_ceil(bands);
        let column = (room / per_band as f32 - GAP).clamp(10.0, MOST_COLUMN);
        let left = width - standing - per_band as f32 * (column + GAP) + GAP;
        let names = (left - 8.0).max(0.0);
        let row_names = grid.rows.iter().map(|(_, n)| ROW_NAME.wrap(n, names, 3)).collect();
        // The condensed face where a word of a name would not fit its column.
        let mut words = grid.columns.iter().flat_map(|(_, name)| name.split(' '));
        let narrow = words.any(|word| HEAD.width(word) > column);
        let face = if narrow { Face::CondensedSemiBold } else { HEAD.face };
        let head = Style { face, ..HEAD };
        let standing = grid.standing.is_some();
        Self { width, names, left, column, per_band, row_names, head, standing }
    }

    fn column_at(&self, index: usize) -> f32 {
        self.left + index as f32 * (self.column + GAP)
    }

    fn row_height(&self, row: usize) -> f32 {
        let lines = self.row_names.get(row).map_or(0, Vec::len);
        (lines as f32 * ROW_NAME.leading() + 2.0).max(CELL_HEIGHT)
    }
}

/// Draws the matrix with its legend.
pub(super) fn figure(grid: &Grid, width: f32) -> Figure<Spot> {
    let plan = Plan::new(grid, width);
    let mut scene = Scene::new(width, 0.0, grid.in_words());
    let mut spots = Vec::new();
    let mut y = 0.0;
    let all: Vec<usize> = (0..grid.columns.len()).collect();
    for (band, columns) in all.chunks(plan.per_band).enumerate() {
        if band > 0 {
            y += 12.0;
        }
        y = head(&mut scene, grid, &plan, columns, y);
        for row in 0..grid.rows.len() {
            body_row(&mut scene, &mut spots, grid, &plan, (row, columns), y);
            y += plan.row_height(row) + GAP;
        }
    }
    if grid.rows.is_empty() || grid.columns.is_empty() {
        let note = Style::new(Face::SansItalic, 8.5, Paint::Muted);
        scene.text(note.label(Point::new(0.0, y + 12.0), "Nothing to show yet", Anchor::Start));
        y += 20.0;
    }
    scene.height = legend(&mut scene, grid, y + 7.0, width);
    Figure { scene, spots }
}

fn head(scene: &mut Scene, grid: &Grid, plan: &Plan, columns: &[usize], y: f32) -> f32 {
    let standing = (plan.standing).then(|| {
        let centre = plan.width - STANDING_COLUMN / 2.0;
        (centre, plan.head.wrap("Standing", STANDING_COLUMN, 2))
    });
    let texts: Vec<(f32, Vec<String>)> = columns
        .iter()
        .enumerate()
        .filter_map(|(place, column)| Some((place, grid.columns.get(*column)?)))
        .map(|(place, (_, name))| {
            let centre = plan.column_at(place) + plan.column / 2.0;
            (centre, plan.head.wrap(name, plan.column, 5))
        })
        .chain(standing)
        .collect();
    let most = texts.iter().map(|(_, lines)| lines.len()).max().unwrap_or(0) as f32;
    let bottom = y + most * plan.head.leading();
    for (centre, lines) in texts {
        let first = bottom - (lines.len() as f32 - 1.0) * plan.head.leading() - 2.0;
        scene.lines(Point::new(centre, first), &lines, plan.head, Anchor::Middle);
    }
    bottom + 3.0
}

fn body_row(
    scene: &mut Scene,
    spots: &mut Vec<Place<Spot>>,
    grid: &Grid,
    plan: &Plan,
    (row, columns): (usize, &[usize]),
    y: f32,
) {
    let Some((vector, row_name)) = grid.rows.get(row) else { return };
    let height = plan.row_height(row);
    if let Some(lines) = plan.row_names.get(row) {
        let room = Area::new(0.0, y, plan.names, height);
        let first = Point::new(plan.names, first_baseline(room, lines.len(), ROW_NAME));
        scene.lines(first, lines, ROW_NAME, Anchor::End);
    }
    for (place, column) in columns.iter().enumerate() {
        let content = grid.cells.get(row).and_then(|cells| cells.get(*column));
        let (Some((of, name)), Some(content)) = (grid.columns.get(*column), content) else {
            continue;
        };
        let area = Area::new(plan.column_at(place), y, plan.column, height);
        cell(scene, area, *content);
        let name = format!("{row_name}, {}: {}", name.to_lowercase(), content.in_words());
        spots.push(Place { area, target: Spot { vector: *vector, column: *of }, name });
    }
    if let Some(count) = grid.standing.as_ref().and_then(|s| s.get(row)) {
        let area = Area::new(plan.width - STANDING_COLUMN, y, STANDING_COLUMN, height);
        squares(scene, area, *count);
        let target = Spot { vector: *vector, column: super::Column::Standing };
        let said = crate::words::count(*count, "standing commitment");
        spots.push(Place { area, target, name: format!("{row_name}: {said}") });
    }
}

fn cell(scene: &mut Scene, area: Area, content: Content) {
    match content {
        Content::Graded { grade, partial } => {
            let number = grade.numeral();
            ground(scene, area, number);
            let name = name_style(grade.name(), area.width, Paint::OnGrade(number));
            two_lines(scene, area, &number.to_string(), grade.name(), name, number == 0);
            if partial {
                corner(scene, area, Paint::OnGrade(number));
            }
        }
        Content::NoTrigger => gap(scene, area, "no trigger"),
        Content::NoResponse => gap(scene, area, "no answer"),
        Content::Nothing => {
            scene.rounded(area, ROUND, None, Some(Stroke::new(Paint::Faint, 0.8)));
            let style = Style::new(Face::Sans, CELL_NAME, Paint::Muted);
            scene.lines_centred(area, &["–".to_owned()], style);
        }
        Content::StandingOnly => {
            scene.rounded(area, ROUND, None, Some(Stroke::new(Paint::Rule, 0.8)));
            let centre = Point::new(area.centre().x, area.centre().y - 5.0);
            square(scene, centre);
            let style = name_style("standing", area.width, Paint::Muted);
            let at = Point::new(area.centre().x, area.centre().y + 8.5);
            scene.text(style.label(at, "standing", Anchor::Middle));
        }
    }
}

/// The name of a grade in the wider face where it fits, in the condensed one where not.
fn name_style(name: &str, room: f32, paint: Paint) -> Style {
    let wide = Style::new(Face::Sans, CELL_NAME, paint);
    if wide.width(name) + 5.0 <= room { wide } else { Style { face: Face::Condensed, ..wide } }
}

fn ground(scene: &mut Scene, area: Area, grade: u8) {
    scene.rounded(area, ROUND, Some(Paint::Grade(grade)), None);
    if grade == 0 {
        scene.hatch(area.shrunk(0.8), Hatch::falling(Paint::HatchLine));
    }
}

fn two_lines(
    scene: &mut Scene,
    area: Area,
    number: &str,
    name: &str,
    style: Style,
    on_plate: bool,
) {
    let numeral = Style::new(Face::SansSemiBold, NUMERAL, style.paint);
    let centre = area.centre();
    let labels = [
        numeral.label(Point::new(centre.x, centre.y - 1.5), number, Anchor::Middle),
        style.label(Point::new(centre.x, centre.y + 9.0), name, Anchor::Middle),
    ];
    for label in labels {
        if on_plate {
            scene.text_on_plate(label, Paint::Grade(0));
        } else {
            scene.text(label);
        }
    }
}

/// A cell that nothing answers: outlined in dashes, crossed, and said.
fn gap(scene: &mut Scene, area: Area, said: &str) {
    let stroke = Stroke::new(Paint::Danger, 0.8).dashed(2.4, 1.8);
    scene.rounded(area.shrunk(0.4), ROUND, None, Some(stroke));
    let centre = area.centre();
    cross(scene, Point::new(centre.x, centre.y - 5.0), 2.6);
    let style = name_style(said, area.width, Paint::Danger);
    scene.text(style.label(Point::new(centre.x, centre.y + 9.0), said, Anchor::Middle));
}

/// A cross of two lines about a place: no font is needed for it.
pub(in crate::figures) fn cross(scene: &mut Scene, at: Point, reach: f32) {
    let stroke = Stroke::new(Paint::Danger, 1.0);
    for side in [-1.0, 1.0] {
        scene.line(
            Point::new(at.x - reach, at.y - side * reach),
            Point::new(at.x + reach, at.y + side * reach),
            stroke,
        );
    }
}

/// A small triangle in the corner: only some areas are covered.
fn corner(scene: &mut Scene, area: Area, paint: Paint) {
    const SIDE: f32 = 6.0;
    let (right, top) = (area.right() - 1.5, area.y + 1.5);
    let points =
        vec![Point::new(right - SIDE, top), Point::new(right, top), Point::new(right, top + SIDE)];
    scene.polygon(points, Some(paint), None);
}

fn square(scene: &mut Scene, centre: Point) {
    scene.fill(Area::new(centre.x - 3.0, centre.y - 3.0, 6.0, 6.0), Paint::Muted);
}

fn squares(scene: &mut Scene, area: Area, count: usize) {
    const STEP: f32 = 8.5;
    let middle = area.centre();
    let style = Style::new(Face::Sans, CELL_NAME, Paint::Muted);
    match count {
        0 => scene.lines_centred(area, &["–".to_owned()], style),
        1..=4 => {
            let first = middle.x - (count as f32 - 1.0) * STEP / 2.0;
            for i in 0..count {
                square(scene, Point::new(first + i as f32 * STEP, middle.y));
            }
        }
        _ => {
            square(scene, Point::new(middle.x - 8.0, middle.y));
            let at = Point::new(middle.x - 2.0, first_baseline(area, 1, style));
            scene.text(style.label(at, format!("× {count}"), Anchor::Start));
        }
    }
}

/// A small box with the numeral of a grade.
pub(in crate::figures) fn grade_box(scene: &mut Scene, area: Area, grade: u8) {
    ground(scene, area, grade);
    let style =
        Style::new(Face::SansSemiBold, (area.height * 0.66).max(6.0), Paint::OnGrade(grade));
    let baseline = first_baseline(area, 1, style);
    let label =
        style.label(Point::new(area.centre().x, baseline), grade.to_string(), Anchor::Middle);
    if grade == 0 { scene.text_on_plate(label, Paint::Grade(0)) } else { scene.text(label) }
}

/// What a sign of the legend is.
enum Sign {
    Grade(u8),
    Gap,
    Corner,
    Nothing,
    Standing,
}

/// Explains the signs that the matrix uses, and returns where it ends.
fn legend(scene: &mut Scene, grid: &Grid, top: f32, width: f32) -> f32 {
    let used = |wanted: fn(&Content) -> bool| grid.cells.iter().flatten().any(wanted);
    let gap_words = match (used(|c| *c == Content::NoTrigger), used(|c| *c == Content::NoResponse))
    {
        (true, true) => Some("No trigger, or no answer but talk"),
        (true, false) => Some("No trigger"),
        (false, true) => Some("No answer but talk"),
        (false, false) => None,
    };
    let mut entries: Vec<(Sign, &str)> = crate::analysis::Grade::ALL
        .iter()
        .rev()
        .map(|grade| (Sign::Grade(grade.numeral()), grade.name()))
        .collect();
    entries.extend(gap_words.map(|said| (Sign::Gap, said)));
    if used(|c| matches!(c, Content::Graded { partial: true, .. })) {
        entries.push((Sign::Corner, "In some areas only"));
    }
    if used(|c| *c == Content::Nothing) {
        entries.push((Sign::Nothing, "Nothing"));
    }
    if grid.standing.is_some() || used(|c| *c == Content::StandingOnly) {
        entries.push((Sign::Standing, "Standing commitment"));
    }
    let (mut x, mut y) = (0.0, top);
    for (sign, said) in entries {
        let length = SWATCH + 5.0 + LEGEND.width(said);
        if x > 0.0 && x + length > width {
            x = 0.0;
            y += SWATCH + 4.0;
        }
        let area = Area::new(x, y, SWATCH, SWATCH);
        draw_sign(scene, area, &sign);
        let at = Point::new(area.right() + 5.0, first_baseline(area, 1, LEGEND));
        scene.text(LEGEND.label(at, said, Anchor::Start));
        x += length + 13.0;
    }
    y + SWATCH + 1.0
}

fn draw_sign(scene: &mut Scene, area: Area, sign: &Sign) {
    match sign {
        Sign::Grade(number) => grade_box(scene, area, *number),
        Sign::Gap => {
            let stroke = Stroke::new(Paint::Danger, 0.8).dashed(2.0, 1.4);
            scene.rounded(area.shrunk(0.4), ROUND, None, Some(stroke));
            cross(scene, area.centre(), 2.0);
        }
        Sign::Corner => {
            scene.rounded(area, ROUND, None, Some(Stroke::new(Paint::Rule, 0.8)));
            corner(scene, area, Paint::Ink);
        }
        Sign::Nothing => {
            scene.rounded(area, ROUND, None, Some(Stroke::new(Paint::Faint, 0.8)));
            let style = Style::new(Face::Sans, CELL_NAME, Paint::Muted);
            scene.lines_centred(area, &["–".to_owned()], style);
        }
        Sign::Standing => square(scene, area.centre()),
    }
}
