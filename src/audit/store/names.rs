// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Names go from the log, and its hashes stay: what the events say from then on is vouched for by one more event.

use chrono::{DateTime, Utc};
use serde_json::json;
use sqlx::PgConnection;

use super::{codes, record};
use crate::{
    audit::model::{Action, Actor, Event},
    kit::ids::PersonId,
};

/// Puts a pseudonym in the place of whatever named the person who signed in as `sign_in_name`, and tells so; what the
/// log knew them by, former names too. What somebody wrote in sentences stays: it is content of the files.
pub async fn forget_names(
    db: &mut PgConnection,
    (person, sign_in_name): (PersonId, &str),
    at: DateTime<Utc>,
) -> sqlx::Result<Vec<String>> {
    let about_people = codes(Action::is_about_a_person);
    let names = names_of(&mut *db, (person, sign_in_name), &about_people).await?;
    say_what_is_done(&mut *db, "yes").await?;
    let changed = sqlx::query_scalar!(
        r#"update audit_event
           set actor_name = case when actor_id = $1 then pseudonym($1) else actor_name end,
               subject = case when subject = $2 and action = any($3) then pseudonym($1) else subject end,
               before = without_names(before, $4, pseudonym($1)),
               after = without_names(after, $4, pseudonym($1)),
               salt = null
           where actor_id = $1 or (subject = $2 and action = any($3))
              or before is distinct from without_names(before, $4, pseudonym($1))
              or after is distinct from without_names(after, $4, pseudonym($1))
           returning id"#,
        person.0,
        sign_in_name,
        &about_people,
        &names
    )
    .fetch_all(&mut *db)
    .await?;
    say_what_is_done(&mut *db, "").await?;
    vouch(db, person, &changed, at).await?;
    Ok(names)
}

/// What the log knows a person by.
async fn names_of(
    db: &mut PgConnection,
    (person, sign_in_name): (PersonId, &str),
    about_people: &[String],
) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar!(
        r#"select actor_name as "name!" from audit_event where actor_id = $1
           union
           select value #>> '{}'
           from audit_event
           cross join lateral jsonb_each(
               case when jsonb_typeof(before) = 'object' then before else '{}' end
               || case when jsonb_typeof(after) = 'object' then after else '{}' end
           )
           where subject = $2 and action = any($3) and key in ('name', 'email', 'token')
             and jsonb_typeof(value) = 'string'
           union
           select value #>> '{}'
           from audit_event
           cross join lateral jsonb_each(case when jsonb_typeof(before) = 'object' then before else '{}' end)
           where subject = $2 and action = any($3) and key in ('name', 'email', 'token') and jsonb_typeof(value) = 'string'"#,
        person.0,
        sign_in_name,
        about_people
    )
    .fetch_all(db)
    .await
}

/// Tells the database that names go in this transaction, or that they have gone.
async fn say_what_is_done(db: &mut PgConnection, what: &str) -> sqlx::Result<()> {
    sqlx::query!("select set_config('vorrang.pseudonymising', $1, true)", what).fetch_one(db).await?;
    Ok(())
}

/// Adds the event that holds the digest of what the changed ones say now.
async fn vouch(
    db: &mut PgConnection,
    person: PersonId,
    changed: &[i64],
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    let said = sqlx::query!(
        r#"select pseudonym($1) as "pseudonym!",
                  encode(sha256(coalesce(
                      string_agg(int8send(id) || audit_hash(event), ''::bytea order by id), ''::bytea
                  )), 'hex') as "digest!"
           from audit_event as event where id = any($2)"#,
        person.0,
        changed
    )
    .fetch_one(&mut *db)
    .await?;
    let event = Event {
        actor: &Actor::system(),
        action: Action::PersonPseudonymised,
        project: None,
        subject: said.pseudonym,
        before: None,
        after: Some(json!({ "events": changed.len(), "digest": said.digest })),
        reason: None,
    };
    record(&mut *db, at, &event).await?;
    // Nobody else has added one since: they wait for the end of this transaction.
    sqlx::query!(
        "insert into pseudonymised_event (event_id, by_id, content_hash)
         select id, (select max(id) from audit_event), audit_hash(event)
         from audit_event as event where id = any($1)",
        changed
    )
    .execute(db)
    .await?;
    Ok(())
}
