// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What is no weighting is refused with a sentence beside the field, and what was typed is still there.

use axum::http::StatusCode;
use proptest::{prelude::*, strategy::ValueTree as _, test_runner::TestRunner};
use sqlx::PgPool;

use super::{fields, with};
use crate::support::portal::{Page, Portal};

/// What is said beside each field; empty where nothing is wrong.
fn said(page: &Page) -> Vec<String> {
    page.texts(".weigh__error")
}

fn expect_refusal(page: &Page) {
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text("title").starts_with("Fehler: "));
    assert!(page.all(".preview").is_empty(), "a refused weighting has no board");
    assert!(page.text(".weigh__outcome").contains("Sobald alle Angaben stimmen"));
    let wrong: Vec<&str> = page.all("[aria-invalid]").iter().map(|field| field.attr("id").unwrap()).collect();
    let linked: Vec<&str> =
        page.all("[role=alert] a").iter().map(|link| &link.attr("href").unwrap()[1..]).collect();
    assert!(!wrong.is_empty());
    assert_eq!(linked, wrong);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn each_mistake_is_named_beside_its_field(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    for (typed, beginning) in [
        ("", "Bitte geben Sie Punkte an."),
        ("   ", "Bitte geben Sie Punkte an."),
        ("-5", "Punkte sind nie kleiner als 0."),
        ("−5", "Punkte sind nie kleiner als 0."),
        ("12,5", "„12,5“ ist keine ganze Zahl."),
        ("1.000", "„1.000“ ist keine ganze Zahl."),
        ("1e3", "„1e3“ ist keine ganze Zahl."),
        ("+7", "„+7“ ist keine ganze Zahl."),
        ("--3", "„--3“ ist keine ganze Zahl."),
        ("viel", "„viel“ ist keine ganze Zahl."),
        ("1000001", "Mehr als 1.000.000 Punkte sind nicht möglich."),
        ("99999999999999999999999", "Mehr als 1.000.000 Punkte sind nicht möglich."),
    ] {
        let page = portal.get(&with(["40", typed, "25", "15"])).await;
        expect_refusal(&page);
        assert_eq!(fields(&page), ["40", typed, "25", "15"]);
        let said = said(&page);
        assert!(said[1].starts_with(beginning), "{typed:?}: {said:?}");
        assert_eq!([&said[0], &said[2], &said[3]], ["", "", ""], "{typed:?}");
    }
    let page = portal.get(&with(["1000000", " 0007 ", "0", "0"])).await;
    assert_eq!(page.status, StatusCode::OK);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_forgotten_criterion_and_no_points_at_all_are_refused(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let page = portal.get("/my-view?points-gesetz=40&points-politik=20&points-buerger=25").await;
    expect_refusal(&page);
    assert!(said(&page)[3].starts_with("Bitte geben Sie Punkte an."));

    let page = portal.get(&with(["0", "0", "0", "0"])).await;
    expect_refusal(&page);
    assert!(said(&page)[0].contains("Mindestens ein Kriterium braucht Punkte"));
    assert_eq!(fields(&page), ["0"; 4]);

    // All mistakes at once.
    let page = portal.get(&with(["", "-1", "x", "1000001"])).await;
    expect_refusal(&page);
    assert!(said(&page).iter().all(|said| !said.is_empty()));

    // What is not about points leaves those in force.
    let page = portal.get("/my-view?utm_source=intranet&gesetz=7").await;
    assert_eq!(
        (page.status, fields(&page)),
        (StatusCode::OK, ["40", "20", "25", "15"].map(str::to_owned).into())
    );
    // Of two values the first counts.
    let page = portal.get(&(with(["1", "2", "3", "4"]) + "&points-gesetz=9")).await;
    assert_eq!(fields(&page), ["1", "2", "3", "4"]);
}

fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("\u{202e}<script>alert(1)</script>\u{0}&amp;\"'".to_owned()),
        Just("{{ words }} %s ' or 1=1 --".to_owned()),
        Just("9".repeat(20_000)),
        Just("٣".to_owned()),
        "[0-9]{1,9}",
        "-?[0-9]{1,25}",
        "\\PC{0,40}",
        any::<String>(),
    ]
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn no_address_breaks_the_page(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let mut runner = TestRunner::default();
    for turn in 0..60 {
        let values: Vec<String> = (0..4).map(|_| typed().new_tree(&mut runner).unwrap().current()).collect();
        let points: [&str; 4] = std::array::from_fn(|index| values[index].as_str());
        let address = with(points);
        let address = match turn % 3 {
            0 => address,
            1 => address.replace("/my-view?points-", "/my-view/help?swing-").replace("&points-", "&swing-"),
            _ => address.replace("/my-view?points-", "/my-view/help?order-").replace("&points-", "&order-"),
        };
        let page = portal.get(&address).await;
        let fits = [StatusCode::OK, StatusCode::UNPROCESSABLE_ENTITY, StatusCode::SEE_OTHER];
        assert!(fits.contains(&page.status), "{values:?}: {}", page.status);
        assert!(page.all("script:not([src])").is_empty(), "{values:?}");
        if page.status != StatusCode::SEE_OTHER && turn % 3 == 0 {
            let shown: Vec<String> = values.iter().map(|value| value.replace('\0', "\u{fffd}")).collect();
            assert_eq!(fields(&page), shown);
        }
    }
}
