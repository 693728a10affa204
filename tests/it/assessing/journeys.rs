// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Assessing in a real browser: by keyboard alone, without script, and without barriers.

use fantoccini::{Locator, key::Key};
use sqlx::PgPool;

use super::{CRITERIA, REASON, close, give, store_round, submit};
use crate::{journeys::Visitor, support::portal::Portal};

async fn sign_in(visitor: &Visitor, name: &str) {
    visitor.open("/sign-in").await;
    let button = format!("//button[contains(., '{name}')]");
    visitor.browser.client.find(Locator::XPath(&button)).await.unwrap().click().await.unwrap();
    visitor.arrives_at("/").await;
}

async fn said(pool: &PgPool) -> Vec<(String, Option<i16>, String)> {
    sqlx::query_as(
        "select key, level, reason from assessment join criterion on criterion.id = criterion_id
         order by round_id, position",
    )
    .fetch_all(pool)
    .await
    .unwrap()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_workbench_takes_no_hand_off_the_keyboard(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let round = store_round(&pool, "DIG-003", &["assessor-law"], &CRITERIA).await;
    let visitor = Visitor::of(&portal).await;
    sign_in(&visitor, "Renate Vogt").await;
    visitor.open("/assessments").await;
    visitor.tab_to("a Bewerten DIG-003").await;
    visitor.browser.press(Key::Enter).await;

    // A digit, Enter, the reason, and the button.
    let bench = |criterion: &str| format!("/assessments/{round}/{criterion}");
    visitor.arrives_at(&bench("gesetz")).await;
    assert!(visitor.text("[data-keys]").await.starts_with("Tasten: 0 bis 5"));
    visitor.types("4").await;
    assert_eq!(visitor.text("input:checked + label b").await, "4");
    visitor.types("2").await;
    assert_eq!(visitor.text("input:checked + label b").await, "2");
    visitor.browser.press(Key::Enter).await;
    visitor.types("Stufe 5 wären es 2030.").await;
    assert_eq!(visitor.text("input:checked + label b").await, "2", "digits in the reason are text");
    visitor.tab_to("button Speichern und weiter").await;
    visitor.browser.press(Key::Enter).await;

    // Without a reason: what is missing is read first.
    visitor.arrives_at(&bench("politik")).await;
    visitor.types("5").await;
    visitor.tab_to("button Speichern und weiter").await;
    visitor.browser.press(Key::Enter).await;
    visitor.browser.client.wait().for_element(Locator::Css("[role=alert]")).await.unwrap();
    assert_eq!(visitor.run("return document.activeElement.getAttribute('role')").await, "alert");
    let errors = visitor.browser.console_errors().await;
    assert!(errors.len() == 1 && errors[0].contains("422"), "no more than the refusal: {errors:?}");
    visitor.tab_to("a Begründung").await;
    visitor.browser.press(Key::Enter).await;
    visitor.types(REASON).await;
    // Control and Enter save.
    visitor
        .types(&format!("{}{}{}", char::from(Key::Control), char::from(Key::Enter), char::from(Key::Control)))
        .await;

    // Arrow keys work as in every group of radio buttons; skipping stores nothing.
    visitor.arrives_at(&bench("buerger")).await;
    visitor.types("0").await;
    visitor.browser.press(Key::Up).await;
    assert_eq!(visitor.text("input:checked + label span").await, "Kann ich nicht beurteilen");
    visitor.tab_to("button Speichern und weiter").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at(&bench("unternehmen")).await;
    visitor.open(&bench("gesetz")).await;
    visitor.tab_to("a Überspringen").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at(&bench("unternehmen")).await;
    assert_eq!(
        said(&pool).await,
        [
            ("gesetz".to_owned(), Some(2), "Stufe 5 wären es 2030.".to_owned()),
            ("politik".to_owned(), Some(5), REASON.to_owned()),
            ("buerger".to_owned(), None, String::new()),
        ]
    );
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn everything_works_without_script(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    submit(&pool, &["DIG-003"]).await;
    let visitor = Visitor::of(&portal).await;
    visitor.browser.switch_scripts_off().await;
    let click = async |selector: &str| {
        visitor.browser.client.find(Locator::Css(selector)).await.unwrap().click().await.unwrap();
    };
    let label = async |text: &str| {
        let path = format!("//label[contains(., '{text}')]");
        visitor.browser.client.find(Locator::XPath(&path)).await.unwrap().click().await.unwrap();
    };

    sign_in(&visitor, "Petra Lindner").await;
    visitor.open("/rounds/new").await;
    label("DIG-003").await;
    click("main button").await;
    for name in ["Renate Vogt", "Paul Kessler"] {
        for criterion in ["Gesetz", "Politik", "Nutzen Bürger", "Nutzen Unternehmen"] {
            label(&format!("{name}: {criterion}")).await;
        }
    }
    click("main button").await;
    visitor.arrives_at("/rounds").await;
    click(".tasks a").await;
    let round: i64 = sqlx::query_scalar("select id from assessment_round").fetch_one(&pool).await.unwrap();
    visitor.arrives_at(&format!("/rounds/{round}")).await;

    for name in ["Renate Vogt", "Paul Kessler"] {
        click(".site-navigation--aside button").await;
        visitor.arrives_at("/sign-in").await;
        sign_in(&visitor, name).await;
        visitor.open("/assessments").await;
        click(".tasks a").await;
        for criterion in CRITERIA {
            visitor.arrives_at(&format!("/assessments/{round}/{criterion}")).await;
            let praised = visitor.texts("[data-keys]:not([hidden])").await;
            assert!(praised.is_empty(), "keys that do nothing: {praised:?}");
            click("#level-4").await;
            visitor
                .browser
                .client
                .find(Locator::Css("#reason"))
                .await
                .unwrap()
                .send_keys(REASON)
                .await
                .unwrap();
            click(".assess button").await;
        }
        visitor.arrives_at("/assessments").await;
    }

    click(".site-navigation--aside button").await;
    sign_in(&visitor, "Petra Lindner").await;
    visitor.open(&format!("/rounds/{round}/close")).await;
    click("main button").await;
    visitor.arrives_at(&format!("/rounds/{round}")).await;
    assert_eq!(visitor.texts(".outcome td strong").await, ["4"; 4]);
    visitor.open("/projects/DIG-003").await;
    assert!(visitor.text(".standing").await.contains("80,0 von 100 Punkten"));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn no_page_of_assessing_has_a_barrier(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let people = ["assessor-law", "assessor-politics", "assessor-economy"];
    let closed = store_round(&pool, "DIG-003", &people, &CRITERIA).await;
    let levels = [["0", "5", "none"], ["5", "1", "none"], ["4", "4", "3"]];
    for (name, levels) in people.iter().zip(levels) {
        let person = portal.person(name).await;
        for (criterion, level) in ["gesetz", "politik", "buerger"].iter().zip(levels) {
            give(&person, &format!("/assessments/{closed}/{criterion}"), level, REASON).await;
        }
    }
    close(&portal.person("portfolio").await, closed).await;
    let open = store_round(&pool, "DIG-001", &["assessor-law", "assessor-services"], &CRITERIA).await;
    submit(&pool, &["DIG-002", "DIG-010"]).await;

    let visitor = Visitor::of(&portal).await;
    sign_in(&visitor, "Petra Lindner").await;
    for path in [
        "/rounds".to_owned(),
        "/rounds/new".to_owned(),
        "/rounds/new?chosen=1".to_owned(),
        "/rounds/new?project=DIG-002&project=DIG-010".to_owned(),
        format!("/rounds/{open}"),
        format!("/rounds/{open}/assessors"),
        format!("/rounds/{open}/close"),
        format!("/rounds/{closed}"),
        format!("/rounds/{closed}/reopen"),
        "/projects/DIG-003/assessment".to_owned(),
    ] {
        visitor.expect_no_barrier(&path).await;
    }
    sign_in(&visitor, "Renate Vogt").await;
    for path in [
        "/assessments".to_owned(),
        format!("/assessments/{open}/gesetz"),
        format!("/en/assessments/{open}/politik"),
    ] {
        visitor.expect_no_barrier(&path).await;
    }
    sign_in(&visitor, "Clara Winter").await;
    visitor.expect_no_barrier(&format!("/assessments/{open}/gesetz")).await;
}
