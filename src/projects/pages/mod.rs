// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The pages of the room: proposing a project, and its profile on paper; moving it on, saying something about it,
//! and the lists of what waits.

mod blocks;
mod calibration;
mod case_line;
mod check;
mod comment;
mod duty;
mod facts;
mod fields;
mod grounds;
mod inbox;
mod labels;
mod moves;
mod procedure;
mod profile;
mod proposals;
mod rank_decision;
mod reuse;
mod step;
mod submitted;

pub use calibration::{calibration_percent, calibration_text};
pub use case_line::{CaseLine, Reason, VerbLink};
pub use check::{check, submit};
pub use comment::{comment, comment_form};
pub use duty::{check_duty, check_duty_form, claim_duty, duty_form, withdraw_duty, withdraw_duty_form};
pub use facts::{Fact, facts};
pub use grounds::GroundsPart;
pub use inbox::inbox;
pub use moves::{move_form, move_on};
pub use procedure::{CommentLine, Procedure};
pub use profile::{print_profile, profile};
pub use proposals::{begin, confirm_discard, discard, introduction, list};
pub use rank_decision::{decide_rank, decision_form, withdraw_decision, withdraw_decision_form};
pub use reuse::{ReusePart, check_reuse, reuse_form};
pub use step::{save, show};
pub use submitted::Submitted;

use axum::response::{IntoResponse as _, Redirect, Response};
use chrono::{DateTime, Utc};

use super::{
    model::{Draft, DraftId, ProjectNumber},
    store,
};
use crate::{
    error::Error,
    kit::{clock::Clock, i18n::Locale, ids::PersonId, page::Chrome},
    state::AppState,
};

/// The person's draft; the way to the project if it has been submitted; nothing otherwise.
async fn own_draft(
    state: &AppState,
    chrome: &Chrome,
    owner: PersonId,
    id: DraftId,
) -> Result<Result<Draft, Response>, Error> {
    match store::draft(&state.pool, owner, id).await? {
        Some(draft) => Ok(Ok(draft)),
        None => Ok(Err(to_submitted(state, chrome, owner, id).await?)),
    }
}

/// The way to the project that a draft has become.
async fn to_submitted(
    state: &AppState,
    chrome: &Chrome,
    owner: PersonId,
    id: DraftId,
) -> Result<Response, Error> {
    let number = store::submitted_from(&state.pool, owner, id).await?.ok_or(Error::NotFound(None))?;
    Ok(to_profile(chrome, &number))
}

fn to_profile(chrome: &Chrome, number: &ProjectNumber) -> Response {
    Redirect::to(&chrome.href(&format!("/projects/{number}/summary"))).into_response()
}

/// When something was saved, as short as the day allows.
fn saved(words: Locale, at: DateTime<Utc>, clock: Clock) -> String {
    if Clock::Fixed(at).today() == clock.today() {
        words.text_about("proposal-saved", &words.time(at))
    } else {
        words.text_about("proposal-saved-on", &words.date_and_time(at))
    }
}
