// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Personal data go in time, the proofs of what happened stay, and every column says what it is for.

use axum::http::StatusCode;
use chrono::TimeDelta;
use sqlx::{AssertSqlSafe, PgPool};
use vorrang::{
    audit::{self, Hash, VerifyError},
    board,
    kit::i18n::Locale,
    privacy::{Applied, apply},
};

use crate::support::portal::{Portal, demonstration_name, test_day};

async fn execute(pool: &PgPool, statement: &str) {
    sqlx::query(AssertSqlSafe(statement.to_owned())).execute(pool).await.unwrap();
}

/// Every table in which that text stands, in whatever column.
async fn tables_with(pool: &PgPool, text: &str) -> Vec<String> {
    let tables: Vec<String> = sqlx::query_scalar(
        "select relname::text from pg_class
         where relkind = 'r' and relnamespace = current_schema()::regnamespace order by 1",
    )
    .fetch_all(pool)
    .await
    .unwrap();
    let mut found = Vec::new();
    for table in tables {
        let statement = format!("select exists (select from {table} as t where to_jsonb(t)::text like $1)");
        let is_there: bool = sqlx::query_scalar(AssertSqlSafe(statement))
            .bind(format!("%{text}%"))
            .fetch_one(pool)
            .await
            .unwrap();
        found.extend(is_there.then_some(table));
    }
    found
}

async fn noted(pool: &PgPool) -> Hash {
    audit::verify(pool, None).await.unwrap().span.unwrap().2
}

/// What an intruder does who can switch the guards off.
async fn tamper(pool: &PgPool, statement: &str) {
    let mut transaction = pool.begin().await.unwrap();
    for statement in ["set local session_replication_role = replica", statement] {
        sqlx::query(AssertSqlSafe(statement.to_owned())).execute(&mut *transaction).await.unwrap();
    }
    transaction.commit().await.unwrap();
}

/// Somebody who has led: weighed, froze a board, adopted a plan, was changed and locked out.
async fn leader_who_left(pool: &PgPool) -> (String, i64) {
    let portal = Portal::demonstration(pool).await;
    let leader = portal.person("leadership").await;
    leader.get("/boards/hold").await;
    let held = leader.post("/boards/hold", &[("reason", "Sitzung des Verwaltungsvorstands")]).await;
    assert_eq!(held.status, StatusCode::SEE_OTHER);
    let name = demonstration_name("leadership");
    let id: i64 = sqlx::query_scalar("select id from person where sign_in_name = 'leadership'")
        .fetch_one(pool)
        .await
        .unwrap();
    execute(
        pool,
        &format!(
            "with new as (
                 insert into weighting (version, reason, author, author_id, published_at)
                 values (9, 'Test', '{name}', {id}, now()) returning id
             )
             insert into weighting_points select new.id, criterion.id, 1 from new, criterion"
        ),
    )
    .await;
    execute(pool, &format!("update project set contact = '{name}' where number = 'DIG-001'")).await;
    let admin = portal.person("admin").await;
    let page = admin.get(&format!("/admin/people/{id}")).await;
    let version = page.all("[name=row_version]")[0].attr("value").unwrap().to_owned();
    let changed = [
        ("row_version", version.as_str()),
        ("name", "Leonie Geändert"),
        ("email", "leonie@example.org"),
        ("department", ""),
        ("roles", "leadership"),
        ("active", ""),
    ];
    let locked_out = admin.post(&format!("/admin/people/{id}"), &changed).await;
    assert_eq!(locked_out.status, StatusCode::SEE_OTHER, "{}", locked_out.text("main"));
    (name, id)
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn names_go_and_the_chain_and_the_boards_still_verify(pool: PgPool) {
    let (name, id) = leader_who_left(&pool).await;
    let before = noted(&pool).await;
    let early = apply(&pool, test_day() + TimeDelta::days(365)).await.unwrap();
    assert_eq!(early.persons, 0, "the period has not passed");
    let there = tables_with(&pool, &name).await;
    assert_eq!(there, ["audit_event", "project", "snapshot", "weighting"]);
    assert_eq!(tables_with(&pool, "leonie@example.org").await, ["audit_event", "person"]);

    let later = test_day() + TimeDelta::days(366);
    assert_eq!(apply(&pool, later).await.unwrap().persons, 1);
    for gone in [name.as_str(), "Leonie Geändert", "leonie@example.org"] {
        assert_eq!(tables_with(&pool, gone).await, Vec::<String>::new(), "{gone}");
    }
    let kept: String = sqlx::query_scalar("select taken_by_name from snapshot order by id desc limit 1")
        .fetch_one(&pool)
        .await
        .unwrap();
    assert_eq!(kept, format!("Person {id}"));

    // What was noted outside before the names went still proves everything up to it.
    audit::verify(&pool, Some(before)).await.unwrap();
    assert!(board::verify(&pool).await.unwrap().boards > 0);
    assert_eq!(apply(&pool, later).await.unwrap(), Applied::default(), "once is enough");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_is_forged_under_the_cover_of_a_name_that_went_is_found(pool: PgPool) {
    let (_, id) = leader_who_left(&pool).await;
    apply(&pool, test_day() + TimeDelta::days(366)).await.unwrap();
    let changed: i64 =
        sqlx::query_scalar("select min(event_id) from pseudonymised_event").fetch_one(&pool).await.unwrap();
    let untouched: i64 = sqlx::query_scalar(
        "select max(id) from audit_event where id not in (select event_id from pseudonymised_event)",
    )
    .fetch_one(&pool)
    .await
    .unwrap();
    for (forged, undone) in [
        (
            format!("update audit_event set reason = 'Anders' where id = {changed}"),
            format!("update audit_event set reason = null where id = {changed}"),
        ),
        // With a voucher of its own making, the digest of the event that vouches no longer fits.
        (
            format!(
                "insert into pseudonymised_event
                 select {untouched} - 1, max(by_id), sha256('x') from pseudonymised_event"
            ),
            format!("delete from pseudonymised_event where event_id = {untouched} - 1"),
        ),
        // An event of another kind vouches for nothing.
        (
            "insert into pseudonymised_event values (1, 2, sha256('x'))".to_owned(),
            "delete from pseudonymised_event where by_id = 2".to_owned(),
        ),
    ] {
        tamper(&pool, &forged).await;
        let said = audit::verify(&pool, None).await;
        assert!(matches!(said, Err(VerifyError::Broken(_))), "{forged}: {said:?}");
        tamper(&pool, &undone).await;
        audit::verify(&pool, None).await.unwrap();
    }
    tamper(&pool, "delete from pseudonymised_event").await;
    assert!(audit::verify(&pool, None).await.is_err());

    // Without switching anything off, neither names nor anything else change but as a pseudonym.
    for statement in [
        format!("update audit_event set actor_name = 'x' where id = {changed}"),
        "update weighting set author = 'x'".to_owned(),
        "update snapshot set taken_by_name = 'x'".to_owned(),
        format!("update snapshot set reason = 'x', taken_by_name = 'Person {id}' where taken_by = {id}"),
    ] {
        assert!(sqlx::query(AssertSqlSafe(statement.clone())).execute(&pool).await.is_err(), "{statement}");
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn an_account_without_a_name_never_comes_back(pool: PgPool) {
    let (_, id) = leader_who_left(&pool).await;
    apply(&pool, test_day() + TimeDelta::days(366)).await.unwrap();
    let portal = Portal::demonstration(&pool).await;
    let admin = portal.person("admin").await;
    assert!(!admin.get("/admin/people").await.text("main").contains(&format!("Person {id}")));
    let fields =
        [("row_version", "3"), ("name", "Wer"), ("email", ""), ("roles", "reader"), ("active", "yes")];
    let back = admin.post(&format!("/admin/people/{id}"), &fields).await;
    assert_eq!(back.status, StatusCode::NOT_FOUND);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_was_kept_for_long_enough_goes_and_nothing_else(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let portal = Portal::demonstration(&pool).await;
    let admin = portal.person("admin").await;
    admin.get("/admin/retention").await;
    let typed = |mails: &'static str, version: &'static str| {
        [
            ("persons", "365"),
            ("drafts", "100"),
            ("barriers", "50"),
            ("mails", mails),
            ("attempts", "90"),
            ("sessions", "7"),
            ("row_version", version),
        ]
    };
    let wrong = admin.post("/admin/retention", &typed("31", "1")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.all("#mails")[0].attr("value"), Some("31"));
    assert_eq!(admin.post("/admin/retention", &typed("10", "1")).await.status, StatusCode::SEE_OTHER);
    let late = admin.post("/admin/retention", &typed("20", "1")).await;
    assert_eq!((late.status, &*late.rows(".conflict tbody")[0][1]), (StatusCode::CONFLICT, "10"));

    sqlx::query(
        "with head as (select id, department_id from person where sign_in_name = 'head-services'),
         draft as (
             insert into proposal_draft (owner_id, department_id, created_at, saved_at)
             select id, department_id, $1, $1 from head
         ), mail as (
             insert into outbox (to_name, to_address, subject, body, written_at, next_attempt_at, state, ended_at)
             values ('x', 'x@example.org', 'x', 'x', $1, $1, 'sent', $1)
         )
         insert into barrier_report (reported_at, page, description, name, email, closed_at, closed_by, answer)
         select $1, '', 'x', '', '', $1, id, 'x' from head",
    )
    .bind(test_day())
    .execute(&pool)
    .await
    .unwrap();
    for (days, mails, barriers, drafts) in [(10, 0, 0, 0), (11, 1, 0, 0), (51, 0, 1, 0), (101, 0, 0, 1)] {
        let applied = apply(&pool, test_day() + TimeDelta::days(days)).await.unwrap();
        assert_eq!(applied, Applied { persons: 0, drafts, barriers, mails }, "after {days} days");
    }
    let told: i64 = sqlx::query_scalar("select count(*) from audit_event where action = 'retention-applied'")
        .fetch_one(&pool)
        .await
        .unwrap();
    assert_eq!(told, 3);
}

/// Columns that sound as if they named somebody and do not, each for a reason that can be seen in the schema.
const SOUNDS_PERSONAL: &[&str] = &[
    "department.name",
    "scenario.name",
    "service.name",
    "service.folded_name",
    "service.group_name",
    "statement.name",
    "team.name",
    "weighting_draft.name",
];

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn every_column_says_whether_it_holds_personal_data(pool: PgPool) {
    let columns: Vec<(String, Option<String>)> = sqlx::query_as(
        "select relname || '.' || attname, col_description(attrelid, attnum)
         from pg_attribute join pg_class on pg_class.oid = attrelid
         where relkind = 'r' and relnamespace = current_schema()::regnamespace and attnum > 0
           and not attisdropped and relname <> '_sqlx_migrations' order by 1",
    )
    .fetch_all(&pool)
    .await
    .unwrap();
    let mut wrong = Vec::new();
    for (column, said) in &columns {
        let name = column.split('.').nth(1).unwrap();
        let sounds = ["name", "email", "author", "approver", "person_id", "owner_id", "contact", "address"]
            .iter()
            .any(|word| name == *word || name.ends_with(&format!("_{word}")))
            || name.ends_with("_by")
            || name.ends_with("_by_id");
        match said.as_deref().map(|said| said.strip_prefix("personal: ").ok_or(said)) {
            Some(Ok(processing)) => {
                let key = format!("processing-{processing}-purpose");
                if Locale::ALL.iter().any(|locale| locale.text_if_any(&key).is_none()) {
                    wrong.push(format!("{column}: no text tells what {processing:?} is"));
                }
            }
            Some(Err("not personal")) if sounds && !SOUNDS_PERSONAL.contains(&column.as_str()) => {
                wrong.push(format!("{column}: sounds personal"));
            }
            Some(Err("not personal")) => {}
            said => wrong.push(format!(
                "{column}: a migration has to say `comment on column … is 'personal: …'` or 'not personal', \
                 and not {said:?}"
            )),
        }
    }
    assert_eq!(wrong, Vec::<String>::new());

    let portal = Portal::demonstration(&pool).await;
    for who in ["admin", "auditor"] {
        let page = portal.person(who).await.get("/processing").await;
        assert_eq!(page.all("section").len(), 10, "{who}");
        let text = page.text("main");
        for (column, said) in &columns {
            if said.as_deref().is_some_and(|said| said.starts_with("personal")) {
                let (table, name) = column.split_once('.').unwrap();
                assert!(text.contains(table) && text.contains(name), "{column}");
            }
        }
    }
    assert_eq!(portal.person("reader").await.get("/processing").await.status, StatusCode::FORBIDDEN);
}
