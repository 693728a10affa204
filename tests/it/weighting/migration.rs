// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::borrow::Cow;

use sqlx::{PgPool, migrate::Migrator};

/// The migration that brings drafts and approval.
const HERE: i64 = 20_261_124_000_015;

#[sqlx::test(migrations = false)]
async fn versions_from_before_keep_what_they_say(pool: PgPool) {
    let earlier: Vec<_> =
        vorrang::MIGRATOR.iter().filter(|migration| migration.version < HERE).cloned().collect();
    let earlier = Migrator { migrations: Cow::Owned(earlier), ..Migrator::DEFAULT };
    earlier.run(&pool).await.unwrap();
    sqlx::query(
        "insert into weighting (version, author, reason, published_at)
         values (1, 'Einrichtung', 'Anfang', '2026-01-02T03:04:05Z')",
    )
    .execute(&pool)
    .await
    .unwrap();
    vorrang::MIGRATOR.run(&pool).await.unwrap();
    let said: (i32, String, String) =
        sqlx::query_as("select version, author, reason from weighting").fetch_one(&pool).await.unwrap();
    assert_eq!(said, (1, "Einrichtung".to_owned(), "Anfang".to_owned()));
    let approval: (Option<i64>, Option<String>, bool) =
        sqlx::query_as("select author_id, approver, four_eyes from weighting")
            .fetch_one(&pool)
            .await
            .unwrap();
    assert_eq!(approval, (None, None, false));
    let refused = sqlx::query("update weighting set four_eyes = default").execute(&pool).await.unwrap_err();
    assert!(refused.to_string().contains("never changed"), "{refused}");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_database_knows_that_nobody_approves_their_own(pool: PgPool) {
    crate::support::portal::Portal::demonstration(&pool).await;
    for (statement, rule) in [
        (
            "insert into weighting (version, author, author_id, approver, approver_id, reason, published_at)
             values (2, 'A', 1, 'A', 1, 'x', now())",
            "weighting_approved_by_another",
        ),
        (
            "insert into weighting (version, author, author_id, approver_id, reason, published_at)
             values (2, 'A', 1, 2, 'x', now())",
            "weighting_approver_named",
        ),
        (
            "insert into weighting_draft (name, author_id, status, base_version, inputs_revision, created_at, changed_at)
             values ('x', 1, 'submitted', 1, 1, now(), now())",
            "weighting_draft_shown_to_approve",
        ),
        (
            "insert into weighting_draft (name, author_id, status, base_version, inputs_revision, created_at, changed_at)
             values ('x', 1, 'published', 1, 1, now(), now())",
            "weighting_draft_published",
        ),
    ] {
        let said = sqlx::query(statement).execute(&pool).await.unwrap_err().to_string();
        assert!(said.contains(rule), "{rule}: {said}");
    }
}
