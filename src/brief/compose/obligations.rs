//! Obligations by party: what each must do, when, on which paper, at what cost.

use super::{Composer, Section, prose};
use crate::analysis::Route;
use crate::brief::document::{Block, Cell, Column, Row, Span, Table, text};
use crate::model::{Listed, Modality, Party, Role, Term, Trigger};
use crate::words;

/// The section.
pub const SECTION: Section = Section {
    id: "obligations",
    title: "Obligations by party",
    in_note: false,
    applies: |m| {
        let mut supplies = m.package.commitments.iter().flat_map(|c| &c.supplies);
        supplies.any(|s| m.package.find::<Party>(&s.by).is_some())
    },
    write,
};

fn write(c: &mut Composer) {
    c.say(
        "What each party undertakes, with its yearly cost in millions of euro. “Assured within” is \
         the time by which the help must be there if nobody decides anything that the words do not \
         settle; a dash says that nothing assures it.",
    );
    let mut rows = Vec::new();
    let mut illustrative = false;
    let order =
        [Role::Guarantor, Role::Backer, Role::Institution, Role::Beneficiary, Role::Adversary];
    for role in order {
        for party in c.m.package.parties.iter().filter(|p| p.role == role) {
            illustrative |= one_party(c, party, &mut rows);
        }
    }
    let mut notes = Vec::new();
    if illustrative {
        let mut note = text("Amounts and costs are examples in part");
        if let Some(link) = c.section_link("method") {
            note.extend([Span::new("; "), link, Span::new(" says which")]);
        }
        note.push(Span::new("."));
        notes.push(note);
    }
    let label = c.table_label();
    c.push(Block::Table(Table {
        id: "obligations-table".to_owned(),
        label,
        caption: text("Who must do what, when, on which article, at what cost"),
        columns: vec![
            Column::auto().right().heads_rows(),
            Column::share(1.7),
            Column::share(1.4),
            Column::auto().right(),
            Column::auto().right(),
        ],
        header: ["Art.", "What", "When", "Assured within", "€ million"].map(Cell::from).into(),
        rows,
        notes,
    }));
}

/// Adds a party's rows; the answer is whether some of their figures are examples.
fn one_party(c: &Composer, party: &Party, all: &mut Vec<Row>) -> bool {
    let package = c.m.package;
    let mut rows = Vec::new();
    let (mut cost, mut costed, mut illustrative) = (0.0, false, false);
    for (index, commitment) in package.commitments.iter().enumerate() {
        let supplies = commitment.supplies.iter().enumerate().filter(|(_, s)| s.by == party.id);
        for (place, supply) in supplies {
            let routes: Vec<&Route> =
                c.m.analysis
                    .routes
                    .iter()
                    .filter(|r| r.commitment == index && r.supply == place)
                    .collect();
            cost += supply.cost_meur.unwrap_or_default();
            costed |= supply.cost_meur.is_some();
            illustrative |= c.is_illustrative(&format!("commitment:{}", commitment.id));
            let when = if supply.in_hand {
                "in hand".to_owned()
            } else if commitment.is_standing() {
                "always".to_owned()
            } else {
                let names: Vec<&str> = commitment
                    .triggers
                    .iter()
                    .map(|id| package.find::<Trigger>(id).map_or(id.as_str(), Listed::name))
                    .collect();
                names.join("; ")
            };
            let verb = if commitment.modality == Modality::Shall {
                ""
            } else {
                commitment.modality.words()
            };
            let mut what = vec![Span::new(format!(
                "{}, {}",
                prose::lower_first(prose::capability(package, &supply.capability)),
                words::quantity(package, &supply.capability, supply.amount)
            ))];
            if !verb.is_empty() {
                what.push(Span::new(format!(" ({verb})")).emphasis());
            }
            let worst = routes.iter().filter_map(|r| r.worst_hours).min_by(f64::total_cmp);
            rows.push(Row::new([
                Cell::from(c.articles.commitment(index).to_string()),
                Cell::from(what),
                Cell::from(when),
                Cell::from(worst.map_or("–".to_owned(), words::delay)),
                Cell::from(supply.cost_meur.map_or("–".to_owned(), words::amount)),
            ]));
        }
    }
    if rows.is_empty() {
        return false;
    }
    let mut heading = vec![Span::new(party.name())];
    if costed {
        let sum = format!(", €\u{a0}{}\u{a0}million a year", words::amount(cost));
        heading.push(Span::new(sum));
    }
    all.push(Row::group(heading));
    all.append(&mut rows);
    illustrative
}
