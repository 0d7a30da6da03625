//! Tables with the columns of a printed page: a head, rows set apart by hairlines.

use crate::app::theme::{self, Theme, size};
use crate::typeset::Face;
use egui::{Color32, Layout, Rect, Response, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

/// To which side the cells of a column are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// To the left, as words are.
    #[default]
    Left,
    /// To the right, as figures are.
    Right,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column<'a> {
    /// Its head; may be empty.
    pub head: &'a str,
    /// Its least width in points.
    pub least: f32,
    /// Its share of the room that is left.
    pub share: f32,
    /// To which side its cells are set.
    pub align: Align,
}

impl<'a> Column<'a> {
    /// A column of words that takes a share of the room.
    pub fn words(head: &'a str, least: f32, share: f32) -> Column<'a> {
        Column { head, least, share, align: Align::Left }
    }

    /// A column of figures of a fixed width.
    pub fn figures(head: &'a str, width: f32) -> Column<'a> {
        Column { head, least: width, share: 0.0, align: Align::Right }
    }
}

/// A table; draw the head, then row by row.
#[derive(Debug, Clone)]
pub struct Table<'a> {
    columns: Vec<Column<'a>>,
    /// Left edge and width of each column, from the left edge of the table.
    spans: Vec<(f32, f32)>,
    width: f32,
    row_height: f32,
}

const GAP: f32 = 10.0;
const SIDE: f32 = 8.0;

impl<'a> Table<'a> {
    /// A table over the width that is there; its rows touch each other.
    pub fn new(ui: &mut Ui, columns: Vec<Column<'a>>, row_height: f32) -> Table<'a> {
        ui.spacing_mut().item_spacing.y = 0.0;
        let gaps = GAP * columns.len().saturating_sub(1) as f32 + 2.0 * SIDE;
        let least: f32 = columns.iter().map(|c| c.least).sum::<f32>() + gaps;
        let width = ui.available_width().max(least);
        let shares: f32 = columns.iter().map(|c| c.share).sum::<f32>().max(f32::MIN_POSITIVE);
        let mut x = SIDE;
        let mut spans = Vec::with_capacity(columns.len());
        for column in &columns {
            let own = column.least + (width - least) * column.share / shares;
            spans.push((x, own));
            x += own + GAP;
        }
        Table { columns, spans, width, row_height }
    }

    /// Draws the head.
    pub fn head(&self, ui: &mut Ui) {
        let theme = Theme::of(ui);
        let (rect, _) = ui.allocate_exact_size(vec2(self.width, 24.0), Sense::hover());
        for (column, cell) in self.columns.iter().zip(self.cells(rect)) {
            let font = theme::font(Face::SansSemiBold, 12.0);
            let (anchor, x) = match column.align {
                Align::Left => (egui::Align2::LEFT_CENTER, cell.min.x),
                Align::Right => (egui::Align2::RIGHT_CENTER, cell.max.x),
            };
            let at = pos2(x, cell.center().y);
            let painter = ui.painter();
            if !column.head.is_empty() {
                painter.text(at, anchor, column.head, font, theme.muted);
            }
        }
        let line = Stroke::new(1.0, theme.border);
        ui.painter().hline(rect.x_range(), rect.max.y, line);
    }

    fn cells(&self, row: Rect) -> impl Iterator<Item = Rect> {
        self.spans.iter().map(move |&(x, width)| {
            Rect::from_min_size(pos2(row.min.x + x, row.min.y), vec2(width, row.height()))
        })
    }

    /// Draws a row: `cell` is called once a column, in order, with a place to draw into. The
    /// response tells of the pointer over the row.
    pub fn row(&self, ui: &mut Ui, selected: bool, cell: impl FnMut(&mut Ui, usize)) -> Response {
        self.row_of(ui, self.row_height, selected, cell)
    }

    /// Draws a row as [`Table::row`] does, high enough for `words`, texts by column, to wrap.
    pub fn row_around(
        &self,
        ui: &mut Ui,
        words: &[(usize, &str)],
        selected: bool,
        cell: impl FnMut(&mut Ui, usize),
    ) -> Response {
        let font = theme::font(Face::Sans, size::BODY);
        let line = ui.fonts_mut(|fonts| fonts.row_height(&font));
        let more = words.iter().map(|&(column, text)| {
            let width = self.spans.get(column).map_or(self.width, |&(_, width)| width);
            let text = text.to_owned();
            let set = ui.fonts_mut(|f| f.layout(text, font.clone(), Color32::PLACEHOLDER, width));
            (set.size().y - line).max(0.0)
        });
        let height = self.row_height + more.fold(0.0, f32::max);
        self.row_of(ui, height, selected, cell)
    }

    fn row_of(
        &self,
        ui: &mut Ui,
        height: f32,
        selected: bool,
        mut cell: impl FnMut(&mut Ui, usize),
    ) -> Response {
        let theme = Theme::of(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(self.width, height), Sense::hover());
        if selected {
            ui.painter().rect_filled(rect, 3.0, theme.selection);
        }
        for (i, (column, place)) in self.columns.iter().zip(self.cells(rect)).enumerate() {
            let layout = match column.align {
                Align::Left => Layout::left_to_right(egui::Align::Center),
                Align::Right => Layout::right_to_left(egui::Align::Center),
            };
            let mut child = ui.new_child(UiBuilder::new().max_rect(place).layout(layout));
            child.set_clip_rect(place.expand(3.0).intersect(ui.clip_rect()));
            child.spacing_mut().item_spacing.x = 4.0;
            cell(&mut child, i);
        }
        let line = Stroke::new(1.0, theme.hairline);
        ui.painter().hline(rect.x_range(), rect.max.y, line);
        response
    }

    /// A row of plain texts, one a column; words wrap, figures do not. `strong` sets them in
    /// semi-bold.
    pub fn text_row(&self, ui: &mut Ui, texts: &[&str], strong: bool) -> Response {
        let face = if strong { Face::SansSemiBold } else { Face::Sans };
        let is_words = |i: usize| self.columns.get(i).is_some_and(|c| c.align == Align::Left);
        let words: Vec<(usize, &str)> =
            texts.iter().copied().enumerate().filter(|&(i, _)| is_words(i)).collect();
        self.row_around(ui, &words, false, |ui, i| {
            let text = texts.get(i).copied().unwrap_or_default();
            let label = egui::Label::new(theme::text(text, face, size::BODY));
            if is_words(i) {
                ui.add(label.wrap());
            } else {
                ui.add(label.truncate()).on_hover_text(text);
            }
        })
    }
}
