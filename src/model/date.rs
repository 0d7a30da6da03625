//! Calendar dates.

use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A day of the Gregorian calendar. In TOML a bare date, in JSON a string, `2026-11-24` in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

impl Date {
    /// The day, where there is such a day.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let exists =
            year <= 9999 && (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        exists.then_some(Date { year, month, day })
    }

    /// The year, 0 to 9999.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }

    /// The date that lies `months` later, the day held to the length of the month.
    pub fn plus_months(self, months: u32) -> Date {
        let total = u64::from(self.year) * 12 + u64::from(self.month - 1) + u64::from(months);
        let year = (total / 12).min(9999) as u16;
        let month = (total % 12) as u8 + 1;
        Date { year, month, day: self.day.min(days_in(year, month)) }
    }

    /// The first day of the month after this one.
    pub fn next_month(self) -> Date {
        Date { day: 1, ..self }.plus_months(1)
    }

    /// The day that lies `days` after 1 January 1970, as system clocks count.
    pub fn from_unix_days(days: u64) -> Date {
        // Civil-from-days after Howard Hinnant, "chrono-compatible low-level date algorithms".
        let z = days + 719_468;
        let era = z / 146_097;
        let doe = z % 146_097;
        let yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let day = (doy - (153 * mp + 2) / 5 + 1) as u8;
        let month = if mp < 10 { mp + 3 } else { mp - 9 } as u8;
        let year = (yoe + era * 400 + u64::from(month <= 2)).min(9999) as u16;
        Date { year, month, day }
    }

    /// `2026-11-24`.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    fn from_toml(d: toml::value::Date) -> Option<Date> {
        Date::new(d.year, d.month, d.day)
    }
}

/// `24 November 2026`, with a no-break space between day and month.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let month = MONTHS[usize::from(self.month - 1)];
        write!(f, "{}\u{a0}{month} {}", self.day, self.year)
    }
}

/// A text that is not a date.
#[derive(Debug, thiserror::Error)]
#[error("“{0}” is not a date; write it as 2026-11-24")]
pub struct NotADate(String);

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(s: &str) -> Result<Date, NotADate> {
        let fail = || NotADate(s.chars().take(40).collect());
        let parts: Vec<&str> = s.trim().split('-').collect();
        let [y, m, d] = parts[..] else { return Err(fail()) };
        if y.len() != 4 || m.len() != 2 || d.len() != 2 {
            return Err(fail());
        }
        let (Ok(y), Ok(m), Ok(d)) = (y.parse(), m.parse(), d.parse()) else { return Err(fail()) };
        Date::new(y, m, d).ok_or_else(fail)
    }
}

// Every package is written through a TOML tree, from which JSON is made too: so only TOML's form.
impl Serialize for Date {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let date = toml::value::Date { year: self.year, month: self.month, day: self.day };
        toml::value::Datetime { date: Some(date), time: None, offset: None }.serialize(s)
    }
}

struct DateVisitor;

impl<'de> Visitor<'de> for DateVisitor {
    type Value = Date;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a date such as 2026-11-24")
    }

    fn visit_str<E: de::Error>(self, v: &str) -> Result<Date, E> {
        v.parse().map_err(|_| E::invalid_value(de::Unexpected::Str(v), &self))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Date, A::Error> {
        let value = toml::value::Datetime::deserialize(de::value::MapAccessDeserializer::new(map))?;
        value
            .date
            .filter(|_| value.time.is_none())
            .and_then(Date::from_toml)
            .ok_or_else(|| de::Error::custom("expected a date without a time"))
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Date, D::Error> {
        d.deserialize_any(DateVisitor)
    }
}

impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_days() {
        let day: Date = "2026-11-24".parse().unwrap();
        assert_eq!(day.to_string(), "24\u{a0}November 2026");
        assert_eq!(day.iso(), "2026-11-24");
        for wrong in ["2026-02-30", "2026-13-01", "24.11.2026", "", "2026-1-1", "٢٠٢٦-11-24"] {
            assert!(wrong.parse::<Date>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn adds_months_within_the_calendar() {
        let day = Date::new(2024, 1, 31).unwrap();
        assert_eq!(day.plus_months(1).iso(), "2024-02-29");
        assert_eq!(day.plus_months(120).iso(), "2034-01-31");
        assert_eq!(day.plus_months(u32::MAX).year(), 9999);
    }

    #[test]
    fn counts_days_as_clocks_do() {
        assert_eq!(Date::from_unix_days(0).iso(), "1970-01-01");
        assert_eq!(Date::from_unix_days(20_781).iso(), "2026-11-24");
    }
}
