// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    audit::Hash,
    kit::i18n::{Bilingual, Message},
};

/// Key of a frozen board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, sqlx::Type)]
#[sqlx(transparent)]
pub struct SnapshotId(pub i64);

/// Why a board was frozen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "snapshot_cause", rename_all = "snake_case")]
pub enum SnapshotCause {
    /// A version of the weighting came into force.
    Published,
    /// Somebody wanted the board of that day kept.
    Held,
}

/// Why a board is to be frozen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause<'a> {
    /// The version of the weighting that is in force has just been published. Its reason is the reason.
    Published,
    /// Somebody wants the board of this day kept, for this reason.
    Held(&'a str),
}

/// A frozen board: when, why, by whom, and what it is recognised by.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// Key.
    pub id: SnapshotId,
    /// When.
    pub taken_at: DateTime<Utc>,
    /// Why.
    pub cause: SnapshotCause,
    /// Why, in words.
    pub reason: String,
    /// By whom.
    pub taken_by: String,
    /// The weighting of then.
    pub weighting_version: i32,
    /// How many projects were in the procedure.
    pub in_procedure: u32,
    /// How many of them had a place.
    pub ranked: u32,
    /// SHA-256 of the canonical inputs.
    pub hash: Hash,
}

/// A board as it looked when it was frozen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownBoard {
    /// The criteria in the order of the page.
    pub criteria: Vec<ShownCriterion>,
    /// The Top 25 and those that follow.
    pub rows: Vec<ShownRow>,
    /// How many were in the Top 25: more than 25 when some tied at the line, perhaps more than are listed.
    pub on_board: u32,
}

/// A criterion as it was called and weighted then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownCriterion {
    /// Its key.
    pub key: String,
    /// Its name in German.
    pub name_de: String,
    /// Its name in English.
    pub name_en: String,
    /// Its short name in German.
    pub short_name_de: String,
    /// Its short name in English.
    pub short_name_en: String,
    /// Its points.
    pub points: u32,
}

impl ShownCriterion {
    /// Its name in both languages.
    pub fn name(&self) -> Bilingual {
        Bilingual { de: self.name_de.clone(), en: self.name_en.clone() }
    }

    /// Its short name in both languages.
    pub fn short_name(&self) -> Bilingual {
        Bilingual { de: self.short_name_de.clone(), en: self.short_name_en.clone() }
    }
}

/// A project as it stood on the board then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownRow {
    /// Its place.
    pub place: u32,
    /// Whether another project shared the place.
    pub is_tied: bool,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Its department.
    pub department: String,
    /// Its state, as in addresses.
    pub state: String,
    /// Its deadline.
    pub deadline: Option<NaiveDate>,
    /// Its levels in half steps, in the order of the criteria of the page.
    pub levels: Vec<Option<u8>>,
    /// Its raw score.
    pub score: u32,
    /// The place by points, on a board with a rule that may give another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_points: Option<u32>,
    /// Why its place is not that one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<ShownReason>,
}

/// Why a project stood elsewhere than by points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownReason {
    /// The word for it.
    pub reason: String,
    /// Number of the project that it came from.
    pub because_of: Option<String>,
}

/// The place that a project had on a frozen board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastPlace {
    /// Which board.
    pub snapshot: SnapshotId,
    /// When it was frozen.
    pub taken_at: DateTime<Utc>,
    /// The weighting of then.
    pub weighting_version: i32,
    /// The place; `None` if it had none.
    pub place: Option<u32>,
}

/// What a frozen board says that does not follow from its inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The inputs have another hash than the one noted.
    Hash {
        /// The noted one.
        stored: Hash,
        /// That of the inputs.
        recomputed: Hash,
    },
    /// The log does not know of this board with this hash.
    Log {
        /// The noted hash.
        stored: Hash,
    },
    /// The inputs are not written as inputs are: the first such line.
    Unreadable {
        /// Its number.
        line: usize,
    },
    /// The inputs name another version of the weighting.
    Weighting {
        /// The noted one.
        stored: i32,
        /// That of the inputs.
        recomputed: i32,
    },
    /// A project has another place.
    Place {
        /// Its number; the key of the row where no project has it.
        project: String,
        /// The stored place.
        stored: Option<u32>,
        /// The place that follows from the inputs.
        recomputed: Option<u32>,
    },
    /// The board as it looked shows a project otherwise.
    Shown {
        /// Its number.
        project: String,
    },
}

impl Difference {
    /// What differs on the frozen board `id` of `taken_at`, in a sentence.
    pub fn message(&self, id: SnapshotId, taken_at: DateTime<Utc>) -> Message {
        let place = |place: Option<u32>| place.map_or_else(|| "–".to_owned(), |place| place.to_string());
        let message = match self {
            Self::Hash { stored, recomputed } => Message::new("board-verify-hash")
                .with("stored", stored.to_string())
                .with("recomputed", recomputed.to_string()),
            Self::Log { stored } => Message::new("board-verify-log").with("stored", stored.to_string()),
            Self::Unreadable { line } => Message::new("board-verify-unreadable").with("line", *line),
            Self::Weighting { stored, recomputed } => Message::new("board-verify-weighting")
                .with("stored", stored.to_string())
                .with("recomputed", recomputed.to_string()),
            Self::Place { project, stored, recomputed } => Message::new("board-verify-place")
                .with("project", project.clone())
                .with("stored", place(*stored))
                .with("recomputed", place(*recomputed)),
            Self::Shown { project } => Message::new("board-verify-shown").with("project", project.clone()),
        };
        message.with("snapshot", id.0.to_string()).with("time", taken_at)
    }
}

/// Frozen boards of which every place follows from the inputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verified {
    /// How many boards.
    pub boards: usize,
    /// How many places on all of them.
    pub places: usize,
}

impl Verified {
    /// What was verified, in a sentence.
    pub fn message(&self) -> Message {
        if self.boards == 0 {
            return Message::new("board-verify-empty");
        }
        Message::new("board-verified").with("count", self.boards).with("places", self.places)
    }
}
