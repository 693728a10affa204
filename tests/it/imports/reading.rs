// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What is in a file, and that no file costs more than the limits say.

use std::io::{Cursor, Read as _, Write as _};

use proptest::prelude::*;
use vorrang::{
    exchange::reading::{
        self, Address, Cell, Delimiter, Encoding, FileKind, Limits, ReadError, Sheet, Workbook,
    },
    kit::i18n::Locale,
};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::sample;

fn read(bytes: &[u8]) -> Result<Workbook, ReadError> {
    reading::read(bytes, &Limits::SENT)
}

fn too_far(row: u32, column: u32) -> ReadError {
    ReadError::TooFar { at: at(row, column), last: at(19_999, 199) }
}

fn at(row: u32, column: u32) -> Address {
    Address { row, column }
}

fn only_sheet(bytes: &[u8]) -> Sheet {
    let mut workbook = read(bytes).unwrap();
    assert_eq!(workbook.sheets.len(), 1);
    workbook.sheets.remove(0)
}

fn kind(name: &str) -> FileKind {
    read(&sample(name)).unwrap().kind
}

/// The parts of a packed file, each changed by `change`, packed again.
fn repacked(bytes: &[u8], change: impl Fn(&str, Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        packed.start_file(name.clone(), SimpleFileOptions::default()).unwrap();
        packed.write_all(&change(&name, content)).unwrap();
    }
    packed.finish().unwrap().into_inner()
}

/// The sample `02_sauber.xlsx` with another text in one of its parts.
fn with_text(part: &str, old: &str, new: &str) -> Vec<u8> {
    repacked(&sample("02_sauber.xlsx"), |name, content| {
        if name != part {
            return content;
        }
        let text = String::from_utf8(content).unwrap();
        assert!(text.contains(old), "{text:.400}");
        text.replacen(old, new, 1).into_bytes()
    })
}

const SHEET: &str = "xl/worksheets/sheet1.xml";

#[test]
fn files_are_known_by_their_content() {
    assert_eq!(kind("02_sauber.xlsx"), FileKind::Xlsx);
    assert_eq!(kind("13_libreoffice.ods"), FileKind::Ods);
    let text = |encoding, delimiter| FileKind::Text(encoding, delimiter);
    for (name, expected) in [
        ("03_excel_export_windows-1252.csv", text(Encoding::Windows1252, Delimiter::Semicolon)),
        ("04_excel_csv_utf8_bom.csv", text(Encoding::Utf8, Delimiter::Semicolon)),
        ("06_sep_zeile_windows-1252.csv", text(Encoding::Windows1252, Delimiter::Semicolon)),
        ("07_englisches_excel_komma.csv", text(Encoding::Utf8, Delimiter::Comma)),
        ("08_mac_utf8_nfd_cr.csv", text(Encoding::Utf8, Delimiter::Semicolon)),
        ("10_nur_kopfzeile.csv", text(Encoding::Utf8, Delimiter::Semicolon)),
    ] {
        assert_eq!(kind(name), expected, "{name}");
    }
}

#[test]
fn what_cannot_be_read_is_refused_with_advice() {
    for (name, error, said) in [
        ("11_leer.csv", ReadError::Empty, "Die Datei ist leer."),
        ("14_altes_excel.xls", ReadError::OldExcel, "Excel-Arbeitsmappe (.xlsx)"),
        ("15_fachverfahren_html_als.xls", ReadError::Markup, "Excel-Arbeitsmappe (.xlsx)"),
        ("17_kennwortgeschuetzt.xlsx", ReadError::Password, "Kennwort"),
        ("18_riesiger_bereich.xlsx", too_far(1_048_575, 16_383), "XFD1048576"),
        ("21_riesiger_bereich.ods", too_far(1_048_001, 1_023), "AMJ1048002"),
    ] {
        let refused = read(&sample(name)).unwrap_err();
        assert_eq!(refused, error, "{name}");
        let sentence = Locale::De.message(&refused.message());
        assert!(sentence.contains(said), "{name}: {sentence}");
    }
    let broken = &sample("02_sauber.xlsx")[..9000];
    assert_eq!(read(broken).unwrap_err(), ReadError::Broken);
    assert_eq!(read(b"%PDF-1.7 ...").unwrap_err(), ReadError::NoTable);
    let mut document = ZipWriter::new(Cursor::new(Vec::new()));
    document.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    assert_eq!(read(&document.finish().unwrap().into_inner()).unwrap_err(), ReadError::NoTable);
}

#[test]
fn cells_hold_what_the_program_showed() {
    let list = read(&sample("01_projektliste_realistisch.xlsx")).unwrap();
    let names: Vec<&str> = list.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Deckblatt", "Projektliste 2024 ", "Listen", "Alt_2023"]);
    let sheet = &list.sheets[1];
    assert_eq!(sheet.cell(at(5, 9)), Some(&Cell::Text("45.000,00 €".to_owned())));
    assert_eq!(sheet.cell(at(14, 7)), Some(&Cell::Number(45170.0)));
    assert_eq!(sheet.cell(at(20, 7)).unwrap().shown(), "20.05.2026");
    assert_eq!(sheet.cell(at(27, 9)), Some(&Cell::Uncalculated));
    assert_eq!(sheet.cell(at(54, 4)), None);
    assert_eq!(sheet.covered_by(at(54, 4)), Some(at(53, 4)));
    assert_eq!(sheet.rows().last(), Some(73));
    let calculated = read(&sample("01b_von_libreoffice_gespeichert.xlsx")).unwrap();
    assert_eq!(calculated.sheets[1].cell(at(27, 9)), Some(&Cell::Fault("#NV".to_owned())));

    let sheet = only_sheet(&sample("13_libreoffice.ods"));
    assert_eq!(sheet.rows().count(), 64);
    assert_eq!(sheet.cell(at(4, 6)).unwrap().shown(), "09.06.2024");
    assert_eq!(
        sheet.cell(at(4, 2)).unwrap().text().unwrap().lines().last(),
        Some("Erster Einsatz zur Europawahl.")
    );
    assert_eq!(sheet.covered_by(at(0, 13)), Some(at(0, 0)));
}

#[test]
fn a_workbook_may_count_from_1904() {
    let list = with_text("xl/workbook.xml", "<workbookPr", "<workbookPr date1904=\"1\"");
    let workbook = read(&list).unwrap();
    assert!(workbook.counts_from_1904);
    // The same number, 1,462 days later.
    assert_eq!(workbook.sheets[0].cell(at(1, 6)).unwrap().shown(), "10.06.2028");
}

#[test]
fn a_spreadsheet_with_a_password_or_links_says_so() {
    let locked = repacked(&sample("13_libreoffice.ods"), |name, content| {
        if name == "META-INF/manifest.xml" { b"<manifest:encryption-data/>".to_vec() } else { content }
    });
    assert_eq!(read(&locked).unwrap_err(), ReadError::Password);
    assert!(!read(&sample("02_sauber.xlsx")).unwrap().has_links);
    let linked = repacked(&sample("02_sauber.xlsx"), |_, content| content);
    let mut archive = ZipWriter::new_append(Cursor::new(linked)).unwrap();
    archive.start_file("xl/externalLinks/externalLink1.xml", SimpleFileOptions::default()).unwrap();
    assert!(read(&archive.finish().unwrap().into_inner()).unwrap().has_links);
}

#[test]
fn a_bomb_is_refused_before_it_goes_off() {
    let blanks = vec![b' '; 70 * 1024 * 1024];
    let bomb = repacked(&sample("02_sauber.xlsx"), |name, content| {
        if name == SHEET { [content, blanks.clone()].concat() } else { content }
    });
    assert!(bomb.len() < 200_000);
    assert_eq!(read(&bomb).unwrap_err(), ReadError::UnpackedTooLarge);
    // The directory says that the part is small; the part itself is as large as before.
    let size = (70 * 1024 * 1024_u32).to_le_bytes();
    let mut liar = bomb.clone();
    let original = u32::try_from(ZipArchive::new(Cursor::new(&bomb)).unwrap().by_name(SHEET).unwrap().size());
    let original = original.unwrap().to_le_bytes();
    assert_ne!(size, original);
    while let Some(place) = liar.windows(4).position(|window| window == original) {
        liar[place..place + 4].copy_from_slice(&1000_u32.to_le_bytes());
    }
    assert!(matches!(read(&liar), Err(ReadError::UnpackedTooLarge | ReadError::Broken)));
    // A hundred sheets of the same rows.
    let sheet = |n| format!("<sheet name=\"S{n}\" sheetId=\"{n}\" r:id=\"rId1\"/>");
    let sheets = (2..=100).map(sheet).collect::<Vec<String>>().concat();
    let many = repacked(&sample("02_sauber.xlsx"), |name, content| {
        if name != "xl/workbook.xml" {
            return content;
        }
        String::from_utf8(content).unwrap().replace("</sheets>", &format!("{sheets}</sheets>")).into_bytes()
    });
    assert!(matches!(read(&many), Err(ReadError::TooManySheets)), "{:?}", read(&many));
}

#[test]
fn more_rows_than_a_list_has_are_refused() {
    let row = |n: u32| format!("<row r=\"{n}\"><c r=\"A{n}\"><v>1</v></c></row>");
    let rows: String = (64..=1_000_000).map(row).collect();
    let list = with_text(SHEET, "</sheetData>", &format!("{rows}</sheetData>"));
    assert_eq!(read(&list).unwrap_err(), too_far(20_000, 0));
    let csv = "a;b\n".repeat(1_000_000);
    assert_eq!(read(csv.as_bytes()).unwrap_err(), too_far(20_000, 0));
    assert_eq!(read(&vec![b'a'; 11 * 1024 * 1024]).unwrap_err(), ReadError::FileTooLarge(10 * 1024 * 1024));
}

/// A sample, or one that is cut, with other bytes here and there.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    const SAMPLES: [&str; 8] = [
        "02_sauber.xlsx",
        "20_zweizeiliger_kopf.xlsx",
        "18_riesiger_bereich.xlsx",
        "13_libreoffice.ods",
        "21_riesiger_bereich.ods",
        "09_defekt.csv",
        "12_formel_und_html.csv",
        "17_kennwortgeschuetzt.xlsx",
    ];
    let changes = proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 0..12);
    (0..SAMPLES.len(), changes, proptest::option::of(any::<proptest::sample::Index>())).prop_map(
        |(name, changes, cut)| {
            let mut bytes = sample(SAMPLES[name]);
            for (place, byte) in changes {
                let place = place.index(bytes.len());
                bytes[place] = byte;
            }
            if let Some(cut) = cut {
                let length = cut.index(bytes.len());
                bytes.truncate(length);
            }
            bytes
        },
    )
}

/// Other bytes inside a part of a packed sample: checksums are right, so that what is in it is read.
fn mutated_inside() -> impl Strategy<Value = Vec<u8>> {
    let changes = proptest::collection::vec((any::<proptest::sample::Index>(), "[<>/\"=a-z0-9]{0,12}"), 1..6);
    (prop_oneof![Just("20_zweizeiliger_kopf.xlsx"), Just("21_riesiger_bereich.ods")], 0..12_usize, changes)
        .prop_map(|(name, part, changes)| {
            let counter = std::cell::Cell::new(0);
            repacked(&sample(name), |_, mut content| {
                let is_meant = counter.replace(counter.get() + 1) == part;
                for (place, text) in
                    changes.iter().filter(|_| is_meant && !content.is_empty()).cloned().collect::<Vec<_>>()
                {
                    let place = place.index(content.len());
                    let end = (place + text.len()).min(content.len());
                    content.splice(place..end, text.bytes());
                }
                content
            })
        })
}

fn is_within_limits(workbook: &Workbook) -> bool {
    workbook.sheets.iter().all(|sheet| sheet.rows().all(|row| row < 20_000) && sheet.width() <= 200)
}

proptest! {
    #[test]
    fn no_bytes_bring_the_reader_down(bytes in prop_oneof![mutated(), mutated_inside()]) {
        if let Ok(workbook) = read(&bytes) {
            prop_assert!(is_within_limits(&workbook));
        }
    }
}
