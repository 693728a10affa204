// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What an open board is told while it is open.

use std::{convert::Infallible, time::Duration};

use axum::{
    extract::State,
    http::{HeaderName, HeaderValue},
    response::{
        IntoResponse as _, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::stream;
use tokio::{
    sync::watch,
    time::{Instant, sleep_until},
};

use crate::{
    board::actions::{self, News},
    error::Error,
    kit::browser::Browser,
    people::{self, Reader},
    state::AppState,
};

/// Something is sent at least so often, so that no proxy takes the line for dead.
const SIGN_OF_LIFE: Duration = Duration::from_secs(20);

/// When a browser that lost the line asks again.
const ASK_AGAIN: Duration = Duration::from_secs(5);

/// An open board.
struct Watcher {
    state: AppState,
    news: watch::Receiver<News>,
    /// The session that it was opened in; none for whoever is not signed in.
    session: Option<Vec<u8>>,
    /// The mark that it was told last.
    told: Option<String>,
    next_look: Instant,
}

/// `GET /events`: the mark of the present board, at once and whenever it changes. Ends with the session and
/// when the portal ends.
pub async fn events(
    State(state): State<AppState>,
    Reader(person): Reader,
    browser: Browser,
) -> Result<Response, Error> {
    if state.live.is_full() {
        return Err(Error::Busy);
    }
    let watcher = Watcher {
        news: state.live.subscribe(),
        session: person.and_then(|_| browser.session_key()),
        told: None,
        next_look: Instant::now() + state.live.session_look,
        state,
    };
    let events = stream::unfold(watcher, |mut watcher| async {
        let event = watcher.next().await?;
        Some((Ok::<_, Infallible>(event), watcher))
    });
    let answer = Sse::new(events).keep_alive(KeepAlive::new().interval(SIGN_OF_LIFE));
    // nginx would gather events before it passes them on.
    let headers = [(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"))];
    Ok((headers, answer).into_response())
}

impl Watcher {
    async fn next(&mut self) -> Option<Event> {
        if self.told.is_none() {
            // What happens from here on is news: the page may have been drawn long ago.
            self.news.mark_unchanged();
            let mark = actions::mark(&self.state.pool).await.ok()?;
            return Some(self.tell(mark).retry(ASK_AGAIN));
        }
        if *self.news.borrow() == News::Off {
            return None;
        }
        loop {
            tokio::select! {
                changed = self.news.changed() => {
                    changed.ok()?;
                    let news = self.news.borrow_and_update().clone();
                    match news {
                        News::On(Some(mark)) if self.told.as_ref() != Some(&mark) => {
                            return Some(self.tell(mark));
                        }
                        News::On(_) => {}
                        News::Off => return None,
                    }
                }
                () = sleep_until(self.next_look) => {
                    self.next_look += self.state.live.session_look;
                    if !self.may_go_on().await {
                        return None;
                    }
                }
            }
        }
    }

    fn tell(&mut self, mark: String) -> Event {
        let event = Event::default().event("board").data(&mark);
        self.told = Some(mark);
        event
    }

    async fn may_go_on(&self) -> bool {
        let Some(session) = &self.session else { return true };
        let (pool, now) = (&self.state.pool, self.state.clock.now());
        matches!(people::recognise_page(pool, self.state.access, session, now).await, Ok(Some(_)))
    }
}
