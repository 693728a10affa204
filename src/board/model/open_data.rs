// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The last frozen board as everybody may use it. Nothing in here can name a person: it is made from what the
//! board shows of projects, not from the record of who froze it and why.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use serde_json::{Value, json};

use super::{ShownBoard, ShownRow, Snapshot};
use crate::ranking::{HalfLevels, RawScore, Weights};

/// Under which the data may be used: attribution, version 2.0. DCAT-AP.de names it so.
pub const LICENCE: &str = "http://dcat-ap.de/def/licenses/dl-by-de/2.0";

/// A frozen board.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OpenBoard {
    /// Its key; its page is at `/boards/{id}`.
    pub board: i64,
    /// When it was frozen.
    pub frozen_at: DateTime<Utc>,
    /// SHA-256 of what its places follow from.
    pub inputs_sha256: String,
    /// The version of the weighting.
    pub weighting_version: i32,
    /// How many projects were in the procedure.
    pub in_procedure: u32,
    /// How many of them had a place.
    pub ranked: u32,
    /// How many were in the Top 25, with all that tied with the last.
    pub on_board: u32,
    /// What was weighted how.
    pub criteria: Vec<OpenCriterion>,
    /// The Top 25 and those that follow.
    pub projects: Vec<OpenProject>,
}

/// A criterion and its points.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OpenCriterion {
    /// Its key.
    pub key: String,
    /// Its name in German.
    pub name_de: String,
    /// Its name in English.
    pub name_en: String,
    /// Its points.
    pub points: u32,
}

/// A project as it stood.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OpenProject {
    /// Its place.
    pub place: u32,
    /// Whether another project shared it.
    pub is_tied: bool,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Its department.
    pub department: String,
    /// Its state.
    pub state: String,
    /// Its deadline.
    pub deadline: Option<NaiveDate>,
    /// Its points out of 100, to one decimal.
    pub points: Option<f64>,
    /// Its level from 0 to 5 on each criterion, by key.
    pub levels: BTreeMap<String, Option<f64>>,
}

impl OpenBoard {
    /// What may be told of a frozen board.
    pub fn of(snapshot: &Snapshot, shown: &ShownBoard) -> Self {
        let weights = Weights::new(shown.criteria.iter().map(|criterion| criterion.points).collect()).ok();
        let criteria = shown.criteria.iter().map(|criterion| OpenCriterion {
            key: criterion.key.clone(),
            name_de: criterion.name_de.clone(),
            name_en: criterion.name_en.clone(),
            points: criterion.points,
        });
        Self {
            board: snapshot.id.0,
            frozen_at: snapshot.taken_at,
            inputs_sha256: snapshot.hash.to_string(),
            weighting_version: snapshot.weighting_version,
            in_procedure: snapshot.in_procedure,
            ranked: snapshot.ranked,
            on_board: shown.on_board,
            criteria: criteria.collect(),
            projects: shown.rows.iter().map(|row| OpenProject::of(row, shown, weights.as_ref())).collect(),
        }
    }

    /// The heads of [`Self::lines`].
    pub fn heads(&self) -> Vec<String> {
        let fixed = ["place", "is_tied", "number", "title", "department", "state", "deadline", "points"];
        let levels = self.criteria.iter().map(|criterion| format!("level_{}", criterion.key));
        fixed.into_iter().map(str::to_owned).chain(levels).collect()
    }

    /// A line of a table for each project.
    pub fn lines(&self) -> impl Iterator<Item = Vec<String>> {
        self.projects.iter().map(|project| {
            let number = |number: Option<f64>| number.map(|number| number.to_string()).unwrap_or_default();
            let fixed = [
                project.place.to_string(),
                project.is_tied.to_string(),
                project.number.clone(),
                harmless(&project.title),
                harmless(&project.department),
                project.state.clone(),
                project.deadline.map(|deadline| deadline.to_string()).unwrap_or_default(),
                number(project.points),
            ];
            let levels =
                self.criteria.iter().map(|one| number(project.levels.get(&one.key).copied().flatten()));
            fixed.into_iter().chain(levels).collect()
        })
    }
}

/// A text that no spreadsheet takes for a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

impl OpenProject {
    fn of(row: &ShownRow, shown: &ShownBoard, weights: Option<&Weights>) -> Self {
        let level =
            |level: &Option<u8>| level.and_then(HalfLevels::new).map(|half| f64::from(half.get()) / 2.0);
        let keys = shown.criteria.iter().map(|criterion| criterion.key.clone());
        let tenths = weights.map(|weights| weights.points_of(RawScore::new(row.score)).tenths());
        Self {
            place: row.place,
            is_tied: row.is_tied,
            number: row.number.clone(),
            title: row.title.clone(),
            department: row.department.clone(),
            state: row.state.clone(),
            deadline: row.deadline,
            points: tenths.map(|tenths| f64::from(tenths) / 10.0),
            levels: keys.zip(row.levels.iter().map(level)).collect(),
        }
    }
}

/// What the description of the data says in words.
#[derive(Clone, Debug)]
pub struct CatalogueWords {
    /// Title of the catalogue.
    pub catalogue: String,
    /// Title of the data.
    pub title: String,
    /// What they are about.
    pub description: String,
    /// Who publishes them.
    pub publisher: String,
}

/// The data as a portal of open data takes them in: DCAT-AP with what DCAT-AP.de adds, as JSON-LD. `base` is
/// the address of the portal; where it is empty, addresses are relative to that of the description itself.
pub fn catalogue(board: &OpenBoard, words: &CatalogueWords, base: &str) -> Value {
    let at = |path: &str| json!({ "@id": format!("{base}{path}") });
    let text = |text: &str| json!({ "@language": "de", "@value": text });
    let time = json!({ "@type": "xsd:dateTime", "@value": board.frozen_at.to_rfc3339() });
    let licence = json!({ "@id": LICENCE });
    let publisher = json!({ "@id": format!("{base}/open-data#publisher"), "@type": "foaf:Agent", "foaf:name": words.publisher });
    let distribution = |path: &str, kind: &str, file_type: &str| {
        json!({
            "@id": format!("{base}{path}#distribution"),
            "@type": "dcat:Distribution",
            "dct:title": text(&format!("{} ({file_type})", words.title)),
            "dcat:accessURL": at(path),
            "dcat:downloadURL": at(path),
            "dcat:mediaType": { "@id": format!("https://www.iana.org/assignments/media-types/{kind}") },
            "dct:format": { "@id": format!("http://publications.europa.eu/resource/authority/file-type/{file_type}") },
            "dct:license": licence,
            "dcatde:licenseAttributionByText": words.publisher,
            "dct:modified": time,
        })
    };
    let dataset = json!({
        "@id": format!("{base}/open-data#board"),
        "@type": "dcat:Dataset",
        "dct:title": text(&words.title),
        "dct:description": text(&words.description),
        "dct:identifier": "vorrang-board",
        "dct:publisher": publisher,
        "dct:modified": time,
        "dct:language": { "@id": "http://publications.europa.eu/resource/authority/language/DEU" },
        "dcat:theme": { "@id": "http://publications.europa.eu/resource/authority/data-theme/GOVE" },
        "dcat:landingPage": at("/open-data"),
        "dcat:distribution": [
            distribution("/open-data/board.json", "application/json", "JSON"),
            distribution("/open-data/board.csv", "text/csv", "CSV"),
        ],
    });
    json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dcatde": "http://dcat-ap.de/def/dcatde/",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": format!("{base}/open-data#catalogue"),
        "@type": "dcat:Catalog",
        "dct:title": text(&words.catalogue),
        "dct:description": text(&words.description),
        "dct:publisher": publisher,
        "dct:license": licence,
        "dct:modified": time,
        "foaf:homepage": at("/open-data"),
        "dcat:dataset": [dataset],
    })
}
