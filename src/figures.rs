//! Figures as small lists of vector primitives that the screen and the page both draw.
//!
//! A figure (the coverage matrix, a chart, a Gantt) is built once as a [`Scene`] in points, with
//! the origin at the top left. Colours are named by meaning ([`Paint`]); a [`Palette`] turns them
//! into colours for paper, a light or a dark window. Text is measured with the embedded faces
//! ([`crate::typeset`]), so that what fits on the page fits on screen.
//!
//! - [`scene`]: the primitives and what builds them;
//! - [`palette`]: meanings to colours;
//! - [`hatch`]: the lines of a hatched area, the same for every backend;
//! - [`fit`]: lines of text that fit their room;
//! - [`figure`]: a scene whose parts can be pointed at.
//!
//! And the figures themselves, each made for a width in points:
//!
//! - [`matrix`], [`miniature`]: what is covered, and how automatically;

pub mod arrival;
pub mod figure;
pub mod fit;
pub mod gantt;
pub mod gate_strip;
pub mod gate_words;
pub mod hatch;
pub mod matrix;
pub mod miniature;
pub mod palette;
pub mod power;
pub mod scene;
pub mod time_axis;

pub use figure::{Figure, Spot};
pub use palette::{Paint, Palette, Rgb};
pub use scene::{Anchor, Area, Dash, Hatch, Label, Point, Scene, Shape, Stroke};
