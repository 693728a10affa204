// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Working days in North Rhine-Westphalia.
//!
//! Monday to Friday, without the public holidays of section 2 of its Feiertagsgesetz. They follow from a few rules
//! and have been the same since 1995, but for the one day of the Reformation in 2017; no library was found that is
//! kept well enough to be worth depending on. Christmas Eve and New Year's Eve are working days by law.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate, Weekday};

/// A public holiday in North Rhine-Westphalia.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holiday {
    /// *Neujahr*.
    NewYear,
    /// *Karfreitag*.
    GoodFriday,
    /// *Ostermontag*.
    EasterMonday,
    /// *Tag der Arbeit*.
    LabourDay,
    /// *Christi Himmelfahrt*.
    Ascension,
    /// *Pfingstmontag*.
    WhitMonday,
    /// *Fronleichnam*.
    CorpusChristi,
    /// *Tag der Deutschen Einheit*.
    UnityDay,
    /// *Reformationstag*, in 2017 only.
    Reformation,
    /// *Allerheiligen*.
    AllSaints,
    /// *Erster Weihnachtstag*.
    ChristmasDay,
    /// *Zweiter Weihnachtstag*.
    SecondChristmasDay,
}

impl Holiday {
    /// Which holiday a day is. Easter Sunday and Whit Sunday are Sundays anyway.
    pub fn on(day: NaiveDate) -> Option<Self> {
        let fixed = match (day.month(), day.day()) {
            (1, 1) => Some(Self::NewYear),
            (5, 1) => Some(Self::LabourDay),
            (10, 3) => Some(Self::UnityDay),
            (10, 31) if day.year() == 2017 => Some(Self::Reformation),
            (11, 1) => Some(Self::AllSaints),
            (12, 25) => Some(Self::ChristmasDay),
            (12, 26) => Some(Self::SecondChristmasDay),
            _ => None,
        };
        fixed.or_else(|| match day.signed_duration_since(easter(day.year())?).num_days() {
            -2 => Some(Self::GoodFriday),
            1 => Some(Self::EasterMonday),
            39 => Some(Self::Ascension),
            50 => Some(Self::WhitMonday),
            60 => Some(Self::CorpusChristi),
            _ => None,
        })
    }
}

/// Easter Sunday in the Gregorian calendar (anonymous rule in *Nature*, 20 April 1876; Meeus, *Astronomical
/// Algorithms*); `None` for a year that a date cannot have.
pub fn easter(year: i32) -> Option<NaiveDate> {
    let moon = year.rem_euclid(19);
    let (century, rest) = (year.div_euclid(100), year.rem_euclid(100));
    let correction = (century + 8) / 25;
    let epact = (19 * moon + century - century / 4 - (century - correction + 1) / 3 + 15).rem_euclid(30);
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4).rem_euclid(7);
    let shift = (moon + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * shift + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(days / 31).ok()?, u32::try_from(days % 31 + 1).ok()?)
}

/// Whether people work on this day.
pub fn is_working_day(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && Holiday::on(day).is_none()
}

/// A moment between two working days, as the number of working days before it since a calendar begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub i64);

/// The working days of some years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    first: NaiveDate,
    last: NaiveDate,
    working_days: Vec<NaiveDate>,
}

impl Calendar {
    /// The calendar of some years; `None` if they are no years. What should have begun long ago lies before them, so
    /// take a few years more.
    pub fn of(years: RangeInclusive<i32>) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(*years.start(), 1, 1)?;
        let last = NaiveDate::from_ymd_opt(*years.end(), 12, 31)?;
        let days = first.iter_days().take_while(|day| *day <= last);
        Some(Self { first, last, working_days: days.filter(|day| is_working_day(*day)).collect() })
    }

    /// The moment before the work of a day: what must be there on that day is done by then. `None` outside the
    /// years.
    pub fn morning(&self, day: NaiveDate) -> Option<Moment> {
        let before = self.working_days.partition_point(|working| *working < day);
        let is_inside = (self.first..=self.last).contains(&day);
        i64::try_from(before).ok().filter(|_| is_inside).map(Moment)
    }

    /// The moment after the work of a day: what may be done on that day itself is done by then. `None` outside the
    /// years.
    pub fn evening(&self, day: NaiveDate) -> Option<Moment> {
        let Moment(morning) = self.morning(day)?;
        Some(Moment(morning + i64::from(is_working_day(day))))
    }

    /// The working day that follows a moment, on which work begins; `None` outside the years.
    pub fn day_after(&self, moment: Moment) -> Option<NaiveDate> {
        self.working_days.get(usize::try_from(moment.0).ok()?).copied()
    }

    /// The working day that ends at a moment, on which work is done; `None` outside the years.
    pub fn day_before(&self, moment: Moment) -> Option<NaiveDate> {
        self.day_after(Moment(moment.0 - 1))
    }
}

/// The calendar days from one day to another, such as "31 days left"; negative if it has passed.
pub fn days_left(today: NaiveDate, day: NaiveDate) -> i64 {
    day.signed_duration_since(today).num_days()
}

#[cfg(test)]
mod tests {
    use chrono::Days;

    use super::{Calendar, Holiday, Moment, NaiveDate, days_left, easter, is_working_day};

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn easter_is_when_it_was_and_will_be() {
        let known = [
            (1818, 3, 22),
            (1943, 4, 25),
            (1999, 4, 4),
            (2008, 3, 23),
            (2016, 3, 27),
            (2019, 4, 21),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2028, 4, 16),
            (2029, 4, 1),
            (2030, 4, 21),
            (2038, 4, 25),
            (2285, 3, 22),
        ];
        for (year, month, sunday) in known {
            assert_eq!(easter(year), Some(day(year, month, sunday)));
        }
    }

    #[test]
    fn the_holidays_of_a_year_are_those_of_the_law() {
        let of = |year: i32| -> Vec<(NaiveDate, Holiday)> {
            let days = day(year, 1, 1)
                .iter_days()
                .take_while(|day| *day <= NaiveDate::from_ymd_opt(year, 12, 31).unwrap());
            days.filter_map(|day| Some((day, Holiday::on(day)?))).collect()
        };
        let expected = [
            (day(2026, 1, 1), Holiday::NewYear),
            (day(2026, 4, 3), Holiday::GoodFriday),
            (day(2026, 4, 6), Holiday::EasterMonday),
            (day(2026, 5, 1), Holiday::LabourDay),
            (day(2026, 5, 14), Holiday::Ascension),
            (day(2026, 5, 25), Holiday::WhitMonday),
            (day(2026, 6, 4), Holiday::CorpusChristi),
            (day(2026, 10, 3), Holiday::UnityDay),
            (day(2026, 11, 1), Holiday::AllSaints),
            (day(2026, 12, 25), Holiday::ChristmasDay),
            (day(2026, 12, 26), Holiday::SecondChristmasDay),
        ];
        assert_eq!(of(2026), expected);
        assert_eq!(Holiday::on(day(2017, 10, 31)), Some(Holiday::Reformation));
        assert_eq!(Holiday::on(day(2018, 10, 31)), None);
        assert!(is_working_day(day(2026, 12, 24)) && !is_working_day(day(2026, 12, 25)));
        assert!(!is_working_day(day(2026, 11, 28)));
    }

    #[test]
    fn moments_count_working_days() {
        let calendar = Calendar::of(2026..=2027).unwrap();
        // Thursday 1 January is a holiday: the first working day is Friday.
        assert_eq!(calendar.morning(day(2026, 1, 2)), Some(Moment(0)));
        assert_eq!(calendar.evening(day(2026, 1, 2)), Some(Moment(1)));
        // Over a weekend nothing is done.
        for weekend in [day(2026, 1, 3), day(2026, 1, 4), day(2026, 1, 5)] {
            assert_eq!(calendar.morning(weekend), Some(Moment(1)));
        }
        assert_eq!(calendar.day_after(Moment(1)), Some(day(2026, 1, 5)));
        assert_eq!(calendar.day_before(Moment(1)), Some(day(2026, 1, 2)));
        // 2026 has 261 weekdays, of which 8 are holidays.
        assert_eq!(calendar.evening(day(2026, 12, 31)), Some(Moment(253)));
        assert_eq!(calendar.morning(day(2028, 1, 1)), None);
        assert_eq!((calendar.day_after(Moment(-1)), calendar.day_before(Moment(0))), (None, None));
        assert_eq!(days_left(day(2026, 4, 11), day(2026, 5, 12)), 31);
    }

    #[test]
    fn every_working_day_begins_where_the_one_before_ended() {
        let calendar = Calendar::of(2020..=2035).unwrap();
        let mut today = day(2020, 1, 1);
        while let Some(evening) = calendar.evening(today) {
            let morning = calendar.morning(today).unwrap();
            assert_eq!(evening.0 - morning.0, i64::from(is_working_day(today)));
            if is_working_day(today) {
                assert_eq!(calendar.day_after(morning), Some(today));
                assert_eq!(calendar.day_before(evening), Some(today));
            }
            today = today.checked_add_days(Days::new(1)).unwrap();
            assert!(calendar.morning(today).is_none_or(|next| next == evening));
        }
        assert_eq!(today, day(2036, 1, 1));
    }
}
