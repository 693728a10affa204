// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! How far the points of one criterion may move: a strip with its ends, and what happens beyond them in words.

use std::collections::HashMap;

use crate::{
    board::model::{Named, Span, Swap},
    kit::i18n::Locale,
    projects::ProjectId,
    ranking::Rational,
};

/// An interval of points as a strip. Drawn by `board/strip.html`, which needs `words` and `strip`.
pub struct Strip {
    /// What the picture shows, in a sentence.
    pub label: String,
    /// Where the interval begins, in percent of the width.
    pub start: String,
    /// How long it is.
    pub length: String,
    /// Where the present points are.
    pub present: String,
    /// The present points, labelled.
    pub present_label: String,
    /// The lower end.
    pub low: String,
    /// The upper end; `∞` if there is none.
    pub high: String,
    /// Where the upper end is labelled.
    pub high_at: String,
    /// What happens beyond the ends, one sentence each.
    pub sentences: Vec<String>,
}

/// The scale begins and ends so many thousandths of the width from the edge: that much is left for labels.
const MARGIN: i64 = 120;
const WIDTH: i64 = 1000;

impl Strip {
    /// The strip of a criterion. `scale` is the most points that it shows, the same for all that are compared.
    pub fn of(
        span: &Span,
        criterion: &str,
        scale: u32,
        names: &HashMap<ProjectId, Named>,
        words: Locale,
    ) -> Self {
        let place = |points: Rational| {
            let points = points.min(Rational::from(i64::from(scale)));
            MARGIN + (points * (WIDTH - 2 * MARGIN) / i64::from(scale.max(1))).round().to_integer()
        };
        let (low, high) = (span.interval.low, span.interval.high);
        let start = place(low);
        let end = high.map_or(WIDTH - MARGIN, place);
        let present = words.integer(span.points);
        Self {
            label: label(span, criterion, words),
            start: percent_of_width(start),
            length: percent_of_width((end - start).max(4)),
            present: percent_of_width(place(Rational::from(i64::from(span.points)))),
            present_label: words.text_about("strip-present", &present),
            low: words.short_tenths(tenths(low, high).0),
            high: tenths(low, high).1.map_or_else(|| "∞".to_owned(), |high| words.short_tenths(high)),
            high_at: percent_of_width(end.max(start + 4)),
            sentences: sentences(span, names, words),
        }
    }

    /// A scale on which all these spans can be compared: it shows every end that is not far away.
    pub fn scale<'a>(spans: impl Iterator<Item = &'a Span>) -> u32 {
        let (mut most, mut end) = (1, 1);
        for span in spans {
            most = most.max(span.points);
            let high = span.interval.high.map_or(0, |high| high.ceil().to_integer());
            end = end.max(u32::try_from(high).unwrap_or(u32::MAX));
        }
        end.clamp(most.saturating_add(most.div_ceil(4)), most.saturating_mul(3).max(2))
    }
}

fn percent_of_width(thousandths: i64) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// The ends of an interval in tenths, rounded inwards, so that what is shown is within; where the interval is too
/// short for that, to the nearest.
pub(super) fn tenths(low: Rational, high: Option<Rational>) -> (i64, Option<i64>) {
    let ten = |value: Rational| value * 10;
    let least = ten(low).ceil().to_integer();
    match high.map(|high| ten(high).floor().to_integer()) {
        Some(most) if most < least => {
            (ten(low).round().to_integer(), high.map(|high| ten(high).round().to_integer()))
        }
        most => (least, most),
    }
}

/// From where to where the points may move, in a sentence.
fn label(span: &Span, criterion: &str, words: Locale) -> String {
    let present = Rational::from(i64::from(span.points));
    let key = match (span.interval.low, span.interval.high) {
        (low, Some(high)) if low == high && low == present => "span-none",
        (low, None) if low == Rational::from(0) => "span-any",
        (_, None) => "span-from",
        (low, Some(_)) if low == Rational::from(0) => "span-up-to",
        _ => "span-between",
    };
    let (low, high) = tenths(span.interval.low, span.interval.high);
    let low = words.short_tenths(low);
    let high = high.map(|high| words.short_tenths(high)).unwrap_or_default();
    words.text_with(
        key,
        &[
            ("criterion", criterion.to_owned().into()),
            ("points", words.integer(span.points).into()),
            ("low", low.into()),
            ("high", high.into()),
        ],
    )
}

fn sentences(span: &Span, names: &HashMap<ProjectId, Named>, words: Locale) -> Vec<String> {
    let mut said = Vec::new();
    if span.others == 0 {
        said.push(words.text("span-alone"));
    }
    let ends = [("swap-at-zero", &span.at_zero), ("swap-fewer", &span.below), ("swap-more", &span.above)];
    said.extend(ends.into_iter().filter_map(|(at, swap)| swapped(swap, at, names, words)));
    said
}

/// Who takes whose place at an end.
fn swapped(swap: &Swap, at: &str, names: &HashMap<ProjectId, Named>, words: Locale) -> Option<String> {
    let key = match (swap.enter.is_empty(), swap.leave.is_empty()) {
        (true, true) => return None,
        (false, true) => "swap-enter",
        (true, false) => "swap-leave",
        (false, false) => "swap-both",
    };
    Some(words.text_with(
        key,
        &[
            ("where", words.text(at).into()),
            ("entering", swap.enter.len().into()),
            ("enter", listed(&swap.enter, names, words).into()),
            ("leaving", swap.leave.len().into()),
            ("leave", listed(&swap.leave, names, words).into()),
        ],
    ))
}

/// `DIG-001 Online-Antrag Briefwahl, DIG-002 … und 3 weitere`.
fn listed(projects: &[ProjectId], names: &HashMap<ProjectId, Named>, words: Locale) -> String {
    let shown = projects.iter().take(Swap::MOST_NAMES).filter_map(|project| names.get(project));
    let shown: Vec<String> = shown.map(|name| format!("{} {}", name.number, name.title)).collect();
    let more = u32::try_from(projects.len().saturating_sub(shown.len())).unwrap_or(u32::MAX);
    let mut text = match shown.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) if more == 0 => {
            let before = before.join(", ");
            words.text_with("list-and", &[("before", before.into()), ("last", last.clone().into())])
        }
        _ => shown.join(", "),
    };
    if more > 0 {
        text.push(' ');
        text.push_str(&words.count("list-and-more", &more));
    }
    text
}
