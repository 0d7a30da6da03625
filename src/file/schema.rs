//! The JSON Schema of the file format, made from the Rust types.

use crate::model::Package;

/// The JSON Schema of a package file, indented.
pub fn schema() -> String {
    let schema = schemars::schema_for!(Package);
    format!("{:#}\n", schema.as_value())
}
