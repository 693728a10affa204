// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What planning counts in: benefit, person-days, cents.

/// What a project is worth to citizens and city, a year, once it is there.
///
/// Any whole numbers on one scale with 0 for "no effect": the raw scores of one weighting, tenths of points.
/// Only what counts as benefit belongs in it: cost and effort are what it is compared with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Benefit(pub u32);

/// Work, in days of one person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonDays(pub u32);

/// Money, in cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cents(pub u64);
