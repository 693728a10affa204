// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A comparison as it is drawn: `weighting/comparison.html` with `comparison` and `words`.

use crate::{
    board::{
        model::{BOARD_SIZE, Compared, Comparison, PlaceChange, Side},
        pages::words::project_address,
    },
    kit::{i18n::Locale, page::Chrome},
    weighting::{RankRule, draft_address, rule_words, shares, version_address},
};

/// The head of a column.
pub struct SideHead {
    /// What it is.
    pub name: String,
    /// Whose it is.
    pub note: String,
    /// Where it is.
    pub href: String,
}

/// What a criterion counts with each side.
pub struct CriterionLine {
    pub name: String,
    /// Points and percent.
    pub cells: Vec<(String, String)>,
}

/// A place, and how it differs from that of the first side.
pub struct PlaceCell {
    pub place: String,
    /// Empty for the first side.
    pub movement: String,
    /// Where it leads, for the look: `enters`, `leaves`, `rises`, `falls` or nothing.
    pub direction: &'static str,
}

/// A project with its places.
pub struct ProjectLine {
    pub number: String,
    pub title: String,
    pub href: String,
    pub cells: Vec<PlaceCell>,
}

/// What a side would change.
pub struct Summary {
    pub name: String,
    pub said: String,
    /// Number and title.
    pub entering: Vec<(String, String)>,
    pub leaving: Vec<(String, String)>,
    /// More than 25 because of a tie at the line.
    pub tie: Option<String>,
}

/// All of it.
pub struct ComparisonView {
    pub sides: Vec<SideHead>,
    pub criteria: Vec<CriterionLine>,
    /// Each rule: its name, and on or off with each side.
    pub rules: Vec<(String, Vec<String>)>,
    pub summaries: Vec<Summary>,
    pub projects: Vec<ProjectLine>,
    /// That there are more projects than are shown.
    pub more: Option<String>,
}

impl ComparisonView {
    /// As it is drawn in the language of the page.
    pub fn of(comparison: &Comparison, chrome: &Chrome) -> Self {
        let words = chrome.words;
        let more = u32::try_from(comparison.more).unwrap_or(u32::MAX);
        Self {
            sides: comparison.sides.iter().map(|side| head(&side.what, chrome)).collect(),
            criteria: criteria(comparison, words),
            rules: rules(comparison, words),
            summaries: (1..)
                .zip(comparison.sides.iter().skip(1))
                .map(|(at, side)| summary(comparison, (at, side), words))
                .collect(),
            projects: comparison.projects.iter().map(|project| line(project, chrome)).collect(),
            more: (more > 0).then(|| words.count("compare-more", &more)),
        }
    }
}

/// What a weighting is called.
pub fn name(what: &Compared, words: Locale) -> String {
    match what {
        Compared::Version(weighting) => words.text_about("weighting-version", &weighting.version),
        Compared::Draft(draft) => words.text_about("weighting-draft-called", &draft.name),
    }
}

fn head(what: &Compared, chrome: &Chrome) -> SideHead {
    let (note, href) = match what {
        Compared::Version(weighting) => (
            chrome.words.date(weighting.published_at.date_naive()),
            version_address(weighting.version, chrome),
        ),
        Compared::Draft(draft) => (draft.author_name.clone(), draft_address(draft.id, chrome)),
    };
    SideHead { name: name(what, chrome.words), note, href }
}

fn criteria(comparison: &Comparison, words: Locale) -> Vec<CriterionLine> {
    let shares: Vec<Vec<u32>> = comparison.sides.iter().map(|side| shares(&side.points)).collect();
    let line = |(row, criterion): (usize, &crate::assessment::Criterion)| {
        let sides = comparison.sides.iter().zip(&shares);
        let cells = sides.map(|(side, shares)| {
            let at = |values: &[u32]| values.get(row).copied().unwrap_or_default();
            (words.integer(at(&side.points)), words.short_tenths(at(shares)))
        });
        CriterionLine { name: criterion.name.get(words).to_owned(), cells: cells.collect() }
    };
    comparison.criteria.iter().enumerate().map(line).collect()
}

fn rules(comparison: &Comparison, words: Locale) -> Vec<(String, Vec<String>)> {
    let line = |rule: RankRule| {
        let cell =
            |side: &Side| words.text(if rule.is_in(side.what.rules()) { "rules-on" } else { "rules-off" });
        (rule_words(rule, words).0, comparison.sides.iter().map(cell).collect())
    };
    RankRule::ALL.into_iter().map(line).collect()
}

fn line(project: &crate::board::model::ComparedProject, chrome: &Chrome) -> ProjectLine {
    let words = chrome.words;
    let first = project.places.first().copied().flatten();
    let cells = project.places.iter().enumerate().map(|(at, place)| {
        let written = place.map_or_else(|| words.text("compare-no-place"), |place| words.integer(place));
        if at == 0 {
            return PlaceCell { place: written, movement: String::new(), direction: "" };
        }
        let (movement, direction) = moved(PlaceChange::between(first, *place), words);
        PlaceCell { place: written, movement, direction }
    });
    ProjectLine {
        number: project.number.to_string(),
        title: project.title.clone(),
        href: project_address(&project.number, chrome),
        cells: cells.collect(),
    }
}

fn moved(movement: PlaceChange, words: Locale) -> (String, &'static str) {
    match movement {
        PlaceChange::Enters => (words.text("compare-enters"), "enters"),
        PlaceChange::Leaves => (words.text("compare-leaves"), "leaves"),
        PlaceChange::Rises(places) => (words.count("compare-rises", &places), "rises"),
        PlaceChange::Falls(places) => (words.count("compare-falls", &places), "falls"),
        PlaceChange::Stays => (words.text("compare-stays"), ""),
    }
}

fn summary(comparison: &Comparison, (at, side): (usize, &Side), words: Locale) -> Summary {
    let of = |wanted: PlaceChange| {
        let fits = |places: &[Option<u32>]| {
            let place = |at: usize| places.get(at).copied().flatten();
            PlaceChange::between(place(0), place(at)) == wanted
        };
        let found = comparison.projects.iter().filter(|project| fits(&project.places));
        found.map(|project| (project.number.to_string(), project.title.clone())).collect()
    };
    let counted = |key: &str, count: u32| words.count(key, &count);
    let said = if side.entering + side.leaving + side.moving == 0 {
        words.text("compare-same")
    } else {
        [
            counted("compare-entering", side.entering),
            counted("compare-leaving", side.leaving),
            counted("compare-moving", side.moving),
        ]
        .join(" ")
    };
    let tie = (side.on_board > BOARD_SIZE)
        .then(|| words.text_with("board-tie", &[("number", words.integer(side.on_board).into())]));
    Summary {
        name: name(&side.what, words),
        said,
        entering: of(PlaceChange::Enters),
        leaving: of(PlaceChange::Leaves),
        tie,
    }
}
