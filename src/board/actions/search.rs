// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Finding projects by their words.

use sqlx::PgConnection;

use super::super::{
    model::{Findings, Hit, MOST_FOUND, Wanted, as_written, number_in, put_right, search_words},
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
    let (count, hits) = look_up(db, text, filter, window).await?;
    if count > 0 {
        return found(db, text, (count, hits), None).await;
    }
    let words: Vec<&str> = search_words(text).collect();
    let similar = store::most_similar(&mut *db, &words).await?;
    if similar.is_empty() {
        return Ok(Findings::default());
    }
    let meant = put_right(text, &similar);
    let (count, hits) = look_up(db, &meant, filter, window).await?;
    if count == 0 {
        return Ok(Findings::default());
    }
    let instead = as_written(&meant, &hits);
    found(db, &meant, (count, hits), Some(instead)).await
}

/// A page behind the last has no line that could say how many there are.
async fn look_up(
    db: &mut PgConnection,
    text: &str,
    filter: &Filter,
    (offset, limit): (i64, i64),
) -> Result<(u32, Vec<Hit>), Error> {
    let offset = offset.min(i64::from(MOST_FOUND));
    let (count, hits) = store::hits(&mut *db, text, filter, (offset, limit)).await?;
    if hits.is_empty() && offset > 0 {
        let (count, _) = store::hits(&mut *db, text, filter, (0, 1)).await?;
        return Ok((count, Vec::new()));
    }
    Ok((count, hits))
}

async fn found(
    db: &mut PgConnection,
    text: &str,
    (count, hits): (u32, Vec<Hit>),
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
    Ok(Findings { count, instead, wanted: Wanted::of(text, &stems), stems, hits })
}
