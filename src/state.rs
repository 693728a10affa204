// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What every handler can reach.

use std::{sync::Arc, time::Duration};

use axum::extract::FromRef;
use chrono::NaiveDate;
use quick_cache::sync::Cache;
use sqlx::PgPool;
use tokio::sync::watch;
use url::Url;

use crate::{
    board::{Edition, KeptCandidates, KeptDeadlines, Live},
    kit::{
        admission::Admission,
        browser::Front,
        clock::Clock,
        database::Replica,
        kept::KeptAnswers,
        limits::{self, Limits},
        page::{Headless, Installation},
        press::Press,
    },
    people::{AccessRules, Provider},
    portfolio::{KeptNetwork, Planner},
};

/// Boards as they were drawn: by state of the data, day (deadlines count down) and address. A state that is
/// past is never asked for again and makes room by itself.
pub type DrawnBoards = Cache<(Edition, NaiveDate, String), Headless>;

/// How many drawn boards are kept: some 100 KiB each.
const DRAWN_BOARDS: usize = 128;

/// What every handler can reach. Cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// The database.
    pub pool: PgPool,
    /// Where is read besides, if there is such a server.
    pub replica: Option<Arc<Replica>>,
    /// The time.
    pub clock: Clock,
    /// What the pages have in common.
    pub installation: Installation,
    /// Who may come in.
    pub access: AccessRules,
    /// Whether a weighting counts only once a second person has approved it.
    pub four_eyes: bool,
    /// Whether the last frozen board is handed out as open data.
    pub open_data: bool,
    /// How the portal is reached.
    pub front: Front,
    /// Address at which people reach the portal, if the operator has said it: for links that leave it.
    pub public_url: Option<Url>,
    /// The city's identity provider, if there is one.
    pub provider: Option<Arc<Provider>>,
    /// Boards as they were drawn.
    pub drawn_boards: Arc<DrawnBoards>,
    /// The answers of the present half second.
    pub answers: Arc<KeptAnswers>,
    /// Makes documents for paper.
    pub press: Press,
    /// The candidates of the present state of the data, to try weights on.
    pub candidates: Arc<KeptCandidates>,
    /// What is due in the present state of the data.
    pub deadlines: Arc<KeptDeadlines>,
    /// What rests on what in the present state of the data.
    pub network: Arc<KeptNetwork>,
    /// Works out what fits.
    pub planner: Planner,
    /// Tells open boards that they are no longer the present one.
    pub live: Live,
    /// Counts the requests of programs.
    pub limits: Arc<Limits>,
    /// The places for requests.
    pub admission: Admission,
    /// Whether the portal has been told to stop.
    pub stopped: watch::Receiver<bool>,
    /// Counts the barriers that visitors report.
    pub reports: Arc<Limits>,
}

impl AppState {
    /// The state of a portal on that database that lets people in as is usual; other ways are set afterwards.
    pub fn new(pool: PgPool, clock: Clock, installation: Installation) -> Self {
        let time = Duration::from_secs(Planner::USUAL_SECONDS.get().into());
        Self {
            planner: Planner::new(pool.clone(), time),
            pool,
            replica: None,
            clock,
            installation,
            access: AccessRules::default(),
            four_eyes: true,
            open_data: false,
            front: Front::default(),
            public_url: None,
            provider: None,
            drawn_boards: Arc::new(Cache::new(DRAWN_BOARDS)),
            answers: Arc::new(KeptAnswers::new(clock.stopwatch())),
            press: Press::default(),
            candidates: Arc::default(),
            deadlines: Arc::default(),
            network: Arc::default(),
            live: Live::default(),
            limits: Arc::new(Limits::new(limits::USUAL, clock)),
            admission: Admission::default(),
            stopped: watch::channel(false).1,
            reports: Arc::new(Limits::new(limits::REPORTS, clock)),
        }
    }
}

impl FromRef<AppState> for Admission {
    fn from_ref(state: &AppState) -> Self {
        state.admission.clone()
    }
}

impl FromRef<AppState> for Front {
    fn from_ref(state: &AppState) -> Self {
        state.front
    }
}

impl FromRef<AppState> for Installation {
    fn from_ref(state: &AppState) -> Self {
        state.installation
    }
}
