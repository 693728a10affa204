// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Asking others in a round that is open.

use axum::http::StatusCode;
use sqlx::PgPool;

use super::{CRITERIA, REASON, close, give, logged, pair, person_id, store_round};
use crate::support::portal::{Page, Portal, Visitor};

/// Everybody who is asked on a criterion, by name.
async fn asked(pool: &PgPool, round: i64, criterion: &str) -> Vec<String> {
    sqlx::query_scalar(
        "select sign_in_name from round_assignment join person on person.id = person_id
         join criterion on criterion.id = criterion_id
         where round_id = $1 and key = $2 order by sign_in_name",
    )
    .bind(round)
    .bind(criterion)
    .fetch_all(pool)
    .await
    .unwrap()
}

/// The form of the page with other boxes ticked and unticked, by criterion and sign-in name.
async fn changed(
    pool: &PgPool,
    page: &Page,
    add: &[(&str, &str)],
    remove: &[(&str, &str)],
) -> Vec<(&'static str, String)> {
    let ticked = page.all("[name=assess][checked]");
    let mut pairs: Vec<String> = ticked.iter().map(|tick| tick.attr("value").unwrap().to_owned()).collect();
    for (criterion, person) in remove {
        let gone = pair(pool, criterion, person).await;
        pairs.retain(|pair| *pair != gone);
    }
    for (criterion, person) in add {
        pairs.push(pair(pool, criterion, person).await);
    }
    let version = page.all("[name=version]")[0].attr("value").unwrap().to_owned();
    [("version", version)].into_iter().chain(pairs.into_iter().map(|pair| ("assess", pair))).collect()
}

async fn send(manager: &Visitor, address: &str, form: &[(&str, String)], more: &[(&str, &str)]) -> Page {
    let fields: Vec<(&str, &str)> =
        form.iter().map(|(name, value)| (*name, value.as_str())).chain(more.iter().copied()).collect();
    manager.post(address, &fields).await
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn people_are_asked_and_asked_no_longer(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    let round = store_round(&pool, "DIG-001", &["assessor-law", "assessor-politics"], &CRITERIA).await;
    let law = portal.person("assessor-law").await;
    give(&law, &format!("/assessments/{round}/gesetz"), "4", REASON).await;

    let address = manager.get(&format!("/rounds/{round}")).await.link("Andere Personen bewerten lassen");
    let page = manager.get(&address).await;
    assert_eq!(page.all("[name=assess][checked]").len(), 8);
    let people = page.texts(".matrix tbody th");
    assert!(people.iter().any(|name| name.starts_with("Emre Yildiz")), "{people:?}");
    assert!(people.iter().all(|name| !name.contains("Clara Winter")), "the own department: {people:?}");

    let added = changed(&pool, &page, &[("gesetz", "assessor-economy")], &[]).await;
    let done = send(&manager, &address, &added, &[]).await;
    assert_eq!(done.headers["location"].to_str().unwrap(), format!("/rounds/{round}"));
    assert_eq!(
        asked(&pool, round, "gesetz").await,
        ["assessor-economy", "assessor-law", "assessor-politics"]
    );
    // Sent twice, it is done once.
    assert_eq!(send(&manager, &address, &added, &[]).await.status, StatusCode::SEE_OTHER);
    let events = logged(&pool, "round-reassigned").await;
    assert_eq!((events.len(), events[0].0.as_deref()), (1, Some("DIG-001")));
    assert!(!events[0].3.contains("Vogt"), "the history of a project names nobody: {}", events[0].3);

    // Whoever has answered and whoever has not: the form treats both alike, and asks why.
    let page = manager.get(&address).await;
    for person in ["assessor-law", "assessor-economy"] {
        let removed = changed(&pool, &page, &[], &[("gesetz", person)]).await;
        let refused = send(&manager, &address, &removed, &[]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text("#reason-error").contains("warum jemand nicht mehr bewerten soll"));
        assert_eq!(refused.all("[name=assess][checked]").len(), 8, "what was ticked is still ticked");
    }
    let removed = changed(&pool, &page, &[], &[("gesetz", "assessor-law")]).await;
    let done = send(&manager, &address, &removed, &[("reason", "Befangen wegen eigener Beteiligung")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert_eq!(asked(&pool, round, "gesetz").await, ["assessor-economy", "assessor-politics"]);
    let answers: i64 = sqlx::query_scalar("select count(*) from assessment").fetch_one(&pool).await.unwrap();
    assert_eq!(answers, 0, "it does not count any more");
    assert_eq!(logged(&pool, "assessment-given").await.len(), 1, "and is not forgotten");
    let events = logged(&pool, "round-reassigned").await;
    assert_eq!(events[1].4.as_deref(), Some("Befangen wegen eigener Beteiligung"));
    assert_eq!(law.get(&format!("/assessments/{round}/gesetz")).await.status, StatusCode::FORBIDDEN);

    // Nobody is asked where the round is over.
    close(&manager, round).await;
    let page = manager.get(&address).await;
    assert_eq!(page.headers["location"].to_str().unwrap(), format!("/rounds/{round}"));
    let over = send(&manager, &address, &removed, &[("reason", "Befangen, wie gesagt")]).await;
    assert_eq!(over.headers["location"].to_str().unwrap(), format!("/rounds/{round}"));
    assert_eq!(logged(&pool, "round-reassigned").await.len(), 2);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn who_cannot_judge_is_not_asked(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    let round = store_round(&pool, "DIG-001", &["assessor-law", "assessor-politics"], &CRITERIA).await;
    let address = format!("/rounds/{round}/assessors");
    let page = manager.get(&address).await;
    for person in ["assessor-services", "reader"] {
        let sent = changed(&pool, &page, &[("gesetz", person)], &[]).await;
        let refused = send(&manager, &address, &sent, &[("anyway", "1")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{person}");
        assert!(refused.text("[role=alert]").contains("kann dieses Vorhaben nicht bewerten"), "{person}");
    }
    let nobody = send(&manager, &address, &[("version", "1".to_owned())], &[]).await;
    assert!(nobody.text("[role=alert]").contains("Bitte wählen Sie mindestens eine Person"));
    let foreign = person_id(&pool, "assessor-law").await;
    let odd = send(&manager, &address, &[("assess", format!("nichts:{foreign}"))], &[]).await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(asked(&pool, round, "gesetz").await, ["assessor-law", "assessor-politics"]);

    // Whoever has moved to the department since can be taken away, and is shown until then.
    sqlx::query(
        "update person set department_id = (select department_id from project where number = 'DIG-001')
         where sign_in_name = 'assessor-law'",
    )
    .execute(&pool)
    .await
    .unwrap();
    let page = manager.get(&address).await;
    assert_eq!(page.all("[name=assess][checked]").len(), 8);
    let mut sent = changed(&pool, &page, &[], &CRITERIA.map(|criterion| (criterion, "assessor-law"))).await;
    sent.push(("reason", "Gehört jetzt zum Fachbereich".to_owned()));
    let warned = send(&manager, &address, &sent, &[]).await;
    assert_eq!(
        warned.texts("[role=alert] li"),
        ["Gesetz, Politik, Nutzen Bürger, Nutzen Unternehmen"],
        "with one person there is no level"
    );
    assert_eq!(send(&manager, &address, &sent, &[("anyway", "1")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(asked(&pool, round, "politik").await, ["assessor-politics"]);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn of_two_at_once_the_second_sees_both_and_decides(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let (one, other) = (portal.person("portfolio").await, portal.person("portfolio").await);
    let round = store_round(&pool, "DIG-001", &["assessor-law", "assessor-politics"], &CRITERIA).await;
    let address = format!("/rounds/{round}/assessors");
    let page = one.get(&address).await;
    other.get(&address).await;
    let first = changed(&pool, &page, &[("gesetz", "assessor-economy")], &[]).await;
    let second = changed(&pool, &page, &[("politik", "assessor-economy")], &[]).await;
    let (a, b) = tokio::join!(send(&one, &address, &first, &[]), send(&other, &address, &second, &[]));
    let (late, conflict) = if a.status == StatusCode::CONFLICT { (&first, a) } else { (&second, b) };
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    assert_eq!(conflict.all(".conflict tbody tr").len(), 2, "one has added here, the other there");
    assert_eq!(logged(&pool, "round-reassigned").await.len(), 1);
    let version = conflict.all("[name=version]")[0].attr("value").unwrap().to_owned();
    let mut decided: Vec<(&str, String)> =
        late.iter().filter(|(name, _)| *name == "assess").cloned().collect();
    decided.push(("version", version));
    decided.push(("reason", "So war es vereinbart.".to_owned()));
    assert_eq!(send(&one, &address, &decided, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(logged(&pool, "round-reassigned").await.len(), 2);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_does_not_count_may_lack_a_level(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let manager = portal.person("portfolio").await;
    sqlx::query(
        "with version as (
             insert into weighting (version, reason, author, published_at)
             select max(version) + 1, 'x', 'x', now() from weighting returning id
         )
         insert into weighting_points (weighting_id, criterion_id, points)
         select version.id, criterion.id, case key when 'politik' then 0 else 1 end from version, criterion",
    )
    .execute(&pool)
    .await
    .unwrap();
    super::submit(&pool, &["DIG-001"]).await;
    let mut fields = vec![("project", "DIG-001".to_owned())];
    for person in ["assessor-law", "assessor-politics"] {
        for criterion in ["gesetz", "buerger"] {
            fields.push(("assess", pair(&pool, criterion, person).await));
        }
    }
    manager.get("/rounds/new").await;
    let warned = send(&manager, "/rounds/new", &fields, &[]).await;
    assert_eq!(warned.texts("[role=alert] li"), ["DIG-001: Nutzen Unternehmen"]);
}
