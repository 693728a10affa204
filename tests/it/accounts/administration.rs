// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What an administrator does with people and departments.

use axum::http::StatusCode;
use serde_json::json;
use sqlx::PgPool;

use super::{at, beside, events, id_of, last_event, leads_to};
use crate::support::portal::{Page, Portal, Visitor};

/// The value of a hidden or visible field.
fn value<'a>(page: &'a Page, field: &str) -> &'a str {
    page.all(&format!("[name={field}]"))[0].attr("value").unwrap()
}

/// Sends the form of a person of the demonstration as it stands there, with other values for some fields.
async fn change(admin: &Visitor, id: i64, version: &str, other: &[(&str, &str)]) -> Page {
    let mut fields = vec![("row_version", version)];
    fields.extend(other);
    admin.post(&format!("/admin/people/{id}"), &fields).await
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn an_administrator_adds_a_person(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let admin = at(&pool, 0).person("admin").await;
    assert_eq!(leads_to(&admin.get("/admin").await), "/admin/people");
    admin.get("/admin/people/new").await;
    let youth: i64 = sqlx::query_scalar("select id from department where name = 'Jugendamt'")
        .fetch_one(&pool)
        .await
        .unwrap();
    let youth = youth.to_string();
    let typed = [
        ("sign_in_name", " Anna.Muster "),
        ("name", "Anna Muster"),
        ("email", "anna@stadt.example"),
        ("department", &*youth),
        ("roles", "reader"),
        ("roles", "department_head"),
    ];
    let since = last_event(&pool).await;
    let done = admin.post("/admin/people/new", &typed).await;
    let id = id_of(&pool, "anna.muster").await;
    assert_eq!(leads_to(&done), format!("/admin/people/{id}?done=added"));
    let page = admin.follow(&done).await;
    assert!(page.text("[role=status]").contains("ist angelegt"));
    assert!(page.text("main").contains("Ein Kennwort ist noch nicht gesetzt."));
    let chosen: Vec<_> =
        page.all("[name=roles][checked]").iter().map(|role| role.attr("value").unwrap()).collect();
    assert_eq!(chosen, ["reader", "department_head"]);
    assert_eq!(page.text("#department option[selected]"), "Jugendamt");
    assert!(page.all("[name=sign_in_name]").is_empty(), "it never changes");
    let recorded = json!({
        "name": "Anna Muster", "email": "anna@stadt.example", "department": "Jugendamt",
        "roles": ["reader", "department_head"],
    });
    let expected = ("Andreas Moll".into(), "person-added".into(), "anna.muster".into(), None, Some(recorded));
    assert_eq!(events(&pool, since).await, [expected]);

    // Whoever clicks twice has added one person.
    let again = admin.post("/admin/people/new", &typed).await;
    assert_eq!(beside(&again, "sign_in_name"), "Diesen Anmeldenamen gibt es schon.");
    assert_eq!(value(&again, "name"), "Anna Muster");
    let refused = admin
        .post(
            "/en/admin/people/new",
            &[("sign_in_name", "müller"), ("email", "x"), ("department", "0"), ("roles", "root")],
        )
        .await;
    assert!(beside(&refused, "sign_in_name").starts_with("Please use only letters"));
    assert_eq!(beside(&refused, "name"), "Please fill this in.");
    assert!(beside(&refused, "email").contains("anna.muster@city.example"));
    assert_eq!(beside(&refused, "department"), "Please choose a department from the list.");
    assert_eq!(beside(&refused, "roles"), "Please choose at least one role from the list.");
    assert!(refused.text("title").starts_with("Error: "));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn people_are_found_by_their_names(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let admin = at(&pool, 0).person("admin").await;
    let names = async |query: &str| admin.get(&format!("/admin/people?q={query}")).await.texts("tbody th");
    assert_eq!(names("").await.len(), 12);
    assert_eq!(names("VOGT").await, ["Renate Vogt"]);
    assert_eq!(names("assessor-e").await, ["Emre Yildiz"]);
    for nobody in ["%25", "_", "%5C", "niemand"] {
        assert_eq!(names(nobody).await, [""; 0], "{nobody}");
    }
    let page = admin.get("/admin/people?q=%00x").await;
    assert!(beside(&page, "q").contains("U+0000"));

    sqlx::query(
        "insert into person (sign_in_name, name, added_at)
         select 'person' || number, 'Person ' || number, now() from generate_series(1, 300) as number",
    )
    .execute(&pool)
    .await
    .unwrap();
    let page = admin.get("/en/admin/people?q=person").await;
    assert_eq!(page.all("tbody tr").len(), 200);
    assert!(page.text("main [role=status]").starts_with("300 people, of whom the first 200 are shown"));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn roles_change_at_once_and_whoever_is_locked_out_is_out(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let portal = at(&pool, 0);
    let (admin, reader) = (portal.person("admin").await, portal.person("reader").await);
    let id = id_of(&pool, "reader").await;
    admin.get(&format!("/admin/people/{id}")).await;
    assert_eq!(reader.get("/admin/people").await.status, StatusCode::FORBIDDEN);

    let since = last_event(&pool).await;
    let promoted = change(
        &admin,
        id,
        "1",
        &[("name", "Lea Sommer"), ("roles", "reader"), ("roles", "admin"), ("active", "yes")],
    );
    assert_eq!(leads_to(&promoted.await), "/admin/people?done=saved");
    assert_eq!(reader.get("/admin/people").await.status, StatusCode::OK);
    let event = &events(&pool, since).await[0];
    let before = json!({
        "name": "Lea Sommer", "email": null, "department": "Amt für Wohnen", "roles": ["reader"], "active": true,
    });
    let after = json!({ "name": "Lea Sommer", "email": null, "department": null, "roles": ["reader", "admin"], "active": true });
    assert_eq!((&*event.1, &*event.2), ("person-changed", "reader"));
    assert_eq!((event.3.clone(), event.4.clone()), (Some(before), Some(after)));

    let locked = change(&admin, id, "2", &[("name", "Lea Sommer"), ("roles", "reader")]).await;
    assert_eq!(leads_to(&locked), "/admin/people?done=saved");
    assert_eq!(reader.get("/account").await.status, StatusCode::SEE_OTHER);
    let sessions: i64 = sqlx::query_scalar("select count(*) from session where person_id = $1")
        .bind(id)
        .fetch_one(&pool)
        .await
        .unwrap();
    assert_eq!(sessions, 0);
    let page = admin.get("/admin/people?q=sommer").await;
    assert_eq!(page.rows("tbody")[0][4], "gesperrt");
    // No link for whoever may not sign in.
    let address = format!("/admin/people/{id}/password-link");
    assert!(admin.post(&address, &[]).await.text("main").contains("Das Konto ist gesperrt"));
    let links: i64 = sqlx::query_scalar("select count(*) from password_link").fetch_one(&pool).await.unwrap();
    assert_eq!(links, 0);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_second_editor_sees_both_versions_and_decides(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let portal = at(&pool, 0);
    let (one, other) = (portal.person("admin").await, portal.person("admin").await);
    let id = id_of(&pool, "auditor").await;
    let address = format!("/admin/people/{id}");
    let version = value(&one.get(&address).await, "row_version").to_owned();
    other.get(&address).await;
    let base = [("roles", "reader"), ("roles", "auditor"), ("active", "yes")];
    let first = [base.as_slice(), &[("name", "Regina Falke"), ("email", "falke@stadt.example")]].concat();
    let second = [base.as_slice(), &[("name", "Regina Falk-Meyer")]].concat();
    leads_to(&change(&one, id, &version, &first).await);
    // The second of two clicks finds done what it was to do.
    leads_to(&change(&one, id, &version, &first).await);

    let conflict = change(&other, id, &version, &second).await;
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    assert_eq!(
        conflict.rows(".conflict tbody"),
        [["Name", "Regina Falke", "Regina Falk-Meyer"], ["E-Mail-Adresse", "falke@stadt.example", ""],]
    );
    assert_eq!(value(&conflict, "name"), "Regina Falk-Meyer");
    let stored: String =
        sqlx::query_scalar("select name from person where id = $1").bind(id).fetch_one(&pool).await.unwrap();
    assert_eq!(stored, "Regina Falke", "nothing is overwritten");
    let version = value(&conflict, "row_version").to_owned();
    assert_eq!(version, "2");
    leads_to(&change(&other, id, &version, &second).await);
    let stored: String =
        sqlx::query_scalar("select name from person where id = $1").bind(id).fetch_one(&pool).await.unwrap();
    assert_eq!(stored, "Regina Falk-Meyer");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn there_is_always_somebody_who_can_administrate(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let portal = at(&pool, 0);
    let admin = portal.person("admin").await;
    let (own, second) = (id_of(&pool, "admin").await, id_of(&pool, "leadership").await);
    admin.get(&format!("/admin/people/{own}")).await;
    let renamed = [("name", "Andreas Moll"), ("roles", "reader"), ("active", "yes")];
    let refused = change(&admin, own, "1", &renamed).await;
    assert!(beside(&refused, "roles").contains("können Sie sich nicht selbst nehmen"));
    let refused = change(&admin, own, "1", &[("name", "Andreas Moll"), ("roles", "admin")]).await;
    assert!(beside(&refused, "active").contains("können Sie sich nicht selbst nehmen"));
    // Everything else of oneself can be changed.
    leads_to(&change(&admin, own, "1", &[("name", "A. Moll"), ("roles", "admin"), ("active", "yes")]).await);

    // Two who remove each other at once: one of them stays.
    leads_to(
        &change(
            &admin,
            second,
            "1",
            &[("name", "Dr. Lorenz Hagemann"), ("roles", "admin"), ("active", "yes")],
        )
        .await,
    );
    let other = portal.person("leadership").await;
    other.get("/admin/people").await;
    let (one, another) = tokio::join!(
        change(
            &admin,
            second,
            "2",
            &[("name", "Dr. Lorenz Hagemann"), ("roles", "reader"), ("active", "yes")]
        ),
        change(&other, own, "2", &[("name", "A. Moll"), ("roles", "reader"), ("active", "yes")]),
    );
    let admins: i64 = sqlx::query_scalar(
        "select count(*) from person join person_role on person_id = id where is_active and role = 'admin'",
    )
    .fetch_one(&pool)
    .await
    .unwrap();
    let outcomes = [one.status, another.status];
    assert_eq!(admins, 1, "{outcomes:?}");
    assert!(outcomes.contains(&StatusCode::SEE_OTHER), "{outcomes:?}");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn departments_are_added_and_renamed(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let admin = at(&pool, 0).person("admin").await;
    admin.get("/admin/departments").await;
    let since = last_event(&pool).await;
    let done = admin.post("/admin/departments", &[("name", "  Amt für Übersicht ")]).await;
    assert_eq!(leads_to(&done), "/admin/departments?done=saved");
    let again = admin.post("/admin/departments", &[("name", "Amt für Übersicht")]).await;
    assert_eq!(beside(&again, "name"), "Einen Fachbereich mit diesem Namen gibt es schon.");
    assert_eq!(value(&again, "name"), "Amt für Übersicht");
    let address = admin.follow(&done).await.link("Amt für Übersicht");

    let form = admin.get(&address).await;
    assert_eq!((value(&form, "name"), value(&form, "row_version")), ("Amt für Übersicht", "1"));
    let rename = async |version: &str, name: &str| {
        admin.post(&address, &[("row_version", version), ("name", name)]).await
    };
    assert_eq!(beside(&rename("1", " ").await, "name"), "Bitte füllen Sie dieses Feld aus.");
    assert!(beside(&rename("1", "Jugendamt").await, "name").contains("gibt es schon"));
    leads_to(&rename("1", "Amt für Überblick").await);
    leads_to(&rename("1", "Amt für Überblick").await);
    let conflict = rename("1", "Amt für Weitblick").await;
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    assert_eq!(conflict.rows(".conflict tbody"), [["Name", "Amt für Überblick", "Amt für Weitblick"]]);
    assert_eq!(value(&conflict, "row_version"), "2");
    leads_to(&rename("2", "Amt für Weitblick").await);

    let said: Vec<_> =
        events(&pool, since).await.into_iter().map(|event| (event.1, event.3, event.4)).collect();
    let name = |name: &str| Some(json!({ "name": name }));
    assert_eq!(
        said,
        [
            ("department-added".to_owned(), None, name("Amt für Übersicht")),
            ("department-changed".to_owned(), name("Amt für Übersicht"), name("Amt für Überblick")),
            ("department-changed".to_owned(), name("Amt für Überblick"), name("Amt für Weitblick")),
        ]
    );
    assert_eq!(admin.get("/admin/departments/999999999").await.status, StatusCode::NOT_FOUND);
    assert_eq!(admin.get("/admin/departments/99999999999999999999").await.status, StatusCode::NOT_FOUND);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_navigation_shows_administration_to_administrators_alone(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let portal = at(&pool, 0);
    let entries = async |name: &str| {
        let page = portal.person(name).await.get("/method").await;
        page.texts(".site-navigation:not(.site-navigation--aside) a").contains(&"Verwaltung".to_owned())
    };
    assert!(entries("admin").await);
    assert!(!entries("leadership").await);
    let page = portal.person("admin").await.get("/en/admin/departments").await;
    assert_eq!(
        page.texts(".administration a"),
        ["People", "Departments", "Criteria", "Statements", "Barriers", "Retention periods"]
    );
    assert_eq!(page.text(".administration [aria-current=page]"), "Departments");
    assert_eq!(page.text(".site-header [aria-current=true]"), "Administration");
}
