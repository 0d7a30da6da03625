//! The cheapest way to share atoms out over lines.
//!
//! Every place where a line can end gets the cost of the best way to reach it; the last place's
//! best way is the paragraph. Costs grow steeply with how far the spaces of a line are from
//! their natural width (or, in ragged setting, how short the line falls), so that the lines of
//! a paragraph come out alike.

use std::ops::Range;

use super::Mode;
use super::atoms::{Atom, Break};

/// Share of its width by which a space may shrink, and by which it stretches at a badness of 100.
const SHRINK: f64 = 0.30;
const STRETCH: f64 = 0.55;
/// Dividing a word, in the unit of a line's badness.
const HYPHEN: f64 = 45.0;
/// A second divided word right below another, as cost.
const HYPHENS_IN_A_ROW: f64 = 6_000.0;
/// A last line with next to nothing on it, as cost.
const RUNT: f64 = 2_500.0;
/// Share of the width below which a last line has next to nothing on it.
const RUNT_SHARE: f64 = 0.12;
/// A line that cannot be helped, per point by which it sticks out, as cost.
const OVERFULL: f64 = 1e7;
/// Rounding of widths must not push a word that just fits to the next line.
const TOLERANCE: f64 = 0.01;

/// The best way to end a line at some place.
#[derive(Clone, Copy)]
struct Place {
    cost: f64,
    /// The first atom of the line that ends here.
    line_start: usize,
    hyphen: bool,
}

/// The ranges of atoms that make up the lines.
pub(super) fn line_ranges(atoms: &[Atom], width: f32, mode: Mode) -> Vec<Range<usize>> {
    let best = best_breaks(atoms, f64::from(width), mode);
    let mut ranges = Vec::new();
    let mut end = atoms.len();
    while end > 0 {
        let start = best.get(end).map_or(0, |place| place.line_start);
        ranges.push(start..end);
        end = start;
    }
    ranges.reverse();
    ranges
}

/// For each number of atoms, the best way to end a line after so many.
fn best_breaks(atoms: &[Atom], width: f64, mode: Mode) -> Vec<Place> {
    let mut best = vec![Place { cost: 0.0, line_start: 0, hyphen: false }];
    for (index, last) in atoms.iter().enumerate() {
        let is_end = index + 1 == atoms.len() || last.end == Break::Forced;
        let hyphen = last.end == Break::Hyphen && !is_end;
        let mut place = Place { cost: f64::INFINITY, line_start: index, hyphen };
        let mut line = LineWidth::ending_with(last);
        for (start, first) in atoms.iter().enumerate().take(index + 1).rev() {
            let single = start == index;
            if !single {
                if first.end == Break::Forced {
                    break;
                }
                line.prepend(first);
                if line.least() > width + TOLERANCE {
                    break;
                }
            }
            let Some(before) = best.get(start) else { break };
            let mut cost = before.cost + line.cost(width, mode, is_end, single);
            if hyphen && before.hyphen {
                cost += HYPHENS_IN_A_ROW;
            }
            if is_end && start > 0 && line.natural < RUNT_SHARE * width {
                cost += RUNT;
            }
            if cost < place.cost {
                place = Place { cost, line_start: start, hyphen };
            }
        }
        best.push(place);
    }
    best
}

/// What a line from some atom to a fixed last one adds up to.
struct LineWidth<'a> {
    last: &'a Atom,
    natural: f64,
    spaces: f64,
}

impl<'a> LineWidth<'a> {
    fn ending_with(last: &'a Atom) -> Self {
        Self { last, natural: f64::from(last.width) + f64::from(last.hyphen), spaces: 0.0 }
    }

    fn prepend(&mut self, atom: &Atom) {
        self.natural += f64::from(atom.width) + f64::from(atom.space);
        self.spaces += f64::from(atom.space);
    }

    fn least(&self) -> f64 {
        self.natural - self.spaces * SHRINK
    }

    /// Cost of the line; infinite if it does not fit and could be shorter.
    fn cost(&self, width: f64, mode: Mode, is_end: bool, single: bool) -> f64 {
        let slack = width - self.natural;
        let room = if mode == Mode::Justified { self.spaces * SHRINK } else { 0.0 };
        if slack < -room - TOLERANCE {
            return if single { -slack * OVERFULL } else { f64::INFINITY };
        }
        let badness = match mode {
            Mode::Justified if slack < 0.0 => 100.0 * (-slack / room.max(TOLERANCE)).powi(3),
            _ if is_end => 0.0,
            Mode::Justified => {
                let ratio = slack / (self.spaces * STRETCH).max(0.5);
                (100.0 * ratio.powi(3)).min(100_000.0)
            }
            Mode::Ragged => (100.0 * slack / width.max(1.0)).powi(2) / 8.0,
        };
        let divided = if self.last.end == Break::Hyphen && !is_end { HYPHEN } else { 0.0 };
        (1.0 + badness + divided + self.last.reluctance).powi(2)
    }
}
