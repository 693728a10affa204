// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A plan in words, tables and pictures.

use std::collections::HashMap;

use super::{
    capacity::{cents_text, days_text},
    capacity_picture::CapacityPicture,
    roadmap::{self, Roadmap},
    words,
};
use crate::{
    board::{ValueModel, begin_reading, value_model},
    error::Error,
    kit::{i18n::Locale, page::Chrome},
    portfolio::{
        actions::{Planned, Ready},
        model::{Found, Lacking, PlanResult, PlannedTeam, PlannedYear, Slot, Unmet, UnmetReason, slots},
        store::{self, PlannedProject},
    },
    projects::State,
    ranking::RawScore,
    state::AppState,
};

/// So many projects that the plan leaves out are named, and so many that cannot be planned.
const MOST_LEFT_OUT: i64 = 25;
const MOST_UNPLANNABLE: usize = 50;

/// A project in a plan, or left out of it.
pub(super) struct ProjectLine {
    pub number: String,
    pub title: String,
    pub href: String,
    pub place: String,
    pub points: String,
    pub effort: String,
    pub cost: String,
    pub state: String,
    pub state_code: &'static str,
    /// Whether it has no points of its own and is done for what requires it.
    pub is_foundation: bool,
    /// Where something is demanded of it, in a scenario of one's own.
    pub demand: Option<String>,
}

/// A project in the year in which it is done.
pub(super) struct YearLine {
    pub project: ProjectLine,
    pub quarters: String,
    pub due: String,
    /// What of the plan it requires.
    pub requires: String,
}

/// A year of a plan.
pub(super) struct YearPart {
    pub year: i32,
    /// What it uses of what there is.
    pub uses: String,
    pub projects: Vec<YearLine>,
}

/// What is shown of a plan.
pub(super) struct ResultPart {
    pub is_plan: bool,
    /// What it is worth, or that there is none.
    pub sentence: String,
    /// How far it may be from the best.
    pub gap: String,
    /// What must be done and cannot.
    pub unmet: Vec<String>,
    pub capacity: Option<CapacityPicture>,
    pub roadmap: Option<Roadmap>,
    pub years: Vec<YearPart>,
    pub left_out: Vec<ProjectLine>,
    /// What cannot be planned: number, title, address and why.
    pub unplannable: Vec<(String, String, String, String)>,
    /// There are more of those.
    pub unplannable_note: Option<String>,
    /// When it was worked out.
    pub computed: String,
}

/// What is known of the projects that a plan names.
pub(super) struct Book {
    projects: HashMap<i64, PlannedProject>,
    left_out: Vec<PlannedProject>,
    model: Option<ValueModel>,
}

impl Book {
    /// Of the projects of these plans; what the first of them leaves out besides.
    pub(super) async fn read(state: &AppState, results: &[&PlanResult]) -> Result<Self, Error> {
        let named: Vec<i64> = results.iter().flat_map(|result| ids(result)).collect();
        let chosen: Vec<i64> = results
            .first()
            .map(|result| result.chosen().iter().map(|chosen| chosen.project).collect())
            .unwrap_or_default();
        let mut reading = begin_reading(&state.pool).await?;
        let db = &mut *reading.transaction;
        let projects = store::planned_projects(&mut *db, &named).await?;
        Ok(Self {
            projects: projects.into_iter().map(|project| (project.id.0, project)).collect(),
            left_out: store::best_left_out(&mut *db, &chosen, MOST_LEFT_OUT).await?,
            model: value_model(db).await?,
        })
    }

    pub(super) fn get(&self, project: i64) -> Option<&PlannedProject> {
        self.projects.get(&project)
    }

    /// Number and title; a project that is gone has neither.
    pub(super) fn name(&self, project: i64) -> String {
        self.get(project).map(|project| format!("{} {}", project.number, project.title)).unwrap_or_default()
    }

    fn line(&self, project: &PlannedProject, scenario: Option<&str>, chrome: &Chrome) -> ProjectLine {
        let words = chrome.words;
        let score = project.score.filter(|_| project.place.is_some());
        let points = |score| {
            let model = self.model.as_ref()?;
            Some(model.points(RawScore::new(u32::try_from(score).unwrap_or(u32::MAX))).tenths())
        };
        let tenths = score.and_then(points);
        let number = project.number.to_string();
        ProjectLine {
            href: chrome.href(&format!("/projects/{number}")),
            demand: scenario.map(|scenario| format!("{scenario}/rules/new?project={number}")),
            number,
            title: project.title.clone(),
            place: project.place.map(|place| words.integer(place)).unwrap_or_default(),
            points: tenths.map(|tenths| words.tenths(tenths)).unwrap_or_default(),
            effort: project
                .effort
                .map(|effort| days_text(effort.0.unsigned_abs().into(), words))
                .unwrap_or_default(),
            cost: project
                .cost
                .map(|cost| cents_text(cost.0.unsigned_abs().saturating_mul(100), words))
                .unwrap_or_default(),
            state: self::words::state(project.state, words),
            state_code: project.state.code(),
            is_foundation: tenths.unwrap_or_default() == 0,
        }
    }
}

fn ids(result: &PlanResult) -> Vec<i64> {
    let unmet = match &result.found {
        Found::Plan { .. } => &[],
        Found::Infeasible(unmet) | Found::Undecided(unmet) => unmet.as_slice(),
    };
    let unmet = unmet.iter().flat_map(|unmet| match &unmet.reason {
        UnmetReason::Excluded(other) | UnmetReason::Alternative(other) => vec![unmet.project, *other],
        UnmetReason::Shortage { .. } => vec![unmet.project],
    });
    let chosen = result.chosen().iter().map(|chosen| chosen.project);
    let unplannable = result.unplannable.iter().take(MOST_UNPLANNABLE).map(|each| each.project);
    chosen.chain(unmet).chain(unplannable).collect()
}

/// Tenths of points as points.
pub(super) fn points(tenths: u64, words: Locale) -> String {
    words.short_tenths(u32::try_from(tenths).unwrap_or(u32::MAX))
}

/// How far a plan may be from the best.
pub(super) fn gap(value: u64, bound: u64, words: Locale) -> String {
    if value >= bound {
        return words.text("plan-is-best");
    }
    // Rounded up: nobody is told of a smaller gap than there may be.
    let tenths = (u128::from(bound - value) * 1_000).div_ceil(u128::from(bound.max(1)));
    let percent = words.short_tenths(u32::try_from(tenths).unwrap_or(1_000));
    let missing = points(bound - value, words);
    words.text_with("plan-gap", &[("percent", percent.into()), ("points", missing.into())])
}

impl ResultPart {
    /// A plan; in a scenario of one's own each project leads to a demand.
    pub(super) fn of(ready: &Ready, book: &Book, scenario: Option<&str>, chrome: &Chrome) -> Self {
        let words = chrome.words;
        let result = &ready.result;
        let mut part = Self {
            is_plan: false,
            sentence: String::new(),
            gap: String::new(),
            unmet: Vec::new(),
            capacity: None,
            roadmap: None,
            years: Vec::new(),
            left_out: Vec::new(),
            unplannable: unplannable(result, book, chrome),
            unplannable_note: (result.unplannable.len() > MOST_UNPLANNABLE).then(|| {
                words::counted("plan-unplannable-more", result.unplannable.len() - MOST_UNPLANNABLE, words)
            }),
            computed: words.text_about("plan-computed", &words.date_and_time(ready.computed_at)),
        };
        let unmet = match &result.found {
            Found::Plan { chosen, value, bound } => {
                let count = ("count", chosen.len().into());
                let number = ("number", self::words::count(chosen.len(), words).into());
                let said = [("points", points(*value, words).into()), count, number];
                part.is_plan = true;
                part.sentence = words.text_with("plan-sentence", &said);
                part.gap = gap(*value, *bound, words);
                part.capacity = CapacityPicture::of(result, words);
                part.roadmap = Roadmap::of(result, book, chrome);
                let laid = slots(result);
                let years = result.years.iter();
                part.years =
                    years.map(|year| year_part(year, (result, &laid), book, scenario, chrome)).collect();
                let left_out = book.left_out.iter();
                part.left_out = left_out.map(|project| book.line(project, scenario, chrome)).collect();
                return part;
            }
            Found::Infeasible(unmet) => {
                part.sentence = words.text("plan-infeasible");
                unmet
            }
            Found::Undecided(unmet) => {
                part.sentence = words.text("plan-undecided");
                unmet
            }
        };
        part.unmet = unmet.iter().map(|unmet| unmet_sentence(unmet, &result.teams, book, words)).collect();
        part
    }
}

fn year_part(
    year: &PlannedYear,
    (result, laid): (&PlanResult, &[Slot<'_>]),
    book: &Book,
    scenario: Option<&str>,
    chrome: &Chrome,
) -> YearPart {
    let words = chrome.words;
    let line = |slot: &Slot<'_>| {
        let project = book.get(slot.chosen.project)?;
        let numbers = slot.chosen.requires.iter().filter_map(|required| book.get(*required));
        let numbers: Vec<String> = numbers.map(|required| required.number.to_string()).collect();
        Some(YearLine {
            project: book.line(project, scenario, chrome),
            quarters: roadmap::quarters_text(slot, chrome),
            due: slot.chosen.due.map(|due| words.date(due)).unwrap_or_default(),
            requires: self::words::joined(&numbers, words),
        })
    };
    YearPart {
        year: year.year,
        uses: uses(year, result, words),
        projects: laid.iter().filter(|slot| slot.chosen.year == year.year).filter_map(line).collect(),
    }
}

/// "1.180 von 1.200 Personentagen · 2.310.000 von 2.500.000 €".
pub(super) fn uses(year: &PlannedYear, result: &PlanResult, words: Locale) -> String {
    let (days, cents) = result.used(year.year);
    let of = |used: String, there: Option<String>| match there {
        Some(there) => words.text_with("plan-used-of", &[("used", used.into()), ("there", there.into())]),
        None => used,
    };
    let days = of(days_text(days, words), year.days.map(|days| days_text(days.into(), words)));
    let cents = of(cents_text(cents, words), year.cents.map(|cents| cents_text(cents, words)));
    let teams = result.teams.iter().zip(&year.teams).enumerate().filter_map(|(team, (named, there))| {
        let there = days_text((*there)?.into(), words);
        let used = days_text(result.used_of_team(year.year, team), words);
        Some(format!("{}: {}", named.name, of(used, Some(there))))
    });
    [days, cents].into_iter().chain(teams).collect::<Vec<_>>().join(" · ")
}

fn unplannable(result: &PlanResult, book: &Book, chrome: &Chrome) -> Vec<(String, String, String, String)> {
    let lines = result.unplannable.iter().filter_map(|each| {
        let project = book.get(each.project).filter(|project| project.state != State::InProgress)?;
        let lacks = chrome.words.text(match each.lacks {
            Lacking::Effort => "plan-lacks-effort",
            Lacking::Cost => "plan-lacks-cost",
            Lacking::Requirement => "plan-lacks-requirement",
        });
        let href = chrome.href(&format!("/projects/{}", project.number));
        Some((project.number.to_string(), project.title.clone(), href, lacks))
    });
    lines.collect()
}

fn unmet_sentence(unmet: &Unmet, teams: &[PlannedTeam], book: &Book, words: Locale) -> String {
    let project = ("project", book.name(unmet.project).into());
    let year = ("year", unmet.by.to_string().into());
    match &unmet.reason {
        UnmetReason::Excluded(other) if *other == unmet.project => {
            words.text_with("plan-unmet-itself", &[project, year])
        }
        UnmetReason::Excluded(other) => {
            words.text_with("plan-unmet-excluded", &[project, year, ("other", book.name(*other).into())])
        }
        UnmetReason::Alternative(other) => {
            words.text_with("plan-unmet-alternative", &[project, year, ("other", book.name(*other).into())])
        }
        UnmetReason::Shortage { days, cents, teams: of_teams } => {
            let of_teams = teams.iter().zip(of_teams).filter(|(_, days)| **days > 0);
            let of_teams = of_teams.map(|(team, days)| words::of_team(&team.name, (*days).into(), words));
            let all = [
                (*days > 0).then(|| days_text((*days).into(), words)),
                (*cents > 0).then(|| cents_text(*cents, words)),
            ];
            let lacking: Vec<String> = all.into_iter().flatten().chain(of_teams).collect();
            if lacking.is_empty() {
                return words.text_with("plan-unmet-undivided", &[project, year]);
            }
            let lacking = self::words::joined(&lacking, words);
            words.text_with("plan-unmet-shortage", &[project, year, ("lacking", lacking.into())])
        }
    }
}

/// What the page says of a plan that is not there yet, or that belongs to an older state of the data.
pub(super) struct Waiting {
    pub sentence: String,
    /// Where to look again.
    pub again: String,
}

impl Waiting {
    pub(super) fn of(planned: &Planned, chrome: &Chrome) -> Option<Self> {
        let sentence = match planned {
            Planned::AtWork(None) => "plan-at-work",
            Planned::AtWork(Some(_)) => "plan-at-work-anew",
            Planned::Ready(_) | Planned::NothingToPlan => return None,
        };
        Some(Self { sentence: chrome.words.text(sentence), again: chrome.href(chrome.path()) })
    }
}
