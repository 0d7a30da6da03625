//! “Why?” has an answer for every figure, in words.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

#[path = "support/generate.rs"]
mod generate;

use casus::analysis::{Analysis, ExplainLine, Figure, LineKind, Options, analyse, explain};
use casus::model::{Package, Term};
use proptest::prelude::*;
use std::path::Path;

fn paris() -> (Package, Analysis) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/package/paris-2026.casus");
    let text = std::fs::read_to_string(path).expect("the Paris package");
    let package = casus::file::parse(Path::new(path), &text).expect("a package");
    let analysis = analyse(&package, &Options::default());
    (package, analysis)
}

fn figures(package: &Package, analysis: &Analysis) -> Vec<Figure> {
    let mut figures = vec![Figure::Package];
    figures.extend((0..package.scenarios.len()).map(Figure::Scenario));
    for (at, scenario) in package.scenarios.iter().enumerate() {
        figures.extend((0..scenario.needs.len()).map(|need| Figure::Need(at, need)));
    }
    figures.extend((0..package.commitments.len()).map(Figure::Commitment));
    figures.extend((0..analysis.routes.len()).map(Figure::Route));
    figures.extend((0..analysis.coverage.len()).map(Figure::Cell));
    figures
}

fn of(package: &Package, analysis: &Analysis, subject: &str) -> Vec<ExplainLine> {
    let figure = Figure::of_subject(package, subject).expect("a figure");
    explain(package, analysis, figure)
}

#[test]
fn every_figure_of_the_paris_package_is_explained_in_words() {
    let (package, analysis) = paris();
    for figure in figures(&package, &analysis) {
        let lines = explain(&package, &analysis, figure);
        assert!(lines.len() > 1 && lines[0].depth == 0, "{figure:?}");
        for line in &lines {
            let words: Vec<&str> = line.text.split([' ', '\u{a0}', ',', '.']).collect();
            // Canada's id is a word of the language too.
            let mut ids = package.parties.iter().map(|p| p.id.as_str()).filter(|&id| id != "can");
            let id = ids.find(|id| words.contains(id));
            assert!(id.is_none(), "{figure:?}: {}", line.text);
            assert!(
                !line.text.contains("missing") && !line.text.contains(" inf "),
                "{}",
                line.text
            );
        }
        if std::env::var_os("CASUS_SHOW").is_some() {
            for line in &lines {
                println!("{}{}", "  ".repeat(line.depth), line.text);
            }
        }
    }
}

#[test]
fn hidden_steps_and_clauses_are_told_apart() {
    let (package, analysis) = paris();
    let lines = of(&package, &analysis, "commitment:force-reinforcement");
    let has =
        |kind: LineKind, text: &str| lines.iter().any(|l| l.kind == kind && l.text.contains(text));
    assert!(has(LineKind::Hidden, "Bundestag must consent"), "{lines:#?}");
    assert!(has(LineKind::Gate, "The Coalition co-leads call the reserve"), "{lines:#?}");
    assert!(has(LineKind::Clause, "After an attack on the Multinational Force"), "{lines:#?}");
}

#[test]
fn subjects_name_figures() {
    let (package, analysis) = paris();
    let need = of(&package, &analysis, "need:grid-cyber/cyber-teams");
    assert!(need[0].text.contains("Cyber attack on the grid"), "{}", need[0].text);
    for (place, cell) in analysis.coverage.iter().enumerate() {
        let subject = format!("cell:{}/{}", package.vectors[cell.vector].id, cell.severity.key());
        assert_eq!(Figure::of_subject(&package, &subject), Some(Figure::Cell(place)));
    }
    for nothing in ["", "party:deu", "need:grid-cyber", "commitment:", "cell:drone/", "x"] {
        assert_eq!(Figure::of_subject(&package, nothing), None, "{nothing}");
    }
    assert!(explain(&package, &analysis, Figure::Route(100_000)).is_empty());
}

proptest! {
    #[test]
    fn any_package_can_be_explained(package in generate::packages(5)) {
        let analysis = analyse(&package, &Options::default());
        for figure in figures(&package, &analysis) {
            prop_assert!(!explain(&package, &analysis, figure).is_empty());
        }
    }
}
