// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The board: the Top 25 and what follows.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use chrono::NaiveDate;

use super::{
    legend::Legend,
    robustness::{self, ShareWords},
    row::Row,
    rules::moved_note,
    sheet::{self, Content, Criterion, Figure, Line, Paper},
    table::{FilterForm, Source, Table, criterion_keys},
    words,
};
use crate::{
    board::{
        actions,
        model::{BOARD_SIZE, Board, Figures, MOST_ROWS, Reach},
        query::ListQuery,
    },
    error::Error,
    kit::{
        form::Pairs,
        i18n::{Locale, Message},
        page::{self, Chrome, Headless},
        press::Frame,
    },
    people::{DepartmentChoice, Reader},
    state::AppState,
};

/// A figure above the board.
struct Tile {
    label: String,
    value: String,
    note: Option<String>,
}

#[derive(Template)]
#[template(path = "board/board.html")]
struct BoardPage {
    chrome: Chrome,
    /// Address of the page.
    here: String,
    as_of: String,
    weighting_version: String,
    /// Where one person alone may change what counts: every reader is told.
    four_eyes: bool,
    tiles: Vec<Tile>,
    /// How many of the Top 25 rest on a project outside of it; 0 says nothing.
    resting_on_others: u32,
    form: FilterForm,
    legend: Option<Legend>,
    table: Table,
    /// By which the page knows whether it is the present one.
    mark: String,
    /// What the words about sureness mean, and whether they are older than the places.
    sureness_note: String,
    /// More than 25 because of a tie at the line.
    tie_note: Option<String>,
    /// How far the capacity of the year reaches, for paper, where no line stands between the rows.
    capacity_note: Option<String>,
    incomplete: Vec<Row>,
    incomplete_heading: String,
    found: String,
    whole_list: String,
    /// The same board as files: a workbook, and text.
    files: [String; 2],
}

#[derive(Template)]
#[template(path = "board/empty.html")]
pub(super) struct EmptyPage {
    pub chrome: Chrome,
}

/// `GET /`: the Top 25.
pub async fn board(
    State(state): State<AppState>,
    _: Reader,
    chrome: Chrome,
    given: Pairs,
) -> Result<Response, Error> {
    let today = state.clock.today();
    let drawn = |edition| (edition, today, chrome.translated(chrome.words));
    if let Some(edition) = actions::fresh_edition(&state.pool).await?
        && let Some(page) = state.drawn_boards.get(&drawn(edition))
    {
        return Ok(page::respond(StatusCode::OK, page.with_header(&chrome)?));
    }
    let mut reading = actions::begin_reading(&state.pool).await?;
    let db = &mut *reading.transaction;
    let Some(model) = actions::value_model(db).await? else {
        return Ok(page::respond(StatusCode::OK, page::render(&EmptyPage { chrome })?));
    };
    let departments = actions::department_choice(db, &given).await?;
    let read = ListQuery::read(&given, &criterion_keys(&model), &departments);
    let (query, refused) =
        read.map_or_else(|refused| (ListQuery::default(), refused), |query| (query, Vec::new()));
    let board = actions::read_board(db, model, reading.as_of, &query, today).await?;
    let key = drawn(reading.edition);
    let form = FilterForm::of(&chrome, "/", &given, &departments, &refused);
    let page = draw(chrome, (&board, reading.revision), &query, form, today);
    let page = page::render(&BoardPage { four_eyes: state.four_eyes, ..page })?;
    if refused.is_empty() {
        if let Some(drawn) = Headless::of(&page) {
            state.drawn_boards.insert(key, drawn);
        }
        Ok(page::respond(StatusCode::OK, page))
    } else {
        Ok(page::respond(StatusCode::UNPROCESSABLE_ENTITY, page))
    }
}

/// `GET /board.pdf`: the Top 25 on one sheet of A3 (`?format=a3`) or two of A4, whole and in the official order.
pub async fn print_board(
    State(state): State<AppState>,
    _: Reader,
    chrome: Chrome,
    given: Pairs,
) -> Result<Response, Error> {
    let today = state.clock.today();
    let mut reading = actions::begin_reading(&state.pool).await?;
    let db = &mut *reading.transaction;
    let model = actions::value_model(db).await?;
    let model = model.ok_or_else(|| Error::NotFound(Some(Message::new("print-no-board"))))?;
    let query = ListQuery::default();
    let board = actions::read_board(db, model, reading.as_of, &query, today).await?;
    let form = FilterForm::of(&chrome, "/", &Pairs::default(), &DepartmentChoice::default(), &[]);
    let page = draw(chrome, (&board, reading.revision), &query, form, today);
    reading.transaction.rollback().await?;
    let page = BoardPage { four_eyes: state.four_eyes, ..page };
    let words = page.chrome.words;
    let as_of = words.text_about("board-as-of", &page.as_of);
    let title = format!("{}, {as_of}", words.text("board-heading"));
    let frame = Frame::of(title, &words.text("board-heading"), today, &page.chrome);
    let content = (page.on_paper(as_of), words);
    sheet::print(&state.press, &frame, content, Paper::read(&given), "vorrang-top-25.pdf").await
}

impl BoardPage {
    /// What of the page belongs on paper.
    fn on_paper(self, as_of: String) -> Content {
        let words = self.chrome.words;
        let weighting = words.text_about("weighting-version", &self.weighting_version);
        let alone = (!self.four_eyes).then(|| words.text("weighting-four-eyes-off"));
        let since = self.legend.map(|legend| {
            let since = format!("{} {}", words.text("moved-since"), legend.board);
            legend.changed.map_or(since.clone(), |changed| format!("{since}. {changed}"))
        });
        let about: Vec<String> = [as_of, weighting].into_iter().chain(alone).collect();
        let resting = (self.resting_on_others > 0)
            .then(|| words.count("board-resting-on-others", &self.resting_on_others));
        let incomplete = (!self.incomplete.is_empty()).then_some(self.incomplete_heading);
        let rows = self.table.rows.iter().chain(&self.table.below);
        let moved = moved_note(
            rows.map(|row| (&row.number, &row.place, row.by_points.as_ref(), row.reason.as_ref())),
            words,
        );
        let notes = [self.tie_note, moved, resting, self.capacity_note, incomplete, Some(self.sureness_note)];
        Content {
            heading: words.text("board-heading"),
            about: [about.join(" · ")].into_iter().chain(since).collect(),
            figures: self.tiles.into_iter().map(Figure::from).collect(),
            criteria: self.table.key_to_bars.iter().map(|key| Criterion::of(key, words)).collect(),
            summary: words.text("board-caption"),
            line: self.table.line.unwrap_or_default(),
            rows: self.table.rows.iter().map(Line::of).collect(),
            below: self.table.below.iter().map(Line::of).collect(),
            notes: notes.into_iter().flatten().collect(),
            has_estimates: true,
        }
    }
}

impl From<Tile> for Figure {
    fn from(Tile { label, value, note }: Tile) -> Self {
        Self { label, value, note }
    }
}

fn draw(
    chrome: Chrome,
    (board, revision): (&Board, i64),
    query: &ListQuery,
    form: FilterForm,
    today: NaiveDate,
) -> BoardPage {
    let words = chrome.words;
    let source = Source { path: "/", query, model: &board.model, chrome: &chrome, today };
    let count = |key: &str, count: u32| {
        words.text_with(key, &[("count", count.into()), ("number", words.integer(count).into())])
    };
    let line = words.text_with("board-line", &[("size", BOARD_SIZE.into())]);
    let shown = u32::try_from(board.top.len() + board.below.len()).unwrap_or(u32::MAX);
    let mut table = source.table(&board.top, &board.below, Some(line));
    for (rows, entries) in [(&mut table.rows, &board.top), (&mut table.below, &board.below)] {
        for (row, entry) in rows.iter_mut().zip(entries) {
            row.sureness = ShareWords::of(board.sureness.share(entry.project.id, revision), words);
            let ends_here = board.reach.filter(|reach| reach.before == entry.project.id);
            row.capacity_line = ends_here.map(|reach| capacity_line(reach, words));
        }
    }
    let all_rows = table.rows.iter().chain(&table.below);
    let capacity_note = all_rows
        .filter_map(|row| Some((row.capacity_line.as_ref()?, &row.number)))
        .map(|(line, number)| {
            let said = [("line", line.clone().into()), ("number", number.clone().into())];
            words.text_with("board-capacity-before", &said)
        })
        .next();
    BoardPage {
        here: chrome.translated(words),
        sureness_note: sureness_note(board, revision, words),
        as_of: words.date_and_time(board.as_of),
        weighting_version: words.integer(board.model.weighting.version),
        four_eyes: true,
        tiles: tiles(&board.figures, words),
        resting_on_others: board.figures.resting_on_others,
        legend: board.baseline.map(|baseline| Legend::of(baseline, board.model.weighting.version, &chrome)),
        table,
        mark: board.mark.clone(),
        tie_note: tie_note(board, words),
        capacity_note,
        incomplete: source.rows(&board.incomplete),
        incomplete_heading: board.incomplete_count.map_or_else(
            || words.text("incomplete-heading-narrowed"),
            |count| words.count("incomplete-heading", &count),
        ),
        found: count("board-found", shown),
        files: words::files("/board", &query.address(&criterion_keys(&board.model)), &chrome),
        whole_list: chrome.href("/projects") + &query.address(&criterion_keys(&board.model)),
        form,
        chrome,
    }
}

/// What the words about sureness mean; they go by points alone.
fn sureness_note(board: &Board, revision: i64, words: Locale) -> String {
    let note = robustness::board_note(&board.sureness, revision, words);
    if board.model.weighting.rules.any() {
        format!("{note} {}", words.text("rules-by-points-only"))
    } else {
        note
    }
}

fn tiles(figures: &Figures, words: Locale) -> Vec<Tile> {
    let tile = |key: &str, value: String, note: Option<String>| Tile { label: words.text(key), value, note };
    let passed = (figures.deadlines_passed > 0).then(|| {
        let count = figures.deadlines_passed;
        words.text_with(
            "tile-deadlines-passed",
            &[("count", count.into()), ("number", words.integer(count).into())],
        )
    });
    vec![
        tile("tile-in-procedure", words.integer(figures.in_procedure), None),
        tile("tile-ranked", words.integer(figures.ranked), None),
        tile("tile-effort", words::effort(figures.effort, words), None),
        tile("tile-cost", words::rough_cost(figures.cost, words), None),
        tile("tile-deadlines", words.integer(figures.deadlines_ahead), passed),
    ]
}

/// Where the person-days of the year end.
fn capacity_line(reach: Reach, words: Locale) -> String {
    let said = [
        ("year", reach.budget.year.to_string().into()),
        ("days", words::effort(reach.budget.days, words).into()),
        ("used", words::effort(reach.used, words).into()),
    ];
    let line = words.text_with("board-capacity-line", &said);
    if reach.unestimated == 0 {
        return line;
    }
    format!("{line} {}", words.count("board-capacity-unestimated", &reach.unestimated))
}

/// Says why the board has more rows than its name, or fewer than belong to it.
fn tie_note(board: &Board, words: Locale) -> Option<String> {
    let on_board = board.figures.on_board;
    let arguments = [("number", words.integer(on_board).into()), ("shown", words.integer(MOST_ROWS).into())];
    if i64::from(on_board) > MOST_ROWS {
        Some(words.text_with("board-tie-too-many", &arguments))
    } else if on_board > BOARD_SIZE {
        Some(words.text_with("board-tie", &arguments))
    } else {
        None
    }
}
