// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Help with finding points: both ways lead to fields that are filled in.

use axum::http::StatusCode;
use sqlx::PgPool;

use super::fields;
use crate::support::portal::Portal;

fn answered(way: &str, answers: [&str; 4]) -> String {
    let keys = ["gesetz", "politik", "buerger", "unternehmen"];
    let pairs: Vec<String> =
        keys.iter().zip(answers).map(|(key, answer)| format!("{way}-{key}={answer}")).collect();
    format!("/my-view/help?{}", pairs.join("&"))
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn an_order_becomes_points(pool: PgPool) {
    let visitor = Portal::demonstration(&pool).await.visitor();
    for (order, points, percent) in [
        // Barron & Barrett (1996): 0.5208, 0.2708, 0.1458, 0.0625.
        (["1", "2", "3", "4"], ["521", "271", "146", "62"], ["52,1 %", "27,1 %", "14,6 %", "6,2 %"]),
        (["4", "1", "3", "2"], ["62", "521", "146", "271"], ["6,2 %", "52,1 %", "14,6 %", "27,1 %"]),
        (["1", "1", "1", "1"], ["250", "250", "250", "250"], ["25 %", "25 %", "25 %", "25 %"]),
        // (0.2708 + 0.1458) / 2
        (["1", "2", "2", "4"], ["521", "208", "208", "63"], ["52,1 %", "20,8 %", "20,8 %", "6,3 %"]),
    ] {
        let answer = visitor.get(&answered("order", order)).await;
        let page = visitor.follow(&answer).await;
        assert_eq!(fields(&page), points, "{order:?}");
        assert_eq!(page.texts(".weigh__share strong"), percent, "{order:?}");
        assert_eq!(page.text(".weigh__sum strong"), "1.000 Punkte");
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn compared_swings_are_the_points(pool: PgPool) {
    let visitor = Portal::demonstration(&pool).await.visitor();
    let answer = visitor.get(&answered("swing", ["100", "50", "80", "0"])).await;
    assert_eq!(fields(&visitor.follow(&answer).await), ["100", "50", "80", "0"]);
    let english = visitor.get(&format!("/en{}", answered("swing", ["100", "50", "80", "0"]))).await;
    assert_eq!(english.headers["location"].to_str().unwrap().split('?').next(), Some("/en/my-view"));
    // The question is about the whole way, which is there to be read.
    let page = visitor.get("/my-view/help").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.texts(".kern-hint")[0].starts_with("Von Stufe 0: Kein Rechtsbezug."));
    assert!(page.all("[role=alert]").is_empty());
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_makes_no_sense_is_explained(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    for (way, answers, field, beginning) in [
        ("swing", ["90", "50", "80", "0"], "gesetz", "Bitte geben Sie dem Kriterium, das Sie zuerst heben"),
        ("swing", ["100", "", "80", "0"], "politik", "Bitte geben Sie eine ganze Zahl von 0 bis 100 ein."),
        ("swing", ["100", "101", "80", "0"], "politik", "Bitte geben Sie eine ganze Zahl von 0 bis 100 ein."),
        ("order", ["0", "1", "2", "3"], "gesetz", "Bitte geben Sie eine ganze Zahl von 1 bis 4 ein."),
        ("order", ["1", "2", "3", "5"], "unternehmen", "Bitte geben Sie eine ganze Zahl von 1 bis 4 ein."),
        (
            "order",
            ["1", "2", "3", "zuletzt"],
            "unternehmen",
            "Bitte geben Sie eine ganze Zahl von 1 bis 4 ein.",
        ),
    ] {
        let page = portal.get(&answered(way, answers)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{answers:?}");
        let name = format!("{way}-{field}");
        assert!(page.text(&format!("#{name}-error")).starts_with(beginning), "{answers:?}");
        assert_eq!(page.all("[aria-invalid]").len(), 1, "{answers:?}");
        let typed: Vec<&str> =
            page.all(&format!("[name^={way}]")).iter().map(|field| field.attr("value").unwrap()).collect();
        assert_eq!(typed, answers);
        assert_eq!(page.text("[role=alert] li a"), page.text(&format!("label[for={name}]")));
    }
}
