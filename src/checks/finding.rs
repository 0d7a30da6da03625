//! What a check is, and what it says.

use super::Context;
use crate::edit::Edit;
use crate::model::{Kind, Package, Term};

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It cannot work as written.
    Error,
    /// It may fail when needed.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// One thing that is looked for.
pub struct Check {
    /// Its code, such as `AUT002`: stable, never used again.
    pub code: &'static str,
    /// Its name, such as `no-deadline`.
    pub name: &'static str,
    /// The page that explains it: Markdown with the headings “What it finds”, “Why it matters” and
    /// “What to do”.
    pub page: &'static str,
    /// How several of its findings are said in one sentence; see [`Like::sentence`].
    pub many: &'static str,
    /// Looks, and adds what it finds.
    pub run: fn(&Context, &mut Vec<Finding>),
}

impl Check {
    /// A finding of this check, to which help and fixes are added.
    pub(super) fn finding(
        &self,
        severity: Severity,
        subject: impl Into<String>,
        message: impl Into<String>,
    ) -> Finding {
        Finding {
            code: self.code,
            name: self.name,
            severity,
            subject: subject.into(),
            message: message.into(),
            help: String::new(),
            fixes: Vec::new(),
            accepted: None,
            span: None,
            like: Like { sentence: self.many, ..Like::default() },
        }
    }
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The check's code.
    pub code: &'static str,
    /// The check's name.
    pub name: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// What it is about: `kind:id`, such as `commitment:air-reinforcement`, `party:deu`,
    /// `cell:drone/incident`, `need:winter-salvo/air-defence`; `package` for the whole.
    pub subject: String,
    /// What was found, in the drafter's words, with the names and figures at hand.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// Drafting moves that mend it.
    pub fixes: Vec<Fix>,
    /// The acceptance that covers it, by place in the package.
    pub accepted: Option<usize>,
    /// For a finding about words: the bytes of the subject's clause that it is about.
    pub span: Option<std::ops::Range<usize>>,
    /// How it is said together with its like.
    pub like: Like,
}

/// How a finding is said in one sentence with others of its check. Those whose sentence and
/// `about` are the same are alike, and differ in their items only.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Like {
    /// The sentence for several: `{n}` stands for the number of items, `{list}` for the items,
    /// `{about}` for what they share, and `{one|many}` for the word that agrees with their number.
    pub sentence: &'static str,
    /// What the like findings share, such as who can stop the help.
    pub about: String,
    /// What this one adds to the list; where it is empty, the name of the subject.
    pub item: String,
}

impl Finding {
    /// With a sentence on what to do.
    pub(super) fn help(mut self, help: impl Into<String>) -> Finding {
        self.help = help.into();
        self
    }

    /// With a move that mends it, where there is one.
    pub(super) fn fix(mut self, title: impl Into<String>, edit: Option<Edit>) -> Finding {
        if let Some(edit) = edit {
            self.fixes.push(Fix { title: title.into(), edit });
        }
        self
    }

    /// With the words that it is about.
    pub(super) fn at(mut self, span: std::ops::Range<usize>) -> Finding {
        self.span = Some(span);
        self
    }

    /// With another sentence for several than the check’s own.
    pub(super) fn many(mut self, sentence: &'static str) -> Finding {
        self.like.sentence = sentence;
        self
    }

    /// With what it shares with its like.
    pub(super) fn about(mut self, about: impl Into<String>) -> Finding {
        self.like.about = about.into();
        self
    }

    /// With what it adds to the list of its like.
    pub(super) fn item(mut self, item: impl Into<String>) -> Finding {
        self.like.item = item.into();
        self
    }

    /// Whether it counts: a finding that the drafters have accepted does not.
    pub fn is_open(&self) -> bool {
        self.accepted.is_none()
    }

    /// The object that it is about, by kind and place: the vector of a cell, the scenario of a need;
    /// none for the whole package.
    pub fn place(&self, package: &Package) -> Option<(Kind, usize)> {
        place_of(package, &self.subject)
    }
}

/// The object that a subject such as `commitment:air-reinforcement` names, by kind and place: the
/// vector of a cell, the scenario of a need; none where there is none.
pub fn place_of(package: &Package, subject: &str) -> Option<(Kind, usize)> {
    let (kind, id) = subject.split_once(':')?;
    let (kind, id) = match kind {
        "cell" => (Kind::Vector, id.split_once('/')?.0),
        "need" => (Kind::Scenario, id.split_once('/')?.0),
        _ => (*Kind::ALL.iter().find(|k| k.key() == kind)?, id),
    };
    Some((kind, package.position(kind, id)?))
}

/// A drafting move that mends a finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Fix {
    /// What it will do, such as “Pre-authorise Germany”.
    pub title: String,
    /// The move.
    pub edit: Edit,
}

/// How many findings there are; accepted ones are counted apart and nowhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Open errors.
    pub errors: usize,
    /// Open warnings.
    pub warnings: usize,
    /// Open notes.
    pub notes: usize,
    /// Accepted findings of any severity.
    pub accepted: usize,
}

impl Counts {
    /// Counts findings.
    pub fn of<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Counts {
        let mut counts = Counts::default();
        for finding in findings {
            *match finding.severity {
                _ if !finding.is_open() => &mut counts.accepted,
                Severity::Error => &mut counts.errors,
                Severity::Warning => &mut counts.warnings,
                Severity::Note => &mut counts.notes,
            } += 1;
        }
        counts
    }

    /// How many are open.
    pub fn open(self) -> usize {
        self.errors + self.warnings + self.notes
    }
}
