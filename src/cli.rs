//! The command line: the same engine, without a window.
//!
//! Exit code 0: done; 1: done, and findings of severity error are open (`check`); 2: could not,
//! with one sentence on standard error.

mod brief;
mod check;
mod compare;
mod demo;
mod explain;
mod levers;
mod packages;
mod table;

use crate::model::{Date, Package};
use crate::{app, file, templates};
use clap::error::ErrorKind;
use clap::{Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Draft security-guarantee packages, see what they really promise, print the brief.
#[derive(Parser)]
#[command(name = "casus", version, args_conflicts_with_subcommands = true)]
struct Args {
    #[command(subcommand)]
    command: Option<Command>,
    /// A package to open in the window
    file: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Command {
    /// Make, check and print the Paris example; open it where there is a display
    Demo {
        /// Where its files go
        #[arg(long, default_value = "casus-demo")]
        folder: PathBuf,
        /// Do not open the window
        #[arg(long)]
        no_window: bool,
    },
    /// List what there is to start from
    Templates {
        /// How to print it
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Make a package from a template
    New {
        /// The template’s id (see `casus templates`)
        template: String,
        /// The file to write; one that exists is not replaced
        #[arg(short, long)]
        output: PathBuf,
        /// Give a role of the template to another party, such as beneficiary=Moldova
        #[arg(long, value_name = "NAME=PARTY")]
        role: Vec<String>,
    },
    /// Print figures and findings; exit code 1 where errors are open
    Check {
        /// The package
        file: PathBuf,
        /// Count only instruments in force on this day as binding
        #[arg(long, value_name = "DATE")]
        as_of: Option<Date>,
        /// Say why a figure is what it is: commitment:ID, scenario:ID, need:ID/ID, cell:ID/SEVERITY
        /// or package
        #[arg(long, value_name = "SUBJECT", conflicts_with = "format")]
        explain: Option<String>,
        /// How to print it
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// List drafting moves by what they gain; a plan where a target is named
    Levers {
        /// The package
        file: PathBuf,
        /// The assured share to plan for, such as 0.8
        #[arg(long, value_parser = share)]
        target: Option<f64>,
        /// How to print it
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Apply a drafting move and write the changed package
    Apply {
        /// The package
        file: PathBuf,
        /// The move’s id (see `casus levers --format json`)
        #[arg(long)]
        lever: String,
        /// The file to write
        #[arg(short, long)]
        output: PathBuf,
    },
    /// Put two packages side by side
    Compare {
        /// A package, or the id of a template or precedent
        first: PathBuf,
        /// A package, or the id of a template or precedent
        second: PathBuf,
        /// How to print it
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Print the brief as PDF
    Brief(brief::BriefArgs),
    /// Explain a check
    Explain {
        /// Its code, such as AUT002, or its name
        code: String,
    },
    /// Print the JSON Schema of the file format
    Schema,
}

/// How a command prints.
#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

/// Why a command could not do its work: one sentence.
#[derive(Debug)]
pub struct Failure(String);

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Failure {
        Failure(error.to_string())
    }
}

/// Does what the arguments (the program’s name first) ask for.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error)
            if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) =>
        {
            // Help is asked for; where even that cannot be printed there is nobody to tell.
            error.print().ok();
            return ExitCode::SUCCESS;
        }
        Err(error) => return refuse(&Failure(usage_sentence(&error))),
    };
    match dispatch(args) {
        Ok(code) => code,
        Err(failure) => refuse(&failure),
    }
}

fn refuse(failure: &Failure) -> ExitCode {
    let mut stderr = anstream::stderr();
    // Nobody reads standard error: the exit code still says it.
    writeln!(stderr, "casus: {}", failure.0).ok();
    ExitCode::from(2)
}

/// The first sentence of a usage error, and where to read on.
fn usage_sentence(error: &clap::Error) -> String {
    let text = error.render().to_string();
    let text = text.trim_start_matches("error: ");
    let lines = text.lines().take_while(|line| !line.trim().is_empty());
    let sentence = lines.map(str::trim).collect::<Vec<_>>().join(" ");
    format!("{}; `casus --help` lists what there is", sentence.trim_end_matches([':', '.']))
}

fn dispatch(args: Args) -> Result<ExitCode, Failure> {
    let done = |()| ExitCode::SUCCESS;
    match args.command {
        None => {
            // A file that cannot be opened is said here, where the command was given.
            if let Some(file) = &args.file {
                open(file)?;
            }
            Ok(done(app::run(args.file)?))
        }
        Some(Command::Demo { folder, no_window }) => demo::run(&folder, no_window).map(done),
        Some(Command::Templates { format }) => packages::list(format == Format::Json).map(done),
        Some(Command::New { template, output, role }) => {
            packages::new(&template, &output, &role).map(done)
        }
        Some(Command::Check { file, as_of, explain: Some(subject), .. }) => {
            check::explain(&open(&file)?, as_of, &subject).map(done)
        }
        Some(Command::Check { file, as_of, format, .. }) => {
            let errors = check::run(open(&file)?, as_of, format == Format::Json)?;
            Ok(if errors { ExitCode::from(1) } else { ExitCode::SUCCESS })
        }
        Some(Command::Levers { file, target, format }) => {
            levers::run(&open(&file)?, target, format == Format::Json).map(done)
        }
        Some(Command::Apply { file, lever, output }) => {
            levers::apply(&open(&file)?, &lever, &output).map(done)
        }
        Some(Command::Compare { first, second, format }) => {
            let (first, second) = (open_or_template(&first)?, open_or_template(&second)?);
            compare::run(&first, &second, format == Format::Json).map(done)
        }
        Some(Command::Brief(args)) => brief::run(&args).map(done),
        Some(Command::Explain { code }) => explain::run(&code).map(done),
        Some(Command::Schema) => print(&file::schema()).map(done),
    }
}

/// Reads a share from 0 to 1.
fn share(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("name a share from 0 to 1, such as 0.8".to_owned()),
    }
}

fn open(path: &Path) -> Result<Package, Failure> {
    Ok(file::open(path)?)
}

/// The package of a template.
fn template(id: &str) -> Result<Package, Failure> {
    let found = catalogue().find(id).map(|entry| entry.package.clone());
    found.ok_or_else(|| {
        Failure(format!("there is no template “{id}”; `casus templates` lists them"))
    })
}

/// The package in a file, or, where there is no such file, the template with that id.
fn open_or_template(path: &Path) -> Result<Package, Failure> {
    if !path.exists()
        && let Some(id) = path.to_str()
        && let Some(entry) = catalogue().find(id)
    {
        return Ok(entry.package.clone());
    }
    open(path)
}

fn catalogue() -> templates::Catalogue {
    match templates::user_folder() {
        Some(folder) => templates::Catalogue::with_user_folder(&folder),
        None => templates::Catalogue::shipped(),
    }
}

/// Prints to standard output; a reader that has gone (`casus check … | head`) is no failure.
fn print(text: &str) -> Result<(), Failure> {
    let mut stdout = anstream::stdout();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Failure(format!("the output could not be written: {}", file::why(&e))))
        }
        _ => Ok(()),
    }
}

/// Today by the system’s clock.
fn today() -> Date {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    Date::from_unix_days(now.map_or(0, |elapsed| elapsed.as_secs() / 86_400))
}
