// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};

use super::BOARD_SIZE;
use crate::{
    projects::ProjectId,
    ranking::{
        HalfLevels, Weights,
        robustness::{self, RankAcceptability, Sampling, Share, first_ranks},
    },
};

/// Which weightings are taken for plausible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, sqlx::Type)]
#[sqlx(type_name = "belief", rename_all = "snake_case")]
pub enum Belief {
    /// The official one may be off by about five percentage points a criterion.
    WithinFive,
    /// The same with ten; what the board shows.
    WithinTen,
    /// Every weighting of the criteria that have points is as plausible as any other.
    Anything,
}

impl Belief {
    /// From the narrowest to the widest.
    pub const ALL: [Self; 3] = [Self::WithinFive, Self::WithinTen, Self::Anything];

    fn around(self, weights: &Weights) -> robustness::Belief {
        let deviation = match self {
            Self::WithinFive => 0.05,
            Self::WithinTen => 0.10,
            Self::Anything => 0.0,
        };
        // With a single criterion there is but one weighting, and nothing to be off by.
        robustness::Belief::around(weights.clone(), deviation)
            .unwrap_or(robustness::Belief::Anything(weights.points().len()))
    }
}

/// How sure it is that a project is in the Top 25.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// In nearly all of the weightings.
    Sure,
    /// In some of them.
    Shaky,
    /// In nearly none.
    Hopeless,
}

impl Certainty {
    /// Percent of the weightings from which on a project is sure.
    pub const SURE_FROM: u32 = 95;
    /// Percent of the weightings below which a project has no chance.
    pub const HOPELESS_BELOW: u32 = 5;

    /// The word for a share.
    pub fn of(share: Share) -> Self {
        let reaches =
            |percent: u32| 100 * u64::from(share.hits) >= u64::from(percent) * u64::from(share.samples);
        if reaches(Self::SURE_FROM) {
            Self::Sure
        } else if reaches(Self::HOPELESS_BELOW) {
            Self::Shaky
        } else {
            Self::Hopeless
        }
    }
}

/// What shares were worked out from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Which weightings.
    pub belief: Belief,
    /// The state of the data.
    pub revision: i64,
    /// Which of the weightings were drawn, and how many.
    pub sampling: Sampling,
    /// How many projects had a place.
    pub projects: u32,
    /// How many of them were not ruled out from the start.
    pub remaining: u32,
    /// When.
    pub computed_at: DateTime<Utc>,
}

/// How often a project has which place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceShares {
    /// In how many weightings it has place 1, 2, 3 … up to the size of the board.
    pub ranks: Vec<u32>,
    /// The mean of the weightings that put it first, in thousandths in the order of the criteria.
    pub central: Option<Vec<u16>>,
}

impl PlaceShares {
    /// In how many weightings it has one of these places, from 1.
    pub fn between(&self, from: usize, to: usize) -> u32 {
        self.ranks.iter().skip(from.saturating_sub(1)).take((to + 1).saturating_sub(from)).sum()
    }

    /// In how many weightings it is in the Top 25.
    pub fn hits(&self) -> u32 {
        self.ranks.iter().sum()
    }
}

/// A project, and how often it has which place.
pub type ProjectShares = (ProjectId, PlaceShares);

/// The projects that have a place with these weights: those that lack nothing that counts, with their levels on the
/// criteria that count.
pub fn ranked_rows(
    projects: &[(ProjectId, &[Option<HalfLevels>])],
    weights: &Weights,
) -> Vec<(ProjectId, Vec<HalfLevels>)> {
    let counts: Vec<bool> = weights.points().iter().map(|points| *points > 0).collect();
    let row = |levels: &[Option<HalfLevels>]| -> Option<Vec<HalfLevels>> {
        levels.iter().zip(&counts).filter(|(_, counts)| **counts).map(|(level, _)| *level).collect()
    };
    projects.iter().filter_map(|(id, levels)| Some((*id, row(levels)?))).collect()
}

/// How often each of these projects has which place, in the weightings of that belief. Takes its time: not for a page.
pub fn place_shares(
    ranked: &[(ProjectId, Vec<HalfLevels>)],
    weights: &Weights,
    belief: Belief,
    sampling: Sampling,
) -> Vec<ProjectShares> {
    let points: Vec<u32> = weights.points().iter().copied().filter(|points| *points > 0).collect();
    let Ok(counting) = Weights::new(points) else { return Vec::new() };
    let rows: Vec<Vec<HalfLevels>> = ranked.iter().map(|(_, row)| row.clone()).collect();
    // The rows were made for these weights: their width is the same.
    let Ok(ranks) = first_ranks(&rows, &belief.around(&counting), BOARD_SIZE as usize, sampling) else {
        return Vec::new();
    };
    let shares = ranks.found.into_iter().filter_map(|(row, found)| {
        let (project, _) = ranked.get(row)?;
        let central = found.central_weights().map(|central| thousandths(&central, weights));
        Some((*project, PlaceShares { central, ranks: found.ranks }))
    });
    shares.collect()
}

/// Weights of the criteria that count as thousandths of all criteria.
fn thousandths(central: &[f64], weights: &Weights) -> Vec<u16> {
    let mut counting = central.iter();
    let thousandths = weights.points().iter().map(|points| {
        let weight = if *points > 0 { counting.next().copied() } else { None };
        RankAcceptability::thousandths(weight.unwrap_or_default())
    });
    thousandths.collect()
}

/// What the board says of how sure its places are.
#[derive(Clone, Debug, Default)]
pub struct Sureness {
    /// What it was worked out from; nothing before the first time.
    pub run: Option<Run>,
    /// In how many of the weightings these projects are in the Top 25. Who had a place and is not here is in none.
    pub hits: std::collections::HashMap<ProjectId, u32>,
}

impl Sureness {
    /// Whether it belongs to the state of the data with that number.
    pub fn is_of(&self, revision: i64) -> bool {
        self.run.is_some_and(|run| run.revision == revision)
    }

    /// The share of a project that has a place; nothing if none is known, which happens only while it is older than
    /// the data.
    pub fn share(&self, project: ProjectId, revision: i64) -> Option<Share> {
        let run = self.run?;
        let hits = self.hits.get(&project).copied().or_else(|| self.is_of(revision).then_some(0))?;
        Some(Share { hits, samples: run.sampling.samples })
    }
}
