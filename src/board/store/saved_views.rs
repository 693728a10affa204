// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::{
    board::model::{SavedView, SavedViewId, ViewPage},
    kit::ids::PersonId,
};

struct ViewRow {
    id: SavedViewId,
    owner: PersonId,
    name: String,
    page: String,
    query: String,
    is_shared: bool,
}

impl ViewRow {
    /// Nothing for a page that only a newer program knows.
    fn into_view(self) -> Option<SavedView> {
        let page = ViewPage::from_code(&self.page)?;
        Some(SavedView {
            id: self.id,
            owner: self.owner,
            name: self.name,
            page,
            query: self.query,
            is_shared: self.is_shared,
        })
    }
}

/// What a person keeps, by name.
pub async fn views_of(db: impl PgExecutor<'_>, owner: PersonId) -> sqlx::Result<Vec<SavedView>> {
    let rows = sqlx::query_as!(
        ViewRow,
        r#"select id as "id: SavedViewId", owner_id as "owner: PersonId", name, page, query, is_shared
           from saved_view where owner_id = $1 order by name collate "de-x-icu", id"#,
        owner.0
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().filter_map(ViewRow::into_view).collect())
}

/// That view, whoever's it is.
pub async fn view(db: impl PgExecutor<'_>, id: SavedViewId) -> sqlx::Result<Option<SavedView>> {
    let row = sqlx::query_as!(
        ViewRow,
        r#"select id as "id: SavedViewId", owner_id as "owner: PersonId", name, page, query, is_shared
           from saved_view where id = $1"#,
        id.0
    )
    .fetch_optional(db)
    .await?;
    Ok(row.and_then(ViewRow::into_view))
}

/// Lets a person keep one view at a time; held to the end of the transaction.
pub async fn lock_views(db: impl PgExecutor<'_>, owner: PersonId) -> sqlx::Result<()> {
    sqlx::query!("select from person where id = $1 for no key update", owner.0).execute(db).await?;
    Ok(())
}

/// Keeps a view.
pub async fn insert_view(
    db: impl PgExecutor<'_>,
    (owner, name): (PersonId, &str),
    (page, query): (ViewPage, &str),
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into saved_view (owner_id, name, page, query, created_at) values ($1, $2, $3, $4, $5)",
        owner.0,
        name,
        page.code(),
        query,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Gives a person's view another name; says whether there is such a view.
pub async fn rename_view(
    db: impl PgExecutor<'_>,
    owner: PersonId,
    id: SavedViewId,
    name: &str,
) -> sqlx::Result<bool> {
    let done =
        sqlx::query!("update saved_view set name = $3 where id = $2 and owner_id = $1", owner.0, id.0, name)
            .execute(db)
            .await?;
    Ok(done.rows_affected() > 0)
}

/// Shares a person's view or not; says whether there is such a view.
pub async fn share_view(
    db: impl PgExecutor<'_>,
    owner: PersonId,
    id: SavedViewId,
    is_shared: bool,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update saved_view set is_shared = $3 where id = $2 and owner_id = $1",
        owner.0,
        id.0,
        is_shared
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Removes a person's view, if it is still there.
pub async fn delete_view(db: impl PgExecutor<'_>, owner: PersonId, id: SavedViewId) -> sqlx::Result<()> {
    sqlx::query!("delete from saved_view where id = $2 and owner_id = $1", owner.0, id.0).execute(db).await?;
    Ok(())
}
