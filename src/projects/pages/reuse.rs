// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! Whether a project can use what another administration has built, and who else wants the same service.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use chrono::NaiveDate;

use super::{facts::Fact, fields, moves::read_number};
use crate::{
    error::Error,
    kit::{
        extract::Path,
        field::{Choice, Control, Difference, Field},
        form::{FieldError, Form, Pairs},
        i18n::{Locale, Message},
        page::{self, Chrome},
        text,
    },
    people::{Person, Resumed, SignedIn},
    projects::{
        actions::{self, Checked},
        model::{
            OtherProject, Project, ProjectNumber, Reuse, ReuseCheck, ReuseResult, Service, may_check_reuse,
        },
        store,
    },
    state::AppState,
};

const CHECKED_ON: &str = "checked_on";
const RESULT: &str = "result";
const REASON: &str = "reason";
const SOURCE: &str = "source";
/// Longest source, in characters: a title with an address.
const LONGEST_SOURCE: usize = 500;

/// Another project of the same service.
pub struct SameService {
    /// That it is one.
    pub sentence: String,
    /// Number and title.
    pub name: String,
    /// Its state in words.
    pub state: String,
    /// Address of its page.
    pub href: String,
}

impl SameService {
    pub(super) fn of(project: &OtherProject, chrome: &Chrome) -> Self {
        let words = chrome.words;
        Self {
            sentence: words.text_about("service-same", &project.number),
            name: project.title.clone(),
            state: words.text(&format!("state-{}", project.state.code())),
            href: chrome.href(&format!("/projects/{}", project.number)),
        }
    }
}

/// What the page of a project says of its service: partial template `projects/same_service.html`.
pub struct ReusePart {
    /// The service in the catalogue, and what came of the check.
    pub facts: Vec<Fact>,
    /// Others of the same service.
    pub same: Vec<SameService>,
    /// Address of the form for the check, for whoever may fill it in.
    pub check_href: Option<String>,
}

impl ReusePart {
    /// What `person` sees of it.
    pub fn of(reuse: &Reuse, person: Option<&Person>, project: &Project, chrome: &Chrome) -> Self {
        let may_check = person.is_some_and(|person| may_check_reuse(person, project));
        Self {
            facts: reuse_facts(reuse, chrome.words),
            same: reuse.same.iter().map(|other| SameService::of(other, chrome)).collect(),
            check_href: may_check.then(|| chrome.href(&format!("/projects/{}/reuse", project.number))),
        }
    }
}

/// What the catalogue says of the service, and what came of the check, as far as there is something.
pub(super) fn reuse_facts(reuse: &Reuse, words: Locale) -> Vec<Fact> {
    let fact = |key: &str, value: Option<String>| Some(Fact { label: words.text(key), value: value? });
    let service = reuse.service.as_ref();
    let check = reuse.check.as_ref().map(|(check, _)| check);
    let facts = [
        fact("service-name", service.map(|service| service.name.clone())),
        fact("service-group-label", service.and_then(Service::group)),
        fact("service-legal-basis", service.and_then(|service| service.legal_basis.clone())),
        fact("reuse-checked-on", check.map(|check| words.date(check.checked_on))),
        fact("reuse-result", check.map(|check| result(check.result, words))),
        fact("reuse-reason", check.map(|check| check.reason.clone())),
        fact("reuse-source", check.and_then(|check| check.source.clone())),
    ];
    facts.into_iter().flatten().collect()
}

fn result(result: ReuseResult, words: Locale) -> String {
    words.text(&format!("{}{}", "reuse_result-", result.code()))
}

#[derive(Template)]
#[template(path = "projects/reuse.html")]
struct ReusePage {
    chrome: Chrome,
    number: String,
    title: String,
    department: String,
    /// The service as the catalogue names it, or else its key.
    service: Option<String>,
    fields: Vec<Field>,
    version: i32,
    differences: Vec<Difference>,
}

/// The project of that number and its service, if the person may note a check.
async fn occasion(
    state: &AppState,
    person: &Person,
    number: &ProjectNumber,
) -> Result<(Project, Reuse), Error> {
    let mut db = state.pool.acquire().await?;
    let (project, _) = actions::read_project(&mut db, person, number, None).await?;
    if !may_check_reuse(person, &project) {
        return Err(Error::Forbidden);
    }
    let reuse = store::reuse(&mut db, project.id).await?;
    Ok((project, reuse))
}

/// `GET /projects/DIG-001/reuse`: the form for what came of looking for solutions of others.
pub async fn reuse_form(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    Resumed(resumed): Resumed,
    chrome: Chrome,
    Path(number): Path<String>,
) -> Result<Response, Error> {
    let (project, reuse) = occasion(&state, &person, &read_number(&number)?).await?;
    let version = reuse.check.as_ref().map_or(0, |(_, version)| *version);
    let stored = match &reuse.check {
        Some((check, _)) => as_typed(check, chrome.words),
        None => Pairs::of([(CHECKED_ON, chrome.words.date(state.clock.today()))]),
    };
    let (typed, version) = resumed.map_or((stored, version), |typed| {
        let version = read_version(&typed);
        (typed, version)
    });
    let page = draw(chrome, (&project, &reuse), (&typed, version), &[]);
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

/// `POST /projects/DIG-001/reuse`: notes it.
pub async fn check_reuse(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    chrome: Chrome,
    Path(number): Path<String>,
    Form(typed): Form,
) -> Result<Response, Error> {
    let number = read_number(&number)?;
    let occasion = occasion(&state, &person, &number).await?;
    let (project, reuse) = (&occasion.0, &occasion.1);
    let version = read_version(&typed);
    let check = match read(&typed, state.clock.today()) {
        Ok(check) => check,
        Err(errors) => {
            let page = draw(chrome, (project, reuse), (&typed, version), &errors);
            return Ok(page::respond(StatusCode::UNPROCESSABLE_ENTITY, page::render(&page)?));
        }
    };
    let now = state.clock.now();
    match actions::check_reuse(&state.pool, &person, &number, (&check, version), now).await? {
        Checked::Done => {
            let address = chrome.href(&format!("/projects/{number}#profile"));
            Ok(Redirect::to(&address).into_response())
        }
        Checked::Conflict(stored, version) => {
            let differences = differences(&stored, &check, chrome.words);
            let mut page = draw(chrome, (project, reuse), (&typed, version), &[]);
            page.differences = differences;
            Ok(page::respond(StatusCode::CONFLICT, page::render(&page)?))
        }
    }
}

fn read_version(typed: &Pairs) -> i32 {
    typed.get("version").and_then(|version| version.parse().ok()).unwrap_or_default()
}

fn as_typed(check: &ReuseCheck, words: Locale) -> Pairs {
    Pairs::of([
        (CHECKED_ON, words.date(check.checked_on)),
        (RESULT, check.result.code().to_owned()),
        (REASON, check.reason.clone()),
        (SOURCE, check.source.clone().unwrap_or_default()),
    ])
}

fn read(typed: &Pairs, today: NaiveDate) -> Result<ReuseCheck, Vec<FieldError>> {
    let result = typed.get(RESULT).and_then(ReuseResult::from_code);
    let result = result.ok_or_else(|| Message::new("reuse-result-missing"));
    let is_open = result == Ok(ReuseResult::Open);
    let source = text::line(typed.raw(SOURCE), LONGEST_SOURCE).and_then(|source| match source.is_empty() {
        false => Ok(Some(source)),
        true if is_open => Ok(None),
        true => Err(Message::new("reuse-source-missing")),
    });
    let day = fields::past_day(typed, CHECKED_ON, today);
    match (day, result, fields::text(typed, REASON), source) {
        (Ok(checked_on), Ok(result), Ok(reason), Ok(source)) => {
            Ok(ReuseCheck { checked_on, result, reason, source })
        }
        (day, result, reason, source) => {
            let errors = [
                (CHECKED_ON, day.err()),
                (RESULT, result.err()),
                (REASON, reason.err()),
                (SOURCE, source.err()),
            ];
            let error = |(field, message): (_, Option<_>)| Some(FieldError { field, message: message? });
            Err(errors.into_iter().filter_map(error).collect())
        }
    }
}

fn differences(stored: &ReuseCheck, typed: &ReuseCheck, words: Locale) -> Vec<Difference> {
    let values = |check: &ReuseCheck| {
        let source = check.source.clone().unwrap_or_default();
        [words.date(check.checked_on), result(check.result, words), check.reason.clone(), source]
    };
    let labels = ["reuse-checked-on", "reuse-result", "reuse-reason", "reuse-source"];
    let both = values(stored).into_iter().zip(values(typed)).zip(labels);
    both.filter(|((stored, typed), _)| stored != typed)
        .map(|((stored, typed), label)| Difference { label: words.text(label), stored, typed })
        .collect()
}

fn draw(
    chrome: Chrome,
    (project, reuse): (&Project, &Reuse),
    (typed, version): (&Pairs, i32),
    errors: &[FieldError],
) -> ReusePage {
    let words = chrome.words;
    let choice = |one: ReuseResult| Choice {
        value: one.code().to_owned(),
        label: result(one, words),
        is_chosen: false,
    };
    let results = Control::Radio(ReuseResult::ALL.into_iter().map(choice).collect());
    let fields = [
        Field::of(words, (CHECKED_ON, "reuse-checked-on"), Control::Line("text"), typed)
            .with_hint(words.text("field-day-hint")),
        Field::of(words, (RESULT, "reuse-result"), results, typed),
        Field::of(words, (REASON, "reuse-reason"), Control::Text(4), typed)
            .with_hint(words.text("reuse-reason-hint")),
        Field::of(words, (SOURCE, "reuse-source"), Control::Line("text"), typed)
            .with_hint(words.text("reuse-source-hint")),
    ];
    let named = |key: &String| match &reuse.service {
        Some(service) => format!("{key} {}", service.name),
        None => key.clone(),
    };
    ReusePage {
        number: project.number.to_string(),
        title: project.title.clone(),
        department: project.department.name.clone(),
        service: reuse.key.as_ref().map(named),
        fields: fields.map(|field| field.with_errors(words, errors)).into(),
        version,
        differences: Vec::new(),
        chrome,
    }
}
