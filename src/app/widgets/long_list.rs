//! Long lists: only the rows in sight are drawn, so that thousands cost no more than a screenful.

use super::rows::ROW_HEIGHT;
use egui::{Rect, Ui, vec2};
use std::ops::Range;

/// From how many rows on a list leaves out what is not in sight. Shorter ones are drawn whole, so
/// that the keyboard and screen readers reach every row without scrolling.
const LONG: usize = 100;

/// Rows drawn beyond the edges, so that the keyboard can step on.
const MARGIN: f32 = 4.0;

/// Draws `count` rows of [`super::list_row`], each by `row`. The one at `reveal` is brought into
/// sight.
pub fn long_list(
    ui: &mut Ui,
    count: usize,
    reveal: Option<usize>,
    mut row: impl FnMut(&mut Ui, usize),
) {
    let pitch = ROW_HEIGHT + ui.spacing().item_spacing.y;
    let top = ui.cursor().min;
    if let Some(place) = reveal {
        let at = top + vec2(0.0, place as f32 * pitch);
        ui.scroll_to_rect(Rect::from_min_size(at, vec2(1.0, ROW_HEIGHT)), None);
    }
    let sight = ui.clip_rect();
    let seen = if count > LONG {
        in_sight(sight.min.y - top.y, sight.max.y - top.y, pitch, count)
    } else {
        0..count
    };
    ui.add_space(seen.start as f32 * pitch);
    for place in seen.clone() {
        row(ui, place);
    }
    ui.add_space(count.saturating_sub(seen.end) as f32 * pitch);
}

/// The rows between two heights that are measured from the head of the list.
fn in_sight(from: f32, to: f32, pitch: f32, count: usize) -> Range<usize> {
    let place = |height: f32| ((height / pitch).max(0.0) as usize).min(count);
    place(from - MARGIN * pitch)..place(to + (MARGIN + 1.0) * pitch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_in_sight_and_a_few_beyond_are_drawn() {
        assert_eq!(in_sight(0.0, 260.0, 26.0, 5000), 0..15);
        assert_eq!(in_sight(2600.0, 2860.0, 26.0, 5000), 96..115);
        assert_eq!(in_sight(-500.0, -240.0, 26.0, 5000), 0..0, "the list is below what is shown");
        assert_eq!(in_sight(26_000.0, 26_260.0, 26.0, 400), 400..400, "it is above");
        assert_eq!(in_sight(0.0, f32::INFINITY, 26.0, 400), 0..400);
    }
}
