// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The life of a token in a real browser, by keyboard. No page has a script, so that nothing needs one.

use fantoccini::key::Key;
use sqlx::PgPool;

use super::Program;
use crate::{journeys::Visitor, support::portal::Portal};

async fn auditor(pool: &PgPool, portal: &Portal) -> Visitor {
    let visitor = Visitor::of(portal).await;
    visitor.open("/sign-in").await;
    let id: i64 = sqlx::query_scalar("select id from person where sign_in_name = 'auditor'")
        .fetch_one(pool)
        .await
        .unwrap();
    visitor.click(&format!("form:has([value='{id}']) .visitor")).await;
    visitor.arrives_at("/").await;
    visitor
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn no_page_has_a_barrier(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let visitor = auditor(&pool, &portal).await;
    super::token(&pool, "auditor", "{read,audit}").await;
    let id: i64 = sqlx::query_scalar("select id from access_token").fetch_one(&pool).await.unwrap();
    let revoke = format!("/account/tokens/{id}/revoke");
    for path in ["/api", "/en/api", "/account/tokens", "/account/tokens?done=revoked", &revoke, "/account"] {
        visitor.expect_no_barrier(path).await;
    }
    let expect_no_barrier_here = async |situation: &str| {
        for width in [1280, 320] {
            visitor.browser.resize(width, 900).await;
            let barriers: Vec<String> = visitor.browser.axe().await.iter().map(ToString::to_string).collect();
            assert!(barriers.is_empty(), "{situation}, {width}: {barriers:#?}");
            visitor.expect_to_fit(situation).await;
        }
    };
    visitor.open("/account/tokens").await;
    visitor.click("main button[type=submit]").await;
    visitor.sees("main .kern-error").await;
    expect_no_barrier_here("refused").await;
    visitor.run("document.querySelector('#name').value = 'Auswertung'").await;
    visitor.click("main button[type=submit]").await;
    visitor.sees("#token").await;
    expect_no_barrier_here("made").await;
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_keyboard_is_enough_to_make_a_token_and_to_revoke_it(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let visitor = auditor(&pool, &portal).await;
    visitor.browser.switch_scripts_off().await;
    visitor.browser.resize(1280, 2400).await;
    visitor.open("/account").await;
    visitor.tab_to("a Zugänge verwalten").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/account/tokens").await;
    visitor.tab_to("input Name").await;
    visitor.types("Auswertung").await;
    visitor.tab_to("input Protokoll: das Protokoll lesen").await;
    visitor.types(" ").await;
    visitor.tab_to("button Schlüssel erstellen").await;
    visitor.browser.press(Key::Enter).await;
    visitor.sees("#token").await;
    let token = visitor.text("#token").await;
    let program = Program::new(&portal, &token);
    program.get("/audit").await.expect(200);
    visitor.open("/account/tokens").await;
    assert_eq!(visitor.texts("tbody th").await, ["Auswertung"]);
    visitor.tab_to("a Schlüssel „Auswertung“ sperren").await;
    visitor.browser.press(Key::Enter).await;
    visitor.sees("button[type=submit]").await;
    visitor.tab_to("button Sperren").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/account/tokens?done=revoked").await;
    program.get("/audit").await.expect(401);
}
