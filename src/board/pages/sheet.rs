// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A board on paper, as `templates/print/board.typ` lays it out.

use axum::response::Response;
use serde::Serialize;

use super::{
    row::{self, Bar, LevelCell, Link, Row},
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
pub(super) struct Level {
    text: String,
    shade: u8,
}

#[derive(Serialize)]
pub(super) struct Piece {
    colour: usize,
    start: u32,
    length: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Required {
    number: String,
    is_outside: bool,
}

impl Required {
    fn all(links: &[Link]) -> Vec<Self> {
        let one = |link: &Link| Self { number: link.number.clone(), is_outside: !link.is_on_board };
        links.iter().map(one).collect()
    }
}

/// A project as a line of the sheet.
#[derive(Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Line {
    pub(super) place: String,
    pub(super) is_tied: bool,
    pub(super) moved: Option<String>,
    pub(super) number: String,
    pub(super) title: String,
    pub(super) department: String,
    pub(super) levels: Vec<Level>,
    pub(super) points: String,
    pub(super) pieces: Vec<Piece>,
    pub(super) sureness: Option<String>,
    pub(super) deadline: String,
    pub(super) deadline_note: Option<String>,
    pub(super) is_passed: bool,
    pub(super) effort: String,
    pub(super) cost: String,
    pub(super) state: String,
    pub(super) requires: Vec<Required>,
    pub(super) requires_beneath: Vec<Required>,
}

impl Line {
    pub(super) fn of(row: &Row) -> Self {
        let note = row.deadline_note.as_ref();
        let sureness = row.sureness.as_ref();
        Self {
            place: row.place.clone(),
            is_tied: row.is_tied,
            moved: row.moved.as_ref().map(|moved| moved.sign.clone()),
            number: row.number.clone(),
            title: row.title.clone(),
            department: row.department.clone(),
            points: row.points.clone(),
            sureness: sureness.map(|share| format!("{} {}", share.word, share.figures)),
            deadline: row.deadline.clone(),
            deadline_note: note.map(|note| note.text.clone()),
            is_passed: note.is_some_and(|note| note.is_passed),
            effort: row.effort.clone(),
            cost: row.cost.clone(),
            state: row.state.clone(),
            requires: Required::all(&row.unmet),
            requires_beneath: Required::all(&row.unmet_beneath),
            ..Self::default()
        }
        .with_levels(&row.levels, &row.bar)
    }

    pub(super) fn with_levels(self, levels: &[LevelCell], bar: &Bar) -> Self {
        let level = |level: &LevelCell| Level { text: level.text.clone(), shade: level.shade };
        let piece =
            |piece: &row::Piece| Piece { colour: piece.colour, start: piece.start, length: piece.length };
        Self {
            levels: levels.iter().map(level).collect(),
            pieces: bar.pieces.iter().map(piece).collect(),
            ..self
        }
    }
}

/// What the sheet says that does not depend on the board.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Words {
    place: String,
    title: String,
    department: String,
    points: String,
    deadline: String,
    effort: String,
    cost: String,
    state: String,
    key: String,
    no_level: &'static str,
    tied: String,
    requires: String,
    requires_beneath: String,
}

impl Words {
    fn of(words: Locale) -> Self {
        Self {
            place: words.text("column-place"),
            title: words.text("column-title"),
            department: words.text("column-department"),
            points: words.text("column-points"),
            deadline: words.text("column-deadline"),
            effort: words.text("column-effort"),
            cost: words.text("column-cost"),
            state: words.text("column-state"),
            key: words.text("key-to-bars"),
            no_level: "–",
            tied: words.text("place-tied"),
            requires: words.text("requires"),
            requires_beneath: words.text("requires-beneath"),
        }
    }
}

/// What a board says on paper.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Content {
    pub(super) heading: String,
    /// Lines below the heading.
    pub(super) about: Vec<String>,
    pub(super) figures: Vec<Figure>,
    pub(super) criteria: Vec<Criterion>,
    /// What the table is, read aloud before it.
    pub(super) summary: String,
    /// Stands between the rows and those below.
    pub(super) line: String,
    pub(super) rows: Vec<Line>,
    pub(super) below: Vec<Line>,
    pub(super) notes: Vec<String>,
    /// Whether the rows know effort and cost.
    pub(super) has_estimates: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Sheet {
    paper: Paper,
    left_out: String,
    words: Words,
    #[serde(flatten)]
    content: Content,
}

/// Answers with the board on that paper.
pub(super) async fn print(
    press: &Press,
    frame: &Frame,
    (content, words): (Content, Locale),
    paper: Paper,
    file_name: &str,
) -> Result<Response, Error> {
    let sheet = Sheet { paper, left_out: words.text("print-left-out"), words: Words::of(words), content };
    press::respond(press.print(TEMPLATE, frame, &sheet).await?, file_name)
}
