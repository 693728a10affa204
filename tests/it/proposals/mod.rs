// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Proposing a project: writing drafts, handing them in, and doing both in a real browser.

mod browser;
mod drafts;
mod hostile;
mod submission;

use sqlx::PgPool;

use crate::support::portal::{Page, Visitor};

/// What a proposal says at the least, with everything in its place.
const SUBJECT: [(&str, &str); 5] = [
    ("title", "Briefwahl online beantragen"),
    ("summary", "Wahlscheine online beantragen."),
    ("problem", "Heute wird abgetippt.\r\nKünftig nicht mehr."),
    ("kind", "visible"),
    ("contact", "Harald Brinkmann, 0231 50-0"),
];
const BENEFIT: [(&str, &str); 3] =
    [("citizen_effect", "high"), ("citizen_cases", "60.000"), ("business_effect", "none")];

/// Begins a draft; its address.
async fn begin(head: &Visitor) -> String {
    head.get("/proposals/new").await;
    let begun = head.post("/proposals/new", &[]).await;
    head.follow(&begun).await;
    begun.headers["location"].to_str().unwrap().strip_suffix("/1").unwrap().to_owned()
}

/// Saves a step that has not been changed before.
pub(crate) async fn fill_in(head: &Visitor, draft: &str, step: u32, typed: &[(&str, &str)]) -> Page {
    let fields = [typed, &[("version", "1"), ("then", "stay")]].concat();
    head.post(&format!("{draft}/{step}"), &fields).await
}

/// A draft that can be submitted; its address.
pub(crate) async fn complete(head: &Visitor) -> String {
    let draft = begin(head).await;
    fill_in(head, &draft, 1, &SUBJECT).await;
    fill_in(head, &draft, 3, &BENEFIT).await;
    draft
}

/// Looks a draft through and hands it in.
pub(crate) async fn submit(head: &Visitor, draft: &str) -> Page {
    let check = head.get(&format!("{draft}/check")).await;
    let version = check.all("[name=version]")[0].attr("value").unwrap().to_owned();
    head.post(&format!("{draft}/check"), &[("version", &version)]).await
}

async fn count(pool: &PgPool, of: &'static str) -> i64 {
    sqlx::query_scalar(of).fetch_one(pool).await.unwrap()
}

/// The value that stands in a field of a page.
fn value(page: &Page, field: &str) -> String {
    let found = page.all(&format!("#{field}"));
    let text = found[0].attr("value").map(str::to_owned);
    text.unwrap_or_else(|| found[0].text().collect())
}
