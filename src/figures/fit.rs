//! Making words fit: lines of a given width, and shortening as the last resort.

use super::palette::Paint;
use super::scene::{Anchor, Area, Label, Point, Scene};
use crate::typeset::{Face, width};

/// How lines of a small text are set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Typeface.
    pub face: Face,
    /// Size in points.
    pub size: f32,
    /// Colour by meaning.
    pub paint: Paint,
}

impl Style {
    /// A typeface at a size in a colour.
    #[must_use]
    pub const fn new(face: Face, size: f32, paint: Paint) -> Self {
        Self { face, size, paint }
    }

    /// Distance from one baseline to the next, in points.
    #[must_use]
    pub fn leading(self) -> f32 {
        (self.size * 1.25).ceil()
    }

    /// Width of `text` on one line, in points.
    #[must_use]
    pub fn width(self, text: &str) -> f32 {
        width(self.face, self.size, text)
    }

    /// A line of text in this style.
    #[must_use]
    pub fn label(self, at: Point, text: impl Into<String>, anchor: Anchor) -> Label {
        Label::new(at, text, self.face, self.size).anchored(anchor).painted(self.paint)
    }

    /// The text in at most `most` lines no wider than `room`; what does not fit is cut with “…”.
    #[must_use]
    pub fn wrap(self, text: &str, room: f32, most: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in pieces(text) {
            let joined = lines.last().map(|line| format!("{line}{word}"));
            match joined {
                Some(line) if self.width(line.trim_end()) <= room => {
                    if let Some(last) = lines.last_mut() {
                        *last = line;
                    }
                }
                _ if lines.len() == most => {
                    // The rest goes on the last line, where `shorten` cuts it.
                    if let Some(last) = lines.last_mut() {
                        last.push_str(word);
                    }
                }
                _ => lines.push(word.to_owned()),
            }
        }
        lines.iter().map(|line| self.shorten(line.trim_end(), room)).collect()
    }

    /// The text, or as much of its beginning as fits `room`, with “…”.
    #[must_use]
    pub fn shorten(self, text: &str, room: f32) -> String {
        if self.width(text) <= room {
            return text.to_owned();
        }
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let cut = |count: usize| {
            let end = ends.get(count).copied().unwrap_or(text.len());
            format!("{}…", text.get(..end).unwrap_or_default().trim_end())
        };
        let fits = |count: &usize| self.width(&cut(*count)) <= room;
        let count = partition(ends.len(), |count| fits(&count));
        if count == 0 { String::new() } else { cut(count) }
    }
}

/// The largest count up to `most` for which `fits` holds, where it holds for all smaller ones.
fn partition(most: usize, fits: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, most);
    while low < high {
        let middle = low + (high - low).div_ceil(2);
        if fits(middle) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    low
}

/// Words with the space or hyphen after them; a no-break space does not part words.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive([' ', '-', '–', '/']).filter(|piece| !piece.trim().is_empty())
}

impl Scene {
    /// Writes lines one under another, the first baseline at `at`.
    pub fn lines(&mut self, at: Point, lines: &[String], style: Style, anchor: Anchor) {
        let mut baseline = at.y;
        for line in lines {
            self.text(style.label(Point::new(at.x, baseline), line.as_str(), anchor));
            baseline += style.leading();
        }
    }

    /// Writes lines into the middle of an area, from side to side and from top to bottom.
    pub fn lines_centred(&mut self, area: Area, lines: &[String], style: Style) {
        self.lines(
            Point::new(area.centre().x, first_baseline(area, lines.len(), style)),
            lines,
            style,
            Anchor::Middle,
        );
    }
}

/// The first baseline of `count` lines that stand in the middle of an area from top to bottom.
#[must_use]
pub fn first_baseline(area: Area, count: usize, style: Style) -> f32 {
    const CAPITAL: f32 = 0.7;
    #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
    let below = count.saturating_sub(1) as f32 * style.leading();
    area.centre().y + (CAPITAL * style.size - below) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLE: Style = Style::new(Face::Sans, 8.0, Paint::Ink);

    #[test]
    fn lines_are_never_wider_than_their_room() {
        let text = "The President of the United States determines that the attack is extended";
        for room in [5.0, 20.0, 60.0, 110.0, 1000.0] {
            for most in 1..6 {
                let lines = STYLE.wrap(text, room, most);
                assert!(lines.len() <= most);
                assert!(lines.iter().all(|line| STYLE.width(line) <= room), "{room}: {lines:?}");
            }
        }
    }

    #[test]
    fn nothing_is_lost_where_there_is_room() {
        let text = "US–Ukraine–Coalition coordination cell";
        let lines = STYLE.wrap(text, 70.0, 9);
        assert!(lines.len() > 1);
        let squeezed = |s: &str| s.replace(' ', "");
        assert_eq!(squeezed(&lines.concat()), squeezed(text));
    }

    #[test]
    fn shortening_keeps_as_much_as_fits() {
        let short = STYLE.shorten("Reinforcement at sea", 50.0);
        assert!(short.ends_with('…') && short.len() > 6, "{short}");
        assert_eq!(STYLE.shorten("sea", 50.0), "sea");
        assert_eq!(STYLE.shorten("sea", 1.0), "");
    }
}
