//! LNG006: providers in the structure and in the text are not the same.

use super::super::clauses::{self, Clause};
use super::super::lexicon::Lexicon;
use super::super::names::{Named, Names};
use super::super::{Check, Context, Finding, Severity, gates, say};
use crate::edit::Edit;
use crate::model::{Commitment, Package, Role};
use crate::prose::insert;
use crate::words;
use std::collections::BTreeSet;
use std::ops::Range;

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "LNG006",
    name: "provider-mismatch",
    page: PAGE,
    many: "{n} {clause does|clauses do} not name everyone who must provide: {list}.",
    run,
};

const PAGE: &str = "\
# LNG006 provider-mismatch

## What it finds

A provider in the structure that the clause does not name, or a party that the clause has act and that provides nothing. Words that stand for all, such as “each Guarantor” or “the Parties”, name everybody.

## Why it matters

Whoever is not named has not promised. Who is named and does not appear among the providers is counted for nothing.

## What to do

Name the provider in the clause, or enter what it provides.

## Example

“Germany and France shall place batteries”, with Italy among the providers.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    let names = Names::of(package, Lexicon::get());
    for (clause, commitment) in clauses::of_commitments(context) {
        let unnamed = unnamed(package, &names, clause, commitment);
        if !unnamed.is_empty() {
            findings.push(of_unnamed(package, &names, clause, &unnamed));
        }
        let (span, idle) = idle(package, &names, clause, commitment);
        if !idle.is_empty() {
            findings.push(of_idle(package, clause, commitment, &idle).at(span));
        }
    }
}

fn providers(package: &Package, commitment: &Commitment) -> BTreeSet<usize> {
    let place = |id: &str| package.parties.iter().position(|p| p.id == id);
    commitment.supplies.iter().filter_map(|s| place(&s.by)).collect()
}

/// Providers that the clause does not name in any way.
fn unnamed(
    package: &Package,
    names: &Names,
    clause: &Clause,
    commitment: &Commitment,
) -> Vec<usize> {
    let mut left = providers(package, commitment);
    let tokens = &clause.prose.tokens;
    for mention in names.mentions(tokens, 0..tokens.len()) {
        match mention.named {
            Named::All => left.clear(),
            Named::Party(party) => {
                left.remove(&party);
            }
            Named::Body(parties) => left.retain(|p| !parties.contains(p)),
        }
    }
    left.into_iter().collect()
}

/// Parties that the clause has act and that provide nothing, and where the first is named.
fn idle(
    package: &Package,
    names: &Names,
    clause: &Clause,
    commitment: &Commitment,
) -> (Range<usize>, Vec<usize>) {
    // Who decides, asks or tells does not provide.
    const NOT_HELP: [&str; 16] = [
        "decide",
        "determine",
        "find",
        "authorise",
        "authorize",
        "consent",
        "notify",
        "request",
        "agree",
        "consult",
        "inform",
        "convene",
        "meet",
        "approve",
        "confirm",
        "invite",
    ];
    let prose = &clause.prose;
    let providers = providers(package, commitment);
    let at_gates: BTreeSet<&str> =
        commitment.activation.iter().flat_map(|g| gates::actors(package, &g.by)).collect();
    let (mut span, mut idle) = (0..0, Vec::new());
    for sentence in &prose.sentences {
        let verbs = prose.operatives(sentence);
        let Some(verb) = verbs.first().filter(|o| o.participle.is_none() && !o.is_subordinate)
        else {
            continue;
        };
        let helps =
            verb.verb.and_then(|v| prose.tokens.get(v)).is_some_and(|v| !v.is_any(&NOT_HELP));
        for mention in names.mentions(&prose.tokens, verb.subject.clone()) {
            let Named::Party(place) = mention.named else { continue };
            let Some(party) = package.parties.get(place) else { continue };
            let owns = prose.tokens.get(mention.tokens.end).is_some_and(|t| t.is("'s"));
            let owes = !matches!(party.role, Role::Beneficiary | Role::Adversary);
            let is_known = providers.contains(&place)
                || at_gates.contains(party.id.as_str())
                || idle.contains(&place);
            if helps && owes && !owns && !is_known && !verb.is_negated {
                if idle.is_empty() {
                    span = prose.bytes(&mention.tokens);
                }
                idle.push(place);
            }
        }
    }
    (span, idle)
}

fn said(package: &Package, parties: &[usize]) -> String {
    let ids: Vec<&str> =
        parties.iter().filter_map(|&p| Some(package.parties.get(p)?.id.as_str())).collect();
    say::elements(package, &ids, 3)
}

fn of_unnamed(package: &Package, names: &Names, clause: &Clause, unnamed: &[usize]) -> Finding {
    let who = said(package, unnamed);
    let finding = CHECK
        .finding(
            Severity::Warning,
            clause.subject.clone(),
            format!("The clause of {} does not name {who}, which must provide under it.", clause.owner)
                .replace(", which must", if unnamed.len() == 1 { ", which must" } else { ", who must" }),
        )
        .help("Name every provider in the clause, or words that stand for all, such as “each Guarantor”.");
    // Put before the first provider that is named as one who acts.
    let first = clause.prose.sentences.iter().find_map(|sentence| {
        let verb = clause.prose.operatives(sentence).into_iter().next()?;
        let mentions = names.mentions(&clause.prose.tokens, verb.subject);
        let parties: Vec<_> =
            mentions.into_iter().filter(|m| matches!(m.named, Named::Party(_))).collect();
        Some((parties.first()?.tokens.start, parties.len()))
    });
    let Some((token, named)) = first else { return finding };
    // “the” belongs to the name before which the others are put.
    let token = match token.checked_sub(1) {
        Some(before) if clause.prose.tokens[before].is("the") => before,
        _ => token,
    };
    let is_first = token == 0;
    let join = if named > 1 { ", " } else { " and " };
    let all: Vec<String> = unnamed
        .iter()
        .filter_map(|&p| Some(say::element(package, &package.parties.get(p)?.id)))
        .collect();
    let list = all.join(", ");
    let list = if is_first { words::sentence_case(&list) } else { list };
    let at = clause.prose.tokens[token].span.start;
    let mut text = insert(&clause.prose, at, &format!("{list}{join}"));
    if is_first && clause.prose.tokens[token].is("the") {
        let after = list.len() + join.len();
        text.replace_range(after..after + 3, "the");
    }
    finding.fix(format!("Name {who} in the clause"), clause.with_text(package, text))
}

fn of_idle(package: &Package, clause: &Clause, commitment: &Commitment, idle: &[usize]) -> Finding {
    let who = said(package, idle);
    let finding = CHECK
        .finding(
            Severity::Warning,
            clause.subject.clone(),
            format!(
                "The clause of {} names {who}, {} nothing under it.",
                clause.owner,
                if idle.len() == 1 { "which provides" } else { "who provide" }
            ),
        )
        .many(
            "{n} {clause names|clauses name} somebody who provides nothing under {it|them}: {list}.",
        )
        .help("Enter what it provides, or take it out of the clause.");
    let Some(like) = commitment.supplies.first() else { return finding };
    let edit = Edit::change::<Commitment>(package, clause.index, |c| {
        for party in idle.iter().filter_map(|&p| package.parties.get(p)) {
            let mut supply = like.clone();
            supply.by.clone_from(&party.id);
            supply.pool = String::new();
            c.supplies.push(supply);
        }
    });
    let title = format!("Add {who} with the same share as {}", say::element(package, &like.by));
    finding.fix(title, edit)
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, mended, of, one, saying};

    #[test]
    fn finds_a_provider_that_the_clause_leaves_out_and_names_it() {
        let package = saying("Germany and France shall each bring 2 batteries.");
        let found = one("LNG006", &package);
        assert!(found.message.contains("does not name the United Kingdom"), "{}", found.message);
        let text = &mended(&package, &found, 0).commitments[0].text;
        assert_eq!(text, "The United Kingdom, Germany and France shall each bring 2 batteries.");
    }

    #[test]
    fn finds_a_party_that_provides_nothing() {
        let mut package =
            saying("After a finding, Germany, France and the UK shall each bring 2 batteries.");
        package.commitments[0].supplies.remove(1);
        let found = one("LNG006", &package);
        assert!(
            found.message.contains("names France, which provides nothing"),
            "{}",
            found.message
        );
        assert_eq!(&package.commitments[0].text[found.span.clone().unwrap()], "France");
        all_mend(&package, &found);
    }

    #[test]
    fn words_for_all_and_other_roles_are_understood() {
        for text in [
            "Each Guarantor shall bring 2 batteries to Ukraine.",
            "The Parties shall, without consent of Russia, act.",
            "The Joint Commission shall release the batteries.",
            "Ukraine shall notify the Guarantors, and they shall act.",
        ] {
            assert!(of("LNG006", &saying(text)).is_empty(), "{text}");
        }
    }
}
