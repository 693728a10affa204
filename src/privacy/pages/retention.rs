// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Administration: for how long personal data are kept.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use crate::{
    error::Error,
    kit::{
        field::{Control, Difference, Field},
        form::{FieldError, Pairs},
        page::{self, Chrome},
    },
    people::{Admin, Reauthenticated, Resumed},
    privacy::{
        actions::{self, Setting},
        model::{Kept, Periods},
    },
    state::AppState,
};

const ROW_VERSION: &str = "row_version";

#[derive(Template)]
#[template(path = "privacy/retention.html")]
struct RetentionPage {
    chrome: Chrome,
    done: Option<String>,
    row_version: i32,
    differences: Vec<Difference>,
    fields: Vec<Field>,
}

fn fields(chrome: &Chrome, typed: &Pairs, errors: &[FieldError]) -> Vec<Field> {
    let words = chrome.words;
    let field = |kept: Kept| {
        let (low, high) = (*kept.range().start(), *kept.range().end());
        let hint = [("low", words.integer(low).into()), ("high", words.integer(high).into())];
        Field::of(words, (kept.code(), kept.label()), Control::Line("text"), typed)
            .with_hint(words.text_with("retention-hint", &hint))
            .with_errors(words, errors)
    };
    Kept::ALL.into_iter().map(field).collect()
}

fn typed_as(periods: &Periods) -> Pairs {
    Pairs::of(Kept::ALL.map(|kept| (kept.code(), periods.days(kept).to_string())))
}

/// `GET /admin/retention`: the periods, to be changed.
pub async fn retention(
    State(state): State<AppState>,
    _: Admin,
    Resumed(typed): Resumed,
    chrome: Chrome,
    given: Pairs,
) -> Result<Response, Error> {
    let (periods, row_version) = actions::periods(&state.pool).await?;
    // Whoever comes back to a form decides on the version that was read then.
    let read_then = typed.as_ref().and_then(|typed| typed.get(ROW_VERSION)?.parse().ok());
    let page = RetentionPage {
        done: (given.get("done") == Some("saved")).then(|| chrome.words.text("saved")),
        row_version: read_then.unwrap_or(row_version),
        differences: Vec::new(),
        fields: fields(&chrome, &typed.unwrap_or_else(|| typed_as(&periods)), &[]),
        chrome,
    };
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

/// `POST /admin/retention`: sets them.
pub async fn set_retention(
    State(state): State<AppState>,
    Admin(admin): Admin,
    chrome: Chrome,
    Reauthenticated(typed): Reauthenticated,
) -> Result<Response, Error> {
    let row_version = typed.get(ROW_VERSION).and_then(|version| version.parse().ok()).unwrap_or_default();
    let page = |chrome: Chrome, errors: &[FieldError]| RetentionPage {
        done: None,
        row_version,
        differences: Vec::new(),
        fields: fields(&chrome, &typed, errors),
        chrome,
    };
    let periods = match Periods::read(&typed) {
        Ok(periods) => periods,
        Err(errors) => {
            let page = page(chrome, &errors);
            return Ok(page::respond(StatusCode::UNPROCESSABLE_ENTITY, page::render(&page)?));
        }
    };
    let now = state.clock.now();
    match actions::set_periods(&state.pool, &admin.actor(), row_version, &periods, now).await? {
        Setting::Done => Ok(Redirect::to(&chrome.href("/admin/retention?done=saved")).into_response()),
        Setting::Changed(stored, row_version) => {
            let words = chrome.words;
            let differ = Kept::ALL.into_iter().filter(|kept| stored.days(*kept) != periods.days(*kept));
            let differences = differ.map(|kept| Difference {
                label: words.text(kept.label()),
                stored: stored.days(kept).to_string(),
                typed: periods.days(kept).to_string(),
            });
            let differences = differences.collect();
            let page = RetentionPage { row_version, differences, ..page(chrome, &[]) };
            Ok(page::respond(StatusCode::CONFLICT, page::render(&page)?))
        }
    }
}
