// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! The views that a person keeps: a list with its filters and its order, by a name.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::{table::criterion_keys, words};
use crate::{
    board::{
        actions::{self, KeepError},
        model::{MOST_VIEWS, SavedView, SavedViewId, VIEW_NAME, ViewPage, read_view_name},
        query::{ListQuery, Sort},
    },
    error::Error,
    kit::{
        extract::Path,
        field::{Control, Field},
        form::{FieldError, Form, Pairs},
        i18n::{Locale, Message},
        page::{self, Chrome},
    },
    people::{DepartmentChoice, Person, Reader, Resumed, SignedIn, all_departments},
    state::AppState,
};

/// The fields with the page and its query.
const PAGE: &str = "on";
const QUERY: &str = "query";

/// What lists can be narrowed by and sorted by at present.
struct Lists {
    criteria: Vec<String>,
    departments: DepartmentChoice,
}

impl Lists {
    async fn now(state: &AppState) -> Result<Self, Error> {
        let mut reading = actions::begin_reading(&state.pool).await?;
        let model = actions::value_model(&mut reading.transaction).await?;
        let criteria = model.as_ref().map(criterion_keys).unwrap_or_default();
        let criteria = criteria.into_iter().map(str::to_owned).collect();
        let offered = all_departments(&mut *reading.transaction).await?;
        Ok(Self { criteria, departments: DepartmentChoice { offered, is_typed: false } })
    }

    fn keys(&self) -> Vec<&str> {
        self.criteria.iter().map(String::as_str).collect()
    }

    /// The query as the portal itself writes it; nothing if it cannot be read.
    fn read(&self, query: &str) -> Option<ListQuery> {
        let given = Pairs::of_query(query.trim_start_matches('?'));
        ListQuery::read(&given, &self.keys(), &self.departments).ok().map(|query| query.on_page(1))
    }

    /// What is left out of the page and how it is sorted, in words.
    fn describe(&self, query: &str, locale: Locale) -> String {
        let Some(query) = self.read(query) else { return locale.text("view-outdated") };
        let department = self.departments.offered.iter().find(|one| Some(one.id) == query.filter.department);
        let parts = [
            query.filter.text.as_ref().map(|text| locale.text_about("view-words", text)),
            department.map(|department| department.name.clone()),
            query.filter.kind.map(|kind| words::kind(kind, locale)),
            query.filter.state.map(|state| words::state(state, locale)),
            (query.sort != Sort::default()).then(|| locale.text("view-sorted")),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { locale.text("view-everything") } else { parts.join(" · ") }
    }
}

fn page_name(page: ViewPage, words: Locale) -> String {
    words.text(match page {
        ViewPage::Board => "navigation-board",
        ViewPage::List => "list-title",
        ViewPage::Search => "search-title",
    })
}

fn address(id: SavedViewId, chrome: &Chrome) -> String {
    chrome.href(&format!("/views/{}", id.0))
}

/// A view in the list.
struct ViewLine {
    name: String,
    href: String,
    page: String,
    narrowed: String,
    is_shared: bool,
}

#[derive(Template)]
#[template(path = "board/views.html")]
struct ViewsPage {
    chrome: Chrome,
    views: Vec<ViewLine>,
}

/// `GET /views`: what the person keeps.
pub async fn views(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    chrome: Chrome,
) -> Result<Response, Error> {
    let lists = Lists::now(&state).await?;
    let views = actions::own_views(&state.pool, &person).await?;
    let views = views.iter().map(|view| ViewLine {
        name: view.name.clone(),
        href: address(view.id, &chrome),
        page: page_name(view.page, chrome.words),
        narrowed: lists.describe(&view.query, chrome.words),
        is_shared: view.is_shared,
    });
    let page = ViewsPage { views: views.collect(), chrome };
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

/// `GET /views/7`: on to the page as it was kept.
pub async fn open_view(
    State(state): State<AppState>,
    Reader(person): Reader,
    chrome: Chrome,
    Path(id): Path<i64>,
) -> Result<Response, Error> {
    let reader = person.map(|person| person.id);
    let view = actions::open_view(&state.pool, reader, SavedViewId(id)).await?;
    let view = view.ok_or_else(|| Error::NotFound(Some(Message::new("view-unknown"))))?;
    Ok(Redirect::to(&(chrome.href(view.page.path()) + &view.query)).into_response())
}

#[derive(Template)]
#[template(path = "board/view_name.html")]
struct NamePage {
    chrome: Chrome,
    heading: String,
    /// Page and filters in words, for a new view.
    about: Option<String>,
    fields: Vec<Field>,
    /// What is sent besides.
    kept: Vec<(&'static str, String)>,
    /// Where those go who do not want to.
    back: String,
}

fn name_field(typed: &Pairs, errors: &[FieldError], words: Locale) -> Field {
    Field::of(words, (VIEW_NAME, "view-name"), Control::Line("text"), typed)
        .with_hint(words.text("view-name-hint"))
        .with_errors(words, errors)
}

fn name_error(error: KeepError) -> Result<FieldError, Error> {
    let message = match error {
        KeepError::NameTaken => Message::new("view-name-taken"),
        KeepError::TooMany => Message::new("views-too-many").with("value", MOST_VIEWS.to_string()),
        KeepError::Unknown => return Err(Error::NotFound(Some(Message::new("view-unknown")))),
        KeepError::Database(error) => return Err(error.into()),
    };
    Ok(FieldError { field: VIEW_NAME, message })
}

/// The page and the query that are to be kept; nothing to keep is nothing here.
fn wanted(lists: &Lists, given: &Pairs) -> Result<(ViewPage, String), Error> {
    let page = given.get(PAGE).and_then(ViewPage::from_code);
    let query = lists.read(given.raw(QUERY)).map(|query| query.address(&lists.keys()));
    page.zip(query).ok_or_else(|| Error::NotFound(Some(Message::new("view-not-to-be-kept"))))
}

/// `GET /views/new?on=list&query=…`: asks for a name.
pub async fn new_view(
    State(state): State<AppState>,
    SignedIn(_): SignedIn,
    chrome: Chrome,
    given: Pairs,
    Resumed(resumed): Resumed,
) -> Result<Response, Error> {
    let given = resumed.unwrap_or(given);
    let lists = Lists::now(&state).await?;
    let wanted = wanted(&lists, &given)?;
    ask_for_name(chrome, StatusCode::OK, (&lists, wanted), (&given, &[]))
}

fn ask_for_name(
    chrome: Chrome,
    status: StatusCode,
    (lists, (page, query)): (&Lists, (ViewPage, String)),
    (typed, errors): (&Pairs, &[FieldError]),
) -> Result<Response, Error> {
    let words = chrome.words;
    let about = format!("{}: {}", page_name(page, words), lists.describe(&query, words));
    let page = NamePage {
        heading: words.text("view-keep"),
        about: Some(about),
        fields: vec![name_field(typed, errors, words)],
        back: chrome.href(page.path()) + &query,
        kept: vec![(PAGE, page.code().to_owned()), (QUERY, query)],
        chrome,
    };
    Ok(page::respond(status, page::render(&page)?))
}

/// `POST /views/new`: keeps a view.
pub async fn keep_view(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    chrome: Chrome,
    Form(typed): Form,
) -> Result<Response, Error> {
    let lists = Lists::now(&state).await?;
    let (page, query) = wanted(&lists, &typed)?;
    let error = match read_view_name(&typed) {
        Ok(name) => {
            let kept = actions::keep_view(&state.pool, &person, &name, (page, &query), state.clock.now());
            match kept.await {
                Ok(()) => return Ok(Redirect::to(&chrome.href("/views")).into_response()),
                Err(error) => name_error(error)?,
            }
        }
        Err(error) => error,
    };
    ask_for_name(chrome, StatusCode::UNPROCESSABLE_ENTITY, (&lists, (page, query)), (&typed, &[error]))
}

async fn own(state: &AppState, person: &Person, id: i64) -> Result<SavedView, Error> {
    let view = actions::own_view(&state.pool, person, SavedViewId(id)).await?;
    view.ok_or_else(|| Error::NotFound(Some(Message::new("view-unknown"))))
}

/// `GET /views/7/rename`: asks for another name.
pub async fn rename_form(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    chrome: Chrome,
    Path(id): Path<i64>,
    Resumed(resumed): Resumed,
) -> Result<Response, Error> {
    let view = own(&state, &person, id).await?;
    let typed = resumed.unwrap_or_else(|| Pairs::of([(VIEW_NAME, view.name)]));
    ask_for_new_name(chrome, StatusCode::OK, &typed, &[])
}

fn ask_for_new_name(
    chrome: Chrome,
    status: StatusCode,
    typed: &Pairs,
    errors: &[FieldError],
) -> Result<Response, Error> {
    let words = chrome.words;
    let page = NamePage {
        heading: words.text("view-rename"),
        about: None,
        fields: vec![name_field(typed, errors, words)],
        kept: Vec::new(),
        back: chrome.href("/views"),
        chrome,
    };
    Ok(page::respond(status, page::render(&page)?))
}

/// `POST /views/7/rename`: gives another name.
pub async fn rename_view(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    chrome: Chrome,
    Path(id): Path<i64>,
    Form(typed): Form,
) -> Result<Response, Error> {
    let error = match read_view_name(&typed) {
        Ok(name) => match actions::rename_view(&state.pool, &person, SavedViewId(id), &name).await {
            Ok(()) => return Ok(Redirect::to(&chrome.href("/views")).into_response()),
            Err(error) => name_error(error)?,
        },
        Err(error) => error,
    };
    ask_for_new_name(chrome, StatusCode::UNPROCESSABLE_ENTITY, &typed, &[error])
}

#[derive(Template)]
#[template(path = "board/view_step.html")]
struct StepPage {
    chrome: Chrome,
    heading: String,
    explanation: String,
    /// The address to hand on, once the view is shared.
    link: Option<String>,
    button: String,
    /// What the button sends, where there are two ways.
    shared: Option<&'static str>,
}

/// `GET /views/7/share`: says who can open it, and how.
pub async fn share_form(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    chrome: Chrome,
    Path(id): Path<i64>,
) -> Result<Response, Error> {
    let view = own(&state, &person, id).await?;
    let words = chrome.words;
    let here = address(view.id, &chrome);
    let whole =
        state.public_url.as_ref().and_then(|url| url.join(&here).ok()).map_or(here, |url| url.to_string());
    let (explanation, button, shared) = if view.is_shared {
        ("view-is-shared", "view-unshare", "no")
    } else {
        ("view-is-own", "view-share", "yes")
    };
    let page = StepPage {
        heading: words.text_about("view-share-heading", &view.name),
        explanation: words.text(explanation),
        link: view.is_shared.then_some(whole),
        button: words.text(button),
        shared: Some(shared),
        chrome,
    };
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

/// `POST /views/7/share`: lets others open it, or no longer.
pub async fn share_view(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    chrome: Chrome,
    Path(id): Path<i64>,
    Form(typed): Form,
) -> Result<Response, Error> {
    let is_shared = typed.get("shared") == Some("yes");
    actions::share_view(&state.pool, &person, SavedViewId(id), is_shared).await?;
    Ok(Redirect::to(&chrome.href(&format!("/views/{id}/share"))).into_response())
}

/// `GET /views/7/delete`: asks whether it is really to go.
pub async fn delete_form(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    chrome: Chrome,
    Path(id): Path<i64>,
) -> Result<Response, Error> {
    let view = own(&state, &person, id).await?;
    let words = chrome.words;
    let explanation = if view.is_shared { "view-delete-shared" } else { "view-delete-own" };
    let page = StepPage {
        heading: words.text_about("view-delete-heading", &view.name),
        explanation: words.text(explanation),
        link: None,
        button: words.text("view-delete"),
        shared: None,
        chrome,
    };
    Ok(page::respond(StatusCode::OK, page::render(&page)?))
}

/// `POST /views/7/delete`: removes it.
pub async fn delete_view(
    State(state): State<AppState>,
    SignedIn(person): SignedIn,
    chrome: Chrome,
    Path(id): Path<i64>,
    Form(_): Form,
) -> Result<Response, Error> {
    actions::remove_view(&state.pool, &person, SavedViewId(id)).await?;
    Ok(Redirect::to(&chrome.href("/views")).into_response())
}
