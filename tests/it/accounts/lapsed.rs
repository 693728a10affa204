// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What was being typed when the session lapsed.

use axum::http::StatusCode;
use sqlx::PgPool;

use super::{PASSWORD, at, leads_to, sign_in_again, with_password};
use crate::support::portal::{Page, Portal};

fn name(form: &Page) -> String {
    assert_eq!(form.status, StatusCode::OK, "{}", form.address);
    form.all("#name")[0].attr("value").unwrap().to_owned()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_was_typed_is_there_again_for_whoever_typed_it(pool: PgPool) {
    Portal::demonstration(&pool).await;
    sqlx::query("insert into person_role select id, 'admin' from person where sign_in_name = 'auditor'")
        .execute(&pool)
        .await
        .unwrap();
    let visitor = at(&pool, 0).person("admin").await;
    let address = "/admin/departments/1";
    let stored = name(&visitor.get(address).await);

    let visitor = visitor.at(&at(&pool, 45));
    let typed = [("row_version", "1"), ("name", "Amt für <Neues> & \"Altes\"")];
    let lapsed = visitor.post(address, &typed).await;
    let sign_in_page = visitor.follow(&lapsed).await;
    assert!(sign_in_page.text(".notice").contains("ist aufgehoben"));
    let link = lapsed.headers["location"].to_str().unwrap().to_owned();
    let resume = link.split("resume=").nth(1).unwrap().to_owned();

    // Somebody else in another browser and the same person in another browser have not typed it here.
    for somebody in ["auditor", "admin"] {
        let elsewhere = at(&pool, 45).visitor();
        let form = sign_in_again(&pool, &elsewhere, &elsewhere.get(&link).await, somebody).await;
        assert_eq!(name(&form), stored, "{somebody}");
    }
    let form = sign_in_again(&pool, &visitor, &sign_in_page, "admin").await;
    assert_eq!(form.address, format!("{address}?resume={resume}"));
    assert_eq!(name(&form), "Amt für <Neues> & \"Altes\"");
    assert_eq!(name(&visitor.get(address).await), stored, "only where the address says so");
    let other_form = visitor.get(&format!("/admin/departments/2?resume={resume}")).await;
    assert_ne!(name(&other_form), "Amt für <Neues> & \"Altes\"");

    // It lapses again before it is sent.
    let visitor = visitor.at(&at(&pool, 90));
    let sign_in_page = visitor.follow(&visitor.get(&form.address).await).await;
    let form = sign_in_again(&pool, &visitor, &sign_in_page, "admin").await;
    assert_eq!(name(&form), "Amt für <Neues> & \"Altes\"");
    leads_to(&visitor.post(address, &typed).await);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn whoever_signs_in_next_at_the_same_browser_does_not_see_it(pool: PgPool) {
    Portal::demonstration(&pool).await;
    sqlx::query("insert into person_role select id, 'admin' from person where sign_in_name = 'auditor'")
        .execute(&pool)
        .await
        .unwrap();
    let visitor = at(&pool, 0).person("admin").await;
    let stored = name(&visitor.get("/admin/departments/1").await);
    let visitor = visitor.at(&at(&pool, 45));
    let lapsed = visitor.post("/admin/departments/1", &[("name", "Geheimes Amt")]).await;
    let sign_in_page = visitor.follow(&lapsed).await;
    let form = sign_in_again(&pool, &visitor, &sign_in_page, "auditor").await;
    assert_eq!(name(&form), stored);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn every_form_shows_what_was_typed(pool: PgPool) {
    Portal::demonstration(&pool).await;
    for address in [
        "/admin/people/new",
        "/admin/people/1",
        "/admin/departments",
        "/admin/criteria/new",
        "/admin/criteria/gesetz",
    ] {
        let field = if address.contains("criteria") { "name_de" } else { "name" };
        let visitor = at(&pool, 0).person("admin").await;
        visitor.get(address).await;
        let visitor = visitor.at(&at(&pool, 45));
        let lapsed = visitor.post(address, &[(field, "Getippt"), ("row_version", "7")]).await;
        let sign_in_page = visitor.follow(&lapsed).await;
        let form = sign_in_again(&pool, &visitor, &sign_in_page, "admin").await;
        assert_eq!(form.all(&format!("#{field}"))[0].attr("value"), Some("Getippt"), "{address}");
        for version in form.all("[name=row_version]") {
            assert_eq!(version.attr("value"), Some("7"), "{address}: the version that was read then");
        }
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn no_password_is_kept(pool: PgPool) {
    Portal::demonstration(&pool).await;
    with_password(&pool, "anna").await;
    let visitor = super::signed_in(&at(&pool, 0), "anna", PASSWORD).await.unwrap();
    visitor.get("/account").await;
    let visitor = visitor.at(&at(&pool, 45));
    let typed =
        [("old_password", "ein altes"), ("new_password", "ein neues"), ("again_password", "ein neues")];
    leads_to(&visitor.post("/account/password", &typed).await);
    let kept: String = sqlx::query_scalar("select body from parked_form").fetch_one(&pool).await.unwrap();
    assert_eq!(kept, "");
}
