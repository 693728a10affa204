// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Who somebody becomes by what the provider says.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use serde_json::{Value, json};
use sqlx::PgPool;
use vorrang::people::{AccessRules, Person, Role, Unmapped};

use super::{
    ADDRESS, INSTALLATION, count, department_name, forged, location, newcomers, problem, set_up, sign_in,
    sign_in_as, the_newcomer, with_provider,
};
use crate::support::{
    forger::Plan,
    portal::{Portal, test_day},
    provider,
};

/// Action, subject, before and after of the last events, the newest first.
async fn log(pool: &PgPool, last: i64) -> Vec<(String, String, Option<Value>, Option<Value>)> {
    sqlx::query_as("select action, subject, before, after from audit_event order by id desc limit $1")
        .bind(last)
        .fetch_all(pool)
        .await
        .unwrap()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn who_comes_twice_at_once_is_added_once(pool: PgPool) {
    let forger = set_up(&pool).await;
    let portal = forged(&pool, &forger);
    let [one, other] = [portal.visitor(), portal.visitor()];
    let (one, other) = tokio::join!(sign_in(&one, &forger), sign_in(&other, &forger));
    assert_eq!((location(&one), location(&other)), ("/".to_owned(), "/".to_owned()));
    assert_eq!((newcomers(&pool).await.len(), count(&pool, "session").await), (1, 2));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn groups_become_roles_whichever_way_the_provider_writes_them(pool: PgPool) {
    let forger = set_up(&pool).await;
    let both = [Role::Assessor, Role::PortfolioManager];
    let shapes = [
        (json!("vorrang-bewertung"), &both[..1]),
        (json!(["vorrang-bewertung"]), &both[..1]),
        (json!(["/VORRANG-BEWERTUNG", "/other", "vorrang-portfolio"]), &both),
        (json!(["unknown"]), &[Role::Reader]),
        (json!(null), &[Role::Reader]),
        (json!({ "vorrang-bewertung": true }), &[Role::Reader]),
    ];
    for (groups, roles) in shapes {
        let page = sign_in_as(&pool, &forger, json!({ "groups": groups })).await;
        assert_eq!(location(&page), "/", "{groups}");
        assert_eq!(the_newcomer(&pool).await.roles, roles.iter().copied().collect(), "{groups}");
    }

    // Elsewhere in the token, as Keycloak has it; and whoever has no group stays out.
    let mut settings = provider::settings(forger.issuer(), ADDRESS);
    settings.paths.roles = "/realm_access/roles".to_owned();
    settings.unmapped = Unmapped::Refused;
    let strict = with_provider(&pool, test_day(), settings, AccessRules::default());
    let nested = json!({ "realm_access": { "roles": ["vorrang-portfolio"] } });
    forger.plan(Plan { claims: nested, ..Plan::default() });
    assert_eq!(location(&sign_in(&strict.visitor(), &forger).await), "/");
    assert_eq!(the_newcomer(&pool).await.roles, BTreeSet::from([Role::PortfolioManager]));

    forger.plan(Plan { claims: json!({ "groups": ["vorrang-portfolio"] }), ..Plan::default() });
    let sessions = count(&pool, "session").await;
    let refused = sign_in(&strict.visitor(), &forger).await;
    let said = problem(&refused, StatusCode::FORBIDDEN);
    assert!(said.starts_with("Ihr Konto ist für Vorrang nicht freigeschaltet."), "{said}");
    assert_eq!(count(&pool, "session").await, sessions);
    assert_eq!(log(&pool, 1).await[0].0, "sign-in-refused");
    assert_eq!(the_newcomer(&pool).await.roles, BTreeSet::from([Role::PortfolioManager]), "as it was");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_person_becomes_what_the_provider_says_now(pool: PgPool) {
    let forger = set_up(&pool).await;
    let first = json!({
        "name": "Anna Muster", "email": "anna@example.org", "preferred_username": "Anna Muster!",
        "department": "sta 33", "groups": "vorrang-bewertung",
    });
    sign_in_as(&pool, &forger, first.clone()).await;
    let anna = the_newcomer(&pool).await;
    assert_eq!((anna.sign_in_name.as_str(), anna.row_version), ("annamuster", 1));
    let events = log(&pool, 2).await;
    assert_eq!([&*events[0].0, &*events[1].0], ["person-signed-in", "person-added"]);

    // Nothing new, nothing noted.
    sign_in_as(&pool, &forger, first).await;
    assert_eq!(the_newcomer(&pool).await, anna);
    assert_eq!([&*log(&pool, 2).await[1].0], ["person-signed-in"]);

    let second = json!({
        "name": "Anna Neu", "email": "not an address", "preferred_username": "aneu",
        "department": ["unknown", "JUGENDAMT"], "groups": ["vorrang-portfolio"],
    });
    sign_in_as(&pool, &forger, second).await;
    let changed = the_newcomer(&pool).await;
    assert_eq!((changed.id, &changed.sign_in_name), (anna.id, &anna.sign_in_name));
    assert_eq!((changed.name.as_str(), changed.email.as_ref()), ("Anna Neu", None));
    assert_eq!(changed.roles, BTreeSet::from([Role::PortfolioManager]));
    assert_eq!(department_name(&pool, &changed).await.as_deref(), Some("Jugendamt"));
    assert_eq!(changed.row_version, 2);
    let (action, subject, before, after) = log(&pool, 2).await.swap_remove(1);
    assert_eq!((action.as_str(), subject.as_str()), ("person-changed", "annamuster"));
    let (before, after) = (before.unwrap(), after.unwrap());
    assert_eq!((&before["name"], &after["name"]), (&json!("Anna Muster"), &json!("Anna Neu")));
    assert_eq!((&before["roles"], &after["roles"]), (&json!(["assessor"]), &json!(["portfolio_manager"])));
    assert_eq!((&before["email"], &after["email"]), (&json!("anna@example.org"), &json!(null)));
    assert_ne!(before["department"], after["department"]);

    // A department that is not ours is none.
    sign_in_as(&pool, &forger, json!({ "name": "Anna Neu", "department": "FB 99" })).await;
    assert_eq!(the_newcomer(&pool).await.department, None);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn whoever_is_deactivated_stays_out(pool: PgPool) {
    let forger = set_up(&pool).await;
    sign_in_as(&pool, &forger, json!({ "preferred_username": "anna" })).await;
    sqlx::query("update person set is_active = false where sign_in_name = 'anna'")
        .execute(&pool)
        .await
        .unwrap();
    let page = sign_in_as(&pool, &forger, json!({ "name": "Changed" })).await;
    let said = problem(&page, StatusCode::FORBIDDEN);
    assert!(said.starts_with("Ihr Zugang zu Vorrang ist stillgelegt."), "{said}");
    assert_eq!(the_newcomer(&pool).await.name, "anna");
    let (action, subject, ..) = log(&pool, 1).await.swap_remove(0);
    assert_eq!((action.as_str(), subject.as_str()), ("sign-in-refused", "anna"));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_the_provider_says_is_read_but_not_changed_here(pool: PgPool) {
    let forger = set_up(&pool).await;
    let claims = json!({
        "name": "Anna Muster", "email": "anna@example.org", "preferred_username": "anna",
        "department": "StA 33", "groups": ["vorrang-bewertung"],
    });
    sign_in_as(&pool, &forger, claims).await;
    let anna = the_newcomer(&pool).await;
    let admin = Portal::on(&pool, INSTALLATION, test_day()).person("admin").await;
    let address = format!("/admin/people/{}", anna.id.0);
    let page = admin.get(&address).await;
    assert!(page.text("main").contains("kommen vom Anmeldedienst der Stadt"));
    assert_eq!(page.texts("dl.facts dd"), ["Anna Muster", "anna@example.org", "Bürgerdienste", "Bewertung"]);
    for field in ["name", "email", "department", "roles"] {
        assert!(page.all(&format!("[name={field}]")).is_empty(), "{field} is the provider's");
    }

    // Whoever writes the form by hand, or takes the command, is told why not.
    let forged = [("row_version", "1"), ("name", "Anna Andere"), ("roles", "admin"), ("active", "yes")];
    let refused = admin.post(&address, &forged).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text("#active-error").contains("Ändern Sie sie dort"));
    assert_eq!(the_newcomer(&pool).await, anna);

    // Locking out is the portal's own.
    let locked = admin.post(&address, &[("row_version", "1")]).await;
    assert_eq!(location(&locked), "/admin/people?done=saved");
    assert_eq!(the_newcomer(&pool).await, Person { is_active: false, row_version: 2, ..anna });
}
