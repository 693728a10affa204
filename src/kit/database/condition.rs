// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};

/// What a database says of itself.
#[derive(Clone, Debug)]
pub struct Condition {
    /// Version of the server.
    pub version: String,
    /// Whether it has the extension `pg_trgm`, by which words with slips of the pen are found.
    pub has_trigrams: bool,
    /// Whether the extension could be made.
    pub offers_trigrams: bool,
    /// Whether the portal may make what it needs.
    pub may_create: bool,
    /// What its clock says.
    pub now: DateTime<Utc>,
}

/// How the schema of a database stands to the migrations of this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schema {
    /// It is what the program expects.
    Current,
    /// So many migrations will be run by the next start.
    Behind(usize),
    /// The migration of that version belongs to a newer program.
    Newer(i64),
    /// The migration of that version is not the one that was run, or was not run to its end.
    Altered(i64),
}
