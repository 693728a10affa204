// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::collections::HashMap;

use chrono::NaiveDate;
use sqlx::{PgConnection, PgExecutor, Postgres, QueryBuilder};

use super::{enabling::attach_enabling, list::order, narrowing::Narrowing};
use crate::{
    assessment::CriterionId,
    board::{
        model::{
            BOARD_SIZE, Enabling, Entry, Named, PlaceReason, Position, RankReason, Related, Requirement,
        },
        query::{Filter, Sort},
    },
    people::{Department, DepartmentId},
    projects::{Euros, Kind, PersonDays, Project, ProjectId, ProjectNumber, State},
    ranking::{HalfLevels, RawScore, ScoreRange},
};

/// A line of the view `board_row`, which says what each column is.
#[derive(sqlx::FromRow)]
struct BoardRow {
    id: ProjectId,
    number: ProjectNumber,
    title: String,
    summary: String,
    department_id: DepartmentId,
    department_name: String,
    kind: Kind,
    legal_basis: Option<String>,
    deadline: Option<NaiveDate>,
    effort_days: Option<PersonDays>,
    cost_eur: Option<Euros>,
    state: State,
    place: Option<i32>,
    best_place: Option<i32>,
    worst_place: Option<i32>,
    lowest: Option<i64>,
    highest: Option<i64>,
    is_tied: bool,
    half_levels: Vec<Option<i16>>,
    place_by_points: Option<i32>,
    reason: Option<RankReason>,
    reason_number: Option<ProjectNumber>,
    reason_title: Option<String>,
}

impl BoardRow {
    fn into_entry(self) -> Entry {
        let raw = |score: i64| RawScore::new(u32::try_from(score).unwrap_or(u32::MAX));
        let score = self.lowest.zip(self.highest);
        let score = score.and_then(|(lowest, highest)| ScoreRange::new(raw(lowest), raw(highest)));
        let places = self.best_place.zip(self.worst_place);
        let position = score.zip(places).map(|(score, (best, worst))| Position {
            place: self.place.map(i32::unsigned_abs),
            by_points: self.place_by_points.map(i32::unsigned_abs),
            is_tied: self.is_tied,
            best_place: best.unsigned_abs(),
            worst_place: worst.unsigned_abs(),
            score,
        });
        let level = |half_levels: i16| u8::try_from(half_levels).ok().and_then(HalfLevels::new);
        let because_of = self.reason_number.zip(self.reason_title);
        let reason = self.reason.map(|reason| PlaceReason { reason, because_of });
        Entry {
            project: Project {
                id: self.id,
                number: self.number,
                title: self.title,
                summary: self.summary,
                department: Department { id: self.department_id, name: self.department_name },
                kind: self.kind,
                legal_basis: self.legal_basis,
                deadline: self.deadline,
                effort: self.effort_days,
                cost: self.cost_eur,
                state: self.state,
            },
            position,
            reason,
            levels: self.half_levels.into_iter().map(|level_or_none| level_or_none.and_then(level)).collect(),
            requires: Vec::new(),
            enables: Enabling::default(),
            movement: None,
        }
    }
}

/// Which part of the board a list is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Places 1 to 25, all that tie with the last included.
    Board,
    /// The first `n` positions after them.
    Below(i64),
    /// In the procedure, but without a place; by their best chance, whatever the order of the page.
    Incomplete,
}

const LAST_PLACE: i32 = BOARD_SIZE.cast_signed();

async fn of_scope(db: &mut PgConnection, sql: &mut QueryBuilder<Postgres>, scope: Scope) -> sqlx::Result<()> {
    match scope {
        Scope::Board => sql.push(" where place <= ").push_bind(LAST_PLACE),
        Scope::Below(rows) => {
            // Asked first, so that the database knows how few lines lie between.
            let above = sqlx::query_scalar!(
                r#"select count(*) as "count!" from standing where place <= $1"#,
                LAST_PLACE
            )
            .fetch_one(db)
            .await?;
            sql.push(" where position > ").push_bind(above).push(" and position <= ").push_bind(above + rows)
        }
        Scope::Incomplete => sql.push(" where place is null and best_place is not null"),
    };
    Ok(())
}

/// The first rows of a part of the board. `criteria` are those of the page in its order.
pub async fn entries(
    db: &mut PgConnection,
    list: (Scope, &Filter, Sort),
    criteria: &[CriterionId],
    limit: i64,
) -> sqlx::Result<Vec<Entry>> {
    let chosen = of_board(db, list, criteria, limit).await?;
    entries_of(db, &chosen).await
}

/// Which projects these are.
pub async fn of_board(
    db: &mut PgConnection,
    (scope, filter, sort): (Scope, &Filter, Sort),
    criteria: &[CriterionId],
    limit: i64,
) -> sqlx::Result<Vec<ProjectId>> {
    let narrowing = Narrowing::of(db, filter).await?;
    let mut sql = QueryBuilder::new("select id from board_row");
    of_scope(db, &mut sql, scope).await?;
    narrowing.of_rows(&mut sql);
    if scope == Scope::Incomplete {
        sql.push(" order by best_place, highest desc, id");
    } else {
        order(&mut sql, sort, criteria);
    }
    sql.push(" limit ").push_bind(limit);
    sql.build_query_scalar().persistent(false).fetch_all(db).await
}

/// The rows of these projects in this order.
pub async fn entries_of(db: &mut PgConnection, projects: &[ProjectId]) -> sqlx::Result<Vec<Entry>> {
    let mut entries = requiring_entries_of(db, projects).await?;
    attach_enabling(db, &mut entries).await?;
    Ok(entries)
}

/// The same without what they require and what waits for them.
pub async fn plain_entries_of(db: impl PgExecutor<'_>, projects: &[ProjectId]) -> sqlx::Result<Vec<Entry>> {
    let ids: Vec<i64> = projects.iter().map(|project| project.0).collect();
    let rows: Vec<BoardRow> = sqlx::query_as(
        "select board_row.* from unnest($1::bigint[]) with ordinality as page (id, line)
         join board_row using (id) order by line",
    )
    .bind(ids)
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(BoardRow::into_entry).collect())
}

/// The rows of these projects in this order, with what they require.
pub async fn requiring_entries_of(db: &mut PgConnection, projects: &[ProjectId]) -> sqlx::Result<Vec<Entry>> {
    let mut entries = plain_entries_of(&mut *db, projects).await?;
    attach_requirements(db, &mut entries).await?;
    Ok(entries)
}

/// A single line of the official order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// The project of that number, whether it has a place or not.
    Of(&'a ProjectNumber),
    /// The project next above that place, not counting those that share it.
    Above(u32),
    /// The last project of the Top 25.
    LastOnBoard,
    /// The first project that is not in the Top 25.
    FirstBelow,
}

/// That line, if there is one.
pub async fn line(db: &mut PgConnection, line: Line<'_>) -> sqlx::Result<Option<Entry>> {
    let mut sql = QueryBuilder::new("select * from board_row where ");
    match line {
        Line::Of(number) => sql.push("number = ").push_bind(number),
        Line::Above(place) => sql
            .push("place < ")
            .push_bind(place.cast_signed())
            .push(" order by place desc, position desc limit 1"),
        Line::LastOnBoard => {
            sql.push("place <= ").push_bind(LAST_PLACE).push(" order by place desc, position desc limit 1")
        }
        Line::FirstBelow => {
            sql.push("place > ").push_bind(LAST_PLACE).push(" order by place, position limit 1")
        }
    };
    let row: Option<BoardRow> = sql.build_query_as().fetch_optional(&mut *db).await?;
    let mut entries: Vec<Entry> = row.into_iter().map(BoardRow::into_entry).collect();
    attach_requirements(&mut *db, &mut entries).await?;
    attach_enabling(db, &mut entries).await?;
    Ok(entries.pop())
}

/// The projects that require this one directly, the best placed first.
pub async fn required_by(db: impl PgExecutor<'_>, project: ProjectId) -> sqlx::Result<Vec<Related>> {
    let rows = sqlx::query!(
        r#"select project.number as "number: ProjectNumber", project.title, project.state as "state: State",
                  standing.place as "place?"
           from project
           left join standing on standing.project_id = project.id
           where project.id in (select project_id from requiring($1))
             and project.state <> 'draft'
           order by standing.position nulls last, project.id"#,
        project.0
    )
    .fetch_all(db)
    .await?;
    let related = rows.into_iter().map(|row| Related {
        number: row.number,
        title: row.title,
        place: row.place.map(i32::unsigned_abs),
        state: row.state,
    });
    Ok(related.collect())
}

/// The projects that share a place with this one, in the order of the page; ten at most.
pub async fn tied_with(
    db: impl PgExecutor<'_>,
    project: ProjectId,
    place: u32,
) -> sqlx::Result<Vec<Related>> {
    let rows = sqlx::query!(
        r#"select project.number as "number: ProjectNumber", project.title, project.state as "state: State"
           from standing join project on project.id = standing.project_id
           where standing.place = $1 and project.id <> $2
           order by standing.position limit 10"#,
        place.cast_signed(),
        project.0
    )
    .fetch_all(db)
    .await?;
    let related = rows.into_iter().map(|row| Related {
        number: row.number,
        title: row.title,
        place: Some(place),
        state: row.state,
    });
    Ok(related.collect())
}

/// What these projects are called.
pub async fn names(
    db: impl PgExecutor<'_>,
    projects: &[ProjectId],
) -> sqlx::Result<HashMap<ProjectId, Named>> {
    let ids: Vec<i64> = projects.iter().map(|project| project.0).collect();
    let rows = sqlx::query!(
        r#"select project.id as "id: ProjectId", project.number as "number: ProjectNumber", project.title,
                  department.name as department
           from project join department on department.id = project.department_id
           where project.id = any($1)"#,
        &ids
    )
    .fetch_all(db)
    .await?;
    let named = rows
        .into_iter()
        .map(|row| (row.id, Named { number: row.number, title: row.title, department: row.department }));
    Ok(named.collect())
}

/// Adds what each project requires, directly or through others; what is completed needs nothing any more.
async fn attach_requirements(db: impl PgExecutor<'_>, entries: &mut [Entry]) -> sqlx::Result<()> {
    let ids: Vec<i64> = entries.iter().map(|entry| entry.project.id.0).collect();
    let rows = sqlx::query!(
        r#"with recursive need (project_id, required_id, is_direct) as (
               select wanted.id, edge.required_id, true
               from unnest($1::bigint[]) as wanted(id)
               cross join lateral requirements_of(wanted.id) as edge
               union
               select need.project_id, edge.required_id, false
               from need
               join lateral (
                   select state from project where id = need.required_id offset 0
               ) as between on between.state <> 'completed'
               cross join lateral requirements_of(need.required_id) as edge
           )
           select need.project_id as "project!: ProjectId", required.number as "number: ProjectNumber",
                  required.title, required.state as "state: State", standing.place as "place?",
                  bool_or(need.is_direct) as "is_direct!"
           from need
           cross join lateral (
               -- Looked up line by line: the database expects thousands of what is mostly a handful.
               select id, number, title, state from project where id = need.required_id offset 0
           ) as required
           left join lateral (
               select place, position from standing where standing.project_id = required.id offset 0
           ) as standing on true
           group by need.project_id, required.id, required.number, required.title, required.state, standing.place,
                    standing.position
           order by standing.position nulls last, required.id"#,
        &ids
    )
    .fetch_all(db)
    .await?;
    let mut requirements: HashMap<ProjectId, Vec<Requirement>> = HashMap::new();
    for row in rows {
        let place = row.place.map(i32::unsigned_abs);
        let project = Related { number: row.number, title: row.title, place, state: row.state };
        requirements.entry(row.project).or_default().push(Requirement { project, is_direct: row.is_direct });
    }
    for entry in entries {
        entry.requires = requirements.remove(&entry.project.id).unwrap_or_default();
    }
    Ok(())
}
