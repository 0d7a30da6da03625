//! Rules about the code itself: which part may name which, and how large a file may grow.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking, in its helpers too"
)]

use std::path::{Path, PathBuf};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

fn files_of(part: &str) -> Vec<PathBuf> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    if src.join(part).is_dir() {
        sources(&src.join(part), &mut found);
    }
    let file = src.join(format!("{part}.rs"));
    if file.exists() {
        found.push(file);
    }
    assert!(!found.is_empty(), "there is no part “{part}”");
    found
}

/// The code of a file without comments and without the tests at its foot.
fn code(path: &Path) -> String {
    // Help for the tests of a part, compiled with them alone.
    if path.ends_with("testing.rs") {
        return String::new();
    }
    let text = std::fs::read_to_string(path).unwrap();
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Each part, and the parts that it must not name.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("model", &["edit", "file", "analysis", "checks", "report", "brief", "figures", "cli", "app"]),
    ("edit", &["file", "analysis", "checks", "report", "brief", "figures", "cli", "app"]),
    ("file", &["analysis", "checks", "report", "brief", "figures", "cli", "app"]),
    ("analysis", &["file", "checks", "report", "brief", "figures", "cli", "app"]),
    ("checks", &["file", "report", "brief", "figures", "cli", "app"]),
    ("typeset", &["analysis", "checks", "brief", "cli", "app"]),
    ("figures", &["checks", "report", "brief", "cli", "app"]),
    ("report", &["brief", "cli", "app"]),
    ("templates", &["analysis", "checks", "report", "brief", "cli", "app"]),
    ("brief", &["file", "cli", "app"]),
    ("cli", &[]),
];

#[test]
fn dependencies_run_one_way() {
    for (part, forbidden) in FORBIDDEN {
        for path in files_of(part) {
            let code = code(&path);
            for other in *forbidden {
                let named = [format!("crate::{other}::"), format!("crate::{other};")];
                let listed = code
                    .split("use crate::{")
                    .skip(1)
                    .filter_map(|rest| rest.split("};").next())
                    .any(|list| {
                        list.split([',', '{']).any(|item| {
                            item.trim() == *other || item.trim().starts_with(&format!("{other}::"))
                        })
                    });
                assert!(
                    !listed && !named.iter().any(|name| code.contains(name.as_str())),
                    "{} names `{other}`",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn libraries_stay_where_they_belong() {
    let rules: &[(&str, &[&str])] = &[
        ("egui", &["app"]),
        ("eframe", &["app"]),
        ("rfd", &["app"]),
        ("printpdf", &["brief"]),
        ("lopdf", &["brief"]),
        ("clap", &["cli"]),
    ];
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    sources(&src, &mut all);
    for path in &all {
        let inner = path.strip_prefix(&src).unwrap();
        let part = inner.iter().next().unwrap().to_string_lossy();
        let part = part.trim_end_matches(".rs");
        for (library, parts) in rules {
            let names = code(path).contains(&format!("{library}::"));
            assert!(!names || parts.contains(&part), "{} names {library}", path.display());
        }
    }
}

#[test]
fn what_computes_reads_no_clock_file_or_environment() {
    for part in ["model", "edit", "analysis", "checks", "figures", "typeset", "brief", "words"] {
        for path in files_of(part) {
            for outside in ["std::fs", "std::env::", "SystemTime", "Instant::now", "std::net"] {
                assert!(!code(&path).contains(outside), "{} uses {outside}", path.display());
            }
        }
    }
}

#[test]
fn nothing_opens_a_network_connection() {
    let mut all = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    for path in all {
        for name in ["std::net", "TcpStream", "UdpSocket", "TcpListener", "reqwest", "ureq"] {
            assert!(!code(&path).contains(name), "{} names {name}", path.display());
        }
    }
}

#[test]
fn no_room_is_too_large_to_live_in() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    for folder in ["src", "tests", "benches"] {
        if root.join(folder).is_dir() {
            sources(&root.join(folder), &mut all);
        }
    }
    for path in all {
        let lines = std::fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= 600, "{} has {lines} lines", path.display());
    }
}
