// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use axum::http::StatusCode;
use chrono::TimeDelta;
use proptest::strategy::{Strategy as _, ValueTree as _};
use sqlx::PgPool;

use super::{FIELDS, REASON, count, draft, hidden, location, logged, save, send, submit};
use crate::support::portal::{Page, Portal, test_day};

fn values(page: &Page) -> Vec<String> {
    FIELDS.iter().map(|field| hidden(page, field)).collect()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_draft_is_its_authors_own_until_it_is_shared(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let author = portal.person("leadership").await;
    let other = portal.person("leadership-second").await;
    let reader = portal.person("reader").await;
    let admin = portal.person("admin").await;
    let address = draft(&author, "Mehr Bürgernutzen", [30, 20, 40, 10]).await;

    let own = author.get("/weightings").await;
    assert_eq!(own.texts("#own ~ ul .case__title"), ["Mehr Bürgernutzen"]);
    assert!(own.text("#own ~ ul .case__facts").contains("nur für Sie sichtbar"));
    // That there is one is nobody else's business, whatever they try.
    for path in ["", "/share", "/submit", "/publish", "/discard"] {
        let at = format!("{address}{path}");
        assert_eq!(other.get(&at).await.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(other.post(&at, &[]).await.status, StatusCode::NOT_FOUND, "{path}");
        for outsider in [&reader, &admin] {
            assert_eq!(outsider.get(&at).await.status, StatusCode::FORBIDDEN, "{path}");
        }
    }
    assert!(other.get("/weightings").await.all("#shared, #own, #waiting").is_empty());

    assert_eq!(
        author.post(&format!("{address}/share"), &[("shared", "yes")]).await.status,
        StatusCode::SEE_OTHER
    );
    let shared = other.get("/weightings").await;
    assert_eq!(shared.texts("#shared ~ ul .case__title"), ["Mehr Bürgernutzen"]);
    let page = other.get(&address).await;
    assert!(page.all("form.draft").is_empty(), "only its author writes");
    assert_eq!(page.rows(".weights tbody")[2], ["Nutzen für Bürgerinnen und Bürger", "40", "40 %"]);
    for path in ["", "/share", "/submit", "/discard"] {
        assert_eq!(
            other.post(&format!("{address}{path}"), &[]).await.status,
            StatusCode::FORBIDDEN,
            "{path}"
        );
    }
    assert!(reader.get("/weightings").await.all("#shared").is_empty());
    assert_eq!(reader.get(&address).await.status, StatusCode::FORBIDDEN);

    author.post(&format!("{address}/share"), &[("shared", "no")]).await;
    assert_eq!(other.get(&address).await.status, StatusCode::NOT_FOUND);
    let discarded = author.post(&format!("{address}/discard"), &[]).await;
    assert_eq!(author.follow(&discarded).await.text("[role=status] p"), "Der Entwurf ist verworfen");
    assert_eq!(author.get(&address).await.status, StatusCode::NOT_FOUND);
    let actions: Vec<String> = logged(&pool).await.into_iter().map(|(action, ..)| action).collect();
    let expected = ["draft-begun", "draft-changed", "draft-shared", "draft-unshared", "draft-discarded"];
    assert_eq!(actions, expected.map(|action| format!("weighting-{action}")));
    let log = portal.person("auditor").await.get("/log").await;
    assert_eq!(log.texts(".log__deed")[1], "Entwurf einer Gewichtung verworfen: Mehr Bürgernutzen");
    // The log's newest event with a change is that of the points.
    assert_eq!(log.rows(".changes tbody")[0], ["Punkte Gesetz", "40", "30"]);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_is_wrong_is_said_beside_the_field(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let author = portal.person("leadership").await;
    let address = draft(&author, "Versuch", [30, 20, 40, 10]).await;
    let typed = ["-1", "4,5", "", "1000001"].map(str::to_owned);
    let page = save(&author, &address, " ", &typed).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(values(&page), typed, "what was typed is still there");
    let said = |field: &str| page.text(&format!("#{field}-error"));
    assert!(said("points-gesetz").starts_with("Punkte sind nie kleiner als 0."));
    assert!(said("points-politik").starts_with("„4,5“ ist keine ganze Zahl."));
    assert!(said("points-buerger").starts_with("Bitte geben Sie Punkte an."));
    assert!(said("points-unternehmen").starts_with("Mehr als 1.000.000 Punkte sind nicht möglich."));
    assert!(!page.text("#name-error").is_empty());
    assert_eq!(page.all("[role=alert] a").len(), 5);
    assert!(page.text("title").starts_with("Fehler: "));

    let page = save(&author, &address, "Versuch", &["0"; 4].map(str::to_owned)).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text("#points-gesetz-error").starts_with("Mindestens ein Kriterium braucht Punkte"));
    assert_eq!(values(&author.get(&address).await), ["30", "20", "40", "10"], "nothing was stored");

    for (field, value) in [("name", ""), ("from", "x"), ("from", "draft-x"), ("from", "99999999999999")] {
        let others = if field == "name" { vec![] } else { vec![("name", "Versuch")] };
        let fields: Vec<(&str, &str)> = others.into_iter().chain([(field, value)]).collect();
        let page = author.post("/weightings/drafts/new", &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {value}");
        assert_eq!(page.all(&format!("#{field}-error")).len(), 1);
    }
    for from in ["99", "draft-99", "-1"] {
        let page = author.post("/weightings/drafts/new", &[("name", "x"), ("from", from)]).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{from}");
    }
    assert_eq!(count(&pool, "select count(*) from weighting_draft").await, 1);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn two_windows_do_not_overwrite_each_other(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let author = portal.person("leadership").await;
    let address = draft(&author, "Versuch", [30, 20, 40, 10]).await;
    let seen = hidden(&author.get(&address).await, "row_version");
    let (one, other) = (["50", "20", "20", "10"], ["30", "20", "45", "10"]);
    let written = |points: [&str; 4]| points.map(str::to_owned);
    assert_eq!(send(&author, &address, "Eins", &written(one), &seen).await.status, StatusCode::SEE_OTHER);
    // The same click once more is no conflict.
    assert_eq!(send(&author, &address, "Eins", &written(one), &seen).await.status, StatusCode::SEE_OTHER);

    let conflict = send(&author, &address, "Eins", &written(other), &seen).await;
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    assert_eq!(
        conflict.rows(".conflict tbody"),
        [["Gesetzliche Rahmenbedingungen", "50", "30"], ["Nutzen für Bürgerinnen und Bürger", "20", "45"]]
    );
    assert_eq!(values(&conflict), other);
    assert_eq!(values(&author.get(&address).await), one, "nothing is overwritten");
    let now = hidden(&conflict, "row_version");
    assert_eq!(send(&author, &address, "Eins", &written(other), &now).await.status, StatusCode::SEE_OTHER);
    assert_eq!(values(&author.get(&address).await), other);

    // Both at once: one of them is told.
    let seen = hidden(&author.get(&address).await, "row_version");
    let first = written(["1", "1", "1", "1"]);
    let second = written(["2", "1", "1", "1"]);
    let (first, second) = tokio::join!(
        send(&author, &address, "Eins", &first, &seen),
        send(&author, &address, "Eins", &second, &seen)
    );
    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [StatusCode::SEE_OTHER, StatusCode::CONFLICT]);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_draft_begins_with_the_points_of_what_it_is_made_from(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let author = portal.person("leadership").await;
    let other = portal.person("leadership-second").await;
    let private = draft(&author, "Geheim", [1, 2, 3, 4]).await;
    let id = private.rsplit('/').next().unwrap();
    let form = author.get("/weightings/drafts/new").await;
    assert_eq!(form.texts("#from option"), ["Gewichtung 1", "Entwurf „Geheim“ (Dr. Lorenz Hagemann)"]);
    let from = format!("draft-{id}");
    for (from, expected) in [("1", ["40", "20", "25", "15"]), (from.as_str(), ["1", "2", "3", "4"])] {
        let begun = author.post("/weightings/drafts/new", &[("name", "Neu"), ("from", from)]).await;
        assert_eq!(values(&author.follow(&begun).await), expected);
    }
    let refused = other.post("/weightings/drafts/new", &[("name", "Neu"), ("from", &from)]).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND, "what is not shared cannot be copied");

    let form = author.get("/weightings/1/take-up").await;
    assert_eq!(hidden(&form, "name"), "Wieder wie Gewichtung 1");
    let taken_up = author.post("/weightings/1/take-up", &[("name", "Wieder wie Gewichtung 1")]).await;
    assert_eq!(values(&author.follow(&taken_up).await), ["40", "20", "25", "15"]);
    for address in ["/weightings/2/take-up", "/weightings/0/take-up"] {
        assert_eq!(author.get(address).await.status, StatusCode::NOT_FOUND);
        assert_eq!(author.post(address, &[("name", "x")]).await.status, StatusCode::NOT_FOUND);
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn approval_is_asked_for_what_was_seen(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let author = portal.person("leadership").await;
    let other = portal.person("leadership-second").await;
    sqlx::query("update person set email = sign_in_name || '@dortmund.example'")
        .execute(&pool)
        .await
        .unwrap();
    let address = draft(&author, "Mehr Bürgernutzen", [30, 20, 40, 10]).await;
    let form = format!("{address}/submit");

    let seen = hidden(&author.get(&form).await, "row_version");
    let nothing = author.post(&form, &[("reason", " "), ("row_version", &seen)]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!nothing.text("#reason-error").is_empty());
    let stale = author.post(&form, &[("reason", REASON), ("row_version", "1")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.text(".notice[role=alert]").starts_with("Der Entwurf ist inzwischen geändert worden."));
    assert_eq!(count(&pool, "select count(*) from outbox").await, 0);

    for _ in 0..2 {
        let asked = author.post(&form, &[("reason", REASON), ("row_version", &seen)]).await;
        assert_eq!(location(&asked), format!("{address}?done=submitted"));
    }
    let mails: Vec<(String, String, String)> =
        sqlx::query_as("select to_address, subject, body from outbox").fetch_all(&pool).await.unwrap();
    let [(to, subject, body)] = mails.as_slice() else { panic!("one mail to the other: {mails:?}") };
    assert_eq!(to, "leadership-second@dortmund.example");
    assert_eq!(subject, "Gewichtung „Mehr Bürgernutzen“ wartet auf Ihre Freigabe");
    assert!(body.contains("Dr. Lorenz Hagemann hat") && body.contains(REASON), "{body}");
    let waiting = other.get("/weightings").await;
    assert_eq!(waiting.texts("#waiting ~ ul .case__title"), ["Mehr Bürgernutzen"]);
    assert!(author.get("/weightings").await.all("#waiting").is_empty());

    // Another text is another request.
    save(&author, &address, "Mehr Bürgernutzen", &["31", "20", "40", "10"].map(str::to_owned)).await;
    assert!(other.get("/weightings").await.all("#waiting").is_empty());
    submit(&author, &address).await;
    assert_eq!(other.get("/weightings").await.all("#waiting").len(), 1);
    let unshare = author.get(&format!("{address}/share")).await;
    assert!(unshare.text(".lead").contains("Ihre Bitte um Freigabe ist damit zurückgezogen."));
    author.post(&format!("{address}/share"), &[("shared", "no")]).await;
    assert!(other.get("/weightings").await.all("#waiting").is_empty());
    assert_eq!(other.get(&address).await.status, StatusCode::NOT_FOUND);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_was_typed_outlasts_the_session(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let author = portal.person("leadership").await;
    let address = draft(&author, "Versuch", [30, 20, 40, 10]).await;
    author.get(&address).await;
    let installation = vorrang::kit::page::Installation { demonstration: true };
    let later = Portal::on(&pool, installation, test_day() + TimeDelta::hours(1));
    let author = author.at(&later);
    let lapsed = send(&author, &address, "Später", &["7", "x", "8", "9"].map(str::to_owned), "2").await;
    assert!(location(&lapsed).starts_with("/sign-in?next="), "{}", location(&lapsed));
    let link = location(&lapsed).to_owned();
    let resume = link.split("resume=").nth(1).unwrap().to_owned();
    author.follow(&lapsed).await;
    let person: i64 = sqlx::query_scalar("select id from person where sign_in_name = 'leadership'")
        .fetch_one(&pool)
        .await
        .unwrap();
    let typed = [("person", &*person.to_string()), ("next", &*address), ("resume", &*resume)];
    let back = author.post("/sign-in/demonstration", &typed).await;
    let page = author.follow(&back).await;
    assert_eq!(values(&page), ["7", "x", "8", "9"]);
    assert_eq!((hidden(&page, "name"), hidden(&page, "row_version")), ("Später".into(), "2".into()));
    assert_eq!(values(&author.get(&address).await), ["30", "20", "40", "10"], "nothing was stored");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn whatever_is_sent_is_answered(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let author = portal.person("leadership").await;
    let address = draft(&author, "Versuch", [30, 20, 40, 10]).await;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = (
        proptest::sample::select(vec!["", "/share", "/submit", "/publish", "/take-up"]),
        proptest::collection::vec("\\PC{0,30}", 7),
    );
    for _ in 0..40 {
        let (path, typed) = strategy.new_tree(&mut runner).unwrap().current();
        let at =
            if path == "/take-up" { "/weightings/1/take-up".to_owned() } else { format!("{address}{path}") };
        let names =
            ["name", "reason", "row_version", "points-gesetz", "points-politik", "in_force", "confirm"];
        let fields: Vec<(&str, &str)> = names.into_iter().zip(typed.iter().map(String::as_str)).collect();
        let page = author.post(&at, &fields).await;
        assert!(!page.status.is_server_error(), "{at} {fields:?}: {}", page.status);
    }
    let zero =
        author.post_written(&address, "name=%00&points-gesetz=%00&points-politik=%ff&reason=%00").await;
    assert_eq!(zero.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(super::versions(&pool).await, 1);
}
