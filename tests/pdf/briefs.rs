//! What holds of the pages of every brief, whatever its package, its preset and its paper.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    A4, LETTER, assert_no_heading_is_stranded, assert_nothing_sticks_out, odd_packages, read_out,
    reader,
};
use casus::brief::document::{Block, Document, Text, words};
use casus::brief::layout::{
    Artifact, Destination, Item, Kid, Layout, NodeId, Page, PageOptions, Path, Role, Segment,
    paginate,
};
use casus::brief::pdf::write;
use casus::brief::{Examined, Material, Moves, Options, Preset, compose};
use casus::figures::{Area, Point, Rgb};
use casus::model::{Package, TemplateKind};
use casus::precedent;
use casus::templates::Catalogue;

/// The least contrast of text, in colour as in grey: it goes by luminance alone.
const LEAST_CONTRAST: f32 = 4.5;
const PAPER: Rgb = Rgb::hex(0xFF_FF_FF);

fn document(package: &Package, preset: Preset) -> Document {
    let examined = Examined::new(package, None, None);
    let options = Options { preset, watermark: true, ..Options::default() };
    let moves = Moves::default();
    let material = examined.material(package, &moves);
    compose(&Material { precedents: precedent::shipped(), ..material }, &options)
}

/// The packages to start from, one without anything, and some that lack what others have.
fn packages() -> Vec<(String, Package)> {
    let catalogue = Catalogue::shipped();
    let is_package = |e: &&casus::templates::Entry| e.kind() == TemplateKind::Package;
    let shipped = catalogue.entries.iter().filter(is_package);
    let mut all: Vec<_> = shipped.map(|e| (e.id.clone(), e.package.clone())).collect();
    all.push(("nothing".to_owned(), Package::empty()));
    all.extend(odd_packages().into_iter().map(|(name, package)| (name.to_owned(), package)));
    all
}

fn for_every_brief(check: impl Fn(&str, &Document, &Layout)) {
    for (name, package) in packages() {
        for preset in Preset::ALL {
            let document = document(&package, preset);
            for (paper, options) in [("A4", A4), ("Letter", LETTER)] {
                let name = format!("{name}, {}, {paper}", preset.words());
                check(&name, &document, &paginate(&document, &options));
            }
        }
    }
}

#[test]
fn every_brief_is_set_as_the_house_sets() {
    for_every_brief(|name, document, layout| {
        assert!(layout.dangling.is_empty(), "{name}: {:?}", layout.dangling);
        assert!(layout.missing.is_empty(), "{name}: {:?}", layout.missing);
        assert_nothing_sticks_out(layout);
        assert_no_heading_is_stranded(layout);
        assert_no_line_is_alone(name, layout);
        assert_no_table_head_is_alone(name, layout);
        assert_the_outline_holds_every_heading(name, layout);
        assert_links_lead_where_they_say(name, layout);
        assert_text_stands_out(name, layout);
        assert_figures_are_told(name, layout);
        assert_all_words_are_read(name, document, layout);
    });
}

#[test]
fn one_page_is_one_page() {
    for (name, package) in packages() {
        let document = document(&package, Preset::OnePage);
        for options in [A4, LETTER] {
            assert_eq!(paginate(&document, &options).pages.len(), 1, "{name}, {options:?}");
        }
    }
}

#[test]
fn a_watermark_is_seen_and_not_read() {
    let package = Catalogue::shipped().find("response-ladder").unwrap().package.clone();
    let document = document(&package, Preset::OnePage);
    assert_eq!(document.meta.watermark.as_deref(), Some("DRAFT"));
    let layout = paginate(&document, &A4);
    let watermark = Item::BeginArtifact(Artifact::Watermark);
    let drawn = layout.pages[0].items.windows(2).any(|pair| match pair {
        [begin, Item::Path(path)] => *begin == watermark && bounds(path).width > 250.0,
        _ => false,
    });
    assert!(drawn);
    let copied = reader::text(&write(&document, &A4).unwrap());
    assert!(!copied.contains("DRAFT") && copied.contains("Response ladder"), "{copied}");
}

#[test]
fn a_brief_printed_twice_is_the_same_file() {
    let package = Catalogue::shipped().find("response-ladder").unwrap().package.clone();
    let print = |options: &PageOptions| write(&document(&package, Preset::Full), options).unwrap();
    assert!(print(&A4) == print(&A4));
    assert!(print(&A4) != print(&LETTER));
}

/// Of a paragraph that goes on overleaf, two lines at least stand on either page.
fn assert_no_line_is_alone(name: &str, layout: &Layout) {
    let mut lines: BTreeMap<NodeId, BTreeMap<usize, BTreeSet<u32>>> = BTreeMap::new();
    for (number, page) in layout.pages.iter().enumerate() {
        for (node, run) in content(page) {
            if let Some(paragraph) = paragraph(layout, node) {
                let pages = lines.entry(paragraph).or_default();
                pages.entry(number).or_default().insert(run.at.y.to_bits());
            }
        }
    }
    for (node, pages) in lines.into_iter().filter(|(_, pages)| pages.len() > 1) {
        let words = read_out(layout, node);
        let counts: Vec<usize> = pages.values().map(BTreeSet::len).collect();
        assert!(counts.iter().all(|lines| *lines >= 2), "{name}: {counts:?} lines of {words}");
    }
}

/// The paragraph or entry that a node is or belongs to, cells of tables aside.
fn paragraph(layout: &Layout, node: NodeId) -> Option<NodeId> {
    ancestors(layout, node).find(|id| matches!(role(layout, *id), Role::Paragraph | Role::ListBody))
}

fn ancestors(layout: &Layout, node: NodeId) -> impl Iterator<Item = NodeId> {
    let above = |id: &NodeId| {
        let parent = layout.structure.get(*id)?.parent;
        (parent != *id).then_some(parent)
    };
    std::iter::successors(Some(node), above)
}

fn role(layout: &Layout, node: NodeId) -> Role {
    layout.structure.get(node).unwrap().role
}

/// A run of text on a page with the node that it belongs to.
fn content(page: &Page) -> Vec<(NodeId, &casus::brief::layout::GlyphRun)> {
    let mut open: Vec<Option<NodeId>> = Vec::new();
    let mut runs = Vec::new();
    for item in &page.items {
        match item {
            Item::BeginContent { number } => open.push(Some(page.marked[*number])),
            Item::BeginArtifact(_) => open.push(None),
            Item::BeginReadAs(_) => open.push(open.last().copied().flatten()),
            Item::End => drop(open.pop()),
            Item::Glyphs(run) => runs.extend(open.last().copied().flatten().map(|id| (id, run))),
            Item::Path(_) => {}
        }
    }
    runs
}

/// Below the head of a table, and below the name of a group of rows, a row stands on the page.
fn assert_no_table_head_is_alone(name: &str, layout: &Layout) {
    for page in &layout.pages {
        let is_row = |id: NodeId| {
            ancestors(layout, id).any(|id| matches!(role(layout, id), Role::Cell | Role::RowHead))
        };
        let is_head = |id: NodeId| {
            ancestors(layout, id)
                .any(|id| matches!(role(layout, id), Role::ColumnHead | Role::GroupHead { .. }))
        };
        let runs = content(page);
        for (index, (_, head)) in runs.iter().enumerate().filter(|(_, (id, _))| is_head(*id)) {
            let followed = runs.iter().skip(index).any(|(id, _)| is_row(*id));
            assert!(followed, "{name}: a head alone at the foot: {}", head.text());
        }
    }
}

fn assert_the_outline_holds_every_heading(name: &str, layout: &Layout) {
    let headings: Vec<String> = in_reading_order(layout, NodeId(0))
        .into_iter()
        .filter(|id| matches!(role(layout, *id), Role::Heading(_)))
        .map(|id| plain(&read_out(layout, id)))
        .collect();
    let listed: Vec<String> = layout.bookmarks.iter().map(|b| plain(&b.title)).collect();
    let title = usize::from(headings.len() == listed.len() + 1);
    assert_eq!(headings[title..], listed, "{name}");
}

fn in_reading_order(layout: &Layout, id: NodeId) -> Vec<NodeId> {
    let mut all = vec![id];
    for kid in &layout.structure.get(id).unwrap().kids {
        if let Kid::Node(kid) = kid {
            all.extend(in_reading_order(layout, *kid));
        }
    }
    all
}

/// Words with single spaces and without what only helps to set them.
fn plain(words: &str) -> String {
    let words = words.replace(['\u{ad}', '\u{200b}', '\u{2060}'], "");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Each link covers words, leads onto a page, and “section 4” leads to the heading with a 4.
fn assert_links_lead_where_they_say(name: &str, layout: &Layout) {
    for page in &layout.pages {
        for link in &page.links {
            assert!(!link.description.trim().is_empty(), "{name}: a link without words");
            let covers = page.items.iter().any(|item| match item {
                Item::Glyphs(run) => holds(&link.area, Point::new(run.at.x + 0.5, run.at.y - 1.0)),
                _ => false,
            });
            assert!(covers, "{name}: {} covers no words", link.description);
            let Destination::Place(place) = &link.destination else { continue };
            assert!(place.page < layout.pages.len() && place.y < layout.height, "{name}");
            let words = plain(&read_out(layout, link.node));
            if let Some(number) = words.strip_prefix("section ") {
                let there = layout.bookmarks.iter().find(|b| b.place == *place);
                let title = there.map(|b| b.title.as_str()).unwrap_or_default();
                assert!(title.starts_with(&format!("{number} ")), "{name}: {words} to {title}");
            }
        }
    }
}

/// All text is dark enough, or light enough, for what lies under it.
fn assert_text_stands_out(name: &str, layout: &Layout) {
    for page in &layout.pages {
        let mut grounds: Vec<(Area, Rgb)> = Vec::new();
        for item in &page.items {
            match item {
                Item::Path(path) => grounds.extend(path.fill.map(|fill| (bounds(path), fill))),
                Item::Glyphs(run) => {
                    let (sin, cos) = run.rotation.to_radians().sin_cos();
                    let (along, up) = (run.width() / 2.0, 0.3 * run.size);
                    let x = run.at.x + along * cos - up * sin;
                    let middle = Point::new(x, run.at.y - along * sin - up * cos);
                    let ground = grounds.iter().rfind(|(area, _)| holds(area, middle));
                    let ground = ground.map_or(PAPER, |(_, fill)| *fill);
                    let contrast = run.colour.contrast(ground);
                    assert!(
                        contrast >= LEAST_CONTRAST || run.text().trim().is_empty(),
                        "{name}: {} on {ground:?}: {contrast:.1}",
                        run.text()
                    );
                }
                _ => {}
            }
        }
    }
}

fn holds(area: &Area, p: Point) -> bool {
    (area.x..=area.right()).contains(&p.x) && (area.y..=area.bottom()).contains(&p.y)
}

fn bounds(path: &Path) -> Area {
    let points: Vec<Point> = path
        .segments
        .iter()
        .filter_map(|segment| match segment {
            Segment::Move(p) | Segment::Line(p) | Segment::Curve(_, _, p) => Some(*p),
            Segment::Close => None,
        })
        .collect();
    let least = |of: fn(&Point) -> f32| points.iter().map(of).fold(f32::INFINITY, f32::min);
    let most = |of: fn(&Point) -> f32| points.iter().map(of).fold(f32::NEG_INFINITY, f32::max);
    let (x, y) = (least(|p| p.x), least(|p| p.y));
    Area::new(x, y, most(|p| p.x) - x, most(|p| p.y) - y)
}

/// Each figure says in a sentence what it shows.
fn assert_figures_are_told(name: &str, layout: &Layout) {
    for node in layout.structure.nodes.iter().filter(|node| node.role == Role::Figure) {
        let told = node.alt.as_deref().unwrap_or_default();
        assert!(told.split_whitespace().count() > 3, "{name}: a figure told as “{told}”");
        assert!(node.extent.is_some(), "{name}: {told}");
    }
}

/// What the document says is read out, whole and in its order.
fn assert_all_words_are_read(name: &str, document: &Document, layout: &Layout) {
    let read = plain(&read_out(layout, NodeId(0)));
    let mut from = 0;
    for text in document.blocks.iter().flat_map(texts) {
        let text = plain(&words(text));
        let found = read[from..].find(&text);
        assert!(found.is_some(), "{name}: not read, or out of order: {text}");
        from += found.unwrap() + text.len();
    }
}

/// The running text of a block.
fn texts(block: &Block) -> Vec<&Text> {
    match block {
        Block::Paragraph(text) | Block::Callout(text) | Block::Note(text) => vec![text],
        Block::List { items, .. } => items.iter().collect(),
        Block::Quote { text, attribution } => vec![text, attribution],
        Block::Clause(clause) => clause.paragraphs.iter().map(|p| &p.text).collect(),
        Block::Sources(sources) => sources.iter().map(|s| &s.text).collect(),
        Block::Table(table) => {
            let cells = table.header.iter().chain(table.rows.iter().flat_map(|row| &row.cells));
            cells.map(|cell| &cell.text).chain(&table.notes).collect()
        }
        _ => Vec::new(),
    }
}
