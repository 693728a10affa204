// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The numbers that come out: raw scores to compare, points and shares to show.

use num_rational::Ratio;

/// An exact fraction, always in lowest terms.
pub type Rational = Ratio<i64>;

/// T = Σ points · half levels: the whole number by which projects are ordered.
///
/// Raw scores compare only under the same [`Weights`](super::Weights), where they lie in
/// 0..=10 · total (at most 640 million).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RawScore(u32);

impl RawScore {
    /// A raw score computed earlier.
    pub const fn new(score: u32) -> Self {
        Self(score)
    }

    /// The number itself.
    pub const fn get(self) -> u32 {
        self.0
    }
}

/// Points out of 100, exact. Equal and ordered as fractions, not as they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Points(Rational);

impl Points {
    pub(super) const fn new(value: Rational) -> Self {
        Self(value)
    }

    /// The exact value, 0..=100.
    pub const fn value(self) -> Rational {
        self.0
    }

    /// Tenths of a point for display, rounded half up: 770 is shown as 77.0.
    ///
    /// Two projects may show the same tenths and still stand on different places.
    pub fn tenths(self) -> u32 {
        let tenths = (self.0 * 10 + Rational::new(1, 2)).floor().to_integer();
        u32::try_from(tenths).unwrap_or(u32::MAX) // out of reach: 0..=1000
    }
}

/// A part of the whole weight, exact, 0..=1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Share(Rational);

impl Share {
    pub(super) const fn new(value: Rational) -> Self {
        Self(value)
    }

    /// The exact value, 0..=1.
    pub const fn value(self) -> Rational {
        self.0
    }

    /// Whole per cent, rounded down: only the whole is shown as 100 %.
    pub fn percent(self) -> u32 {
        let percent = (self.0 * 100).floor().to_integer();
        u32::try_from(percent).unwrap_or(u32::MAX) // out of reach: 0..=100
    }
}
