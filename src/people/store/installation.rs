// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use sqlx::PgExecutor;

/// Notes where people reach the portal, for links in mails that are written by whichever process.
pub async fn set_public_url(db: impl PgExecutor<'_>, url: Option<&str>) -> sqlx::Result<()> {
    sqlx::query!("update installation set public_url = $1 where public_url is distinct from $1", url)
        .execute(db)
        .await?;
    Ok(())
}

/// Where people reach the portal, without a slash at the end; `None` if nobody has said it.
pub async fn public_url(db: impl PgExecutor<'_>) -> sqlx::Result<Option<String>> {
    let url = sqlx::query_scalar!("select public_url from installation").fetch_optional(db).await?;
    Ok(url.flatten().map(|url| url.trim_end_matches('/').to_owned()))
}
