// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Whoever changes a weight in the workbook sees the places that the portal would give: LibreOffice calculates,
//! and every place and all points are compared.

use std::{collections::BTreeMap, fs, process::Command};

use sqlx::PgPool;
use tempfile::TempDir;
use vorrang::{
    projects::State,
    ranking::{Candidate, HalfLevels, ScoreRange, Weights, standings},
};

use super::{read, repacked, rows, sheet, with_number};
use crate::support::portal::Portal;

const PLEASE_INSTALL: &str =
    "Please install LibreOffice Calc, in Debian: apt-get install libreoffice-calc-nogui";

/// Formulas are worked out anew when a file is opened, whoever has written it.
const ALWAYS_CALCULATE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;

const WEIGHTINGS: [[u32; 4]; 5] =
    [[40, 20, 25, 15], [1, 1, 1, 1], [0, 0, 7, 0], [999_999, 1, 333_333, 7], [3, 0, 13, 29]];

/// Place, points, points from and to, places from and to, as a workbook shows them.
type Line = [String; 6];

/// What follows from these weights, for every project in the procedure.
async fn expected(pool: &PgPool, points: [u32; 4]) -> BTreeMap<String, Line> {
    let projects: Vec<(String, State, Vec<Option<i16>>)> = sqlx::query_as(
        "select number, state, array(select half_levels from criterion left join assessed_level
                    on criterion_id = criterion.id and project_id = project.id order by position)
         from project where state = any($1)",
    )
    .bind(State::IN_PROCEDURE.as_slice())
    .fetch_all(pool)
    .await
    .unwrap();
    let weights = Weights::new(points.to_vec()).unwrap();
    let level = |level: i16| HalfLevels::new(u8::try_from(level).unwrap()).unwrap();
    let candidates: Vec<Candidate> = projects
        .iter()
        .map(|(_, state, levels)| {
            let levels: Vec<Option<HalfLevels>> = levels.iter().map(|one| one.map(level)).collect();
            Candidate { score: ScoreRange::of(&levels, &weights).unwrap(), eligible: state.is_ranked() }
        })
        .collect();
    let standings = standings(&candidates);
    let lines = projects.into_iter().zip(candidates.iter().zip(standings)).map(|((number, ..), of)| {
        let (Candidate { score, .. }, standing) = of;
        // As a number is shown: 77 and 77,5.
        let points =
            |score| (f64::from(weights.points_of(score).tenths()) / 10.0).to_string().replace('.', ",");
        let when = |condition: bool, text: String| if condition { text } else { String::new() };
        let is_whole = score.is_complete();
        let line = [
            standing.place.map(|place| place.to_string()).unwrap_or_default(),
            when(is_whole, points(score.lowest())),
            when(!is_whole, points(score.lowest())),
            when(!is_whole, points(score.highest())),
            when(standing.place.is_none(), standing.best_place.to_string()),
            when(standing.place.is_none(), standing.worst_place.to_string()),
        ];
        (number, line)
    });
    lines.collect()
}

/// What the workbook says, of both of its sheets with projects.
fn calculated(bytes: &[u8]) -> BTreeMap<String, Line> {
    let heads = ["Kennung", "Platz", "Punkte", "Punkte von", "Punkte bis", "Platz von", "Platz bis"];
    let book = read(bytes);
    let names = ["Vorhaben", "Weitere Vorhaben"];
    let sheets = names.iter().filter_map(|name| book.sheets.iter().find(|sheet| sheet.name == *name));
    let lines = sheets.flat_map(|sheet| rows(sheet, heads)).map(|[number, line @ ..]| (number, line));
    let lines: Vec<(String, Line)> = lines.collect();
    let found: BTreeMap<String, Line> = lines.iter().cloned().collect();
    assert_eq!(found.len(), lines.len(), "a project stands there twice");
    found
}

/// Lets LibreOffice open the files and save them anew, in one go.
fn recalculate(folder: &TempDir, files: &[String]) {
    let profile = folder.path().join("profile");
    fs::create_dir_all(profile.join("user")).unwrap();
    fs::write(profile.join("user/registrymodifications.xcu"), ALWAYS_CALCULATE).unwrap();
    let out = folder.path().join("out");
    let done = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"])
        .arg(&out)
        .args(files.iter().map(|file| folder.path().join(file)))
        .output()
        .expect(PLEASE_INSTALL);
    assert!(done.status.success(), "{done:?}");
}

/// Half levels, ties and gaps of every kind.
async fn unsettle(pool: &PgPool) {
    for statement in [
        "update assessed_level set half_levels = half_levels - 1
         where half_levels > 0 and project_id % 5 = 0 and criterion_id % 2 = 0",
        "delete from assessed_level where project_id % 11 = 3 and criterion_id % 3 = 1",
        "update assessed_level as stored set half_levels = other.half_levels
         from assessed_level as other
         where other.criterion_id = stored.criterion_id and stored.project_id % 7 = 1
           and other.project_id = stored.project_id + 1",
        "update project set state = 'in_assessment' where id % 13 = 4",
        "update project set state = 'declined' where id % 17 = 6",
    ] {
        assert!(sqlx::query(statement).execute(pool).await.unwrap().rows_affected() > 0, "{statement}");
    }
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn every_place_follows_the_weights_of_the_workbook(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    unsettle(&pool).await;
    let folder = TempDir::new().unwrap();
    let mut files = Vec::new();
    for (name, address) in
        [("board", "/board.xlsx"), ("list", "/projects.xlsx"), ("some", "/projects.xlsx?q=online&sort=title")]
    {
        let bytes = portal.get(address).await.bytes;
        // What is written into the file for programs that do not calculate.
        let (now, expected_now) = (calculated(&bytes), expected(&pool, WEIGHTINGS[0]).await);
        for (number, line) in &expected_now {
            assert_eq!(now.get(number), Some(line), "{name}: {number} before it is calculated");
        }
        for (index, points) in WEIGHTINGS.iter().enumerate() {
            let changed = repacked(&bytes, "xl/worksheets/sheet2.xml", |xml| {
                let cells = ["B7", "C7", "D7", "E7"].into_iter().zip(points);
                cells.fold(xml, |xml, (cell, points)| with_number(&xml, cell, &points.to_string()))
            });
            let file = format!("{name}-{index}.xlsx");
            fs::write(folder.path().join(&file), changed).unwrap();
            files.push((file, *points));
        }
    }
    let names: Vec<String> = files.iter().map(|(file, _)| file.clone()).collect();
    recalculate(&folder, &names);
    let mut open = 0;
    for (file, points) in files {
        let found = calculated(&fs::read(folder.path().join("out").join(&file)).unwrap());
        for (number, line) in expected(&pool, points).await {
            assert_eq!(found.get(&number), Some(&line), "{file}: {number} with {points:?}");
            open += usize::from(line[0].is_empty());
        }
    }
    assert!(open > 50, "gaps are among what was compared");
}

#[sqlx::test(migrator = "vorrang::MIGRATOR")]
async fn weights_that_somebody_types_are_those_of_the_portal(pool: PgPool) {
    let portal = Portal::demonstration(&pool).await;
    let book = read(&portal.get("/board.xlsx").await.bytes);
    let weights = sheet(&book, "Gewichtung");
    let said: Vec<String> = (1..=5).map(|column| super::shown(weights, 6, column)).collect();
    assert_eq!(said, ["40", "20", "25", "15", "100"]);
    assert_eq!(super::shown(weights, 5, 1), "Gesetzliche Rahmenbedingungen");
    assert_eq!(super::shown(weights, 13, 0), "Stufe 5");
    assert!(super::shown(weights, 3, 0).contains("Beispielwerte"));
}
