// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};
use serde_json::json;
use sqlx::PgPool;

use crate::{
    audit::{self, Action, Actor, Event},
    exchange::{
        error::CatalogueError,
        reading::{self, Limits},
        understanding::{Catalogue, RowRemark},
    },
    projects::{lock_catalogue, replace_services},
};

/// What was loaded.
#[derive(Clone, Debug, PartialEq)]
pub struct CatalogueSummary {
    /// Services of the LeiKa.
    pub services: usize,
    /// Groups of the OZG.
    pub groups: usize,
    /// Rows that have no key and say so.
    pub keyless: usize,
    /// Rows that were left out.
    pub left_out: Vec<RowRemark>,
}

/// Puts the catalogue of these files, each with its name, in the place of the one before; all of it or nothing.
pub async fn import_catalogue(
    pool: &PgPool,
    files: &[(String, Vec<u8>)],
    now: DateTime<Utc>,
) -> Result<CatalogueSummary, CatalogueError> {
    let mut catalogue = Catalogue::default();
    for (name, bytes) in files {
        match reading::read(bytes, &Limits::OWN) {
            Ok(workbook) => catalogue.add(&workbook, name),
            Err(error) => {
                catalogue.refused.push(RowRemark { file: name.clone(), row: None, reason: error.message() });
            }
        }
    }
    if !catalogue.refused.is_empty() {
        return Err(CatalogueError::Refused(catalogue.refused));
    }
    let (services, groups) = catalogue.counts();
    if services + groups == 0 {
        return Err(CatalogueError::Empty);
    }
    let (keyless, left_out) = (catalogue.keyless, std::mem::take(&mut catalogue.left_out));
    let mut transaction = pool.begin().await?;
    lock_catalogue(&mut *transaction).await?;
    replace_services(&mut transaction, &catalogue.services()).await?;
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let event = Event {
        actor: &Actor::system(),
        action: Action::CatalogueImported,
        project: None,
        subject: names.join(", "),
        before: None,
        after: Some(json!({ "services": services, "groups": groups })),
        reason: None,
    };
    audit::record(&mut transaction, now, &event).await?;
    transaction.commit().await?;
    Ok(CatalogueSummary { services, groups, keyless, left_out })
}
