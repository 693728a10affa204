// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Takes mails from the outbox to the mail server.

use std::{future::pending, time::Duration};

use chrono::TimeDelta;
use lettre::{AsyncTransport as _, transport::smtp};
use sqlx::{PgPool, postgres::PgListener};
use tokio::{
    sync::watch,
    time::{sleep, timeout},
};

use super::{
    message::{compose, one_line},
    pace::{latest_attempt, next_attempt},
    settings::Settings,
    store::{self, Due},
};
use crate::kit::{
    clock::Clock,
    metrics::{self, Task},
};

/// How often the outbox is looked into when nobody rings.
const LOOK: Duration = Duration::from_mins(1);

/// How long a mail server may take for a mail. Lettre has a limit for the connection only.
const PATIENCE: Duration = Duration::from_mins(5);

/// How long a mail is kept that has been sent or given up.
const KEPT: TimeDelta = TimeDelta::days(30);

/// How much of a server's explanation is kept.
const LONGEST_REASON: usize = 500;

/// Replies that speak of the portal and not of the mail: the login is wrong, too weak or missing.
pub(super) const LOGIN_REPLIES: [u16; 4] = [530, 534, 535, 538];

/// Sends what is in the outbox. There may be several on one database.
pub struct Sender {
    pool: PgPool,
    clock: Clock,
    /// Nothing if there is no mail server: then mails are marked as not sent.
    settings: Option<Settings>,
    patience: Duration,
}

/// How a round through the outbox ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Round {
    /// Everything that was due has had its attempt.
    Finished,
    /// The mail server cannot be used; the rest waits.
    ServerDown,
}

/// Why a mail was not handed over.
struct Failure {
    blame: Blame,
    /// For the operator who looks into the outbox.
    why: String,
    /// For the log: a server's explanation often repeats the recipient's address, which has no place there.
    logged: String,
}

/// What a failure says about other attempts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Blame {
    /// The mail is refused for good.
    Mail,
    /// The mail is refused for now.
    Moment,
    /// No mail can be sent at the moment.
    Server,
}

impl Sender {
    /// A sender for the outbox in that database.
    pub const fn new(pool: PgPool, clock: Clock, settings: Option<Settings>) -> Self {
        Self { pool, clock, settings, patience: PATIENCE }
    }

    /// The same with another limit than five minutes for how long a mail server may take for a mail.
    #[must_use]
    pub fn patient_for(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Sends until told to stop; a mail that is just being handed over is still finished.
    pub async fn run(&self, stopped: watch::Receiver<bool>) {
        if self.settings.is_none() {
            tracing::info!("no mail server configured (VORRANG_SMTP_URL): mails are marked as not sent");
        }
        let mut told_to_stop = stopped.clone();
        let mut bell = Bell { pool: &self.pool, listener: None };
        loop {
            // Before the round, so that no mail falls between a look and a ring.
            bell.hang_up().await;
            let round = self.deliver_due(&stopped).await;
            metrics::ran(Task::Mail, matches!(round, Ok(Round::Finished)), self.clock);
            if let Err(error) = &round {
                tracing::warn!(%error, "the outbox cannot be read or written; trying again in a minute");
            }
            let again = async {
                match round {
                    Ok(Round::Finished) => bell.wait().await,
                    // However much is written meanwhile: a server in trouble is not asked more often than that.
                    Ok(Round::ServerDown) | Err(_) => sleep(LOOK).await,
                }
            };
            tokio::select! {
                // An error means that nobody is left who could let us go on.
                _ = told_to_stop.wait_for(|stopped| *stopped) => return,
                () = again => {}
            }
        }
    }

    /// Tries everything in the outbox that is due, and forgets what ended long ago.
    pub async fn deliver_due(&self, stopped: &watch::Receiver<bool>) -> sqlx::Result<Round> {
        let mut round = Some(Round::Finished);
        if let Some(settings) = &self.settings {
            round = None;
            while round.is_none() && !*stopped.borrow() {
                round = self.deliver_next(settings).await?;
            }
        } else {
            store::mark_all_unsent(&self.pool, self.clock.now()).await?;
        }
        store::delete_ended(&self.pool, self.clock.now() - KEPT).await?;
        Ok(round.unwrap_or(Round::Finished))
    }

    /// Tries the next mail; how the round ends if it does.
    async fn deliver_next(&self, settings: &Settings) -> sqlx::Result<Option<Round>> {
        let mut transaction = self.pool.begin().await?;
        let now = self.clock.now();
        let Some(due) = store::lock_due(&mut transaction, now, latest_attempt(now)).await? else {
            return Ok(Some(Round::Finished));
        };
        let outcome = timeout(self.patience, hand_over(settings, &due)).await.unwrap_or_else(|_| {
            let why = "the mail server did not answer in time".to_owned();
            Err(Failure { blame: Blame::Server, logged: why.clone(), why })
        });
        let now = self.clock.now();
        let mail = due.id;
        let mut ended = None;
        match outcome {
            Ok(()) => {
                store::mark_sent(&mut *transaction, mail, now).await?;
                tracing::info!(mail, "mail sent");
            }
            Err(Failure { blame, why, logged }) => {
                let next = next_attempt(due.written_at, due.attempts.saturating_add(1), now);
                if let Some(next) = next.filter(|_| blame != Blame::Mail) {
                    store::postpone(&mut *transaction, mail, next, &why).await?;
                    tracing::warn!(mail, why = logged, %next, "mail not sent, tried again later");
                } else {
                    store::mark_failed(&mut *transaction, mail, now, &why).await?;
                    tracing::error!(mail, why = logged, "mail not sent and given up; see the table outbox");
                }
                ended = (blame == Blame::Server).then_some(Round::ServerDown);
            }
        }
        transaction.commit().await?;
        Ok(ended)
    }
}

async fn hand_over(settings: &Settings, due: &Due) -> Result<(), Failure> {
    let message = compose(due, &settings.from).map_err(|error| Failure {
        blame: Blame::Mail,
        why: reason(&error.to_string()),
        logged: "no mail can be made of it".to_owned(),
    })?;
    let Err(error) = settings.server.send(message).await else { return Ok(()) };
    Err(Failure {
        blame: blame(settings, &error).await,
        why: reason(&error.to_string()),
        logged: error.status().map_or_else(|| reason(&error.to_string()), |code| code.to_string()),
    })
}

async fn blame(settings: &Settings, error: &smtp::Error) -> Blame {
    let code = error.status().map_or(0, u16::from);
    if error.is_transient() || error.is_client() {
        return Blame::Moment;
    }
    if !error.is_permanent() || LOGIN_REPLIES.contains(&code) {
        return Blame::Server;
    }
    // A server that does not let the portal in at all replies as one that refuses a mail.
    match settings.server.test_connection().await {
        Ok(_) => Blame::Mail,
        Err(_) => Blame::Server,
    }
}

/// What a server has said, as it can be kept: one line, not endless.
fn reason(said: &str) -> String {
    one_line(said).chars().take(LONGEST_REASON).collect()
}

/// Rings when a mail has been put into the outbox.
struct Bell<'pool> {
    pool: &'pool PgPool,
    listener: Option<PgListener>,
}

impl Bell<'_> {
    async fn hang_up(&mut self) {
        if self.listener.is_none() {
            self.listener = store::listen(self.pool)
                .await
                .inspect_err(|error| tracing::debug!(%error, "the outbox is looked into once a minute only"))
                .ok();
        }
    }

    /// Waits for a ring, at most until it is time to look without one.
    async fn wait(&mut self) {
        let ring = async {
            match &mut self.listener {
                // The database may have gone and come back, and with it a ring may be lost: that counts as one.
                Some(listener) => listener.try_recv().await.map(drop),
                None => pending().await,
            }
        };
        if let Ok(Err(error)) = timeout(LOOK, ring).await {
            tracing::debug!(%error, "nobody rings");
            self.listener = None;
            sleep(LOOK).await;
        }
    }
}
