// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The mails to a person with whose account something was done that somebody else may have done. They are sent whatever
//! mails the person wants. People have no stored language: they are written in German.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use crate::{
    kit::{
        i18n::Locale,
        mail::{self, Mail},
    },
    people::model::Person,
};

const WORDS: Locale = Locale::De;

/// Tells that there is a new password.
pub(super) async fn password_set(
    db: &mut PgConnection,
    person: &Person,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    write(db, person, ("account-notice-password-subject", "account-notice-password"), at).await
}

/// Tells at the address of before that mails go elsewhere from now on.
pub(super) async fn address_changed(
    db: &mut PgConnection,
    before: &Person,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    write(db, before, ("account-notice-address-subject", "account-notice-address"), at).await
}

async fn write(
    db: &mut PgConnection,
    person: &Person,
    (subject, said): (&'static str, &'static str),
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    let Some(to_address) = person.email.clone().filter(|address| !address.trim().is_empty()) else {
        return Ok(());
    };
    let paragraphs = [
        WORDS.text_with("notice-greeting", &[("name", person.name.clone().into())]),
        WORDS.text_with(said, &[("moment", WORDS.date_and_time(at).into())]),
        WORDS.text("account-notice-stranger"),
    ];
    let mail = Mail {
        subject: WORDS.text(subject),
        text: format!("{}\n", paragraphs.join("\n\n")),
        to_name: person.name.clone(),
        to_address,
    };
    mail::enqueue(db, at, &mail).await
}
