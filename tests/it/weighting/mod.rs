// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What counts how much: drafts, who may see and approve them, and publishing.

mod comparing;
mod drafts;
mod journeys;
mod migration;
mod publishing;
mod readers;

use axum::http::StatusCode;
use sqlx::PgPool;

use crate::support::portal::{Page, Visitor};

/// Fields of the points in the order of the criteria.
const FIELDS: [&str; 4] = ["points-gesetz", "points-politik", "points-buerger", "points-unternehmen"];
const REASON: &str = "Bürgernutzen soll mehr zählen.";

/// Begins a draft and fills it; its address.
async fn draft(visitor: &Visitor, name: &str, points: [u32; 4]) -> String {
    let begun = visitor.post("/weightings/drafts/new", &[("name", name)]).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER);
    let address = begun.headers["location"].to_str().unwrap().split('?').next().unwrap().to_owned();
    let saved = save(visitor, &address, name, &points.map(|points| points.to_string())).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    address
}

/// Sends the form of a draft as it stands there with these points.
async fn save(visitor: &Visitor, address: &str, name: &str, points: &[String; 4]) -> Page {
    let version = hidden(&visitor.get(address).await, "row_version");
    send(visitor, address, name, points, &version).await
}

async fn send(visitor: &Visitor, address: &str, name: &str, points: &[String; 4], version: &str) -> Page {
    let mut fields = vec![("name", name), ("reason", ""), ("row_version", version)];
    fields.extend(FIELDS.into_iter().zip(points.iter().map(String::as_str)));
    visitor.post(address, &fields).await
}

/// Asks for approval of a draft.
async fn submit(visitor: &Visitor, address: &str) -> Page {
    let form = format!("{address}/submit");
    let version = hidden(&visitor.get(&form).await, "row_version");
    visitor.post(&form, &[("reason", REASON), ("row_version", &version)]).await
}

/// What the page of publishing shows, to be sent on.
struct Seen(Vec<(&'static str, String)>);

impl Seen {
    async fn by(visitor: &Visitor, address: &str) -> Self {
        let page = visitor.get(&format!("{address}/publish")).await;
        assert_eq!(page.status, StatusCode::OK);
        Self::on(&page)
    }

    fn on(page: &Page) -> Self {
        Self(["row_version", "in_force", "revision"].map(|name| (name, hidden(page, name))).into())
    }

    /// With the box ticked that confirms the state that was seen.
    fn confirmed(self) -> Self {
        let (_, revision) = self.0.iter().find(|(name, _)| *name == "revision").unwrap().clone();
        Self(self.0.into_iter().chain([("confirm", revision)]).collect())
    }

    async fn send(&self, visitor: &Visitor, address: &str) -> Page {
        let fields: Vec<(&str, &str)> = self.0.iter().map(|(name, value)| (*name, value.as_str())).collect();
        visitor.post(&format!("{address}/publish"), &fields).await
    }
}

/// Looks at what publishing would change, and publishes.
async fn publish(visitor: &Visitor, address: &str) -> Page {
    Seen::by(visitor, address).await.send(visitor, address).await
}

fn hidden(page: &Page, name: &str) -> String {
    let fields = page.all(&format!("input[name={name}]"));
    let field = fields.first().unwrap_or_else(|| panic!("{} has no {name}", page.address));
    field.attr("value").unwrap().to_owned()
}

/// Where a page sends the browser.
fn location(page: &Page) -> &str {
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.address);
    page.headers["location"].to_str().unwrap()
}

async fn count(pool: &PgPool, table: &'static str) -> i64 {
    sqlx::query_scalar(table).fetch_one(pool).await.unwrap()
}

async fn versions(pool: &PgPool) -> i64 {
    count(pool, "select count(*) from weighting").await
}

/// What the log says of weightings, the oldest first: action, subject, reason.
async fn logged(pool: &PgPool) -> Vec<(String, String, Option<String>)> {
    sqlx::query_as(
        "select action, subject, reason from audit_event where action like 'weighting-%' order by id",
    )
    .fetch_all(pool)
    .await
    .unwrap()
}
