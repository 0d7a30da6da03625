//! How fast the figures follow the drafter.
//!
//! Targets: the whole analysis of the Paris package within 1 ms on one core, of 40 parties, 100
//! commitments and 25 scenarios within 16 ms; all levers of the Paris package within 250 ms on two.

#![expect(clippy::expect_used, reason = "a bench fails by panicking")]

#[path = "../tests/support/synthetic.rs"]
mod synthetic;

use casus::analysis::{Options, all_levers, analyse, measure};
use casus::model::Package;
use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use std::path::Path;

fn paris() -> Package {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/package/paris-2026.casus");
    let text = std::fs::read_to_string(path).expect("the Paris package");
    casus::file::parse(Path::new(path), &text).expect("a package")
}

fn analysis(c: &mut Criterion) {
    let options = Options::default();
    let mut bench = |name: &str, package: &Package| {
        c.bench_function(&format!("analyse {name}"), |b| {
            b.iter(|| analyse(black_box(package), &options));
        });
        c.bench_function(&format!("measure {name}"), |b| {
            b.iter(|| measure(black_box(package), &options));
        });
    };
    bench("Paris", &paris());
    bench("40 parties, 100 commitments, 25 scenarios", &synthetic::large(40, 100, 25));
}

fn heavy(c: &mut Criterion) {
    let options = Options::default();
    let mut group = c.benchmark_group("heavy");
    group.sample_size(10);
    for (name, package) in [
        ("ten times Paris", synthetic::ten_times(&paris())),
        ("5,000 commitments", synthetic::large(40, 5_000, 25)),
        ("worst case for diagrams", synthetic::intricate(40)),
    ] {
        group.bench_function(name, |b| b.iter(|| analyse(black_box(&package), &options)));
    }
    group.finish();
}

fn levers(c: &mut Criterion) {
    let options = Options::default();
    let mut group = c.benchmark_group("levers");
    group.sample_size(10);
    let package = paris();
    group.bench_function("Paris", |b| b.iter(|| all_levers(black_box(&package), &options)));
    let package = synthetic::ten_times(&package);
    group.bench_function("ten times Paris", |b| {
        b.iter(|| all_levers(black_box(&package), &options));
    });
    group.finish();
}

criterion_group!(benches, analysis, heavy, levers);
criterion_main!(benches);
