// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What would take a project across the line: the named step does, and nothing smaller.

use proptest::prelude::*;
use vorrang::ranking::{HalfLevels, RawScore, Weights, crossings, largest_loss, line, standings};

use super::{Row, candidates, score};

/// Whether the first row is among the first `places` of all.
fn is_in(rows: &[Row], weights: &Weights, places: u32) -> bool {
    standings(&candidates(rows, weights))[0].place.unwrap() <= places
}

fn complete(row: &[u8]) -> Row {
    row.iter().map(|half| HalfLevels::new(*half)).collect()
}

proptest! {
    #[test]
    fn the_named_step_crosses_and_nothing_smaller_does(
        (rows, points) in (1_usize..5, 1_usize..9).prop_flat_map(|(criteria, projects)| (
            prop::collection::vec(prop::collection::vec(0_u8..=10, criteria), projects),
            prop::collection::vec(0_u32..30, criteria),
        )),
        places in 1_u32..5,
    ) {
        let Ok(weights) = Weights::new(points) else { return Ok(()) };
        let rows: Vec<Row> = rows.iter().map(|row| complete(row)).collect();
        let others: Vec<RawScore> = rows[1..].iter().map(|row| score(row, &weights).lowest()).collect();
        let Some(line) = line(&others, places as usize) else {
            prop_assert!(is_in(&rows, &weights, places), "there is room for everybody");
            return Ok(());
        };
        let before = is_in(&rows, &weights, places);
        prop_assert_eq!(before, score(&rows[0], &weights).lowest() >= line);
        let found = crossings(&rows[0], &weights, line).unwrap();
        for criterion in 0..weights.points().len() {
            let from = rows[0][criterion].unwrap();
            // Tried out one half level after the other.
            let smallest = (0..=10_u8).filter(|half| if before { *half < from.get() } else { *half > from.get() })
                .filter(|half| {
                    let mut changed = rows.clone();
                    changed[0][criterion] = HalfLevels::new(*half);
                    is_in(&changed, &weights, places) != before
                })
                .min_by_key(|half| half.abs_diff(from.get()));
            let step = found.iter().find(|step| step.criterion == criterion);
            prop_assert_eq!(step.map(|step| step.to.get()), smallest);
            prop_assert!(step.is_none_or(|step| step.from == from));
        }
    }
}

#[test]
fn what_costs_most_is_what_is_weighed_most_of_what_is_missed() {
    let weights = Weights::new(vec![10, 40, 20, 0]).unwrap();
    let loss =
        |row: &[u8]| largest_loss(&complete(row), &weights).unwrap().map(|(index, loss)| (index, loss.get()));
    assert_eq!(loss(&[0, 9, 7, 0]), Some((0, 100)));
    assert_eq!(loss(&[10, 9, 8, 0]), Some((1, 40)), "the first of equal ones");
    assert_eq!(loss(&[10, 10, 10, 0]), None, "what has no points is not missed");
}
