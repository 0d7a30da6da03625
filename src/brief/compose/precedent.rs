//! Precedent: each layer of the package beside the precedent that is nearest to it.

mod story;

use super::{Composer, Section, prose};
use crate::analysis::Grade;
use crate::brief::document::{Block, Cell, Column, Row, Span, Table, Text, text};
use crate::model::{GateRule, Layer, Listed, Package, Severity, TALK, Trigger, Vector};
use crate::precedent::{self, Decider, Match, Nearest, Precedent, Profile};
use crate::words;
use std::collections::BTreeSet;

/// The section.
pub const SECTION: Section = Section {
    id: "precedent",
    title: "Precedent",
    in_note: false,
    applies: |m| {
        precedent::nearest(m.package, m.analysis, m.precedents).iter().any(|m| m.there.is_some())
    },
    write,
};

/// How many precedents are told after the table.
const MOST_STORIES: usize = 8;

/// Who decides is named where it is so in this share of the promises or more.
const WORTH_NAMING: f64 = 0.2;

/// The way of attack that stands for armed attack as treaties speak of it.
const GENERAL: &str = "ground";

/// How many ways of attack a list of differences names.
const MOST_WAYS: usize = 6;

fn write(c: &mut Composer) {
    let matches = precedent::nearest(c.m.package, c.m.analysis, c.m.precedents);
    c.say(format!(
        "Each layer is set beside the one of {} precedents that is most like it in \
         kind of help, then in who gives it, against what, by whose decision and how bindingly. \
         Beside each best grade stands who decides.",
        c.m.precedents.len()
    ));
    table(c, &matches);
    let stories = stories(&matches);
    for (layers, nearest) in &stories {
        let here: Vec<&Profile> = matches.iter().map(|m| &m.here).collect();
        tell(c, layers, &here, *nearest);
    }
}

fn table(c: &mut Composer, matches: &[Match]) {
    let rows: Vec<Row> = matches.iter().map(|m| row(c.m.package, m)).collect();
    let label = c.table_label();
    c.push(Block::Table(Table {
        id: "precedents".to_owned(),
        label,
        caption: text(
            "Each layer beside the nearest precedent: best grade for its kind of help, and who decides",
        ),
        columns: vec![
            Column::share(1.1).heads_rows(),
            Column::share(0.9),
            Column::share(1.3),
            Column::share(0.9),
        ],
        header: ["Layer", "Here", "Precedent", "There"].map(Cell::from).into(),
        rows,
        notes: Vec::new(),
    }));
}

fn row(package: &Package, found: &Match) -> Row {
    let mut cells = vec![
        Cell::from(layer_name(package, &found.here)),
        Cell::grade(found.here.best.numeral(), deciders(&found.here)),
    ];
    match found.there {
        None => {
            cells.push(Cell::from("none is near"));
            cells.push(Cell::from("–"));
        }
        Some(near) => {
            cells.push(Cell::from(near.precedent.name.as_str()));
            cells.push(Cell::grade(near.profile.best.numeral(), deciders(near.profile)));
        }
    }
    Row::new(cells)
}

fn layer_name<'a>(package: &'a Package, profile: &Profile) -> &'a str {
    match profile.layer.and_then(|place| package.layers.get(place)) {
        Some(layer) => Layer::name(layer),
        None if package.layers.is_empty() => "The package",
        None => "Outside the layers",
    }
}

/// Who decides, first who does where the grade is best, then the most frequent: `nobody; in part
/// each provider`.
fn deciders(profile: &Profile) -> String {
    let mut shares: Vec<_> = profile.deciders.iter().collect();
    // The order of the map settles equal shares.
    shares.sort_by(|a, b| b.1.total_cmp(a.1));
    // The two best grades are those at which nobody has to decide.
    if profile.best >= Grade::DefaultOn {
        shares.sort_by_key(|(decider, _)| **decider != Decider::Nobody);
    }
    let named = shares.iter().enumerate().take(2);
    let named = named.filter(|(place, (_, share))| *place == 0 || **share >= WORTH_NAMING);
    let named: Vec<&str> = named.map(|(_, (decider, _))| decider_words(**decider)).collect();
    named.join("; in part ")
}

fn decider_words(decider: Decider) -> &'static str {
    match decider {
        Decider::Nobody => "nobody",
        Decider::Provider => "each provider",
        Decider::Together => "several together",
        Decider::Others => "others, with a veto",
        Decider::Blocked => "blocked",
        Decider::Talk => "talk only",
    }
}

/// The precedents to tell, each once with the matches that it is nearest to: the nearest, in the
/// order of the layers.
fn stories<'m, 'a>(matches: &'m [Match<'a>]) -> Vec<(Vec<&'m Profile>, Nearest<'a>)> {
    let mut stories: Vec<(Vec<&Profile>, Nearest)> = Vec::new();
    for found in matches {
        let Some(near) = found.there else { continue };
        match stories.iter_mut().find(|(_, n)| std::ptr::eq(n.precedent, near.precedent)) {
            Some((layers, nearest)) if near.distance < nearest.distance => {
                layers.insert(0, &found.here);
                *nearest = near;
            }
            Some((layers, _)) => layers.push(&found.here),
            None => stories.push((vec![&found.here], near)),
        }
    }
    let mut distances: Vec<f64> = stories.iter().map(|(_, near)| near.distance).collect();
    distances.sort_by(f64::total_cmp);
    if let Some(&farthest) = distances.get(MOST_STORIES - 1) {
        stories.retain(|(_, near)| near.distance <= farthest);
        stories.truncate(MOST_STORIES);
    }
    stories
}

/// One precedent: its words, what each has that the other has not, and what history says.
///
/// `all` are the layers of the package, `layers` those to which the precedent is nearest.
fn tell<'a>(c: &mut Composer<'a>, layers: &[&Profile], all: &[&Profile], near: Nearest<'a>) {
    let Precedent { name, package: there, .. } = near.precedent;
    let package = c.m.package;
    let names: Vec<String> =
        layers.iter().map(|p| format!("“{}”", layer_name(package, p))).collect();
    let purpose = there.template.as_ref().map_or("", |t| t.purpose.as_str());
    let told = story::Story::of(purpose);
    let mut head = vec![
        Span::new(name.as_str()).strong(),
        Span::new(format!(", beside {}", words::list(&names))),
    ];
    head.push(Span::new(match told.lesson {
        "" => ".".to_owned(),
        lesson => format!(": {lesson}"),
    }));
    c.say_text(head);
    if let Some(quote) = story::quoted(there, near.profile) {
        let mut attribution = text(quote.attribution);
        if let Some(citation) = c.cite_borrowed(quote.source) {
            attribution.extend([Span::new("\u{a0}"), citation]);
        }
        c.push(Block::Quote { text: text(quote.words), attribution });
    }
    let mut items: Vec<Text> = Vec::new();
    let mut item = |label: &str, words: String| {
        items.push(vec![Span::new(format!("{label}: ")).strong(), Span::new(words)]);
    };
    if let Some(&here) = layers.first() {
        // Of several layers the nearest is set against it.
        let place = match layers {
            [_] => "Here".to_owned(),
            _ => format!("In “{}”", layer_name(package, here)),
        };
        let ours = Side { package, layer: here, all: all.to_vec() };
        let theirs = Side {
            package: there,
            layer: near.profile,
            all: near.precedent.profiles.iter().collect(),
        };
        for (label, (a, b)) in [
            (format!("{place} and not there"), (&ours, &theirs)),
            ("There and not here".to_owned(), (&theirs, &ours)),
        ] {
            let only = only_in(a, b);
            if !only.is_empty() {
                item(&label, format!("{}.", words::sentence_case(&words::list(&only))));
            }
        }
    }
    for (label, words) in [
        ("Put to the test", told.tested),
        ("How it came about", told.origin),
        ("Grade set against history", told.differs),
    ] {
        if !words.is_empty() {
            item(label, words::sentence_case(words));
        }
    }
    let mut citations: Vec<Span> =
        there.sources.iter().filter_map(|source| c.cite_borrowed(source)).collect();
    // By number: the longer is the larger, and of two as long the later in the alphabet.
    citations.sort_by(|a, b| (a.text.len(), &a.text).cmp(&(b.text.len(), &b.text)));
    if let Some(last) = items.last_mut() {
        for citation in citations {
            last.extend([Span::new("\u{a0}"), citation]);
        }
    }
    c.push(Block::List { ordered: false, items });
}

/// One of two packages that are set beside each other.
struct Side<'a> {
    package: &'a Package,
    /// The layer in question.
    layer: &'a Profile,
    /// All its layers.
    all: Vec<&'a Profile>,
}

/// What the layer of one side has and the other side has nowhere, as nouns.
fn only_in(a: &Side, b: &Side) -> Vec<String> {
    let others: Vec<_> = b.all.iter().map(|profile| features(b.package, profile)).collect();
    let mut only: Vec<String> = features(a.package, a.layer)
        .into_iter()
        .enumerate()
        .filter(|(place, (_, has))| *has && !others.iter().any(|other| other[*place].1))
        .map(|(_, (what, _))| what.to_owned())
        .collect();
    let answered: BTreeSet<&String> = b.all.iter().flat_map(|profile| &profile.vectors).collect();
    // What answers an attack by land speaks of armed attack without limit.
    let is_general = answered.iter().any(|id| *id == GENERAL);
    let ways: Vec<&String> = a
        .layer
        .vectors
        .iter()
        .filter(|id| !answered.contains(id) && a.package.find::<Vector>(id).is_some())
        .collect();
    if !ways.is_empty() && !answered.is_empty() && !is_general {
        let named: Vec<String> = ways
            .iter()
            .take(MOST_WAYS)
            .map(|id| prose::vectors(a.package, std::slice::from_ref(*id)))
            .collect();
        only.push(format!("an answer to {}", words::say::some_of(named, ways.len())));
    }
    only
}

/// What can be told apart from the words of a layer: a noun, and whether the layer has it.
fn features(package: &Package, profile: &Profile) -> [(&'static str, bool); 7] {
    let commitments = || profile.commitments.iter().filter_map(|&i| package.commitments.get(i));
    let triggers =
        || commitments().flat_map(|c| &c.triggers).filter_map(|id| package.find::<Trigger>(id));
    let helps = |c: &crate::model::Commitment| c.supplies.iter().any(|s| s.capability != TALK);
    let gates = || {
        commitments().flat_map(|c| &c.activation).chain(triggers().flat_map(|t| &t.determination))
    };
    let below = |c: &crate::model::Commitment| {
        let low =
            |id| package.find::<Trigger>(id).is_some_and(|t| t.threshold < Severity::LimitedAttack);
        helps(c) && c.triggers.iter().any(|id| low(id))
    };
    let nobody = profile.deciders.contains_key(&Decider::Nobody);
    [
        ("words that bind", profile.binding > 0.0),
        ("help that nobody has to decide on", nobody),
        (
            "a deadline for those who decide",
            gates().any(|g| g.decides() && g.within_hours.is_some()),
        ),
        (
            "someone named to establish the breach",
            triggers()
                .flat_map(|t| &t.determination)
                .any(|g| g.rule != GateRule::Each && !g.by.is_empty()),
        ),
        ("consent given in advance", commitments().any(|c| !c.pre_authorised.is_empty())),
        (
            "help in hand before the attack",
            commitments().flat_map(|c| &c.supplies).any(|s| s.in_hand),
        ),
        ("help against what stays below a limited attack", commitments().any(below)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::document::{Document, words as plain};
    use crate::brief::{Examined, Material, Moves, Options, compose};
    use crate::templates::Catalogue;

    fn brief(id: &str) -> Document {
        let catalogue = Catalogue::shipped();
        let package = catalogue.find(id).unwrap().package.clone();
        let examined = Examined::new(&package, None, None);
        let moves = Moves::default();
        let material =
            Material { precedents: precedent::shipped(), ..examined.material(&package, &moves) };
        compose(&material, &Options::default())
    }

    /// The blocks between the heading of the section and the next section.
    fn section(document: &Document) -> Vec<&Block> {
        let is_ours = |b: &&Block| matches!(b, Block::Heading(h) if h.id == "precedent");
        let is_next = |b: &&Block| matches!(b, Block::Heading(h) if h.level == 1);
        document
            .blocks
            .iter()
            .skip_while(|b| !is_ours(b))
            .skip(1)
            .take_while(|b| !is_next(b))
            .collect()
    }

    #[test]
    fn the_paris_brief_sets_each_layer_beside_a_precedent_and_cites_its_sources() {
        let document = brief("paris-2026");
        let section = section(&document);
        let table = section.iter().find_map(|b| match b {
            Block::Table(table) => Some(table),
            _ => None,
        });
        let rows: Vec<String> = table
            .unwrap()
            .rows
            .iter()
            .map(|r| r.cells.iter().map(|c| plain(&c.text)).collect::<Vec<_>>().join("|"))
            .collect();
        assert!(rows.iter().any(|r| r.contains("Sinai, 1981")), "{rows:#?}");
        let told: String = section
            .iter()
            .filter_map(|b| match b {
                Block::Paragraph(words) => Some(plain(words)),
                Block::Quote { text, attribution } => Some(plain(text) + &plain(attribution)),
                Block::List { items, .. } => Some(items.iter().map(|i| plain(i)).collect()),
                _ => None,
            })
            .collect();
        for words in [
            "beside “",
            "a Russian violation of the ceasefire would trigger a response within 24 hours",
            "Here and not there: ",
            "Put to the test: ",
            "Grade set against history: ",
        ] {
            assert!(told.contains(words), "{words}: {told}");
        }
        assert!(!told.contains("probab") && !told.contains("paraphrase"), "{told}");
        let listed = document.blocks.iter().find_map(|b| match b {
            Block::Sources(sources) => Some(sources),
            _ => None,
        });
        let listed = listed.unwrap();
        assert!(listed.iter().zip(1..).all(|(s, n)| s.number == n), "numbered through");
        assert!(told.contains(&format!("[{}]", listed.len())), "the last source is cited here");
    }

    #[test]
    fn a_package_that_promises_nothing_has_no_such_section() {
        assert!(section(&brief("blank")).is_empty());
    }

    #[test]
    fn without_precedents_the_brief_says_nothing_of_them() {
        let catalogue = Catalogue::shipped();
        let package = &catalogue.find("paris-2026").unwrap().package;
        let examined = Examined::new(package, None, None);
        let moves = Moves::default();
        let document = compose(&examined.material(package, &moves), &Options::default());
        assert!(section(&document).is_empty());
    }
}
