// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The mails about a draft that waits for approval. People have no stored language: they are written in German.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use crate::{
    kit::{
        i18n::Locale,
        mail::{self, Mail},
    },
    people::{self, Audience, Person, Role},
    weighting::model::Draft,
};

const WORDS: Locale = Locale::De;

/// Writes to everybody else who may approve.
pub async fn write(
    db: &mut PgConnection,
    author: &Person,
    draft: &Draft,
    reason: &str,
    at: DateTime<Utc>,
) -> sqlx::Result<()> {
    let audience =
        Audience { person: None, department: None, roles: &[Role::Leadership], except: Some(author.id) };
    let recipients = people::recipients(&mut *db, &audience).await?;
    if recipients.is_empty() {
        return Ok(());
    }
    let public_url = people::public_url(&mut *db).await?;
    let about = [("author", author.name.clone().into()), ("name", draft.name.clone().into())];
    let mut paragraphs = vec![WORDS.text_with("weighting-notice-asked", &about)];
    paragraphs.push(WORDS.text_about("weighting-notice-reason", reason));
    paragraphs.extend(public_url.map(|url| format!("{url}/weightings/drafts/{}", draft.id.0)));
    paragraphs.push(WORDS.text("weighting-notice-why"));
    let body = paragraphs.join("\n\n");
    for recipient in recipients {
        let greeting = WORDS.text_with("notice-greeting", &[("name", recipient.name.clone().into())]);
        let mail = Mail {
            text: format!("{greeting}\n\n{body}\n"),
            subject: WORDS.text_with("weighting-notice-subject", &about),
            to_name: recipient.name,
            to_address: recipient.email,
        };
        mail::enqueue(&mut *db, at, &mail).await?;
    }
    Ok(())
}
