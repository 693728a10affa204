// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    amount::Unit,
    heads::{self, CriterionNames, Heads, Meaning},
};
use crate::{
    exchange::reading::{Sheet, Workbook},
    projects::Kind,
};

/// What becomes of rows whose project is there already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Existing {
    /// They are left as they are.
    #[default]
    Skip,
    /// They say what the list says.
    Update,
    /// The row becomes another project with a new number.
    New,
}

impl Existing {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Skip, Self::Update, Self::New];

    /// The word in forms and on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Skip => "skip",
            Self::Update => "update",
            Self::New => "new",
        }
    }
}

/// How a list is to be read, to be changed by whoever imports it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// Place of the sheet among the sheets.
    pub sheet: usize,
    /// The rows of the heads, the first and the last; none if there are none.
    pub heads: Option<(u32, u32)>,
    /// What the columns mean, as [`Meaning::code`].
    pub columns: BTreeMap<u32, String>,
    /// What the column of cost counts in.
    pub cost_unit: Unit,
    /// What becomes of rows whose project is there already.
    pub existing: Existing,
    /// Projects of which the list does not say it are background projects, not visible ones.
    pub is_background: bool,
    /// Rows that are left out although they would be taken, and taken although they would be left out.
    pub switched: BTreeSet<u32>,
}

impl Choices {
    /// What the columns mean.
    pub fn meanings(&self, criteria: &[CriterionNames]) -> BTreeMap<u32, Meaning> {
        let read = |(column, code): (&u32, &String)| Some((*column, Meaning::from_code(code, criteria)?));
        self.columns.iter().filter_map(read).collect()
    }

    /// What kind a project is that the list does not say it of.
    pub const fn usual_kind(&self) -> Kind {
        if self.is_background { Kind::Background } else { Kind::Visible }
    }

    /// The head of a column.
    pub fn head(&self, sheet: &Sheet, column: u32) -> String {
        self.heads.map(|rows| heads::head(sheet, rows, column)).unwrap_or_default()
    }

    /// All heads one behind the other: two lists with the same heads are of the same form.
    pub fn form(&self, sheet: &Sheet) -> String {
        (0..sheet.width()).map(|column| self.head(sheet, column)).collect::<Vec<_>>().join("\t")
    }

    /// The same for heads in those rows of that sheet, as they are understood at first sight.
    #[must_use]
    pub fn at(
        &self,
        workbook: &Workbook,
        (sheet, rows): (usize, Option<(u32, u32)>),
        criteria: &[CriterionNames],
    ) -> Self {
        let found = workbook.sheets.get(sheet).and_then(|sheet| match rows {
            Some(rows) => Some(heads::heads(sheet, rows, criteria)),
            None => heads::find(sheet, criteria),
        });
        let mut choices =
            Self { sheet, existing: self.existing, is_background: self.is_background, ..Self::default() };
        if let Some(Heads { rows, columns, cost_unit }) = found {
            choices.heads = Some(rows);
            choices.cost_unit = cost_unit;
            choices.columns =
                columns.into_iter().map(|(column, meaning)| (column, meaning.code(criteria))).collect();
        }
        choices
    }
}

/// How a workbook is probably to be read: the sheet the heads of which say the most.
pub fn propose(workbook: &Workbook, criteria: &[CriterionNames]) -> Choices {
    let sheets = workbook.sheets.iter().enumerate();
    let found =
        sheets.filter_map(|(index, sheet)| Some((index, heads::find(sheet, criteria)?.columns.len())));
    let best = found.rev().max_by_key(|(_, columns)| *columns).map_or(0, |(index, _)| index);
    Choices::default().at(workbook, (best, None), criteria)
}
