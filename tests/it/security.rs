// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What an attacker tries on every route: `docs/security.md` says which requirement each test is for.

use axum::{
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode},
};
use sqlx::PgPool;
use url::Url;
use vorrang::{
    kit::{browser::Front, clock::Clock, page::Installation},
    people::AccessRules,
    state::AppState,
};

use crate::{
    access::{filled_in, routes},
    support::portal::{Page, Portal, Visitor, test_day},
};

/// Somebody who may do everything: whatever is refused is refused for another reason than a missing right.
async fn almighty(portal: &Portal, pool: &PgPool) -> Visitor {
    sqlx::query(
        "insert into person_role (person_id, role)
         select id, role from person, unnest(enum_range(null::role)) as role where sign_in_name = 'leadership'
         on conflict do nothing",
    )
    .execute(pool)
    .await
    .unwrap();
    portal.person("leadership").await
}

/// Whether a route ends the session of whoever tries it, after which nothing else would be reached.
fn signs_out(path: &str) -> bool {
    matches!(path, "/sign-out" | "/account/sessions" | "/events")
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn every_route_tells_the_browser_to_be_careful_and_believes_no_host(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let state = AppState {
        front: Front { behind_tls: true },
        public_url: Some(Url::parse("https://vorrang.example.org").unwrap()),
        access: AccessRules { is_board_public: true, ..AccessRules::default() },
        ..AppState::new(pool.clone(), Clock::Fixed(test_day()), Installation { demonstration: true })
    };
    let portal = Portal::of(state);
    let expected = [
        (
            "content-security-policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; font-src 'self'; \
             img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        ),
        ("strict-transport-security", "max-age=63072000; includeSubDomains"),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
    ];
    for (method, path) in routes() {
        let request = Request::builder().method(&method).uri(filled_in(&path));
        let request = request.header("host", "evil.example").header("x-forwarded-host", "evil.example");
        let page = portal.answer(request.body(Body::empty()).unwrap()).await;
        for (name, value) in expected {
            assert_eq!(value_of(&page.headers, name), Some(value), "{method} {path}: {name}");
        }
        let said = String::from_utf8_lossy(&page.bytes);
        assert!(!said.contains("evil.example"), "{method} {path} repeats the host");
        assert!(!format!("{:?}", page.headers).contains("evil.example"), "{method} {path}");
    }
}

fn value_of<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    assert!(values.next().is_none(), "{name} comes twice");
    Some(value)
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn no_form_is_taken_from_elsewhere(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let person = almighty(&portal, &pool).await;
    let other = portal.person("portfolio").await;
    other.get("/account").await;
    let events = || async {
        sqlx::query_scalar::<_, i64>("select count(*) from audit_event").fetch_one(&pool).await.unwrap()
    };
    let before = events().await;
    let forms = routes().into_iter().filter(|(method, _)| *method == Method::POST);
    for (_, path) in forms {
        for token in ["", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
            let page = person.post_with_token(&filled_in(&path), &[("reason", "Von anderswo")], token).await;
            assert_eq!(page.status, StatusCode::FORBIDDEN, "{path} with the token {token:?}");
        }
    }
    assert_eq!(events().await, before, "a form without its token changed something");
    assert_eq!(person.get("/account").await.status, StatusCode::OK, "somebody else signed the person out");
}

/// What is put where a number, a name or a text is expected.
const HOSTILE: [&str; 8] = [
    "'; drop table project; --",
    "\"><script>alert(9)</script>",
    "../../../../etc/passwd",
    "-9223372036854775809",
    "9223372036854775807",
    "%00",
    "\u{202e}\u{feff}\u{1f4a9}",
    "{{7*7}}${7*7}\r\nSet-Cookie: a=b",
];

fn encoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

/// The path with something hostile in every place that a visitor can fill; as it is if there is none.
fn poisoned(path: &str, poison: &str) -> String {
    let parts = path.split('/').map(|part| {
        let (is_open, end) = match part.strip_prefix('{').and_then(|part| part.split_once('}')) {
            Some((_, end)) => (true, end),
            None => (false, ""),
        };
        if is_open { format!("{}{end}", encoded(poison)) } else { part.to_owned() }
    });
    parts.collect::<Vec<_>>().join("/")
}

fn expect_harmless(page: &Page, tried: &str) {
    assert!(page.status.as_u16() < 500, "{tried}: {}", page.status);
    let said = String::from_utf8_lossy(&page.bytes);
    let is_page = value_of(&page.headers, "content-type").is_some_and(|kind| kind.starts_with("text/html"));
    assert!(!is_page || !said.contains("<script>alert(9)"), "{tried} is answered with the script");
    for traitor in ["root:x:0:0", "syntax error at", "panicked at", "sqlx::", "src/"] {
        assert!(!is_page || !said.contains(traitor), "{tried} tells {traitor:?}");
    }
    assert!(value_of(&page.headers, "set-cookie").is_none_or(|cookie| !cookie.starts_with("a=b")), "{tried}");
}

/// Names that pages read from addresses and forms.
const NAMES: &str = "q state kind department sort order page with from to by_year project other year person_days \
    euros reason name level row_version done next points number title deadline effort cost role query id after";

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn nothing_hostile_brings_a_page_down_or_comes_back_alive(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let person = almighty(&portal, &pool).await;
    person.get("/account").await;
    for (index, (method, path)) in routes().into_iter().filter(|(_, path)| !signs_out(path)).enumerate() {
        // Each route gets its share of them, another share in the path than in the fields.
        for turn in 0..2 {
            let poison = |at: usize| HOSTILE[at % HOSTILE.len()];
            let address = poisoned(&path, poison(index + 3 * turn));
            let names = NAMES.split_whitespace().enumerate();
            let fields: Vec<(&str, &str)> =
                names.map(|(at, name)| (name, poison(index + at + turn))).collect();
            let page = if method == Method::POST {
                let mut at_all = person.post(&filled_in(&path), &fields).await;
                expect_harmless(&at_all, &format!("POST {path}"));
                if at_all.status == StatusCode::FORBIDDEN {
                    at_all = person.get("/account").await;
                    assert_eq!(at_all.status, StatusCode::OK, "POST {path} ended the session");
                }
                person.post(&address, &fields).await
            } else {
                let query: Vec<String> =
                    fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
                let query = query.join("&");
                let known = person.get(&format!("{}?{query}", filled_in(&path))).await;
                expect_harmless(&known, &format!("GET {path}?{query}"));
                person.get(&format!("{address}?{query}")).await
            };
            expect_harmless(&page, &format!("{method} {address}"));
        }
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_file_outside_of_static_is_not_served(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    for path in [
        "/static/../Cargo.toml",
        "/static/..%2fCargo.toml",
        "/static/%2e%2e/Cargo.toml",
        "/static/..%5cCargo.toml",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/static/",
    ] {
        assert_eq!(portal.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_session_that_somebody_else_has_chosen_is_not_that_of_whoever_signs_in(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    // The attacker gives a victim the cookie of a visit of the attacker's own.
    let attacker = portal.visitor();
    attacker.get("/sign-in").await;
    let planted = attacker.cookie().unwrap();
    let form = attacker.get("/sign-in").await;
    let person = form.all(".visitors [name=person]")[0].attr("value").unwrap().to_owned();
    let victim = portal.with_cookie_of(&attacker);
    let answer = victim.post("/sign-in/demonstration", &[("person", &person)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_ne!(victim.cookie().unwrap(), planted);
    assert_eq!(victim.get("/account").await.status, StatusCode::OK);
    assert_eq!(attacker.cookie().unwrap(), planted);
    assert_eq!(attacker.get("/account").await.status, StatusCode::SEE_OTHER, "the planted cookie got in");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn links_that_leave_the_portal_begin_with_the_address_of_the_operator(pool: PgPool) {
    Portal::demonstration(&pool).await;
    let state = AppState {
        public_url: Some(Url::parse("https://vorrang.example.org").unwrap()),
        open_data: true,
        access: AccessRules { is_board_public: true, ..AccessRules::default() },
        ..AppState::new(pool.clone(), Clock::Fixed(test_day()), Installation { demonstration: true })
    };
    let portal = Portal::of(state);
    let request = Request::get("/open-data/catalog.jsonld").header("host", "evil.example");
    let page = portal.answer(request.body(Body::empty()).unwrap()).await;
    let said = String::from_utf8_lossy(&page.bytes);
    assert!(!said.contains("evil.example"), "{said}");
}
