// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::comparison::{ComparisonView, name};
use crate::{
    board::{actions, model::Compared},
    error::Error,
    kit::{
        field::{Choice, Control, Field},
        form::Pairs,
        page::{self, Chrome},
    },
    people::Reader,
    state::AppState,
    weighting,
};

/// So many drafts at most stand side by side.
const MOST_DRAFTS: usize = 7;

#[derive(Template)]
#[template(path = "weighting/compare.html")]
struct ComparePage {
    chrome: Chrome,
    fields: Vec<Field>,
    comparison: ComparisonView,
    /// Whether all drafts are shown, and where that is; nothing without any.
    all_drafts: Option<String>,
    /// That there are more drafts than stand side by side.
    not_all: Option<String>,
    is_alone: bool,
}

/// `GET /weightings/compare?a=1&b=draft-7`: two versions or drafts side by side, or with `drafts=all` the version
/// in force and every draft that the person may read.
pub async fn compare(
    State(state): State<AppState>,
    Reader(person): Reader,
    chrome: Chrome,
    given: Pairs,
) -> Result<Response, Error> {
    let mut reading = actions::begin_reading(&state.pool).await?;
    let db = &mut *reading.transaction;
    let versions = weighting::weightings(db).await?;
    let drafts = match &person {
        Some(person) => weighting::open_drafts(db, person).await?,
        None => Vec::new(),
    };
    let in_force = versions.first().cloned().ok_or(Error::NotFound(None))?;
    let all: Vec<Compared> = versions
        .into_iter()
        .map(Compared::Version)
        .chain(drafts.iter().cloned().map(Compared::Draft))
        .collect();
    let is_all = given.get("drafts").is_some();
    let sides = if is_all {
        let drafts = drafts.iter().take(MOST_DRAFTS).cloned().map(Compared::Draft);
        std::iter::once(Compared::Version(in_force)).chain(drafts).collect()
    } else {
        let former = (in_force.version - 1).max(1).to_string();
        let current = in_force.version.to_string();
        let mut sides = Vec::new();
        for code in [given.get("a").unwrap_or(&former), given.get("b").unwrap_or(&current)] {
            sides.push(actions::find_compared(db, person.as_ref(), code).await?);
        }
        sides
    };
    let words = chrome.words;
    let choice =
        |what: &Compared| Choice { value: what.code(), label: label(what, &chrome), is_chosen: false };
    let choices = || Control::Select(all.iter().map(choice).collect());
    let chosen = Pairs::of(["a", "b"].into_iter().zip(sides.iter().map(Compared::code)));
    let page = ComparePage {
        fields: vec![
            Field::of(words, ("a", "compare-a"), choices(), &chosen),
            Field::of(words, ("b", "compare-b"), choices(), &chosen),
        ],
        is_alone: all.len() == 1,
        all_drafts: (!drafts.is_empty() && !is_all).then(|| chrome.href("/weightings/compare?drafts=all")),
        not_all: (is_all && drafts.len() > MOST_DRAFTS)
            .then(|| words.count("compare-not-all", &u32::try_from(MOST_DRAFTS).unwrap_or(u32::MAX))),
        comparison: ComparisonView::of(&actions::compare(db, sides).await?, &chrome),
        chrome,
    };
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

fn label(what: &Compared, chrome: &Chrome) -> String {
    match what {
        Compared::Version(_) => name(what, chrome.words),
        Compared::Draft(draft) => {
            let about = [("name", draft.name.clone().into()), ("author", draft.author_name.clone().into())];
            chrome.words.text_with("weighting-draft-by", &about)
        }
    }
}
