//! Package files: what is read is what is written, and nothing that is no package does harm.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking, in its helpers too"
)]

use casus::file::{from_json, from_toml, schema, to_json, to_toml};
use casus::model::{
    Accepted, Area, Capability, Commitment, Date, Gate, GateKind, GateRule, IfSilent, Modality,
    Package, Party, Role, Seg, Source, Supply, UnknownKey, Vector,
};
use proptest::prelude::*;

/// Any text, quotes, control characters, line ends and other alphabets included.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[a-zA-Zа-яіїєґ \"'\\\\\n\t\r]{0,40}",
        proptest::collection::vec(any::<char>(), 0..12)
            .prop_map(|chars| chars.into_iter().collect()),
        Just("\"\"\"three\"\"\"\" and a backslash \\".to_owned()),
    ]
}

fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        Just(0.0),
        (0_u32..100_000).prop_map(f64::from),
        (0_u32..1_000_000).prop_map(|n| f64::from(n) / 128.0),
        Just(1e15),
        Just(1e-7),
    ]
}

fn any_date() -> impl Strategy<Value = Option<Date>> {
    proptest::option::of(
        (1_u16..9999, 1_u8..=12, 1_u8..=28)
            .prop_map(|(y, m, d)| Date::new(y, m, d).expect("every month has 28 days")),
    )
}

fn any_gate() -> impl Strategy<Value = Gate> {
    (any_text(), any_number(), any::<bool>(), 0_u32..5).prop_map(|(name, hours, proceed, n)| Gate {
        name,
        by: vec!["deu.bundestag".to_owned(), "commission".to_owned()],
        rule: if proceed { GateRule::AtLeast } else { GateRule::Each },
        at_least: proceed.then_some(n),
        within_hours: Some(hours),
        if_silent: if proceed { IfSilent::Proceed } else { IfSilent::Lapse },
        ..Gate::new(GateKind::Decide)
    })
}

fn any_commitment() -> impl Strategy<Value = Commitment> {
    let supply =
        (any_number(), any_number(), any::<bool>()).prop_map(|(amount, hours, in_hand)| {
            let mut supply: Supply =
                toml::from_str("by = 'deu'\ncapability = 'air'\namount = 1").expect("a supply");
            (supply.amount, supply.delivery_hours, supply.in_hand) = (amount, hours, in_hand);
            supply.cost_meur = in_hand.then_some(amount);
            supply
        });
    (
        any_text(),
        any_text(),
        proptest::collection::vec(any_gate(), 0..3),
        proptest::collection::vec(supply, 0..3),
    )
        .prop_map(|(title, text, activation, supplies)| {
            let mut commitment: Commitment = toml::from_str("id = 'c'").expect("a commitment");
            commitment.title = title;
            commitment.text = text;
            commitment.modality = Modality::Will;
            commitment.triggers = vec!["t".to_owned()];
            commitment.activation = activation;
            commitment.supplies = supplies;
            commitment
        })
}

prop_compose! {
    fn any_package()(
        title in any_text(),
        marking in any_text(),
        date in any_date(),
        names in proptest::collection::vec(any_text(), 0..4),
        commitments in proptest::collection::vec(any_commitment(), 0..4),
        reason in any_text(),
        horizon in proptest::option::of(any_number()),
    ) -> Package {
        let mut package = Package::empty();
        package.head.title = title;
        package.head.marking = marking;
        package.head.date = date;
        package.head.horizon_years = horizon;
        for (i, name) in names.iter().enumerate() {
            let (id, name, unknown) = (format!("x{i}"), name.clone(), Default::default());
            package.vectors.push(Vector { id: id.clone(), name: name.clone(), unknown });
            package.areas.push(Area { id: id.clone(), name: name.clone(), unknown: Default::default() });
            package.capabilities.push(Capability {
                id: id.clone(), name: name.clone(), unit: name.clone(), unknown: Default::default(),
            });
            package.parties.push(Party {
                id: id.clone(), name: name.clone(), role: Role::Backer, note: name.clone(),
                organs: Vec::new(), unknown: Default::default(),
            });
            package.sources.push(Source {
                id, title: name.clone(), date, publisher: name, verified: date,
                unknown: Default::default(),
            });
        }
        package.commitments = commitments;
        package.accepted.push(Accepted {
            code: "AUT003".into(), subject: "commitment:c".into(), reason, by: String::new(),
            date, until: None, unknown: Default::default(),
        });
        package
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_round_trip_loses_nothing(package in any_package()) {
        let toml = to_toml(&package);
        let back = from_toml(&toml).map_err(|e| TestCaseError::fail(format!("{e}\n{toml}")))?;
        prop_assert_eq!(&back, &package);
        prop_assert_eq!(to_toml(&back), toml);
        let json = to_json(&package);
        let back = from_json(&json).map_err(|e| TestCaseError::fail(format!("{e}\n{json}")))?;
        prop_assert_eq!(&back, &package);
    }

    #[test]
    fn a_damaged_file_is_an_error_and_never_a_panic(
        cut in 0_usize..60_000,
        junk in any_text(),
    ) {
        let text = include_str!("../templates/package/paris-2026.casus");
        let mut at = cut.min(text.len());
        while !text.is_char_boundary(at) { at -= 1; }
        // Either it still reads, or it says where it broke off: both are answers.
        if let Err(error) = from_toml(&format!("{}{junk}", &text[..at])) {
            prop_assert!(!error.message.is_empty());
        }
    }
}

const WITH_UNKNOWN: &str = r#"format = 1
later = "a key of a later version"

[package]
title = "T"
budget = 12.0
office = "O"
status = "working-draft"

[[party]]
id = "deu"
name = "Germany"
colour = "black"
role = "guarantor"
[[party.organ]]
id = "bundestag"
name = "Bundestag"
seats = [1, 2]

[[annex]]
id = "a"
pages = 3
"#;

#[test]
fn unknown_keys_stay_where_they_stood() {
    let package = from_toml(WITH_UNKNOWN).unwrap();
    assert_eq!(to_toml(&package), WITH_UNKNOWN);
    let mut found: Vec<(Vec<Seg>, UnknownKey)> = Vec::new();
    package.clone().visit_unknown(&mut |path, unknown| {
        found.extend(unknown.0.iter().map(|key| (path.to_vec(), key.clone())));
    });
    let keys: Vec<&str> = found.iter().map(|(_, key)| key.key.as_str()).collect();
    assert_eq!(keys, ["later", "annex", "budget", "colour", "seats"]);
    let json = to_json(&package);
    assert_eq!(to_toml(&from_json(&json).unwrap()), WITH_UNKNOWN);
}

#[test]
fn unknown_keys_follow_their_object_when_it_moves() {
    let mut package = from_toml(WITH_UNKNOWN).unwrap();
    let other = Party { id: "fra".into(), ..package.parties[0].clone() };
    package.parties.insert(0, Party { unknown: Default::default(), organs: Vec::new(), ..other });
    let text = to_toml(&package);
    let (first, second) = text.split_once("id = \"deu\"").unwrap();
    assert!(!first.contains("colour") && second.contains("colour"));
}

/// The place and a word of the message for a text that is no package.
fn refusal(text: &str) -> (Option<(usize, usize)>, String) {
    let error = from_toml(text).unwrap_err();
    (error.place, error.message)
}

#[test]
fn errors_say_where_and_what_was_expected() {
    let (place, message) = refusal("format = 1\n[[party]]\nid = \"a\"\nrole = \"king\"\n");
    assert_eq!(place, Some((4, 8)));
    assert!(message.contains("king") && message.contains("guarantor"), "{message}");

    let supply = |amount: &str| {
        format!(
            "format = 1\n[[commitment]]\nid = 'c'\n[[commitment.supply]]\nby = 'x'\ncapability = 'y'\namount = {amount}\n"
        )
    };
    for amount in ["-1", "nan", "inf", "1e300", "\"two\""] {
        let (place, message) = refusal(&supply(amount));
        assert_eq!(place.map(|p| p.0), Some(7), "{amount}: {message}");
        assert!(message.contains("number from 0"), "{amount}: {message}");
    }
    let (place, message) = refusal("format = 1\n[[trigger]]\nid = \"t\"\n");
    assert!(place.is_some() && message.contains("threshold"), "{message}");

    let (_, message) = refusal("format = 2\n");
    assert!(message.contains("newer"), "{message}");
    let (_, message) = refusal("");
    assert!(message.contains("format = 1"), "{message}");
    let (place, _) = refusal("format = 1\n[package\n");
    assert_eq!(place.map(|p| p.0), Some(2));
}

#[test]
fn json_errors_say_where() {
    let error =
        from_json("{\"format\": 1,\n \"party\": [{\"id\": \"a\", \"role\": 3}]}").unwrap_err();
    assert_eq!(error.place.map(|p| p.0), Some(2), "{error}");
    assert!(from_json("[]").unwrap_err().to_string().contains("object"));
}

#[test]
fn the_schema_describes_every_shipped_file() {
    let schema: serde_json::Value = serde_json::from_str(&schema()).unwrap();
    let properties = schema["properties"].as_object().unwrap();
    for table in ["format", "package", "party", "trigger", "commitment", "scenario", "template"] {
        assert!(properties.contains_key(table), "{table}");
    }
    assert_eq!(schema["$defs"]["Supply"]["properties"]["amount"]["minimum"], 0);
    let required = schema["$defs"]["Need"]["required"].as_array().unwrap();
    assert!(required.iter().any(|key| key == "within_hours"));
}

#[test]
fn a_list_where_a_table_is_due_is_refused_and_not_read_by_position() {
    let toml = ["capability = [[\"c0\", \"Shells\", \"round\", \"LOST\"]]", "package = []"];
    for rest in toml {
        let error = from_toml(&format!("format = 1\n{rest}\n")).unwrap_err();
        assert!(error.to_string().contains("expected a table with keys"), "{error}");
    }
    let inner = "{\"format\": 1, \"party\": [{\"id\": \"p\", \"organ\": [[\"o\", \"Organ\"]]}]}";
    let error = from_json(inner).unwrap_err();
    assert!(error.to_string().contains("“organ”"), "{error}");
}
