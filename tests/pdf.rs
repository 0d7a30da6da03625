//! The PDF that a document becomes: what it conforms to, what it says, how it looks where that
//! can be measured.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "pdf/briefs.rs"]
mod briefs;
#[path = "pdf/reader.rs"]
mod reader;
#[path = "pdf/sample.rs"]
mod sample;

use casus::brief::document::{
    Block, Cell, Clause, ClauseParagraph, Column, Document, Fact, Measure, Row, Span, Table, text,
};
use casus::brief::layout::{
    Artifact, Item, Kid, Layout, NodeId, Page, PageOptions, Paper, Role, Structure, paginate,
};
use casus::brief::pdf::write;
use casus::brief::{Examined, Material, Moves, Options, Preset, compose};
use casus::model::{Package, TemplateKind};
use casus::precedent;
use casus::templates::Catalogue;
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

const A4: PageOptions = PageOptions { paper: Paper::A4 };
const LETTER: PageOptions = PageOptions { paper: Paper::Letter };

/// Checks a file against both standards, and leaves it where it can be looked at.
fn assert_conforms(file: &str, bytes: &[u8]) {
    std::fs::write(format!("{}/{file}.pdf", env!("CARGO_TARGET_TMPDIR")), bytes).unwrap();
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
        let options = ValidationOptions::default().profile(profile);
        let report = validate_pdf_bytes(bytes, &options).unwrap();
        let failures: Vec<String> = report.failures.iter().map(ToString::to_string).collect();
        assert!(failures.is_empty(), "{file}, {profile:?}: {}", failures.join("\n"));
    }
}

#[test]
fn the_sample_conforms_on_both_papers() {
    assert_conforms("sample", &write(&sample::document(), &A4).unwrap());
    assert_conforms("sample-letter", &write(&sample::document(), &LETTER).unwrap());
}

#[test]
fn the_brief_of_every_shipped_package_conforms() {
    let catalogue = Catalogue::shipped();
    let packages = catalogue.entries.iter().filter(|e| e.kind() == TemplateKind::Package);
    let mut count = 0;
    for entry in packages {
        let examined = Examined::new(&entry.package, None, None);
        let options = Options { preset: Preset::Full, watermark: true, ..Options::default() };
        let moves = Moves::default();
        let material = Material {
            precedents: precedent::shipped(),
            ..examined.material(&entry.package, &moves)
        };
        let document = compose(&material, &options);
        let layout = paginate(&document, &A4);
        assert!(layout.dangling.is_empty(), "{}: {:?}", entry.id, layout.dangling);
        assert!(layout.missing.is_empty(), "{}: {:?}", entry.id, layout.missing);
        assert_nothing_sticks_out(&layout);
        assert_no_heading_is_stranded(&layout);
        assert_conforms(&entry.id, &write(&document, &A4).unwrap());
        count += 1;
    }
    assert!(count > 0);
}

/// Packages that lack what others have, each said in a word.
fn odd_packages() -> Vec<(&'static str, Package)> {
    let catalogue = Catalogue::shipped();
    let of = |id: &str| catalogue.entries.iter().find(|e| e.id == id).unwrap().package.clone();
    let spoilt = |spoil: fn(&mut Package)| {
        let mut package = of("response-ladder");
        spoil(&mut package);
        package
    };
    vec![
        ("blank", of("blank")),
        ("no-parties", spoilt(|p| p.parties.clear())),
        ("one-party", spoilt(|p| p.parties.truncate(1))),
        ("no-scenarios", spoilt(|p| p.scenarios.clear())),
        ("no-needs", spoilt(|p| p.scenarios.iter_mut().for_each(|s| s.needs.clear()))),
        (
            "needs-of-nothing",
            spoilt(|p| {
                let needs = p.scenarios.iter_mut().flat_map(|s| &mut s.needs);
                needs.for_each(|need| (need.amount, need.within_hours) = (0.0, 0.0));
            }),
        ),
        ("no-layers", spoilt(|p| p.layers.clear())),
    ]
}

#[test]
fn the_brief_of_odd_packages_conforms_in_every_preset() {
    for (name, package) in odd_packages() {
        let examined = Examined::new(&package, None, None);
        for preset in Preset::ALL {
            let options = Options { preset, paper: Paper::Letter, ..Options::default() };
            let document = compose(&examined.material(&package, &Moves::default()), &options);
            let layout = paginate(&document, &LETTER);
            let said = format!("odd-{name}-{}", preset.words().replace(' ', "-"));
            assert!(layout.dangling.is_empty(), "{said}: {:?}", layout.dangling);
            assert!(layout.pages.len() == 1 || preset != Preset::OnePage, "{said}");
            assert_nothing_sticks_out(&layout);
            assert_no_heading_is_stranded(&layout);
            assert_conforms(&said, &write(&document, &LETTER).unwrap());
        }
    }
}

#[test]
fn a_remark_under_a_heading_stays_with_what_follows() {
    let article = Clause {
        number: "Article\u{a0}1".to_owned(),
        title: "Aid".to_owned(),
        id: "article-1".to_owned(),
        paragraphs: ["Each shall help.", "[Treaty, legally binding]"]
            .map(|words| ClauseParagraph { text: text(words), ..ClauseParagraph::default() })
            .into(),
    };
    for lines in 1..70 {
        let mut blocks: Vec<Block> = (0..lines).map(|_| Block::Note(text("A line."))).collect();
        blocks.push(Block::heading(1, "1", "Aid", "aid"));
        blocks.push(Block::Note(text("The aim.")));
        blocks.push(Block::Clause(article.clone()));
        let document = Document { blocks, ..Document::default() };
        let layout = paginate(&document, &A4);
        let page_of = |words: &str| {
            let page = |page: &Page| page_words(page).contains(words);
            layout.pages.iter().position(page).unwrap()
        };
        assert_eq!(page_of("The aim."), page_of("Each shall help."), "after {lines} lines");
        assert_eq!(page_of("Each shall help."), page_of("[Treaty"), "after {lines} lines");
    }
}

#[test]
fn equal_documents_give_equal_bytes() {
    let first = write(&sample::document(), &A4).unwrap();
    assert!(first == write(&sample::document(), &A4).unwrap(), "also within one process");
    let mut other = sample::document();
    other.meta.status.push('8');
    let other = write(&other, &A4).unwrap();
    assert_ne!(reader::id(&first), reader::id(&other), "the id depends on the content");
}

#[test]
fn content_and_structure_point_at_each_other() {
    reader::assert_parent_tree_is_whole(&write(&sample::document(), &A4).unwrap());
}

#[test]
fn text_copies_out_in_both_alphabets() {
    let copied = reader::text(&write(&sample::document(), &A4).unwrap());
    for words in [
        "Robust security guarantees for Ukraine",
        "37 per cent of the help that seven stress scenarios call for is assured in time by",
        "Ceasefire agreement, Annex II",
        "гарантована текстом проєкту — решта залежить від рішень",
        "Ґрунтовний",
        "70 → 78",
    ] {
        assert!(copied.contains(words), "{words}");
    }
}

#[test]
fn the_structure_reads_in_the_order_of_the_document() {
    let layout = paginate(&sample::document(), &A4);
    let read = read_out(&layout, Structure::ROOT);
    let mut from = 0;
    for words in [
        "Robust security guarantees for Ukraine",
        "To Political Director",
        "If the ceasefire is broken, 37 per cent of the help",
        "94 % if everyone acts on the day",
        "What decides the outcome",
        "1. Germany’s share has no deadline. Article 6 is silent",
        "(section 3).",
        "Layer",
        "1 Monitoring and verification",
        "Contents",
        "Missiles",
        "Figure 1. Best automaticity",
        "The grey zone",
        "asks for clear attribution; a deniable operation never gives it [1].",
        "4 37 → 49 %",
        "Короткий виклад",
        "120 Release the stocks",
        "Article 6\u{a0}\u{a0}Air-defence reinforcement",
        "(b) release of pre-positioned stocks, title to which shall pass to the Beneficiary upon",
        "[2] North Atlantic Treaty",
    ] {
        let found = read[from..].find(words);
        from += found.unwrap_or_else(|| panic!("{words} is missing or out of order: {read}"));
    }
}

/// What a screen reader says of a part of the document.
fn read_out(layout: &Layout, id: NodeId) -> String {
    let mut out = String::new();
    for kid in &layout.structure.get(id).unwrap().kids {
        match kid {
            Kid::Node(node) => {
                out += &read_out(layout, *node);
                let role = layout.structure.get(*node).unwrap().role;
                if !matches!(role, Role::Link | Role::Span | Role::Label) && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            Kid::Content(page, number) => out += &content(&layout.pages[*page], *number),
            Kid::Link(..) => {}
        }
    }
    out
}

/// All words on a page, in the order in which they are drawn.
fn page_words(page: &Page) -> String {
    let runs = page.items.iter().filter_map(|item| match item {
        Item::Glyphs(run) => Some(run.text()),
        _ => None,
    });
    runs.collect()
}

/// The text of a page's marked content.
fn content(page: &Page, wanted: usize) -> String {
    let mut open = Vec::new();
    let mut out = String::new();
    for item in &page.items {
        match item {
            Item::BeginContent { number } => open.push(*number == wanted),
            // A hyphen that divides a word is not read.
            Item::BeginArtifact(_) | Item::BeginReadAs(_) => open.push(false),
            Item::End => drop(open.pop()),
            Item::Glyphs(run) if open.last() == Some(&true) => out += &run.text(),
            Item::Glyphs(_) | Item::Path(_) => {}
        }
    }
    out
}

#[test]
fn nothing_sticks_out_of_the_column() {
    for options in [A4, LETTER] {
        assert_nothing_sticks_out(&paginate(&sample::document(), &options));
    }
}

/// All upright text lies within the margins; the watermark may not.
fn assert_nothing_sticks_out(layout: &Layout) {
    const MARGIN: f32 = 60.0;
    for (number, page) in (1..).zip(&layout.pages) {
        for item in &page.items {
            let Item::Glyphs(run) = item else { continue };
            if run.rotation != 0.0 {
                continue;
            }
            let words = run.text();
            let trailing = if words.ends_with(' ') { run.size * 0.3 } else { 0.0 };
            let end = run.at.x + run.width() - trailing;
            assert!(run.at.x >= MARGIN, "page {number}: {words} begins at {}", run.at.x);
            assert!(end <= layout.width - MARGIN, "page {number}: {words} ends at {end}");
            let within = run.at.y > 20.0 && run.at.y < layout.height - 20.0;
            assert!(within, "page {number}: {words} at {}", run.at.y);
        }
    }
}

#[test]
fn no_heading_stands_alone_at_the_foot() {
    for options in [A4, LETTER] {
        assert_no_heading_is_stranded(&paginate(&sample::document(), &options));
    }
}

fn assert_no_heading_is_stranded(layout: &Layout) {
    const FOOT: f32 = 55.0;
    const TWO_LINES: f32 = 24.0;
    for bookmark in &layout.bookmarks {
        let page = &layout.pages[bookmark.place.page];
        let below = page.items.iter().any(|item| match item {
            Item::Glyphs(run) => {
                run.rotation == 0.0
                    && run.at.y > bookmark.place.y + TWO_LINES
                    && run.at.y < layout.height - FOOT
            }
            _ => false,
        });
        assert!(below, "{} is alone", bookmark.title);
    }
}

#[test]
fn a_long_table_repeats_its_head_on_every_page() {
    let layout = paginate(&sample::document(), &A4);
    let with_head = |page: &&Page| {
        let artifact = Item::BeginArtifact(Artifact::RepeatedHead);
        let head = page.items.windows(2).any(|pair| match pair {
            [begin, Item::Glyphs(run)] => *begin == artifact && run.text() == "Duty",
            _ => false,
        });
        let first = page.items.iter().find_map(|item| match item {
            Item::Glyphs(run) if run.at.y > 50.0 && run.rotation == 0.0 => Some(run.text()),
            _ => None,
        });
        head && first.as_deref() == Some("No.")
    };
    let start = layout.bookmarks.iter().find(|b| b.title == "6 Obligations by party").unwrap();
    let end = layout.bookmarks.iter().find(|b| b.title == "7 The draft clauses").unwrap();
    let further = layout.pages[start.place.page + 1..=end.place.page].iter();
    assert!(further.len() >= 3);
    assert_eq!(further.clone().filter(with_head).count(), further.len());
    // In the structure the head stands once.
    let heads = layout.structure.nodes.iter().filter(|node| node.role == Role::TableHead);
    assert_eq!(heads.count(), 3, "one for each of the three tables");
}

/// A page that begins within a group of rows names the group, and a row so tall that it would not
/// fit below that name begins its page below the head alone.
#[test]
fn a_table_that_goes_on_within_a_group_names_it_again() {
    let row = |words: String| Row::new([text(words).into(), text("x").into()]);
    let table = |rows: Vec<Row>| Document {
        blocks: vec![Block::Table(Table {
            columns: vec![Column::share(1.0).heads_rows(), Column::auto()],
            header: vec![text("What").into(), text("How").into()],
            rows: std::iter::once(Row::group(text("Poland"))).chain(rows).collect(),
            ..Table::default()
        })],
        ..Document::default()
    };
    let layout = paginate(&table((0..120).map(|n| row(format!("row {n}"))).collect()), &A4);
    assert!(layout.pages.len() > 2);
    for page in &layout.pages {
        assert!(page_words(page).starts_with("WhatHowPoland"), "{}", page_words(page));
    }
    let foot = lowest(&layout);
    for words in (400..1_000).step_by(12).chain([3_000]) {
        let tall = row("word ".repeat(words));
        let layout = paginate(&table(vec![row("first".to_owned()), tall, row("end".into())]), &A4);
        assert!(lowest(&layout) <= foot + 12.0, "{words} words: {} > {foot}", lowest(&layout));
    }
}

/// Where the lowest words of any table stand, in points from the top of the page.
fn lowest(layout: &Layout) -> f32 {
    let runs = layout.pages.iter().flat_map(|page| &page.items).filter_map(|item| match item {
        Item::Glyphs(run) if ["row", "word"].iter().any(|w| run.text().contains(w)) => Some(run),
        _ => None,
    });
    runs.map(|run| run.at.y).fold(0.0, f32::max)
}

#[test]
fn the_contents_name_the_right_pages() {
    let layout = paginate(&sample::document(), &A4);
    let entries: Vec<String> = (0..layout.structure.nodes.len())
        .map(NodeId)
        .filter(|id| layout.structure.get(*id).unwrap().role == Role::ContentsItem)
        .map(|id| read_out(&layout, id).trim().to_owned())
        .collect();
    let listed = layout.bookmarks.iter().filter(|b| !b.title.starts_with("Article"));
    let expected: Vec<String> = listed
        .filter(|bookmark| bookmark.title != "Contents")
        .map(|bookmark| format!("{} {}", bookmark.title, bookmark.place.page + 1))
        .collect();
    assert_eq!(entries, expected);
}

#[test]
fn a_short_document_has_no_contents() {
    let mut document = sample::document();
    document.blocks.retain(|block| !matches!(block, Block::Table(_)));
    let layout = paginate(&document, &A4);
    assert!(layout.pages.len() < 4);
    assert!(layout.structure.nodes.iter().all(|node| node.role != Role::Contents));
}

#[test]
fn a_first_page_that_is_a_few_lines_too_long_is_set_closer() {
    let with_extra = |lines: usize| {
        let mut document = sample::document();
        let end = document.blocks.iter().position(|b| *b == Block::PageBreak).unwrap();
        for _ in 0..lines {
            document.blocks.insert(end, Block::paragraph("What is promised twice is held once."));
        }
        let layout = paginate(&document, &A4);
        let contents = layout.bookmarks.iter().find(|b| b.title == "Contents").unwrap();
        let second = layout.bookmarks.iter().find(|b| b.title.starts_with('2')).unwrap();
        (contents.place.page, second.place.y)
    };
    let (pages, usual) = with_extra(0);
    assert_eq!(pages, 1);
    let lines = (1..).find(|lines| with_extra(*lines).1 < usual).unwrap();
    assert_eq!(with_extra(lines).0, 1, "the front is set closer to stay on its page");
    let (pages, y) = with_extra(lines + 12);
    assert_eq!((pages, y), (2, usual), "where that would not help, it is left as it is");
}

#[test]
fn words_without_end_neither_hang_nor_stick_out() {
    let endless = "Sicherheitsgarantieerklärung".repeat(360);
    let mut document = sample::document();
    document.meta.title.clone_from(&endless);
    document.meta.marking.clone_from(&endless);
    document.meta.reference.clone_from(&endless);
    document.blocks.push(Block::heading(1, "9", &endless, "endless"));
    document.blocks.push(Block::Title { title: endless.clone(), subtitle: endless.clone() });
    document.blocks.push(Block::Table(Table {
        columns: vec![Column::auto(), Column::auto().right(), Column::share(1.0)],
        header: vec!["A".into(), Cell::from(endless.as_str()), "C".into()],
        rows: vec![
            Row::new([Cell::from(endless.as_str()), "1".into(), endless.as_str().into()]),
            Row::new([Cell::empty()]),
        ],
        ..Table::default()
    }));
    let fact = Fact { label: "To".into(), value: text(endless.as_str()) };
    document.blocks.push(Block::FactSheet(vec![fact]));
    document.blocks.push(Block::Measures(vec![Measure { value: endless, ..Measure::default() }]));
    let layout = paginate(&document, &A4);
    assert_nothing_sticks_out(&layout);
    assert_conforms("endless", &write(&document, &A4).unwrap());
}

#[test]
fn what_cannot_be_shown_or_found_is_reported() {
    let blocks = vec![Block::Paragraph(vec![
        "See ".into(),
        Span::section("nowhere", "section 12"),
        " on 和平 and a stress\u{301} mark.".into(),
    ])];
    let document = Document { blocks, ..Document::default() };
    let layout = paginate(&document, &A4);
    assert_eq!(layout.dangling.iter().collect::<Vec<_>>(), ["nowhere"]);
    assert_eq!(layout.missing.iter().collect::<String>(), "和平");
    assert!(layout.pages[0].links.is_empty());
    let mut titled = document;
    titled.meta.title = "和平".into();
    assert_conforms("missing", &write(&titled, &A4).unwrap());
}

#[test]
fn a_document_of_nothing_is_a_blank_page() {
    let mut document = Document::default();
    assert_eq!(paginate(&document, &A4).pages.len(), 1);
    document.blocks = vec![
        Block::Paragraph(text("")),
        Block::List { ordered: false, items: vec![text("")] },
        Block::Table(Table::default()),
        Block::Table(Table { columns: vec![Column::auto()], ..Table::default() }),
        Block::FactSheet(Vec::new()),
        Block::Measures(Vec::new()),
        Block::PageBreak,
    ];
    assert_eq!(paginate(&document, &A4).pages.len(), 1);
    write(&document, &A4).unwrap();
}
