// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What is written, whatever the form of the file.

use chrono::{DateTime, NaiveDate, Utc};

use crate::{
    kit::i18n::{Bilingual, Locale},
    projects::{Euros, Kind, PersonDays, State},
    ranking::{self, Candidate, HalfLevels, Points, RawScore, ScoreRange, Standing, Weights},
};

/// A criterion with its weight.
#[derive(Clone, Debug)]
pub struct Criterion {
    /// Its name.
    pub name: Bilingual,
    /// Its name over a column.
    pub short_name: Bilingual,
    /// What its levels mean, level 0 first; none where that is not known any more.
    pub levels: Vec<Bilingual>,
    /// Its points.
    pub points: u32,
}

/// What a file says of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Its number.
    pub number: String,
    /// Title.
    pub title: String,
    /// What it is.
    pub summary: String,
    /// Who asks for it.
    pub department: String,
    /// Visible or background.
    pub kind: Option<Kind>,
    /// In the order of the criteria.
    pub levels: Vec<Option<HalfLevels>>,
    /// Legal basis.
    pub legal_basis: Option<String>,
    /// Deadline.
    pub deadline: Option<NaiveDate>,
    /// Effort.
    pub effort: Option<PersonDays>,
    /// Cost.
    pub cost: Option<Euros>,
    /// Numbers of its prerequisites.
    pub requires: Vec<String>,
    /// Where it is in the life cycle.
    pub state: Option<State>,
    /// Its place, where a rule may give another one than points do.
    pub place: Option<u32>,
    /// Why the two differ.
    pub place_reason: String,
}

/// A list with what its places follow from.
#[derive(Clone, Debug)]
pub struct Table {
    /// What the list is called.
    pub heading: String,
    /// When the data last changed.
    pub as_of: DateTime<Utc>,
    /// Number of the weighting.
    pub weighting: i32,
    /// Whether the data are an example.
    pub is_demonstration: bool,
    /// Whether a rule may give another place than points do.
    pub has_rules: bool,
    /// The criteria in their order.
    pub criteria: Vec<Criterion>,
    /// The projects of the list.
    pub shown: Vec<Record>,
    /// The other projects in the procedure.
    pub others: Vec<Record>,
}

/// A column of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Place by points.
    Place,
    /// Place, where a rule may give another one than points do.
    PlaceByRule,
    /// Why the two differ.
    PlaceReason,
    /// Number of the project.
    Number,
    /// Title.
    Title,
    /// Department.
    Department,
    /// Visible or background.
    Kind,
    /// Level on the criterion at that place.
    Level(usize),
    /// Points out of 100.
    Points,
    /// Fewest points that it can get.
    PointsFrom,
    /// Most points that it can get.
    PointsTo,
    /// Best place that it can get.
    PlaceFrom,
    /// Worst place that it can get.
    PlaceTo,
    /// Deadline.
    Deadline,
    /// Effort.
    Effort,
    /// Cost.
    Cost,
    /// Prerequisites.
    Requires,
    /// State.
    State,
    /// Legal basis.
    LegalBasis,
    /// What it is.
    Summary,
}

impl Column {
    /// Every column of a list with so many criteria, in order.
    pub fn all(criteria: usize) -> Vec<Self> {
        let mut columns = vec![Self::Place, Self::Number, Self::Title, Self::Department, Self::Kind];
        columns.extend((0..criteria).map(Self::Level));
        columns.extend([
            Self::Points,
            Self::PointsFrom,
            Self::PointsTo,
            Self::PlaceFrom,
            Self::PlaceTo,
            Self::Deadline,
            Self::Effort,
            Self::Cost,
            Self::Requires,
            Self::State,
            Self::LegalBasis,
            Self::Summary,
        ]);
        columns
    }

    /// What stands over it. [`crate::exchange::understanding`] knows these words.
    pub fn head(self, criteria: &[Criterion], words: Locale) -> String {
        let key = match self {
            Self::Level(index) => {
                let criterion = criteria.get(index);
                return criterion.map(|one| one.short_name.get(words).to_owned()).unwrap_or_default();
            }
            Self::Place | Self::PlaceByRule => "export-place",
            Self::PlaceReason => "column-reason",
            Self::Number => "export-number",
            Self::Title => "export-title",
            Self::Department => "export-department",
            Self::Kind => "export-kind",
            Self::Points => "export-points",
            Self::PointsFrom => "export-points-from",
            Self::PointsTo => "export-points-to",
            Self::PlaceFrom => "export-place-from",
            Self::PlaceTo => "export-place-to",
            Self::Deadline => "export-deadline",
            Self::Effort => "export-effort",
            Self::Cost => "export-cost",
            Self::Requires => "export-requires",
            Self::State => "export-state",
            Self::LegalBasis => "export-legal-basis",
            Self::Summary => "export-summary",
        };
        words.text(key)
    }
}

/// What follows from the levels of a project.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outcome {
    pub score: ScoreRange,
    pub standing: Standing,
    points: [Points; 2],
}

impl Outcome {
    /// The points, once no level is missing.
    pub fn points(&self) -> Option<u32> {
        self.score.is_complete().then(|| self.points[0].tenths())
    }

    /// Fewest and most points, while a level is missing.
    pub fn points_range(&self) -> Option<[u32; 2]> {
        (!self.score.is_complete()).then(|| self.points.map(Points::tenths))
    }

    /// Best and worst place, while it has none.
    pub const fn places_range(&self) -> Option<[u32; 2]> {
        match self.standing.place {
            Some(_) => None,
            None => Some([self.standing.best_place, self.standing.worst_place]),
        }
    }
}

impl Record {
    /// Whether it takes part, and whether it may have a place.
    pub(super) fn part(&self) -> Option<bool> {
        let state = self.state.filter(|state| State::IN_PROCEDURE.contains(state))?;
        Some(state.is_ranked())
    }
}

impl Table {
    /// The columns of the list, in order.
    pub(super) fn columns(&self) -> Vec<Column> {
        let columns = Column::all(self.criteria.len());
        if !self.has_rules {
            return columns;
        }
        let [first, rest @ ..] = columns.as_slice() else { return columns };
        [Column::PlaceByRule, *first, Column::PlaceReason].into_iter().chain(rest.iter().copied()).collect()
    }

    /// What stands over a column.
    pub(super) fn head(&self, column: Column, words: Locale) -> String {
        if self.has_rules && column == Column::Place {
            return words.text("column-place-by-points");
        }
        column.head(&self.criteria, words)
    }

    /// What follows for each record that is shown, and for each other one; `None` for those outside of the
    /// procedure.
    pub(super) fn outcomes(&self) -> [Vec<Option<Outcome>>; 2] {
        let weights = Weights::new(self.criteria.iter().map(|criterion| criterion.points).collect()).ok();
        let candidate = |record: &Record| {
            let score = ScoreRange::of(&record.levels, weights.as_ref()?).ok()?;
            Some(Candidate { score, eligible: record.part()? })
        };
        let candidates: Vec<Option<Candidate>> =
            self.shown.iter().chain(&self.others).map(candidate).collect();
        let taking_part: Vec<Candidate> = candidates.iter().flatten().copied().collect();
        let mut standings = ranking::standings(&taking_part).into_iter();
        let points = |score: RawScore| weights.as_ref().map(|weights| weights.points_of(score));
        let mut results = candidates.into_iter().map(|candidate| {
            let score = candidate?.score;
            let points = [points(score.lowest())?, points(score.highest())?];
            Some(Outcome { score, standing: standings.next()?, points })
        });
        let shown = results.by_ref().take(self.shown.len()).collect();
        [shown, results.collect()]
    }
}
