//! Obligations by party: what each must do, when, on which paper, at what cost.

use super::{Composer, Section, prose};
use crate::analysis::Route;
use crate::brief::document::{Block, Cell, Column, Row, Span, Table};
use crate::model::{Listed, Modality, Party, Role, Term, Trigger};
use crate::words;

/// The section.
pub const SECTION: Section = Section {
    id: "obligations",
    title: "Obligations by party",
    in_note: false,
    applies: |m| m.package.commitments.iter().any(|c| !c.supplies.is_empty()),
    write,
};

fn write(c: &mut Composer) {
    c.say(
        "What each party undertakes. The last hour is what the text guarantees: the time by which \
         the help must be there if nobody decides anything that the words do not settle.",
    );
    let order =
        [Role::Guarantor, Role::Backer, Role::Institution, Role::Beneficiary, Role::Adversary];
    for role in order {
        for party in c.m.package.parties.iter().filter(|p| p.role == role) {
            one_party(c, party);
        }
    }
}

fn one_party(c: &mut Composer, party: &Party) {
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
                Cell::from(worst.map_or("not assured".to_owned(), words::hours)),
                Cell::from(supply.cost_meur.map_or("–".to_owned(), words::amount)),
            ]));
        }
    }
    if rows.is_empty() {
        return;
    }
    c.part(party.name());
    if costed {
        rows.push(Row::total([
            Cell::empty(),
            Cell::from("Cost a year"),
            Cell::empty(),
            Cell::empty(),
            Cell::from(words::amount(cost)),
        ]));
    }
    let mut notes = Vec::new();
    if illustrative {
        notes.push(crate::brief::document::text(
            "Amounts and costs of this table are examples in part; the method section says which.",
        ));
    }
    c.push(Block::Table(Table {
        columns: vec![
            Column::auto().right().heads_rows(),
            Column::share(1.5),
            Column::share(1.6),
            Column::auto().right(),
            Column::auto().right(),
        ],
        header: ["Art.", "What", "When", "Assured within", "€ million a year"]
            .map(Cell::from)
            .into(),
        rows,
        notes,
        ..Table::default()
    }));
}
