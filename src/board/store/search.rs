// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::collections::HashMap;

use sqlx::PgExecutor;

use crate::{
    board::model::Hit,
    projects::{Kind, ProjectId, ProjectNumber, State},
};

/// These projects by how well the words of a text fit them: by where and how often they occur, then by place.
pub async fn best_fitting(
    db: impl PgExecutor<'_>,
    text: &str,
    projects: &[ProjectId],
    (offset, limit): (i64, i64),
) -> sqlx::Result<Vec<ProjectId>> {
    let ids: Vec<i64> = projects.iter().map(|project| project.0).collect();
    sqlx::query_scalar!(
        r#"with query as materialized (select search_query($2) as wanted)
           select project_search.project_id as "id: ProjectId"
           from project_search
           left join standing on standing.project_id = project_search.project_id
           where project_search.project_id = any($1)
           order by ts_rank('{0.05, 0.1, 0.4, 1}', document, (select wanted from query)) desc,
                    position nulls last, project_search.project_id
           offset $3 limit $4"#,
        &ids,
        text,
        offset,
        limit
    )
    .fetch_all(db)
    .await
}

/// What is shown of these projects, in this order.
pub async fn hits(db: impl PgExecutor<'_>, projects: &[ProjectId]) -> sqlx::Result<Vec<Hit>> {
    let ids: Vec<i64> = projects.iter().map(|project| project.0).collect();
    let rows = sqlx::query!(
        r#"select project.number as "number: ProjectNumber", project.title, project.summary, project.legal_basis,
                  department.name as department, project.kind as "kind: Kind", project.state as "state: State",
                  project.deadline, standing.place as "place?"
           from unnest($1::bigint[]) with ordinality as page (id, line)
           join project using (id)
           join department on department.id = project.department_id
           left join standing on standing.project_id = project.id
           order by line"#,
        &ids
    )
    .fetch_all(db)
    .await?;
    let hits = rows.into_iter().map(|row| Hit {
        number: row.number,
        title: row.title,
        summary: row.summary,
        legal_basis: row.legal_basis,
        department: row.department,
        kind: row.kind,
        state: row.state,
        place: row.place.map(i32::unsigned_abs),
        deadline: row.deadline,
    });
    Ok(hits.collect())
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
           where not exists (select from project_search where document @@ (select search_filter(given.word)))"#,
        &words
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.word, row.likeliest)).collect())
}
