// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The mathematics, held to worked cases and to what must be true of any projects and weights.

mod cases;
mod crossing;
mod exactness;
mod naive;
mod panels;
mod properties;
mod pruning;
mod robustness;
mod span;
mod stability;

use std::path::Path;

use serde_json::Value;
use vorrang::ranking::{Candidate, HalfLevels, Rational, ScoreRange, Weights};

type Row = Vec<Option<HalfLevels>>;

fn score(row: &Row, weights: &Weights) -> ScoreRange {
    ScoreRange::of(row, weights).unwrap()
}

fn candidates<'a>(rows: impl IntoIterator<Item = &'a Row>, weights: &Weights) -> Vec<Candidate> {
    rows.into_iter().map(|row| Candidate { score: score(row, weights), eligible: true }).collect()
}

/// A worked case from `tests/data/mcda`.
fn case(name: &str) -> Value {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/mcda").join(name).with_extension("json");
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

/// A level as the cases write it: 0, 2.5 or null.
fn level(value: &Value) -> Option<HalfLevels> {
    let level = value.as_f64()?;
    let half_levels = (0..=10).find(|&half| (f64::from(half) / 2.0 - level).abs() < 1e-9).unwrap();
    HalfLevels::new(half_levels)
}

fn levels(row: &Value) -> Row {
    row.as_array().unwrap().iter().map(level).collect()
}

fn weights(points: &Value) -> Weights {
    Weights::new(points.as_array().unwrap().iter().map(number).collect()).unwrap()
}

fn number(value: &Value) -> u32 {
    value.as_u64().unwrap().try_into().unwrap()
}

/// The `exact` fraction of an expected value, such as 43/2.
fn exact(expected: &Value) -> Rational {
    expected["exact"].as_str().unwrap().parse().unwrap()
}
