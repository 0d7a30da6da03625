//! `casus brief`: the brief as PDF.

use super::Failure;
use crate::brief::layout::Paper;
use crate::brief::{self, Examined, Material, Moves, Options, Preset};
use crate::file;
use crate::model::{Date, Package};
use crate::precedent;
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

/// What the brief is made from and how.
#[derive(Args)]
pub struct BriefArgs {
    /// The package
    #[arg(required_unless_present = "template")]
    file: Option<PathBuf>,
    /// Print a template instead
    #[arg(long, value_name = "ID", conflicts_with = "file")]
    template: Option<String>,
    /// The PDF to write; one that exists is replaced [default: beside the package]
    #[arg(short, long)]
    output: Option<PathBuf>,
    /// How much it holds
    #[arg(long, value_enum, default_value_t)]
    preset: PresetArg,
    /// The paper
    #[arg(long, value_enum, default_value_t)]
    paper: PaperArg,
    /// Count only instruments in force on this day as binding
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// To whom it goes
    #[arg(long, default_value = "")]
    to: String,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum PresetArg {
    /// The first page alone
    OnePage,
    /// The first page, scenarios, coverage and gaps
    Note,
    /// Everything
    #[default]
    Full,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum PaperArg {
    /// 210 × 297 mm
    #[default]
    A4,
    /// 8½ × 11 inches
    Letter,
}

/// Prints the brief of a package or template.
pub fn run(args: &BriefArgs) -> Result<(), Failure> {
    let (package, output) = material(args)?;
    let options = Options {
        preset: match args.preset {
            PresetArg::OnePage => Preset::OnePage,
            PresetArg::Note => Preset::Note,
            PresetArg::Full => Preset::Full,
        },
        paper: match args.paper {
            PaperArg::A4 => Paper::A4,
            PaperArg::Letter => Paper::Letter,
        },
        to: args.to.clone(),
        watermark: true,
        ..Options::default()
    };
    let examined = Examined::new(&package, args.as_of, Some(super::today()));
    let moves = Moves::find(&package, &examined, &AtomicBool::new(false));
    let material =
        Material { precedents: precedent::shipped(), ..examined.material(&package, &moves) };
    let bytes = brief::print(&material, &options)?;
    file::write_atomically(&output, &bytes)?;
    super::print(&format!("Wrote {}.\n", output.display()))
}

fn material(args: &BriefArgs) -> Result<(Package, PathBuf), Failure> {
    let beside = |path: &Path| args.output.clone().unwrap_or_else(|| path.with_extension("pdf"));
    match (&args.template, &args.file) {
        (Some(id), _) => {
            let package = super::template(id)?;
            Ok((package, beside(Path::new(id))))
        }
        (None, Some(file)) => Ok((super::open(file)?, beside(file))),
        (None, None) => Err(Failure("name a package or a template to print".to_owned())),
    }
}
