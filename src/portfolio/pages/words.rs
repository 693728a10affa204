// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! How the things of this room are written on every page.

use super::capacity::days_text;
use crate::{
    kit::{
        i18n::{Locale, Message},
        page::Chrome,
    },
    portfolio::model::{Enabling, Member},
    projects::{ProjectNumber, State},
};

/// How many places the board has.
const BOARD_SIZE: u32 = crate::board::BOARD_SIZE;

/// A project named in a list.
pub struct Named {
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Address of its page.
    pub href: String,
    /// Address of the page of what it requires and what requires it.
    pub dependencies: String,
    /// Its place, or its state as long as it has none.
    pub note: String,
    /// Its state.
    pub state: String,
    /// Its state in class names.
    pub state_code: &'static str,
    /// Place, or empty.
    pub place: String,
    /// Points, or empty.
    pub points: String,
}

impl Named {
    pub(super) fn of(member: &Member, chrome: &Chrome) -> Self {
        let words = chrome.words;
        Self {
            number: member.number.to_string(),
            title: member.title.clone(),
            href: chrome.href(&format!("/projects/{}", member.number)),
            dependencies: dependencies(&member.number, chrome),
            note: note(member, words),
            state: state(member.state, words),
            state_code: member.state.code(),
            place: member.place.map(|(place, _)| words.integer(place)).unwrap_or_default(),
            points: member.points.map(|points| words.tenths(points)).unwrap_or_default(),
        }
    }
}

pub(super) fn dependencies(number: &ProjectNumber, chrome: &Chrome) -> String {
    chrome.href(&format!("/projects/{number}/dependencies"))
}

pub(super) fn note(member: &Member, words: Locale) -> String {
    match member.place {
        Some((place, _)) => words.text_with("place-number", &[("place", words.integer(place).into())]),
        None => state(member.state, words),
    }
}

pub(super) fn state(state: State, words: Locale) -> String {
    words.text(&format!("state-{}", state.code()))
}

pub(super) fn is_on_board(member: &Member) -> bool {
    member.place.is_some_and(|(place, _)| place <= BOARD_SIZE)
}

/// "6, davon 2 mit Frist".
pub(super) fn enabling(enabling: Enabling, words: Locale) -> String {
    let Enabling { projects, with_deadline } = enabling;
    let key = if with_deadline == 0 { "enabling-count" } else { "enabling-count-with-deadline" };
    let arguments =
        [("number", count(projects, words).into()), ("deadlines", count(with_deadline, words).into())];
    words.text_with(key, &arguments)
}

pub(super) fn count(count: usize, words: Locale) -> String {
    words.integer(i64::try_from(count).unwrap_or(i64::MAX))
}

/// A text that depends on a number.
pub(super) fn counted(key: &str, number: usize, words: Locale) -> String {
    words.text_with(key, &[("count", number.into()), ("number", count(number, words).into())])
}

/// An amount that is never negative.
pub(super) fn amount(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Names in a row: "DIG-001, DIG-002 und DIG-003"; of many only the first.
pub(super) fn joined(names: &[String], words: Locale) -> String {
    const MOST: usize = 6;
    let and = |first: String, last: String| {
        words.text_with("names-and", &[("first", first.into()), ("last", last.into())])
    };
    if names.len() > MOST + 1 {
        let (first, rest) = names.split_at(MOST);
        return and(first.join(", "), counted("names-more", rest.len(), words));
    }
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => and(first.join(", "), last.clone()),
    }
}

pub(super) fn unknown(number: &str) -> Message {
    Message::new("error-unknown-project").with("number", number.to_owned())
}

/// "Netz: 400 PT".
pub(super) fn of_team(team: &str, days: u64, words: Locale) -> String {
    let days = days_text(days, words);
    words.text_with("team-and-days", &[("team", team.to_owned().into()), ("days", days.into())])
}
