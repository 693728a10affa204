// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What every page has: language, navigation, footer; and the page that an error is shown on.

use std::convert::Infallible;

use askama::Template;
use axum::{
    body::{Body, Bytes},
    extract::{FromRef, FromRequestParts, OriginalUri, Request, State},
    http::{Extensions, HeaderValue, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use tower_http::request_id::RequestId;

use super::{assets, browser::Browser, i18n::Locale};
use crate::error::{Error, Shown};

/// What the pages of this installation have in common.
#[derive(Clone, Copy, Debug)]
pub struct Installation {
    /// The data are an example: every page says so.
    pub demonstration: bool,
}

/// An entry of the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Key of its text.
    pub key: &'static str,
    /// Where it leads, without language.
    pub path: &'static str,
}

/// Who looks at the page, as far as its frame shows it.
#[derive(Clone, Debug, Default)]
pub struct Viewer {
    /// Name of whoever is signed in.
    pub name: Option<String>,
    /// The session lapses after so many seconds without use; nothing for whoever is not signed in.
    pub session_seconds: Option<i64>,
    /// They have signed in so short a while ago that they can do what is essential.
    pub has_just_signed_in: bool,
    /// The parts of the portal that are for them.
    pub navigation: Vec<Entry>,
}

/// The frame around a page, as far as it depends on the request.
#[derive(Clone, Debug)]
pub struct Chrome {
    /// Language of the page.
    pub words: Locale,
    /// Who looks at it.
    pub viewer: Viewer,
    /// The browser, for the tokens of its forms.
    browser: Option<Browser>,
    /// The data are an example: the page says so.
    pub demonstration: bool,
    /// Path without the language.
    path: String,
    /// Query with its `?`, or empty.
    query: String,
}

impl Chrome {
    /// Reads language and path from the address that was asked for.
    fn of(uri: &axum::http::Uri, installation: Installation, extensions: &Extensions) -> Self {
        let path = uri.path();
        let (words, path) = match path.strip_prefix("/en") {
            Some("") => (Locale::En, "/"),
            Some(rest) if rest.starts_with('/') => (Locale::En, rest),
            _ => (Locale::De, path),
        };
        Self {
            words,
            viewer: extensions.get::<Viewer>().cloned().unwrap_or_default(),
            browser: extensions.get::<Browser>().cloned(),
            demonstration: installation.demonstration,
            path: path.to_owned(),
            query: uri.query().map(|query| format!("?{query}")).unwrap_or_default(),
        }
    }

    /// An address of the portal in the language of this page; `path` begins with `/`.
    pub fn href(&self, path: &str) -> String {
        Self::in_language(self.words, path)
    }

    /// The address of this page without its language and its query.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The same frame where the page is not at its own address but at that of a form: its links lead to `path`
    /// with `query` in place of what the browser shows.
    #[must_use]
    pub fn at(self, path: &str, query: &str) -> Self {
        let query = if query.is_empty() { String::new() } else { format!("?{query}") };
        Self { path: path.to_owned(), query, ..self }
    }

    /// Where this page is, to come back to it after signing in; without its language.
    pub fn here(&self) -> String {
        format!("{}{}", self.path, self.query)
    }

    /// Whether somebody has come back from the sign-in page to a form that is not yet sent.
    pub fn is_resumed(&self) -> bool {
        self.query.contains("resume=") && self.viewer.name.is_some() && !self.is_in("/sign-in")
    }

    /// The address of the sign-in page that leads back here.
    pub fn sign_in(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let here = self.here();
        if here != "/" {
            query.append_pair("next", &here);
        }
        let query = query.finish();
        let address = self.href("/sign-in");
        if query.is_empty() { address } else { format!("{address}?{query}") }
    }

    /// The hidden value of every form on the page, see [`super::form::Form`].
    pub fn form_token(&self) -> String {
        self.browser.as_ref().map(Browser::form_token).unwrap_or_default()
    }

    /// This very page in another language.
    pub fn translated(&self, words: Locale) -> String {
        format!("{}{}", Self::in_language(words, &self.path), self.query)
    }

    /// The language that this page is not in.
    pub const fn other_language(&self) -> Locale {
        match self.words {
            Locale::De => Locale::En,
            Locale::En => Locale::De,
        }
    }

    /// Whether this is the page at `path`.
    pub fn is_at(&self, path: &str) -> bool {
        self.path == path
    }

    /// Whether the page is in the part of the portal that begins with `path`.
    pub fn is_in(&self, path: &str) -> bool {
        self.path == path || (path != "/" && self.path.starts_with(path))
    }

    /// The address of a static file.
    pub fn asset(&self, name: &str) -> &'static str {
        assets::address(name)
    }

    /// The version of this program.
    pub const fn version(&self) -> &'static str {
        env!("CARGO_PKG_VERSION")
    }

    fn in_language(words: Locale, path: &str) -> String {
        match (words, path) {
            (Locale::De, path) => path.to_owned(),
            (Locale::En, "/") => "/en".to_owned(),
            (Locale::En, path) => format!("/en{path}"),
        }
    }
}

impl<S> FromRequestParts<S> for Chrome
where
    Installation: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let original = parts.extensions.get::<OriginalUri>().map_or(&parts.uri, |OriginalUri(uri)| uri);
        Ok(Self::of(original, Installation::from_ref(state), &parts.extensions))
    }
}

/// Draws a template as the bytes of a page.
pub fn render(template: &impl Template) -> Result<Bytes, Error> {
    Ok(template.render()?.into())
}

/// Answers with a drawn page.
pub fn respond(status: StatusCode, page: Bytes) -> Response {
    let mut response = (status, Body::from(page)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// Where the part of a page begins and ends that depends on who looks. Nobody can write this into a page:
/// templates escape angle brackets.
const HEADER: [&str; 2] = ["<!--header-->", "<!--/header-->"];

#[derive(Template)]
#[template(path = "header.html")]
struct Header<'a> {
    chrome: &'a Chrome,
}

/// A drawn page without the header, which depends on who looks: drawn once, shown to everybody.
#[derive(Clone, Debug)]
pub struct Headless {
    before: Bytes,
    after: Bytes,
}

impl Headless {
    /// Takes the header out of a page; `None` if it has none.
    pub fn of(page: &Bytes) -> Option<Self> {
        let text = str::from_utf8(page).ok()?;
        let [start, end] = HEADER;
        let (before, rest) = text.split_once(start)?;
        let (_, after) = rest.split_once(end)?;
        Some(Self { before: page.slice_ref(before.as_bytes()), after: page.slice_ref(after.as_bytes()) })
    }

    /// The page for whoever `chrome` is about.
    pub fn with_header(&self, chrome: &Chrome) -> Result<Bytes, Error> {
        let header = Header { chrome }.render()?;
        Ok([&*self.before, header.as_bytes(), &*self.after].concat().into())
    }
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    chrome: Chrome,
    heading: String,
    explanation: String,
    /// Given only where the visitor cannot help it: what to name when asking for help.
    reference: Option<String>,
}

/// Puts the page around an [`Error`].
pub async fn error_pages(
    State(installation): State<Installation>,
    OriginalUri(uri): OriginalUri,
    request: Request,
    next: Next,
) -> Response {
    let reference = request.extensions().get::<RequestId>().cloned();
    let response = next.run(request).await;
    let Some(shown) = response.extensions().get::<Shown>() else { return response };
    // The layer inside has found out who looks.
    let chrome = Chrome::of(&uri, installation, response.extensions());
    let page = error_page(chrome, response.status(), shown, reference);
    let (mut parts, _) = response.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    match render(&page) {
        Ok(page) => {
            let (html, body) = respond(parts.status, page).into_parts();
            parts.headers.extend(html.headers);
            Response::from_parts(parts, body)
        }
        Err(_) => Response::from_parts(parts, Body::empty()),
    }
}

fn error_page(chrome: Chrome, status: StatusCode, shown: &Shown, request: Option<RequestId>) -> ErrorPage {
    let words = chrome.words;
    let (heading, explanation) = match status {
        StatusCode::NOT_FOUND => ("error-not-found-heading", "error-not-found-explanation"),
        StatusCode::FORBIDDEN => ("error-forbidden-heading", "error-forbidden-explanation"),
        StatusCode::PAYLOAD_TOO_LARGE => ("error-too-large-heading", "error-too-large-explanation"),
        StatusCode::REQUEST_TIMEOUT => ("error-too-slow-heading", "error-too-slow-explanation"),
        StatusCode::METHOD_NOT_ALLOWED => {
            ("error-method-not-allowed-heading", "error-method-not-allowed-explanation")
        }
        StatusCode::SERVICE_UNAVAILABLE => ("error-unavailable-heading", "error-unavailable-explanation"),
        _ => ("error-internal-heading", "error-internal-explanation"),
    };
    let explanation = match &shown.message {
        Some(message) => words.message(message),
        None => words.text(explanation),
    };
    let reference = request
        .filter(|_| status.is_server_error())
        .and_then(|id| id.header_value().to_str().map(str::to_owned).ok());
    ErrorPage { heading: words.text(heading), explanation, reference, chrome }
}
