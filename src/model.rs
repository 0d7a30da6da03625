//! The package and its objects, as plain values; the meaning of every key is in this module's docs.
//!
//! One [`Package`] holds one guarantee package: flat lists that refer to each other by id.
//! Nothing here reads a file, a clock or the environment.

mod commitment;
mod date;
mod gate;
mod id;
mod instrument;
mod number;
mod object;
mod package;
mod party;
mod scenario;
mod taxonomy;
mod template;
mod terms;
mod unknown;
mod uses;

pub use commitment::{Commitment, Modality, Supply};
pub use date::Date;
pub use gate::{Evidence, Gate, GateKind, GateRule, IfSilent, Severity, Trigger};
pub use id::{fresh, slug};
pub use instrument::{Force, Form, Instrument, InstrumentStatus, Renewal};
pub use object::{Kind, Listed, Object};
pub use package::{Accepted, FORMAT, Head, Package, PackageStatus, Source};
pub use party::{Body, Organ, Party, Role, Rule};
pub use scenario::{Need, Scenario};
pub use taxonomy::{Area, Capability, Layer, Pool, TALK, Vector};
pub use template::{RoleSlot, Template, TemplateKind};
pub use terms::Term;
pub use unknown::{Seg, Unknown, UnknownKey};
pub use uses::{Place, Reference, references, uses_of};
