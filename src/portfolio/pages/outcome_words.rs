// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! How figures of what came of a project are written.

use crate::{
    kit::i18n::Locale,
    portfolio::model::{Answers, Change, Figure, LEAST_ASKED, Measure, NewMeasurement, Outcome, OutcomeLine},
};

/// What a measure is called.
pub fn measure(measure: Measure, words: Locale) -> String {
    words.text(match measure {
        Measure::Cases => "measure-cases",
        Measure::OnlineCases => "measure-online-cases",
        Measure::ProcessingDays => "measure-processing-days",
        Measure::Steps => "measure-steps",
        Measure::Visits => "measure-visits",
        Measure::MediaBreaks => "measure-media-breaks",
    })
}

/// "9.800 (80 %)": of online cases with their share.
pub fn number(value: u32, among: Option<u32>, words: Locale) -> String {
    let number = words.integer(value);
    let Some(among) = among.filter(|among| *among > 0) else { return number };
    let share = (u64::from(value) * 100 + u64::from(among) / 2) / u64::from(among);
    format!("{number} ({})", words.percent(&share))
}

/// A figure, or a dash.
pub fn figure(figure: Option<&Figure>, words: Locale) -> String {
    figure.map_or_else(|| "–".to_owned(), |figure| number(figure.value, figure.among, words))
}

/// How after is beside before.
pub fn change(change: Change, words: Locale) -> String {
    words.text(match change {
        Change::Better => "outcome-better",
        Change::Same => "outcome-same",
        Change::Worse => "outcome-worse",
    })
}

/// How after is beside what was promised.
pub fn kept(line: &OutcomeLine, words: Locale) -> Option<String> {
    let key = match line.kept? {
        Change::Better => "outcome-exceeded",
        Change::Same => "outcome-kept",
        Change::Worse => "outcome-missed",
    };
    Some(words.text(key))
}

/// "128 von 150 Befragten stimmen zu (85 %)".
pub fn answers(answers: Answers, words: Locale) -> String {
    let share =
        (u64::from(answers.agreeing) * 100 + u64::from(answers.asked) / 2) / u64::from(answers.asked.max(1));
    let arguments = [
        ("agreeing", words.integer(answers.agreeing).into()),
        ("asked", words.integer(answers.asked).into()),
        ("percent", words.percent(&share).into()),
    ];
    words.text_with("outcome-answers", &arguments)
}

/// Why the stamp is given: each of its reasons.
pub fn stamp_reasons(outcome: &Outcome, words: Locale) -> Vec<String> {
    let better = outcome.lines.iter().filter(|line| line.change == Some(Change::Better));
    let figures = better.map(|line| {
        let arguments = [
            ("measure", measure(line.measure, words).into()),
            ("before", figure(line.before.as_ref(), words).into()),
            ("after", figure(line.after.as_ref(), words).into()),
        ];
        words.text_with("outcome-from-to", &arguments)
    });
    let figures = figures.filter(|_| outcome.is_easier_by_figures);
    let agreed = outcome.answers.as_ref().filter(|_| outcome.is_easier_by_answers);
    figures.chain(agreed.map(|(given, _, _)| answers(*given, words))).collect()
}

/// When the stamp is given.
pub fn stamp_rule(words: Locale) -> String {
    words.text_about("outcome-stamp-rule", &words.integer(LEAST_ASKED))
}

/// Everything that a measurement says, each with the name of what it is.
pub fn said(said: &NewMeasurement, words: Locale) -> Vec<(String, String)> {
    let cases = said.figures.get(&Measure::Cases).copied();
    let figures = said.figures.iter().map(|(one, value)| {
        let among = cases.filter(|_| *one == Measure::OnlineCases);
        (measure(*one, words), number(*value, among, words))
    });
    let answered = said.answers.map(|given| (words.text("outcome-answers-label"), answers(given, words)));
    figures.chain(answered).collect()
}
