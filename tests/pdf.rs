//! The PDF that a document becomes: what it conforms to, what it says, how it looks where that
//! can be measured.

#[path = "pdf/sample.rs"]
mod sample;

use casus::brief::layout::{PageOptions, Paper};
use casus::brief::pdf::write;
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

const A4: PageOptions = PageOptions { paper: Paper::A4 };

fn assert_conforms(bytes: &[u8], profile: ValidationProfile) {
    let options = ValidationOptions::default().profile(profile);
    let report = validate_pdf_bytes(bytes, &options).unwrap();
    let failures: Vec<String> = report.failures.iter().map(|failure| failure.to_string()).collect();
    assert!(failures.is_empty(), "{profile:?}: {}", failures.join("\n"));
}

#[test]
fn the_sample_conforms_to_the_standards() {
    let bytes = write(&sample::document(), &A4).unwrap();
    std::fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/sample.pdf"), &bytes).unwrap();
    assert_conforms(&bytes, ValidationProfile::PdfUa1);
    assert_conforms(&bytes, ValidationProfile::PdfA2a);
}
