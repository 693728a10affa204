// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! From the outbox to a real mail server: nothing is lost, and nothing doubled as far as SMTP allows.

mod portals;
mod sending;

use std::net::TcpListener;

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use vorrang::kit::mail::Mail;

const FROM: &str = "Amt für Größe <vorrang@example.org>";

fn mail(to_address: &str) -> Mail {
    Mail {
        to_name: "Jörg Müller-Lüdenscheidt".to_owned(),
        to_address: to_address.to_owned(),
        subject: "Ihr Vorhaben „Straßenaufbruch“ ist jetzt bewertet".to_owned(),
        text: "Guten Tag,\n\ndas Vorhaben hat Platz 3.\n.\nGrüße aus dem Rathaus – 100 % öffentlich\n"
            .to_owned(),
    }
}

/// An address at which nobody answers.
fn closed_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

async fn now(connection: &mut PgConnection) -> DateTime<Utc> {
    sqlx::query_scalar("select now()").fetch_one(connection).await.unwrap()
}
