// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What must be true of any projects and any weights.

use proptest::{collection::vec, option, prelude::*, sample::Index};
use vorrang::ranking::{
    Candidate, HalfLevels, LevelTable, Rational, ScoreRange, Standing, Weights, contributions, standings, top,
};

use super::{Row, candidates, naive, score};

/// A weighting and some projects. Few different points and levels, so that ties are frequent.
#[derive(Clone, Debug)]
struct Round {
    weights: Weights,
    rows: Vec<Row>,
}

fn half_levels() -> impl Strategy<Value = HalfLevels> {
    (0..=10_u8).prop_filter_map("a level", HalfLevels::new)
}

fn points() -> impl Strategy<Value = u32> {
    prop_oneof![3 => 0..=3_u32, 2 => 0..=100_u32, 1 => 0..=Weights::MOST_POINTS]
}

fn round() -> impl Strategy<Value = Round> {
    (1..=6_usize, 0.0..0.5).prop_flat_map(|(criteria, blanks)| {
        let weights = vec(points(), criteria)
            .prop_filter_map("at least one criterion has points", |points| Weights::new(points).ok());
        let level = option::weighted(1.0 - blanks, half_levels());
        (weights, vec(vec(level, criteria), 1..40)).prop_map(|(weights, rows)| Round { weights, rows })
    })
}

impl Round {
    fn standings(&self) -> Vec<Standing> {
        standings(&candidates(&self.rows, &self.weights))
    }

    fn table(&self) -> LevelTable {
        let mut table = LevelTable::new(self.weights.points().len());
        self.rows.iter().for_each(|row| table.push(row).unwrap());
        table
    }

    fn points(&self, row: &Row) -> (Rational, Rational) {
        let score = score(row, &self.weights);
        (self.weights.points_of(score.lowest()).value(), self.weights.points_of(score.highest()).value())
    }

    fn pick(&self, project: Index, criterion: Index) -> (usize, usize) {
        (project.index(self.rows.len()), criterion.index(self.weights.points().len()))
    }
}

proptest! {
    #[test]
    fn places_are_those_of_the_definition(round in round(), open in vec(any::<bool>(), 40)) {
        let eligible = || round.rows.iter().zip(&open).map(|(row, &open)| (row, !open));
        let candidates: Vec<Candidate> = eligible()
            .map(|(row, eligible)| Candidate { score: score(row, &round.weights), eligible })
            .collect();
        let sums: Vec<(naive::Sums, bool)> = eligible()
            .map(|(row, eligible)| (naive::sums(row, round.weights.points()), eligible))
            .collect();
        let found: Vec<_> = standings(&candidates)
            .into_iter()
            .map(|each| (each.place, each.best_place, each.worst_place))
            .collect();
        prop_assert_eq!(found, naive::places(&sums));
    }

    #[test]
    fn the_order_of_input_never_matters(
        (round, order) in round().prop_flat_map(|round| {
            let order = Just((0..round.rows.len()).collect::<Vec<_>>()).prop_shuffle();
            (Just(round), order)
        }),
    ) {
        let shuffled =
            Round { rows: order.iter().map(|&old| round.rows[old].clone()).collect(), ..round.clone() };
        let before = round.standings();
        for (standing, old) in shuffled.standings().into_iter().zip(order) {
            prop_assert_eq!(standing, before[old]);
        }
    }

    #[test]
    fn raising_a_level_never_lowers_the_project(
        round in round(), project: Index, criterion: Index, higher in half_levels(),
    ) {
        let (project, criterion) = round.pick(project, criterion);
        prop_assume!(round.rows[project][criterion].is_some_and(|level| level < higher));
        let mut raised = round.clone();
        raised.rows[project][criterion] = Some(higher);

        let ((lowest, highest), (raised_lowest, raised_highest)) =
            (round.points(&round.rows[project]), raised.points(&raised.rows[project]));
        prop_assert!(raised_lowest >= lowest && raised_highest >= highest);
        let (before, after) = (round.standings()[project], raised.standings()[project]);
        prop_assert!(after.best_place <= before.best_place);
        prop_assert!(after.worst_place <= before.worst_place);
        prop_assert_eq!(after.place.is_some(), before.place.is_some());
        prop_assert!(after.place <= before.place);
    }

    #[test]
    fn a_new_project_changes_nobodys_points(round in round(), newcomer: Index, level in half_levels()) {
        let mut larger = round.clone();
        let row = vec![Some(level); round.weights.points().len()];
        let position = newcomer.index(round.rows.len());
        larger.rows.insert(position, row);
        let before = round.table().scores(&round.weights).unwrap();
        let mut after = larger.table().scores(&round.weights).unwrap();
        after.remove(position);
        prop_assert_eq!(&before, &after);
        // And nobody overtakes another because of it.
        let (places_before, mut places_after) = (round.standings(), larger.standings());
        places_after.remove(position);
        for (one, one_after) in places_before.iter().zip(&places_after) {
            for (other, other_after) in places_before.iter().zip(&places_after) {
                prop_assert_eq!(one.place.cmp(&other.place), one_after.place.cmp(&other_after.place));
            }
        }
    }

    #[test]
    fn scaling_all_weights_changes_nothing(round in round(), factor in 1..=1000_u32) {
        let points: Vec<u32> = round.weights.points().iter().map(|points| points % 1000).collect();
        prop_assume!(points.iter().any(|&points| points > 0));
        let scaled = Weights::new(points.iter().map(|points| points * factor).collect()).unwrap();
        let plain = Round { weights: Weights::new(points).unwrap(), ..round };
        let scaled = Round { weights: scaled, ..plain.clone() };
        prop_assert_eq!(plain.standings(), scaled.standings());
        for row in &plain.rows {
            prop_assert_eq!(plain.points(row), scaled.points(row));
            let (shown, scaled_shown) =
                (contributions(row, &plain.weights).unwrap(), contributions(row, &scaled.weights).unwrap());
            prop_assert!(shown.iter().map(|line| line.tenths).eq(scaled_shown.iter().map(|line| line.tenths)));
        }
    }

    #[test]
    fn filling_a_blank_stays_inside_the_range(
        round in round(), project: Index, criterion: Index, level in half_levels(),
    ) {
        let (project, criterion) = round.pick(project, criterion);
        let mut filled = round.clone();
        filled.rows[project][criterion].get_or_insert(level);
        let ((lowest, highest), (filled_lowest, filled_highest)) =
            (round.points(&round.rows[project]), filled.points(&filled.rows[project]));
        prop_assert!(lowest <= filled_lowest && filled_highest <= highest);
        // Knowing more narrows everybody's range of places.
        for (before, after) in round.standings().into_iter().zip(filled.standings()) {
            prop_assert!(before.best_place <= after.best_place && after.worst_place <= before.worst_place);
        }
    }

    #[test]
    fn when_all_blanks_are_filled_the_place_was_possible(
        round in round(), fillers in vec(half_levels(), 40 * 6),
    ) {
        let mut fillers = fillers.into_iter();
        let mut filled = round.clone();
        for cell in filled.rows.iter_mut().flatten() {
            let filler = fillers.next().unwrap();
            cell.get_or_insert(filler);
        }
        for (before, after) in round.standings().into_iter().zip(filled.standings()) {
            let place = after.place.unwrap();
            prop_assert!(before.best_place <= place && place <= before.worst_place);
            prop_assert_eq!((after.best_place, after.worst_place), (place, place));
        }
    }

    #[test]
    fn best_and_worst_place_are_reached(round in round(), project: Index) {
        let project = project.index(round.rows.len());
        let with = |own: HalfLevels, others: HalfLevels| {
            let mut filled = round.clone();
            for (index, row) in filled.rows.iter_mut().enumerate() {
                let filler = if index == project { own } else { others };
                for cell in row {
                    cell.get_or_insert(filler);
                }
            }
            filled.standings()[project].place
        };
        let standing = round.standings()[project];
        prop_assert_eq!(with(HalfLevels::HIGHEST, HalfLevels::LOWEST), Some(standing.best_place));
        prop_assert_eq!(with(HalfLevels::LOWEST, HalfLevels::HIGHEST), Some(standing.worst_place));
    }

    #[test]
    fn contributions_add_up_to_the_shown_points(round in round()) {
        for row in &round.rows {
            let total = score(row, &round.weights).lowest();
            let lines = contributions(row, &round.weights).unwrap();
            prop_assert_eq!(lines.iter().map(|line| line.score.get()).sum::<u32>(), total.get());
            let shown: u32 = lines.iter().map(|line| line.tenths).sum();
            prop_assert_eq!(shown, round.weights.points_of(total).tenths());
            for line in lines {
                let exact = round.weights.points_of(line.score).value() * 10;
                let off = exact - i64::from(line.tenths);
                prop_assert!(Rational::from(-1) < off && off < Rational::from(1));
            }
        }
    }

    #[test]
    fn the_top_is_the_head_of_the_standings(round in round(), places in 0..45_usize) {
        let mut expected: Vec<(u32, usize, u32)> = round
            .standings()
            .into_iter()
            .enumerate()
            .filter_map(|(row, standing)| {
                let place = standing.place.filter(|&place| usize::try_from(place).unwrap() <= places)?;
                Some((place, row, score(&round.rows[row], &round.weights).lowest().get()))
            })
            .collect();
        expected.sort_unstable();
        let found: Vec<_> = top(&round.table(), &round.weights, places)
            .unwrap()
            .into_iter()
            .map(|each| (each.place, each.row, each.score.get()))
            .collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn a_table_scores_like_its_rows(round in round()) {
        let one_by_one: Vec<ScoreRange> = round.rows.iter().map(|row| score(row, &round.weights)).collect();
        prop_assert_eq!(round.table().scores(&round.weights).unwrap(), one_by_one);
    }
}
