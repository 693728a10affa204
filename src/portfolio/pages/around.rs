// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! One project with everything that it requires and everything that requires it, and what it carries. Portfolio
//! management adds here what it requires.

use std::collections::HashSet;

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::{
    connect::{self, Circle, Wish},
    picture::{MOST_BOXES, Picture},
    words::{self, Named},
};
use crate::{
    error::Error,
    kit::{
        extract::Path,
        field::{Control, Field},
        form::{Form, Pairs},
        page::{self, Chrome},
    },
    people::{PortfolioManager, Reader, Resumed, Role},
    portfolio::{
        actions::{self, Known},
        model::{Carried, Network, carried},
    },
    projects::{self, Connected, ProjectNumber},
    state::AppState,
};

/// More lines than this are not listed.
const MOST_LINES: usize = 200;

/// What the project requires.
struct NeedLine {
    project: Named,
    is_direct: bool,
    is_met: bool,
    /// Where this is taken back, for those who may.
    remove: Option<String>,
}

/// What requires the project.
struct CarriedLine {
    project: Named,
    is_direct: bool,
    /// By how many its benefit is shared, and the share of this project; nothing while it has no points.
    share: Option<(String, String)>,
}

/// The form that adds.
struct ConnectForm {
    fields: Vec<Field>,
    /// What was searched for, once there is a choice.
    searched: Option<String>,
    circle: Option<Circle>,
}

#[derive(Template)]
#[template(path = "portfolio/around.html")]
struct AroundPage {
    chrome: Chrome,
    project: Named,
    department: String,
    done: Option<String>,
    needs_summary: String,
    enabling: Option<String>,
    picture: Picture,
    drawn_note: Option<String>,
    needs: Vec<NeedLine>,
    carried: Vec<CarriedLine>,
    /// Not everything that requires it is listed.
    listed_note: Option<String>,
    /// What it unlocks, in words; nothing for one on which nothing rests.
    unlocked: Option<String>,
    /// Its share in its own points, and in all of them.
    shares: Option<(String, String)>,
    form: Option<ConnectForm>,
}

/// Where the page of a project is: its place in the network, or the way to where it goes on.
async fn locate(
    state: &AppState,
    known: &Known,
    number: &str,
    chrome: &Chrome,
) -> Result<Result<usize, Response>, Error> {
    let unknown = || Error::NotFound(Some(words::unknown(number)));
    let wanted: ProjectNumber = number.parse().map_err(|_| unknown())?;
    if let Some(place) = known.network.find(&wanted) {
        return Ok(Ok(place));
    }
    let project = projects::find_by_number(&state.pool, &wanted).await?.ok_or_else(unknown)?;
    let target = projects::merged_into(&state.pool, project.id).await?.ok_or_else(unknown)?;
    Ok(Err(Redirect::to(&words::dependencies(&target.number, chrome)).into_response()))
}

/// `GET /projects/DIG-001/dependencies`: what the project rests on and what rests on it.
pub async fn dependencies(
    State(state): State<AppState>,
    Reader(person): Reader,
    Resumed(resumed): Resumed,
    chrome: Chrome,
    Path(number): Path<String>,
    given: Pairs,
) -> Result<Response, Error> {
    let known = actions::network(&state.pool, &state.network).await?.ok_or(Error::NotFound(None))?;
    let place = match locate(&state, &known, &number, &chrome).await? {
        Ok(place) => place,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let may_connect = person.is_some_and(|person| person.has(Role::PortfolioManager));
    let form =
        may_connect.then(|| connect_form(&chrome, &resumed.unwrap_or_default(), &Wish::default(), None));
    let done = connect::done(&known.network, place, &given, chrome.words);
    let page = AroundPage { done, ..draw(chrome, &known.network, place, form)? };
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

/// `POST /projects/DIG-001/dependencies`: the project requires one more.
pub async fn add(
    State(state): State<AppState>,
    PortfolioManager(person): PortfolioManager,
    chrome: Chrome,
    Path(number): Path<String>,
    Form(typed): Form,
) -> Result<Response, Error> {
    let known = actions::network(&state.pool, &state.network).await?.ok_or(Error::NotFound(None))?;
    let place = match locate(&state, &known, &number, &chrome).await? {
        Ok(place) => place,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let number = known.network.member(place).map(|member| member.number.clone());
    let number = number.ok_or(Error::NotFound(None))?;
    let mut wish = connect::read(&state, &number, &typed).await?;
    let mut circle = None;
    if let Some(wanted) = &wish.wanted {
        match projects::add_dependency(&state.pool, &person, &number, wanted, state.clock.now()).await? {
            Connected::Done => {
                let address = words::dependencies(&number, &chrome);
                return Ok(Redirect::to(&format!("{address}?added={}", wanted.required)).into_response());
            }
            Connected::Refused(message) => wish.refuse(message),
            Connected::Circle(names) => {
                let found = Circle::of(&names, &chrome);
                wish.refuse(found.message());
                circle = Some(found);
            }
        }
    }
    let form = connect_form(&chrome, &typed, &wish, circle);
    let page = draw(chrome, &known.network, place, Some(form))?;
    Ok(page::respond(StatusCode::UNPROCESSABLE_ENTITY, page::render(&page)?))
}

fn connect_form(chrome: &Chrome, typed: &Pairs, wish: &Wish, circle: Option<Circle>) -> ConnectForm {
    let words = chrome.words;
    let required = Field::of(words, ("required", "dependency-required"), Control::Line("text"), typed)
        .with_hint(words.text("dependency-required-hint"));
    let searched = (!wish.found.is_empty()).then(|| typed.get("required").unwrap_or_default().to_owned());
    let choice = searched.is_some().then(|| {
        let choices = connect::choices(&wish.found, words);
        Field::of(words, ("choice", "dependency-choice"), Control::Radio(choices), typed)
    });
    let reason = Field::of(words, ("reason", "dependency-reason"), Control::Text(3), typed)
        .with_hint(words.text("dependency-reason-hint"))
        .optional();
    let fields = [Some(required), choice, Some(reason)];
    let fields = fields.into_iter().flatten().map(|field| field.with_errors(words, &wish.errors));
    ConnectForm { fields: fields.collect(), searched, circle }
}

fn draw(
    chrome: Chrome,
    network: &Network,
    place: usize,
    form: Option<ConnectForm>,
) -> Result<AroundPage, Error> {
    let words = chrome.words;
    let member = network.member(place).ok_or(Error::NotFound(None))?;
    let (around, all) = network.around(place, MOST_BOXES);
    let label = words.text_about("around-picture", &member.number);
    let picture = Picture::of(network, (&around, Some(place)), false, (label, &chrome))?;
    let needs = need_lines(network, place, (&chrome, form.is_some()));
    let unmet = needs.iter().filter(|need| !need.is_met).count();
    let enabling = network.enabling(place);
    let found = carried(network, place);
    let dependants = network.graph().all_dependants(place).len();
    let carried = carried_lines(network, place, &found, &chrome);
    let hundredths = |number| words.hundredths(words::amount(number));
    Ok(AroundPage {
        project: Named::of(member, &chrome),
        department: member.department.name.clone(),
        done: None,
        needs_summary: match needs.len() {
            0 => words.text("needs-none"),
            count => words.text_with(
                "needs-summary",
                &[
                    ("projects", words::counted("needs-projects", count, words).into()),
                    ("unmet", words::counted("needs-unmet", unmet, words).into()),
                ],
            ),
        },
        enabling: (enabling.projects > 0).then(|| words::enabling(enabling, words)),
        picture,
        drawn_note: (around.len() < all)
            .then(|| words::counted("around-drawn-part", all - around.len(), words)),
        needs,
        listed_note: (carried.len() < dependants)
            .then(|| words::counted("around-listed-part", dependants - carried.len(), words)),
        carried,
        unlocked: (dependants > 0).then(|| {
            words.text_with(
                "unlocks-sentence",
                &[
                    ("number", member.number.to_string().into()),
                    ("points", words.tenths(words::amount(found.unlocked)).into()),
                    ("credit", hundredths(found.credit).into()),
                ],
            )
        }),
        shares: (dependants > 0).then(|| (hundredths(found.own), hundredths(found.credit))),
        form,
        chrome,
    })
}

fn need_lines(network: &Network, place: usize, (chrome, may_remove): (&Chrome, bool)) -> Vec<NeedLine> {
    let direct = network.graph().prerequisites(place);
    let here = network.member(place).map(|member| words::dependencies(&member.number, chrome));
    let lines = network.graph().all_prerequisites(place).into_iter().filter_map(|required| {
        let member = network.member(required)?;
        let is_direct = direct.contains(&required);
        let remove = here.as_ref().filter(|_| may_remove && is_direct);
        Some(NeedLine {
            project: Named::of(member, chrome),
            is_direct,
            is_met: member.state == crate::projects::State::Completed,
            remove: remove.map(|here| format!("{here}/remove?required={}", member.number)),
        })
    });
    let mut lines: Vec<NeedLine> = lines.collect();
    lines.sort_by_key(|line| !line.is_direct);
    lines
}

/// What requires the project: first by its share in their benefit, then what has no points yet.
fn carried_lines(network: &Network, place: usize, found: &Carried, chrome: &Chrome) -> Vec<CarriedLine> {
    let words = chrome.words;
    let direct = network.graph().dependants(place);
    let with_points: HashSet<usize> = found.services.iter().map(|share| share.service).collect();
    let shares = found.services.iter().map(|share| {
        let among = words::count(share.among, words);
        (share.service, Some((among, words.hundredths(words::amount(share.credit)))))
    });
    let rest = network.graph().all_dependants(place).into_iter();
    let rest = rest.filter(|service| !with_points.contains(service)).map(|service| (service, None));
    let line = |(service, share)| {
        let member = network.member(service)?;
        Some(CarriedLine { project: Named::of(member, chrome), is_direct: direct.contains(&service), share })
    };
    shares.chain(rest).take(MOST_LINES).filter_map(line).collect()
}
