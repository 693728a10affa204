// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The log: nobody changes it unnoticed, and whoever may read it can.

mod chain;
mod command;
mod pages;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use sqlx::{PgConnection, PgPool};
use vorrang::{
    audit::{self, Action, Actor, Event},
    kit::ids::PersonId,
};

use crate::support::portal::test_day;

/// Somebody of the portal management.
pub fn ada() -> Actor {
    Actor { id: Some(PersonId(7)), name: "Ada Muster".to_owned() }
}

/// What happened, without any detail.
pub fn event(actor: &Actor, action: Action) -> Event<'_> {
    Event { actor, action, project: None, subject: String::new(), before: None, after: None, reason: None }
}

/// The time of the event of that number in [`five_events`].
pub fn minute(number: i64) -> DateTime<Utc> {
    test_day() + TimeDelta::minutes(number)
}

pub async fn record(db: &mut PgConnection, at: DateTime<Utc>, event: &Event<'_>) {
    audit::record(db, at, event).await.unwrap();
}

/// Five events that use every field.
pub async fn five_events(pool: &PgPool) {
    let (mut db, ada) = (pool.acquire().await.unwrap(), ada());
    for number in 1..=5 {
        let all = Event {
            project: Some("DIG-001"),
            subject: format!("Gewichtung {number}"),
            before: Some(json!({ "title": "Alt", "effort": number })),
            after: Some(json!({ "title": "Neu", "effort": number + 1 })),
            reason: Some("Beschluss".to_owned()),
            ..event(&ada, Action::ProposalChanged)
        };
        record(&mut db, minute(number), &all).await;
    }
}
