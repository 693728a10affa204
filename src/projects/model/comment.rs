// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

use chrono::{DateTime, Utc};

use super::project::{Project, State};
use crate::people::{Person, Role};

/// The longest text that somebody may write about a project, in characters.
pub const LONGEST_TEXT: usize = 4000;

/// What a comment is meant as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(type_name = "comment_kind", rename_all = "snake_case")]
pub enum CommentKind {
    /// Portfolio management wants to know something.
    Question,
    /// The department says it.
    Answer,
    /// A department or the leadership sees a reason against it.
    Objection,
    /// Portfolio management tells how it goes.
    Status,
}

impl CommentKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Question, Self::Answer, Self::Objection, Self::Status];

    /// The word in forms; the text on screen is `said-{code}`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Answer => "answer",
            Self::Objection => "objection",
            Self::Status => "status",
        }
    }
}

/// What somebody has said about a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Key; later comments have greater ones.
    pub id: i64,
    /// What it is meant as.
    pub kind: CommentKind,
    /// Name of whoever said it.
    pub author: String,
    /// Their department.
    pub department: Option<String>,
    /// What was said.
    pub text: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// What the person may say about the project. Where a question moves it on, or an answer does, there is one
/// way to ask and to answer, and not this one.
pub fn comment_kinds(person: &Person, project: &Project) -> Vec<CommentKind> {
    let is_own = person.department == Some(project.department.id);
    let may = |kind: &CommentKind| match kind {
        CommentKind::Question => {
            person.has(Role::PortfolioManager) && !matches!(project.state, State::InReview | State::Query)
        }
        CommentKind::Answer => person.has(Role::DepartmentHead) && is_own && project.state != State::Query,
        CommentKind::Objection => person.has(Role::DepartmentHead) || person.has(Role::Leadership),
        CommentKind::Status => person.has(Role::PortfolioManager),
    };
    CommentKind::ALL.into_iter().filter(may).filter(|_| project.state != State::Draft).collect()
}
