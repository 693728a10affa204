// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Fifty people assess at the same time, each with a session of their own, over the network.

use std::{collections::BTreeSet, time::Instant};

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use scraper::{Html, Selector};
use sqlx::PgPool;
use vorrang::{
    audit::Actor,
    people::{self, NewPerson, Role},
};

use super::{CRITERIA, close, levels, store_round};
use crate::support::portal::{Portal, test_day};

const CROWD: usize = 50;

/// A browser as far as this takes one.
struct Session {
    client: Client<HttpConnector, Body>,
    portal: String,
    cookie: String,
    token: String,
}

impl Session {
    async fn of(portal: &str, person: i64) -> Self {
        let client = Client::builder(TokioExecutor::new()).build_http();
        let mut session =
            Self { client, portal: portal.to_owned(), cookie: String::new(), token: String::new() };
        session.get("/sign-in").await;
        let signed_in = session.post("/sign-in/demonstration", &[("person", &person.to_string())]).await;
        assert_eq!(signed_in.0, StatusCode::SEE_OTHER);
        session
    }

    async fn get(&mut self, path: &str) -> String {
        let (status, _, page) =
            self.send(Request::get(format!("{}{path}", self.portal)), Body::empty()).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        let html = Html::parse_document(&page);
        let token = Selector::parse("[name=form_token]").unwrap();
        self.token = html.select(&token).next().unwrap().attr("value").unwrap().to_owned();
        page
    }

    async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> (StatusCode, String) {
        let form = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .append_pair("form_token", &self.token)
            .finish();
        let request = Request::post(format!("{}{path}", self.portal))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let (status, location, _) = self.send(request, Body::from(form)).await;
        (status, location)
    }

    async fn send(
        &mut self,
        request: axum::http::request::Builder,
        body: Body,
    ) -> (StatusCode, String, String) {
        let request = request.header(header::COOKIE, &self.cookie).body(body).unwrap();
        let response = self.client.request(request).await.unwrap();
        let (parts, body) = response.into_parts();
        if let Some(cookie) = parts.headers.get(header::SET_COOKIE) {
            self.cookie = cookie.to_str().unwrap().split(';').next().unwrap().to_owned();
        }
        let location = parts.headers.get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned());
        let bytes = axum::body::to_bytes(Body::new(body), usize::MAX).await.unwrap();
        (parts.status, location.unwrap_or_default(), String::from_utf8(bytes.to_vec()).unwrap())
    }
}

async fn crowd(pool: &PgPool) -> Vec<(String, i64)> {
    let mut db = pool.acquire().await.unwrap();
    let mut all = Vec::new();
    for number in 0..CROWD {
        let new = NewPerson {
            sign_in_name: format!("crowd-{number}"),
            name: format!("Person {number}"),
            email: None,
            department: None,
            roles: BTreeSet::from([Role::Reader, Role::Assessor]),
        };
        let id = people::add_person(&mut db, &Actor::system(), &new, None, test_day()).await.unwrap();
        all.push((new.sign_in_name, id.0));
    }
    all
}

/// Follows the workbench from the first criterion to the end; how long each answer took, in milliseconds.
async fn assess(mut session: Session, round: i64, number: usize) -> Vec<u128> {
    let mut address = format!("/assessments/{round}/{}", CRITERIA[0]);
    let mut times = Vec::new();
    for step in 0..CRITERIA.len() {
        session.get(&address).await;
        let level = ((number + step) % 6).to_string();
        let reason = format!("Grund von Person {number} im Schritt {step}");
        let began = Instant::now();
        let (status, next) =
            session.post(&address, &[("level", &level), ("reason", &reason), ("version", "")]).await;
        times.push(began.elapsed().as_millis());
        assert_eq!(status, StatusCode::SEE_OTHER, "{address}");
        address = next;
    }
    assert_eq!(address, "/assessments");
    times
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn fifty_people_at_once_lose_and_double_nothing(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let people = crowd(&pool).await;
    let names: Vec<&str> = people.iter().map(|(name, _)| name.as_str()).collect();
    let round = store_round(&pool, "DIG-003", &names, &CRITERIA).await;
    let address = portal.serve().await;
    let mut sessions = Vec::new();
    for (_, id) in &people {
        sessions.push(Session::of(&address, *id).await);
    }

    let began = Instant::now();
    let running: Vec<_> = sessions
        .into_iter()
        .enumerate()
        .map(|(number, session)| tokio::spawn(assess(session, round, number)))
        .collect();
    let mut times = Vec::new();
    for task in running {
        times.extend(task.await.unwrap());
    }
    let took = began.elapsed();
    times.sort_unstable();
    println!(
        "{} assessments of {CROWD} people in {took:?}; half of the answers within {} ms, 95 % within {} ms, all within {} ms",
        times.len(),
        times[times.len() / 2],
        times[times.len() * 95 / 100],
        times[times.len() - 1]
    );

    // Every person has said on every criterion what that person said.
    let wrong: i64 = sqlx::query_scalar(
        "with said as (
             select *, substring(sign_in_name from 7)::integer as number, array_position($1, key) - 1 as step
             from assessment join person on person.id = person_id join criterion on criterion.id = criterion_id
         )
         select count(*) from said
         where level <> (number + step) % 6
             or reason <> format('Grund von Person %s im Schritt %s', number, step)",
    )
    .bind(CRITERIA.as_slice())
    .fetch_one(&pool)
    .await
    .unwrap();
    let stored: i64 = sqlx::query_scalar("select count(*) from assessment where row_version = 1")
        .fetch_one(&pool)
        .await
        .unwrap();
    assert_eq!((wrong, stored), (0, 200));
    // Every one is in the log, once, and the log is one chain.
    let (events, authors): (i64, i64) = sqlx::query_as(
        "select count(*), count(distinct (actor_id, subject)) from audit_event where action = 'assessment-given'",
    )
    .fetch_one(&pool)
    .await
    .unwrap();
    assert_eq!((events, authors), (200, 200));
    let broken: i64 = sqlx::query_scalar(
        "select count(*) from (
             select hash <> audit_hash(audit_event) as is_altered, id, row_number() over (order by id) as place,
                    previous_hash <> lag(hash, 1, decode(repeat('00', 32), 'hex')) over (order by id) as is_loose
             from audit_event
         ) as chain where is_altered or is_loose or id <> place",
    )
    .fetch_one(&pool)
    .await
    .unwrap();
    assert_eq!(broken, 0);

    // Levels 0 to 5 turn up nearly equally often on each criterion.
    let manager = portal.person("portfolio").await;
    assert_eq!(manager.get(&format!("/rounds/{round}")).await.text(".progress"), "200 von 200 bewertet");
    close(&manager, round).await;
    let expected = |step: usize| {
        let mut said: Vec<i16> =
            (0..CROWD).map(|number| i16::try_from((number + step) % 6).unwrap()).collect();
        said.sort_unstable();
        Some(said[CROWD / 2 - 1] + said[CROWD / 2])
    };
    assert_eq!(levels(&pool, "DIG-003").await, [0, 1, 2, 3].map(expected));
}
