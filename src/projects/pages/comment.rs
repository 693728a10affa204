// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Saying something about a project.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::{fields, moves::read_number};
use crate::{
    error::Error,
    kit::{
        extract::Path,
        field::{Choice, Control, Field},
        form::{FieldError, Form, Pairs},
        i18n::Message,
        page::{self, Chrome},
    },
    people::{Person, Resumed, SignedIn},
    projects::{
        actions::{self, Said},
        model::{CommentKind, Project, ProjectNumber, comment_kinds},
        store,
    },
    state::AppState,
};

#[derive(Template)]
#[template(path = "projects/comment.html")]
struct CommentPage {
    chrome: Chrome,
    number: String,
    title: String,
    department: String,
    fields: Vec<Field>,
    /// The last comment that its reader can have seen.
    after: i64,
}

/// What the form is about: the project, what may be said, and the last comment so far.
struct Occasion {
    project: Project,
    kinds: Vec<CommentKind>,
    last: i64,
}

async fn occasion(state: &AppState, person: &Person, number: &ProjectNumber) -> Result<Occasion, Error> {
    let mut db = state.pool.acquire().await?;
    let (project, _) = actions::read_project(&mut db, person, number, None).await?;
    let kinds = comment_kinds(person, &project);
    if kinds.is_empty() {
        return Err(Error::Forbidden);
    }
    let comments = store::comments_on(&mut *db, project.id).await?;
    Ok(Occasion { project, kinds, last: comments.last().map_or(0, |comment| comment.id) })
}

/// `GET /projects/DIG-001/comment`: what somebody may say.
pub async fn comment_form(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    Resumed(resumed): Resumed,
    chrome: Chrome,
    Path(number): Path<String>,
) -> Result<Response, Error> {
    let occasion = occasion(&state, &person, &read_number(&number)?).await?;
    let page = draw(chrome, &occasion, &resumed.unwrap_or_default(), &[]);
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

/// `POST /projects/DIG-001/comment`: says it.
pub async fn comment(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    chrome: Chrome,
    Path(number): Path<String>,
    Form(typed): Form,
) -> Result<Response, Error> {
    let number = read_number(&number)?;
    let occasion = occasion(&state, &person, &number).await?;
    match read(&typed, &occasion) {
        Ok(said) => {
            actions::comment(&state.pool, &person, &number, &said, state.clock.now()).await?;
            let address = chrome.href(&format!("/projects/{number}#comments"));
            Ok(Redirect::to(&address).into_response())
        }
        Err(errors) => {
            let page = draw(chrome, &occasion, &typed, &errors);
            Ok(page::respond(StatusCode::UNPROCESSABLE_ENTITY, page::render(&page)?))
        }
    }
}

fn read(typed: &Pairs, occasion: &Occasion) -> Result<Said, Vec<FieldError>> {
    let kind = match (typed.get("kind"), occasion.kinds.as_slice()) {
        (None, [only]) => Some(*only),
        (code, among) => among.iter().copied().find(|kind| Some(kind.code()) == code),
    };
    let kind = kind.ok_or_else(|| Message::new("comment-kind-missing"));
    let (kind, text) = match (kind, fields::text(typed, "text")) {
        (Ok(kind), Ok(text)) => (kind, text),
        (kind, text) => {
            let errors = [("kind", kind.err()), ("text", text.err())];
            let error = |(field, message): (_, Option<_>)| Some(FieldError { field, message: message? });
            return Err(errors.into_iter().filter_map(error).collect());
        }
    };
    let after = typed.get("after").and_then(|id| id.parse().ok()).unwrap_or(occasion.last);
    Ok(Said { kind, text, after })
}

fn draw(chrome: Chrome, occasion: &Occasion, typed: &Pairs, errors: &[FieldError]) -> CommentPage {
    let words = chrome.words;
    let meaning = |kind: &CommentKind| format!("said-{}-meaning", kind.code());
    let choice = |kind: &CommentKind| Choice {
        value: kind.code().to_owned(),
        label: words.text(&meaning(kind)),
        is_chosen: false,
    };
    let label = match occasion.kinds.as_slice() {
        [only] => meaning(only),
        _ => "comment-text".to_owned(),
    };
    let choices: Vec<Choice> = occasion.kinds.iter().map(choice).collect();
    let kind = Field::of(words, ("kind", "comment-kind"), Control::Radio(choices), typed);
    let text = Field::of(words, ("text", &label), Control::Text(6), typed);
    let is_asked = occasion.kinds.len() > 1 || errors.iter().any(|error| error.field == "kind");
    let fields = [is_asked.then_some(kind), Some(text)];
    CommentPage {
        number: occasion.project.number.to_string(),
        title: occasion.project.title.clone(),
        department: occasion.project.department.name.clone(),
        fields: fields.into_iter().flatten().map(|field| field.with_errors(words, errors)).collect(),
        after: typed.get("after").and_then(|id| id.parse().ok()).unwrap_or(occasion.last),
        chrome,
    }
}
