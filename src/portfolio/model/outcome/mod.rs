// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What came of a project: what was promised against what was measured before and after.
//!
//! The one place that says when the stamp is given is [`Outcome::of`].

mod typed;

use std::{cmp::Ordering, collections::BTreeMap};

use chrono::{DateTime, NaiveDate, Utc};

pub use self::typed::{MeasurementEdit, Occasion};
use crate::{
    people::{Person, Role},
    projects::{Project, ProjectNumber, State},
};

/// With fewer users asked, their answers decide nothing.
pub const LEAST_ASKED: u32 = 30;

/// Key of a [`Measurement`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, sqlx::Type)]
#[sqlx(transparent)]
pub struct MeasurementId(pub i64);

/// What a figure is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, sqlx::Type)]
#[sqlx(type_name = "outcome_moment", rename_all = "snake_case")]
pub enum Moment {
    /// How it was without the project.
    Before,
    /// How it was to become.
    Promised,
    /// How it has become.
    After,
}

impl Moment {
    /// Every moment, in the order of time.
    pub const ALL: [Self; 3] = [Self::Before, Self::Promised, Self::After];

    /// The word in forms and in the log; the text on screen is `outcome_moment-{code}`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::Promised => "promised",
            Self::After => "after",
        }
    }

    /// The moment of that word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|moment| moment.code() == code)
    }

    /// What can be said of a project in that state: the end only when it has come.
    pub const fn can_be_told(self, state: State) -> bool {
        match self {
            Self::Before | Self::Promised => {
                matches!(state, State::Prioritised | State::InProgress | State::Completed)
            }
            Self::After => matches!(state, State::Completed),
        }
    }
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Cases a year.
    Cases,
    /// How many of these are brought in online.
    OnlineCases,
    /// Days from the application to the answer.
    ProcessingDays,
    /// Steps that somebody takes for a case.
    Steps,
    /// Visits to the office for a case.
    Visits,
    /// Changes between paper and digital for a case.
    MediaBreaks,
}

impl Measure {
    /// Every measure, in the order of the form.
    pub const ALL: [Self; 6] =
        [Self::Cases, Self::OnlineCases, Self::ProcessingDays, Self::Steps, Self::Visits, Self::MediaBreaks];

    /// The name in forms and in the log.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Cases => "cases",
            Self::OnlineCases => "online_cases",
            Self::ProcessingDays => "processing_days",
            Self::Steps => "steps",
            Self::Visits => "visits",
            Self::MediaBreaks => "media_breaks",
        }
    }
}

/// Some figures of one moment.
pub type Figures = BTreeMap<Measure, u32>;

/// What users said who were asked whether it has made their life easier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answers {
    /// So many were asked.
    pub asked: u32,
    /// So many said yes.
    pub agreeing: u32,
}

impl Answers {
    /// Whether enough were asked and most of them agree.
    pub const fn is_agreement(self) -> bool {
        self.asked >= LEAST_ASKED && self.agreeing > self.asked / 2
    }
}

/// Figures of one moment from one source, as somebody has entered them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measurement {
    /// Key.
    pub id: MeasurementId,
    /// What it says.
    pub said: NewMeasurement,
    /// The one that it corrects, and why.
    pub corrects: Option<(MeasurementId, String)>,
    /// The one that corrects it.
    pub corrected_by: Option<MeasurementId>,
    /// Who entered it.
    pub recorded_by: String,
    /// When.
    pub recorded_at: DateTime<Utc>,
}

/// What a measurement says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMeasurement {
    /// What it is about.
    pub moment: Moment,
    /// The day that the figures are of.
    pub measured_on: NaiveDate,
    /// Where they are written.
    pub source: String,
    /// The figures.
    pub figures: Figures,
    /// What users said.
    pub answers: Option<Answers>,
}

/// A completed project in the list of what came of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    /// Its number.
    pub number: ProjectNumber,
    /// Its title.
    pub title: String,
    /// Whose it is.
    pub department: String,
    /// The cases a year that its proposal forecast.
    pub forecast: Option<u32>,
    /// What was measured and has not been corrected.
    pub measurements: Vec<Measurement>,
}

/// The figure that counts for a measure and a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// How many.
    pub value: u32,
    /// Of online cases: among so many.
    pub among: Option<u32>,
    /// The day that it is of.
    pub on: NaiveDate,
    /// Where it is written; nothing for the forecast of the proposal itself.
    pub source: Option<String>,
}

/// How one figure is beside an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Easier for those who need the service.
    Better,
    /// The same.
    Same,
    /// Harder.
    Worse,
}

/// What there is to say of a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeLine {
    /// Which.
    pub measure: Measure,
    /// Before the project.
    pub before: Option<Figure>,
    /// What was promised.
    pub promised: Option<Figure>,
    /// After the project.
    pub after: Option<Figure>,
    /// How after is beside before.
    pub change: Option<Change>,
    /// How after is beside what was promised.
    pub kept: Option<Change>,
}

/// What came of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Each measure of which something is known.
    pub lines: Vec<OutcomeLine>,
    /// What users said last, and on which day and where that is written.
    pub answers: Option<(Answers, NaiveDate, String)>,
    /// The stamp is given for the figures.
    pub is_easier_by_figures: bool,
    /// The stamp is given for the answers.
    pub is_easier_by_answers: bool,
}

impl Outcome {
    /// What follows from the measurements that have not been corrected and from the cases a year that the proposal
    /// forecast. Of several measurements of a moment the latest counts.
    ///
    /// The stamp is given if at least one figure is better after than before and none is worse, or if of at least
    /// [`LEAST_ASKED`] users who were asked more than half agree. Cases a year are no matter of better or worse.
    pub fn of(measurements: &[Measurement], forecast: Option<u32>) -> Self {
        let lines: Vec<OutcomeLine> =
            Measure::ALL.into_iter().filter_map(|measure| line(measure, measurements, forecast)).collect();
        let is = |wanted: Change| lines.iter().any(|line| line.change == Some(wanted));
        let last = latest(measurements, Moment::After, |said| said.answers);
        Self {
            is_easier_by_figures: is(Change::Better) && !is(Change::Worse),
            is_easier_by_answers: last.is_some_and(|(answers, _)| answers.is_agreement()),
            answers: last.map(|(answers, from)| (answers, from.measured_on, from.source.clone())),
            lines,
        }
    }

    /// Whether it has made life easier: the stamp.
    pub const fn is_easier(&self) -> bool {
        self.is_easier_by_figures || self.is_easier_by_answers
    }

    /// The line of a measure.
    pub fn line(&self, measure: Measure) -> Option<&OutcomeLine> {
        self.lines.iter().find(|line| line.measure == measure)
    }
}

/// The latest measurement of a moment that says something of what is wanted.
fn latest<Wanted>(
    measurements: &[Measurement],
    moment: Moment,
    wanted: impl Fn(&NewMeasurement) -> Option<Wanted>,
) -> Option<(Wanted, &NewMeasurement)> {
    let of_moment = measurements.iter().filter(|one| one.said.moment == moment && one.corrected_by.is_none());
    let saying = of_moment.filter_map(|one| Some((one, wanted(&one.said)?)));
    let last = saying.max_by_key(|(one, _)| (one.said.measured_on, one.id))?;
    Some((last.1, &last.0.said))
}

fn line(measure: Measure, measurements: &[Measurement], forecast: Option<u32>) -> Option<OutcomeLine> {
    let find = |moment| {
        let (value, from) = latest(measurements, moment, |said| said.figures.get(&measure).copied())?;
        let among = from.figures.get(&Measure::Cases).filter(|_| measure == Measure::OnlineCases);
        let source = Some(from.source.clone());
        Some(Figure { value, among: among.copied(), on: from.measured_on, source })
    };
    let (before, after) = (find(Moment::Before), find(Moment::After));
    let own = forecast.filter(|_| measure == Measure::Cases);
    let own = own.map(|value| Figure { value, among: None, on: NaiveDate::MIN, source: None });
    let promised = own.or_else(|| find(Moment::Promised));
    if before.is_none() && promised.is_none() && after.is_none() {
        return None;
    }
    let both = before.as_ref().zip(after.as_ref()).filter(|(before, after)| before.on < after.on);
    let change = both.and_then(|(before, after)| change(measure, before, after));
    let kept = promised.as_ref().zip(after.as_ref());
    let kept = kept.and_then(|(promised, after)| self::change(measure, promised, after));
    Some(OutcomeLine { measure, before, promised, after, change, kept })
}

/// How `after` is beside `before`: of online cases a greater share is better, of all else a smaller number.
fn change(measure: Measure, before: &Figure, after: &Figure) -> Option<Change> {
    let order = match measure {
        Measure::Cases => return None,
        Measure::OnlineCases => {
            let of = |figure: &Figure| figure.among.filter(|among| *among > 0).map(u64::from);
            let (cases_before, cases_after) = (of(before)?, of(after)?);
            (u64::from(before.value) * cases_after).cmp(&(u64::from(after.value) * cases_before))
        }
        Measure::ProcessingDays | Measure::Steps | Measure::Visits | Measure::MediaBreaks => {
            after.value.cmp(&before.value)
        }
    };
    Some(match order {
        Ordering::Less => Change::Better,
        Ordering::Equal => Change::Same,
        Ordering::Greater => Change::Worse,
    })
}

/// Whether the person may say what came of a project: portfolio management, and the project's own department.
pub fn may_record(person: &Person, project: &Project) -> bool {
    let is_own = person.has(Role::DepartmentHead) && person.department == Some(project.department.id);
    person.has(Role::PortfolioManager) || is_own
}

/// What can be said of a project now, in the order of time.
pub fn moments(project: &Project) -> Vec<Moment> {
    Moment::ALL.into_iter().filter(|moment| moment.can_be_told(project.state)).collect()
}
