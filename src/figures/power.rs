//! Whose decision matters: Penrose–Banzhaf power as bars.

use super::fit::{Style, first_baseline};
use super::{Anchor, Area, Paint, Point, Scene};
use crate::model::Package;
use crate::typeset::Face;
use crate::words;
use std::collections::BTreeMap;

const NAME: Style = Style::new(Face::Sans, 8.0, Paint::Ink);
const FIGURE: Style = Style::new(Face::SansMedium, 8.0, Paint::Ink);
const ROW: f32 = 15.0;
const BAR: f32 = 6.0;
const FIGURE_ROOM: f32 = 26.0;

/// The actors with the most power first, those of equal power by name.
pub fn ranked<'a>(package: &'a Package, power: &'a BTreeMap<String, f64>) -> Vec<(&'a str, f64)> {
    let mut rows: Vec<(&str, f64)> =
        power.iter().map(|(id, share)| (package.element_name(id), *share)).collect();
    rows.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    rows
}

/// A power as it is printed: two decimals, never rounded to nothing or to all.
pub fn figure(share: f64) -> String {
    match share {
        s if s > 0.0 && s < 0.005 => "< 0.01".to_owned(),
        s if (0.995..1.0).contains(&s) => "> 0.99".to_owned(),
        // Half a hundredth goes up, as people round.
        s => format!("{:.2}", (s * 100.0).round() / 100.0),
    }
}

/// A bar for each actor; `width` in points.
pub fn bars(package: &Package, power: &BTreeMap<String, f64>, width: f32) -> Scene {
    let rows = ranked(package, power);
    let widest = rows.iter().map(|(name, _)| NAME.width(name)).fold(0.0, f32::max);
    let names = widest.min(width * 0.45);
    let mut scene = Scene::new(width, 0.0, in_words(&rows));
    if rows.is_empty() {
        let note = NAME.shorten("Nobody's decision alone changes the outcome", width);
        scene.text(NAME.label(Point::new(0.0, 10.0), note, Anchor::Start));
        scene.height = ROW;
        return scene;
    }
    let mut y = 0.0;
    for (name, share) in &rows {
        let lines = NAME.wrap(name, names, 2);
        let height = (lines.len() as f32 * NAME.leading() + 3.0).max(ROW);
        let row = Area::new(0.0, y, names, height);
        let first = Point::new(0.0, first_baseline(row, lines.len(), NAME));
        scene.lines(first, &lines, NAME, Anchor::Start);
        let track = Area::new(
            names + 8.0,
            row.centre().y - BAR / 2.0,
            (width - names - 8.0 - FIGURE_ROOM - 6.0).max(4.0),
            BAR,
        );
        scene.rounded(track, 1.0, Some(Paint::Faint), None);
        let filled = Area { width: track.width * share.clamp(0.0, 1.0) as f32, ..track };
        scene.rounded(filled, 1.0, Some(Paint::Accent), None);
        let at = Point::new(width, first_baseline(row, 1, FIGURE));
        scene.text(FIGURE.label(at, figure(*share), Anchor::End));
        y += height;
    }
    scene.height = y + 1.0;
    scene
}

fn in_words(rows: &[(&str, f64)]) -> String {
    if rows.is_empty() {
        return "No single decision changes whether the need is met.".to_owned();
    }
    let said: Vec<String> =
        rows.iter().map(|(name, share)| format!("{name} {}", figure(*share))).collect();
    format!("Whose decision matters, from 0 to 1: {}.", words::list(&said))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::Shape;
    use crate::figures::figure::checks::{assert_sound, labels};

    #[test]
    fn bars_are_ranked_and_as_long_as_their_figure() {
        let power = BTreeMap::from([
            ("b".to_owned(), 0.25),
            ("a".to_owned(), 0.25),
            ("the United States of somewhere very far away indeed".to_owned(), 0.625),
        ]);
        let package = Package::empty();
        let scene = bars(&package, &power, 200.0);
        assert_sound(&scene);
        let names: Vec<&str> = labels(&scene).iter().map(|l| l.text.as_str()).collect();
        assert!(names.iter().position(|n| *n == "a") < names.iter().position(|n| *n == "b"));
        let bars: Vec<f32> = scene
            .shapes
            .iter()
            .filter_map(|shape| match shape {
                Shape::Rect { area, fill: Some(Paint::Accent), .. } => Some(area.width),
                _ => None,
            })
            .collect();
        assert!((bars[0] / bars[1] - 2.5).abs() < 0.01);
        assert_sound(&bars_of_nothing());
    }

    fn bars_of_nothing() -> Scene {
        bars(&Package::empty(), &BTreeMap::new(), 120.0)
    }

    #[test]
    fn a_small_power_never_reads_as_none() {
        assert_eq!(figure(0.001), "< 0.01");
        assert_eq!(figure(0.999), "> 0.99");
        assert_eq!(
            (figure(0.0), figure(1.0), figure(0.625)),
            ("0.00".into(), "1.00".into(), "0.63".into())
        );
    }
}
