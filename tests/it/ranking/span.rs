// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! How far the points of a criterion may move on a board with ties and blanks: the worked cases, and the
//! definition tried out with the places themselves.

use proptest::prelude::*;
use vorrang::ranking::{Candidate, HalfLevels, PointsSpan, Rational, Weights, points_span, standings};

use super::{Row, case, exact, levels, number, score, weights};

/// The rows among the first `places` at points that need not be whole: all points are scaled up.
fn members(rows: &[Row], points: &[u32], at: Rational, places: u32) -> Option<Vec<usize>> {
    let denominator = u32::try_from(*at.denom()).unwrap();
    let mut scaled: Vec<u32> = points.iter().map(|points| points * denominator).collect();
    scaled[0] = u32::try_from(*at.numer()).unwrap();
    let weights = Weights::new(scaled).ok()?;
    let candidates: Vec<Candidate> =
        rows.iter().map(|row| Candidate { score: score(row, &weights), eligible: true }).collect();
    let places_of = standings(&candidates).into_iter().zip(0..);
    let is_in = |place: Option<u32>| place.is_some_and(|place| place <= places);
    Some(places_of.filter(|(standing, _)| is_in(standing.place)).map(|(_, row)| row).collect())
}

fn span(rows: &[Row], weights: &Weights, criterion: usize, places: u32) -> PointsSpan {
    let rows: Vec<&[Option<HalfLevels>]> = rows.iter().map(Vec::as_slice).collect();
    points_span(&rows, weights, criterion, places as usize).unwrap()
}

fn after(before: &[usize], exchange: &vorrang::ranking::Exchange) -> Vec<usize> {
    assert!(exchange.leave.iter().all(|row| before.contains(row)));
    assert!(exchange.enter.iter().all(|row| !before.contains(row)));
    let mut rows: Vec<usize> = before.iter().copied().filter(|row| !exchange.leave.contains(row)).collect();
    rows.extend(&exchange.enter);
    rows.sort_unstable();
    rows
}

#[test]
fn without_ties_and_blanks_it_is_the_interval_worked_out_by_somebody_else() {
    let file = case("06_weight_stability");
    let mut tried = 0;
    for (input, expected) in
        file["input"]["cases"].as_array().unwrap().iter().zip(file["expected"]["cases"].as_array().unwrap())
    {
        let rows: Vec<Row> = input["scores_0_5"].as_object().unwrap().values().map(levels).collect();
        let weights = weights(&input["weight_points"]);
        let places = number(&input["k"]);
        for (criterion, expected) in expected["criteria"].as_object().unwrap() {
            let criterion: usize = criterion.parse().unwrap();
            let found = span(&rows, &weights, criterion, places);
            if found.others == 0 {
                assert!(expected.is_null());
                assert_eq!((found.interval.low, found.interval.high), (Rational::from(0), None));
                continue;
            }
            let candidates = super::candidates(&rows, &weights);
            let is_in = |standing: &vorrang::ranking::Standing| standing.place.unwrap() <= places;
            if standings(&candidates).iter().filter(|standing| is_in(standing)).count() > places as usize {
                continue; // a tie at the cut, which the case leaves out of account
            }
            tried += 1;
            let expected = &expected["top_k_set"];
            assert_eq!(found.interval.low, exact(&expected["low_points"]));
            let high = expected["high_points"].as_object().map(|_| exact(&expected["high_points"]));
            assert_eq!(found.interval.high, high);
        }
    }
    assert!(tried > 5, "{tried}");
}

#[test]
fn who_ties_for_the_last_place_parts_at_once() {
    let level = HalfLevels::from_level;
    // Both of the last have 30 points; one owes them to the first criterion, one to the second.
    let rows: Vec<Row> = vec![
        vec![level(5), level(5)],
        vec![level(3), level(0)],
        vec![level(0), level(3)],
        vec![level(0), level(0)],
    ];
    let found = span(&rows, &Weights::new(vec![10, 10]).unwrap(), 0, 2);
    assert_eq!((found.interval.low, found.interval.high), (Rational::from(10), Some(Rational::from(10))));
    assert_eq!((found.above.leave.as_slice(), found.above.enter.as_slice()), ([2].as_slice(), [].as_slice()));
    assert_eq!(found.below.leave, [1]);
}

#[test]
fn a_blank_counts_as_soon_as_its_criterion_does() {
    let level = HalfLevels::from_level;
    let rows: Vec<Row> = vec![vec![None, level(5)], vec![level(2), level(4)], vec![level(1), level(3)]];
    // Without points nobody asks for the missing level, with the first point it is missed.
    let found = span(&rows, &Weights::new(vec![0, 10]).unwrap(), 0, 2);
    assert_eq!(found.interval.high, Some(Rational::from(0)));
    assert_eq!((found.above.leave, found.above.enter), (vec![0], vec![2]));
    // And the other way round.
    let found = span(&rows, &Weights::new(vec![10, 10]).unwrap(), 0, 2);
    assert_eq!((found.interval.low, found.interval.high), (Rational::from(0), None));
    assert_eq!((found.at_zero.enter, found.at_zero.leave), (vec![0], vec![2]));
}

fn rows_and_points() -> impl Strategy<Value = (Vec<Row>, Vec<u32>, u32)> {
    (1_usize..5, 1_usize..12).prop_flat_map(|(criteria, projects)| {
        // Few levels, so that many tie.
        let level = prop_oneof![1 => Just(None), 8 => (0_u8..=5).prop_map(HalfLevels::from_level)];
        let row = prop::collection::vec(level, criteria);
        let points = prop_oneof![Just(0), Just(1), 0_u32..12];
        (prop::collection::vec(row, projects), prop::collection::vec(points, criteria), 1_u32..5)
    })
}

proptest! {
    #[test]
    fn within_the_span_the_places_hold_the_same_and_beyond_it_what_is_named(
        (rows, points, places) in rows_and_points(),
    ) {
        let Ok(weights) = Weights::new(points.clone()) else { return Ok(()) };
        let found = span(&rows, &weights, 0, places);
        let present = Rational::from(i64::from(points[0]));
        let before = members(&rows, &points, present, places).unwrap();
        let interval = found.interval;
        prop_assert!(interval.low <= present && interval.high.is_none_or(|high| present <= high));
        // Two crossings are a hundredth apart at least.
        let near = Rational::new(1, 1000);
        let far = interval.high.unwrap_or(present + 50);
        for part in 1..20 {
            let at = interval.low + (far - interval.low) * Rational::new(part, 20);
            let is_inner = at > interval.low && at < far && at > Rational::from(0);
            if let Some(now) = members(&rows, &points, at, places).filter(|_| is_inner) {
                prop_assert_eq!(&now, &before, "at {}", at);
            }
        }
        if interval.low > Rational::from(0) {
            let now = members(&rows, &points, interval.low - near, places).unwrap();
            prop_assert_ne!(&now, &before);
            prop_assert_eq!(now, after(&before, &found.below));
        }
        if let Some(high) = interval.high {
            let now = members(&rows, &points, high + near, places).unwrap();
            prop_assert_ne!(&now, &before);
            prop_assert_eq!(now, after(&before, &found.above));
        }
        let is_zero_inside = interval.low == Rational::from(0) && found.others > 0 && points[0] > 0;
        if is_zero_inside && found.at_zero != vorrang::ranking::Exchange::default() {
            let now = members(&rows, &points, Rational::from(0), places).unwrap();
            prop_assert!(found.at_zero.enter.iter().all(|row| now.contains(row) && rows[*row][0].is_none()));
            prop_assert!(found.at_zero.leave.iter().all(|row| !now.contains(row)));
            prop_assert!(!found.at_zero.enter.is_empty());
        }
    }
}
