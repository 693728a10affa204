// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Lists that go out.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
    time::Duration,
};

use chrono::{DateTime, Utc};
use sqlx::PgPool;
use tokio::{sync::Semaphore, task, time::timeout};

use crate::{
    board::{
        self, BoardInputs, Entry, Listed, Listing, Past, ShownBoard, ShownRow, SnapshotId, View, listing,
    },
    exchange::{
        error::ExportError,
        store,
        writing::{self, Criterion, Record, Table},
    },
    kit::{
        form::Pairs,
        i18n::{Bilingual, Locale},
    },
    people::all_departments,
    projects::{ProjectNumber, State},
    ranking::HalfLevels,
};

/// One list at a time is written: that bounds the memory of all of them.
static WRITING: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(1));
/// So long does a list wait for those before it.
const PATIENCE: Duration = Duration::from_secs(20);

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A workbook of Excel.
    Xlsx,
    /// Text.
    Csv,
}

impl Form {
    /// The form that the ending of a name says.
    pub fn of(name: &str) -> Option<Self> {
        match name.rsplit_once('.')?.1.to_lowercase().as_str() {
            "xlsx" => Some(Self::Xlsx),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }
}

/// What is wanted.
pub enum Wish<'a> {
    /// What a page shows at an address with that query.
    Page(View, &'a Pairs),
    /// A board of the past.
    Past(SnapshotId),
}

/// A file that has been written.
pub struct Export {
    /// What is in it.
    pub bytes: Vec<u8>,
    /// How many projects it lists.
    pub rows: usize,
    /// Since when the data have been like this.
    pub as_of: DateTime<Utc>,
}

/// Writes a list; `None` if there is no such one.
pub async fn export(
    pool: &PgPool,
    wish: Wish<'_>,
    form: Form,
    words: Locale,
) -> Result<Option<Export>, ExportError> {
    let is_demonstration = store::is_demonstration(pool).await?.unwrap_or_default();
    let table = match wish {
        Wish::Page(view, given) => match listing(pool, view, given).await? {
            Listed::Listing(listing) => present(*listing, view, words),
            Listed::Refused => return Ok(None),
            Listed::TooMany => return Err(ExportError::TooMany),
            Listed::NothingToRankBy => return Err(ExportError::NothingToRankBy),
        },
        Wish::Past(id) => {
            let Some(past) = board::past(pool, id).await? else { return Ok(None) };
            let inputs = board::past_inputs(pool, id).await?.unwrap_or_default();
            let inputs = str::from_utf8(&inputs).ok().and_then(|text| BoardInputs::read(text).ok());
            past_table(past, inputs, words)
        }
    };
    let table = Table { is_demonstration, ..table };
    let (rows, as_of) = (table.shown.len(), table.as_of);
    let permit = timeout(PATIENCE, WRITING.acquire()).await;
    let Ok(Ok(_permit)) = permit else { return Err(ExportError::Busy) };
    let written = task::spawn_blocking(move || match form {
        Form::Xlsx => writing::workbook(&table, words).map_err(ExportError::from),
        Form::Csv => writing::text(&table, words).map_err(ExportError::from),
    });
    Ok(Some(Export { bytes: written.await??, rows, as_of }))
}

/// Writes every project, for whoever runs the portal.
pub async fn export_list(pool: &PgPool, form: Form, words: Locale) -> Result<Export, ExportError> {
    let all = Pairs::default();
    let written = export(pool, Wish::Page(View::List, &all), form, words).await?;
    written.ok_or(ExportError::NothingToRankBy)
}

/// An empty list with the departments to choose from.
pub async fn template(pool: &PgPool, at: DateTime<Utc>, words: Locale) -> Result<Vec<u8>, ExportError> {
    let departments = all_departments(&mut *pool.acquire().await?).await?;
    let names: Vec<String> = departments.into_iter().map(|department| department.name).collect();
    Ok(writing::template(&names, at, words)?)
}

fn present(listing: Listing, view: View, words: Locale) -> Table {
    let mut requires: HashMap<ProjectNumber, Vec<ProjectNumber>> = HashMap::new();
    for (project, required) in listing.requires {
        requires.entry(project).or_default().push(required);
    }
    for numbers in requires.values_mut() {
        numbers.sort_unstable();
    }
    let record = |entry: Entry| {
        let place = entry.place();
        let reason = entry.reason.as_ref().map(|reason| board::reason_said(reason, words));
        let project = entry.project;
        let needs = requires.get(&project.number).into_iter().flatten();
        Record {
            requires: needs.map(ToString::to_string).collect(),
            number: project.number.to_string(),
            title: project.title,
            summary: project.summary,
            department: project.department.name,
            kind: Some(project.kind),
            levels: entry.levels,
            legal_basis: project.legal_basis,
            deadline: project.deadline,
            effort: project.effort,
            cost: project.cost,
            state: Some(project.state),
            place,
            place_reason: reason.unwrap_or_default(),
        }
    };
    let criteria = listing.model.criteria.into_iter().zip(listing.model.weights.points());
    Table {
        heading: words.text(match view {
            View::Board => "board-heading",
            View::List => "list-title",
        }),
        as_of: listing.as_of,
        weighting: listing.model.weighting.version,
        is_demonstration: false,
        has_rules: listing.model.weighting.rules.any(),
        criteria: criteria
            .map(|(criterion, points)| Criterion {
                name: criterion.name,
                short_name: criterion.short_name,
                levels: criterion.levels,
                points: *points,
            })
            .collect(),
        shown: listing.shown.into_iter().map(record).collect(),
        others: listing.others.into_iter().map(record).collect(),
    }
}

fn past_table(past: Past, inputs: Option<BoardInputs>, words: Locale) -> Table {
    let ShownBoard { criteria, rows, .. } = past.shown;
    let shown: HashSet<String> = rows.iter().map(|row| row.number.clone()).collect();
    let others = inputs.map(|inputs| {
        others_then(&inputs, &shown, |key| criteria.iter().position(|criterion| criterion.key == key))
    });
    Table {
        heading: words.text_about("past-title", &words.day_of(past.snapshot.taken_at)),
        as_of: past.snapshot.taken_at,
        weighting: past.snapshot.weighting_version,
        is_demonstration: false,
        has_rules: rows.iter().any(|row| row.by_points.is_some()),
        others: others.unwrap_or_default(),
        shown: rows.into_iter().map(|row| record_then(row, words)).collect(),
        criteria: criteria
            .into_iter()
            .map(|criterion| Criterion {
                name: Bilingual { de: criterion.name_de, en: criterion.name_en },
                short_name: Bilingual { de: criterion.short_name_de, en: criterion.short_name_en },
                levels: Vec::new(),
                points: criterion.points,
            })
            .collect(),
    }
}

fn record_then(row: ShownRow, words: Locale) -> Record {
    let reason = row.reason.as_ref().and_then(|reason| board::past_reason_said(reason, words));
    Record {
        place: Some(row.place),
        place_reason: reason.unwrap_or_default(),
        number: row.number,
        title: row.title,
        department: row.department,
        levels: row.levels.into_iter().map(|level| level.and_then(HalfLevels::new)).collect(),
        deadline: row.deadline,
        state: State::ALL.into_iter().find(|state| state.code() == row.state),
        ..Record::default()
    }
}

/// The projects that were in the procedure then, but not on the board. `place` is where a criterion stood on it.
fn others_then(
    inputs: &BoardInputs,
    shown: &HashSet<String>,
    place: impl Fn(&str) -> Option<usize>,
) -> Vec<Record> {
    let places: Vec<Option<usize>> = inputs.criteria.iter().map(|(key, _)| place(key)).collect();
    let others = inputs.projects.iter().filter(|project| !shown.contains(&project.number.to_string()));
    let record = |project: &board::ProjectInputs| {
        let mut levels = vec![None; places.len()];
        for (place, level) in places.iter().zip(&project.levels) {
            if let Some(cell) = place.and_then(|place| levels.get_mut(place)) {
                *cell = *level;
            }
        }
        Record {
            number: project.number.to_string(),
            levels,
            deadline: project.deadline,
            state: Some(project.state),
            ..Record::default()
        }
    };
    others.map(record).collect()
}
