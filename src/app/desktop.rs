//! Whether the desktop is set to light or dark, where the window system does not tell.

use egui::Theme;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// How long the window waits for an answer; a desktop that does not answer shows white paper.
const PATIENCE: Duration = Duration::from_millis(300);

/// A question to the desktop, asked while the window is being opened.
#[derive(Debug)]
pub(super) struct Question(Receiver<Theme>);

impl Question {
    /// Asks; does not wait.
    pub(super) fn ask() -> Question {
        let (answer, question) = channel();
        std::thread::spawn(move || {
            if let Some(theme) = colour_scheme() {
                // The window may be gone already.
                let _ = answer.send(theme);
            }
        });
        Question(question)
    }

    /// The answer, light where there is none.
    pub(super) fn answer(&self) -> Theme {
        self.0.recv_timeout(PATIENCE).unwrap_or(Theme::Light)
    }
}

/// What the desktop's settings portal says, on the user's own message bus. See
/// <https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html>.
#[cfg(target_os = "linux")]
fn colour_scheme() -> Option<Theme> {
    use zbus::zvariant::Value;
    let portal = "org.freedesktop.portal.Desktop";
    let place = "/org/freedesktop/portal/desktop";
    let settings = Some("org.freedesktop.portal.Settings");
    let key = ("org.freedesktop.appearance", "color-scheme");
    let ask = async {
        let bus = zbus::Connection::session().await?;
        // The older of two ways to ask, which every portal knows; its answer is wrapped twice.
        bus.call_method(Some(portal), place, settings, "Read", &key).await
    };
    let reply = pollster::block_on(ask).ok()?;
    let body = reply.body();
    let mut value: Value = body.deserialize().ok()?;
    while let Value::Value(inner) = value {
        value = *inner;
    }
    match value {
        Value::U32(1) => Some(Theme::Dark),
        Value::U32(2) => Some(Theme::Light),
        _ => None,
    }
}

/// Elsewhere the window system tells by itself.
#[cfg(not(target_os = "linux"))]
fn colour_scheme() -> Option<Theme> {
    None
}
