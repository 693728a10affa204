// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! From levels and weights to points and places. Pure mathematics: no input or output, no clock, no
//! database, and no floating point in anything that orders.
//!
//! The method is the additive value model (multi-attribute value theory: Keeney & Raiffa 1976) on
//! fixed, anchored levels from 0 to 5:
//!
//! | step | formula | where |
//! | --- | --- | --- |
//! | raw score | T = Σ points · half levels | [`ScoreRange::of`] |
//! | points out of 100 | 10 · T / Σ points | [`Weights::points_of`] |
//! | a blank | lowest: level 0, highest: level 5 | [`ScoreRange`] |
//! | place | 1 + number of strictly better ones | [`standings`], [`top`] |
//! | possible places | counted with lowest and highest | [`standings`] |
//! | where the points come from | largest remainder | [`contributions`] |
//! | what would cross the line | smallest step on one criterion | [`crossings`] |
//! | several assessors | median, disagreement | [`GroupJudgement`] |
//! | weights from an order alone | rank-order centroid | [`rank_order_centroid`] |
//! | how far one weight may move | crossings of straight lines | [`points_span`], [`set_stability`], [`place_stability`] |
//! | how sure the Top k is | shares of sampled weightings | [`robustness`] |
//! | the panel as a whole | Krippendorff's α, Kendall's W | [`reliability`] |
//!
//! What is worth most is one question; what to start first and what fits are two others, which are answered apart
//! from it and never melted into one number:
//!
//! | question | method | where |
//! | --- | --- | --- |
//! | what requires what | directed graph, a circle is named | [`graph`] |
//! | who stands elsewhere than by points, and why | places given from the top | [`rules`] |
//! | what to start first | packages by value per person-day (Sidney, Smith) | [`sequence`] |
//! | what is worth most for how many days | efficient frontier | [`StartOrder::frontier`](sequence::StartOrder::frontier) |
//! | to whom a benefit is due | Shapley value of what stands on what | [`credit`] |
//! | when what is due must begin | backward pass, earliest limit first | [`deadline`] |
//! | on which day that is | working days in North Rhine-Westphalia | [`calendar`] |
//! | what fits into the years | priced packages, branch and bound, a proven gap | [`selection`] |
//!
//! Projects are ordered by the whole number T and never by the rounded points: sums of decimal
//! fractions break ties that are real. Levels are not normalised over the projects present, so a new
//! project changes nobody's points.
//!
//! ```
//! use vorrang::ranking::{Candidate, HalfLevels, ScoreRange, Weights, standings};
//!
//! let weights = Weights::new(vec![40, 20, 25, 15])?;
//! let level = HalfLevels::from_level;
//! let score = ScoreRange::of(&[level(5), level(3), level(4), level(2)], &weights)?;
//! assert_eq!(weights.points_of(score.lowest()).tenths(), 780); // shown as 78.0
//!
//! let one_blank = ScoreRange::of(&[level(5), None, level(4), level(2)], &weights)?;
//! let standings = standings(&[score, one_blank].map(|score| Candidate { score, eligible: true }));
//! assert_eq!(standings.iter().map(|standing| standing.place).collect::<Vec<_>>(), [Some(1), None]);
//! assert_eq!((standings[1].best_place, standings[1].worst_place), (1, 2));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod aggregate;
pub mod calendar;
mod cells;
mod contribution;
pub mod credit;
mod crossing;
pub mod deadline;
pub mod frontier;
pub mod graph;
mod level;
mod points;
mod rank_order;
pub mod reliability;
pub mod robustness;
pub mod rules;
mod score;
pub mod selection;
pub mod sequence;
mod span;
mod stability;
mod standing;
mod table;
mod top;
mod units;
mod weights;

pub use aggregate::{GroupJudgement, doubled_median};
pub use contribution::{Contribution, contributions};
pub use crossing::{Step, crossings, largest_loss, line};
pub use level::HalfLevels;
pub use points::{Points, Rational, RawScore, Share};
pub use rank_order::{rank_order_centroid, whole_points};
pub use score::{ScoreRange, WidthMismatch};
pub use span::{PointsSpan, points_span};
pub use stability::{Exchange, ScoreLine, Stability, StabilityInterval, place_stability, set_stability};
pub use standing::{Candidate, Chance, Standing, standings};
pub use table::LevelTable;
pub use top::{Ranked, top};
pub use units::{Benefit, Cents, PersonDays};
pub use weights::{Weights, WeightsError};
