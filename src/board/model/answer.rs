// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use super::{BOARD_SIZE, Entry, ValueModel};
use crate::{
    people::{Person, Role},
    projects::Project,
    ranking::{
        self, Candidate, Chance, HalfLevels, RawScore, ScoreRange, Step, WidthMismatch, crossings,
        largest_loss,
    },
};

/// What the place of a project means for those who asked for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Where it stands.
    pub situation: Situation,
    /// The criterion that costs it most, and how much of the raw score that is.
    pub loss: Option<(usize, RawScore)>,
    /// For each criterion the smallest single change that would take it across the line, in their order; those on
    /// which no level would do are left out.
    pub changes: Vec<StepOutcome>,
}

/// Another level on one criterion, and the place that it would bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepOutcome {
    /// Which level on which criterion.
    pub step: Step,
    /// The place with it; of places behind the line only that they are behind it is known.
    pub place: u32,
}

/// Where a project stands, as far as the answer depends on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Situation {
    /// In the Top 25.
    In,
    /// Ranked, but not in the Top 25.
    Out,
    /// In the procedure without a place.
    Open(Outstanding),
    /// Not in the procedure.
    Outside,
}

/// What a project without a place still needs for the Top 25 as they are today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outstanding {
    /// The criteria that count and have no level yet.
    pub missing: Vec<usize>,
    /// What they have to bring together; nothing if it would be in whatever they bring.
    pub needed: Option<RawScore>,
    /// What they can bring together.
    pub possible: RawScore,
    /// If only one is missing: the lowest level that would do.
    pub level: Option<HalfLevels>,
    /// Whether it can be in once everything has been assessed, here and elsewhere.
    pub chance: Chance,
}

impl Answer {
    /// The answer for a project. `others` are the scores of the best placed of all others, at least as many as the
    /// board has places and one more if there are so many.
    pub fn of(entry: &Entry, model: &ValueModel, others: &[RawScore]) -> Result<Self, WidthMismatch> {
        let places = BOARD_SIZE as usize;
        let line = ranking::line(others, places);
        let (situation, loss, changes) = match entry.position {
            None => (Situation::Outside, None, Vec::new()),
            Some(position) => {
                let loss = largest_loss(&entry.levels, &model.weights)?;
                let chance = Chance::of(position.best_place, position.worst_place, BOARD_SIZE);
                match position.place {
                    None => {
                        let open = Outstanding::of(entry, model, (position.score, line), chance);
                        (Situation::Open(open), loss, Vec::new())
                    }
                    Some(place) => {
                        let is_in = place <= BOARD_SIZE;
                        // Steps go by points: where a rule decides they would promise what does not come.
                        let by_points = position.by_points.is_some_and(|place| place <= BOARD_SIZE);
                        let changes = line
                            .filter(|_| by_points == is_in)
                            .map(|line| changes(entry, model, others, (line, is_in)))
                            .transpose()?
                            .unwrap_or_default();
                        (if is_in { Situation::In } else { Situation::Out }, loss, changes)
                    }
                }
            }
        };
        Ok(Self { situation, loss, changes })
    }

    /// The smallest of the changes; of equal ones that on the first criterion.
    pub fn smallest(&self) -> Option<StepOutcome> {
        self.changes.iter().copied().min_by_key(|change| change.step.size())
    }
}

/// The smallest change on each criterion. Whether it crosses the line is not taken from the formula but from the
/// places as they would be.
fn changes(
    entry: &Entry,
    model: &ValueModel,
    others: &[RawScore],
    (line, is_in): (RawScore, bool),
) -> Result<Vec<StepOutcome>, WidthMismatch> {
    let mut found = Vec::new();
    for step in crossings(&entry.levels, &model.weights, line)? {
        let mut levels = entry.levels.clone();
        if let Some(level) = levels.get_mut(step.criterion) {
            *level = Some(step.to);
        }
        let changed = ScoreRange::of(&levels, &model.weights)?;
        let scores = [changed].into_iter().chain(others.iter().copied().map(ScoreRange::exact));
        let candidates: Vec<Candidate> = scores.map(|score| Candidate { score, eligible: true }).collect();
        let place = ranking::standings(&candidates).first().and_then(|standing| standing.place);
        if let Some(place) = place.filter(|place| (*place <= BOARD_SIZE) != is_in) {
            found.push(StepOutcome { step, place });
        }
    }
    Ok(found)
}

impl Outstanding {
    fn of(
        entry: &Entry,
        model: &ValueModel,
        (score, line): (ScoreRange, Option<RawScore>),
        chance: Chance,
    ) -> Self {
        let points = model.weights.points();
        let levels = entry.levels.iter().zip(points).enumerate();
        let missing: Vec<usize> = levels
            .filter(|(_, (level, points))| level.is_none() && **points > 0)
            .map(|(criterion, _)| criterion)
            .collect();
        let needed = line.and_then(|line| line.get().checked_sub(score.lowest().get()));
        let needed = needed.filter(|needed| *needed > 0);
        let level = match missing.as_slice() {
            [only] => needed.and_then(|needed| {
                let halves = needed.div_ceil(points.get(*only).copied()?.max(1));
                u8::try_from(halves).ok().and_then(HalfLevels::new)
            }),
            _ => None,
        };
        Self {
            missing,
            needed: needed.map(RawScore::new),
            possible: RawScore::new(score.highest().get() - score.lowest().get()),
            level,
            chance,
        }
    }
}

/// Whether the letter to the submitter is for this person: those of the department that asked for the project, those
/// who answer for the ranking, and those who look over everything. It says nothing that the project's page does not
/// say, but it is written to the department and not to everybody.
pub fn may_have_letter(person: &Person, project: &Project) -> bool {
    const WRITERS: [Role; 3] = [Role::PortfolioManager, Role::Leadership, Role::Auditor];
    person.department == Some(project.department.id) || WRITERS.iter().any(|role| person.has(*role))
}
