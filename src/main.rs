//! The program's entry.

use std::process::ExitCode;

fn main() -> ExitCode {
    casus::cli::run(std::env::args_os())
}
