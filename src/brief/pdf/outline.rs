//! The bookmarks, nested as the headings are.

use std::collections::BTreeMap;

use lopdf::{Document as Objects, Object, ObjectId, dictionary};

use super::objects::{name, rounded, text_string};
use crate::brief::layout::{Bookmark, Layout};

/// Room that is shown above the place that a link or bookmark leads to.
const HEADROOM: f32 = 8.0;

/// Adds the outline; returns a reference to it, or `None` for a document without headings.
pub(super) fn add(objects: &mut Objects, layout: &Layout, pages: &[ObjectId]) -> Option<Object> {
    let bookmarks = &layout.bookmarks;
    let root = objects.new_object_id();
    let ids: Vec<ObjectId> = bookmarks.iter().map(|_| objects.new_object_id()).collect();
    let parents = parents(bookmarks);
    let mut kids: BTreeMap<Option<usize>, Vec<ObjectId>> = BTreeMap::new();
    let mut positions = Vec::new();
    for (id, parent) in ids.iter().zip(&parents) {
        let siblings = kids.entry(*parent).or_default();
        positions.push(siblings.len());
        siblings.push(*id);
    }
    let none = Vec::new();
    let kids = |parent: Option<usize>| kids.get(&parent).unwrap_or(&none);
    for (index, (bookmark, id)) in bookmarks.iter().zip(&ids).enumerate() {
        let parent = parents.get(index).copied().flatten();
        let siblings = kids(parent);
        let position = positions.get(index).copied().unwrap_or_default();
        let place = bookmark.place;
        let mut entry = dictionary! {
            "Title" => text_string(&bookmark.title),
            "Parent" => parent.and_then(|parent| ids.get(parent)).copied().unwrap_or(root),
            "Dest" => destination(layout, pages, place.page, place.y),
        };
        if let Some(before) = position.checked_sub(1).and_then(|before| siblings.get(before)) {
            entry.set("Prev", *before);
        }
        if let Some(next) = siblings.get(position + 1) {
            entry.set("Next", *next);
        }
        let below = kids(Some(index));
        if let (Some(first), Some(last)) = (below.first(), below.last()) {
            entry.set("First", *first);
            entry.set("Last", *last);
            // Negative: what lies below is folded at first.
            entry.set("Count", -i64::try_from(below.len()).unwrap_or_default());
        }
        objects.set_object(*id, entry);
    }
    let top = kids(None);
    let (first, last) = (top.first()?, top.last()?);
    let outline = dictionary! {
        "Type" => name("Outlines"),
        "First" => *first,
        "Last" => *last,
        "Count" => i64::try_from(top.len()).unwrap_or_default(),
    };
    objects.set_object(root, outline);
    Some(root.into())
}

/// For each bookmark the last one before it of a higher level.
fn parents(bookmarks: &[Bookmark]) -> Vec<Option<usize>> {
    let mut open: Vec<(u8, usize)> = Vec::new();
    bookmarks
        .iter()
        .enumerate()
        .map(|(index, bookmark)| {
            while open.pop_if(|(level, _)| *level >= bookmark.level).is_some() {}
            let parent = open.last().map(|(_, index)| *index);
            open.push((bookmark.level, index));
            parent
        })
        .collect()
}

/// A place on a page, `y` from its top, as the file names it.
pub(super) fn destination(layout: &Layout, pages: &[ObjectId], page: usize, y: f32) -> Object {
    let top = (layout.height - y + HEADROOM).min(layout.height);
    vec![
        pages.get(page).map_or(Object::Null, |id| Object::Reference(*id)),
        name("XYZ"),
        Object::Integer(0),
        Object::Real(rounded(top)),
        Object::Null,
    ]
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::layout::Place;

    #[test]
    fn bookmarks_nest_by_level() {
        let bookmarks: Vec<Bookmark> = [1, 2, 3, 2, 1, 3]
            .map(|level| Bookmark { level, title: String::new(), place: Place::default() })
            .to_vec();
        let expected = [None, Some(0), Some(1), Some(0), None, Some(4)];
        assert_eq!(parents(&bookmarks), expected);
    }
}
