// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! When a mail that could not be sent is tried again, and when no more.

use chrono::{DateTime, TimeDelta, Utc};

/// How long to wait after the first failure, the second and so on; after the last of these it is always the
/// same. A server that asks for patience usually means minutes.
const PAUSES: [TimeDelta; 5] = [
    TimeDelta::minutes(1),
    TimeDelta::minutes(5),
    TimeDelta::minutes(30),
    TimeDelta::hours(2),
    TimeDelta::hours(6),
];

/// How long a mail is tried: later it would tell of something that is past.
const PATIENCE: TimeDelta = TimeDelta::days(3);

/// The latest time at which a mail that waits now can be due.
pub(super) fn latest_attempt(now: DateTime<Utc>) -> DateTime<Utc> {
    let [.., longest] = PAUSES;
    now + longest
}

/// When to try again a mail that was written at `written_at` and has now failed for the time number
/// `failures`; nothing if it is given up.
pub(super) fn next_attempt(
    written_at: DateTime<Utc>,
    failures: i32,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let earlier = usize::try_from(failures.saturating_sub(1)).unwrap_or_default();
    let [.., longest] = PAUSES;
    let next = now + PAUSES.get(earlier).copied().unwrap_or(longest);
    (next <= written_at + PATIENCE).then_some(next)
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone as _;

    use super::*;

    #[test]
    fn pauses_grow_for_three_days() {
        let written_at = Utc.with_ymd_and_hms(2026, 11, 24, 11, 0, 0).unwrap();
        let mut attempts = vec![written_at];
        while let Some(next) =
            next_attempt(written_at, i32::try_from(attempts.len()).unwrap(), attempts[attempts.len() - 1])
        {
            attempts.push(next);
        }
        let minutes: Vec<i64> = attempts.iter().map(|at| (*at - written_at).num_minutes()).collect();
        assert_eq!(minutes[..7], [0, 1, 6, 36, 156, 516, 876]);
        let last = minutes[minutes.len() - 1];
        assert!((66 * 60..=72 * 60).contains(&last), "{last}");
    }

    #[test]
    fn a_mail_that_waited_for_a_portal_that_was_off_is_tried_once() {
        let written_at = Utc.with_ymd_and_hms(2026, 11, 24, 11, 0, 0).unwrap();
        assert_eq!(next_attempt(written_at, 1, written_at + TimeDelta::days(4)), None);
        // Whatever stands in the row: no attempt is no reason to fall over.
        assert_eq!(next_attempt(written_at, 0, written_at), Some(written_at + TimeDelta::minutes(1)));
    }
}
