// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A strip from 0 to 5 with a dot for each assessment, stacked where they say the same, and a mark at the
//! median. The figures beside it say the same in digits.

use crate::{assessment::model::CellResult, kit::i18n::Locale, ranking::GroupJudgement};

/// Where level 0 is, and how far it is to the next half level.
const LEFT: usize = 20;
const HALF_STEP: usize = 28;
/// Room for so many dots on top of each other; with more they overlap.
const STACK: usize = 6;
const DOT: usize = 14;
const RADIUS: usize = 6;
/// Above the dots: the top of the median's mark.
const HEAD: usize = 12;
/// Below the line: the digits.
const FOOT: usize = 22;

/// The strip, in the units of its drawing.
pub(super) struct Strip {
    /// Every level that was given, for those who cannot see the dots.
    pub label: String,
    pub height: usize,
    pub base: usize,
    pub radius: usize,
    /// Place and digit.
    pub ticks: Vec<(usize, usize)>,
    /// Centres.
    pub dots: Vec<(usize, usize)>,
    pub median: Option<usize>,
}

impl Strip {
    pub fn of(result: &CellResult, words: Locale) -> Self {
        let half_levels: Vec<usize> = result.levels.iter().map(|level| usize::from(level.get())).collect();
        let stack = |half_level: usize| half_levels.iter().filter(|other| **other == half_level).count();
        let highest = half_levels.iter().map(|half_level| stack(*half_level)).max().unwrap_or(1);
        let apart = if highest > STACK { (STACK * DOT / highest).max(1) } else { DOT };
        let base = HEAD + highest.min(STACK) * DOT + 2;
        // The levels are sorted: how many equal ones stand before one is how high it is.
        let dots = half_levels.iter().enumerate().map(|(index, half_level)| {
            let below = half_levels.iter().take(index).filter(|other| *other == half_level).count();
            (LEFT + half_level * HALF_STEP, base.saturating_sub(below * apart + DOT / 2 + 1))
        });
        let median = result.judgement().as_ref().and_then(GroupJudgement::level);
        Self {
            label: label(result, words),
            height: base + FOOT,
            base,
            radius: if highest > STACK { (apart / 2).clamp(2, RADIUS) } else { RADIUS },
            ticks: (0..=5).map(|level| (LEFT + level * 2 * HALF_STEP, level)).collect(),
            dots: dots.collect(),
            median: median.map(|level| LEFT + usize::from(level.get()) * HALF_STEP),
        }
    }
}

fn label(result: &CellResult, words: Locale) -> String {
    if result.levels.is_empty() {
        return words.text("outcome-no-levels");
    }
    let levels: Vec<String> = result.levels.iter().map(|level| super::level(*level, words)).collect();
    words.text_about("outcome-levels", &levels.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{assessment::model::CriterionId, ranking::HalfLevels};

    fn strip(levels: &[u8]) -> Strip {
        let levels = levels.iter().filter_map(|level| HalfLevels::from_level(*level)).collect();
        Strip::of(&CellResult { criterion: CriterionId(1), levels, abstentions: 0 }, Locale::De)
    }

    #[test]
    fn equal_levels_are_stacked_and_the_median_may_lie_between_two() {
        let strip = strip(&[0, 3, 3, 5]);
        assert_eq!(strip.dots, [(20, 34), (188, 34), (188, 20), (300, 34)]);
        assert_eq!((strip.median, strip.base, strip.radius), (Some(188), 42, 6));
        assert_eq!(strip.label, "Stufen: 0, 3, 3, 5");
        assert_eq!(self::strip(&[2, 3]).median, Some(160));
        assert_eq!(self::strip(&[2]).median, None, "one assessor is no group");
        assert_eq!(self::strip(&[]).label, "keine Stufe");
    }

    #[test]
    fn however_many_say_the_same_the_strip_stays_low() {
        let strip = strip(&[4; 50]);
        assert!(strip.height <= 128);
        assert!(strip.dots.iter().all(|(_, y)| *y > 0 && *y < strip.base));
        let places: std::collections::HashSet<_> = strip.dots.iter().collect();
        assert_eq!(places.len(), 50, "each dot can be told from the others");
    }
}
