//! The papers that commitments stand on.

use super::Date;
use super::number;
use super::terms::vocabulary;
use super::unknown::Unknown;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

vocabulary! {
    /// The form of a paper.
    Form {
        /// A treaty.
        Treaty = "treaty", "treaty";
        /// An agreement of several parties.
        MultilateralAgreement = "multilateral-agreement", "multilateral agreement";
        /// An agreement of two parties.
        BilateralAgreement = "bilateral-agreement", "bilateral agreement";
        /// A memorandum.
        Memorandum = "memorandum", "memorandum";
        /// A declaration of policy.
        PoliticalDeclaration = "political-declaration", "political declaration";
        /// A resolution of a council or parliament.
        Resolution = "resolution", "resolution";
        /// A law.
        Statute = "statute", "statute";
        /// A contract.
        Contract = "contract", "contract";
    }
}

vocabulary! {
    /// Whether a paper binds.
    Force {
        /// In law.
        Binding = "binding", "legally binding";
        /// In politics only.
        Political = "political", "politically binding";
        /// Not at all.
        None = "none", "not binding";
    }
}

vocabulary! {
    /// How far a paper has come.
    InstrumentStatus {
        /// Nobody has tabled it.
        Idea = "idea", "not yet tabled";
        /// It is being negotiated.
        Negotiation = "negotiation", "in negotiation";
        /// It is signed.
        Signed = "signed", "signed";
        /// It is ratified.
        Ratified = "ratified", "ratified";
        /// It is in force.
        InForce = "in-force", "in force";
        /// It has ended.
        Ended = "ended", "ended";
    }
}

vocabulary! {
    /// What happens at the end of the term.
    Renewal {
        /// It goes on unless somebody ends it.
        Automatic = "automatic", "renews by itself";
        /// It goes on if the parties agree.
        ByAgreement = "by-agreement", "renews by agreement";
        /// It ends.
        None = "none", "does not renew";
    }
}

/// A paper that commitments stand on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Instrument {
    /// Id, unique among instruments.
    pub id: String,
    /// Title in full.
    #[serde(default)]
    pub title: String,
    /// Its form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Form>,
    /// Whether it binds.
    #[serde(default = "no_force")]
    pub force: Force,
    /// How far it has come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<InstrumentStatus>,
    /// Its parties.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<String>,
    /// The day it enters into force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force_from: Option<Date>,
    /// How many years it lasts; absent: without end.
    #[serde(
        default,
        deserialize_with = "number::read_option",
        serialize_with = "number::write_option",
        skip_serializing_if = "Option::is_none"
    )]
    #[schemars(range(min = 0))]
    pub term_years: Option<f64>,
    /// What happens at the end of the term.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renewal: Option<Renewal>,
    /// Months of notice that a party must give before it leaves.
    #[serde(
        default,
        deserialize_with = "number::read_option",
        serialize_with = "number::write_option",
        skip_serializing_if = "Option::is_none"
    )]
    #[schemars(range(min = 0))]
    pub withdrawal_notice_months: Option<f64>,
    /// Id of the source.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Unknown keys.
    #[serde(skip)]
    pub unknown: Unknown,
}

fn no_force() -> Force {
    Force::None
}

impl Instrument {
    /// The first day on which its term is over; none where it has no start or no term.
    pub fn expires(&self) -> Option<Date> {
        let months = (self.term_years? * 12.0).round().min(f64::from(u32::MAX));
        let from = self.in_force_from?;
        let end = from.plus_months(months as u32);
        // From 29 February the years run to the end of 28 February where there is no 29th.
        Some(if end.day() < from.day() { end.next_month() } else { end })
    }

    /// Whether it is in force on a day: its status says so, it has entered into force by then, and
    /// its term is not over (a term that renews by itself never is).
    pub fn in_force_on(&self, day: Date) -> bool {
        self.status == Some(InstrumentStatus::InForce)
            && self.in_force_from.is_none_or(|from| from <= day)
            && (self.renewal == Some(Renewal::Automatic)
                || self.expires().is_none_or(|end| day < end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_in_force_from_its_start_to_the_end_of_its_term() {
        let day = |s: &str| s.parse::<Date>().unwrap();
        let mut paper: Instrument = toml::from_str(
            "id = 'a'\nstatus = 'in-force'\nin_force_from = 2027-01-01\nterm_years = 10",
        )
        .unwrap();
        assert!(!paper.in_force_on(day("2026-12-31")));
        assert!(paper.in_force_on(day("2027-01-01")));
        assert!(paper.in_force_on(day("2036-12-31")));
        assert!(!paper.in_force_on(day("2037-01-01")));
        paper.renewal = Some(Renewal::Automatic);
        assert!(paper.in_force_on(day("2037-01-01")));
        paper.status = Some(InstrumentStatus::Signed);
        assert!(!paper.in_force_on(day("2030-01-01")));
    }

    #[test]
    fn ten_years_from_a_leap_day_end_with_the_last_of_february() {
        let paper: Instrument =
            toml::from_str("id = 'a'\nin_force_from = 2028-02-29\nterm_years = 10").unwrap();
        assert_eq!(paper.expires().unwrap().iso(), "2038-03-01");
        let paper: Instrument =
            toml::from_str("id = 'a'\nin_force_from = 2028-02-29\nterm_years = 4").unwrap();
        assert_eq!(paper.expires().unwrap().iso(), "2032-02-29");
    }
}
