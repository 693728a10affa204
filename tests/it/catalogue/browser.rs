// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Choosing a service and noting a check in a real browser.

use fantoccini::key::Key;
use sqlx::PgPool;

use super::{groups, load, services};
use crate::{
    journeys::Visitor,
    proposals::{complete, fill_in},
    support::portal::Portal,
};

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_service_is_found_while_typing_and_chosen_by_keyboard(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    load(&pool, &[services(), groups()]).await.unwrap();
    let draft = complete(&portal.person("head-services").await).await;
    let head = Visitor::of(&portal).await;
    head.sign_in("Harald Brinkmann").await;
    head.open(&format!("{draft}/2")).await;
    head.fill_in("service_search", "bewohner").await;
    head.waits_for("#services", "Bewohnerparkausweis Ausstellung").await;
    head.waits_for("#saved", "2 Leistungen gefunden").await;
    head.tab_to("button Übernehmen 99108003008000 Bewohnerparkausweis Ausstellung").await;
    head.browser.press(Key::Enter).await;
    head.arrives_at(&format!("{draft}/2#service_key")).await;
    head.waits_for("#service", "OZG-Leistung 10333 Parkausweis").await;
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn neither_the_search_nor_the_check_has_a_barrier(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    load(&pool, &[services(), groups()]).await.unwrap();
    sqlx::query("update project set service_key = '10333' where number in ('DIG-001', 'DIG-002')")
        .execute(&pool)
        .await
        .unwrap();
    let other = portal.person("head-services").await;
    let draft = complete(&other).await;
    fill_in(&other, &draft, 2, &[("service_key", "10333")]).await;
    let head = Visitor::of(&portal).await;
    head.sign_in("Harald Brinkmann").await;
    head.expect_no_barrier(&format!("{draft}/2?service_search=parkausweis")).await;
    head.expect_no_barrier(&format!("{draft}/check")).await;
    head.expect_no_barrier("/projects/DIG-001/reuse").await;
    head.expect_no_barrier("/projects/DIG-001").await;
}
