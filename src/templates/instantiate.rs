//! From a template to a package: its roles given to whom the drafter names.

use super::names::{self, Change, Habit};
use super::{Catalogue, Entry};
use crate::model::{Instrument, InstrumentStatus, Package, Party, TemplateKind, slug};
use crate::words::say;

/// A role given to a party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// The role's id.
    pub role: String,
    /// The party: the id or name of one in the template or of a party profile, or a new name.
    pub party: String,
}

/// An assignment that cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InstantiateError {
    /// The template has no such role.
    #[error("the template “{template}” has no role “{role}”; it has {known}")]
    NoSuchRole {
        /// The template's name.
        template: String,
        /// The role asked for.
        role: String,
        /// The roles there are, as a sentence.
        known: String,
    },
    /// A role is given to nobody.
    #[error("the role “{0}” is given to nobody; name a party")]
    NoParty(String),
}

/// Makes a package from a template.
///
/// A role given to a party of the template exchanges the two; one given to anybody else puts that
/// party, with the organs of its profile where there is one, in the place of the template's.
/// Names in clauses and titles follow, save in notes on states of the library, which say that they
/// are the template's; and a paper that the template's party has signed is an idea
/// for a new one. What the template says of illustrative figures stays.
///
/// # Errors
/// [`InstantiateError`] for a role that the template lacks, or one given to nobody.
pub fn instantiate(
    catalogue: &Catalogue,
    entry: &Entry,
    assignments: &[Assignment],
) -> Result<Package, InstantiateError> {
    let mut package = entry.package.clone();
    let roles = package.template.as_ref().map(|t| t.roles.clone()).unwrap_or_default();
    for assignment in assignments {
        let Some(slot) = roles.iter().find(|r| r.id == assignment.role) else {
            let known: Vec<&str> = roles.iter().map(|r| r.id.as_str()).collect();
            return Err(InstantiateError::NoSuchRole {
                template: entry.name().to_owned(),
                role: assignment.role.clone(),
                known: if known.is_empty() { "none".to_owned() } else { known.join(", ") },
            });
        };
        let wanted = assignment.party.trim();
        if wanted.is_empty() {
            return Err(InstantiateError::NoParty(assignment.role.clone()));
        }
        // The slot's party may have moved when an earlier role was given away.
        let current = package
            .template
            .as_ref()
            .and_then(|t| t.roles.iter().find(|r| r.id == slot.id).map(|r| r.party.clone()));
        assign(catalogue, &mut package, &current.unwrap_or_default(), wanted);
    }
    if let Some(template) = &mut package.template {
        template.kind = TemplateKind::Package;
        template.roles.clear();
        template.purpose.clear();
    }
    Ok(package)
}

fn named(party: &Party, wanted: &str) -> bool {
    party.id == wanted || party.name.eq_ignore_ascii_case(wanted)
}

fn assign(catalogue: &Catalogue, package: &mut Package, old: &str, wanted: &str) {
    let Some(at) = package.parties.iter().position(|p| p.id == old) else { return };
    if named(&package.parties[at], wanted) {
        return;
    }
    if let Some(other) = package.parties.iter().position(|p| named(p, wanted)) {
        exchange(catalogue, package, at, other);
        return;
    }
    let profile = profiles(catalogue).find(|(_, party)| named(party, wanted));
    let before = package.parties[at].clone();
    let mut party = match profile {
        Some((_, party)) => party.clone(),
        None => Party {
            id: package.fresh_id::<Party>(&slug(wanted)),
            name: wanted.to_owned(),
            note: String::new(),
            organs: Vec::new(),
            ..before.clone()
        },
    };
    party.role = before.role;
    if let Some((entry, _)) = profile {
        for source in &entry.package.sources {
            if package.sources.iter().all(|s| s.id != source.id) {
                package.sources.push(source.clone());
            }
        }
        let known = &package.capabilities;
        for organ in &mut party.organs {
            organ.authorises.retain(|id| known.iter().any(|c| c.id == *id));
        }
    }
    unsign(package, &before.id);
    keep_facts_apart(catalogue, package, &before);
    rename(package, &[(&before, &party)]);
    package.parties[at] = party;
}

/// The parties of the library, each with its entry.
fn profiles(catalogue: &Catalogue) -> impl Iterator<Item = (&Entry, &Party)> {
    let entries = catalogue.entries.iter().filter(|e| e.kind() == TemplateKind::Party);
    entries.flat_map(|e| e.package.parties.iter().map(move |party| (e, party)))
}

/// How a note begins that speaks of the template's parties after others took their place.
const OF_TEMPLATE: &str = "From the template, on its own parties: ";

/// What a note says of a real state is no fact of the one that takes its place: such a note keeps
/// the name and says whose it is.
fn keep_facts_apart(catalogue: &Catalogue, package: &mut Package, old: &Party) {
    if !profiles(catalogue).any(|(_, known)| known.name == old.name) {
        return;
    }
    for note in package.commitments.iter_mut().map(|c| &mut c.note) {
        if say::whole(note, &old.name).next().is_some() && !note.starts_with(OF_TEMPLATE) {
            note.insert_str(0, OF_TEMPLATE);
        }
    }
}

/// What one party has signed, another has not: its papers are models for the new party’s.
fn unsign(package: &mut Package, party: &str) {
    let signed = |instrument: &&mut Instrument| {
        let tabled = [None, Some(InstrumentStatus::Idea), Some(InstrumentStatus::Negotiation)];
        instrument.parties.iter().any(|id| id == party) && !tabled.contains(&instrument.status)
    };
    for instrument in package.instruments.iter_mut().filter(signed) {
        instrument.status = Some(InstrumentStatus::Idea);
        instrument.in_force_from = None;
    }
}

/// Exchanges two parties: each takes the other's place and role.
fn exchange(catalogue: &Catalogue, package: &mut Package, a: usize, b: usize) {
    let (first, second) = (package.parties[a].clone(), package.parties[b].clone());
    keep_facts_apart(catalogue, package, &first);
    keep_facts_apart(catalogue, package, &second);
    rename(package, &[(&first, &second), (&second, &first)]);
    package.parties[a] = Party { role: first.role, ..second.clone() };
    package.parties[b] = Party { role: second.role, ..first };
}

/// The reference that takes the place of `id` when parties are renamed; none where it named an
/// organ and the new party has none.
fn renamed(pairs: &[(&Party, &Party)], id: &str) -> Option<String> {
    let (party, organ) = id.split_once('.').map_or((id, None), |(p, o)| (p, Some(o)));
    let Some((_, new)) = pairs.iter().find(|(old, _)| old.id == party) else {
        return Some(id.to_owned());
    };
    let Some(organ) = organ else { return Some(new.id.clone()) };
    let same = new.organs.iter().find(|o| o.id == organ).or_else(|| new.organs.first());
    same.map(|o| format!("{}.{}", new.id, o.id))
}

/// Makes every reference to an old party and its organs name the new one, and every text that
/// names it too; all pairs at once, so that two parties can be exchanged.
fn rename(package: &mut Package, pairs: &[(&Party, &Party)]) {
    package.map_parties(&|id| renamed(pairs, id));
    if let Some(template) = &mut package.template {
        for slot in &mut template.roles {
            slot.party = renamed(pairs, &slot.party).unwrap_or_default();
        }
        for object in &mut template.illustrative {
            if let Some(party) = object.strip_prefix("party:").and_then(|id| renamed(pairs, id)) {
                *object = format!("party:{party}");
            }
        }
    }
    let mut habits = vec![(Habit::default(), Habit::default()); pairs.len()];
    package.each_text(&mut |text| {
        for ((old, new), habit) in pairs.iter().zip(&mut habits) {
            habit.0.learn(text, &old.name);
            habit.1.learn(text, &new.name);
        }
    });
    let changes: Vec<Change> = pairs
        .iter()
        .zip(&habits)
        .map(|((old, new), habit)| Change { old: (&old.name, habit.0), new: (&new.name, habit.1) })
        .collect();
    // A stand-in that no text holds keeps names apart while they change places.
    let stand_in = |i: usize| char::from_u32(0xE000 + i as u32).unwrap_or('\u{f8ff}').to_string();
    package.each_text(&mut |text| {
        for (i, change) in changes.iter().enumerate() {
            if let Some(changed) = names::replace(text, change, &stand_in(i)) {
                *text = changed;
            }
        }
        for (i, (_, new)) in pairs.iter().enumerate() {
            *text = text.replace(&stand_in(i), &new.name);
        }
    });
}

impl Package {
    /// Rewrites every reference to a party or organ; what maps to none goes.
    pub(super) fn map_parties(&mut self, map: &dyn Fn(&str) -> Option<String>) {
        let list = |ids: &mut Vec<String>| {
            *ids = std::mem::take(ids).iter().filter_map(|id| map(id)).collect();
        };
        let one = |id: &mut String| {
            if let Some(new) = map(id) {
                *id = new;
            }
        };
        self.bodies.iter_mut().for_each(|b| list(&mut b.members));
        self.instruments.iter_mut().for_each(|i: &mut Instrument| list(&mut i.parties));
        self.pools.iter_mut().for_each(|p| one(&mut p.by));
        let determination = self.triggers.iter_mut().flat_map(|t| &mut t.determination);
        determination.for_each(|g| list(&mut g.by));
        for commitment in &mut self.commitments {
            list(&mut commitment.pre_authorised);
            commitment.activation.iter_mut().for_each(|g| list(&mut g.by));
            commitment.supplies.iter_mut().for_each(|s| one(&mut s.by));
        }
    }

    /// Calls `f` with every text that people read and that may name a party.
    fn each_text(&mut self, f: &mut dyn FnMut(&mut String)) {
        f(&mut self.head.title);
        f(&mut self.head.summary);
        f(&mut self.head.d_day);
        self.areas.iter_mut().for_each(|a| f(&mut a.name));
        self.bodies.iter_mut().for_each(|b| f(&mut b.name));
        self.instruments.iter_mut().for_each(|i| f(&mut i.title));
        for layer in &mut self.layers {
            f(&mut layer.name);
            f(&mut layer.aim);
        }
        for trigger in &mut self.triggers {
            f(&mut trigger.name);
            f(&mut trigger.text);
            trigger.determination.iter_mut().for_each(|g| f(&mut g.name));
        }
        for commitment in &mut self.commitments {
            f(&mut commitment.title);
            f(&mut commitment.text);
            if !commitment.note.starts_with(OF_TEMPLATE) {
                f(&mut commitment.note);
            }
            commitment.activation.iter_mut().for_each(|g| f(&mut g.name));
        }
        for scenario in &mut self.scenarios {
            f(&mut scenario.name);
            f(&mut scenario.narrative);
        }
        self.accepted.iter_mut().for_each(|a| f(&mut a.reason));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Entry {
        let package = crate::file::from_toml(
            r#"
format = 1
[template]
kind = "package"
name = "T"
roles = [{ id = "lead", name = "Lead", party = "deu" }]
illustrative = ["party:deu"]
[[party]]
id = "deu"
name = "Germany"
role = "guarantor"
[[party.organ]]
id = "bundestag"
[[party]]
id = "pol"
name = "Poland"
role = "backer"
[[commitment]]
id = "c"
text = "Germany shall, and Poland may, act."
[[commitment.activation]]
kind = "decide"
by = ["deu.bundestag", "pol"]
[[commitment.supply]]
by = "deu"
capability = "consultation"
amount = 1
"#,
        )
        .unwrap();
        Entry { id: "t".into(), file: None, package }
    }

    fn give(party: &str) -> Package {
        let given = [Assignment { role: "lead".into(), party: party.into() }];
        instantiate(&Catalogue::default(), &entry(), &given).unwrap()
    }

    #[test]
    fn a_role_goes_to_a_new_party() {
        let package = give("Spain");
        let commitment = &package.commitments[0];
        assert_eq!(package.parties[0].name, "Spain");
        assert_eq!(commitment.text, "Spain shall, and Poland may, act.");
        assert_eq!(commitment.supplies[0].by, "spain");
        assert_eq!(commitment.activation[0].by, ["pol"], "Spain has no such organ");
        assert_eq!(package.template.unwrap().illustrative, ["party:spain"]);
    }

    #[test]
    fn a_role_given_to_a_party_of_the_template_exchanges_the_two() {
        let package = give("Poland");
        let commitment = &package.commitments[0];
        assert_eq!(commitment.text, "Poland shall, and Germany may, act.");
        assert_eq!(commitment.supplies[0].by, "pol");
        assert_eq!(commitment.activation[0].by, ["deu"], "Poland has no such organ");
        assert_eq!(
            (package.parties[0].name.as_str(), package.parties[0].role),
            ("Poland", crate::model::Role::Guarantor)
        );
    }

    #[test]
    fn a_note_on_a_real_state_stays_a_note_on_it() {
        let catalogue = Catalogue::shipped();
        let mut entry = entry();
        entry.package.commitments[0].note = "Germany asked for this in 2024.".into();
        let given = [Assignment { role: "lead".into(), party: "Spain".into() }];
        let note = |catalogue: &Catalogue, entry: &Entry| {
            instantiate(catalogue, entry, &given).unwrap().commitments[0].note.clone()
        };
        let kept = "From the template, on its own parties: Germany asked for this in 2024.";
        assert_eq!(note(&catalogue, &entry), kept);
        // A name that the library does not know is a part, and its note follows.
        let unknown = note(&Catalogue::default(), &entry);
        assert_eq!(unknown, "Spain asked for this in 2024.");
        entry.package.commitments[0].note = "Nothing is known.".into();
        assert_eq!(note(&catalogue, &entry), "Nothing is known.");
    }

    #[test]
    fn what_the_old_party_signed_is_an_idea_for_the_new_one() {
        let mut entry = entry();
        let papers = "format = 1\n[[instrument]]\nid = 'a'\nstatus = 'signed'\nparties = ['deu']\n\
                      [[instrument]]\nid = 'b'\nstatus = 'signed'\nparties = ['pol']\n";
        entry.package.instruments = crate::file::from_toml(papers).unwrap().instruments;
        let given = [Assignment { role: "lead".into(), party: "Spain".into() }];
        let package = instantiate(&Catalogue::default(), &entry, &given).unwrap();
        let status: Vec<_> = package.instruments.iter().map(|i| i.status).collect();
        assert_eq!(status, [Some(InstrumentStatus::Idea), Some(InstrumentStatus::Signed)]);
    }

    #[test]
    fn unknown_roles_are_refused() {
        let given = [Assignment { role: "king".into(), party: "x".into() }];
        let error = instantiate(&Catalogue::default(), &entry(), &given).unwrap_err();
        assert_eq!(error.to_string(), "the template “T” has no role “king”; it has lead");
    }
}
