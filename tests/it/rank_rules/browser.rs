// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The pages in a real browser: no barrier, and a switch that is tried without a page being loaded.

use chrono::TimeDelta;
use fantoccini::{Locator, key::Key};
use sqlx::PgPool;

use super::publish;
use crate::{
    journeys::Visitor,
    support::portal::{Portal, demonstration_name, test_day},
};

/// A proven duty and a decision.
async fn enter_grounds(pool: &PgPool) {
    sqlx::query(
        "insert into duty (project_id, norm, evidence, expires_on, claimed_by, claimed_at)
         select project.id, '§ 1a OZG', 'BGBl. I 2017 S. 3122', '2027-12-31', person.id, $1
         from project, person where number = 'DIG-059' and sign_in_name = 'head-services'",
    )
    .bind(test_day())
    .execute(pool)
    .await
    .unwrap();
    sqlx::query(
        "insert into rank_decision (project_id, position, place, body, document, decided_on, reason, expires_on,
                                    entered_by, entered_at)
         select project.id, 'place', 3, 'Verwaltungsvorstand', '16389-20', '2026-11-20', 'Darum', '2027-12-31',
                person.id, $1
         from project, person where number = 'DIG-040' and sign_in_name = 'leadership'",
    )
    .bind(test_day())
    .execute(pool)
    .await
    .unwrap();
}

async fn sign_in(visitor: &Visitor, person: &str) {
    let name = demonstration_name(person);
    visitor.browser.client.delete_all_cookies().await.unwrap();
    visitor.open("/sign-in").await;
    let button = format!("//button[contains(., '{name}')]");
    visitor.browser.client.find(Locator::XPath(&button)).await.unwrap().click().await.unwrap();
    visitor.arrives_at("/").await;
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn no_page_has_a_barrier(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    publish(&pool, [true, true, true]).await;
    enter_grounds(&pool).await;
    let visitor = Visitor::of(&portal).await;
    for path in ["/", "/projects/DIG-007", "/projects/DIG-040", "/method", "/en/weightings/2"] {
        visitor.expect_no_barrier(path).await;
    }
    sign_in(&visitor, "portfolio").await;
    for path in [
        "/projects/DIG-059",
        "/projects/DIG-059/duty",
        "/en/projects/DIG-059/duty/check",
        "/projects/DIG-059/duty/withdraw",
    ] {
        visitor.expect_no_barrier(path).await;
    }
    sign_in(&visitor, "leadership").await;
    for path in ["/projects/DIG-040/decision", "/en/projects/DIG-040/decision/withdraw"] {
        visitor.expect_no_barrier(path).await;
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_duty_is_claimed_by_keyboard_without_script(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    publish(&pool, [false, true, false]).await;
    let visitor = Visitor::of(&portal).await;
    visitor.browser.switch_scripts_off().await;
    let enter = async || visitor.browser.press(Key::Enter).await;

    sign_in(&visitor, "portfolio").await;
    visitor.open("/projects/DIG-059").await;
    visitor.tab_to("a Pflicht geltend machen").await;
    enter().await;
    visitor.arrives_at("/projects/DIG-059/duty").await;
    visitor.tab_to("input Norm").await;
    visitor.types("§ 1a Abs. 1 OZG").await;
    visitor.tab_to("textarea Nachweis").await;
    visitor.types("BGBl. I 2017 S. 3122").await;
    visitor.tab_to("input Läuft ab am").await;
    visitor.types(&(test_day() + TimeDelta::days(300)).format("%d.%m.%Y").to_string()).await;
    enter().await;
    visitor.arrives_at("/projects/DIG-059#grounds").await;
    assert!(visitor.text("[aria-labelledby=grounds]").await.contains("noch nicht geprüft"));
    let claimed: bool = sqlx::query_scalar("select exists (select from duty where checked_at is null)")
        .fetch_one(&pool)
        .await
        .unwrap();
    assert!(claimed);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_switch_is_tried_at_once(pool: PgPool) {
    let visitor = Visitor::of(&Portal::demonstration(&pool).await).await;
    visitor.open("/my-view").await;
    visitor.click("#rule-prerequisite").await;
    let wait = visitor.browser.client.wait();
    wait.for_element(Locator::Css(".preview .reason a[href='/projects/DIG-021']")).await.unwrap();
    assert_eq!(visitor.browser.console_errors().await, [""; 0]);
}
