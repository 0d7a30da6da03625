//! From a package to text, in a fixed order of tables and keys.

use crate::model::{Package, Seg, Unknown};
use std::fmt::Write as _;
use toml::Value;

/// Writes a package as TOML, unknown keys where they stood.
pub fn to_toml(package: &Package) -> String {
    let mut text = String::new();
    write_table(&mut text, "", &tree(package));
    text
}

/// Writes a package as JSON of the same shape, unknown keys where they stood.
pub fn to_json(package: &Package) -> String {
    let json = to_json_value(Value::Table(tree(package)));
    // `{:#}` of a JSON value is its indented text and cannot fail.
    format!("{json:#}\n")
}

fn tree(package: &Package) -> toml::Table {
    // A package is maps, lists, texts, numbers and dates, all of which TOML has; the numbers are
    // finite and within 64 bits by the checks on reading and editing.
    let mut tree = toml::Table::try_from(package).unwrap_or_default();
    tree.iter_mut().for_each(|(_, value)| restore_dates(value));
    package.clone().visit_unknown(&mut |path, unknown| {
        if let Some(table) = table_at(&mut tree, path) {
            insert(table, unknown);
        }
    });
    tree
}

/// Makes dates of what `Table::try_from` makes of them: a table with one key, private to the crate.
fn restore_dates(value: &mut Value) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(restore_dates),
        Value::Table(table) => {
            let date = table.get("$__toml_private_datetime").and_then(Value::as_str);
            match date.and_then(|text| text.parse().ok()) {
                Some(date) => *value = Value::Datetime(date),
                None => table.iter_mut().for_each(|(_, inner)| restore_dates(inner)),
            }
        }
        _ => {}
    }
}

fn table_at<'a>(tree: &'a mut toml::Table, path: &[Seg]) -> Option<&'a mut toml::Table> {
    let mut table = tree;
    let mut rest = path;
    while let [Seg::Key(key), tail @ ..] = rest {
        let mut value = table.get_mut(key)?;
        rest = tail;
        if let [Seg::Index(i), tail @ ..] = rest {
            value = value.as_array_mut()?.get_mut(*i)?;
            rest = tail;
        }
        table = value.as_table_mut()?;
    }
    Some(table)
}

fn insert(table: &mut toml::Table, unknown: &Unknown) {
    if unknown.0.is_empty() {
        return;
    }
    let mut entries: Vec<(String, Value)> = std::mem::take(table).into_iter().collect();
    for key in &unknown.0 {
        let before = key.after.as_ref().map(|after| entries.iter().position(|(k, _)| k == after));
        let at = match before {
            None => 0,
            Some(Some(i)) => i + 1,
            // Its neighbour is gone: the end is as good a place as any.
            Some(None) => entries.len(),
        };
        entries.insert(at, (key.key.clone(), key.value.clone()));
    }
    table.extend(entries);
}

fn to_json_value(value: Value) -> serde_json::Value {
    use serde_json::Value as Json;
    match value {
        Value::String(s) => Json::String(s),
        Value::Integer(i) => Json::from(i),
        Value::Float(f) => Json::from(f),
        Value::Boolean(b) => Json::Bool(b),
        Value::Datetime(d) => Json::String(d.to_string()),
        Value::Array(list) => Json::Array(list.into_iter().map(to_json_value).collect()),
        Value::Table(table) => {
            Json::Object(table.into_iter().map(|(k, v)| (k, to_json_value(v))).collect())
        }
    }
}

/// A list of tables that TOML writes as `[[name]]`; a template's lists of tables stay in line.
fn table_list<'a>(path: &str, value: &'a Value) -> Option<Vec<&'a toml::Table>> {
    let list = value.as_array()?;
    if list.is_empty() || path == "template" {
        return None;
    }
    list.iter().map(Value::as_table).collect()
}

fn write_table(out: &mut String, path: &str, table: &toml::Table) {
    for (key, value) in table {
        if !value.is_table() && table_list(path, value).is_none() {
            let _ = writeln!(out, "{} = {}", bare_or_quoted(key), literal(value, true));
        }
    }
    for (key, value) in table {
        let key = bare_or_quoted(key);
        let name = if path.is_empty() { key } else { format!("{path}.{key}") };
        // One blank line before each object; what belongs to an object follows it closely.
        let gap = if path.is_empty() { "\n" } else { "" };
        if let Value::Table(inner) = value {
            let _ = writeln!(out, "{gap}[{name}]");
            write_table(out, &name, inner);
        } else if let Some(list) = table_list(path, value) {
            for inner in list {
                let _ = writeln!(out, "{gap}[[{name}]]");
                write_table(out, &name, inner);
            }
        }
    }
}

fn bare_or_quoted(key: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !key.is_empty() && key.chars().all(bare) { key.to_owned() } else { quoted(key) }
}

fn literal(value: &Value, wrap: bool) -> String {
    match value {
        Value::String(s) if s.contains('\n') && wrap => multi_line(s),
        Value::String(s) => quoted(s),
        Value::Integer(i) => i.to_string(),
        Value::Float(f) if f.is_nan() => "nan".to_owned(),
        Value::Float(f) => format!("{f:?}"),
        Value::Boolean(b) => b.to_string(),
        Value::Datetime(d) => d.to_string(),
        Value::Array(list) => array(list, wrap),
        Value::Table(table) => {
            let entry = |(k, v): (&String, &Value)| {
                format!("{} = {}", bare_or_quoted(k), literal(v, false))
            };
            format!("{{ {} }}", table.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
    }
}

fn array(list: &[Value], wrap: bool) -> String {
    const WIDEST: usize = 96;
    let items: Vec<String> = list.iter().map(|v| literal(v, false)).collect();
    let line = format!("[{}]", items.join(", "));
    let has_tables = list.iter().any(Value::is_table);
    if wrap && (has_tables || line.chars().count() > WIDEST) {
        format!("[\n{}]", items.iter().map(|i| format!("    {i},\n")).collect::<String>())
    } else {
        line
    }
}

fn escape(out: &mut String, c: char) {
    match c {
        '\\' => out.push_str("\\\\"),
        '\t' => out.push_str("\\t"),
        '\r' => out.push_str("\\r"),
        '\n' => out.push_str("\\n"),
        '\u{0}'..='\u{1f}' | '\u{7f}' => {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        }
        c => out.push(c),
    }
}

fn quoted(s: &str) -> String {
    let mut out = String::with_capacity(s.len() + 2);
    out.push('"');
    for c in s.chars() {
        if c == '"' {
            out.push('\\');
        }
        escape(&mut out, c);
    }
    out.push('"');
    out
}

fn multi_line(s: &str) -> String {
    let mut out = String::from("\"\"\"\n");
    let mut quotes = 0;
    for c in s.chars() {
        if c == '"' {
            quotes += 1;
            // A third quote in a row, or a quote before the closing ones, would end the text.
            if quotes == 3 {
                out.push('\\');
                quotes = 0;
            }
        } else {
            quotes = 0;
        }
        if c == '\n' { out.push('\n') } else { escape(&mut out, c) }
    }
    if quotes > 0 {
        out.pop();
        out.push_str("\\\"");
    }
    out.push_str("\"\"\"");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::read::from_toml;

    #[test]
    fn dates_are_written_as_dates() {
        let text = r#"format = 1

[package]
title = "A"
date = 2026-11-24
status = "working-draft"

[[source]]
id = "a"
title = "B"
date = 2026-01-06
verified = 2026-11-24
"#;
        let package = from_toml(text).unwrap();
        assert_eq!(to_toml(&package), text);
        assert!(to_json(&package).contains("\"verified\": \"2026-11-24\""));
    }
}
