// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Amounts as people write them.

use serde::{Deserialize, Serialize};

use super::wording::is_no_value;
use crate::kit::i18n::Message;

/// What divides whole numbers from their fractions in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DecimalMark {
    /// As in German: 1.234,50.
    #[default]
    Comma,
    /// As in English: 1,234.50.
    Point,
}

impl DecimalMark {
    /// The mark of a file, from all its texts with numbers: the one that is followed by one or two digits more often.
    pub(super) fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let (mut commas, mut points) = (0_usize, 0_usize);
        for text in texts {
            let digits = text.trim_end_matches(|letter: char| !letter.is_ascii_digit());
            if let Some(place) = digits.rfind([',', '.']) {
                let behind = digits.len() - place - 1;
                if (1..=2).contains(&behind) {
                    if digits.get(place..=place) == Some(",") { commas += 1 } else { points += 1 }
                }
            }
        }
        if points > commas { Self::Point } else { Self::Comma }
    }

    /// The character.
    pub const fn character(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Point => '.',
        }
    }
}

/// What a column counts in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// As it is written.
    #[default]
    One,
    /// Thousands.
    Thousand,
    /// Millions.
    Million,
}

impl Unit {
    /// Every unit.
    pub const ALL: [Self; 3] = [Self::One, Self::Thousand, Self::Million];

    /// The word in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Thousand => "thousand",
            Self::Million => "million",
        }
    }

    pub(super) const fn factor(self) -> i128 {
        match self {
            Self::One => 1,
            Self::Thousand => 1_000,
            Self::Million => 1_000_000,
        }
    }
}

/// An amount that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    pub whole: i64,
    pub notes: Vec<Message>,
}

/// Words in front that say that a number is not exact.
const ABOUT: [&str; 9] = ["ca.", "ca", "circa", "rd.", "rund", "etwa", "ungefähr", "~", "≈"];
/// Words behind a number and what they count in; the longest first.
const UNITS: [(&str, Unit); 24] = [
    ("millionen euro", Unit::Million),
    ("tausend euro", Unit::Thousand),
    ("mio. euro", Unit::Million),
    ("tsd. euro", Unit::Thousand),
    ("mio. eur", Unit::Million),
    ("mio eur", Unit::Million),
    ("tsd. eur", Unit::Thousand),
    ("tsd eur", Unit::Thousand),
    ("mio. €", Unit::Million),
    ("mio €", Unit::Million),
    ("tsd. €", Unit::Thousand),
    ("tsd €", Unit::Thousand),
    ("teur", Unit::Thousand),
    ("mio.", Unit::Million),
    ("mio", Unit::Million),
    ("tsd.", Unit::Thousand),
    ("tsd", Unit::Thousand),
    ("t€", Unit::Thousand),
    ("k€", Unit::Thousand),
    ("personentage", Unit::One),
    ("tage", Unit::One),
    ("euro", Unit::One),
    ("eur", Unit::One),
    ("€", Unit::One),
];
const DAYS: &str = "pt";

/// Reads an amount that stands in a column that counts in `unit`. `is_text` says that the file holds nothing but
/// texts, where an ordinary number is no remark.
pub(super) fn read(
    raw: &str,
    (unit, mark): (Unit, DecimalMark),
    is_text: bool,
) -> Result<Option<Amount>, Message> {
    let unreadable = || Message::new("remark-number-unreadable");
    let text = raw.replace(is_blank, " ").trim().to_lowercase();
    if is_no_value(&text) {
        return Ok(None);
    }
    let mut notes = Vec::new();
    let mut rest = text.as_str();
    if let Some(behind) = ABOUT.iter().find_map(|word| rest.strip_prefix(word)) {
        notes.push(Message::new("remark-about"));
        rest = behind.trim_start();
    }
    let mut factor = unit.factor();
    if let Some((before, named)) =
        UNITS.iter().find_map(|(word, unit)| Some((rest.strip_suffix(word)?, *unit)))
    {
        rest = before.trim_end();
        match named {
            Unit::One => {}
            Unit::Thousand => notes.push(Message::new("remark-thousand")),
            Unit::Million => notes.push(Message::new("remark-million")),
        }
        factor = named.factor();
    } else if let Some(before) = rest.strip_suffix(DAYS) {
        notes.push(Message::new("remark-unit-days"));
        rest = before.trim_end();
    }
    rest = rest.strip_prefix('€').unwrap_or(rest).trim();
    let rest = [",-", ",--", ",–", ",—"].iter().find_map(|end| rest.strip_suffix(end)).unwrap_or(rest);
    if rest.starts_with(['-', '−', '–', '(']) && rest.contains(|letter: char| letter.is_ascii_digit()) {
        return Err(Message::new("remark-number-negative"));
    }
    let (digits, decimals, note) = number(rest.trim_start_matches('+'), mark).ok_or_else(unreadable)?;
    notes.extend(note.map(Message::new));
    if notes.is_empty() && !is_text {
        notes.push(Message::new("remark-number-text"));
    }
    let (whole, is_rounded) = whole(digits, decimals, factor).ok_or_else(unreadable)?;
    if is_rounded {
        notes.push(Message::new("remark-rounded"));
    }
    Ok(Some(Amount { whole, notes }))
}

/// The same of a cell that holds a number.
pub(super) fn of_number(number: f64, unit: Unit) -> Result<Amount, Message> {
    if number < 0.0 {
        return Err(Message::new("remark-number-negative"));
    }
    let unreadable = || Message::new("remark-number-unreadable");
    if !(0.0..1e12).contains(&number) {
        return Err(unreadable());
    }
    // Hundredths of what the unit is divided into: a calculation leaves less than that behind.
    let text = format!("{number:.8}");
    let (digits, decimals, _) =
        self::number(text.trim_end_matches('0').trim_end_matches('.'), DecimalMark::Point)
            .ok_or_else(unreadable)?;
    let (whole, is_rounded) = whole(digits, decimals, unit.factor()).ok_or_else(unreadable)?;
    let notes = if is_rounded { vec![Message::new("remark-rounded")] } else { Vec::new() };
    Ok(Amount { whole, notes })
}

/// Times `factor`, rounded to a whole number, and whether that changed it.
fn whole(digits: i128, decimals: u32, factor: i128) -> Option<(i64, bool)> {
    let divisor = 10_i128.checked_pow(decimals)?;
    let product = digits.checked_mul(factor)?;
    let rounded = (product.checked_mul(2)? + divisor) / (divisor * 2);
    Some((i64::try_from(rounded).ok()?, product % divisor != 0))
}

fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}')
}

/// The digits of a number, how many of them are decimals, and what was doubtful.
fn number(text: &str, mark: DecimalMark) -> Option<(i128, u32, Option<&'static str>)> {
    let text = text.replace(['\'', '’'], " ");
    let last = text.rfind(['.', ',']);
    let (has_points, has_commas) = (text.contains('.'), text.contains(','));
    let (whole, fraction, note) = match last {
        None => (text.as_str(), "", None),
        Some(place) => {
            let (before, behind) = (text.get(..place)?, text.get(place + 1..)?);
            let is_point = text.get(place..=place)? == ".";
            let groups_fit = is_grouped(&text, if is_point { '.' } else { ',' });
            let is_thousands = !(has_points && has_commas)
                && groups_fit
                && (is_point == (mark == DecimalMark::Comma) || before.contains(['.', ',']));
            if is_thousands {
                (text.as_str(), "", None)
            } else {
                let is_unusual = is_point == (mark == DecimalMark::Comma) && !(has_points && has_commas);
                let note = if is_point { "remark-decimal-point" } else { "remark-decimal-comma" };
                (before, behind, is_unusual.then_some(note))
            }
        }
    };
    let separators: Vec<char> = whole.chars().filter(|letter| !letter.is_ascii_digit()).collect();
    if let Some(first) = separators.first()
        && !(separators.iter().all(|other| other == first) && is_grouped(whole, *first))
    {
        return None;
    }
    let digits: String = whole.chars().filter(char::is_ascii_digit).chain(fraction.chars()).collect();
    let is_number = !digits.is_empty()
        && digits.len() <= 18
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && whole.starts_with(|first: char| first.is_ascii_digit())
        && (last.is_none() || !fraction.is_empty() || whole.len() == text.len());
    let decimals = u32::try_from(fraction.len()).ok()?;
    if is_number { Some((digits.parse().ok()?, decimals, note)) } else { None }
}

/// Whether the digits stand in groups of three behind the first.
fn is_grouped(text: &str, separator: char) -> bool {
    let mut groups = text.split(separator);
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len())
        && groups.all(|group| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn german(text: &str) -> (Option<i64>, Vec<&'static str>) {
        match read(text, (Unit::One, DecimalMark::Comma), true) {
            Ok(Some(amount)) => (Some(amount.whole), amount.notes.iter().map(|note| note.key).collect()),
            Ok(None) => (None, vec![]),
            Err(message) => (None, vec![message.key]),
        }
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, whole) in [
            ("1.450.000,00", 1_450_000),
            ("45.000,00 €", 45_000),
            ("1.234", 1_234),
            ("12.345.678", 12_345_678),
            ("1\u{202f}450\u{a0}000", 1_450_000),
            ("900,0", 900),
            ("1234", 1_234),
            ("45.000,-", 45_000),
            ("€ 500", 500),
            ("1'000'000", 1_000_000),
            ("1,234,567.00", 1_234_567),
        ] {
            assert_eq!(german(text), (Some(whole), vec![]), "{text}");
        }
        for (text, whole, note) in [
            ("780 T€", 780_000, "remark-thousand"),
            ("1,1 Mio. €", 1_100_000, "remark-million"),
            ("ca. 150.000", 150_000, "remark-about"),
            ("120 PT", 120, "remark-unit-days"),
            ("35000.00", 35_000, "remark-decimal-point"),
            ("2,5", 3, "remark-rounded"),
        ] {
            assert_eq!(german(text), (Some(whole), vec![note]), "{text}");
        }
        for text in ["", "k. A.", "n. n.", "–", "-"] {
            assert_eq!(german(text), (None, vec![]), "{text}");
        }
        assert_eq!(german("-130.000").1, ["remark-number-negative"]);
        for text in
            ["viel", "1.45.000", "12 34", "1e9", "5 bis 7", "1,2,3", "٣", "99999999999999999999", ",5", "5,"]
        {
            assert_eq!(german(text), (None, vec!["remark-number-unreadable"]), "{text}");
        }
    }

    #[test]
    fn an_english_file_has_points_for_fractions() {
        let texts = ["45000.00", "60.0", "1,450,000.00"];
        assert_eq!(DecimalMark::of(texts.into_iter()), DecimalMark::Point);
        assert_eq!(DecimalMark::of(["45.000,00", "1.234"].into_iter()), DecimalMark::Comma);
        let english = |text| read(text, (Unit::One, DecimalMark::Point), true).unwrap().unwrap();
        assert_eq!(english("45000.00"), Amount { whole: 45_000, notes: vec![] });
        assert_eq!(english("1,234"), Amount { whole: 1_234, notes: vec![] });
        assert_eq!(english("1,450,000.00").whole, 1_450_000);
    }

    #[test]
    fn a_unit_of_the_column_counts_unless_the_cell_has_its_own() {
        let read = |text| read(text, (Unit::Thousand, DecimalMark::Comma), true).unwrap().unwrap().whole;
        assert_eq!((read("45"), read("45,5"), read("45 €"), read("1 Mio.")), (45_000, 45_500, 45, 1_000_000));
        assert_eq!(of_number(1450.0, Unit::Thousand).unwrap().whole, 1_450_000);
        assert_eq!(of_number(0.1 + 0.2, Unit::Million).unwrap(), Amount { whole: 300_000, notes: vec![] });
        assert_eq!(of_number(-1.0, Unit::One).unwrap_err().key, "remark-number-negative");
        assert!(of_number(f64::NAN, Unit::One).is_err());
    }
}
