//! Typesetting: the embedded faces, shaping, hyphenation and line breaking.
//!
//! Nothing here knows of pages, documents or windows. The modules build on one another:
//!
//! - [`face`]: the typefaces that ship inside the program and their measures;
//! - [`shape`](mod@shape): text to positioned glyphs, with kerning and ligatures, and what to do about
//!   characters that no face has;
//! - [`outline`](mod@outline): the shapes of glyphs, for letters that are drawn;
//! - [`language`]: the languages that text is set in, and their hyphenation;
//! - [`paragraph`]: styled text to lines, chosen for the paragraph as a whole.
//!
//! Lengths are points (1/72 inch) unless a name says otherwise; measures of a face are
//! thousandths of an em.

pub mod face;
pub mod language;
pub mod outline;
pub mod paragraph;
pub mod shape;

pub use face::{Face, Metrics};
pub use language::Language;
pub use outline::outline;
pub use shape::{Glyph, ShapedText, missing_characters, shape, width};
