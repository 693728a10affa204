// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Shares of sampled weightings: held to shares that are known exactly.

use serde_json::Value;
use vorrang::ranking::{
    HalfLevels, Weights,
    robustness::{
        Belief, Sampling, Share, TopAcceptability, concentration, half_width, rank_acceptabilities,
        wilson_interval,
    },
};

use super::case;

const SAMPLES: u32 = 40_000;
const SAMPLING: Sampling = Sampling { samples: SAMPLES, seed: 1 };

/// Values from 0 to 100 as half levels. Those of the cases that lie between are scaled: ranks do not change.
fn rows(values: &Value) -> Vec<Vec<HalfLevels>> {
    let rows = values.as_array().unwrap().iter();
    rows.map(|row| row.as_array().unwrap().iter().map(half_levels).collect()).collect()
}

fn half_levels(value: &Value) -> HalfLevels {
    let tens = (0..=10).find(|tens| (f64::from(*tens) * 10.0 - value.as_f64().unwrap()).abs() < 1e-9);
    HalfLevels::new(tens.unwrap_or_else(|| panic!("{value} is no multiple of ten"))).unwrap()
}

/// A share may be off by four and a half standard errors; certain ones not at all.
fn assert_close(hits: u32, expected: f64) {
    let allowed = 4.5 * (expected * (1.0 - expected) / f64::from(SAMPLES)).sqrt() + 1e-9;
    let found = Share { hits, samples: SAMPLES }.value();
    assert!((found - expected).abs() <= allowed, "{found} is not {expected} ± {allowed}");
}

/// A number that is whole but for its way through floating point.
fn whole(number: f64) -> u32 {
    format!("{number:.0}").parse().unwrap()
}

fn decimals(values: &Value) -> Vec<f64> {
    let number = |value: &Value| value["decimal"].as_f64().or(value.as_f64()).unwrap();
    values.as_array().unwrap().iter().map(number).collect()
}

#[test]
fn shares_of_all_weightings_are_the_exact_ones() {
    let file = case("07_smaa_exact_small");
    let cases = file["input"]["cases"].as_array().unwrap().iter();
    for (input, expected) in cases.zip(file["expected"]["cases"].as_array().unwrap()) {
        let rows = rows(&input["values_0_100"]);
        let belief = Belief::Anything(rows[0].len());
        let found = rank_acceptabilities(&rows, &belief, SAMPLING).unwrap();
        for (index, project) in found.iter().enumerate() {
            assert_eq!(project.ranks.iter().sum::<u32>(), SAMPLES);
            let shares = decimals(&expected["rank_acceptability"][index]);
            for (hits, share) in project.ranks.iter().zip(&shares) {
                assert_close(*hits, *share);
            }
            let central = &expected["central_weight_vector"][index];
            assert_eq!(project.central_weights().is_some(), central.is_array(), "{}", input["id"]);
            let allowed = 4.5 * 0.3 / (f64::from(SAMPLES) * shares[0]).sqrt();
            for (found, expected) in project
                .central_weights()
                .iter()
                .flatten()
                .zip(central.as_array().map(|_| decimals(central)).unwrap_or_default())
            {
                assert!((found - expected).abs() <= allowed, "{found} is not {expected} ± {allowed}");
            }
        }
        for (places, shares) in expected["top_k_acceptability"].as_object().unwrap() {
            let places = places.parse().unwrap();
            let top = TopAcceptability::of(&rows, &belief, places, SAMPLING).unwrap();
            for ((hits, share), project) in top.hits.iter().zip(decimals(shares)).zip(&found) {
                assert_close(*hits, share);
                assert_eq!(*hits, project.among(places), "both ways count the same samples");
            }
        }
    }
}

#[test]
fn closed_forms_hold_for_any_number_of_criteria() {
    let file = case("08_smaa_closed_forms_any_n");
    for (criteria, expected) in file["expected"]["unit_vectors"].as_object().unwrap() {
        let criteria: usize = criteria.parse().unwrap();
        let rows: Vec<Vec<HalfLevels>> = (0..criteria)
            .map(|own| {
                let level = |other| if other == own { HalfLevels::HIGHEST } else { HalfLevels::LOWEST };
                (0..criteria).map(level).collect()
            })
            .collect();
        let found = rank_acceptabilities(&rows, &Belief::Anything(criteria), SAMPLING).unwrap();
        let share = expected["every_rank_acceptability"]["decimal"].as_f64().unwrap();
        let central = expected["central_own_criterion"]["decimal"].as_f64().unwrap();
        for (index, project) in found.iter().enumerate() {
            assert_close(project.ranks[0], share);
            let own = project.central_weights().unwrap()[index];
            assert!((own - central).abs() <= 4.5 * 0.3 / (f64::from(SAMPLES) * share).sqrt());
        }
    }
}

#[test]
fn shares_around_given_weights_are_the_exact_ones() {
    let file = case("09_smaa_dirichlet_and_error");
    let cases = file["input"]["acceptability_cases"].as_array().unwrap().iter();
    let mut tried = 0;
    for (input, expected) in cases.zip(file["expected"]["acceptability_cases"].as_array().unwrap()) {
        let values = &input["values_0_100"];
        if values.to_string().contains('5') {
            continue; // values between half levels
        }
        tried += 1;
        let points = input["nominal_weights"].as_array().unwrap().iter();
        let points = points.map(|weight| whole(weight.as_f64().unwrap() * 10.0)).collect();
        let belief = Belief::Around(Weights::new(points).unwrap(), input["kappa"].as_f64().unwrap());
        let found = rank_acceptabilities(&rows(values), &belief, SAMPLING).unwrap();
        for (project, expected) in found.iter().zip(expected["rank_acceptability"].as_array().unwrap()) {
            for (hits, share) in project.ranks.iter().zip(decimals(expected)) {
                assert_close(*hits, share);
            }
        }
    }
    assert_eq!(tried, 2);
}

#[test]
fn deviations_and_errors_follow_their_formulas() {
    let file = case("09_smaa_dirichlet_and_error");
    let expected = &file["expected"];
    let close = |found: f64, expected: &Value| {
        let expected = expected.as_f64().unwrap();
        assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1e-9), "{found} is not {expected}");
    };
    let pairs = |input: &str, output: &str| -> Vec<(Value, Value)> {
        let inputs = file["input"][input].as_array().unwrap().iter().cloned();
        inputs.zip(expected[output].as_array().unwrap().iter().cloned()).collect()
    };
    for (given, wanted) in pairs("kappa_from_sd", "kappa_from_sd") {
        close(concentration(given["w"].as_f64().unwrap(), given["sd"].as_f64().unwrap()), &wanted);
    }
    let count = |value: &Value| u32::try_from(value.as_u64().unwrap()).unwrap();
    for (given, wanted) in pairs("half_width_cases", "half_width") {
        close(half_width(given["p"].as_f64().unwrap(), count(&given["N"])), &wanted);
    }
    for (given, wanted) in pairs("wilson_cases", "wilson") {
        let (low, high) = wilson_interval(Share { hits: count(&given["hits"]), samples: count(&given["N"]) });
        close(low, &wanted[0]);
        close(high, &wanted[1]);
    }
}

#[test]
fn drawn_weights_have_the_mean_that_was_asked_for() {
    let file = case("09_smaa_dirichlet_and_error");
    let cases = file["input"]["moment_cases"].as_array().unwrap().iter();
    for (input, expected) in cases.zip(file["expected"]["moment_cases"].as_array().unwrap()) {
        let points = decimals(&input["nominal_weights"]);
        let points: Vec<u32> = points.iter().map(|weight| whole(weight * 1_000.0)).collect();
        // The only project is always first: its central weights are the mean of all.
        let only = vec![vec![HalfLevels::HIGHEST; points.len()]];
        let belief = Belief::Around(Weights::new(points).unwrap(), input["kappa"].as_f64().unwrap());
        let mean = rank_acceptabilities(&only, &belief, SAMPLING).unwrap()[0].central_weights().unwrap();
        let deviations = decimals(&expected["standard_deviation"]);
        for ((found, expected), deviation) in mean.iter().zip(decimals(&expected["mean"])).zip(deviations) {
            let allowed = 4.5 * deviation / f64::from(SAMPLES).sqrt() + 1.0 / 32_767.0;
            assert!((found - expected).abs() <= allowed, "{found} is not {expected} ± {allowed}");
        }
    }
}

#[test]
fn weights_without_points_stay_without_and_the_seed_decides() {
    let belief = Belief::around(Weights::new(vec![60, 40, 0]).unwrap(), 0.05).unwrap();
    // The third project is best where nobody gives points.
    let level = |half| HalfLevels::new(half).unwrap();
    let rows = vec![
        vec![level(8), level(6), level(0)],
        vec![level(6), level(9), level(0)],
        vec![level(5), level(5), level(10)],
    ];
    let found = TopAcceptability::of(&rows, &belief, 1, Sampling::USUAL).unwrap();
    assert_eq!(found.hits[2], 0);
    assert_eq!(found, TopAcceptability::of(&rows, &belief, 1, Sampling::USUAL).unwrap());
    let other = Sampling { seed: 26, ..Sampling::USUAL };
    assert_ne!(found, TopAcceptability::of(&rows, &belief, 1, other).unwrap());
    // What is drawn is the same on every machine.
    assert_eq!(found.hits, [5_057, 4_943, 0]);
    assert_eq!(Belief::around(Weights::new(vec![1, 1]).unwrap(), 0.5), None);
    assert_eq!(TopAcceptability::of(&rows, &belief, 0, Sampling::USUAL).unwrap().hits, [0, 0, 0]);
}

#[test]
fn the_quick_way_counts_like_the_plain_one() {
    let mut next = 12_345_u32;
    let mut random = || {
        next = next.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        HalfLevels::new(u8::try_from(next >> 24).unwrap() % 11).unwrap()
    };
    let sampling = Sampling { samples: 200, seed: 7 };
    for (projects, places) in [(1, 1), (10, 25), (100, 25), (403, 25), (1_000, 25), (1_000, 400)] {
        let rows: Vec<Vec<HalfLevels>> = (0..projects).map(|_| (0..5).map(|_| random()).collect()).collect();
        let belief = Belief::Anything(5);
        let quick = TopAcceptability::of(&rows, &belief, places, sampling).unwrap();
        let plain = rank_acceptabilities(&rows, &belief, sampling).unwrap();
        let plain: Vec<u32> = plain.iter().map(|project| project.among(places)).collect();
        assert_eq!(quick.hits, plain, "{projects} projects, {places} places");
    }
}
