// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The pages of this room: what counts and what counted, and what is done with a draft apart from writing it. Where
//! places are shown beside it, the room of the board draws the page.

mod list;
mod new;
mod sharing;
mod version;

pub use list::{draft_state, list};
pub use new::{begin, new_draft, take_up, take_up_form};
pub use sharing::{discard, discard_form, set_shared, share_form, submit, submit_form};
pub use version::version;

use askama::Template;
use axum::{http::StatusCode, response::Response};

use super::model::{DraftId, RankRule, Weighting, shares};
use crate::{
    assessment::Criterion,
    error::Error,
    kit::{
        i18n::Locale,
        page::{self, Chrome},
    },
    ranking::rules::Rules,
};

/// Name of the hidden field with the row version of a draft.
pub const ROW_VERSION: &str = "row_version";

/// Where a version is.
pub fn version_address(version: i32, chrome: &Chrome) -> String {
    chrome.href(&format!("/weightings/{version}"))
}

/// Where a draft is.
pub fn draft_address(id: DraftId, chrome: &Chrome) -> String {
    chrome.href(&format!("/weightings/drafts/{}", id.0))
}

/// Who has approved a version, in words.
pub fn approver(weighting: &Weighting, words: Locale) -> String {
    match (&weighting.approval, weighting.author_id) {
        (Some(approval), _) => approval.name.clone(),
        (None, Some(_)) => words.text("weighting-not-approved"),
        (None, None) => words.text("weighting-set-up"),
    }
}

/// What a criterion counts.
pub struct PointsLine {
    /// The criterion.
    pub name: String,
    /// Its place among the criteria, for its colour.
    pub colour: usize,
    /// Its points.
    pub points: String,
    /// Its share in the whole.
    pub percent: String,
}

/// A table of points in the order of `criteria`.
pub fn points_lines(points: &[u32], criteria: &[Criterion], words: Locale) -> Vec<PointsLine> {
    let rows = (1..).zip(criteria).zip(points.iter().zip(shares(points)));
    rows.map(|((colour, criterion), (points, share))| PointsLine {
        name: criterion.name.get(words).to_owned(),
        colour,
        points: words.integer(*points),
        percent: words.short_tenths(share),
    })
    .collect()
}

/// What a rule is called, and what it does.
pub fn rule_words(rule: RankRule, words: Locale) -> (String, String) {
    let (name, meaning) = match rule {
        RankRule::Prerequisite => ("rules-prerequisite", "rules-prerequisite-meaning"),
        RankRule::Duty => ("rules-duty", "rules-duty-meaning"),
        RankRule::Decision => ("rules-decision", "rules-decision-meaning"),
    };
    (words.text(name), words.text(meaning))
}

/// The rules that are on, a sentence each.
pub fn rules_on(rules: Rules, words: Locale) -> Vec<String> {
    let sentence = |rule: RankRule| {
        let (name, meaning) = rule_words(rule, words);
        words.text_with("rules-sentence", &[("name", name.into()), ("meaning", meaning.into())])
    };
    RankRule::ALL.into_iter().filter(|rule| rule.is_in(rules)).map(sentence).collect()
}

/// The names of the rules that are on, or that there are none.
pub fn rules_said(rules: Rules, words: Locale) -> String {
    let on: Vec<String> = RankRule::ALL
        .into_iter()
        .filter(|rule| rule.is_in(rules))
        .map(|rule| rule_words(rule, words).0)
        .collect();
    if on.is_empty() { words.text("rules-none") } else { on.join(", ") }
}

/// Something has happened in the meantime, or stands against it, so that nothing was done.
#[derive(Template)]
#[template(path = "weighting/refused.html")]
struct RefusedPage {
    chrome: Chrome,
    heading: String,
    explanation: String,
    /// Where to go on: text and address.
    links: Vec<(String, String)>,
}

/// Says why nothing was done, and where to go on.
pub fn refused(
    chrome: Chrome,
    status: StatusCode,
    (heading, explanation): (&str, String),
    links: Vec<(String, String)>,
) -> Result<Response, Error> {
    let heading = chrome.words.text(heading);
    Ok(page::respond(status, page::render(&RefusedPage { chrome, heading, explanation, links })?))
}

/// The draft is a weighting by now and stays as it is.
pub fn already_published(chrome: Chrome, version: i32) -> Result<Response, Error> {
    let words = chrome.words;
    let links = vec![(words.text_about("weighting-version", &version), version_address(version, &chrome))];
    let said = ("weighting-published-heading", words.text_about("weighting-draft-is-published", &version));
    refused(chrome, StatusCode::CONFLICT, said, links)
}
