// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! A draft: a form for its author, a page to read for the others of the leadership.

use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use crate::{
    assessment::Criterion,
    board::{
        actions,
        model::TypedWeights,
        pages::{weigh::Weigh, weigh_help::DRAFT},
    },
    error::Error,
    kit::{
        extract::Path,
        field::{Control, Difference, Field, has_errors},
        form::{Form, Pairs},
        i18n::Locale,
        page::{self, Chrome},
    },
    people::{Leadership, Person, Resumed},
    state::AppState,
    weighting::{
        self, Change, Draft, DraftContent, DraftEdit, DraftFaults, DraftId, DraftStatus, PointsLine,
        ROW_VERSION, already_published, are_rules_in, draft_address, draft_state, forgotten, in_order,
        points_field, points_lines, read_rules, rules_as_typed, rules_on, rules_said, version_address,
    },
};

/// The ways on from a draft.
struct Links {
    compare: String,
    share: String,
    /// Only where somebody else has to approve it and has not been asked.
    submit: Option<String>,
    /// Only where it can be published by whoever looks.
    publish: Option<String>,
    discard: String,
    /// Makes an own draft of it.
    copy: String,
}

#[derive(Template)]
#[template(path = "weighting/draft.html")]
struct DraftPage {
    chrome: Chrome,
    done: Option<String>,
    name: String,
    author: String,
    state: String,
    changed: String,
    is_own: bool,
    is_shared: bool,
    is_submitted: bool,
    notices: Vec<String>,
    differences: Vec<Difference>,
    fields: Vec<Field>,
    weigh: Weigh,
    /// For those who only read.
    points: Vec<PointsLine>,
    rules_on: Vec<String>,
    weight_sum: String,
    reason: String,
    row_version: String,
    links: Links,
}

impl DraftPage {
    /// Whether something is wrong in one of the fields; for the template, which knows no closures.
    fn has_errors(&self) -> bool {
        has_errors(&self.fields) || self.weigh.is_refused()
    }
}

/// What a draft is drawn with.
struct Drawing<'a> {
    draft: &'a Draft,
    criteria: &'a [Criterion],
    in_force: i32,
    revision: i64,
}

/// What to show in the fields: what was typed, and what is wrong with it.
#[derive(Default)]
struct Typed {
    pairs: Option<Pairs>,
    /// Points that are only tried: they stand in the address and take the place of the stored ones.
    tried: Pairs,
    faults: DraftFaults,
    differences: Vec<Difference>,
    done: Option<String>,
}

/// `GET /weightings/drafts/7`: the form for its author, the points for the others. With points in the address they
/// stand in the form without being saved.
pub async fn draft(
    State(state): State<AppState>,
    Leadership(person): Leadership,
    Resumed(resumed): Resumed,
    chrome: Chrome,
    Path(id): Path<i64>,
    given: Pairs,
) -> Result<Response, Error> {
    let done = given.get("done").and_then(|what| done_text(what, chrome.words));
    let typed = Typed { pairs: resumed, tried: given, done, ..Typed::default() };
    show(&state, &person, chrome, DraftId(id), (StatusCode::OK, typed)).await
}

fn done_text(what: &str, words: Locale) -> Option<String> {
    let key = match what {
        "begun" => "weighting-done-begun",
        "saved" => "weighting-done-saved",
        "shared" => "weighting-done-shared",
        "unshared" => "weighting-done-unshared",
        "submitted" => "weighting-done-submitted",
        _ => return None,
    };
    Some(words.text(key))
}

/// `POST /weightings/drafts/7`: saves it.
pub async fn save(
    State(state): State<AppState>,
    Leadership(person): Leadership,
    chrome: Chrome,
    Path(id): Path<i64>,
    Form(pairs): Form,
) -> Result<Response, Error> {
    let id = DraftId(id);
    let mut db = state.pool.acquire().await?;
    if !weighting::read_draft(&mut db, &person, id).await?.is_of(&person) {
        return Err(Error::Forbidden);
    }
    let criteria = crate::assessment::all_criteria(&mut db).await?;
    drop(db);
    let content = match DraftContent::read(&pairs, &criteria) {
        Ok(content) => content,
        Err(faults) => {
            let typed = Typed { pairs: Some(pairs), faults, ..Typed::default() };
            return show(&state, &person, chrome, id, (StatusCode::UNPROCESSABLE_ENTITY, typed)).await;
        }
    };
    let row_version = pairs.get(ROW_VERSION).and_then(|version| version.parse().ok()).unwrap_or_default();
    let edit = DraftEdit { row_version, content };
    match weighting::save_draft(&state.pool, &person, id, &edit, state.clock.now()).await? {
        Change::Done => {
            Ok(Redirect::to(&format!("{}?done=saved", draft_address(id, &chrome))).into_response())
        }
        Change::Published(version) => already_published(chrome, version),
        Change::Conflict(stored) => {
            let differences = differences(&stored, &edit.content, &criteria, chrome.words);
            // Sending it once more decides: it is on what is stored now.
            let others = pairs.iter().filter(|(name, _)| *name != ROW_VERSION);
            let seen = (ROW_VERSION.to_owned(), stored.row_version.to_string());
            let pairs =
                others.map(|(name, value)| (name.to_owned(), value.to_owned())).chain([seen]).collect();
            let typed = Typed { pairs: Some(pairs), differences, ..Typed::default() };
            show(&state, &person, chrome, id, (StatusCode::CONFLICT, typed)).await
        }
    }
}

fn differences(
    stored: &Draft,
    typed: &DraftContent,
    criteria: &[Criterion],
    words: Locale,
) -> Vec<Difference> {
    let texts = [
        (words.text("weighting-draft-name"), stored.name.clone(), typed.name.clone()),
        (words.text("weighting-draft-reason"), stored.reason.clone(), typed.reason.clone()),
        (words.text("rules-heading"), rules_said(stored.rules, words), rules_said(typed.rules, words)),
    ];
    let points = in_order(&stored.points, criteria).into_iter().zip(in_order(&typed.points, criteria));
    let points = criteria.iter().zip(points).map(|(criterion, (stored, typed))| {
        (criterion.name.get(words).to_owned(), words.integer(stored), words.integer(typed))
    });
    texts
        .into_iter()
        .chain(points)
        .filter(|(_, stored, typed)| stored != typed)
        .map(|(label, stored, typed)| Difference { label, stored, typed })
        .collect()
}

async fn show(
    state: &AppState,
    person: &Person,
    chrome: Chrome,
    id: DraftId,
    (status, typed): (StatusCode, Typed),
) -> Result<Response, Error> {
    let mut reading = actions::begin_reading(&state.pool).await?;
    let db = &mut *reading.transaction;
    let draft = weighting::read_draft(db, person, id).await?;
    if let Some(version) = draft.published_version {
        return Ok(Redirect::to(&version_address(version, &chrome)).into_response());
    }
    let drawing = Drawing {
        draft: &draft,
        criteria: &crate::assessment::all_criteria(db).await?,
        in_force: weighting::in_force(db).await?.version,
        revision: reading.revision,
    };
    drop(reading.transaction);
    let (pairs, points) = drawing.filled_in(&typed);
    let candidates =
        actions::candidates(&state.pool, &state.candidates).await?.ok_or(Error::NotFound(None))?;
    let help = chrome.href(&format!("/my-view/help?{DRAFT}={}", id.0));
    let weigh = Weigh::of(&chrome, state, &candidates, &points, help).await?;
    let status = if weigh.is_refused() { StatusCode::UNPROCESSABLE_ENTITY } else { status };
    let page = drawing.draw(chrome, person, typed, (&pairs, weigh), state.four_eyes);
    Ok(page::respond(status, page::render(&page)?))
}

impl Drawing<'_> {
    fn draw(
        &self,
        chrome: Chrome,
        person: &Person,
        typed: Typed,
        (pairs, weigh): (&Pairs, Weigh),
        four_eyes: bool,
    ) -> DraftPage {
        let (draft, words) = (self.draft, chrome.words);
        let points = in_order(&draft.points, self.criteria);
        let name =
            Field::of(words, (DraftContent::NAME, "weighting-draft-name"), Control::Line("text"), pairs);
        let reason =
            Field::of(words, (DraftContent::REASON, "weighting-draft-reason"), Control::Text(4), pairs)
                .with_hint(words.text("weighting-draft-reason-hint"))
                .about_no_case()
                .optional();
        DraftPage {
            done: typed.done,
            name: draft.name.clone(),
            author: draft.author_name.clone(),
            state: draft_state(draft, words),
            changed: words.date_and_time(draft.changed_at),
            is_own: draft.is_of(person),
            is_shared: draft.is_shared,
            is_submitted: draft.status == DraftStatus::Submitted,
            notices: self.notices(words),
            differences: typed.differences,
            fields: [name, reason].map(|field| field.with_errors(words, &typed.faults.fields)).into(),
            weight_sum: words.integer(points.iter().sum::<u32>()),
            points: points_lines(&points, self.criteria, words),
            rules_on: rules_on(draft.rules, words),
            weigh,
            reason: draft.reason.clone(),
            // Whoever comes back to a form decides on the version that was read then.
            row_version: pairs.raw(ROW_VERSION).to_owned(),
            links: self.links(&chrome, person, four_eyes),
            chrome,
        }
    }

    /// What stands in the form, and its points: what is stored is not called wrong before anybody has typed.
    fn filled_in(&self, typed: &Typed) -> (Pairs, TypedWeights) {
        let are_tried = TypedWeights::are_in(&typed.tried, self.criteria);
        let pairs = typed.pairs.clone().unwrap_or_else(|| self.stored(&typed.tried));
        let points = TypedWeights::read(&pairs, self.criteria, self.draft.rules);
        let is_typed = typed.pairs.is_some() || are_tried;
        (pairs, if is_typed { points } else { points.unjudged() })
    }

    /// What the form of the stored draft would send, with the points that are tried in place of its own.
    fn stored(&self, tried: &Pairs) -> Pairs {
        let text = [
            (DraftContent::NAME.to_owned(), self.draft.name.clone()),
            (DraftContent::REASON.to_owned(), self.draft.reason.clone()),
            (ROW_VERSION.to_owned(), self.draft.row_version.to_string()),
        ];
        let points = self.criteria.iter().filter_map(|criterion| {
            let field = points_field(criterion);
            let tried = tried.iter().find(|(name, _)| *name == field).map(|(_, typed)| typed.to_owned());
            let stored = self.draft.points.iter().find(|(id, _)| *id == criterion.id);
            Some((field, tried.or_else(|| stored.map(|(_, points)| points.to_string()))?))
        });
        let rules = if are_rules_in(tried) { read_rules(tried) } else { self.draft.rules };
        text.into_iter().chain(points).chain(rules_as_typed(rules)).collect()
    }

    /// What its reader has to know before anything is done with it.
    fn notices(&self, words: Locale) -> Vec<String> {
        let forgotten = forgotten(&self.draft.points, self.criteria);
        let mut notices = outdated(self.draft, (self.in_force, self.revision), words);
        if !forgotten.is_empty() {
            let names: Vec<&str> = forgotten.iter().map(|criterion| criterion.name.get(words)).collect();
            notices.push(words.text_about("weighting-draft-forgotten", &names.join(", ")));
        }
        notices
    }

    fn links(&self, chrome: &Chrome, person: &Person, four_eyes: bool) -> Links {
        let DraftId(id) = self.draft.id;
        let at = |action: &str| chrome.href(&format!("/weightings/drafts/{id}/{action}"));
        let obstacle = weighting::obstacle(self.draft, person, four_eyes, self.criteria);
        Links {
            compare: chrome.href(&format!("/weightings/compare?a={}&b=draft-{id}", self.in_force)),
            share: at("share"),
            submit: (four_eyes && self.draft.status == DraftStatus::Open).then(|| at("submit")),
            publish: obstacle.is_none().then(|| at("publish")),
            discard: at("discard"),
            copy: chrome.href(&format!("/weightings/drafts/new?from=draft-{id}")),
        }
    }
}

/// That the draft was made on another version or another state of the projects.
pub(super) fn outdated(draft: &Draft, (in_force, revision): (i32, i64), words: Locale) -> Vec<String> {
    let versions =
        [("before", words.integer(draft.base_version).into()), ("now", words.integer(in_force).into())];
    if draft.base_version != in_force {
        vec![words.text_with("weighting-draft-outdated-version", &versions)]
    } else if draft.inputs_revision != revision {
        let day = words.date_and_time(draft.changed_at);
        vec![words.text_about("weighting-draft-outdated-projects", &day)]
    } else {
        Vec::new()
    }
}
