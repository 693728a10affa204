// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Finding projects by their words.

use sqlx::PgConnection;

use super::super::{
    model::{Findings, Found, Hit, MOST_FOUND, Wanted, as_written, number_in, put_right, search_words},
    query::Filter,
    store,
};
use crate::{
    error::Error,
    projects::{ProjectNumber, State, find_by_number},
};

/// The number of a project that is all that was asked for, if there is such a project.
pub async fn asked_by_number(db: &mut PgConnection, filter: &Filter) -> Result<Option<ProjectNumber>, Error> {
    let only_text = Filter { text: filter.text.clone(), ..Filter::default() };
    let asked = filter.text.as_deref().filter(|_| *filter == only_text).and_then(number_in);
    let Some(number) = asked else { return Ok(None) };
    let found = find_by_number(db, &number).await?;
    Ok(found.filter(|project| project.state != State::Draft).map(|project| project.number))
}

/// What was found for that text, of the lines from `offset` on; where nothing is, what is found for the words
/// that were probably meant.
pub async fn find(
    db: &mut PgConnection,
    text: &str,
    filter: &Filter,
    window: (i64, i64),
) -> Result<Findings, Error> {
    let (found, hits) = look_up(db, text, filter, window).await?;
    if found.count() > 0 {
        return findings(db, text, (found, hits), None).await;
    }
    let words: Vec<&str> = search_words(text).collect();
    let similar = store::most_similar(&mut *db, &words).await?;
    if similar.is_empty() {
        return Ok(Findings::none());
    }
    let meant = put_right(text, &similar);
    let (found, hits) = look_up(db, &meant, filter, window).await?;
    if found.count() == 0 {
        return Ok(Findings::none());
    }
    let instead = as_written(&meant, &hits);
    findings(db, &meant, (found, hits), Some(instead)).await
}

/// The projects come by how well the words fit them. Where more were found than can be compared while somebody waits, they
/// come by place.
async fn look_up(
    db: &mut PgConnection,
    text: &str,
    filter: &Filter,
    (offset, limit): (i64, i64),
) -> Result<(Found, Vec<Hit>), Error> {
    let filter = Filter { text: Some(text.to_owned()), ..filter.clone() };
    let matching = store::matching(db, &filter, MOST_FOUND + 1).await?;
    let found = Found::of(matching.len(), MOST_FOUND);
    let limit = limit.min(i64::from(found.count()) - offset);
    if limit <= 0 {
        return Ok((found, Vec::new()));
    }
    let chosen = if found.is_all() {
        store::best_fitting(&mut *db, text, &matching, (offset, limit)).await?
    } else {
        store::by_place(db, &filter, false, (offset, limit)).await?
    };
    Ok((found, store::hits(db, &chosen).await?))
}

async fn findings(
    db: &mut PgConnection,
    text: &str,
    (found, hits): (Found, Vec<Hit>),
    instead: Option<String>,
) -> Result<Findings, Error> {
    let shown = hits.iter().flat_map(|hit| {
        let rest = [Some(hit.summary.as_str()), hit.legal_basis.as_deref(), Some(hit.department.as_str())];
        search_words(&hit.title).chain(rest.into_iter().flatten().flat_map(search_words))
    });
    let mut words: Vec<&str> = shown.chain(search_words(text)).collect();
    words.sort_unstable();
    words.dedup();
    let stems = store::stems(db, &words).await?;
    Ok(Findings { found, instead, wanted: Wanted::of(text, &stems), stems, hits })
}
