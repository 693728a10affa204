// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Trying other weights: what they would do to the board, what is refused, and doing it in a real browser.

mod browser;
mod drafts;
mod help;
mod outcome;
mod refusals;

use crate::support::portal::{Page, text};

/// The address of the page with points for law, politics, citizens and businesses.
fn with(points: [&str; 4]) -> String {
    let [law, politics, citizens, businesses] = points;
    let mut query = form_urlencoded::Serializer::new(String::new());
    query
        .append_pair("points-gesetz", law)
        .append_pair("points-politik", politics)
        .append_pair("points-buerger", citizens)
        .append_pair("points-unternehmen", businesses);
    format!("/my-view?{}", query.finish())
}

/// What stands in the fields.
fn fields(page: &Page) -> Vec<String> {
    page.all(".weigh__row input[name]").iter().map(|field| field.attr("value").unwrap().to_owned()).collect()
}

/// A line of the preview: place, number, what becomes of it, points.
type Line = (String, String, String, String);

/// The lines above the line, or below it.
fn lines(page: &Page, body: &str) -> Vec<Line> {
    let cell = |row: &scraper::ElementRef<'_>, selector: &str| {
        let selector = scraper::Selector::parse(selector).unwrap();
        row.select(&selector).next().map(text).unwrap_or_default()
    };
    page.all(&format!(".preview {body} tr:not(.line)"))
        .iter()
        .map(|row| {
            let number = cell(row, ".title small").split(' ').next().unwrap().to_owned();
            let place = cell(row, ".place").trim_end_matches("gleichauf").to_owned();
            (place, number, cell(row, ".change"), cell(row, ".points strong"))
        })
        .collect()
}

const TOP: &str = "tbody:not(.below)";
const LEFT: &str = "tbody.below";
