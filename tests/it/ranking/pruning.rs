// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Leaving out who cannot be among the first changes nothing.

use proptest::prelude::*;
use vorrang::ranking::{
    HalfLevels, Weights,
    robustness::{Belief, RankAcceptability, Sampling, first_ranks, rank_acceptabilities, survivors},
};

const SAMPLING: Sampling = Sampling { samples: 150, seed: 3 };

fn rows(levels: &[Vec<u8>]) -> Vec<Vec<HalfLevels>> {
    let row = |row: &Vec<u8>| row.iter().map(|level| HalfLevels::from_level(*level).unwrap()).collect();
    levels.iter().map(row).collect()
}

/// The first ranks without leaving anybody out.
fn plainly(found: &RankAcceptability, places: usize) -> Vec<u32> {
    let mut ranks: Vec<u32> = found.ranks.iter().take(places).copied().collect();
    ranks.resize(places, 0);
    ranks
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]
    #[test]
    fn who_is_left_out_is_missed_nowhere(
        (levels, points) in (1_usize..11, 1_usize..60).prop_flat_map(|(criteria, projects)| (
            // Few levels: many tie, and many dominate each other.
            prop::collection::vec(prop::collection::vec(0_u8..=3, criteria), projects),
            // Weights that are often drawn as nothing, beside large ones.
            prop::collection::vec(prop_oneof![Just(1_u32), Just(30), Just(2_000)], criteria),
        )),
        places in 1_usize..6,
        is_anything in any::<bool>(),
    ) {
        let rows = rows(&levels);
        let weights = Weights::new(points.clone()).unwrap();
        let belief = if is_anything { Belief::Anything(points.len()) } else { Belief::Around(weights, 20.0) };
        let found = first_ranks(&rows, &belief, places, SAMPLING).unwrap();
        let plain = rank_acceptabilities(&rows, &belief, SAMPLING).unwrap();
        for (row, expected) in plain.iter().enumerate() {
            let quick = found.found.iter().find(|(found, _)| *found == row).map(|(_, ranks)| ranks);
            let expected_ranks = plainly(expected, places);
            prop_assert_eq!(
                quick.map_or_else(|| vec![0; places], |quick| quick.ranks.clone()),
                expected_ranks
            );
            prop_assert_eq!(
                quick.and_then(RankAcceptability::central_weights),
                expected.central_weights()
            );
        }
    }

    #[test]
    fn who_is_left_out_is_dominated_by_as_many_as_there_are_places(
        levels in (1_usize..19, 1_usize..40)
            .prop_flat_map(|(criteria, projects)|
                prop::collection::vec(prop::collection::vec(0_u8..=2, criteria), projects)),
        places in 1_usize..4,
    ) {
        let rows = rows(&levels);
        let left = survivors(&rows, places);
        for (index, row) in rows.iter().enumerate() {
            let dominates = |other: &&Vec<HalfLevels>| *other != row && other.iter().zip(row).all(|(a, b)| a >= b);
            let dominated = rows.iter().filter(dominates).count() >= places;
            // With fewer rows than are compared, the quick filter finds all.
            prop_assert_eq!(left.contains(&index), !dominated);
        }
    }
}
