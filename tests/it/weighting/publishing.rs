// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use axum::http::StatusCode;
use chrono::TimeDelta;
use sqlx::PgPool;
use vorrang::{
    assessment::all_criteria,
    kit::{clock::Clock, page::Installation},
    people::AccessRules,
    state::AppState,
    weighting,
};

use super::{REASON, Seen, draft, hidden, location, logged, publish, save, submit, versions};
use crate::support::portal::{Portal, test_day};

async fn is_fresh(pool: &PgPool) -> bool {
    sqlx::query_scalar("select inputs_revision = standings_revision from board_state")
        .fetch_one(pool)
        .await
        .unwrap()
}

async fn places(pool: &PgPool) -> Vec<(i64, Option<i32>, Option<i32>)> {
    sqlx::query_as("select project_id, place, position from standing order by project_id")
        .fetch_all(pool)
        .await
        .unwrap()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_draft_that_somebody_else_approves_is_the_next_version(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let author = portal.person("leadership").await;
    let other = portal.person("leadership-second").await;
    let before = places(&pool).await;
    let address = draft(&author, "Mehr Bürgernutzen", [10, 20, 60, 10]).await;
    submit(&author, &address).await;

    // Its author cannot, whatever is sent.
    let own = author.get(&format!("{address}/publish")).await;
    assert_eq!(own.status, StatusCode::FORBIDDEN);
    assert!(own.text(".lead").contains("Nach dem Vier-Augen-Prinzip muss eine andere Person"));
    let seen = Seen::by(&other, &address).await;
    assert_eq!(seen.send(&author, &address).await.status, StatusCode::FORBIDDEN);
    assert_eq!(versions(&pool).await, 1);

    let published = seen.send(&other, &address).await;
    assert_eq!(location(&published), "/weightings/2?done=published");
    assert!(is_fresh(&pool).await, "the places came with the weighting");
    let after = places(&pool).await;
    assert_ne!(after, before);
    // They are those that would be worked out from nothing.
    sqlx::query("delete from standing").execute(&pool).await.unwrap();
    sqlx::query("update board_state set standings_revision = 0").execute(&pool).await.unwrap();
    vorrang::board::refresh_standings(&pool).await.unwrap();
    assert_eq!(places(&pool).await, after);

    let mut db = pool.acquire().await.unwrap();
    let second = weighting::weighting_in_force(&mut db).await.unwrap().unwrap();
    assert_eq!((second.version, second.author.as_str()), (2, "Dr. Lorenz Hagemann"));
    assert_eq!(second.approval.as_ref().unwrap().name, "Sabine Reuter");
    assert_eq!((second.reason.as_str(), second.published_at), (REASON, test_day()));
    let criteria = all_criteria(&mut db).await.unwrap();
    assert_eq!(weighting::in_order(&second.points, &criteria), [10, 20, 60, 10]);
    let four_eyes: Vec<bool> = sqlx::query_scalar("select four_eyes from weighting order by version")
        .fetch_all(&pool)
        .await
        .unwrap();
    assert_eq!(four_eyes, [false, true]);

    let page = other.follow(&published).await;
    let facts = ["24.11.2026, 12:00 Uhr", "Dr. Lorenz Hagemann", "Sabine Reuter", REASON];
    assert_eq!(page.texts(".facts dd"), facts);
    let list = portal.get("/weightings").await;
    let rows = list.rows(".versions tbody");
    assert_eq!(rows[0], ["Gewichtung 2 gilt", facts[0], facts[1], facts[2], facts[3]]);
    assert_eq!(rows[1][2..4], ["Einrichtung des Portals", "bei der Einrichtung"]);
    assert!(portal.get("/").await.text(".lead").ends_with("Gewichtung 2"));
    assert!(portal.get("/method").await.text("#weights ~ .note").contains("Gewichtung 2"));
    assert_eq!(
        logged(&pool).await.last().unwrap(),
        &("weighting-published".to_owned(), "Gewichtung 2".to_owned(), Some(REASON.to_owned()))
    );
    let log = portal.person("auditor").await.get("/log").await;
    assert!(log.texts(".log__deed")[1].starts_with("Rangliste festgehalten: "));
    assert_eq!(log.texts(".log__deed")[2], "Gewichtung veröffentlicht: Gewichtung 2");
    // What has been published stays as it is.
    let read = author.get(&address).await;
    assert_eq!(location(&read), "/weightings/2");
    assert_eq!(author.post(&format!("{address}/discard"), &[]).await.status, StatusCode::CONFLICT);
    assert_eq!(
        author.post(&format!("{address}/share"), &[("shared", "no")]).await.status,
        StatusCode::CONFLICT
    );
    // The button pressed twice has done what it should.
    assert_eq!(location(&seen.send(&other, &address).await), "/weightings/2?done=published");
    assert_eq!(versions(&pool).await, 2);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_nobody_asked_to_approve_is_not_published(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let author = portal.person("leadership").await;
    let other = portal.person("leadership-second").await;
    let address = draft(&author, "Geteilt", [10, 20, 60, 10]).await;
    author.post(&format!("{address}/share"), &[("shared", "yes")]).await;
    assert_eq!(other.get(&format!("{address}/publish")).await.status, StatusCode::CONFLICT);
    submit(&author, &address).await;
    let seen = Seen::by(&other, &address).await;
    // Changed behind the approver's back: the text that was seen is not the one that would count.
    save(&author, &address, "Geteilt", &["1", "1", "1", "1"].map(str::to_owned)).await;
    let refused = seen.send(&other, &address).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    submit(&author, &address).await;
    let changed = seen.send(&other, &address).await;
    assert_eq!(changed.status, StatusCode::CONFLICT);
    assert!(changed.texts(".notice p").join(" ").contains("Dies ist die neue Fassung."));
    assert_eq!(versions(&pool).await, 1);
    assert_eq!(location(&Seen::on(&changed).send(&other, &address).await), "/weightings/2?done=published");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn two_who_publish_at_once_get_one_version(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let author = portal.person("leadership").await;
    let other = portal.person("leadership-second").await;
    let one = draft(&author, "Von Hagemann", [10, 20, 60, 10]).await;
    let two = draft(&other, "Von Reuter", [70, 10, 10, 10]).await;
    submit(&author, &one).await;
    submit(&other, &two).await;
    let (seen_one, seen_two) = (Seen::by(&other, &one).await, Seen::by(&author, &two).await);
    let (first, second) = tokio::join!(seen_one.send(&other, &one), seen_two.send(&author, &two));
    assert_eq!(versions(&pool).await, 2);
    let other_won = first.status == StatusCode::SEE_OTHER;
    let (winner, loser, name, seen, visitor, address) = if other_won {
        (first, second, "Sabine Reuter", seen_two, &author, &two)
    } else {
        (second, first, "Dr. Lorenz Hagemann", seen_one, &other, &one)
    };
    assert_eq!(location(&winner), "/weightings/2?done=published");
    assert_eq!(loser.status, StatusCode::CONFLICT);
    let said = loser.text(".lead");
    assert!(
        said.starts_with(&format!("{name} hat am 24.11.2026, 12:00 Uhr die Gewichtung 2 veröffentlicht."))
    );
    assert!(loser.texts("main li").contains(&"Gewichtung 2".to_owned()));

    // Whoever was slower looks again, is told what the draft was made on, and has to confirm it.
    assert_eq!(seen.send(visitor, address).await.status, StatusCode::CONFLICT);
    let again = visitor.get(&format!("{address}/publish")).await;
    assert_eq!(
        again.text(".notice p"),
        "Der Entwurf wurde zuletzt gespeichert, als Gewichtung 1 galt. Inzwischen gilt Gewichtung 2."
    );
    let unconfirmed = Seen::on(&again).send(visitor, address).await;
    assert_eq!(unconfirmed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unconfirmed.text("#confirm-error").starts_with("Bitte bestätigen Sie"));
    let confirmed = Seen::on(&again).confirmed().send(visitor, address).await;
    assert_eq!(location(&confirmed), "/weightings/3?done=published");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn one_draft_is_published_once(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let author = portal.person("leadership").await;
    let other = portal.person("leadership-second").await;
    sqlx::query(
        "insert into person_role (person_id, role)
         select id, 'leadership' from person where sign_in_name = 'portfolio'",
    )
    .execute(&pool)
    .await
    .unwrap();
    let third = portal.person("portfolio").await;
    let address = draft(&author, "Von Hagemann", [10, 20, 60, 10]).await;
    submit(&author, &address).await;
    let seen = Seen::by(&other, &address).await;
    Seen::by(&third, &address).await;
    let (first, second) = tokio::join!(seen.send(&other, &address), seen.send(&third, &address));
    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [StatusCode::SEE_OTHER, StatusCode::CONFLICT]);
    assert_eq!(versions(&pool).await, 2);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_draft_made_on_older_data_says_so_and_is_confirmed(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let author = portal.person("leadership").await;
    let other = portal.person("leadership-second").await;
    let address = draft(&author, "Versuch", [10, 20, 60, 10]).await;
    submit(&author, &address).await;
    let change = async |level: i16| {
        sqlx::query("update assessed_level set half_levels = $1 where project_id = 1 and criterion_id = 1")
            .bind(level)
            .execute(&pool)
            .await
            .unwrap();
    };
    let seen = Seen::by(&other, &address).await;
    change(3).await;
    // What was seen is past: the page comes again, with a box that is not ticked.
    let again = seen.send(&other, &address).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(again.text(".notice p").contains("haben sich Vorhaben oder Bewertungen geändert"));
    assert!(again.text("#confirm-error").starts_with("Während Sie diese Seite angesehen haben"));
    assert!(again.all("[name=confirm][checked]").is_empty());
    // A newer change asks again.
    let confirmed = Seen::on(&again).confirmed();
    change(4).await;
    let once_more = confirmed.send(&other, &address).await;
    assert_eq!(once_more.status, StatusCode::CONFLICT);
    assert_eq!(versions(&pool).await, 1);
    let published = Seen::on(&once_more).confirmed().send(&other, &address).await;
    assert_eq!(location(&published), "/weightings/2?done=published");
    assert!(is_fresh(&pool).await);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn saving_again_is_looking_again(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let author = portal.person("leadership").await;
    let points = ["10", "20", "60", "10"].map(str::to_owned);
    let address = draft(&author, "Versuch", [10, 20, 60, 10]).await;
    assert!(author.get(&address).await.all(".notice").is_empty());
    sqlx::query("update assessed_level set half_levels = 3 where project_id = 1")
        .execute(&pool)
        .await
        .unwrap();
    assert_eq!(author.get(&address).await.all(".notice").len(), 1);
    save(&author, &address, "Versuch", &points).await;
    assert!(author.get(&address).await.all(".notice").is_empty());
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_criterion_that_came_later_has_to_be_given_points(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let author = portal.person("leadership").await;
    let other = portal.person("leadership-second").await;
    let address = draft(&author, "Versuch", [10, 20, 60, 10]).await;
    submit(&author, &address).await;
    sqlx::query(
        "insert into criterion (key, position, name_de, name_en, short_name_de, short_name_en,
                                question_de, question_en, evidence_de, evidence_en)
         values ('klima-5', 5, 'Klimaschutz', 'Climate', 'Klima', 'Climate', '?', '?', '!', '!')",
    )
    .execute(&pool)
    .await
    .unwrap();
    let refused = other.get(&format!("{address}/publish")).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    let page = author.get(&address).await;
    assert!(page.texts(".notice p").iter().any(|said| said.contains("noch keine Punkte: Klimaschutz.")));
    assert_eq!(hidden(&page, "points-klima-5"), "");
    let forgotten = save(&author, &address, "Versuch", &["1", "1", "1", "1"].map(str::to_owned)).await;
    assert_eq!(forgotten.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(forgotten.text("#points-klima-5-error").starts_with("Bitte geben Sie Punkte an."));
    assert_eq!(versions(&pool).await, 1);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn where_one_is_enough_everybody_is_told(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let access = AccessRules { is_board_public: true, demonstration_sign_in: true, ..AccessRules::default() };
    let clock = Clock::Fixed(test_day() + TimeDelta::minutes(5));
    let state = AppState::new(pool.clone(), clock, Installation { demonstration: true });
    let portal = Portal::of(AppState { access, four_eyes: false, ..state });
    let author = portal.person("leadership").await;
    let address = draft(&author, "Allein", [10, 20, 60, 10]).await;
    let form = author.get(&format!("{address}/publish")).await;
    let without = Seen::on(&form).send(&author, &address).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!without.text("#reason-error").is_empty(), "a reason is needed all the same");
    let mut fields = Seen::on(&form);
    fields.0.push(("reason", REASON.to_owned()));
    let published = fields.send(&author, &address).await;
    assert_eq!(author.follow(&published).await.texts(".facts dd")[2], "ohne zweite Person");
    for address in ["/", "/weightings"] {
        let said = portal.get(address).await.texts("main").join(" ");
        assert!(said.contains("Das Vier-Augen-Prinzip ist ausgeschaltet"), "{address}");
    }
    let usual = Portal::on(&pool, Installation { demonstration: true }, test_day());
    assert!(!usual.get("/").await.texts("main").join(" ").contains("Vier-Augen-Prinzip"));
    let address = draft(&author, "Allein", [10, 20, 50, 10]).await;
    let other = portal.person("leadership-second").await;
    submit(&author, &address).await;
    assert_eq!(publish(&other, &address).await.status, StatusCode::SEE_OTHER);
    let four_eyes: Vec<bool> = sqlx::query_scalar("select four_eyes from weighting order by version")
        .fetch_all(&pool)
        .await
        .unwrap();
    assert_eq!(four_eyes, [false, false, true]);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn whoever_publishes_has_just_typed_a_password(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let address = draft(&portal.person("leadership").await, "Mehr Bürgernutzen", [10, 20, 60, 10]).await;
    submit(&portal.person("leadership").await, &address).await;
    let other = portal.person("leadership-second").await;
    let seen = Seen::by(&other, &address).await;
    sqlx::query("update session set authenticated_at = authenticated_at - interval '16 minutes'")
        .execute(&pool)
        .await
        .unwrap();
    let refused = seen.send(&other, &address).await;
    let sign_in = location(&refused).to_owned();
    assert!(sign_in.starts_with("/sign-in?next=%2Fweightings%2Fdrafts%2F"), "{sign_in}");
    assert!(sign_in.ends_with("&again=yes"), "{sign_in}");
    assert_eq!(versions(&pool).await, 1);
    // Whoever has no right to it is not even asked.
    let reader = portal.person("reader").await;
    assert_eq!(seen.send(&reader, &address).await.status, StatusCode::FORBIDDEN);

    let other = portal.person("leadership-second").await;
    assert_eq!(location(&publish(&other, &address).await), "/weightings/2?done=published");
}
