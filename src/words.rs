//! How figures and names are said, on screen, on paper and in the terminal alike.

pub(crate) mod article;

pub(crate) mod say;

use crate::model::{Capability, Package};

const NBSP: char = '\u{a0}';

/// A share as a percentage without decimals: `37 %`, with a no-break space.
///
/// What is not whole never reads as whole: 0.996 is 99 %, 0.004 is 1 %.
pub fn percent(share: f64) -> String {
    format!("{}{NBSP}%", percent_figure(share))
}

/// The figure of [`percent`] alone.
pub fn percent_figure(share: f64) -> u32 {
    let share = share.clamp(0.0, 1.0);
    let rounded = (share * 100.0).round();
    if rounded >= 100.0 && share < 1.0 - 1e-9 {
        99
    } else if rounded <= 0.0 && share > 1e-9 {
        1
    } else {
        rounded as u32
    }
}

/// A time: hours up to 72, then days, up to ten with the hours left over: `54 h`, `3 days 12 h`,
/// `10 days`.
pub fn hours(hours: f64) -> String {
    if hours <= 72.0 {
        return format!("{}{NBSP}h", amount(hours));
    }
    if hours >= 240.0 {
        return format!("{}{NBSP}days", amount((hours / 24.0).round()));
    }
    let whole = hours.round();
    let (days, left) = ((whole / 24.0).floor(), whole % 24.0);
    if left == 0.0 {
        return format!("{}{NBSP}days", amount(days));
    }
    format!("{}{NBSP}days{NBSP}{}{NBSP}h", amount(days), amount(left))
}

/// How long something takes: as [`hours`], or `at once`.
pub fn delay(time: f64) -> String {
    if time <= 0.0 { "at once".to_owned() } else { hours(time) }
}

/// A time that may never come: as [`hours`], or `no limit`.
pub fn hours_or_never(time: Option<f64>) -> String {
    time.map_or_else(|| "no limit".to_owned(), hours)
}

/// A number without needless decimals, thousands set apart: `6`, `0.5`, `15,000`.
pub fn amount(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    let text = format!("{rounded}");
    let (whole, fraction) = text.split_once('.').map_or((text.as_str(), ""), |(w, f)| (w, f));
    let mut grouped = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if fraction.is_empty() { grouped } else { format!("{grouped}.{fraction}") }
}

/// An amount with its unit in the right number: `1 battery`, `6 batteries`; money has its
/// sign before it, `€ 60 billion a year`.
pub fn quantity(package: &Package, capability: &str, value: f64) -> String {
    let unit = package.find::<Capability>(capability).map_or("", |c| c.unit.trim());
    if unit.is_empty() {
        return amount(value);
    }
    for scale in ["million", "billion"] {
        let rest = unit.strip_prefix(scale).and_then(|rest| rest.strip_prefix(" euro"));
        if let Some(rest) = rest {
            return format!("€{NBSP}{}{NBSP}{scale}{rest}", amount(value));
        }
    }
    let unit = if (value - 1.0).abs() < 1e-9 { unit.to_owned() } else { plural(unit) };
    format!("{}{NBSP}{unit}", amount(value))
}

/// The plural of an English unit; what a unit is “of” or “a” stays as it is.
pub fn plural(unit: &str) -> String {
    let head_end = [" of ", " a ", " per ", " in ", " for "]
        .iter()
        .filter_map(|link| unit.find(link))
        .min()
        .unwrap_or(unit.len());
    let (head, rest) = unit.split_at(head_end);
    let first = head.split(' ').next().unwrap_or_default();
    if matches!(head, "km" | "m" | "t" | "MW" | "GW" | "MWh" | "GWh" | "%" | "euro") {
        return unit.to_owned();
    }
    // “thousand rounds”, “billion euro”: a number-word, or a plural already.
    if head.ends_with('s') && !head.ends_with("ss")
        || ["thousand", "million", "billion", "hundred"].contains(&first)
    {
        return unit.to_owned();
    }
    let vowel_before_y = |h: &str| h.chars().rev().nth(1).is_some_and(|c| "aeiou".contains(c));
    let plural = match head.chars().last() {
        Some('y') if !vowel_before_y(head) => format!("{}ies", &head[..head.len() - 1]),
        Some('x' | 's') => format!("{head}es"),
        _ if head.ends_with("ch") || head.ends_with("sh") => format!("{head}es"),
        None => String::new(),
        _ if head == "aircraft" || head.ends_with(" aircraft") => head.to_owned(),
        _ => format!("{head}s"),
    };
    plural + rest
}

/// A list in a sentence: `Germany`, `Germany and France`, `Germany, France and Italy`.
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    joined(items, "and")
}

/// Items as alternatives: `a, b or c`.
pub fn alternatives<S: AsRef<str>>(items: &[S]) -> String {
    joined(items, "or")
}

fn joined<S: AsRef<str>>(items: &[S], word: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [head @ .., last] => {
            let head: Vec<&str> = head.iter().map(AsRef::as_ref).collect();
            format!("{} {word} {}", head.join(", "), last.as_ref())
        }
    }
}

/// A count with its noun: `1 error`, `2 errors`; numbers up to ten as figures too.
pub fn count(n: usize, noun: &str) -> String {
    let noun = if n == 1 { noun.to_owned() } else { plural(noun) };
    format!("{n}{NBSP}{noun}")
}

/// A number in words up to twelve, then in figures: for prose.
pub fn number_word(n: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    WORDS.get(n).map_or_else(|| amount(n as f64), |w| (*w).to_owned())
}

/// The text with its first letter in upper case.
pub fn sentence_case(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_is_never_rounded_to_whole_or_nothing() {
        assert_eq!(percent(0.374), "37\u{a0}%");
        assert_eq!(percent(0.999), "99\u{a0}%");
        assert_eq!(percent(0.001), "1\u{a0}%");
        assert_eq!((percent_figure(0.0), percent_figure(1.0)), (0, 100));
    }

    #[test]
    fn times_are_hours_up_to_72_then_days() {
        assert_eq!(hours(54.0), "54\u{a0}h");
        assert_eq!(hours(72.0), "72\u{a0}h");
        assert_eq!(hours(84.0), "3\u{a0}days\u{a0}12\u{a0}h");
        assert_eq!(hours(72.3), "3\u{a0}days");
        assert_eq!(hours(192.0), "8\u{a0}days");
        assert_eq!(hours(239.8), "10\u{a0}days");
        assert_eq!(hours(240.0), "10\u{a0}days");
        assert_eq!(hours_or_never(None), "no limit");
    }

    #[test]
    fn units_agree_with_their_number() {
        for (one, many) in [
            ("battery", "batteries"),
            ("missile", "missiles"),
            ("vessel", "vessels"),
            ("thousand rounds a month", "thousand rounds a month"),
            ("observer team", "observer teams"),
            ("billion euro", "billion euro"),
            ("brigade", "brigades"),
            ("km of line", "km of line"),
            ("day of cover", "days of cover"),
        ] {
            assert_eq!(plural(one), many);
        }
    }

    #[test]
    fn amounts_group_thousands() {
        assert_eq!(amount(15_000.0), "15,000");
        assert_eq!(amount(0.5), "0.5");
        assert_eq!(amount(1_234_567.25), "1,234,567.25");
    }

    #[test]
    fn lists_read_as_sentences() {
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(alternatives(&["a", "b", "c"]), "a, b or c");
        assert_eq!(list::<&str>(&[]), "");
        assert_eq!(count(1, "error"), "1\u{a0}error");
    }
}
