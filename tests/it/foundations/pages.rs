// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What the pages show.

use axum::http::StatusCode;
use sqlx::PgPool;

use crate::support::portal::{Page, Portal, require};

/// What the line of a project says besides, on a list.
fn line(page: &Page, number: &str) -> String {
    page.texts(".projects .title small").into_iter().find(|line| line.starts_with(number)).unwrap()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_whole_city_is_drawn_and_listed(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let page = portal.get("/dependencies").await;
    let summary = page.texts("main > p").into_iter().find(|text| text.contains("zusammen")).unwrap();
    assert_eq!(summary, "51 Vorhaben hängen durch 60 Voraussetzungen zusammen.");
    let rows = page.rows(".needs tbody");
    assert_eq!((page.all(".network-frame .network__box").len(), rows.len()), (51, 51));
    assert_eq!(page.all(".network__lines path").len(), 56, "four follow from others");
    // Each line is there once for everybody and once hidden for each of its ends.
    assert_eq!(page.all(".network__own").len(), 2 * 56);
    assert_eq!(
        rows[0],
        ["DIG-007 Zentrales Identitäts- und Berechtigungsmanagement Platz 59", "47, davon 6 mit Frist", "–"]
    );
    let dig_2 = rows.iter().find(|row| row[0].starts_with("DIG-002")).unwrap();
    assert!(dig_2[2].starts_with("DIG-004"), "{dig_2:?}");
    let first = page
        .all(".network-frame .network__box")
        .into_iter()
        .find(|each| each.attr("href").unwrap().contains("DIG-007"));
    assert_eq!(first.unwrap().attr("href"), Some("/projects/DIG-007/dependencies"));
    // The same page again comes from memory; a change brings another one.
    assert_eq!(portal.get("/dependencies").await.bytes, page.bytes);
    require(&pool, &[]).await;
    let page = portal.get("/en/dependencies").await;
    assert!(page.texts("main").concat().contains("At present no initiative waits for another."));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_project_shows_what_it_rests_on_and_what_it_carries(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    require(
        &pool,
        &[
            ("DIG-009", "DIG-008"),
            ("DIG-008", "DIG-007"),
            ("DIG-021", "DIG-009"),
            ("DIG-021", "DIG-008"),
            ("DIG-040", "DIG-009"),
        ],
    )
    .await;
    sqlx::query("update project set state = 'completed' where number = 'DIG-007'")
        .execute(&pool)
        .await
        .unwrap();
    sqlx::query("update project set deadline = null where number = 'DIG-040'").execute(&pool).await.unwrap();
    let page = portal.get("/projects/DIG-009/dependencies").await;
    assert_eq!(
        page.text("p.lead"),
        "Das Vorhaben setzt unmittelbar oder mittelbar 2 andere voraus, davon 1 noch nicht abgeschlossen. Es ist \
         Grundlage für 2, davon 1 mit Frist."
    );
    let needs = page.rows("#needs ~ .scroll tbody");
    assert_eq!(needs[0][..3], ["DIG-008 Serviceportal mit BundID und Postfach", "unmittelbar", "6"]);
    assert_eq!(needs[1][1..], ["mittelbar", "–", "abgeschlossen"]);
    // 92 points among four, 71 among four, and 73 of its own among three.
    let carried = page.rows("#carries ~ .scroll tbody");
    assert_eq!(carried[0][1..], ["unmittelbar", "1", "92,0", "4", "23,00"]);
    assert_eq!(carried[1][3..], ["71,0", "4", "17,75"]);
    let sums = page.rows("#carries ~ .scroll tfoot");
    assert_eq!((sums[0].last().unwrap().as_str(), sums[1].last().unwrap().as_str()), ("24,33", "65,08"));
    assert!(page.texts("#carries ~ p")[0].starts_with("DIG-009 schaltet 163,0 Punkte frei."));
    assert_eq!(page.all(".network-frame .network__box").len(), 5);
    assert_eq!(page.all(".network__box--here").len(), 1);
    assert_eq!(page.all(".network__box--done").len(), 2, "one in the key");
    let alone = portal.get("/projects/DIG-001/dependencies").await;
    assert_eq!(alone.text("p.lead"), "Das Vorhaben setzt kein anderes voraus.");
    assert_eq!(alone.all(".network-frame .network__box").len(), 1);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn lists_say_how_much_rests_on_a_project(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    require(
        &pool,
        &[
            ("DIG-002", "DIG-001"),
            ("DIG-003", "DIG-002"),
            ("DIG-005", "DIG-001"),
            ("DIG-006", "DIG-005"),
            ("DIG-008", "DIG-001"),
            ("DIG-010", "DIG-008"),
            ("DIG-011", "DIG-020"),
            ("DIG-020", "DIG-030"),
        ],
    )
    .await;
    for change in [
        "update project set deadline = null where number <> 'DIG-010'",
        "update project set deadline = '2027-01-01' where number in ('DIG-003', 'DIG-006', 'DIG-010')",
        // Nobody waits through what is there; what was put off is not counted, but what waits for it is.
        "update project set state = 'completed' where number = 'DIG-005'",
        "update project set state = 'deferred' where number = 'DIG-008'",
        // What requires the merged one requires where it goes on.
        "update project set state = 'merged', merged_into = (select id from project where number = 'DIG-021')
         where number = 'DIG-020'",
    ] {
        sqlx::query(change).execute(&pool).await.unwrap();
    }
    let board = portal.get("/").await;
    assert_eq!(line(&board, "DIG-001"), "DIG-001 · Grundlage für 3, davon 2 mit Frist");
    assert_eq!(line(&board, "DIG-030"), "DIG-030 · Grundlage für 2");
    assert!(line(&board, "DIG-021").ends_with(" · Grundlage für 1"));
    let link =
        board.all("a.enabling").into_iter().find(|link| link.attr("href").unwrap().contains("DIG-001"));
    assert_eq!(link.unwrap().attr("href"), Some("/projects/DIG-001/dependencies"));
    assert!(
        !line(&portal.get("/projects?q=DIG-005").await, "DIG-005").contains("Grundlage"),
        "done: nobody waits for it"
    );
    assert!(
        line(&portal.get("/projects?q=DIG-008").await, "DIG-008")
            .ends_with("Grundlage für 1, davon 1 mit Frist")
    );
    let project = portal.get("/projects/DIG-001").await;
    assert!(
        project.texts(".note").iter().any(|note| note.starts_with("Grundlage für 3, davon 2 mit Frist."))
    );
    // The page of the project itself says the same as the list.
    let page = portal.get("/projects/DIG-001/dependencies").await;
    assert!(page.text("p.lead").ends_with("Es ist Grundlage für 3, davon 2 mit Frist."));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn of_very_many_only_some_are_counted(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    sqlx::query(
        "insert into project (number, title, summary, department_id, kind, state)
         select 'NEU-' || series, 'Neu', '', department_id, 'visible', 'assessed'
         from project, generate_series(100, 249) as series where project.number = 'DIG-001'",
    )
    .execute(&pool)
    .await
    .unwrap();
    sqlx::query(
        "insert into dependency select new.id, enabler.id from project as new, project as enabler
         where new.number like 'NEU-%' and enabler.number = 'DIG-001'",
    )
    .execute(&pool)
    .await
    .unwrap();
    let board = portal.get("/").await;
    assert!(line(&board, "DIG-001").ends_with("Grundlage für mindestens 101"), "{}", line(&board, "DIG-001"));
    let page = portal.get("/projects/DIG-001/dependencies").await;
    assert!(page.text("p.lead").ends_with("Es ist Grundlage für 150."));
    assert_eq!(page.all(".network-frame .network__box").len(), 120);
    assert!(
        page.texts(".note")
            .contains(&"31 weitere Vorhaben sind nicht gezeichnet. Gezeichnet sind die nächsten.".to_owned())
    );
    let city = portal.get("/dependencies").await;
    assert!(city.texts(".note").iter().any(|note| note.starts_with("Für ein Bild sind es zu viele.")));
    assert!(
        city.texts(".note")
            .iter()
            .any(|note| note.ends_with("Die Liste zeigt die 200, auf denen am meisten aufbaut."))
    );
    assert_eq!(city.rows(".needs tbody").len(), 200);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_start_order_explains_its_packages(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    require(&pool, &[("DIG-021", "DIG-009"), ("DIG-021", "DIG-008"), ("DIG-030", "DIG-056")]).await;
    for change in [
        "update project set effort_days = 1000",
        "update project set effort_days = 10 where number in ('DIG-021', 'DIG-008', 'DIG-009')",
        "update project set effort_days = 5 where number = 'DIG-001'",
        "update project set effort_days = null where number = 'DIG-056'",
        "update project set state = 'in_assessment' where number = 'DIG-040'",
    ] {
        sqlx::query(change).execute(&pool).await.unwrap();
    }
    let page = portal.get("/start-order").await;
    let packages = page.texts(".packages h3");
    assert_eq!(packages[0], "Paket 1: DIG-001 – 77,0 Punkte für 5 Personentage");
    assert_eq!(
        packages[1],
        "Paket 2: DIG-021 mit seinen Voraussetzungen DIG-008 und DIG-009 – 247,0 Punkte für 30 Personentage"
    );
    let notes = page.texts(".packages .note");
    assert_eq!(notes[0], "15,40 Punkte je Personentag; beginnt nach 0 Personentagen.");
    assert_eq!(notes[1], "8,23 Punkte je Personentag; beginnt nach 5 Personentagen.");
    let apart = page.rows(".apart tbody");
    let reason = |number: &str| apart.iter().find(|row| row[0].starts_with(number)).unwrap()[2].clone();
    assert_eq!(apart.len(), 3);
    assert_eq!(reason("DIG-056"), "Der Aufwand ist nicht geschätzt.");
    assert_eq!(reason("DIG-030"), "Setzt DIG-056 voraus, das selbst nicht eingeordnet ist (bewertet).");
    assert_eq!(reason("DIG-040"), "Die Bewertung ist nicht vollständig.");
    let waiting = page.rows(".waiting tbody");
    assert_eq!(
        waiting.iter().map(|row| row[0].as_str()).collect::<Vec<_>>(),
        ["Startreihenfolge", "nach Platz in der Rangliste", "untere Schranke"]
    );
    assert_eq!(waiting[0][2], "±0");
    assert!(waiting[1][2].starts_with('+'), "{waiting:?}");
    let sentences = page.texts("#waiting ~ p");
    assert!(sentences[0].starts_with("In der Startreihenfolge wartet ein Punkt im Mittel"));
    assert!(sentences[1].starts_with("Ginge die Stadt nach dem Platz in der Rangliste vor, wären es"));
    for wrong in ["0", "3", "x", "99999999999999999999"] {
        assert_eq!(portal.get(&format!("/start-order?page={wrong}")).await.status, StatusCode::NOT_FOUND);
    }
    let english = portal.get("/en/start-order").await;
    assert_eq!(english.texts(".packages h3")[0], "Package 1: DIG-001 – 77.0 points for 5 person-days");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn many_packages_come_page_by_page(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    require(&pool, &[]).await;
    let first = portal.get("/start-order").await;
    let second = portal.get(&first.link("Nächste Pakete")).await;
    assert_eq!((first.all(".packages > li").len(), second.all(".packages > li").len()), (50, 12));
    assert!(second.texts(".packages h3")[0].starts_with("Paket 51: "));
    assert_eq!(second.link("Vorherige Pakete"), "/start-order?page=1");
    // Without requirements nothing is better than value for effort.
    assert!(first.texts("#waiting ~ p").contains(&"Keine andere Reihenfolge ist besser.".to_owned()));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn credit_by_department_adds_up_to_the_points(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let page = portal.get("/start-order/credit").await;
    let hundredths = |text: &str| text.replace(['.', ','], "").parse::<u64>().unwrap();
    let rows = page.rows(".credit tbody");
    let sum = &page.rows(".credit tfoot")[0];
    for column in [2, 3] {
        let total: u64 = rows.iter().map(|row| hundredths(&row[column])).sum();
        assert_eq!(total, hundredths(&sum[column]));
    }
    assert_eq!(sum[2..], [sum[2].clone(), sum[2].clone(), "±0".to_owned()]);
    let own = rows.iter().find(|row| row[0] == "Dortmunder Systemhaus").unwrap();
    assert!(hundredths(&own[3]) > 2 * hundredths(&own[2]), "{own:?}");
    let names: Vec<String> = rows.iter().map(|row| row[0].replace('ä', "a")).collect();
    assert!(names.is_sorted() && names.iter().any(|name| name.starts_with("Stadtkammerei")), "{names:?}");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_pages_are_found_by_clicking(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let board = portal.get("/").await;
    assert_eq!(
        (board.link("Startreihenfolge"), board.link("Was worauf aufbaut")),
        ("/start-order".into(), "/dependencies".into())
    );
    let method = portal.get("/method").await;
    assert_eq!(method.link("Startreihenfolge: womit beginnen?"), "/start-order");
    assert_eq!(
        portal.get("/start-order").await.link("Wem der Nutzen zu verdanken ist"),
        "/start-order/credit"
    );
    let project = portal.get("/projects/DIG-009").await;
    assert_eq!(project.link("Bild, Anteile und alle Zusammenhänge"), "/projects/DIG-009/dependencies");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_portal_without_projects_says_so(pool: PgPool) {
    let portal = Portal::empty(&pool).await;
    for (address, sentence) in [
        ("/dependencies", "Zurzeit wartet kein Vorhaben auf ein anderes."),
        ("/start-order", "Noch kann kein Vorhaben eingeordnet werden."),
        ("/start-order/credit", "Noch hat kein Vorhaben einen Platz und damit Punkte."),
    ] {
        let page = portal.get(address).await;
        assert!(page.texts("main").concat().contains(sentence), "{address}");
    }
}
