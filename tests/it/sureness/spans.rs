// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use sqlx::PgPool;

use super::top;
use crate::support::portal::Portal;

/// Puts a weighting in force in which the wishes of politics have so many points.
async fn weigh_politics(pool: &PgPool, points: i32) {
    sqlx::query(
        "with new as (insert into weighting (version, author, reason, published_at)
                      select max(version) + 1, 'Test', 'Test', now() from weighting returning id),
              old as (select criterion_id, points from weighting_points
                      where weighting_id = (select id from weighting where version = 1))
         insert into weighting_points
         select new.id, criterion_id, case when key = 'politik' then $1 else points end
         from new, old join criterion on criterion.id = old.criterion_id",
    )
    .bind(points)
    .execute(pool)
    .await
    .unwrap();
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn within_the_span_the_board_stays_and_beyond_it_holds_who_is_named(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let page = portal.get("/method/stability").await;
    assert_eq!(
        page.rows("[aria-labelledby=top] .span-figures tbody")[1],
        [
            "Wünsche der Politik",
            "20 (20 %)",
            "5 (5,9 %)",
            "25 (23,8 %)",
            "+kommt hinein: DIG-034 −fällt heraus: DIG-023",
            "+kommt hinein: DIG-043 −fällt heraus: DIG-016"
        ]
    );
    assert_eq!(page.all("[aria-labelledby=top] .span__strip[role=img]").len(), 4);
    let words = &page.texts("[aria-labelledby=top] .span__words")[1];
    assert!(
        words.starts_with("„Wünsche der Politik“ kann zwischen 5 und 25 Punkten liegen, jetzt sind es 20."),
        "{words}"
    );
    assert!(
        words.contains(
            "Mit mehr Punkten kommt DIG-043 Grundbesitzabgabenbescheid digital hinein, und DIG-016"
        ),
        "{words}"
    );
    let first = page.rows("[aria-labelledby=first] .span-figures tbody");
    assert_eq!(first[0][3], "ohne Grenze (100 %)");

    let english = portal.get("/en/method/stability").await;
    assert_eq!(english.text("h1"), "How sure is the Top 25?");
    assert_eq!(english.rows("[aria-labelledby=top] .span-figures tbody")[1][2], "5 (5.9%)");

    // The board itself agrees.
    let before = top(&portal.get("/").await);
    for points in [6, 24] {
        weigh_politics(&pool, points).await;
        assert_eq!(top(&portal.get("/").await), before, "{points}");
    }
    let swapped = |enters: &str, leaves: &str| {
        let mut after: Vec<String> = before.iter().filter(|number| *number != leaves).cloned().collect();
        after.push(enters.to_owned());
        after.sort();
        after
    };
    weigh_politics(&pool, 26).await;
    assert_eq!(top(&portal.get("/").await), swapped("DIG-043", "DIG-016"));
    weigh_politics(&pool, 4).await;
    assert_eq!(top(&portal.get("/").await), swapped("DIG-034", "DIG-023"));
    // At the end itself there is a tie, and the page says what that means.
    weigh_politics(&pool, 25).await;
    assert_eq!(top(&portal.get("/").await).len(), 26);
    let tied = portal.get("/method/stability").await;
    assert!(tied.texts(".note").iter().any(|note| note.contains("26 Vorhaben")), "{:?}", tied.texts(".note"));
    assert_eq!(tied.rows("[aria-labelledby=top] .span-figures tbody")[1][1..4], ["25 (23,8 %)"; 3]);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_lacks_an_assessment_is_left_out_and_counted(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    sqlx::query(
        "delete from assessed_level where project_id = (select id from project where number = 'DIG-021')",
    )
    .execute(&pool)
    .await
    .unwrap();
    let page = portal.get("/method/stability").await;
    assert!(
        page.texts(".note")
            .iter()
            .any(|note| note.starts_with("Ein Vorhaben im Verfahren hat noch keinen Platz"))
    );
    assert!(!page.text("main").contains("DIG-021"));
}
