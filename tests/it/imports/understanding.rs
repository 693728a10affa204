// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What is made of a list, row by row, held to `tests/data/import/01_erwartet.json` and the README beside it.

use std::collections::BTreeMap;

use serde_json::Value;
use vorrang::{
    exchange::{
        reading::{self, Limits, Workbook},
        understanding::{
            Choices, CriterionNames, DecimalMark, Existing, Fate, Row, RowKind, Stock, StockProject,
            Understood, Unit, Weight, propose, understand,
        },
    },
    kit::i18n::Locale,
    projects::{Kind, ProjectId, State, StoredProject},
};

use super::sample;

fn read(bytes: &[u8]) -> Workbook {
    reading::read(bytes, &Limits::SENT).unwrap()
}

fn criteria() -> Vec<CriterionNames> {
    let named = [
        ("gesetz", "Gesetz"),
        ("politik", "Politik"),
        ("buerger", "Nutzen Bürger"),
        ("unternehmen", "Nutzen Unternehmen"),
    ];
    named.map(|(key, name)| CriterionNames { key: key.to_owned(), names: vec![name.to_owned()] }).to_vec()
}

fn understood(name: &str) -> (Workbook, Choices, Understood) {
    let workbook = read(&sample(name));
    let choices = propose(&workbook, &criteria());
    let understood = understand(&workbook, &choices, &criteria(), &Stock::default());
    (workbook, choices, understood)
}

fn taken(understood: &Understood) -> Vec<&Row> {
    understood.rows.iter().filter(|row| row.is_taken()).collect()
}

fn keys(row: &Row) -> Vec<&'static str> {
    row.remarks.iter().map(|remark| remark.what.key).collect()
}

fn remarks(understood: &Understood) -> Vec<String> {
    let rows = understood.rows.iter().flat_map(|row| &row.remarks);
    rows.map(|remark| format!("{} {}", remark.at, remark.what.key)).collect()
}

/// The expectation's words for what this portal calls otherwise.
fn expected_keys(word: &str) -> &'static [&'static str] {
    match word {
        "frist_text" => &["remark-date-text"],
        "kosten_text" | "aufwand_text" => &["remark-number-text"],
        "abhaengigkeit_freitext" => &["remark-requires-words", "remark-requires-meant"],
        "unicode_nfd" => &["remark-composed"],
        "kosten_mio" => &["remark-million"],
        "abhaengigkeit_kurzform" => &["remark-requires-short"],
        "unsichtbare_zeichen" => &["remark-unseen"],
        "kosten_teur" => &["remark-thousand"],
        "kosten_circa" => &["remark-about"],
        "bewertung_bereich" => &["remark-level-range"],
        "frist_unscharf" => &["remark-deadline-vague"],
        "jahr_zweistellig" => &["remark-short-year"],
        "frist_serienzahl" => &["remark-serial"],
        "kosten_punkt_dezimal" => &["remark-decimal-point"],
        "aufwand_einheit" => &["remark-unit-days"],
        "bewertung_wort" => &["remark-level-word"],
        "bewertung_ausserhalb" => &["remark-level-outside"],
        "bewertung_halb" => &["remark-level-half"],
        "abhaengigkeit_unbekannt" => &["remark-requires-unknown"],
        "abhaengigkeit_selbst" => &["remark-requires-itself"],
        "abhaengigkeit_zyklus" => &["remark-requires-cycle"],
        "frist_unlesbar" => &["remark-deadline-unreadable"],
        "kosten_leer" | "aufwand_leer" => &["remark-no-value"],
        "formel_als_text" => &["remark-formula-text"],
        "zeilenumbruch" => &["remark-lines-kept"],
        "fehlerwert" => &["remark-uncalculated", "remark-fault"],
        "schreibweise" => &["remark-spelling"],
        "kosten_negativ" => &["remark-number-negative"],
        "fachbereich_aus_verbund" => &["remark-merged"],
        "art_leer" => &["remark-kind-missing"],
        // How a cell is drawn is not read, and the page says so.
        "durchgestrichen" => &[],
        other => panic!("{other}"),
    }
}

fn expect_rows_of_the_list(understood: &Understood) {
    let expected: Value = serde_json::from_slice(&sample("01_erwartet.json")).unwrap();
    let by_row: BTreeMap<u64, &Row> =
        understood.rows.iter().map(|row| (u64::from(row.row) + 1, row)).collect();
    let lines = expected["zeilen"].as_array().unwrap();
    assert_eq!(by_row.len(), lines.len(), "{:?}", by_row.keys());
    for line in lines {
        let number = line["zeile"].as_u64().unwrap();
        let row = by_row[&number];
        let kind = match line["art"].as_str().unwrap() {
            "daten" => matches!(row.kind, RowKind::Data),
            "abschnitt" => row.kind == RowKind::Section && row.text == line["text"].as_str().unwrap(),
            "summe" => row.kind == RowKind::Total,
            "fussnote" => row.kind == RowKind::Note,
            "dublette_exakt" => row.kind == RowKind::Again(5),
            "dublette_aehnlich" => row.kind == RowKind::Similar(5),
            "kennung_doppelt_titel_anders" => row.kind == RowKind::OtherTitle(22),
            other => panic!("{other}"),
        };
        assert!(kind, "{number}: {:?}", row.kind);
        if let Some(project) = line["kennung"].as_str() {
            let values = row.values.as_ref().unwrap_or_else(|| panic!("{number}: {:?}", row.remarks));
            assert_eq!(values.number.as_ref().unwrap().to_string(), project, "{number}");
        }
        assert_eq!(row.is_taken(), line["art"] == "daten", "{number}");
        if line["art"] != "daten" {
            continue;
        }
        let found = keys(row);
        let words: Vec<&str> =
            line["hinweise"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
        let meant: Vec<&[&str]> = words.iter().map(|word| expected_keys(word)).collect();
        for (word, meant) in words.iter().zip(&meant) {
            assert!(
                meant.is_empty() || found.iter().any(|key| meant.contains(key)),
                "{number}: {word} in {found:?}"
            );
        }
        let more: Vec<&&str> = found.iter().filter(|key| !meant.concat().contains(key)).collect();
        assert!(more.is_empty(), "{number} says more than is expected: {more:?}");
    }
}

#[test]
fn the_realistic_list_is_understood_row_by_row() {
    let (workbook, choices, understood) = understood("01_projektliste_realistisch.xlsx");
    assert_eq!(
        (workbook.sheets[choices.sheet].name.as_str(), choices.heads),
        ("Projektliste 2024 ", Some((3, 3)))
    );
    expect_rows_of_the_list(&understood);
    let row = |row| understood.rows.iter().find(|one| one.row + 1 == row).unwrap();
    let values = |line| row(line).values.as_ref().unwrap();
    assert_eq!(values(8).cost.unwrap().0, 1_100_000);
    assert_eq!(
        values(8).requires.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["DIG-004", "DIG-008", "DIG-010"]
    );
    assert_eq!(values(12).deadline_words.as_deref(), Some("Anfang 2027"));
    assert_eq!(values(15).deadline.unwrap().to_string(), "2023-09-01");
    assert_eq!(values(21).levels.iter().filter(|level| level.is_none()).count(), 1);
    assert_eq!(values(55).department, "Dortmunder Systemhaus");
    assert_eq!(values(67).kind.code(), "background");
    assert_eq!(values(28).cost, None);
    assert_eq!(values(10).legal_basis, None);
    let said: Vec<String> =
        row(31).remarks.iter().map(|remark| Locale::De.message(&remark.message())).collect();
    assert_eq!(
        said,
        [
            "'Projektliste 2024'!J31 „-130000“: Ein Betrag kann nicht negativ sein. Das Vorhaben wird ohne diese Angabe übernommen."
        ]
    );
    let said: Vec<String> =
        row(7).remarks.iter().map(|remark| Locale::De.message(&remark.message())).collect();
    assert!(said.iter().any(|said| said.contains("O7 „E-Akte“") && said.contains("DIG-004")), "{said:?}");
}

#[test]
fn the_same_list_saved_by_libreoffice_says_the_same() {
    let (_, _, understood) = understood("01b_von_libreoffice_gespeichert.xlsx");
    expect_rows_of_the_list(&understood);
}

#[test]
fn clean_lists_are_taken_whole_from_every_kind_of_file() {
    for name in [
        "02_sauber.xlsx",
        "03_excel_export_windows-1252.csv",
        "04_excel_csv_utf8_bom.csv",
        "06_sep_zeile_windows-1252.csv",
        "07_englisches_excel_komma.csv",
        "08_mac_utf8_nfd_cr.csv",
        "13_libreoffice.ods",
    ] {
        let (_, choices, understood) = understood(name);
        let rows = taken(&understood);
        assert_eq!(rows.len(), 62, "{name}");
        assert_eq!(choices.columns.len(), 14, "{name}");
        let first = rows[0].values.as_ref().unwrap();
        assert_eq!(first.deadline.unwrap().to_string(), "2024-06-09", "{name}");
        assert_eq!((first.cost.unwrap().0, first.effort.unwrap().0), (45_000, 60), "{name}");
        assert_eq!(rows[2].values.as_ref().unwrap().title, "Digitalisierung des Ausländerwesens", "{name}");
        // A clean list leaves nothing out, and what it says is not doubtful.
        let costly: Vec<String> = rows
            .iter()
            .flat_map(|row| &row.remarks)
            .filter(|remark| remark.weight > Weight::Note)
            .map(|remark| format!("{} {}", remark.at, remark.what.key))
            .collect();
        assert_eq!(costly, Vec::<String>::new(), "{name}");
    }
    let (.., clean) = understood("02_sauber.xlsx");
    assert_eq!(remarks(&clean), Vec::<String>::new());
    let (.., english) = understood("07_englisches_excel_komma.csv");
    assert_eq!((english.mark, remarks(&english)), (Some(DecimalMark::Point), vec![]));
    let (.., german) = understood("06_sep_zeile_windows-1252.csv");
    assert_eq!((german.mark, remarks(&german)), (Some(DecimalMark::Comma), vec![]));
    let (.., mac) = understood("08_mac_utf8_nfd_cr.csv");
    assert!(mac.rows.iter().flat_map(keys).all(|key| key == "remark-composed"));
}

#[test]
fn utf_16_and_a_wrong_name_are_no_obstacle() {
    let text = String::from_utf8(sample("04_excel_csv_utf8_bom.csv")).unwrap().replace(';', "\t");
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(utf16.starts_with(b"\xff\xfe"));
    let workbook = read(&utf16);
    let found = understand(&workbook, &propose(&workbook, &criteria()), &criteria(), &Stock::default());
    assert_eq!(taken(&found).len(), 62);
}

#[test]
fn a_broken_list_costs_only_its_broken_rows() {
    let (_, _, understood) = understood("09_defekt.csv");
    let told = remarks(&understood);
    for expected in [
        "M3 remark-cells-missing",
        "O4 remark-cell-too-many",
        "P4 remark-cell-too-many",
        "B5 remark-open-quote",
    ] {
        assert!(told.iter().any(|one| one == expected), "{expected} in {told:?}");
    }
    assert!(told.iter().any(|one| one.ends_with("remark-encoded-twice")), "{told:?}");
    let numbers: Vec<String> = taken(&understood)
        .iter()
        .filter_map(|row| row.values.as_ref()?.number.as_ref())
        .map(ToString::to_string)
        .collect();
    assert_eq!(numbers, ["DIG-001", "DIG-002", "DIG-003", "DIG-007"]);
    let (.., empty) = self::understood("10_nur_kopfzeile.csv");
    assert!(empty.rows.is_empty());
}

#[test]
fn texts_that_look_like_formulas_or_pages_are_texts() {
    let (_, _, understood) = understood("12_formel_und_html.csv");
    let rows = taken(&understood);
    let titles: Vec<&str> = rows.iter().map(|row| row.values.as_ref().unwrap().title.as_str()).collect();
    assert_eq!(
        titles,
        ["=HYPERLINK(\"http://127.0.0.1/\";\"klick\")", "-2+3", "<script>alert(1)</script> & \"Test\""]
    );
    assert_eq!(keys(rows[0]), ["remark-formula-text"; 3]);
}

#[test]
fn heads_may_have_two_lines_and_other_words() {
    let (workbook, mut choices, understood) = understood("20_zweizeiliger_kopf.xlsx");
    assert_eq!(choices.heads.map(|(_, last)| last), Some(1));
    assert_eq!(choices.cost_unit, Unit::Thousand);
    assert_eq!(
        choices.columns.values().map(String::as_str).collect::<Vec<_>>(),
        [
            "title",
            "department",
            "level-gesetz",
            "level-politik",
            "level-buerger",
            "level-unternehmen",
            "effort",
            "cost"
        ]
    );
    let rows = taken(&understood);
    assert_eq!(rows.len(), 12);
    let first = rows[0].values.as_ref().unwrap();
    assert_eq!((first.number.as_ref(), first.cost.unwrap().0, first.kind.code()), (None, 45_000, "visible"));
    // Whoever imports the list knows better.
    choices.cost_unit = Unit::One;
    choices.is_background = true;
    choices.columns.remove(&2);
    let changed = understand(&workbook, &choices, &criteria(), &Stock::default());
    let first = changed.rows[0].values.as_ref().unwrap();
    assert_eq!((first.cost.unwrap().0, first.kind.code(), first.levels[0]), (45, "background", None));
}

#[test]
fn what_is_there_already_is_skipped_updated_or_taken_anew() {
    let (workbook, mut choices, _) = understood("02_sauber.xlsx");
    let project = |number: &str, title: &str, department: &str| StockProject {
        record: StoredProject {
            id: ProjectId(0),
            number: number.parse().unwrap(),
            title: title.to_owned(),
            department: department.to_owned(),
            summary: String::new(),
            kind: Kind::Visible,
            legal_basis: None,
            deadline: None,
            deadline_words: None,
            effort: None,
            cost: None,
            state: State::Assessed,
        },
        levels: Vec::new(),
    };
    let stock = Stock {
        projects: vec![
            project("DIG-001", "Online-Antrag Briefwahl", "Bürgerdienste"),
            project("DIG-002", "Etwas anderes", "Jugendamt"),
            project("ALT-900", "Einbürgerung (online)", "Ausländerbehörde"),
        ],
        ..Stock::default()
    };
    let fates = |choices: &Choices| -> Vec<String> {
        let rows = understand(&workbook, choices, &criteria(), &stock).rows;
        rows.iter().take(3).map(|row| format!("{:?}", row.fate).chars().take(6).collect()).collect()
    };
    assert_eq!(fates(&choices), ["Skippe", "Skippe", "New"]);
    choices.existing = Existing::Update;
    assert_eq!(fates(&choices), ["Update", "Skippe", "New"], "another title is not taken by itself");
    choices.switched = [1, 2, 3].into();
    assert_eq!(fates(&choices), ["Skippe", "Update", "Nothin"]);
    choices.switched.clear();
    choices.existing = Existing::New;
    assert_eq!(fates(&choices), ["New", "Skippe", "New"]);
    let rows = understand(&workbook, &choices, &criteria(), &stock).rows;
    assert_eq!(rows[0].values.as_ref().unwrap().number, None, "it gets a number of its own");
    assert_eq!(rows[0].fate, Fate::New);
    let similar = rows.iter().find(|row| keys(row).contains(&"remark-similar-project")).unwrap();
    assert_eq!(similar.values.as_ref().unwrap().title, "Einbürgerung online");
}

#[test]
fn a_row_that_is_left_out_is_no_prerequisite() {
    let (workbook, mut choices, whole) = understood("02_sauber.xlsx");
    let requires =
        |understood: &Understood, row: usize| understood.rows[row].values.as_ref().unwrap().requires.len();
    assert_eq!(requires(&whole, 1), 3);
    choices.switched = [4].into(); // DIG-004
    let found = understand(&workbook, &choices, &criteria(), &Stock::default());
    assert_eq!(requires(&found, 1), 2);
    assert!(keys(&found.rows[1]).contains(&"remark-requires-unknown"));
}
