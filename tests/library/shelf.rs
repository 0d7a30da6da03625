//! What stands on the shelf: that it opens, and that it is all there.

use super::{SHIPPED, entry, folder, key, label, nothing, of_kind, template};
use casus::model::TemplateKind;

const KINDS: [TemplateKind; 5] = [
    TemplateKind::Package,
    TemplateKind::Block,
    TemplateKind::Party,
    TemplateKind::Scenario,
    TemplateKind::Precedent,
];

#[test]
fn every_file_opens_and_lies_in_the_folder_of_its_kind() {
    assert_eq!(SHIPPED.problems, Vec::<String>::new());
    for kind in KINDS {
        let files = std::fs::read_dir(folder().join(key(kind))).unwrap();
        let mut on_disk: Vec<String> = files
            .map(|f| f.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
            .collect();
        on_disk.sort();
        let mut shipped: Vec<&str> = of_kind(kind).map(|e| e.id.as_str()).collect();
        shipped.sort_unstable();
        assert_eq!(on_disk, shipped, "{}", key(kind));
    }
}

#[test]
fn every_template_says_what_it_is_for() {
    let mut wrong = Vec::new();
    for entry in &SHIPPED.entries {
        let template = template(entry);
        if template.name.is_empty() || template.purpose.trim().len() < 40 {
            wrong.push(format!("{} has no name, or says too little of its purpose", label(entry)));
        }
    }
    nothing(&wrong);
}

#[track_caller]
fn holds(kind: TemplateKind, least: usize, ids: &[&str]) {
    let count = of_kind(kind).count();
    assert!(count >= least, "{count} of {least}: {}", key(kind));
    for id in ids {
        entry(kind, id);
    }
}

#[test]
fn the_shelf_holds_what_was_promised() {
    holds(
        TemplateKind::Package,
        10,
        &[
            "paris-2026",
            "article-5-style",
            "european-led-us-backed",
            "bilateral-network",
            "porcupine",
            "reassurance-force",
            "response-ladder",
            "economic-snapback",
            "budapest-1994",
            "blank",
        ],
    );
    holds(
        TemplateKind::Block,
        18,
        &[
            "reversed-default-vote",
            "silence-procedure",
            "deemed-finding",
            "consultation-24h",
            "attribution-cell",
            "prepositioned-stock",
            "standing-mandate",
            "rapid-resupply",
            "air-shield",
            "air-policing",
            "interceptor-stockpile",
            "reassurance-force",
            "monitoring-commission",
            "attack-on-force",
            "black-sea-corridor",
            "cyber-response",
            "hybrid-response",
            "nuclear-coercion",
            "sanctions-snapback",
            "asset-drawdown",
            "ammunition-contract",
            "review-sunset",
        ],
    );
    holds(TemplateKind::Party, 30, &["deu", "fra", "gbr", "usa", "ukr", "nato", "eu"]);
    holds(TemplateKind::Scenario, 19, &["mass-strike", "land-grab", "two-crises"]);
    holds(TemplateKind::Precedent, 25, &["budapest1994", "nato1949", "brussels1948"]);
}

#[test]
fn the_blank_package_brings_the_usual_lists() {
    let blank = &entry(TemplateKind::Package, "blank").package;
    assert!(blank.vectors.len() >= 8 && blank.capabilities.len() >= 12 && blank.layers.len() >= 8);
    assert!(blank.commitments.is_empty() && blank.triggers.is_empty());
}
