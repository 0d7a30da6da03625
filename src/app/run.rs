//! Opening the window on this machine, or saying why there can be none.

use super::desktop::Question;
use super::{App, Setup};
use crate::model::Date;
use eframe::{NativeOptions, Renderer};
use std::path::PathBuf;

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// No display.
    #[error(
        "There is no display to open a window on. Without one, `casus check`, `casus levers` and \
         `casus brief` do the same work."
    )]
    NoDisplay,
    /// A library of the window system is missing.
    #[error(
        "The window cannot be opened because this system lacks {library}. Without a window, \
         `casus check`, `casus levers` and `casus brief` do the same work."
    )]
    MissingLibrary {
        /// The library's name.
        library: String,
    },
    /// No usable graphics.
    #[error(
        "The window cannot be opened because no usable graphics were found ({why}). Without a \
         window, `casus check`, `casus levers` and `casus brief` do the same work."
    )]
    NoGraphics {
        /// What was tried and failed.
        why: String,
    },
}

/// Opens the window, on a file where one is named, and returns when it is closed.
///
/// # Errors
/// [`StartError`] with a sentence where there can be no window.
pub fn run(file: Option<PathBuf>) -> Result<(), StartError> {
    look_for_display()?;
    look_for_libraries()?;
    let colours = Question::ask();
    // DirectX, Metal, Vulkan and their software forms first; OpenGL in the same process after.
    let first = open(Renderer::Wgpu, file.clone(), &colours);
    match first {
        Ok(()) => Ok(()),
        Err(error) => open(Renderer::Glow, file, &colours).map_err(|second| say(&error, &second)),
    }
}

fn open(
    renderer: Renderer,
    file: Option<PathBuf>,
    colours: &Question,
) -> Result<(), eframe::Error> {
    let options = NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Casus")
            .with_app_id("casus")
            .with_inner_size([1440.0, 900.0])
            .with_min_inner_size([640.0, 400.0])
            .with_drag_and_drop(true),
        renderer,
        system_font_fallback: false,
        ..NativeOptions::default()
    };
    let templates = crate::templates::user_folder();
    let setup = Setup { file, folder: folder(), templates, today: today() };
    let begin = |cc: &eframe::CreationContext| {
        let app = App::new(&cc.egui_ctx, setup);
        cc.egui_ctx.options_mut(|options| options.fallback_theme = colours.answer());
        Ok(Box::new(app) as Box<dyn eframe::App>)
    };
    eframe::run_native("casus", options, Box::new(begin))
}

/// Where recent files and recovery copies are kept.
fn folder() -> Option<PathBuf> {
    // Local, not roaming, so that a ministry's log-on need not copy it about.
    directories::ProjectDirs::from("", "", "Casus").map(|dirs| dirs.data_local_dir().to_path_buf())
}

/// Today, by the system's clock.
fn today() -> Date {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    Date::from_unix_days(since.map_or(0, |d| d.as_secs() / 86_400))
}

#[cfg(all(unix, not(target_os = "macos")))]
fn look_for_display() -> Result<(), StartError> {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"].into_iter().any(set) {
        Ok(())
    } else {
        Err(StartError::NoDisplay)
    }
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn look_for_display() -> Result<(), StartError> {
    Ok(())
}

/// The libraries whose absence the window system answers with a crash instead of an error: asked
/// for through the very crate that would crash.
#[cfg(target_os = "linux")]
fn look_for_libraries() -> Result<(), StartError> {
    let missing = |library: &str| Err(StartError::MissingLibrary { library: library.to_owned() });
    if xkbcommon_dl::xkbcommon_option().is_none() {
        return missing("libxkbcommon");
    }
    let only_x11 = std::env::var_os("WAYLAND_DISPLAY").is_none();
    if only_x11 && xkbcommon_dl::x11::xkbcommon_x11_option().is_none() {
        return missing("libxkbcommon-x11");
    }
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn look_for_libraries() -> Result<(), StartError> {
    Ok(())
}

fn say(first: &eframe::Error, second: &eframe::Error) -> StartError {
    let texts = [format!("{first:?}"), format!("{second:?}")];
    let tells = |word: &str| texts.iter().any(|t| t.contains(word));
    if tells("XOpenDisplayFailed") || tells("WinitEventLoop") && tells("neither WAYLAND_DISPLAY") {
        return StartError::NoDisplay;
    }
    if tells("LibraryOpenError") || tells("NoCompositor") {
        return StartError::MissingLibrary { library: "a library of the window system".to_owned() };
    }
    if tells("WinitEventLoop") {
        return StartError::NoDisplay;
    }
    StartError::NoGraphics { why: "neither Vulkan or DirectX nor OpenGL 2 answered".to_owned() }
}
