// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use std::sync::Arc;

use crate::{exchange::reading::Address, kit::i18n::Message};

/// What a remark costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Nothing: so the cell was understood.
    Note,
    /// The cell: the row goes without it.
    Cell,
    /// The row.
    Row,
}

/// What is to be said about a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What it costs.
    pub weight: Weight,
    /// The sheet, where the file has several.
    pub sheet: Option<Arc<str>>,
    /// The cell.
    pub at: Address,
    /// What stands there.
    pub value: String,
    /// How it was understood, or what is proposed.
    pub what: Message,
}

impl Remark {
    /// What is to be said about a cell, in a file with one sheet.
    pub(super) const fn new(weight: Weight, at: Address, value: String, what: Message) -> Self {
        Self { weight, sheet: None, at, value, what }
    }

    /// Where it is, as Excel writes it: `B17`, or `'Liste 2026'!B17` where there are several sheets.
    fn place(&self) -> String {
        match &self.sheet {
            None => self.at.to_string(),
            Some(sheet) if sheet.chars().all(char::is_alphanumeric) => format!("{sheet}!{}", self.at),
            Some(sheet) => format!("'{}'!{}", sheet.replace('\'', "''"), self.at),
        }
    }

    /// Cell, value and what is said of them.
    pub fn message(&self) -> Message {
        let said = Message::new(if self.value.is_empty() { "remark-empty" } else { "remark" });
        let said = said.with("cell", self.place()).with("what", self.what.clone());
        if self.value.is_empty() { said } else { said.with("value", shortened(&self.value)) }
    }
}

/// Long values are cut where a line ends.
fn shortened(value: &str) -> String {
    const LONGEST: usize = 60;
    let mut short: String =
        value.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if value.chars().nth(LONGEST).is_some() {
        short.push('…');
    }
    short
}
