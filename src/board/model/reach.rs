// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! How far down the board the capacity of a year reaches.

use std::collections::{HashMap, HashSet};

use super::BudgetYear;
use crate::projects::{PersonDays, ProjectId};

/// What a row of the board needs and what is not there yet: the row, what it needs, itself included, and the effort of
/// that as far as it is estimated.
pub type RowNeed = (ProjectId, ProjectId, Option<PersonDays>);

/// Where the capacity of a year ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The year with its capacity.
    pub budget: BudgetYear,
    /// The first row that no longer fits.
    pub before: ProjectId,
    /// What the rows above need with all that they require.
    pub used: PersonDays,
    /// Of how many of those nobody has estimated the effort.
    pub unestimated: u32,
}

impl Reach {
    /// Counts down the rows, what several of them need once; nothing if all of them fit.
    pub fn of(budget: BudgetYear, rows: &[ProjectId], needs: &[RowNeed]) -> Option<Self> {
        let mut of_row: HashMap<ProjectId, Vec<(ProjectId, Option<PersonDays>)>> = HashMap::new();
        for (row, needed, effort) in needs {
            of_row.entry(*row).or_default().push((*needed, *effort));
        }
        let mut counted = HashSet::new();
        let mut reach = Self { budget, before: *rows.first()?, used: PersonDays(0), unestimated: 0 };
        for row in rows {
            let mut new = of_row.remove(row).unwrap_or_default();
            new.retain(|(needed, _)| counted.insert(*needed));
            let days: i32 = new.iter().filter_map(|(_, effort)| Some((*effort)?.0)).sum();
            if reach.used.0 + days > budget.days.0 {
                return Some(Self { before: *row, ..reach });
            }
            reach.used.0 += days;
            let unestimated = new.iter().filter(|(_, effort)| effort.is_none()).count();
            reach.unestimated += u32::try_from(unestimated).unwrap_or(u32::MAX);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: [ProjectId; 3] = [ProjectId(1), ProjectId(2), ProjectId(3)];

    fn need(row: i64, needed: i64, days: Option<i32>) -> RowNeed {
        (ProjectId(row), ProjectId(needed), days.map(PersonDays))
    }

    fn reach(days: i32, needs: &[RowNeed]) -> Option<(i64, i32, u32)> {
        let budget = BudgetYear { year: 2027, days: PersonDays(days) };
        Reach::of(budget, &ROWS, needs).map(|reach| (reach.before.0, reach.used.0, reach.unestimated))
    }

    #[test]
    fn what_several_rows_need_counts_once() {
        let needs = [
            need(1, 1, Some(10)),
            need(1, 9, Some(30)),
            need(2, 2, Some(10)),
            need(2, 9, Some(30)),
            need(3, 3, Some(10)),
        ];
        assert_eq!(reach(60, &needs), None);
        assert_eq!(reach(59, &needs), Some((3, 50, 0)));
        assert_eq!(reach(50, &needs), Some((3, 50, 0)));
        assert_eq!(reach(49, &needs), Some((2, 40, 0)));
        assert_eq!(reach(0, &needs), Some((1, 0, 0)));
    }

    #[test]
    fn what_is_not_estimated_is_said() {
        let needs = [need(1, 1, None), need(2, 2, Some(10)), need(3, 3, Some(10))];
        assert_eq!(reach(10, &needs), Some((3, 10, 1)));
        assert_eq!(reach(10, &[]), None);
    }
}
