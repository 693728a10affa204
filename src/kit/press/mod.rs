// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Documents for paper: a template under `templates/print/` and data become a PDF. Setting one takes a while, so
//! it is done beside the threads that answer requests, few at once, and the same document only once.

mod text;
mod typesetting;

use std::{num::NonZero, sync::Arc, thread};

use axum::{
    body::{Body, Bytes},
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use chrono::{Datelike as _, NaiveDate};
use quick_cache::{Weighter, sync::Cache};
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use tokio::{sync::Semaphore, task::spawn_blocking};

pub use self::typesetting::TypesettingError;
use super::page::Chrome;
use crate::error::Error;

/// How many bytes of finished documents are kept.
const KEPT_BYTES: u64 = 32 * 1024 * 1024;

/// About how many documents that is.
const KEPT_DOCUMENTS: usize = 256;

/// By what a finished document is found again: template and data.
type Key = [u8; 32];

#[derive(Clone, Debug)]
struct BySize;

impl Weighter<Key, Bytes> for BySize {
    fn weight(&self, _: &Key, document: &Bytes) -> u64 {
        u64::try_from(document.len()).unwrap_or(u64::MAX)
    }
}

/// What every document says beside its content. A template finds it beside the fields of the content.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Frame {
    title: String,
    author: String,
    lang: &'static str,
    region: &'static str,
    /// Year, month and day on which it is made.
    day: (i32, u32, u32),
    foot: String,
    /// `%p` of `%a`.
    page_of: String,
    demonstration: Option<String>,
}

impl Frame {
    /// For a document of that title which is made today; `foot` says at the foot of each page what it is.
    pub fn of(title: String, foot: &str, today: NaiveDate, chrome: &Chrome) -> Self {
        let words = chrome.words;
        let (page, pages) = ("%p".to_owned(), "%a".to_owned());
        let printed = words.text_about("print-made", &words.date(today));
        Self {
            title,
            author: words.text("product-name"),
            lang: words.tag(),
            region: words.region(),
            day: (today.year(), today.month(), today.day()),
            foot: format!("{foot} · {printed}"),
            page_of: words.text_with("print-page", &[("page", page.into()), ("pages", pages.into())]),
            demonstration: chrome.demonstration.then(|| {
                let (label, notice) = (words.text("demonstration-label"), words.text("demonstration-notice"));
                format!("{label}: {notice}")
            }),
        }
    }
}

/// A frame and what is in it.
#[derive(Serialize)]
struct Framed<'a, T> {
    #[serde(flatten)]
    frame: &'a Frame,
    #[serde(flatten)]
    content: &'a T,
}

/// Makes documents. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Press {
    at_once: Arc<Semaphore>,
    kept: Arc<Cache<Key, Bytes, BySize>>,
}

impl Default for Press {
    /// Half of the machine may make documents: pages are still answered meanwhile.
    fn default() -> Self {
        let processors = thread::available_parallelism().map_or(1, NonZero::get);
        Self {
            at_once: Arc::new(Semaphore::new((processors / 2).max(1))),
            kept: Arc::new(Cache::with_weighter(KEPT_DOCUMENTS, KEPT_BYTES, BySize)),
        }
    }
}

impl Press {
    /// The PDF that the template makes of the content.
    pub async fn print(
        &self,
        template: &'static str,
        frame: &Frame,
        content: &impl Serialize,
    ) -> Result<Bytes, Error> {
        let mut data = serde_json::to_value(Framed { frame, content }).map_err(internal)?;
        text::make_printable(&mut data);
        let data = data.to_string();
        let key: Key =
            Sha256::new().chain_update(template).chain_update([0]).chain_update(&data).finalize().into();
        self.kept.get_or_insert_async(&key, self.set(template, data)).await
    }

    async fn set(&self, template: &'static str, data: String) -> Result<Bytes, Error> {
        let turn = Arc::clone(&self.at_once).acquire_owned().await.map_err(internal)?;
        // Whoever asked may go away meanwhile; the turn lasts as long as the work.
        let set = spawn_blocking(move || {
            let _turn = turn;
            typesetting::typeset(template, data.into_bytes())
        });
        Ok(set.await.map_err(internal)?.map_err(internal)?.into())
    }
}

fn internal(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::Internal(Box::new(error))
}

/// Answers with a document under that file name, which has plain letters only. It is shown in the browser, which can save and print it.
pub fn respond(document: Bytes, file_name: &str) -> Result<Response, Error> {
    let mut response = Body::from(document).into_response();
    let headers = response.headers_mut();
    let disposition = format!("inline; filename=\"{file_name}\"");
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::try_from(disposition).map_err(internal)?);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Ok(response)
}
