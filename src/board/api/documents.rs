// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::related::{ReasonDocument, RequirementDocument};
use crate::{
    board::model::{BOARD_SIZE, Entry, Related, Requirement, ShownBoard, ShownRow, Snapshot, ValueModel},
    kit::i18n::Bilingual,
    people::DepartmentDocument,
    projects::{Benefit, Details, Effect, Kind, Project, State},
    ranking::{HalfLevels, Points, RawScore, Weights},
};

fn level(half_levels: HalfLevels) -> f64 {
    f64::from(half_levels.get()) / 2.0
}

fn points(points: Points) -> f64 {
    f64::from(points.tenths()) / 10.0
}

/// From one place to another.
#[derive(Serialize, ToSchema)]
struct PlaceSpan {
    /// The best.
    from: u32,
    /// The worst.
    to: u32,
}

/// From so many points to so many.
#[derive(Serialize, ToSchema)]
struct PointSpan {
    /// The least.
    from: f64,
    /// The most.
    to: f64,
}

/// A candidate project and where it stands.
#[derive(Serialize, ToSchema)]
#[schema(as = Project)]
pub(super) struct ProjectDocument {
    /// By which people know it; it never changes.
    number: String,
    /// One line.
    title: String,
    /// What it is; may be empty.
    summary: String,
    /// Who asks for it.
    department: DepartmentDocument,
    /// Whether people outside the administration notice it.
    kind: Kind,
    /// Where it is in its life cycle.
    state: State,
    /// The norm that the proposer names.
    legal_basis: Option<String>,
    /// Day by which it has to be in use.
    deadline: Option<NaiveDate>,
    /// Own staff's time in person-days.
    effort_days: Option<i32>,
    /// Money without own staff, in euros.
    cost_eur: Option<i64>,
    /// Its place; nothing while an assessment is missing.
    place: Option<u32>,
    /// The place that points alone give.
    place_by_points: Option<u32>,
    /// Why the two differ; nothing if they do not.
    reason: Option<ReasonDocument>,
    /// Whether another project shares the place.
    is_tied: bool,
    /// Whether it is one of the Top 25.
    is_on_board: bool,
    /// The places that it can have, whatever the missing assessments will say.
    places: Option<PlaceSpan>,
    /// The points that it can have, out of 100.
    points: Option<PointSpan>,
    /// The level that counts on each criterion.
    levels: BTreeMap<String, Option<f64>>,
    /// What has to be there first, directly or through others.
    requires: Vec<RequirementDocument>,
}

impl ProjectDocument {
    pub(super) fn of(entry: &Entry, model: &ValueModel) -> Self {
        let project = &entry.project;
        let Project { number, title, summary, department, kind, state, legal_basis, .. } = project;
        let required =
            |Requirement { project, is_direct }: &Requirement| RequirementDocument::of(project, *is_direct);
        Self {
            number: number.to_string(),
            title: title.clone(),
            summary: summary.clone(),
            department: department.into(),
            kind: *kind,
            state: *state,
            legal_basis: legal_basis.clone(),
            deadline: project.deadline,
            effort_days: project.effort.map(|effort| effort.0),
            cost_eur: project.cost.map(|cost| cost.0),
            place: entry.place(),
            place_by_points: entry.position.and_then(|position| position.by_points),
            reason: ReasonDocument::of(entry),
            is_tied: entry.position.is_some_and(|position| position.is_tied),
            is_on_board: entry.is_on_board(),
            places: entry
                .position
                .map(|position| PlaceSpan { from: position.best_place, to: position.worst_place }),
            points: entry.position.map(|position| PointSpan {
                from: points(model.points(position.score.lowest())),
                to: points(model.points(position.score.highest())),
            }),
            levels: levels(entry, model),
            requires: entry.requires.iter().map(required).collect(),
        }
    }
}

fn levels(entry: &Entry, model: &ValueModel) -> BTreeMap<String, Option<f64>> {
    let pairs = model.criteria.iter().zip(&entry.levels);
    pairs.map(|(criterion, given)| (criterion.key.clone(), given.map(level))).collect()
}

/// A part of the list of projects.
#[derive(Serialize, ToSchema)]
#[schema(as = ProjectList)]
pub(super) struct ProjectListDocument {
    /// The projects, in the order in which the portal has come to know them.
    pub projects: Vec<ProjectDocument>,
    /// Cursor of the next part; nothing at the end.
    pub next: Option<String>,
}

/// What changes for somebody.
#[derive(Serialize, ToSchema)]
#[schema(as = Benefit)]
struct BenefitDocument {
    /// Cases per year.
    cases: Option<i32>,
    /// What changes in each.
    effect: Option<Effect>,
}

impl From<Benefit> for BenefitDocument {
    fn from(Benefit { cases, effect }: Benefit) -> Self {
        Self { cases, effect }
    }
}

/// A project with everything that its page says of it.
#[derive(Serialize, ToSchema)]
#[schema(as = ProjectDetails)]
pub(super) struct ProjectDetailsDocument {
    #[serde(flatten)]
    project: ProjectDocument,
    /// What is bad today, and what will be better.
    problem: Option<String>,
    /// Whom to ask about it.
    contact: Option<String>,
    /// Where to look the legal basis up.
    legal_evidence: Option<String>,
    /// Why the deadline is what it is.
    deadline_reason: Option<String>,
    /// The council's number of the document.
    council_document: Option<String>,
    /// Key of the service: `LeiKa` or OZG.
    service_key: Option<String>,
    /// What changes for citizens.
    citizens: BenefitDocument,
    /// What changes for businesses.
    businesses: BenefitDocument,
    /// What requires it.
    required_by: Vec<RequirementDocument>,
    /// Number of the project inside which it goes on.
    merged_into: Option<String>,
}

impl ProjectDetailsDocument {
    pub(super) fn of(
        project: ProjectDocument,
        details: Details,
        required_by: &[Related],
        merged_into: Option<String>,
    ) -> Self {
        Self {
            project,
            problem: details.problem,
            contact: details.contact,
            legal_evidence: details.legal_evidence,
            deadline_reason: details.deadline_reason,
            council_document: details.council_document,
            service_key: details.service_key,
            citizens: details.citizens.into(),
            businesses: details.businesses.into(),
            required_by: required_by.iter().map(|related| RequirementDocument::of(related, true)).collect(),
            merged_into,
        }
    }
}

/// A criterion and its weight.
#[derive(Serialize, ToSchema)]
#[schema(as = WeighedCriterion)]
struct WeighedCriterionDocument {
    /// By which it is known.
    key: String,
    /// Its name.
    name: Bilingual,
    /// Its points.
    points: u32,
}

/// A row of the board.
#[derive(Serialize, ToSchema)]
#[schema(as = BoardRow)]
struct RowDocument {
    /// Its place.
    place: u32,
    /// The place that points alone give.
    place_by_points: u32,
    /// Why the two differ; nothing if they do not.
    reason: Option<ReasonDocument>,
    /// Whether another project shares the place.
    is_tied: bool,
    /// Whether it is one of the Top 25; else it is one of those that follow.
    is_on_board: bool,
    /// Number of the project.
    number: String,
    /// Its title.
    title: String,
    /// Name of its department.
    department: String,
    /// Where it is, or was then, in its life cycle.
    state: String,
    /// Day by which it has to be in use.
    deadline: Option<NaiveDate>,
    /// The level that counts on each criterion.
    levels: BTreeMap<String, Option<f64>>,
    /// Points out of 100.
    points: Option<f64>,
}

/// The board: places 1 to 25, all that tie with the last of them, and those that follow.
#[derive(Serialize, ToSchema)]
#[schema(as = Board)]
pub(super) struct BoardDocument {
    /// When the data last changed; for a board of the past when it was frozen.
    as_of: DateTime<Utc>,
    /// Key of the frozen board; nothing for the board of now.
    snapshot: Option<i64>,
    /// Version of the weighting.
    weighting: i32,
    /// The criteria with their points.
    criteria: Vec<WeighedCriterionDocument>,
    /// How many projects are in the Top 25: more than 25 when some tie at the line.
    on_board: u32,
    /// The rows in the order of their places.
    rows: Vec<RowDocument>,
}

impl BoardDocument {
    /// The board of now; `on_board` counts the Top 25.
    pub(super) fn now(as_of: DateTime<Utc>, model: &ValueModel, on_board: u32, entries: &[Entry]) -> Self {
        let criteria = model.criteria.iter().map(|criterion| WeighedCriterionDocument {
            key: criterion.key.clone(),
            name: criterion.name.clone(),
            points: model.weighting.points_of(criterion.id),
        });
        let row = |entry: &Entry| {
            let position = entry.position?;
            Some(RowDocument {
                place: position.place?,
                place_by_points: position.by_points?,
                reason: ReasonDocument::of(entry),
                is_tied: position.is_tied,
                is_on_board: entry.is_on_board(),
                number: entry.project.number.to_string(),
                title: entry.project.title.clone(),
                department: entry.project.department.name.clone(),
                state: entry.project.state.code().to_owned(),
                deadline: entry.project.deadline,
                levels: levels(entry, model),
                points: Some(points(model.points(position.score.lowest()))),
            })
        };
        Self {
            as_of,
            snapshot: None,
            weighting: model.weighting.version,
            criteria: criteria.collect(),
            on_board,
            rows: entries.iter().filter_map(row).collect(),
        }
    }

    /// A board of the past.
    pub(super) fn past(snapshot: &Snapshot, shown: &ShownBoard) -> Self {
        let weights = Weights::new(shown.criteria.iter().map(|criterion| criterion.points).collect()).ok();
        let criteria = shown.criteria.iter().map(|criterion| WeighedCriterionDocument {
            key: criterion.key.clone(),
            name: criterion.name(),
            points: criterion.points,
        });
        let row = |row: &ShownRow| {
            let pairs = shown.criteria.iter().zip(&row.levels);
            let given = |given: &Option<u8>| given.and_then(HalfLevels::new).map(level);
            let total = weights.as_ref().map(|weights| points(weights.points_of(RawScore::new(row.score))));
            RowDocument {
                place: row.place,
                place_by_points: row.by_points.unwrap_or(row.place),
                reason: row.reason.as_ref().map(ReasonDocument::of_past),
                is_tied: row.is_tied,
                is_on_board: row.place <= BOARD_SIZE,
                number: row.number.clone(),
                title: row.title.clone(),
                department: row.department.clone(),
                state: row.state.clone(),
                deadline: row.deadline,
                levels: pairs.map(|(criterion, level)| (criterion.key.clone(), given(level))).collect(),
                points: total,
            }
        };
        Self {
            as_of: snapshot.taken_at,
            snapshot: Some(snapshot.id.0),
            weighting: snapshot.weighting_version,
            criteria: criteria.collect(),
            on_board: shown.on_board,
            rows: shown.rows.iter().map(row).collect(),
        }
    }
}

/// A frozen board: when, why, by whom, and what it is recognised by.
#[derive(Serialize, ToSchema)]
#[schema(as = Snapshot)]
pub(super) struct SnapshotDocument {
    /// Key.
    id: i64,
    /// When it was frozen.
    taken_at: DateTime<Utc>,
    /// Why, in words.
    reason: String,
    /// By whom.
    taken_by: String,
    /// Version of the weighting.
    weighting: i32,
    /// How many projects were in the procedure.
    in_procedure: u32,
    /// How many of them had a place.
    ranked: u32,
    /// SHA-256 of what its places follow from.
    hash: String,
}

impl From<Snapshot> for SnapshotDocument {
    fn from(snapshot: Snapshot) -> Self {
        Self {
            id: snapshot.id.0,
            taken_at: snapshot.taken_at,
            hash: snapshot.hash.to_string(),
            reason: snapshot.reason,
            taken_by: snapshot.taken_by,
            weighting: snapshot.weighting_version,
            in_procedure: snapshot.in_procedure,
            ranked: snapshot.ranked,
        }
    }
}
