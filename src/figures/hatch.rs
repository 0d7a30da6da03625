//! The lines of a hatched area.

use super::scene::{Area, Hatch, Point};

/// No area is so large or spacing so small that more lines than this would tell.
const MOST_LINES: usize = 2_000;

/// The lines of `hatch` within `area`, cut at its edges so that no backend has to clip.
/// They lie on a lattice that is anchored to the canvas, not to the area, so that neighbouring
/// areas with the same hatch run into one another without a seam.
#[must_use]
pub fn lines(area: Area, hatch: Hatch) -> Vec<(Point, Point)> {
    let usable = area.width > 0.0 && area.height > 0.0 && hatch.spacing > 0.0;
    if !usable || !hatch.angle.is_finite() {
        return Vec::new();
    }
    let (sin, cos) = hatch.angle.to_radians().sin_cos();
    // The canvas grows downwards: a line that rises to the right has a negative slope in it.
    let along = Point::new(cos, -sin);
    let across = Point::new(sin, cos);
    let corners = [
        (area.x, area.y),
        (area.right(), area.y),
        (area.x, area.bottom()),
        (area.right(), area.bottom()),
    ];
    let distances = corners.map(|(x, y)| x * across.x + y * across.y);
    let nearest = distances.into_iter().fold(f32::INFINITY, f32::min);
    let farthest = distances.into_iter().fold(f32::NEG_INFINITY, f32::max);
    let first = (nearest / hatch.spacing).ceil();
    (0..MOST_LINES)
        .map(|index| {
            #[expect(clippy::cast_precision_loss, reason = "at most 2000")]
            let step = index as f32;
            (first + step) * hatch.spacing
        })
        .take_while(|distance| *distance <= farthest)
        .filter_map(|distance| {
            clipped(area, Point::new(distance * across.x, distance * across.y), along)
        })
        .collect()
}

/// The part within `area` of the line through `origin` in the direction of `along`.
fn clipped(area: Area, origin: Point, along: Point) -> Option<(Point, Point)> {
    let (mut from, mut to) = (f32::NEG_INFINITY, f32::INFINITY);
    let slabs =
        [(origin.x, along.x, area.x, area.right()), (origin.y, along.y, area.y, area.bottom())];
    for (start, direction, low, high) in slabs {
        if direction.abs() < 1e-6 {
            if start < low || start > high {
                return None;
            }
        } else {
            let (a, b) = ((low - start) / direction, (high - start) / direction);
            from = from.max(a.min(b));
            to = to.min(a.max(b));
        }
    }
    let at = |t: f32| {
        Point::new(
            (origin.x + t * along.x).clamp(area.x, area.right()),
            (origin.y + t * along.y).clamp(area.y, area.bottom()),
        )
    };
    (to - from > 0.05).then(|| (at(from), at(to)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::Paint;

    #[test]
    fn lines_stay_within_their_area_and_keep_their_distance() {
        let area = Area::new(13.0, 40.0, 72.0, 31.0);
        for angle in [-45.0, 45.0, 0.0, 90.0, 30.0] {
            let hatch = Hatch { angle, ..Hatch::falling(Paint::Muted) };
            let lines = lines(area, hatch);
            assert!(lines.len() > 5, "{angle}");
            for (from, to) in lines {
                for point in [from, to] {
                    assert!((area.x..=area.right()).contains(&point.x), "{angle}: {point:?}");
                    assert!((area.y..=area.bottom()).contains(&point.y), "{angle}: {point:?}");
                }
            }
        }
    }

    #[test]
    fn a_positive_angle_rises_to_the_right() {
        let hatch = Hatch::rising(Paint::Muted);
        let (from, to) = lines(Area::new(0.0, 0.0, 50.0, 50.0), hatch)[3];
        assert!((to.x - from.x) * (to.y - from.y) < 0.0, "y falls as x grows, on a canvas");
    }

    #[test]
    fn nonsense_gives_no_lines_and_no_hang() {
        let hatch = Hatch::falling(Paint::Muted);
        let area = Area::new(0.0, 0.0, 10.0, 10.0);
        assert!(lines(Area::new(0.0, 0.0, 0.0, 10.0), hatch).is_empty());
        assert!(lines(area, Hatch { spacing: 0.0, ..hatch }).is_empty());
        assert!(lines(area, Hatch { spacing: f32::NAN, ..hatch }).is_empty());
        assert!(lines(area, Hatch { angle: f32::NAN, ..hatch }).is_empty());
        assert!(lines(area, Hatch { spacing: 1e-9, ..hatch }).len() <= MOST_LINES);
    }
}
