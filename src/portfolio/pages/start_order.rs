// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What to start first, each package with its reason.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};

use super::words::{self, Named};
use crate::{
    error::Error,
    kit::{
        form::Pairs,
        i18n::Locale,
        page::{self, Chrome, Headless},
    },
    people::Reader,
    portfolio::{
        actions,
        model::{Apart, Network, Obstacle, OrderedPackage, StartPlan, Waiting},
    },
    state::AppState,
};

/// Packages of a page.
const PAGE_SIZE: usize = 50;

/// More of what cannot be ordered is not listed.
const MOST_APART: usize = 200;

/// A project of a package.
struct PackageLine {
    project: Named,
    effort: String,
}

/// A package as it is shown.
struct PackagePart {
    number: usize,
    sentence: String,
    /// What of its points comes for a person-day, and when it begins.
    note: String,
    lines: Vec<PackageLine>,
}

/// A project that cannot be ordered yet.
struct ApartLine {
    project: Named,
    reasons: Vec<String>,
}

/// A line of the comparison.
struct WaitingLine {
    name: String,
    mean: String,
    sum: String,
    /// How much longer than in the start order.
    difference: String,
}

#[derive(Template)]
#[template(path = "portfolio/start_order.html")]
struct StartOrderPage {
    chrome: Chrome,
    weighting_version: String,
    summary: String,
    comparison: Vec<WaitingLine>,
    /// What the comparison says.
    verdict: Vec<String>,
    packages: Vec<PackagePart>,
    /// Addresses of the packages before and behind.
    pages: [Option<String>; 2],
    page_note: Option<String>,
    apart: Vec<ApartLine>,
    apart_summary: Option<String>,
}

/// `GET /start-order`: packages by value per person-day.
pub async fn start_order(
    State(state): State<AppState>,
    _: Reader,
    chrome: Chrome,
    given: Pairs,
) -> Result<Response, Error> {
    let known = actions::network(&state.pool, &state.network).await?.ok_or(Error::NotFound(None))?;
    let key = (known.edition, state.clock.today(), chrome.translated(chrome.words));
    if let Some(page) = state.drawn_boards.get(&key) {
        return Ok(page::respond(StatusCode::OK, page.with_header(&chrome)?));
    }
    let plan = actions::start_plan(&known).await?;
    let last = plan.packages.len().div_ceil(PAGE_SIZE).max(1);
    let shown = match given.get("page") {
        None => 1,
        Some(page) => {
            page.parse().ok().filter(|page| (1..=last).contains(page)).ok_or(Error::NotFound(None))?
        }
    };
    let page = page::render(&draw(chrome, &known.network, plan, (shown, last)))?;
    if let Some(drawn) = Headless::of(&page) {
        state.drawn_boards.insert(key, drawn);
    }
    Ok(page::respond(StatusCode::OK, page))
}

fn draw(chrome: Chrome, network: &Network, plan: &StartPlan, (page, last): (usize, usize)) -> StartOrderPage {
    let words = chrome.words;
    let ordered: usize = plan.packages.iter().map(|package| package.projects.len()).sum();
    let arguments = [
        ("projects", words::counted("start-order-projects", ordered, words).into()),
        ("packages", words::counted("start-order-packages", plan.packages.len(), words).into()),
        ("points", words.tenths(words::amount(plan.points)).into()),
        ("days", words.integer(words::amount(plan.days)).into()),
    ];
    let packages = (1..).zip(&plan.packages).skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE);
    let address = |page: usize| chrome.href(&format!("/start-order?page={page}"));
    let apart = plan.apart.iter().take(MOST_APART);
    StartOrderPage {
        weighting_version: words.integer(network.weighting_version),
        summary: words.text_with("start-order-summary", &arguments),
        comparison: comparison(plan, words),
        verdict: verdict(plan, words),
        packages: packages.map(|(number, each)| package(number, each, network, &chrome)).collect(),
        pages: [(page > 1).then(|| address(page - 1)), (page < last).then(|| address(page + 1))],
        page_note: (last > 1).then(|| {
            let pages =
                [("page", words::count(page, words).into()), ("last", words::count(last, words).into())];
            words.text_with("start-order-page", &pages)
        }),
        apart_summary: (!plan.apart.is_empty())
            .then(|| words::counted("start-order-apart", plan.apart.len(), words)),
        apart: apart.filter_map(|apart| apart_line(apart, network, &chrome)).collect(),
        chrome,
    }
}

fn comparison(plan: &StartPlan, words: Locale) -> Vec<WaitingLine> {
    let line = |key: &str, waiting: Waiting| WaitingLine {
        name: words.text(key),
        mean: words.tenths(words::amount(waiting.mean_tenths)),
        // Tenths of points times days, as points times days.
        sum: words.integer(i64::try_from((waiting.sum + 5) / 10).unwrap_or(i64::MAX)),
        difference: match difference_tenths(waiting, plan.own) {
            0 => "±0".to_owned(),
            longer @ 1.. => format!("+{}", words.percent(&words.tenths(longer))),
            shorter => format!("−{}", words.percent(&words.tenths(-shorter))),
        },
    };
    vec![line("waiting-own", plan.own), line("waiting-board", plan.board), line("waiting-least", plan.least)]
}

/// By how many tenths of a percent one waits longer than the other.
fn difference_tenths(one: Waiting, other: Waiting) -> i64 {
    let signed = |number: u128| i128::try_from(number).unwrap_or(i128::MAX / 10_000);
    let (one, other) = (signed(one.sum), signed(other.sum).max(1));
    i64::try_from(((one - other) * 1000 + (one - other).signum() * other / 2) / other).unwrap_or_default()
}

fn verdict(plan: &StartPlan, words: Locale) -> Vec<String> {
    let days = |waiting: Waiting| words.integer(words::amount((waiting.mean_tenths + 5) / 10));
    let own = words.text_about("verdict-own", &days(plan.own));
    let longer = difference_tenths(plan.board, plan.own);
    let percent = words.percent(&words.tenths(longer.abs()));
    let board = if longer > 0 {
        words.text_with("verdict-board", &[("days", days(plan.board).into()), ("percent", percent.into())])
    } else {
        words.text("verdict-board-equal")
    };
    let least = if plan.is_best() {
        words.text("verdict-best")
    } else {
        let above = difference_tenths(plan.own, plan.least).max(1);
        words.text_about("verdict-bound", &words.percent(&words.tenths(above)))
    };
    vec![own, board, least]
}

fn package(number: usize, package: &OrderedPackage, network: &Network, chrome: &Chrome) -> PackagePart {
    let words = chrome.words;
    let names = |places: &[usize]| {
        let members = places.iter().filter_map(|place| network.member(*place));
        words::joined(&members.map(|member| member.number.to_string()).collect::<Vec<_>>(), words)
    };
    let key = match (package.aims.len(), package.needs.len()) {
        (_, 0) => "package-alone",
        (1, 1) => "package-one-need",
        (1, _) => "package-needs",
        (_, 1) => "package-many-one-need",
        _ => "package-many-needs",
    };
    let contents = words
        .text_with(key, &[("aims", names(&package.aims).into()), ("needs", names(&package.needs).into())]);
    let amounts = [
        ("package", words::count(number, words).into()),
        ("projects", contents.into()),
        ("points", words.tenths(words::amount(package.points)).into()),
        ("days", words.integer(words::amount(package.days)).into()),
    ];
    // Tenths of points in hundredths for a day.
    let density = (package.points * 20 + package.days) / (package.days * 2).max(1);
    let note = [
        ("density", words.hundredths(words::amount(density)).into()),
        ("before", words.integer(words::amount(package.days_before)).into()),
    ];
    let lines =
        package.projects.iter().filter_map(|place| network.member(*place)).map(|member| PackageLine {
            project: Named::of(member, chrome),
            effort: member.effort.map(|effort| words.integer(effort.0)).unwrap_or_default(),
        });
    PackagePart {
        number,
        sentence: words.text_with("package-sentence", &amounts),
        note: words.text_with("package-note", &note),
        lines: lines.collect(),
    }
}

fn apart_line(apart: &Apart, network: &Network, chrome: &Chrome) -> Option<ApartLine> {
    let words = chrome.words;
    let reason = |obstacle: &Obstacle| {
        Some(match obstacle {
            Obstacle::NotAssessed => words.text("obstacle-not-assessed"),
            Obstacle::NoEffort => words.text("obstacle-no-effort"),
            Obstacle::Waits(required) => {
                let required = network.member(*required)?;
                let arguments = [
                    ("number", required.number.to_string().into()),
                    ("state", words::state(required.state, words).into()),
                ];
                words.text_with("obstacle-waits", &arguments)
            }
        })
    };
    let project = Named::of(network.member(apart.project)?, chrome);
    Some(ApartLine { project, reasons: apart.obstacles.iter().filter_map(reason).collect() })
}
