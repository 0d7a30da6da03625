//! No shipped file has an error that it does not explain.

use super::{SHIPPED, entry, findings, flat, folder, label, nothing, strings, template, values};
use casus::checks::{Finding, Severity};
use casus::model::TemplateKind;
use casus::templates::Entry;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    stated: Vec<Stated>,
}

/// Errors that a template leaves open for the drafter to see, and the words with which it says so.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stated {
    template: String,
    code: String,
    /// The subjects, or how they begin.
    subjects: Vec<String>,
    /// Words of the template.
    words: String,
}

impl Stated {
    fn covers(&self, entry: &Entry, finding: &Finding) -> bool {
        self.template == label(entry)
            && self.code == finding.code
            && self.subjects.iter().any(|s| match s.strip_suffix('*') {
                Some(start) => finding.subject.starts_with(start),
                None => finding.subject == *s,
            })
    }
}

fn record() -> Vec<Stated> {
    let text = std::fs::read_to_string(folder().join("sources/findings.toml")).unwrap();
    toml::from_str::<Record>(&text).unwrap().stated
}

fn open_errors(entry: &Entry) -> Vec<Finding> {
    let all = findings(&entry.package);
    all.into_iter().filter(|f| f.severity == Severity::Error && f.is_open()).collect()
}

/// A scenario by itself asks for what nobody provides; that is what it is for.
fn asks_only(entry: &Entry, finding: &Finding) -> bool {
    entry.kind() == TemplateKind::Scenario
        && entry.package.commitments.is_empty()
        && ["COV001", "COV003", "COV008"].contains(&finding.code)
        && template(entry).purpose.contains("holds needs and no answers")
}

#[test]
fn every_error_is_accepted_with_a_reason_or_stated() {
    let record = record();
    let mut wrong = Vec::new();
    for entry in &SHIPPED.entries {
        for finding in open_errors(entry) {
            if !asks_only(entry, &finding) && !record.iter().any(|s| s.covers(entry, &finding)) {
                let (code, subject) = (finding.code, &finding.subject);
                wrong.push(format!("{}: {code} {subject}: {}", label(entry), finding.message));
            }
        }
    }
    nothing(&wrong);
}

#[test]
fn what_the_record_calls_stated_stands_in_the_template_and_is_still_found() {
    let mut wrong = Vec::new();
    for stated in record() {
        let id =
            stated.template.strip_prefix("package/").expect("packages alone leave errors open");
        let entry = entry(TemplateKind::Package, id);
        let mut told = false;
        strings(&values(entry), "", &mut |path, text| {
            // What the gallery shows of the template, or a package that is made from it keeps.
            let printed = [".purpose", ".summary", ".narrative", ".text"]
                .iter()
                .any(|end| path.ends_with(end));
            told |= printed && flat(text).contains(&flat(&stated.words));
        });
        if !told {
            wrong.push(format!("{} does not say: {}", stated.template, stated.words));
        }
        let open = open_errors(entry);
        for subject in &stated.subjects {
            let one = Stated { subjects: vec![subject.clone()], ..copy(&stated) };
            if !open.iter().any(|finding| one.covers(entry, finding)) {
                wrong.push(format!("{}: {} {subject} is gone", stated.template, stated.code));
            }
        }
    }
    nothing(&wrong);
}

fn copy(stated: &Stated) -> Stated {
    Stated {
        template: stated.template.clone(),
        code: stated.code.clone(),
        subjects: Vec::new(),
        words: stated.words.clone(),
    }
}

#[test]
fn every_acceptance_has_a_reason_and_covers_a_finding() {
    let mut wrong = Vec::new();
    for entry in &SHIPPED.entries {
        let found = findings(&entry.package);
        for (i, accepted) in entry.package.accepted.iter().enumerate() {
            let what = format!("{}: {} {}", label(entry), accepted.code, accepted.subject);
            if accepted.reason.trim().len() < 20 || accepted.date.is_none() {
                wrong.push(format!("{what} is accepted without reason or date"));
            }
            // No official of the drafter's has seen it.
            let by = if entry.kind() == TemplateKind::Package {
                "proposed with the template, for the drafters to confirm"
            } else {
                "Template library"
            };
            if accepted.by != by {
                wrong.push(format!("{what} is signed by {}", accepted.by));
            }
            if !found.iter().any(|finding| finding.accepted == Some(i)) {
                wrong.push(format!("{what} is accepted and not found"));
            }
        }
    }
    nothing(&wrong);
}
