// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Criteria, closed rounds and the own assessments for programs. A round is as blind here as on its pages.

use axum::{extract::State, http::StatusCode, response::Response};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    actions::{self, Giving, Outcome},
    model::{CellResult, Criterion, Judgement, RoundId, Task},
    store,
};
use crate::{
    error::Error,
    kit::{
        extract::Path,
        form::Pairs,
        i18n::{Bilingual, Message},
        json::{self, Conditions, Json},
        problem::Problem,
    },
    people::{AssessScope, Person, ReadScope},
    projects::ProjectNumber,
    ranking::{GroupJudgement, HalfLevels},
    state::AppState,
};

/// One of the aspects under which projects are compared.
#[derive(Serialize, ToSchema)]
#[schema(as = Criterion)]
struct CriterionDocument {
    /// By which it is known in addresses and in other answers.
    key: String,
    /// Full name.
    name: Bilingual,
    /// At most two words.
    short_name: Bilingual,
    /// What an assessor asks oneself.
    question: Bilingual,
    /// What a level has to be backed with.
    evidence: Bilingual,
    /// What each level means, level 0 first.
    levels: Vec<Bilingual>,
}

impl From<Criterion> for CriterionDocument {
    fn from(criterion: Criterion) -> Self {
        let Criterion { key, name, short_name, question, evidence, levels, .. } = criterion;
        Self { key, name, short_name, question, evidence, levels }
    }
}

/// The last assessment round of a project.
#[derive(Serialize, ToSchema)]
#[schema(as = Assessments)]
struct AssessmentsDocument {
    /// Number of the project.
    project: String,
    /// Whether there is a round, and whether it is over.
    round: RoundState,
    /// When it ended.
    closed_at: Option<DateTime<Utc>>,
    /// What it says on each criterion; nothing until it is over.
    criteria: Vec<ResultDocument>,
}

/// Whether there is a round, and whether it is over.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum RoundState {
    None,
    Open,
    Closed,
}

/// What a round says on one criterion.
#[derive(Serialize, ToSchema)]
#[schema(as = AssessmentResult)]
struct ResultDocument {
    /// Key of the criterion.
    criterion: String,
    /// Every level that was given, the lowest first.
    levels: Vec<f64>,
    /// How many said that they cannot judge.
    abstentions: usize,
    /// The median, which counts; nothing where too few gave a level.
    median: Option<f64>,
    /// Whether the levels are so far apart that they ought to be talked over.
    needs_discussion: bool,
    /// Who said what; only for those who may know names.
    opinions: Vec<OpinionDocument>,
}

/// What one person said.
#[derive(Serialize, ToSchema)]
#[schema(as = Opinion)]
struct OpinionDocument {
    /// Who.
    name: String,
    /// The level; nothing if the person cannot judge.
    level: Option<f64>,
    /// Why.
    reason: String,
}

fn level(half_levels: HalfLevels) -> f64 {
    f64::from(half_levels.get()) / 2.0
}

impl ResultDocument {
    fn of(criterion: &Criterion, result: &CellResult, outcome: &Outcome) -> Self {
        let judgement = result.judgement();
        let opinions = outcome.opinions.iter().filter(|opinion| opinion.criterion == criterion.id);
        let opinions = opinions.map(|opinion| OpinionDocument {
            name: opinion.name.clone(),
            level: opinion.judgement.level.map(level),
            reason: opinion.judgement.reason.clone(),
        });
        Self {
            criterion: criterion.key.clone(),
            levels: result.levels.iter().copied().map(level).collect(),
            abstentions: result.abstentions,
            median: judgement.as_ref().and_then(GroupJudgement::level).map(level),
            needs_discussion: judgement.as_ref().is_some_and(GroupJudgement::needs_discussion),
            opinions: opinions.collect(),
        }
    }
}

/// Something that the owner of the token is asked to judge.
#[derive(Serialize, ToSchema)]
#[schema(as = Task)]
struct TaskDocument {
    /// Key of the round.
    round: i64,
    /// Number of the project.
    project: String,
    /// Its title.
    title: String,
    /// Day by which it has to be in use.
    deadline: Option<NaiveDate>,
    /// Key of the criterion.
    criterion: String,
    /// Whether it is done.
    is_given: bool,
}

impl From<Task> for TaskDocument {
    fn from(task: Task) -> Self {
        Self {
            round: task.round.0,
            project: task.project.to_string(),
            title: task.title,
            deadline: task.deadline,
            criterion: task.key,
            is_given: task.is_given,
        }
    }
}

/// What somebody says about a project on a criterion.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Judgement)]
struct JudgementDocument {
    /// A whole level; null says that one cannot judge.
    #[serde(deserialize_with = "Option::deserialize")]
    #[schema(required = true, minimum = 0, maximum = 5)]
    level: Option<u8>,
    /// Why: at least ten characters, unless one cannot judge.
    #[schema(max_length = 2000)]
    reason: String,
}

impl From<&Judgement> for JudgementDocument {
    fn from(judgement: &Judgement) -> Self {
        Self { level: judgement.level.map(|level| level.get() / 2), reason: judgement.reason.clone() }
    }
}

impl JudgementDocument {
    fn read(self) -> Result<Judgement, Problem> {
        let level = self.level.map_or_else(|| Judgement::CANNOT_JUDGE.to_owned(), |level| level.to_string());
        let typed = Pairs::of([(Judgement::LEVEL, level), (Judgement::REASON, self.reason)]);
        Judgement::read(&typed).map_err(|errors| Problem::of_body(errors, |field| format!("/{field}")))
    }
}

/// The routes of the room.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(criteria))
        .routes(routes!(assessments))
        .routes(routes!(tasks))
        .routes(routes!(judgement, judge))
}

/// The criteria in the order of every page.
#[utoipa::path(
    get, path = "/criteria", operation_id = "criteria", tag = "method", security((), ("token" = ["read"])),
    responses((status = 200, body = [CriterionDocument])),
)]
async fn criteria(
    State(state): State<AppState>,
    _: ReadScope,
    conditions: Conditions,
) -> Result<Response, Error> {
    let criteria = store::all_criteria(&mut *state.pool.acquire().await?).await?;
    json::answer(&conditions, &criteria.into_iter().map(CriterionDocument::from).collect::<Vec<_>>())
}

/// What came of the last assessment round of a project. Nothing of it is told before it is over.
#[utoipa::path(
    get, path = "/projects/{number}/assessments", operation_id = "project-assessments", tag = "board",
    security((), ("token" = ["read"])),
    params(("number" = String, Path, pattern = "^[A-Za-z]{2,8}-[0-9]{3,9}$")),
    responses((status = 200, body = AssessmentsDocument)),
)]
async fn assessments(
    State(state): State<AppState>,
    ReadScope(person): ReadScope,
    conditions: Conditions,
    Path(number): Path<String>,
) -> Result<Response, Error> {
    let unknown =
        || Error::NotFound(Some(Message::new("error-unknown-project").with("number", number.clone())));
    let wanted: ProjectNumber = number.parse().map_err(|_| unknown())?;
    let found = actions::outcome_of_project(&state.pool, person.as_ref(), &wanted).await?;
    let (project, outcome) = found.ok_or_else(unknown)?;
    let closed_at = outcome.as_ref().and_then(|outcome| outcome.round.closed.as_ref()).map(|(at, _)| *at);
    let results = outcome.iter().flat_map(|outcome| {
        let pairs = outcome.criteria.iter().zip(&outcome.results);
        pairs.map(|(criterion, result)| ResultDocument::of(criterion, result, outcome))
    });
    let document = AssessmentsDocument {
        project: project.number.to_string(),
        round: match (&outcome, closed_at) {
            (None, _) => RoundState::None,
            (Some(_), None) => RoundState::Open,
            (Some(_), Some(_)) => RoundState::Closed,
        },
        closed_at,
        criteria: results.collect(),
    };
    json::answer(&conditions, &document)
}

/// What the owner of the token is asked to judge in open rounds.
#[utoipa::path(
    get, path = "/assessments", operation_id = "tasks", tag = "assess", security(("token" = ["assess"])),
    responses((status = 200, body = [TaskDocument])),
)]
async fn tasks(
    State(state): State<AppState>,
    AssessScope(person): AssessScope,
    conditions: Conditions,
) -> Result<Response, Error> {
    let tasks = actions::tasks(&state.pool, &person).await?;
    json::answer(&conditions, &tasks.into_iter().map(TaskDocument::from).collect::<Vec<_>>())
}

/// What the owner of the token has said; 404 as long as that is nothing.
#[utoipa::path(
    get, path = "/assessments/{round}/{criterion}", operation_id = "judgement", tag = "assess",
    security(("token" = ["assess"])), params(("round" = i64, Path), ("criterion" = String, Path)),
    responses((status = 200, body = JudgementDocument)),
)]
async fn judgement(
    State(state): State<AppState>,
    AssessScope(person): AssessScope,
    conditions: Conditions,
    Path((round, criterion)): Path<(i64, String)>,
) -> Result<Response, Error> {
    let given = own(&state, &person, (RoundId(round), &criterion)).await?;
    let given = given.ok_or_else(|| Error::NotFound(Some(Message::new("problem-nothing-said"))))?;
    json::answer_version(&conditions, given.row_version, &JudgementDocument::from(&given.judgement))
}

fn own_department() -> Error {
    Problem::with(StatusCode::FORBIDDEN, Message::new("problem-own-department")).into()
}

/// What the person has said in that cell.
async fn own(
    state: &AppState,
    person: &Person,
    here: (RoundId, &str),
) -> Result<Option<super::model::Given>, Error> {
    let bench = actions::bench(&state.pool, person, here).await?;
    if bench.is_own(person) { Err(own_department()) } else { Ok(bench.given) }
}

/// Says what the owner of the token thinks of a project on a criterion. Who changes what was said before names it
/// with `If-Match`.
#[utoipa::path(
    put, path = "/assessments/{round}/{criterion}", operation_id = "judge", tag = "assess",
    security(("token" = ["assess"])),
    params(
        ("round" = i64, Path), ("criterion" = String, Path),
        ("If-Match" = Option<String>, Header),
    ),
    request_body = JudgementDocument,
    responses((status = 200, body = JudgementDocument)),
)]
async fn judge(
    State(state): State<AppState>,
    AssessScope(person): AssessScope,
    conditions: Conditions,
    Path((round, criterion)): Path<(i64, String)>,
    Json(sent): Json<JudgementDocument>,
) -> Result<Response, Error> {
    let here = (RoundId(round), criterion.as_str());
    let judgement = sent.read()?;
    let version = if conditions.is_based_on_something() {
        match conditions.version()? {
            None => own(&state, &person, here).await?.map(|given| given.row_version),
            version => version,
        }
    } else {
        None
    };
    let giving = actions::give(&state.pool, &person, here, (&judgement, version), state.clock.now()).await?;
    match giving {
        Giving::Done => {}
        Giving::Conflict(_) if conditions.is_based_on_something() => {
            return Err(Problem::of(StatusCode::PRECONDITION_FAILED).into());
        }
        Giving::Conflict(_) => return Err(Problem::of(StatusCode::PRECONDITION_REQUIRED).into()),
        Giving::Closed => {
            return Err(Problem::with(StatusCode::CONFLICT, Message::new("problem-round-closed")).into());
        }
        Giving::OwnDepartment => return Err(own_department()),
    }
    let given = own(&state, &person, here).await?.ok_or(Error::NotFound(None))?;
    let always = Conditions::default();
    json::answer_version(&always, given.row_version, &JudgementDocument::from(&given.judgement))
}
