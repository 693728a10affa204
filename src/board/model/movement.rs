// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};

use super::SnapshotId;

/// How far a project has moved since a frozen board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Movement {
    /// So many places better.
    Up(u32),
    /// So many places worse.
    Down(u32),
    /// On the same place.
    Same,
    /// It had no place then.
    New,
    /// It has no place any more; then it had this one.
    Left(u32),
}

impl Movement {
    /// From the place of then to the place of now; nothing to say of a project that had none and has none.
    pub const fn between(then: Option<u32>, now: Option<u32>) -> Option<Self> {
        match (then, now) {
            (None, None) => None,
            (None, Some(_)) => Some(Self::New),
            (Some(then), None) => Some(Self::Left(then)),
            (Some(then), Some(now)) if now < then => Some(Self::Up(then - now)),
            (Some(then), Some(now)) if now > then => Some(Self::Down(now - then)),
            (Some(_), Some(_)) => Some(Self::Same),
        }
    }
}

/// The frozen board that the present one is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Baseline {
    /// Which.
    pub id: SnapshotId,
    /// When it was frozen.
    pub taken_at: DateTime<Utc>,
    /// The weighting of then.
    pub weighting_version: i32,
}

#[cfg(test)]
mod tests {
    use super::Movement::{self, Down, Left, New, Same, Up};

    #[test]
    fn smaller_places_are_better() {
        for (then, now, expected) in [
            (Some(5), Some(2), Some(Up(3))),
            (Some(2), Some(5), Some(Down(3))),
            (Some(4), Some(4), Some(Same)),
            (None, Some(1), Some(New)),
            (Some(7), None, Some(Left(7))),
            (None, None, None),
        ] {
            assert_eq!(Movement::between(then, now), expected, "{then:?} to {now:?}");
        }
    }
}
