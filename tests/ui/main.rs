//! The window, driven by labels and keys as a user drives it; no display, no graphics card.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking, in its helpers too"
)]

mod drive;
mod fits;
mod glyphs;
mod looks;
mod own;
mod size;
mod soft;
mod worked_example;
mod workspaces;

use casus::app::{App, Setup};
use casus::model::Date;
use eframe::egui::{Theme, Vec2};
use egui_kittest::Harness;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// The day on which every test takes place.
fn today() -> Date {
    Date::new(2026, 11, 24).unwrap()
}

/// A window of a size in points.
fn window(size: [f32; 2], theme: Theme, file: Option<PathBuf>) -> Harness<'static, App> {
    window_with(size, theme, Setup { file, folder: None, templates: None, today: today() })
}

/// A window that begins as told.
fn window_with(size: [f32; 2], theme: Theme, setup: Setup) -> Harness<'static, App> {
    Harness::builder()
        .with_size(Vec2::from(size))
        .with_theme(theme)
        .with_max_steps(20)
        .renderer(soft::Soft::default())
        .build_eframe(|cc| App::new(&cc.egui_ctx, setup))
}

/// Steps until the figures are those of the package on screen.
fn settle(harness: &mut Harness<'static, App>) {
    let begun = Instant::now();
    harness.run_ok();
    while !harness.state().is_settled() {
        assert!(begun.elapsed() < Duration::from_secs(20), "the analysis does not end");
        std::thread::sleep(Duration::from_millis(2));
        harness.step();
    }
    harness.run_ok();
}

/// Steps until the start screen has drawn its gallery.
fn settle_gallery(harness: &mut Harness<'static, App>) {
    let begun = Instant::now();
    while !harness.state().gallery_is_ready() {
        assert!(begun.elapsed() < Duration::from_secs(60), "the gallery is not drawn");
        std::thread::sleep(Duration::from_millis(5));
        harness.step();
    }
    harness.run_ok();
}
