//! From text to a package.

use crate::model::{FORMAT, Kind, Package, Seg, Term as _, UnknownKey};
use serde::Deserialize;
use std::collections::HashMap;
use std::fmt;
use toml::Value;

/// Why a text is not a package, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseError {
    /// Line and column, from 1, where the place is known.
    pub place: Option<(usize, usize)>,
    /// What is wrong and what was expected.
    pub message: String,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        if let Some((line, column)) = self.place {
            write!(f, "line {line}, column {column}: ")?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for ParseError {}

fn toml_error(text: &str, error: &toml::de::Error) -> ParseError {
    let place = error.span().map(|span| place_of(text, span.start));
    let message = error.message().trim().replace('\n', ", ");
    ParseError { place, message: shortened(&message) }
}

fn json_error(error: &serde_json::Error) -> ParseError {
    let place = (error.line() > 0).then(|| (error.line(), error.column().max(1)));
    let text = error.to_string();
    // serde_json repeats the place at the end of its message.
    let message = text.rsplit_once(" at line ").map_or(text.as_str(), |(message, _)| message);
    ParseError { place, message: shortened(message) }
}

fn shortened(message: &str) -> String {
    const LONGEST: usize = 300;
    if message.chars().count() <= LONGEST {
        return message.to_owned();
    }
    message.chars().take(LONGEST).chain(['…']).collect()
}

fn place_of(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

/// Refuses a format that this version does not know, before anything else is read.
fn check_format(format: Option<&Value>) -> Result<(), ParseError> {
    let refuse = |message: String| Err(ParseError { place: None, message });
    match format {
        Some(Value::Integer(n)) if *n == i64::from(FORMAT) => Ok(()),
        Some(Value::Integer(n)) if *n > i64::from(FORMAT) => refuse(format!(
            "it has format {n}, and this version knows format {FORMAT}; open it with a newer Casus"
        )),
        Some(_) => refuse(format!("its format is not a known number; expected format = {FORMAT}")),
        None => {
            refuse(format!("it states no format; expected format = {FORMAT} in the first line"))
        }
    }
}

/// The tables that stand in lists within a table: by the key of the outer list, then of the inner.
const INNER: [(&str, &str); 6] = [
    ("party", "organ"),
    ("trigger", "determination"),
    ("commitment", "activation"),
    ("commitment", "supply"),
    ("scenario", "need"),
    ("template", "roles"),
];

/// Refuses a list where a table is due: it would be read by position, and what is left over lost.
fn check_tables(tree: &toml::Table) -> Result<(), ParseError> {
    let refuse = |key: &str| {
        let message = format!("“{key}” is a list of values; expected a table with keys");
        Err(ParseError { place: None, message })
    };
    for key in ["package", "template"] {
        if tree.get(key).is_some_and(Value::is_array) {
            return refuse(key);
        }
    }
    for key in Kind::ALL.iter().map(|kind| kind.key()) {
        if rows(tree, key).iter().any(Value::is_array) {
            return refuse(key);
        }
    }
    for (outer, inner) in INNER {
        let tables = rows(tree, outer).iter().chain(tree.get(outer)).filter_map(Value::as_table);
        if tables.flat_map(|table| rows(table, inner)).any(Value::is_array) {
            return refuse(inner);
        }
    }
    Ok(())
}

/// What stands in a list of a table; nothing where there is no such list.
fn rows<'a>(table: &'a toml::Table, key: &str) -> &'a [Value] {
    table.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// Reads a package from TOML.
///
/// # Errors
/// [`ParseError`] with line, column and what was expected.
pub fn from_toml(text: &str) -> Result<Package, ParseError> {
    let tree: toml::Table = toml::from_str(text).map_err(|e| toml_error(text, &e))?;
    check_format(tree.get("format"))?;
    check_tables(&tree)?;
    let reader = toml::Deserializer::parse(text).map_err(|e| toml_error(text, &e))?;
    let (package, ignored) = read(reader).map_err(|e| toml_error(text, &e))?;
    Ok(keep_unknown(package, &tree, ignored))
}

/// Reads a package from JSON of the same shape.
///
/// # Errors
/// [`ParseError`] with line, column and what was expected.
pub fn from_json(text: &str) -> Result<Package, ParseError> {
    let tree: serde_json::Value = serde_json::from_str(text).map_err(|e| json_error(&e))?;
    let serde_json::Value::Object(tree) = tree else {
        let message = "expected an object with the key “format”".to_owned();
        return Err(ParseError { place: Some((1, 1)), message });
    };
    let tree = table_from_json(tree);
    check_format(tree.get("format"))?;
    check_tables(&tree)?;
    let mut reader = serde_json::Deserializer::from_str(text);
    let (package, ignored) = read(&mut reader).map_err(|e| json_error(&e))?;
    Ok(keep_unknown(package, &tree, ignored))
}

fn read<'de, D: serde::Deserializer<'de>>(reader: D) -> Result<(Package, Vec<Vec<Seg>>), D::Error> {
    let mut ignored = Vec::new();
    let mut note = |path: serde_ignored::Path<'_>| ignored.push(segments(&path));
    let package = Package::deserialize(serde_ignored::Deserializer::new(reader, &mut note))?;
    Ok((package, ignored))
}

fn segments(path: &serde_ignored::Path) -> Vec<Seg> {
    use serde_ignored::Path;
    let (parent, seg) = match path {
        Path::Root => return Vec::new(),
        Path::Seq { parent, index } => (parent, Some(Seg::Index(*index))),
        Path::Map { parent, key } => (parent, Some(Seg::Key(key.clone()))),
        Path::Some { parent }
        | Path::NewtypeStruct { parent }
        | Path::NewtypeVariant { parent } => (parent, None),
    };
    let mut path = segments(parent);
    path.extend(seg);
    path
}

/// JSON as a TOML tree; nulls, which TOML lacks, are left out as absent keys.
fn table_from_json(object: serde_json::Map<String, serde_json::Value>) -> toml::Table {
    object.into_iter().filter_map(|(k, v)| Some((k, value_from_json(v)?))).collect()
}

fn value_from_json(value: serde_json::Value) -> Option<Value> {
    use serde_json::Value as Json;
    Some(match value {
        Json::Null => return None,
        Json::Bool(b) => Value::Boolean(b),
        Json::Number(n) => match n.as_i64() {
            Some(i) => Value::Integer(i),
            None => Value::Float(n.as_f64()?),
        },
        Json::String(s) => Value::String(s),
        Json::Array(list) => Value::Array(list.into_iter().filter_map(value_from_json).collect()),
        Json::Object(object) => Value::Table(table_from_json(object)),
    })
}

fn keep_unknown(mut package: Package, tree: &toml::Table, ignored: Vec<Vec<Seg>>) -> Package {
    if ignored.is_empty() {
        return package;
    }
    let mut by_owner: HashMap<Vec<Seg>, Vec<UnknownKey>> = HashMap::new();
    for mut path in ignored {
        let Some(Seg::Key(key)) = path.pop() else { continue };
        let Some(table) = table_at(tree, &path) else { continue };
        let Some(value) = table.get(&key).cloned() else { continue };
        let after = table.keys().take_while(|k| **k != key).last().cloned();
        by_owner.entry(path).or_default().push(UnknownKey { after, key, value });
    }
    package.visit_unknown(&mut |path, unknown| {
        if let Some(keys) = by_owner.remove(path) {
            unknown.0 = keys;
        }
    });
    package
}

fn table_at<'a>(tree: &'a toml::Table, path: &[Seg]) -> Option<&'a toml::Table> {
    let mut table = tree;
    let mut rest = path;
    while let [Seg::Key(key), tail @ ..] = rest {
        let mut value = table.get(key)?;
        rest = tail;
        if let [Seg::Index(i), tail @ ..] = rest {
            value = value.as_array()?.get(*i)?;
            rest = tail;
        }
        table = value.as_table()?;
    }
    Some(table)
}
