// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

//! What can go wrong while a request is answered. The only error that becomes a response; the page
//! around it is put on by [`crate::kit::page::error_pages`].

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};

use crate::{
    kit::{
        database::Trouble,
        i18n::Message,
        problem::{Fault, Problem},
    },
    ranking::WidthMismatch,
};

/// Why a request is not answered with what was asked for.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is nothing at this address. The message says what was looked for, if that is known.
    #[error("nothing here")]
    NotFound(Option<Message>),
    /// Only for people who are signed in: the address of the sign-in page that leads back here.
    #[error("not signed in")]
    SignInNeeded(String),
    /// Not for this person.
    #[error("not allowed")]
    Forbidden,
    /// A form that was not sent from a page of ours, or from one that another browser got.
    #[error("a form from elsewhere")]
    ForeignForm,
    /// A form that is larger than any that is filled in by people.
    #[error("too large")]
    TooLarge,
    /// What was to be sent did not come in time.
    #[error("too slow")]
    TooSlow,
    /// The address exists, but not for this method.
    #[error("method not allowed")]
    MethodNotAllowed,
    /// The database does not answer, or the data changes faster than it can be read.
    #[error("the database is not available")]
    Unavailable,
    /// More is asked than can be answered.
    #[error("too many requests at a time")]
    Busy,
    /// The database has no room for more: it can be read, but nothing can be written.
    #[error("the database has no room left")]
    Full,
    /// What a program is told that a page would tell by a form.
    #[error("refused with {}", .0.status)]
    Problem(Box<Problem>),
    /// A mistake of ours. The visitor learns an id, the log everything.
    #[error(transparent)]
    Internal(Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// The status that belongs to it.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Problem(problem) => problem.status,
            Self::NotFound(_) => StatusCode::NOT_FOUND,
            Self::SignInNeeded(_) => StatusCode::SEE_OTHER,
            Self::Forbidden | Self::ForeignForm => StatusCode::FORBIDDEN,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Unavailable | Self::Busy | Self::Full => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self::Problem(Box::new(problem))
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match Trouble::behind(&error) {
            Some(Trouble::Away) => {
                tracing::warn!(%error, "the database does not answer");
                Self::Unavailable
            }
            // A replica, which is asked first and not last; or the database has changed sides.
            Some(Trouble::Follows) => {
                tracing::debug!(%error, "nothing can be changed here");
                Self::Unavailable
            }
            Some(Trouble::Full) => {
                tracing::error!(%error, "the database has no room left");
                Self::Full
            }
            None => Self::Internal(Box::new(error)),
        }
    }
}

impl From<WidthMismatch> for Error {
    fn from(error: WidthMismatch) -> Self {
        Self::Internal(Box::new(error))
    }
}

impl From<askama::Error> for Error {
    fn from(error: askama::Error) -> Self {
        Self::Internal(Box::new(error))
    }
}

/// What the page around an error needs to know of it; left in the response's extensions.
#[derive(Clone, Debug)]
pub struct Shown {
    /// What was looked for.
    pub message: Option<Message>,
    /// What is wrong in what a program sent.
    pub faults: Vec<Fault>,
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let status = self.status();
        let (mut faults, mut headers) = (Vec::new(), Vec::new());
        let message = match self {
            Self::Problem(problem) => {
                (faults, headers) = (problem.faults, problem.headers);
                problem.message
            }
            Self::SignInNeeded(address) => return Redirect::to(&address).into_response(),
            Self::NotFound(message) => message,
            Self::ForeignForm => Some(Message::new("error-foreign-form")),
            Self::Busy => Some(Message::new("error-busy")),
            Self::Full => Some(Message::new("error-full")),
            Self::Internal(error) => {
                tracing::error!(error = &*error as &dyn std::error::Error, "request failed");
                None
            }
            Self::Unavailable | Self::MethodNotAllowed | Self::Forbidden | Self::TooLarge | Self::TooSlow => {
                None
            }
        };
        let mut response = status.into_response();
        if status == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        }
        response.headers_mut().extend(headers);
        response.extensions_mut().insert(Shown { message, faults });
        response
    }
}
