//! Tables: rows as slabs, so that pages break between them, and a head that is repeated.

mod badge;
mod columns;

use self::badge::BADGE_WIDTH;
use self::columns::share_out;
use super::captions::caption;
use crate::brief::document::{Align, Badge, Cell, Column, Row, RowKind, Table, Text};
use crate::brief::layout::display::{Artifact, Path, PathStroke};
use crate::brief::layout::flow::Flow;
use crate::brief::layout::slab::{Part, Slab};
use crate::brief::layout::structure::{NodeId, Role};
use crate::brief::layout::style::{
    CELL, CELL_DENSE, CELL_HEAD, CELL_HEAD_DENSE, NOTE, TextStyle, ink,
};
use crate::brief::layout::text::{SetText, runs};
use crate::figures::{Paint, Point};
use crate::typeset::paragraph::{WidthRange, width_range};

/// Room at the left and right of each cell.
const SIDE: f32 = 4.2;
/// Room above and below the words of a cell, usually and where things are set closer.
const ABOVE: f32 = 3.7;
const ABOVE_CLOSE: f32 = 2.6;
/// A head taller than this share of a page is not repeated.
const LARGEST_REPEATED_HEAD: f32 = 0.4;
/// From so many columns on, cells are set in the condensed face.
const DENSE_COLUMNS: usize = 7;

/// A table as it is being set.
struct Setter<'a> {
    table: &'a Table,
    node: NodeId,
    cell: TextStyle,
    head: TextStyle,
    widths: Vec<f32>,
    /// Room above and below the words of a cell.
    above: f32,
}

/// A table with caption and remarks; without rows there is nothing to head.
pub(super) fn table(flow: &mut Flow, table: &Table) {
    if table.columns.is_empty() || table.rows.is_empty() {
        return;
    }
    let node = flow.node(Role::Table);
    let setter = Setter::new(flow, table, node);
    let first = flow.slabs.len();
    flow.leave(6.0);
    caption(flow, node, &table.label, &table.caption, true);
    let head = if table.header.is_empty() { None } else { setter.push_head(flow) };
    setter.push_body(flow, head);
    if let Some(slab) = flow.slabs.get_mut(first).filter(|_| !table.id.is_empty()) {
        slab.anchors.push(table.id.clone());
    }
    for (index, text) in table.notes.iter().enumerate() {
        if index == 0
            && let Some(last) = flow.slabs.last_mut()
        {
            last.keep_with_next = true;
        }
        let note = flow.node(Role::Paragraph);
        flow.push_text(note, text, NOTE, 0.0, if index == 0 { 6.0 } else { 2.0 });
    }
    flow.leave(13.0);
}

impl<'a> Setter<'a> {
    fn new(flow: &Flow, table: &'a Table, node: NodeId) -> Self {
        let above = if flow.is_close() { ABOVE_CLOSE } else { ABOVE };
        let (cell, head, widths) = (CELL, CELL_HEAD, Vec::new());
        let mut setter = Self { table, node, cell, head, widths, above };
        let mut ranges = setter.ranges(flow);
        let least: f32 = ranges.iter().map(|range| range.least).sum();
        if table.columns.len() >= DENSE_COLUMNS || least > flow.width || flow.is_close() {
            setter.cell = CELL_DENSE;
            setter.head = CELL_HEAD_DENSE;
            ranges = setter.ranges(flow);
        }
        let columns: Vec<_> = table.columns.iter().map(|column| column.width).zip(ranges).collect();
        setter.widths = share_out(&columns, flow.width);
        setter
    }

    /// The widths that each column can take.
    fn ranges(&self, flow: &Flow) -> Vec<WidthRange> {
        let mut ranges = vec![WidthRange::default(); self.table.columns.len()];
        let mut widen = |cells: &[Cell], style: &TextStyle| {
            for (range, cell) in ranges.iter_mut().zip(cells) {
                let words = width_range(&runs(&cell.text, style, flow.language));
                let beside = 2.0 * SIDE + if cell.badge.is_some() { BADGE_WIDTH } else { 0.0 };
                range.least = range.least.max(words.least + beside);
                // A hair more, so that rounding never breaks a line that just fits.
                range.greatest = range.greatest.max(words.greatest + beside + 0.1);
            }
        };
        widen(&self.table.header, &self.head);
        for row in self.table.rows.iter().filter(|row| row.kind != RowKind::Group) {
            widen(&row.cells, &self.cell);
        }
        ranges
    }

    /// The head, and its copy for further pages; returns the number of the copy, unless the head
    /// is so tall that repeating it would leave no room for rows.
    fn push_head(&self, flow: &mut Flow) -> Option<usize> {
        let group = flow.structure.add(self.node, Role::TableHead);
        let row = flow.structure.add(group, Role::TableRow);
        let cells = self.set_row(flow, row, &self.table.header, self.head, |_| Role::ColumnHead);
        let mut slabs = self.row_slabs(row, &cells, flow.page_height);
        let line = PathStroke::new(ink(Paint::Ink), 0.8);
        if let Some(last) = slabs.last_mut() {
            last.decorate([self.rule(last.height, line)]);
            last.keep_with_next = true;
        }
        let copy = match slabs.as_slice() {
            [head] if head.height < LARGEST_REPEATED_HEAD * flow.page_height => {
                flow.heads.push(Slab { parts: repeated(&head.parts), ..Slab::new(head.height) });
                Some(flow.heads.len() - 1)
            }
            _ => None,
        };
        for (index, slab) in slabs.into_iter().enumerate() {
            flow.push(if index == 0 { 5.0 } else { 0.0 }, slab);
        }
        copy
    }

    fn push_body(&self, flow: &mut Flow, head: Option<usize>) {
        let body = flow.structure.add(self.node, Role::TableBody);
        let head_height =
            head.and_then(|head| flow.heads.get(head)).map_or(0.0, |slab| slab.height);
        let rows = &self.table.rows;
        // What a page begins with that begins among the rows: the head, and below a group's heading
        // that heading too.
        let mut opening = head;
        for (index, row) in rows.iter().enumerate() {
            if row.kind != RowKind::Body {
                opening = head;
            }
            let next = rows.get(index + 1);
            let keep = row.kind == RowKind::Group
                || next.is_some_and(|next| next.kind == RowKind::Total)
                || (rows.len() > 2 && (index == 0 || index + 2 == rows.len()));
            let last_before_total = next.is_some_and(|next| next.kind == RowKind::Total);
            let slabs = self.body_row(flow, body, row, flow.page_height - head_height);
            let count = slabs.len();
            for (part, mut slab) in slabs.into_iter().enumerate() {
                if part + 1 == count {
                    slab.keep_with_next = keep && next.is_some();
                    let line = if last_before_total || next.is_none() {
                        PathStroke::new(ink(Paint::Ink), 0.6)
                    } else {
                        PathStroke::new(ink(Paint::Rule), 0.5)
                    };
                    slab.decorate([self.rule(slab.height, line)]);
                }
                slab.repeated_head = opening.filter(|at| fits_below(flow, *at, &slab)).or(head);
                if row.kind == RowKind::Group && count == 1 {
                    opening = with_group(flow, head, &slab);
                }
                flow.push(0.0, slab);
            }
        }
    }

    fn body_row(&self, flow: &mut Flow, body: NodeId, row: &Row, room: f32) -> Vec<Slab> {
        let node = flow.structure.add(body, Role::TableRow);
        let group = row.kind == RowKind::Group;
        let style = if row.kind == RowKind::Body {
            self.cell
        } else {
            TextStyle { faces: self.head.faces, ..self.cell }
        };
        let columns = self.table.columns.len();
        let cells = self.set_row(flow, node, &row.cells, style, |column| match column {
            _ if group => Role::GroupHead { columns },
            Some(column) if column.row_head => Role::RowHead,
            _ => Role::Cell,
        });
        self.row_slabs(node, &cells, room)
    }

    /// A row as one slab, or as several where it is taller than `room`.
    fn row_slabs(&self, row: NodeId, cells: &[SetCell<'_>], room: f32) -> Vec<Slab> {
        let whole = self.row_slab(row, cells, 0..usize::MAX);
        if whole.height <= room {
            return vec![whole];
        }
        let leading = cells.first().map_or(1.0, |cell| cell.text.style().leading);
        let per_slab = lines_in(room - 2.0 * self.above, leading);
        let lines = cells.iter().map(|cell| cell.text.len()).max().unwrap_or_default();
        (0..lines)
            .step_by(per_slab)
            .map(|start| self.row_slab(row, cells, start..start + per_slab))
            .collect()
    }

    /// The cells of a row, each with its own node. Missing cells are empty; a group's single
    /// cell spans the table.
    fn set_row<'c>(
        &self,
        flow: &mut Flow,
        row: NodeId,
        cells: &'c [Cell],
        style: TextStyle,
        role: impl Fn(Option<&Column>) -> Role,
    ) -> Vec<SetCell<'c>>
    where
        'a: 'c,
    {
        const EMPTY: &Cell = &Cell { text: Text::new(), badge: None };
        let spans_all = matches!(role(None), Role::GroupHead { .. });
        let mut x = 0.0;
        let mut set = Vec::new();
        for (index, (column, column_width)) in
            self.table.columns.iter().zip(&self.widths).enumerate()
        {
            let cell = cells.get(index).unwrap_or(EMPTY);
            let width = if spans_all { flow.width } else { *column_width };
            let align = if spans_all { Align::Left } else { column.align };
            let node = flow.structure.add(row, role(Some(column)));
            let badge = if cell.badge.is_some() { BADGE_WIDTH } else { 0.0 };
            let inner = width - 2.0 * SIDE - badge;
            let text = SetText::new(flow, node, &cell.text, style, inner.max(1.0));
            set.push(SetCell { node, x, width, align, badge: cell.badge, text });
            if spans_all {
                break;
            }
            x += column_width;
        }
        set
    }

    /// Some of the lines of a row's cells, as a slab.
    fn row_slab(&self, row: NodeId, cells: &[SetCell<'_>], lines: std::ops::Range<usize>) -> Slab {
        let mut slab = Slab::default();
        let first = lines.start == 0;
        if first {
            slab.parts.push(Part::Attach(row));
        }
        for cell in cells {
            let count = cell.text.len().min(lines.end).saturating_sub(lines.start).max(1);
            #[expect(clippy::cast_precision_loss, reason = "lines of a cell are far below 2^24")]
            let height = count as f32 * cell.text.style().leading;
            slab.height = slab.height.max(height + 2.0 * self.above);
            cell.draw(lines.clone(), self.above, &mut slab.parts);
        }
        slab
    }

    fn rule(&self, y: f32, stroke: PathStroke) -> Path {
        let width: f32 = self.widths.iter().sum();
        Path::line(Point::new(0.0, y), Point::new(width, y), stroke)
    }
}

/// A cell with its words broken into lines.
struct SetCell<'a> {
    node: NodeId,
    x: f32,
    width: f32,
    align: Align,
    badge: Option<Badge>,
    text: SetText<'a>,
}

impl SetCell<'_> {
    /// Draws some of the lines, the first of them `above` points below the top.
    fn draw(&self, lines: std::ops::Range<usize>, above: f32, parts: &mut Vec<Part>) {
        let mut x = self.x + SIDE;
        if lines.start == 0 {
            parts.push(Part::Attach(self.node));
        }
        if let Some(badge) = self.badge {
            let slack = self.width - 2.0 * SIDE - BADGE_WIDTH;
            x += match self.align {
                Align::Left => 0.0,
                // The badge and its words move as one.
                Align::Centre if self.text.widest() == 0.0 => (slack + BADGE_WIDTH) / 2.0 - 5.0,
                Align::Centre => (slack - self.text.widest()) / 2.0,
                Align::Right => slack - self.text.widest(),
            };
            if lines.start == 0 {
                badge::draw(badge, self.node, Point::new(x, above), self.text.style(), parts);
            }
            x += BADGE_WIDTH;
        }
        let align = if self.badge.is_some() { Align::Left } else { self.align };
        let leading = self.text.style().leading;
        let mut y = above;
        for line in lines.start..lines.end.min(self.text.len()) {
            self.text.draw(line, Point::new(x, y), align, parts);
            y += leading;
        }
    }
}

/// How many lines fit into some height; at least one.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a page")]
fn lines_in(height: f32, leading: f32) -> usize {
    (height / leading).clamp(1.0, 1000.0) as usize
}

/// Whether a slab still finds room on a page that begins with a head.
fn fits_below(flow: &Flow, head: usize, slab: &Slab) -> bool {
    flow.heads.get(head).is_some_and(|head| head.height + slab.height <= flow.page_height)
}

/// A copy of the head with a group's heading below it, for pages that begin within the group;
/// the head alone where both would take too much of a page, and none where no head is repeated.
fn with_group(flow: &mut Flow, at: Option<usize>, group: &Slab) -> Option<usize> {
    let head = flow.heads.get(at?)?.clone();
    if head.height + group.height >= LARGEST_REPEATED_HEAD * flow.page_height {
        return at;
    }
    let below = Point::new(0.0, head.height);
    let mut parts = head.parts;
    parts.extend(repeated(&group.parts).iter().map(|part| part.moved(below)));
    flow.heads.push(Slab { parts, ..Slab::new(head.height + group.height) });
    Some(flow.heads.len() - 1)
}

/// The parts of a head for a page on which it is no content but a reminder.
fn repeated(parts: &[Part]) -> Vec<Part> {
    parts
        .iter()
        .filter_map(|part| match part {
            Part::Begin(_) => Some(Part::BeginArtifact(Artifact::RepeatedHead)),
            Part::Attach(_) | Part::Link { .. } | Part::Extent(..) => None,
            part => Some(part.clone()),
        })
        .collect()
}
