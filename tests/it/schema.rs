// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What the database itself guarantees, whoever writes to it.

use sqlx::PgPool;

use crate::support::portal::Portal;

async fn revision(pool: &PgPool) -> i64 {
    sqlx::query_scalar("select inputs_revision from board_state").fetch_one(pool).await.unwrap()
}

async fn refusal(pool: &PgPool, statement: &'static str) -> String {
    sqlx::query(statement).execute(pool).await.unwrap_err().to_string()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn every_change_of_what_a_board_shows_is_counted(pool: PgPool) {
    Portal::demonstration(&pool).await;
    for change in [
        "update department set name = name || ' (neu)' where id = 1",
        "update project set title = 'Anders' where number = 'DIG-001'",
        "insert into dependency select a.id, b.id from project a, project b
         where a.number = 'DIG-001' and b.number = 'DIG-002'",
        "delete from dependency where project_id = (select id from project where number = 'DIG-001')",
        "update criterion set name_en = 'The law' where key = 'gesetz'",
        "update criterion_level set description_en = 'None' where level = 0",
        "update assessed_level set half_levels = 3 where half_levels = 2",
        "with new as (insert into weighting (version, author, reason, published_at)
                      values (2, 'Test', 'Test', now()) returning id)
         insert into weighting_points select new.id, criterion.id, 7 from new, criterion",
        "delete from assessed_level where half_levels = 10",
        "insert into capacity (year, person_days, reason) values (2027, 10, 'Test')",
        "insert into service_window select id, '2027-01-01', 'Test' from project where number = 'DIG-001'",
    ] {
        let before = revision(&pool).await;
        sqlx::query(change).execute(&pool).await.unwrap();
        // However many rows a transaction touches, it is one change.
        assert_eq!(revision(&pool).await, before + 1, "{change}");
    }
    let before = revision(&pool).await;
    let mut transaction = pool.begin().await.unwrap();
    sqlx::query("delete from assessed_level").execute(&mut *transaction).await.unwrap();
    transaction.rollback().await.unwrap();
    assert_eq!(revision(&pool).await, before, "what is taken back is no change");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_published_weighting_cannot_be_changed(pool: PgPool) {
    Portal::empty(&pool).await;
    for statement in [
        "update weighting set reason = 'Nachträglich'",
        "delete from weighting",
        "update weighting_points set points = 99",
        "delete from weighting_points",
    ] {
        let said = refusal(&pool, statement).await;
        assert!(said.contains("a published weighting is never changed"), "{statement}: {said}");
    }
    let said = refusal(
        &pool,
        "insert into weighting (version, author, reason, published_at) values (1, '', '', now())",
    )
    .await;
    assert!(said.contains("weighting_version_unique"), "{said}");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_makes_no_sense_is_not_stored(pool: PgPool) {
    Portal::demonstration(&pool).await;
    sqlx::query(
        "insert into outbox (to_name, to_address, subject, body, written_at, next_attempt_at)
         values ('', '', '', '', now(), now())",
    )
    .execute(&pool)
    .await
    .unwrap();
    for (statement, rule) in [
        ("update project set number = 'dig-1' where number = 'DIG-001'", "project_number_form"),
        ("update project set number = 'DIG-002' where number = 'DIG-001'", "project_number_unique"),
        ("update project set title = ' ' where number = 'DIG-001'", "project_title_written"),
        ("update project set effort_days = -1", "project_effort_not_negative"),
        ("update project set cost_eur = -1", "project_cost_not_negative"),
        ("insert into dependency select id, id from project limit 1", "dependency_not_on_itself"),
        ("update assessed_level set half_levels = 11", "assessed_level_range"),
        ("update assessed_level set half_levels = -1", "assessed_level_range"),
        ("insert into criterion_level values (1, 6, '', '')", "criterion_level_range"),
        ("insert into weighting_points select 1, 1, 1000001", "weighting_points_range"),
        ("insert into department (name) values (' Amt')", "department_name_written"),
        ("insert into department (name) values ('Jugendamt')", "department_name_unique"),
        ("insert into installation values (true, false, now())", "installation_pkey"),
        ("insert into board_state (only_row) values (false)", "board_state_only_row_check"),
        ("insert into robustness_run values ('anything', 1, 1, 0, 1, 1, now())", "robustness_run_samples"),
        ("update outbox set state = 'lost'", "outbox_state_known"),
        ("update outbox set state = 'sent'", "outbox_waiting_or_ended"),
        ("update outbox set ended_at = now()", "outbox_waiting_or_ended"),
        ("update outbox set state = 'failed', ended_at = now()", "outbox_says_why"),
        ("update outbox set attempts = -1", "outbox_attempts_not_negative"),
        (
            "insert into outbox (message_id, to_name, to_address, subject, body, written_at, next_attempt_at)
             select message_id, '', '', '', '', now(), now() from outbox",
            "outbox_message_id_unique",
        ),
    ] {
        let said = refusal(&pool, statement).await;
        assert!(said.contains(rule), "{statement}: {said}");
    }
}

#[test]
fn migrations_go_forward_and_say_why() {
    for migration in vorrang::MIGRATOR.iter() {
        assert!(migration.migration_type.is_up_migration(), "{}", migration.description);
        let text = migration.sql.as_str();
        let comment = text.lines().find(|line| !line.starts_with("-- SPDX") && !line.is_empty());
        assert!(
            comment.is_some_and(|line| line.starts_with("-- ")),
            "{} has no comment",
            migration.description
        );
    }
}
