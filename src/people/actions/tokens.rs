// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use sqlx::{PgConnection, PgPool};

use crate::{
    audit::{self, Action, Event},
    error::Error,
    kit::secret::Secret,
    people::{
        model::{AccessRules, AccessToken, NewToken, Person, Scope, TokenId},
        store::{self, Holder},
    },
};

/// A token is noted as used once a minute, not with every request.
const TOUCH: TimeDelta = TimeDelta::minutes(1);

/// Whoever asks with that token, if it is one that counts.
pub async fn recognise_token(
    pool: &PgPool,
    rules: AccessRules,
    sent: &str,
    now: DateTime<Utc>,
) -> Result<Option<Holder>, Error> {
    let Some(key) = AccessToken::key_of(sent) else { return Ok(None) };
    let Some(holder) = store::holder(pool, &key, now, rules.know_other_sessions()).await? else {
        return Ok(None);
    };
    if holder.last_used_at.is_none_or(|last| now - last > TOUCH) {
        store::touch_token(pool, holder.token, now).await?;
    }
    Ok(Some(holder))
}

/// What became of the wish for a token.
#[derive(Debug, PartialEq, Eq)]
pub enum Making {
    /// The secret, which nobody can learn again.
    Done(Secret),
    /// The person has a token of that name.
    NameTaken,
    /// The person has as many tokens as one can have.
    TooMany,
}

/// Makes a token for the person. Asked twice at once, the second finds the name taken.
pub async fn make_token(
    pool: &PgPool,
    person: &Person,
    new: &NewToken,
    at: DateTime<Utc>,
) -> Result<Making, Error> {
    let mut transaction = pool.begin().await?;
    store::queue_for_tokens(&mut *transaction, person.id).await?;
    let tokens = store::tokens_of(&mut *transaction, person.id).await?;
    if tokens.iter().any(|token| token.name == new.name) {
        return Ok(Making::NameTaken);
    }
    if i64::try_from(tokens.len()).unwrap_or(i64::MAX) >= AccessToken::MOST {
        return Ok(Making::TooMany);
    }
    let secret = Secret::random();
    let scopes: Vec<Scope> = new.scopes.iter().copied().collect();
    let until = at + TimeDelta::days(new.days.into());
    let key = AccessToken::key(&secret);
    store::insert_token(&mut *transaction, person.id, (&new.name, &scopes), &key, (at, until)).await?;
    let told = as_json(&new.name, &scopes, until);
    record(&mut transaction, person, (Action::AccessTokenMade, None, Some(told)), at).await?;
    transaction.commit().await?;
    Ok(Making::Done(secret))
}

/// Makes a token of the person's worthless; `false` if there is no such token.
pub async fn revoke_token(
    pool: &PgPool,
    person: &Person,
    id: TokenId,
    at: DateTime<Utc>,
) -> Result<bool, Error> {
    let mut transaction = pool.begin().await?;
    let Some(token) = store::delete_token(&mut *transaction, person.id, id).await? else { return Ok(false) };
    let told = as_json(&token.name, &token.scopes, token.expires_at);
    record(&mut transaction, person, (Action::AccessTokenRevoked, Some(told), None), at).await?;
    transaction.commit().await?;
    Ok(true)
}

fn as_json(name: &str, scopes: &[Scope], until: DateTime<Utc>) -> Value {
    let scopes: Vec<&str> = scopes.iter().map(|scope| scope.code()).collect();
    json!({ "token": name, "scopes": scopes, "expires_at": until })
}

async fn record(
    db: &mut PgConnection,
    person: &Person,
    (action, before, after): (Action, Option<Value>, Option<Value>),
    at: DateTime<Utc>,
) -> Result<(), Error> {
    let event = Event {
        actor: &person.actor(),
        action,
        project: None,
        subject: person.sign_in_name.clone(),
        before,
        after,
        reason: None,
    };
    Ok(audit::record(db, at, &event).await?)
}
