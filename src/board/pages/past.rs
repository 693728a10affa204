// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A board of the past.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};

use super::{
    boards::cause,
    row::{Bar, LevelCell},
    rules::{ReasonWords, moved_note},
    sheet::{self, Content, Criterion, Figure, Line, Paper},
    words,
};
use crate::{
    board::{
        actions::{self, Past},
        model::{BOARD_SIZE, ShownBoard, ShownRow, SnapshotId},
    },
    error::Error,
    kit::{
        extract::Path,
        form::Pairs,
        i18n::{Locale, Message},
        page::{self, Chrome},
        press::Frame,
    },
    people::Reader,
    projects::ProjectNumber,
    ranking::{self, HalfLevels, RawScore, Weights},
    state::AppState,
};

/// A criterion as it was weighted then.
struct PastCriterion {
    name: String,
    short_name: String,
    points: String,
    /// Its share of the whole weight in percent.
    percent: String,
}

/// A project as it stood then.
struct PastRow {
    place: String,
    is_tied: bool,
    /// The place by points, on a board with a rule.
    by_points: Option<String>,
    reason: Option<ReasonWords>,
    number: String,
    title: String,
    /// Address of its page of today.
    href: String,
    department: String,
    levels: Vec<LevelCell>,
    points: String,
    /// The points as a picture; paper has the room.
    bar: Bar,
    deadline: String,
    state: String,
    state_code: String,
}

/// The rows above and below the line.
struct PastTable {
    rows: Vec<PastRow>,
    below: Vec<PastRow>,
}

#[derive(Template)]
#[template(path = "boards/past.html")]
struct PastPage {
    chrome: Chrome,
    day: String,
    taken_at: String,
    cause: String,
    reason: String,
    taken_by: String,
    weighting: String,
    in_procedure: String,
    ranked: String,
    hash: String,
    inputs: String,
    /// Addresses of the board on paper.
    paper: String,
    criteria: Vec<PastCriterion>,
    table: PastTable,
    line: String,
    tie_note: Option<String>,
    columns: usize,
    /// Whether a rule was on.
    has_rules: bool,
    /// The same board as files: a workbook, and text.
    files: [String; 2],
}

fn unknown(id: &str) -> Error {
    Error::NotFound(Some(Message::new("error-unknown-board").with("board", id.to_owned())))
}

async fn find(state: &AppState, given: &str) -> Result<Past, Error> {
    let id = given.parse().map(SnapshotId).map_err(|_| unknown(given))?;
    actions::past(&state.pool, id).await?.ok_or_else(|| unknown(given))
}

/// `GET /boards/7`: the board as it was.
pub async fn past(
    State(state): State<AppState>,
    _: Reader,
    chrome: Chrome,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let past = find(&state, &id).await?;
    let page = draw(chrome, &past);
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

/// `GET /boards/7/board.pdf`: the same on one sheet of A3 (`?format=a3`) or two of A4.
pub async fn print_past(
    State(state): State<AppState>,
    _: Reader,
    chrome: Chrome,
    Path(id): Path<String>,
    given: Pairs,
) -> Result<Response, Error> {
    let page = draw(chrome, &find(&state, &id).await?);
    let words = page.chrome.words;
    let title = words.text_about("past-title", &page.day);
    let foot = format!("{title} · SHA-256 {}", page.hash);
    let frame = Frame::of(title, &foot, state.clock.today(), &page.chrome);
    let content = (page.on_paper(), words);
    let file_name = format!("vorrang-board-{id}.pdf");
    sheet::print(&state.press, &frame, content, Paper::read(&given), &file_name).await
}

impl PastPage {
    /// What of the page belongs on paper.
    fn on_paper(self) -> Content {
        let words = self.chrome.words;
        let figure = |key: &str, value| Figure { label: words.text(key), value, note: None };
        let line = |row: &PastRow| {
            let line = Line {
                place: row.place.clone(),
                is_tied: row.is_tied,
                number: row.number.clone(),
                title: row.title.clone(),
                department: row.department.clone(),
                points: row.points.clone(),
                deadline: row.deadline.clone(),
                state: row.state.clone(),
                ..Line::default()
            };
            line.with_levels(&row.levels, &row.bar)
        };
        let criterion = |criterion: PastCriterion| Criterion {
            name: criterion.short_name,
            percent: words.percent(&criterion.percent),
        };
        let rows = self.table.rows.iter().chain(&self.table.below);
        let moved = moved_note(
            rows.map(|row| (&row.number, &row.place, row.by_points.as_ref(), row.reason.as_ref())),
            words,
        );
        let heading = words.text_about("past-title", &self.day);
        let as_of = words.text_about("board-as-of", &self.taken_at);
        let weighting = words.text_about("weighting-version", &self.weighting);
        Content {
            summary: heading.clone(),
            heading,
            about: vec![format!("{as_of} · {weighting} · {}", self.cause), self.reason],
            figures: vec![figure("tile-in-procedure", self.in_procedure), figure("tile-ranked", self.ranked)],
            criteria: self.criteria.into_iter().map(criterion).collect(),
            line: self.line,
            rows: self.table.rows.iter().map(line).collect(),
            below: self.table.below.iter().map(line).collect(),
            notes: self.tie_note.into_iter().chain(moved).chain([words.text("past-names")]).collect(),
            has_estimates: false,
        }
    }
}

/// `GET /boards/7/inputs`: what its places follow from, byte for byte as its hash was made.
pub async fn past_inputs(
    State(state): State<AppState>,
    _: Reader,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let known = id.parse().map(SnapshotId).map_err(|_| unknown(&id))?;
    let inputs = actions::past_inputs(&state.pool, known).await?.ok_or_else(|| unknown(&id))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
    ];
    Ok((headers, inputs).into_response())
}

fn draw(chrome: Chrome, past: &Past) -> PastPage {
    let words = chrome.words;
    let (snapshot, shown) = (&past.snapshot, &past.shown);
    let weights = Weights::new(shown.criteria.iter().map(|criterion| criterion.points).collect()).ok();
    let row = |row: &ShownRow| past_row(row, shown, weights.as_ref(), &chrome);
    let (rows, below): (Vec<&ShownRow>, Vec<&ShownRow>) =
        shown.rows.iter().partition(|row| row.place <= BOARD_SIZE);
    let has_rules = shown.rows.iter().any(|row| row.by_points.is_some());
    let tied = (shown.on_board > BOARD_SIZE).then(|| {
        let listed = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let arguments =
            [("number", words.integer(shown.on_board).into()), ("shown", words.integer(listed).into())];
        let key = if listed < shown.on_board { "past-tie-too-many" } else { "past-tie" };
        words.text_with(key, &arguments)
    });
    PastPage {
        day: words.day_of(snapshot.taken_at),
        taken_at: words.date_and_time(snapshot.taken_at),
        cause: cause(snapshot, words),
        reason: snapshot.reason.clone(),
        taken_by: snapshot.taken_by.clone(),
        weighting: words.integer(snapshot.weighting_version),
        in_procedure: words.integer(snapshot.in_procedure),
        ranked: words.integer(snapshot.ranked),
        hash: snapshot.hash.to_string(),
        inputs: words::board_address(snapshot.id, &chrome) + "/inputs",
        paper: words::board_address(snapshot.id, &chrome) + "/board.pdf",
        criteria: criteria(shown, words),
        table: PastTable {
            rows: rows.into_iter().map(row).collect(),
            below: below.into_iter().map(row).collect(),
        },
        line: words.text_with("past-line", &[("size", BOARD_SIZE.into())]),
        tie_note: tied,
        columns: shown.criteria.len() + if has_rules { 8 } else { 6 },
        has_rules,
        files: words::files(&format!("/boards/{}/board", snapshot.id.0), "", &chrome),
        chrome,
    }
}

fn criteria(shown: &ShownBoard, words: Locale) -> Vec<PastCriterion> {
    let total: u64 = shown.criteria.iter().map(|criterion| u64::from(criterion.points)).sum();
    let criterion = shown.criteria.iter().map(|criterion| {
        // Half up: (1000 w / W) + 1/2, in tenths of a percent.
        let share = (2_000 * u64::from(criterion.points) + total) / (2 * total.max(1));
        PastCriterion {
            name: criterion.name().get(words).to_owned(),
            short_name: criterion.short_name().get(words).to_owned(),
            points: words.integer(criterion.points),
            percent: words.short_tenths(i64::try_from(share).unwrap_or(i64::MAX)),
        }
    });
    criterion.collect()
}

fn past_row(row: &ShownRow, shown: &ShownBoard, weights: Option<&Weights>, chrome: &Chrome) -> PastRow {
    let words = chrome.words;
    let level = |level: &Option<u8>| level.and_then(HalfLevels::new);
    let half_levels: Vec<Option<HalfLevels>> = row.levels.iter().map(level).collect();
    let contributions = weights.and_then(|weights| ranking::contributions(&half_levels, weights).ok());
    let levels = half_levels.into_iter().zip(&shown.criteria);
    let points = weights.map(|weights| weights.points_of(RawScore::new(row.score)).tenths());
    let state = words.text_if_any(&format!("state-{}", row.state));
    PastRow {
        place: words.integer(row.place),
        is_tied: row.is_tied,
        by_points: row.by_points.map(|place| words.integer(place)),
        reason: row.reason.as_ref().and_then(|reason| ReasonWords::of_past(reason, chrome)),
        number: row.number.clone(),
        title: row.title.clone(),
        href: words::project_address(&ProjectNumber::from(row.number.clone()), chrome),
        department: row.department.clone(),
        levels: levels
            .map(|(level, criterion)| LevelCell::of(level, criterion.short_name().get(words), words))
            .collect(),
        points: points.map(|points| words.tenths(points)).unwrap_or_default(),
        bar: Bar::of_contributions(&contributions.unwrap_or_default()),
        deadline: row.deadline.map(|deadline| words.date(deadline)).unwrap_or_default(),
        state: state.unwrap_or_else(|| row.state.clone()),
        state_code: row.state.clone(),
    }
}
