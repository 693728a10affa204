// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Boards of the past are worked out anew, and what differs is named.

use sqlx::PgPool;
use vorrang::{
    board::{BoardVerifyError, verify},
    kit::i18n::Locale,
};

use super::{days_ago, freeze, publish, take_levels};
use crate::support::portal::Portal;

/// What is wrong with the frozen boards, in sentences.
async fn findings(pool: &PgPool) -> Vec<String> {
    match verify(pool).await {
        Ok(_) => Vec::new(),
        Err(error) => error.messages().iter().map(|message| Locale::De.message(message)).collect(),
    }
}

/// What somebody does who has the rights of the database's owner.
async fn tamper(pool: &PgPool, statement: &'static str) {
    for table in ["snapshot", "snapshot_place"] {
        let off = sqlx::AssertSqlSafe(format!("alter table {table} disable trigger user"));
        sqlx::query(off).execute(pool).await.unwrap();
    }
    assert!(sqlx::query(statement).execute(pool).await.unwrap().rows_affected() > 0, "{statement}");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn boards_that_nobody_touched_are_right(pool: PgPool) {
    Portal::demonstration(&pool).await;
    assert_eq!(verify(&pool).await.unwrap().boards, 0);
    freeze(&pool, days_ago(3), "Erster").await;
    take_levels(&pool, "DIG-030").await;
    // The criteria are written by their key and shown by their position.
    sqlx::query("update criterion set position = 100 - position").execute(&pool).await.unwrap();
    freeze(&pool, days_ago(2), "Zweiter").await;
    publish(&pool, 2, [0, 1, 0, 3], days_ago(1)).await;
    let verified = verify(&pool).await.unwrap();
    assert_eq!((verified.boards, verified.places), (3, 62 + 61 + 61));
    assert_eq!(
        Locale::De.message(&verified.message()),
        "3 festgehaltene Ranglisten mit 184 Plätzen nachgerechnet: Alles stimmt."
    );
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_place_that_was_moved_is_named(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let id = freeze(&pool, days_ago(3), "Erster").await;
    tamper(
        &pool,
        "update snapshot_place set place = 3
         where project_id = (select id from project where number = 'DIG-021')",
    )
    .await;
    let found = findings(&pool).await;
    assert_eq!(found.len(), 1, "{found:?}");
    let start = format!("Stichtag {id} (21.11.2026, 12:00");
    assert!(found[0].starts_with(&start), "{found:?}");
    assert!(found[0].ends_with("DIG-021 steht auf Platz 3, nachgerechnet ist es Platz 1."), "{found:?}");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_place_that_was_removed_or_invented_is_named(pool: PgPool) {
    Portal::demonstration(&pool).await;
    freeze(&pool, days_ago(3), "Erster").await;
    tamper(
        &pool,
        "update snapshot_place set project_id = 999999
         where project_id = (select id from project where number = 'DIG-021')",
    )
    .await;
    let found = findings(&pool).await;
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].ends_with("DIG-021 steht auf Platz –, nachgerechnet ist es Platz 1."), "{found:?}");
    assert!(found[1].ends_with("999999 steht auf Platz 1, nachgerechnet ist es Platz –."), "{found:?}");

    tamper(&pool, "update snapshot_place set project_id = (select id from project where number = 'DIG-021') where project_id = 999999").await;
    assert_eq!(findings(&pool).await, [""; 0]);
    tamper(&pool, "insert into snapshot_place values (1, 77, 1)").await;
    assert_eq!(findings(&pool).await, ["Es gibt Plätze für den Stichtag 77, aber diesen Stichtag nicht."]);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn inputs_that_were_altered_are_named(pool: PgPool) {
    Portal::demonstration(&pool).await;
    freeze(&pool, days_ago(3), "Erster").await;
    tamper(
        &pool,
        r"update snapshot set inputs = convert_to(
             regexp_replace(convert_from(inputs, 'UTF8'), '(project DIG-021 \S+ \S+) \d+', '\1 0'), 'UTF8')",
    )
    .await;
    let found = findings(&pool).await;
    assert!(found[0].contains("Die Prüfsumme der Eingaben ist "), "{found:?}");
    assert!(found.iter().any(|one| one.contains("DIG-021 steht auf Platz 1, nachgerechnet ist es Platz ")));
    assert!(
        found.iter().any(|one| one.ends_with("zeigt DIG-021 anders, als es aus den Eingaben folgt.")),
        "{found:?}"
    );

    tamper(&pool, "update snapshot set inputs = inputs || 'project DIG-999 lost - 1'::bytea").await;
    let found = findings(&pool).await;
    assert!(found[1].contains("Die Eingaben sind in Zeile 70 nicht so geschrieben"), "{found:?}");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_hash_that_was_altered_is_named(pool: PgPool) {
    Portal::demonstration(&pool).await;
    freeze(&pool, days_ago(3), "Erster").await;
    tamper(&pool, "update snapshot set inputs_hash = sha256('anders')").await;
    let found = findings(&pool).await;
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].contains("Die Prüfsumme der Eingaben ist "), "{found:?}");
    assert!(found[1].contains("Das Protokoll kennt keine Rangliste"), "{found:?}");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn whoever_alters_everything_consistently_is_found_by_the_log(pool: PgPool) {
    Portal::demonstration(&pool).await;
    freeze(&pool, days_ago(3), "Erster").await;
    // Only an unranked detail of the inputs, with the hash that goes with it.
    tamper(
        &pool,
        r"update snapshot set inputs = new, inputs_hash = sha256(new) from (
             select convert_to(regexp_replace(convert_from(inputs, 'UTF8'),
                 '(project DIG-007 \S+) \S+', '\1 2031-01-01'), 'UTF8') as new from snapshot) as other",
    )
    .await;
    let found = findings(&pool).await;
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("Das Protokoll kennt keine Rangliste"), "{found:?}");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn another_weighting_and_another_view_are_named(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let first = freeze(&pool, days_ago(3), "Erster").await;
    publish(&pool, 2, [1, 1, 1, 1], days_ago(1)).await;
    tamper(&pool, "update snapshot set weighting_version = 2 where weighting_version = 1").await;
    tamper(
        &pool,
        "update snapshot set shown = jsonb_set(shown, '{rows,0,place}', '2') where cause = 'published'",
    )
    .await;
    let Err(BoardVerifyError::Differs(found)) = verify(&pool).await else { panic!("nothing differs") };
    assert_eq!(found.len(), 2, "{found:?}");
    let found = findings(&pool).await;
    let weighting = "Die Eingaben nennen Gewichtung 1, festgehalten ist Gewichtung 2.";
    assert!(
        found.iter().any(|one| one.starts_with(&format!("Stichtag {first} ")) && one.ends_with(weighting))
    );
    assert!(found.iter().any(|one| one.contains("Die festgehaltene Ansicht zeigt DIG-")), "{found:?}");
}
