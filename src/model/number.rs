//! Numbers of the file: non-negative, finite, written without a needless decimal point.

use serde::de::{self, Deserializer, Visitor};
use serde::ser::Serializer;
use std::fmt;

/// The largest number the file accepts; sums of many such numbers stay exact enough to compare.
pub const LARGEST: f64 = 1e15;

/// Whether a number may stand in a package.
pub fn is_valid(value: f64) -> bool {
    (0.0..=LARGEST).contains(&value)
}

struct NumberVisitor;

impl Visitor<'_> for NumberVisitor {
    type Value = f64;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a number from 0 to 1,000,000,000,000,000")
    }

    fn visit_f64<E: de::Error>(self, v: f64) -> Result<f64, E> {
        if is_valid(v) {
            return Ok(v);
        }
        // Not the number itself: it may have three hundred digits.
        let what = if v < 0.0 { "a negative number" } else { "a number out of range" };
        Err(E::invalid_value(de::Unexpected::Other(what), &self))
    }

    fn visit_i64<E: de::Error>(self, v: i64) -> Result<f64, E> {
        self.visit_f64(v as f64)
    }

    fn visit_u64<E: de::Error>(self, v: u64) -> Result<f64, E> {
        self.visit_f64(v as f64)
    }
}

/// Reads a required number.
pub fn read<'de, D: Deserializer<'de>>(d: D) -> Result<f64, D::Error> {
    d.deserialize_any(NumberVisitor)
}

struct OptionVisitor;

impl<'de> Visitor<'de> for OptionVisitor {
    type Value = Option<f64>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        NumberVisitor.expecting(f)
    }

    fn visit_none<E: de::Error>(self) -> Result<Option<f64>, E> {
        Ok(None)
    }

    fn visit_unit<E: de::Error>(self) -> Result<Option<f64>, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, d: D) -> Result<Option<f64>, D::Error> {
        read(d).map(Some)
    }
}

/// Reads an optional number.
pub fn read_option<'de, D: Deserializer<'de>>(d: D) -> Result<Option<f64>, D::Error> {
    d.deserialize_option(OptionVisitor)
}

/// Writes a number, as an integer where it is one.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature is serde's")]
pub fn write<S: Serializer>(value: &f64, s: S) -> Result<S::Ok, S::Error> {
    if value.fract() == 0.0 && value.abs() <= LARGEST {
        s.serialize_i64(*value as i64)
    } else {
        s.serialize_f64(*value)
    }
}

/// Writes an optional number; use with `skip_serializing_if = "Option::is_none"`.
#[expect(clippy::ref_option, reason = "the signature is serde's")]
pub fn write_option<S: Serializer>(value: &Option<f64>, s: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(number) => write(number, s),
        None => s.serialize_none(),
    }
}

/// For `skip_serializing_if`: the number is 0.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature is serde's")]
pub fn is_zero(value: &f64) -> bool {
    *value == 0.0
}

/// For `skip_serializing_if`: the number is 1.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature is serde's")]
pub fn is_one(value: &f64) -> bool {
    *value == 1.0
}

/// The default of a weight.
pub fn one() -> f64 {
    1.0
}

/// For `skip_serializing_if`: the switch is off.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature is serde's")]
pub fn is_false(value: &bool) -> bool {
    !*value
}
