// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What is said about a project, who is told, and what waits for whom.

use axum::http::StatusCode;
use serde_json::json;
use sqlx::PgPool;
use vorrang::people;

use super::{OTHER, OWN, address, logged, put};
use crate::support::portal::{Page, Portal};

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn comments_are_for_those_who_are_signed_in_and_are_never_changed(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    put(&pool, OWN, "assessed").await;
    let kinds = |name: &'static str| {
        let portal = portal.clone();
        async move { portal.person(name).await.get("/projects/DIG-001/comment").await }
    };
    assert_eq!(
        kinds("portfolio").await.texts("#kind label"),
        ["Frage an den Fachbereich", "Sachstand: So geht es voran"]
    );
    assert_eq!(
        kinds("head-services").await.texts("#kind label"),
        ["Antwort des Fachbereichs", "Einwand: Es spricht etwas dagegen"]
    );
    // Whoever can say one thing only is not asked which.
    for name in ["head-youth", "leadership"] {
        let form = kinds(name).await;
        assert!(form.all("#kind").is_empty());
        assert_eq!(form.text("label[for=text]"), "Einwand: Es spricht etwas dagegen");
        assert!(form.text(".kern-hint").contains("Keine personenbezogenen Daten"));
    }
    for name in ["reader", "assessor-services", "admin", "auditor"] {
        assert_eq!(kinds(name).await.status, StatusCode::FORBIDDEN, "{name}");
    }

    let head = portal.person("head-youth").await;
    head.has_done(OWN, "comment", &[("text", "Wir brauchen\n<b>das</b> zuerst.")]).await;
    let foreign = head.does(OWN, "comment", &[("kind", "status"), ("text", "Läuft")]).await;
    assert_eq!(foreign.texts(".kern-error"), ["Bitte wählen Sie, was Sie sagen möchten."]);
    let manager = portal.person("portfolio").await;
    let unsure = manager.does(OWN, "comment", &[("text", "")]).await;
    assert_eq!(unsure.texts(".kern-error").len(), 2);
    let reader = portal.person("reader").await.get("/projects/DIG-001").await;
    assert_eq!(
        reader.texts(".comment"),
        ["Einwand Yasemin Acar, Jugendamt · 24.11.2026, 12:00 Uhr Wir brauchen <b>das</b> zuerst."]
    );
    // On an open board strangers see neither comments nor reasons.
    let stranger = portal.visitor().get("/projects/DIG-001").await;
    assert_eq!(stranger.status, StatusCode::OK);
    assert!(stranger.all("#procedure, #comments, .comment").is_empty());

    let said = json!({ "kind": "objection", "text": "Wir brauchen\n<b>das</b> zuerst." });
    assert_eq!(logged(&pool, OWN).await, [("project-commented".to_owned(), None, Some(said), None)]);
    for statement in ["update project_comment set text = 'x'", "delete from project_comment"] {
        let error = sqlx::query(statement).execute(&pool).await.unwrap_err().to_string();
        assert!(error.contains("a comment is never changed or removed"), "{error}");
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn lists_say_what_waits_for_whom_and_since_when(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    for (number, state) in [
        (OWN, "query"),
        ("DIG-010", "submitted"),
        ("DIG-016", "in_review"),
        ("DIG-020", "in_review"),
        ("DIG-022", "deferred"),
        ("DIG-023", "deferred"),
        ("DIG-024", "draft"),
        ("DIG-040", "withdrawn"),
        (OTHER, "submitted"),
    ] {
        put(&pool, number, state).await;
    }
    for change in [
        "update project set state_since = state_since - interval '40 days' where number = 'DIG-029'",
        "update project set state_since = state_since - interval '9 days' where number = 'DIG-016'",
        "update project set former_state = 'query', state_reason = 'Ja.' where number = 'DIG-020'",
        "update project set state_reason = 'Was kostet es?' where number = 'DIG-001'",
        "update project set follow_up_on = '2026-11-24' where number = 'DIG-022'",
        "update project set follow_up_on = '2026-11-25' where number = 'DIG-023'",
    ] {
        sqlx::query(change).execute(&pool).await.unwrap();
    }
    let inbox = portal.person("portfolio").await.get("/inbox").await;
    let headings = [
        "Neu eingereicht 2",
        "Rückfrage beantwortet 1",
        "In Prüfung 1",
        "Wiedervorlage erreicht 1",
        "Antwort des Fachbereichs steht aus 1",
    ];
    assert_eq!(inbox.texts("main h2"), headings);
    let numbers = |page: &Page| -> Vec<String> {
        let titles = page.texts(".case__title a");
        titles.iter().map(|title| title.split(' ').next().unwrap().to_owned()).collect()
    };
    assert_eq!(numbers(&inbox), [OTHER, "DIG-010", "DIG-020", "DIG-016", "DIG-022", OWN]);
    assert_eq!(inbox.texts(".case__facts")[0], "Jugendamteingereicht von Harald Brinkmannseit 43 Tagen");
    assert_eq!(inbox.texts(".case__reason"), ["Antwort: Ja.", "Frage: Was kostet es?"]);
    assert_eq!(inbox.link("Bewertungsrunde öffnen DIG-020"), "/rounds/new?project=DIG-020");

    let own = portal.person("head-services").await.get("/proposals").await;
    assert_eq!(own.texts("main h2"), ["Entwürfe", "Ihre Antwort fehlt", "Unterwegs", "Beendet"]);
    assert_eq!(numbers(&own)[..2], [OWN, "DIG-010"]);
    assert!(
        own.texts(".case")[0].contains("Frage: Was kostet es? eingereicht von Harald Brinkmannseit 3 Tagen")
    );
    assert_eq!(own.link("Antworten DIG-001"), "/projects/DIG-001/answer");
    assert!(own.texts(".case")[1].contains("eingereicht Wartet auf Prüfung durch das Portfoliomanagement"));
    assert!(!numbers(&own).contains(&"DIG-024".to_owned()), "drafts are in another list");
    assert_eq!(numbers(&own).last().unwrap(), "DIG-040");
    assert_eq!(numbers(&portal.person("head-youth").await.get("/proposals").await), [OTHER, "DIG-031"]);

    let decisions = portal.person("leadership").await.get("/decisions").await;
    assert_eq!(decisions.texts("main h2"), ["Wiedervorlage erreicht", "Bewertet"]);
    assert_eq!(numbers(&decisions)[0], "DIG-022");
    let assessed: Vec<String> = numbers(&decisions)[1..].to_vec();
    assert!(!assessed.is_empty());
    let on_board = portal.get("/?state=assessed").await;
    assert_eq!(
        assessed,
        on_board
            .texts("tbody:not(.below) .title small:first-of-type")
            .iter()
            .map(|text| text.split(' ').next().unwrap().to_owned())
            .collect::<Vec<_>>()
    );
    let first = &assessed[0];
    assert_eq!(decisions.link(&format!("Priorisieren {first}")), format!("/projects/{first}/prioritise"));
}

/// Mails on their way: to whom, about what, saying what.
async fn mails(pool: &PgPool) -> Vec<(String, String, String)> {
    let mails = sqlx::query_as("select to_address, subject, body from outbox order by id");
    mails.fetch_all(pool).await.unwrap()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn those_whom_it_concerns_are_told_once_unless_they_did_it_or_do_not_want_it(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    put(&pool, OWN, "in_review").await;
    sqlx::query("update person set email = sign_in_name || '@example.org'").execute(&pool).await.unwrap();
    // A second head of the department who wants no mails, a third who has left, a fourth without an address.
    sqlx::query(
        "with new as (
             insert into person (sign_in_name, name, email, department_id, is_active, wants_mail, added_at)
             select given.name, given.name, email, department.id, is_active, wants_mail, now()
             from (values ('quiet', 'quiet@example.org', true, false), ('gone', 'gone@example.org', false, true),
                          ('unreachable', null, true, true), ('blank', ' ', true, true))
                  as given(name, email, is_active, wants_mail), department
             where department.name = 'Bürgerdienste'
             returning id
         )
         insert into person_role select id, 'department_head' from new",
    )
    .execute(&pool)
    .await
    .unwrap();
    let manager = portal.person("portfolio").await;
    manager.has_done(OWN, "query", &[("text", "Wer zahlt?")]).await;
    let sent = mails(&pool).await;
    let to: Vec<&str> = sent.iter().map(|(to, ..)| to.as_str()).collect();
    assert_eq!(to, ["head-services@example.org"], "who submitted it and heads the department is told once");
    assert_eq!(sent[0].1, "DIG-001 Online-Antrag Briefwahl: Rückfrage");
    assert_eq!(
        sent[0].2,
        "Guten Tag Harald Brinkmann,\n\nPetra Lindner hat das Vorhaben DIG-001 „Online-Antrag Briefwahl“ \
         (Bürgerdienste) von „in Prüfung“ auf „Rückfrage“ gesetzt.\n\nFrage:\nWer zahlt?\n\nWartet auf eine \
         Antwort des Fachbereichs.\n\nSie bekommen diese Nachricht, weil Sie für das Vorhaben oder für den \
         nächsten Schritt zuständig sind. Im Portal können Sie solche Nachrichten in Ihrem Konto abbestellen.\n"
    );

    // The answer is told to portfolio management, and not to whoever gave it. With an address, mails lead there.
    people::set_public_url(&pool, Some("https://vorrang.example.org/")).await.unwrap();
    let head = portal.person("head-services").await;
    head.has_done(OWN, "answer", &[("text", "Das Land.")]).await;
    let sent = mails(&pool).await;
    assert_eq!(sent.len(), 2);
    assert_eq!(sent[1].0, "portfolio@example.org");
    assert!(sent[1].2.contains("\n\nAntwort:\nDas Land.\n\n"));
    assert!(sent[1].2.contains("\n\nhttps://vorrang.example.org/projects/DIG-001\n\n"));

    // Another head of the same department may withdraw it: whoever submitted it is told, though in another
    // department by now.
    sqlx::query("update person set department_id = null where sign_in_name = 'head-services'")
        .execute(&pool)
        .await
        .unwrap();
    let leader = portal.person("leadership").await;
    leader.has_done(OWN, "defer", &[("follow_up", "01.03.2027"), ("text", "Kein Geld")]).await;
    let sent = mails(&pool).await;
    assert_eq!((sent.len(), sent[2].0.as_str()), (3, "head-services@example.org"));
    assert!(sent[2].2.contains("Wiedervorlage am 01.03.2027"));

    // What is refused writes to nobody.
    leader.post(&address(OWN, "decline"), &[]).await;
    assert_eq!(mails(&pool).await.len(), 3);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_is_said_is_told_to_the_other_side(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    put(&pool, OWN, "assessed").await;
    sqlx::query("update person set email = sign_in_name || '@example.org'").execute(&pool).await.unwrap();
    let manager = portal.person("portfolio").await;
    manager.has_done(OWN, "comment", &[("kind", "status"), ("text", "Beginnt im März.")]).await;
    let sent = mails(&pool).await;
    let to: Vec<&str> = sent.iter().map(|(to, ..)| to.as_str()).collect();
    assert_eq!(to, ["head-services@example.org"], "those who wrote it are not told");
    assert_eq!(sent[0].1, "DIG-001 Online-Antrag Briefwahl: Sachstand");
    assert!(sent[0].2.starts_with(
        "Guten Tag Harald Brinkmann,\n\nPetra Lindner hat zum Vorhaben DIG-001 „Online-Antrag Briefwahl“ \
         (Bürgerdienste) geschrieben:\n\nSachstand:\nBeginnt im März.\n\n"
    ));
    // What a department says is told to portfolio management, another department's also to the own one.
    let head = portal.person("head-services").await;
    head.has_done(OWN, "comment", &[("kind", "answer"), ("text", "Gut.")]).await;
    let youth = portal.person("head-youth").await;
    youth.has_done(OWN, "comment", &[("text", "Das stört uns.")]).await;
    let to: Vec<String> = mails(&pool).await.into_iter().skip(1).map(|(to, ..)| to).collect();
    assert_eq!(to.len(), 3);
    assert_eq!(to[0], "portfolio@example.org");
    assert!(to[1..].contains(&"portfolio@example.org".to_owned()));
    assert!(to[1..].contains(&"head-services@example.org".to_owned()));

    // Who wants no mails gets none.
    sqlx::query("update person set wants_mail = false").execute(&pool).await.unwrap();
    manager.has_done(OWN, "comment", &[("kind", "status"), ("text", "Begonnen.")]).await;
    assert_eq!(mails(&pool).await.len(), 4);
}
