//! STR006: a key that this version does not know.

use super::super::{Check, Context, Finding, Severity, gates, say};
use crate::edit::Edit;
use crate::model::{Kind, Package, Seg, Term};
use crate::words;

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "STR006",
    name: "unknown-key",
    page: PAGE,
    many: "{n} {entry has|entries have} keys that this version does not know: {list}.",
    run,
};

const PAGE: &str = "\
# STR006 unknown-key

## What it finds

The file holds a key or a table that this version does not know. It is kept, and written back where it stood.

## Why it matters

It may be a slip of the pen in a file edited by hand: “whithin_hours” is no deadline, and the analysis reads the gate as one without. Or the file comes from a newer version, and this one leaves out of account what it cannot read.

## What to do

Correct the spelling in the file, open it with a newer version, or remove the key.

## Example

A gate with the key “deadline”, where the file's word is “within_hours”.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    // The visit hands out the keys to change; a copy keeps the package as it is.
    let mut copy = context.package.clone();
    let mut keys: Vec<(Owner, Vec<String>)> = Vec::new();
    copy.visit_unknown(&mut |path, unknown| {
        if unknown.0.is_empty() {
            return;
        }
        let owner = owner(path);
        let names = unknown.0.iter().map(|k| format!("“{}”", say::short(&k.key)));
        match keys.iter_mut().find(|(o, _)| *o == owner) {
            Some((_, known)) => known.extend(names),
            None => keys.push((owner, names.collect())),
        }
    });
    findings.extend(keys.iter().map(|(owner, names)| finding(context.package, *owner, names)));
}

/// An object by kind and place; none for the file's head and the whole.
type Owner = Option<(Kind, usize)>;

/// The object that a path leads into.
fn owner(path: &[Seg]) -> Owner {
    let [Seg::Key(list), Seg::Index(index), ..] = path else { return None };
    Some((*Kind::ALL.iter().find(|k| k.key() == list)?, *index))
}

fn finding(package: &Package, owner: Owner, names: &[String]) -> Finding {
    let (subject, place) = match owner {
        Some((kind, index)) => {
            let name = package.name_at(kind, index).unwrap_or_default();
            (
                gates::subject_at(package, kind, index),
                format!("The {} {}", kind.words(), say::quoted(name)),
            )
        }
        None => ("package".to_owned(), "The file".to_owned()),
    };
    let keys = if names.len() == 1 { "a key" } else { "keys" };
    let names = words::list(&names.iter().take(2).collect::<Vec<_>>());
    CHECK
        .finding(
            Severity::Note,
            subject,
            format!("{place} has {keys} that this version does not know: {names}."),
        )
        .help("It is kept and counts for nothing. Correct its spelling in the file, or remove it.")
        .fix(
            if keys == "keys" { "Remove the keys" } else { "Remove the key" },
            removed(package, owner),
        )
}

fn removed(package: &Package, owner_of_keys: Owner) -> Option<Edit> {
    let mut copy = package.clone();
    copy.visit_unknown(&mut |path, unknown| {
        if owner(path) == owner_of_keys {
            unknown.0.clear();
        }
    });
    match owner_of_keys {
        Some((kind, index)) => {
            Some(Edit::Put { index, object: Box::new(copy.object(kind, index)?) })
        }
        None => Some(Edit::Whole(Box::new(copy))),
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, of, one, sound, with};

    #[test]
    fn finds_keys_of_an_object_and_of_its_parts() {
        let package = with(
            "[[layer]]\nid = 'sea'\ncolour = 'blue'\n[[party]]\nid = 'pol'\nname = 'Poland'\n\
             role = 'guarantor'\n[[party.organ]]\nid = 'sejm'\nname = 'Sejm'\nhours = 3\nquorum = 2\n",
        );
        let found = of("STR006", &package);
        let subjects: Vec<&str> = found.iter().map(|f| f.subject.as_str()).collect();
        assert_eq!(subjects, ["layer:sea", "party:pol"]);
        assert!(
            found[1].message.contains("keys") && found[1].message.contains("“hours” and “quorum”")
        );
        found.iter().for_each(|f| all_mend(&package, f));
        assert!(of("STR006", &sound()).is_empty());
    }

    #[test]
    fn finds_tables_of_the_file() {
        let package = with("[[annex]]\nid = 'b'\n");
        let found = one("STR006", &package);
        assert_eq!(found.subject, "package");
        all_mend(&package, &found);
    }
}
