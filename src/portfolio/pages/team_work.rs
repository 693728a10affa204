// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What a project asks of the teams.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::{
    capacity::days_text,
    teams::{stored_days, team_fields},
};
use crate::{
    error::Error,
    kit::{
        extract::Path,
        field::{Control, Difference, Field},
        form::{Form, Pairs},
        i18n::Message,
        page::{self, Chrome},
    },
    people::{Person, PortfolioManager, Resumed},
    portfolio::{
        actions::{self, AskedOfTeams, TeamWorkChange},
        model::{Team, TeamDays, TeamId},
    },
    projects::ProjectNumber,
    state::AppState,
};

/// Name of the hidden field with what was there when the form was drawn.
const SEEN: &str = "seen";

#[derive(Template)]
#[template(path = "plan/team_work.html")]
struct TeamWorkPage {
    chrome: Chrome,
    number: String,
    title: String,
    href: String,
    /// What the whole project takes, if that is known.
    effort: Option<String>,
    seen: String,
    differences: Vec<Difference>,
    fields: Vec<Field>,
}

fn draw(
    chrome: Chrome,
    asked: &AskedOfTeams,
    typed: Option<&Pairs>,
    errors: &[(TeamId, Message)],
) -> TeamWorkPage {
    let words = chrome.words;
    let stored = stored_days(&asked.work, &asked.teams, words).collect::<Vec<_>>();
    let stored = stored.iter().map(|(name, days)| (name.as_str(), days.clone()));
    let stored = Pairs::of(stored.chain([(SEEN, asked.work.stamp())]));
    let typed = typed.unwrap_or(&stored);
    let number = asked.project.number.to_string();
    let effort = asked.project.effort.map(|effort| days_text(effort.0.unsigned_abs().into(), words));
    TeamWorkPage {
        href: chrome.href(&format!("/projects/{number}")),
        number,
        title: asked.project.title.clone(),
        effort: effort.map(|effort| words.text_about("team-work-effort", &effort)),
        seen: typed.raw(SEEN).to_owned(),
        differences: Vec::new(),
        fields: team_fields((&asked.teams, "team-work-hint"), typed, errors, words),
        chrome,
    }
}

async fn found(
    state: &AppState,
    person: &Person,
    number: &str,
) -> Result<(AskedOfTeams, ProjectNumber), Error> {
    let number: ProjectNumber = number.parse().map_err(|_| Error::NotFound(None))?;
    let asked = actions::asked_of_teams(&mut *state.pool.acquire().await?, person, &number).await?;
    Ok((asked, number))
}

/// `GET /projects/DIG-001/teams`: the form.
pub async fn team_work(
    State(state): State<AppState>,
    PortfolioManager(person): PortfolioManager,
    Resumed(resumed): Resumed,
    chrome: Chrome,
    Path(number): Path<String>,
) -> Result<Response, Error> {
    let (asked, _) = found(&state, &person, &number).await?;
    let page = draw(chrome, &asked, resumed.as_ref(), &[]);
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

/// `POST /projects/DIG-001/teams`: notes it.
pub async fn set_team_work(
    State(state): State<AppState>,
    PortfolioManager(person): PortfolioManager,
    chrome: Chrome,
    Path(number): Path<String>,
    Form(typed): Form,
) -> Result<Response, Error> {
    let (asked, number) = found(&state, &person, &number).await?;
    let errors = match TeamDays::read(&typed, &asked.teams) {
        Err(errors) => errors,
        Ok(work) => {
            let first = work.0.keys().next().copied();
            let (seen, now) = (typed.raw(SEEN), state.clock.now());
            match actions::set_team_work(&state.pool, &person, (&number, seen), work, now).await? {
                TeamWorkChange::Done => {
                    return Ok(Redirect::to(&chrome.href(&format!("/projects/{number}"))).into_response());
                }
                TeamWorkChange::Conflict(there) => return conflict(chrome, &asked, &typed, &there),
                TeamWorkChange::Beyond { effort } => {
                    let effort = days_text(effort.into(), chrome.words);
                    let message = Message::new("team-work-beyond").with("effort", effort);
                    first.map(|team| (team, message)).into_iter().collect()
                }
            }
        }
    };
    let page = draw(chrome, &asked, Some(&typed), &errors);
    Ok(page::respond(StatusCode::UNPROCESSABLE_ENTITY, page::render(&page)?))
}

fn conflict(
    chrome: Chrome,
    asked: &AskedOfTeams,
    typed: &Pairs,
    there: &TeamDays,
) -> Result<Response, Error> {
    let words = chrome.words;
    let difference = |(team, (name, stored)): (&Team, (String, String))| Difference {
        label: team.name.clone(),
        stored,
        typed: typed.raw(&name).to_owned(),
    };
    let stored = stored_days(there, &asked.teams, words);
    let differences = asked.teams.iter().zip(stored).map(difference);
    let differences = differences.filter(|each| each.stored != each.typed).collect();
    let seen = there.stamp();
    let page = TeamWorkPage { seen, differences, ..draw(chrome, asked, Some(typed), &[]) };
    Ok(page::respond(StatusCode::CONFLICT, page::render(&page)?))
}
