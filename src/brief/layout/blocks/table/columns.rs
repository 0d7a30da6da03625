//! How the columns of a table share its width.

use crate::brief::document::ColumnWidth;
use crate::typeset::paragraph::WidthRange;

/// No column insists on more than this share of the table for a word that cannot be broken.
const LEAST_SHARE: f32 = 0.4;
/// A column that is as wide as its content takes no more than this share beside columns that
/// share the rest.
const AUTO_SHARE: f32 = 0.45;

/// The widths of columns that together take `total` points.
pub(super) fn share_out(columns: &[(ColumnWidth, WidthRange)], total: f32) -> Vec<f32> {
    let ranges: Vec<WidthRange> = columns.iter().map(|(_, range)| bounded(*range, total)).collect();
    let least: f32 = ranges.iter().map(|range| range.least).sum();
    if least >= total {
        return ranges.iter().map(|range| range.least * total / least).collect();
    }
    let share_of = |width: ColumnWidth| match width {
        ColumnWidth::Share(share) if share > 0.0 => Some(share),
        _ => None,
    };
    let shares: Vec<Option<f32>> = columns.iter().map(|(width, _)| share_of(*width)).collect();
    if shares.iter().all(Option::is_none) {
        return fill(&ranges, total, true);
    }
    let (mut auto, mut shared) = (Vec::new(), Vec::new());
    for (range, share) in ranges.iter().zip(&shares) {
        match share {
            Some(share) => shared.push(Part { weight: *share, range: *range }),
            None => {
                let most = range.greatest.min(AUTO_SHARE * total).max(range.least);
                auto.push(WidthRange { greatest: most, ..*range });
            }
        }
    }
    let reserved: f32 = shared.iter().map(|part| part.range.least).sum();
    let auto = fill(&auto, total - reserved, false);
    let rest = total - auto.iter().sum::<f32>();
    let shared = divide(&shared, rest);
    let (mut auto, mut shared) = (auto.into_iter(), shared.into_iter());
    shares
        .iter()
        .map(|share| if share.is_some() { shared.next() } else { auto.next() })
        .map(Option::unwrap_or_default)
        .collect()
}

fn bounded(range: WidthRange, total: f32) -> WidthRange {
    let least = range.least.clamp(1.0, LEAST_SHARE * total);
    WidthRange { least, greatest: range.greatest.max(least) }
}

/// Widths between the bounds of `ranges` that take `total`: everyone the most if that fits
/// (`stretch`: and a proportional part of what is left), otherwise narrow columns theirs and
/// the wide ones what remains, the wider the more.
fn fill(ranges: &[WidthRange], total: f32, stretch: bool) -> Vec<f32> {
    let greatest: f32 = ranges.iter().map(|range| range.greatest).sum();
    if greatest <= total {
        let factor = if stretch && greatest > 0.0 { total / greatest } else { 1.0 };
        return ranges.iter().map(|range| range.greatest * factor).collect();
    }
    let level = water_level(ranges, total);
    let wide = |range: &WidthRange| range.greatest > level;
    let narrow: f32 = ranges.iter().filter(|range| !wide(range)).map(|r| r.greatest).sum();
    // The root keeps one very long text from starving the others.
    let weights: Vec<Part> = ranges
        .iter()
        .filter(|range| wide(range))
        .map(|range| Part { weight: range.greatest.sqrt(), range: *range })
        .collect();
    let mut wide_widths = divide(&weights, total - narrow).into_iter();
    ranges
        .iter()
        .map(
            |range| {
                if wide(range) { wide_widths.next().unwrap_or_default() } else { range.greatest }
            },
        )
        .collect()
}

/// The width at which columns must be cut off for all to fit, none below its least.
fn water_level(ranges: &[WidthRange], total: f32) -> f32 {
    let filled = |level: f32| -> f32 {
        ranges.iter().map(|range| range.greatest.min(level.max(range.least))).sum()
    };
    let (mut low, mut high) = (0.0, total);
    for _ in 0..40 {
        let middle = (low + high) / 2.0;
        if filled(middle) > total { high = middle } else { low = middle }
    }
    low
}

/// A column that takes its part of what several divide.
#[derive(Clone, Copy)]
struct Part {
    weight: f32,
    range: WidthRange,
}

/// Divides `total` by weight. No part gets less than its least; what a part has no use for goes
/// to those that have, and is divided among all once everyone has enough.
fn divide(parts: &[Part], total: f32) -> Vec<f32> {
    let mut fixed: Vec<Option<f32>> = vec![None; parts.len()];
    loop {
        let taken: f32 = fixed.iter().flatten().sum();
        let weight: f32 = parts
            .iter()
            .zip(&fixed)
            .filter(|(_, f)| f.is_none())
            .map(|(part, _)| part.weight)
            .sum();
        if weight <= 0.0 {
            return spread_rest(parts, &fixed, total - taken);
        }
        let unit = (total - taken) / weight;
        let bounded = |bound: fn(WidthRange, f32) -> Option<f32>| -> Vec<(usize, f32)> {
            let free = parts.iter().zip(&fixed).enumerate().filter(|(_, (_, f))| f.is_none());
            free.filter_map(|(index, (part, _))| {
                Some((index, bound(part.range, part.weight * unit)?))
            })
            .collect()
        };
        let mut settled = bounded(|range, width| (width < range.least).then_some(range.least));
        if settled.is_empty() {
            settled = bounded(|range, width| (width > range.greatest).then_some(range.greatest));
        }
        if settled.is_empty() {
            return parts
                .iter()
                .zip(&fixed)
                .map(|(part, fixed)| fixed.unwrap_or(part.weight * unit))
                .collect();
        }
        for (index, width) in settled {
            if let Some(slot) = fixed.get_mut(index) {
                *slot = Some(width);
            }
        }
    }
}

/// The widths that are settled, with what is left over divided by weight.
fn spread_rest(parts: &[Part], fixed: &[Option<f32>], rest: f32) -> Vec<f32> {
    let weight: f32 = parts.iter().map(|part| part.weight).sum();
    parts
        .iter()
        .zip(fixed)
        .map(|(part, width)| width.unwrap_or_default() + part.weight * rest.max(0.0) / weight)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn auto(least: f32, greatest: f32) -> (ColumnWidth, WidthRange) {
        (ColumnWidth::Auto, WidthRange { least, greatest })
    }

    fn share(share: f32, least: f32) -> (ColumnWidth, WidthRange) {
        (ColumnWidth::Share(share), WidthRange { least, greatest: 10_000.0 })
    }

    fn assert_fills(widths: &[f32], total: f32) {
        let sum: f32 = widths.iter().sum();
        assert!((sum - total).abs() < 0.1, "{widths:?} take {sum}");
    }

    #[test]
    fn columns_with_room_spread_in_proportion() {
        let widths = share_out(&[auto(20.0, 100.0), auto(20.0, 50.0)], 300.0);
        assert_fills(&widths, 300.0);
        assert!((widths[0] - 200.0).abs() < 0.1);
    }

    #[test]
    fn narrow_columns_keep_their_width_beside_long_texts() {
        let widths = share_out(&[auto(40.0, 60.0), auto(30.0, 2000.0), auto(30.0, 500.0)], 400.0);
        assert_fills(&widths, 400.0);
        assert!((widths[0] - 60.0).abs() < 0.1, "{widths:?}");
        assert!(widths[1] > widths[2] && widths[2] > 100.0, "{widths:?}");
    }

    #[test]
    fn shares_divide_what_is_left_and_keep_their_longest_word() {
        let widths = share_out(&[auto(20.0, 80.0), share(3.0, 40.0), share(1.0, 90.0)], 400.0);
        assert_fills(&widths, 400.0);
        assert!((widths[0] - 80.0).abs() < 0.1, "{widths:?}");
        assert!((widths[2] - 90.0).abs() < 0.1, "{widths:?}");
    }

    #[test]
    fn a_share_without_use_goes_to_those_that_need_it() {
        let narrow = (ColumnWidth::Share(1.0), WidthRange { least: 20.0, greatest: 60.0 });
        let widths = share_out(&[narrow, share(1.0, 20.0)], 400.0);
        assert_fills(&widths, 400.0);
        assert!((widths[0] - 60.0).abs() < 0.1, "{widths:?}");
        let widths = share_out(&[narrow, narrow], 400.0);
        assert_fills(&widths, 400.0);
        assert!((widths[0] - 200.0).abs() < 0.1, "{widths:?}");
    }

    #[test]
    fn what_cannot_fit_is_scaled_down() {
        let columns = [auto(900.0, 900.0), auto(900.0, 900.0), auto(900.0, 900.0)];
        assert_fills(&share_out(&columns, 300.0), 300.0);
        assert!(share_out(&columns, 300.0).iter().all(|width| *width > 0.0));
        assert!(share_out(&[], 300.0).is_empty());
        assert_fills(&share_out(&[share(0.0, 0.0), share(f32::NAN, 0.0)], 300.0), 300.0);
    }
}
