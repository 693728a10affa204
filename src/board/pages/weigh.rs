// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Points for each criterion and beside them the board that they would make: the part of a page that follows a
//! slider.

use std::sync::Arc;

use super::{
    row::Bar,
    rules::{ReasonWords, RuleSwitch, switches},
    strip::Strip,
    words,
};
use crate::{
    board::{
        actions::{self, Outlook},
        model::{Candidates, Moved, Named, PlaceChange, Preview, TypedWeights},
    },
    error::Error,
    kit::{i18n::Locale, page::Chrome},
    state::AppState,
};

/// Fields and preview.
pub struct Weigh {
    /// Where there is help with finding points.
    pub help: String,
    /// A line for each criterion.
    pub rows: Vec<WeightRow>,
    /// What besides points may decide a place.
    pub rules: Vec<RuleSwitch>,
    /// That the ends of the weights do not go by the rules, if one is on.
    pub ends_note: Option<String>,
    /// What all points add up to, if they are a weighting.
    pub sum: Option<String>,
    /// What they would do, if they are a weighting.
    pub outcome: Option<Outcome>,
}

/// A criterion and its points.
pub struct WeightRow {
    /// Place of the criterion, from 1: its colour.
    pub colour: usize,
    /// Name of the field.
    pub field: String,
    /// Full name of the criterion.
    pub name: String,
    /// The points as they were typed.
    pub value: String,
    /// Where the slider stands, and how far it goes.
    pub slider: (u32, u32),
    /// What is wrong with what was typed.
    pub error: Option<String>,
    /// Its share in the whole weight.
    pub percent: Option<String>,
    /// The same with the weights in force.
    pub in_force: String,
    /// How far these points may move before the Top 25 change.
    pub strip: Option<Strip>,
}

/// What other weights would do.
pub struct Outcome {
    /// All of it in a sentence.
    pub sentence: String,
    /// What there is to know besides: ties at the line, projects without a place.
    pub notes: Vec<String>,
    /// Who comes in and who goes out by name.
    pub named: Vec<Group>,
    /// The Top 25.
    pub top: Vec<Line>,
    /// All who go out, as far as they are shown.
    pub left: Vec<Line>,
}

/// Projects to which the same happens.
pub struct Group {
    /// What happens to them.
    pub heading: String,
    /// The first of them.
    pub lines: Vec<Line>,
    /// How many more there are.
    pub more: Option<String>,
}

/// A project in the preview.
#[derive(Clone)]
pub struct Line {
    /// New place, or empty.
    pub place: String,
    /// Whether another project shares it.
    pub is_tied: bool,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Address of its page.
    pub href: String,
    /// Name of its department.
    pub department: String,
    /// Which way it goes, as a picture.
    pub arrow: &'static str,
    /// What becomes of it, for the style sheet.
    pub change_code: &'static str,
    /// The same in words.
    pub change: String,
    /// Why the new place is not the one by points.
    pub reason: Option<ReasonWords>,
    /// Points out of 100; empty without a place.
    pub points: String,
    /// The points as a picture.
    pub bar: Bar,
}

/// So many who come in or go out are named beside the fields; the table names all.
const NAMED: usize = 5;

impl Weigh {
    /// The fields as typed, and what the weights in them would do.
    pub async fn of(
        chrome: &Chrome,
        state: &AppState,
        candidates: &Arc<Candidates>,
        typed: &TypedWeights,
        help: String,
    ) -> Result<Self, Error> {
        let outlook = match typed.weights.clone() {
            Some(weights) => {
                Some(actions::try_weights(&state.pool, candidates, (weights, typed.rules)).await?)
            }
            None => None,
        };
        Ok(Self::draw(chrome, candidates, typed, outlook.as_ref(), help))
    }

    fn draw(
        chrome: &Chrome,
        candidates: &Candidates,
        typed: &TypedWeights,
        outlook: Option<&Outlook>,
        help: String,
    ) -> Self {
        let words = chrome.words;
        let percents = typed.weights.iter().flat_map(|weights| {
            weights
                .percent_tenths()
                .map(|share| words.percent(&words.short_tenths(share)))
                .collect::<Vec<_>>()
        });
        let mut percents = percents.map(Some).chain(std::iter::repeat(None));
        let most = typed.fields.iter().filter_map(|field| field.value.trim().parse().ok()).max();
        let longest = slider_end(most.unwrap_or_default());
        let mut strips = outlook
            .iter()
            .flat_map(|outlook| strips(candidates, outlook, longest, chrome.words))
            .map(Some)
            .chain(std::iter::repeat_with(|| None));
        let rows = (1..).zip(&candidates.model.criteria).zip(&typed.fields).zip(candidates.model.shares());
        let rows = rows.map(|(((colour, criterion), field), share)| WeightRow {
            colour,
            field: field.name.clone(),
            name: criterion.name.get(words).to_owned(),
            value: field.value.clone(),
            slider: (field.value.trim().parse().unwrap_or_default(), longest),
            error: field.error.as_ref().map(|error| words.message(error)),
            percent: percents.next().flatten(),
            in_force: words.text_about("weigh-in-force", &words.short_tenths(share)),
            strip: strips.next().flatten(),
        });
        Self {
            help,
            rows: rows.collect(),
            rules: switches(typed.rules, candidates.model.weighting.rules, words),
            ends_note: typed.rules.any().then(|| words.text("rules-by-points-only")),
            sum: typed.weights.as_ref().map(|weights| words.count("weigh-points", &weights.total())),
            outcome: outlook.map(|outlook| Outcome::of(chrome, outlook)),
        }
    }

    /// Whether something is wrong with what was typed.
    pub fn is_refused(&self) -> bool {
        self.rows.iter().any(|row| row.error.is_some())
    }
}

/// For each criterion how far its points may move, on the scale of the sliders.
fn strips(candidates: &Candidates, outlook: &Outlook, scale: u32, words: Locale) -> Vec<Strip> {
    let criteria = candidates.model.criteria.iter().zip(&outlook.stability);
    criteria
        .map(|(criterion, stability)| {
            Strip::of(&stability.top, criterion.short_name.get(words), scale, &outlook.names, words)
        })
        .collect()
}

/// Sliders go to the next power of ten, at least to 100.
fn slider_end(most: u32) -> u32 {
    let mut end = 100;
    while end < most {
        end *= 10;
        if end >= crate::ranking::Weights::MOST_POINTS {
            return crate::ranking::Weights::MOST_POINTS;
        }
    }
    end
}

impl Outcome {
    fn of(chrome: &Chrome, outlook: &Outlook) -> Self {
        let words = chrome.words;
        let preview = &outlook.preview;
        let line = |moved: &Moved| {
            let named = outlook.names.get(&moved.project)?;
            Some(Line { reason: reason(moved, outlook, chrome), ..Line::of(chrome, moved, named) })
        };
        let top: Vec<Line> = preview.top.iter().filter_map(line).collect();
        let left: Vec<Line> = preview.left.iter().filter_map(line).collect();
        let enters = |line: &&Line| line.change_code == code(PlaceChange::Enters);
        let group = |key: &str, lines: Vec<Line>, count: u32| {
            let more = count.saturating_sub(u32::try_from(NAMED).unwrap_or(u32::MAX));
            let more = (more > 0).then(|| words.count("preview-more", &more));
            Group { heading: words.text(key), lines, more }
        };
        let entering = top.iter().filter(enters).take(NAMED).cloned().collect();
        let leaving = left.iter().take(NAMED).cloned().collect();
        let named = vec![
            group("preview-in", entering, preview.entering),
            group("preview-out", leaving, preview.leaving),
        ];
        Self {
            sentence: sentence(preview, words),
            notes: notes(preview, words),
            named: named.into_iter().filter(|group| !group.lines.is_empty()).collect(),
            top,
            left,
        }
    }
}

fn sentence(preview: &Preview, words: Locale) -> String {
    if preview.entering + preview.leaving + preview.moving == 0 {
        return words.text("preview-nothing");
    }
    let part = |key, count: u32| words.count(key, &count);
    words.text_with(
        "preview-sentence",
        &[
            ("entering", part("preview-entering", preview.entering).into()),
            ("leaving", part("preview-leaving", preview.leaving).into()),
            ("moving", part("preview-moving", preview.moving).into()),
        ],
    )
}

fn notes(preview: &Preview, words: Locale) -> Vec<String> {
    let tie = preview.tie.map(|(place, tied)| {
        words.text_with(
            "preview-tie",
            &[
                ("board", words.integer(preview.on_board).into()),
                ("tied", words.integer(tied).into()),
                ("place", words.integer(place).into()),
            ],
        )
    });
    let shown = u32::try_from(preview.top.len()).unwrap_or(u32::MAX);
    let cut =
        (shown < preview.on_board).then(|| words.text_about("preview-first-only", &words.integer(shown)));
    let without = (preview.without_place > 0).then(|| {
        let as_in_force = preview.without_place == preview.without_place_in_force;
        let arguments = [
            ("count", preview.without_place.into()),
            ("number", words.integer(preview.without_place).into()),
            ("in-force", words.integer(preview.without_place_in_force).into()),
            ("differs", u32::from(!as_in_force).into()),
        ];
        words.text_with("preview-without-place", &arguments)
    });
    tie.into_iter().chain(cut).chain(without).collect()
}

/// The change as the style sheet knows it.
const fn code(change: PlaceChange) -> &'static str {
    match change {
        PlaceChange::Stays => "none",
        PlaceChange::Rises(_) | PlaceChange::Falls(_) => "within",
        PlaceChange::Enters => "enters",
        PlaceChange::Leaves => "leaves",
    }
}

impl Line {
    fn of(chrome: &Chrome, moved: &Moved, named: &Named) -> Self {
        let words = chrome.words;
        let arrow = match (moved.before, moved.now) {
            (before, now) if before == now => "",
            (Some(before), Some(now)) if now > before => "↓",
            (Some(_), None) => "↓",
            _ => "↑",
        };
        Self {
            place: moved.now.map(|place| words.integer(place)).unwrap_or_default(),
            is_tied: moved.is_tied,
            number: named.number.to_string(),
            title: named.title.clone(),
            href: words::project_address(&named.number, chrome),
            department: named.department.clone(),
            arrow,
            change_code: code(moved.change()),
            change: change(moved, words),
            reason: None,
            points: moved.now.map(|_| words.tenths(moved.points.tenths())).unwrap_or_default(),
            bar: Bar::of_contributions(&moved.contributions),
        }
    }
}

/// Why the new place is not the one by points.
fn reason(moved: &Moved, outlook: &Outlook, chrome: &Chrome) -> Option<ReasonWords> {
    let (reason, because_of) = moved.reason?;
    let named = because_of.and_then(|project| outlook.names.get(&project));
    Some(ReasonWords::with(reason, named.map(|named| (&named.number, named.title.as_str())), chrome))
}

/// What becomes of a place, in words.
fn change(moved: &Moved, words: Locale) -> String {
    let place = |place: Option<u32>| words.integer(place.unwrap_or_default());
    let from_to = [("from", place(moved.before).into()), ("to", place(moved.now).into())];
    match (moved.change(), moved.before, moved.now) {
        (PlaceChange::Stays, ..) => words.text("change-none"),
        (PlaceChange::Rises(_) | PlaceChange::Falls(_), ..) => words.text_with("change-within", &from_to),
        (PlaceChange::Enters, Some(_), _) => words.text_with("change-enters", &from_to),
        (PlaceChange::Enters, None, _) => words.text("change-enters-without-place"),
        (PlaceChange::Leaves, _, Some(_)) => words.text_with("change-leaves", &from_to),
        (PlaceChange::Leaves, _, None) => {
            words.text_about("change-leaves-without-place", &place(moved.before))
        }
    }
}
