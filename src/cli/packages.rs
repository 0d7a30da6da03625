//! `casus templates` and `casus new`.

use super::Failure;
use super::table::{Align, HEADING, Table, line_width, styled};
use crate::file;
use crate::model::{TemplateKind, Term};
use crate::templates::{self, Catalogue};
use serde_json::json;
use std::path::Path;

/// Lists what there is to start from.
pub fn list(as_json: bool) -> Result<(), Failure> {
    let catalogue = super::catalogue();
    super::print(&if as_json { list_json(&catalogue) } else { list_text(&catalogue) })
}

fn list_json(catalogue: &Catalogue) -> String {
    let entries = catalogue.entries.iter().map(|entry| {
        json!({
            "id": entry.id,
            "kind": entry.kind().key(),
            "name": entry.name(),
            "purpose": entry.template().map_or("", |t| t.purpose.trim()),
            "shipped": entry.is_shipped(),
        })
    });
    format!("{:#}\n", json!({"templates": entries.collect::<Vec<_>>()}))
}

fn list_text(catalogue: &Catalogue) -> String {
    let mut out = String::new();
    for &kind in TemplateKind::ALL {
        let mut table =
            Table::new(&[("Name", Align::Left), ("Id", Align::Left), ("", Align::Left)]);
        for entry in catalogue.entries.iter().filter(|e| e.kind() == kind) {
            table.row([entry.name(), &entry.id, if entry.is_shipped() { "" } else { "yours" }]);
        }
        if !table.is_empty() {
            let heading = match kind {
                TemplateKind::Package => "Packages to start from",
                TemplateKind::Block => "Blocks to insert",
                TemplateKind::Party => "Parties",
                TemplateKind::Scenario => "Scenarios",
                TemplateKind::Precedent => "Precedents to compare with",
            };
            out += &format!("{}\n{}\n", styled(heading, HEADING), table.render(line_width()));
        }
    }
    for problem in &catalogue.problems {
        out += &format!("Left out: {problem}\n");
    }
    out
}

/// Makes a package from a template.
pub fn new(template: &str, output: &Path, roles: &[String]) -> Result<(), Failure> {
    let catalogue = super::catalogue();
    let entry = catalogue.find(template).ok_or_else(|| {
        Failure(format!("there is no template “{template}”; `casus templates` lists them"))
    })?;
    let mut assignments = Vec::new();
    for role in roles {
        let (name, party) = role.split_once('=').ok_or_else(|| {
            Failure(format!(
                "“{role}” does not assign a role; write it as --role beneficiary=Moldova"
            ))
        })?;
        assignments.push(templates::Assignment { role: name.to_owned(), party: party.to_owned() });
    }
    if output.exists() {
        let path = output.display();
        return Err(Failure(format!(
            "{path} exists already and was not changed; name another file"
        )));
    }
    let package = templates::instantiate(&catalogue, entry, &assignments)?;
    file::write_atomically(output, file::print(output, &package).as_bytes())?;
    super::print(&format!("Wrote {} from “{}”.\n", output.display(), entry.name()))
}
