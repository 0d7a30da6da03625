//! Automaticity: each trigger and how it unlocks, hidden authorisations, grades by layer.

use super::{Composer, Section, papers, prose};
use crate::analysis::{Grade, Route, StepKind};
use crate::brief::TEXT_WIDTH;
use crate::brief::document::{Block, Cell, Column, Figure, Row, Span, Table, text};
use crate::figures::gate_strip;
use crate::model::{Listed, Party};
use crate::prose::names_consent;
use crate::words;
use std::collections::BTreeMap;

/// The section.
pub const SECTION: Section = Section {
    id: "automaticity",
    title: "Automaticity",
    in_note: false,
    applies: |m| !m.package.commitments.is_empty(),
    write,
};

fn write(c: &mut Composer) {
    c.say(
        "A commitment is as automatic as the gates that it has to pass. Grade 4 passes in silence \
         and against objection; 3 passes in silence, but objectors can stop it; 2 waits for a \
         decision that no single actor can stop; 1 waits for a decision that one actor alone can \
         stop; 0 binds nobody, is talk, or is blocked. In the figures, dashed boxes \
         are a provider’s own decision and consent at home that the text leaves out, or mentions \
         without a deadline; the steps that the text lays down are drawn solid.",
    );
    if c.section_link("glance").is_none() {
        by_layer(c);
    }
    let mut drawn = Vec::new();
    for index in 0..c.m.package.triggers.len() {
        trigger(c, index, &mut drawn);
    }
    standing(c);
    hidden(c);
}

fn by_layer(c: &mut Composer) {
    let package = c.m.package;
    let mut rows = Vec::new();
    for layer in &package.layers {
        let commitments = c.articles.of_layer(Some(layer));
        let cells = c.grade_counts(&commitments).map(Cell::from);
        rows.push(Row::new(std::iter::once(Cell::from(layer.name())).chain(cells)));
    }
    if rows.is_empty() {
        return;
    }
    let heads = Grade::ALL.iter().rev().map(|g| Cell::grade(g.numeral(), g.name()));
    let columns = std::iter::once(Column::share(1.0).heads_rows());
    let label = c.table_label();
    c.push(Block::Table(Table {
        id: "grades".to_owned(),
        label,
        caption: text("Commitments by layer and by the best grade of their routes"),
        columns: columns.chain([Column::auto().right(); 5]).collect(),
        header: std::iter::once(Cell::from("Layer")).chain(heads).collect(),
        rows,
        notes: Vec::new(),
    }));
}

/// A trigger: what it takes, how it is established, and what it unlocks; `drawn` holds the
/// commitments whose way has been shown, so that the same is not drawn twice.
fn trigger(c: &mut Composer, index: usize, drawn: &mut Vec<usize>) {
    let package = c.m.package;
    let trigger = &package.triggers[index];
    let unlocked: Vec<usize> = (0..package.commitments.len())
        .filter(|&i| package.commitments[i].triggers.contains(&trigger.id))
        .collect();
    c.part(trigger.name());
    let mut line = vec![Span::new(format!("{}. ", prose::trigger_line(package, trigger)))];
    line.push(Span::new(prose::determination(package, &trigger.determination)));
    if unlocked.is_empty() {
        line.push(Span::new(" It unlocks nothing."));
        c.say_text(line);
        return;
    }
    c.say_text(line);
    let hardest = unlocked.iter().copied().max_by_key(|&i| {
        let hidden =
            routes(c, i, index).map(|r| r.steps.iter().filter(|s| s.kind.is_hidden()).count());
        let gates = package.commitments[i].activation.len();
        (!drawn.contains(&i), hidden.max().unwrap_or(0), gates, usize::MAX - i)
    });
    if let Some(commitment) = hardest.filter(|i| !drawn.contains(i)) {
        drawn.push(commitment);
        let scene =
            gate_strip::of_commitment(package, c.m.analysis, commitment, Some(index), TEXT_WIDTH)
                .scene;
        let label = c.figure_label();
        let caption = format!(
            "How {} ({}) takes effect: the way with the most decisions.",
            c.articles.name(commitment),
            package.commitments[commitment].name(),
        );
        c.push(Block::Figure(Figure { id: String::new(), scene, label, caption: text(caption) }));
    }
    let rows = unlocked.iter().map(|&i| row(c, i, Some(index))).collect();
    table(c, rows);
}

fn standing(c: &mut Composer) {
    let standing: Vec<usize> = (0..c.m.package.commitments.len())
        .filter(|&i| c.m.package.commitments[i].is_standing())
        .collect();
    if standing.is_empty() {
        return;
    }
    c.part("Standing commitments");
    c.say("These wait for no trigger: they are always on.");
    let rows = standing.iter().map(|&i| row(c, i, None)).collect();
    table(c, rows);
}

fn routes<'a>(
    c: &'a Composer,
    commitment: usize,
    trigger: usize,
) -> impl Iterator<Item = &'a Route> {
    let routes = c.m.analysis.routes.iter();
    routes.filter(move |r| r.commitment == commitment && r.trigger == Some(trigger))
}

fn table(c: &mut Composer, rows: Vec<Row>) {
    c.push(Block::Table(Table {
        columns: vec![
            Column::share(1.3).heads_rows(),
            Column::auto(),
            Column::auto().right(),
            Column::auto().right(),
            Column::share(1.5),
        ],
        header: [
            "Commitment",
            "Grade",
            "If all act",
            "At the latest",
            "Who alone can stop it, or its own share",
        ]
        .map(Cell::from)
        .into(),
        rows,
        ..Table::default()
    }));
}

fn row(c: &Composer, index: usize, trigger: Option<usize>) -> Row {
    let package = c.m.package;
    let commitment = &package.commitments[index];
    let routes: Vec<&Route> =
        c.m.analysis
            .routes
            .iter()
            .filter(|r| r.commitment == index && r.trigger == trigger)
            .collect();
    let name =
        vec![Span::new(commitment.name()), Span::new(format!(" ({})", c.articles.name(index)))];
    let mut grades: Vec<u8> = routes.iter().map(|r| r.grade.numeral()).collect();
    grades.sort_unstable_by(|a, b| b.cmp(a));
    grades.dedup();
    let grade = match grades[..] {
        [] => Cell::from("none"),
        [one] => Cell::grade(one, ""),
        [best, .., lowest] => Cell::grade(best, format!("to {lowest}")),
    };
    let best: Vec<f64> = routes.iter().filter_map(|r| r.best_hours).collect();
    let worst: Option<f64> = routes
        .iter()
        .map(|r| r.worst_hours)
        .try_fold(0.0_f64, |latest, hours| hours.map(|h| latest.max(h)));
    let mut vetoes: Vec<String> = Vec::new();
    for actor in routes.iter().flat_map(|r| &r.vetoes) {
        let name = package.element_name(actor).to_owned();
        if !vetoes.contains(&name) {
            vetoes.push(name);
        }
    }
    let stoppers = if routes.iter().all(|r| r.blocked) {
        "blocked even with goodwill".to_owned()
    } else if vetoes.is_empty() {
        "nobody".to_owned()
    } else if vetoes.len() > 5 {
        format!("{} and {} others", vetoes[..4].join(", "), vetoes.len() - 4)
    } else {
        vetoes.join(", ")
    };
    Row::new([
        Cell::from(name),
        grade,
        Cell::from(span(&best)),
        Cell::from(
            worst.filter(|_| !routes.is_empty()).map_or("no limit".to_owned(), words::delay),
        ),
        Cell::from(stoppers),
    ])
}

/// From the first to the last of some times: `at once to 17 days`.
fn span(hours: &[f64]) -> String {
    let least = hours.iter().copied().min_by(f64::total_cmp);
    let most = hours.iter().copied().max_by(f64::total_cmp);
    let (Some(least), Some(most)) = (least, most) else { return "–".to_owned() };
    let (least, most) = (words::delay(least), words::delay(most));
    if least == most { least } else { format!("{least} to {most}") }
}

/// What an organ must consent to: the articles it holds up, those that say so and those that do not.
#[derive(Default)]
struct Consent {
    saying: Vec<usize>,
    silent: Vec<usize>,
}

fn hidden(c: &mut Composer) {
    let package = c.m.package;
    let mut consents: BTreeMap<(usize, usize), Consent> = BTreeMap::new();
    for route in &c.m.analysis.routes {
        let supply =
            package.commitments.get(route.commitment).and_then(|x| x.supplies.get(route.supply));
        let Some(supply) = supply else { continue };
        let Some(party) = package.position(crate::model::Kind::Party, &supply.by) else { continue };
        for step in &route.steps {
            if let StepKind::Organ(organ) = step.kind {
                let name = package.parties[party].organs.get(organ).map_or("", |o| o.name.as_str());
                let text = &package.commitments[route.commitment].text;
                let consent = consents.entry((party, organ)).or_default();
                let articles = if names_consent(text, name) {
                    &mut consent.saying
                } else {
                    &mut consent.silent
                };
                let article = c.articles.commitment(route.commitment);
                if !articles.contains(&article) {
                    articles.push(article);
                }
            }
        }
    }
    if consents.is_empty() {
        return;
    }
    c.part("Consent at home");
    c.say(
        "Besides the steps of the text, some governments must by law or custom ask at home before \
         help moves. The table says which articles mention this and which do not. Consent given \
         in advance would take it out of the route.",
    );
    let mut rows = Vec::new();
    for ((party, organ), consent) in consents {
        let party: &Party = &package.parties[party];
        let organ = &party.organs[organ];
        let mut name = text(if organ.name.contains(party.name()) {
            organ.name.clone()
        } else {
            format!("{}, {}", organ.name, party.name())
        });
        if let Some(citation) = c.cite(&organ.source) {
            name.extend([Span::new("\u{a0}"), citation]);
        }
        let [saying, silent] = [consent.saying, consent.silent].map(|mut articles| {
            articles.sort_unstable();
            papers::ranges(&articles)
        });
        rows.push(Row::new([
            Cell::from(name),
            Cell::from(organ.typical_hours.map_or("–".to_owned(), words::hours)),
            Cell::from(organ.within_hours.map_or("none".to_owned(), words::hours)),
            Cell::from(saying),
            Cell::from(silent),
        ]));
    }
    let label = c.table_label();
    c.push(Block::Table(Table {
        id: "hidden".to_owned(),
        label,
        caption: text("Consent that is needed, and the articles that mention it or do not"),
        columns: vec![
            Column::share(2.0).heads_rows(),
            Column::auto().right(),
            Column::auto().right(),
            Column::share(1.0),
            Column::share(1.0),
        ],
        header: ["Whose", "Usually takes", "Deadline in law", "Mentioned in Art.", "Not in Art."]
            .map(Cell::from)
            .into(),
        rows,
        notes: Vec::new(),
    }));
}
