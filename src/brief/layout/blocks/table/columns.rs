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
            Some(share) => shared.push((*share, range.least)),
            None => {
                let most = range.greatest.min(AUTO_SHARE * total).max(range.least);
                auto.push(WidthRange { greatest: most, ..*range });
            }
        }
    }
    let reserved: f32 = shared.iter().map(|(_, least)| least).sum();
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
    let weights: Vec<(f32, f32)> = ranges
        .iter()
        .filter(|range| wide(range))
        .map(|range| (range.greatest.sqrt(), range.least))
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

/// Divides `total` by weight, with a least part for each that must be kept.
fn divide(parts: &[(f32, f32)], total: f32) -> Vec<f32> {
    let mut fixed = vec![false; parts.len()];
    loop {
        let taken: f32 =
            parts.iter().zip(&fixed).filter(|(_, fixed)| **fixed).map(|(part, _)| part.1).sum();
        let weight: f32 =
            parts.iter().zip(&fixed).filter(|(_, fixed)| !**fixed).map(|(part, _)| part.0).sum();
        let unit = (total - taken) / weight.max(f32::MIN_POSITIVE);
        let mut changed = false;
        for (part, fixed) in parts.iter().zip(&mut fixed) {
            if !*fixed && part.0 * unit < part.1 {
                *fixed = true;
                changed = true;
            }
        }
        if !changed || fixed.iter().all(|fixed| *fixed) {
            return parts
                .iter()
                .zip(&fixed)
                .map(|(part, fixed)| if *fixed { part.1 } else { part.0 * unit })
                .collect();
        }
    }
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
    fn what_cannot_fit_is_scaled_down() {
        let columns = [auto(900.0, 900.0), auto(900.0, 900.0), auto(900.0, 900.0)];
        assert_fills(&share_out(&columns, 300.0), 300.0);
        assert!(share_out(&columns, 300.0).iter().all(|width| *width > 0.0));
        assert!(share_out(&[], 300.0).is_empty());
        assert_fills(&share_out(&[share(0.0, 0.0), share(f32::NAN, 0.0)], 300.0), 300.0);
    }
}
