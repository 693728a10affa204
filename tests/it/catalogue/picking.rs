// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Picking a key in the form, and noticing who means the same service.

use axum::http::StatusCode;
use sqlx::PgPool;

use super::{groups, load, services};
use crate::{
    proposals::{complete, fill_in, submit},
    support::portal::Portal,
};

const KEY: &str = "99108003008000";

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_key_is_searched_and_chosen_without_script(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let head = portal.person("head-services").await;
    let draft = complete(&head).await;
    assert!(
        head.get(&format!("{draft}/2")).await.all("#service_search").is_empty(),
        "no catalogue, no search"
    );
    load(&pool, &[services(), groups()]).await.unwrap();
    let step = format!("{draft}/2");
    let fields =
        [("version", "1"), ("legal_basis", "§ 45"), ("service_search", "bewohner"), ("then", "search")];
    let sent = head.post(&step, &fields).await;
    assert_eq!(sent.headers["location"], format!("{step}?service_search=bewohner#service_search").as_str());
    let page = head.follow(&sent).await;
    assert_eq!(page.all("#services button").len(), 2);
    let choice = format!("service-{KEY}");
    assert_eq!(page.all("#services button")[0].attr("value"), Some(choice.as_str()));
    let fields = [
        ("version", "2"),
        ("legal_basis", "§ 45"),
        ("service_search", "bewohner"),
        ("then", choice.as_str()),
    ];
    let page = head.follow(&head.post(&step, &fields).await).await;
    assert_eq!(page.all("#service_key")[0].attr("value"), Some(KEY));
    assert_eq!(page.all("#legal_basis")[0].attr("value"), Some("§ 45"));
    assert!(page.text("#service").contains("Bewohnerparkausweis Ausstellung"));
    let nothing = head.get(&format!("{step}?service_search=Raumfahrt")).await;
    assert!(nothing.text("#services").starts_with("Im Leistungskatalog steht nichts"));

    let submitted = submit(&head, &draft).await;
    let profile = head.follow(&submitted).await;
    let facts = profile.texts(".sheet dd");
    for fact in [KEY, "Bewohnerparkausweis Ausstellung", "10333 Parkausweis", "§ 45 StVO"] {
        assert!(facts.iter().any(|said| said == fact), "{fact}: {facts:?}");
    }
    let project = head.get("/projects/DIG-063").await;
    assert!(project.texts(".profile dd").iter().any(|said| said == "10333 Parkausweis"));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_key_that_the_catalogue_lacks_is_refused_only_if_there_is_one(pool: PgPool) {
    let head = Portal::demonstration(&pool).await.person("head-services").await;
    let draft = complete(&head).await;
    fill_in(&head, &draft, 2, &[("service_key", "99999999999999")]).await;
    assert!(head.get(&format!("{draft}/check")).await.all("#missing").is_empty());
    load(&pool, &[services()]).await.unwrap();
    let check = head.get(&format!("{draft}/check")).await;
    assert!(check.text("#missing li").contains("steht nicht im Leistungskatalog"));
    let refused = head.post(&format!("{draft}/check"), &[("version", "7")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(head.get(&format!("{draft}/2")).await.text("#service_key-error").contains("99999999999999"));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn whoever_means_the_same_is_named_but_never_a_draft(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let (one, other) = (portal.person("head-services").await, portal.person("head-youth").await);
    let (first, second) = (complete(&one).await, complete(&other).await);
    fill_in(&one, &first, 2, &[("service_key", KEY)]).await;
    fill_in(&other, &second, 2, &[("service_key", "99 108 003 008 000")]).await;
    let check = other.get(&format!("{second}/check")).await;
    assert!(check.all("#same-service").is_empty(), "a draft is nobody else's business");
    submit(&one, &first).await;
    let check = other.get(&format!("{second}/check")).await;
    assert!(
        check
            .text("#same-service")
            .contains("DIG-063 betrifft dieselbe Leistung: Briefwahl online beantragen")
    );
    assert_eq!(check.all("#same-service a")[0].attr("href"), Some("/projects/DIG-063"));
    assert!(other.get(&format!("{second}/2")).await.text("#service").contains("DIG-063"));
    submit(&other, &second).await;
    let project = one.get("/projects/DIG-063").await;
    assert!(project.text("#same-service").contains("DIG-064 betrifft dieselbe Leistung"));
    let inbox = portal.person("portfolio").await.get("/inbox").await;
    assert_eq!(inbox.texts(".case__same a"), ["DIG-064", "DIG-063"]);
    sqlx::query("update project set state = 'withdrawn', state_reason = 'x' where number = 'DIG-064'")
        .execute(&pool)
        .await
        .unwrap();
    assert!(one.get("/projects/DIG-063").await.all("#same-service").is_empty());
}
