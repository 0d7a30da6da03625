//! Text for the terminal: aligned tables, wrapped lines, a little colour.

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

/// Headings.
pub const HEADING: Style = Style::new().bold();
/// What steps back.
pub const DIM: Style = Style::new().dimmed();
/// Errors and what is missing.
pub const RED: Style = AnsiColor::Red.on_default().bold();
/// Warnings.
pub const YELLOW: Style = AnsiColor::Yellow.on_default();
/// What works.
pub const BLUE: Style = AnsiColor::Blue.on_default().bold();

/// The text in a style; what is not a terminal gets the text alone.
pub fn styled(text: &str, style: Style) -> String {
    format!("{style}{text}{style:#}")
}

/// The narrowest that a column is made.
const NARROWEST: usize = 16;

/// How the text of a column lies.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Names.
    Left,
    /// Figures.
    Right,
}

/// A table of text.
pub struct Table {
    columns: Vec<(String, Align)>,
    rows: Vec<Vec<(String, Style)>>,
}

impl Table {
    /// A table with these columns.
    pub fn new(columns: &[(&str, Align)]) -> Table {
        let columns = columns.iter().map(|(head, align)| ((*head).to_owned(), *align)).collect();
        Table { columns, rows: Vec::new() }
    }

    /// Adds a row, one cell a column.
    pub fn row<S: Into<String>>(&mut self, cells: impl IntoIterator<Item = S>) {
        self.styled_row(cells.into_iter().map(|cell| (cell, Style::new())));
    }

    /// Adds a row, each cell with its style.
    pub fn styled_row<S: Into<String>>(&mut self, cells: impl IntoIterator<Item = (S, Style)>) {
        self.rows.push(cells.into_iter().map(|(cell, style)| (cell.into(), style)).collect());
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The table as lines, indented by two; cells too wide for the line
    /// are broken at spaces.
    pub fn render(&self, line_width: usize) -> String {
        let mut widths: Vec<usize> = self.columns.iter().map(|(head, _)| head.width()).collect();
        for row in &self.rows {
            for (width, (cell, _)) in widths.iter_mut().zip(row) {
                *width = (*width).max(cell.width());
            }
        }
        let total: usize = widths.iter().sum::<usize>() + 2 * widths.len();
        for _ in line_width..total {
            // The widest column gives first, down to what still tells names apart.
            let widest = widths.iter_mut().filter(|width| **width > NARROWEST).max();
            if let Some(width) = widest {
                *width -= 1;
            }
        }
        let head = self.columns.iter().map(|(head, _)| (head.clone(), DIM)).collect();
        let rows = std::iter::once(&head).chain(&self.rows);
        rows.map(|row| self.line(row, &widths)).collect()
    }

    /// A row: as many lines as its tallest cell.
    fn line(&self, row: &[(String, Style)], widths: &[usize]) -> String {
        let cells: Vec<Vec<String>> =
            row.iter().zip(widths).map(|((cell, _), width)| broken(cell, *width)).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or_default();
        let mut out = String::new();
        for i in 0..height {
            let mut line = String::new();
            for (place, lines) in cells.iter().enumerate() {
                let cell = lines.get(i).map_or("", String::as_str);
                let padding = " ".repeat(widths[place].saturating_sub(cell.width()));
                let cell = styled(cell, row[place].1);
                line.push_str("  ");
                let left = self.columns[place].1 == Align::Left;
                line.push_str(&if left { cell + &padding } else { padding + &cell });
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out
    }
}

/// A cell's text in lines that fit a width, later ones set in by two; a word that does not fit is cut.
fn broken(text: &str, width: usize) -> Vec<String> {
    if text.width() <= width {
        return vec![text.to_owned()];
    }
    let leading = text.len() - text.trim_start().len();
    let indent = " ".repeat(leading + 2);
    let mut lines = vec![" ".repeat(leading)];
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let last = lines.last().map_or("", String::as_str);
        if !last.trim().is_empty() && last.width() + 1 + word.width() > width {
            lines.push(indent.clone());
        } else if !last.trim().is_empty()
            && let Some(line) = lines.last_mut()
        {
            line.push(' ');
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(word);
        }
    }
    lines.into_iter().map(|line| cut(&line, width)).collect()
}

fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut short = String::new();
    for c in text.chars() {
        if short.width() + 2 > width {
            break;
        }
        short.push(c);
    }
    short.truncate(short.trim_end().len());
    short + "…"
}

/// Wraps text at spaces, the following lines indented by `indent` columns.
pub fn wrap(text: &str, width: usize, indent: usize) -> String {
    let width = width.max(indent + 20);
    let mut out = String::new();
    for (i, paragraph) in text.lines().enumerate() {
        if i > 0 {
            out.push('\n');
            out.push_str(&" ".repeat(indent));
        }
        let mut column = indent;
        for (j, word) in paragraph.split(' ').filter(|w| !w.is_empty()).enumerate() {
            if j > 0 && column + 1 + word.width() > width {
                out.push('\n');
                out.push_str(&" ".repeat(indent));
                column = indent;
            } else if j > 0 {
                out.push(' ');
                column += 1;
            }
            out.push_str(word);
            column += word.width();
        }
    }
    out
}

/// The width of a line: the terminal's, within what reads well.
pub fn line_width() -> usize {
    let columns = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
    columns
        .or_else(|| terminal_size::terminal_size().map(|(w, _)| usize::from(w.0)))
        .unwrap_or(100)
        .clamp(60, 120)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_align() {
        let mut table = Table::new(&[("Name", Align::Left), ("Share", Align::Right)]);
        table.row(["Türkiye", "5 %"]);
        table.row(["France", "100 %"]);
        let text = anstream::adapter::strip_str(&table.render(80)).to_string();
        assert_eq!(text, "  Name     Share\n  Türkiye    5 %\n  France   100 %\n");
    }

    #[test]
    fn cells_too_wide_are_broken_at_spaces() {
        assert_eq!(broken("  one two three", 9), ["  one two", "    three"]);
        assert_eq!(broken("extraordinarily", 8), ["extraor…"]);
    }

    #[test]
    fn text_wraps_with_a_hanging_indent() {
        assert_eq!(
            wrap("one two three four five six seven", 24, 4),
            "one two three four\n    five six seven"
        );
    }
}
