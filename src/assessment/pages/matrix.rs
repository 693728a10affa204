// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Boxes to tick: which person assesses which criterion. Templates draw them by
//! `{% include "assessment/matrix.html" %}`.

use std::collections::BTreeSet;

use crate::{
    assessment::model::{Criterion, CriterionId, Plan},
    kit::i18n::Locale,
    people::{Department, Person},
};

/// A box: this person on this criterion.
pub(super) struct Tick {
    pub id: String,
    pub value: String,
    pub label: String,
    pub is_ticked: bool,
}

/// The boxes of a person.
pub(super) struct MatrixLine {
    pub name: String,
    pub department: String,
    /// The chosen projects that the person cannot assess.
    pub except: String,
    pub ticks: Vec<Tick>,
}

impl MatrixLine {
    pub fn of(
        person: &Person,
        departments: &[Department],
        criteria: &[Criterion],
        ticked: &BTreeSet<String>,
        words: Locale,
    ) -> Self {
        let department = departments.iter().find(|one| Some(one.id) == person.department);
        let tick = |criterion: &Criterion| {
            let value = Plan::pair(criterion, person.id);
            Tick {
                id: format!("{}-{}-{}", Plan::ASSESS, criterion.key, person.id.0),
                label: format!("{}: {}", person.name, criterion.short_name.get(words)),
                is_ticked: ticked.contains(&value),
                value,
            }
        };
        Self {
            name: person.name.clone(),
            department: department.map(|department| department.name.clone()).unwrap_or_default(),
            except: String::new(),
            ticks: criteria.iter().map(tick).collect(),
        }
    }
}

/// The headings of the boxes.
pub(super) fn short_names(criteria: &[Criterion], words: Locale) -> Vec<String> {
    criteria.iter().map(|criterion| criterion.short_name.get(words).to_owned()).collect()
}

/// Some of the criteria in a sentence, in the order of every page.
pub(super) fn short_names_of(wanted: &[CriterionId], criteria: &[Criterion], words: Locale) -> String {
    let wanted = criteria.iter().filter(|criterion| wanted.contains(&criterion.id));
    wanted.map(|criterion| criterion.short_name.get(words)).collect::<Vec<_>>().join(", ")
}
