// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Time as a parameter: the one place of the portal that looks at the clock.

use std::{
    sync::LazyLock,
    time::{Duration, Instant},
};

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone as _, Utc};
use chrono_tz::Europe::Berlin;

/// From when on the time is measured that nobody sets.
static BEGINNING: LazyLock<Instant> = LazyLock::new(Instant::now);

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

    /// The time since some moment that is always the same one. It passes evenly when the machine's clock is set: to
    /// measure how long something has lasted.
    pub fn elapsed(self) -> Duration {
        match self {
            Self::System => BEGINNING.elapsed(),
            Self::Fixed(instant) => {
                Duration::from_millis(u64::try_from(instant.timestamp_millis()).unwrap_or_default())
            }
        }
    }

    /// Tells [`Clock::elapsed`], and nothing where time stands still.
    pub fn stopwatch(self) -> impl Fn() -> Option<Duration> + Send + Sync + 'static {
        move || (self == Self::System).then(|| self.elapsed())
    }

    /// The present day where the city is (Europe/Berlin): a deadline is over when its day is over
    /// there, not in Greenwich.
    pub fn today(self) -> NaiveDate {
        day_of(self.now())
    }
}

/// The day of an instant where the city is.
pub fn day_of(instant: DateTime<Utc>) -> NaiveDate {
    instant.with_timezone(&Berlin).date_naive()
}

/// The instant at which a day begins where the city is.
pub fn start_of_day(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    // Berlin has never skipped midnight; should it ever, the day begins at that time of Greenwich.
    Berlin.from_local_datetime(&midnight).earliest().map_or(midnight.and_utc(), |start| start.to_utc())
}

#[cfg(test)]
mod tests {
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

    #[test]
    fn a_day_begins_at_midnight_in_berlin() {
        let start = |year, month, day| start_of_day(NaiveDate::from_ymd_opt(year, month, day).unwrap());
        let at = |year, month, day, hour| Utc.with_ymd_and_hms(year, month, day, hour, 0, 0).unwrap();
        assert_eq!(start(2026, 7, 2), at(2026, 7, 1, 22));
        assert_eq!(start(2026, 1, 2), at(2026, 1, 1, 23));
        assert_eq!(start(2026, 3, 29), at(2026, 3, 28, 23));
        assert_eq!(start(2026, 3, 30), at(2026, 3, 29, 22));
        // Midnight is the first instant of summer time.
        assert_eq!(start(1916, 5, 1), at(1916, 4, 30, 22));
    }
}
