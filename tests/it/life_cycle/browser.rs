// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The steps in a real browser.

use fantoccini::key::Key;
use sqlx::PgPool;

use super::{OWN, put};
use crate::{journeys, support::portal::Portal};

/// Signs a browser in as that person of the demonstration.
async fn sign_in(visitor: &journeys::Visitor, name: &str) {
    visitor.browser.client.delete_all_cookies().await.unwrap();
    visitor.open("/sign-in").await;
    let button = format!("//button[@class='visitor'][contains(., '{name}')]");
    visitor.browser.client.find(fantoccini::Locator::XPath(&button)).await.unwrap().click().await.unwrap();
    visitor.arrives_at("/").await;
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_question_is_asked_and_answered_by_keyboard_and_without_scripts(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    put(&pool, OWN, "submitted").await;
    let visitor = journeys::Visitor::of(&portal).await;
    visitor.browser.switch_scripts_off().await;

    sign_in(&visitor, "Petra Lindner").await;
    visitor.click_link("Eingang").await;
    visitor.arrives_at("/inbox").await;
    visitor.tab_to("a In Prüfung nehmen DIG-001").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/projects/DIG-001/review").await;
    visitor.tab_to("button In Prüfung nehmen").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/projects/DIG-001#procedure").await;
    visitor.tab_to("a Rückfrage stellen").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/projects/DIG-001/query").await;
    visitor.tab_to("button Rückfrage stellen").await;
    visitor.browser.press(Key::Enter).await;
    // Nothing was typed: the summary leads to the field.
    let refused = fantoccini::Locator::Css("[role=alert]");
    visitor.browser.client.wait().for_element(refused).await.unwrap();
    // That the page says no is no surprise, and the browser's console notes it.
    assert_eq!(visitor.browser.console_errors().await.len(), 1);
    visitor.tab_to("a Ihre Frage an den Fachbereich").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/projects/DIG-001/query#text").await;
    assert_eq!(visitor.browser.focused().await, "textarea Ihre Frage an den Fachbereich");
    visitor.types("Wer zahlt?").await;
    visitor.tab_to("button Rückfrage stellen").await;
    visitor.browser.press(Key::Enter).await;
    let asked = fantoccini::Locator::Css(".comment--question");
    visitor.browser.client.wait().for_element(asked).await.unwrap();

    sign_in(&visitor, "Harald Brinkmann").await;
    visitor.open("/proposals").await;
    visitor.tab_to("a Antworten DIG-001").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/projects/DIG-001/answer").await;
    assert!(visitor.text(".quoted").await.contains("Wer zahlt?"));
    visitor.tab_to("textarea Ihre Antwort").await;
    visitor.types("Das Land.").await;
    visitor.tab_to("button Antworten").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/projects/DIG-001#procedure").await;
    visitor.click_link("Zurückziehen").await;
    visitor.arrives_at("/projects/DIG-001/withdraw").await;
    visitor.click("#text").await;
    visitor.types("Hat sich erledigt.").await;
    visitor.click("main form button").await;
    visitor.arrives_at("/projects/DIG-001#procedure").await;
    assert_eq!(visitor.text(".standing .state-mark").await, "zurückgezogen");
    assert_eq!(visitor.texts(".comment").await.len(), 2);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn no_page_of_the_life_cycle_has_a_barrier(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    put(&pool, OWN, "query").await;
    put(&pool, "DIG-010", "submitted").await;
    put(&pool, "DIG-016", "in_review").await;
    put(&pool, "DIG-022", "deferred").await;
    for change in [
        "update project set state_reason = 'Was kostet es?', state_by = 1 where number = 'DIG-001'",
        "update project set former_state = 'assessed', follow_up_on = '2026-11-24',
             state_reason = 'Kein Geld' where number = 'DIG-022'",
        "update project set state = 'merged', merged_into = (select id from project where number = 'DIG-016')
         where number = 'DIG-020'",
        "insert into project_comment (project_id, author_id, kind, text, at)
         select id, 1, 'objection', 'Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikation', now()
         from project where number = 'DIG-016'",
    ] {
        sqlx::query(change).execute(&pool).await.unwrap();
    }
    let visitor = journeys::Visitor::of(&portal).await;
    for (name, paths) in [
        ("Harald Brinkmann", &["/proposals", "/projects/DIG-001/answer", "/projects/DIG-001/prioritise"][..]),
        (
            "Petra Lindner",
            &[
                "/inbox",
                "/projects/DIG-016?from=DIG-020",
                "/projects/DIG-016/merge",
                "/projects/DIG-016/review",
                "/projects/DIG-010/comment",
            ],
        ),
        ("Dr. Lorenz Hagemann", &["/decisions", "/projects/DIG-022/resume", "/en/projects/DIG-016/defer"]),
    ] {
        sign_in(&visitor, name).await;
        for path in paths {
            visitor.expect_no_barrier(path).await;
        }
    }
}
