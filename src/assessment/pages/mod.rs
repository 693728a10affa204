// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The pages of this room: the administration of the criteria; rounds for those who manage them, the workbench
//! for those who assess, and what came of a round for everybody.

mod assigning;
mod bench;
mod closing;
mod criteria;
mod criterion_form;
mod matrix;
mod mine;
mod opening;
mod outcome;
mod rounds;
mod strip;

pub use assigning::{assessors, reassign};
pub use bench::{bench, give};
pub use closing::{close, close_form, reopen, reopen_form};
pub use criteria::{add_criterion, change_criterion, criteria, criterion, new_criterion};
pub use mine::mine;
pub use opening::{new_rounds, open_rounds};
pub use outcome::outcome;
pub use rounds::{round, rounds};

use axum::http::StatusCode;

use super::model::{RoundId, Task};
use crate::{
    kit::{form::Pairs, i18n::Locale, page::Chrome},
    projects::ProjectNumber,
    ranking::HalfLevels,
};

/// Something else has happened in the meantime, so that nothing was done.
const CONFLICT: StatusCode = StatusCode::CONFLICT;

/// Name of the hidden field with the row version of a round.
const VERSION: &str = "version";

/// The version that was seen; no round has one below 1.
fn version(typed: &Pairs) -> i32 {
    typed.get(VERSION).and_then(|version| version.parse().ok()).unwrap_or_default()
}

fn project_address(number: &ProjectNumber, chrome: &Chrome) -> String {
    chrome.href(&format!("/projects/{number}"))
}

fn round_address(round: RoundId, chrome: &Chrome) -> String {
    chrome.href(&format!("/rounds/{}", round.0))
}

/// The workbench at a criterion of a round.
fn bench_address((round, criterion): (RoundId, &str), chrome: &Chrome) -> String {
    chrome.href(&format!("/assessments/{}/{criterion}", round.0))
}

/// `3` or `3,5`.
fn level(level: HalfLevels, words: Locale) -> String {
    words.short_tenths(i64::from(level.get()) * 5)
}

/// So many of so many are done, in words and as a bar.
struct Progress {
    text: String,
    /// In thousandths.
    length: i64,
}

impl Progress {
    fn of(given: i64, wanted: i64, words: Locale) -> Self {
        let arguments = [("given", words.integer(given).into()), ("wanted", words.integer(wanted).into())];
        Self { text: words.text_with("assess-progress", &arguments), length: given * 1000 / wanted.max(1) }
    }

    fn of_tasks(tasks: &[&Task], words: Locale) -> Self {
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let given = tasks.iter().filter(|task| task.is_given).count();
        Self::of(number(given), number(tasks.len()), words)
    }
}
