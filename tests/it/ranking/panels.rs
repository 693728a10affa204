// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Worked case 10: several assessors, and the panel as a whole.

use serde_json::Value;
use vorrang::ranking::{
    GroupJudgement, HalfLevels,
    reliability::{Scale, kendall_w, krippendorff_alpha},
};

use super::{Row, case, exact, levels, number};

#[test]
fn the_judgement_of_a_group_is_the_one_worked_out_by_hand() {
    let case = case("10_assessor_aggregation");
    let cells = case["input"]["cells"].as_array().unwrap();
    let expected = case["expected"]["cells"].as_array().unwrap();
    assert_eq!(cells.len(), expected.len());
    for (cell, expected) in cells.iter().zip(expected) {
        let assessments: Vec<HalfLevels> = levels(cell).into_iter().flatten().collect();
        assert_eq!(assessments.len(), usize::try_from(number(&expected["assessors"])).unwrap(), "{cell}");
        match GroupJudgement::of(&assessments) {
            Some(judgement) => check(&judgement, cell, expected),
            None => assert_eq!(expected["status"], "not enough assessments", "{cell}"),
        }
    }
}

/// Every field of an expected cell.
fn check(judgement: &GroupJudgement, cell: &Value, expected: &Value) {
    assert_eq!(expected["status"], "ok", "{cell}");
    for (figure, name) in [
        (judgement.median(), "median"),
        (judgement.mean(), "mean"),
        (judgement.lowest(), "min"),
        (judgement.highest(), "max"),
        (judgement.range(), "range"),
        (judgement.mean_absolute_deviation(), "mean_abs_dev_from_median"),
        (judgement.disagreement(), "disagreement_0_1"),
        (judgement.sample_variance(), "sample_variance"),
        (judgement.within_group_agreement(), "r_wg"),
    ] {
        assert_eq!(figure, exact(&expected[name]), "{name} of {cell}");
    }
    assert_eq!(judgement.needs_discussion(), expected["flag_discuss"], "{cell}");
    let half_levels = exact(&expected["median"]) * 2;
    assert_eq!(judgement.level().is_some(), half_levels.is_integer(), "{cell}");
    assert!(judgement.level().is_none_or(|level| half_levels == i64::from(level.get()).into()), "{cell}");
}

#[test]
fn krippendorffs_alpha_is_the_published_one() {
    let case = case("10_assessor_aggregation");
    let observers = table(&case["input"]["krippendorff_data_observers_x_units"]);
    let units: Vec<Vec<HalfLevels>> = (0..observers[0].len())
        .map(|unit| observers.iter().filter_map(|observer| observer[unit]).collect())
        .collect();
    for (scale, name) in [
        (Scale::Nominal, "nominal"),
        (Scale::Ordinal, "ordinal"),
        (Scale::Interval, "interval"),
        (Scale::Ratio, "ratio"),
    ] {
        let alpha = krippendorff_alpha(&units, scale).unwrap();
        let expected = exact(&case["expected"]["krippendorff_alpha"][name]);
        #[expect(clippy::cast_precision_loss, reason = "numbers of nine digits")]
        let expected = *expected.numer() as f64 / *expected.denom() as f64;
        assert!((alpha - expected).abs() < 1e-9, "{name}: {alpha}, not {expected}");
        let published: f64 =
            case["expected"]["published_alpha_3_digits"][name].as_str().unwrap().parse().unwrap();
        assert!((alpha - published).abs() < 5e-4, "{name}: {alpha}, not {published}");
    }
}

#[test]
fn kendalls_w_is_the_one_worked_out_by_hand() {
    let case = case("10_assessor_aggregation");
    let judges: Vec<Vec<HalfLevels>> = table(&case["input"]["kendall_judges_x_items"])
        .into_iter()
        .map(|levels| levels.into_iter().map(Option::unwrap).collect())
        .collect();
    let concordance = kendall_w(&judges).unwrap();
    let expected = case["expected"]["kendall_w"].as_f64().unwrap();
    assert!((concordance - expected).abs() < 1e-9, "{concordance}, not {expected}");
}

fn table(rows: &Value) -> Vec<Row> {
    rows.as_array().unwrap().iter().map(levels).collect()
}
