// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use sqlx::PgConnection;

use crate::{
    assessment::CriterionId,
    board::{
        model::{self, CriterionStability, Figures, Named, Span, Swap, ValueModel},
        store,
    },
    error::Error,
    projects::ProjectId,
};

/// How far each weight may move, with the names of those whom it concerns.
pub struct Steadiness {
    /// One for each criterion, in their order.
    pub criteria: Vec<CriterionStability>,
    /// Everybody who comes in or goes out somewhere, as far as a page names them.
    pub names: HashMap<ProjectId, Named>,
    /// How many projects take part, and how many are in the Top 25.
    pub figures: Figures,
}

/// How far the weights in force may move. It looks at every project: not for a page that is drawn every time.
pub async fn steadiness(
    db: &mut PgConnection,
    model: &ValueModel,
    today: NaiveDate,
) -> Result<Steadiness, Error> {
    let criteria: Vec<CriterionId> = model.criteria.iter().map(|criterion| criterion.id).collect();
    let candidates = store::candidates(db, &criteria).await?;
    let ranked = candidates.iter().filter(|candidate| candidate.state.is_ranked());
    let rows: Vec<_> = ranked.map(|candidate| (candidate.id, candidate.levels.as_slice())).collect();
    let criteria = model::stability(&rows, &model.weights)?;
    let names = store::names(&mut *db, &everybody(&criteria)).await?;
    Ok(Steadiness { criteria, names, figures: store::figures(db, today).await? })
}

/// Those whom a page names.
pub(super) fn everybody(criteria: &[CriterionStability]) -> Vec<ProjectId> {
    let spans = criteria.iter().flat_map(|criterion| [&criterion.top, &criterion.first]);
    let swaps = spans.flat_map(|Span { below, above, at_zero, .. }| [below, above, at_zero]);
    let ids = swaps.flat_map(|Swap { enter, leave }| [enter, leave]);
    let named = ids.flat_map(|ids| ids.iter().take(Swap::MOST_NAMES));
    named.copied().collect::<BTreeSet<_>>().into_iter().collect()
}
