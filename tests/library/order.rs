//! The shelf of precedents is ordered as readers of treaties expect, and says where history differs.

use super::{analyse, entry, label, nothing, of_kind, template};
use casus::analysis::Grade;
use casus::model::TemplateKind;
use casus::templates::Entry;

/// The best grade of a commitment's help.
fn grade(precedent: &str, commitment: &str) -> Grade {
    let entry = entry(TemplateKind::Precedent, precedent);
    let at = entry.package.commitments.iter().position(|c| c.id == commitment);
    let at = at.unwrap_or_else(|| panic!("{precedent} has no “{commitment}”"));
    let routes = analyse(&entry.package).routes;
    routes.iter().filter(|r| r.commitment == at).map(|r| r.grade).max().unwrap()
}

/// The best grade of anything in the file.
fn best(entry: &Entry) -> Grade {
    analyse(&entry.package).routes.iter().map(|r| r.grade).max().unwrap()
}

#[test]
fn the_budapest_memorandum_stands_below_article_5() {
    let budapest = entry(TemplateKind::Precedent, "budapest1994");
    assert!(best(budapest) < grade("nato1949", "assist"));
    let nato = analyse(&entry(TemplateKind::Precedent, "nato1949").package).measures;
    let budapest = analyse(&budapest.package).measures;
    assert!(budapest.assured <= nato.assured && budapest.ceiling < nato.ceiling);
}

#[test]
fn what_each_deems_necessary_stands_below_all_aid_in_their_power() {
    assert!(grade("nato1949", "assist") < grade("brussels1948", "assist"));
    let assured = |id| analyse(&entry(TemplateKind::Precedent, id).package).measures.assured;
    assert!(assured("nato1949") < assured("brussels1948"));
}

#[test]
fn the_drafts_of_article_5_fall_when_each_party_judges() {
    let objective = grade("nato-drafts1949", "as-may-be-necessary");
    let deems = grade("nato-drafts1949", "as-it-deems-necessary");
    assert!(deems < objective);
    assert_eq!(grade("nato-drafts1949", "as-signed"), deems);
    assert_eq!(grade("nato1949", "assist"), deems, "the two entries tell one story");
}

/// Clauses of a kind, with the grade that any reader would give them.
const SHELF: &[(Grade, &[(&str, &str)])] = &[
    (
        // Papers that bind nobody, and the unpublished.
        Grade::Declaratory,
        &[
            ("budapest1994", "seek-council-action"),
            ("g7vilnius2023", "assist"),
            ("ksa-pak2025", "assist"),
            ("ksc2022", "assist"),
            ("ladder2026", "third-step"),
            ("minsk2", "monitor"),
            ("northwood2025", "assist"),
            ("ukrcompact2024", "assist"),
            ("ukse2022", "assist"),
            ("usdraft2025", "assist"),
        ],
    ),
    (
        // Each judges for itself, or all must agree.
        Grade::Discretionary,
        &[
            ("anzus1951", "assist"),
            ("csto1992", "assist"),
            ("eu-sanctions", "renewal"),
            ("frgr2021", "assist"),
            ("locarno1925", "assist"),
            ("nato1949", "assist"),
            ("seato1954", "assist"),
            ("tra1979", "assist"),
            ("usisrael", "assist"),
            ("usjapan1960", "assist"),
            ("usphl1951", "assist"),
            ("usrok1953", "assist"),
            ("warsaw1955", "assist"),
        ],
    ),
    // Two thirds bind all.
    (Grade::Collective, &[("rio1947", "collective-measures")]),
    // A vote is needed to stop it.
    (Grade::DefaultOn, &[("jcpoa-snapback", "snapback")]),
    (
        // The fact suffices.
        Grade::Automatic,
        &[
            ("aachen2019", "assist"),
            ("anglopolish1939", "assist"),
            ("brussels1948", "assist"),
            ("francosoviet1935", "assist"),
            ("mfo1981", "on-request"),
            ("teu42-7", "assist"),
        ],
    ),
];

#[test]
fn each_clause_has_the_grade_that_readers_of_treaties_expect() {
    let mut wrong = Vec::new();
    for (expected, clauses) in SHELF {
        for (precedent, commitment) in *clauses {
            let found = grade(precedent, commitment);
            if found != *expected {
                wrong.push(format!("{precedent}: {commitment} is {found:?}, not {expected:?}"));
            }
        }
    }
    nothing(&wrong);
}

#[test]
fn every_entry_teaches_tells_of_its_test_and_weighs_its_grade_against_history() {
    let mut wrong = Vec::new();
    for entry in of_kind(TemplateKind::Precedent) {
        let purpose = &template(entry).purpose;
        let told = ["When tested: ", "How it came about: "];
        if !purpose.starts_with("What it teaches: ") || !told.iter().any(|t| purpose.contains(t)) {
            wrong.push(format!("{} does not teach, or tell of its test", label(entry)));
        }
        let best = best(entry) as u8;
        let verdict = purpose.split("\n\n").find(|paragraph| {
            ["history", "scholarship", "practice"]
                .iter()
                .any(|w| paragraph.starts_with(&format!("Where the grade and {w} differ: ")))
        });
        match verdict.map(str::to_lowercase) {
            None => wrong.push(format!("{} does not weigh its grade", label(entry))),
            // Measured against the analysis, so that neither can change alone.
            Some(text) if !text.contains(&format!("grade {best}")) => {
                wrong.push(format!("{} has grade {best} and says: {text}", label(entry)));
            }
            Some(_) => {}
        }
    }
    nothing(&wrong);
}
