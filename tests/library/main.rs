//! The template library is kept true: every shipped file opens, explains its errors, cites its
//! sources, quotes what was seen and says which figures are examples.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking, in its helpers too"
)]

mod facts;
mod findings;
mod inserting;
mod order;
mod quotes;
mod roles;
mod shelf;

use casus::analysis::{self, Analysis, Options};
use casus::checks::{self, Context, Finding};

use casus::model::{Package, Template, TemplateKind};
use casus::templates::{Catalogue, Entry};
use std::path::PathBuf;
use std::sync::LazyLock;

static SHIPPED: LazyLock<Catalogue> = LazyLock::new(Catalogue::shipped);

/// The folder of the templates.
fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("templates")
}

/// The templates of a kind.
fn of_kind(kind: TemplateKind) -> impl Iterator<Item = &'static Entry> {
    SHIPPED.entries.iter().filter(move |e| e.kind() == kind)
}

/// The template of a kind with this id.
fn entry(kind: TemplateKind, id: &str) -> &'static Entry {
    of_kind(kind).find(|e| e.id == id).unwrap_or_else(|| panic!("there is no template “{id}”"))
}

/// Its `[template]` table.
fn template(entry: &Entry) -> &Template {
    entry.template().unwrap_or_else(|| panic!("{} has no [template] table", entry.id))
}

/// What to call it in a message.
fn label(entry: &Entry) -> String {
    format!("{}/{}", key(entry.kind()), entry.id)
}

/// The folder that a kind lies in.
fn key(kind: TemplateKind) -> &'static str {
    match kind {
        TemplateKind::Package => "package",
        TemplateKind::Block => "block",
        TemplateKind::Party => "party",
        TemplateKind::Scenario => "scenario",
        TemplateKind::Precedent => "precedent",
    }
}

fn analyse(package: &Package) -> Analysis {
    analysis::analyse(package, &Options::default())
}

/// What the checks say of a package, on the day on which the library was last checked.
fn findings(package: &Package) -> Vec<Finding> {
    let analysis = analyse(package);
    checks::run(&Context::new(package, &analysis, None, None))
}

/// Every string of a file with the keys that lead to it, ids of list members among them.
fn strings(value: &toml::Value, path: &str, visit: &mut dyn FnMut(&str, &str)) {
    match value {
        toml::Value::String(text) => visit(path, text),
        toml::Value::Array(list) => {
            for (i, member) in list.iter().enumerate() {
                let id = member.get("id").and_then(|id| id.as_str());
                let name = id.map_or_else(|| i.to_string(), str::to_owned);
                strings(member, &format!("{path}:{name}"), visit);
            }
        }
        toml::Value::Table(table) => {
            for (key, member) in table {
                strings(member, &format!("{path}.{key}"), visit);
            }
        }
        _ => {}
    }
}

/// The file of a template as plain values.
fn values(entry: &Entry) -> toml::Value {
    let path = folder().join(key(entry.kind())).join(format!("{}.casus", entry.id));
    toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Text with every run of white space as one space.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text has these words, as words of their own.
fn has_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let (before, after) = (&text[..at], &text[at + words.len()..]);
        !letter(before.chars().next_back()) && !letter(after.chars().next())
    })
}

/// Fails with all that is wrong, a line each.
#[track_caller]
fn nothing(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} things to mend:\n{}", wrong.len(), wrong.join("\n"));
}
