// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The chain: what a superuser of the database does to the log behind the back of the portal.

use serde_json::{Value, json};
use sqlx::{Connection as _, Executor as _, PgConnection, PgPool};
use vorrang::{
    audit::{Action, Actor, Break, Chain, Event, Fault, Hash, VerifyError, verify},
    kit::i18n::Locale,
};

use super::{ada, event, five_events, minute, record};

/// The fields of an event that its writer chooses, but for the time.
type Row =
    (Option<i64>, String, String, Option<String>, String, Option<Value>, Option<Value>, Option<String>);

async fn last_hash(pool: &PgPool) -> Hash {
    let bytes: Vec<u8> = sqlx::query_scalar("select hash from audit_event order by id desc limit 1")
        .fetch_one(pool)
        .await
        .unwrap();
    Hash(bytes.try_into().unwrap())
}

/// Changes the log with every trigger switched off, as only a superuser can.
async fn tamper(pool: &PgPool, statement: &str) {
    let mut transaction = pool.begin().await.unwrap();
    transaction.execute("set local session_replication_role = replica").await.unwrap();
    let done = transaction.execute(sqlx::AssertSqlSafe(statement.to_owned())).await.unwrap();
    assert!(done.rows_affected() > 0, "{statement}");
    transaction.commit().await.unwrap();
}

async fn first_break(pool: &PgPool) -> Option<Break> {
    match verify(pool, None).await {
        Ok(_) => None,
        Err(VerifyError::Broken(broken)) => Some(broken),
        Err(other) => panic!("{other}"),
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn events_are_numbered_and_chained(pool: PgPool) {
    assert_eq!(verify(&pool, None).await.unwrap(), Chain { events: 0, span: None });
    five_events(&pool).await;
    let rows: Vec<(i64, Vec<u8>, Vec<u8>)> =
        sqlx::query_as("select id, previous_hash, hash from audit_event order by id")
            .fetch_all(&pool)
            .await
            .unwrap();
    assert_eq!(rows.iter().map(|row| row.0).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    assert_eq!(rows[0].1, [0; 32]);
    for pair in rows.windows(2) {
        assert_eq!(pair[1].1, pair[0].2);
        assert_ne!(pair[1].2, pair[0].2);
    }
    let chain = verify(&pool, None).await.unwrap();
    assert_eq!(chain, Chain { events: 5, span: Some((minute(1), minute(5), last_hash(&pool).await)) });
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn every_field_is_kept_as_it_was_given(pool: PgPool) {
    let (mut db, ada) = (pool.acquire().await.unwrap(), ada());
    let given = Event {
        project: Some("DIG-001"),
        subject: "ada\0muster".to_owned(),
        before: Some(json!({ "title": "nul\0l", "cost": null })),
        after: Some(json!({ "title": "Ä \u{1f600} \"\\", "cost": 12.50 })),
        reason: Some("weil".to_owned()),
        ..event(&ada, Action::ProposalChanged)
    };
    record(&mut db, minute(1), &given).await;
    record(&mut db, minute(2), &event(&Actor::system(), Action::PortalSetUp)).await;
    let rows: Vec<Row> = sqlx::query_as(
        "select actor_id, actor_name, action, project_number, subject, before, after, reason
         from audit_event order by id",
    )
    .fetch_all(&pool)
    .await
    .unwrap();
    let text = str::to_owned;
    assert_eq!(
        rows,
        [
            (
                Some(7),
                text("Ada Muster"),
                text("proposal-changed"),
                Some(text("DIG-001")),
                text("ada\u{fffd}muster"),
                Some(json!({ "title": "nul\u{fffd}l", "cost": null })),
                given.after.clone(),
                Some(text("weil")),
            ),
            (None, text("Vorrang"), text("portal-set-up"), None, String::new(), None, None, None),
        ]
    );
    assert_eq!(first_break(&pool).await, None);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_number_and_the_hashes_are_not_the_writers_to_choose(pool: PgPool) {
    five_events(&pool).await;
    pool.execute(
        "insert into audit_event (id, at, actor_name, action, subject, previous_hash, hash)
         select 40 + n, now(), 'x', 'x', 'x', 'x', 'x' from generate_series(1, 3) as n",
    )
    .await
    .unwrap();
    let chain = verify(&pool, None).await.unwrap();
    assert_eq!(chain.events, 8);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_log_is_only_ever_added_to(pool: PgPool) {
    five_events(&pool).await;
    for statement in [
        "update audit_event set reason = 'Nachträglich' where id = 2",
        "update audit_event set reason = reason",
        "delete from audit_event where id = 5",
        "delete from audit_event",
        "truncate audit_event",
        "insert into audit_event (id, at, actor_name, action, subject, previous_hash, hash)
         select id, at, actor_name, action, subject, previous_hash, hash from audit_event
         on conflict (id) do update set reason = 'Nachträglich'",
    ] {
        let said = pool.execute(statement).await.unwrap_err().to_string();
        assert!(said.contains("an audit event is never changed or removed"), "{statement}: {said}");
    }
    assert_eq!(verify(&pool, None).await.unwrap().events, 5);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn an_altered_field_is_found(pool: PgPool) {
    five_events(&pool).await;
    let altered = |number| Some(Break { number, fault: Fault::Altered, at: minute(number) });
    for (change, back) in [
        ("actor_id = null", "actor_id = 7"),
        ("actor_id = 8", "actor_id = 7"),
        ("actor_name = 'Ada  Muster'", "actor_name = 'Ada Muster'"),
        ("action = 'round-closed'", "action = 'proposal-changed'"),
        ("project_number = null", "project_number = 'DIG-001'"),
        ("project_number = 'DIG-002'", "project_number = 'DIG-001'"),
        ("subject = ''", "subject = 'Gewichtung 3'"),
        // What stood in one field now stands in the next one.
        (
            "project_number = 'DIG-001Gewichtung', subject = ' 3'",
            "project_number = 'DIG-001', subject = 'Gewichtung 3'",
        ),
        ("before = after, after = before", "before = after, after = before"),
        ("after = after || '{\"effort\": 5}'", "after = after || '{\"effort\": 4}'"),
        ("reason = null", "reason = 'Beschluss'"),
        ("reason = 'beschluss'", "reason = 'Beschluss'"),
        ("hash = sha256('')", "hash = audit_hash(audit_event)"),
    ] {
        tamper(&pool, &format!("update audit_event set {change} where id = 3")).await;
        assert_eq!(first_break(&pool).await, altered(3), "{change}");
        tamper(&pool, &format!("update audit_event set {back} where id = 3")).await;
        assert_eq!(first_break(&pool).await, None, "{back}");
    }
    // No value and the value null are not the same.
    tamper(&pool, "update audit_event set before = 'null', previous_hash = hash where id = 5").await;
    tamper(&pool, "update audit_event set previous_hash = (select hash from audit_event where id = 4), hash = hash where id = 5").await;
    assert_eq!(first_break(&pool).await, altered(5));
    tamper(&pool, "update audit_event set at = at - interval '1 microsecond' where id = 4").await;
    let broken = first_break(&pool).await.unwrap();
    assert_eq!((broken.number, broken.fault), (4, Fault::Altered));
    tamper(&pool, "update audit_event set at = 'infinity' where id = 1").await;
    let broken = first_break(&pool).await.unwrap();
    assert_eq!((broken.number, broken.fault), (1, Fault::Altered));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn whoever_works_out_the_hash_of_an_altered_event_breaks_the_chain(pool: PgPool) {
    five_events(&pool).await;
    tamper(&pool, "update audit_event set subject = 'Anders' where id = 3").await;
    tamper(&pool, "update audit_event set hash = audit_hash(audit_event) where id = 3").await;
    let broken = first_break(&pool).await;
    assert_eq!(broken, Some(Break { number: 4, fault: Fault::Unlinked, at: minute(4) }));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_removed_event_is_missing(pool: PgPool) {
    five_events(&pool).await;
    tamper(&pool, "delete from audit_event where id in (3, 4)").await;
    let broken = first_break(&pool).await;
    assert_eq!(broken, Some(Break { number: 3, fault: Fault::Missing, at: minute(5) }));
    tamper(&pool, "delete from audit_event where id = 1").await;
    let broken = first_break(&pool).await;
    assert_eq!(broken, Some(Break { number: 1, fault: Fault::Missing, at: minute(2) }));
    // Whoever closes the gap alters the numbers.
    tamper(&pool, "update audit_event set id = case id when 2 then 1 else 2 end").await;
    assert_eq!(
        first_break(&pool).await.map(|broken| (broken.number, broken.fault)),
        Some((1, Fault::Altered))
    );
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_removed_end_is_found_by_a_hash_that_was_noted(pool: PgPool) {
    five_events(&pool).await;
    let noted = last_hash(&pool).await;
    assert!(verify(&pool, Some(noted)).await.is_ok());
    // A note stays good while the log grows.
    record(&mut pool.acquire().await.unwrap(), minute(6), &event(&ada(), Action::RoundOpened)).await;
    assert!(verify(&pool, Some(noted)).await.is_ok());
    tamper(&pool, "delete from audit_event where id >= 5").await;
    assert_eq!(first_break(&pool).await, None, "what is left is a log in order");
    let refused = verify(&pool, Some(noted)).await.unwrap_err();
    assert!(matches!(refused, VerifyError::Unknown(hash) if hash == noted), "{refused}");
    // Nor does it help to go on writing.
    record(&mut pool.acquire().await.unwrap(), minute(5), &event(&ada(), Action::RoundOpened)).await;
    assert!(matches!(verify(&pool, Some(noted)).await, Err(VerifyError::Unknown(_))));
    tamper(&pool, "delete from audit_event").await;
    assert!(matches!(verify(&pool, Some(noted)).await, Err(VerifyError::Unknown(_))));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_swapped_pair_is_found(pool: PgPool) {
    five_events(&pool).await;
    for swap in ["id = -id", "id = case id when -2 then 3 else 2 end"] {
        // The check that numbers count from 1 is no trigger, but a superuser can drop that as well.
        tamper_without_check(&pool, &format!("update audit_event set {swap} where abs(id) in (2, 3)")).await;
    }
    let broken = first_break(&pool).await.unwrap();
    assert_eq!((broken.number, broken.fault), (2, Fault::Altered));
    // With hashes that fit the new numbers, the two do not fit what is around them.
    tamper(&pool, "update audit_event set hash = audit_hash(audit_event) where id in (2, 3)").await;
    let broken = first_break(&pool).await.unwrap();
    assert_eq!((broken.number, broken.fault), (2, Fault::Unlinked));
}

async fn tamper_without_check(pool: &PgPool, statement: &str) {
    pool.execute("alter table audit_event drop constraint if exists audit_event_counts").await.unwrap();
    tamper(pool, statement).await;
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn an_inserted_event_is_found(pool: PgPool) {
    five_events(&pool).await;
    pool.execute("alter table audit_event disable trigger all").await.unwrap();
    tamper_without_check(&pool, "update audit_event set id = -id - 1 where id >= 3").await;
    tamper(&pool, "update audit_event set id = -id where id < 0").await;
    pool.execute(
        "insert into audit_event select 3, at, actor_id, actor_name, action, project_number, subject, before,
             after, 'Eingeschoben', hash, hash from audit_event where id = 2",
    )
    .await
    .unwrap();
    assert_eq!(
        first_break(&pool).await.map(|broken| (broken.number, broken.fault)),
        Some((3, Fault::Altered))
    );
    tamper(&pool, "update audit_event set hash = audit_hash(audit_event) where id >= 3").await;
    assert_eq!(
        first_break(&pool).await.map(|broken| (broken.number, broken.fault)),
        Some((4, Fault::Unlinked))
    );
    // One before the first.
    tamper(&pool, "update audit_event set id = 0 where id = 1").await;
    assert_ne!(first_break(&pool).await, None);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_no_longer_has_a_hash_is_found(pool: PgPool) {
    five_events(&pool).await;
    pool.execute("alter table audit_event alter hash drop not null, alter previous_hash drop not null")
        .await
        .unwrap();
    for (change, fault) in [("hash = null", Fault::Altered), ("previous_hash = null", Fault::Unlinked)] {
        tamper(&pool, &format!("update audit_event set {change} where id = 5")).await;
        assert_eq!(first_break(&pool).await, Some(Break { number: 5, fault, at: minute(5) }), "{change}");
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_settings_of_a_session_play_no_part(pool: PgPool) {
    let settings = [
        "set timezone = 'Asia/Kathmandu'",
        "set timezone = 'America/New_York'; set datestyle = 'SQL, DMY'; set intervalstyle = 'iso_8601'",
        "set bytea_output = 'escape'; set standard_conforming_strings = off; set extra_float_digits = -15",
        "set client_encoding = 'LATIN1'; set lc_numeric = 'C'; set xmloption = 'document'",
    ];
    let ada = ada();
    for (number, setting) in (1..).zip(settings) {
        let mut db = pool.acquire().await.unwrap().detach();
        db.execute(setting).await.unwrap();
        let mut told = event(&ada, Action::CriterionChanged);
        // Sqlx speaks UTF-8 whatever is set: only what both encodings write alike arrives.
        if !setting.contains("LATIN1") {
            told.subject = "Umlaute: ÄÖÜß".to_owned();
            told.after = Some(json!({ "cost": 1.50, "at": "2026-03-29T02:30:00+02:00" }));
        }
        record(&mut db, minute(number), &told).await;
        db.close().await.unwrap();
    }
    let hashes = async |db: &mut PgConnection| -> Vec<Vec<u8>> {
        sqlx::query_scalar("select audit_hash(audit_event) from audit_event order by id")
            .fetch_all(db)
            .await
            .unwrap()
    };
    let mut plain = pool.acquire().await.unwrap();
    let expected: Vec<Vec<u8>> =
        sqlx::query_scalar("select hash from audit_event order by id").fetch_all(&mut *plain).await.unwrap();
    assert_eq!(hashes(&mut plain).await, expected);
    for setting in settings {
        let mut db = pool.acquire().await.unwrap().detach();
        db.execute(setting).await.unwrap();
        assert_eq!(hashes(&mut db).await, expected, "{setting}");
        db.close().await.unwrap();
    }
    assert_eq!(first_break(&pool).await, None);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn many_at_once_leave_no_gap(pool: PgPool) {
    let writers = (1..=20).map(|number| {
        let pool = pool.clone();
        tokio::spawn(async move {
            let mut transaction = pool.begin().await.unwrap();
            for _ in 0..3 {
                record(&mut transaction, minute(number), &event(&ada(), Action::RoundOpened)).await;
            }
            match number % 3 {
                0 => transaction.rollback().await.unwrap(),
                _ => transaction.commit().await.unwrap(),
            }
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.unwrap();
    }
    let chain = verify(&pool, None).await.unwrap();
    assert_eq!(chain.events, 14 * 3);
    let last: i64 = sqlx::query_scalar("select max(id) from audit_event").fetch_one(&pool).await.unwrap();
    assert_eq!(last, 14 * 3);
}

#[test]
fn findings_are_told_in_both_languages() {
    let hash = Hash([0xab; 32]);
    let digits = "ab".repeat(32);
    let chain = Chain { events: 12, span: Some((minute(1), minute(5), hash)) };
    let broken = |fault| Break { number: 3, fault, at: minute(3) };
    for (message, german, english) in [
        (
            chain.message(),
            format!("Das Protokoll ist unversehrt: 12 Ereignisse vom 24.11.2026, 12:01\u{a0}Uhr bis zum 24.11.2026, 12:05\u{a0}Uhr; der Prüfwert des letzten ist {digits}."),
            format!("The log is intact: 12 events from 24 November 2026, 12:01 to 24 November 2026, 12:05; the hash of the last is {digits}."),
        ),
        (
            Chain { events: 0, span: None }.message(),
            "Das Protokoll enthält noch kein Ereignis.".to_owned(),
            "The log holds no event yet.".to_owned(),
        ),
        (
            VerifyError::Broken(broken(Fault::Altered)).message(),
            "Das Protokoll ist nicht unversehrt: Das Ereignis 3 vom 24.11.2026, 12:03\u{a0}Uhr ist nachträglich verändert worden.".to_owned(),
            "The log is not intact: event 3 of 24 November 2026, 12:03 has been altered.".to_owned(),
        ),
        (
            VerifyError::Broken(broken(Fault::Missing)).message(),
            "Das Protokoll ist nicht unversehrt: Das Ereignis 3 fehlt; das nächste ist vom 24.11.2026, 12:03\u{a0}Uhr.".to_owned(),
            "The log is not intact: event 3 is missing; the next is of 24 November 2026, 12:03.".to_owned(),
        ),
        (
            VerifyError::Unknown(hash).message(),
            format!("Das Protokoll enthält kein Ereignis mit dem Prüfwert {digits}; seit er notiert wurde, sind Ereignisse entfernt oder neu geschrieben worden."),
            format!("The log holds no event with the hash {digits}; since it was noted, events have been removed or written anew."),
        ),
    ] {
        assert_eq!(Locale::De.message(&message), german);
        assert_eq!(Locale::En.message(&message), english);
    }
}
