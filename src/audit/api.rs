// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The log for programs of whoever has to examine what was done.

use axum::{http::header, response::Response};
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::{model::RecordedEvent, query::LogQuery, store};
use crate::{
    error::Error,
    kit::{
        form::Pairs,
        json::{self, Conditions},
        paging::{Part, unwritten},
        problem::Problem,
    },
    state::AppState,
};

const PATH: &str = "/api/v1/audit";

/// An event of the log.
#[derive(Serialize, ToSchema)]
#[schema(as = Event)]
struct EventDocument {
    /// Its number, from 1 without gaps.
    number: i64,
    /// When it happened.
    at: DateTime<Utc>,
    /// The name that whoever did it had at that time.
    actor: String,
    /// What was done.
    action: String,
    /// Number of the project that it is about.
    project: Option<String>,
    /// What else it is about; may be empty.
    subject: String,
    /// What was so before.
    #[schema(value_type = Option<Value>)]
    before: Option<Value>,
    /// What is so since.
    #[schema(value_type = Option<Value>)]
    after: Option<Value>,
    /// Why.
    reason: Option<String>,
}

impl From<RecordedEvent> for EventDocument {
    fn from(event: RecordedEvent) -> Self {
        let RecordedEvent { number, at, actor, action, project, subject, before, after, reason } = event;
        Self { number, at, actor, action, project, subject, before, after, reason }
    }
}

/// A part of the log.
#[derive(Serialize, ToSchema)]
pub struct EventList {
    /// The events, the newest first.
    events: Vec<EventDocument>,
    /// Cursor of the next part; nothing at the end.
    next: Option<String>,
}

/// A part of the log, for whoever the caller lets in.
pub async fn log_document(
    state: &AppState,
    conditions: &Conditions,
    given: &Pairs,
) -> Result<Response, Error> {
    let unwritten = unwritten(given, &["action", "limit", "cursor"], &["from", "to"]);
    if !unwritten.is_empty() {
        return Err(Problem::of_query(unwritten).into());
    }
    let (query, part) = match (LogQuery::read(given), Part::read(given)) {
        (Ok(query), Ok(part)) => (query, part),
        (query, part) => {
            let errors = query.err().into_iter().chain(part.err()).flatten();
            return Err(Problem::of_query(errors.collect()).into());
        }
    };
    // One more than is told shows whether there are more.
    let mut events = store::events(&state.pool, &query.before(part.behind), part.limit + 1).await?;
    let limit = usize::try_from(part.limit).unwrap_or_default();
    let has_more = events.len() > limit;
    events.truncate(limit);
    let next = events.last().filter(|_| has_more).map(|last| Part::next(PATH, given, last.number));
    let (next, link) = next.unzip();
    let list = EventList { events: events.into_iter().map(EventDocument::from).collect(), next };
    let mut response = json::answer(conditions, &list)?;
    response.headers_mut().extend(link.flatten().map(|link| (header::LINK, link)));
    Ok(response)
}
