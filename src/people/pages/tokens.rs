// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The own access tokens: making one, which is shown once, and making one worthless.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::new_password::never_kept;
use crate::{
    error::Error,
    kit::{
        extract::Path,
        field::{Choice, Control, Field},
        form::{FieldError, Form, Pairs},
        i18n::{Locale, Message},
        page::{self, Chrome},
    },
    people::{
        access::{Reauthenticated, Resumed, SignedIn},
        actions::{self, Making},
        model::{AccessToken, NewToken, Person, Scope, TokenId},
        store,
    },
    state::AppState,
};

const PATH: &str = "/account/tokens";

/// A token as it is listed.
struct TokenLine {
    name: String,
    scopes: String,
    made: String,
    until: String,
    is_over: bool,
    used: String,
    revoke: String,
}

impl TokenLine {
    fn of(token: &AccessToken, state: &AppState, chrome: &Chrome) -> Self {
        let words = chrome.words;
        let used = token.last_used_at.map(|at| words.date_and_time(at));
        Self {
            name: token.name.clone(),
            scopes: scope_names(&token.scopes, words),
            made: words.day_of(token.created_at),
            until: words.day_of(token.expires_at),
            is_over: token.expires_at <= state.clock.now(),
            used: used.unwrap_or_else(|| words.text("token-never-used")),
            revoke: chrome.href(&format!("{PATH}/{}/revoke", token.id.0)),
        }
    }
}

fn scope_names(scopes: &[Scope], words: Locale) -> String {
    let names = scopes.iter().map(|scope| words.text(&format!("scope-{}", scope.code())));
    names.collect::<Vec<_>>().join(", ")
}

#[derive(Template)]
#[template(path = "people/tokens.html")]
struct TokensPage {
    chrome: Chrome,
    done: Option<String>,
    /// The token, right after it was made.
    made: Option<String>,
    tokens: Vec<TokenLine>,
    fields: Vec<Field>,
}

#[derive(Template)]
#[template(path = "people/revoke_token.html")]
struct RevokePage {
    chrome: Chrome,
    name: String,
    scopes: String,
}

/// How the form stands.
#[derive(Default)]
struct Standing {
    status: StatusCode,
    typed: Option<Pairs>,
    errors: Vec<FieldError>,
    made: Option<String>,
    done: Option<&'static str>,
}

/// `GET /account/tokens`: the own tokens and the form for another.
pub async fn tokens(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    Resumed(typed): Resumed,
    chrome: Chrome,
    given: Pairs,
) -> Result<Response, Error> {
    let done = (given.get("done") == Some("revoked")).then_some("token-revoked");
    show(&state, &person, chrome, Standing { typed, done, ..Standing::default() }).await
}

/// `POST /account/tokens`: makes a token and shows it. Nobody can see it again, so there is no way to another
/// page on which it would have to be stored.
pub async fn make_token(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    chrome: Chrome,
    Reauthenticated(typed): Reauthenticated,
) -> Result<Response, Error> {
    let refused = |errors| Standing {
        status: StatusCode::UNPROCESSABLE_ENTITY,
        typed: Some(typed.clone()),
        errors,
        ..Standing::default()
    };
    let error = |field, message| vec![FieldError { field, message }];
    let standing = match NewToken::read(&typed, &person) {
        Err(errors) => refused(errors),
        Ok(new) => match actions::make_token(&state.pool, &person, &new, state.clock.now()).await? {
            Making::Done(secret) => {
                Standing { made: Some(AccessToken::written(&secret)), ..Standing::default() }
            }
            Making::NameTaken => refused(error(NewToken::NAME, Message::new("token-name-taken"))),
            Making::TooMany => {
                let message = Message::new("token-too-many").with("most", AccessToken::MOST);
                refused(error(NewToken::NAME, message))
            }
        },
    };
    show(&state, &person, chrome, standing).await
}

async fn show(
    state: &AppState,
    person: &Person,
    chrome: Chrome,
    standing: Standing,
) -> Result<Response, Error> {
    let tokens = store::tokens_of(&state.pool, person.id).await?;
    let page = TokensPage {
        done: standing.done.map(|key| chrome.words.text(key)),
        made: standing.made,
        tokens: tokens.iter().map(|token| TokenLine::of(token, state, &chrome)).collect(),
        fields: fields(person, standing.typed, &standing.errors, chrome.words),
        chrome,
    };
    Ok(never_kept(page::respond(standing.status, page::render(&page)?)))
}

fn fields(person: &Person, typed: Option<Pairs>, errors: &[FieldError], words: Locale) -> Vec<Field> {
    let usual =
        || Pairs::of([(NewToken::SCOPES, Scope::Read.code().to_owned()), (NewToken::DAYS, "90".to_owned())]);
    let typed = typed.unwrap_or_else(usual);
    let choice = |value: String, label: String| Choice { value, label, is_chosen: false };
    let scopes = Scope::ALL.into_iter().filter(|scope| scope.is_for(person));
    let scopes = scopes.map(|scope| {
        let code = scope.code();
        choice(code.to_owned(), words.text(&format!("scope-{code}-explained")))
    });
    let days = AccessToken::LIVES.map(|days| choice(days.to_string(), words.count("token-days", &days)));
    let field = |name, control| Field::of(words, name, control, &typed);
    [
        field((NewToken::NAME, "token-name"), Control::Line("text")).with_hint(words.text("token-name-hint")),
        field((NewToken::SCOPES, "token-scopes"), Control::Checkboxes(scopes.collect()))
            .with_hint(words.text("token-scopes-hint")),
        field((NewToken::DAYS, "token-valid-for"), Control::Select(days.into())),
    ]
    .map(|field| field.with_errors(words, errors))
    .into()
}

/// `GET /account/tokens/7/revoke`: asks before a program is locked out.
pub async fn revoke_form(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    chrome: Chrome,
    Path(id): Path<i64>,
) -> Result<Response, Error> {
    let token = store::token(&state.pool, person.id, TokenId(id)).await?.ok_or(Error::NotFound(None))?;
    let scopes = scope_names(&token.scopes, chrome.words);
    let page = RevokePage { name: token.name, scopes, chrome };
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

/// `POST /account/tokens/7/revoke`: makes the token worthless.
pub async fn revoke(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    chrome: Chrome,
    Path(id): Path<i64>,
    Form(_): Form,
) -> Result<Response, Error> {
    // Sent twice, the second finds done what it asks for.
    actions::revoke_token(&state.pool, &person, TokenId(id), state.clock.now()).await?;
    Ok(Redirect::to(&chrome.href(&format!("{PATH}?done=revoked"))).into_response())
}
