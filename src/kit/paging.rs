// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Long lists in parts: each part says behind which key it ends, and the next begins there, so that nothing is
//! missed or told twice while rows come and go.

use axum::http::HeaderValue;
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::NaiveDate;

use super::{
    form::{FieldError, Pairs},
    i18n::Message,
};

/// So many rows are told at once, unless the program says otherwise.
const USUAL: i64 = 50;
/// So many rows are told at most.
const MOST: i64 = 100;

/// What marks a cursor as one of this form.
const MARK: &str = "behind ";

/// Which part of a list is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// So many rows.
    pub limit: i64,
    /// Those behind the row with this key; from the beginning without it.
    pub behind: Option<i64>,
}

impl Part {
    /// Reads `limit` and `cursor` from an address's query.
    pub fn read(given: &Pairs) -> Result<Self, Vec<FieldError>> {
        let mut errors = Vec::new();
        let limit = match given.get("limit").map(str::parse) {
            None => USUAL,
            Some(Ok(limit)) if (1..=MOST).contains(&limit) => limit,
            Some(_) => {
                let message = Message::new("problem-limit").with("most", MOST);
                errors.push(FieldError { field: "limit", message });
                USUAL
            }
        };
        let behind = given.get("cursor").map(read_cursor);
        if behind == Some(None) {
            errors.push(FieldError { field: "cursor", message: Message::new("problem-cursor") });
        }
        if errors.is_empty() { Ok(Self { limit, behind: behind.flatten() }) } else { Err(errors) }
    }

    /// What leads to the next part: its cursor and a `Link` header (RFC 8288).
    pub fn next(path: &str, given: &Pairs, last: i64) -> (String, Option<HeaderValue>) {
        let cursor = BASE64_URL_SAFE_NO_PAD.encode(format!("{MARK}{last}"));
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(given.iter().filter(|(name, _)| *name != "cursor")).append_pair("cursor", &cursor);
        let link = format!("<{path}?{}>; rel=\"next\"", query.finish());
        (cursor, HeaderValue::from_str(&link).ok())
    }
}

/// Values of an address that are not written as programs write them: a day in another way, or nothing at all. On
/// pages, where people type, an empty field does not narrow and a day may be written in several ways.
pub fn unwritten(given: &Pairs, names: &[&'static str], days: &[&'static str]) -> Vec<FieldError> {
    let error = |field: &'static str, key| FieldError { field, message: Message::new(key) };
    let is_given = |name: &str| given.iter().any(|(given, _)| given == name);
    let empty = names.iter().filter(|name| is_given(name) && given.get(name).is_none());
    let is_day = |text: &str| text.parse().is_ok_and(|day: NaiveDate| day.to_string() == text);
    let undated = days.iter().filter(|name| is_given(name) && !is_day(given.raw(name)));
    empty
        .map(|name| error(name, "problem-empty"))
        .chain(undated.map(|name| error(name, "problem-date")))
        .collect()
}

fn read_cursor(text: &str) -> Option<i64> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).ok()?;
    str::from_utf8(&bytes).ok()?.strip_prefix(MARK)?.parse().ok().filter(|key| *key >= 0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(query: &str) -> Result<Part, Vec<&'static str>> {
        let fields = |errors: Vec<FieldError>| errors.into_iter().map(|error| error.field).collect();
        Part::read(&Pairs::of_query(query)).map_err(fields)
    }

    #[test]
    fn parts_have_their_limits() {
        assert_eq!(read(""), Ok(Part { limit: 50, behind: None }));
        assert_eq!(read("limit=100"), Ok(Part { limit: 100, behind: None }));
        for other in ["0", "101", "-1", "x", "9999999999999999999999"] {
            assert_eq!(read(&format!("limit={other}")), Err(vec!["limit"]), "{other}");
        }
    }

    #[test]
    fn values_are_written_as_programs_write_them() {
        let wrong = |query: &str| -> Vec<&str> {
            let errors = unwritten(&Pairs::of_query(query), &["limit"], &["from"]);
            errors.into_iter().map(|error| error.field).collect()
        };
        assert_eq!(wrong("limit=&from=&q="), ["limit", "from"]);
        assert_eq!(wrong("from=24.11.2026"), ["from"]);
        assert_eq!(wrong("from=2026-11-24&limit=x"), Vec::<&str>::new());
    }

    proptest! {
        #[test]
        fn a_cursor_leads_to_where_it_was_made(last in 0..i64::MAX) {
            let (cursor, link) = Part::next("/list", &Pairs::of_query("q=ä&cursor=old"), last);
            prop_assert_eq!(read(&format!("cursor={cursor}")), Ok(Part { limit: 50, behind: Some(last) }));
            let link = link.unwrap();
            let expected = format!("</list?q=%C3%A4&cursor={cursor}>; rel=\"next\"");
            prop_assert_eq!(link.to_str().unwrap(), expected);
        }

        #[test]
        fn no_cursor_breaks_the_reader(text in "[A-Za-z0-9_-]{1,30}") {
            let _ = read(&format!("cursor={text}"));
        }
    }
}
