// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What the place of a project means for those who asked for it, in sentences: on its page and as a letter.

use super::words;
use crate::{
    board::{
        actions::Told,
        model::{Answer, BOARD_SIZE, Entry, Outstanding, Situation, StepOutcome, ValueModel},
    },
    kit::i18n::{Locale, Value},
    projects::{Case, State},
    ranking::{Chance, HalfLevels},
};

/// The answer as a page shows it.
pub(super) struct AnswerPart {
    /// Sentences, in groups that belong together.
    pub(super) paragraphs: Vec<String>,
    /// What a single change on each criterion would do; empty for a project without a place.
    pub(super) changes: Vec<ChangeLine>,
    /// Head of the column with the level that it takes.
    pub(super) change_head: String,
    /// Where the letter is, for those who may have it.
    pub(super) letter: Option<String>,
}

/// What a single change on a criterion would do.
pub(super) struct ChangeLine {
    pub(super) criterion: String,
    pub(super) from: String,
    /// Empty if no level would do.
    pub(super) to: String,
    pub(super) place: String,
}

impl AnswerPart {
    pub(super) fn of(entry: &Entry, told: &Told, model: &ValueModel, words: Locale) -> Self {
        let answer = &told.answer;
        let has_place = matches!(answer.situation, Situation::In | Situation::Out);
        let head = if answer.situation == Situation::In { "answer-lost-at" } else { "answer-reached-at" };
        Self {
            paragraphs: paragraphs(entry, told, model, words),
            changes: if has_place { change_lines(entry, answer, model, words) } else { Vec::new() },
            change_head: words.text(head),
            letter: None,
        }
    }
}

fn change_lines(entry: &Entry, answer: &Answer, model: &ValueModel, words: Locale) -> Vec<ChangeLine> {
    let rows = model.criteria.iter().zip(&entry.levels).zip(model.weights.points()).enumerate();
    rows.filter(|(_, (_, points))| **points > 0)
        .map(|(index, ((criterion, level), _))| {
            let change = answer.changes.iter().find(|change| change.step.criterion == index);
            ChangeLine {
                criterion: criterion.name.get(words).to_owned(),
                from: level.map(|level| words::level(level, words)).unwrap_or_default(),
                to: change.map(|change| words::level(change.step.to, words)).unwrap_or_default(),
                place: change.map(|change| place_after(*change, words)).unwrap_or_default(),
            }
        })
        .collect()
}

fn place_after(change: StepOutcome, words: Locale) -> String {
    if change.place <= BOARD_SIZE {
        words.text_about("place-number-short", &words.integer(change.place))
    } else {
        words.text("not-in-the-top")
    }
}

fn paragraphs(entry: &Entry, told: &Told, model: &ValueModel, words: Locale) -> Vec<String> {
    let mut said = Vec::new();
    match &told.answer.situation {
        Situation::Outside => said.extend(outside(entry.project.state, told.case.as_ref(), words)),
        Situation::Open(open) => {
            said.extend(open_sentences(open, model, words));
            said.extend(neighbour("answer-last-in", told.last_in.as_ref(), model, words));
        }
        Situation::In => {
            said.push(placed("answer-in", entry, words));
            said.extend(smallest(told, entry, model, words));
            said.push(words.text("answer-conditions"));
            said.extend(neighbour("answer-first-out", told.first_out.as_ref(), model, words));
        }
        Situation::Out => {
            said.push(placed("answer-out", entry, words));
            said.extend(held_back(told, entry, model, words));
            said.extend(smallest(told, entry, model, words));
            said.push(words.text("answer-conditions"));
            said.extend(neighbour("answer-last-in", told.last_in.as_ref(), model, words));
            let first_out = told.first_out.as_ref().filter(|other| other.project.id != entry.project.id);
            said.extend(neighbour("answer-first-out", first_out, model, words));
        }
    }
    said
}

fn placed(key: &str, entry: &Entry, words: Locale) -> String {
    let place = words.integer(entry.place().unwrap_or_default());
    words.text_with(key, &[("place", place.into()), ("size", BOARD_SIZE.into())])
}

fn criterion_name(model: &ValueModel, criterion: usize, words: Locale) -> String {
    model.criteria.get(criterion).map(|criterion| criterion.name.get(words).to_owned()).unwrap_or_default()
}

/// What costs it most.
fn held_back(told: &Told, entry: &Entry, model: &ValueModel, words: Locale) -> Option<String> {
    let (criterion, loss) = told.answer.loss?;
    let level = entry.levels.get(criterion).copied().flatten()?;
    let arguments = [
        ("criterion", criterion_name(model, criterion, words).into()),
        ("level", words::level(level, words).into()),
        ("points", words.tenths(model.points(loss).tenths()).into()),
    ];
    Some(words.text_with("answer-held-back", &arguments))
}

/// The smallest single change, or that there is none.
fn smallest(told: &Told, entry: &Entry, model: &ValueModel, words: Locale) -> Vec<String> {
    let is_in = entry.is_on_board();
    let Some(change) = told.answer.smallest() else {
        return vec![words.text(if is_in { "answer-not-lost" } else { "answer-not-reached" })];
    };
    let step = change.step;
    let place = place_after(change, words);
    let arguments: Vec<(&'static str, Value)> = vec![
        ("criterion", criterion_name(model, step.criterion, words).into()),
        ("from", words::level(step.from, words).into()),
        ("to", words::level(step.to, words).into()),
        ("place", place.into()),
    ];
    let key = if is_in { "answer-would-be-lost" } else { "answer-would-be-reached" };
    let mut said = vec![words.text_with(key, &arguments)];
    if !is_in {
        said.extend(meaning(step.to, model, step.criterion, words));
    }
    said
}

/// What a level means on a criterion.
fn meaning(level: HalfLevels, model: &ValueModel, criterion: usize, words: Locale) -> Option<String> {
    let anchors: Vec<&str> =
        model.criteria.get(criterion)?.anchors(level).map(|anchor| anchor.get(words)).collect();
    let (level, arguments) = (words::level(level, words), anchors.as_slice());
    match arguments {
        [only] => Some(words.text_with(
            "answer-level-means",
            &[("level", level.into()), ("meaning", (*only).to_owned().into())],
        )),
        [below, above] => Some(words.text_with(
            "answer-level-between",
            &[
                ("level", level.into()),
                ("below", (*below).to_owned().into()),
                ("above", (*above).to_owned().into()),
            ],
        )),
        _ => None,
    }
}

fn neighbour(key: &str, entry: Option<&Entry>, model: &ValueModel, words: Locale) -> Option<String> {
    let entry = entry?;
    let points = entry.position.map(|position| model.points(position.score.lowest()).tenths())?;
    let arguments = [
        ("name", format!("{} {}", entry.project.number, entry.project.title).into()),
        ("place", words.integer(entry.place()?).into()),
        ("points", words.tenths(points).into()),
    ];
    Some(words.text_with(key, &arguments))
}

fn open_sentences(open: &Outstanding, model: &ValueModel, words: Locale) -> Vec<String> {
    let points = |score| Value::from(words.tenths(model.points(score).tenths()));
    let names: Vec<String> =
        open.missing.iter().map(|criterion| criterion_name(model, *criterion, words)).collect();
    let mut said = Vec::new();
    said.push(if names.is_empty() {
        words.text("answer-round-open")
    } else {
        let names = names.iter().map(|name| words.text_about("quoted", name)).collect::<Vec<_>>();
        words.text_about("answer-missing", &names.join(", "))
    });
    said.push(match (open.chance, open.needed, open.level) {
        (Chance::Out, ..) => words.text("answer-open-out"),
        (Chance::Certain, ..) => words.text("answer-open-certain"),
        (Chance::Possible, None, _) => words.text("answer-open-enough"),
        (Chance::Possible, Some(needed), _) if needed > open.possible => words.text("answer-open-too-little"),
        (Chance::Possible, Some(_), Some(level)) => {
            words.text_about("answer-open-level", &words::level(level, words))
        }
        (Chance::Possible, Some(needed), None) => words.text_with(
            "answer-open-points",
            &[("needed", points(needed)), ("possible", points(open.possible))],
        ),
    });
    said
}

/// Why a project that does not take part does not.
fn outside(state: State, case: Option<&Case>, words: Locale) -> Vec<String> {
    let day = case.and_then(|case| case.follow_up).map(|day| words.date(day));
    let target = case.and_then(|case| case.target.as_ref());
    let said = match (state, day, target) {
        (State::Deferred, Some(day), _) => words.text_about("answer-deferred-until", &day),
        (State::Deferred, None, _) => words.text("answer-deferred"),
        (State::Declined, ..) => words.text("answer-declined"),
        (State::Withdrawn, ..) => words.text("answer-withdrawn"),
        (State::Merged, _, Some(target)) => {
            words.text_about("answer-merged", &format!("{} {}", target.number, target.title))
        }
        (State::Completed, ..) => words.text("answer-completed"),
        _ => words.text("answer-outside"),
    };
    vec![said]
}
