//! What arrives over time, in the three stances, against what is needed.

use super::fit::Style;
use super::time_axis::{TimeAxis, WORDS};
use super::{Anchor, Area, Paint, Point, Scene, Stroke};
use crate::analysis::{Analysis, Counting, NeedResult};
use crate::model::{Capability, Listed, Need, Package};
use crate::typeset::Face;
use crate::words;

const TOP: f32 = 16.0;
/// Height of the plot on a page, and the most that it takes where there is more room.
const PLOT_HEIGHT: f32 = 92.0;
const TALLEST_PLOT: f32 = 118.0;
const FOOT: f32 = 13.0;
const LABEL: Style = Style::new(Face::SansMedium, 7.5, Paint::Ink);
const NEEDED: Style = Style::new(Face::SansMedium, 7.5, Paint::Danger);
/// A stroke of the series' own pattern before its name, in points.
const SAMPLE: f32 = 16.0;

/// A stance as a line of the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stance {
    Ceiling,
    Assured,
    InHand,
}

/// A step line: the amount that is there from each hour on.
#[derive(Debug)]
struct Series {
    stance: Stance,
    /// Hour and the sum from then on, in order of time; starts at hour 0.
    steps: Vec<(f64, f64)>,
}

impl Stance {
    const ALL: [Self; 3] = [Self::Ceiling, Self::Assured, Self::InHand];

    fn name(self) -> &'static str {
        match self {
            Self::Ceiling => "if everyone acts",
            Self::Assured => "assured",
            Self::InHand => "in hand",
        }
    }

    /// Tone, weight and pattern all differ, so that the lines part without colour.
    fn stroke(self) -> Stroke {
        match self {
            Self::Ceiling => Stroke::new(Paint::AccentLight, 1.8).dashed(6.0, 2.0),
            Self::Assured => Stroke::new(Paint::Accent, 1.8),
            Self::InHand => Stroke::new(Paint::AccentDark, 2.2).dashed(2.2, 2.0),
        }
    }

    fn hours(self, counting: &Counting) -> Option<f64> {
        match self {
            Self::Ceiling => counting.ceiling_hours,
            Self::Assured => counting.assured_hours,
            Self::InHand => counting.assured_hours.filter(|_| counting.in_hand),
        }
    }
}

impl Series {
    fn new(stance: Stance, result: &NeedResult) -> Self {
        let mut arrivals: Vec<(f64, f64)> = result
            .counting
            .iter()
            .filter_map(|c| Some((stance.hours(c)?.max(0.0), c.amount)))
            .filter(|(hours, amount)| hours.is_finite() && amount.is_finite() && *amount > 0.0)
            .collect();
        arrivals.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut steps = vec![(0.0, 0.0)];
        let mut sum = 0.0;
        for (hours, amount) in arrivals {
            sum += amount;
            match steps.last_mut() {
                Some(last) if last.0 >= hours => last.1 = sum,
                _ => steps.push((hours, sum)),
            }
        }
        Self { stance, steps }
    }

    fn total(&self) -> f64 {
        self.steps.last().map_or(0.0, |s| s.1)
    }

    fn last_hour(&self) -> f64 {
        self.steps.last().map_or(0.0, |s| s.0)
    }

    /// Its name with the amount that is there in time and, where more comes, the amount that follows:
    /// `assured: 24, later 36`.
    fn label(&self, within: f64) -> String {
        let (timely, all) = (words::amount(self.at(within)), words::amount(self.total()));
        let later = if timely == all { String::new() } else { format!(", later {all}") };
        format!("{}: {timely}{later}", self.stance.name())
    }

    /// What is there at an hour.
    fn at(&self, hours: f64) -> f64 {
        self.steps.iter().take_while(|(h, _)| *h <= hours).last().map_or(0.0, |s| s.1)
    }
}

/// Scale of amounts.
struct Amounts {
    top: f32,
    bottom: f32,
    most: f64,
    step: f64,
}

impl Amounts {
    /// A scale up to the largest amount; of whole things no part is marked.
    fn new(top: f32, bottom: f32, largest: f64, whole: bool) -> Self {
        let step = nice_step(largest.max(1e-6) / 4.0);
        let step = if whole { step.max(1.0) } else { step };
        let most = ((largest / step).floor() + 1.0) * step;
        Self { top, bottom, most, step }
    }

    fn y(&self, amount: f64) -> f32 {
        self.bottom - (amount / self.most) as f32 * (self.bottom - self.top)
    }

    fn marks(&self) -> impl Iterator<Item = f64> {
        let count = (self.most / self.step).round().clamp(1.0, 12.0) as u32;
        let step = self.step;
        (0..=count).map(move |i| f64::from(i) * step)
    }
}

/// The smallest of 1, 2 or 5 times a power of ten that is not below `least`.
fn nice_step(least: f64) -> f64 {
    let power = 10_f64.powf(least.log10().floor());
    [1.0, 2.0, 5.0].map(|n| n * power).into_iter().find(|s| *s >= least).unwrap_or(10.0 * power)
}

/// What arrives toward one need of a scenario, by when, for the three stances; `width` in points.
/// None where the package has no such need.
pub fn of_need(
    package: &Package,
    analysis: &Analysis,
    scenario: usize,
    need: usize,
    width: f32,
) -> Option<Scene> {
    let of = package.scenarios.get(scenario)?.needs.get(need)?;
    let result = analysis
        .scenarios
        .iter()
        .find(|s| s.scenario == scenario)?
        .needs
        .iter()
        .find(|n| n.need == need)?;
    Some(chart(package, of, result, width))
}

fn chart(package: &Package, need: &Need, result: &NeedResult, width: f32) -> Scene {
    let series = Stance::ALL.map(|stance| Series::new(stance, result));
    let names: Vec<(&Series, String)> =
        series.iter().map(|s| (s, s.label(need.within_hours))).collect();
    let largest = series.iter().map(Series::total).fold(need.amount, f64::max);
    let bottom = TOP + (width * 0.2).clamp(PLOT_HEIGHT, TALLEST_PLOT);
    let whole = series.iter().flat_map(|s| &s.steps).all(|(_, sum)| sum.fract() == 0.0)
        && need.amount.fract() == 0.0;
    let amounts = Amounts::new(TOP, bottom, largest, whole);
    let figures = amounts.marks().map(|m| WORDS.width(&words::amount(m))).fold(0.0, f32::max);
    let longest = names.iter().map(|(_, n)| LABEL.width(n)).fold(0.0, f32::max);
    let latest = series.iter().map(Series::last_hour).fold(need.within_hours, f64::max);
    let right = (width - longest - SAMPLE - 12.0).max(figures + 40.0);
    let axis = TimeAxis::new(figures + 6.0, right, latest);

    let mut scene = Scene::new(width, bottom + FOOT, in_words(package, need, &series));
    shortfall(&mut scene, need, &axis, &amounts);
    axis.draw(&mut scene, TOP, bottom);
    for mark in amounts.marks() {
        let y = amounts.y(mark);
        let stroke = Stroke::new(Paint::Faint, 0.6);
        scene.line(Point::new(axis.left(), y), Point::new(axis.right(), y), stroke);
        let at = Point::new(axis.left() - 5.0, y + 2.5);
        scene.text(WORDS.label(at, words::amount(mark), Anchor::End));
    }
    needed(&mut scene, package, need, &axis, &amounts);
    for series in &series {
        scene.polyline(outline(series, &axis, &amounts), series.stance.stroke());
    }
    end_labels(&mut scene, &names, &axis, &amounts);
    scene
}

fn outline(series: &Series, axis: &TimeAxis, amounts: &Amounts) -> Vec<Point> {
    let mut points = vec![Point::new(axis.x(0.0), amounts.y(0.0))];
    for (hours, sum) in &series.steps {
        let x = axis.x(*hours);
        let before = points.last().map_or(amounts.bottom, |p| p.y);
        points.push(Point::new(x, before));
        points.push(Point::new(x, amounts.y(*sum)));
    }
    points.push(Point::new(axis.right(), amounts.y(series.total())));
    points.dedup();
    points
}

/// Tints what comes too late or is too little.
fn shortfall(scene: &mut Scene, need: &Need, axis: &TimeAxis, amounts: &Amounts) {
    let left = axis.x(need.within_hours);
    let top = amounts.y(need.amount);
    let area = Area::new(left, top, axis.right() - left, amounts.bottom - top);
    scene.fill(area, Paint::DangerTint);
}

/// The lines of what is needed, and by when.
fn needed(scene: &mut Scene, package: &Package, need: &Need, axis: &TimeAxis, amounts: &Amounts) {
    let stroke = Stroke::new(Paint::Danger, 0.9).dashed(3.0, 2.2);
    let (x, y) = (axis.x(need.within_hours), amounts.y(need.amount));
    scene.line(Point::new(axis.left(), y), Point::new(axis.right(), y), stroke);
    scene.line(Point::new(x, TOP - 4.0), Point::new(x, amounts.bottom), stroke);
    let text = format!(
        "needed: {} within {}",
        words::quantity(package, &need.capability, need.amount),
        words::hours(need.within_hours)
    );
    let text = NEEDED.shorten(&text, scene.width);
    let half = NEEDED.width(&text) / 2.0;
    let centre = x.clamp(half, (scene.width - half).max(half));
    scene.text(NEEDED.label(Point::new(centre, TOP - 7.0), text, Anchor::Middle));
}

/// Names at the ends of the lines, pushed apart where they would meet.
fn end_labels(scene: &mut Scene, names: &[(&Series, String)], axis: &TimeAxis, amounts: &Amounts) {
    let mut places: Vec<(f32, &Series, &String)> =
        names.iter().map(|(s, name)| (amounts.y(s.total()), *s, name)).collect();
    // From the top; lines that end together keep the order of the stances.
    places.sort_by(|a, b| a.0.total_cmp(&b.0));
    let gap = LABEL.leading() + 1.0;
    let mut lowest = amounts.bottom;
    for place in places.iter_mut().rev() {
        place.0 = place.0.min(lowest);
        lowest = place.0 - gap;
    }
    let mut highest = amounts.top;
    for place in &mut places {
        place.0 = place.0.max(highest);
        highest = place.0 + gap;
    }
    let left = axis.right() + 5.0;
    for (y, series, name) in places {
        let from = Point::new(axis.right(), amounts.y(series.total()));
        if (from.y - y).abs() > 1.0 {
            scene.line(from, Point::new(left, y), Stroke::new(Paint::Rule, 0.6));
        }
        let end = Point::new(left + SAMPLE, y);
        scene.line(Point::new(left, y), end, series.stance.stroke());
        let at = Point::new(end.x + 4.0, y + 2.6);
        scene.text(LABEL.label(at, name.as_str(), Anchor::Start));
    }
}

fn in_words(package: &Package, need: &Need, series: &[Series]) -> String {
    let what = package.find::<Capability>(&need.capability).map_or("", Listed::name);
    let mut text = format!(
        "{what}: what arrives, by when. Needed: {} within {}.",
        words::quantity(package, &need.capability, need.amount),
        words::hours(need.within_hours)
    );
    for line in series {
        let in_time = words::amount(line.at(need.within_hours));
        let total = words::amount(line.total());
        let name = words::sentence_case(line.stance.name());
        text.push_str(&format!(" {name}: {in_time} in time, {total} in the end."));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::figure::checks::{assert_sound, labels};

    fn counting(
        amount: f64,
        ceiling: Option<f64>,
        assured: Option<f64>,
        in_hand: bool,
    ) -> Counting {
        Counting {
            commitment: 0,
            supply: 0,
            amount,
            routes: Vec::new(),
            ceiling_hours: ceiling,
            assured_hours: assured,
            in_hand,
        }
    }

    fn need(amount: f64, within_hours: f64) -> Need {
        Need {
            capability: "air-defence".into(),
            amount,
            within_hours,
            for_days: None,
            source: String::new(),
            unknown: Default::default(),
        }
    }

    fn result(counting: Vec<Counting>) -> NeedResult {
        NeedResult { counting, ..NeedResult::default() }
    }

    #[test]
    fn what_arrives_adds_up_in_each_stance() {
        let result = result(vec![
            counting(1.0, Some(0.0), Some(0.0), true),
            counting(2.0, Some(54.0), Some(70.0), false),
            counting(4.0, Some(60.0), None, false),
        ]);
        let [ceiling, assured, in_hand] = Stance::ALL.map(|s| Series::new(s, &result));
        assert_eq!(ceiling.steps, [(0.0, 1.0), (54.0, 3.0), (60.0, 7.0)]);
        assert_eq!((assured.total(), assured.at(69.0), assured.at(70.0)), (3.0, 1.0, 3.0));
        assert_eq!(in_hand.total(), 1.0);
    }

    #[test]
    fn names_never_meet_even_where_lines_end_together() {
        let package = Package::empty();
        for (amount, within) in [(6.0, 72.0), (0.0, 0.0), (1e9, 1e6), (0.004, 5.0), (3.0, 1.0)] {
            for counts in [0.0, 1.0, 3.0, 250_000.0] {
                let result = result(vec![counting(counts, Some(30.0), Some(30.0), true)]);
                for width in [260.0, 451.0, 700.0] {
                    let scene = chart(&package, &need(amount, within), &result, width);
                    assert_sound(&scene);
                    let names = labels(&scene).iter().filter(|l| l.text.contains(": ")).count();
                    assert_eq!(names, 4, "three lines and the need");
                }
            }
        }
    }

    #[test]
    fn steps_of_the_scale_are_round() {
        assert_eq!(nice_step(1.5), 2.0);
        assert_eq!(nice_step(0.3), 0.5);
        assert!((nice_step(7.0) - 10.0).abs() < 1e-9);
    }
}
