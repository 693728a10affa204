// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! `vorrang doctor`: whether the portal has what it needs. Looks and changes nothing, sends no mail.

mod database;
mod machine;
mod services;

use chrono::{DateTime, TimeDelta, Utc};

use super::{CommandError, DATA, place, say};
use crate::{
    config::Portal,
    kit::{
        clock::Clock,
        database::Place,
        i18n::{Locale, Message},
    },
};

/// Clocks that differ by more are worth a remark: entries of the log are no longer in the order of other machines'.
const REMARKABLE: TimeDelta = TimeDelta::seconds(5);
/// Clocks that differ by more make sign-ins with the city's account fail.
const UNUSABLE: TimeDelta = TimeDelta::seconds(60);

/// How something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Grade {
    Good,
    /// The portal runs, but somebody should know.
    Remark,
    /// The portal does not do its work like this.
    Bad,
}

/// What was found.
#[derive(Debug)]
struct Finding {
    grade: Grade,
    /// What was looked at.
    about: &'static str,
    said: Message,
}

impl Finding {
    const fn new(grade: Grade, about: &'static str, said: Message) -> Self {
        Self { grade, about, said }
    }

    const fn good(about: &'static str, said: Message) -> Self {
        Self::new(Grade::Good, about, said)
    }

    const fn remark(about: &'static str, said: Message) -> Self {
        Self::new(Grade::Remark, about, said)
    }

    const fn bad(about: &'static str, said: Message) -> Self {
        Self::new(Grade::Bad, about, said)
    }

    /// One line, whose grade is a sign and a word: not everybody sees or hears the sign.
    fn line(&self, locale: Locale) -> String {
        let (sign, word) = match self.grade {
            Grade::Good => ("✓", "doctor-good"),
            Grade::Remark => ("!", "doctor-remark"),
            Grade::Bad => ("✗", "doctor-bad"),
        };
        format!("{sign} {:<7} {}: {}", locale.text(word), locale.text(self.about), locale.message(&self.said))
    }
}

/// Says what was found, line by line as it is found; fails if something is bad.
pub(super) async fn run(portal: &Portal, locale: Locale) -> Result<(), CommandError> {
    let mut worst = Grade::Good;
    let mut tell = |findings: Vec<Finding>| {
        for finding in findings {
            say(&finding.line(locale));
            if finding.grade == Grade::Bad || worst == Grade::Good {
                worst = finding.grade;
            }
        }
    };
    tell(vec![Finding::good("doctor-settings", Message::new("doctor-settings-good"))]);
    tell(vec![machine::address(portal)]);
    let place = place(&portal.storage, DATA)?;
    if let Place::Folder(folder) = &place {
        tell(machine::folder(folder));
    }
    tell(database::examine(&place, portal.database_read_url.as_ref()).await);
    tell(services::mail(portal).await);
    tell(services::provider(portal, Clock::System).await);
    tell(services::traces(portal).await);
    if worst == Grade::Bad { Err(CommandError::Unwell) } else { Ok(()) }
}

/// Says what is wrong with the settings, without which nothing else can be looked at.
pub(super) fn faults(faults: Vec<Message>, locale: Locale) -> CommandError {
    for fault in faults {
        say(&Finding::bad("doctor-settings", fault).line(locale));
    }
    CommandError::Unwell
}

/// How this machine's clock stands to another's, which said `theirs` between `before` and `after`.
fn clock(
    about: &'static str,
    (before, after): (DateTime<Utc>, DateTime<Utc>),
    theirs: DateTime<Utc>,
) -> Finding {
    let ours = before + (after - before) / 2;
    let difference = (theirs - ours).abs();
    let seconds = Message::new("doctor-clock-differs").with("seconds", difference.num_seconds());
    match difference {
        small if small <= REMARKABLE => Finding::good(about, Message::new("doctor-clock-good")),
        medium if medium <= UNUSABLE => Finding::remark(about, seconds),
        _ => Finding::bad(about, seconds),
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone as _;

    use super::*;

    #[test]
    fn clocks_may_differ_a_little() {
        let now = Utc.with_ymd_and_hms(2026, 11, 24, 11, 0, 0).unwrap();
        let grade = |seconds: i64| {
            let asked = (now, now + TimeDelta::seconds(2));
            clock("doctor-clock", asked, now + TimeDelta::seconds(1 + seconds)).grade
        };
        for (seconds, expected) in [
            (0, Grade::Good),
            (-5, Grade::Good),
            (6, Grade::Remark),
            (-60, Grade::Remark),
            (61, Grade::Bad),
            (-3600, Grade::Bad),
        ] {
            assert_eq!(grade(seconds), expected, "{seconds} s");
        }
    }
}
