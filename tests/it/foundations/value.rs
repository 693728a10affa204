// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Value against effort.

use sqlx::PgPool;
use vorrang::portfolio::{Network, ValuePicture};

use super::member;
use crate::support::portal::{Portal, text};

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn every_point_leads_to_its_project_and_the_table_says_the_same(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    sqlx::query("update project set effort_days = null where number = 'DIG-003'")
        .execute(&pool)
        .await
        .unwrap();
    let page = portal.get("/value-and-effort").await;
    let rows = page.rows(".value-table tbody");
    let points = page.all("a.plot__point");
    assert_eq!((rows.len(), points.len()), (61, 61));
    assert!(page.text("main").contains("1 Vorhaben hat noch keinen geschätzten Aufwand"));
    assert!(page.all(".plot__cell").is_empty(), "all can be told apart");
    for point in &points {
        let label = point.attr("aria-label").unwrap();
        let number = &label[..7];
        assert_eq!(point.attr("href"), Some(&*format!("/projects/{number}")));
        let row = rows.iter().find(|row| row[0].starts_with(number)).unwrap();
        assert!(
            label.contains(&format!("{} Punkte, {} Personentage, Platz {}", row[2], row[3], row[1])),
            "{label}"
        );
        assert_eq!(label.ends_with("auf der Effizienzlinie"), row[5] == "auf der Linie", "{label}");
    }
    let efficient: Vec<_> = rows.iter().filter(|row| row[5] == "auf der Linie").collect();
    let density = |row: &[String]| row[4].replace(',', "").parse::<u32>().unwrap();
    assert!(!efficient.is_empty() && rows.is_sorted_by_key(|row| std::cmp::Reverse(density(row))));
    assert_eq!(rows[0][5], "auf der Linie", "what brings the most for a day is a corner");
    let best =
        page.texts(".value-table tbody td:nth-child(2)").iter().position(|place| place == "1").unwrap();
    assert_eq!(rows[best][5], "auf der Linie", "nothing stands above what has the most points");
    assert_eq!(portal.get("/").await.link("Wert und Aufwand"), "/value-and-effort");
    assert_eq!(portal.get("/start-order").await.link("Wert und Aufwand"), "/value-and-effort");
    let english = portal.get("/en/value-and-effort").await;
    assert!(text(english.all("h1")[0]).contains("Value and effort"));
}

#[test]
fn of_many_projects_the_board_and_the_frontier_are_drawn_and_the_others_counted() {
    // The later the place, the fewer the points; every third is large.
    let members = |count: u32| {
        let points = |place: u32| Some(1000 - place * 900 / count);
        let effort = |place: u32| Some(i32::try_from(10 + (place + 1) % 3 * 500 + place % 7).unwrap());
        (0..count).map(|place| member(place, points(place), effort(place))).collect::<Vec<_>>()
    };
    let mut all = members(2000);
    all.push(member(2001, Some(5), None));
    let picture = ValuePicture::of(&Network::of((1, 1), all, &[]).unwrap());
    let efficient = picture.offers.iter().filter(|offer| offer.is_efficient).count();
    assert!(efficient >= 2 && picture.offers.iter().all(|offer| offer.is_on_board || offer.is_efficient));
    assert_eq!(picture.offers.iter().filter(|offer| offer.is_on_board).count(), 25);
    assert_eq!(picture.offers.len() + picture.counted(), 2000);
    assert_eq!(picture.without_effort, 1);

    let few = ValuePicture::of(&Network::of((1, 1), members(100), &[]).unwrap());
    assert_eq!((few.offers.len(), few.counted()), (100, 0));
}
