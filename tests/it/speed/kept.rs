// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! How old a board can be, and for how long somebody is let in who no longer may.
//!
//! Two portals on one database stand for two processes; the time of each stands still until the test moves it.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use axum::http::{Request, StatusCode};
use chrono::{DateTime, TimeDelta, Utc};
use sqlx::PgPool;
use vorrang::{
    kit::{
        clock::Clock,
        kept::{KeptAnswers, SPAN},
        page::Installation,
    },
    people::AccessRules,
    state::AppState,
};

use crate::support::portal::{Page, Portal, Visitor, test_day};

const OUT: StatusCode = StatusCode::SEE_OTHER;
const IN: StatusCode = StatusCode::OK;

/// One process: its portals share what is kept.
struct Process {
    state: AppState,
    milliseconds: Arc<AtomicU64>,
}

impl Process {
    fn on(pool: &PgPool) -> Self {
        let milliseconds = Arc::new(AtomicU64::new(10_000));
        let told = Arc::clone(&milliseconds);
        let answers = KeptAnswers::new(move || Some(Duration::from_millis(told.load(Ordering::SeqCst))));
        let access = AccessRules { demonstration_sign_in: true, ..AccessRules::default() };
        let installation = Installation { demonstration: true };
        let state = AppState::new(pool.clone(), Clock::Fixed(test_day()), installation);
        Self { state: AppState { answers: Arc::new(answers), access, ..state }, milliseconds }
    }

    /// At that time of day.
    fn at(&self, now: DateTime<Utc>) -> Portal {
        Portal::of(AppState { clock: Clock::Fixed(now), ..self.state.clone() })
    }

    fn portal(&self) -> Portal {
        self.at(test_day())
    }

    /// Where everybody may read.
    fn open(&self) -> Portal {
        let access = AccessRules { is_board_public: true, ..self.state.access };
        Portal::of(AppState { access, ..self.state.clone() })
    }

    fn wait(&self, time: Duration) {
        self.milliseconds.fetch_add(time.as_millis().try_into().unwrap(), Ordering::SeqCst);
    }
}

async fn two_processes(pool: &PgPool) -> (Process, Process) {
    Portal::demonstration(pool).await;
    (Process::on(pool), Process::on(pool))
}

async fn rename(pool: &PgPool, title: &str) {
    sqlx::query("update project set title = $1 where number = 'DIG-021'")
        .bind(title)
        .execute(pool)
        .await
        .unwrap();
}

/// Title of the first project.
fn first(board: &Page) -> String {
    board.texts(".projects tbody th a")[0].clone()
}

async fn status(visitor: &Visitor) -> StatusCode {
    visitor.get("/").await.status
}

/// Leaves a person the role of a reader, or not even that.
async fn change_person(pool: &PgPool, admin: &Visitor, name: &str, is_active: bool) {
    let id: i64 = sqlx::query_scalar("select id from person where sign_in_name = $1")
        .bind(name)
        .fetch_one(pool)
        .await
        .unwrap();
    let address = format!("/admin/people/{id}");
    let form = admin.get(&address).await;
    let value =
        |name: &str| form.all(&format!("input[name={name}]"))[0].attr("value").unwrap_or_default().to_owned();
    let (version, name) = (value("row_version"), value("name"));
    let mut typed = vec![("row_version", &*version), ("name", &*name), ("roles", "reader")];
    if is_active {
        typed.push(("active", "yes"));
    }
    assert_eq!(admin.post(&address, &typed).await.status, StatusCode::SEE_OTHER);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_change_elsewhere_is_seen_half_a_second_later_and_one_here_at_once(pool: PgPool) {
    let (here, elsewhere) = two_processes(&pool).await;
    let visitor = here.portal().person("reader").await;
    rename(&pool, "Erster Titel").await;
    here.wait(SPAN);
    assert_eq!(first(&visitor.get("/").await), "Erster Titel");
    rename(&pool, "Zweiter Titel").await;
    // The last instant of the same half second: the very same bytes, though the data has changed.
    here.wait(SPAN.saturating_sub(Duration::from_millis(1)));
    assert_eq!(first(&visitor.get("/").await), "Erster Titel");
    assert_eq!(
        first(&visitor.get("/?sort=points").await),
        "Zweiter Titel",
        "another address was not asked for yet"
    );
    here.wait(Duration::from_millis(1));
    assert_eq!(first(&visitor.get("/").await), "Zweiter Titel");

    // An open page that is told of a change asks for the board as it is.
    rename(&pool, "Dritter Titel").await;
    let fresh = |name: &str, value: &str| {
        let request = Request::get("/").header("cookie", visitor.cookie().unwrap()).header(name, value);
        request.body(axum::body::Body::empty()).unwrap()
    };
    let portal = here.portal();
    assert_eq!(first(&portal.answer(fresh("cache-control", "no-cache")).await), "Dritter Titel");
    assert_eq!(first(&portal.answer(fresh("x-asked-by-page", "1")).await), "Dritter Titel");
    assert_eq!(first(&visitor.get("/").await), "Zweiter Titel", "kept as it was");

    // Whatever is sent to a process counts there at once, and in the other after half a second.
    let other = visitor.at(&elsewhere.portal());
    assert_eq!(first(&other.get("/").await), "Dritter Titel");
    rename(&pool, "Vierter Titel").await;
    other.post("/session", &[]).await;
    assert_eq!(first(&other.get("/").await), "Vierter Titel");
    assert_eq!(first(&visitor.get("/").await), "Zweiter Titel");
    here.wait(SPAN);
    assert_eq!(first(&visitor.get("/").await), "Vierter Titel");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn whoever_is_locked_out_gets_nothing_more_at_once_here_and_half_a_second_later_elsewhere(
    pool: PgPool,
) {
    let (here, elsewhere) = two_processes(&pool).await;
    let admin = elsewhere.portal().person("admin").await;
    let visitor = here.portal().person("reader").await;
    let there = visitor.at(&elsewhere.portal());
    here.wait(SPAN);
    assert_eq!((status(&visitor).await, status(&there).await), (IN, IN));
    change_person(&pool, &admin, "reader", false).await;
    assert_eq!(status(&there).await, OUT, "at once in the process that did it");
    here.wait(SPAN.saturating_sub(Duration::from_millis(1)));
    assert_eq!(status(&visitor).await, IN, "the last instant of half a second");
    // Only the board is kept, and never what changes something.
    assert_eq!(visitor.get("/projects").await.status, OUT);
    assert_eq!(visitor.get("/account").await.status, OUT);
    here.wait(Duration::from_millis(1));
    assert_eq!(status(&visitor).await, OUT);
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn a_role_that_is_taken_away_is_gone_from_the_board_half_a_second_later(pool: PgPool) {
    let (here, elsewhere) = two_processes(&pool).await;
    let admin = elsewhere.portal().person("admin").await;
    let visitor = here.portal().person("auditor").await;
    let sees_log = |page: &Page| page.texts(".site-navigation a").contains(&"Protokoll".to_owned());
    here.wait(SPAN);
    assert!(sees_log(&visitor.get("/").await));
    change_person(&pool, &admin, "auditor", true).await;
    assert!(sees_log(&visitor.get("/").await));
    assert_eq!(visitor.get("/log").await.status, StatusCode::FORBIDDEN, "nothing but the board is kept");
    here.wait(SPAN);
    assert!(!sees_log(&visitor.get("/").await));
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn nobody_gets_what_another_was_given_and_signing_out_counts_at_once(pool: PgPool) {
    let (process, _) = two_processes(&pool).await;
    let open = process.open();
    let (reader, admin) = (open.person("reader").await, open.person("admin").await);
    let aside = ".site-navigation--aside";
    for _ in 0..2 {
        assert!(reader.get("/").await.text(aside).contains("Lea Sommer"));
        assert!(admin.get("/").await.text(aside).contains("Abmelden"));
        assert!(!admin.get("/").await.text(aside).contains("Lea Sommer"));
        assert!(open.get("/").await.text(aside).contains("Anmelden"));
        assert!(reader.get("/en").await.text(aside).contains("Lea Sommer"));
    }
    // What was kept for somebody who is signed in stays in no browser; what everybody may read is asked for again.
    let own = reader.get("/").await;
    assert_eq!(own.headers["cache-control"], "no-store");
    assert!(!own.headers.contains_key("etag") && !own.headers.contains_key("set-cookie"));
    let kept = open.with_cookie_of(&reader);
    assert!(kept.get("/").await.text(aside).contains("Lea Sommer"));
    reader.post("/sign-out", &[]).await;
    assert!(kept.get("/").await.text(aside).contains("Anmelden"), "the same half second");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn sessions_lapse_as_they_would_if_nothing_were_kept(pool: PgPool) {
    let (process, _) = two_processes(&pool).await;
    let visitor = process.portal().person("reader").await;
    let mut now = test_day();
    let mut later = async |minutes: i64| {
        now += TimeDelta::minutes(minutes);
        process.wait(Duration::from_secs(60 * minutes.unsigned_abs()));
        let portal = process.at(now);
        // The second is answered from what was kept of the first.
        let first = status(&visitor.at(&portal)).await;
        assert_eq!(status(&visitor.at(&portal)).await, first);
        first
    };
    // Used every 29 minutes it goes on, until ten hours after the sign-in.
    for _ in 0..20 {
        assert_eq!(later(29).await, IN);
    }
    assert_eq!(later(20).await, OUT, "ten hours after the sign-in");
    // Not used for half an hour it ends.
    let visitor = process.at(now).person("reader").await;
    now += TimeDelta::minutes(30);
    process.wait(Duration::from_mins(30));
    assert_eq!(status(&visitor.at(&process.at(now))).await, OUT);
}
