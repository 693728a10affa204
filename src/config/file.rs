// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The file with settings: one table of TOML without sections.

use std::{collections::BTreeMap, fs, os::unix::fs::PermissionsExt as _, path::Path};

use toml::{Spanned, Value};

use super::setting::Setting;
use crate::kit::i18n::Message;

/// So alike a name has to be to what was written to be offered in its place, as clap has it.
const ALIKE: f64 = 0.7;

/// Whether everybody on the machine may read it.
const READ_BY_ALL: u32 = 0o004;

/// What stands in a file, by name, with the line.
pub(super) type Entries = BTreeMap<String, (String, usize)>;

/// Reads the file; says of everything in it that is wrong where that stands.
pub(super) fn read(path: &Path, known: &[Setting], faults: &mut Vec<Message>) -> Entries {
    let about = |key, line: usize| {
        Message::new(key).with("file", path.display().to_string()).with("line", line.to_string())
    };
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            let message = Message::new("program-file-unreadable").with("file", path.display().to_string());
            faults.push(message.with("reason", error.to_string()));
            return Entries::new();
        }
    };
    let line_of = |at: usize| text.get(..at).map_or(1, |before| before.matches('\n').count() + 1);
    let table: BTreeMap<Spanned<String>, Spanned<Value>> = match toml::from_str(&text) {
        Ok(table) => table,
        Err(error) => {
            let line = line_of(error.span().map_or(0, |span| span.start));
            // What a parser quotes may be a password.
            faults.push(about("config-file-syntax", line));
            return Entries::new();
        }
    };
    let mut entries = Entries::new();
    for (key, value) in table {
        let (line, key) = (line_of(key.span().start), key.into_inner());
        if !known.iter().any(|setting| setting.name() == key) {
            faults.push(unknown(about("config-unknown", line), &key, known));
        } else if let Some(text) = scalar(value.into_inner()) {
            entries.insert(key, (text, line));
        } else {
            faults.push(about("config-no-scalar", line).with("name", key));
        }
    }
    if let Some(fault) = open_to_all(path, &entries, known) {
        faults.push(fault);
    }
    entries
}

fn scalar(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        Value::Integer(number) => Some(number.to_string()),
        Value::Boolean(yes) => Some(yes.to_string()),
        Value::Float(_) | Value::Datetime(_) | Value::Array(_) | Value::Table(_) => None,
    }
}

fn unknown(message: Message, key: &str, known: &[Setting]) -> Message {
    let likeness = |name: &String| strsim::jaro(key, name);
    let nearest = known.iter().map(Setting::name).max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    let hint = match nearest.filter(|name| likeness(name) > ALIKE) {
        Some(name) => Message::new("config-nearest").with("name", name),
        None => Message::new("config-see-all"),
    };
    message.with("name", key.to_owned()).with("hint", hint)
}

fn open_to_all(path: &Path, entries: &Entries, known: &[Setting]) -> Option<Message> {
    let secret = known.iter().find(|setting| setting.is_secret() && entries.contains_key(&setting.name()))?;
    let mode = fs::metadata(path).ok()?.permissions().mode();
    let message = Message::new("config-file-open").with("file", path.display().to_string());
    (mode & READ_BY_ALL != 0).then(|| message.with("name", secret.name()))
}
