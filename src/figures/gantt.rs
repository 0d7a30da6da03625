//! Route by route: what each promise must pass before it arrives, drawn over time.

mod rows;

use super::figure::{Figure, Spot};
use super::fit::{Style, first_baseline};
use super::time_axis::TimeAxis;
use super::{Anchor, Area, Hatch, Paint, Point, Scene, Stroke};
use crate::analysis::{Analysis, NeedResult};
use crate::model::{Capability, Listed, Need, Package};
use crate::typeset::Face;
use crate::words;
use rows::{Phase, Row, Segment};
use std::collections::BTreeSet;

const NAME: Style = Style::new(Face::Sans, 7.5, Paint::Ink);
const HEAD: Style = Style::new(Face::SansSemiBold, 7.5, Paint::Ink);
const COLUMN_HEAD: Style = Style::new(Face::SansSemiBold, 7.0, Paint::Muted);
const FIGURE: Style = Style::new(Face::Sans, 7.5, Paint::Ink);
const ON_BAR: Style = Style::new(Face::Condensed, 7.0, Paint::Ink);
const NEEDED: Style = Style::new(Face::SansMedium, 7.0, Paint::Danger);
const LEGEND: Style = Style::new(Face::Sans, 7.0, Paint::Muted);
const BAR: f32 = 10.0;
const LEAST_ROW: f32 = 16.0;
const COLUMN: f32 = 50.0;
/// Room for the name of a need, and beneath its rows.
const GROUP_HEAD: f32 = 12.5;
const GROUP_GAP: f32 = 5.0;
/// Hidden gates are always seen, however short.
const LEAST_HIDDEN: f32 = 7.0;
const LEAST_SEGMENT: f32 = 2.0;

/// What a row stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The commitment, by place.
    pub commitment: usize,
    /// The supplies that the row stands for, by place in the commitment.
    pub supplies: Vec<usize>,
    /// The route drawn, by place in [`Analysis::routes`]; none where no route leads here.
    pub route: Option<usize>,
}

/// Where the columns lie.
struct Plan {
    width: f32,
    names: f32,
    axis: TimeAxis,
    /// Right edges of the two columns of figures.
    columns: [f32; 2],
}

/// The routes toward one need of a scenario; the parties in `out` are shown as out. `width` in
/// points; none where the package has no such need.
pub fn of_need(
    package: &Package,
    analysis: &Analysis,
    (scenario, need): (usize, usize),
    out: &BTreeSet<String>,
    width: f32,
) -> Option<Figure<Target>> {
    let results = &analysis.scenarios.iter().find(|s| s.scenario == scenario)?.needs;
    let needs = &package.scenarios.get(scenario)?.needs;
    needs.get(need)?;
    let of_need = results.iter().filter(|n| n.need == need);
    let groups = groups(package, analysis, needs, of_need, out);
    Some(chart(package, &Plan::new(&groups, width), &groups, true))
}

/// A chart of some of a scenario's needs, for a page.
pub struct Part {
    /// The needs that it is about, by place in the scenario.
    pub needs: Vec<usize>,
    /// The drawing.
    pub scene: Scene,
}

/// The routes toward every need of a scenario, need by need, in charts on one scale; the parties in
/// `out` are shown as out. No chart holds a further need if that made its rows taller than
/// `tallest`. All measures in points.
pub fn of_scenario(
    package: &Package,
    analysis: &Analysis,
    scenario: usize,
    out: &BTreeSet<String>,
    (width, tallest): (f32, f32),
) -> Vec<Part> {
    let result = analysis.scenarios.iter().find(|s| s.scenario == scenario);
    let (Some(result), Some(scenario)) = (result, package.scenarios.get(scenario)) else {
        return Vec::new();
    };
    let groups = groups(package, analysis, &scenario.needs, &result.needs, out);
    let plan = Plan::new(&groups, width);
    let mut parts: Vec<&[Group]> = Vec::new();
    let mut rest = groups.as_slice();
    while !rest.is_empty() {
        let mut height = 0.0;
        let fit = rest.iter().take_while(|group| {
            height += plan.height(&group.rows);
            height <= tallest
        });
        let (part, left) = rest.split_at(fit.count().max(1));
        parts.push(part);
        rest = left;
    }
    let count = parts.len();
    let draw = |(index, groups): (usize, &[Group])| Part {
        needs: groups.iter().map(|group| group.place).collect(),
        scene: chart(package, &plan, groups, index + 1 == count).scene,
    };
    parts.into_iter().enumerate().map(draw).collect()
}

/// A need with its rows.
struct Group<'a> {
    place: usize,
    need: &'a Need,
    rows: Vec<Row>,
}

fn groups<'a, 'r>(
    package: &Package,
    analysis: &Analysis,
    needs: &'a [Need],
    results: impl IntoIterator<Item = &'r NeedResult>,
    out: &BTreeSet<String>,
) -> Vec<Group<'a>> {
    let group = |result: &NeedResult| {
        let need = needs.get(result.need)?;
        Some(Group { place: result.need, need, rows: rows::of(package, analysis, result, out) })
    };
    results.into_iter().filter_map(group).collect()
}

fn chart(package: &Package, plan: &Plan, groups: &[Group], with_legend: bool) -> Figure<Target> {
    let mut scene = Scene::new(plan.width, 0.0, in_words(package, groups));
    let mut spots = Vec::new();
    let mut y = column_heads(&mut scene, plan);
    for group in groups {
        y = draw_group(&mut scene, &mut spots, package, plan, group, y);
    }
    plan.axis.draw(&mut scene, y - 2.0, y);
    scene.height =
        if with_legend { legend(&mut scene, groups, y + 15.0, plan.width) } else { y + 12.0 };
    Figure { scene, spots }
}

impl Plan {
    fn new(groups: &[Group], width: f32) -> Self {
        let rows = || groups.iter().flat_map(|group| &group.rows);
        let widest = rows().map(|row| NAME.width(&row.name)).fold(0.0, f32::max);
        let names = widest.min(width * 0.33).max(40.0);
        let latest =
            rows().filter_map(|row| row.best.into_iter().chain(row.worst).reduce(f64::max));
        let deadlines = groups.iter().map(|group| group.need.within_hours);
        let latest = latest.chain(deadlines).fold(0.0, f64::max);
        let right = (width - 2.0 * COLUMN - 8.0).max(names + 60.0);
        let axis = TimeAxis::new(names + 9.0, right, latest);
        Self { width, names, axis, columns: [width - COLUMN, width] }
    }

    /// The name of a row in lines.
    fn name(&self, row: &Row) -> Vec<String> {
        NAME.wrap(&row.name, self.names, 3)
    }

    /// The height of a need with its rows.
    fn height(&self, rows: &[Row]) -> f32 {
        let rows_height: f32 = rows.iter().map(|row| row_height(&self.name(row))).sum();
        GROUP_HEAD + rows_height.max(LEAST_ROW) + GROUP_GAP
    }
}

fn row_height(name: &[String]) -> f32 {
    (name.len() as f32 * NAME.leading() + 3.0).max(LEAST_ROW)
}

fn column_heads(scene: &mut Scene, plan: &Plan) -> f32 {
    let heads = ["If everyone acts", "Assured"].map(|text| COLUMN_HEAD.wrap(text, COLUMN - 4.0, 2));
    let most = heads.iter().map(Vec::len).max().unwrap_or(1) as f32;
    for (right, lines) in plan.columns.iter().zip(&heads) {
        let first = (most - lines.len() as f32) * COLUMN_HEAD.leading() + COLUMN_HEAD.size;
        scene.lines(Point::new(*right, first), lines, COLUMN_HEAD, Anchor::End);
    }
    most * COLUMN_HEAD.leading() + 4.0
}

/// The rows of one need under its name, and the line of its deadline.
fn draw_group(
    scene: &mut Scene,
    spots: &mut Vec<Spot<Target>>,
    package: &Package,
    plan: &Plan,
    Group { need, rows, .. }: &Group,
    top: f32,
) -> f32 {
    let heading = capability(package, need);
    let asked = format!(
        "{} within {}",
        words::quantity(package, &need.capability, need.amount),
        words::hours(need.within_hours)
    );
    let mut y = top + GROUP_HEAD - 4.0;
    let room = plan.width - 2.0 * COLUMN - 8.0;
    let asked_width = NEEDED.width(&asked);
    let name = HEAD.shorten(&heading, (room - asked_width - 6.0).max(20.0));
    let end = HEAD.width(&name);
    scene.text(HEAD.label(Point::new(0.0, y), name, Anchor::Start));
    let centre = plan.axis.x(need.within_hours);
    let left = (centre - asked_width / 2.0).min(room - asked_width).max(end + 6.0);
    scene.text(NEEDED.label(Point::new(left, y), asked, Anchor::Start));
    y += 4.0;
    let first = y;
    if rows.is_empty() {
        let note = NAME.shorten("No commitment answers this need", room);
        let label = NAME.label(Point::new(0.0, y + 10.0), note, Anchor::Start);
        scene.text(label.painted(Paint::Danger));
        y += LEAST_ROW;
    }
    for row in rows {
        let lines = plan.name(row);
        let height = row_height(&lines);
        let area = Area::new(0.0, y, plan.width, height);
        draw_row(scene, plan, row, &lines, area);
        spots.push(Spot { area, target: row.target.clone(), name: row.in_words() });
        y += height;
    }
    let x = plan.axis.x(need.within_hours);
    let stroke = Stroke::new(Paint::Danger, 0.9).dashed(3.0, 2.2);
    scene.line(Point::new(x, first - 1.0), Point::new(x, y), stroke);
    y + GROUP_GAP
}

fn draw_row(scene: &mut Scene, plan: &Plan, row: &Row, lines: &[String], area: Area) {
    let paint = if row.out { Paint::Muted } else { Paint::Ink };
    let name = Style { paint, ..NAME };
    let room = Area { width: plan.names, ..area };
    let first = Point::new(plan.names, first_baseline(room, lines.len(), name));
    scene.lines(first, lines, name, Anchor::End);
    let stroke = Stroke::new(Paint::Faint, 0.6);
    let bottom = area.bottom();
    scene.line(Point::new(plan.axis.left(), bottom), Point::new(plan.axis.right(), bottom), stroke);
    let end = bar(scene, plan, row, area.centre().y);
    if !row.out && row.best.is_some() {
        whisker(scene, plan, row, end, area.centre().y);
    }
    for (right, said, weak) in [
        (plan.columns[0], row.best_words(), row.best.is_none()),
        (plan.columns[1], row.worst_words(), row.worst.is_none()),
    ] {
        let paint = if row.out {
            Paint::Muted
        } else if weak {
            Paint::Danger
        } else {
            Paint::Ink
        };
        let style = Style { paint, ..FIGURE };
        let at = Point::new(right, first_baseline(area, 1, style));
        scene.text(style.label(at, said, Anchor::End));
    }
}

/// Draws the phases one after another, and returns where they end.
fn bar(scene: &mut Scene, plan: &Plan, row: &Row, middle: f32) -> f32 {
    let mut x = plan.axis.left();
    for segment in &row.segments {
        let least = if segment.phase == Phase::Hidden { LEAST_HIDDEN } else { LEAST_SEGMENT };
        let end = plan.axis.x(segment.until).max(x + least).min(plan.axis.right());
        let area = Area::new(x, middle - BAR / 2.0, (end - x).max(least), BAR);
        phase(scene, area, segment, row.out);
        x = area.right();
    }
    if row.best.is_none() {
        super::matrix::cross(scene, Point::new(x + 6.0, middle), 2.6);
    }
    x
}

fn phase(scene: &mut Scene, area: Area, segment: &Segment, out: bool) {
    let fill = match segment.phase {
        Phase::Find => Paint::PhaseEarly,
        Phase::Decide => Paint::PhaseDecide,
        Phase::Hidden => Paint::WarningTint,
        Phase::Deliver if out => Paint::Faint,
        Phase::Deliver => Paint::Accent,
        Phase::Ready => Paint::AccentDark,
    };
    let edge = Stroke::new(Paint::Plate, 0.5);
    scene.rounded(area, 1.0, Some(fill), Some(edge));
    if segment.phase == Phase::Hidden {
        scene.hatch(area, Hatch::rising(Paint::Warning));
        scene.outline(area, Stroke::new(Paint::Warning, 0.6).dashed(2.0, 1.4));
    }
    let paint = match segment.phase {
        Phase::Deliver if !out => Paint::OnAccent,
        Phase::Ready => Paint::OnAccent,
        _ => Paint::Ink,
    };
    let style = Style { paint, ..ON_BAR };
    let said = segment.said.iter().find(|text| style.width(text) + 6.0 <= area.width);
    if let Some(text) = said {
        let at = Point::new(area.x + 3.0, first_baseline(area, 1, style));
        let label = style.label(at, text.as_str(), Anchor::Start);
        if segment.phase == Phase::Hidden {
            scene.text_on_plate(label, Paint::WarningTint);
        } else {
            scene.text(label);
        }
    }
}

/// A thin line from the best to the worst: to its hour, or off the chart where it never ends.
fn whisker(scene: &mut Scene, plan: &Plan, row: &Row, from: f32, y: f32) {
    match row.worst {
        Some(hours) => {
            let end = plan.axis.x(hours);
            if end > from + 1.0 {
                let stroke = Stroke::new(Paint::Muted, 0.8);
                scene.line(Point::new(from, y), Point::new(end, y), stroke);
                scene.line(Point::new(end, y - 3.0), Point::new(end, y + 3.0), stroke);
            }
        }
        None => {
            let end = Point::new(plan.axis.right(), y);
            if end.x > from + 6.0 {
                let stroke = Stroke::new(Paint::Danger, 0.8);
                scene.line(Point::new(from, y), end, stroke.dashed(1.2, 1.8));
                let head = [-2.4, 2.4].map(|dy| Point::new(end.x - 3.0, y + dy));
                scene.polyline(vec![head[0], end, head[1]], stroke);
            }
        }
    }
}

fn capability(package: &Package, need: &Need) -> String {
    package.find::<Capability>(&need.capability).map_or("Help", Listed::name).to_owned()
}

fn legend(scene: &mut Scene, groups: &[Group], top: f32, width: f32) -> f32 {
    const ALL: [(Phase, &str); 5] = [
        (Phase::Find, "Finding the fact"),
        (Phase::Decide, "Decision of the text"),
        (Phase::Hidden, "Own decision or consent"),
        (Phase::Deliver, "Delivery"),
        (Phase::Ready, "Standing or in hand"),
    ];
    const SWATCH: f32 = 14.0;
    let rows = || groups.iter().flat_map(|group| &group.rows);
    let shown = |phase: Phase| rows().flat_map(|r| &r.segments).any(|s| s.phase == phase);
    let never = rows().any(|r| r.best.is_some() && r.worst.is_none() && !r.out);
    let (mut x, mut y) = (0.0, top);
    let signs = ALL.into_iter().filter(|(p, _)| shown(*p)).map(|(p, said)| (Some(p), said));
    for (phase_, said) in signs.chain(never.then_some((None, "No limit if nobody acts"))) {
        let length = SWATCH + 4.0 + LEGEND.width(said);
        if x > 0.0 && x + length > width {
            (x, y) = (0.0, y + 12.0);
        }
        let area = Area::new(x, y, SWATCH, 8.0);
        match phase_ {
            Some(of) => {
                phase(scene, area, &Segment { phase: of, until: 0.0, said: Vec::new() }, false)
            }
            None => {
                let stroke = Stroke::new(Paint::Danger, 0.8).dashed(1.2, 1.8);
                let middle = area.centre().y;
                scene.line(Point::new(x, middle), Point::new(area.right(), middle), stroke);
            }
        }
        let at = Point::new(area.right() + 4.0, first_baseline(area, 1, LEGEND));
        scene.text(LEGEND.label(at, said, Anchor::Start));
        x += length + 12.0;
    }
    if x > 0.0 { y + 10.0 } else { y }
}

fn in_words(package: &Package, groups: &[Group]) -> String {
    let mut text = "Route by route, how long each takes.".to_owned();
    for Group { need, rows, .. } in groups {
        text.push_str(&format!(
            " {}, needed within {}:",
            capability(package, need),
            words::hours(need.within_hours)
        ));
        let said: Vec<String> = rows.iter().map(Row::in_words).collect();
        text.push_str(&format!(
            " {}.",
            if said.is_empty() { "nothing".into() } else { said.join("; ") }
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{self, Options};
    use crate::figures::figure::checks::assert_sound;
    use crate::templates::Catalogue;

    #[test]
    fn charts_of_every_template_are_sound() {
        for entry in Catalogue::shipped().entries {
            let package = entry.package;
            let analysis = analysis::analyse(&package, &Options::default());
            for scenario in 0..package.scenarios.len() {
                let nobody = BTreeSet::new();
                let needs = package.scenarios[scenario].needs.len();
                for width in [330.0, 451.0, 640.0] {
                    let room = (width, 150.0);
                    let parts = of_scenario(&package, &analysis, scenario, &nobody, room);
                    let told: Vec<usize> = parts.iter().flat_map(|p| p.needs.clone()).collect();
                    assert_eq!(told, (0..needs).collect::<Vec<_>>());
                    for part in parts {
                        assert_sound(&part.scene);
                    }
                }
            }
        }
    }
}
