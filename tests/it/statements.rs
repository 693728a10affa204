// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What a public portal owes its readers: statements and help on every page, and a way to report barriers.

use axum::http::{Request, StatusCode};
use sqlx::PgPool;
use vorrang::{kit::page::Installation, people::AccessRules};

use crate::support::portal::{Portal, Visitor, test_day};

/// The links at the foot of every page.
const FOOTER: [(&str, &str); 5] = [
    ("Hilfe", "/help"),
    ("Barrierefreiheit", "/accessibility"),
    ("Barriere melden", "/accessibility/report"),
    ("Datenschutz", "/privacy"),
    ("Impressum", "/legal-notice"),
];

async fn closed(pool: &PgPool) -> Portal {
    Portal::demonstration(pool).await;
    let rules = AccessRules { demonstration_sign_in: true, ..AccessRules::default() };
    Portal::with_rules(pool, Installation { demonstration: true }, test_day(), rules)
}

async fn count(pool: &PgPool, statement: &'static str) -> i64 {
    sqlx::query_scalar(statement).fetch_one(pool).await.unwrap()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn every_page_leads_to_the_statements_whoever_looks(pool: PgPool) {
    let portal = closed(&pool).await;
    for address in ["/sign-in", "/nowhere", "/static/none.css", "/help", "/accessibility/report"] {
        let page = portal.get(address).await;
        for (said, to) in FOOTER {
            assert_eq!(page.link(said), to, "{address}");
        }
    }
    for (_, address) in FOOTER {
        for address in [address.to_owned(), format!("/en{address}")] {
            let page = portal.get(&address).await;
            assert_eq!(page.status, StatusCode::OK, "{address}");
            for mark in page.all(".statement a[href^='/']") {
                let stays = mark.attr("href").unwrap().starts_with("/en");
                assert_eq!(stays, address.starts_with("/en"), "{address}");
            }
        }
    }
    // What the city has to fill in is marked, counted and not passed off as information.
    let page = portal.get("/legal-notice").await;
    assert_eq!(page.text(".kern-alert .kern-title"), "9 Angaben fehlen noch");
    assert_eq!(page.texts(".statement mark").len(), 9);
    assert!(page.all("a[href^='/admin']").is_empty());
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_administration_writes_a_statement(pool: PgPool) {
    let portal = closed(&pool).await;
    let (admin, second) = (portal.person("admin").await, portal.person("admin").await);
    let list = admin.get("/admin/statements").await;
    assert_eq!(list.rows(".people tbody").len(), 8);
    let address = "/admin/statements/legal-notice/de";
    let form = admin.get(address).await;
    assert!(form.text("textarea").contains("[[Name der Stadt]]"));
    second.get(address).await;

    let empty = admin.post(address, &[("row_version", "0"), ("wording", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text("title").starts_with("Fehler: "));
    let hostile = "# Anbieterin\n\nStadt <script>alert(1)</script> [[Ort]] [x](javascript:alert(1))";
    let preview = admin.post(address, &[("row_version", "0"), ("wording", hostile), ("do", "preview")]).await;
    assert_eq!(preview.status, StatusCode::OK);
    assert_eq!(preview.text(".statement--preview h2"), "Anbieterin");
    assert_eq!(preview.text(".statement--preview p"), "Stadt <script>alert(1)</script> Ort x");
    assert_eq!(preview.text("textarea"), hostile.replace("\n\n", " "));
    assert_eq!(count(&pool, "select count(*) from statement").await, 0);

    let saved = admin.post(address, &[("row_version", "0"), ("wording", hostile)]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    let page = portal.get("/legal-notice").await;
    assert_eq!(page.text(".statement h2"), "Anbieterin");
    assert_eq!(page.text(".kern-alert .kern-title"), "Eine Angabe fehlt noch");
    assert_eq!(page.text("main > .note"), "Stand: 24.11.2026");
    assert!(admin.get("/legal-notice").await.link("Diesen Text bearbeiten").ends_with("/legal-notice/de"));

    // Somebody else has had the shipped text before the eyes.
    let conflict = second.post(address, &[("row_version", "0"), ("wording", "Stadt Dortmund")]).await;
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    let cells = &conflict.rows(".conflict tbody")[0];
    assert!(cells[1].contains("alert(1)") && cells[2] == "Stadt Dortmund", "{cells:?}");
    let decided = second.post(address, &[("row_version", "1"), ("wording", "Stadt Dortmund")]).await;
    assert_eq!(decided.status, StatusCode::SEE_OTHER);
    let page = portal.get("/legal-notice").await;
    assert!(page.all(".kern-alert").is_empty());
    let events = "select count(*) from audit_event where action = 'statement-changed'
                  and subject = 'legal-notice (de)' and before ->> 'wording' <> after ->> 'wording'";
    assert_eq!(count(&pool, events).await, 2);
}

const DESCRIPTION: &str = "Der Knopf „Suchen“ <b>fehlt</b>.\r\nBcc: eve@example.org";

async fn report(visitor: &Visitor, description: &str, email: &str) -> crate::support::portal::Page {
    let fields = [("description", description), ("page", "/projects"), ("name", "Ada"), ("email", email)];
    visitor.post("/accessibility/report", &fields).await
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn anybody_reports_a_barrier_and_the_administration_closes_it(pool: PgPool) {
    let portal = closed(&pool).await;
    sqlx::query("update person set email = 'admin@example.org' where sign_in_name = 'admin'")
        .execute(&pool)
        .await
        .unwrap();
    let visitor = portal.visitor();
    visitor.get("/accessibility/report").await;
    let wrong = report(&visitor, DESCRIPTION, "ada@example").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.texts("[aria-invalid]").len(), 1);
    assert!(wrong.text("textarea").contains("Bcc: eve@example.org"));
    assert_eq!(wrong.all("#email")[0].attr("value"), Some("ada@example"));

    let sent = report(&visitor, DESCRIPTION, "ada@example.org").await;
    assert_eq!(
        visitor.follow(&sent).await.text("[role=status]"),
        "Vielen Dank. Ihre Meldung ist angekommen."
    );
    let (subject, body): (String, String) =
        sqlx::query_as("select subject, body from outbox where to_address = 'admin@example.org'")
            .fetch_one(&pool)
            .await
            .unwrap();
    assert_eq!(subject, "Gemeldete Barriere 1");
    assert!(body.contains("ada@example.org") && body.contains("<b>fehlt</b>"), "{body}");
    // The log outlives the report: it names nobody.
    let logged = "select count(*) from audit_event where to_jsonb(audit_event)::text ~ 'ada@|Suchen'";
    assert_eq!(count(&pool, logged).await, 0);

    let admin = portal.person("admin").await;
    let list = admin.get("/admin/barriers").await;
    assert_eq!(list.rows(".people tbody")[0][4], "offen");
    let shown = admin.get("/admin/barriers/1").await;
    assert!(shown.text(".as-typed").contains("<b>fehlt</b>"));
    assert_eq!(
        admin.post("/admin/barriers/1", &[("answer", "")]).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let closed = admin.post("/admin/barriers/1", &[("answer", "Behoben.")]).await;
    assert_eq!(admin.follow(&closed).await.rows(".people tbody")[0][4], "abgeschlossen");
    let late = admin.post("/admin/barriers/1", &[("answer", "Ist in Arbeit.")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert_eq!(late.texts(".as-typed")[1..], ["Ist in Arbeit.", "Behoben."]);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn reports_are_for_people_and_not_for_floods(pool: PgPool) {
    let portal = closed(&pool).await;
    let visitor = portal.visitor();
    // The page that somebody comes from stands in the form already, without what was searched for.
    let request =
        Request::get("/accessibility/report").header("referer", "http://localhost/projects?q=geheim");
    let form = portal.answer(request.body(axum::body::Body::empty()).unwrap()).await;
    assert_eq!(form.all("#page")[0].attr("value"), Some("/projects"));
    visitor.get("/accessibility/report").await;
    let foreign = visitor.post_with_token("/accessibility/report", &[("description", "x")], "falsch").await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
    for _ in 0..5 {
        assert_eq!(report(&visitor, "x", "").await.status, StatusCode::SEE_OTHER);
    }
    let refused = report(&visitor, "Noch eine", "").await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.headers.contains_key("retry-after"));
    assert_eq!(refused.text("textarea"), "Noch eine");
    assert_eq!(count(&pool, "select count(*) from barrier_report").await, 5);

    // Whatever the addresses, a day holds so many and no more.
    sqlx::query(
        "insert into barrier_report (reported_at, page, description, name, email)
         select $1, '', 'x', '', '' from generate_series(1, 195)",
    )
    .bind(test_day())
    .execute(&pool)
    .await
    .unwrap();
    let portal = closed_again(&pool);
    let visitor = portal.visitor();
    visitor.get("/accessibility/report").await;
    assert_eq!(report(&visitor, "x", "").await.status, StatusCode::TOO_MANY_REQUESTS);
}

fn closed_again(pool: &PgPool) -> Portal {
    Portal::with_rules(pool, Installation { demonstration: true }, test_day(), AccessRules::default())
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_report_needs_no_session_even_if_there_was_one(pool: PgPool) {
    let portal = closed(&pool).await;
    let person = portal.person("reader").await;
    person.get("/accessibility/report").await;
    sqlx::query("delete from session").execute(&pool).await.unwrap();
    let sent = report(&person, "Kontrast", "").await;
    assert_eq!(sent.headers["location"], "/accessibility/report?done=sent");
}
