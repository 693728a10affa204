// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! How good the forecasts of cases a year have been, for those who read the next.

use crate::people::Department;

/// What a project was to bring and what it brought, in cases a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// Whose project.
    pub department: Department,
    /// Cases that were forecast; more than none.
    pub forecast: u32,
    /// Cases that were measured.
    pub measured: u32,
}

/// What comes of the forecasts of some projects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calibration {
    /// So many projects.
    pub projects: usize,
    /// In the middle, so many thousandths of the cases that were forecast have been measured.
    pub median_permille: u64,
}

impl Calibration {
    /// The median of measured cases for each forecast one; of an even number the mean of the two in the middle. One
    /// forecast that was far out does not move it. Nothing without a forecast.
    pub fn of<'a>(forecasts: impl IntoIterator<Item = &'a Forecast>) -> Option<Self> {
        let ratios = forecasts.into_iter().map(|each| {
            let forecast = u64::from(each.forecast.max(1));
            (u64::from(each.measured) * 1000 + forecast / 2) / forecast
        });
        let mut ratios: Vec<u64> = ratios.collect();
        ratios.sort_unstable();
        let upper = ratios.get(ratios.len() / 2)?;
        let lower = ratios.get(ratios.len().saturating_sub(1) / 2)?;
        Some(Self { projects: ratios.len(), median_permille: u64::midpoint(*lower, *upper) })
    }
}

/// The calibration of each department in the order in which the forecasts name them.
pub fn by_department(forecasts: &[Forecast]) -> Vec<(&Department, Calibration)> {
    let of_one = forecasts.chunk_by(|one, other| one.department.id == other.department.id);
    of_one.filter_map(|part| Some((&part.first()?.department, Calibration::of(part)?))).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::people::DepartmentId;

    fn forecasts(pairs: &[(u32, u32)]) -> Vec<Forecast> {
        let department = Department { id: DepartmentId(1), name: "Bürgerdienste".to_owned() };
        let forecast = |(forecast, measured): &(u32, u32)| Forecast {
            department: department.clone(),
            forecast: *forecast,
            measured: *measured,
        };
        pairs.iter().map(forecast).collect()
    }

    fn median(pairs: &[(u32, u32)]) -> Option<u64> {
        Calibration::of(&forecasts(pairs)).map(|calibration| calibration.median_permille)
    }

    #[test]
    fn the_median_is_what_stands_in_the_middle() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[(1000, 820)]), Some(820));
        assert_eq!(median(&[(1000, 820), (10, 20)]), Some(1410));
        assert_eq!(median(&[(100, 50), (100, 90_000), (100, 80)]), Some(800));
        assert_eq!(median(&[(3, 2)]), Some(667));
    }

    #[test]
    fn each_department_has_its_own() {
        let mut all = forecasts(&[(100, 50), (100, 70)]);
        let other = Department { id: DepartmentId(2), name: "Jugendamt".to_owned() };
        all.push(Forecast { department: other, forecast: 10, measured: 12 });
        let lines: Vec<(i64, usize, u64)> = by_department(&all)
            .into_iter()
            .map(|(department, one)| (department.id.0, one.projects, one.median_permille))
            .collect();
        assert_eq!(lines, [(1, 2, 600), (2, 1, 1200)]);
    }

    proptest! {
        #[test]
        fn the_order_plays_no_part_and_the_median_lies_between(
            pairs in prop::collection::vec((1..=100_000_000_u32, 0..=100_000_000_u32), 1..20),
        ) {
            let mut turned = pairs.clone();
            turned.reverse();
            let found = median(&pairs);
            prop_assert_eq!(found, median(&turned));
            let each: Vec<u64> = pairs.iter().filter_map(|pair| median(&[*pair])).collect();
            prop_assert!(found >= each.iter().min().copied() && found <= each.iter().max().copied());
        }
    }
}
