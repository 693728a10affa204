// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What the document says that no single handler can: who offers it, how one signs in, and what can go wrong
//! everywhere.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use utoipa::{
    PartialSchema as _, ToSchema as _,
    openapi::{
        Content, HeaderBuilder, HttpMethod, Info, License, OpenApi, OpenApiBuilder, Paths, Ref, RefOr,
        Response, Server,
        path::{Operation, ParameterIn, PathItem},
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
        tag::TagBuilder,
    },
};

use super::BASE;
use crate::kit::{i18n::Locale, problem::ProblemDocument};

/// Language of the document: programs are written in English.
const WORDS: Locale = Locale::En;

/// What belongs together, in the order of the page; named by `tag-{code}`.
pub(super) const TAGS: [&str; 5] = ["board", "method", "propose", "assess", "audit"];

/// Name of the problem among the answers.
const PROBLEM: &str = "Problem";
/// Its media type.
const PROBLEM_TYPE: &str = "application/problem+json";

/// The beginning of the document.
pub(super) fn head() -> OpenApi {
    let mut info = Info::new(WORDS.text("api-heading"), "1".to_owned());
    info.description = Some(WORDS.text("api-lead"));
    let mut licence = License::new("EUPL-1.2");
    licence.identifier = Some("EUPL-1.2".to_owned());
    info.license = Some(licence);
    let tags = TAGS.map(|tag| {
        let heading = WORDS.text(&format!("tag-{tag}"));
        TagBuilder::new().name(tag).description(Some(heading)).build()
    });
    OpenApiBuilder::new()
        .info(info)
        .servers(Some([Server::new(BASE)]))
        .paths(Paths::new())
        .tags(Some(tags))
        .build()
}

/// Adds what holds for every route.
pub(super) fn complete(mut document: OpenApi) -> OpenApi {
    for (path, item) in &mut document.paths.paths {
        for (method, operation) in operations(item) {
            complete_operation(path, &method, operation);
        }
    }
    let components = document.components.get_or_insert_default();
    let mut schemas = vec![(PROBLEM.to_owned(), ProblemDocument::schema())];
    ProblemDocument::schemas(&mut schemas);
    components.schemas.extend(schemas);
    let mut problem = Response::new(WORDS.text("api-problems"));
    let content = Content::new(Some(Ref::from_schema_name(PROBLEM)));
    problem.content.insert(PROBLEM_TYPE.to_owned(), RefOr::T(content));
    components.responses.insert(PROBLEM.to_owned(), RefOr::T(problem));
    let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some(WORDS.text("api-token")));
    components.add_security_scheme("token", SecurityScheme::Http(bearer.build()));
    document
}

fn operations(item: &mut PathItem) -> Vec<(HttpMethod, &mut Operation)> {
    let PathItem { get, put, post, delete, .. } = item;
    let all = [
        (HttpMethod::Get, get),
        (HttpMethod::Put, put),
        (HttpMethod::Post, post),
        (HttpMethod::Delete, delete),
    ];
    all.into_iter().filter_map(|(method, operation)| Some((method, operation.as_mut()?))).collect()
}

fn complete_operation(path: &str, method: &HttpMethod, operation: &mut Operation) {
    // With a token that is none, from whoever may not, too often, and when something breaks.
    let mut problems = BTreeSet::from([401, 403, 429, 500, 503]);
    let is_read = matches!(method, HttpMethod::Get);
    problems.extend((is_read || path.contains('{')).then_some(404));
    problems.extend((!is_read).then_some(409));
    if operation.request_body.is_some() {
        problems.extend([400, 413, 415, 422]);
    }
    let mut pages = false;
    for parameter in operation.parameters.iter_mut().flatten() {
        let RefOr::T(parameter) = parameter else { continue };
        match parameter.parameter_in {
            ParameterIn::Query | ParameterIn::QueryString => problems.extend([422]),
            ParameterIn::Header => problems.extend([412, 422, 428]),
            ParameterIn::Path | ParameterIn::Cookie => {}
        }
        pages |= parameter.name == "cursor";
        parameter.description = Some(WORDS.text(&parameter_key(&parameter.name)));
    }
    for (status, response) in &mut operation.responses.responses {
        let RefOr::T(response) = response else { continue };
        reason(status.parse().ok()).clone_into(&mut response.description);
        let mut header = |name: &str, key: &str| {
            let header = HeaderBuilder::new().description(Some(WORDS.text(key)));
            response.headers.insert(name.to_owned(), RefOr::T(header.build()));
        };
        if status != "204" {
            header("ETag", "header-etag");
        }
        if status == "201" {
            header("Location", "header-location");
        }
        if pages {
            header("Link", "header-link");
        }
    }
    if is_read {
        let not_modified = Response::new(reason(Some(304)));
        operation.responses.responses.insert("304".to_owned(), RefOr::T(not_modified));
    }
    for status in problems {
        let problem = RefOr::Ref(Ref::from_response_name(PROBLEM));
        operation.responses.responses.insert(status.to_string(), problem);
    }
}

/// Key of what a parameter means.
pub(super) fn parameter_key(name: &str) -> String {
    format!("parameter-{}", name.to_lowercase().replace('_', "-"))
}

fn reason(status: Option<u16>) -> &'static str {
    let status = status.and_then(|status| StatusCode::from_u16(status).ok());
    status.and_then(|status| status.canonical_reason()).unwrap_or_default()
}
