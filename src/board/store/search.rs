// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::collections::HashMap;

use chrono::NaiveDate;
use sqlx::{PgExecutor, Postgres, QueryBuilder};

use super::rows::narrow_facts;
use crate::{
    board::{
        model::{Hit, MOST_FOUND},
        query::Filter,
    },
    projects::{Kind, ProjectNumber, State},
};

/// Narrows a list of projects to those in which the words of a text occur. The only place that says what it means
/// that a text is found.
pub(super) fn narrow_text(sql: &mut QueryBuilder<Postgres>, text: &str) {
    // Worked out once and not for every line.
    sql.push(" and id in (select project_id from project_search where document @@ (select search_query(")
        .push_bind(text.to_owned())
        .push(")))");
}

#[derive(sqlx::FromRow)]
struct HitRow {
    number: ProjectNumber,
    title: String,
    summary: String,
    legal_basis: Option<String>,
    department_name: String,
    kind: Kind,
    state: State,
    place: Option<i32>,
    deadline: Option<NaiveDate>,
    count: i64,
}

/// The projects in which the words of a text occur, the best first: by where and how often the words occur, then
/// by place. With them how many there are, [`MOST_FOUND`] and one at most.
pub async fn hits(
    db: impl PgExecutor<'_>,
    text: &str,
    filter: &Filter,
    (offset, limit): (i64, i64),
) -> sqlx::Result<(u32, Vec<Hit>)> {
    let mut sql = QueryBuilder::new("with query as materialized (select search_query(");
    sql.push_bind(text.to_owned());
    sql.push(
        ") as wanted), found as materialized (
             select project_id as id, document
             from project_search
             where document @@ (select wanted from query) and state <> 'draft'",
    );
    narrow_facts(&mut sql, filter);
    sql.push(" limit ").push_bind(i64::from(MOST_FOUND) + 1);
    // The position is looked up for each that was found: a join would read the positions of all projects.
    sql.push(
        "), page as (
             select id, count(*) over () as count,
                    row_number() over (
                        order by ts_rank('{0.05, 0.1, 0.4, 1}', document, (select wanted from query)) desc,
                                 position nulls last, id
                    ) as line
             from (
                 select id, document, (select position from standing where project_id = found.id) as position
                 from found
             ) as placed
             order by line offset ",
    );
    sql.push_bind(offset).push(" limit ").push_bind(limit);
    sql.push(
        ") select project.number, project.title, project.summary, project.legal_basis,
                  department.name as department_name, project.kind, project.state, project.deadline,
                  standing.place, page.count
           from page
           join project using (id)
           join department on department.id = project.department_id
           left join standing on standing.project_id = project.id
           order by line",
    );
    let rows: Vec<HitRow> = sql.build_query_as().fetch_all(db).await?;
    let count = rows.first().map_or(0, |row| u32::try_from(row.count).unwrap_or(u32::MAX));
    let hits = rows.into_iter().map(|row| Hit {
        number: row.number,
        title: row.title,
        summary: row.summary,
        legal_basis: row.legal_basis,
        department: row.department_name,
        kind: row.kind,
        state: row.state,
        place: row.place.map(i32::unsigned_abs),
        deadline: row.deadline,
    });
    Ok((count, hits.collect()))
}

/// The German stem of each of these words; one that every text has, such as an article, has none.
pub async fn stems(db: impl PgExecutor<'_>, words: &[&str]) -> sqlx::Result<HashMap<String, String>> {
    let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    let rows = sqlx::query!(
        r#"select word as "word!", (ts_lexize('german_stem', search_words(word)))[1] as stem
           from unnest($1::text[]) as word"#,
        &words
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.word, row.stem?))).collect())
}

/// For each of these words that occurs nowhere the most similar that does.
pub async fn most_similar(db: impl PgExecutor<'_>, words: &[&str]) -> sqlx::Result<HashMap<String, String>> {
    let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    let rows = sqlx::query!(
        r#"select given.word as "word!", likeliest.folded as "likeliest!"
           from unnest($1::text[]) as given(word)
           cross join lateral (
               select search_word.folded
               from search_word
               where search_word.folded % search_folded(search_words(given.word))
                 and similarity(search_word.folded, search_folded(search_words(given.word))) >= 0.4
               order by similarity(search_word.folded, search_folded(search_words(given.word))) desc,
                        search_word.folded
               limit 1
           ) as likeliest
           where not exists (select from project_search where document @@ (select search_query(given.word)))"#,
        &words
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.word, row.likeliest)).collect())
}
