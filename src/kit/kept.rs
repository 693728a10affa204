// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Answers that are given again, for half a second at most.
//!
//! Time is cut into spans of half a second. Of all who ask the same in the same span, one is answered as always, with
//! session, rights and state of the data asked of the database; the others wait for that answer and get the same
//! bytes. Nothing is carried over into the next span. From that follows:
//!
//! * What anybody does anywhere (another process changes the data, ends a session, takes a role away, locks somebody
//!   out) counts here for whoever asks half a second later, and so does the end of a session that lapses.
//! * What is done through this process counts at once: whatever is sent to it that may change something begins a
//!   span of its own when it is done.
//! * Where pages are read from a replica, both may come as late as that may be behind, see
//!   [`Replica`](super::database::Replica).
//! * Nobody gets what somebody else was given: the key of the session is part of what was asked.
//! * A page is kept whole, as it was drawn from one state: states are never mixed.
//!
//! Only `GET` is answered so. Nobody can change anything because of what is kept here.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::Request,
    http::{HeaderMap, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use quick_cache::{Weighter, sync::Cache};

use super::wire::{self, Coding};
use crate::error::Error;

/// For so long at most is an answer given again.
pub const SPAN: Duration = Duration::from_millis(500);

/// So many bytes are kept. Answers of spans that are past make room by themselves.
const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// How many answers that usually is.
const USUAL_COUNT: usize = 512;

/// What was asked, as far as the answer depends on it.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Asked {
    span: u128,
    changes: u64,
    session: Option<Vec<u8>>,
    address: String,
    coding: Coding,
}

struct Answer {
    headers: HeaderMap,
    body: Bytes,
}

/// An answer to be given again; `None` says that this one is not.
type Kept = Option<Arc<Answer>>;

#[derive(Clone)]
struct ByBytes;

impl Weighter<Asked, Kept> for ByBytes {
    fn weight(&self, asked: &Asked, kept: &Kept) -> u64 {
        /// What is around the bytes, roughly.
        const AROUND: usize = 1024;
        let body = kept.as_ref().map_or(0, |answer| answer.body.len());
        u64::try_from(AROUND + asked.address.len() + body).unwrap_or(u64::MAX)
    }
}

/// How long something has been running; `None` where time stands still.
type Stopwatch = Box<dyn Fn() -> Option<Duration> + Send + Sync>;

/// The answers of the present half second.
pub struct KeptAnswers {
    stopwatch: Stopwatch,
    /// How often something may have been changed through this process.
    changes: AtomicU64,
    answers: Cache<Asked, Kept, ByBytes>,
}

impl KeptAnswers {
    /// None yet. The stopwatch tells the spans apart; where it says nothing, no answer is kept, because nobody knows
    /// how old it is.
    pub fn new(stopwatch: impl Fn() -> Option<Duration> + Send + Sync + 'static) -> Self {
        Self {
            stopwatch: Box::new(stopwatch),
            changes: AtomicU64::new(0),
            answers: Cache::with_weighter(USUAL_COUNT, MOST_BYTES, ByBytes),
        }
    }

    /// Says that something may be changed, until what is returned is dropped; then no answer from before is given
    /// any more.
    pub fn changing(&self) -> impl Drop + '_ {
        Changing(self)
    }

    /// Answers a `GET` from what was answered in this half second to that session; by `next` if that is nothing.
    pub async fn answer(&self, session: Option<Vec<u8>>, mut request: Request, next: Next) -> Response {
        let Some(asked) = self.asked(session, &request) else { return next.run(request).await };
        let guard = match self.answers.get_value_or_guard_async(&asked).await {
            Ok(Some(answer)) => return answer.again(request.headers()),
            Ok(None) => return next.run(request).await,
            Err(guard) => guard,
        };
        let headers = request.headers().clone();
        request.headers_mut().insert(header::ACCEPT_ENCODING, asked.coding.name());
        match keep(next.run(request).await).await {
            Ok(answer) => {
                let answer = Arc::new(answer);
                // Refused only if it has been thrown out already.
                let _ = guard.insert(Some(Arc::clone(&answer)));
                answer.again(&headers)
            }
            Err(response) => {
                // Those who wait need not ask one after the other.
                let _ = guard.insert(None);
                response
            }
        }
    }

    /// Nothing for those who want to know how it is at this very moment.
    fn asked(&self, session: Option<Vec<u8>>, request: &Request) -> Option<Asked> {
        let headers = request.headers();
        if asks_for_the_present(headers) {
            return None;
        }
        Some(Asked {
            span: (self.stopwatch)()?.as_millis() / SPAN.as_millis(),
            changes: self.changes.load(Ordering::SeqCst),
            session,
            address: request.uri().path_and_query()?.as_str().to_owned(),
            coding: Coding::accepted(headers),
        })
    }
}

/// Whether somebody wants to know how it is at this very moment: an open page that was told of a change, or whoever
/// says so.
pub fn asks_for_the_present(headers: &HeaderMap) -> bool {
    let wish = headers.get(header::CACHE_CONTROL).and_then(|wish| wish.to_str().ok());
    headers.contains_key("x-asked-by-page") || wish.is_some_and(|wish| wish.contains("no-cache"))
}

struct Changing<'a>(&'a KeptAnswers);

impl Drop for Changing<'_> {
    fn drop(&mut self) {
        self.0.changes.fetch_add(1, Ordering::SeqCst);
    }
}

/// What can be given again: a whole page that gives the browser no cookie.
async fn keep(response: Response) -> Result<Answer, Response> {
    if response.status() != StatusCode::OK || response.headers().contains_key(header::SET_COOKIE) {
        return Err(response);
    }
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await;
    let body = body.map_err(|error| Error::Internal(Box::new(error)).into_response())?;
    let mut headers = parts.headers;
    let control = headers.get(header::CACHE_CONTROL);
    let may_be_stored = control.is_some_and(|control| control != "no-store");
    if let Some(tag) = wire::tag(&body).filter(|_| may_be_stored) {
        headers.insert(header::ETAG, tag);
    }
    Ok(Answer { headers, body })
}

impl Answer {
    fn again(&self, asked: &HeaderMap) -> Response {
        if self.headers.get(header::ETAG).is_some_and(|tag| wire::is_known(asked, tag)) {
            return wire::not_modified(self.headers.clone());
        }
        let mut response = Response::new(Body::from(self.body.clone()));
        *response.headers_mut() = self.headers.clone();
        response
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use axum::{Router, extract::State, http::Request, middleware::from_fn_with_state, routing::get};
    use futures_util::future::join_all;
    use tokio::sync::Barrier;
    use tower::ServiceExt as _;

    use super::*;

    const AT_ONCE: usize = 16;

    async fn answer(State(answers): State<Arc<KeptAnswers>>, request: Request<Body>, next: Next) -> Response {
        answers.answer(None, request, next).await
    }

    fn in_front_of(pages: Router, time: Arc<AtomicU64>) -> Router {
        let stopwatch = move || Some(Duration::from_millis(time.load(Ordering::SeqCst)));
        pages.layer(from_fn_with_state(Arc::new(KeptAnswers::new(stopwatch)), answer))
    }

    async fn ask(pages: &Router, address: &str) -> StatusCode {
        let request = Request::get(address).body(Body::empty()).unwrap();
        pages.clone().oneshot(request).await.unwrap().status()
    }

    #[tokio::test]
    async fn of_many_who_ask_at_once_one_is_answered_and_the_others_get_the_same() {
        let (asked, time) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicU64::new(1_499)));
        let count = Arc::clone(&asked);
        let page = move || async move {
            count.fetch_add(1, Ordering::SeqCst);
            // The others come while this one is being answered.
            tokio::task::yield_now().await;
        };
        let pages = in_front_of(Router::new().route("/", get(page)), Arc::clone(&time));
        let all = join_all((0..AT_ONCE).map(|_| ask(&pages, "/"))).await;
        assert_eq!(all, [StatusCode::OK; AT_ONCE]);
        assert_eq!(asked.load(Ordering::SeqCst), 1);
        ask(&pages, "/?q=other").await;
        assert_eq!(asked.load(Ordering::SeqCst), 2);
        // However late it was answered, it does not outlive its span.
        time.store(1_500, Ordering::SeqCst);
        ask(&pages, "/").await;
        assert_eq!(asked.load(Ordering::SeqCst), 3);
        time.store(1_999, Ordering::SeqCst);
        ask(&pages, "/").await;
        assert_eq!(asked.load(Ordering::SeqCst), 3);
    }

    #[tokio::test]
    async fn nobody_waits_for_others_where_nothing_is_kept() {
        // The first finds out that there is nothing to keep; the others meet here, which they cannot one by one.
        let (meeting, first) = (Arc::new(Barrier::new(AT_ONCE - 1)), Arc::new(AtomicUsize::new(0)));
        let page = move || async move {
            if first.fetch_add(1, Ordering::SeqCst) > 0 {
                meeting.wait().await;
            }
            StatusCode::SERVICE_UNAVAILABLE
        };
        let pages = in_front_of(Router::new().route("/", get(page)), Arc::default());
        let all = join_all((0..AT_ONCE).map(|_| ask(&pages, "/"))).await;
        assert_eq!(all, [StatusCode::SERVICE_UNAVAILABLE; AT_ONCE]);
    }
}
