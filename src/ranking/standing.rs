// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Places: the ones that are certain today, and the ones that are still possible.

use super::ScoreRange;

/// A project that takes part in the ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What it scores. Levels that may still change belong in here as blanks.
    pub score: ScoreRange,
    /// Whether it may have a place today. A project whose assessment round is still open may not,
    /// even if no level is missing.
    pub eligible: bool,
}

/// Where a project stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The place today among the eligible projects without blanks, from 1; `None` for the others.
    ///
    /// It can be smaller than [`best_place`](Self::best_place): today's places leave out the projects
    /// that are still open, and some of those may already be sure to end up higher.
    pub place: Option<u32>,
    /// The best place that the project can have in the end, from 1.
    pub best_place: u32,
    /// The worst place that the project can have in the end.
    pub worst_place: u32,
}

impl Standing {
    /// Whether the project will be among the first `places` in the end.
    pub const fn chance(self, places: u32) -> Chance {
        Chance::of(self.best_place, self.worst_place, places)
    }
}

/// Whether a project will be among the first k once everything is assessed: "core, borderline,
/// exterior" of Robust Portfolio Modeling (Liesiö, Mild & Salo 2007).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Chance {
    /// However the blanks are filled.
    Certain,
    /// Some ways to fill the blanks put it in, others out.
    Possible,
    /// No way to fill the blanks puts it in.
    Out,
}

impl Chance {
    /// Certain if even the worst place is among the first `places`, out if not even the best one is.
    pub const fn of(best_place: u32, worst_place: u32, places: u32) -> Self {
        if worst_place <= places {
            Self::Certain
        } else if best_place <= places {
            Self::Possible
        } else {
            Self::Out
        }
    }
}

/// Where each candidate stands, in the order given.
///
/// **Place**: standard competition ranking, 1 + the number of strictly higher raw scores among those
/// that have a place (1, 2, 2, 4).
///
/// **Best and worst place** look at the end of the procedure: every blank filled with some level,
/// every round closed, so that *all* candidates have a place, the ones not eligible today included.
/// At these weights
/// - best place = 1 + number of others whose lowest score is above this one's highest,
/// - worst place = 1 + number of others whose highest score is above this one's lowest.
///
/// Both are reached, since the blanks of different projects do not depend on each other (value
/// intervals: Weber 1987; Salo & Hämäläinen 2001). A single candidate that is not eligible therefore
/// moves nobody's place today but counts in everybody's range.
///
/// Time: O(n log n). Whole numbers throughout.
pub fn standings(candidates: &[Candidate]) -> Vec<Standing> {
    let lowest = Ladder::new(candidates.iter().map(|candidate| candidate.score.lowest().get()));
    let highest = Ladder::new(candidates.iter().map(|candidate| candidate.score.highest().get()));
    let placed = Ladder::new(
        candidates
            .iter()
            .filter(|candidate| candidate.has_place())
            .map(|candidate| candidate.score.lowest().get()),
    );
    candidates
        .iter()
        .map(|candidate| {
            let (low, high) = (candidate.score.lowest().get(), candidate.score.highest().get());
            let itself = u32::from(!candidate.score.is_complete()); // its own highest is above its lowest
            Standing {
                place: candidate.has_place().then(|| 1 + placed.above(low)),
                best_place: 1 + lowest.above(high),
                worst_place: 1 + highest.above(low) - itself,
            }
        })
        .collect()
}

impl Candidate {
    fn has_place(self) -> bool {
        self.eligible && self.score.is_complete()
    }
}

/// Answers how many of a set of scores are above a given one.
///
/// Only the different scores are kept. Many projects share few scores (at most 10 · Σ points + 1), so
/// that a search usually stays within the fastest memory.
struct Ladder {
    /// From the highest score down.
    rungs: Vec<Rung>,
}

struct Rung {
    score: u32,
    /// How many have this score or a higher one.
    reached_by: u32,
}

impl Ladder {
    fn new(scores: impl Iterator<Item = u32>) -> Self {
        let mut scores: Vec<u32> = scores.collect();
        scores.sort_unstable();
        let mut rungs: Vec<Rung> = Vec::new();
        for (score, reached_by) in scores.into_iter().rev().zip(1..) {
            match rungs.last_mut() {
                Some(rung) if rung.score == score => rung.reached_by = reached_by,
                _ => rungs.push(Rung { score, reached_by }),
            }
        }
        Self { rungs }
    }

    fn above(&self, score: u32) -> u32 {
        let higher = self.rungs.partition_point(|rung| rung.score > score);
        higher.checked_sub(1).and_then(|last| self.rungs.get(last)).map_or(0, |rung| rung.reached_by)
    }
}

#[cfg(test)]
mod tests {
    use super::{Candidate, Chance, ScoreRange, standings};
    use crate::ranking::RawScore;

    fn candidate(lowest: u32, highest: u32, eligible: bool) -> Candidate {
        let score = ScoreRange::new(RawScore::new(lowest), RawScore::new(highest)).unwrap();
        Candidate { score, eligible }
    }

    #[test]
    fn nobody_takes_part() {
        assert_eq!(standings(&[]), []);
    }

    #[test]
    fn an_open_round_takes_the_place_but_keeps_the_range() {
        let standings =
            standings(&[candidate(90, 90, false), candidate(70, 70, true), candidate(10, 80, true)]);
        let seen: Vec<_> =
            standings.iter().map(|each| (each.place, each.best_place, each.worst_place)).collect();
        assert_eq!(seen, [(None, 1, 1), (Some(1), 2, 3), (None, 2, 3)]);
    }

    #[test]
    fn the_chance_follows_from_best_and_worst() {
        assert_eq!(Chance::of(3, 25, 25), Chance::Certain);
        assert_eq!(Chance::of(25, 26, 25), Chance::Possible);
        assert_eq!(Chance::of(26, 30, 25), Chance::Out);
    }
}
