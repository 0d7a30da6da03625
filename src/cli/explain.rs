//! `casus explain`: the page of a check.

use super::Failure;
use super::table::{HEADING, line_width, styled, wrap};
use crate::checks::{self, Check};

/// Prints the page of the check with this code or name.
pub fn run(code: &str) -> Result<(), Failure> {
    let found = checks::ALL
        .iter()
        .find(|check| check.code.eq_ignore_ascii_case(code) || check.name == code);
    match found {
        Some(check) => super::print(&page(check)),
        None => {
            let codes: Vec<&str> = checks::ALL.iter().map(|check| check.code).collect();
            Err(Failure(format!("there is no check “{code}”; there are {}", codes.join(", "))))
        }
    }
}

fn page(check: &Check) -> String {
    let mut out = format!("{}\n\n", styled(&format!("{} {}", check.code, check.name), HEADING));
    for line in check.page.trim().lines() {
        let line = match line.trim_start_matches('#').trim() {
            heading if line.starts_with('#') => styled(heading, HEADING),
            text => wrap(text, line_width(), 0),
        };
        out += &format!("{line}\n");
    }
    out
}
