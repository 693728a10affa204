// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! How the things of this room are written on every page.

use chrono::NaiveDate;

use super::row::DeadlineNote;
use crate::{
    board::model::{Enabling, SnapshotId},
    kit::{i18n::Locale, page::Chrome},
    projects::{Euros, Kind, PersonDays, Project, ProjectNumber, State},
    ranking::HalfLevels,
};

pub(super) fn project_address(number: &ProjectNumber, chrome: &Chrome) -> String {
    chrome.href(&format!("/projects/{number}"))
}

pub(super) fn board_address(board: SnapshotId, chrome: &Chrome) -> String {
    chrome.href(&format!("/boards/{}", board.0))
}

/// Addresses of a page as a workbook and as text.
pub(super) fn files(path: &str, query: &str, chrome: &Chrome) -> [String; 2] {
    ["xlsx", "csv"].map(|ending| chrome.href(&format!("{path}.{ending}{query}")))
}

pub(super) fn level(level: HalfLevels, words: Locale) -> String {
    words.short_tenths(i64::from(level.get()) * 5)
}

pub(super) fn kind(kind: Kind, words: Locale) -> String {
    words.text(&format!("kind-{}", kind.code()))
}

pub(super) fn state(state: State, words: Locale) -> String {
    words.text(&format!("state-{}", state.code()))
}

pub(super) fn effort(effort: PersonDays, words: Locale) -> String {
    words.text_with("amount-person-days", &[("amount", words.integer(effort.0).into())])
}

/// "Netz: 400 PT, Fachverfahren: 200 PT", or that no team is asked.
pub(super) fn of_teams(asked: &[(String, PersonDays)], words: Locale) -> String {
    if asked.is_empty() {
        return words.text("team-work-none");
    }
    let said = asked.iter().map(|(team, days)| {
        let days = effort(*days, words);
        words.text_with("team-and-days", &[("team", team.clone().into()), ("days", days.into())])
    });
    said.collect::<Vec<_>>().join(", ")
}

pub(super) fn cost(cost: Euros, words: Locale) -> String {
    words.text_with("amount-euros", &[("amount", words.integer(cost.0).into())])
}

/// Large amounts in millions with one decimal, as in `7,8 Mio. €`.
pub(super) fn rough_cost(cost: Euros, words: Locale) -> String {
    const MILLION: i64 = 1_000_000;
    if cost.0 < MILLION {
        return self::cost(cost, words);
    }
    let tenths_of_millions = (cost.0 + MILLION / 20) / (MILLION / 10);
    words.text_with("amount-million-euros", &[("amount", words.tenths(tenths_of_millions).into())])
}

/// How far the deadline of a project is away; nothing for one that is done or will not be done.
pub(super) fn deadline_note(project: &Project, today: NaiveDate, words: Locale) -> Option<DeadlineNote> {
    let deadline = project.deadline.filter(|_| project.state.is_in_procedure())?;
    let days = (deadline - today).num_days();
    let key = match days {
        0 => "deadline-today",
        1.. => "deadline-ahead",
        _ => "deadline-passed",
    };
    let days = i64::try_from(days.unsigned_abs()).unwrap_or(i64::MAX);
    let text = words.text_with(key, &[("count", days.into()), ("days", words.integer(days).into())]);
    Some(DeadlineNote { text, is_passed: deadline < today })
}

/// "Grundlage für 6, davon 2 mit Frist".
pub(super) fn enabling(enabling: Enabling, words: Locale) -> String {
    let projects = words.integer(enabling.projects);
    let projects = if enabling.is_all {
        projects
    } else {
        words.text_with("enabling-more", &[("number", projects.into())])
    };
    let key = match enabling.with_deadline {
        0 => "enabling-count",
        _ => "enabling-count-with-deadline",
    };
    let arguments =
        [("number", projects.into()), ("deadlines", words.integer(enabling.with_deadline).into())];
    words.text_about("enabling-row", &words.text_with(key, &arguments))
}
