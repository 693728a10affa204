// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Reading what was typed into the fields of this room's forms.

use chrono::{Datelike as _, Days, NaiveDate};

use crate::{
    kit::{form::Pairs, i18n::Message, text},
    projects::model::{LONGEST_TEXT, ProjectNumber},
};

/// Nobody plans further ahead, and a year mistyped with five digits is noticed.
const FURTHEST: Days = Days::new(3653);

/// A text that has to be there.
pub(super) fn text(typed: &Pairs, name: &str) -> Result<String, Message> {
    text::required(text::text(typed.raw(name), LONGEST_TEXT))
}

/// A day, written as in German or as machines do.
fn day(typed: &Pairs, name: &str) -> Result<NaiveDate, Message> {
    let text = typed.get(name).ok_or_else(|| Message::new("field-day-missing"))?;
    let day = ["%d.%m.%Y", "%Y-%m-%d"].iter().find_map(|form| NaiveDate::parse_from_str(text, form).ok());
    day.ok_or_else(|| Message::new("field-day-unreadable"))
}

/// A day that is not after `today`. Before the year 2000 a year was mistyped.
pub(super) fn past_day(typed: &Pairs, name: &str, today: NaiveDate) -> Result<NaiveDate, Message> {
    let day = day(typed, name)?;
    if day > today {
        Err(Message::new("reuse-day-ahead"))
    } else if day.year() < 2000 {
        Err(Message::new("field-day-unreadable"))
    } else {
        Ok(day)
    }
}

/// A day after `today`.
pub(super) fn future_day(typed: &Pairs, name: &str, today: NaiveDate) -> Result<NaiveDate, Message> {
    let day = day(typed, name)?;
    let furthest = today.checked_add_days(FURTHEST).unwrap_or(NaiveDate::MAX);
    if day <= today {
        Err(Message::new("field-day-past"))
    } else if day > furthest {
        Err(Message::new("field-day-too-far"))
    } else {
        Ok(day)
    }
}

/// The number of a project.
pub(super) fn number(typed: &Pairs, name: &str) -> Result<ProjectNumber, Message> {
    let text = typed.get(name).ok_or_else(|| Message::new("field-number-missing"))?;
    text.parse().map_err(|_| Message::new("field-number-unreadable"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(value: &str) -> Pairs {
        Pairs::of_query(&form_urlencoded::Serializer::new(String::new()).append_pair("x", value).finish())
    }

    #[test]
    fn a_text_has_to_be_there_and_to_be_one() {
        assert_eq!(text(&typed(" eins\r\nzwei "), "x").unwrap(), "eins\nzwei");
        assert_eq!(text(&typed(" \n "), "x").unwrap_err().key, "text-missing");
        assert_eq!(text(&typed("a\0b"), "x").unwrap_err().key, "text-unreadable");
        assert_eq!(text(&typed(&"ä".repeat(LONGEST_TEXT)), "x").unwrap().chars().count(), LONGEST_TEXT);
        let too_long = text(&typed(&"ä".repeat(LONGEST_TEXT + 1)), "x");
        assert_eq!(too_long.unwrap_err().key, "text-too-long");
    }

    #[test]
    fn a_day_is_read_as_people_write_it_and_lies_ahead() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let read = |value: &str| future_day(&typed(value), "x", today);
        let tomorrow = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
        for form in ["25.11.2026", "2026-11-25"] {
            assert_eq!(read(form), Ok(tomorrow), "{form}");
        }
        assert_eq!(read("1.3.2027"), Ok(NaiveDate::from_ymd_opt(2027, 3, 1).unwrap()));
        for (form, key) in [
            ("", "field-day-missing"),
            ("bald", "field-day-unreadable"),
            ("31.02.2027", "field-day-unreadable"),
            ("24.11.2026", "field-day-past"),
            ("24.11.26", "field-day-past"),
            ("25.11.2036", "field-day-too-far"),
            ("01.01.20270", "field-day-unreadable"),
        ] {
            assert_eq!(read(form).unwrap_err().key, key, "{form}");
        }
    }
}
