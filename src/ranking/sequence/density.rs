// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Value for effort, compared without dividing.

use std::{cmp::Ordering, iter::Sum};

use num_rational::Ratio;

/// Benefit and effort of one project or of several: ordered and equal as benefit per effort.
#[derive(Clone, Copy, Debug, Default)]
pub struct Density {
    benefit: u64,
    effort: u64,
}

impl Density {
    /// So much benefit for so much effort.
    pub(in crate::ranking) const fn new(benefit: u64, effort: u64) -> Self {
        Self { benefit, effort }
    }

    /// The benefit.
    pub const fn benefit(self) -> u64 {
        self.benefit
    }

    /// The effort.
    pub const fn effort(self) -> u64 {
        self.effort
    }

    /// Benefit per effort in lowest terms; `None` without effort.
    pub fn value(self) -> Option<Ratio<u64>> {
        (self.effort > 0).then(|| Ratio::new(self.benefit, self.effort))
    }

    /// What this is worth beyond the density of `whole`, in parts of its effort.
    pub(super) fn beyond(self, whole: Self) -> i128 {
        let product = |one: u64, other: u64| i128::from(one) * i128::from(other);
        product(self.benefit, whole.effort) - product(whole.benefit, self.effort)
    }
}

impl Ord for Density {
    fn cmp(&self, other: &Self) -> Ordering {
        self.beyond(*other).cmp(&0)
    }
}

impl PartialOrd for Density {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Density {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Density {}

impl Sum for Density {
    fn sum<Densities: Iterator<Item = Self>>(densities: Densities) -> Self {
        densities.fold(Self::default(), |sum, each| {
            Self::new(sum.benefit.saturating_add(each.benefit), sum.effort.saturating_add(each.effort))
        })
    }
}
