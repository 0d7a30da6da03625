//! The program as scripts use it: what it prints, what it writes, and its exit codes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking, in its helpers too"
)]

use assert_cmd::Command;
use serde_json::Value;
use std::path::{Path, PathBuf};

fn casus(args: &[&str]) -> std::process::Output {
    let mut command = Command::cargo_bin("casus").unwrap();
    // No display, whatever machine this is; a data folder of our own.
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
    command.env("XDG_DATA_HOME", env!("CARGO_TARGET_TMPDIR")).env("COLUMNS", "100");
    command.args(args).output().unwrap()
}

fn stdout(output: &std::process::Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// Asserts that a command could not do its work, said so in one sentence, and exited with 2.
fn refused(args: &[&str]) -> String {
    let output = casus(args);
    let sentence = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(output.status.code(), Some(2), "{args:?}: {sentence}");
    assert_eq!(sentence.trim_end().lines().count(), 1, "{args:?}: {sentence}");
    assert!(output.stdout.is_empty(), "{args:?}");
    sentence
}

fn template(id: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("templates/package/{id}.casus"))
}

fn report(path: &Path) -> Value {
    let output = casus(&["check", path.to_str().unwrap(), "--format", "json"]);
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn makes_a_package_and_checks_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.casus");
    let path = path.to_str().unwrap();
    assert!(casus(&["new", "paris-2026", "-o", path]).status.success());

    let again = refused(&["new", "paris-2026", "-o", path]);
    assert!(again.contains("exists already"), "{again}");

    let text = stdout(&casus(&["check", path]));
    for expected in ["Robust security guarantees", "assured", "What arrives", "Bundestag"] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
    assert!(!text.contains('\u{1b}'), "colour where there is no terminal");
}

#[test]
fn a_role_can_be_given_away() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.casus");
    let path = path.to_str().unwrap();
    let output = casus(&["new", "paris-2026", "-o", path, "--role", "beneficiary=Moldova"]);
    assert!(output.status.success(), "{output:?}");
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains("name = \"Moldova\"") && !text.contains("\"ukr\""));
    refused(&["new", "paris-2026", "-o", "x.casus", "--role", "emperor=Moldova"]);
    refused(&["new", "paris-2026", "-o", "x.casus", "--role", "beneficiary"]);
}

#[test]
fn the_report_has_the_shape_that_other_programs_read() {
    let report = report(&template("paris-2026"));
    assert_eq!(report["format"], 1);
    for stance in ["ceiling", "assured", "in_hand"] {
        let share = report["measures"][stance].as_f64().unwrap();
        assert!((0.0..=1.0).contains(&share));
    }
    let need = &report["scenarios"][0]["needs"][0];
    for key in ["capability", "amount", "within_hours", "blocking_sets", "power", "one_party_out"] {
        assert!(!need[key].is_null(), "{key}");
    }
    let route = &report["routes"][0];
    for key in ["commitment", "by", "capability", "grade", "blocked", "vetoes"] {
        assert!(!route[key].is_null(), "{key}");
    }
    let vectors = report["coverage"].as_array().unwrap().len();
    assert_eq!(vectors % 5, 0, "five severities a vector");
}

#[test]
fn json_packages_are_read_and_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.json");
    assert!(casus(&["new", "paris-2026", "-o", path.to_str().unwrap()]).status.success());
    assert_eq!(report(&path)["measures"], report(&template("paris-2026"))["measures"]);
}

/// The Paris package with something changed, written to a file.
fn changed(folder: &Path, name: &str, change: impl FnOnce(&mut casus::model::Package)) -> PathBuf {
    let mut package = casus::file::open(&template("paris-2026")).unwrap();
    change(&mut package);
    let path = folder.join(name);
    std::fs::write(&path, casus::file::print(&path, &package)).unwrap();
    path
}

#[test]
fn packages_with_little_in_them_have_figures_or_say_that_there_are_none() {
    let folder = tempfile::tempdir().unwrap();
    let nobody = changed(folder.path(), "nobody.casus", |p| p.parties.clear());
    let alone = changed(folder.path(), "alone.casus", |p| p.parties.truncate(1));
    let calm = changed(folder.path(), "calm.casus", |p| p.scenarios.clear());
    let free = changed(folder.path(), "free.casus", |p| {
        p.scenarios.iter_mut().flat_map(|s| &mut s.needs).for_each(|n| n.amount = 0.0);
    });
    for path in [&nobody, &alone, &calm, &free] {
        let file = path.to_str().unwrap();
        let check = casus(&["check", file]);
        assert!(matches!(check.status.code(), Some(0 | 1)), "{file}");
        let levers = casus(&["levers", file, "--target", "0.8"]);
        assert_eq!(levers.status.code(), Some(0), "{file}");
        let said = stdout(&check) + &stdout(&levers);
        assert!(!said.contains("NaN") && !said.contains("inf "), "{file}: {said}");
        let pdf = folder.path().join("brief.pdf");
        let pdf = pdf.to_str().unwrap();
        let brief = casus(&["brief", file, "-o", pdf, "--preset", "one-page"]);
        assert_eq!(brief.status.code(), Some(0), "{file}");
        std::fs::remove_file(pdf).unwrap();
    }
    let said = |path: &Path, command: &str| {
        stdout(&casus(&[command, path.to_str().unwrap()])).replace('\u{a0}', " ")
    };
    assert!(said(&calm, "check").contains("Nothing to measure yet: no scenario has a need."));
    assert!(said(&calm, "levers").contains("Nothing to measure yet"));
    // What asks for nothing is met, and no move is needed for it.
    let met = stdout(&casus(&["levers", free.to_str().unwrap(), "--target", "0.8"]));
    assert!(met.replace('\u{a0}', " ").contains("80 % is assured already"), "{met}");
    // With its guarantors gone, nothing that they promised arrives.
    let ceiling = |path: &Path| report(path)["measures"]["ceiling"].as_f64().unwrap();
    assert!(ceiling(&nobody) <= ceiling(&alone));
    assert!(ceiling(&alone) < ceiling(&template("paris-2026")));
}

#[test]
fn budapest_assures_nothing_and_says_why() {
    let path = template("budapest-1994");
    let report = report(&path);
    assert_eq!(report["measures"]["assured"], 0.0);
    let grades = report["routes"].as_array().unwrap().iter().map(|r| r["grade"].as_i64().unwrap());
    assert_eq!(grades.max(), Some(0), "automaticity 0");
    let findings = report["findings"].as_array().unwrap();
    let codes: Vec<&str> = findings.iter().map(|f| f["code"].as_str().unwrap()).collect();
    assert!(codes.contains(&"AUT005"), "that it does not bind: {codes:?}");
    assert!(codes.contains(&"AUT001"), "that the aggressor has a veto: {codes:?}");
}

#[test]
fn errors_left_open_give_exit_code_1() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.casus");
    let text = "format = 1\n[[commitment]]\nid = 'c'\n[[commitment.supply]]\nby = 'nobody'\ncapability = 'consultation'\namount = 1\n";
    std::fs::write(&path, text).unwrap();
    let output = casus(&["check", path.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("STR001"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text, "a check changes nothing");
}

#[test]
fn what_is_no_package_is_refused_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let bad = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let sentence = refused(&["check", path.to_str().unwrap()]);
        assert_eq!(std::fs::read(&path).unwrap(), bytes, "{name} was changed");
        sentence
    };
    assert!(bad("text.casus", b"This is a letter, not a package.").contains("line 1"));
    assert!(bad("binary.casus", &[0xff, 0xfe, 0, 1, 2]).contains("UTF-8"));
    assert!(bad("empty.casus", b"").contains("format"));
    assert!(bad("newer.casus", b"format = 9\n").contains("newer"));
    assert!(bad("cut.casus", b"format = 1\n[[party]]\nid = \"a").contains("line 3"));
    assert!(bad("cut.json", b"{\"format\": 1, \"party\": [").contains("line 1"));
    assert!(bad("huge.casus", &vec![b'x'; 50 * 1024 * 1024]).contains("16 MiB"));
    assert!(bad("nonsense.casus", "][=\"".repeat(1_000_000).as_bytes()).contains("line 1"));
    assert!(refused(&["check", "no-such-file.casus"]).contains("no such file"));
    assert!(refused(&["check", folder.path().to_str().unwrap()]).contains("folder"));
}

#[test]
fn odd_packages_are_checked_without_harm() {
    let folder = tempfile::tempdir().unwrap();
    let check = |text: &str| {
        let path = folder.path().join("odd.casus");
        std::fs::write(&path, text).unwrap();
        let output = casus(&["check", path.to_str().unwrap()]);
        assert!(matches!(output.status.code(), Some(0 | 1)), "{output:?}");
        stdout(&output)
    };
    assert!(check("format = 1\n").contains("Nothing to measure yet"));
    let cycle = "format = 1\n[[body]]\nid = 'a'\nrule = 'any'\nmembers = ['b']\n[[body]]\nid = 'b'\nrule = 'all'\nmembers = ['a']\n[[trigger]]\nid = 't'\nthreshold = 'incident'\n[[trigger.determination]]\nkind = 'decide'\nby = ['a']\n";
    check(cycle);
    let name = "n".repeat(10_000);
    check(&format!(
        "format = 1\n[package]\ntitle = '{name}'\n[[vector]]\nid = 'v'\nname = '{name}'\n"
    ));
}

#[test]
fn lists_templates_explains_checks_and_prints_the_schema() {
    let list: Value =
        serde_json::from_slice(&casus(&["templates", "--format", "json"]).stdout).unwrap();
    let ids: Vec<&str> =
        list["templates"].as_array().unwrap().iter().map(|t| t["id"].as_str().unwrap()).collect();
    assert!(ids.contains(&"paris-2026") && ids.contains(&"budapest-1994"));
    let page = stdout(&casus(&["explain", "aut002"]));
    assert!(page.contains("no-deadline") && page.contains("Why it matters"), "{page}");
    assert!(refused(&["explain", "XYZ999"]).contains("AUT002"));
    let schema: Value = serde_json::from_slice(&casus(&["schema"]).stdout).unwrap();
    assert_eq!(schema["title"], "Casus package");
}

#[test]
fn compares_a_package_with_a_template() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.casus");
    let text = std::fs::read_to_string(template("paris-2026")).unwrap();
    std::fs::write(&path, text.replace("modality = \"shall\"", "modality = \"may\"")).unwrap();
    let path = path.to_str().unwrap();
    let text = stdout(&casus(&["compare", "paris-2026", path]));
    assert!(text.contains("changed: modality"), "{text}");
    let json: Value =
        serde_json::from_slice(&casus(&["compare", "paris-2026", path, "--format", "json"]).stdout)
            .unwrap();
    assert!(json["first"]["assured"].as_f64() > json["second"]["assured"].as_f64());
    refused(&["compare", "paris-2026", "no-such-template"]);
}

#[test]
fn a_figure_says_why() {
    let path = template("paris-2026");
    let path = path.to_str().unwrap();
    let id = report(&template("paris-2026"))["routes"][0]["commitment"].clone();
    let subject = format!("commitment:{}", id.as_str().unwrap());
    let text = stdout(&casus(&["check", path, "--explain", &subject]));
    assert!(text.lines().count() > 3, "{text}");
    refused(&["check", path, "--explain", "commitment:no-such"]);
}

#[test]
fn bad_arguments_are_refused_in_a_sentence() {
    assert!(refused(&["check"]).contains("--help"));
    assert!(refused(&["--bogus"]).contains("--bogus"));
    assert!(refused(&["check", "x.casus", "--as-of", "yesterday"]).contains("yesterday"));
    assert!(casus(&["--help"]).status.success());
    assert!(casus(&["--version"]).status.success());
}

#[test]
fn without_a_display_it_names_the_commands_that_need_none() {
    let sentence = refused(&[]);
    assert!(sentence.contains("casus check") && sentence.contains("casus brief"), "{sentence}");
}

#[test]
fn a_lever_gives_what_it_foretold() {
    let path = template("response-ladder");
    let path = path.to_str().unwrap();
    let output = casus(&["levers", path, "--target", "0.8", "--format", "json"]);
    let levers: Value = serde_json::from_slice(&output.stdout).unwrap();
    let lever = &levers["levers"][0];
    let folder = tempfile::tempdir().unwrap();
    let changed = folder.path().join("changed.casus");
    let id = lever["id"].as_str().unwrap();
    let applied = casus(&["apply", path, "--lever", id, "-o", changed.to_str().unwrap()]);
    assert!(applied.status.success(), "{applied:?}");
    assert_eq!(report(&changed)["measures"], lever["after"]);
    assert!(lever["after"]["assured"].as_f64() > levers["before"]["assured"].as_f64());
    assert!(!levers["plan"]["steps"].as_array().unwrap().is_empty());
    assert!(stdout(&casus(&["levers", path])).contains("Drafting moves"));
    refused(&["apply", path, "--lever", "none", "-o", "x.casus"]);
    refused(&["levers", path, "--target", "80"]);
}

#[test]
fn the_demonstration_does_the_main_job_without_a_display() {
    let folder = tempfile::tempdir().unwrap();
    let output = casus(&["demo", "--folder", folder.path().to_str().unwrap()]);
    assert!(output.status.success(), "{output:?}");
    let pdf = std::fs::read(folder.path().join("paris-2026-brief.pdf")).unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    let again = folder.path().join("again.pdf");
    let package = folder.path().join("paris-2026.casus");
    let (package, again) = (package.to_str().unwrap(), again.to_str().unwrap());
    assert!(casus(&["brief", package, "-o", again]).status.success());
    assert!(std::fs::read(again).unwrap() == pdf, "the same input gives the same bytes");
    let report: Value = serde_json::from_str(
        &std::fs::read_to_string(folder.path().join("paris-2026-report.json")).unwrap(),
    )
    .unwrap();
    assert!(report["measures"]["assured"].as_f64().unwrap() > 0.0);
}
