// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Worked cases 01 and 03: points, ranges, places.

use std::collections::BTreeMap;

use serde_json::Value;
use vorrang::ranking::{
    Candidate, Chance, HalfLevels, LevelTable, Rational, ScoreRange, Weights, contributions, standings, top,
};

use super::{Row, candidates, case, exact, levels, number, score, weights};

/// The published values are no levels, but all are multiples of 5 up to 50: a half level stands for 5.
#[test]
fn a_published_tie_for_the_first_place_stays_a_tie() {
    let case = case("01_wsm_published_tie");
    let weights = weights(&case["input"]["weight_points"]);
    let names: Vec<&str> = strings(&case["input"]["alternatives"]);
    let rows: Vec<Row> = case["input"]["values"]
        .as_array()
        .unwrap()
        .iter()
        .map(|values| values.as_array().unwrap().iter().map(of_fives).collect())
        .collect();

    let standings = standings(&candidates(&rows, &weights));
    for ((name, row), standing) in names.into_iter().zip(&rows).zip(standings) {
        let score = score(row, &weights).lowest();
        // 5 for each half level, weights that sum to 1.
        let published = Rational::new(5 * i64::from(score.get()), weights.total().into());
        let expected = &case["expected"];
        assert_eq!(published, exact(&expected["scores"][name]), "{name}");
        assert_eq!(weights.points_of(score).value() / 2, published, "{name}");
        assert_eq!(hundredths(published), expected["published_scores"][name], "{name}");
        assert_eq!(standing.place, Some(number(&expected["rank"][name])), "{name}");
    }
}

#[test]
fn points_ranges_and_places_are_those_worked_out_by_hand() {
    let case = case("03_additive_bounds_ties");
    let inputs = case["input"]["cases"].as_array().unwrap();
    let answers = case["expected"]["cases"].as_array().unwrap();
    assert_eq!(inputs.len(), answers.len());
    for (input, answer) in inputs.iter().zip(answers) {
        assert_eq!(input["id"], answer["id"]);
        check(input, &answer["projects"]);
    }
}

/// Every field of the expected projects.
fn check(input: &Value, expected: &Value) {
    let weights = weights(&input["weight_points"]);
    let rows: BTreeMap<&str, Row> = input["scores_0_5"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, row)| (name.as_str(), levels(row)))
        .collect();
    assert_eq!(rows.len(), expected.as_object().unwrap().len());

    let candidates = candidates(rows.values(), &weights);
    let standings_now = standings(&candidates);
    let by_lowest: Vec<Candidate> = candidates
        .iter()
        .map(|candidate| Candidate { score: ScoreRange::exact(candidate.score.lowest()), eligible: true })
        .collect();
    let standings_by_lowest = standings(&by_lowest);

    for ((((name, row), candidate), standing), by_lowest) in
        rows.iter().zip(candidates).zip(standings_now).zip(standings_by_lowest)
    {
        let what = format!("{name} of {}", input["id"]);
        let expected = &expected[name];
        let score = candidate.score;
        let points = weights.points_of(score.lowest());
        assert_eq!(points.value(), exact(&expected["lowest_possible"]), "{what}");
        assert_eq!(
            weights.points_of(score.highest()).value(),
            exact(&expected["highest_possible"]),
            "{what}"
        );
        assert_eq!(weights.coverage(score).value(), exact(&expected["coverage_of_weight"]), "{what}");
        assert_eq!(score.is_complete(), expected["complete"], "{what}");
        assert_eq!(tenths(points.tenths()), expected["shown_1dp"], "{what}");
        let shown: u32 = contributions(row, &weights).unwrap().iter().map(|line| line.tenths).sum();
        assert_eq!(shown, points.tenths(), "{what}");

        assert_eq!(by_lowest.place, Some(number(&expected["rank_by_lowest_possible"])), "{what}");
        assert_eq!(Value::from(standing.place), expected["rank_among_complete_only"], "{what}");
        assert_eq!(standing.best_place, number(&expected["best_possible_rank"]), "{what}");
        assert_eq!(standing.worst_place, number(&expected["worst_possible_rank"]), "{what}");
        assert_eq!(word(standing.chance(number(&input["k"]))), expected["top_k_status"], "{what}");
    }
}

#[test]
fn all_that_tie_with_the_last_place_are_in() {
    let weights = Weights::new(vec![1, 1]).unwrap();
    let mut table = LevelTable::new(2);
    for [first, second] in [[5, 5], [3, 4], [4, 3], [2, 2], [3, 1]] {
        table.push(&[HalfLevels::from_level(first), HalfLevels::from_level(second)]).unwrap();
    }
    let board = |places| -> Vec<(usize, u32, u32)> {
        let ranked = top(&table, &weights, places).unwrap();
        ranked.into_iter().map(|each| (each.row, each.place, each.score.get())).collect()
    };
    assert_eq!(board(0), []);
    assert_eq!(board(2), [(0, 1, 20), (1, 2, 14), (2, 2, 14)]);
    assert_eq!(board(3), board(2));
    assert_eq!(board(4).len(), 5);
    assert_eq!(board(usize::MAX), board(4));
}

/// The order that gives the search most to do: each project is at least as good as all before it.
#[test]
fn the_best_are_found_at_the_end_of_a_rising_list() {
    let weights = Weights::new(vec![121, 11, 1]).unwrap();
    let mut table = LevelTable::new(3);
    for score in 0..11_u16.pow(3) {
        let digits = [score / 121, score / 11 % 11, score % 11];
        for _ in 0..8 {
            table.push(&digits.map(|digit| HalfLevels::new(digit.try_into().unwrap()))).unwrap();
        }
    }
    let board = top(&table, &weights, 20).unwrap();
    let places: Vec<u32> = board.iter().map(|each| each.place).collect();
    assert_eq!(places, [[1; 8], [9; 8], [17; 8]].concat());
    assert!(board.iter().map(|each| each.score.get()).eq([[1330; 8], [1329; 8], [1328; 8]].concat()));
    assert_eq!(board.first().map(|each| each.row), Some(10_640));
}

#[test]
fn a_tie_at_the_cut_is_kept_however_long_it_is() {
    let weights = Weights::new(vec![1]).unwrap();
    let mut table = LevelTable::new(1);
    for level in [5].into_iter().chain([3; 10_000]) {
        table.push(&[HalfLevels::from_level(level)]).unwrap();
    }
    let board = top(&table, &weights, 2).unwrap();
    assert!(board.iter().map(|each| each.row).eq(0..10_001));
    assert!(board.iter().skip(1).all(|each| each.place == 2));
}

#[test]
fn the_board_of_an_empty_table_is_empty() {
    let weights = Weights::new(vec![1]).unwrap();
    assert_eq!(top(&LevelTable::new(1), &weights, 25), Ok(vec![]));
    assert!(top(&LevelTable::new(2), &weights, 25).is_err());
}

fn of_fives(value: &Value) -> Option<HalfLevels> {
    let value = number(value);
    assert_eq!(value % 5, 0);
    HalfLevels::new(u8::try_from(value / 5).unwrap())
}

fn strings(values: &Value) -> Vec<&str> {
    values.as_array().unwrap().iter().map(|value| value.as_str().unwrap()).collect()
}

fn hundredths(value: Rational) -> String {
    let hundredths = (value * 100).to_integer();
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

fn tenths(tenths: u32) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

const fn word(chance: Chance) -> &'static str {
    match chance {
        Chance::Certain => "core",
        Chance::Possible => "borderline",
        Chance::Out => "exterior",
    }
}
