// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Which browser asks: a secret in a cookie, from which the key of its session and the token of its forms
//! follow. Nothing is stored for a browser that nobody has signed in with.

use std::{
    net::{IpAddr, SocketAddr},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use axum::{
    extract::{ConnectInfo, FromRequestParts, Request, State},
    http::{HeaderMap, HeaderValue, header, request::Parts},
    middleware::Next,
    response::Response,
};
use cookie::{Cookie, SameSite};

use super::secret::{Secret, is_masked};
use crate::error::Error;

/// How the portal is reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Front {
    /// A proxy that speaks TLS stands in front: cookies are for it alone, and the last address in its
    /// `X-Forwarded-For` is the visitor's.
    pub behind_tls: bool,
}

impl Front {
    /// The prefix makes browsers refuse the cookie unless it came over TLS and for the whole host.
    const fn cookie_name(self) -> &'static str {
        if self.behind_tls { "__Host-vorrang" } else { "vorrang" }
    }

    fn cookie(self, secret: &Secret) -> String {
        let cookie = Cookie::build((self.cookie_name(), secret.text()));
        cookie.path("/").http_only(true).secure(self.behind_tls).same_site(SameSite::Lax).build().to_string()
    }

    fn secret(self, headers: &HeaderMap) -> Option<Secret> {
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut cookies = cookies.flat_map(Cookie::split_parse).flatten();
        let cookie = cookies.find(|cookie| cookie.name() == self.cookie_name())?;
        Secret::read(cookie.value())
    }

    /// The key of the session of whoever sent these headers, if there can be one.
    pub fn session_key(self, headers: &HeaderMap) -> Option<Vec<u8>> {
        self.secret(headers).map(|secret| secret.key(SESSION))
    }

    /// Where whoever asks is, as far as that is known.
    pub fn address(self, request: &Request) -> Option<IpAddr> {
        let forwarded = request.headers().get_all("x-forwarded-for").iter().next_back();
        let forwarded =
            forwarded.and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
        let connected = request.extensions().get::<ConnectInfo<SocketAddr>>();
        forwarded.filter(|_| self.behind_tls).or_else(|| connected.map(|ConnectInfo(address)| address.ip()))
    }
}

/// The browser that asks.
#[derive(Clone, Debug)]
pub struct Browser {
    secret: Secret,
    is_new: bool,
    /// A form on the page, or a way back to us, depends on the secret: the browser has to keep it.
    is_needed: Arc<AtomicBool>,
    /// By what forms are known that were shown before its user signed in again.
    former_forms: Vec<Vec<u8>>,
    /// Where it is, as far as that is known.
    pub address: Option<IpAddr>,
}

/// What forms carry so that they can be told from forms on other people's pages.
const FORM: &str = "form";
const SESSION: &str = "session";
const RETURN: &str = "return";

impl Browser {
    fn of(request: &Request, front: Front) -> Self {
        let known = front.secret(request.headers());
        Self {
            is_new: known.is_none(),
            secret: known.unwrap_or_else(Secret::random),
            is_needed: Arc::default(),
            former_forms: Vec::new(),
            address: front.address(request),
        }
    }

    /// The key of its session, if it can have one.
    pub fn session_key(&self) -> Option<Vec<u8>> {
        (!self.is_new).then(|| self.secret.key(SESSION))
    }

    /// The key by which this browser is known again when it comes back from elsewhere. It gets a cookie for that
    /// with the answer, if it has none.
    pub fn return_key(&self) -> Vec<u8> {
        self.is_needed.store(true, Ordering::Relaxed);
        self.secret.key(RETURN)
    }

    /// A hidden value of forms that are shown to this browser. Each is another one.
    pub fn form_token(&self) -> String {
        self.is_needed.store(true, Ordering::Relaxed);
        self.secret.masked_key(FORM)
    }

    /// By what the forms are known that are shown to this browser.
    pub fn form_key(&self) -> Vec<u8> {
        self.secret.key(FORM)
    }

    /// The same browser with the forms that it was shown before its user signed in again.
    #[must_use]
    pub fn with_former_forms(self, keys: Vec<Vec<u8>>) -> Self {
        Self { former_forms: keys, ..self }
    }

    /// Whether a form with that hidden value was shown to this browser.
    pub fn accepts(&self, token: &str) -> bool {
        let is_own = self.secret.is_masked_key(FORM, token);
        !self.is_new && (is_own || self.former_forms.iter().any(|key| is_masked(key, token)))
    }
}

/// A response that makes the browser another one: at sign-in and sign-out, so that nobody goes on with a
/// secret that somebody else may have planted or kept. Forms that the same person was shown before can still be sent.
#[derive(Clone, Debug)]
pub struct Renewal(Secret);

impl Renewal {
    /// A new secret.
    pub fn random() -> Self {
        Self(Secret::random())
    }

    /// The key of the session that goes with it.
    pub fn session_key(&self) -> Vec<u8> {
        self.0.key(SESSION)
    }

    /// Sends it with `response`.
    pub fn with(self, mut response: Response) -> Response {
        response.extensions_mut().insert(self);
        response
    }
}

/// Recognises the browser and hands it on; gives it a cookie if the page needs one.
pub async fn remember(State(front): State<Front>, mut request: Request, next: Next) -> Response {
    let browser = Browser::of(&request, front);
    request.extensions_mut().insert(browser.clone());
    let mut response = next.run(request).await;
    let renewed = response.extensions_mut().remove::<Renewal>().map(|Renewal(secret)| secret);
    let is_needed = browser.is_new && browser.is_needed.load(Ordering::Relaxed);
    if let Some(secret) = renewed.or_else(|| is_needed.then_some(browser.secret))
        && let Ok(cookie) = HeaderValue::from_str(&front.cookie(&secret))
    {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

impl<S: Sync> FromRequestParts<S> for Browser {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        let found = parts.extensions.get::<Self>().cloned();
        found.ok_or_else(|| Error::Internal("the layer that recognises browsers is missing".into()))
    }
}
