// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Account and administration in a real browser. No page has a script, so that nothing needs one.

use fantoccini::key::Key;
use sqlx::PgPool;

use super::{id_of, link_for};
use crate::{journeys::Visitor, support::portal::Portal};

async fn administrator(pool: &PgPool) -> Visitor {
    let visitor = Visitor::of(&Portal::demonstration(pool).await).await;
    visitor.open("/sign-in").await;
    let admin = id_of(pool, "admin").await;
    visitor.click(&format!("form:has([value='{admin}']) .visitor")).await;
    visitor.arrives_at("/").await;
    visitor
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn no_page_has_a_barrier(pool: PgPool) {
    let visitor = administrator(&pool).await;
    sqlx::query("update person set password_hash = 'x' where sign_in_name = 'admin'")
        .execute(&pool)
        .await
        .unwrap();
    let link = link_for(&pool, "reader").await;
    for path in [
        "/account",
        "/account?done=password",
        &link,
        "/password/nothing",
        "/admin/people",
        "/admin/people?q=%00",
        "/admin/people/new",
        "/admin/people/1?done=added",
        "/admin/people/1/password-link",
        "/admin/departments?done=saved",
        "/admin/departments/1",
        "/admin/criteria",
        "/admin/criteria/new",
        "/en/admin/criteria/gesetz",
        "/admin/statements",
        "/admin/statements/accessibility/de",
        "/admin/retention",
        "/processing",
        "/accessibility/report",
        "/en/help",
    ] {
        visitor.expect_no_barrier(path).await;
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_a_form_refuses_and_a_conflict_have_no_barrier(pool: PgPool) {
    let visitor = administrator(&pool).await;
    let expect_no_barrier_here = async |situation: &str| {
        for width in [1280, 320] {
            visitor.browser.resize(width, 900).await;
            let barriers: Vec<String> = visitor.browser.axe().await.iter().map(ToString::to_string).collect();
            assert!(barriers.is_empty(), "{situation}, {width}: {barriers:#?}");
            visitor.expect_to_fit(situation).await;
        }
    };
    visitor.open("/admin/people/new").await;
    visitor.click("main button[type=submit]").await;
    visitor.sees("main .kern-error").await;
    assert_eq!(visitor.texts("main .kern-error").await.len(), 3);
    expect_no_barrier_here("refused").await;

    visitor.open("/admin/criteria/gesetz").await;
    sqlx::query("update criterion set row_version = 2, name_de = 'Anders' where key = 'gesetz'")
        .execute(&pool)
        .await
        .unwrap();
    visitor.run("document.querySelector('#name_de').value = 'Noch anders'").await;
    visitor.click("main button[type=submit]").await;
    visitor.sees(".conflict").await;
    assert_eq!(visitor.texts(".conflict tbody tr").await, ["Name (deutsch)\tAnders\tNoch anders"]);
    expect_no_barrier_here("conflict").await;

    visitor.open("/admin/people/1/password-link").await;
    visitor.click("main button[type=submit]").await;
    visitor.sees(".secret-link").await;
    expect_no_barrier_here("link").await;
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_keyboard_is_enough_to_let_somebody_in(pool: PgPool) {
    let visitor = administrator(&pool).await;
    // Nothing has to be scrolled, which would put the focus between two pixels.
    visitor.browser.resize(1280, 2000).await;
    visitor.tab_to("a Verwaltung").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/admin/people").await;
    visitor.tab_to("a Person anlegen").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/admin/people/new").await;
    visitor.tab_to("input Anmeldename").await;
    visitor.types("anna").await;
    assert_eq!(visitor.tab().await, "input Name");
    visitor.types("Anna Muster").await;
    assert_eq!(visitor.tab().await, "input E-Mail-Adresse (freiwillig)");
    assert_eq!(visitor.tab().await, "select Fachbereich");
    visitor.types("Jugendamt").await;
    assert_eq!(visitor.tab().await, "input Lesezugriff");
    visitor.types(" ").await;
    visitor.tab_to("button Speichern").await;
    visitor.browser.press(Key::Enter).await;
    let told = visitor.browser.client.wait();
    told.for_element(fantoccini::Locator::Css("[role=status]")).await.unwrap();
    let anna = id_of(&pool, "anna").await;
    visitor.arrives_at(&format!("/admin/people/{anna}?done=added")).await;
    visitor.tab_to("a Link für ein Kennwort erstellen").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at(&format!("/admin/people/{anna}/password-link")).await;
    visitor.tab_to("button Link für ein Kennwort erstellen").await;
    visitor.browser.press(Key::Enter).await;
    let link = visitor.text(".secret-link").await;
    visitor.tab_to(&format!("a {link}")).await;
    visitor.browser.press(Key::Enter).await;
    visitor.tab_to("input Neues Kennwort").await;
    visitor.types("regenschirm tasse elefant").await;
    assert_eq!(visitor.tab().await, "input Neues Kennwort noch einmal");
    visitor.types("regenschirm tasse elefant").await;
    visitor.browser.press(Key::Enter).await;
    visitor.arrives_at("/sign-in?done=password").await;
    assert_eq!(
        visitor.text("[role=status]").await,
        "Ihr Kennwort ist gesetzt. Sie können sich jetzt damit anmelden."
    );
}
