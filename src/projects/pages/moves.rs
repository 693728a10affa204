// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The form of each verb of the life cycle: what will happen, what it takes, and doing it.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use chrono::NaiveDate;

use super::{
    case_line::{CaseLine, state_text, verb_text},
    fields,
};
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
        actions::{self, Order, Outcome},
        model::{self, Case, Need, Project, ProjectNumber, Reuse, Verb, may_check_reuse},
        store,
    },
    state::AppState,
};

#[derive(Template)]
#[template(path = "projects/move.html")]
struct MovePage {
    chrome: Chrome,
    case: CaseLine,
    verb: Verb,
    heading: String,
    explanation: String,
    /// The state afterwards, if there is no choice.
    to: Option<(String, &'static str)>,
    fields: Vec<Field>,
    button: String,
    /// Address of the form for what should be looked for first; nothing keeps anybody from going on without.
    reuse_href: Option<String>,
}

impl MovePage {
    /// Reminds whoever decides of looking for solutions of others, if that has not been done.
    fn note_reuse(&mut self, reuse: &Reuse, person: &Person, project: &Project) {
        if self.verb == Verb::Prioritise && reuse.is_to_be_checked() {
            let part = if may_check_reuse(person, project) { "/reuse" } else { "#profile" };
            self.reuse_href = Some(self.chrome.href(&format!("/projects/{}{part}", project.number)));
        }
    }
}

/// What somebody wanted to do cannot be done any more.
#[derive(Template)]
#[template(path = "projects/elsewhere.html")]
struct ElsewherePage {
    chrome: Chrome,
    case: CaseLine,
    label: String,
    /// What was typed, so that it is not lost.
    typed: Option<String>,
}

/// The verb that the address ends with.
fn verb_of(chrome: &Chrome) -> Result<Verb, Error> {
    let code = chrome.path().rsplit('/').next().unwrap_or_default();
    Verb::from_code(code).ok_or(Error::NotFound(None))
}

pub(super) fn read_number(number: &str) -> Result<ProjectNumber, Error> {
    number.parse().map_err(|_| {
        Error::NotFound(Some(Message::new("error-unknown-project").with("number", number.to_owned())))
    })
}

/// `GET /projects/DIG-001/defer` and the like: what will happen, and what it takes.
pub async fn move_form(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    Resumed(resumed): Resumed,
    chrome: Chrome,
    Path(number): Path<String>,
) -> Result<Response, Error> {
    let (verb, number) = (verb_of(&chrome)?, read_number(&number)?);
    let mut db = state.pool.acquire().await?;
    let (project, case) = actions::read_project(&mut db, &person, &number, Some(verb)).await?;
    let typed = resumed.unwrap_or_default();
    let today = state.clock.today();
    if !verb.rule().from.contains(&case.state) {
        return elsewhere(chrome, &case, &person, (verb, &typed), today);
    }
    let mut page = draw(chrome, &case, &person, (verb, &typed, &[]), today);
    page.note_reuse(&store::reuse(&mut db, project.id).await?, &person, &project);
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

/// `POST /projects/DIG-001/defer` and the like: does it.
pub async fn move_on(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    chrome: Chrome,
    Path(number): Path<String>,
    Form(typed): Form,
) -> Result<Response, Error> {
    let (verb, number) = (verb_of(&chrome)?, read_number(&number)?);
    let mut db = state.pool.acquire().await?;
    let (project, case) = actions::read_project(&mut db, &person, &number, Some(verb)).await?;
    let reuse = store::reuse(&mut db, project.id).await?;
    drop(db);
    let today = state.clock.today();
    let errors = match read(verb, &typed, today) {
        Ok(order) => {
            match actions::move_project(&state.pool, &person, &number, &order, state.clock.now()).await? {
                Outcome::Done => {
                    return Ok(Redirect::to(&after(verb, &number, &chrome)).into_response());
                }
                Outcome::Elsewhere(case) => {
                    return elsewhere(chrome, &case, &person, (verb, &typed), today);
                }
                Outcome::Refused(error) => vec![error],
            }
        }
        Err(_) if !verb.rule().from.contains(&case.state) => {
            return elsewhere(chrome, &case, &person, (verb, &typed), today);
        }
        Err(errors) => errors,
    };
    let mut page = draw(chrome, &case, &person, (verb, &typed, &errors), today);
    page.note_reuse(&reuse, &person, &project);
    Ok(page::respond(StatusCode::UNPROCESSABLE_ENTITY, page::render(&page)?))
}

/// Where one is led when it is done: what is merged leads on to where it goes on, which says so at its top.
fn after(verb: Verb, number: &ProjectNumber, chrome: &Chrome) -> String {
    let part = if verb == Verb::Merge { "" } else { "#procedure" };
    chrome.href(&format!("/projects/{number}{part}"))
}

fn read(verb: Verb, typed: &Pairs, today: NaiveDate) -> Result<Order, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut order = Order {
        verb,
        text: None,
        follow_up: None,
        target: None,
        to: typed.get("to").and_then(|code| model::State::ALL.into_iter().find(|it| it.code() == code)),
    };
    for need in verb.rule().needs {
        let (field, refused) = match need {
            Need::Text => ("text", fields::text(typed, "text").map(|text| order.text = Some(text))),
            Need::FollowUp => {
                let day = fields::future_day(typed, "follow_up", today);
                ("follow_up", day.map(|day| order.follow_up = Some(day)))
            }
            Need::Target => {
                let number = fields::number(typed, "target");
                ("target", number.map(|number| order.target = Some(number)))
            }
        };
        errors.extend(refused.err().map(|message| FieldError { field, message }));
    }
    if errors.is_empty() { Ok(order) } else { Err(errors) }
}

fn draw(
    chrome: Chrome,
    case: &Case,
    person: &Person,
    (verb, typed, errors): (Verb, &Pairs, &[FieldError]),
    today: NaiveDate,
) -> MovePage {
    let words = chrome.words;
    let destinations = verb.destinations(person, case.former);
    let mut fields: Vec<Field> = Vec::new();
    if destinations.len() > 1 {
        let choice = |state: &model::State| Choice {
            value: state.code().to_owned(),
            label: state_text(*state, words),
            is_chosen: false,
        };
        let choices = destinations.iter().map(choice).collect();
        fields.push(Field::of(words, ("to", "move-to"), Control::Radio(choices), typed));
    }
    for need in verb.rule().needs {
        let key = format!("verb-{}-text", verb.code());
        fields.push(match need {
            Need::Text => Field::of(words, ("text", &key), Control::Text(5), typed),
            Need::FollowUp => Field::of(words, ("follow_up", "follow-up"), Control::Line("text"), typed)
                .with_hint(words.text("field-day-hint")),
            Need::Target => Field::of(words, ("target", "merge-target"), Control::Line("text"), typed)
                .with_hint(words.text("field-number-hint")),
        });
    }
    MovePage {
        case: CaseLine::of(case, person, &chrome, today),
        verb,
        heading: verb_text(verb, "heading", words),
        explanation: verb_text(verb, "explanation", words),
        to: match destinations.as_slice() {
            [only] => Some((state_text(*only, words), only.code())),
            _ => None,
        },
        fields: fields.into_iter().map(|field| field.with_errors(words, errors)).collect(),
        button: verb_text(verb, "label", words),
        reuse_href: None,
        chrome,
    }
}

fn elsewhere(
    chrome: Chrome,
    case: &Case,
    person: &Person,
    (verb, typed): (Verb, &Pairs),
    today: NaiveDate,
) -> Result<Response, Error> {
    let page = ElsewherePage {
        case: CaseLine::of(case, person, &chrome, today),
        label: verb_text(verb, "label", chrome.words),
        typed: typed.get("text").map(str::to_owned),
        chrome,
    };
    Ok(page::respond(StatusCode::CONFLICT, page::render(&page)?))
}
