// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Time as a parameter: the one place of the portal that looks at the clock.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Europe::Berlin;

/// Tells the time: the machine's, or one that stands still so that a test can name its result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clock {
    /// The clock of the machine.
    #[default]
    System,
    /// Stands still at this instant.
    Fixed(DateTime<Utc>),
}

impl Clock {
    /// The present instant.
    #[expect(clippy::disallowed_methods, reason = "this is the place they are to be taken from")]
    pub fn now(self) -> DateTime<Utc> {
        match self {
            Self::System => Utc::now(),
            Self::Fixed(instant) => instant,
        }
    }

    /// The present day where the city is (Europe/Berlin): a deadline is over when its day is over
    /// there, not in Greenwich.
    pub fn today(self) -> NaiveDate {
        self.now().with_timezone(&Berlin).date_naive()
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone as _;

    use super::*;

    #[test]
    fn the_day_changes_at_midnight_in_berlin_in_summer_and_in_winter() {
        let at = |month, day, hour, minute| {
            Clock::Fixed(Utc.with_ymd_and_hms(2026, month, day, hour, minute, 0).unwrap()).today()
        };
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();

        assert_eq!(at(7, 1, 21, 59), day(7, 1));
        assert_eq!(at(7, 1, 22, 0), day(7, 2));
        assert_eq!(at(1, 1, 22, 59), day(1, 1));
        assert_eq!(at(1, 1, 23, 0), day(1, 2));
    }
}
