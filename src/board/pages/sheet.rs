// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A board on paper, as `templates/print/board.typ` lays it out.

use axum::response::Response;
use serde::Serialize;

use super::{
    row::{Bar, LevelCell, Link, Row},
    table::KeyToBars,
};
use crate::{
    error::Error,
    kit::{
        form::Pairs,
        i18n::Locale,
        press::{self, Frame, Press},
    },
};

const TEMPLATE: &str = "board.typ";

/// The paper that a board is laid out for: one sheet of A3, or two of A4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Paper {
    A3,
    A4,
}

impl Paper {
    /// The paper that an address asks for with `?format=a3`; else the one that every printer has.
    pub(super) fn read(given: &Pairs) -> Self {
        match given.get("format") {
            Some("a3") => Self::A3,
            _ => Self::A4,
        }
    }
}

/// A figure above the board.
#[derive(Serialize)]
pub(super) struct Figure {
    pub(super) label: String,
    pub(super) value: String,
    pub(super) note: Option<String>,
}

/// A column of levels, and what it weighs.
#[derive(Serialize)]
pub(super) struct Criterion {
    pub(super) name: String,
    pub(super) percent: String,
}

impl Criterion {
    pub(super) fn of(key: &KeyToBars, words: Locale) -> Self {
        Self { name: key.name.clone(), percent: words.percent(&key.percent) }
    }
}

#[derive(Serialize)]
struct Level {
    text: String,
    shade: u8,
}

#[derive(Serialize)]
struct Piece {
    colour: usize,
    start: u32,
    length: u32,
}

#[derive(Serialize)]
struct Bars {
    pieces: Vec<Piece>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Required {
    number: String,
    is_outside: bool,
}

impl Required {
    fn of(link: &Link) -> Self {
        Self { number: link.number.clone(), is_outside: !link.is_on_board }
    }
}

/// A project as a line of the sheet.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Line {
    place: String,
    is_tied: bool,
    moved: Option<String>,
    number: String,
    title: String,
    department: String,
    levels: Vec<Level>,
    points: String,
    bar: Bars,
    sureness: Option<String>,
    deadline: String,
    deadline_note: Option<String>,
    is_passed: bool,
    effort: String,
    cost: String,
    state: String,
    requires: Vec<Required>,
    requires_beneath: Vec<Required>,
}

impl Line {
    pub(super) fn of(row: &Row) -> Self {
        let note = row.deadline_note.as_ref();
        let sureness = row.sureness.as_ref();
        Self {
            moved: row.moved.as_ref().map(|moved| moved.sign.clone()),
            sureness: sureness.map(|share| format!("{} {}", share.word, share.figures)),
            deadline_note: note.map(|note| note.text.clone()),
            is_passed: note.is_some_and(|note| note.is_passed),
            effort: row.effort.clone(),
            cost: row.cost.clone(),
            requires: row.unmet.iter().map(Required::of).collect(),
            requires_beneath: row.unmet_beneath.iter().map(Required::of).collect(),
            department: row.department.clone(),
            deadline: row.deadline.clone(),
            ..Self::of_past((&row.place, row.is_tied), (&row.number, &row.title), &row.levels, &row.bar)
        }
        .with(&row.points, &row.state)
    }

    /// A line without what only the present knows.
    pub(super) fn of_past(
        (place, is_tied): (&str, bool),
        (number, title): (&str, &str),
        levels: &[LevelCell],
        bar: &Bar,
    ) -> Self {
        let level = |level: &LevelCell| Level { text: level.text.clone(), shade: level.shade };
        let pieces = bar.pieces.iter().map(|piece| Piece {
            colour: piece.colour,
            start: piece.start,
            length: piece.length,
        });
        Self {
            place: place.to_owned(),
            is_tied,
            moved: None,
            number: number.to_owned(),
            title: title.to_owned(),
            department: String::new(),
            levels: levels.iter().map(level).collect(),
            points: String::new(),
            bar: Bars { pieces: pieces.collect() },
            sureness: None,
            deadline: String::new(),
            deadline_note: None,
            is_passed: false,
            effort: String::new(),
            cost: String::new(),
            state: String::new(),
            requires: Vec::new(),
            requires_beneath: Vec::new(),
        }
    }
}
