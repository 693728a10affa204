// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A catalogue of services, as the LeiKa and the OZG are published: from the cells of its files to services, or what
//! is wrong with which row.

use std::collections::BTreeMap;

use crate::{
    exchange::reading::{Address, Sheet, Workbook},
    kit::{i18n::Message, text},
    projects::{NewService, Service},
};

/// No cell of a catalogue says more, in characters.
const LONGEST: usize = 4_000;

/// What a file says of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct RowRemark {
    /// Name of the file.
    pub file: String,
    /// The row as programs count it, from 1; none for the whole file.
    pub row: Option<u32>,
    /// What is wrong.
    pub reason: Message,
}

impl RowRemark {
    /// A sentence that says where and what; `reason` in the language of whoever reads it.
    pub fn message(&self, reason: String) -> Message {
        match self.row {
            Some(row) => Message::new("catalogue-row")
                .with("file", self.file.clone())
                .with("row", row.to_string())
                .with("reason", reason),
            None => Message::new("catalogue-file").with("file", self.file.clone()).with("reason", reason),
        }
    }
}

/// A catalogue as it was understood.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    entries: BTreeMap<String, NewService>,
    /// What each key has said in its own row, so that two that differ are noticed.
    rows: BTreeMap<String, Service>,
    /// Rows that have no key and say so.
    pub keyless: usize,
    /// Rows with something else in the place of a key; they are left out.
    pub left_out: Vec<RowRemark>,
    /// What keeps the catalogue from being loaded.
    pub refused: Vec<RowRemark>,
}

/// Where the columns are that are read.
struct Columns {
    key: Option<u32>,
    name: Option<u32>,
    group_key: Option<u32>,
    group_name: Option<u32>,
    topic: Option<u32>,
    legal_basis: Option<u32>,
    /// What else a service is found by.
    others: Vec<u32>,
}

impl Columns {
    fn of(sheet: &Sheet, row: u32) -> Option<Self> {
        let find = |name: &str| {
            let mut cells = sheet.row(row);
            cells.find(|(_, cell)| cell.shown().trim().to_lowercase() == name).map(|(column, _)| column)
        };
        let columns = Self {
            key: find("leika-schlüssel"),
            name: find("leistung"),
            group_key: find("ozg-kennung"),
            group_name: find("ozg-leistung"),
            topic: find("themenfeld"),
            legal_basis: find("rechtsgrundlage"),
            others: ["lebens- oder unternehmenslage", "gesetz", "abkürzung"]
                .into_iter()
                .filter_map(find)
                .collect(),
        };
        let is_catalogue = columns.key.and(columns.name).is_some()
            || columns.key.is_none() && columns.group_key.and(columns.group_name).is_some();
        is_catalogue.then_some(columns)
    }
}

/// What stands in a row.
struct Row<'a> {
    sheet: &'a Sheet,
    row: u32,
}

impl Row<'_> {
    fn cell(&self, column: Option<u32>) -> Result<Option<String>, Message> {
        let shown = column.and_then(|column| self.sheet.cell(Address { row: self.row, column }));
        let shown = shown.map(|cell| cell.shown().split_whitespace().collect::<Vec<_>>().join(" "));
        let shown = shown.unwrap_or_default();
        if shown.chars().count() > LONGEST {
            return Err(Message::new("catalogue-too-long").with("value", LONGEST.to_string()));
        }
        Ok(Some(text::line(&shown, LONGEST)?).filter(|text| !text.is_empty()))
    }
}

fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn about(key: &'static str, value: &str) -> Message {
    Message::new(key).with("value", value.to_owned())
}

impl Catalogue {
    /// Reads another file into it.
    pub fn add(&mut self, workbook: &Workbook, file: &str) {
        let found = workbook.sheets.iter().find_map(|sheet| {
            sheet.rows().take(20).find_map(|row| Some((sheet, row, Columns::of(sheet, row)?)))
        });
        let Some((sheet, head, columns)) = found else {
            let reason = Message::new("catalogue-no-head");
            self.refused.push(RowRemark { file: file.to_owned(), row: None, reason });
            return;
        };
        for row in sheet.rows().filter(|row| *row > head) {
            let remark = |reason| RowRemark { file: file.to_owned(), row: Some(row + 1), reason };
            match self.read(&Row { sheet, row }, &columns) {
                Ok(None) => {}
                Ok(Some(reason)) => self.left_out.push(remark(reason)),
                Err(reason) => self.refused.push(remark(reason)),
            }
        }
    }

    /// Takes a row in; what to say if it was left out, or what is wrong with it.
    fn read(&mut self, row: &Row<'_>, columns: &Columns) -> Result<Option<Message>, Message> {
        let group_key = row.cell(columns.group_key)?;
        let group_name = row.cell(columns.group_name)?;
        let topic = row.cell(columns.topic)?;
        if let Some(key) = group_key.as_ref().filter(|key| !is_digits(key, 5)) {
            return Err(about("catalogue-bad-group", key));
        }
        if let Some(key) = &group_key {
            let name = group_name.clone().ok_or_else(|| about("catalogue-nameless-group", key))?;
            self.add_group(key, name, topic.clone());
        }
        let name = row.cell(columns.name)?;
        let also: Vec<String> = columns
            .others
            .iter()
            .filter_map(|column| row.cell(Some(*column)).transpose())
            .collect::<Result<_, _>>()?;
        let Some(given) = row.cell(columns.key)? else {
            // A list of groups has no other keys.
            if columns.key.is_some() {
                self.keyless(group_key, name);
            }
            return Ok(None);
        };
        let key: String = given.split_whitespace().collect();
        if !given.bytes().any(|byte| byte.is_ascii_digit()) {
            self.keyless(group_key, name);
            return Ok(None);
        }
        if !(is_digits(&key, 14) && key.starts_with("99")) {
            return Ok(Some(about("catalogue-not-a-key", &given)));
        }
        let name = name.ok_or_else(|| about("catalogue-no-name", &key))?;
        let group_name = group_name.filter(|_| group_key.is_some());
        let legal_basis = row.cell(columns.legal_basis)?;
        let service = Service { key: key.clone(), name, group_key, group_name, topic, legal_basis };
        let first = self.rows.entry(key.clone()).or_insert_with(|| service.clone());
        if *first != service {
            return Err(about("catalogue-twice", &key));
        }
        self.entries.insert(key, NewService { service, also: also.join(" ") });
        Ok(None)
    }

    /// A service that has no key is found with its group.
    fn keyless(&mut self, group_key: Option<String>, name: Option<String>) {
        self.keyless += 1;
        if let Some((group, name)) = group_key.and_then(|key| self.entries.get_mut(&key)).zip(name) {
            group.also.push(' ');
            group.also.push_str(&name);
        }
    }

    fn add_group(&mut self, key: &str, name: String, topic: Option<String>) {
        let group = || NewService {
            service: Service {
                key: key.to_owned(),
                name,
                group_key: None,
                group_name: None,
                topic,
                legal_basis: None,
            },
            also: String::new(),
        };
        self.entries.entry(key.to_owned()).or_insert_with(group);
    }

    /// The services, by their keys.
    pub fn services(self) -> Vec<NewService> {
        self.entries.into_values().collect()
    }

    /// How many services of the LeiKa and how many groups of the OZG there are.
    pub fn counts(&self) -> (usize, usize) {
        let services = self.entries.keys().filter(|key| key.len() == 14).count();
        (services, self.entries.len() - services)
    }
}
