// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The teams whose work is counted by itself.

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
        field::{Control, Difference, Field},
        form::{FieldError, Form, Pairs},
        i18n::{Locale, Message},
        page::{self, Chrome},
    },
    people::{PortfolioManager, Resumed},
    portfolio::{
        actions::{self, TeamChange},
        model::{Team, TeamDays, TeamId},
        store,
    },
    state::AppState,
};

const ROW_VERSION: &str = "row_version";

/// A field for the person-days of each team.
pub(super) fn team_fields(
    (teams, hint): (&[Team], &str),
    typed: &Pairs,
    errors: &[(TeamId, Message)],
    words: Locale,
) -> Vec<Field> {
    let field = |team: &Team| {
        let label = words.text_about("team-days", &team.name);
        let error = errors.iter().find(|(id, _)| *id == team.id);
        Field {
            error: error.map(|(_, message)| words.message(message)),
            ..Field::called((team.field(), label), Control::Line("text"), typed)
                .with_hint(words.text(hint))
                .optional()
        }
    };
    teams.iter().map(field).collect()
}

/// What is stored for each team, as its field shows it.
pub(super) fn stored_days<'a>(
    days: &'a TeamDays,
    teams: &'a [Team],
    words: Locale,
) -> impl Iterator<Item = (String, String)> + 'a {
    teams.iter().map(move |team| {
        (team.field(), days.of(team.id).map(|days| words.integer(days.0)).unwrap_or_default())
    })
}

/// "Netz: 400 PT, Fachverfahren: 200 PT".
pub(super) fn by_team(days: &TeamDays, teams: &[Team], words: Locale) -> String {
    let said =
        teams.iter().filter_map(|team| Some(words::of_team(&team.name, days.of(team.id)?.0.into(), words)));
    said.collect::<Vec<_>>().join(", ")
}

#[derive(Template)]
#[template(path = "plan/teams.html")]
struct TeamsPage {
    chrome: Chrome,
    done: Option<String>,
    /// Names with their addresses.
    teams: Vec<(String, String)>,
    fields: Vec<Field>,
}

fn name_field(words: Locale, typed: &Pairs, errors: &[FieldError]) -> Vec<Field> {
    let field = Field::of(words, (Team::NAME, "team-name"), Control::Line("text"), typed);
    vec![field.with_hint(words.text("team-name-hint")).with_errors(words, errors)]
}

async fn draw(
    state: &AppState,
    chrome: Chrome,
    (typed, errors): (&Pairs, &[FieldError]),
    is_done: bool,
) -> Result<Response, Error> {
    let teams = store::teams(&state.pool).await?;
    let address = |team: &Team| chrome.href(&format!("/plan/teams/{}", team.id.0));
    let page = TeamsPage {
        done: is_done.then(|| chrome.words.text("saved")),
        teams: teams.iter().map(|team| (team.name.clone(), address(team))).collect(),
        fields: name_field(chrome.words, typed, errors),
        chrome,
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(page::respond(status, page::render(&page)?))
}

/// `GET /plan/teams`: every team, and the form for another.
pub async fn teams(
    State(state): State<AppState>,
    _: PortfolioManager,
    Resumed(resumed): Resumed,
    chrome: Chrome,
    given: Pairs,
) -> Result<Response, Error> {
    let is_done = given.get("done") == Some("saved");
    draw(&state, chrome, (&resumed.unwrap_or_default(), &[]), is_done).await
}

fn saved(chrome: &Chrome) -> Response {
    Redirect::to(&chrome.href("/plan/teams?done=saved")).into_response()
}

fn name_taken() -> FieldError {
    FieldError { field: Team::NAME, message: Message::new("team-name-taken") }
}

/// `POST /plan/teams`: enters a team.
pub async fn add_team(
    State(state): State<AppState>,
    PortfolioManager(person): PortfolioManager,
    chrome: Chrome,
    Form(typed): Form,
) -> Result<Response, Error> {
    let error = match Team::read_name(&typed) {
        Err(error) => error,
        Ok(name) => match actions::add_team(&state.pool, &person, &name, state.clock.now()).await? {
            TeamChange::Done => return Ok(saved(&chrome)),
            _ => name_taken(),
        },
    };
    draw(&state, chrome, (&typed, &[error]), false).await
}

#[derive(Template)]
#[template(path = "plan/team.html")]
struct TeamPage {
    chrome: Chrome,
    name: String,
    row_version: String,
    /// Why it cannot be removed; nothing if it can.
    in_use: Option<String>,
    differences: Vec<Difference>,
    fields: Vec<Field>,
}

async fn team_page(
    state: &AppState,
    chrome: Chrome,
    id: i64,
    (typed, errors): (Option<&Pairs>, &[FieldError]),
) -> Result<(Team, TeamPage), Error> {
    let words = chrome.words;
    let team = store::teams(&state.pool).await?.into_iter().find(|team| team.id.0 == id);
    let team = team.ok_or(Error::NotFound(None))?;
    let (years, projects) = store::uses_of_team(&state.pool, team.id).await?;
    let stored = Pairs::of([(Team::NAME, team.name.clone()), (ROW_VERSION, team.row_version.to_string())]);
    let typed = typed.unwrap_or(&stored);
    let page = TeamPage {
        name: team.name.clone(),
        row_version: typed.raw(ROW_VERSION).to_owned(),
        in_use: (years + projects > 0).then(|| {
            words.text_with("team-in-use", &[("years", years.into()), ("projects", projects.into())])
        }),
        differences: Vec::new(),
        fields: name_field(words, typed, errors),
        chrome,
    };
    Ok((team, page))
}

/// `GET /plan/teams/1`: the form for another name, and the way to remove the team.
pub async fn team(
    State(state): State<AppState>,
    _: PortfolioManager,
    Resumed(resumed): Resumed,
    chrome: Chrome,
    Path(id): Path<i64>,
) -> Result<Response, Error> {
    let (_, page) = team_page(&state, chrome, id, (resumed.as_ref(), &[])).await?;
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

/// `POST /plan/teams/1`: gives the team another name.
pub async fn rename_team(
    State(state): State<AppState>,
    PortfolioManager(person): PortfolioManager,
    chrome: Chrome,
    Path(id): Path<i64>,
    Form(typed): Form,
) -> Result<Response, Error> {
    let error = match Team::read_name(&typed) {
        Err(error) => error,
        Ok(name) => {
            let version = typed.get(ROW_VERSION).and_then(|version| version.parse().ok()).unwrap_or_default();
            let now = state.clock.now();
            match actions::rename_team(&state.pool, &person, (TeamId(id), version), &name, now).await? {
                TeamChange::Conflict(there) => return conflict(&state, chrome, &typed, &there).await,
                TeamChange::Taken => name_taken(),
                TeamChange::Done | TeamChange::InUse { .. } => return Ok(saved(&chrome)),
            }
        }
    };
    let (_, page) = team_page(&state, chrome, id, (Some(&typed), &[error])).await?;
    Ok(page::respond(StatusCode::UNPROCESSABLE_ENTITY, page::render(&page)?))
}

async fn conflict(state: &AppState, chrome: Chrome, typed: &Pairs, there: &Team) -> Result<Response, Error> {
    let difference = Difference {
        label: chrome.words.text("team-name"),
        stored: there.name.clone(),
        typed: typed.raw(Team::NAME).to_owned(),
    };
    let (_, page) = team_page(state, chrome, there.id.0, (Some(typed), &[])).await?;
    let row_version = there.row_version.to_string();
    let page = TeamPage { differences: vec![difference], row_version, ..page };
    Ok(page::respond(StatusCode::CONFLICT, page::render(&page)?))
}

/// `GET /plan/teams/1/remove`: where whoever has signed in again since pressing the button finds it.
pub async fn remove_team_form(_: PortfolioManager, chrome: Chrome, Path(id): Path<i64>) -> Redirect {
    Redirect::to(&chrome.href(&format!("/plan/teams/{id}")))
}

/// `POST /plan/teams/1/remove`: removes a team for which nothing is entered.
pub async fn remove_team(
    State(state): State<AppState>,
    PortfolioManager(person): PortfolioManager,
    chrome: Chrome,
    Path(id): Path<i64>,
    Form(_): Form,
) -> Result<Response, Error> {
    let now = state.clock.now();
    match actions::remove_team(&state.pool, &person, TeamId(id), now).await? {
        TeamChange::InUse { .. } => {
            // The page says in how many years and projects it is in use by now.
            let at = format!("/plan/teams/{id}");
            let (_, page) = team_page(&state, chrome.at(&at, ""), id, (None, &[])).await?;
            Ok(page::respond(StatusCode::CONFLICT, page::render(&page)?))
        }
        _ => Ok(saved(&chrome)),
    }
}
