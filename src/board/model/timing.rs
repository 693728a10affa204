// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! By when what is due must begin.

use std::collections::HashMap;

use chrono::{Datelike as _, NaiveDate};

use crate::{
    projects::{Euros, PersonDays, ProjectId, ProjectNumber, State},
    ranking::{
        self, Benefit, RawScore,
        calendar::{Calendar, Moment, days_left},
        deadline::{Price, Task, Window, price, windows},
        graph::{Graph, GraphError, Requirement},
        sequence::{Job, SequenceError},
    },
};

/// So many people work on a project at the same time, all day: from its effort follows how many working days it
/// takes. This is the one place where that is assumed.
pub const PEOPLE_AT_WORK: u32 = 2;

/// What is long overdue should have begun that many years ago at most; before that it is only said that it is.
const YEARS_BACK: i32 = 20;
/// Deadlines further away than that are not near enough to be planned by the day.
const YEARS_AHEAD: i32 = 80;

/// Where the calendar does not reach, a year has about so many working days.
const USUAL_YEAR: u64 = 250;

/// A project in the procedure, as planning knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// Key.
    pub id: ProjectId,
    /// Number.
    pub number: ProjectNumber,
    /// Title.
    pub title: String,
    /// Where it is in the life cycle.
    pub state: State,
    /// Day by which it has to be in use.
    pub deadline: Option<NaiveDate>,
    /// Day on which it must be there for those who need it, where that is earlier.
    pub usable_from: Option<NaiveDate>,
    /// Own staff's time; `None` until estimated.
    pub effort: Option<PersonDays>,
    /// Money; `None` until estimated.
    pub cost: Option<Euros>,
    /// Its place, if it has one.
    pub place: Option<u32>,
    /// Its raw score, if it has a place.
    pub score: Option<RawScore>,
}

impl Work {
    /// The day on which it must be there.
    pub fn due(&self) -> Option<NaiveDate> {
        [self.deadline, self.usable_from].into_iter().flatten().min()
    }

    /// How many working days it takes.
    pub fn working_days(&self) -> u32 {
        self.effort.map_or(0, |effort| effort.0.unsigned_abs().div_ceil(PEOPLE_AT_WORK))
    }
}

/// A year with the work that there can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BudgetYear {
    /// The year.
    pub year: i32,
    /// All person-days of that year.
    pub days: PersonDays,
}

/// How things stand with what is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pressure {
    /// The day has passed.
    Passed,
    /// Even if everything that it requires began today, it would be late.
    Lost,
    /// It must begin by its latest start.
    Begin,
    /// It has begun.
    Running,
}

/// A project that is due, itself or because of another that requires it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The project.
    pub work: Work,
    /// The project whose day it is, itself or one that requires it.
    pub because_of: Work,
    /// The day on which that one must be there.
    pub day: NaiveDate,
    /// From the project to that one, both included.
    pub chain: Vec<ProjectNumber>,
    /// The day on which it must begin; `None` if that is long past.
    pub latest_start: Option<NaiveDate>,
    /// The last working day before it must be done.
    pub latest_finish: Option<NaiveDate>,
    /// How many days are left until it must begin; negative if they have passed.
    pub days_left: i64,
    /// How many working days it may wait.
    pub slack: i64,
    /// How things stand.
    pub pressure: Pressure,
    /// Whether the effort of it or of something that stands between is not estimated: it begins too late then.
    pub is_guess: bool,
}

/// Why nothing can be said of the time.
#[derive(Debug, thiserror::Error)]
pub enum TimingError {
    /// Projects require each other in a circle, which is never stored.
    #[error(transparent)]
    Graph(#[from] GraphError),
    /// There is no calendar for the years around this day.
    #[error("no calendar around {0}")]
    Calendar(NaiveDate),
}

/// What is known of the projects, each with its number in the graph.
pub struct Timing {
    works: Vec<Work>,
    graph: Graph,
    calendar: Calendar,
    today: NaiveDate,
}

impl Timing {
    /// The projects with what requires what; what is not among them does not count.
    pub fn of(
        works: Vec<Work>,
        requirements: &[(ProjectId, ProjectId, State)],
        today: NaiveDate,
    ) -> Result<Self, TimingError> {
        let index: HashMap<ProjectId, usize> =
            works.iter().enumerate().map(|(index, work)| (work.id, index)).collect();
        let inside = |(project, required, _): &(ProjectId, ProjectId, State)| {
            Some(Requirement { project: *index.get(project)?, required: *index.get(required)? })
        };
        let requirements: Vec<Requirement> = requirements.iter().filter_map(inside).collect();
        let graph = Graph::new(works.len(), &requirements)?;
        let last = works.iter().filter_map(|work| Some(work.due()?.year())).max().unwrap_or_default();
        let last = last.clamp(today.year(), today.year() + YEARS_AHEAD) + 1;
        let calendar = Calendar::of(today.year() - YEARS_BACK..=last).ok_or(TimingError::Calendar(today))?;
        Ok(Self { works, graph, calendar, today })
    }

    fn now(&self) -> Moment {
        self.calendar.morning(self.today).unwrap_or_default()
    }

    fn tasks(&self) -> Vec<Task> {
        let task = |work: &Work| Task {
            days: work.working_days(),
            due: work.due().and_then(|day| self.calendar.morning(day)),
        };
        self.works.iter().map(task).collect()
    }

    /// What is due, by its latest start.
    pub fn due(&self) -> Vec<Due> {
        let tasks = self.tasks();
        let windows = windows(&self.graph, &tasks, self.now());
        let mut due: Vec<(Moment, Due)> =
            windows.iter().enumerate().filter_map(|(project, window)| self.line(project, *window)).collect();
        due.sort_by(|(one, first), (other, second)| {
            (*one, &first.work.number).cmp(&(*other, &second.work.number))
        });
        due.into_iter().map(|(_, due)| due).collect()
    }

    fn line(&self, project: usize, window: Window) -> Option<(Moment, Due)> {
        let limit = window.limit?;
        let work = self.works.get(project)?;
        let because_of = self.works.get(limit.due)?;
        let day = because_of.due()?;
        let slack = window.slack()?;
        let latest_start = self.calendar.day_after(limit.latest_start);
        let pressure = match work.state {
            _ if day <= self.today => Pressure::Passed,
            State::InProgress => Pressure::Running,
            _ if slack < 0 => Pressure::Lost,
            _ => Pressure::Begin,
        };
        let mut chain = self.graph.chain(limit.due, project).unwrap_or_default();
        chain.reverse();
        let members = || chain.iter().filter_map(|member| self.works.get(*member));
        let due = Due {
            work: work.clone(),
            because_of: because_of.clone(),
            day,
            latest_start,
            latest_finish: self.calendar.day_before(limit.latest_finish),
            days_left: latest_start.map_or(i64::MIN, |start| days_left(self.today, start)),
            slack,
            pressure,
            is_guess: members().any(|member| member.effort.is_none()),
            chain: members().map(|member| member.number.clone()).collect(),
        };
        Some((limit.latest_start, due))
    }

    /// What it costs to meet the deadlines that can still be met, with the work of that year, and which they are.
    /// `None` if they cannot be met together.
    pub fn price(
        &self,
        budget: BudgetYear,
        weights: &ranking::Weights,
    ) -> Result<Option<Price>, SequenceError> {
        let windows = windows(&self.graph, &self.tasks(), self.now());
        let can_be_met =
            |project: usize| windows.get(project).is_some_and(|window| window.slack() >= Some(0));
        let due: Vec<Option<u64>> = self
            .works
            .iter()
            .enumerate()
            .map(|(project, work)| {
                let day = work.due().filter(|day| *day > self.today && can_be_met(project))?;
                Some(self.person_days_until(day, budget))
            })
            .collect();
        let job = |work: &Work| Job {
            benefit: Benefit(work.score.map_or(0, |score| weights.points_of(score).tenths())),
            effort: ranking::PersonDays(work.effort.map_or(1, |effort| effort.0.unsigned_abs().max(1))),
        };
        let jobs: Vec<Job> = self.works.iter().map(job).collect();
        price(&self.graph, &jobs, &due)
    }

    /// How much work there can be until the morning of that day, if every working day brings as much as in that
    /// year.
    fn person_days_until(&self, day: NaiveDate, budget: BudgetYear) -> u64 {
        let year = |year: i32| NaiveDate::from_ymd_opt(year, 1, 1);
        let working_days = |from: Option<NaiveDate>, to: Option<NaiveDate>| {
            let moment = |day: NaiveDate| Calendar::morning(&self.calendar, day);
            let days = to.and_then(moment).zip(from.and_then(moment)).map(|(to, from)| to.0 - from.0);
            days.and_then(|days| u64::try_from(days).ok())
        };
        let a_year = working_days(year(budget.year), year(budget.year + 1)).unwrap_or(USUAL_YEAR).max(1);
        let until = working_days(Some(self.today), Some(day)).unwrap_or_default();
        u64::from(budget.days.0.unsigned_abs()) * until / a_year
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn work(id: i64, effort: Option<i32>, deadline: Option<NaiveDate>) -> Work {
        Work {
            id: ProjectId(id),
            number: format!("DIG-{id:03}").parse().unwrap(),
            title: String::new(),
            state: State::Assessed,
            deadline,
            usable_from: None,
            effort: effort.map(PersonDays),
            cost: None,
            place: None,
            score: None,
        }
    }

    fn due(works: Vec<Work>, requires: &[(i64, i64)], today: NaiveDate) -> Vec<Due> {
        let requires: Vec<_> = requires
            .iter()
            .map(|(one, other)| (ProjectId(*one), ProjectId(*other), State::Assessed))
            .collect();
        Timing::of(works, &requires, today).unwrap().due()
    }

    #[test]
    fn what_is_required_must_begin_before_what_is_due() {
        // 2 needs 1; two people take 5 and 3 working days.
        let works =
            vec![work(1, Some(6), None), work(2, Some(10), Some(day(2027, 6, 1))), work(3, None, None)];
        let due = due(works, &[(2, 1)], day(2027, 4, 12));
        // Before Tuesday 1 June: 31, 28 May; Thursday 27 is Corpus Christi; 26, 25, 24 … without Whit Monday, 17.
        let [first, second] = due.as_slice() else { panic!("{due:?}") };
        assert_eq!((first.work.id, second.work.id), (ProjectId(1), ProjectId(2)));
        assert_eq!(second.latest_start, Some(day(2027, 5, 24)));
        assert_eq!(second.latest_finish, Some(day(2027, 5, 31)));
        assert_eq!(first.latest_start, Some(day(2027, 5, 19)));
        assert_eq!(first.days_left, 37);
        assert_eq!(first.pressure, Pressure::Begin);
        let numbers: Vec<String> = first.chain.iter().map(ToString::to_string).collect();
        assert_eq!(numbers, ["DIG-001", "DIG-002"]);
    }

    #[test]
    fn a_service_window_counts_where_it_opens_before_the_deadline() {
        let open = Work { usable_from: Some(day(2027, 3, 1)), ..work(1, Some(2), Some(day(2027, 6, 1))) };
        assert_eq!(due(vec![open], &[], day(2027, 1, 4))[0].latest_start, Some(day(2027, 2, 26)));
    }

    #[test]
    fn what_cannot_be_met_is_told_from_what_has_passed() {
        let today = day(2027, 1, 4);
        let of = |work: Work| due(vec![work], &[], today)[0].pressure;
        assert_eq!(of(work(1, Some(2), Some(day(2027, 1, 5)))), Pressure::Begin);
        assert_eq!(of(work(1, Some(4), Some(day(2027, 1, 5)))), Pressure::Lost);
        assert_eq!(of(work(1, Some(2), Some(today))), Pressure::Passed);
        let running = Work { state: State::InProgress, ..work(1, Some(4), Some(day(2027, 1, 5))) };
        assert_eq!(of(running), Pressure::Running);
        let guess = due(vec![work(1, None, Some(day(2027, 3, 1)))], &[], today);
        assert!(guess[0].is_guess);
    }

    #[test]
    fn no_day_is_too_far_away_to_be_said() {
        let far = day(9999, 12, 31);
        assert!(due(vec![work(1, Some(1), Some(far))], &[], day(2027, 1, 4)).is_empty());
        let huge = work(1, Some(i32::MAX), Some(day(2028, 1, 4)));
        let long_ago = &due(vec![huge], &[], day(2027, 1, 4))[0];
        assert_eq!((long_ago.latest_start, long_ago.pressure), (None, Pressure::Lost));
    }
}
