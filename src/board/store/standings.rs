// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::{PgConnection, PgExecutor};

use crate::{
    assessment::CriterionId,
    board::model::RankReason,
    projects::{ProjectId, ProjectNumber, State},
    ranking::HalfLevels,
};

/// Whether the standings are those of the present data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BoardState {
    /// Rises with every change of anything that a board shows.
    pub inputs_revision: i64,
    /// The revision that the standings were worked out from.
    pub standings_revision: i64,
    /// When the data last changed.
    pub inputs_changed_at: DateTime<Utc>,
    /// The revision that the shares of weightings were worked out from, if they have been.
    pub robustness_revision: Option<i64>,
}

impl BoardState {
    /// Whether the standings are those of the present data.
    pub const fn is_fresh(&self) -> bool {
        self.inputs_revision == self.standings_revision
    }
}

/// The present state.
pub async fn board_state(db: impl PgExecutor<'_>) -> sqlx::Result<BoardState> {
    sqlx::query_as!(
        BoardState,
        r#"select inputs_revision, standings_revision, inputs_changed_at,
                  (select revision from robustness_run where belief = 'within_ten') as robustness_revision
           from board_state"#
    )
    .fetch_one(db)
    .await
}

/// Lets one process at a time work out standings; held to the end of the transaction.
pub async fn lock_standings(db: impl PgExecutor<'_>) -> sqlx::Result<()> {
    sqlx::query!("select pg_advisory_xact_lock(hashtextextended('vorrang.standings', 0))")
        .execute(db)
        .await?;
    Ok(())
}

/// Counts what the transaction has changed now instead of at its end: from here on the present state is the one
/// that will be committed, and nobody else's change is committed before it.
pub async fn count_change(db: impl PgExecutor<'_>) -> sqlx::Result<()> {
    sqlx::query!("set constraints all immediate").execute(db).await?;
    Ok(())
}

/// Counts anew how many projects of the procedure are due on each day.
pub async fn replace_deadline_counts(db: &mut PgConnection) -> sqlx::Result<()> {
    sqlx::query!("delete from deadline_count").execute(&mut *db).await?;
    sqlx::query!(
        "insert into deadline_count (deadline, projects)
         select deadline, count(*) from project where deadline is not null and state = any($1) group by deadline",
        &State::IN_PROCEDURE as &[State]
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Notes what the standings were worked out from, and how many projects that were.
pub async fn mark_standings(
    db: impl PgExecutor<'_>,
    revision: i64,
    in_procedure: i32,
    ranked: i32,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update board_state set standings_revision = $1, in_procedure = $2, ranked = $3",
        revision,
        in_procedure,
        ranked
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Whether any project has a place.
pub async fn has_places(db: impl PgExecutor<'_>) -> sqlx::Result<bool> {
    sqlx::query_scalar!(r#"select exists (select from standing where place is not null) as "has!""#)
        .fetch_one(db)
        .await
}

/// What the place of a project depends on.
#[derive(Clone, Debug)]
pub struct StoredCandidate {
    /// Key.
    pub id: ProjectId,
    /// Orders what ties.
    pub number: ProjectNumber,
    /// Orders what ties, before the number.
    pub deadline: Option<NaiveDate>,
    /// Whether it may hold a place.
    pub state: State,
    /// The level that counts on each criterion, in the order of the criteria.
    pub levels: Vec<Option<HalfLevels>>,
}

/// Every project in the procedure, by key.
pub async fn candidates(
    db: &mut PgConnection,
    criteria: &[CriterionId],
) -> sqlx::Result<Vec<StoredCandidate>> {
    let rows = sqlx::query!(
        r#"select id as "id: ProjectId", number as "number: ProjectNumber", deadline, state as "state: State"
           from project where state = any($1) order by id"#,
        &State::IN_PROCEDURE as &[State]
    )
    .fetch_all(&mut *db)
    .await?;
    let mut candidates: Vec<StoredCandidate> = Vec::with_capacity(rows.len());
    let mut index = HashMap::with_capacity(rows.len());
    for row in rows {
        index.insert(row.id, candidates.len());
        let levels = vec![None; criteria.len()];
        candidates.push(StoredCandidate {
            id: row.id,
            number: row.number,
            deadline: row.deadline,
            state: row.state,
            levels,
        });
    }
    let columns: HashMap<CriterionId, usize> = criteria.iter().copied().zip(0..).collect();
    let levels = sqlx::query!(
        r#"select project_id as "project: ProjectId", criterion_id as "criterion: CriterionId", half_levels
           from assessed_level"#
    )
    .fetch_all(db)
    .await?;
    for row in levels {
        let (Some(&row_index), Some(&column)) = (index.get(&row.project), columns.get(&row.criterion)) else {
            continue;
        };
        let cell = candidates.get_mut(row_index).and_then(|candidate| candidate.levels.get_mut(column));
        if let Some(cell) = cell {
            *cell = u8::try_from(row.half_levels).ok().and_then(HalfLevels::new);
        }
    }
    Ok(candidates)
}

/// A line of the table of standings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoredStanding {
    /// Whose.
    pub project: ProjectId,
    /// Competition rank; `None` while it has none.
    pub place: Option<i32>,
    /// The place that points alone give.
    pub by_points: Option<i32>,
    /// Why the two differ, and the project that the reason names.
    pub reason: Option<(RankReason, Option<ProjectId>)>,
    /// Order on the page; `None` while it has no place.
    pub position: Option<i32>,
    /// Best place that it can still get.
    pub best_place: i32,
    /// Worst place that it can still get.
    pub worst_place: i32,
    /// Lowest raw score.
    pub lowest: i64,
    /// Highest raw score.
    pub highest: i64,
}

/// So many new lines make the database's idea of the table wrong.
const MANY: u64 = 1_000;

/// Makes `standings` the whole table; lines that stay as they are are not written.
pub async fn replace_standings(db: &mut PgConnection, standings: &[StoredStanding]) -> sqlx::Result<()> {
    let columns = Columns::of(standings);
    remove_others(&mut *db, &columns.projects).await?;
    // Most lines are there already: to change them costs the database half of what it costs to insert them
    // anew, which would look for their project as well.
    sqlx::query!(
        "update standing set place = given.place, position = given.position, best_place = given.best_place,
                worst_place = given.worst_place, lowest = given.lowest, highest = given.highest,
                place_by_points = given.place_by_points, reason = given.reason,
                reason_project_id = given.reason_project_id
         from unnest(
             $1::bigint[], $2::integer[], $3::integer[], $4::integer[], $5::integer[], $6::bigint[], $7::bigint[],
             $8::integer[], $9::rank_reason[], $10::bigint[]
         ) as given(project_id, place, position, best_place, worst_place, lowest, highest, place_by_points, reason,
                    reason_project_id)
         where standing.project_id = given.project_id
           and (standing.place, standing.position, standing.best_place, standing.worst_place,
                standing.lowest, standing.highest, standing.place_by_points, standing.reason,
                standing.reason_project_id)
               is distinct from
               (given.place, given.position, given.best_place, given.worst_place, given.lowest, given.highest,
                given.place_by_points, given.reason, given.reason_project_id)",
        &columns.projects,
        &columns.places as &[Option<i32>],
        &columns.positions as &[Option<i32>],
        &columns.best_places,
        &columns.worst_places,
        &columns.lowest,
        &columns.highest,
        &columns.by_points as &[Option<i32>],
        &columns.reasons as &[Option<RankReason>],
        &columns.reason_projects as &[Option<i64>],
    )
    .execute(&mut *db)
    .await?;
    let inserted = sqlx::query!(
        "insert into standing (project_id, place, position, best_place, worst_place, lowest, highest,
                               place_by_points, reason, reason_project_id)
         select * from unnest(
             $1::bigint[], $2::integer[], $3::integer[], $4::integer[], $5::integer[], $6::bigint[], $7::bigint[],
             $8::integer[], $9::rank_reason[], $10::bigint[]
         ) as given(project_id, place, position, best_place, worst_place, lowest, highest, place_by_points, reason,
                    reason_project_id)
         where not exists (select from standing where standing.project_id = given.project_id)",
        &columns.projects,
        &columns.places as &[Option<i32>],
        &columns.positions as &[Option<i32>],
        &columns.best_places,
        &columns.worst_places,
        &columns.lowest,
        &columns.highest,
        &columns.by_points as &[Option<i32>],
        &columns.reasons as &[Option<RankReason>],
        &columns.reason_projects as &[Option<i64>],
    )
    .execute(&mut *db)
    .await?;
    if inserted.rows_affected() >= MANY {
        sqlx::query!("analyze standing").execute(db).await?;
    }
    Ok(())
}

async fn remove_others(db: impl PgExecutor<'_>, projects: &[i64]) -> sqlx::Result<()> {
    sqlx::query!("delete from standing where project_id <> all($1)", projects).execute(db).await?;
    Ok(())
}

/// Standings as the database takes them in at once.
struct Columns {
    projects: Vec<i64>,
    places: Vec<Option<i32>>,
    positions: Vec<Option<i32>>,
    best_places: Vec<i32>,
    worst_places: Vec<i32>,
    lowest: Vec<i64>,
    highest: Vec<i64>,
    by_points: Vec<Option<i32>>,
    reasons: Vec<Option<RankReason>>,
    reason_projects: Vec<Option<i64>>,
}

impl Columns {
    fn of(standings: &[StoredStanding]) -> Self {
        Self {
            projects: standings.iter().map(|line| line.project.0).collect(),
            places: standings.iter().map(|line| line.place).collect(),
            positions: standings.iter().map(|line| line.position).collect(),
            best_places: standings.iter().map(|line| line.best_place).collect(),
            worst_places: standings.iter().map(|line| line.worst_place).collect(),
            lowest: standings.iter().map(|line| line.lowest).collect(),
            highest: standings.iter().map(|line| line.highest).collect(),
            by_points: standings.iter().map(|line| line.by_points).collect(),
            reasons: standings.iter().map(|line| line.reason.map(|(reason, _)| reason)).collect(),
            reason_projects: standings.iter().map(|line| Some(line.reason?.1?.0)).collect(),
        }
    }
}
