//! What the outline finds: objects that hold the words looked for in their name or their text.

use super::page;
use crate::app::Ctx;
use crate::model::{Kind, Term};
use std::sync::Arc;

/// Objects of a kind, by place.
pub type Found = (Kind, Vec<usize>);

/// What holds the words that the outline is narrowed to, kind by kind. Kept from frame to frame:
/// there may be thousands of clauses.
pub fn found(ctx: &mut Ctx) -> Arc<Vec<Found>> {
    let words = ctx.states.draft.filter.trim().to_lowercase();
    let key = (ctx.revision, words.clone());
    let mut kept = std::mem::take(&mut ctx.states.draft.matches);
    let found = kept.get(key, || Arc::new(search(ctx, &words))).clone();
    ctx.states.draft.matches = kept;
    found
}

fn search(ctx: &Ctx, words: &str) -> Vec<Found> {
    let of_kind = |&kind: &Kind| {
        let places = 0..ctx.package.count(kind);
        (kind, places.filter(|&place| holds(ctx, kind, place, words)).collect::<Vec<_>>())
    };
    Kind::ALL.iter().map(of_kind).filter(|(_, places)| !places.is_empty()).collect()
}

/// Whether an object holds the words, which are given in lower case.
fn holds(ctx: &Ctx, kind: Kind, index: usize, words: &str) -> bool {
    let is_in = |text: &str| text.to_lowercase().contains(words);
    is_in(&page::place_name(ctx, kind, index)) || texts(ctx, kind, index).into_iter().any(is_in)
}

/// The texts of an object besides its name.
fn texts<'a>(ctx: &'a Ctx, kind: Kind, index: usize) -> Vec<&'a str> {
    let package = ctx.package;
    match kind {
        Kind::Party => package.parties.get(index).map_or_else(Vec::new, |party| {
            let organs = party.organs.iter().map(|organ| organ.name.as_str());
            organs.chain([party.note.as_str()]).collect()
        }),
        Kind::Layer => package.layers.get(index).map(|x| x.aim.as_str()).into_iter().collect(),
        Kind::Trigger => package.triggers.get(index).map_or_else(Vec::new, |trigger| {
            let gates = trigger.determination.iter().map(|gate| gate.name.as_str());
            gates.chain([trigger.text.as_str()]).collect()
        }),
        Kind::Commitment => package.commitments.get(index).map_or_else(Vec::new, |commitment| {
            let gates = commitment.activation.iter().map(|gate| gate.name.as_str());
            gates.chain([commitment.text.as_str(), commitment.note.as_str()]).collect()
        }),
        Kind::Scenario => {
            package.scenarios.get(index).map(|x| x.narrative.as_str()).into_iter().collect()
        }
        Kind::Source => {
            package.sources.get(index).map(|x| x.publisher.as_str()).into_iter().collect()
        }
        _ => Vec::new(),
    }
}
