// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What other weights would do, held to places that are counted one by one.

use axum::http::StatusCode;
use proptest::{prelude::*, strategy::ValueTree as _, test_runner::TestRunner};
use sqlx::PgPool;

use super::{LEFT, Line, TOP, fields, lines, with};
use crate::support::portal::Portal;

/// A project with its half levels, in the order of the criteria.
type Candidate = (String, Vec<Option<i64>>);

async fn candidates(pool: &PgPool) -> Vec<Candidate> {
    sqlx::query_as(
        "select number, array(
             select assessed_level.half_levels::bigint
             from criterion left join assessed_level
               on assessed_level.criterion_id = criterion.id and assessed_level.project_id = project.id
             order by criterion.position)
         from project where state in ('assessed', 'prioritised', 'in_progress')
         order by coalesce(deadline, 'infinity'), number",
    )
    .fetch_all(pool)
    .await
    .unwrap()
}

/// One more than there are better ones; none for whoever lacks a level that counts.
fn places(candidates: &[Candidate], points: [i64; 4]) -> Vec<Option<usize>> {
    let score = |(_, levels): &Candidate| -> Option<i64> {
        let products = points.iter().zip(levels).filter(|(points, _)| **points > 0);
        products.map(|(points, level)| level.map(|level| points * level)).sum()
    };
    let scores: Vec<Option<i64>> = candidates.iter().map(score).collect();
    let better = |own: i64| scores.iter().flatten().filter(|other| **other > own).count();
    scores.iter().map(|score| score.map(|own| 1 + better(own))).collect()
}

fn change(before: Option<usize>, now: Option<usize>) -> String {
    let is_in = |place: Option<usize>| place.is_some_and(|place| place <= 25);
    match (before, now) {
        _ if before == now => "unverändert".to_owned(),
        (None, _) => "↑ neu dabei, bisher ohne Platz".to_owned(),
        (Some(before), None) => {
            format!("↓ von {before} herausgefallen, jetzt ohne Platz: eine Bewertung fehlt")
        }
        (Some(before), Some(now)) => {
            let arrow = if now < before { "↑" } else { "↓" };
            let what = match (is_in(Some(before)), is_in(Some(now))) {
                (false, true) => ", neu dabei",
                (true, false) => ", fällt heraus",
                _ => "",
            };
            format!("{arrow} von {before} auf {now}{what}")
        }
    }
}

/// What the page has to show for these points, and how many come, go and move.
fn expected(candidates: &[Candidate], in_force: [i64; 4], points: [i64; 4]) -> ([Vec<Line>; 2], [usize; 3]) {
    let (before, now) = (places(candidates, in_force), places(candidates, points));
    let is_in = |place: Option<usize>| place.is_some_and(|place| place <= 25);
    let rows = || candidates.iter().zip(before.iter().copied().zip(now.iter().copied()));
    let line = |(number, levels): &Candidate, before: Option<usize>, now: Option<usize>| {
        let score: i64 = points.iter().zip(levels).map(|(points, level)| points * level.unwrap_or(0)).sum();
        let total: i64 = points.iter().sum();
        let tenths = (200 * score + total) / (2 * total); // half up
        let shown = now.map(|_| format!("{},{}", tenths / 10, tenths % 10)).unwrap_or_default();
        let place = now.map_or_else(|| "–noch ohne Platz".to_owned(), |now| now.to_string());
        (place, number.clone(), change(before, now), shown)
    };
    let mut top: Vec<(Option<usize>, Line)> = Vec::new();
    let mut left: Vec<(Option<usize>, Line)> = Vec::new();
    let (mut entering, mut moving) = (0, 0);
    for (candidate, (before, now)) in rows() {
        if is_in(now) {
            top.push((now, line(candidate, before, now)));
            entering += usize::from(!is_in(before));
            moving += usize::from(is_in(before) && before != now);
        } else if is_in(before) {
            left.push((before, line(candidate, before, now)));
        }
    }
    top.sort_by_key(|(place, _)| *place); // stable
    left.sort_by_key(|(place, _)| *place);
    let leaving = left.len();
    let only = |lines: Vec<(Option<usize>, Line)>| lines.into_iter().map(|(_, line)| line).collect();
    ([only(top), only(left)], [entering, leaving, moving])
}

const IN_FORCE: [i64; 4] = [40, 20, 25, 15];

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn other_points_move_projects_as_counting_says(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let candidates = candidates(&pool).await;
    assert!(candidates.len() > 40);
    let tried: [[i64; 4]; 9] = [
        [10, 40, 25, 15],
        [40, 20, 25, 16],
        [0, 1, 0, 0],
        [1, 0, 0, 1],
        [0, 0, 0, 7],
        [1_000_000, 999_999, 1, 0],
        [25, 25, 25, 25],
        [521, 271, 146, 62],
        [39, 21, 25, 15],
    ];
    for points in tried {
        expect_as_counted(&portal, &candidates, points).await;
    }
}

async fn expect_as_counted(portal: &Portal, candidates: &[Candidate], points: [i64; 4]) {
    let typed = points.map(|points| points.to_string());
    let page = portal.get(&with(typed.each_ref().map(String::as_str))).await;
    assert_eq!(page.status, StatusCode::OK);
    let ([top, left], [entering, leaving, moving]) = expected(candidates, IN_FORCE, points);
    assert_eq!(lines(&page, TOP), top, "{points:?}");
    assert_eq!(lines(&page, LEFT), left, "{points:?}");
    let sentence = page.text(".weigh__sentence");
    if entering + leaving + moving == 0 {
        assert!(sentence.starts_with("Die Top 25 bleiben, wie sie sind"), "{points:?}: {sentence}");
    } else {
        let numbers: Vec<usize> = sentence
            .replace("Kein", "0")
            .replace("keines", "0")
            .split(|letter: char| !letter.is_ascii_digit())
            .filter_map(|number| number.parse().ok())
            .collect();
        assert_eq!(numbers, [entering, leaving, moving], "{points:?}: {sentence}");
    }
    let tie = page.texts(".weigh__outcome .note").join(" ");
    let says_tie = tie.contains(&format!("umfassen die Top 25 hier {} Vorhaben", top.len()));
    assert_eq!(says_tie, top.len() > 25, "{points:?}: {tie}");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn whatever_the_levels_and_points_the_preview_is_what_counting_says(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let mut runner = TestRunner::default();
    let points = prop::array::uniform4(prop_oneof![Just(0_i64), 1..6_i64, 0..1_000_001_i64]);
    let points = points.prop_filter("no weighting", |points| points.iter().any(|points| *points > 0));
    for _ in 0..6 {
        // Few levels make many ties, and one in twenty is missing.
        sqlx::query("update assessed_level set half_levels = floor(random() * 6)")
            .execute(&pool)
            .await
            .unwrap();
        sqlx::query("delete from assessed_level where random() < 0.05").execute(&pool).await.unwrap();
        let candidates = candidates(&pool).await;
        for _ in 0..6 {
            let points = points.new_tree(&mut runner).unwrap().current();
            expect_as_counted(&portal, &candidates, points).await;
        }
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_weights_in_force_change_nothing(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let places: Vec<(String, String)> = include_str!("../../data/places.csv")
        .lines()
        .skip(1)
        .map(|line| line.split(';').map(str::to_owned).collect::<Vec<_>>())
        .filter(|cells| cells[0].parse::<u32>().unwrap() <= 25)
        .map(|cells| (cells[0].clone(), cells[1].clone()))
        .collect();
    assert!(places.len() >= 25);
    let same = [with(["40", "20", "25", "15"]), with(["8", "4", "5", "3"]), "/my-view".to_owned()];
    for address in same {
        let page = portal.get(&address).await;
        assert_eq!(page.status, StatusCode::OK);
        let shown = lines(&page, TOP);
        let mut found: Vec<_> = shown.iter().map(|line| (line.0.clone(), line.1.clone())).collect();
        found.sort_by_key(|(place, number)| (place.parse::<u32>().unwrap(), number.clone()));
        assert_eq!(found, places, "{address}");
        assert!(shown.iter().all(|line| line.2 == "unverändert"), "{address}");
        assert_eq!(lines(&page, LEFT), [], "{address}");
        assert_eq!(
            page.text(".weigh__sentence"),
            "Die Top 25 bleiben, wie sie sind: dieselben Vorhaben auf denselben Plätzen."
        );
    }
    // In the order of the board as well.
    let board: Vec<String> = portal
        .get("/")
        .await
        .texts(".projects tbody:not(.below) .title small")
        .iter()
        .map(|small| small.split(' ').next().unwrap().to_owned())
        .collect();
    let shown: Vec<String> =
        lines(&portal.get("/my-view").await, TOP).into_iter().map(|line| line.1).collect();
    assert_eq!(shown, board);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_change_of_the_data_is_seen_by_the_next_preview(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let address = with(["40", "20", "25", "0"]);
    let line = lines(&portal.get(&address).await, TOP).into_iter().find(|line| line.1 == "DIG-021").unwrap();
    assert!(line.2.starts_with("↓ von 1 auf"), "{}", line.2);
    let without = "delete from assessed_level
        where project_id = (select id from project where number = 'DIG-021')
          and criterion_id = (select id from criterion where key = 'unternehmen')";
    sqlx::query(without).execute(&pool).await.unwrap();
    // With the weights in force it now lacks a level, with these it does not.
    let page = portal.get(&address).await;
    let line = lines(&page, TOP).into_iter().find(|line| line.1 == "DIG-021").unwrap();
    assert_eq!(line.2, "↑ neu dabei, bisher ohne Platz");
    let notes = page.texts(".weigh__outcome .note").join(" ");
    assert!(!notes.contains("keinen Platz"), "{notes}");

    let page = portal.get("/my-view").await;
    assert!(lines(&page, TOP).iter().all(|line| line.1 != "DIG-021"));
    let notes = page.texts(".weigh__outcome .note").join(" ");
    assert!(
        notes.contains("1 Vorhaben im Verfahren hat noch keinen Platz, weil Bewertungen fehlen."),
        "{notes}"
    );
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn who_lacks_a_level_that_begins_to_count_loses_the_place(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let without = "delete from assessed_level
        where project_id = (select id from project where number = 'DIG-030')
          and criterion_id = (select id from criterion where key = 'unternehmen')";
    sqlx::query(without).execute(&pool).await.unwrap();
    sqlx::query(
        "with new as (
             insert into weighting (version, author, reason, published_at)
             values (2, 'Vera Muster', 'Unternehmen zählen nicht.', now()) returning id
         )
         insert into weighting_points (weighting_id, criterion_id, points)
         select new.id, criterion.id, case when key = 'unternehmen' then 0 else 20 end from criterion, new",
    )
    .execute(&pool)
    .await
    .unwrap();
    let page = portal.get(&with(["20", "20", "20", "1"])).await;
    let left = lines(&page, LEFT);
    let line = left.iter().find(|line| line.1 == "DIG-030").unwrap();
    assert_eq!(line.0, "–noch ohne Platz");
    assert!(line.2.ends_with("herausgefallen, jetzt ohne Platz: eine Bewertung fehlt"), "{}", line.2);
    assert!(page.text(".weigh__outcome").contains("(amtlich: 0)"));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_address_holds_everything(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let address = with(["1", "0", "500", "33"]);
    let page = portal.get(&address).await;
    assert_eq!(fields(&page), ["1", "0", "500", "33"]);
    // Percent whatever the points add up to, rounded half up.
    let shares = page.texts(".weigh__share strong");
    assert_eq!(
        shares,
        ["0,2\u{a0}%", "0\u{a0}%", "93,6\u{a0}%", "6,2\u{a0}%"].map(|it| it.replace('\u{a0}', " "))
    );
    assert_eq!(page.text(".weigh__sum strong"), "534 Punkte");
    let sliders: Vec<&str> =
        page.all("[type=range]").iter().map(|slider| slider.attr("max").unwrap()).collect();
    assert_eq!(sliders, ["1000"; 4]);
    // The same in English, the way back to what is in force, and what is in force beside it.
    let english = portal.get(&page.link("English")).await;
    assert_eq!(fields(&english), ["1", "0", "500", "33"]);
    assert!(english.text(".weigh__sentence").contains("come in"));
    let official = portal.get(&page.link("Amtliche Gewichtung wiederherstellen")).await;
    assert_eq!(fields(&official), ["40", "20", "25", "15"]);
    assert_eq!(page.texts(".weigh__share small")[0], "amtlich 40 %");
    // Marked as what it is, and only as that.
    assert!(page.text(".notice").starts_with("Ihre Sicht – nicht die amtliche Reihenfolge."));
    assert_eq!(page.link("Zur amtlichen Rangliste (Gewichtung 1)"), "/");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn without_projects_nothing_moves(pool: PgPool) {
    let portal = Portal::empty(&pool).await;
    let page = portal.get(&with(["1", "2", "3", "4"])).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(lines(&page, TOP), []);
    assert!(page.text(".weigh__sentence").starts_with("Die Top 25 bleiben"));
}
