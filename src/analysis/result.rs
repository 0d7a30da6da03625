//! The figures, as values; places in the package's lists stand for objects.

use crate::model::{Date, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// How to look at a package; never saved into it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// Count only instruments in force on this day as binding; none: the package as designed.
    pub as_of: Option<Date>,
    /// Parties that are out: they and their organs oppose in every stance, and what they would have
    /// to deliver is lost.
    pub out: BTreeSet<String>,
}

/// All figures of a package.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Analysis {
    /// The package's measures: means over the scenarios that have needs, by weight.
    pub measures: Measures,
    /// One result a scenario, in the order of the file.
    pub scenarios: Vec<ScenarioResult>,
    /// Every route, in the order of commitments, then triggers, then supplies.
    pub routes: Vec<Route>,
    /// The matrix, row by row: vectors in the order of the file, severities from the least.
    pub coverage: Vec<Cell>,
}

/// The three stances, each a fulfilment from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Measures {
    /// All free actors support.
    pub ceiling: f64,
    /// All free actors are silent; providers do what they are bound to.
    pub assured: f64,
    /// As assured, and only what is already in the beneficiary's hands counts.
    pub in_hand: f64,
    /// False where nothing can be measured: no scenario has a need with a weight.
    pub measured: bool,
}

/// The figures of one scenario.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ScenarioResult {
    /// Its place in the package.
    pub scenario: usize,
    /// Means over its needs; not measured where it has none.
    pub measures: Measures,
    /// One result a need, in the order of the file.
    pub needs: Vec<NeedResult>,
    /// The triggers that fire, by place.
    pub fired: Vec<usize>,
}

/// The figures of one need.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NeedResult {
    /// Its place in the scenario.
    pub need: usize,
    /// Fulfilment in the three stances.
    pub measures: Measures,
    /// The supplies that count toward it, with their share of a pool and the routes that bring them.
    pub counting: Vec<Counting>,
    /// Minimal sets of free actors whose defection breaks the need, by size, then alphabetically;
    /// one empty set where it is not met anyway.
    pub blocking_sets: Vec<Vec<String>>,
    /// False where only sets up to the stated size were searched.
    pub blocking_sets_complete: bool,
    /// Penrose–Banzhaf power of each free actor that has any.
    pub power: BTreeMap<String, f64>,
    /// Fulfilment without a party (best hours, all others supporting), where it is lower.
    pub one_party_out: BTreeMap<String, f64>,
}

/// A supply that counts toward a need.
#[derive(Debug, Clone, PartialEq)]
pub struct Counting {
    /// The commitment, by place.
    pub commitment: usize,
    /// The supply, by place within the commitment.
    pub supply: usize,
    /// How much of it counts, after its pool is shared out.
    pub amount: f64,
    /// The routes that bring it in this scenario, by place in [`Analysis::routes`].
    pub routes: Vec<usize>,
    /// Hours at which it arrives when all support; none where no route passes.
    pub ceiling_hours: Option<f64>,
    /// Hours at which it arrives when all are silent; none where no route passes or ends.
    pub assured_hours: Option<f64>,
    /// Whether it counts in the stance “in hand”.
    pub in_hand: bool,
}

/// How automatic a route is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize)]
#[serde(into = "u8")]
pub enum Grade {
    /// Not binding, or talk, or blocked even when all support.
    #[default]
    Declaratory,
    /// Someone has to decide, and one free actor alone can stop it.
    Discretionary,
    /// Someone has to decide, and no single free actor can stop it.
    Collective,
    /// It passes in silence, but objectors can stop it.
    DefaultOn,
    /// Nobody has to decide, and only a breach can stop it.
    Automatic,
}

impl Grade {
    /// All grades, from 0.
    pub const ALL: [Grade; 5] = [
        Grade::Declaratory,
        Grade::Discretionary,
        Grade::Collective,
        Grade::DefaultOn,
        Grade::Automatic,
    ];

    /// The numeral, 0 to 4.
    pub fn numeral(self) -> u8 {
        self as u8
    }

    /// The name.
    pub fn name(self) -> &'static str {
        match self {
            Grade::Declaratory => "Declaratory",
            Grade::Discretionary => "Discretionary",
            Grade::Collective => "Collective",
            Grade::DefaultOn => "Default-on",
            Grade::Automatic => "Automatic",
        }
    }
}

impl From<Grade> for u8 {
    fn from(grade: Grade) -> u8 {
        grade.numeral()
    }
}

/// One trigger of one commitment for one supply.
#[derive(Debug, Clone, PartialEq)]
pub struct Route {
    /// The commitment, by place.
    pub commitment: usize,
    /// The trigger, by place; none for a standing commitment.
    pub trigger: Option<usize>,
    /// The supply, by place within the commitment.
    pub supply: usize,
    /// How automatic it is.
    pub grade: Grade,
    /// Whether it does not pass even when all free actors support.
    pub blocked: bool,
    /// Free actors whose opposition alone stops it while all others support; empty where blocked.
    pub vetoes: Vec<String>,
    /// Hours when all support; none where it does not pass or never ends.
    pub best_hours: Option<f64>,
    /// Hours, worst, in the stance *assured*; none where it does not pass or never ends.
    pub worst_hours: Option<f64>,
    /// What it has to pass, in order, delivery last.
    pub steps: Vec<Step>,
}

/// One step of a route.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What it is.
    pub kind: StepKind,
    /// Hours when all support; none where it does not pass or never ends.
    pub best_hours: Option<f64>,
    /// Hours, worst, in the stance *assured*; none where it does not pass or never ends.
    pub worst_hours: Option<f64>,
    /// Whether it passes when all free actors are silent.
    pub passes_in_silence: bool,
    /// Whether it passes when all free actors support.
    pub passes_with_support: bool,
}

/// What a step is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepKind {
    /// A gate of the trigger's determination, by place.
    Determination(usize),
    /// A gate of the commitment's activation, by place.
    Activation(usize),
    /// Hidden: the promise does not bind, so the provider decides for itself.
    OwnDecision,
    /// Hidden: an organ of the provider must consent; by place among its organs. Organs decide side
    /// by side.
    Organ(usize),
    /// From release to effect.
    Delivery,
}

impl StepKind {
    /// Whether the words of the package leave this step out.
    pub fn is_hidden(&self) -> bool {
        matches!(self, StepKind::OwnDecision | StepKind::Organ(_))
    }
}

/// Whether and how a cell of the matrix is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellStatus {
    /// No trigger takes this vector at this severity.
    NoTrigger,
    /// A trigger fires, and nothing but talk answers.
    NoResponse,
    /// The best grade among the routes that answer.
    Graded(Grade),
}

/// One cell of the coverage matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The vector, by place.
    pub vector: usize,
    /// The severity.
    pub severity: Severity,
    /// Whether and how it is answered.
    pub status: CellStatus,
    /// How many different providers the answering routes have.
    pub providers: usize,
    /// Whether only some areas are covered.
    pub partial_area: bool,
    /// Standing commitments that counter the vector, by place.
    pub standing: Vec<usize>,
    /// The routes that answer, by place in [`Analysis::routes`].
    pub routes: Vec<usize>,
}
