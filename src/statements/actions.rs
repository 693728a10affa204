// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Reading and writing statements; reporting barriers and closing the reports.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use sqlx::{PgConnection, PgPool};

use super::{
    model::{BarrierReport, ReportId, Statement, StoredReport, Wording},
    store,
};
use crate::{
    audit::{self, Action, Actor, Event},
    error::Error,
    kit::{
        i18n::{Locale, Value},
        mail::{self, Mail},
    },
    people::{self, Audience, Person, Role},
};

/// People have no stored language: mails are written in German.
const WORDS: Locale = Locale::De;

/// So many reports are kept within a day, wherever they come from: a portal that anybody can write to is not to be
/// filled by one.
const MOST_IN_A_DAY: i64 = 200;

/// The statement as it counts.
pub async fn wording(pool: &PgPool, statement: Statement, language: Locale) -> Result<Wording, Error> {
    let written = store::wording(pool, statement, language).await?;
    Ok(written.unwrap_or_else(|| Wording::shipped(statement, language)))
}

/// Every statement in every language as it counts.
pub async fn wordings(pool: &PgPool) -> Result<Vec<(Statement, Locale, Wording)>, Error> {
    let mut written = store::wordings(pool).await?;
    let every = Statement::ALL.into_iter().flat_map(|it| Locale::ALL.map(|language| (it, language)));
    let counting = every.map(|(statement, language)| {
        let found = written.iter().position(|(it, its, _)| (*it, *its) == (statement, language));
        let shipped = || (statement, language, Wording::shipped(statement, language));
        found.map_or_else(shipped, |index| written.swap_remove(index))
    });
    Ok(counting.collect())
}

/// How a text was kept.
#[derive(Debug, PartialEq, Eq)]
pub enum Writing {
    /// It counts from now on.
    Done,
    /// Somebody else has written this in the meantime.
    Changed(Wording),
}

/// Makes `text` count in place of what has been changed `row_version` times.
pub async fn write(
    pool: &PgPool,
    actor: &Actor,
    (statement, language, row_version): (Statement, Locale, i32),
    text: &str,
    at: DateTime<Utc>,
) -> Result<Writing, Error> {
    let mut transaction = pool.begin().await?;
    let before = counting(&mut transaction, statement, language).await?;
    if before.text == text {
        return Ok(Writing::Done);
    }
    if before.row_version != row_version
        || !store::write(&mut *transaction, (statement, language), row_version, text, at).await?
    {
        return Ok(Writing::Changed(counting(&mut transaction, statement, language).await?));
    }
    let event = Event {
        actor,
        action: Action::StatementChanged,
        project: None,
        subject: format!("{} ({})", statement.code(), language.tag()),
        before: Some(json!({ "wording": before.text })),
        after: Some(json!({ "wording": text })),
        reason: None,
    };
    audit::record(&mut transaction, at, &event).await?;
    transaction.commit().await?;
    Ok(Writing::Done)
}

async fn counting(db: &mut PgConnection, statement: Statement, language: Locale) -> sqlx::Result<Wording> {
    let written = store::wording(db, statement, language).await?;
    Ok(written.unwrap_or_else(|| Wording::shipped(statement, language)))
}

/// Keeps a report and tells the administration; whether there was room for another today. The log holds nothing of
/// what was typed: reports are deleted in time, the log is not.
pub async fn report(pool: &PgPool, report: &BarrierReport, at: DateTime<Utc>) -> Result<bool, Error> {
    let mut transaction = pool.begin().await?;
    if store::count_reports_since(&mut transaction, at - TimeDelta::days(1)).await? >= MOST_IN_A_DAY {
        return Ok(false);
    }
    let id = store::insert_report(&mut *transaction, report, at).await?;
    tell(&mut transaction, id, report, at).await?;
    let event = Event {
        actor: &Actor::system(),
        action: Action::BarrierReported,
        project: None,
        subject: id.0.to_string(),
        before: None,
        after: None,
        reason: None,
    };
    audit::record(&mut transaction, at, &event).await?;
    transaction.commit().await?;
    Ok(true)
}

async fn tell(
    db: &mut PgConnection,
    id: ReportId,
    report: &BarrierReport,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    let audience = Audience { person: None, department: None, roles: &[Role::Admin], except: None };
    let recipients = people::recipients(&mut *db, &audience).await?;
    let number = || Value::from(id.0.to_string());
    let or_nothing = |text: &str| Value::from(if text.is_empty() { "–" } else { text }.to_owned());
    let mut body = WORDS.text_with(
        "barrier-mail",
        &[
            ("number", number()),
            ("page", or_nothing(&report.page)),
            ("description", report.description.clone().into()),
            ("name", or_nothing(&report.name)),
            ("email", or_nothing(&report.email)),
        ],
    );
    if let Some(url) = people::public_url(&mut *db).await? {
        body = format!("{body}\n\n{url}/admin/barriers/{}", id.0);
    }
    for recipient in recipients {
        let greeting = WORDS.text_with("notice-greeting", &[("name", recipient.name.clone().into())]);
        let mail = Mail {
            subject: WORDS.text_with("barrier-mail-subject", &[("number", number())]),
            text: format!("{greeting}\n\n{body}\n"),
            to_name: recipient.name,
            to_address: recipient.email,
        };
        mail::enqueue(db, at, &mail).await?;
    }
    Ok(())
}

/// The newest `most` reports, the open ones first.
pub async fn reports(pool: &PgPool, most: i64) -> Result<Vec<StoredReport>, Error> {
    Ok(store::reports(pool, most).await?)
}

/// The report of that key.
pub async fn find_report(pool: &PgPool, id: ReportId) -> Result<StoredReport, Error> {
    store::report(pool, id).await?.ok_or(Error::NotFound(None))
}

/// Closes a report with what came of it. One that somebody else has closed stays as it is.
pub async fn close_report(
    pool: &PgPool,
    person: &Person,
    id: ReportId,
    answer: &str,
    at: DateTime<Utc>,
) -> Result<bool, Error> {
    let mut transaction = pool.begin().await?;
    if !store::close_report(&mut *transaction, id, (person.id, at), answer).await? {
        return Ok(false);
    }
    let event = Event {
        actor: &person.actor(),
        action: Action::BarrierClosed,
        project: None,
        subject: id.0.to_string(),
        before: None,
        after: None,
        reason: None,
    };
    audit::record(&mut transaction, at, &event).await?;
    transaction.commit().await?;
    Ok(true)
}
