// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Working out the standings when something has changed, and reading a state that belongs together.

mod answer;
mod comparing;
mod deadlines;
mod expiring;
mod freezing;
mod history;
mod listing;
mod live;
mod preview;
mod publishing;
mod robustness;
mod saved_views;
mod search;
mod stability;
mod verify;

use std::time::Instant;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::{PgConnection, PgPool, Postgres, Transaction};

use super::{
    model::{
        BOARD_SIZE, Belief, Board, Entry, Grounds, MOST_INCOMPLETE, MOST_ROWS, Placed, ROWS_BELOW,
        RankReason, Reach, Related, Ruling, Sureness, ValueModel,
    },
    query::{Filter, ListQuery, Sort},
    store::{self, Line, Scope, StoredCandidate, StoredStanding},
};
use crate::{
    assessment::{CriterionId, all_criteria},
    error::Error,
    kit::metrics::{self, Computation},
    projects::{ProjectId, ProjectNumber, State},
    ranking::{self, Candidate, ScoreRange, Weights, WidthMismatch, rules::Rules},
    weighting::weighting_in_force,
};

pub use self::{
    answer::{Told, tell},
    comparing::{compare, find_compared},
    deadlines::{
        Deadlines, KeptDeadlines, ServiceWindow, WindowChange, WindowEdit, deadlines, due_of, requirements,
        service_window, set_service_window, works,
    },
    expiring::{ExpiryKeeper, expire_grounds},
    freezing::{Holding, freeze, freeze_first, hold, may_hold},
    history::{
        Past, attach_movements, baseline, board_of, last_snapshot, open_board, past, past_inputs,
        past_places, snapshots,
    },
    listing::{Listed, Listing, View, department_choice, list_window, listing},
    live::{Live, News, mark},
    preview::{KeptCandidates, Outlook, candidates, try_weights},
    publishing::{PublishOrder, Publishing, publish},
    robustness::{Refreshed, RobustnessKeeper, Sureties, refresh_robustness, sureties},
    saved_views::{
        KeepError, keep_view, open_view, own_view, own_views, remove_view, rename_view, share_view,
    },
    search::{asked_by_number, find},
    stability::{Steadiness, steadiness},
    verify::{BoardVerifyError, verify},
};

/// How often a reader works out new standings for itself before it gives up because the data keeps
/// changing under it.
const ATTEMPTS: u32 = 5;

/// A transaction that sees one state of the data, with standings that belong to it.
pub struct Reading {
    /// Reads only, and sees nothing that is committed after it began.
    pub transaction: Transaction<'static, Postgres>,
    /// Number of that state.
    pub revision: i64,
    /// When the data last changed.
    pub as_of: DateTime<Utc>,
    /// What a page that is drawn from it depends on.
    pub edition: Edition,
}

/// What a drawn page depends on: the state of the data, and the one that the shares of weightings belong to.
pub type Edition = (i64, Option<i64>);

/// Begins to read a state that belongs together. If something has changed since the standings were worked
/// out, they are worked out first.
pub async fn begin_reading(pool: &PgPool) -> Result<Reading, Error> {
    for _ in 0..ATTEMPTS {
        let mut transaction = pool.begin_with("begin isolation level repeatable read read only").await?;
        let state = store::board_state(&mut *transaction).await?;
        if state.is_fresh() {
            let (revision, as_of) = (state.inputs_revision, state.inputs_changed_at);
            let edition = (revision, state.robustness_revision);
            return Ok(Reading { transaction, revision, as_of, edition });
        }
        transaction.rollback().await?;
        refresh_standings(pool).await?;
    }
    Err(Error::Unavailable)
}

/// The edition of the present state if its standings have been worked out. One small statement, for a page
/// that has been drawn before.
pub async fn fresh_edition(pool: &PgPool) -> Result<Option<Edition>, Error> {
    let state = store::board_state(pool).await?;
    Ok(state.is_fresh().then_some((state.inputs_revision, state.robustness_revision)))
}

/// Works out the place of every project in the procedure, if something has changed since the last time.
/// Safe to call from several processes at once: one works, the others wait and find it done.
pub async fn refresh_standings(pool: &PgPool) -> Result<(), Error> {
    let mut transaction = pool.begin().await?;
    store::lock_standings(&mut *transaction).await?;
    let state = store::board_state(&mut *transaction).await?;
    if state.is_fresh() {
        return Ok(());
    }
    // A change that is committed while this runs raises the revision beyond the one noted here, and the
    // next reader starts over.
    work_out_standings(&mut transaction, state.inputs_revision).await?;
    transaction.commit().await?;
    Ok(())
}

/// Works out the standings within a transaction that holds their lock, and notes that they are those of
/// `revision`.
async fn work_out_standings(db: &mut PgConnection, revision: i64) -> Result<(), Error> {
    let begun = Instant::now();
    let standings = match value_model(db).await? {
        Some(model) => {
            let criteria: Vec<CriterionId> = model.criteria.iter().map(|criterion| criterion.id).collect();
            let candidates = store::candidates(&mut *db, &criteria).await?;
            standings(&candidates, &model, &grounds_for(db, model.weighting.rules).await?)?
        }
        None => Vec::new(),
    };
    write_standings(db, revision, &standings).await?;
    metrics::computed(Computation::Standings, begun);
    Ok(())
}

/// Makes these the standings, of that revision.
async fn write_standings(
    db: &mut PgConnection,
    revision: i64,
    standings: &[StoredStanding],
) -> Result<(), Error> {
    store::replace_standings(db, standings).await?;
    store::replace_deadline_counts(db).await?;
    let ranked = standings.iter().filter(|standing| standing.place.is_some()).count();
    store::mark_standings(db, revision, number(standings.len()), number(ranked)).await?;
    tracing::info!(revision, projects = standings.len(), ranked, "standings worked out");
    Ok(())
}

fn number(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// What each candidate scores.
fn scored(candidates: &[StoredCandidate], weights: &Weights) -> Result<Vec<Candidate>, WidthMismatch> {
    let of = |candidate: &StoredCandidate| {
        let score = ScoreRange::of(&candidate.levels, weights)?;
        Ok(Candidate { score, eligible: candidate.state.is_ranked() })
    };
    candidates.iter().map(of).collect()
}

/// What besides points these rules go by; nothing is read for rules that are off.
async fn grounds_for(db: &mut PgConnection, rules: Rules) -> sqlx::Result<Grounds<ProjectId>> {
    if rules.any() { store::grounds(db).await } else { Ok(Grounds::default()) }
}

/// What of that concerns these candidates.
fn ruling(grounds: &Grounds<ProjectId>, candidates: &[ProjectId]) -> Result<Ruling, Error> {
    grounds.among(candidates).map_err(|error| Error::Internal(Box::new(error)))
}

/// The place of each candidate; on the page they follow by place, then earlier deadline, then number.
fn standings(
    candidates: &[StoredCandidate],
    model: &ValueModel,
    grounds: &Grounds<ProjectId>,
) -> Result<Vec<StoredStanding>, Error> {
    let scored = scored(candidates, &model.weights)?;
    let standings = ranking::standings(&scored);
    let keys: Vec<ProjectId> = candidates.iter().map(|candidate| candidate.id).collect();
    let placed = ruling(grounds, &keys)?.places(&scored, &standings, model.weighting.rules);
    let reason = |placed: Placed| {
        let (reason, row) = RankReason::of(placed.reason?);
        Some((reason, row.and_then(|row| keys.get(row).copied())))
    };
    let mut lines: Vec<(StoredStanding, &StoredCandidate)> = standings
        .into_iter()
        .zip(placed)
        .zip(candidates.iter().zip(&scored))
        .map(|((standing, placed), (candidate, Candidate { score, .. }))| {
            let line = StoredStanding {
                project: candidate.id,
                place: placed.place.map(u32::cast_signed),
                by_points: placed.by_points.map(u32::cast_signed),
                reason: reason(placed),
                position: None,
                best_place: standing.best_place.cast_signed(),
                worst_place: standing.worst_place.cast_signed(),
                lowest: i64::from(score.lowest().get()),
                highest: i64::from(score.highest().get()),
            };
            (line, candidate)
        })
        .collect();
    lines.sort_by_key(|(line, candidate)| {
        let deadline = candidate.deadline.unwrap_or(NaiveDate::MAX);
        (line.place.unwrap_or(i32::MAX), deadline, candidate.number.clone())
    });
    for ((line, _), position) in lines.iter_mut().zip(1..) {
        line.position = line.place.map(|_| position);
    }
    Ok(lines.into_iter().map(|(line, _)| line).collect())
}

/// Criteria and weights, or `None` while there are none to rank by.
pub async fn value_model(db: &mut PgConnection) -> Result<Option<ValueModel>, Error> {
    let criteria = all_criteria(db).await?;
    let Some(weighting) = weighting_in_force(db).await? else { return Ok(None) };
    let points = criteria.iter().map(|criterion| weighting.points_of(criterion.id)).collect();
    let weights = Weights::new(points).map_err(|error| Error::Internal(Box::new(error)))?;
    Ok(Some(ValueModel { criteria, weighting, weights }))
}

/// The board as filtered and sorted.
pub async fn read_board(
    db: &mut PgConnection,
    model: ValueModel,
    as_of: DateTime<Utc>,
    query: &ListQuery,
    today: NaiveDate,
) -> Result<Board, Error> {
    let criteria: Vec<CriterionId> = model.criteria.iter().map(|criterion| criterion.id).collect();
    let filter = &query.filter;
    let figures = store::figures(&mut *db, today).await?;
    let is_narrowed = *filter != Filter::default();
    let incomplete_count = figures.in_procedure.saturating_sub(figures.ranked);
    let baseline = baseline(db).await?;
    let mut top = store::entries(db, (Scope::Board, filter, query.sort), &criteria, MOST_ROWS).await?;
    attach_movements(db, baseline, &mut top).await?;
    let scope = Scope::Below(ROWS_BELOW);
    let mut below = store::entries(db, (scope, filter, query.sort), &criteria, ROWS_BELOW).await?;
    attach_movements(db, baseline, &mut below).await?;
    let shown: Vec<ProjectId> = top.iter().chain(&below).map(|entry| entry.project.id).collect();
    let sureness = Sureness {
        run: store::run(&mut *db, Belief::WithinTen).await?,
        hits: store::hits_of(&mut *db, Belief::WithinTen, &shown).await?,
    };
    let is_official = !is_narrowed && query.sort == Sort::default();
    let reach = if is_official { reach(db, &shown, today).await? } else { None };
    Ok(Board {
        as_of,
        figures,
        baseline,
        mark: store::mark(&mut *db).await?,
        sureness,
        top,
        below,
        incomplete: store::entries(
            db,
            (Scope::Incomplete, filter, Sort::default()),
            &criteria,
            MOST_INCOMPLETE,
        )
        .await?,
        incomplete_count: (!is_narrowed).then_some(incomplete_count),
        reach,
        model,
    })
}

/// How far down these rows the capacity reaches.
async fn reach(db: &mut PgConnection, rows: &[ProjectId], today: NaiveDate) -> Result<Option<Reach>, Error> {
    let Some(budget) = store::budget_year(&mut *db, today).await? else { return Ok(None) };
    Ok(Reach::of(budget, rows, &store::row_needs(&mut *db, rows).await?))
}

/// A project with all that explains its place.
pub struct Explanation {
    /// The project.
    pub entry: Entry,
    /// What requires it, the best placed first.
    pub required_by: Vec<Related>,
    /// What shares its place; ten at most.
    pub tied_with: Vec<Related>,
    /// The project next above it.
    pub above: Option<Entry>,
    /// For a project of the Top 25 the first that is out; for any other the last that is in.
    pub across_the_line: Option<Entry>,
}

/// The project of that number and its neighbours, or `None` if there is none; a draft is nobody else's
/// business.
pub async fn explain(db: &mut PgConnection, number: &ProjectNumber) -> Result<Option<Explanation>, Error> {
    let found = store::line(db, Line::Of(number)).await?;
    let Some(entry) = found.filter(|entry| entry.project.state != State::Draft) else { return Ok(None) };
    let required_by = store::required_by(&mut *db, entry.project.id).await?;
    let (tied_with, above) = match entry.place() {
        Some(place) => (
            store::tied_with(&mut *db, entry.project.id, place).await?,
            store::line(db, Line::Above(place)).await?,
        ),
        None => (Vec::new(), None),
    };
    let across = if entry.place().is_some_and(|place| place <= BOARD_SIZE) {
        Line::FirstBelow
    } else {
        Line::LastOnBoard
    };
    let across_the_line = store::line(db, across).await?;
    Ok(Some(Explanation { entry, required_by, tied_with, above, across_the_line }))
}
