// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Requests to the identity provider: never redirected to somewhere else, never waited for long, never read
//! without an end.

use std::{pin::Pin, time::Duration};

use openidconnect::{
    AsyncHttpClient, HttpRequest, HttpResponse,
    http::{self, StatusCode},
};
use reqwest::{Client, Request, redirect::Policy};

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(5);
/// So much is read of an answer, in bytes: keys and claims are much smaller.
const LARGEST: usize = 1024 * 1024;

/// Why there is no answer that could be read.
#[derive(Debug, thiserror::Error)]
pub enum HttpError {
    /// Nobody there, no answer in time, or no certificate that the machine trusts.
    #[error("no answer")]
    Silent(#[from] reqwest::Error),
    /// The provider says that it is in trouble.
    #[error("the answer is {0}")]
    Status(StatusCode),
    /// More than anybody would send.
    #[error("the answer is too large")]
    TooLarge,
    /// The answer breaks HTTP.
    #[error(transparent)]
    Malformed(#[from] http::Error),
}

/// What sends requests to the provider.
#[derive(Debug)]
pub struct HttpClient(Client);

impl HttpClient {
    /// One for this process. Fails if the machine's certificates cannot be read.
    pub fn new() -> reqwest::Result<Self> {
        let client = Client::builder().redirect(Policy::none()).timeout(PATIENCE).connect_timeout(PATIENCE);
        Ok(Self(client.build()?))
    }

    /// Sends a request and reads its answer.
    pub async fn send(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let mut answer = self.0.execute(Request::try_from(request)?).await?;
        if answer.status().is_server_error() {
            return Err(HttpError::Status(answer.status()));
        }
        let mut body = Vec::new();
        while let Some(part) = answer.chunk().await? {
            if body.len() + part.len() > LARGEST {
                return Err(HttpError::TooLarge);
            }
            body.extend_from_slice(&part);
        }
        let mut response = http::Response::builder().status(answer.status());
        for (name, value) in answer.headers() {
            response = response.header(name, value);
        }
        Ok(response.body(body)?)
    }
}

impl<'c> AsyncHttpClient<'c> for HttpClient {
    type Error = HttpError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}
