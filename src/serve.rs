// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Runs the portal: from the address it answers at to a clean end.

use std::{
    io::{self, ErrorKind},
    net::SocketAddr,
    pin::pin,
    sync::Arc,
    time::Duration,
};

use axum::serve::ListenerExt as _;
use tokio::{
    net::TcpListener,
    signal::unix::{Signal, SignalKind, signal},
    sync::watch,
    time::sleep,
};

use crate::{
    MIGRATOR, app, board,
    commands::say,
    config::{Portal, ProviderOptionsError},
    error::Error,
    exchange::{self, ImportError},
    kit::{
        clock::Clock,
        database::{Database, DatabaseError, Place},
        i18n::{Locale, Message},
    },
    people::Provider,
    state::AppState,
};

/// How long requests that are being answered may take when the portal is told to stop.
const DRAIN: Duration = Duration::from_secs(10);

/// Why the portal cannot be served, or ended otherwise than asked for.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// Another program answers at the address.
    #[error("{address} is taken")]
    PortTaken {
        /// The address.
        address: SocketAddr,
    },
    /// The system does not let us answer at the address.
    #[error("cannot listen at {address}")]
    NoListener {
        /// The address.
        address: SocketAddr,
        /// The system's reason.
        #[source]
        source: io::Error,
    },
    /// The identity provider cannot be used as described.
    #[error(transparent)]
    ProviderOptions(#[from] ProviderOptionsError),
    /// The machine's certificates cannot be read.
    #[error("no certificates")]
    Certificates(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The database cannot be used.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The first data cannot be loaded.
    #[error(transparent)]
    SetUp(#[from] ImportError),
    /// The standings cannot be worked out.
    #[error(transparent)]
    Standings(#[from] Error),
    /// Told to stop a second time.
    #[error("stopped at once")]
    Interrupted,
    /// The system refused something that does not usually fail.
    #[error(transparent)]
    System(#[from] io::Error),
}

impl ServeError {
    /// What to tell whoever started the portal.
    pub fn messages(&self) -> Vec<Message> {
        let at = |key, address: &SocketAddr| Message::new(key).with("address", address.to_string());
        vec![match self {
            Self::PortTaken { address } => at("program-port-taken", address),
            Self::NoListener { address, source } => {
                at("program-no-listener", address).with("reason", source.to_string())
            }
            Self::ProviderOptions(error) => error.message(),
            Self::Certificates(source) => {
                Message::new("program-oidc-certificates").with("reason", source.to_string())
            }
            Self::Database(error) => error.message(),
            Self::SetUp(error) => return error.messages(),
            Self::Standings(source) => Message::new("program-system").with("reason", source.to_string()),
            Self::Interrupted => Message::new("program-interrupted"),
            Self::System(source) => Message::new("program-system").with("reason", source.to_string()),
        }]
    }
}

/// Runs the portal at `listen` on the data in `place` until SIGINT, SIGTERM or SIGHUP; then lets open
/// requests end, for ten seconds at most. A second signal ends it at once.
///
/// With `demonstration` the demonstration data are loaded where there are none yet.
pub async fn run(
    portal: &Portal,
    place: &Place,
    demonstration: bool,
    locale: Locale,
) -> Result<(), ServeError> {
    let mut signals = Signals::listen()?;
    let provider = provider(portal)?;
    // First of all: a portal that runs twice should not touch the data before it is told so.
    let listener = bind(portal.listen).await?;
    let (stop, stopped) = watch::channel(false);
    let serving = open_and_serve(listener, (portal, provider), place, (demonstration, locale), stopped);
    let mut running = pin!(serving);
    tokio::select! {
        outcome = &mut running => return outcome,
        () = signals.next() => {}
    }
    tracing::info!("stopping");
    stop.send_replace(true);
    tokio::select! {
        outcome = &mut running => outcome,
        () = signals.next() => Err(ServeError::Interrupted),
    }
}

/// The identity provider, if one is described; nothing is asked of it yet.
fn provider(portal: &Portal) -> Result<Option<Arc<Provider>>, ServeError> {
    let settings = portal.entry.provider()?;
    let provider = settings.map(Provider::new).transpose();
    Ok(provider.map_err(|error| ServeError::Certificates(Box::new(error)))?.map(Arc::new))
}

async fn bind(address: SocketAddr) -> Result<TcpListener, ServeError> {
    TcpListener::bind(address).await.map_err(|source| match source.kind() {
        ErrorKind::AddrInUse => ServeError::PortTaken { address },
        _ => ServeError::NoListener { address, source },
    })
}

async fn open_and_serve(
    listener: TcpListener,
    (portal, provider): (&Portal, Option<Arc<Provider>>),
    place: &Place,
    (demonstration, locale): (bool, Locale),
    stopped: watch::Receiver<bool>,
) -> Result<(), ServeError> {
    let mut database = Database::open(place, &MIGRATOR).await?;
    let outcome = match prepare(&database, demonstration).await {
        Ok(mut state) => {
            let is_local = listener.local_addr()?.ip().is_loopback();
            state.access = portal.entry.rules(demonstration, is_local);
            state.front = portal.entry.front();
            state.provider = provider;
            announce(&listener, place, locale)?;
            serve(listener, state, &mut database, stopped).await
        }
        Err(error) => Err(error),
    };
    database.close().await;
    outcome
}

/// Sets a new portal up and works out the standings, so that not the first visitor has to wait for them.
async fn prepare(database: &Database, demonstration: bool) -> Result<AppState, ServeError> {
    let clock = Clock::System;
    let installation = exchange::set_up(&database.pool, clock.now(), demonstration).await?;
    board::refresh_standings(&database.pool).await?;
    Ok(AppState::new(database.pool.clone(), clock, installation))
}

fn announce(listener: &TcpListener, place: &Place, locale: Locale) -> Result<(), ServeError> {
    let address = format!("http://{}", listener.local_addr()?);
    let running = match place {
        Place::Folder(folder) => Message::new("program-running").with("folder", folder.display().to_string()),
        Place::Url(_) => Message::new("program-running-elsewhere"),
    };
    say(&locale.message(&running.with("address", address)));
    Ok(())
}

async fn serve(
    listener: TcpListener,
    state: AppState,
    database: &mut Database,
    stopped: watch::Receiver<bool>,
) -> Result<(), ServeError> {
    // Pages are written in one go; waiting for more to send would only delay them.
    let listener = listener.tap_io(|connection| {
        if let Err(error) = connection.set_nodelay(true) {
            tracing::debug!(%error, "a connection keeps its delay");
        }
    });
    let server = axum::serve(listener, app(state).into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(told_to_stop(stopped.clone()));
    tokio::select! {
        ended = server => Ok(ended?),
        () = drained(stopped) => {
            tracing::warn!(seconds = DRAIN.as_secs(), "requests still open when the portal stopped");
            Ok(())
        }
        error = database.lost() => Err(error.into()),
    }
}

async fn told_to_stop(mut stopped: watch::Receiver<bool>) {
    // An error means that the sender is gone, and with it whoever could let us go on.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

async fn drained(stopped: watch::Receiver<bool>) {
    told_to_stop(stopped).await;
    sleep(DRAIN).await;
}

/// The signals that mean "stop". What comes while nobody waits is kept.
struct Signals {
    interrupt: Signal,
    terminate: Signal,
    hangup: Signal,
}

impl Signals {
    fn listen() -> io::Result<Self> {
        Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
            hangup: signal(SignalKind::hangup())?,
        })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
            _ = self.hangup.recv() => {}
        }
    }
}
