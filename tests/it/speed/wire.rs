// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What goes over the wire, and what need not.

use std::{collections::BTreeSet, io::Read as _, sync::Arc, time::Duration};

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use flate2::read::GzDecoder;
use sqlx::PgPool;
use vorrang::{
    kit::{clock::Clock, kept::KeptAnswers, page::Installation},
    people::AccessRules,
    state::AppState,
};

use crate::support::portal::{Page, Portal, test_day};

/// What a first visit may weigh without fonts, in bytes.
const FIRST_VISIT: usize = 60 * 1024;

/// A browser, and the least that every client can.
const BROWSER: &str = "gzip, deflate, br, zstd";

/// A portal that keeps its answers, at an instant that does not end.
async fn portal(pool: &PgPool) -> Portal {
    Portal::demonstration(pool).await;
    let access = AccessRules { is_board_public: true, demonstration_sign_in: true, ..AccessRules::default() };
    let state = AppState::new(pool.clone(), Clock::Fixed(test_day()), Installation { demonstration: true });
    let answers = Arc::new(KeptAnswers::new(|| Some(Duration::ZERO)));
    Portal::of(AppState { access, answers, ..state })
}

async fn get(portal: &Portal, address: &str, headers: &[(&str, &str)]) -> Page {
    let request =
        headers.iter().fold(Request::get(address), |request, (name, value)| request.header(*name, *value));
    // A packed page is no HTML: its type would have it checked as such.
    portal.answer_unread(request.body(Body::empty()).unwrap()).await
}

fn unpacked(page: &Page) -> Vec<u8> {
    let mut bytes = Vec::new();
    match page.headers.get("content-encoding").map(|coding| coding.to_str().unwrap()) {
        Some("br") => brotli::BrotliDecompress(&mut &*page.bytes, &mut bytes).unwrap(),
        Some("gzip") => drop(GzDecoder::new(&*page.bytes).read_to_end(&mut bytes).unwrap()),
        Some(other) => panic!("{other}"),
        None => bytes.clone_from(&page.bytes),
    }
    bytes
}

/// What a browser loads for the page besides fonts.
fn parts_of(page: &Page) -> BTreeSet<String> {
    let links = page.all("link[rel=stylesheet], link[rel=icon]");
    let links = links.iter().filter_map(|link| link.attr("href"));
    let scripts = page.all("script[src]");
    let scripts = scripts.iter().filter_map(|script| script.attr("src"));
    links.chain(scripts).map(str::to_owned).collect()
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_first_visit_is_light(pool: PgPool) {
    let portal = portal(&pool).await;
    let cookie = portal.person("leadership").await.cookie().unwrap();
    for (codings, coding) in [(BROWSER, "br"), ("gzip", "gzip")] {
        let headers = [("accept-encoding", codings), ("cookie", &*cookie)];
        let plain =
            portal.answer(Request::get("/").header("cookie", &cookie).body(Body::empty()).unwrap()).await;
        let board = get(&portal, "/", &headers).await;
        assert_eq!(board.headers["content-encoding"], coding);
        assert_eq!(unpacked(&board).len(), plain.bytes.len());
        let parts = parts_of(&plain);
        assert!(parts.len() > 4, "{parts:?}");
        let mut weights = vec![("/".to_owned(), board.bytes.len())];
        for address in parts {
            let part = get(&portal, &address, &headers).await;
            assert_eq!(
                (part.status, &part.headers["content-encoding"]),
                (StatusCode::OK, &coding.parse().unwrap())
            );
            assert_eq!(part.headers["vary"], "accept-encoding");
            assert_eq!(unpacked(&part), get(&portal, &address, &[]).await.bytes, "{address}");
            weights.push((address, part.bytes.len()));
        }
        let sum: usize = weights.iter().map(|(_, weight)| weight).sum();
        println!("{coding}: {sum} bytes: {weights:?}");
        assert!(sum <= FIRST_VISIT, "{coding}: {sum} bytes: {weights:?}");
    }
    let font = get(
        &portal,
        "/static/vendor/fira-sans/fira-sans-latin-400-normal.woff2",
        &[("accept-encoding", BROWSER)],
    )
    .await;
    assert!(!font.headers.contains_key("content-encoding"), "packed by itself");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn what_a_browser_has_is_not_sent_again(pool: PgPool) {
    let portal = portal(&pool).await;
    let css = portal.get("/").await.all("link[rel=stylesheet]")[1].attr("href").unwrap().to_owned();
    let mut tags = BTreeSet::new();
    for (address, codings) in ["/", "/en", &css]
        .into_iter()
        .flat_map(|address| [(address, BROWSER), (address, "gzip"), (address, "")])
    {
        let first = get(&portal, address, &[("accept-encoding", codings)]).await;
        let tag = first.headers["etag"].to_str().unwrap();
        assert!(tags.insert(tag.to_owned()), "{address} in {codings:?} has the tag of other bytes");
        let again = get(&portal, address, &[("accept-encoding", codings), ("if-none-match", tag)]).await;
        assert_eq!((again.status, again.bytes.len()), (StatusCode::NOT_MODIFIED, 0), "{address}");
        assert_eq!(again.headers["etag"], tag);
        for name in ["cache-control", "content-security-policy", "vary"] {
            assert_eq!(again.headers[name], first.headers[name], "{address}");
        }
        let other =
            get(&portal, address, &[("accept-encoding", codings), ("if-none-match", "\"other\"")]).await;
        assert_eq!((other.status, other.bytes), (StatusCode::OK, first.bytes), "{address}");
    }
    // The tag is that of the bytes: whoever has signed in gets the own page.
    let visitor = portal.person("reader").await;
    let public = portal.get("/").await.headers["etag"].to_str().unwrap().to_owned();
    let own = get(&portal, "/", &[("if-none-match", &public), ("cookie", &visitor.cookie().unwrap())]).await;
    assert_eq!(own.status, StatusCode::OK);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn the_secret_of_a_form_is_another_one_in_every_page(pool: PgPool) {
    let portal = portal(&pool).await;
    let visitor = portal.person("reader").await;
    let token = |page: &Page| page.all("[name=form_token]")[0].attr("value").unwrap().to_owned();
    // What stands in the address stands in the page as well: somebody might guess beside the secret.
    let (one, other) = (visitor.get("/?q=a").await, visitor.get("/?q=b").await);
    let (one, other) = (token(&one), token(&other));
    assert_ne!(one, other);
    let piece = |text: &str, at: usize| text[at..at + 6].to_owned();
    let shared = (0..one.len() - 6).filter(|at| other.contains(&piece(&one, *at))).count();
    assert_eq!(shared, 0, "six letters are the same: {one} {other}");
    for token in [one, other] {
        assert_eq!(visitor.post_with_token("/session", &[], &token).await.status, StatusCode::NO_CONTENT);
    }
}
