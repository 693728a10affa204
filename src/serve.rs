// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Runs the portal: from the address it answers at to a clean end.

use std::{
    io::{self, ErrorKind},
    net::SocketAddr,
    sync::Arc,
    time::Duration,
};

use sqlx::PgPool;
use tokio::{
    net::TcpListener,
    signal::unix::{Signal, SignalKind, signal},
    sync::watch,
    time::sleep,
};
use url::Url;

use crate::{
    MIGRATOR, app, board,
    commands::say,
    config::{Portal, ProviderOptionsError, Switch},
    error::Error,
    exchange::{self, DemonstrationError, ImportError},
    kit::{
        clock::Clock,
        database::{Database, DatabaseError, Place, Replica},
        i18n::{Locale, Message},
        limits::Limits,
        mail, metrics, server,
    },
    people::{self, AccessRules, Provider},
    portfolio::Planner,
    privacy,
    state::AppState,
};

/// How long requests that are being answered and a mail that is being sent may take when the portal is told
/// to stop.
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
    /// The demonstration cannot be loaded.
    #[error(transparent)]
    Demonstration(#[from] DemonstrationError),
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
            Self::SetUp(error) | Self::Demonstration(DemonstrationError::SetUp(error)) => {
                return error.messages();
            }
            Self::Demonstration(source) => Message::new("program-system").with("reason", source.to_string()),
            Self::Standings(source) => Message::new("program-system").with("reason", source.to_string()),
            Self::Interrupted => Message::new("program-interrupted"),
            Self::System(source) => Message::new("program-system").with("reason", source.to_string()),
        }]
    }
}

/// What the portal was told to do.
pub struct Plan {
    /// How it answers and lets people in.
    pub portal: Portal,
    /// Where the data are.
    pub place: Place,
    /// Demonstration data are loaded where there are none yet.
    pub demonstration: bool,
    /// Where mails go; without it none is sent.
    pub mail: Option<mail::Settings>,
    /// Language of what it says on the command line.
    pub locale: Locale,
}

/// Runs the portal until SIGINT, SIGTERM or SIGHUP; then for the notice that it was told to give, and then lets open
/// requests end, for ten seconds at most. A second signal ends it at once.
pub async fn run(plan: Plan) -> Result<(), ServeError> {
    let mut signals = Signals::listen()?;
    let provider = provider(&plan.portal)?;
    // First of all: a portal that runs twice should not touch the data before it is told so.
    let listener = bind(plan.portal.listen).await?;
    let for_monitoring = match plan.portal.metrics_listen {
        Some(address) => Some(bind(address).await?),
        None => None,
    };
    let (stop, stopped) = watch::channel(false);
    let mut running = Box::pin(open_and_serve((listener, for_monitoring), plan, provider, stopped));
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

/// The server to read from besides, if one is named; nothing is asked of it yet.
fn replica(portal: &Portal, database: &PgPool) -> Result<Option<Arc<Replica>>, DatabaseError> {
    let url = portal.database_read_url.as_ref();
    url.map(|url| Replica::new(url.reveal(), database.clone()).map(Arc::new)).transpose()
}

async fn bind(address: SocketAddr) -> Result<TcpListener, ServeError> {
    TcpListener::bind(address).await.map_err(|source| match source.kind() {
        ErrorKind::AddrInUse => ServeError::PortTaken { address },
        _ => ServeError::NoListener { address, source },
    })
}

async fn open_and_serve(
    (listener, for_monitoring): (TcpListener, Option<TcpListener>),
    plan: Plan,
    provider: Option<Arc<Provider>>,
    stopped: watch::Receiver<bool>,
) -> Result<(), ServeError> {
    let mut database = Database::open(&plan.place, &MIGRATOR).await?;
    let outcome = match prepare(&database, &listener, &plan).await {
        Ok(mut state) => {
            state.provider = provider;
            state.replica = replica(&plan.portal, &state.pool)?;
            state.stopped = stopped.clone();
            announce(&listener, &plan, state.access)?;
            let sender = mail::Sender::new(state.pool.clone(), state.clock, plan.mail);
            let notice = Duration::from_secs(plan.portal.drain_seconds.into());
            Box::pin(serve((listener, for_monitoring, notice), state, &sender, &mut database)).await
        }
        Err(error) => Err(error),
    };
    database.close().await;
    outcome
}

/// Sets a new portal up and works out the standings, so that not the first visitor has to wait for them.
async fn prepare(database: &Database, listener: &TcpListener, plan: &Plan) -> Result<AppState, ServeError> {
    let clock = Clock::System;
    let installation = if plan.demonstration {
        exchange::set_up_demonstration(&database.pool, clock.now()).await?
    } else {
        exchange::set_up(&database.pool, clock.now(), false).await?
    };
    let public_url = plan.portal.entry.public_url.as_ref().map(Url::as_str);
    people::set_public_url(&database.pool, public_url).await.map_err(Error::from)?;
    board::expire_grounds(&database.pool, clock.now()).await?;
    board::refresh_standings(&database.pool).await?;
    board::freeze_first(&database.pool, clock.now()).await?;
    let is_local = listener.local_addr()?.ip().is_loopback();
    let entry = &plan.portal.entry;
    Ok(AppState {
        access: entry.rules(plan.demonstration, is_local),
        four_eyes: plan.portal.four_eyes == Switch::On,
        open_data: plan.portal.open_data,
        front: entry.front(),
        public_url: entry.public_url.clone(),
        planner: Planner::new(
            database.pool.clone(),
            Duration::from_secs(plan.portal.planning_seconds.get().into()),
        ),
        limits: Arc::new(Limits::new(plan.portal.api_requests_per_minute, clock)),
        ..AppState::new(database.pool.clone(), clock, installation)
    })
}

fn announce(listener: &TcpListener, plan: &Plan, access: AccessRules) -> Result<(), ServeError> {
    let address = format!("http://{}", listener.local_addr()?);
    let running = match &plan.place {
        Place::Folder(folder) => Message::new("program-running").with("folder", folder.display().to_string()),
        Place::Url(_) => Message::new("program-running-elsewhere"),
    };
    say(&plan.locale.message(&running.with("address", address.clone())));
    if access.demonstration_sign_in {
        let sign_in = Message::new("program-demonstration-sign-in");
        say(&plan.locale.message(&sign_in.with("address", format!("{address}/sign-in"))));
    }
    Ok(())
}

async fn serve(
    (listener, for_monitoring, notice): (TcpListener, Option<TcpListener>, Duration),
    state: AppState,
    sender: &mail::Sender,
    database: &mut Database,
) -> Result<(), ServeError> {
    let (live, pool, stopped) = (state.live.clone(), state.pool.clone(), state.stopped.clone());
    let keeper = board::RobustnessKeeper::new(state.pool.clone(), state.clock);
    let calendar = board::ExpiryKeeper::new(state.pool.clone(), state.clock);
    let retention = privacy::RetentionKeeper::new(state.pool.clone(), state.clock);
    let replica = state.replica.clone();
    let server = server::serve(listener, app(state), notice, stopped.clone());
    let figures = monitoring(for_monitoring, pool.clone(), stopped.clone());
    // A mail server that is down is the sender's affair: the pages neither wait for it nor end with it.
    let beside = async {
        tokio::join!(
            sender.run(stopped.clone()),
            Box::pin(live.run(&pool, stopped.clone())),
            Box::pin(keeper.run(stopped.clone())),
            calendar.run(stopped.clone()),
            retention.run(stopped.clone()),
            watched(replica.as_deref(), stopped.clone()),
        );
        Ok(())
    };
    let all = async { tokio::try_join!(server, figures, beside) };
    tokio::select! {
        ended = all => Ok(ended.map(drop)?),
        () = drained(stopped.clone(), notice) => {
            tracing::warn!(seconds = DRAIN.as_secs(), "requests or a mail were still open when the portal stopped");
            Ok(())
        }
        error = database.lost() => Err(error.into()),
    }
}

/// Looks at the replica, if there is one, for as long as the portal runs.
async fn watched(replica: Option<&Replica>, stopped: watch::Receiver<bool>) {
    if let Some(replica) = replica {
        tokio::select! {
            () = replica.watch() => {}
            () = told_to_stop(stopped) => {}
        }
    }
}

/// Hands figures out where only a monitoring reaches them, if that is wanted.
async fn monitoring(
    listener: Option<TcpListener>,
    pool: PgPool,
    stopped: watch::Receiver<bool>,
) -> io::Result<()> {
    let Some(listener) = listener else { return Ok(()) };
    tracing::info!(address = %listener.local_addr()?, "figures for a monitoring at /metrics");
    axum::serve(listener, metrics::router(pool)).with_graceful_shutdown(told_to_stop(stopped)).await
}

async fn told_to_stop(mut stopped: watch::Receiver<bool>) {
    // An error means that the sender is gone, and with it whoever could let us go on.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

async fn drained(stopped: watch::Receiver<bool>, notice: Duration) {
    told_to_stop(stopped).await;
    sleep(notice + DRAIN).await;
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
