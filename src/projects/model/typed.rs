// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What somebody typed into a single field, understood or explained.

use chrono::{Datelike as _, NaiveDate};

use crate::kit::{i18n::Message, text};

/// Longest single line, in characters.
pub const LONGEST_LINE: usize = 200;
/// Longest text of several lines, in characters.
pub const LONGEST_TEXT: usize = 10_000;

/// Deadlines are within a working life from today; anything else is a slip of the finger.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

/// A text of several lines.
pub fn text(typed: &str) -> Result<String, Message> {
    text::text(typed, LONGEST_TEXT)
}

/// A text of one line; where a line was broken when it was pasted, a blank is meant.
pub fn line(typed: &str) -> Result<String, Message> {
    text::line(&typed.split_whitespace().collect::<Vec<_>>().join(" "), LONGEST_LINE)
}

/// A day as `TT.MM.JJJJ`.
pub fn date(typed: &str) -> Result<NaiveDate, Message> {
    let is_number =
        |part: &str, longest| (1..=longest).contains(&part.len()) && is_all(part, |b| b.is_ascii_digit());
    let parts: Vec<&str> = typed.split('.').map(str::trim).collect();
    let &[day, month, year] = parts.as_slice() else { return Err(Message::new("proposal-not-a-date")) };
    if !(is_number(day, 2) && is_number(month, 2) && is_number(year, 4) && year.len() == 4) {
        return Err(Message::new("proposal-not-a-date"));
    }
    let number = |part: &str| part.parse::<u32>().unwrap_or_default();
    let year = number(year).cast_signed();
    let date = NaiveDate::from_ymd_opt(year, number(month), number(day));
    let date = date.ok_or_else(|| Message::new("proposal-no-such-day"))?;
    if YEARS.contains(&date.year()) { Ok(date) } else { Err(Message::new("proposal-far-away-day")) }
}

/// A whole number up to `most`, with or without dots or blanks between its thousands.
pub fn number(typed: &str, most: u32) -> Result<u32, Message> {
    let is_separator = |letter: char| matches!(letter, '.' | ' ' | '\u{a0}' | '\u{202f}');
    let groups: Vec<&str> = typed.split(is_separator).collect();
    let is_grouped = match groups.as_slice() {
        [_] => true,
        [first, rest @ ..] => first.len() <= 3 && rest.iter().all(|group| group.len() == 3),
        [] => false,
    };
    let is_digits = |group: &&str| !group.is_empty() && is_all(group, |byte| byte.is_ascii_digit());
    if !(is_grouped && groups.iter().all(is_digits)) {
        return Err(Message::new("proposal-not-a-number"));
    }
    let too_large = || Message::new("proposal-number-too-large").with("most", i64::from(most));
    let number: u32 = groups.concat().parse().map_err(|_| too_large())?;
    if number <= most { Ok(number) } else { Err(too_large()) }
}

/// An amount of whole euros up to `most`; the unit and no cents may be written.
pub fn euros(typed: &str, most: u32) -> Result<u32, Message> {
    let amount = typed.trim_end_matches('€').trim_end_matches("EUR").trim_end();
    let amount = [",00", ",--", ",-"].iter().find_map(|none| amount.strip_suffix(none)).unwrap_or(amount);
    number(amount, most)
}

/// The council's number of a document, such as `16389-20` or `16389-20-E1`.
pub fn council_document(typed: &str) -> Result<String, Message> {
    let written = typed.to_ascii_uppercase();
    let is_number = |part: &str, length| part.len() == length && is_all(part, |byte| byte.is_ascii_digit());
    let is_suffix = |suffix: &str| {
        let (name, has_hyphen) = suffix.strip_prefix('-').map_or((suffix, false), |name| (name, true));
        let begins_well = has_hyphen || name.starts_with(|letter: char| letter.is_ascii_uppercase());
        begins_well && (1..=8).contains(&name.len()) && is_all(name, |byte| byte.is_ascii_alphanumeric())
    };
    let parts =
        written.split_once('-').and_then(|(running, rest)| Some((running, rest.split_at_checked(2)?)));
    let is_well_formed = parts.is_some_and(|(running, (year, suffix))| {
        is_number(running, 5) && is_number(year, 2) && (suffix.is_empty() || is_suffix(suffix))
    });
    if is_well_formed { Ok(written) } else { Err(Message::new("proposal-not-a-council-document")) }
}

/// The key of a service: LeiKa (14 digits that begin with 99) or OZG (5 digits). Blanks between the digits are
/// how catalogues print it.
pub fn service_key(typed: &str) -> Result<String, Message> {
    let digits: String = typed.split_whitespace().collect();
    let is_key = digits.len() == 5 || (digits.len() == 14 && digits.starts_with("99"));
    if is_key && is_all(&digits, |byte| byte.is_ascii_digit()) {
        Ok(digits)
    } else {
        Err(Message::new("proposal-not-a-service-key"))
    }
}

fn is_all(text: &str, kind: impl Fn(u8) -> bool) -> bool {
    text.bytes().all(kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key<T>(result: Result<T, Message>) -> &'static str {
        result.err().map_or("understood", |message| message.key)
    }

    #[test]
    fn days_are_understood_or_explained() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        assert_eq!(date("09.06.2024"), Ok(day(2024, 6, 9)));
        assert_eq!(date("9.6.2024"), Ok(day(2024, 6, 9)));
        assert_eq!(date("29. 02. 2028"), Ok(day(2028, 2, 29)));
        for unreal in ["31.02.2024", "00.01.2024", "29.02.2027", "1.13.2024"] {
            assert_eq!(key(date(unreal)), "proposal-no-such-day", "{unreal}");
        }
        for other in
            ["Anfang 2027", "2024-06-09", "9.6.24", "9.6.", "09.06.2024.", "٩.٦.٢٠٢٤", "+9.6.2024", ".."]
        {
            assert_eq!(key(date(other)), "proposal-not-a-date", "{other}");
        }
        for far in ["01.01.0001", "01.01.9999", "31.12.1989"] {
            assert_eq!(key(date(far)), "proposal-far-away-day", "{far}");
        }
    }

    #[test]
    fn numbers_are_understood_or_explained() {
        for (typed, understood) in [
            ("1200", 1200),
            ("1.200", 1200),
            ("1 200", 1200),
            ("1\u{a0}200\u{a0}000", 1_200_000),
            ("0", 0),
            ("007", 7),
        ] {
            assert_eq!(number(typed, 100_000_000), Ok(understood), "{typed}");
        }
        for other in
            ["ca. 1200", "-1", "1,5", "1.20", "1200.000", "12e3", "1..200", ".200", "", "１２", "0x1f"]
        {
            assert_eq!(key(number(other, 1_000)), "proposal-not-a-number", "{other}");
        }
        for large in ["99999999999", "1001", "99999999999999999999999999"] {
            assert_eq!(key(number(large, 1_000)), "proposal-number-too-large", "{large}");
        }
        for amount in ["45000", "45.000 €", "45.000,00 €", "45.000,- €", "45000 EUR"] {
            assert_eq!(euros(amount, 100_000), Ok(45_000), "{amount}");
        }
        assert_eq!(key(euros("1,1 Mio. €", 100_000)), "proposal-not-a-number");
    }

    #[test]
    fn numbers_of_documents_and_services_have_their_form() {
        for (typed, understood) in
            [("16389-20", "16389-20"), ("16389-20-e1", "16389-20-E1"), ("16389-20E1", "16389-20E1")]
        {
            assert_eq!(council_document(typed).as_deref(), Ok(understood));
        }
        for other in
            ["16389", "16389-2020", "1638-20", "16389-20-", "16389-20-123456789", "16389-20-Ä", "16389-2ö"]
        {
            assert_eq!(key(council_document(other)), "proposal-not-a-council-document", "{other}");
        }
        assert_eq!(service_key("99 108 003 008 000").as_deref(), Ok("99108003008000"));
        assert_eq!(service_key("10145").as_deref(), Ok("10145"));
        for other in ["98108003008000", "9910800300800", "1014", "1014x", "999999"] {
            assert_eq!(key(service_key(other)), "proposal-not-a-service-key", "{other}");
        }
    }

    #[test]
    fn texts_have_their_length() {
        assert_eq!(line("eine \n Zeile").as_deref(), Ok("eine Zeile"));
        assert_eq!(key(line(&"ä".repeat(201))), "text-too-long");
        assert_eq!(key(line(&"ä".repeat(200))), "understood");
        let lines = "Zeile\nzwei";
        assert_eq!(text(lines).as_deref(), Ok(lines));
        assert_eq!(key(text(&"x".repeat(10_001))), "text-too-long");
        let turned = "a\u{202e}b";
        assert_eq!(key(text(turned)), "text-unreadable");
    }
}
