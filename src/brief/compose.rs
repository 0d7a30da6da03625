//! From a package and its figures to a document: the sections of the brief and their order.
//!
//! Adding a section: a file that exports a [`Section`], and its line in [`SECTIONS`].

mod absences;
mod accepted;
mod arrivals;
mod articles;
mod automaticity;
mod clauses;
mod coverage;
mod definitions;
mod first_page;
mod gaps;
mod method;
mod obligations;
mod papers;
mod points;
mod precedent;
mod prose;
mod resilience;
mod scenarios;

use super::document::{Block, Document, Meta, Span, Text};
use super::{Material, Options, Preset};
use crate::model::{PackageStatus, Source};
use crate::typeset::Language;
use articles::Articles;
use std::collections::BTreeMap;

/// A section of the brief.
pub struct Section {
    /// What links and options name it by.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// Whether the preset “note” holds it; “full” holds all, “one page” none but the first page.
    pub in_note: bool,
    /// Whether there is anything to say; a section without leaves no heading.
    applies: fn(&Material) -> bool,
    /// Writes it, its heading excepted.
    write: fn(&mut Composer),
}

/// Every section, in the order of the brief.
pub static SECTIONS: &[Section] = &[
    points::SECTION,
    first_page::GLANCE,
    scenarios::SECTION,
    coverage::SECTION,
    automaticity::SECTION,
    arrivals::SECTION,
    resilience::SECTION,
    absences::SECTION,
    gaps::SECTION,
    accepted::SECTION,
    obligations::SECTION,
    papers::SECTION,
    clauses::SECTION,
    precedent::SECTION,
    method::SECTION,
];

/// The sections on the first page, which every preset holds.
const FIRST_PAGE: [&str; 2] = ["outcome", "glance"];

impl Section {
    /// Whether a brief with these options holds it.
    pub fn included(&self, options: &Options) -> bool {
        let by_preset = match options.preset {
            Preset::OnePage => FIRST_PAGE.contains(&self.id),
            Preset::Note => self.in_note,
            Preset::Full => true,
        };
        by_preset && !options.without.contains(self.id)
    }
}

/// Composes the document.
pub fn compose(material: &Material, options: &Options) -> Document {
    let included: Vec<&Section> = SECTIONS
        .iter()
        .filter(|section| section.included(options) && (section.applies)(material))
        .collect();
    let numbers = included.iter().enumerate().map(|(i, section)| (section.id, i + 1)).collect();
    let mut composer = Composer {
        m: material,
        is_note: options.preset == Preset::Note,
        articles: Articles::of(material.package),
        numbers,
        blocks: Vec::new(),
        figures: 0,
        tables: 0,
        part: 0,
        section: "",
        borrowed: Vec::new(),
    };
    first_page::head(&mut composer, options);
    for section in included {
        // The first page is complete in itself; what follows it starts on a page of its own.
        let after_first = !FIRST_PAGE.contains(&section.id)
            && (composer.section.is_empty() || FIRST_PAGE.contains(&composer.section));
        if after_first {
            composer.push(Block::PageBreak);
            composer.push(Block::Contents { title: "Contents".to_owned() });
        }
        composer.open(section);
        (section.write)(&mut composer);
    }
    Document { meta: meta(material, options), blocks: composer.blocks }
}

fn meta(material: &Material, options: &Options) -> Meta {
    let head = &material.package.head;
    let draft = head.status != PackageStatus::Final && options.watermark;
    Meta {
        title: title(material),
        subject: format!("Briefing on the security-guarantee package “{}”", title(material)),
        author_office: if head.office.is_empty() {
            head.author.clone()
        } else {
            head.office.clone()
        },
        date: head.date,
        language: Language::English,
        reference: head.reference.clone(),
        status: crate::words::sentence_case(crate::model::Term::words(head.status)),
        marking: head.marking.clone(),
        watermark: draft.then(|| "DRAFT".to_owned()),
    }
}

fn title(material: &Material) -> String {
    let title = material.package.head.title.trim();
    if title.is_empty() { "Untitled package".to_owned() } else { title.to_owned() }
}

/// What the sections write with.
pub(super) struct Composer<'a> {
    /// What the brief is about.
    pub m: &'a Material<'a>,
    /// Whether it is a note, which says less of each thing.
    pub is_note: bool,
    /// The numbers of the articles.
    pub articles: Articles<'a>,
    numbers: BTreeMap<&'static str, usize>,
    blocks: Vec<Block>,
    figures: usize,
    tables: usize,
    part: usize,
    section: &'static str,
    /// Sources that are not the package's own, in the order of their first citation.
    borrowed: Vec<&'a Source>,
}

impl<'a> Composer<'a> {
    fn open(&mut self, section: &Section) {
        self.section = section.id;
        self.part = 0;
        let number = self.numbers.get(section.id).copied().unwrap_or_default();
        self.push(Block::heading(1, &number.to_string(), section.title, section.id));
    }

    /// Adds a block.
    pub fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// Adds a paragraph of plain words.
    pub fn say(&mut self, words: impl Into<String>) {
        self.push(Block::paragraph(words));
    }

    /// Adds a paragraph of styled text.
    pub fn say_text(&mut self, text: Text) {
        self.push(Block::Paragraph(text));
    }

    /// Opens a numbered part of the section.
    pub fn part(&mut self, title: &str) {
        self.part += 1;
        let section = self.numbers.get(self.section).copied().unwrap_or_default();
        let number = format!("{section}.{}", self.part);
        let id = format!("{}-{}", self.section, self.part);
        self.push(Block::heading(2, &number, title, &id));
    }

    /// “section 3” as a link; none where this brief leaves that section out.
    pub fn section_link(&self, id: &str) -> Option<Span> {
        let number = self.numbers.get(id)?;
        Some(Span::section(id, format!("section\u{a0}{number}")))
    }

    /// The citation of a source; none where the id names none, or this brief leaves out the
    /// section that lists them.
    pub fn cite(&self, source: &str) -> Option<Span> {
        self.numbers.get("method")?;
        let place = self.m.package.sources.iter().position(|s| s.id == source)?;
        Some(Span::citation(u32::try_from(place + 1).ok()?))
    }

    /// The citation of a source that is not the package's own; it is listed after those that are.
    pub fn cite_borrowed(&mut self, source: &'a Source) -> Option<Span> {
        self.numbers.get("method")?;
        let known = self.listed_sources().position(|listed| same(listed, source));
        let place = known.unwrap_or_else(|| {
            self.borrowed.push(source);
            self.listed_sources().count() - 1
        });
        Some(Span::citation(u32::try_from(place + 1).ok()?))
    }

    /// Every source that the brief lists, in the order of its number.
    pub fn listed_sources(&self) -> impl Iterator<Item = &'a Source> + '_ {
        self.m.package.sources.iter().chain(self.borrowed.iter().copied())
    }

    /// The label of the next figure.
    pub fn figure_label(&mut self) -> String {
        self.figures += 1;
        format!("Figure\u{a0}{}.", self.figures)
    }

    /// The label of the next table.
    pub fn table_label(&mut self) -> String {
        self.tables += 1;
        format!("Table\u{a0}{}.", self.tables)
    }

    /// Whether an object's figures are examples, not facts.
    pub fn is_illustrative(&self, subject: &str) -> bool {
        self.m
            .package
            .template
            .as_ref()
            .is_some_and(|t| t.illustrative.iter().any(|i| i == subject))
    }
}

/// Whether two entries name the same text.
fn same(a: &Source, b: &Source) -> bool {
    !a.title.is_empty() && (&a.title, &a.publisher, a.date) == (&b.title, &b.publisher, b.date)
}
