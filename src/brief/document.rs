//! The brief as a tree: words, structure and figures, without a single coordinate.
//!
//! Whoever composes a brief builds a [`Document`]; whoever prints or shows it walks the same
//! tree. Text is a list of [`Span`]s; [`text`], [`Span`]'s constructors and the methods that add
//! emphasis keep the writing short:
//!
//! ```
//! use casus::brief::document::{Block, Span, text};
//!
//! let paragraph = Block::Paragraph(vec![
//!     Span::new("Nine of the forty cells have "),
//!     Span::new("no trigger").strong(),
//!     Span::new(" ("),
//!     Span::section("coverage", "section 3"),
//!     Span::new(")."),
//! ]);
//! assert_ne!(paragraph, Block::Paragraph(text("")));
//! ```

use crate::figures::Scene;
use crate::model::Date;
use crate::typeset::Language;

/// A whole brief.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// What the file says of itself and what runs at head and foot of each page.
    pub meta: Meta,
    /// The content in reading order.
    pub blocks: Vec<Block>,
}

/// What is known of the document as a whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meta {
    /// Title; the file's and the window's.
    pub title: String,
    /// One sentence on what the document is about.
    pub subject: String,
    /// The office that wrote it.
    pub author_office: String,
    /// The date that the document bears, which is also the date inside the file; without one
    /// the file is dated to the start of 2000, as it may not depend on the clock.
    pub date: Option<Date>,
    /// Language of the text unless a span says otherwise.
    pub language: Language,
    /// The office's reference, such as "SG/2026/014"; may be empty.
    pub reference: String,
    /// Such as "Working draft, version 7"; may be empty.
    pub status: String,
    /// Protective marking at head and foot of every page, such as "OFFICIAL – SENSITIVE"; may
    /// be empty.
    pub marking: String,
    /// A word across each page, such as "DRAFT".
    pub watermark: Option<String>,
}

/// Styled text, read as one.
pub type Text = Vec<Span>;

/// A stretch of text in one style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The words.
    pub text: String,
    /// Emphasis.
    pub style: SpanStyle,
    /// Where the words lead.
    pub target: Option<Target>,
    /// The language, if it is not the document's.
    pub language: Option<Language>,
}

/// Emphasis of a span; the kinds combine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct SpanStyle {
    /// Semi-bold.
    pub strong: bool,
    /// Italic.
    pub emphasis: bool,
    /// Underlined as a hedge: a word that leaves the party a way out.
    pub hedge: bool,
}

/// Where a span of text leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The heading, table, figure or clause with this id.
    Section(String),
    /// The source with this number in the list of sources.
    Source(u32),
    /// An address outside the document.
    Uri(String),
}

/// A piece of the document.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// The title over the first page.
    Title {
        /// The title.
        title: String,
        /// A line beneath it; may be empty.
        subtitle: String,
    },
    /// A heading; it also enters the outline and the contents.
    Heading(Heading),
    /// A paragraph of running text.
    Paragraph(Text),
    /// A list.
    List {
        /// Numbered (1, 2, 3), or with bullets.
        ordered: bool,
        /// The entries.
        items: Vec<Text>,
    },
    /// A table.
    Table(Table),
    /// A figure.
    Figure(Figure),
    /// The bottom line: a paragraph with a bar at its left.
    Callout(Text),
    /// Figures in boxes, side by side.
    Measures(Vec<Measure>),
    /// Labelled facts in two columns, between rules: to, from, reference, status.
    FactSheet(Vec<Fact>),
    /// A remark in small type.
    Note(Text),
    /// Words quoted from elsewhere, set in.
    Quote {
        /// The words, without quotation marks around them.
        text: Text,
        /// Whose they are; may be empty.
        attribution: Text,
    },
    /// An article of the draft.
    Clause(Clause),
    /// The numbered sources that citations lead to.
    Sources(Vec<Source>),
    /// The place of the table of contents, which appears in documents of four pages and more.
    Contents {
        /// Its heading, such as "Contents".
        title: String,
    },
    /// What follows starts on a new page.
    PageBreak,
}

/// A heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// 1 for a section, 2 and 3 for parts of it.
    pub level: u8,
    /// Such as "3" or "3.1"; may be empty.
    pub number: String,
    /// The words.
    pub text: String,
    /// What links name; unique in the document.
    pub id: String,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What links name; may be empty.
    pub id: String,
    /// Such as "Table 2."; may be empty.
    pub label: String,
    /// Title above the table; may be empty.
    pub caption: Text,
    /// The columns from left to right.
    pub columns: Vec<Column>,
    /// The head, one cell a column; empty for a table without a head.
    pub header: Vec<Cell>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Remarks beneath.
    pub notes: Vec<Text>,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Column {
    /// How its cells align.
    pub align: Align,
    /// How wide it is.
    pub width: ColumnWidth,
    /// Its cells name their row: read out as the row's head.
    pub row_head: bool,
}

/// How text aligns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// At the left.
    #[default]
    Left,
    /// In the middle.
    Centre,
    /// At the right; for numbers.
    Right,
}

/// How wide a column is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum ColumnWidth {
    /// As its content asks.
    #[default]
    Auto,
    /// A share of the width that is left when the columns with [`ColumnWidth::Auto`] have
    /// theirs, in proportion to the shares of the others.
    Share(f32),
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// What kind of row.
    pub kind: RowKind,
    /// One cell a column; a group row has one cell that spans them all.
    pub cells: Vec<Cell>,
}

/// The kinds of rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowKind {
    /// An ordinary row.
    #[default]
    Body,
    /// A heading over the rows that follow; never alone at the foot of a page.
    Group,
    /// A sum or mean under a rule.
    Total,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// The words.
    pub text: Text,
    /// A grade shown as a small shaded square with its numeral, before the words.
    pub badge: Option<Badge>,
}

/// A small shaded square with a sign in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Badge {
    /// An automaticity grade, 0 to 4.
    Grade(u8),
    /// Nothing answers: a cross in a dashed square.
    NoAnswer,
}

/// A figure with its caption.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    /// What links name; may be empty.
    pub id: String,
    /// The drawing; a drawing wider than the text is scaled down to it.
    pub scene: Scene,
    /// Such as "Figure 2."; may be empty.
    pub label: String,
    /// The caption beneath; may be empty.
    pub caption: Text,
}

/// One figure in a box.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    /// The figure, such as "37 %".
    pub value: String,
    /// What it is, in one or two short lines.
    pub label: String,
    /// The box that matters most, drawn with a heavier line.
    pub principal: bool,
}

/// A labelled fact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fact {
    /// Such as "To".
    pub label: String,
    /// Such as "Political Director".
    pub value: Text,
}

/// An article of the draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clause {
    /// Such as "Article 6"; may be empty.
    pub number: String,
    /// Its heading; may be empty.
    pub title: String,
    /// What links name; may be empty.
    pub id: String,
    /// Its paragraphs.
    pub paragraphs: Vec<ClauseParagraph>,
}

/// A paragraph of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClauseParagraph {
    /// Such as "2." or "(a)"; may be empty.
    pub number: String,
    /// 0 for a paragraph, 1 for a point within it.
    pub level: u8,
    /// The words.
    pub text: Text,
}

/// An entry of the list of sources.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Its number, cited as `[4]`.
    pub number: u32,
    /// Author, title, date, date checked.
    pub text: Text,
}

/// Plain text as a list of spans.
#[must_use]
pub fn text(words: impl Into<String>) -> Text {
    vec![Span::new(words)]
}

/// The words of a text without their styles.
#[must_use]
pub fn words(text: &[Span]) -> String {
    text.iter().map(|span| span.text.as_str()).collect()
}

impl Span {
    /// Plain words.
    #[must_use]
    pub fn new(words: impl Into<String>) -> Self {
        Self { text: words.into(), ..Self::default() }
    }

    /// A link to a heading, table, figure or clause by its id, shown as `words` ("section 3").
    #[must_use]
    pub fn section(id: impl Into<String>, words: impl Into<String>) -> Self {
        Self { target: Some(Target::Section(id.into())), ..Self::new(words) }
    }

    /// A citation, shown as `[4]` and leading to that source.
    #[must_use]
    pub fn citation(number: u32) -> Self {
        Self { target: Some(Target::Source(number)), ..Self::new(format!("[{number}]")) }
    }

    /// A link out of the document, shown as `words`.
    #[must_use]
    pub fn uri(address: impl Into<String>, words: impl Into<String>) -> Self {
        Self { target: Some(Target::Uri(address.into())), ..Self::new(words) }
    }

    /// The same words in semi-bold.
    #[must_use]
    pub fn strong(mut self) -> Self {
        self.style.strong = true;
        self
    }

    /// The same words in italics.
    #[must_use]
    pub fn emphasis(mut self) -> Self {
        self.style.emphasis = true;
        self
    }

    /// The same words underlined as a hedge.
    #[must_use]
    pub fn hedge(mut self) -> Self {
        self.style.hedge = true;
        self
    }

    /// The same words, in a language other than the document's.
    #[must_use]
    pub fn in_language(mut self, language: Language) -> Self {
        self.language = Some(language);
        self
    }
}

impl From<&str> for Span {
    fn from(words: &str) -> Self {
        Self::new(words)
    }
}

impl From<String> for Span {
    fn from(words: String) -> Self {
        Self::new(words)
    }
}

impl Block {
    /// A heading.
    #[must_use]
    pub fn heading(level: u8, number: &str, text: &str, id: &str) -> Self {
        Self::Heading(Heading {
            level,
            number: number.to_owned(),
            text: text.to_owned(),
            id: id.to_owned(),
        })
    }

    /// A paragraph of plain words.
    #[must_use]
    pub fn paragraph(words: impl Into<String>) -> Self {
        Self::Paragraph(text(words))
    }
}

impl Column {
    /// A column as wide as its content, aligned left.
    #[must_use]
    pub const fn auto() -> Self {
        Self { align: Align::Left, width: ColumnWidth::Auto, row_head: false }
    }

    /// A column that takes a share of the room, aligned left.
    #[must_use]
    pub const fn share(share: f32) -> Self {
        Self { align: Align::Left, width: ColumnWidth::Share(share), row_head: false }
    }

    /// The same column aligned right, for numbers.
    #[must_use]
    pub const fn right(self) -> Self {
        Self { align: Align::Right, ..self }
    }

    /// The same column aligned in the middle.
    #[must_use]
    pub const fn centred(self) -> Self {
        Self { align: Align::Centre, ..self }
    }

    /// The same column, naming the rows.
    #[must_use]
    pub const fn heads_rows(self) -> Self {
        Self { row_head: true, ..self }
    }
}

impl Row {
    /// An ordinary row.
    #[must_use]
    pub fn new(cells: impl IntoIterator<Item = Cell>) -> Self {
        Self { kind: RowKind::Body, cells: cells.into_iter().collect() }
    }

    /// A heading over the rows that follow.
    #[must_use]
    pub fn group(heading: impl Into<Cell>) -> Self {
        Self { kind: RowKind::Group, cells: vec![heading.into()] }
    }

    /// A sum or mean under a rule.
    #[must_use]
    pub fn total(cells: impl IntoIterator<Item = Cell>) -> Self {
        Self { kind: RowKind::Total, cells: cells.into_iter().collect() }
    }
}

impl Cell {
    /// A cell with nothing in it.
    #[must_use]
    pub fn empty() -> Self {
        Self::default()
    }

    /// A grade with words after it, which may be empty.
    #[must_use]
    pub fn grade(grade: u8, words: impl Into<String>) -> Self {
        Self { text: text(words), badge: Some(Badge::Grade(grade)) }
    }
}

impl From<Text> for Cell {
    fn from(text: Text) -> Self {
        Self { text, badge: None }
    }
}

impl From<Span> for Cell {
    fn from(span: Span) -> Self {
        Self::from(vec![span])
    }
}

impl From<&str> for Cell {
    fn from(words: &str) -> Self {
        Self::from(text(words))
    }
}

impl From<String> for Cell {
    fn from(words: String) -> Self {
        Self::from(text(words))
    }
}
