//! Where the column of slabs is cut into pages.

use super::slab::Slab;

/// A page to be: which slabs lie on it, and where.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct PagePlan {
    /// The table head that is repeated at its top.
    pub head: Option<usize>,
    /// Slabs by index, each with the distance of its top from the top of the column.
    pub slabs: Vec<(usize, f32)>,
}

/// Stacks the slabs on pages of `height` points. Slabs that must stay with the next move to a
/// new page together; where even a new page has no room for all of them, they part.
pub(super) fn cut_into_pages(slabs: &[Slab], heads: &[Slab], height: f32) -> Vec<PagePlan> {
    let mut stack = Stack { heads, height, pages: vec![PagePlan::default()], y: 0.0 };
    let mut start = 0;
    while start < slabs.len() {
        let group = group_at(slabs, start);
        let Some((first, rest)) = group.split_first() else { break };
        if first.new_page && !stack.is_fresh() {
            stack.turn(first);
        }
        let own_height: f32 =
            first.height + rest.iter().map(|slab| slab.space_before + slab.height).sum::<f32>();
        if !stack.is_fresh() && !stack.has_room(first.space_before + own_height) {
            stack.turn(first);
        }
        for (offset, slab) in group.iter().enumerate() {
            if offset > 0 && !stack.has_room(slab.space_before + slab.height) {
                stack.turn(slab);
            }
            stack.place(start + offset, slab);
        }
        start += group.len();
    }
    stack.pages
}

/// The slabs from `start` on that must stay together.
fn group_at(slabs: &[Slab], start: usize) -> &[Slab] {
    let rest = slabs.get(start..).unwrap_or_default();
    let end = rest
        .iter()
        .zip(rest.iter().skip(1))
        .position(|(slab, next)| !slab.keep_with_next || next.new_page)
        .map_or(rest.len(), |index| index + 1);
    rest.get(..end).unwrap_or_default()
}

struct Stack<'a> {
    heads: &'a [Slab],
    height: f32,
    pages: Vec<PagePlan>,
    y: f32,
}

impl Stack<'_> {
    /// Rounding must not push out what just fits.
    const TOLERANCE: f32 = 0.05;

    fn is_fresh(&self) -> bool {
        self.pages.last().is_none_or(|page| page.slabs.is_empty())
    }

    fn has_room(&self, height: f32) -> bool {
        self.y + height <= self.height + Self::TOLERANCE
    }

    /// A new page, with the head of the table that `next` belongs to.
    fn turn(&mut self, next: &Slab) {
        let head = next.repeated_head.and_then(|index| Some((index, self.heads.get(index)?)));
        self.y = head.map_or(0.0, |(_, slab)| slab.height);
        self.pages.push(PagePlan { head: head.map(|(index, _)| index), slabs: Vec::new() });
    }

    fn place(&mut self, index: usize, slab: &Slab) {
        if !self.is_fresh() {
            self.y += slab.space_before;
        }
        let y = self.y;
        if let Some(page) = self.pages.last_mut() {
            page.slabs.push((index, y));
        }
        self.y += slab.height;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slab(height: f32, keep_with_next: bool) -> Slab {
        Slab { keep_with_next, space_before: 5.0, ..Slab::new(height) }
    }

    fn indices(pages: &[PagePlan]) -> Vec<Vec<usize>> {
        pages.iter().map(|page| page.slabs.iter().map(|(index, _)| *index).collect()).collect()
    }

    #[test]
    fn space_above_is_left_out_at_the_top_of_a_page() {
        let pages = cut_into_pages(&[slab(50.0, false), slab(50.0, false)], &[], 100.0);
        assert_eq!(indices(&pages), [vec![0], vec![1]]);
        assert_eq!(pages[1].slabs[0].1, 0.0);
        let pages = cut_into_pages(&[slab(50.0, false), slab(45.0, false)], &[], 100.0);
        assert_eq!(indices(&pages), [vec![0, 1]]);
        assert_eq!(pages[0].slabs[1].1, 55.0);
    }

    #[test]
    fn a_heading_moves_with_what_it_heads() {
        let slabs = [slab(60.0, false), slab(20.0, true), slab(20.0, false)];
        assert_eq!(indices(&cut_into_pages(&slabs, &[], 100.0)), [vec![0], vec![1, 2]]);
    }

    #[test]
    fn a_group_taller_than_a_page_parts() {
        let slabs = [slab(60.0, true), slab(60.0, true), slab(60.0, false)];
        assert_eq!(indices(&cut_into_pages(&slabs, &[], 100.0)), [vec![0], vec![1], vec![2]]);
    }

    #[test]
    fn a_table_that_goes_on_repeats_its_head() {
        let mut row = slab(40.0, false);
        row.space_before = 0.0;
        row.repeated_head = Some(0);
        let slabs = vec![row; 5];
        let pages = cut_into_pages(&slabs, &[slab(20.0, true)], 100.0);
        assert_eq!(indices(&pages), [vec![0, 1], vec![2, 3], vec![4]]);
        assert_eq!(pages[0].head, None);
        assert_eq!(pages[1].head, Some(0));
        assert_eq!(pages[1].slabs[0].1, 20.0);
    }

    #[test]
    fn a_page_break_is_kept_and_adds_no_empty_page() {
        let mut first = slab(10.0, true);
        first.new_page = true;
        let slabs = [first.clone(), first];
        assert_eq!(indices(&cut_into_pages(&slabs, &[], 100.0)), [vec![0], vec![1]]);
        assert_eq!(indices(&cut_into_pages(&[], &[], 100.0)), [Vec::<usize>::new()]);
    }
}
