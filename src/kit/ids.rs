// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Keys that rooms pass on without knowing what is behind them.

/// Key of a person who uses the portal. The room of the people fills it with life; the log, which every room
/// writes to, only notes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, sqlx::Type)]
#[sqlx(transparent)]
pub struct PersonId(pub i64);
