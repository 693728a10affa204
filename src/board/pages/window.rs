// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! From when on a service must be there.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::words;
use crate::{
    board::actions::{self, ServiceWindow, WindowChange, WindowEdit},
    error::Error,
    kit::{
        extract::Path,
        field::{Control, Difference, Field},
        form::{FieldError, Form, Pairs},
        format::read_date,
        i18n::{Locale, Message},
        page::{self, Chrome},
        text::{required, text},
    },
    people::{Person, PortfolioManager, Resumed},
    projects::{Project, ProjectNumber},
    state::AppState,
};

const DAY: &str = "usable_from";
const REASON: &str = "reason";
const ROW_VERSION: &str = "row_version";
const LONGEST_REASON: usize = 2_000;

#[derive(Template)]
#[template(path = "board/window.html")]
struct WindowPage {
    chrome: Chrome,
    number: String,
    title: String,
    href: String,
    deadline: Option<String>,
    row_version: i32,
    differences: Vec<Difference>,
    fields: Vec<Field>,
}

fn read(typed: &Pairs) -> Result<WindowEdit, Vec<FieldError>> {
    let mut errors = Vec::new();
    let usable_from = match typed.get(DAY).map(read_date) {
        Some(None) => {
            errors.push(FieldError { field: DAY, message: Message::new("window-day-unreadable") });
            None
        }
        read => read.flatten(),
    };
    let reason = required(text(typed.raw(REASON), LONGEST_REASON))
        .map_err(|message| errors.push(FieldError { field: REASON, message }));
    let row_version = typed.get(ROW_VERSION).and_then(|version| version.parse().ok()).unwrap_or_default();
    match reason {
        Ok(reason) if errors.is_empty() => Ok(WindowEdit { usable_from, reason, row_version }),
        _ => Err(errors),
    }
}

fn stored(window: &ServiceWindow, words: Locale) -> Pairs {
    let day = window.usable_from.map(|day| words.date(day)).unwrap_or_default();
    Pairs::of([(DAY, day), (REASON, window.reason.clone()), (ROW_VERSION, window.row_version.to_string())])
}

async fn found(
    state: &AppState,
    person: &Person,
    number: &str,
) -> Result<(Project, ServiceWindow, ProjectNumber), Error> {
    let number: ProjectNumber = number.parse().map_err(|_| Error::NotFound(None))?;
    let (project, window) =
        actions::service_window(&mut *state.pool.acquire().await?, person, &number).await?;
    Ok((project, window, number))
}

fn draw(chrome: Chrome, project: &Project, typed: &Pairs, errors: &[FieldError]) -> WindowPage {
    let words = chrome.words;
    let day = Field::of(words, (DAY, "window-day"), Control::Line("text"), typed)
        .with_hint(words.text("window-day-hint"))
        .optional();
    let reason = Field::of(words, (REASON, "window-reason"), Control::Text(3), typed)
        .with_hint(words.text("window-reason-hint"));
    WindowPage {
        number: project.number.to_string(),
        title: project.title.clone(),
        href: words::project_address(&project.number, &chrome),
        deadline: project.deadline.map(|deadline| words.date(deadline)),
        row_version: typed.get(ROW_VERSION).and_then(|version| version.parse().ok()).unwrap_or_default(),
        differences: Vec::new(),
        fields: [day, reason].map(|field| field.with_errors(words, errors)).into(),
        chrome,
    }
}

/// `GET /projects/DIG-001/usable-from`: the form.
pub async fn window_form(
    State(state): State<AppState>,
    PortfolioManager(person): PortfolioManager,
    Resumed(resumed): Resumed,
    chrome: Chrome,
    Path(number): Path<String>,
) -> Result<Response, Error> {
    let (project, window, _) = found(&state, &person, &number).await?;
    let typed = resumed.unwrap_or_else(|| stored(&window, chrome.words));
    Ok(page::respond(StatusCode::OK, page::render(&draw(chrome, &project, &typed, &[]))?))
}

/// `POST /projects/DIG-001/usable-from`: notes it.
pub async fn set_window(
    State(state): State<AppState>,
    PortfolioManager(person): PortfolioManager,
    chrome: Chrome,
    Path(number): Path<String>,
    Form(typed): Form,
) -> Result<Response, Error> {
    let (project, _, number) = found(&state, &person, &number).await?;
    let errors = match read(&typed) {
        Err(errors) => errors,
        Ok(edit) => {
            let now = state.clock.now();
            match actions::set_service_window(&state.pool, &person, &number, &edit, now).await? {
                WindowChange::Done => {
                    let address = words::project_address(&number, &chrome);
                    return Ok(Redirect::to(&address).into_response());
                }
                WindowChange::Conflict(now) => return conflict(chrome, &project, &typed, &now),
                WindowChange::AfterDeadline(deadline) => {
                    let day = chrome.words.date(deadline);
                    let message = Message::new("window-after-deadline").with("day", day);
                    vec![FieldError { field: DAY, message }]
                }
            }
        }
    };
    let page = draw(chrome, &project, &typed, &errors);
    Ok(page::respond(StatusCode::UNPROCESSABLE_ENTITY, page::render(&page)?))
}

fn conflict(
    chrome: Chrome,
    project: &Project,
    typed: &Pairs,
    now: &ServiceWindow,
) -> Result<Response, Error> {
    let words = chrome.words;
    let there = stored(now, words);
    let difference = |(field, key): (&str, &str)| Difference {
        label: words.text(key),
        stored: there.raw(field).to_owned(),
        typed: typed.raw(field).to_owned(),
    };
    let differences = [(DAY, "window-day"), (REASON, "window-reason")].map(difference);
    let page = WindowPage {
        differences: differences.into_iter().filter(|each| each.stored != each.typed).collect(),
        row_version: now.row_version,
        ..draw(chrome, project, typed, &[])
    };
    Ok(page::respond(StatusCode::CONFLICT, page::render(&page)?))
}
