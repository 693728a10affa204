// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What the form reads that adds a requirement, and the form that takes one back.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::words;
use crate::{
    error::Error,
    kit::{
        extract::Path,
        field::{Choice, Control, Field},
        form::{FieldError, Form, Pairs},
        i18n::{Locale, Message},
        page::{self, Chrome},
        text,
    },
    people::{PortfolioManager, Resumed},
    portfolio::{actions, model::Network},
    projects::{self, Connection, LONGEST_TEXT, OtherProject, ProjectName, ProjectNumber},
    state::AppState,
};

/// Nobody looks for a title with more letters.
const LONGEST_SEARCH: usize = 200;

/// What was typed into the form that adds.
#[derive(Default)]
pub struct Wish {
    /// What is to be recorded, if that is clear.
    pub wanted: Option<Connection>,
    /// What was found by its title, to choose from.
    pub found: Vec<OtherProject>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl Wish {
    /// Says why it cannot be.
    pub fn refuse(&mut self, message: Message) {
        let field = if self.found.is_empty() { "required" } else { "choice" };
        self.errors.push(FieldError { field, message });
    }
}

/// Reads which project is required: by its number, or by words of its title and a choice of what was found.
pub(super) async fn read(state: &AppState, number: &ProjectNumber, typed: &Pairs) -> Result<Wish, Error> {
    let mut wish = Wish::default();
    let reason = text::text(typed.raw("reason"), LONGEST_TEXT);
    let looked_for = text::required(text::line(typed.raw("required"), LONGEST_SEARCH));
    let required = match looked_for {
        Ok(words) => match words.parse::<ProjectNumber>() {
            Ok(required) => Some(required),
            Err(_) => search(state, number, (&words, typed), &mut wish).await?,
        },
        Err(message) => {
            let is_missing = typed.get("required").is_none();
            wish.refuse(if is_missing { Message::new("dependency-missing") } else { message });
            None
        }
    };
    match reason {
        Ok(reason) if wish.errors.is_empty() => {
            let reason = Some(reason).filter(|reason| !reason.is_empty());
            wish.wanted = required.map(|required| Connection { required, reason });
        }
        Ok(_) => {}
        Err(message) => wish.errors.push(FieldError { field: "reason", message }),
    }
    Ok(wish)
}

/// Looks for the words; the project that was chosen among what they find.
async fn search(
    state: &AppState,
    number: &ProjectNumber,
    (words, typed): (&str, &Pairs),
    wish: &mut Wish,
) -> Result<Option<ProjectNumber>, Error> {
    let mut found = projects::possible_prerequisites(&state.pool, words).await?;
    found.retain(|project| project.number != *number);
    // What was chosen counts only for the words that it was found by.
    let chosen = typed.get("choice").filter(|_| typed.get("searched") == Some(words));
    let chosen = found.iter().find(|project| Some(project.number.to_string().as_str()) == chosen);
    let chosen = chosen.map(|project| project.number.clone());
    if found.is_empty() {
        wish.refuse(Message::new("dependency-nothing-found").with("words", words.to_owned()));
    }
    wish.found = found;
    if chosen.is_none() && !wish.found.is_empty() {
        wish.refuse(Message::new("dependency-choose").with("count", wish.found.len()));
    }
    Ok(chosen)
}

pub(super) fn choices(found: &[OtherProject], words: Locale) -> Vec<Choice> {
    let choice = |project: &OtherProject| {
        let state = words::state(project.state, words);
        Choice {
            value: project.number.to_string(),
            label: format!("{} {} ({state})", project.number, project.title),
            is_chosen: false,
        }
    };
    found.iter().map(choice).collect()
}

/// A project of a circle: its name and address.
pub struct CircleStep {
    /// Number and title.
    pub name: String,
    /// Number alone.
    pub number: String,
    /// Address of the page of what it requires.
    pub href: String,
}

/// Projects that would require each other.
pub struct Circle {
    /// Each with the one that it requires.
    pub steps: Vec<(CircleStep, CircleStep)>,
    path: String,
}

impl Circle {
    /// From the names: each requires the next, and the last the first.
    pub(super) fn of(names: &[ProjectName], chrome: &Chrome) -> Self {
        let step = |name: &ProjectName| CircleStep {
            name: format!("{} {}", name.number, name.title),
            number: name.number.to_string(),
            href: words::dependencies(&name.number, chrome),
        };
        let next = names.iter().cycle().skip(1);
        let steps: Vec<(CircleStep, CircleStep)> =
            names.iter().zip(next).map(|(one, other)| (step(one), step(other))).collect();
        let says = |(one, other): &(CircleStep, CircleStep)| {
            let arguments = [("one", one.number.clone().into()), ("other", other.number.clone().into())];
            chrome.words.text_with("dependency-step", &arguments)
        };
        let path = steps.iter().map(says).collect::<Vec<_>>().join(", ");
        Self { steps, path }
    }

    pub(super) fn message(&self) -> Message {
        Message::new("dependency-circle").with("path", self.path.clone())
    }
}

/// What has just been done, if it is so.
pub(super) fn done(network: &Network, place: usize, given: &Pairs, words: Locale) -> Option<String> {
    let number = network.member(place)?.number.to_string();
    let other = |name: &str| {
        let other: ProjectNumber = given.get(name)?.parse().ok()?;
        Some((network.find(&other)?, other.to_string()))
    };
    let is_required = |other: usize| network.graph().prerequisites(place).contains(&other);
    let arguments = |other: String| [("number", number.clone().into()), ("other", other.into())];
    match (other("added"), other("removed")) {
        (Some((other, name)), _) if is_required(other) => {
            Some(words.text_with("dependency-added", &arguments(name)))
        }
        (_, Some((other, name))) if !is_required(other) => {
            Some(words.text_with("dependency-removed", &arguments(name)))
        }
        _ => None,
    }
}

#[derive(Template)]
#[template(path = "portfolio/remove.html")]
struct RemovePage {
    chrome: Chrome,
    number: String,
    title: String,
    href: String,
    fields: Vec<Field>,
}

/// `GET /projects/DIG-001/dependencies/remove`: which requirement is to be taken back.
pub async fn remove_form(
    State(state): State<AppState>,
    PortfolioManager(_): PortfolioManager,
    Resumed(resumed): Resumed,
    chrome: Chrome,
    Path(number): Path<String>,
    given: Pairs,
) -> Result<Response, Error> {
    let typed = resumed.unwrap_or(given);
    let page = draw_removal(&state, chrome, &number, (&typed, &[])).await?;
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

/// `POST /projects/DIG-001/dependencies/remove`: takes it back.
pub async fn remove(
    State(state): State<AppState>,
    PortfolioManager(person): PortfolioManager,
    chrome: Chrome,
    Path(number): Path<String>,
    Form(typed): Form,
) -> Result<Response, Error> {
    let own: ProjectNumber = number.parse().map_err(|_| Error::NotFound(Some(words::unknown(&number))))?;
    let required = typed.get("required").and_then(|number| number.parse::<ProjectNumber>().ok());
    let mut errors = Vec::new();
    if required.is_none() {
        errors.push(FieldError { field: "required", message: Message::new("dependency-remove-missing") });
    }
    let reason = text::text(typed.raw("reason"), LONGEST_TEXT);
    let reason = reason.map_err(|message| errors.push(FieldError { field: "reason", message })).ok();
    if let (Some(required), Some(reason), true) = (required, reason, errors.is_empty()) {
        let reason = Some(reason).filter(|reason| !reason.is_empty());
        let unwanted = Connection { required, reason };
        projects::remove_dependency(&state.pool, &person, &own, &unwanted, state.clock.now()).await?;
        let address = words::dependencies(&own, &chrome);
        return Ok(Redirect::to(&format!("{address}?removed={}", unwanted.required)).into_response());
    }
    let page = draw_removal(&state, chrome, &number, (&typed, &errors)).await?;
    Ok(page::respond(StatusCode::UNPROCESSABLE_ENTITY, page::render(&page)?))
}

async fn draw_removal(
    state: &AppState,
    chrome: Chrome,
    number: &str,
    (typed, errors): (&Pairs, &[FieldError]),
) -> Result<RemovePage, Error> {
    let words = chrome.words;
    let known = actions::network(&state.pool, &state.network).await?.ok_or(Error::NotFound(None))?;
    let network = &known.network;
    let unknown = || Error::NotFound(Some(words::unknown(number)));
    let own: ProjectNumber = number.parse().map_err(|_| unknown())?;
    let place = network.find(&own).ok_or_else(unknown)?;
    let member = network.member(place).ok_or_else(unknown)?;
    let required = network.graph().prerequisites(place).iter().filter_map(|place| network.member(*place));
    let choices: Vec<Choice> = required
        .map(|required| Choice {
            value: required.number.to_string(),
            label: format!("{} {}", required.number, required.title),
            is_chosen: false,
        })
        .collect();
    let fields = if choices.is_empty() {
        Vec::new()
    } else {
        let required = Field::of(words, ("required", "dependency-unwanted"), Control::Radio(choices), typed);
        let reason = Field::of(words, ("reason", "dependency-reason"), Control::Text(3), typed)
            .with_hint(words.text("dependency-reason-hint"))
            .optional();
        [required, reason].map(|field| field.with_errors(words, errors)).into()
    };
    Ok(RemovePage {
        number: member.number.to_string(),
        title: member.title.clone(),
        href: words::dependencies(&member.number, &chrome),
        fields,
        chrome,
    })
}
