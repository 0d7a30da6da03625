//! Checks: what a drafter would want to be told, each with a code, a page and, where a drafting
//! move mends it, fixes.
//!
//! A check reads the package and its analysis and computes nothing that the analysis should. Each
//! lives in one file with its page, its fixes and its tests; adding one touches its file and the
//! lists here: the module of its family and [`ALL`]. A test sees to it that neither is forgotten.

mod clauses;
#[cfg(test)]
mod corpus;
mod finding;
mod gates;
mod group;
mod lexicon;
mod moves;
mod names;
mod paths;
mod say;
#[cfg(test)]
pub(crate) mod testing;

/// Who must say yes, and whether they have to.
mod authority {
    pub(super) mod adversary_veto;
    pub(super) mod beneficiary_unheard;
    pub(super) mod clock_on_talk;
    pub(super) mod hidden_authorisation;
    pub(super) mod no_deadline;
    pub(super) mod open_determination;
    pub(super) mod promise_not_binding;
    pub(super) mod self_judging_trigger;
    pub(super) mod silence_without_deadline;
    pub(super) mod single_veto;
    pub(super) mod talk_only;
}

/// What is answered, and what is not.
mod coverage {
    pub(super) mod area_uncovered;
    pub(super) mod capability_missing;
    pub(super) mod evidence_too_strict;
    pub(super) mod need_not_assured;
    pub(super) mod need_unmet;
    pub(super) mod no_response;
    pub(super) mod no_trigger;
    pub(super) mod nothing_to_measure;
    pub(super) mod single_provider;
}

/// What the words of the clauses say.
mod language {
    pub(super) mod deadline_mismatch;
    pub(super) mod escape_clause;
    pub(super) mod hedge_contradicts_structure;
    pub(super) mod no_actor;
    pub(super) mod open_threshold;
    pub(super) mod provider_mismatch;
    pub(super) mod vague_time;
    pub(super) mod weak_verb;
}

/// What the paper carries.
mod law {
    pub(super) mod beneficiary_not_party;
    pub(super) mod modality_mismatch;
    pub(super) mod no_instrument;
    pub(super) mod no_review;
    pub(super) mod provider_not_party;
}

/// What there is to give, and who gives it.
mod resources {
    pub(super) mod burden_concentrated;
    pub(super) mod pool_overdrawn;
    pub(super) mod uncosted;
}

/// When it comes, and how long it lasts.
mod timing {
    pub(super) mod arrives_late;
    pub(super) mod clock_beats_prerequisite;
    pub(super) mod expires_early;
    pub(super) mod not_in_force;
    pub(super) mod not_sustained;
    pub(super) mod quick_exit;
}

/// Whether the package is whole.
mod structure {
    pub(super) mod body_in_itself;
    pub(super) mod dangling_reference;
    pub(super) mod duplicate_id;
    pub(super) mod empty_rule;
    pub(super) mod no_supply;
    pub(super) mod pool_mismatch;
    pub(super) mod stale_acceptance;
    pub(super) mod unchecked_source;
    pub(super) mod unknown_key;
}

pub use finding::{Check, Counts, Finding, Fix, Like, Severity, place_of};
pub use group::{FEW, Group, groups};

use crate::analysis::Analysis;
use crate::model::{Accepted, Date, Package};
use clauses::Clauses;
use std::cell::OnceCell;

/// Every check, in the order of their codes.
pub static ALL: &[&Check] = &[
    &structure::dangling_reference::CHECK,
    &structure::duplicate_id::CHECK,
    &structure::empty_rule::CHECK,
    &structure::no_supply::CHECK,
    &structure::stale_acceptance::CHECK,
    &structure::unknown_key::CHECK,
    &structure::body_in_itself::CHECK,
    &structure::pool_mismatch::CHECK,
    &structure::unchecked_source::CHECK,
    &authority::adversary_veto::CHECK,
    &authority::no_deadline::CHECK,
    &authority::single_veto::CHECK,
    &authority::silence_without_deadline::CHECK,
    &authority::promise_not_binding::CHECK,
    &authority::hidden_authorisation::CHECK,
    &authority::talk_only::CHECK,
    &authority::self_judging_trigger::CHECK,
    &authority::clock_on_talk::CHECK,
    &authority::open_determination::CHECK,
    &authority::beneficiary_unheard::CHECK,
    &coverage::no_trigger::CHECK,
    &coverage::no_response::CHECK,
    &coverage::need_unmet::CHECK,
    &coverage::need_not_assured::CHECK,
    &coverage::single_provider::CHECK,
    &coverage::evidence_too_strict::CHECK,
    &coverage::area_uncovered::CHECK,
    &coverage::capability_missing::CHECK,
    &coverage::nothing_to_measure::CHECK,
    &timing::arrives_late::CHECK,
    &timing::expires_early::CHECK,
    &timing::not_sustained::CHECK,
    &timing::quick_exit::CHECK,
    &timing::not_in_force::CHECK,
    &timing::clock_beats_prerequisite::CHECK,
    &resources::pool_overdrawn::CHECK,
    &resources::uncosted::CHECK,
    &resources::burden_concentrated::CHECK,
    &law::provider_not_party::CHECK,
    &law::modality_mismatch::CHECK,
    &law::no_review::CHECK,
    &law::no_instrument::CHECK,
    &law::beneficiary_not_party::CHECK,
    &language::weak_verb::CHECK,
    &language::escape_clause::CHECK,
    &language::hedge_contradicts_structure::CHECK,
    &language::vague_time::CHECK,
    &language::deadline_mismatch::CHECK,
    &language::provider_mismatch::CHECK,
    &language::no_actor::CHECK,
    &language::open_threshold::CHECK,
];

/// What a check may look at.
pub struct Context<'a> {
    /// The package.
    pub package: &'a Package,
    /// Its figures.
    pub analysis: &'a Analysis,
    /// The day on which it is looked at; none: as designed.
    pub as_of: Option<Date>,
    /// Today, to know whether an acceptance still holds; none where it is not known.
    pub today: Option<Date>,
    /// The clauses, read when a check first asks for them.
    clauses: OnceCell<Clauses<'a>>,
}

impl<'a> Context<'a> {
    /// A package with its figures, as it stands on a day, looked at on another.
    pub fn new(
        package: &'a Package,
        analysis: &'a Analysis,
        as_of: Option<Date>,
        today: Option<Date>,
    ) -> Context<'a> {
        Context { package, analysis, as_of, today, clauses: OnceCell::new() }
    }
}

/// The check with this code or name, in either case.
pub fn find(code_or_name: &str) -> Option<&'static Check> {
    let is = |name: &str| name.eq_ignore_ascii_case(code_or_name.trim());
    ALL.iter().copied().find(|check| is(check.code) || is(check.name))
}

/// Runs every check; findings in the order of codes, then of the file, each with the acceptance
/// that covers it.
pub fn run(context: &Context) -> Vec<Finding> {
    let last = &structure::stale_acceptance::CHECK;
    let mut findings = Vec::new();
    for check in ALL.iter().filter(|check| check.code != last.code) {
        (check.run)(context, &mut findings);
    }
    // It looks at what the others have found.
    (last.run)(context, &mut findings);
    findings.sort_by_key(|finding| order(finding.code));
    for finding in &mut findings {
        finding.accepted =
            context.package.accepted.iter().position(|a| covers(a, finding, context));
    }
    findings
}

fn order(code: &str) -> usize {
    ALL.iter().position(|check| check.code == code).unwrap_or(ALL.len())
}

fn covers(accepted: &Accepted, finding: &Finding, context: &Context) -> bool {
    let is_over =
        matches!((accepted.until, context.today), (Some(until), Some(day)) if until < day);
    !is_over && accepted.code == finding.code && accepted.subject == finding.subject
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::path::Path;

    #[test]
    fn codes_are_unique_and_sorted() {
        let family = ["STR", "AUT", "COV", "TIM", "RES", "LEG", "LNG"];
        let rank = |check: &Check| {
            let (letters, number) = check.code.split_at(3);
            assert!(number.len() == 3 && number.parse::<u32>().is_ok(), "{}", check.code);
            (family.iter().position(|f| *f == letters).unwrap(), number)
        };
        assert!(ALL.windows(2).all(|pair| rank(pair[0]) < rank(pair[1])));
        let names: BTreeSet<&str> = ALL.iter().map(|c| c.name).collect();
        assert_eq!(names.len(), ALL.len());
    }

    #[test]
    fn names_are_kebab_and_found() {
        for check in ALL {
            let is_kebab = |c: char| c.is_ascii_lowercase() || c == '-';
            assert!(check.name.chars().all(is_kebab), "{}", check.name);
            assert!(std::ptr::eq(find(check.name).unwrap(), *check));
            assert!(std::ptr::eq(find(&check.code.to_lowercase()).unwrap(), *check));
        }
        assert!(find("AUT999").is_none());
    }

    #[test]
    fn every_file_of_a_family_is_a_registered_check() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/checks");
        let families =
            ["structure", "authority", "coverage", "timing", "resources", "law", "language"];
        let mut files = BTreeSet::new();
        for family in families {
            for file in std::fs::read_dir(root.join(family)).into_iter().flatten() {
                let name = file.unwrap().file_name().into_string().unwrap();
                files.insert(name.trim_end_matches(".rs").replace('_', "-"));
            }
        }
        assert_eq!(files, ALL.iter().map(|c| c.name.to_owned()).collect());
    }

    #[test]
    fn every_page_has_its_headings() {
        for check in ALL {
            let title = format!("# {} {}\n", check.code, check.name);
            assert!(check.page.starts_with(&title), "{}", check.code);
            let headings: Vec<&str> =
                check.page.lines().filter_map(|line| line.strip_prefix("## ")).collect();
            let expected = ["What it finds", "Why it matters", "What to do", "Example"];
            assert_eq!(headings, expected, "{}", check.code);
            assert!(check.page.lines().all(|line| !line.ends_with(' ')), "{}", check.code);
        }
    }

    /// All pages as one document, for readers without the program.
    fn manual() -> String {
        let mut manual = "# The checks\n\nWritten by a test from the checks themselves; \
             `UPDATE_DOCS=1 cargo test --lib checks` writes it again.\n"
            .to_owned();
        for check in ALL {
            for line in check.page.lines() {
                manual.push('\n');
                if line.starts_with('#') {
                    manual.push('#');
                }
                manual += line;
            }
            manual.push('\n');
        }
        manual
    }

    #[test]
    fn the_manual_says_what_the_checks_say() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/checks.md");
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(&path, manual()).unwrap();
        }
        assert_eq!(std::fs::read_to_string(path).unwrap(), manual());
    }
}
