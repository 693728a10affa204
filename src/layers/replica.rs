// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Answers what only reads from the replica, if there is one that can be trusted.
//!
//! The pages are there twice, once with each database. What the replica's cannot answer, because something is to be
//! noted or the server has just gone, is asked of the database as if nothing had been: nobody notices. Whoever has
//! changed something is answered from the database until the replica must have heard of it, and so are programs and
//! pages that ask for the very moment.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, HeaderValue, header},
    middleware::{self, Next},
    response::Response,
};
use cookie::{Cookie, SameSite};
use tokio::time::timeout;
use tower::ServiceExt as _;
use tower_http::request_id::RequestId;

use crate::{
    kit::{browser::Front, database::Replica, kept, metrics},
    state::AppState,
};

/// What a browser has for so long as its reader has just changed something.
const CHANGED: &str = "vorrang-changed";
/// Longer than what the replica says can be behind.
const SETTLING: Duration = Duration::from_secs(1);
/// How long the page of a replica that is not silent may take until the database is asked after all.
const PATIENCE: Duration = Duration::from_secs(5);

#[derive(Clone)]
struct Reading {
    replica: Arc<Replica>,
    pages: Router,
    front: Front,
}

/// Makes `pages` of a state, and lets them be read from the replica of `state` where that is possible.
pub(crate) fn read_beside(
    pages: impl Fn(&AppState) -> Router<AppState>,
    state: &AppState,
) -> Router<AppState> {
    let Some(replica) = state.replica.clone() else { return pages(state) };
    let from_replica = AppState { pool: replica.pool.clone(), ..state.clone() };
    let reading =
        Reading { replica, pages: pages(&from_replica).with_state(from_replica), front: state.front };
    pages(state).layer(middleware::from_fn_with_state(reading, read))
}

async fn read(State(reading): State<Reading>, request: Request, next: Next) -> Response {
    if !request.method().is_safe() {
        return reading.front.changed(next.run(request).await);
    }
    if !reading.replica.is_trusted() || asks_for_the_present(request.headers()) {
        return next.run(request).await;
    }
    let pages = reading.pages.clone();
    let answer = tokio::select! {
        answer = timeout(PATIENCE, pages.oneshot(copy(&request))) => answer.map_err(|_| "late"),
        () = reading.replica.silent() => Err("silent"),
    };
    let reason = match answer {
        Ok(Ok(response)) if !response.status().is_server_error() => {
            metrics::replica_answered();
            return response;
        }
        Ok(_) => "unable",
        Err(reason) => reason,
    };
    tracing::debug!(reason, "the database is asked what the replica does not answer");
    // What has been noted now, such as a session, is to be found with the next request.
    reading.front.changed(next.run(request).await)
}

fn asks_for_the_present(headers: &HeaderMap) -> bool {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    kept::asks_for_the_present(headers)
        || headers.contains_key(header::AUTHORIZATION)
        || cookies.flat_map(Cookie::split_parse).flatten().any(|cookie| cookie.name() == CHANGED)
}

/// The same request as it came in: what has been found out of it since, such as the parts of its path, would be found
/// out a second time.
fn copy(request: &Request) -> Request {
    let mut copy = Request::new(Body::empty());
    *copy.method_mut() = request.method().clone();
    *copy.uri_mut() = request.uri().clone();
    *copy.version_mut() = request.version();
    *copy.headers_mut() = request.headers().clone();
    let (from, into) = (request.extensions(), copy.extensions_mut());
    if let Some(address) = from.get::<ConnectInfo<SocketAddr>>() {
        into.insert(*address);
    }
    if let Some(id) = from.get::<RequestId>() {
        into.insert(id.clone());
    }
    copy
}

impl Front {
    /// The same response, from which on the browser is answered from the database for a while.
    fn changed(self, mut response: Response) -> Response {
        let seconds = cookie::time::Duration::seconds(SETTLING.as_secs().cast_signed());
        let cookie = Cookie::build((CHANGED, "1")).path("/").max_age(seconds).http_only(true);
        let cookie = cookie.secure(self.behind_tls).same_site(SameSite::Lax).build().to_string();
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        response
    }
}
