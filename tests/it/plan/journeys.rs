// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Plan and scenarios in a real browser. No page has a script, so that nothing needs one.

use fantoccini::{Locator, key::Key};
use sqlx::PgPool;

use super::capacity;
use crate::{
    journeys::Visitor,
    support::portal::{Portal, demonstration_name},
};

async fn manager(pool: &PgPool) -> Visitor {
    let visitor = Visitor::of(&Portal::demonstration(pool).await).await;
    capacity(pool, 2027, 600).await;
    capacity(pool, 2028, 400).await;
    sign_in(&visitor, "portfolio").await;
    visitor
}

async fn sign_in(visitor: &Visitor, person: &str) {
    visitor.open("/sign-in").await;
    let button = format!("//button[contains(., '{}')]", demonstration_name(person));
    visitor.browser.client.find(Locator::XPath(&button)).await.unwrap().click().await.unwrap();
    visitor.arrives_at("/").await;
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn no_page_about_plans_has_a_barrier(pool: PgPool) {
    let visitor = manager(&pool).await;
    sqlx::query(
        "with new as (
             insert into scenario (name, author_id, is_shared, keeps_deadlines, changed_at)
             select 'Haushalt', id, true, true, now() from person where sign_in_name = 'portfolio' returning id)
         insert into scenario_rule (scenario_id, kind, project_id, reason)
         select new.id, 'excluded', project.id, 'Zu teuer' from new, project where number = 'DIG-001'",
    )
    .execute(&pool)
    .await
    .unwrap();
    for path in [
        "/plan",
        "/en/plan",
        "/plan/scenarios/new",
        "/plan/scenarios/compare",
        "/plan/scenarios/1",
        "/plan/scenarios/1/edit",
        "/plan/scenarios/1/share",
        "/plan/scenarios/1/discard",
        "/plan/scenarios/1/rules/new",
        "/plan/scenarios/1/rules/1/remove",
    ] {
        visitor.expect_no_barrier(path).await;
    }
    visitor.browser.client.delete_all_cookies().await.unwrap();
    sign_in(&visitor, "leadership").await;
    visitor.expect_no_barrier("/plan/scenarios/1/adopt").await;
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_scenario_is_begun_by_keyboard_without_script(pool: PgPool) {
    let visitor = manager(&pool).await;
    visitor.browser.switch_scripts_off().await;
    visitor.click_link("Plan").await;
    visitor.arrives_at("/plan").await;
    visitor.click_link("Neues Szenario").await;
    visitor.arrives_at("/plan/scenarios/new").await;
    visitor.tab_to("input Name").await;
    visitor.types("Haushalt 2027").await;
    visitor.tab_to("button Szenario anlegen").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/plan/scenarios/1?done=begun").await;
    visitor.click_link("Vorgabe hinzufügen").await;
    visitor.arrives_at("/plan/scenarios/1/rules/new").await;
    visitor.tab_to("input Pflicht: ein Gesetz verlangt es").await;
    visitor.browser.press(Key::Space).await;
    visitor.tab_to("input Vorhaben").await;
    visitor.types("DIG-001").await;
    visitor.tab_to("textarea Begründung").await;
    visitor.types("OZG").await;
    visitor.tab_to("button Vorgabe speichern").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/plan/scenarios/1?done=saved").await;
    assert!(visitor.text(".demands").await.contains("DIG-001"));
}
