// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Numbers, dates and times as German and English readers expect them. Patterns stand in the Fluent
//! files, digits are grouped by ICU.

use std::sync::LazyLock;

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use chrono_tz::Europe::Berlin;
use fixed_decimal::Decimal;
use icu_decimal::{DecimalFormatter, options::DecimalFormatterOptions};
use icu_locale_core::locale;

use super::i18n::Locale;

static GERMAN: LazyLock<Option<DecimalFormatter>> = LazyLock::new(|| {
    DecimalFormatter::try_new(locale!("de").into(), DecimalFormatterOptions::default()).ok()
});
static ENGLISH: LazyLock<Option<DecimalFormatter>> = LazyLock::new(|| {
    DecimalFormatter::try_new(locale!("en").into(), DecimalFormatterOptions::default()).ok()
});

impl Locale {
    /// `1.234` or `1,234`.
    pub fn integer(self, number: impl Into<i64>) -> String {
        self.decimal(&Decimal::from(number.into()))
    }

    /// A number given in tenths, with one digit after the separator: 770 is `77,0` or `77.0`.
    pub fn tenths(self, tenths: impl Into<i64>) -> String {
        let mut number = Decimal::from(tenths.into());
        number.multiply_pow10(-1);
        number.pad_end(-1);
        self.decimal(&number)
    }

    /// A number given in hundredths, with two digits after the separator: 5 is `0,05` or `0.05`.
    pub fn hundredths(self, hundredths: impl Into<i64>) -> String {
        let mut number = Decimal::from(hundredths.into());
        number.multiply_pow10(-2);
        number.pad_end(-2);
        self.decimal(&number)
    }

    /// A number given in tenths without a zero after the separator: 400 is `40`, 125 is `12,5`.
    pub fn short_tenths(self, tenths: impl Into<i64>) -> String {
        let mut number = Decimal::from(tenths.into());
        number.multiply_pow10(-1);
        number.trim_end();
        self.decimal(&number)
    }

    /// `9.6.2024` in the language's way: `09.06.2024` or `9 June 2024`.
    pub fn date(self, date: NaiveDate) -> String {
        date.format(&self.text("date-pattern")).to_string()
    }

    /// The day in Dortmund.
    pub fn day_of(self, instant: DateTime<Utc>) -> String {
        self.date(instant.with_timezone(&Berlin).date_naive())
    }

    /// Day and time of day in Dortmund.
    pub fn date_and_time(self, instant: DateTime<Utc>) -> String {
        instant.with_timezone(&Berlin).format(&self.text("date-and-time-pattern")).to_string()
    }

    /// Time of day in Dortmund: `14:02`.
    pub fn time(self, instant: DateTime<Utc>) -> String {
        instant.with_timezone(&Berlin).format(&self.text("time-pattern")).to_string()
    }

    fn decimal(self, number: &Decimal) -> String {
        let formatter = match self {
            Self::De => &GERMAN,
            Self::En => &ENGLISH,
        };
        formatter
            .as_ref()
            .map_or_else(|| number.to_string(), |formatter| formatter.format(number).to_string())
    }
}

/// Reads a day as either language writes it, or as `2024-06-09`: an address stays good when the reader changes
/// the language. Years have four digits.
pub fn read_date(text: &str) -> Option<NaiveDate> {
    let patterns = Locale::ALL.map(|words| words.text("date-pattern"));
    let mut patterns = patterns.iter().map(String::as_str).chain(["%Y-%m-%d"]);
    let date = patterns.find_map(|pattern| NaiveDate::parse_from_str(text.trim(), pattern).ok())?;
    (1000..=9999).contains(&date.year()).then_some(date)
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone as _;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_are_grouped_and_separated_by_language() {
        assert_eq!(Locale::De.integer(1_450_000), "1.450.000");
        assert_eq!(Locale::En.integer(-1_450_000), "-1,450,000");
        assert_eq!(Locale::De.tenths(770), "77,0");
        assert_eq!(Locale::En.tenths(5), "0.5");
        assert_eq!(Locale::De.tenths(12_345), "1.234,5");
        assert_eq!(Locale::De.hundredths(5), "0,05");
        assert_eq!(Locale::En.hundredths(120), "1.20");
        assert_eq!(Locale::De.short_tenths(400), "40");
        assert_eq!(Locale::De.short_tenths(125), "12,5");
        assert_eq!(Locale::De.short_tenths(0), "0");
    }

    #[test]
    fn times_are_those_of_dortmund_in_summer_and_winter() {
        let winter = Utc.with_ymd_and_hms(2024, 3, 12, 13, 5, 0).unwrap();
        let summer = Utc.with_ymd_and_hms(2024, 6, 9, 22, 30, 0).unwrap();
        assert_eq!(Locale::De.date_and_time(winter), "12.03.2024, 14:05\u{a0}Uhr");
        assert_eq!(Locale::En.date_and_time(summer), "10 June 2024, 00:30");
        assert_eq!(Locale::De.time(winter), "14:05");
        assert_eq!(Locale::De.date(winter.date_naive()), "12.03.2024");
    }

    #[test]
    fn a_day_is_read_as_people_write_it() {
        let day = NaiveDate::from_ymd_opt(2024, 6, 9);
        for text in ["09.06.2024", "9.6.2024", " 09.06.2024 ", "9 June 2024", "9 june 2024", "2024-06-09"] {
            assert_eq!(read_date(text), day, "{text}");
        }
        for text in ["", "31.02.2024", "9.6.24", "06/09/2024", "9. Juni", "09.06.12024", "gestern"] {
            assert_eq!(read_date(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_day_is_read_as_it_is_written(days in -300_000..2_900_000_i32) {
            let day = NaiveDate::from_epoch_days(days).unwrap();
            for words in Locale::ALL {
                prop_assert_eq!(read_date(&words.date(day)), Some(day));
            }
        }

        #[test]
        fn no_text_breaks_the_reader(text in "\\PC{0,40}") {
            let _ = read_date(&text);
        }
    }
}
