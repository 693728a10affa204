// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Work that is under way in a demonstration, so that nobody's lists begin empty: proposals on their way, and a
//! round in which some have given their levels. All of it is done by the demonstration's people through the
//! actions that the pages use, so that it stands in the log as theirs.

mod finished;

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike as _, Days, TimeDelta, Utc};
use serde::{Deserialize, de::DeserializeOwned};
use sqlx::PgPool;

use super::{error::ImportError, setup::set_up, store};
use crate::{
    assessment::{self, Giving, Judgement, Opening, Plan},
    error::Error,
    kit::{form::Pairs, i18n::Locale, page::Installation},
    people::{self, Person},
    portfolio::{self, CapacityChange, CapacityEdit, TeamDays},
    projects::{self, Order, Outcome, ProjectNumber, Saved, Step, StepForm, SubmitError, Verb},
    ranking::{Cents, PersonDays},
};

const PROPOSALS: &str = include_str!("../../data/proposals.csv");
const ASSESSMENTS: &str = include_str!("../../data/assessments.csv");

/// So long before the day on which it is loaded a demonstration has begun: before anything in it happened.
const AGE: TimeDelta = TimeDelta::days(30);
/// Years from now, person-days and euros.
const CAPACITY: [(i32, u32, u64); 3] = [(1, 2_400, 3_500_000), (2, 2_400, 3_500_000), (3, 2_000, 3_000_000)];
/// So long after a project was put off it is looked at again.
const UNTIL_FOLLOW_UP: Days = Days::new(120);

/// Why a demonstration cannot be loaded.
#[derive(Debug, thiserror::Error)]
pub enum DemonstrationError {
    /// What every portal starts with cannot be stored.
    #[error(transparent)]
    SetUp(#[from] ImportError),
    /// An action failed.
    #[error(transparent)]
    Action(#[from] Error),
    /// A proposal cannot be submitted.
    #[error(transparent)]
    Submit(#[from] SubmitError),
    /// An action refused what the files say.
    #[error("the portal refuses {0}")]
    Refused(String),
    /// The database refused.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

/// Sets a demonstration up, and as long as nobody has proposed anything in it, lets its people begin.
pub async fn set_up_demonstration(
    pool: &PgPool,
    now: DateTime<Utc>,
) -> Result<Installation, DemonstrationError> {
    let installation = set_up(pool, now - AGE, true).await?;
    // Of two portals on one database that start at once, the second waits here and finds the work done.
    let mut transaction = pool.begin().await?;
    store::lock_import(&mut *transaction).await?;
    if installation.demonstration && !store::has_proposals(&mut *transaction).await? {
        enter_capacity(pool, now).await?;
        for proposal in proposals() {
            play(pool, &proposal, now).await?;
        }
        finished::add_finished(pool, now).await?;
    }
    transaction.commit().await?;
    Ok(installation)
}

/// What there is in the three years to come; the figures are invented.
async fn enter_capacity(pool: &PgPool, now: DateTime<Utc>) -> Result<(), DemonstrationError> {
    let manager = person(pool, "portfolio").await?;
    let reason = Locale::De.text("capacity-demonstration");
    for (year, days, euros) in CAPACITY {
        let edit = CapacityEdit {
            days: Some(PersonDays(days)),
            cents: Some(Cents(euros * 100)),
            teams: TeamDays::default(),
            reason: reason.clone(),
        };
        let year = now.year() + year;
        match portfolio::add_capacity(pool, &manager, year, &edit, now - AGE).await {
            Ok(CapacityChange::Done) => {}
            _ => return Err(DemonstrationError::Refused(year.to_string())),
        }
    }
    Ok(())
}

/// How far a proposal has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Course {
    Draft,
    Submitted,
    Query,
    InAssessment,
    Deferred,
}

impl Course {
    fn from_code(code: &str) -> Option<Self> {
        match code {
            "draft" => Some(Self::Draft),
            "submitted" => Some(Self::Submitted),
            "query" => Some(Self::Query),
            "in_assessment" => Some(Self::InAssessment),
            "deferred" => Some(Self::Deferred),
            _ => None,
        }
    }
}

/// A line of `data/proposals.csv`: a proposal, and what became of it.
struct ProposalLine {
    course: Course,
    days_ago: i64,
    proposer: String,
    title: String,
    /// What was asked, or why it was put off.
    words: String,
    /// The whole form as its proposer filled it in.
    form: Pairs,
}

/// A line of `data/assessments.csv`: a level in the round of the demonstration.
#[derive(Deserialize)]
struct AssessmentLine {
    assessor: String,
    days_ago: i64,
    criterion: String,
    level: String,
    reason: String,
}

fn lines<Line: DeserializeOwned + 'static>(file: &'static str) -> impl Iterator<Item = Line> {
    let reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(file.as_bytes());
    reader.into_deserialize().flatten()
}

fn proposals() -> impl Iterator<Item = ProposalLine> {
    lines::<BTreeMap<String, String>>(PROPOSALS).filter_map(|columns| ProposalLine::of(&columns))
}

impl ProposalLine {
    /// Reads a line; the columns without a meaning of their own are named like the fields of the form.
    fn of(columns: &BTreeMap<String, String>) -> Option<Self> {
        let required = columns.get("requires")?.split(", ").map(|number| ("requires", number.to_owned()));
        let others = columns.iter().filter(|(name, _)| *name != "requires");
        let others = others.map(|(name, value)| (name.as_str(), value.clone()));
        Some(Self {
            course: Course::from_code(columns.get("course")?)?,
            days_ago: columns.get("days_ago")?.parse().ok()?,
            proposer: columns.get("proposer")?.clone(),
            title: columns.get("title")?.clone(),
            words: columns.get("words")?.clone(),
            form: Pairs::of(others.chain(required)),
        })
    }
}

fn order(verb: Verb, text: Option<&str>) -> Order {
    Order { verb, text: text.map(str::to_owned), follow_up: None, target: None, to: None }
}

async fn play(pool: &PgPool, line: &ProposalLine, now: DateTime<Utc>) -> Result<(), DemonstrationError> {
    let begun = now - TimeDelta::days(line.days_ago);
    let proposer = person(pool, &line.proposer).await?;
    let Some(number) = propose(pool, &proposer, line, begun).await? else { return Ok(()) };
    if line.course == Course::Submitted {
        return Ok(());
    }
    let manager = person(pool, "portfolio").await?;
    let (checked, decided) = (begun + TimeDelta::days(2), begun + TimeDelta::days(3));
    let review = order(Verb::Review, None);
    move_on(pool, (&manager, &number), &review, checked).await?;
    let words = Some(line.words.as_str());
    match line.course {
        Course::Draft | Course::Submitted => Ok(()),
        Course::Query => move_on(pool, (&manager, &number), &order(Verb::AskBack, words), decided).await,
        Course::Deferred => {
            let follow_up = decided.date_naive().checked_add_days(UNTIL_FOLLOW_UP);
            let put_off = Order { follow_up, ..order(Verb::Defer, words) };
            move_on(pool, (&person(pool, "leadership").await?, &number), &put_off, decided).await
        }
        Course::InAssessment => {
            open_round(pool, &manager, &number, decided).await?;
            for given in lines::<AssessmentLine>(ASSESSMENTS) {
                give(pool, &number, &given, now - TimeDelta::days(given.days_ago)).await?;
            }
            Ok(())
        }
    }
}

/// Fills the form in step by step and hands it in, unless it is to stay a draft.
async fn propose(
    pool: &PgPool,
    proposer: &Person,
    line: &ProposalLine,
    at: DateTime<Utc>,
) -> Result<Option<ProjectNumber>, DemonstrationError> {
    let refused = || DemonstrationError::Refused(line.title.clone());
    let draft = projects::begin_draft(pool, proposer, at).await.map_err(|_| refused())?;
    let mut version = 0;
    for step in Step::ALL {
        let form = StepForm { step, version: Step::FIRST_VERSION, typed: line.form.clone() };
        match projects::save_step(pool, proposer.id, draft, &form, at).await? {
            Some(Saved::Done(saved)) => version = saved.whole_version(),
            Some(Saved::Conflict(_)) | None => return Err(refused()),
        }
    }
    if line.course == Course::Draft {
        return Ok(None);
    }
    Ok(Some(projects::submit(pool, proposer, draft, version, at).await?))
}

async fn move_on(
    pool: &PgPool,
    (person, number): (&Person, &ProjectNumber),
    order: &Order,
    at: DateTime<Utc>,
) -> Result<(), DemonstrationError> {
    match projects::move_project(pool, person, number, order, at).await? {
        Outcome::Done => Ok(()),
        Outcome::Elsewhere(_) | Outcome::Refused(_) => Err(DemonstrationError::Refused(number.to_string())),
    }
}

/// Asks everybody who assesses for every criterion.
async fn open_round(
    pool: &PgPool,
    manager: &Person,
    number: &ProjectNumber,
    at: DateTime<Utc>,
) -> Result<(), DemonstrationError> {
    let candidates = assessment::candidates(pool).await?;
    let of_each = |criterion: &assessment::Criterion| {
        let id = criterion.id;
        candidates.people.iter().map(move |person| (id, person.id)).collect::<Vec<_>>()
    };
    let plan = Plan {
        projects: [number.clone()].into(),
        assessors: candidates.criteria.iter().flat_map(of_each).collect(),
    };
    match assessment::open_rounds(pool, manager, (&plan, false), at).await? {
        Opening::Done => Ok(()),
        Opening::TooFew(_) | Opening::Refused(_) => Err(DemonstrationError::Refused(number.to_string())),
    }
}

async fn give(
    pool: &PgPool,
    number: &ProjectNumber,
    line: &AssessmentLine,
    at: DateTime<Utc>,
) -> Result<(), DemonstrationError> {
    let refused = || DemonstrationError::Refused(format!("{} {}", line.assessor, line.criterion));
    let assessor = person(pool, &line.assessor).await?;
    let tasks = assessment::tasks(pool, &assessor).await?;
    let task = tasks.into_iter().find(|task| task.project == *number && task.key == line.criterion);
    let cell = task.map(|task| task.round).ok_or_else(refused)?;
    let typed = [(Judgement::LEVEL, line.level.clone()), (Judgement::REASON, line.reason.clone())];
    let judgement = Judgement::read(&Pairs::of(typed)).map_err(|_| refused())?;
    let given = assessment::give(pool, &assessor, (cell, &line.criterion), (&judgement, None), at).await?;
    if given == Giving::Done { Ok(()) } else { Err(refused()) }
}

async fn person(pool: &PgPool, sign_in_name: &str) -> Result<Person, DemonstrationError> {
    let found = people::person_by_sign_in_name(pool, sign_in_name).await?;
    found.ok_or_else(|| DemonstrationError::Refused(sign_in_name.to_owned()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_line_is_understood_and_the_oldest_comes_first() {
        let proposals: Vec<ProposalLine> = proposals().collect();
        assert_eq!(proposals.len(), PROPOSALS.lines().count() - 1);
        assert!(proposals.is_sorted_by_key(|line| -line.days_ago), "the log is in the order of time");
        let courses: BTreeSet<Course> = proposals.iter().map(|line| line.course).collect();
        assert_eq!(courses.len(), 5);
        assert_eq!(lines::<AssessmentLine>(ASSESSMENTS).count(), ASSESSMENTS.lines().count() - 1);
    }
}
