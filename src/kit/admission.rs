// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! How many requests are worked on at a time. What comes beyond is told so at once, which costs next to nothing;
//! a queue without end would only make everybody wait for what nobody waits for any more.

use std::{sync::Arc, time::Duration};

use axum::{
    body::{self, Body, HttpBody as _},
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use tokio::{sync::Semaphore, time::timeout};

use crate::error::Error;

/// So many requests are worked on, or wait for the database, at a time.
pub const MOST: usize = 512;
/// So many with a body that is read only while they are worked on.
const MOST_LARGE: usize = 32;
/// Up to so many bytes a body is read before its request is counted: whoever sends it slowly keeps nobody else from
/// being answered.
const SMALL: usize = 64 * 1024;
/// How long such a body may take.
const SENDING: Duration = Duration::from_secs(30);
/// How long a request may be worked on. Longer than anything takes that is done while somebody waits for it, the
/// sending of a list over a slow line included; a database that neither answers nor hangs up would keep it for ever.
const WORKING: Duration = Duration::from_mins(2);

/// The places for requests in this process. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Admission {
    requests: Arc<Semaphore>,
    large: Arc<Semaphore>,
}

impl Default for Admission {
    fn default() -> Self {
        Self { requests: Arc::new(Semaphore::new(MOST)), large: Arc::new(Semaphore::new(MOST_LARGE)) }
    }
}

/// Lets a request in if there is a place for it, for as long as its answer is worked out; that it is still being sent
/// does not count.
pub async fn admit(
    State(admission): State<Admission>,
    request: Request,
    next: Next,
) -> Result<Response, Error> {
    let is_large = request.body().size_hint().upper().is_none_or(|size| size > SMALL as u64);
    let request = if is_large || request.body().is_end_stream() { request } else { read(request).await? };
    let places = if is_large { &admission.large } else { &admission.requests };
    let _place = places.try_acquire().map_err(|_| Error::Busy)?;
    timeout(WORKING, next.run(request)).await.map_err(|_| {
        tracing::warn!(seconds = WORKING.as_secs(), "a request is given up that was worked on for so long");
        Error::Unavailable
    })
}

async fn read(request: Request) -> Result<Request, Error> {
    let (parts, body) = request.into_parts();
    // An error means that the sender has hung up and reads no answer.
    let read = timeout(SENDING, body::to_bytes(body, SMALL)).await;
    let bytes = read.map_err(|_| Error::TooSlow)?.map_err(|_| Error::TooSlow)?;
    Ok(Request::from_parts(parts, Body::from(bytes)))
}
