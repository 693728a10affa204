// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use sqlx::PgConnection;

use crate::{
    board::{
        model::{Answer, BOARD_SIZE, Entry, ValueModel},
        store::{self, Line},
    },
    error::Error,
    projects::{self, Case},
};

/// What the submitter of a project is told, and what that rests on.
pub struct Told {
    /// The answer.
    pub answer: Answer,
    /// The last project of the Top 25.
    pub last_in: Option<Entry>,
    /// The first that is not in the Top 25.
    pub first_out: Option<Entry>,
    /// Where the project is in its life cycle, and why.
    pub case: Option<Case>,
}

/// What the place of a project means for its submitter. Looks at the best placed projects only, however many there
/// are.
pub async fn tell(db: &mut PgConnection, entry: &Entry, model: &ValueModel) -> Result<Told, Error> {
    let others =
        store::best_scores(&mut *db, entry.project.id, BOARD_SIZE + 1, !model.weighting.rules.any()).await?;
    Ok(Told {
        answer: Answer::of(entry, model, &others)?,
        last_in: store::line(db, Line::LastOnBoard).await?,
        first_out: store::line(db, Line::FirstBelow).await?,
        case: projects::find_case(&mut *db, entry.project.id).await?,
    })
}
