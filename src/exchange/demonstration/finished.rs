// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Projects that were completed before the demonstration begins, with what was promised and measured; all of it is
//! invented.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, Utc};
use sqlx::PgPool;

use super::{DemonstrationError, lines, person};
use crate::{
    exchange::actions::import_into,
    kit::{clock::day_of, form::Pairs, i18n::Locale},
    portfolio::{self, MeasurementEdit, Moment, Occasion, Recorded},
    projects::ProjectNumber,
};

const FINISHED: &str = include_str!("../../../data/finished.csv");
const RESULTS: &str = include_str!("../../../data/results.csv");

/// A line of `data/results.csv`: a measurement, and how many days before the demonstration it was made.
struct ResultLine {
    project: ProjectNumber,
    days_ago: u64,
    /// The form as it was filled in, all but the day.
    form: Vec<(String, String)>,
}

impl ResultLine {
    /// Reads a line; the columns without a meaning of their own are named like the fields of the form.
    fn of(mut columns: BTreeMap<String, String>) -> Option<Self> {
        Some(Self {
            project: columns.remove("project")?.parse().ok()?,
            days_ago: columns.remove("days_ago")?.parse().ok()?,
            form: columns.into_iter().collect(),
        })
    }
}

fn results() -> impl Iterator<Item = ResultLine> {
    lines::<BTreeMap<String, String>>(RESULTS).filter_map(ResultLine::of)
}

/// Takes the list of what is completed over and enters what was measured.
pub(super) async fn add_finished(pool: &PgPool, now: DateTime<Utc>) -> Result<(), DemonstrationError> {
    let mut transaction = pool.begin().await?;
    let source = Locale::De.text("results-demonstration");
    import_into(&mut transaction, FINISHED.as_bytes(), &source, now).await?;
    transaction.commit().await?;
    let manager = person(pool, "portfolio").await?;
    for line in results() {
        let refused = || DemonstrationError::Refused(line.project.to_string());
        let today = day_of(now);
        let day = today.checked_sub_days(Days::new(line.days_ago)).ok_or_else(refused)?;
        let form = line.form.iter().map(|(name, value)| (name.as_str(), value.clone()));
        let typed = Pairs::of(form.chain([(MeasurementEdit::MEASURED_ON, day.to_string())]));
        let occasion = Occasion { today, moments: &Moment::ALL, has_forecast: false, is_correction: false };
        let edit = MeasurementEdit::read(&typed, &occasion).map_err(|_| refused())?;
        if portfolio::record(pool, &manager, (&line.project, None), &edit, now).await? != Recorded::Done {
            return Err(refused());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_measurement_is_understood_and_of_a_project_of_the_list() {
        assert_eq!(results().count(), RESULTS.lines().count() - 1);
        for line in results() {
            assert!(FINISHED.contains(&line.project.to_string()), "{}", line.project);
        }
    }
}
