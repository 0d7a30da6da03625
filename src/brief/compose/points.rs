//! What decides the outcome: the best drafting moves and the gravest findings, each as what is
//! wrong and why it matters.

use super::{Composer, Section, prose};
use crate::analysis::{Lever, LeverKind, Measures};
use crate::brief::document::{Block, Span, Text};
use crate::checks::{self, Group, Severity};
use crate::model::{Kind, Package, PackageStatus, Party, Role};
use crate::words::{self, say};

/// How many points the first page makes at most.
const MOST_POINTS: usize = 5;

/// How many of them are levers at most; the others are findings.
const MOST_LEVERS: usize = 3;

/// How many who must agree are named; more are counted.
const MOST_NAMED: usize = 5;

/// The least gain of a lever that is worth a point.
const LEAST_GAIN: f64 = 0.005;

/// The section.
pub const SECTION: Section = Section {
    id: "outcome",
    title: "What decides the outcome",
    in_note: true,
    applies: |m| !m.levers.is_empty() || m.findings.iter().any(|f| f.is_open()),
    write,
};

fn write(c: &mut Composer) {
    let mut told: Vec<&str> = Vec::new();
    let mut points: Vec<Text> = Vec::new();
    for lever in telling(c.m.levers, c.m.analysis.measures) {
        told.push(&lever.target);
        points.push(lever_point(c, lever, c.m.analysis.measures));
    }
    let open =
        |severity| c.m.findings.iter().filter(move |f| f.is_open() && f.severity == severity);
    for group in checks::groups(open(Severity::Error).chain(open(Severity::Warning))) {
        if points.len() >= MOST_POINTS {
            break;
        }
        if group.members.iter().all(|f| told.contains(&f.subject.as_str())) {
            continue;
        }
        told.extend(group.members.iter().map(|f| f.subject.as_str()));
        points.push(finding_point(c, &group));
    }
    c.push(Block::List { ordered: true, items: points });
}

/// The best levers, one of a kind and one for a target, and none that asks the same of the same
/// as another to the same effect: no two points are one thing.
fn telling(levers: &[Lever], before: Measures) -> Vec<&Lever> {
    let mut chosen: Vec<&Lever> = Vec::new();
    for lever in levers.iter().filter(|l| gain(l, before) >= LEAST_GAIN) {
        let is_like = |other: &&Lever| {
            other.kind == lever.kind
                || other.target == lever.target
                || (other.asks == lever.asks && other.after == lever.after)
        };
        if !chosen.iter().any(is_like) {
            chosen.push(lever);
        }
        if chosen.len() == MOST_LEVERS {
            break;
        }
    }
    chosen
}

fn gain(lever: &Lever, before: Measures) -> f64 {
    lever.gain(&before).max(lever.after.ceiling - before.ceiling)
}

/// A lever as a point: what stands in the way, the move, what it would add, and who must agree.
fn lever_point(c: &Composer, lever: &Lever, before: Measures) -> Text {
    let package = c.m.package;
    let (what, from, to) = if lever.gain(&before) >= LEAST_GAIN {
        ("the assured share rises", before.assured, lever.after.assured)
    } else {
        ("what arrives if everyone acts rises", before.ceiling, lever.after.ceiling)
    };
    let to_do = match lever.kind {
        LeverKind::Bind => lever.title.replace(&name_of(package, &lever.target), "it"),
        LeverKind::InHand => {
            lever.title.replace(&format!(" ({})", name_of(package, &lever.target)), "")
        }
        _ => lever.title.clone(),
    };
    vec![
        Span::new(obstacle(c, lever)).strong(),
        Span::new(format!(
            " {to_do}, and {what} from {} to {}{}.",
            words::percent_figure(from),
            prose::per_cent(to),
            agreement(package, &lever.asks),
        )),
    ]
}

/// Who would have to agree, as the end of a sentence.
fn agreement(package: &Package, asks: &[String]) -> String {
    let own = |id: &String| package.find::<Party>(id).is_some_and(|p| p.role == Role::Beneficiary);
    match asks {
        [] => String::new(),
        [one] if own(one) => {
            format!("; it is for {} itself to offer", say::element(package, one))
        }
        few if few.len() <= MOST_NAMED => {
            format!("; {} would have to agree", prose::actors(package, few))
        }
        many => format!("; {} parties would have to agree", words::number_word(many.len())),
    }
}

/// What a lever would take out of the way, as a sentence.
fn obstacle(c: &Composer, lever: &Lever) -> String {
    let name = c.with_articles(&name_of(c.m.package, &lever.target));
    match lever.kind {
        LeverKind::Deadline => format!("{name} waits for a decision without a deadline."),
        LeverKind::Silence => format!("{name} fails if those who decide keep silent."),
        LeverKind::Majority => format!("{name} can be stopped by any one of those who decide."),
        LeverKind::DropGate => format!("{name} waits for a decision that may be refused."),
        LeverKind::PreAuthorise => format!("{name} waits for consent at home."),
        LeverKind::InHand => format!("{name} brings its help only after the event."),
        LeverKind::Bind => {
            format!("{name} leaves it to {} whether to act.", providers(c.m.package, &lever.target))
        }
        LeverKind::Threshold => format!("{name} needs a graver attack than may come."),
        LeverKind::Evidence => format!("{name} needs clearer evidence than there may be."),
        LeverKind::Widen => format!("{name} leaves out attacks for which it is needed."),
        LeverKind::Raise => format!("{name} promises less than is needed."),
    }
}

/// Those who provide something under a commitment: the one by name, several as each of them.
fn providers(package: &Package, object: &str) -> String {
    let commitment = match checks::place_of(package, object) {
        Some((Kind::Commitment, index)) => package.commitments.get(index),
        _ => None,
    };
    let mut by: Vec<&str> =
        commitment.into_iter().flat_map(|x| &x.supplies).map(|s| s.by.as_str()).collect();
    by.sort_unstable();
    by.dedup();
    match by.as_slice() {
        [one] => say::element(package, one),
        _ => "each government".to_owned(),
    }
}

/// The object named as `kind:id`, as a sentence begins with it.
fn name_of(package: &Package, object: &str) -> String {
    match checks::place_of(package, object) {
        Some((kind @ (Kind::Party | Kind::Body), index)) => {
            package.id_at(kind, index).map(|id| say::element_first(package, id))
        }
        Some((kind, index)) => package.name_at(kind, index).map(say::quoted),
        None => None,
    }
    .unwrap_or_else(|| "The package".to_owned())
}

/// A finding, or several alike, as a point: what is wrong, then the particulars or the remedy.
fn finding_point(c: &Composer, group: &Group) -> Text {
    let sentence = c.with_articles(&group.sentence(c.m.package, checks::FEW));
    if let Some((head, rest)) = split(&sentence) {
        return vec![Span::new(format!("{head}:")).strong(), Span::new(format!(" {rest}"))];
    }
    let mut point = vec![Span::new(sentence).strong()];
    // Nothing can be drafted any more into a text that is final.
    let help = group.help().filter(|_| c.m.package.head.status != PackageStatus::Final);
    point.extend(help.map(|help| Span::new(format!(" {help}"))));
    point
}

/// A sentence cut at its first colon outside quotation marks.
fn split(sentence: &str) -> Option<(&str, &str)> {
    let mut quotes = 0_usize;
    for (at, sign) in sentence.char_indices() {
        match sign {
            '“' => quotes += 1,
            '”' => quotes = quotes.saturating_sub(1),
            ':' if quotes == 0 => {
                return Some((sentence.get(..at)?, sentence.get(at + 1..)?.trim_start()))
                    .filter(|(_, rest)| !rest.is_empty());
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::{Examined, Moves};
    use crate::templates::Catalogue;
    use std::sync::atomic::AtomicBool;

    #[test]
    fn a_sentence_is_cut_at_a_colon_outside_quotation_marks() {
        assert_eq!(
            split("Two are late: “A: b” and “C”."),
            Some(("Two are late", "“A: b” and “C”."))
        );
        assert_eq!(split("“Second rung: forces” is late."), None);
        assert_eq!(split("Late:"), None);
    }

    #[test]
    fn no_two_levers_on_the_first_page_are_of_one_kind_or_about_one_thing() {
        let catalogue = Catalogue::shipped();
        let package = &catalogue.entries.iter().find(|e| e.id == "paris-2026").unwrap().package;
        let examined = Examined::new(package, None, None);
        let moves = Moves::find(package, &examined, &AtomicBool::new(false));
        let chosen = telling(&moves.levers, examined.analysis.measures);
        assert!(!chosen.is_empty(), "something can be mended");
        for (i, lever) in chosen.iter().enumerate() {
            for other in &chosen[..i] {
                assert!(lever.kind != other.kind && lever.target != other.target);
                assert!(lever.asks != other.asks || lever.after != other.after);
            }
        }
    }
}
