// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Figures for a monitoring: counted in this process, handed out as `OpenMetrics`, which Prometheus reads.
//!
//! Names end with their unit, all times are in seconds. Labels have few values: routes and not paths, never names of
//! people or projects.

use std::{
    sync::{LazyLock, atomic::AtomicU64},
    time::{Duration, Instant},
};

use axum::{
    Router,
    extract::{MatchedPath, Request, State},
    http::{HeaderName, Method, header},
    middleware::Next,
    response::Response,
    routing::get,
};
use prometheus_client::{
    encoding::{EncodeLabelSet, text},
    metrics::{
        counter::Counter,
        family::{Family, MetricConstructor},
        gauge::Gauge,
        histogram::{Histogram, exponential_buckets},
        info::Info,
    },
    registry::{Registry, Unit},
};
use sqlx::{Connection as _, PgPool};
use tokio::time::timeout;

use super::{clock::Clock, mail};
use crate::error::Error;

/// How long the database may take to answer before it counts as silent.
const PATIENCE: Duration = Duration::from_secs(2);

static METRICS: LazyLock<Metrics> = LazyLock::new(Metrics::new);

/// What is worked out and timed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Computation {
    /// Points and places of all projects.
    Standings,
    /// In how many weightings each project is in.
    Robustness,
}

/// What runs beside the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Sends mail.
    Mail,
    /// Works out in how many weightings each project is in.
    Robustness,
    /// Ends what has expired.
    Expiry,
    /// Tells open boards of changes.
    Live,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    method: &'static str,
    route: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answer {
    method: &'static str,
    route: String,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Of {
    what: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OfTask {
    task: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Run {
    task: &'static str,
    outcome: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct InState {
    state: String,
}

/// Times from half a millisecond to half a minute.
#[derive(Clone)]
struct Times;

impl MetricConstructor<Histogram> for Times {
    fn new_metric(&self) -> Histogram {
        Histogram::new(exponential_buckets(0.0005, 2.5, 13))
    }
}

struct Metrics {
    registry: Registry,
    answers: Family<Answer, Counter>,
    latencies: Family<Route, Histogram, Times>,
    computations: Family<Of, Histogram, Times>,
    sign_ins_refused: Counter,
    runs: Family<Run, Counter>,
    last_runs: Family<OfTask, Gauge>,
    outbox: Family<InState, Gauge>,
    database_up: Gauge,
    replica_used: Gauge,
    replica_answers: Counter,
    database_answer: Gauge<f64, AtomicU64>,
    pool: Family<InState, Gauge>,
}

impl Metrics {
    fn new() -> Self {
        let mut metrics = Self {
            registry: Registry::with_prefix("vorrang"),
            answers: Family::default(),
            latencies: Family::new_with_constructor(Times),
            computations: Family::new_with_constructor(Times),
            sign_ins_refused: Counter::default(),
            runs: Family::default(),
            last_runs: Family::default(),
            outbox: Family::default(),
            database_up: Gauge::default(),
            replica_used: Gauge::default(),
            replica_answers: Counter::default(),
            database_answer: Gauge::default(),
            pool: Family::default(),
        };
        metrics.register();
        metrics
    }

    fn register(&mut self) {
        let all = &mut self.registry;
        let version = Info::new([("version", env!("CARGO_PKG_VERSION"))]);
        all.register("build", "What runs", version);
        all.register("http_requests", "Requests answered", self.answers.clone());
        let seconds = || Unit::Seconds;
        all.register_with_unit(
            "http_request_duration",
            "Time until an answer begins",
            seconds(),
            self.latencies.clone(),
        );
        all.register_with_unit(
            "computation_duration",
            "Time to work out standings and robustness",
            seconds(),
            self.computations.clone(),
        );
        all.register("sign_ins_refused", "Sign-ins refused", self.sign_ins_refused.clone());
        all.register("task_runs", "Rounds of what runs beside the pages", self.runs.clone());
        all.register_with_unit(
            "task_last_success_timestamp",
            "When a task last did its work",
            seconds(),
            self.last_runs.clone(),
        );
        all.register("outbox_mails", "Mails in the outbox", self.outbox.clone());
        all.register("database_up", "Whether the database answers", self.database_up.clone());
        all.register("replica_used", "Whether the replica is read from", self.replica_used.clone());
        all.register("replica_answers", "Requests answered from the replica", self.replica_answers.clone());
        all.register_with_unit(
            "database_answer",
            "Time to get a connection and an answer, now",
            seconds(),
            self.database_answer.clone(),
        );
        all.register("database_connections", "Connections to the database", self.pool.clone());
    }
}

/// Counts and times every answer, by route.
pub async fn measured(request: Request, next: Next) -> Response {
    let method = known(request.method());
    let matched = request.extensions().get::<MatchedPath>();
    let route = matched.map_or("none", MatchedPath::as_str).to_owned();
    let begun = Instant::now();
    let response = next.run(request).await;
    let answer = Answer { method, route: route.clone(), status: response.status().as_u16() };
    METRICS.answers.get_or_create(&answer).inc();
    METRICS.latencies.get_or_create(&Route { method, route }).observe(begun.elapsed().as_secs_f64());
    response
}

/// The method as figures and traces name it: anybody can invent others, and each would be a series of its own.
pub fn known(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "DELETE" => "DELETE",
        _ => "_OTHER",
    }
}

/// Notes how long something took that began then.
pub fn computed(what: Computation, begun: Instant) {
    let what = match what {
        Computation::Standings => "standings",
        Computation::Robustness => "robustness",
    };
    METRICS.computations.get_or_create(&Of { what }).observe(begun.elapsed().as_secs_f64());
}

/// Notes that somebody has not been let in.
pub fn sign_in_refused() {
    METRICS.sign_ins_refused.inc();
}

/// Notes whether the replica is read from.
pub fn replica_used(is_used: bool) {
    METRICS.replica_used.set(is_used.into());
}

/// Notes that a request has been answered from the replica.
pub fn replica_answered() {
    METRICS.replica_answers.inc();
}

/// Notes that a task has done its round, or could not.
pub fn ran(task: Task, succeeded: bool, clock: Clock) {
    let task = match task {
        Task::Mail => "mail",
        Task::Robustness => "robustness",
        Task::Expiry => "expiry",
        Task::Live => "live",
    };
    let outcome = if succeeded { "done" } else { "failed" };
    METRICS.runs.get_or_create(&Run { task, outcome }).inc();
    if succeeded {
        METRICS.last_runs.get_or_create(&OfTask { task }).set(clock.now().timestamp());
    }
}

/// What a monitoring fetches: `/metrics`. For a listener of its own, which not everybody reaches.
pub fn router(pool: PgPool) -> Router {
    Router::new().route("/metrics", get(tell)).with_state(pool)
}

async fn tell(State(pool): State<PgPool>) -> Result<([(HeaderName, &'static str); 1], String), Error> {
    look(&pool).await;
    let mut told = String::new();
    text::encode(&mut told, &METRICS.registry).map_err(|error| Error::Internal(error.into()))?;
    Ok(([(header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], told))
}

/// What is not counted as it happens is looked up when it is asked for.
async fn look(pool: &PgPool) {
    let begun = Instant::now();
    let counted = timeout(PATIENCE, async {
        let mut connection = pool.acquire().await?;
        connection.ping().await?;
        let answer = begun.elapsed();
        Ok::<_, sqlx::Error>((answer, mail::count(&mut connection).await?))
    });
    let counted = counted.await.ok().and_then(Result::ok);
    METRICS.database_up.set(counted.is_some().into());
    if let Some((answer, mails)) = counted {
        METRICS.database_answer.set(answer.as_secs_f64());
        for (state, number) in mails {
            METRICS.outbox.get_or_create(&InState { state }).set(number);
        }
    }
    let idle = i64::try_from(pool.num_idle()).unwrap_or(i64::MAX);
    let (open, most) = (pool.size().into(), pool.options().get_max_connections().into());
    for (state, number) in [("open", open), ("idle", idle), ("most", most)] {
        METRICS.pool.get_or_create(&InState { state: state.to_owned() }).set(number);
    }
}
