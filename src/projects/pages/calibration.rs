// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use crate::{kit::i18n::Locale, projects::model::Calibration};

/// What those who check a proposal are told of the earlier forecasts of that department.
pub fn calibration_text(department: &str, calibration: &Calibration, words: Locale) -> String {
    let count = u32::try_from(calibration.projects).unwrap_or(u32::MAX);
    let arguments = [
        ("department", department.to_owned().into()),
        ("percent", words.percent(&calibration_percent(calibration, words)).into()),
        ("count", count.into()),
        ("number", words.integer(count).into()),
    ];
    words.text_with("calibration-note", &arguments)
}

/// The median in percent, without its sign.
pub fn calibration_percent(calibration: &Calibration, words: Locale) -> String {
    words.integer(i64::try_from((calibration.median_permille + 5) / 10).unwrap_or(i64::MAX))
}
