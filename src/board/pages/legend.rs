// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use super::words;
use crate::{board::model::Baseline, kit::page::Chrome};

/// What the arrows beside the places count from.
pub struct Legend {
    /// Day and weighting of the frozen board.
    pub board: String,
    /// Address of the frozen board.
    pub href: String,
    /// That the weighting has changed since.
    pub changed: Option<String>,
}

impl Legend {
    pub(super) fn of(baseline: Baseline, weighting_in_force: i32, chrome: &Chrome) -> Self {
        let locale = chrome.words;
        let then = locale.integer(baseline.weighting_version);
        let changed = (baseline.weighting_version != weighting_in_force).then(|| {
            let versions =
                [("then", then.clone().into()), ("now", locale.integer(weighting_in_force).into())];
            locale.text_with("moved-weighting-changed", &versions)
        });
        let board = [("day", locale.day_of(baseline.taken_at).into()), ("weighting", then.into())];
        Self {
            board: locale.text_with("moved-since-board", &board),
            href: words::board_address(baseline.id, chrome),
            changed,
        }
    }
}
