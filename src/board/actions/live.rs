// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Tells open boards that they are no longer the present one.
//!
//! One connection a process listens to the database, however many boards are open. What it hears is worked out
//! once and handed to all of them.

use std::{sync::Arc, time::Duration};

use sqlx::{PgPool, postgres::PgListener};
use tokio::{
    sync::watch,
    time::{sleep, timeout},
};

use super::begin_reading;
use crate::{
    board::store,
    error::Error,
    kit::{
        clock::Clock,
        metrics::{self, Task},
    },
};

/// Changes within this time are told as one: while a list is imported or many people give levels, nobody is
/// told more often.
const GATHER: Duration = Duration::from_secs(1);

/// How often the board is looked at when nobody rings, and how long a listener that was lost is not missed.
const LOOK: Duration = Duration::from_mins(1);

/// What open boards are told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum News {
    /// Nobody listens to the database: the portal is about to end, or has not begun.
    #[default]
    Off,
    /// The mark of the present board; nothing before the first change.
    On(Option<String>),
}

/// How soon an open board notices that its reader has signed out or that the session has lapsed.
const SESSION_LOOK: Duration = Duration::from_secs(30);

/// So many boards may be open at a time: each of them keeps a connection for itself.
const MOST_OPEN: usize = 4096;

/// Tells open boards what the database tells. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Live {
    news: Arc<watch::Sender<News>>,
    /// How often an open board asks whether its session still holds.
    pub session_look: Duration,
}

impl Default for Live {
    fn default() -> Self {
        Self { news: Arc::default(), session_look: SESSION_LOOK }
    }
}

impl Live {
    /// The same with another time than thirty seconds between two looks at the session.
    #[must_use]
    pub fn looking_every(self, session_look: Duration) -> Self {
        Self { session_look, ..self }
    }

    /// Whether no more boards can be told.
    pub fn is_full(&self) -> bool {
        self.news.receiver_count() >= MOST_OPEN
    }

    /// What is told from now on.
    pub fn subscribe(&self) -> watch::Receiver<News> {
        self.news.subscribe()
    }

    /// Listens and tells until told to stop.
    pub async fn run(&self, pool: &PgPool, mut stopped: watch::Receiver<bool>) {
        self.news.send_replace(News::On(None));
        tokio::select! {
            // An error means that nobody is left who could let us go on.
            _ = stopped.wait_for(|stopped| *stopped) => {}
            () = self.listen(pool) => {}
        }
        self.news.send_replace(News::Off);
    }

    async fn listen(&self, pool: &PgPool) {
        loop {
            match store::listen(pool, "board").await {
                Ok(mut listener) => self.tell_what_is_heard(pool, &mut listener).await,
                Err(error) => tracing::debug!(%error, "nobody tells of changes of the board"),
            }
            sleep(LOOK).await;
            self.tell(pool).await;
        }
    }

    /// Ends when the line to the database is lost for good.
    async fn tell_what_is_heard(&self, pool: &PgPool, listener: &mut PgListener) {
        loop {
            // A line that was lost and found again may have missed something: that counts as a change, as does
            // a minute of silence.
            if let Ok(Err(error)) = timeout(LOOK, listener.try_recv()).await {
                tracing::debug!(%error, "nobody tells of changes of the board any more");
                return;
            }
            let more = async { while listener.try_recv().await.is_ok() {} };
            // An error is met again by the next call.
            let _ = timeout(GATHER, more).await;
            self.tell(pool).await;
        }
    }

    async fn tell(&self, pool: &PgPool) {
        if self.news.receiver_count() == 0 {
            return;
        }
        let mark = mark(pool).await;
        metrics::ran(Task::Live, mark.is_ok(), Clock::System);
        match mark {
            Ok(mark) => {
                let news = News::On(Some(mark));
                self.news.send_if_modified(|told| {
                    let is_new = *told != news;
                    if is_new {
                        *told = news;
                    }
                    is_new
                });
            }
            Err(error) => tracing::debug!(%error, "open boards are not told"),
        }
    }
}

/// By which an open board knows whether it is the present one.
pub async fn mark(pool: &PgPool) -> Result<String, Error> {
    let mut reading = begin_reading(pool).await?;
    Ok(store::mark(&mut *reading.transaction).await?)
}
