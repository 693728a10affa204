// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Signing in through the city's identity provider, and out of it.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};

use super::sign_in::{destination, draw, entrance, signed_in, to_sign_in_again, welcome};
use crate::{
    error::Error,
    kit::{
        browser::{Browser, Renewal},
        form::Pairs,
        i18n::Message,
        page::{self, Chrome},
    },
    people::{
        access::SignedIn,
        actions::{self, Refusal, Wish},
        model::Person,
        provider::{Provider, ProviderError},
    },
    state::AppState,
};

/// `GET /sign-in/provider`: to the provider, with what is needed to come back from it.
pub async fn go_to_provider(
    State(state): State<AppState>,
    chrome: Chrome,
    (browser, given): (Browser, Pairs),
    person: Result<SignedIn, Error>,
) -> Result<Response, Error> {
    let provider = provider(&state)?;
    let (key, now) = (browser.return_key(), state.clock.now());
    let person = signed_in(person);
    let is_again = to_sign_in_again(person.as_ref(), &given).is_some();
    let wish = Wish { destination: destination(&given), language: chrome.words, is_again };
    let begun = actions::begin_at_provider(&state.pool, provider, &key, &wish, now);
    match begun.await {
        Ok(address) => Ok(Redirect::to(address.as_str()).into_response()),
        Err(refusal) => refuse(&state, chrome, person.as_ref(), &wish.destination, refusal).await,
    }
}

/// `GET /sign-in/provider/callback`: back from the provider.
pub async fn come_back_from_provider(
    State(state): State<AppState>,
    chrome: Chrome,
    (browser, given): (Browser, Pairs),
    person: Result<SignedIn, Error>,
) -> Result<Response, Error> {
    let provider = provider(&state)?;
    let person = signed_in(person);
    let begun_as = given.raw("state");
    let language = actions::language_of_state(begun_as);
    if language != chrome.words {
        return Ok(Redirect::to(&chrome.translated(language)).into_response());
    }
    let now = state.clock.now();
    let returned = actions::come_back(&state.pool, begun_as, &browser.return_key(), now).await?;
    let Some(returned) = returned else {
        let said = (StatusCode::BAD_REQUEST, "provider-begin-again");
        return explain(&state, chrome, person.as_ref(), &Pairs::default(), said).await;
    };
    let Some(code) = given.get("code") else {
        tracing::warn!(error = ?given.get("error"), "the identity provider lets somebody not in");
        let said = (StatusCode::FORBIDDEN, "provider-denied");
        return explain(&state, chrome, person.as_ref(), &returned.destination, said).await;
    };
    let renewal = Renewal::random();
    let again = to_sign_in_again(person.as_ref(), &returned.destination);
    let entrance = entrance(&state, &browser, &renewal, again);
    match actions::sign_in_through_provider(&state.pool, provider, &entrance, &returned, code).await {
        Ok(_) => Ok(welcome(&chrome, &returned.destination, renewal)),
        Err(refusal) => refuse(&state, chrome, person.as_ref(), &returned.destination, refusal).await,
    }
}

fn provider(state: &AppState) -> Result<&Provider, Error> {
    state.provider.as_deref().ok_or(Error::NotFound(None))
}

async fn refuse(
    state: &AppState,
    chrome: Chrome,
    person: Option<&Person>,
    wish: &Pairs,
    refusal: Refusal,
) -> Result<Response, Error> {
    let said = match refusal {
        Refusal::Provider(ProviderError::Unavailable) => {
            (StatusCode::SERVICE_UNAVAILABLE, "provider-unavailable")
        }
        Refusal::Provider(ProviderError::Unbelievable) => (StatusCode::FORBIDDEN, "provider-unbelievable"),
        Refusal::Unmapped => (StatusCode::FORBIDDEN, "provider-unmapped"),
        Refusal::Inactive => (StatusCode::FORBIDDEN, "provider-inactive"),
        Refusal::SomebodyElse => (StatusCode::FORBIDDEN, "sign-in-somebody-else"),
        Refusal::NotAgain => (StatusCode::FORBIDDEN, "provider-not-again"),
        Refusal::Portal(error) => return Err(error),
    };
    explain(state, chrome, person, wish, said).await
}

/// The sign-in page with a sentence, and the other ways in.
async fn explain(
    state: &AppState,
    chrome: Chrome,
    person: Option<&Person>,
    wish: &Pairs,
    (status, reason): (StatusCode, &'static str),
) -> Result<Response, Error> {
    let chrome = chrome.at("/sign-in", &wish.to_query());
    let mut sign_in = draw(state, chrome, person, wish, None).await?;
    sign_in.problem = Some(sign_in.chrome.words.message(&Message::new(reason)));
    Ok(page::respond(status, page::render(&sign_in)?))
}

#[derive(Template)]
#[template(path = "people/signed_out.html")]
struct SignedOutPage {
    chrome: Chrome,
    address: String,
}

/// After signing out here, to the provider to end the session there. By way of a page: browsers let no form
/// lead to another host under our content policy.
pub(super) async fn part(
    state: &AppState,
    chrome: &Chrome,
    token: Option<String>,
) -> Result<Option<Response>, Error> {
    let Some((provider, token)) = state.provider.as_deref().zip(token) else { return Ok(None) };
    // A provider that is down is in the log; here the session has ended.
    let address = provider.farewell(&token, state.clock.now()).await.ok().flatten();
    let Some(address) = address.map(String::from) else { return Ok(None) };
    let refresh = HeaderValue::from_str(&format!("0; url={address}"));
    let refresh = refresh.map_err(|error| Error::Internal(Box::new(error)))?;
    let page = SignedOutPage { chrome: chrome.clone().at("/sign-in", ""), address };
    let mut response = page::respond(StatusCode::OK, page::render(&page)?);
    response.headers_mut().insert(HeaderName::from_static("refresh"), refresh);
    // The address holds the provider's token.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(Some(response))
}
