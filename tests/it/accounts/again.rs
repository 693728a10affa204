// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What is essential is asked for by somebody who has typed a password a short while ago.

use axum::http::StatusCode;
use sqlx::PgPool;

use super::{
    OTHER_PASSWORD, PASSWORD, at, id_of, last_event, leads_to, sign_in_again, signed_in, with_password,
};
use crate::support::portal::{Page, Portal, Visitor};

/// Who asks for what, and a field with what was typed into it.
type Essential = (&'static str, String, Vec<(&'static str, &'static str)>);

async fn essential(pool: &PgPool) -> Vec<Essential> {
    let reader = format!("/admin/people/{}", id_of(pool, "reader").await);
    let person = |name| vec![("name", name), ("roles", "reader"), ("active", "yes"), ("row_version", "1")];
    let new = [vec![("sign_in_name", "anna.muster")], person("Anna Muster")].concat();
    vec![
        ("admin", "/admin/people/new".to_owned(), new),
        ("admin", reader.clone(), person("Lea Winter")),
        ("admin", format!("{reader}/password-link"), vec![]),
        (
            "auditor",
            "/account/tokens".to_owned(),
            vec![("name", "Auswertung"), ("scope", "read"), ("days", "90")],
        ),
    ]
}

fn is_asked_to_sign_in_again(page: &Page) {
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.text("h1"), "Noch einmal anmelden");
    assert!(page.text(".notice").contains("in den letzten 15 Minuten eingegeben worden sein"));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_is_essential_asks_for_the_password_again_and_keeps_what_was_typed(pool: PgPool) {
    Portal::demonstration(&pool).await;
    for (who, address, typed) in essential(&pool).await {
        let visitor = at(&pool, 0).person(who).await;
        assert!(
            !visitor.get(&address).await.text("main").contains("melden Sie sich noch einmal an"),
            "{address}"
        );

        let visitor = visitor.at(&at(&pool, 16));
        let form = visitor.get(&address).await;
        assert_eq!(form.status, StatusCode::OK, "{address}: it can be looked at");
        assert!(
            form.text("main").contains("Zur Sicherheit melden Sie sich beim Absenden noch einmal an"),
            "{address}"
        );
        let since = last_event(&pool).await;
        let sent = visitor.post(&address, &typed).await;
        assert!(leads_to(&sent).contains("again=yes"), "{address}: {}", leads_to(&sent));
        assert_eq!(last_event(&pool).await, since, "{address}: nothing has happened");

        let sign_in_page = visitor.follow(&sent).await;
        is_asked_to_sign_in_again(&sign_in_page);
        assert_eq!(sign_in_page.all(".visitor").len(), 1, "nobody else is offered");
        let form = sign_in_again(&pool, &visitor, &sign_in_page, who).await;
        assert!(form.text("[role=status]").contains("senden Sie es noch ab"), "{address}");
        if let Some((_, name)) = typed.iter().find(|(field, _)| *field == "name") {
            assert_eq!(form.all("#name")[0].attr("value"), Some(*name), "{address}");
        }
        let since = last_event(&pool).await;
        let done = visitor.post(&address, &typed).await;
        assert!(matches!(done.status, StatusCode::OK | StatusCode::SEE_OTHER), "{address}: {}", done.status);
        assert_eq!(last_event(&pool).await, since + 1, "{address}: done");
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_wrong_password_is_asked_for_once_more(pool: PgPool) {
    Portal::demonstration(&pool).await;
    with_password(&pool, "anna").await;
    let visitor = signed_in(&at(&pool, 0), "anna", PASSWORD).await.unwrap();
    let visitor = visitor.at(&at(&pool, 20));
    let address = "/account/tokens";
    visitor.get(address).await;
    let typed = [("name", "Auswertung"), ("scope", "read"), ("days", "30")];
    let sign_in_page = visitor.follow(&visitor.post(address, &typed).await).await;
    is_asked_to_sign_in_again(&sign_in_page);
    let answer = async |page: &Page, password: &str| {
        let hidden = |name: &str| {
            let field = page.all(&format!("form.sign-in [name={name}]"));
            field[0].attr("value").unwrap().to_owned()
        };
        let fields = ["next", "resume", "again"].map(|name| (name, hidden(name)));
        let fields = fields.iter().map(|(name, value)| (*name, value.as_str()));
        let fields = fields.chain([("name", "anna"), ("password", password)]);
        visitor.post("/sign-in", &fields.collect::<Vec<_>>()).await
    };
    let refused = answer(&sign_in_page, OTHER_PASSWORD).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text("[role=alert]").contains("Anmeldename oder Kennwort stimmt nicht"));
    assert!(refused.text(".notice").contains("in den letzten 15 Minuten eingegeben worden sein"));
    // Who has typed a wrong one is signed in as before, and still cannot.
    assert_eq!(visitor.get("/account").await.status, StatusCode::OK);
    assert!(leads_to(&visitor.post(address, &typed).await).contains("again=yes"));

    let form = visitor.follow(&answer(&refused, PASSWORD).await).await;
    assert_eq!(form.all("#name")[0].attr("value"), Some("Auswertung"));
    let made = visitor.post(address, &typed).await;
    assert_eq!((made.status, made.all("#token").len()), (StatusCode::OK, 1));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn whoever_only_uses_the_session_has_not_typed_a_password(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let visitor = at(&pool, 0).person("admin").await;
    let mut last: Visitor = visitor;
    for minutes in [7, 14, 15] {
        last = last.at(&at(&pool, minutes));
        assert!(!last.get("/admin/people/new").await.text("main").contains("Zur Sicherheit"), "{minutes}");
    }
    last = last.at(&at(&pool, 16));
    let lapsed = last.post("/admin/people/new", &[("name", "Geheim")]).await;
    let sign_in_page = last.follow(&lapsed).await;
    // Nobody else can sign in in that place, and what was typed waits.
    for other in ["auditor", "leadership"] {
        let person = id_of(&pool, other).await.to_string();
        let refused = last.post("/sign-in/demonstration", &[("person", &person), ("again", "yes")]).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND, "{other}");
    }
    let form = sign_in_again(&pool, &last, &sign_in_page, "admin").await;
    assert_eq!(form.all("#name")[0].attr("value"), Some("Geheim"));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn whoever_signs_in_again_with_another_account_stays_who_they_are(pool: PgPool) {
    Portal::demonstration(&pool).await;
    for name in ["anna", "berta"] {
        with_password(&pool, name).await;
    }
    let visitor = signed_in(&at(&pool, 0), "anna", PASSWORD).await.unwrap().at(&at(&pool, 20));
    visitor.get("/account").await;
    let typed = [("name", "berta"), ("password", PASSWORD), ("again", "yes")];
    let refused = visitor.post("/sign-in", &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text("[role=alert]").contains("Hier ist jemand anders angemeldet."));
    assert_eq!(visitor.get("/account").await.texts(".facts dd")[1], "anna");
    // Without being asked to sign in again it is an ordinary change of people.
    assert_eq!(leads_to(&visitor.post("/sign-in", &typed[..2]).await), "/");
    assert_eq!(visitor.get("/account").await.texts(".facts dd")[1], "berta");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_is_open_in_another_window_can_still_be_sent(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let mut window = at(&pool, 0).person("admin").await;
    let other = window.get("/admin/departments/1").await;
    let token = other.all("main [name=form_token]")[0].attr("value").unwrap().to_owned();
    let session = "select form_keys from session where person_id = $1";
    let id = id_of(&pool, "admin").await;
    for times in 1..=12 {
        window = window.at(&at(&pool, times * 16));
        let sent = window.post("/admin/people/new", &[("name", "Anna")]).await;
        sign_in_again(&pool, &window, &window.follow(&sent).await, "admin").await;
        let keys: Vec<Vec<Vec<u8>>> = sqlx::query_scalar(session).bind(id).fetch_all(&pool).await.unwrap();
        assert_eq!(keys.len(), 1);
        assert_eq!(keys[0].len(), usize::try_from(times).unwrap().min(10));
        let version = times.to_string();
        let typed = [("row_version", &*version), ("name", &*format!("Amt {times}"))];
        let saved = window.post_with_token("/admin/departments/1", &typed, &token).await;
        // Nobody keeps a window open through ten of them.
        let expected = if times <= 10 { StatusCode::SEE_OTHER } else { StatusCode::FORBIDDEN };
        assert_eq!(saved.status, expected, "{times}");
    }
}

/// Sends a form of the first department with a token that was shown earlier.
async fn sent_with(visitor: &Visitor, token: &str) -> Page {
    let typed = [("row_version", "1"), ("name", "Amt aus einem anderen Fenster")];
    visitor.post_with_token("/admin/departments/1", &typed, token).await
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_is_open_in_another_window_is_only_known_to_whoever_was_shown_it(pool: PgPool) {
    Portal::demonstration(&pool).await;
    sqlx::query("insert into person_role select id, 'admin' from person where sign_in_name = 'auditor'")
        .execute(&pool)
        .await
        .unwrap();
    let window = at(&pool, 0).person("admin").await;
    let other = window.get("/admin/departments/1").await;
    let token = other.all("main [name=form_token]")[0].attr("value").unwrap().to_owned();
    let window = window.at(&at(&pool, 16));
    let asked = window.follow(&window.post("/admin/people/new", &[("name", "Anna")]).await).await;
    sign_in_again(&pool, &window, &asked, "admin").await;
    let elsewhere = at(&pool, 16).person("admin").await;
    assert_eq!(sent_with(&elsewhere, &token).await.status, StatusCode::FORBIDDEN);

    // After the session has lapsed it is kept, and shown to the same person.
    let window = window.at(&at(&pool, 60));
    let lapsed = sent_with(&window, &token).await;
    assert!(leads_to(&lapsed).contains("resume="), "{}", leads_to(&lapsed));
    let form = sign_in_again(&pool, &window, &window.follow(&lapsed).await, "admin").await;
    assert_eq!(form.all("#name")[0].attr("value"), Some("Amt aus einem anderen Fenster"));
    // Whoever follows at this browser cannot send it.
    let auditor = id_of(&pool, "auditor").await.to_string();
    leads_to(&window.post("/sign-in/demonstration", &[("person", &auditor)]).await);
    assert_eq!(sent_with(&window, &token).await.status, StatusCode::FORBIDDEN);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn whatever_weighs_heavily_asks_for_the_password_again(pool: PgPool) {
    Portal::demonstration(&pool).await;
    for (who, address) in [
        ("leadership", "/weightings/drafts/1/publish"),
        ("leadership", "/projects/DIG-001/decision"),
        ("leadership", "/projects/DIG-001/decision/withdraw"),
        ("leadership", "/plan/scenarios/1/adopt"),
        ("head-services", "/projects/DIG-001/duty"),
        ("portfolio", "/projects/DIG-001/duty/check"),
        ("portfolio", "/projects/DIG-001/duty/withdraw"),
        ("admin", "/admin/people/new"),
        ("admin", "/admin/people/1"),
        ("admin", "/admin/people/1/password-link"),
        ("admin", "/admin/retention"),
        ("reader", "/account/tokens"),
    ] {
        let visitor = at(&pool, 0).person(who).await;
        visitor.get("/account").await;
        let visitor = visitor.at(&at(&pool, 16));
        let since = last_event(&pool).await;
        let sent = visitor.post(address, &[("reason", "Weil")]).await;
        assert!(leads_to(&sent).ends_with("&again=yes"), "{address}: {}", leads_to(&sent));
        assert_eq!(last_event(&pool).await, since, "{address}");
    }
}
