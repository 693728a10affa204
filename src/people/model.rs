// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

/// Key of a [`Department`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, sqlx::Type)]
#[sqlx(transparent)]
pub struct DepartmentId(pub i64);

/// A unit of the city that proposes projects and is responsible for them ("Fachbereich").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Department {
    /// Key.
    pub id: DepartmentId,
    /// Name as the city writes it; the same in every language.
    pub name: String,
}
