// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! When the stamp is given.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use vorrang::portfolio::{
    Answers, Change, Figures, Measure, Measurement, MeasurementId, Moment, NewMeasurement, Outcome,
};

use crate::support::portal::test_day;

fn day(number: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + Days::new(number)
}

fn measurement(id: i64, moment: Moment, on: u64, figures: &[(Measure, u32)]) -> Measurement {
    Measurement {
        id: MeasurementId(id),
        said: NewMeasurement {
            moment,
            measured_on: day(on),
            source: "Fachverfahren".to_owned(),
            figures: figures.iter().copied().collect(),
            answers: None,
        },
        corrects: None,
        corrected_by: None,
        recorded_by: "Petra Lindner".to_owned(),
        recorded_at: test_day(),
    }
}

fn asked(asked: u32, agreeing: u32) -> Measurement {
    let mut one = measurement(9, Moment::After, 9, &[]);
    one.said.answers = Some(Answers { asked, agreeing });
    one
}

fn change(before: &[(Measure, u32)], after: &[(Measure, u32)], measure: Measure) -> Option<Change> {
    let both = [measurement(1, Moment::Before, 1, before), measurement(2, Moment::After, 2, after)];
    Outcome::of(&both, None).line(measure).and_then(|line| line.change)
}

#[test]
fn less_is_better_and_of_online_cases_the_share_counts() {
    use Measure::{Cases, MediaBreaks, OnlineCases, ProcessingDays, Steps, Visits};
    for measure in [ProcessingDays, Steps, Visits, MediaBreaks] {
        assert_eq!(change(&[(measure, 3)], &[(measure, 2)], measure), Some(Change::Better));
        assert_eq!(change(&[(measure, 3)], &[(measure, 3)], measure), Some(Change::Same));
        assert_eq!(change(&[(measure, 3)], &[(measure, 4)], measure), Some(Change::Worse));
        assert_eq!(change(&[], &[(measure, 4)], measure), None);
    }
    assert_eq!(change(&[(Cases, 3)], &[(Cases, 9)], Cases), None, "more cases are neither better nor worse");
    let online = |cases, online| [(Cases, cases), (OnlineCases, online)];
    assert_eq!(change(&online(100, 50), &online(1000, 400), OnlineCases), Some(Change::Worse));
    assert_eq!(change(&online(100, 50), &online(10, 6), OnlineCases), Some(Change::Better));
    assert_eq!(change(&online(100, 50), &online(10, 5), OnlineCases), Some(Change::Same));
    assert_eq!(change(&online(0, 0), &online(10, 5), OnlineCases), None);
}

#[test]
fn the_stamp_needs_something_better_and_nothing_worse_or_enough_users_who_agree() {
    use Measure::{Steps, Visits};
    let before = measurement(1, Moment::Before, 1, &[(Steps, 5), (Visits, 1)]);
    let stamp = |after: &[(Measure, u32)]| {
        Outcome::of(&[before.clone(), measurement(2, Moment::After, 2, after)], None).is_easier()
    };
    assert!(stamp(&[(Steps, 4)]) && stamp(&[(Steps, 4), (Visits, 1)]));
    assert!(!stamp(&[(Steps, 4), (Visits, 2)]) && !stamp(&[(Steps, 5)]) && !stamp(&[]));
    let promise = measurement(3, Moment::Promised, 3, &[(Steps, 1)]);
    assert!(!Outcome::of(&[before, promise], None).is_easier(), "a promise is no measurement");
    for (all, agreeing, is_easier) in
        [(30, 16, true), (30, 15, false), (29, 29, false), (31, 16, true), (1000, 500, false), (1, 1, false)]
    {
        assert_eq!(Outcome::of(&[asked(all, agreeing)], None).is_easier(), is_easier, "{agreeing} of {all}");
    }
}

#[test]
fn the_latest_that_has_not_been_corrected_counts() {
    use Measure::{Cases, Steps};
    let before = measurement(1, Moment::Before, 1, &[(Steps, 5)]);
    let mut wrong = measurement(2, Moment::After, 9, &[(Steps, 1)]);
    wrong.corrected_by = Some(MeasurementId(3));
    let after = [
        before,
        wrong,
        measurement(3, Moment::After, 8, &[(Steps, 6)]),
        measurement(4, Moment::After, 8, &[(Cases, 6)]),
    ];
    let outcome = Outcome::of(&after, None);
    let line = outcome.line(Steps).unwrap();
    assert_eq!((line.after.as_ref().unwrap().value, line.change), (6, Some(Change::Worse)));
    // What was counted after, but earlier than what was counted before, says nothing.
    let turned =
        [measurement(1, Moment::Before, 5, &[(Steps, 5)]), measurement(2, Moment::After, 5, &[(Steps, 1)])];
    assert_eq!(Outcome::of(&turned, None).line(Steps).unwrap().change, None);
    // The proposal's own forecast goes before what somebody has entered.
    let promise = [measurement(1, Moment::Promised, 5, &[(Cases, 5)])];
    let promised = |forecast| Outcome::of(&promise, forecast).line(Cases).unwrap().promised.clone().unwrap();
    assert_eq!((promised(None).value, promised(Some(70)).value, promised(Some(70)).source), (5, 70, None));
}

fn figures() -> impl Strategy<Value = Figures> {
    let measure = prop::sample::select(Measure::ALL.to_vec());
    prop::collection::btree_map(measure, 0..4_u32, 0..6)
}

fn measurements() -> impl Strategy<Value = Vec<Measurement>> {
    let one = (prop::sample::select(Moment::ALL.to_vec()), 0..5_u64, figures());
    prop::collection::vec(one, 0..8).prop_map(|all| {
        let numbered = (1..).zip(all);
        let measurements = numbered.map(|(id, (moment, on, figures))| {
            let mut one = measurement(id, moment, on, &[]);
            one.said.figures = figures;
            one
        });
        measurements.collect()
    })
}

proptest! {
    #[test]
    fn the_order_of_entry_plays_no_part_and_no_stamp_hides_something_worse(all in measurements()) {
        let mut turned = all.clone();
        turned.reverse();
        let outcome = Outcome::of(&all, None);
        prop_assert_eq!(&outcome, &Outcome::of(&turned, None));
        let changes: Vec<Change> = outcome.lines.iter().filter_map(|line| line.change).collect();
        let expected = changes.contains(&Change::Better) && !changes.contains(&Change::Worse);
        prop_assert_eq!(outcome.is_easier(), expected);
        for line in &outcome.lines {
            let dated = line.before.as_ref().zip(line.after.as_ref());
            prop_assert!(line.change.is_none() || dated.is_some_and(|(before, after)| before.on < after.on));
        }
    }
}
