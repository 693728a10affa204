// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! How the database looks for words among many projects.

use sqlx::PgPool;

use crate::support::portal::Portal;

async fn many_projects(pool: &PgPool) {
    Portal::demonstration(pool).await;
    sqlx::query(
        "insert into project (number, title, summary, department_id, kind, state)
         select 'TEST-' || lpad(line::text, 6, '0'), 'Wort' || line || ' Dienst', 'Beschreibung ' || line,
                (select min(id) from department), 'visible', 'submitted'
         from generate_series(1, 20000) as line",
    )
    .execute(pool)
    .await
    .unwrap();
    for statement in ["analyze project", "analyze project_search", "analyze search_word"] {
        sqlx::query(statement).execute(pool).await.unwrap();
    }
}

async fn plan(pool: &PgPool, statement: &'static str) -> String {
    let lines: Vec<String> = sqlx::query_scalar(statement).fetch_all(pool).await.unwrap();
    lines.join("\n")
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn words_are_looked_up_in_an_index(pool: PgPool) {
    many_projects(&pool).await;
    let found = plan(
        &pool,
        "explain select project_id, document from project_search
         where document @@ (select search_filter('Wort77')) and state <> 'draft' limit 1001",
    )
    .await;
    assert!(found.contains("Bitmap Index Scan on project_search_document"), "{found}");
    let narrowed = plan(
        &pool,
        "explain select count(*) from board_row where state <> 'draft'
         and id in (select project_id from project_search where document @@ (select search_filter('Wort77')))",
    )
    .await;
    assert!(narrowed.contains("Bitmap Index Scan on project_search_document"), "{narrowed}");
    for plan in [&found, &narrowed] {
        assert!(!plan.contains("Seq Scan on project_search"), "{plan}");
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn more_than_anybody_reads_is_said_and_not_ordered(pool: PgPool) {
    many_projects(&pool).await;
    let page = Portal::on(
        &pool,
        vorrang::kit::page::Installation { demonstration: true },
        crate::support::portal::test_day(),
    )
    .get("/search?q=Dienst")
    .await;
    assert!(page.text("[role=status]").starts_with("Mehr als 1.000 Vorhaben passen zu dieser Suche."));
    assert_eq!(page.texts(".pages a").last().map(String::as_str), Some("20"));
}
