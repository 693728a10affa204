// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What the rooms show each other: each query with rows that must differ.

use sqlx::PgPool;
use vorrang::{
    assessment::{self, CriterionId},
    kit::i18n::Locale,
    people, projects,
    projects::{Kind, PersonDays, ProjectNumber, State},
    ranking::HalfLevels,
    weighting::{self, Weighting},
};

use crate::support::portal::{Portal, test_day};

fn number(text: &str) -> ProjectNumber {
    text.parse().unwrap()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn departments_follow_the_german_dictionary(pool: PgPool) {
    let names =
        ["Zoo", "Ämterlotse", "Amt für Wohnen", "Öffentliche Ordnung", "Ordnungsamt"].map(str::to_owned);
    people::insert_departments(&pool, &names).await.unwrap();
    let all = people::all_departments(&pool).await.unwrap();
    let all: Vec<&str> = all.iter().map(|department| department.name.as_str()).collect();
    assert_eq!(all, ["Amt für Wohnen", "Ämterlotse", "Öffentliche Ordnung", "Ordnungsamt", "Zoo"]);
    let some = people::departments_by_name(&pool, &["Zoo".to_owned(), "zoo".to_owned(), "Park".to_owned()])
        .await
        .unwrap();
    assert_eq!(some.len(), 1);
    assert_eq!(some[0].name, "Zoo");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_project_is_found_by_its_number_and_no_other(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let project = projects::find_by_number(&pool, &number("DIG-004")).await.unwrap().unwrap();
    assert_eq!(project.title, "Elektronische Aktenführung");
    assert_eq!(project.department.name, "Dortmunder Systemhaus");
    assert_eq!((project.kind, project.state), (Kind::Background, State::InProgress));
    assert_eq!(project.effort, Some(PersonDays(2400)));
    assert_eq!(project.deadline, None);
    let other = projects::find_by_number(&pool, &number("DIG-012")).await.unwrap().unwrap();
    assert_eq!(other.state, State::InProgress);
    assert_eq!(other.deadline.unwrap().to_string(), "2025-10-14");
    assert!(projects::find_by_number(&pool, &number("DIG-999")).await.unwrap().is_none());
    let known = projects::existing_numbers(&pool, &[number("DIG-999"), number("DIG-004")]).await.unwrap();
    assert_eq!(known, [(number("DIG-004"), project.id)]);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn criteria_come_in_their_order_with_their_levels(pool: PgPool) {
    Portal::empty(&pool).await;
    let mut db = pool.acquire().await.unwrap();
    let criteria = assessment::all_criteria(&mut db).await.unwrap();
    let keys: Vec<&str> = criteria.iter().map(|criterion| criterion.key.as_str()).collect();
    assert_eq!(keys, ["gesetz", "politik", "buerger", "unternehmen"]);
    let law = &criteria[0];
    assert_eq!(law.levels.len(), 6);
    assert!(law.levels[0].get(Locale::De).starts_with("Kein Rechtsbezug"));
    assert!(criteria[3].levels[5].get(Locale::En).starts_with("High effect"));
    // A half level lies between two anchors.
    let anchors: Vec<&str> =
        law.anchors(HalfLevels::new(9).unwrap()).map(|anchor| anchor.get(Locale::En)).collect();
    assert_eq!(anchors, [law.levels[4].en.as_str(), law.levels[5].en.as_str()]);
    assert_eq!(law.anchors(HalfLevels::new(10).unwrap()).count(), 1);

    sqlx::query("update criterion set position = 5 - position").execute(&pool).await.unwrap();
    let turned = assessment::all_criteria(&mut db).await.unwrap();
    assert_eq!(turned[0].key, "unternehmen");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_highest_version_is_in_force(pool: PgPool) {
    let mut db = pool.acquire().await.unwrap();
    assert!(weighting::weighting_in_force(&mut db).await.unwrap().is_none());
    Portal::empty(&pool).await;
    let first = weighting::weighting_in_force(&mut db).await.unwrap().unwrap();
    assert_eq!(first.version, 1);
    let points: Vec<u32> = first.points.iter().map(|(_, points)| *points).collect();
    assert_eq!(points, [40, 20, 25, 15]);
    assert_eq!(first.points_of(CriterionId(-1)), 0);
    let (criterion, _) = first.points[1];
    let second =
        Weighting { version: 2, points: vec![(criterion, 1_000_000)], published_at: test_day(), ..first };
    weighting::insert_weighting(&mut db, &second).await.unwrap();
    let in_force = weighting::weighting_in_force(&mut db).await.unwrap().unwrap();
    assert_eq!(in_force.version, 2);
    assert_eq!(in_force.points, [(criterion, 1_000_000)]);
    assert!(weighting::insert_weighting(&mut db, &second).await.is_err(), "a number is given once");
}
