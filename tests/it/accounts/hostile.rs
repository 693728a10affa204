// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Whatever is sent to a form: never a failure of ours, never unescaped, always a sentence beside the field.

use axum::http::StatusCode;
use proptest::{prelude::*, strategy::ValueTree as _, test_runner::TestRunner};
use sqlx::PgPool;

use super::{PASSWORD, at, beside, criteria, signed_in, with_password};
use crate::support::portal::{Page, Portal, Visitor};

/// Each form with the fields that somebody can fill in.
fn forms() -> Vec<(&'static str, Vec<String>)> {
    let named = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
    let criterion = [criteria::fields(), named(&["row_version"])].concat();
    vec![
        ("/admin/people/new", named(&["sign_in_name", "name", "email", "department", "roles"])),
        ("/admin/people/1", named(&["name", "email", "department", "roles", "active", "row_version"])),
        ("/admin/departments", named(&["name"])),
        ("/admin/departments/1", named(&["name", "row_version"])),
        ("/admin/criteria/new", criteria::fields()),
        ("/admin/criteria/gesetz", criterion),
        ("/account/mail", named(&["wants_mail"])),
        ("/account/password", named(&["old_password", "new_password", "again_password"])),
    ]
}

/// What no field that is written into takes.
fn never_taken() -> Vec<String> {
    let long = "x".repeat(100_000);
    let written =
        ["%00", "%1B[31m", "a%E2%80%AEb", "%E2%81%A6x", "%FF%FE", "%C3%28", "%F0%9F", "%85", "%ED%A0%80"];
    // A lone C1 byte is no UTF-8; NEL as UTF-8 is a control character.
    written.into_iter().map(|text| format!("y{text}y")).chain([long, "y%C2%85y".to_owned()]).collect()
}

/// Fields in which only certain answers make sense, and what is sent beside them.
const CHOSEN: [&str; 4] = ["active", "row_version", "wants_mail", "old_password"];

fn expect_no_harm(page: &Page, sent: &str) {
    let context = format!("{}: {:.60}", page.address, sent);
    assert!(
        matches!(
            page.status,
            StatusCode::SEE_OTHER
                | StatusCode::CONFLICT
                | StatusCode::UNPROCESSABLE_ENTITY
                | StatusCode::TOO_MANY_REQUESTS
        ),
        "{}: {context}",
        page.status
    );
    assert!(page.all("script:not([src]), img, svg[onload]").is_empty(), "{context}");
    if page.status == StatusCode::UNPROCESSABLE_ENTITY {
        assert!(!page.all(".kern-error").is_empty(), "{context}");
        assert_eq!(page.all("#errors").len(), 1, "{context}");
    }
}

async fn everybody(pool: &PgPool) -> (Visitor, Visitor) {
    Portal::demonstration(pool).await;
    with_password(pool, "anna").await;
    let portal = at(pool, 0);
    let admin = portal.person("admin").await;
    let anna = signed_in(&portal, "anna", PASSWORD).await.unwrap();
    anna.get("/account").await;
    (admin, anna)
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_no_field_takes_is_refused_beside_it(pool: PgPool) {
    let (admin, anna) = everybody(&pool).await;
    for (address, fields) in forms() {
        let sender = if address.starts_with("/admin") { &admin } else { &anna };
        for sent in never_taken() {
            let form: Vec<String> = fields.iter().map(|field| format!("{field}={sent}")).collect();
            let page = sender.post_written(address, &form.join("&")).await;
            expect_no_harm(&page, &sent);
            for field in fields.iter().filter(|field| !CHOSEN.contains(&&***field)) {
                // Passwords may hold anything; the second only has to be the first once more.
                if !field.ends_with("password") {
                    assert_eq!(
                        page.all(&format!("#{field}-error")).len(),
                        1,
                        "{address} {field}: {sent:.40}"
                    );
                }
            }
        }
    }
    let megabyte = "x".repeat(1_000_000);
    for (address, field) in [
        ("/admin/people/new", "name"),
        ("/admin/people/1", "email"),
        ("/admin/departments", "name"),
        ("/admin/criteria/gesetz", "level_5_en"),
    ] {
        let page = admin.post(address, &[(field, &megabyte)]).await;
        let said = beside(&page, field);
        assert!(said.contains("es sind 1000000"), "{said}");
        let typed = page.all(&format!("#{field}"))[0];
        let typed = typed.attr("value").map_or_else(|| typed.text().collect(), str::to_owned);
        assert_eq!(typed, megabyte, "what was typed is still there");
    }
    let page = admin.post("/admin/departments", &[("name", &megabyte.repeat(5))]).await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
    let changed: i64 = sqlx::query_scalar("select count(*) from person where row_version > 1")
        .fetch_one(&pool)
        .await
        .unwrap();
    assert_eq!(changed, 0);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_is_taken_is_shown_as_it_was_typed(pool: PgPool) {
    let (admin, _) = everybody(&pool).await;
    let markup = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;{{7*7}}";
    admin.get("/admin/people/new").await;
    let added = [("sign_in_name", "x"), ("name", markup), ("roles", "reader")];
    let done = admin.post("/admin/people/new", &added).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert_eq!(admin.follow(&done).await.text("h1"), markup);
    assert!(admin.get("/admin/people").await.texts("tbody th").contains(&markup.to_owned()));
    admin.post("/admin/departments", &[("name", markup)]).await;
    assert!(admin.get("/admin/departments").await.texts(".related a").contains(&markup.to_owned()));
    let form: Vec<String> = criteria::fields().into_iter().collect();
    let short = "<b onclick=x>kurz</b>";
    let typed: Vec<(&str, &str)> = form
        .iter()
        .map(|field| (&**field, if field.starts_with("short") { short } else { markup }))
        .collect();
    assert_eq!(admin.post("/admin/criteria/new", &typed).await.status, StatusCode::SEE_OTHER);
    for address in ["/", "/method", "/admin/criteria", "/projects/DIG-001"] {
        let page = admin.get(address).await;
        assert_eq!(page.status, StatusCode::OK, "{address}");
        assert!(page.all("script:not([src]), img, b[onclick]").is_empty(), "{address}");
    }
    for address in [
        "/admin/people/99999999999999999999",
        "/admin/people/-1",
        "/admin/people/%00",
        "/admin/criteria/%00",
        "/admin/departments/%FF",
    ] {
        assert_eq!(admin.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn nothing_that_is_typed_breaks_a_form(pool: PgPool) {
    let (admin, anna) = everybody(&pool).await;
    let odd = prop_oneof![
        any::<String>(),
        "\\PC{0,40}",
        proptest::collection::vec(any::<u8>(), 0..40)
            .prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
        "-?[0-9]{1,30}",
        proptest::sample::select(vec![
            "",
            "yes",
            "reader",
            "admin",
            "1",
            "<script>",
            "a@b.c",
            "' or 1=1 --",
            "${x}"
        ])
        .prop_map(str::to_owned),
    ];
    let mut runner = TestRunner::deterministic();
    for _ in 0..20 {
        for (address, fields) in forms() {
            let sender = if address.starts_with("/admin") { &admin } else { &anna };
            let typed: Vec<(String, String)> = fields
                .into_iter()
                .map(|field| (field, odd.new_tree(&mut runner).unwrap().current()))
                .collect();
            let sent: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (&**name, &**value)).collect();
            expect_no_harm(&sender.post(address, &sent).await, &format!("{typed:?}"));
        }
        let query: String = odd.new_tree(&mut runner).unwrap().current();
        let query = form_urlencoded::byte_serialize(query.as_bytes()).collect::<String>();
        let page = admin.get(&format!("/admin/people?q={query}&done={query}")).await;
        assert!(matches!(page.status, StatusCode::OK | StatusCode::UNPROCESSABLE_ENTITY), "{query}");
    }
}
