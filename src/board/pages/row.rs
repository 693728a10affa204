// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A project as a line of a table: what its cells say.

use chrono::NaiveDate;

use super::{robustness::ShareWords, rules::ReasonWords, words};
use crate::{
    board::model::{Entry, Movement, Related, Requirement, ValueModel},
    kit::{i18n::Locale, page::Chrome},
    projects::State,
    ranking::{Chance, Contribution, HalfLevels},
};

/// A line of a table of projects.
pub struct Row {
    /// Place, or empty.
    pub place: String,
    /// Whether another project shares the place.
    pub is_tied: bool,
    /// The place by points, where a rule may give another one; empty without a place.
    pub by_points: Option<String>,
    /// Why its place is not that one.
    pub reason: Option<ReasonWords>,
    /// How far it has moved, where a list compares.
    pub moved: Option<Moved>,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Address of its page.
    pub href: String,
    /// Name of its department.
    pub department: String,
    /// Visible or background.
    pub kind: String,
    /// One for each criterion.
    pub levels: Vec<LevelCell>,
    /// Points out of 100; empty for a project outside the procedure.
    pub points: String,
    /// The points as a picture.
    pub bar: Bar,
    /// Deadline, or empty.
    pub deadline: String,
    /// How far away it is.
    pub deadline_note: Option<DeadlineNote>,
    /// Effort, or empty.
    pub effort: String,
    /// Cost, or empty.
    pub cost: String,
    /// State in words.
    pub state: String,
    /// State in addresses and class names.
    pub state_code: &'static str,
    /// What it requires itself and what is not there yet.
    pub unmet: Vec<Link>,
    /// What it requires through others and what is neither there yet nor in the Top 25.
    pub unmet_beneath: Vec<Link>,
    /// How much rests on it, in words, and where to see that.
    pub enabling: Option<(String, String)>,
    /// For a project that lacks an assessment: what may become of it.
    pub outlook: Option<Outlook>,
    /// How sure it is that it is in the Top 25, where that is shown.
    pub sureness: Option<ShareWords>,
    /// What the line above it says: that the capacity of the year ends there.
    pub capacity_line: Option<String>,
}

/// How far a project has moved since a frozen board.
pub struct Moved {
    /// Class name.
    pub class: &'static str,
    /// `↑ 3`, for those who see.
    pub sign: String,
    /// The same in words.
    pub said: String,
}

impl Moved {
    pub(super) fn of(movement: Movement, words: Locale) -> Self {
        let (class, sign, said) = match movement {
            Movement::Up(places) => {
                ("up", format!("↑\u{a0}{}", words.integer(places)), words.count("moved-up", &places))
            }
            Movement::Down(places) => {
                ("down", format!("↓\u{a0}{}", words.integer(places)), words.count("moved-down", &places))
            }
            Movement::Same => ("same", "–".to_owned(), words.text("moved-same")),
            Movement::New => ("new", words.text("moved-new-short"), words.text("moved-new")),
            Movement::Left(place) => {
                let place = words.integer(place);
                ("left", words.text_about("moved-left-short", &place), words.text_about("moved-left", &place))
            }
        };
        Self { class, sign, said }
    }
}

/// A level on one criterion.
pub struct LevelCell {
    /// `4`, `2,5`, or empty if it has not been assessed.
    pub text: String,
    /// 0 to 5; half levels count down, none is 0.
    pub shade: u8,
    /// Name of the criterion, for narrow screens where the table has no heads.
    pub criterion: String,
}

impl LevelCell {
    pub(super) fn of(level: Option<HalfLevels>, criterion: &str, locale: Locale) -> Self {
        let half_levels = level.map_or(0, HalfLevels::get);
        Self {
            text: level.map(|level| words::level(level, locale)).unwrap_or_default(),
            shade: half_levels / 2,
            criterion: criterion.to_owned(),
        }
    }
}

/// Points as a bar of 1000 units, a piece for each criterion.
#[derive(Clone)]
pub struct Bar {
    /// The pieces from left to right.
    pub pieces: Vec<Piece>,
    /// Where the piece begins that depends on what is missing, and how long it is.
    pub open: Option<(u32, u32)>,
}

/// What one criterion contributes.
#[derive(Clone)]
pub struct Piece {
    /// Place of the criterion, from 1: its colour.
    pub colour: usize,
    /// Where it begins.
    pub start: u32,
    /// Its length in tenths of points.
    pub length: u32,
}

impl Bar {
    pub(super) fn of(entry: &Entry, model: &ValueModel) -> Self {
        let whole = Self::of_contributions(&model.contributions(&entry.levels));
        let start = whole.pieces.last().map_or(0, |piece| piece.start + piece.length);
        let highest =
            entry.position.map_or(start, |position| model.points(position.score.highest()).tenths());
        Self { open: (highest > start).then(|| (start, highest - start)), ..whole }
    }

    /// The bar of a project that lacks nothing.
    pub(super) fn of_contributions(contributions: &[Contribution]) -> Self {
        let mut start = 0;
        let mut pieces = Vec::new();
        for (colour, contribution) in (1..).zip(contributions) {
            if contribution.tenths > 0 {
                pieces.push(Piece { colour, start, length: contribution.tenths });
            }
            start += contribution.tenths;
        }
        Self { pieces, open: None }
    }
}

/// How far away a deadline is.
pub struct DeadlineNote {
    /// In words.
    pub text: String,
    /// Whether it has passed.
    pub is_passed: bool,
}

/// A project named in the line of another.
pub struct Link {
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Address of its page.
    pub href: String,
    /// Place and state in words.
    pub note: String,
    /// Whether it is one of the Top 25.
    pub is_on_board: bool,
    /// Whether it is completed.
    pub is_met: bool,
}

impl Link {
    pub(super) fn of(related: &Related, chrome: &Chrome) -> Self {
        let words = chrome.words;
        let place = related
            .place
            .map(|place| words.text_with("place-number", &[("place", words.integer(place).into())]));
        let state = words::state(related.state, words);
        Self {
            number: related.number.to_string(),
            title: related.title.clone(),
            href: words::project_address(&related.number, chrome),
            note: place.map_or_else(|| state.clone(), |place| format!("{place}, {state}")),
            is_on_board: related.is_on_board(),
            is_met: related.state == State::Completed,
        }
    }
}

/// What may become of a project that lacks an assessment.
pub struct Outlook {
    /// Share of the weight that has been assessed, e.g. `70`.
    pub assessed_percent: String,
    /// Fewest and most points that it can get.
    pub points: (String, String),
    /// Best and worst place that it can get.
    pub places: (String, String),
    /// Certainly, possibly or not in the Top 25, in words.
    pub chance: String,
}

impl Outlook {
    pub(super) fn of(entry: &Entry, model: &ValueModel, locale: Locale) -> Option<Self> {
        let position = entry.position.filter(|position| position.place.is_none())?;
        let points = |score| locale.tenths(model.points(score).tenths());
        Some(Self {
            assessed_percent: locale.integer(model.weights.coverage(position.score).percent()),
            points: (points(position.score.lowest()), points(position.score.highest())),
            places: (locale.integer(position.best_place), locale.integer(position.worst_place)),
            chance: locale.text(
                match Chance::of(position.best_place, position.worst_place, super::BOARD_SIZE) {
                    Chance::Certain => "chance-certain",
                    Chance::Possible => "chance-possible",
                    Chance::Out => "chance-out",
                },
            ),
        })
    }
}

impl Row {
    pub(super) fn of(entry: &Entry, model: &ValueModel, chrome: &Chrome, today: NaiveDate) -> Self {
        let words = chrome.words;
        let project = &entry.project;
        let levels = entry.levels.iter().zip(&model.criteria);
        let unmet = |is_wanted: fn(&Requirement) -> bool| {
            let wanted = entry.requires.iter().filter(|requirement| is_wanted(requirement));
            wanted
                .map(|requirement| Link::of(&requirement.project, chrome))
                .filter(|link| !link.is_met)
                .collect()
        };
        Self {
            place: entry.place().map(|place| words.integer(place)).unwrap_or_default(),
            is_tied: entry.position.is_some_and(|position| position.is_tied),
            by_points: model.weighting.rules.any().then(|| {
                let by_points = entry.position.and_then(|position| position.by_points);
                by_points.map(|place| words.integer(place)).unwrap_or_default()
            }),
            reason: entry.reason.as_ref().map(|reason| ReasonWords::of(reason, chrome)),
            moved: entry.movement.map(|movement| Moved::of(movement, words)),
            number: project.number.to_string(),
            title: project.title.clone(),
            href: words::project_address(&project.number, chrome),
            department: project.department.name.clone(),
            kind: words::kind(project.kind, words),
            levels: levels
                .map(|(level, criterion)| LevelCell::of(*level, criterion.short_name.get(words), words))
                .collect(),
            points: entry
                .position
                .map(|position| words.tenths(model.points(position.score.lowest()).tenths()))
                .unwrap_or_default(),
            bar: Bar::of(entry, model),
            deadline: project.deadline.map(|deadline| words.date(deadline)).unwrap_or_default(),
            deadline_note: words::deadline_note(project, today, words),
            effort: project.effort.map(|effort| words::effort(effort, words)).unwrap_or_default(),
            cost: project.cost.map(|cost| words::cost(cost, words)).unwrap_or_default(),
            state: words::state(project.state, words),
            state_code: project.state.code(),
            unmet: unmet(|requirement| requirement.is_direct),
            unmet_beneath: unmet(|requirement| !requirement.is_direct && !requirement.project.is_on_board()),
            enabling: (entry.enables.projects > 0).then(|| {
                let dependencies = words::project_address(&project.number, chrome) + "/dependencies";
                (words::enabling(entry.enables, words), dependencies)
            }),
            outlook: Outlook::of(entry, model, words),
            sureness: None,
            capacity_line: None,
        }
    }
}
