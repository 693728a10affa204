// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Keeps the server running until it is told to stop.

use std::{future::pending, time::Duration};

use tokio::{
    sync::oneshot,
    task::{JoinError, JoinHandle},
    time::Instant,
};

use super::{
    error::ClusterError,
    folder::Lock,
    server::{Launch, Server},
};

/// How many times in a row a server that has ended by itself is started again.
const RESTARTS: u32 = 5;
/// A server that has run for this long is not counted as one that keeps ending.
const STEADY: Duration = Duration::from_mins(1);

/// The task that watches over the server. Dropped without [`Keeper::stop`], it still stops the server,
/// but nobody waits for that.
#[derive(Debug)]
pub(super) struct Keeper {
    stop: oneshot::Sender<()>,
    /// Nothing once it has ended and told why.
    task: Option<JoinHandle<Result<(), ClusterError>>>,
}

impl Keeper {
    /// Watches over `server`. The lock is released when the server has ended.
    pub fn of(server: Server, launch: Launch, lock: Lock) -> Self {
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(async move {
            let outcome = keep(server, &launch, stopped).await;
            drop(lock);
            outcome
        });
        Self { stop, task: Some(task) }
    }

    /// Ends, once, when the server has ended and could not be started again.
    pub async fn gave_up(&mut self) -> ClusterError {
        let Some(task) = &mut self.task else { return pending().await };
        let outcome = flat(task.await);
        self.task = None;
        match outcome {
            Err(error) => error,
            // It ends without an error only when told to, and only `stop` does that.
            Ok(()) => pending().await,
        }
    }

    /// Stops the server and waits for its end.
    pub async fn stop(self) -> Result<(), ClusterError> {
        // An error means that the task has ended already; it tells why.
        let _ = self.stop.send(());
        match self.task {
            Some(task) => flat(task.await),
            None => Ok(()),
        }
    }
}

fn flat(ended: Result<Result<(), ClusterError>, JoinError>) -> Result<(), ClusterError> {
    ended.unwrap_or_else(|error| Err(ClusterError::System(error.into())))
}

async fn keep(
    mut server: Server,
    launch: &Launch,
    mut stopped: oneshot::Receiver<()>,
) -> Result<(), ClusterError> {
    let mut restarts = 0;
    loop {
        let started = Instant::now();
        let status = tokio::select! {
            _ = &mut stopped => return server.stop().await,
            status = server.ended() => status?,
        };
        if started.elapsed() >= STEADY {
            restarts = 0;
        }
        restarts += 1;
        if restarts > RESTARTS {
            return Err(ClusterError::GaveUp { log: launch.folder.log() });
        }
        tracing::error!(%status, restarts, "the database server has ended by itself and is started again");
        server = launch.start().await?;
    }
}
