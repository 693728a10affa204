// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

mod answer;
mod candidates;
mod canonical;
mod canonical_rules;
mod comparison;
mod movement;
mod open_data;
mod place_change;
mod preview;
mod reach;
mod robustness;
mod ruling;
mod saved_view;
mod search;
mod snapshot;
mod stability;
mod timing;
mod weighing;

use chrono::{DateTime, Utc};

use self::place_change::is_on_board;
pub use self::{
    answer::{Answer, Outstanding, Situation, StepOutcome, may_have_letter},
    candidates::{CandidateRow, Candidates},
    canonical::{BoardInputs, NotCanonical, ProjectInputs, hash_of},
    comparison::{Compared, ComparedProject, Comparison, Side},
    movement::{Baseline, Movement},
    open_data::{CatalogueWords, OpenBoard, catalogue},
    place_change::PlaceChange,
    preview::{Moved, Preview, preview},
    reach::{Reach, RowNeed},
    robustness::{Belief, Certainty, PlaceShares, ProjectShares, Run, Sureness, place_shares, ranked_rows},
    ruling::{Grounds, PlaceReason, Placed, RankReason, Ruling, WantedPlace},
    saved_view::{MOST_VIEWS, SavedView, SavedViewId, VIEW_NAME, ViewPage, read_view_name},
    search::{
        Findings, Hit, MOST_FOUND, Piece, Wanted, as_written, number_in, put_right, words as search_words,
    },
    snapshot::{
        Cause, Difference, PastPlace, ShownBoard, ShownCriterion, ShownReason, ShownRow, Snapshot,
        SnapshotCause, SnapshotId, Verified,
    },
    stability::{CriterionStability, Span, Swap, stability},
    timing::{BudgetYear, Due, PEOPLE_AT_WORK, Pressure, Timing, Work},
    weighing::{
        MOST_SWING, ORDER, ORDER_TOTAL, SWING, Typed, TypedWeights, points_as_typed, read_order, read_swings,
        weighting_as_typed,
    },
};
use crate::{
    assessment::Criterion,
    projects::{Euros, PersonDays, Project, ProjectNumber, State},
    ranking::{self, Contribution, HalfLevels, Points, RawScore, ScoreRange, Weights},
    weighting::Weighting,
};

/// How many places the board has. All that tie with the last of them are in.
pub const BOARD_SIZE: u32 = 25;

/// How many rows follow below the line.
pub const ROWS_BELOW: i64 = 10;

/// More rows than this are never drawn above the line, however many tie at it: the page keeps its
/// cost, and says how many more there are.
pub const MOST_ROWS: i64 = 60;

/// How many projects that still lack an assessment are listed on the board.
pub const MOST_INCOMPLETE: i64 = 10;

/// Lists of more projects than this are neither counted to the end nor sorted by anything but the place, and are read only
/// so far: the page keeps its cost however many projects there are, and nobody reads further.
pub const MOST_LISTED: u32 = 5_000;

/// How many projects were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// So many.
    Exactly(u32),
    /// More than that.
    MoreThan(u32),
}

impl Found {
    /// What was counted, if counting ends behind `most`.
    pub fn of(counted: usize, most: u32) -> Self {
        u32::try_from(counted).ok().filter(|count| *count <= most).map_or(Self::MoreThan(most), Self::Exactly)
    }

    /// How many can be read.
    pub const fn count(self) -> u32 {
        let (Self::Exactly(count) | Self::MoreThan(count)) = self;
        count
    }

    /// Whether these are all.
    pub const fn is_all(self) -> bool {
        matches!(self, Self::Exactly(_))
    }
}

/// What a score is made with: the criteria in order and the weighting in force.
#[derive(Clone, Debug)]
pub struct ValueModel {
    /// In the order of every page.
    pub criteria: Vec<Criterion>,
    /// The weighting in force.
    pub weighting: Weighting,
    /// Its points in the order of [`Self::criteria`].
    pub weights: Weights,
}

impl ValueModel {
    /// The points, out of 100, that a raw score stands for.
    pub fn points(&self, score: RawScore) -> Points {
        self.weights.points_of(score)
    }

    /// What each criterion contributes, in the order of the criteria.
    pub fn contributions(&self, levels: &[Option<HalfLevels>]) -> Vec<Contribution> {
        // Levels and criteria are read in one transaction: their number is the same.
        ranking::contributions(levels, &self.weights).unwrap_or_default()
    }

    /// Share of each criterion in the whole weight, in percent tenths that need not add up to 1000.
    pub fn shares(&self) -> impl Iterator<Item = u32> {
        self.weights.percent_tenths()
    }
}

/// Where a project stands. Worked out when something changes, see [`super::refresh_standings`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Competition rank among the ranked projects; `None` while something is missing.
    pub place: Option<u32>,
    /// The place that points alone give.
    pub by_points: Option<u32>,
    /// Whether another project shares the place.
    pub is_tied: bool,
    /// The best place that it can still get.
    pub best_place: u32,
    /// The worst place that it can still get.
    pub worst_place: u32,
    /// Lowest and highest raw score; equal once every weighted criterion has been assessed.
    pub score: ScoreRange,
}

/// One line of a list of projects.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The record.
    pub project: Project,
    /// `None` for a project that is not in the procedure (a draft, a declined one).
    pub position: Option<Position>,
    /// Why its place is not the one by points; nothing if it is.
    pub reason: Option<PlaceReason>,
    /// The level that counts on each criterion, in the order of the criteria.
    pub levels: Vec<Option<HalfLevels>>,
    /// What it requires, directly or through others, the best placed first.
    pub requires: Vec<Requirement>,
    /// How much rests on it.
    pub enables: Enabling,
    /// How far it has moved since the frozen board that the list compares with.
    pub movement: Option<Movement>,
}

impl Entry {
    /// The place, if it has one.
    pub fn place(&self) -> Option<u32> {
        self.position.and_then(|position| position.place)
    }

    /// Whether it is one of the Top 25.
    pub fn is_on_board(&self) -> bool {
        self.place().is_some_and(|place| place <= BOARD_SIZE)
    }
}

/// How many projects of the procedure wait for a project, directly or through others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Enabling {
    /// So many.
    pub projects: u32,
    /// So many of them have a deadline.
    pub with_deadline: u32,
    /// Whether these are all: of very many only some are counted.
    pub is_all: bool,
}

/// What a project requires.
#[derive(Clone, Debug)]
pub struct Requirement {
    /// The project that has to be there first.
    pub project: Related,
    /// Whether it is required itself, and not only by something that is required.
    pub is_direct: bool,
}

/// What a project is called, where only that is shown.
#[derive(Clone, Debug)]
pub struct Named {
    /// Its number.
    pub number: ProjectNumber,
    /// Its title.
    pub title: String,
    /// Name of its department.
    pub department: String,
}

/// The other end of a dependency.
#[derive(Clone, Debug)]
pub struct Related {
    /// Its number.
    pub number: ProjectNumber,
    /// Its title.
    pub title: String,
    /// Its place, if it has one.
    pub place: Option<u32>,
    /// Its state.
    pub state: State,
}

impl Related {
    /// Whether it is one of the Top 25.
    pub fn is_on_board(&self) -> bool {
        self.place.is_some_and(|place| place <= BOARD_SIZE)
    }
}

/// The figures above the board. They count every project, whatever the filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Projects between submission and completion.
    pub in_procedure: u32,
    /// Those of them that hold a place.
    pub ranked: u32,
    /// Projects in the Top 25: more than 25 when some tie at the line.
    pub on_board: u32,
    /// Estimated effort of the Top 25.
    pub effort: PersonDays,
    /// Estimated cost of the Top 25.
    pub cost: Euros,
    /// Deadlines of projects in the procedure within the next twelve months.
    pub deadlines_ahead: u32,
    /// Deadlines of projects in the procedure that have passed.
    pub deadlines_passed: u32,
    /// Projects of the Top 25 that require, directly or through others, one that is neither completed nor
    /// in the Top 25.
    pub resting_on_others: u32,
}

/// Everything that the board shows, read in one instant.
#[derive(Clone, Debug)]
pub struct Board {
    /// When the data last changed.
    pub as_of: DateTime<Utc>,
    /// What the movements are counted from.
    pub baseline: Option<Baseline>,
    /// By which an open page knows whether it is the present one.
    pub mark: String,
    /// Criteria and weights.
    pub model: ValueModel,
    /// The figures above it.
    pub figures: Figures,
    /// How sure the places are.
    pub sureness: Sureness,
    /// Places 1 to 25, as filtered and sorted.
    pub top: Vec<Entry>,
    /// The next ten, as filtered and sorted.
    pub below: Vec<Entry>,
    /// Projects that lack an assessment, the most promising first, as filtered.
    pub incomplete: Vec<Entry>,
    /// How many projects lack an assessment; not counted for a filtered board, which would have to look at
    /// all of them.
    pub incomplete_count: Option<u32>,
    /// Where the capacity of the year ends, if one was entered and if it ends in these rows; only of the whole board in
    /// the official order, where "above" means something.
    pub reach: Option<Reach>,
}
