// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Lists that go out: what is in them, that they calculate as the portal does, and that they come back as they were.

mod command;
mod formulas;
mod journeys;
mod pages;
mod property;
mod round_trip;

use std::io::{Cursor, Read as _, Write as _};

use vorrang::exchange::reading::{self, Address, Cell, Limits, Sheet, Workbook};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

fn read(bytes: &[u8]) -> Workbook {
    reading::read(bytes, &Limits::SENT).unwrap()
}

fn sheet<'a>(book: &'a Workbook, name: &str) -> &'a Sheet {
    let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    book.sheets
        .iter()
        .find(|sheet| sheet.name == name)
        .unwrap_or_else(|| panic!("{name} is not in {names:?}"))
}

/// The column with that head.
fn column(sheet: &Sheet, head: &str) -> u32 {
    let found = (0..sheet.width()).find(|column| shown(sheet, 0, *column) == head);
    found.unwrap_or_else(|| panic!("no column {head}"))
}

fn shown(sheet: &Sheet, row: u32, column: u32) -> String {
    sheet.cell(Address { row, column }).map(Cell::shown).unwrap_or_default()
}

/// What stands in the columns with these heads, row by row.
fn rows<const N: usize>(sheet: &Sheet, heads: [&str; N]) -> Vec<[String; N]> {
    let columns = heads.map(|head| column(sheet, head));
    sheet.rows().skip(1).map(|row| columns.map(|column| shown(sheet, row, column))).collect()
}

/// The same file with another content in some of its parts.
fn repacked(bytes: &[u8], part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut is_found = false;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let (name, mut content) = (entry.name().unwrap().into_owned(), Vec::new());
        entry.read_to_end(&mut content).unwrap();
        if name == part {
            is_found = true;
            content = change(String::from_utf8(content).unwrap()).into_bytes();
        }
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(&content).unwrap();
    }
    assert!(is_found, "{part}");
    writer.finish().unwrap().into_inner()
}

/// A sheet with another number in a cell, as somebody at a spreadsheet would type it.
fn with_number(xml: &str, cell: &str, number: &str) -> String {
    let (before, rest) = xml.split_once(&format!("<c r=\"{cell}\"")).unwrap();
    let (head, rest) = rest.split_once('>').unwrap();
    if let Some(head) = head.strip_suffix('/') {
        return format!("{before}<c r=\"{cell}\"{head}><v>{number}</v></c>{rest}");
    }
    let (_, rest) = rest.split_once("</c>").unwrap();
    format!("{before}<c r=\"{cell}\"{head}><v>{number}</v></c>{rest}")
}

/// The same with a text.
fn with_text(xml: &str, cell: &str, text: &str) -> String {
    let (before, rest) = xml.split_once(&format!("<c r=\"{cell}\"")).unwrap();
    let (_, rest) = rest.split_once("</c>").unwrap();
    format!("{before}<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>{rest}")
}

/// Address of the cell in the row of that project, under that head.
fn cell_of(sheet: &Sheet, number: &str, head: &str) -> String {
    let (numbers, column) = (column(sheet, "Kennung"), column(sheet, head));
    let row = sheet.rows().find(|row| shown(sheet, *row, numbers) == number).unwrap();
    Address { row, column }.to_string()
}
