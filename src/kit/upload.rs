// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A form with a file.

use axum::{
    body::Bytes,
    extract::{FromRequest, Multipart, Request, multipart::Field},
    http::{StatusCode, header},
};

use super::{
    browser::Browser,
    form::{FORM_TOKEN, Form, Pairs},
};
use crate::error::Error;

/// A file that somebody has chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentFile {
    /// Its name, without folders.
    pub name: String,
    /// What is in it.
    pub bytes: Bytes,
}

/// A form that was sent from one of our own pages, with a file if one was chosen. To be the last parameter of a
/// handler; the route says how large it may be.
pub struct Upload(pub Pairs, pub Option<SentFile>);

/// More of a name is not kept.
const LONGEST_NAME: usize = 200;

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        let kind = request.headers().get(header::CONTENT_TYPE);
        if !kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data")) {
            let Form(pairs) = Form::from_request(request, state).await?;
            return Ok(Self(pairs, None));
        }
        let browser = request.extensions().get::<Browser>().cloned();
        let mut parts = Multipart::from_request(request, state).await.map_err(|_| Error::ForeignForm)?;
        let mut pairs = Vec::new();
        let mut file = None;
        while let Some(part) = parts.next_field().await.map_err(|error| refusal(error.status()))? {
            let name = part.name().unwrap_or_default().to_owned();
            match part.file_name().map(file_name) {
                Some(chosen) => {
                    let bytes = content(part).await?;
                    // A field without a choice is sent as a file without a name.
                    file = Some(SentFile { name: chosen, bytes }).filter(|file| !file.name.is_empty());
                }
                None => pairs.push((name, String::from_utf8_lossy(&content(part).await?).into_owned())),
            }
        }
        let pairs: Pairs = pairs.into_iter().collect();
        let is_ours = browser.is_some_and(|browser| browser.accepts(pairs.raw(FORM_TOKEN)));
        if is_ours { Ok(Self(pairs.typed(), file)) } else { Err(Error::ForeignForm) }
    }
}

async fn content(part: Field<'_>) -> Result<Bytes, Error> {
    part.bytes().await.map_err(|error| refusal(error.status()))
}

fn refusal(status: StatusCode) -> Error {
    if status == StatusCode::PAYLOAD_TOO_LARGE { Error::TooLarge } else { Error::ForeignForm }
}

/// A name that can be shown and offered: no folders, nothing unseen.
fn file_name(sent: &str) -> String {
    let name = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = name.chars().filter(|letter| !letter.is_control() && *letter != '"').take(LONGEST_NAME);
    name.collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_to_no_folder() {
        assert_eq!(file_name("C:\\Listen\\Vorhaben.xlsx"), "Vorhaben.xlsx");
        assert_eq!(file_name("../../etc/passwd"), "passwd");
        assert_eq!(file_name("a\r\nX: \"b\".csv"), "aX: b.csv");
    }
}
