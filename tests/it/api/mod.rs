// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The interface for programs.

mod browser;
mod described;
mod hostile;
mod limits;
mod reading;
mod rights;
mod tokens;
mod writing;

use axum::{
    body::Body,
    http::{Method, Request, StatusCode},
};
use chrono::TimeDelta;
use serde_json::Value;
use sqlx::PgPool;
use vorrang::{kit::secret::Secret, people::AccessToken};

use crate::support::portal::{Page, Portal, test_day};

/// Gives somebody a token with these scopes, whether they fit the roles or not.
async fn token(pool: &PgPool, sign_in_name: &str, scopes: &str) -> String {
    let written = AccessToken::written(&Secret::random());
    sqlx::query(
        "insert into access_token (person_id, name, key, scopes, created_at, expires_at)
         select id, $2, $3, $4::text::access_scope[], $5, $6 from person where sign_in_name = $1",
    )
    .bind(sign_in_name)
    .bind(format!("{sign_in_name} {scopes}"))
    .bind(AccessToken::key_of(&written).unwrap())
    .bind(scopes)
    .bind(test_day())
    .bind(test_day() + TimeDelta::days(30))
    .execute(pool)
    .await
    .unwrap();
    written
}

/// A program: what it sends with every request.
#[derive(Clone)]
struct Program {
    portal: Portal,
    headers: Vec<(&'static str, String)>,
}

impl Program {
    fn new(portal: &Portal, token: &str) -> Self {
        Self::without_token(portal).with("authorization", &format!("Bearer {token}"))
    }

    fn without_token(portal: &Portal) -> Self {
        Self { portal: portal.clone(), headers: Vec::new() }
    }

    async fn of(pool: &PgPool, portal: &Portal, sign_in_name: &str, scopes: &str) -> Self {
        Self::new(portal, &token(pool, sign_in_name, scopes).await)
    }

    /// The same with another header.
    fn with(&self, name: &'static str, value: &str) -> Self {
        let mut headers = self.headers.clone();
        headers.push((name, value.to_owned()));
        Self { portal: self.portal.clone(), headers }
    }

    async fn send(&self, method: Method, path: &str, body: Option<&str>) -> Answer {
        let mut request = Request::builder().method(method).uri(format!("/api/v1{path}"));
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        if body.is_some() {
            request = request.header("content-type", "application/json");
        }
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_owned()));
        Answer::of(self.portal.answer(request.body(body).unwrap()).await)
    }

    async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None).await
    }

    async fn post(&self, path: &str, body: &Value) -> Answer {
        self.send(Method::POST, path, Some(&body.to_string())).await
    }

    async fn put(&self, path: &str, body: &Value) -> Answer {
        self.send(Method::PUT, path, Some(&body.to_string())).await
    }
}

/// What a program gets.
struct Answer {
    status: StatusCode,
    page: Page,
    json: Value,
}

impl Answer {
    /// Every problem is one of RFC 9457, and whatever is not empty is JSON.
    fn of(page: Page) -> Self {
        let status = page.status;
        let json =
            if page.bytes.is_empty() { Value::Null } else { serde_json::from_slice(&page.bytes).unwrap() };
        let answer = Self { status, page, json };
        if status.is_client_error() || status.is_server_error() {
            assert_eq!(answer.header("content-type"), "application/problem+json", "{}", answer.page.address);
            assert_eq!(answer.json["status"], status.as_u16());
            assert!(answer.json["type"].as_str().unwrap().starts_with("/api#"));
            for member in ["title", "detail", "request_id"] {
                assert!(
                    !answer.json[member].as_str().unwrap().is_empty(),
                    "{}: {member}",
                    answer.page.address
                );
            }
        }
        answer
    }

    fn header(&self, name: &str) -> &str {
        self.page.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}: {}", self.page.address, self.json);
        self
    }

    /// Where something is wrong, by pointer or parameter.
    fn places(&self) -> Vec<&str> {
        let errors = self.json["errors"].as_array().map(Vec::as_slice).unwrap_or_default();
        errors.iter().filter_map(|error| error["pointer"].as_str().or(error["parameter"].as_str())).collect()
    }
}
