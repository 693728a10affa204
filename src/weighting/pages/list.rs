// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::{PointsLine, approver, draft_address, points_lines, version_address};
use crate::{
    assessment::all_criteria,
    error::Error,
    kit::{
        form::Pairs,
        i18n::Locale,
        page::{self, Chrome},
    },
    people::{Person, Reader, Role},
    state::AppState,
    weighting::{
        actions,
        model::{Draft, DraftStatus, Weighting, in_order},
        store,
    },
};

struct VersionLine {
    name: String,
    href: String,
    published: String,
    author: String,
    approver: String,
    reason: String,
    take_up: String,
    is_in_force: bool,
}

struct DraftLine {
    name: String,
    href: String,
    author: String,
    state: String,
    changed: String,
    publish: String,
}

/// Drafts under a heading; nothing is shown of a group without any.
struct DraftGroup {
    id: &'static str,
    heading: String,
    lines: Vec<DraftLine>,
    /// They wait for whoever looks.
    is_waiting: bool,
}

#[derive(Template)]
#[template(path = "weighting/list.html")]
struct ListPage {
    chrome: Chrome,
    done: Option<String>,
    in_force: String,
    points: Vec<PointsLine>,
    weight_sum: String,
    versions: Vec<VersionLine>,
    is_leader: bool,
    groups: Vec<DraftGroup>,
    four_eyes: bool,
}

/// `GET /weightings`: every version; for the leadership the drafts as well.
pub async fn list(
    State(state): State<AppState>,
    Reader(person): Reader,
    chrome: Chrome,
    given: Pairs,
) -> Result<Response, Error> {
    let mut transaction = actions::reading(&state.pool).await?;
    let db = &mut *transaction;
    let versions = store::weightings(db).await?;
    let criteria = all_criteria(db).await?;
    let drafts = match &person {
        Some(person) => actions::open_drafts(db, person).await?,
        None => Vec::new(),
    };
    let in_force = versions.first().ok_or(Error::NotFound(None))?;
    let points = in_order(&in_force.points, &criteria);
    let words = chrome.words;
    let page = ListPage {
        done: (given.get("done") == Some("discarded")).then(|| words.text("weighting-discarded")),
        in_force: words.text_about("weighting-version", &in_force.version),
        points: points_lines(&points, &criteria, words),
        weight_sum: words.integer(points.iter().sum::<u32>()),
        is_leader: person.as_ref().is_some_and(|person| person.has(Role::Leadership)),
        groups: person.map(|person| groups(&drafts, &person, &chrome)).unwrap_or_default(),
        versions: versions.iter().map(|version| line(version, in_force.version, &chrome)).collect(),
        four_eyes: state.four_eyes,
        chrome,
    };
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

fn line(weighting: &Weighting, in_force: i32, chrome: &Chrome) -> VersionLine {
    let words = chrome.words;
    let href = version_address(weighting.version, chrome);
    VersionLine {
        name: words.text_about("weighting-version", &weighting.version),
        published: words.date_and_time(weighting.published_at),
        author: weighting.author.clone(),
        approver: approver(weighting, words),
        reason: weighting.reason.clone(),
        take_up: format!("{href}/take-up"),
        is_in_force: weighting.version == in_force,
        href,
    }
}

fn groups(drafts: &[Draft], person: &Person, chrome: &Chrome) -> Vec<DraftGroup> {
    let waits = |draft: &Draft| !draft.is_of(person) && draft.status == DraftStatus::Submitted;
    let group = |id, heading, is_in: &dyn Fn(&Draft) -> bool| DraftGroup {
        id,
        heading: chrome.words.text(heading),
        lines: drafts.iter().filter(|draft| is_in(draft)).map(|draft| draft_line(draft, chrome)).collect(),
        is_waiting: id == "waiting",
    };
    vec![
        group("waiting", "weightings-waiting", &waits),
        group("own", "weightings-own", &|draft| draft.is_of(person)),
        group("shared", "weightings-shared", &|draft| !draft.is_of(person) && !waits(draft)),
    ]
}

fn draft_line(draft: &Draft, chrome: &Chrome) -> DraftLine {
    let words = chrome.words;
    let href = draft_address(draft.id, chrome);
    DraftLine {
        name: draft.name.clone(),
        author: draft.author_name.clone(),
        state: draft_state(draft, words),
        changed: words.date_and_time(draft.changed_at),
        publish: format!("{href}/publish"),
        href,
    }
}

/// How far a draft is, and who sees it.
pub fn draft_state(draft: &Draft, words: Locale) -> String {
    words.text(match (draft.status, draft.is_shared) {
        (DraftStatus::Submitted, _) => "weighting-draft-submitted",
        (DraftStatus::Published, _) => "weighting-draft-published",
        (DraftStatus::Discarded, _) => "weighting-draft-discarded",
        (DraftStatus::Open, true) => "weighting-draft-shared",
        (DraftStatus::Open, false) => "weighting-draft-private",
    })
}
