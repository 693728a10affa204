// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::{collections::BTreeMap, fmt::Write as _};

use super::capacity::{MOST_DAYS, whole};
use crate::{
    kit::{
        form::{FieldError, Pairs},
        i18n::Message,
        text::{line, required},
    },
    ranking::PersonDays,
};

/// The key of a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type)]
#[sqlx(transparent)]
pub struct TeamId(pub i64);

/// A team whose work is counted by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// Key.
    pub id: TeamId,
    /// How it is called.
    pub name: String,
    /// Counts its changes.
    pub row_version: i32,
}

/// Person-days by team; one that is not there does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TeamDays(pub BTreeMap<TeamId, PersonDays>);

impl Team {
    /// Name of the field with its name.
    pub const NAME: &'static str = "name";
    const LONGEST_NAME: usize = 100;

    /// The name that was typed.
    pub fn read_name(typed: &Pairs) -> Result<String, FieldError> {
        required(line(typed.raw(Self::NAME), Self::LONGEST_NAME))
            .map_err(|message| FieldError { field: Self::NAME, message })
    }

    /// Name of the field with its person-days.
    pub fn field(&self) -> String {
        format!("team-{}", self.id.0)
    }
}

impl TeamDays {
    /// What was typed for these teams, or what is wrong with it.
    pub fn read(typed: &Pairs, teams: &[Team]) -> Result<Self, Vec<(TeamId, Message)>> {
        let mut errors = Vec::new();
        let mut days = BTreeMap::new();
        for team in teams {
            match typed.get(&team.field()).map(|days| whole(days).filter(|days| *days <= MOST_DAYS)) {
                Some(Some(read)) => {
                    days.insert(team.id, PersonDays(u32::try_from(read).unwrap_or(u32::MAX)));
                }
                Some(None) => errors.push((team.id, Message::new("capacity-days-unreadable"))),
                None => {}
            }
        }
        if errors.is_empty() { Ok(Self(days)) } else { Err(errors) }
    }

    /// Of that team.
    pub fn of(&self, team: TeamId) -> Option<PersonDays> {
        self.0.get(&team).copied()
    }

    /// Of all teams together.
    pub fn sum(&self) -> u64 {
        self.0.values().map(|days| u64::from(days.0)).sum()
    }

    /// The same without teams that have nothing to do.
    #[must_use]
    pub fn without_nothing(mut self) -> Self {
        self.0.retain(|_, days| days.0 > 0);
        self
    }

    /// Tells one state of them from another.
    pub fn stamp(&self) -> String {
        self.0.iter().fold(String::new(), |mut stamp, (team, days)| {
            let _ = write!(stamp, "{}:{} ", team.0, days.0);
            stamp
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn team(id: i64) -> Team {
        Team { id: TeamId(id), name: format!("Team {id}"), row_version: 1 }
    }

    #[test]
    fn what_is_left_empty_does_not_matter_and_what_is_no_number_is_named() {
        let teams = [team(3), team(7), team(9)];
        let typed = Pairs::of([("team-3", "1.200".to_owned()), ("team-7", " ".to_owned())]);
        let read = TeamDays::read(&typed, &teams).unwrap();
        assert_eq!(read, TeamDays([(TeamId(3), PersonDays(1200))].into()));
        assert_eq!((read.sum(), read.of(TeamId(7))), (1200, None));
        let typed = Pairs::of([("team-3", "viel".to_owned()), ("team-9", "1.000.001".to_owned())]);
        let wrong: Vec<i64> =
            TeamDays::read(&typed, &teams).unwrap_err().into_iter().map(|(team, _)| team.0).collect();
        assert_eq!(wrong, [3, 9]);
    }

    #[test]
    fn nothing_to_do_is_the_same_as_not_being_there() {
        let days = TeamDays([(TeamId(1), PersonDays(0)), (TeamId(2), PersonDays(4))].into());
        assert_eq!(days.clone().without_nothing().stamp(), "2:4 ");
        assert_ne!(days.stamp(), "2:4 ");
    }
}
