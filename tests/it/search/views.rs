// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Views that people keep: saved, opened, renamed, shared, deleted, and nobody else's.

use axum::http::StatusCode;
use sqlx::PgPool;

use crate::support::portal::{Page, Portal, Visitor};

async fn keep(person: &Visitor, query: &str, name: &str) -> Page {
    person.post("/views/new", &[("on", "list"), ("query", query), ("name", name)]).await
}

/// The address of the view of that name.
async fn address_of(person: &Visitor, name: &str) -> String {
    person.get("/views").await.link(name)
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_list_is_kept_as_it_was_narrowed_and_sorted(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let person = portal.person("reader").await;
    assert!(person.get("/projects").await.texts(".filter a").iter().all(|said| said != "Ansicht speichern"));
    let list = person.get("/projects?q=Antrag&kind=visible&sort=deadline&page=2").await;
    let form = person.get(&list.link("Ansicht speichern")).await;
    assert_eq!(form.text("main .lead"), "Alle Vorhaben: Suche „Antrag“ · sichtbar · eigene Sortierung");
    let fields = form.all("main form input[type=hidden]");
    let hidden: Vec<(&str, &str)> =
        fields.iter().filter_map(|field| Some((field.attr("name")?, field.attr("value")?))).skip(1).collect();
    let answer = person.post("/views/new", &[hidden.as_slice(), &[("name", " Anträge ")]].concat()).await;
    let views = person.follow(&answer).await;
    let opened = person.get(&views.link("Anträge")).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER);
    assert_eq!(opened.headers["location"], "/projects?q=Antrag&kind=visible&sort=deadline");
    let english = person.get(&format!("/en{}", views.link("Anträge"))).await;
    assert_eq!(english.headers["location"], "/en/projects?q=Antrag&kind=visible&sort=deadline");
    for (page, at) in [("/?kind=background", "/?kind=background"), ("/search?q=Kita", "/search?q=Kita")] {
        let form = person.get(&person.get(page).await.link("Ansicht speichern")).await;
        let back = form.link("Zurück");
        assert_eq!(back, at);
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_cannot_be_kept_is_said_beside_the_field(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let person = portal.person("reader").await;
    keep(&person, "kind=visible", "Sichtbare").await;
    for (query, name, said) in [
        ("kind=visible", " ", "Bitte geben Sie der Ansicht einen Namen."),
        ("kind=background", "Sichtbare", "So heißt schon eine andere Ihrer Ansichten."),
        ("kind=visible", &"x".repeat(101), "höchstens 100 Zeichen"),
    ] {
        let page = keep(&person, query, name).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text("#name-error").contains(said), "{said}");
        assert_eq!(page.all("#name")[0].attr("value"), Some(name), "what was typed is still there");
    }
    assert_eq!(
        keep(&person, "kind=visible", "Sichtbare").await.status,
        StatusCode::SEE_OTHER,
        "a second click"
    );
    assert_eq!(person.get("/views").await.all(".views > li").len(), 1);
    for query in ["kind=nonsense", "sort=nonsense", "department=999999"] {
        assert_eq!(keep(&person, query, "Unsinn").await.status, StatusCode::NOT_FOUND, "{query}");
    }
    let elsewhere =
        person.post("/views/new", &[("on", "//evil.example"), ("query", ""), ("name", "Böse")]).await;
    assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn fifty_views_are_enough(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let person = portal.person("reader").await;
    sqlx::query(
        "insert into saved_view (owner_id, name, page, query, created_at)
         select person.id, 'Ansicht ' || line, 'list', '?kind=visible', now()
         from person, generate_series(1, 49) as line where sign_in_name = 'reader'",
    )
    .execute(&pool)
    .await
    .unwrap();
    assert_eq!(keep(&person, "kind=visible", "Fünfzig").await.status, StatusCode::SEE_OTHER);
    let page = keep(&person, "kind=visible", "Einundfünfzig").await;
    assert!(page.text("#name-error").contains("schon 50 Ansichten"));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_view_is_its_owners_until_it_is_shared(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let (owner, other) = (portal.person("reader").await, portal.person("portfolio").await);
    keep(&owner, "kind=background", "Hintergrund").await;
    let view = address_of(&owner, "Hintergrund").await;
    assert_eq!(other.get(&view).await.status, StatusCode::NOT_FOUND);
    assert_eq!(portal.get(&view).await.status, StatusCode::NOT_FOUND);
    for step in ["rename", "share", "delete"] {
        let address = format!("{view}/{step}");
        assert_eq!(other.get(&address).await.status, StatusCode::NOT_FOUND, "{step}");
    }
    other.post(&format!("{view}/delete"), &[]).await;
    let shared = other.post(&format!("{view}/share"), &[("shared", "yes")]).await;
    assert_eq!(shared.status, StatusCode::NOT_FOUND);
    let renamed = other.post(&format!("{view}/rename"), &[("name", "Meins")]).await;
    assert_eq!(renamed.status, StatusCode::NOT_FOUND);

    let page = owner.follow(&owner.post(&format!("{view}/share"), &[("shared", "yes")]).await).await;
    assert_eq!(page.text(".view-link"), view);
    assert_eq!(other.get(&view).await.headers["location"], "/projects?kind=background");
    assert_eq!(portal.get(&view).await.headers["location"], "/projects?kind=background");
    owner.post(&format!("{view}/share"), &[("shared", "no")]).await;
    assert_eq!(other.get(&view).await.status, StatusCode::NOT_FOUND);

    owner.post(&format!("{view}/rename"), &[("name", "Unsichtbares")]).await;
    assert_eq!(address_of(&owner, "Unsichtbares").await, view);
    keep(&owner, "kind=visible", "Sichtbares").await;
    let taken = owner.post(&format!("{view}/rename"), &[("name", "Sichtbares")]).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    owner.get(&format!("{view}/delete")).await;
    let left = owner.follow(&owner.post(&format!("{view}/delete"), &[]).await).await;
    assert_eq!(left.texts(".views h2"), ["Sichtbares"]);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn whoever_is_not_signed_in_keeps_nothing(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let list = portal.get("/projects?kind=visible").await;
    let page = portal.get(&list.link("Ansicht speichern")).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    assert!(page.headers["location"].to_str().unwrap().starts_with("/sign-in?next=%2Fviews%2Fnew"));
}
