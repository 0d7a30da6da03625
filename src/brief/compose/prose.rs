//! Sentences about the package's objects that several sections need.

use super::Composer;
use crate::figures::gate_words;
use crate::model::{
    Area, Capability, Evidence, Gate, GateKind, GateRule, IfSilent, Listed, Package, PackageStatus,
    Scenario, Severity, Term, Trigger, Vector,
};
use crate::words;

/// A share in running prose: `37 per cent`.
pub fn per_cent(share: f64) -> String {
    format!("{}\u{a0}per\u{a0}cent", words::percent_figure(share))
}

/// Actors as a list in a sentence, each with its article.
pub fn actors<S: AsRef<str>>(package: &Package, ids: &[S]) -> String {
    words::say::elements(package, ids, usize::MAX)
}

/// The name of a capability.
pub fn capability<'a>(package: &'a Package, id: &'a str) -> &'a str {
    package.find::<Capability>(id).map_or(id, Listed::name)
}

/// The names of ways of attack, in lower case where they are ordinary words; `any attack` for none.
pub fn vectors(package: &Package, ids: &[String]) -> String {
    if ids.is_empty() {
        return "any kind of attack".to_owned();
    }
    let names: Vec<String> = ids
        .iter()
        .map(|id| words::say::lower(package.find::<Vector>(id).map_or(id.as_str(), Listed::name)))
        .collect();
    words::list(&names)
}

/// The name of an area.
fn area<'a>(package: &'a Package, id: &'a str) -> &'a str {
    package.find::<Area>(id).map_or(id, Listed::name)
}

/// A phrase with its first letter in lower case, unless it begins with an abbreviation.
pub fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(_), Some(second)) if second.is_uppercase() => text.to_owned(),
        (Some(first), _) => first.to_lowercase().chain(chars).collect(),
        _ => String::new(),
    }
}

/// `major attack by missiles and drones, in the rear, clear attribution`.
pub fn scenario_line(package: &Package, scenario: &Scenario) -> String {
    let mut line = words::sentence_case(scenario.severity.words());
    if !scenario.vectors.is_empty() {
        line += &format!(": {}", vectors(package, &scenario.vectors));
    }
    if let Some(area) = package.find::<Area>(&scenario.area) {
        line += &format!("; area: {}", area.name());
    }
    line + &format!("; attribution {}", scenario.attribution.words())
}

/// Who acts at a gate: `Germany and France, both`, `any one of …`, `each provider for itself`.
pub fn deciders(package: &Package, gate: &Gate) -> String {
    if gate.rule == GateRule::Each {
        return GateRule::Each.words().to_owned();
    }
    let names: Vec<String> = gate.by.iter().map(|id| words::say::element(package, id)).collect();
    match (names.len(), gate.rule) {
        (0, _) => "nobody named".to_owned(),
        (1, _) => names[0].clone(),
        (_, GateRule::All | GateRule::Each) => words::list(&names),
        (_, GateRule::Any) => format!("any one of {}", words::list(&names)),
        (_, GateRule::Majority) => format!("a majority of {}", words::list(&names)),
        (many, GateRule::AtLeast) => match gate_words::objections(gate) {
            Some(objections) => format!(
                "{} of the {} can stop it: {}",
                words::number_word(objections),
                words::number_word(many),
                words::list(&names)
            ),
            None => format!(
                "at least {} of {}",
                words::number_word(gate.at_least.unwrap_or_default() as usize),
                words::list(&names)
            ),
        },
    }
}

/// A gate in words: `the Commission finds a breach (any one of …; within 12 h; silence counts as
/// yes)`. Who acts is not said again where the name says it.
pub fn gate(package: &Package, gate: &Gate) -> String {
    let name = if gate.name.is_empty() { gate.kind.words() } else { gate.name.trim() };
    let mut parts = Vec::new();
    let names_itself = match gate.by.as_slice() {
        [] => gate.rule != GateRule::Each && !gate.decides(),
        [one] => name.contains(package.element_name(one)),
        _ => false,
    };
    if !names_itself {
        parts.push(deciders(package, gate));
    }
    match gate.within_hours {
        Some(hours) => parts.push(format!("within {}", words::hours(hours))),
        None if gate.kind == GateKind::Notify => {}
        None => parts.push("no deadline".to_owned()),
    }
    if gate.decides() {
        parts.push(match gate.if_silent {
            IfSilent::Proceed => "silence counts as yes".to_owned(),
            IfSilent::Lapse => "silence counts as no".to_owned(),
        });
    }
    let name = after_article(name);
    if parts.is_empty() { name } else { format!("{name} ({})", parts.join("; ")) }
}

/// A name within a sentence: what begins with an article or a pronoun loses its capital.
fn after_article(name: &str) -> String {
    const SMALL: [&str; 12] = [
        "The",
        "A",
        "An",
        "Each",
        "Both",
        "It",
        "No",
        "All",
        "Any",
        "Fewer",
        "More",
        "Consultation",
    ];
    let first = name.split(' ').next().unwrap_or_default();
    if SMALL.contains(&first) { lower_first(name) } else { name.to_owned() }
}

/// How a trigger's determination goes, as a sentence.
pub fn determination(package: &Package, gates: &[Gate]) -> String {
    let steps: Vec<String> = gates.iter().map(|g| gate(package, g)).collect();
    match steps.as_slice() {
        [] => "The text names nobody to establish it; the fact itself sets it going.".to_owned(),
        [one] => format!("It is established in one step: {one}."),
        [head @ .., last] => format!(
            "It is established in {} steps: {}; then {last}.",
            words::number_word(gates.len()),
            head.join("; "),
        ),
    }
}

/// What a trigger takes: `Limited attack or worse: missiles and drones; contested attribution will
/// do; only in one area: Northern border`.
pub fn trigger_line(package: &Package, trigger: &Trigger) -> String {
    let mut line = words::sentence_case(trigger.threshold.words());
    if trigger.threshold != Severity::FullScale {
        line += " or worse";
    }
    line += &format!(": {}", vectors(package, &trigger.vectors));
    line += match trigger.evidence {
        Evidence::Clear => "; attribution must be clear",
        Evidence::Contested => "; contested attribution will do",
        Evidence::Deniable => "; even deniable acts count",
    };
    match trigger.areas.as_slice() {
        [] => line,
        [one] => format!("{line}; only in one area: {}", area(package, one)),
        // The names of areas have commas of their own.
        many => {
            let names: Vec<&str> = many.iter().map(|id| area(package, id)).collect();
            format!("{line}; only in these areas: {}", names.join("; "))
        }
    }
}

impl Composer<'_> {
    /// What the package's text is called: `draft`, or `text` once it is final.
    pub fn text_word(&self) -> &'static str {
        match self.m.package.head.status {
            PackageStatus::Final => "text",
            _ => "draft",
        }
    }

    /// A sentence whose quoted names of triggers and commitments are followed by their articles, as
    /// far as this brief prints the clauses and no other object is called the same.
    pub fn with_articles(&self, sentence: &str) -> String {
        if self.section_link("clauses").is_none() {
            return sentence.to_owned();
        }
        let mut said = String::with_capacity(sentence.len());
        let mut rest = sentence;
        while let Some((before, after)) = rest.split_once('“') {
            let (quoted, after) = after.split_once('”').unwrap_or((after, ""));
            said += &format!("{before}“{quoted}”");
            if let Some(article) = self.articles.called(quoted) {
                said += &format!(" (Article\u{a0}{article})");
            }
            rest = after;
        }
        said + rest
    }

    /// How many of some commitments, by place, reach each grade at best; the highest grade first,
    /// a dash for none.
    pub fn grade_counts(&self, commitments: &[usize]) -> [String; 5] {
        let best = |index: usize| {
            let routes = self.m.analysis.routes.iter().filter(|r| r.commitment == index);
            routes.map(|r| r.grade.numeral()).max()
        };
        [4, 3, 2, 1, 0].map(|grade: u8| {
            match commitments.iter().filter(|&&index| best(index) == Some(grade)).count() {
                0 => "–".to_owned(),
                n => n.to_string(),
            }
        })
    }
}
