// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Whatever projects say: a list of them, read back, is the same.

use chrono::{DateTime, NaiveDate};
use proptest::prelude::*;
use vorrang::{
    exchange::{
        understanding::{
            Choices, CriterionNames, Existing, Fate, Stock, StockProject, Weight, propose, understand,
        },
        writing::{self, Criterion, Record, Table},
    },
    kit::i18n::{Bilingual, Locale},
    projects::{Euros, Kind, PersonDays, ProjectId, ProjectNumber, State, StoredProject},
    ranking::HalfLevels,
};

use super::read;

const CRITERIA: [(&str, &str); 3] = [("Gesetz", "Law"), ("Politik", "Policy"), ("Nutzen Bürger", "Citizens")];
const DEPARTMENTS: [&str; 5] = ["Jugendamt", "=1+1", "'@Amt", "-", "Stadt; Amt \"für\" Alles"];

fn criteria() -> Vec<Criterion> {
    let texts = |de: &str, en: &str| Bilingual { de: de.to_owned(), en: en.to_owned() };
    let criterion = |(de, en): (&str, &str)| Criterion {
        name: texts(de, en),
        short_name: texts(de, en),
        levels: (0..6).map(|level| texts(&format!("wenig {level}"), &format!("little {level}"))).collect(),
        points: 10,
    };
    CRITERIA.map(criterion).to_vec()
}

fn names() -> Vec<CriterionNames> {
    let name = |(de, en): (&str, &str)| CriterionNames {
        key: de.to_lowercase(),
        names: [de, de, en, en].map(str::to_owned).to_vec(),
    };
    CRITERIA.map(name).to_vec()
}

/// Texts with everything that means something to a program on the way.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,40}",
        "[=+@'\"; -]{1,3}[a-z;\"',]{0,20}",
        "[A-Za-z;,.\"'_x0-9 \n]{0,60}",
        "(_x000[0-9A-F]_|&#10;|&amp;|<b>|\n|;){0,6}",
    ]
}

fn day() -> impl Strategy<Value = NaiveDate> {
    (1900_i32..2400, 1_u32..=366).prop_filter_map("a day", |(year, day)| NaiveDate::from_yo_opt(year, day))
}

prop_compose! {
    fn record()(
        (title, summary, basis) in (text(), text(), proptest::option::of(text())),
        department in 0..DEPARTMENTS.len(),
        kind in proptest::sample::select(Kind::ALL.to_vec()),
        levels in proptest::collection::vec(proptest::option::of(0_u8..=10), CRITERIA.len()),
        deadline in proptest::option::of(day()),
        effort in proptest::option::of(0_i32..2_000_000),
        cost in proptest::option::of(0_i64..100_000_000_000),
        state in proptest::sample::select(State::ALL.into_iter().filter(|one| *one != State::Draft).collect::<Vec<_>>()),
        requires in any::<u16>(),
    ) -> (Record, u16) {
        let record = Record {
            title: format!("V{title}"),
            summary,
            department: DEPARTMENTS[department].to_owned(),
            kind: Some(kind),
            levels: levels.into_iter().map(|level| level.and_then(HalfLevels::new)).collect(),
            legal_basis: basis.filter(|basis| !basis.trim().is_empty()),
            deadline,
            effort: effort.map(PersonDays),
            cost: cost.map(Euros),
            state: Some(state),
            ..Record::default()
        };
        (record, requires)
    }
}

/// Projects that require only such as stand before them.
fn records() -> impl Strategy<Value = Vec<Record>> {
    proptest::collection::vec(record(), 1..12).prop_map(|records| {
        let number = |index: usize| format!("DIG-{:03}", index + 1);
        let records = records.into_iter().enumerate().map(|(index, (record, requires))| {
            let required = (0..index).filter(|other| requires >> other & 1 == 1);
            Record { number: number(index), requires: required.map(number).collect(), ..record }
        });
        records.collect()
    })
}

fn stock(records: &[Record]) -> Stock {
    let number = |text: &String| text.parse::<ProjectNumber>().unwrap();
    let project = |record: &Record| StockProject {
        record: StoredProject {
            id: ProjectId(0),
            number: number(&record.number),
            title: record.title.clone(),
            summary: record.summary.clone(),
            department: record.department.clone(),
            kind: record.kind.unwrap(),
            legal_basis: record.legal_basis.clone(),
            deadline: record.deadline,
            deadline_words: None,
            effort: record.effort,
            cost: record.cost,
            state: record.state.unwrap(),
        },
        levels: record.levels.iter().map(|level| level.map(|level| (level, false))).collect(),
    };
    let requires = records
        .iter()
        .flat_map(|record| record.requires.iter().map(|required| (number(&record.number), number(required))));
    Stock {
        projects: records.iter().map(project).collect(),
        departments: DEPARTMENTS.map(str::to_owned).to_vec(),
        requires: requires.collect(),
    }
}

fn comes_back_as_it_was(bytes: &[u8], records: &[Record]) -> Result<(), TestCaseError> {
    let book = read(bytes);
    let choices = Choices { existing: Existing::Update, ..propose(&book, &names()) };
    let understood = understand(&book, &choices, &names(), &stock(records));
    prop_assert_eq!(understood.rows.len(), records.len());
    for (row, record) in understood.rows.iter().zip(records) {
        prop_assert_eq!(&row.changes, &vec![], "{:?}", record);
        prop_assert_eq!(&row.fate, &Fate::Same(record.number.parse().unwrap()), "{:?} {:?}", row, record);
        let costly: Vec<_> = row.remarks.iter().filter(|remark| remark.weight > Weight::Note).collect();
        prop_assert!(costly.is_empty(), "{:?}", costly);
    }
    Ok(())
}

proptest! {
    // Two files and two languages in each case.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_list_that_comes_back_is_the_same(records in records(), is_english in any::<bool>()) {
        let words = if is_english { Locale::En } else { Locale::De };
        let table = Table {
            heading: "Liste".to_owned(),
            as_of: DateTime::UNIX_EPOCH,
            weighting: 1,
            is_demonstration: false,
            has_rules: false,
            criteria: criteria(),
            shown: records.clone(),
            others: Vec::new(),
        };
        comes_back_as_it_was(&writing::workbook(&table, words).unwrap(), &records)?;
        comes_back_as_it_was(&writing::text(&table, words).unwrap(), &records)?;
    }
}
