// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! How far one weight may move: worked cases, and the definition tried out.

use proptest::prelude::*;
use serde_json::Value;
use vorrang::ranking::{
    Candidate, HalfLevels, Rational, ScoreLine, StabilityInterval, Weights, place_stability, set_stability,
    standings,
};

use super::{case, exact, levels, number, score, weights};

struct Case {
    names: Vec<String>,
    rows: Vec<Vec<HalfLevels>>,
    weights: Weights,
    places: u32,
}

impl Case {
    fn read(input: &Value) -> Self {
        let scores = input["scores_0_5"].as_object().unwrap();
        let row = |row: &Value| levels(row).into_iter().map(Option::unwrap).collect();
        Self {
            names: scores.keys().cloned().collect(),
            rows: scores.values().map(row).collect(),
            weights: weights(&input["weight_points"]),
            places: number(&input["k"]),
        }
    }

    fn lines(&self, criterion: usize) -> Vec<ScoreLine> {
        self.rows.iter().map(|row| ScoreLine::of(row, &self.weights, criterion).unwrap()).collect()
    }

    fn places(&self) -> Vec<u32> {
        places(&self.rows, &self.weights)
    }
}

fn places(rows: &[Vec<HalfLevels>], weights: &Weights) -> Vec<u32> {
    let candidates: Vec<Candidate> = rows
        .iter()
        .map(|row| {
            let row = row.iter().copied().map(Some).collect();
            Candidate { score: score(&row, weights), eligible: true }
        })
        .collect();
    standings(&candidates).into_iter().map(|standing| standing.place.unwrap()).collect()
}

fn check(found: StabilityInterval, expected: &Value, others: u32) {
    let points = |end: &str| expected[end].as_object().map(|_| exact(&expected[end]));
    assert_eq!(Some(found.low), points("low_points"), "{expected}");
    assert_eq!(found.high, points("high_points"), "{expected}");
    assert_eq!(found.weights(others), (exact(&expected["low"]), exact(&expected["high"])));
}

#[test]
fn intervals_are_those_worked_out_by_somebody_else() {
    let file = case("06_weight_stability");
    for (input, expected) in
        file["input"]["cases"].as_array().unwrap().iter().zip(file["expected"]["cases"].as_array().unwrap())
    {
        let case = Case::read(input);
        let present = case.places();
        for (criterion, expected) in expected["criteria"].as_object().unwrap() {
            let criterion: usize = criterion.parse().unwrap();
            let points = case.weights.points()[criterion];
            let others = case.weights.total() - points;
            // With all the weight on one criterion there is nothing to rescale.
            assert_eq!(others == 0, expected.is_null());
            if others == 0 {
                continue;
            }
            let lines = case.lines(criterion);
            let members: Vec<bool> = present.iter().map(|place| *place <= case.places).collect();
            check(set_stability(&lines, &members).interval, &expected["top_k_set"], others);
            for (index, name) in case.names.iter().enumerate() {
                let first: Vec<bool> = (0..lines.len()).map(|other| other == index).collect();
                if present[index] == 1 {
                    check(set_stability(&lines, &first).interval, &expected["first_rank"][name], others);
                }
                let own = place_stability(&lines, index, points, case.places as usize);
                assert_eq!(own.is_some(), expected["member_intervals"][name].is_object(), "{name}");
                if let Some(own) = own {
                    check(own, &expected["member_intervals"][name], others);
                }
            }
        }
    }
}

/// A decimal of the case in ten-thousandths.
fn ten_thousandths(value: &Value) -> i64 {
    let (whole, part) = value.as_str().unwrap().split_once('.').unwrap();
    format!("{whole}{part:0<4}").parse().unwrap()
}

#[test]
fn the_change_that_reverses_a_pair_is_the_published_one() {
    let file = case("05_critical_weight_changes_triantaphyllou_sanchez");
    let weights: Vec<i64> =
        file["input"]["weights"].as_array().unwrap().iter().map(ten_thousandths).collect();
    let rows: Vec<Vec<i64>> = file["input"]["values"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row.as_array().unwrap().iter().map(ten_thousandths).collect())
        .collect();
    let line = |row: &[i64], criterion: usize| {
        let total: i64 = row.iter().zip(&weights).map(|(value, weight)| value * weight).sum();
        ScoreLine { rest: total - row[criterion] * weights[criterion], slope: row[criterion] }
    };
    for (pair, changes) in file["expected"]["changes"].as_object().unwrap() {
        let (better, worse) = pair.split_once('-').unwrap();
        let row = |name: &str| &rows[name[1..].parse::<usize>().unwrap() - 1];
        for (criterion, expected) in changes.as_array().unwrap().iter().enumerate() {
            let weight = Rational::from(weights[criterion]);
            let crossing = line(row(better), criterion).crossing(line(row(worse), criterion)).unwrap();
            // A weight below nothing cannot be given.
            assert_eq!(crossing >= Rational::from(0), expected["feasible"], "{pair} {criterion}");
            if expected["feasible"] == true {
                let change = weight - crossing;
                assert_eq!(change / 10_000, exact(&expected["absolute"]), "{pair} {criterion}");
                assert_eq!(change * 100 / weight, exact(&expected["percent_of_weight"]));
            }
        }
    }
}

fn rows_and_points() -> impl Strategy<Value = (Vec<Vec<HalfLevels>>, Vec<u32>, u32)> {
    (2_usize..5, 3_usize..9).prop_flat_map(|(criteria, projects)| {
        let row =
            prop::collection::vec((0_u8..=10).prop_map(|half| HalfLevels::new(half).unwrap()), criteria);
        (prop::collection::vec(row, projects), prop::collection::vec(1_u32..40, criteria), 1_u32..4)
    })
}

proptest! {
    #[test]
    fn within_the_interval_nothing_changes_and_beyond_it_something_does(
        (rows, points, first) in rows_and_points(),
    ) {
        let before = Weights::new(points.clone()).unwrap();
        let members = |weights: &Weights| -> Vec<bool> {
            places(&rows, weights).into_iter().map(|place| place <= first).collect()
        };
        let present = members(&before);
        let lines: Vec<ScoreLine> =
            rows.iter().map(|row| ScoreLine::of(row, &before, 0).unwrap()).collect();
        let stability = set_stability(&lines, &present);
        let interval = stability.interval;
        // Tried at sixtieths of points between 0 and twice the greatest, by scaling everything up.
        for tried in (0_u32..=4800).step_by(37) {
            let at = Rational::new(tried.into(), 60);
            let mut scaled: Vec<u32> = points.iter().map(|points| points * 60).collect();
            scaled[0] = tried;
            let Ok(weights) = Weights::new(scaled) else { continue };
            let is_inside = at > interval.low && interval.high.is_none_or(|high| at < high);
            let is_beyond = at < interval.low || interval.high.is_some_and(|high| at > high);
            let now = members(&weights);
            if is_inside {
                // No stranger passes a member; those that tied with the last may part from each other.
                prop_assert!(now.iter().zip(&present).all(|(now, then)| !now || *then));
            }
            if is_beyond {
                prop_assert_ne!(&now, &present, "at {}", at);
            }
        }
        for (exchange, exists) in
            [(&stability.below, interval.low > Rational::from(0)), (&stability.above, interval.high.is_some())]
        {
            prop_assert_eq!(!exchange.enter.is_empty() && !exchange.leave.is_empty(), exists);
            prop_assert!(exchange.leave.iter().all(|index| present[*index]));
            prop_assert!(exchange.enter.iter().all(|index| !present[*index]));
        }
    }
}
