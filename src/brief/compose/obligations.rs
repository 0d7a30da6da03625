//! Obligations by party: what each must do, when, on which paper, at what cost.

use super::{Composer, Section};
use crate::brief::document::{Block, Cell, Column, Row, Span, Table, Text, text};
use crate::model::{Listed, Modality, Package, Party, Role, Supply, Term, Trigger};
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
        "What each party undertakes, with its cost in the first year in millions of euro, one-off \
         payments included: first of what stands or is held ready, then of what comes only \
         when it is called. “Assured within” is the time by which the help must be there if nobody \
         decides anything that the words do not settle, trigger by trigger where these differ; a \
         dash says that nothing assures it. What a party “may”, “should” or “will” do is marked so.",
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
        let all =
            c.m.package.commitments.iter().all(|x| {
                x.supplies.is_empty() || c.is_illustrative(&format!("commitment:{}", x.id))
            });
        let mut note = text(if all {
            "All amounts and costs are examples"
        } else {
            "Amounts and costs are examples in part"
        });
        if let Some(link) = c.section_link("method") {
            note.extend([
                Span::new("; "),
                link,
                Span::new(if all { " says so" } else { " says which" }),
            ]);
        }
        note.push(Span::new("."));
        notes.push(note);
    }
    let label = c.table_label();
    c.push(Block::Table(Table {
        id: "obligations-table".to_owned(),
        label,
        caption: text("Who undertakes what, when, on which article, at what cost"),
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
    notes_on_parties(c);
}

/// What the package says of those who undertake something.
fn notes_on_parties(c: &mut Composer) {
    let package = c.m.package;
    let provides = |party: &&Party| {
        package.commitments.iter().flat_map(|x| &x.supplies).any(|s| s.by == party.id)
    };
    let note = |party: &Party| {
        let note = party.note.trim().replace('\n', " ");
        let name = Span::new(format!("{}.", party.name())).strong();
        (!note.is_empty()).then(|| vec![name, Span::new(format!(" {note}"))])
    };
    let items: Vec<Text> = package.parties.iter().filter(provides).filter_map(note).collect();
    if !items.is_empty() {
        c.part("Notes on the parties");
        c.push(Block::List { ordered: false, items });
    }
}

/// One supply of one commitment, before it is set.
struct Undertaking {
    article: usize,
    commitment: usize,
    /// The help and its amount.
    what: String,
    row: Row,
}

/// Adds a party's rows; the answer is whether some of their figures are examples.
fn one_party(c: &Composer, party: &Party, all: &mut Vec<Row>) -> bool {
    let package = c.m.package;
    let mut undertakings = Vec::new();
    let (mut standing, mut on_call, mut illustrative) = (0.0, 0.0, false);
    for (index, commitment) in package.commitments.iter().enumerate() {
        let supplies = commitment.supplies.iter().enumerate().filter(|(_, s)| s.by == party.id);
        for (place, supply) in supplies {
            let cost = supply.cost_meur.unwrap_or_default();
            if supply.in_hand || commitment.is_standing() {
                standing += cost;
            } else {
                on_call += cost;
            }
            illustrative |= c.is_illustrative(&format!("commitment:{}", commitment.id));
            undertakings.push(undertaking(c, index, place, supply));
        }
    }
    if undertakings.is_empty() {
        return false;
    }
    undertakings.sort_by_key(|u| u.article);
    let mut heading = vec![Span::new(party.name())];
    heading.push(Span::new(costs(standing, on_call)));
    all.push(Row::group(heading));
    all.extend(told_apart(package, undertakings));
    illustrative
}

/// What a party spends in the first year, as the end of its heading.
fn costs(standing: f64, on_call: f64) -> String {
    let million = |sum: f64| format!("€\u{a0}{}\u{a0}million", words::amount(sum));
    match (standing > 0.0, on_call > 0.0) {
        (false, false) => String::new(),
        (true, false) => format!(": {} in the first year", million(standing)),
        (false, true) => format!(": {} when called", million(on_call)),
        (true, true) => format!(
            ": {} in the first year, and {} more when called",
            million(standing),
            million(on_call)
        ),
    }
}

/// The rows, those that would read alike led by the name of their commitment.
fn told_apart(package: &Package, undertakings: Vec<Undertaking>) -> Vec<Row> {
    let is_like = |one: &Undertaking| {
        let like = |other: &&Undertaking| other.what == one.what;
        undertakings.iter().filter(like).any(|other| other.commitment != one.commitment)
    };
    let alike: Vec<bool> = undertakings.iter().map(is_like).collect();
    let rows = undertakings.into_iter().zip(alike).map(|(undertaking, alike)| {
        let mut row = undertaking.row;
        if alike {
            let name = package.commitments[undertaking.commitment].name();
            row.cells[1].text.insert(0, Span::new(format!("{name}: ")));
        }
        row
    });
    rows.collect()
}

fn undertaking(c: &Composer, index: usize, place: usize, supply: &Supply) -> Undertaking {
    let package = c.m.package;
    let commitment = &package.commitments[index];
    let routes = c.m.analysis.routes.iter();
    let routes = routes.filter(|r| r.commitment == index && r.supply == place);
    let mut within: Vec<(Option<usize>, Option<f64>)> = Vec::new();
    for route in routes {
        match within.iter_mut().find(|(trigger, _)| *trigger == route.trigger) {
            Some((_, hours)) => *hours = sooner(*hours, route.worst_hours),
            None => within.push((route.trigger, route.worst_hours)),
        }
    }
    let told = |trigger: Option<usize>| {
        let id = trigger.and_then(|at| package.triggers.get(at)).map(|t| &t.id);
        commitment.triggers.iter().position(|known| Some(known) == id)
    };
    within.sort_by_key(|(trigger, _)| told(*trigger));
    let within = assured_within(&within);
    let triggers: Vec<&str> = commitment
        .triggers
        .iter()
        .map(|id| package.find::<Trigger>(id).map_or(id.as_str(), Listed::name))
        .collect();
    let triggers = triggers.join("; ");
    let when = if supply.in_hand {
        format!("in hand{}", if triggers.is_empty() { "" } else { "; released: " }) + &triggers
    } else if commitment.is_standing() {
        "standing".to_owned()
    } else {
        triggers
    };
    let what = format!(
        "{}, {}",
        words::say::capability(package, &supply.capability),
        words::quantity(package, &supply.capability, supply.amount)
    );
    let mut said = vec![Span::new(&what)];
    if commitment.modality != Modality::Shall {
        said.push(Span::new(format!(" ({})", commitment.modality.words())).emphasis());
    }
    let article = c.articles.commitment(index);
    let row = Row::new([
        Cell::from(article.to_string()),
        Cell::from(said),
        Cell::from(when),
        Cell::from(within),
        Cell::from(supply.cost_meur.map_or("–".to_owned(), words::amount)),
    ]);
    Undertaking { article, commitment: index, what, row }
}

fn sooner(a: Option<f64>, b: Option<f64>) -> Option<f64> {
    [a, b].into_iter().flatten().min_by(f64::total_cmp)
}

/// By when help is assured: once where all triggers lead to the same, else for each of them in
/// their order.
fn assured_within(by_trigger: &[(Option<usize>, Option<f64>)]) -> String {
    let said = |hours: Option<f64>| hours.map_or("–".to_owned(), words::delay);
    let mut all: Vec<String> = by_trigger.iter().map(|(_, hours)| said(*hours)).collect();
    if all.iter().all(|one| Some(one) == all.first()) {
        all.truncate(1);
    }
    if all.is_empty() { said(None) } else { all.join("; ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_trigger_has_its_own_time_where_they_differ() {
        let day = Some(24.0);
        assert_eq!(assured_within(&[]), "–");
        assert_eq!(assured_within(&[(Some(1), day), (Some(0), day)]), "24\u{a0}h");
        assert_eq!(assured_within(&[(Some(1), None), (Some(0), day)]), "–; 24\u{a0}h");
        assert_eq!(sooner(None, day), day);
    }

    #[test]
    fn what_is_paid_once_is_a_cost_of_the_first_year() {
        let said = costs(8_080.0, 63.0);
        assert_eq!(
            said.replace('\u{a0}', " "),
            ": € 8,080 million in the first year, and € 63 million more when called"
        );
        assert_eq!(costs(0.0, 0.0), "");
    }
}
